package text

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// grammar is the whole of Markdown with tables. It recognises raw HTML and pictures in order to report them, and makes
// no ids: an id made from a text could collide with one of the page.
var grammar = goldmark.New(
	goldmark.WithExtensions(extension.NewTable(
		extension.WithTableCellAlignMethod(extension.TableCellAlignNone))),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(linkPrinter{}, 1))),
)

func parse(source []byte) ast.Node { return grammar.Parser().Parse(text.NewReader(source)) }

// render writes the transformed tree. Writing to memory can't fail.
func render(source []byte, doc ast.Node) string {
	var b bytes.Buffer
	_ = grammar.Renderer().Render(&b, source, doc)
	return b.String()
}

// linkPrinter replaces the library's way to print links, whose escaping would read entities a second time.
type linkPrinter struct{}

func (linkPrinter) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindLink, printLink)
}

func printLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, err := w.WriteString("</a>")
		return ast.WalkContinue, err
	}
	href := string(n.(*ast.Link).Destination)
	rel := ""
	if s := Scheme(href); s == "http" || s == "https" {
		rel = ` rel="noopener"`
	}
	if _, ok := n.AttributeString(explains); ok {
		rel = ` class="word"`
	}
	_, err := w.WriteString(`<a href="` + html.EscapeString(strings.TrimSpace(href)) + `"` + rel + `>`)
	return ast.WalkContinue, err
}
