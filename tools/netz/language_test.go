//go:build unix

package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// builtPage is a page of a built site: what it says of itself and where it leads in other languages.
type builtPage struct {
	lang, sort, feed string
	alternates       map[string]string // of the head, by hreflang
	languages        map[string]string // of the switch
	offers           map[string]string // of the lines below the text
	words            map[string]string // of those lines
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func readPage(t *testing.T, name string) *builtPage {
	t.Helper()
	data, err := os.ReadFile(name)
	must(t, err)
	root, err := html.Parse(bytes.NewReader(data))
	must(t, err)
	p := &builtPage{alternates: map[string]string{}, languages: map[string]string{}, offers: map[string]string{}, words: map[string]string{}}
	for n := range root.Descendants() {
		switch n.Data {
		case "html":
			p.lang = attribute(n, "lang")
		case "body":
			p.sort = attribute(n, "data-page")
		case "link":
			if to := attribute(n, "hreflang"); to != "" {
				p.alternates[to] = strings.TrimPrefix(attribute(n, "href"), "https://netz.example")
			}
			if attribute(n, "type") == "application/atom+xml" {
				p.feed = attribute(n, "href")
			}
		case "nav":
			switch attribute(n, "class") {
			case "languages":
				p.links(t, name, n, p.languages)
			case "offers":
				p.links(t, name, n, p.offers)
			}
		}
	}
	return p
}

// links notes the links of a list of languages. Each says its language, and its words are in it.
func (p *builtPage) links(t *testing.T, name string, nav *html.Node, into map[string]string) {
	for n := range nav.Descendants() {
		if n.Data != "a" {
			continue
		}
		to := attribute(n, "hreflang")
		if want := map[bool]string{true: "rtl", false: "ltr"}[to == "ar" || to == "fa"]; attribute(n, "lang") != to || attribute(n, "dir") != want {
			t.Errorf("%s: a link in %s has lang %q and dir %q", name, to, attribute(n, "lang"), attribute(n, "dir"))
		}
		into[to], p.words[to] = attribute(n, "href"), n.FirstChild.Data
	}
}

// sortOf names the sort of a page more closely than its budget does.
func sortOf(p *builtPage, address string) string {
	words := strings.Split(strings.Trim(address, "/"), "/")
	switch {
	case strings.HasSuffix(address, "404.html"):
		return "404"
	case p.sort == "list" && words[0] == "uebersetzungen":
		return "coverage"
	case p.sort == "list" && len(words) > 2 && words[len(words)-2] == "seite":
		return "list page"
	case p.sort == "list" && len(words) > 2:
		return "facet"
	}
	return p.sort
}

// Every page of an invented network, of each sort and in each language, offers itself in all others: the same record, the
// same list with its filter and its page.
func TestEveryPageOffersItselfInEveryLanguage(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "netz")
	if out, err := netz("demo", dir, "--records", "160", "--languages", "4", "--seed", "1").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	build(t, dir, "--as-of", "2026-03-14", "--base-url", "https://netz.example/")
	public := filepath.Join(dir, "public")
	pages, sorts := map[string]*builtPage{}, map[string]bool{}
	must(t, fs.WalkDir(os.DirFS(public), ".", func(name string, _ fs.DirEntry, err error) error {
		if base := path.Base(name); base == "index.html" || base == "404.html" {
			address := "/" + strings.TrimSuffix(name, "index.html")
			pages[address] = readPage(t, filepath.Join(public, filepath.FromSlash(name)))
			sorts[sortOf(pages[address], address)] = true
		}
		return err
	}))
	for _, want := range []string{"home", "list", "facet", "list page", "record", "prose", "coverage", "404"} {
		if !sorts[want] {
			t.Errorf("the site has no page of the sort %s", want)
		}
	}
	for address, p := range pages {
		if p.sort == "moved" { // it leads away at once
			continue
		}
		mustOfferItself(t, pages, address, p)
		if p.feed != "" {
			feed, err := os.ReadFile(filepath.Join(public, filepath.FromSlash(p.feed)))
			if err != nil || !strings.Contains(string(feed), `xml:lang="`+p.lang+`"`) {
				t.Errorf("%s has no feed in %s", address, p.lang)
			}
		}
	}
}

func mustOfferItself(t *testing.T, pages map[string]*builtPage, address string, p *builtPage) {
	t.Helper()
	if len(p.languages) != 4 || len(p.offers) != 3 || p.languages[p.lang] != address {
		t.Fatalf("%s leads to %v and offers %v", address, p.languages, p.offers)
	}
	if want := p.languages["de"]; sortOf(p, address) != "404" && (p.alternates["x-default"] != want || len(p.alternates) != 5) {
		t.Errorf("%s has the alternates %v", address, p.alternates)
	}
	for to, href := range p.languages {
		other := pages[href]
		switch {
		case other == nil || other.lang != to:
			t.Errorf("%s leads to %s, where there is nothing in %s", address, href, to)
		case !maps.Equal(other.languages, p.languages) || !maps.Equal(other.alternates, p.alternates) || other.sort != p.sort:
			t.Errorf("%s leads to %s, which is another page", address, href)
		case number(href) != number(address):
			t.Errorf("%s leads to another page of the list: %s", address, href)
		case to != p.lang && (p.offers[to] != href || p.words[to] == p.words[p.lang]):
			t.Errorf("%s offers %s by the words %q and leads to %s", address, to, p.words[to], p.offers[to])
		}
	}
}

// number is the last word of an address where that is a number: a page of a list, or a year.
func number(address string) string {
	last := path.Base(address)
	if strings.Trim(last, "0123456789") != "" {
		return ""
	}
	return last
}
