package translate

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/record"
)

// maxDepth is how deep elements may nest: groups in groups, annotations in texts.
const maxDepth = 64

// readXLIFF reads an XLIFF 2.0 or 2.1 file. What stands in other namespaces is passed over; nothing that the file names is
// opened or resolved.
//
// Codes: xliff-dtd, xliff-inline, xliff-limit, xliff-state, xliff-syntax, xliff-version; as a warning xliff-part.
func readXLIFF(name string, src []byte) (*returned, diag.List) {
	src = bytes.TrimPrefix(src, []byte(mark))
	r := &xliffReader{xml: xml.NewDecoder(bytes.NewReader(src)), src: src, here: diag.Pos{File: name, Line: 1, Column: 1}}
	if at := invalidUTF8(src); at >= 0 {
		r.syntax(r.place(at), diag.M("hier steht etwas, das kein UTF-8 ist", "here is something that is not UTF-8"), diag.M("die Datei als UTF-8 speichern", "save the file as UTF-8"))
		return nil, r.found
	}
	r.document()
	if r.found.Faults() > 0 {
		return nil, r.found
	}
	return &r.back, r.found
}

func invalidUTF8(src []byte) int {
	for at := 0; at < len(src); {
		_, size := utf8.DecodeRune(src[at:])
		if size == 1 && src[at] >= utf8.RuneSelf {
			return at
		}
		at += size
	}
	return -1
}

// xliffReader walks through the tokens of a file. Each method reads up to the end of the element it is called for.
type xliffReader struct {
	xml     *xml.Decoder
	src     []byte
	read    int      // how much of src is before here
	here    diag.Pos // of the last token
	depth   int
	stopped bool // by a fault after which nothing makes sense
	back    returned
	found   diag.List
}

// place moves to an offset, which never lies before the last one.
func (r *xliffReader) place(offset int) diag.Pos {
	passed := r.src[r.read:offset]
	if last := bytes.LastIndexByte(passed, '\n'); last >= 0 {
		r.here.Line += bytes.Count(passed, []byte("\n"))
		r.here.Column, passed = 1, passed[last+1:]
	}
	r.here.Column += utf8.RuneCount(passed)
	r.read = offset
	return r.here
}

// shown is the place of the first character after here that is no space.
func (r *xliffReader) shown() diag.Pos {
	rest := r.src[r.read:]
	return r.place(r.read + len(rest) - len(bytes.TrimLeft(rest, " \t\r\n")))
}

func (r *xliffReader) fault(pos diag.Pos, code string, message, advice diag.Message) {
	r.found.Add(pos, code, message, advice)
	r.stopped = r.stopped || r.found.Faults() >= record.MaxFaults
}

func (r *xliffReader) syntax(pos diag.Pos, message, advice diag.Message) {
	r.fault(pos, "xliff-syntax", message, advice)
}

func (r *xliffReader) stop(pos diag.Pos, code string, message, advice diag.Message) {
	r.fault(pos, code, message, advice)
	r.stopped = true
}

// next gives the next token but for comments and processing instructions; nil at the end.
func (r *xliffReader) next() (xml.Token, diag.Pos) {
	for !r.stopped {
		pos := r.place(int(r.xml.InputOffset()))
		token, err := r.xml.Token()
		if err != nil {
			r.broken(err)
			return nil, pos
		}
		switch t := token.(type) {
		case xml.Directive:
			r.stop(pos, "xliff-dtd", diag.M("eine Übersetzung braucht keine DTD; wegen ihrer Entitäten wird sie nicht gelesen", "a translation needs no DTD; for the sake of its entities it is not read"), diag.M("die Zeile mit <!DOCTYPE löschen", "delete the line with <!DOCTYPE"))
			return nil, pos
		case xml.StartElement:
			if r.depth++; r.depth > maxDepth {
				r.stop(pos, "xliff-limit", diag.M("Elemente stehen tiefer als %d ineinander", "elements are nested deeper than %d", maxDepth), diag.Message{})
				return nil, pos
			}
			r.once(t, pos)
			return t, pos
		case xml.EndElement:
			r.depth--
			return t, pos
		case xml.CharData:
			return t, pos
		}
	}
	return nil, r.here
}

