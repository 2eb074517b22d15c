package pdf

import (
	"bytes"
	"compress/zlib"
	"slices"
)

// cleaning takes out of a document what it tells of its making, without moving a byte: what is taken out becomes blanks, so
// that all cross-references stay true.
type cleaning struct {
	*file
	out    []byte
	packed map[*packedList][]byte // lists of objects as they become
	effort int                    // bytes that may still be packed
	packer *zlib.Writer
	kept   bool
}

// maxEffort is how many bytes we pack for one document: finding the right length takes several tries. Each costs as much as
// packing tryCost bytes before the first one.
const (
	maxEffort = 64 << 20
	tryCost   = 4 << 10
)

func newCleaning(f *file) *cleaning {
	return &cleaning{file: f, out: bytes.Clone(f.src), packed: map[*packedList][]byte{}, effort: maxEffort}
}

// shownFacts are those that viewers show and search engines and screen readers use. All others go.
var shownFacts = []name{"Title", "Subject", "Keywords", "Trapped"}

// finish takes out the facts that a document has beside XMP, of all its versions, and packs what was packed.
func (c *cleaning) finish() (out []byte, kept bool) {
	known, end := map[int]entry{}, len(c.all) // what each number meant in a version: later ones may give it to another object
	for i, trailer := range slices.Backward(c.trailers) {
		for _, e := range slices.Backward(c.all[c.begins[i]:end]) {
			known[e.number] = e
		}
		end = c.begins[i]
		switch info := trailer.get("Info").(type) {
		case ref:
			c.facts(info, known)
		case *dict:
			c.blankFacts(info, nil, known)
		}
	}
	for list, data := range c.packed {
		space := c.out[list.holder.begin:list.holder.end]
		if filters, _ := filtersOf(list.holder.dict()); len(filters) == 0 {
			copy(space, data)
		} else if tight := c.squeezed(data, len(space)); tight != nil && list.holder.dict().get("DecodeParms") == nil {
			copy(space, tight)
		} else {
			c.kept = true
		}
	}
	return c.out, c.kept
}

func (c *cleaning) facts(info ref, known map[int]entry) {
	if e, ok := known[int(info)]; ok {
		o, list, err := c.object(e)
		if d := o.dict(); err == nil && d != nil {
			c.blankFacts(d, list, known)
		}
	}
}

func (c *cleaning) blankFacts(d *dict, list *packedList, known map[int]entry) {
	for _, p := range d.pairs {
		if slices.Contains(shownFacts, p.key) {
			continue
		}
		if r, ok := p.value.(ref); ok {
			c.blankString(known, r)
		}
		if p.key != "Type" && p.key != "Length" && p.key != "Filter" {
			c.blank(list, p.at, p.end)
		}
	}
}

// blankString empties a text that is an object of its own.
func (c *cleaning) blankString(known map[int]entry, r ref) {
	e, ok := known[int(r)]
	if !ok {
		return
	}
	o, list, err := c.object(e)
	if s, ok := o.value.(str); ok && err == nil {
		c.blank(list, s.at+1, s.end-1)
	}
}

// blank overwrites a piece of the file, or of a list of objects.
func (c *cleaning) blank(list *packedList, at, end int) {
	target := c.out
	if list != nil {
		if c.packed[list] == nil {
			c.packed[list] = bytes.Clone(list.data)
		}
		target = c.packed[list]
	}
	for i := at; i < end; i++ {
		target[i] = ' '
	}
}

// stream takes out of a stream what it tells: XMP, and the Exif of a photograph.
func (c *cleaning) stream(o object) {
	d := o.dict()
	filters, _ := filtersOf(d)
	switch {
	case d.get("Subtype") == name("XML"):
		c.xmp(o, filters)
	case len(filters) == 1 && (filters[0] == "DCTDecode" || filters[0] == "DCT"):
		if c.work -= o.end - o.begin; c.work >= 0 { // or the document is refused
			blankExif(c.out[o.begin:o.end])
		}
	}
}

// xmp replaces a block of XMP by one that says what has to be said.
func (c *cleaning) xmp(o object, filters []name) {
	data, err := c.unpack(o)
	if err != nil {
		c.kept = true
		return
	}
	space := c.out[o.begin:o.end]
	for _, short := range [][]byte{shortXMP(data), shortXMP(nil)} {
		if len(filters) == 0 && len(short) <= len(space) {
			copy(space, append(short, bytes.Repeat([]byte(" "), len(space)-len(short))...))
			return
		}
		if tight := c.squeezed(short, len(space)); len(filters) == 1 && o.dict().get("DecodeParms") == nil && tight != nil {
			copy(space, tight)
			return
		}
	}
	if len(filters) == 0 {
		copy(space, bytes.Repeat([]byte(" "), len(space)))
		return
	}
	c.kept = true
}

// squeezed packs data so that it takes exactly n bytes; nil where it can't. Blanks behind the data and empty blocks of five
// bytes each fill what is left.
func (c *cleaning) squeezed(data []byte, n int) []byte {
	const blanks = "  \n \t\n\n \t\t \n  \t \n\t \n\n\t  \t\n \n\t\t \n \n  \t\n" // without a rule, so that they take room
	if c.packer == nil {
		c.packer, _ = zlib.NewWriterLevel(nil, zlib.BestCompression) // the level is a right one
	}
	w := c.packer
	for behind := range 200 {
		if c.effort -= len(data) + tryCost; c.effort < 0 {
			return nil
		}
		var b bytes.Buffer
		w.Reset(&b)
		fill := bytes.Repeat([]byte(blanks), behind/len(blanks)+1)[:behind]
		_, _ = w.Write(data) // a buffer takes all
		_, _ = w.Write(fill)
		_ = w.Flush()
		const end = 5 + 4 // the last block, which is empty, and the sum
		if left := n - end - b.Len(); left < 0 {
			return nil
		} else if left%5 != 0 {
			continue
		} else {
			for range left / 5 {
				_ = w.Flush()
			}
		}
		if _ = w.Close(); b.Len() == n {
			return b.Bytes()
		}
	}
	return nil
}

// blankExif empties the segments in which a JPEG tells where, when and with what it was taken.
func blankExif(jpeg []byte) {
	if !bytes.HasPrefix(jpeg, []byte("\xff\xd8")) {
		return
	}
	for at := 2; at+4 <= len(jpeg) && jpeg[at] == 0xff; {
		marker, n := jpeg[at+1], int(jpeg[at+2])<<8|int(jpeg[at+3])
		if marker == 0xda || n < 2 || at+2+n > len(jpeg) {
			return
		}
		if body := jpeg[at+4 : at+2+n]; marker == 0xe1 || marker == 0xed || marker == 0xfe {
			clear(body)
		}
		at += 2 + n
	}
}
