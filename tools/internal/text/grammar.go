package text

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// grammar is a set of constructs with the way to print them.
type grammar struct {
	markdown goldmark.Markdown
	wrap     bool // whether paragraphs get an element
}

// blocks is the whole of Markdown with tables; line knows emphasis and links only. Both recognise raw HTML and pictures
// in order to report them. Neither makes ids: an id made from a text could collide with one of the page.
var (
	blocks = grammar{wrap: true, markdown: goldmark.New(
		goldmark.WithExtensions(extension.NewTable(
			extension.WithTableCellAlignMethod(extension.TableCellAlignNone))),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(printer{wrap: true}, 1))),
	)}
	line = grammar{markdown: goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 100)),
			parser.WithInlineParsers(
				util.Prioritized(parser.NewLinkParser(), 200),
				util.Prioritized(parser.NewAutoLinkParser(), 300),
				util.Prioritized(parser.NewRawHTMLParser(), 400),
				util.Prioritized(parser.NewEmphasisParser(), 500)))),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(printer{}, 1))),
	)}
)

func (g grammar) parse(source []byte) ast.Node {
	return g.markdown.Parser().Parse(text.NewReader(source))
}

// print writes the transformed tree. Writing to memory can't fail.
func (g grammar) print(source []byte, doc ast.Node) string {
	var b bytes.Buffer
	_ = g.markdown.Renderer().Render(&b, source, doc)
	return b.String()
}

// printer replaces the library's way to print links, whose escaping would read entities a second time, and prints
// paragraphs without element where asked.
type printer struct{ wrap bool }

func (p printer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindLink, printLink)
	if !p.wrap {
		r.Register(ast.KindParagraph, printNothing)
	}
}

func printNothing(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkContinue, nil
}

func printLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, err := w.WriteString("</a>")
		return ast.WalkContinue, err
	}
	href := string(n.(*ast.Link).Destination)
	rel := ""
	if s := scheme(href); s == "http" || s == "https" {
		rel = ` rel="noopener"`
	}
	_, err := w.WriteString(`<a href="` + html.EscapeString(strings.TrimSpace(href)) + `"` + rel + `>`)
	return ast.WalkContinue, err
}
