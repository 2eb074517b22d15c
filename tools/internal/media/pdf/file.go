package pdf

import (
	"bytes"
	"errors"
)

// errBroken says that the document contradicts itself, or is written in a way that we don't read.
var errBroken = errors.New("pdf: not readable")

// Limits. A document that passes them is refused: none that people make does.
const (
	maxObjects  = 1_000_000 // over all versions of the document
	maxVersions = 1_000
	maxUnpacked = 32 << 20 // bytes of what we unpack: lists of objects, and what the document tells of itself
	endWithin   = 2048     // bytes at the end in which the mark of the end stands
)

// entry says where an object is: in the file, or in a packed list of objects.
type entry struct {
	number int
	at     int // in the file; for a packed object its place in the list
	in     int // number of the list, 0 for none
}

// object is a value with the buffer that its positions count in.
type object struct {
	value any
	// of a stream: where its bytes stand in the file
	stream     bool
	begin, end int
}

func (o object) dict() *dict {
	d, _ := o.value.(*dict)
	return d
}

// packedList is an unpacked list of objects.
type packedList struct {
	holder  object
	data    []byte
	numbers []int
	offsets []int
}

// file is a document as its cross-references tell it.
type file struct {
	src      []byte
	work     int // bytes that may still be looked at
	unpacked int // bytes that may still be unpacked
	newest   map[int]entry
	all      []entry // of all versions, the newest first
	trailers []*dict
	begins   []int               // per trailer: where in all its part begins
	lists    map[int]*packedList // by where the holder stands
	locked   bool
}

// open reads the cross-references. Where a viewer would start to guess, it fails.
func open(src []byte) (*file, error) {
	f := &file{src: src, work: 8*len(src) + 1<<16, unpacked: maxUnpacked, newest: map[int]entry{}, lists: map[int]*packedList{}}
	tail := max(0, len(src)-endWithin)
	at := bytes.LastIndex(src[tail:], []byte("startxref"))
	if at < 0 {
		return nil, errBroken
	}
	l := f.lexer(tail + at)
	l.take("startxref")
	next, ok := whole(l.value(0))
	if !ok || l.bad {
		return nil, errBroken
	}
	seen := map[int]bool{}
	for queue := []int{next}; len(queue) > 0; queue = queue[1:] {
		if seen[queue[0]] {
			continue
		}
		if seen[queue[0]] = true; len(seen) > maxVersions {
			return nil, errBroken
		}
		f.begins = append(f.begins, len(f.all))
		trailer, err := f.section(queue[0])
		if err != nil {
			return nil, err
		}
		f.trailers = append(f.trailers, trailer)
		f.locked = f.locked || trailer.get("Encrypt") != nil
		for _, key := range []name{"XRefStm", "Prev"} {
			switch n, ok := trailer.number(key); {
			case ok:
				queue = append(queue, n)
			case trailer.get(key) != nil:
				return nil, errBroken
			}
		}
	}
	return f, nil
}

func (f *file) lexer(at int) *lexer {
	if at < 0 || at > len(f.src) {
		at = len(f.src)
	}
	return &lexer{src: f.src, at: at, work: &f.work}
}

func (f *file) add(e entry) error {
	if len(f.all) >= maxObjects {
		return errBroken
	}
	f.all = append(f.all, e)
	if _, known := f.newest[e.number]; !known {
		f.newest[e.number] = e
	}
	return nil
}

// section reads one part of the cross-references, a table or a stream.
func (f *file) section(at int) (*dict, error) {
	l := f.lexer(at)
	if l.word() == "xref" {
		return f.table(l)
	}
	o, number, err := f.read(at)
	if err != nil || !o.stream || o.dict().get("Type") != name("XRef") {
		return nil, errBroken
	}
	data, err := f.unpack(o)
	if err != nil {
		return nil, err
	}
	if err := f.add(entry{number: number, at: at}); err != nil {
		return nil, err
	}
	return o.dict(), f.rows(o.dict(), data)
}

// table reads the cross-references in plain text.
func (f *file) table(l *lexer) (*dict, error) {
	for {
		word := l.word()
		if word == "trailer" {
			break
		}
		first, ok := parseNumber(word)
		count, okToo := parseNumber(l.word())
		if !ok || !okToo || l.bad || count < 0 || count > maxObjects || first < 0 || first > maxObjects*10 {
			return nil, errBroken
		}
		for i := range int(count) {
			at, ok := parseNumber(l.word())
			generation, okToo := parseNumber(l.word())
			kind := l.word()
			if !ok || !okToo || l.bad || kind != "n" && kind != "f" {
				return nil, errBroken
			}
			if i == 0 && first == 1 && kind == "f" && generation == 65535 {
				first = 0 // some programs count wrongly; viewers know
			}
			if place, isWhole := whole(at); kind == "n" && isWhole && place > 0 {
				if err := f.add(entry{number: int(first) + i, at: place}); err != nil {
					return nil, err
				}
			}
		}
	}
	d, ok := l.value(0).(*dict)
	if !ok || l.bad {
		return nil, errBroken
	}
	return d, nil
}

