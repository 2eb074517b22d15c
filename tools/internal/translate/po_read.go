package translate

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/record"
)

// message is one entry of a PO file.
type message struct {
	unit
	seen [3]bool // which of msgctxt, msgid and msgstr there are
}

// keywords are in the order in which an entry has them.
var keywords = [3]string{"msgctxt", "msgid", "msgstr"}

// readPO reads a PO file.
func readPO(name string, src []byte) (*returned, diag.List) {
	messages, found := messagesOf(name, src)
	if found.Faults() > 0 {
		return nil, found
	}
	header, found := headerOf(name, messages)
	if found.Faults() > 0 {
		return nil, found
	}
	back := &returned{language: header["language"], pos: messages[0].pos}
	for _, m := range messages {
		if !m.header() {
			back.units = append(back.units, &m.unit)
		}
	}
	return back, nil
}

// header tells that the entry is the file's head, which has neither context nor original.
func (m *message) header() bool { return m.context == "" && m.original == "" }

// poReader reads the part of PO that a Batch writes and editors add to. It refuses what it does not know.
type poReader struct {
	name     string
	line     int
	messages []*message
	open     *message // the entry being read; nil between entries
	last     *string  // what a line of quoted text adds to
	fuzzy    bool     // for the next entry
	found    diag.List
}

// messagesOf reads the entries of a PO file. The list holds faults only; when there is one, the messages are of no use.
func messagesOf(name string, src []byte) ([]*message, diag.List) {
	r := &poReader{name: name}
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	for _, line := range strings.Split(string(src), "\n") {
		if r.line++; len(r.found) >= record.MaxFaults {
			return nil, r.found
		}
		if !utf8.ValidString(line) {
			r.fault(diag.M("hier steht etwas, das kein UTF-8 ist", "here is something that is not UTF-8"), diag.M("die Datei als UTF-8 speichern", "save the file as UTF-8"))
			return nil, r.found
		}
		r.statement(strings.TrimSpace(line))
	}
	r.end()
	return r.messages, r.found
}

func (r *poReader) pos() diag.Pos { return diag.Pos{File: r.name, Line: r.line, Column: 1} }

func (r *poReader) fault(message, advice diag.Message) {
	r.found.Add(r.pos(), "po-syntax", message, advice)
}

func (r *poReader) statement(line string) {
	switch {
	case line == "":
		r.last = nil
	case strings.HasPrefix(line, "#,"):
		r.between()
		for _, flag := range strings.Split(line[2:], ",") {
			r.fuzzy = r.fuzzy || strings.TrimSpace(flag) == "fuzzy"
		}
	case strings.HasPrefix(line, "#"):
		r.between()
	case strings.HasPrefix(line, `"`):
		if r.last == nil {
			r.fault(diag.M("vor diesem Text fehlt msgid oder msgstr", "msgid or msgstr is missing before this text"), diag.Message{})
			return
		}
		*r.last += r.unquote(line)
	default:
		r.keyword(line)
	}
}

// between ends an entry that is whole: comments stand before an entry, never in it.
func (r *poReader) between() {
	switch {
	case r.open == nil:
	case r.open.seen[2]:
		r.end()
	default:
		r.fault(diag.M("mitten in einem Eintrag steht ein Kommentar", "a comment stands in the midst of an entry"), diag.M("Kommentare stehen vor msgctxt", "comments stand before msgctxt"))
	}
}

// end closes the entry being read.
func (r *poReader) end() {
	m := r.open
	r.open, r.last = nil, nil
	if m == nil {
		return
	}
	for i, word := range keywords[1:] {
		if !m.seen[i+1] {
			r.found.Add(m.pos, "po-syntax", diag.M("dem Eintrag fehlt %s", "the entry lacks %s", word), diag.Message{})
			return
		}
	}
	r.messages = append(r.messages, m)
}

func (r *poReader) keyword(line string) {
	word, rest, _ := strings.Cut(line, " ")
	if at := strings.IndexByte(word, '"'); at >= 0 {
		word, rest = line[:at], line[at:]
	}
	for i, k := range keywords {
		if word == k {
			r.set(i, strings.TrimSpace(rest))
			return
		}
	}
	if strings.HasPrefix(word, "msgid_plural") || strings.HasPrefix(word, "msgstr[") {
		r.fault(diag.M("Mehrzahlformen hat kein Text", "no text has plural forms"), diag.M("die Datei mit `netz translate export` neu schreiben", "write the file anew with `netz translate export`"))
		return
	}
	r.fault(diag.M("das ist keine Zeile einer PO-Datei", "this is no line of a PO file"), diag.M("Zeilen beginnen mit #, msgctxt, msgid, msgstr oder einem Anführungszeichen", "lines begin with #, msgctxt, msgid, msgstr or a quotation mark"))
}