// broken reports what is no XML. The end of the file after its root is none of it.
func (r *xliffReader) broken(err error) {
	pos, syntax := r.place(int(r.xml.InputOffset())), (*xml.SyntaxError)(nil)
	switch {
	case errors.Is(err, io.EOF):
	case errors.As(err, &syntax):
		r.syntax(pos, diag.M("das ist kein XML nach den Regeln: %s", "this is not well-formed XML: %s", syntax.Msg), diag.Message{})
	default:
		r.syntax(pos, diag.M("das XML ist von einer Art, die netz nicht liest: %s", "the XML is of a kind that netz does not read: %s", err), diag.M("als XML 1.0 in UTF-8 speichern", "save it as XML 1.0 in UTF-8"))
	}
	r.stopped = true
}

// once refuses an attribute given twice, which the decoder lets pass.
func (r *xliffReader) once(e xml.StartElement, pos diag.Pos) {
	if len(e.Attr) < 2 {
		return
	}
	seen := make(map[xml.Name]bool, len(e.Attr))
	for _, a := range e.Attr {
		if seen[a.Name] {
			r.stop(pos, "xliff-syntax", diag.M("das Attribut %q steht zweimal da", "the attribute %q stands here twice", a.Name.Local), diag.Message{})
			return
		}
		seen[a.Name] = true
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// children calls do for each element of XLIFF in the one that is open, up to its end.
func (r *xliffReader) children(do func(xml.StartElement, diag.Pos)) {
	for {
		token, pos := r.next()
		switch t := token.(type) {
		case nil, xml.EndElement:
			return
		case xml.StartElement:
			if t.Name.Space != xliffSpace {
				r.skip()
				continue
			}
			do(t, pos)
		case xml.CharData:
			if len(bytes.TrimSpace(t)) > 0 {
				r.syntax(r.shown(), diag.M("hier steht Text außerhalb von <source> und <target>", "here is text outside <source> and <target>"), diag.Message{})
			}
		}
	}
}

// skip passes over the rest of an element.
func (r *xliffReader) skip() {
	for open := 1; open > 0; {
		switch token, _ := r.next(); token.(type) {
		case nil:
			return
		case xml.StartElement:
			open++
		case xml.EndElement:
			open--
		}
	}
}

// among refuses an element that does not belong where it stands.
func (r *xliffReader) among(e xml.StartElement, pos diag.Pos, parent string) {
	r.syntax(pos, diag.M("<%s> gehört nicht in <%s>", "<%s> does not belong in <%s>", e.Name.Local, parent), diag.M("die Datei mit `netz translate export` neu schreiben", "write the file anew with `netz translate export`"))
	r.skip()
}

// document reads the whole file.
func (r *xliffReader) document() {
	again := diag.M("die Datei mit `netz translate export --format xliff` neu schreiben", "write the file anew with `netz translate export --format xliff`")
	rooted := false
	for {
		token, pos := r.next()
		switch t := token.(type) {
		case nil:
			if !rooted && len(r.found) == 0 {
				r.syntax(r.here, diag.M("die Datei hat keinen Inhalt", "the file has no content"), again)
			}
			return
		case xml.CharData:
			if len(bytes.TrimSpace(t)) > 0 {
				r.stop(r.shown(), "xliff-syntax", diag.M("hier steht Text außerhalb von <xliff>", "here is text outside <xliff>"), diag.Message{})
			}
		case xml.StartElement:
			switch {
			case rooted:
				r.stop(pos, "xliff-syntax", diag.M("nach </xliff> steht noch etwas", "something follows </xliff>"), diag.Message{})
			case t.Name.Local != "xliff":
				r.stop(pos, "xliff-syntax", diag.M("die Datei beginnt mit <%s> statt mit <xliff>", "the file begins with <%s> instead of <xliff>", t.Name.Local), again)
			case t.Name.Space != xliffSpace || !slices.Contains([]string{"2.0", "2.1"}, attr(t, "version")):
				r.stop(pos, "xliff-version", diag.M("netz liest XLIFF 2.0 und 2.1, nicht %q", "netz reads XLIFF 2.0 and 2.1, not %q", attr(t, "version")), again)
			default:
				rooted = true
				r.back.language, r.back.pos = attr(t, "trgLang"), pos
				r.children(r.file)
			}
		}
	}
}

func (r *xliffReader) file(e xml.StartElement, pos diag.Pos) {
	if e.Name.Local != "file" {
		r.among(e, pos, "xliff")
		return
	}
	r.children(r.inFile)
}

func (r *xliffReader) inFile(e xml.StartElement, pos diag.Pos) {
	switch e.Name.Local {
	case "unit":
		r.unit(e, pos)
	case "group":
		r.children(r.inFile)
	case "notes", "skeleton":
		r.skip()
	default:
		r.among(e, pos, "file")
	}
}