// rows reads the cross-references of a stream.
func (f *file) rows(d *dict, data []byte) error {
	var widths [3]int
	list, _ := d.get("W").([]any)
	if len(list) < 3 {
		return errBroken
	}
	row := 0
	for i := range widths {
		n, ok := whole(list[i])
		if !ok || n > 8 {
			return errBroken
		}
		widths[i], row = n, row+n
	}
	size, ok := d.number("Size")
	index, _ := d.get("Index").([]any)
	if index == nil {
		index = []any{0.0, float64(size)}
	}
	if !ok || row == 0 {
		return errBroken
	}
	for ; len(index) >= 2; index = index[2:] {
		first, ok := whole(index[0])
		count, okToo := whole(index[1])
		if !ok || !okToo || count > len(data)/row {
			return errBroken
		}
		for i := range count {
			if err := f.row(first+i, data[:row], widths); err != nil {
				return err
			}
			data = data[row:]
		}
	}
	return nil
}

func (f *file) row(number int, row []byte, widths [3]int) error {
	fields := [3]int{1, 0, 0}
	for i, w := range widths {
		if w > 0 {
			fields[i] = 0
		}
		for _, c := range row[:w] {
			fields[i] = fields[i]<<8 | int(c)
		}
		row = row[w:]
	}
	switch fields[0] {
	case 0:
		return nil
	case 1:
		return f.add(entry{number: number, at: fields[1]})
	case 2:
		return f.add(entry{number: number, in: max(fields[1], 1), at: fields[2]})
	}
	return errBroken
}

// read reads the object that begins at a place in the file.
func (f *file) read(at int) (o object, number int, err error) {
	l := f.lexer(at)
	n, ok := parseNumber(l.word())
	_, okToo := parseNumber(l.word())
	if !ok || !okToo || !l.take("obj") {
		return object{}, 0, errBroken
	}
	o.value = l.value(0)
	d, isDict := o.value.(*dict)
	switch end := l.word(); {
	case l.bad:
		return object{}, 0, errBroken
	case end == "stream" && isDict:
		err = f.stream(&o, d, l)
	case end != "endobj" && !bytes.HasPrefix([]byte(end), []byte("endobj")):
		err = errBroken
	}
	number, _ = whole(n)
	return o, number, err
}

// stream finds the bytes of a stream: as many as its dictionary says, and then its end.
func (f *file) stream(o *object, d *dict, l *lexer) error {
	if bytes.HasPrefix(f.src[l.at:], []byte("\r\n")) {
		l.at++
	}
	o.begin = l.at + 1
	length := d.get("Length")
	if r, ok := length.(ref); ok {
		length = f.plain(r)
	}
	n, ok := whole(length)
	if !ok || o.begin+n > len(f.src) {
		return errBroken
	}
	o.stream, o.end = true, o.begin+n
	l.at = o.end
	if word := l.word(); word != "endstream" && !bytes.HasPrefix([]byte(word), []byte("endstream")) {
		return errBroken
	}
	return nil
}

// plain gives the value of an object in the file that is no stream; nil where there is none.
func (f *file) plain(r ref) any {
	e, ok := f.newest[int(r)]
	if !ok || e.in != 0 {
		return nil
	}
	l := f.lexer(e.at)
	l.word()
	l.word()
	if !l.take("obj") {
		return nil
	}
	return l.value(0)
}

// object gives the object of an entry, and the list that holds it where it is packed.
func (f *file) object(e entry) (object, *packedList, error) {
	if e.in == 0 {
		o, number, err := f.read(e.at)
		if err == nil && number != e.number {
			err = errBroken
		}
		return o, nil, err
	}
	holder, ok := f.newest[e.in]
	if !ok || holder.in != 0 {
		return object{}, nil, errBroken
	}
	list, err := f.list(holder.at)
	if err != nil || e.at < 0 || e.at >= len(list.numbers) || list.numbers[e.at] != e.number {
		return object{}, nil, errBroken
	}
	l := &lexer{src: list.data, at: list.offsets[e.at], work: &f.work}
	o := object{value: l.value(0)}
	if l.bad {
		return object{}, nil, errBroken
	}
	return o, list, nil
}

// list unpacks the list of objects at a place in the file.
func (f *file) list(at int) (*packedList, error) {
	if list := f.lists[at]; list != nil {
		return list, nil
	}
	o, _, err := f.read(at)
	if err != nil || !o.stream || o.dict().get("Type") != name("ObjStm") {
		return nil, errBroken
	}
	list := &packedList{holder: o}
	if list.data, err = f.unpack(o); err != nil {
		return nil, err
	}
	f.work += 8 * len(list.data)
	count, ok := o.dict().number("N")
	first, okToo := o.dict().number("First")
	if !ok || !okToo || count > maxObjects || first > len(list.data) {
		return nil, errBroken
	}
	l := &lexer{src: list.data[:first], work: &f.work}
	for range count {
		number, ok := parseNumber(l.word())
		offset, okToo := parseNumber(l.word())
		if !ok || !okToo || number < 0 || offset < 0 || first+int(offset) > len(list.data) {
			return nil, errBroken
		}
		list.numbers, list.offsets = append(list.numbers, int(number)), append(list.offsets, first+int(offset))
	}
	f.lists[at] = list
	return list, nil
}

// resolve follows a reference to its value; a value stays what it is.
func (f *file) resolve(v any) any {
	r, ok := v.(ref)
	if !ok {
		return v
	}
	e, ok := f.newest[int(r)]
	if !ok {
		return nil
	}
	o, _, err := f.object(e)
	if err != nil {
		return nil
	}
	return o.value
}
