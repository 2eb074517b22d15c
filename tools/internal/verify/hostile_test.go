package verify

import (
	"bytes"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// checkBytes reads src as a file of the good site.
func checkBytes(name string, src []byte) []finding {
	base, _ := url.Parse(goodOptions.BaseURL)
	c := &checker{opt: goodOptions, base: base, files: []string{name, "index.html"}, index: map[string]int32{name: 0, "index.html": 1}, pages: make([]page, 2), css: make([]int, 2)}
	ws := c.newWorkers()
	switch filepath.Ext(name) {
	case ".html":
		ws[0].checkPage(0, src)
	case ".ics":
		ws[0].checkCalendar(0, src)
	case ".css":
		ws[0].checkStylesheet(0, src)
	default:
		ws[0].checkXML(0, src)
	}
	out, _ := c.linkPages(nil, ws)
	return out
}

// TestHostileFilesEndSoon would run for hours if anything grew with the square of the size.
func TestHostileFilesEndSoon(t *testing.T) {
	t.Parallel()
	const n = 100000
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, part := range []string{"<a href=x>", "<p><div>", "<a id=x>", "</p>", "<svg>", "<!--", "<a b='", "\n", "<link rel=alternate hreflang=de href=/>", "<title></", "<h1 lang=ar>", "url(", "BEGIN:X\n", "x\n"} {
			src := bytes.Repeat([]byte(part), n)
			for _, name := range []string{"a.html", "a.svg", "a.css", "a.ics"} {
				checkBytes(name, src)
			}
		}
		checkBytes("a.html", []byte("<a"+strings.Repeat(" aria-label=x", n)+">"))
	}()
	select {
	case <-done:
	case <-time.After(5 * time.Minute):
		t.Fatal("still reading")
	}
}

func FuzzPage(f *testing.F) {
	for name, text := range goodSite {
		f.Add([]byte(text), filepath.Ext(name))
	}
	for _, src := range oddMarkup {
		f.Add([]byte(src), ".html")
	}
	f.Fuzz(func(t *testing.T, src []byte, ext string) {
		lines := int32(bytes.Count(src, []byte{'\n'}) + 1)
		for _, fd := range checkBytes("seite"+ext, src) {
			if fd.pos.line < 0 || fd.pos.line > lines {
				t.Errorf("line %d of %d", fd.pos.line, lines)
			}
		}
	})
}
