package media

import (
	"bytes"
	"compress/zlib"
	"io"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
)

// pdfActive are the names under which a PDF runs something, carries other files, or sends what was filled in.
var pdfActive = []string{"EmbeddedFile", "EmbeddedFiles", "ImportData", "JavaScript", "Launch", "RichMedia", "SubmitForm", "XFA"}

// Limits of the packed lists of objects that are looked into.
const (
	maxObjects    = 64 << 20 // bytes of all, unpacked
	pdfEndWithin  = 2048     // bytes at the end in which the mark of the end stands
	objectsBefore = 400      // bytes before a stream in which its dictionary names it
)

// pdf looks for active contents among the names of the document: those that stand open, and those of packed lists of objects.
// That is no full reading. A document made to deceive can hide from it, as from any scanner; a PDF viewer must hold then.
func (f *finding) pdf(src []byte) {
	if !bytes.HasPrefix(src, []byte("%PDF-")) {
		f.other(src)
		return
	}
	if !bytes.Contains(src[max(0, len(src)-pdfEndWithin):], []byte("%%EOF")) {
		f.broken()
		return
	}
	found, locked := pdfNames(src, nil)
	found = pdfObjects(src, found)
	if locked {
		f.add(Active, diag.M("das PDF ist verschlüsselt oder geschützt; niemand kann prüfen, was darin steht, und Vorleseprogramme scheitern daran", "the PDF is encrypted or protected; nobody can check what is in it, and screen readers fail at it"),
			diag.M("ohne Kennwort und Schutz speichern", "save it without password and protection"))
	}
	if len(found) > 0 {
		slices.Sort(found)
		f.add(Active, diag.M("das PDF enthält Programme, eingebettete Dateien oder Formulare, die etwas absenden (%s)", "the PDF holds programs, embedded files or forms that send something (%s)", strings.Join(slices.Compact(found), ", ")),
			diag.M("neu als PDF drucken oder als PDF/A-1 oder PDF/A-2 speichern", "print it to PDF anew, or save it as PDF/A-1 or PDF/A-2"))
	}
}

// pdfNames finds active names; locked tells whether the document is encrypted.
func pdfNames(src []byte, found []string) (_ []string, locked bool) {
	for at := 0; ; {
		n := bytes.IndexByte(src[at:], '/')
		if n < 0 {
			return found, locked
		}
		at += n + 1
		name := pdfName(src[at:])
		locked = locked || name == "Encrypt"
		if slices.Contains(pdfActive, name) && len(found) < 50 {
			found = append(found, name)
		}
	}
}

// pdfName reads a name of at most 16 characters. "#4A" stands for "J".
func pdfName(src []byte) string {
	const longest = 16
	var name [longest]byte
	n := 0
	for i := 0; i < len(src) && n < longest; i++ {
		c := src[i]
		if c <= ' ' || bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 {
			break
		}
		if c == '#' && i+2 < len(src) && hex(src[i+1]) >= 0 && hex(src[i+2]) >= 0 {
			c = byte(hex(src[i+1])<<4 | hex(src[i+2]))
			i += 2
		}
		name[n] = c
		n++
	}
	return string(name[:n])
}

func hex(c byte) int { return bytes.IndexByte([]byte("0123456789abcdef"), c|0x20) }

// pdfObjects looks into the packed lists of objects.
func pdfObjects(src []byte, found []string) []string {
	left := int64(maxObjects)
	for at := 0; left > 0; {
		n := bytes.Index(src[at:], []byte("ObjStm"))
		if n < 0 {
			break
		}
		at += n
		begin := bytes.Index(src[at:min(len(src), at+objectsBefore)], []byte("stream"))
		if begin < 0 {
			at += len("ObjStm")
			continue
		}
		at += begin + len("stream")
		r, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(src[at:], "\r\n")))
		if err != nil {
			continue
		}
		data, _ := io.ReadAll(io.LimitReader(r, left)) // what comes before a fault counts
		left -= int64(len(data))
		found, _ = pdfNames(data, found)
	}
	return found
}
