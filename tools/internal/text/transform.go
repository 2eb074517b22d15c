package text

import (
	"net/url"
	"regexp"
	"sort"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// transform takes everything out of a parsed text that may not reach a page, and notes what it was.
type transform struct {
	source  []byte
	options Options
	outline []int // the written levels of the headings above the current place
	found   []finding
}

func (t *transform) note(n ast.Node, code, value string) {
	t.found = append(t.found, finding{at: placeOf(n), code: code, value: value})
}

func (t *transform) children(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling()
		t.node(parent, n)
		n = next
	}
}

func (t *transform) node(parent, n ast.Node) {
	switch n := n.(type) {
	case *ast.RawHTML:
		t.note(n, RawHTML, string(n.Segments.Value(t.source)))
		parent.RemoveChild(parent, n)
		return
	case *ast.HTMLBlock:
		t.note(n, RawHTML, strings.TrimSpace(string(n.Lines().Value(t.source))))
		parent.RemoveChild(parent, n)
		return
	case *ast.AutoLink:
		t.autoLink(parent, n)
		return
	}
	t.children(n)
	switch n := n.(type) {
	case *ast.Image:
		t.note(n, ImageInline, plainTarget(n.Destination))
		unwrap(parent, n)
	case *ast.Link:
		t.link(parent, n)
	case *ast.Heading:
		n.Level = t.level(n.Level)
	case *ast.FencedCodeBlock:
		n.Info = nil
	case *tables.TableCell:
		alignCell(n)
	}
}

// level gives the level a heading gets on the page: one below the heading that holds it in the outline.
func (t *transform) level(written int) int {
	for len(t.outline) > 0 && t.outline[len(t.outline)-1] >= written {
		t.outline = t.outline[:len(t.outline)-1]
	}
	t.outline = append(t.outline, written)
	return min(max(t.options.Base, 0)+len(t.outline), 6)
}

func (t *transform) link(parent ast.Node, n *ast.Link) {
	dest := plainTarget(n.Destination)
	href, code, value := t.address(dest)
	if code == "" && t.wordless(n) {
		code, value = LinkTarget, ""
	}
	if code == "" && feigns(plainTarget([]byte(t.words(n))), href) {
		code, value = LinkFeigned, dest
	}
	if code != "" {
		t.note(n, code, value)
		unwrap(parent, n)
		return
	}
	n.Destination, n.Title = []byte(href), nil
}

// wordless tells whether nothing of a link can be seen or heard: nobody could follow it.
func (t *transform) wordless(link ast.Node) bool {
	return !strings.ContainsFunc(t.words(link), func(r rune) bool { return !unicode.IsSpace(r) && !hidden(r) })
}

// words gives the words of a link, without their marks.
func (t *transform) words(link ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(link, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(n.Segment.Value(t.source))
				if n.SoftLineBreak() || n.HardLineBreak() {
					b.WriteByte(' ')
				}
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// autoLink turns <https://example.org> and <name@example.org> into common links, or into words.
func (t *transform) autoLink(parent ast.Node, n *ast.AutoLink) {
	label := n.Label(t.source)
	words := ast.NewString(label)
	words.SetRaw(true)
	dest := string(label)
	if n.AutoLinkType == ast.AutoLinkEmail {
		dest = "mailto:" + dest
	}
	href, code, value := t.address(dest)
	if code != "" {
		t.note(n, code, value)
		parent.ReplaceChild(parent, n, words)
		return
	}
	link := ast.NewLink()
	link.Destination = []byte(href)
	link.AppendChild(link, words)
	parent.ReplaceChild(parent, n, link)
}

var telephone = regexp.MustCompile(`^\+?[0-9][0-9 ()./-]*$`)

// address gives the href of a target, or the code and value of the problem it has.
func (t *transform) address(dest string) (href, code, value string) {
	if len(dest) > maxTarget || dest == "" || strings.ContainsFunc(dest, hidden) {
		if s := Scheme(dest); s != "" && !known[s] {
			return "", LinkScheme, s
		}
		return "", LinkTarget, shortValue(dest)
	}
	s := Scheme(dest)
	switch {
	case s == "":
		return t.record(dest)
	case !known[s]:
		return "", LinkScheme, s
	}
	u, err := url.Parse(dest)
	if err != nil || !Sound(dest) {
		return "", LinkTarget, dest
	}
	if FeignedHost(u.Hostname()) {
		return "", LinkFeigned, dest
	}
	return u.String(), "", ""
}

func (t *transform) record(dest string) (href, code, value string) {
	if t.options.Resolve == nil || strings.HasPrefix(dest, "//") || strings.Contains(dest, `\`) {
		return "", LinkTarget, dest
	}
	href, ok := t.options.Resolve(dest)
	if !ok {
		return "", LinkTarget, dest
	}
	return href, "", ""
}

var known = map[string]bool{"http": true, "https": true, "mailto": true, "tel": true}

// Known tells whether links may have a scheme: one that reading devices open safely.
func Known(scheme string) bool { return known[scheme] }

// Sound tells whether an address of a known scheme can be what it says. Names and passwords before a host are
// refused: they serve to feign another host.
func Sound(address string) bool {
	u, err := url.Parse(address)
	switch s := Scheme(address); {
	case err != nil || !known[s]:
		return false
	case s == "mailto":
		return strings.Contains(u.Opaque, "@")
	case s == "tel":
		return telephone.MatchString(u.Opaque) && u.RawQuery == ""
	}
	return u.Hostname() != "" && u.User == nil
}

var schemeStart = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// Scheme gives the lower-case scheme of an address, or "", as a lenient browser would see it: blanks and
// control characters don't hide it.
func Scheme(dest string) string {
	bare := strings.Map(func(r rune) rune {
		if hidden(r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, dest)
	found := schemeStart.FindString(bare)
	return strings.ToLower(strings.TrimSuffix(found, ":"))
}

// hidden tells whether a character has no place in an address: control and format characters.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029'
}

// plainTarget undoes the escapes and entities of a written link target.
func plainTarget(dest []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(dest))))
}

// shortValue keeps a report readable when the target is too long to be one.
func shortValue(dest string) string {
	return Shorten(dest, 80)
}

// unwrap puts a node's children in its place.
func unwrap(parent, n ast.Node) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		parent.InsertBefore(parent, n, c)
		c = next
	}
	parent.RemoveChild(parent, n)
}

// alignCell says a column's alignment as a class, for a page allows no style attribute; headings say that they head a column.
func alignCell(n *tables.TableCell) {
	switch n.Alignment {
	case tables.AlignRight:
		n.SetAttributeString("class", "end")
	case tables.AlignCenter:
		n.SetAttributeString("class", "middle")
	}
	if n.Parent().Kind() == tables.KindTableHeader {
		n.SetAttributeString("scope", "col")
	}
}

// placeOf gives the byte offset of a node, or of the nearest place known inside or around it.
func placeOf(n ast.Node) int {
	for c := n; c != nil; c = c.FirstChild() {
		if c.Pos() >= 0 {
			return c.Pos()
		}
	}
	for c := n.Parent(); c != nil; c = c.Parent() {
		if c.Pos() >= 0 {
			return c.Pos()
		}
	}
	return 0
}

func sortFindings(found []finding) {
	sort.SliceStable(found, func(i, j int) bool { return found[i].at < found[j].at })
}