// set takes the text of a keyword; i is its place in keywords.
func (r *poReader) set(i int, rest string) {
	if r.open != nil && (r.open.seen[2] || i == 0) {
		r.end()
	}
	if r.open == nil {
		r.open = &message{unit: unit{pos: r.pos(), fuzzy: r.fuzzy}}
		r.fuzzy = false
	}
	m := r.open
	if m.seen[i] || i == 2 && !m.seen[1] {
		r.last = new(string) // what follows belongs to it and is no fault of its own
		r.fault(diag.M("%s steht hier an falscher Stelle", "%s stands in the wrong place here", keywords[i]), diag.M("die Reihenfolge ist msgctxt, msgid, msgstr", "the order is msgctxt, msgid, msgstr"))
		return
	}
	m.seen[i] = true
	r.last = [...]*string{&m.context, &m.original, &m.text}[i]
	if i == 2 {
		m.textPos = r.pos()
	}
	*r.last = r.unquote(rest)
}

var unescapes = map[byte]byte{'n': '\n', 't': '\t', 'r': '\r', '"': '"', '\\': '\\'}

// unquote reads a text in quotation marks.
func (r *poReader) unquote(s string) string {
	body, ok := strings.CutPrefix(s, `"`)
	if !ok {
		r.fault(diag.M("hier fehlt ein Text in Anführungszeichen", "a text in quotation marks is missing here"), diag.Message{})
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(body); i++ {
		switch c := body[i]; {
		case c == '"' && i == len(body)-1:
			return r.printable(b.String())
		case c == '"':
			r.fault(diag.M("nach dem Text steht noch etwas", "something follows the text"), diag.M(`Anführungszeichen im Text als \" schreiben`, `write quotation marks in the text as \"`))
			return ""
		case c == '\\' && i+1 < len(body) && unescapes[body[i+1]] != 0:
			i++
			b.WriteByte(unescapes[body[i]])
		case c == '\\':
			r.fault(diag.M("eine unbekannte Zeichenfolge mit Rückstrich", "an unknown backslash sequence"), diag.M(`einen Rückstrich als \\ schreiben`, `write a backslash as \\`))
			return ""
		default:
			b.WriteByte(c)
		}
	}
	r.fault(diag.M("dem Text fehlt das schließende Anführungszeichen", "the text lacks its closing quotation mark"), diag.Message{})
	return ""
}

// printable refuses control characters other than those that order lines.
func (r *poReader) printable(s string) string {
	s = unixLines(s)
	if strings.ContainsFunc(s, control) {
		r.fault(diag.M("hier steht ein unsichtbares Steuerzeichen", "here is an invisible control character"), diag.M("das Zeichen löschen", "delete the character"))
	}
	return s
}

// headerOf reads the fields of the header, by their names in small letters.
func headerOf(name string, messages []*message) (map[string]string, diag.List) {
	var found diag.List
	for _, m := range messages {
		if !m.header() {
			continue
		}
		fields := map[string]string{}
		for _, line := range strings.Split(m.text, "\n") {
			key, value, _ := strings.Cut(line, ":")
			fields[strings.ToLower(strings.TrimSpace(key))] = strings.TrimSpace(value)
		}
		if kind := strings.ToLower(fields["content-type"]); kind != "" && !strings.HasSuffix(kind, "charset=utf-8") {
			found.Add(m.textPos, "po-header", diag.M("die Datei sagt, sie sei nicht UTF-8", "the file says that it is not UTF-8"), diag.M("als UTF-8 speichern: Content-Type: text/plain; charset=UTF-8", "save it as UTF-8: Content-Type: text/plain; charset=UTF-8"))
		}
		return fields, found
	}
	found.Add(diag.Pos{File: name, Line: 1, Column: 1}, "po-header", diag.M("der Kopf der Datei fehlt", "the file's header is missing"), diag.M("die Datei mit `netz translate export` neu schreiben", "write the file anew with `netz translate export`"))
	return nil, found
}
