package verify

import (
	"compress/gzip"
	"math"
	"slices"
	"strconv"
)

// zipper measures compressed sizes and keeps its tables from one to the next.
type zipper struct {
	n      int
	levels [gzip.BestCompression + 1]*gzip.Writer
}

func (z *zipper) Write(p []byte) (int, error) {
	z.n += len(p)
	return len(p), nil
}

// Levels of gzip.
const (
	quick = gzip.BestSpeed
	usual = 6 // on web servers
)

// size gives the bytes of src after gzip. Writing to a counter can't fail.
func (z *zipper) size(src []byte, level int) int {
	z.n = 0
	w := z.levels[level]
	if w == nil {
		w, _ = gzip.NewWriterLevel(z, level)
		z.levels[level] = w
	}
	w.Reset(z)
	w.Write(src)
	w.Close()
	return z.n
}

// weigh compresses a page only if it could be over the budget, and if its weight isn't known.
func (w *worker) weigh(src []byte) {
	d := &w.doc
	weight, known := w.c.opt.Weights[w.c.files[d.file]]
	if !known {
		weight = w.weight(src)
	}
	if weight == 0 {
		return
	}
	w.c.heavy[d.file] = weight
	say := sayWeightRecord
	if d.kind == "home" || d.kind == "list" {
		say = sayWeight
	}
	w.add(d.file, pos{}, say, strconv.Itoa(weight), strconv.Itoa(w.c.opt.Budget))
}

// weight is what a page and its stylesheets weigh, or 0 within the budget.
func (w *worker) weight(src []byte) int {
	d := &w.doc
	css := 0
	slices.Sort(d.styles)
	for _, s := range slices.Compact(d.styles) {
		css += w.c.css[s]
	}
	left := w.c.opt.Budget - css
	if w.c.opt.Budget <= 0 || w.fits(src, left) {
		return 0
	}
	zipped := w.zip.size(src, usual)
	if zipped <= left {
		return 0
	}
	return zipped + css
}

// fits tries ever dearer upper bounds of the compressed size: the raw size, what Huffman's code alone would
// take, and the quickest compression.
func (w *worker) fits(src []byte, left int) bool {
	const frame = 18 + 5 // gzip's head and foot, and a stored block's
	return len(src)+frame <= left || huffmanBound(src) <= left || w.zip.size(src, quick) <= left
}

// huffmanBound is at least the size of src in a Huffman code of its bytes, tables included. (The code loses at most
// the share of the most frequent byte plus 0.086 bits a byte against the entropy.) Matches only make it smaller.
func huffmanBound(src []byte) int {
	const loss, tables = 0.086, 320
	var count [256]int
	for _, b := range src {
		count[b]++
	}
	bits, most := loss*float64(len(src)), 0
	for _, n := range count {
		if n > 0 {
			bits += float64(n) * math.Log2(float64(len(src))/float64(n))
		}
		most = max(most, n)
	}
	return (int(bits)+most)/8 + tables
}
