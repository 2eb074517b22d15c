package record

import (
	"bytes"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
)

// Read reads one TOML file. name is the path that findings name. The list holds faults only; when there is one,
// the table is nil, because a file that is partly understood would bring wrong findings later.
//
// Codes: file-empty, file-encoding, file-size, merge-conflict, toml-syntax, toml-limit, key-double.
func Read(name string, src []byte) (*Table, diag.List) {
	var found diag.List
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	if !readable(name, src, &found) {
		return nil, found
	}
	if found = Conflicts(name, src); len(found) > 0 {
		return nil, found
	}
	s := &scanner{cursor: newCursor(name, string(src)), found: &found}
	root := s.file()
	if len(found) == 0 && len(root.Entries) == 0 {
		found.Add(diag.Pos{File: name}, "file-empty",
			diag.M("die Datei ist leer", "the file is empty"),
			diag.M("einen Datensatz eintragen oder die Datei löschen", "write a record or delete the file"))
	}
	if len(found) == 0 {
		decode(name, string(src), root, &found)
	}
	if len(found) > 0 {
		found.Sort()
		return nil, found
	}
	return root, nil
}

// readable checks what can be checked without knowing any syntax: size, encoding, control characters.
func readable(name string, src []byte, found *diag.List) bool {
	if len(src) > MaxBytes {
		found.Add(diag.Pos{File: name}, "file-size",
			diag.M("die Datei hat %d Bytes, erlaubt sind %d", "the file has %d bytes, %d are allowed", len(src), MaxBytes),
			diag.M("Bilder und Dokumente als eigene Dateien ablegen, lange Sammlungen aufteilen",
				"store pictures and documents as files of their own, split long collections"))
		return false
	}
	c := newCursor(name, string(src))
	for !c.eof() {
		if !c.utf8OK() {
			found.Add(c.pos(), "file-encoding",
				diag.M("hier steht ein Byte (0x%02X), das kein UTF-8 ist", "here is a byte (0x%02X) that is not UTF-8", c.peek()),
				encodingAdvice(src))
			return false
		}
		if bad, message := c.control(); bad {
			code, advice := "toml-syntax", diag.M("das Zeichen löschen", "delete the character")
			if c.peek() == 0 {
				code, advice = "file-encoding", encodingAdvice(src)
			}
			found.Add(c.pos(), code, message, advice)
			if code == "file-encoding" || len(*found) == MaxFaults {
				return false
			}
		}
		c.next()
	}
	return len(*found) == 0
}

// encodingAdvice recognises UTF-16, which some Windows programs call "Unicode".
func encodingAdvice(src []byte) diag.Message {
	mark := bytes.HasPrefix(src, []byte{0xFF, 0xFE}) || bytes.HasPrefix(src, []byte{0xFE, 0xFF})
	if mark || bytes.Count(src, []byte{0}) > len(src)/4 {
		return diag.M(`die Datei ist wohl UTF-16 (manchmal "Unicode" genannt): im Editor als UTF-8 speichern`,
			`the file seems to be UTF-16 (sometimes called "Unicode"): save it as UTF-8 in the editor`)
	}
	return diag.M("die Datei im Editor als UTF-8 speichern", "save the file as UTF-8 in the editor")
}

// utf8OK tells whether a whole character stands at the cursor.
func (c *cursor) utf8OK() bool {
	r, width := utf8.DecodeRuneInString(c.src[c.off:])
	return r != utf8.RuneError || width > 1
}

// control tells whether a character that TOML forbids everywhere stands at the cursor.
func (c *cursor) control() (bool, diag.Message) {
	b := c.peek()
	switch {
	case b == '\r' && !c.has("\r\n"):
		return true, diag.M("hier steht ein Wagenrücklauf ohne Zeilenvorschub", "here is a carriage return without a line feed")
	case b < ' ' && b != '\t' && b != '\n' && b != '\r', b == 0x7F:
		return true, diag.M("hier steht ein unsichtbares Steuerzeichen (0x%02X)", "here is an invisible control character (0x%02X)", b)
	}
	return false, diag.Message{}
}
