package translate

import (
	"strings"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/record"
)

// editor changes the text of an overlay at the places that package record gives.
type editor struct {
	name, src string
	nl        string         // how lines end in the file
	rank      map[string]int // of texts and tables, from 1; 0 for what is none of the record's
}

// put writes one translation: over the one there is, else where the record's order has it.
func (e *editor) put(c change) *diag.Diagnostic {
	root, bad := e.read()
	if bad != nil {
		return bad
	}
	way := c.text.Way
	parents, key := way[:len(way)-1], way[len(way)-1]
	parent, table := root, root
	for _, step := range parents {
		entry := table.Get(step)
		if entry == nil {
			parent = nil
			break
		}
		if pos := entry.Value.Pos; entry.Value.Kind != record.TableKind || e.char(pos) != '[' && !e.underHeader(pos) {
			return unfit(pos)
		}
		table = entry.Value.Table
		parent = table
	}
	text := value(c.to, e.nl)
	switch {
	case parent != nil && parent.Get(key) != nil && e.char(parent.Get(key).Value.Pos) == '{':
		e.replace(parent.Get(key).Value, text)
	case parent != nil && parent.Get(key) != nil:
		return e.lines(way, "text", leaves(c.to))
	case parent == root || parent != nil && e.char(parent.Pos) == '[':
		e.assign(root, parent, parents, key+" = "+text, e.rank[joined(way)])
	default:
		e.section(root, "["+joined(parents)+"]"+e.nl+key+" = "+text, e.rank[joined(parents)])
	}
	return nil
}

func (e *editor) read() (*record.Table, *diag.Diagnostic) {
	if e.src == "" {
		return &record.Table{}, nil
	}
	root, found := record.Read(e.name, []byte(e.src))
	if root == nil {
		return nil, &found[0]
	}
	return root, nil
}

// replace writes over a value.
func (e *editor) replace(v *record.Value, text string) {
	at := e.offset(v.Pos)
	e.src = e.src[:at] + text + e.src[valueEnd(e.src, at):]
}

// lines writes over keys that have a line each, under a header or with dotted names. What is missing comes after the key
// before it, the first after the one given.
func (e *editor) lines(way []string, before string, list []leaf) *diag.Diagnostic {
	for _, l := range list {
		table, bad := e.read()
		if bad != nil {
			return bad
		}
		for _, step := range way {
			table = table.Get(step).Value.Table
		}
		if table == nil || table.Get(before) == nil {
			return unfit(diag.Pos{File: e.name})
		}
		entry := table.Get(l.key)
		switch {
		case entry != nil && l.text != "":
			e.replace(entry.Value, quote(l.text, e.nl))
		case entry != nil:
			start := e.lineStart(e.offset(entry.KeyPos))
			e.src = e.src[:start] + e.src[e.lineEnd(valueEnd(e.src, e.offset(entry.Value.Pos))):]
		case l.text != "":
			last := table.Get(before)
			key := e.offset(last.KeyPos)
			e.insert(e.lineEnd(valueEnd(e.src, e.offset(last.Value.Pos))), e.src[e.lineStart(key):key]+l.key+" = "+quote(l.text, e.nl)+e.nl)
		}
		if l.text != "" {
			before = l.key
		}
	}
	return nil
}

// assign adds a line to a table that has a header, or to the file's own.
func (e *editor) assign(root, table *record.Table, way []string, line string, rank int) {
	first, after, best := len(e.src), -1, 0
	for _, entry := range table.Entries {
		at := e.offset(entry.Value.Pos)
		if e.src[at] == '[' || entry.Value.Kind != record.TableKind || e.src[at] != '{' {
			continue
		}
		first = min(first, e.lineStart(at))
		if r := e.rank[joined(append(way[:len(way):len(way)], entry.Key))]; r < rank && r > best {
			best, after = r, e.lineEnd(valueEnd(e.src, at))
		}
	}
	switch {
	case after >= 0:
		e.insert(after, line+e.nl)
	case table != root:
		e.insert(e.lineEnd(e.offset(table.Pos)), line+e.nl)
	case first < len(e.src):
		e.insert(first, line+e.nl)
	default:
		e.atTop(root, line+e.nl)
	}
}

