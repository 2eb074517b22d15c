package verify

import (
	"testing"

	"golang.org/x/net/html/atom"
)

// openAfter reads a piece of a page and gives what is open at its end.
func openAfter(src string) string {
	c := &checker{opt: goodOptions, files: []string{"a.html"}, pages: make([]page, 1), base: mustParse(goodOptions.BaseURL)}
	w := c.newWorkers()[0]
	w.startPage(0, []byte(src))
	w.doc.markup.src = []byte(src)
	for {
		switch w.doc.markup.token() {
		case atEnd:
			open := ""
			for _, e := range w.doc.open {
				open += e.name.String() + " "
			}
			return open
		case isStart:
			w.startTag()
		case isEnd:
			w.endTag(w.doc.markup.name)
		}
	}
}

func TestOpenElements(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]string{
		"<ul><li>a<li>b":             "ul li ",
		"<ul><li><ul><li>a</ul><li>": "ul li ",
		"<p>a<div>":                  "div ",
		"<p><b>a<p>":                 "p b p ",
		"<p>a<span>":                 "p span ",
		"<dl><dt>a<dd>b<dt>":         "dl dt ",
		"<table><thead><tr><th>a<tbody><tr><td>b<td>": "table tbody tr td ",
		"<table><tr><td>a<tr><td>":                    "table tr td ",
		"<select><option>a<option>":                   "select option ",
		"<html><head><title>a</title><body>":          "html body ",
		"<div><br><img><input/></div><main>":          "main ",
		"<div/><p>":                                   "div p ",
		"<svg><path/><title>":                         "svg title ",
		"<svg/><p>":                                   "p ",
		"<div></span></p></div></div><p>":             "p ",
		"<section><p><b>x</section>":                  "",
	} {
		if got := openAfter(src); got != want {
			t.Errorf("%s leaves open %q, want %q", src, got, want)
		}
	}
}

func TestVoidElementsHaveNoContent(t *testing.T) {
	t.Parallel()
	for _, a := range []atom.Atom{atom.Br, atom.Img, atom.Link, atom.Meta, atom.Wbr, atom.Source} {
		if !isVoid(a) {
			t.Errorf("%s is not void", a)
		}
	}
	if isVoid(atom.P) || isVoid(0) {
		t.Error("an ordinary element is void")
	}
}
