package verify

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// written is what a reader of markup found: tags, and text in one piece.
type written struct {
	strings.Builder
	text []byte
}

func (w *written) end() string {
	w.tag("")
	return w.String()
}

func (w *written) tag(format string, args ...any) {
	if len(w.text) > 0 {
		fmt.Fprintf(w, "text %q\n", w.text)
		w.text = w.text[:0]
	}
	fmt.Fprintf(w, format, args...)
}

func ours(src []byte) string {
	var b written
	m := markup{src: src}
	for {
		switch m.token() {
		case atEnd:
			return b.end()
		case isText:
			b.text = append(b.text, m.text()...)
		case isStart:
			b.tag("%d <%s", m.start, m.name)
			for _, a := range m.attrs {
				b.tag(" %q=%q", a.key, a.val)
			}
			b.WriteByte('\n')
		case isEnd:
			b.tag("%d </%s\n", m.start, m.name)
		}
	}
}

func theirs(src []byte) string {
	var b written
	z := html.NewTokenizer(bytes.NewReader(src))
	off := 0
	for {
		kind := z.Next()
		size := len(z.Raw())
		switch kind {
		case html.ErrorToken:
			return b.end()
		case html.TextToken:
			b.text = append(b.text, z.Raw()...)
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			b.tag("%d <%s", off, atom.Lookup(name))
			for more {
				var key, val []byte
				key, val, more = z.TagAttr()
				b.tag(" %q=%q", key, val)
			}
			b.WriteByte('\n')
		case html.EndTagToken:
			name, _ := z.TagName()
			b.tag("%d </%s\n", off, atom.Lookup(name))
		}
		off += size
	}
}

// differs are the elements we read otherwise on purpose: noscript is looked into, and a script ends at its
// first end tag even within a comment.
var differs = regexp.MustCompile(`(?i)<noscript|<script[^<]*<!--`)

var oddMarkup = []string{
	"a<b c=d e='f' g=\"h\" i>j</b >k", "<A HREF='X&amp;y' b=&quot;>", "<a b=c/>", "<a/b/c />", "<a =b==c>", "<a b = 'c' d>",
	"<a b='c", "<a", "<", "</", "</>x", "</ a>x", "<!>x", "<!-->x", "<!--->x", "<!--a-->b", "<!--a--!>b", "<!-- a > b", "<?xml?>x", "<!doctype html>x",
	"<title><b></TITLE ><b>", "<textarea></text></textarea/>", "<style>a<b", "<plaintext><b></plaintext>", "<title></title", "a < b <3 <", "<a\x00b c=\x00\r\n>", "<x-y z>", "<![CDATA[a>b]]>",
	"<title></title><title/>x", "<iframe><a></iframe><xmp><a></xmp>", "<a b=\"c\"d>", "<a \"b\">", "<a b=1 c b=2 B=3>",
}

func TestMarkupReadsAsTheLibraryDoes(t *testing.T) {
	t.Parallel()
	for _, src := range oddMarkup {
		if got, want := ours([]byte(src)), theirs([]byte(src)); got != want {
			t.Errorf("%q\ngot:\n%s\nwant:\n%s", src, got, want)
		}
	}
}

func TestMarkupLooksIntoNoscript(t *testing.T) {
	t.Parallel()
	r := check(t, goodOptions, change(t, start, h2, h2+`<noscript><img alt="" src="https://example.com/p.gif"></noscript>`))
	if got := brief(r); got != "outside-request index.html:23" {
		t.Error(got)
	}
}

func FuzzMarkup(f *testing.F) {
	for _, src := range oddMarkup {
		f.Add([]byte(src))
	}
	f.Add([]byte(goodSite[start]))
	f.Fuzz(func(t *testing.T, src []byte) {
		if differs.Match(src) {
			return
		}
		if got, want := ours(src), theirs(src); got != want {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
	})
}
