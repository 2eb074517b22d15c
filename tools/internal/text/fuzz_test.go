package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// allowed names every element a rendered text may hold, with its attributes.
var allowed = map[string][]string{
	"p": nil, "h3": nil, "h4": nil, "h5": nil, "h6": nil, "em": nil, "strong": nil, "a": {"href", "rel", "class"},
	"code": nil, "pre": nil, "blockquote": nil, "ul": nil, "ol": {"start"}, "li": nil, "br": nil, "hr": nil,
	"table": nil, "thead": nil, "tbody": nil, "tr": nil, "th": {"scope", "class"}, "td": {"class"},
}

func FuzzOutputHoldsOnlyAllowedElements(f *testing.F) {
	for _, seed := range []string{
		"# A\n\n*b* **c** `d` [e](groups/sprache) <https://example.org> ![f](g)\n\n> - 1. h\n\n***\n",
		"|a|b|\n|-|-:|\n|1|`2`|", "</div><script>alert(1)</script>", "[x](java&#x0A;script&colon;alert(1))",
		"<javascript:alert(1)>", "[x]: javascript:a\n[x] [y][x]", "```a\n</section>\n```", "a  \nb\\\nc &#0; \x00 \xff",
		"[x](https://a\"onclick=b) [y](mailto:a@b\"c) [z](tel:1\"2)", "<!-- a\n\n--> b", "[a [b](c)](d)", "![a [b](x:c)](d)",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, md string) {
		o := Options{Base: 2, Resolve: records, Words: vowels}
		out, problems := HTML(md, o)
		inspect(t, md, out)
		places(t, md, problems)
		if plain := Plain(md); strings.ContainsAny(plain, "\n\t\x00") || !utf8.ValidString(plain) {
			t.Errorf("Plain(%q) = %q", md, plain)
		}
		if short := Shorten(md, 7); utf8.ValidString(md) && utf8.RuneCountInString(short) > 7 {
			t.Errorf("Shorten(%q, 7) = %q", md, short)
		}
	})
}

// inspect parses the output inside a section, as a page holds it, and looks at what a browser would see.
func inspect(t *testing.T, md, out string) {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader("<section>"+out+"</section><i></i>"), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatalf("%q: %v", md, err)
	}
	if len(nodes) != 2 || nodes[0].Data != "section" || nodes[1].Data != "i" {
		t.Fatalf("%q closes the element around it: %q", md, out)
	}
	for n := range nodes[0].Descendants() {
		switch n.Type {
		case html.TextNode:
		case html.ElementNode:
			element(t, md, n)
		default:
			t.Errorf("%q gives a node of type %d", md, n.Type)
		}
	}
}

func element(t *testing.T, md string, n *html.Node) {
	t.Helper()
	attributes, ok := allowed[n.Data]
	if !ok {
		t.Errorf("%q gives <%s>", md, n.Data)
	}
	for _, a := range n.Attr {
		if !slices.Contains(attributes, a.Key) {
			t.Errorf("%q gives %s on <%s>", md, a.Key, n.Data)
		}
		if a.Key == "href" && !strings.HasPrefix(a.Val, "/gruppen/sprache/") && a.Val != "#a" && !known[Scheme(a.Val)] {
			t.Errorf("%q links to %q", md, a.Val)
		}
	}
}

// places asserts that every problem lies in the text.
func places(t *testing.T, md string, problems []Problem) {
	t.Helper()
	lines := strings.Split(md, "\n")
	for _, p := range problems {
		if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > utf8.RuneCountInString(lines[p.Line-1])+1 {
			t.Errorf("%q: %+v lies outside", md, p)
		}
	}
}
