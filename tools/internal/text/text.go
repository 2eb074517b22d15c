// Package text turns the Markdown of records into safe HTML and into plain text.
//
// What a record says is data: no raw HTML, no picture and no link to an unknown scheme reaches a page, and
// whatever was left out is reported with its place. The output is always balanced, so a text can never close
// the element around it. Elements it may hold: p, h1…h6, em, strong, a, code, pre, blockquote, ul, ol, li, br,
// hr, table, thead, tbody, tr, th, td. Attributes: href and rel on a and class "word" on one
// that explains a word, start on ol, scope on th, and class "end" or
// "middle" (the column's alignment) on th and td.
package text

import (
	"html"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// Options says how one text is rendered. The zero value is for a text whose first heading is an h1 and that has no
// record links.
type Options struct {
	// Base is the level of the heading above the text: with 2, the text's topmost headings become h3. The levels
	// below follow the outline without gaps, whatever number of # was written, and end at h6.
	Base int
	// Resolve gives the address of a link without scheme, such as "groups/sprache" or "groups/sprache#part-id".
	// It answers false where the target doesn't exist. Its answer goes to the page as it is, escaped for HTML.
	// Without Resolve no such link is allowed.
	Resolve func(dest string) (href string, ok bool)
	// Words finds words that lead to where they are explained. It gets the text piece by piece, without what stands in
	// links, headings and code, and gives spans in their order that don't overlap. nil finds none.
	Words func(piece string) []Span
}

// Span is a word in a piece of text, from byte Start to End, with the address of its explanation.
type Span struct {
	Start, End int
	Href       string
}

// Codes of problems.
const (
	LinkScheme  = "link-scheme"  // the link's scheme is not one of https, http, mailto, tel
	LinkTarget  = "link-target"  // the link's target doesn't exist or is no address, or the link has no words
	LinkFeigned = "link-feigned" // the link's host looks like another one, or its words name another address
	RawHTML     = "raw-html"     // HTML tags or comments in the text
	ImageInline = "image-inline" // a picture in the text
	TextDeep    = "text-deep"    // nested too deeply or tangled too much to be rendered in good time
)

// Problem is something that was left out of the output. Of a link or a picture only its words were kept, of raw
// HTML nothing. Line and Column count from 1 in the text, Column in characters.
type Problem struct {
	Code   string
	Line   int
	Column int
	Value  string // the scheme, the target, the HTML or the picture's address; empty for TextDeep and links without words
}

// HTML renders a text of paragraphs, lists, tables and headings. Problems come in the order of the text.
// A text that is too deep comes back as one paragraph of its escaped source with one problem.
func HTML(md string, o Options) (string, []Problem) {
	source := clean(md)
	if at, ok := tangled(source); ok {
		return refuse(source, at)
	}
	doc := parse(source)
	if at, ok := tooDeep(doc); ok {
		return refuse(source, at)
	}
	t := transform{source: source, options: o}
	t.children(doc)
	if o.Words != nil {
		t.explain(doc)
	}
	return render(source, doc), locate(source, t.found)
}

// refuse gives the escaped source in place of a text that can't be rendered in good time.
func refuse(source []byte, at int) (string, []Problem) {
	return "<p>" + html.EscapeString(string(source)) + "</p>\n", locate(source, []finding{{at: at, code: TextDeep}})
}

// clean replaces what may not stand in HTML (control characters and broken UTF-8) by spaces and question marks. It keeps every
// byte's place, so that offsets in the parsed text are offsets in the author's.
func clean(md string) []byte {
	out := []byte(md)
	if !utf8.ValidString(md) {
		out = questionMarks(md)
	}
	for i, c := range out {
		lone := c == '\r' && (i+1 == len(out) || out[i+1] != '\n')
		control := c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7F
		if lone || control {
			out[i] = ' '
		}
	}
	return out
}

// questionMarks replaces each byte of broken UTF-8 by a question mark.
func questionMarks(md string) []byte {
	out := []byte(md)
	for i, r := range md {
		if r == '\uFFFD' && !strings.HasPrefix(md[i:], "\uFFFD") {
			out[i] = '?'
		}
	}
	return out
}

// finding is a Problem whose place is still a byte offset.
type finding struct {
	at    int
	code  string
	value string
}

// locate turns offsets into lines and columns in one pass over the text, and sorts by place.
func locate(source []byte, found []finding) []Problem {
	sortFindings(found)
	var out []Problem
	line, column, at := 1, 1, 0
	for _, f := range found {
		for at < f.at && at < len(source) {
			switch c := source[at]; {
			case c == '\n':
				line, column = line+1, 1
			case c&0xC0 != 0x80:
				column++
			}
			at++
		}
		out = append(out, Problem{Code: f.code, Line: line, Column: column, Value: f.value})
	}
	return out
}

// tooDeep finds the first node that is nested deeper than a reader or a browser could follow.
func tooDeep(doc ast.Node) (at int, deep bool) {
	depth := 0
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			depth--
			return ast.WalkContinue, nil
		}
		if depth++; depth > maxDepth {
			at, deep = placeOf(n), true
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return at, deep
}
