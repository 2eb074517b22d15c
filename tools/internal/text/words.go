package text

import (
	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
	gmtext "github.com/yuin/goldmark/text"
)

// explains marks a link that leads from a word to its explanation.
const explains = "explains"

// explain makes links of the words that Options.Words finds below a node.
func (t *transform) explain(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling()
		switch n := n.(type) {
		case *ast.Link, *ast.Heading, *ast.CodeSpan, *tables.TableHeader:
		case *ast.Text:
			t.explainWords(parent, n)
		default:
			t.explain(n)
		}
		n = next
	}
}

// explainWords parts a piece of text around the words that are found in it. The last part keeps the end of the line.
func (t *transform) explainWords(parent ast.Node, n *ast.Text) {
	from := n.Segment.Start
	for _, s := range t.options.Words(string(n.Segment.Value(t.source))) {
		start, end := n.Segment.Start+s.Start, n.Segment.Start+s.End
		if start > from {
			parent.InsertBefore(parent, n, ast.NewTextSegment(gmtext.NewSegment(from, start)))
		}
		link := ast.NewLink()
		link.Destination = []byte(s.Href)
		link.SetAttributeString(explains, true)
		link.AppendChild(link, ast.NewTextSegment(gmtext.NewSegment(start, end)))
		parent.InsertBefore(parent, n, link)
		from = end
	}
	n.Segment = n.Segment.WithStart(from)
}
