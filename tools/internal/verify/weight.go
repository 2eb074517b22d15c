package verify

import (
	"cmp"
	"compress/gzip"
	"errors"
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

// weigh compresses a page only if it could be over the budget.
func (w *worker) weigh(src []byte) {
	d := &w.doc
	p := &w.c.pages[d.file]
	slices.Sort(d.styles)
	for _, s := range slices.Compact(d.styles) {
		p.css += w.c.css[s]
	}
	left := w.c.opt.Budget - p.css
	if w.c.opt.Budget <= 0 || w.fits(src, left) {
		return
	}
	p.zipped = w.zip.size(src, usual)
	if p.zipped <= left {
		return
	}
	say := sayWeightRecord
	if d.kind == "home" || d.kind == "list" {
		say = sayWeight
	}
	w.add(d.file, pos{}, say, strconv.Itoa(p.zipped+p.css), strconv.Itoa(w.c.opt.Budget))
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

const mostHeaviest = 10

// heaviest gives the heaviest pages. Those never compressed are light; of them only the longest are measured.
func (c *checker) heaviest() ([]PageWeight, error) {
	var order []int32
	for i := range c.pages {
		if c.pages[i].isPage {
			order = append(order, int32(i))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		p, q := &c.pages[a], &c.pages[b]
		return cmp.Or(cmp.Compare(total(q), total(p)), cmp.Compare(q.raw, p.raw))
	})
	order = order[:min(len(order), mostHeaviest)]
	w := &worker{c: c}
	var out []PageWeight
	var errs []error
	for _, i := range order {
		p := &c.pages[i]
		if p.zipped == 0 {
			src, err := w.load(c.files[i])
			if err != nil {
				errs = append(errs, err)
				continue
			}
			p.zipped = w.zip.size(src, usual)
		}
		out = append(out, PageWeight{"public/" + c.files[i], p.raw, total(p)})
	}
	slices.SortStableFunc(out, func(a, b PageWeight) int { return cmp.Compare(b.Bytes, a.Bytes) })
	return out, errors.Join(errs...)
}

// total is 0 for a page that wasn't compressed.
func total(p *page) int {
	if p.zipped == 0 {
		return 0
	}
	return p.zipped + p.css
}