// section adds a header with its first line: after the last table that comes before it in the record.
func (e *editor) section(root *record.Table, text string, rank int) {
	after, best := e.ownEnd(root), 0
	e.headers(root, "", func(way string, t *record.Table) {
		if r := e.rank[way]; r < rank && r > best {
			best, after = r, max(e.ownEnd(t), e.lineEnd(e.offset(t.Pos)))
		}
	})
	if after == 0 {
		e.atTop(root, text+e.nl)
		return
	}
	e.insert(after, e.nl+text+e.nl)
}

// atTop adds lines before the first header and the comment that stands on it.
func (e *editor) atTop(root *record.Table, text string) {
	first := len(e.src)
	e.headers(root, "", func(_ string, t *record.Table) { first = min(first, e.lineStart(e.offset(t.Pos))) })
	for first > 0 {
		before := e.lineStart(first - 1)
		if !strings.HasPrefix(e.src[before:], "#") {
			break
		}
		first = before
	}
	if first < len(e.src) {
		text += e.nl
	}
	e.insert(first, text)
}

// headers visits the tables below one that have a header of their own.
func (e *editor) headers(t *record.Table, way string, visit func(way string, t *record.Table)) {
	for _, entry := range t.Entries {
		if entry.Value.Kind != record.TableKind || e.char(entry.Value.Pos) == '{' {
			continue
		}
		if e.char(entry.Value.Pos) == '[' {
			visit(way+entry.Key, entry.Value.Table)
		}
		e.headers(entry.Value.Table, way+entry.Key+".", visit)
	}
}

// ownEnd is the end of the last line that a table's own values take, 0 where it has none.
func (e *editor) ownEnd(t *record.Table) int {
	end := 0
	for _, entry := range t.Entries {
		at := e.offset(entry.Value.Pos)
		switch {
		case e.src[at] == '[', e.underHeader(entry.Value.Pos):
		case entry.Value.Kind == record.TableKind && e.src[at] != '{':
			end = max(end, e.ownEnd(entry.Value.Table))
		default:
			end = max(end, e.lineEnd(valueEnd(e.src, at)))
		}
	}
	return end
}

func (e *editor) insert(at int, text string) {
	if at > 0 && e.src[at-1] != '\n' {
		text = e.nl + text
	}
	e.src = e.src[:at] + text + e.src[at:]
}

// offset is the byte at which a place lies.
func (e *editor) offset(p diag.Pos) int {
	at := 0
	for line := 1; line < p.Line; line++ {
		at += strings.IndexByte(e.src[at:], '\n') + 1
	}
	for column := 1; column < p.Column; column++ {
		_, width := utf8.DecodeRuneInString(e.src[at:])
		at += width
	}
	return at
}

func (e *editor) char(p diag.Pos) byte { return e.src[e.offset(p)] }

// underHeader tells that a place lies in a header's line: the table was named on the way to another.
func (e *editor) underHeader(p diag.Pos) bool {
	at := e.offset(p)
	return strings.HasPrefix(strings.TrimLeft(e.src[e.lineStart(at):at], " \t"), "[")
}

func (e *editor) lineStart(at int) int { return strings.LastIndexByte(e.src[:at], '\n') + 1 }

// lineEnd is the start of the next line, or the end of the file.
func (e *editor) lineEnd(at int) int {
	if i := strings.IndexByte(e.src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(e.src)
}

// valueEnd gives the end of the TOML value that starts at a byte. The text is known to be TOML.
func valueEnd(src string, at int) int {
	for depth := 0; at < len(src); {
		switch c := src[at]; {
		case c == '"' || c == '\'':
			at = stringEnd(src, at)
		case c == '{' || c == '[':
			depth++
			at++
		case c == '}' || c == ']':
			depth--
			at++
		case depth > 0 && c == '#':
			at += max(strings.IndexByte(src[at:], '\n'), 1)
		case depth == 0 && strings.IndexByte(", \t\r\n#", c) >= 0:
			return at
		default:
			at++
			continue
		}
		if depth == 0 {
			return at
		}
	}
	return at
}

// stringEnd gives the end of a text in quotation marks.
func stringEnd(src string, at int) int {
	quote := src[at : at+1]
	if long := strings.Repeat(quote, 3); strings.HasPrefix(src[at:], long) {
		quote = long
	}
	for at += len(quote); at < len(src); at++ {
		if quote[0] == '"' && src[at] == '\\' {
			at++
			continue
		}
		if strings.HasPrefix(src[at:], quote) {
			at += len(quote)
			for len(quote) == 3 && at < len(src) && src[at] == quote[0] { // up to two marks before the end belong to the text
				at++
			}
			return at
		}
	}
	return at
}
