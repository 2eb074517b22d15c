package export

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/page"
	"offenesnetz/tools/internal/tree"
)

type sitemapURL struct {
	Loc        string     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
	LastMod    string     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 lastmod"`
	Alternates []atomLink `xml:"http://www.w3.org/1999/xhtml link"`
}

type urlSet struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []sitemapURL `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
}

func parseSitemap(t *testing.T, text string) []sitemapURL {
	t.Helper()
	var out urlSet
	if err := xml.Unmarshal([]byte(text), &out); err != nil {
		t.Fatal(err)
	}
	return out.URLs
}

func TestTheSitemapNamesEveryPageInEveryLanguage(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	urls := parseSitemap(t, b.file(t, "sitemap.xml"))
	byLoc := map[string]sitemapURL{}
	for _, u := range urls {
		byLoc[u.Loc] = u
	}
	listed, hidden := b.listed(), map[string]bool{}
	if len(urls) != 2*len(listed) || len(byLoc) != len(urls) {
		t.Errorf("%d addresses, %d of them different, for %d pages in two languages", len(urls), len(byLoc), len(listed))
	}
	for _, a := range b.addresses {
		for _, u := range a.URLs {
			hidden[u] = a.Hidden
		}
	}
	for path := range b.targets(t) {
		if !strings.HasSuffix(path, "/") {
			continue // a file
		}
		loc := "https://musterstadt.example" + path
		if _, ok := byLoc[loc]; ok == hidden[loc] {
			t.Errorf("%s is in the sitemap: %v, hidden: %v", path, ok, hidden[loc])
		}
	}
}

// listed are the addresses that search engines are told.
func (b *built) listed() []page.Address {
	return slices.DeleteFunc(slices.Clone(b.addresses), func(a page.Address) bool { return a.Hidden })
}

func TestAlternatesAreMutual(t *testing.T) {
	t.Parallel()
	urls := parseSitemap(t, build(t, noon, nil).file(t, "sitemap.xml"))
	byLoc := map[string]sitemapURL{}
	for _, u := range urls {
		byLoc[u.Loc] = u
	}
	for _, u := range urls {
		if len(u.Alternates) != 3 || href(u.Alternates, "alternate", "x-default") != href(u.Alternates, "alternate", "de") || href(u.Alternates, "alternate", "de") == href(u.Alternates, "alternate", "en") {
			t.Fatalf("%s has the alternates %v", u.Loc, u.Alternates)
		}
		if self := href(u.Alternates, "alternate", "de"); u.Loc != self && u.Loc != href(u.Alternates, "alternate", "en") {
			t.Errorf("%s is not among its own alternates", u.Loc)
		}
		for _, a := range u.Alternates {
			if other, ok := byLoc[a.Href]; !ok || fmt.Sprint(other.Alternates) != fmt.Sprint(u.Alternates) {
				t.Errorf("%s names %s, which does not name it", u.Loc, a.Href)
			}
		}
	}
}

func TestDaysOfChangeAreRealDays(t *testing.T) {
	t.Parallel()
	for _, u := range parseSitemap(t, build(t, noon, nil).file(t, "sitemap.xml")) {
		if u.LastMod != "" && (len(u.LastMod) != len("2006-01-02") || u.LastMod < "2020" || u.LastMod > "2026-03-14") {
			t.Errorf("%s was changed on %q", u.Loc, u.LastMod)
		}
	}
}

// A sitemap file may hold 50,000 addresses; a site with more gets an index.
func TestALargeSiteGetsAnIndex(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	n := len(b.listed())
	for _, c := range []struct{ limit, files int }{
		{2 * n, 0}, {2*n - 1, 2}, {20, (n + 9) / 10}, {1, n},
	} {
		out := tree.New()
		if err := sitemap(out, b.site, b.addresses, c.limit); err != nil {
			t.Fatal(err)
		}
		if got := out.Len() - 2; got != c.files { // beside robots.txt and sitemap.xml
			t.Errorf("limit %d: %d files, want %d", c.limit, got, c.files)
		}
		if c.files > 0 {
			checkIndex(t, out, max(2, c.limit), 2*n)
		}
	}
}

func checkIndex(t *testing.T, out *tree.Tree, limit, want int) {
	t.Helper()
	var index struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Locs    []string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemap>loc"`
	}
	data, _ := out.Get(static + "sitemap.xml")
	if err := xml.Unmarshal(data, &index); err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, loc := range index.Locs {
		part, ok := out.Get(static + strings.TrimPrefix(loc, "https://musterstadt.example/netz/"))
		if !ok {
			t.Fatalf("the index names %s, which is not there", loc)
		}
		n := len(parseSitemap(t, string(part)))
		if n > limit {
			t.Errorf("%s has %d addresses, more than %d", loc, n, limit)
		}
		total += n
	}
	if total != want {
		t.Errorf("the parts name %d addresses, want %d", total, want)
	}
}

func TestRobotsMayReadEverythingAndAreToldTheSitemap(t *testing.T) {
	t.Parallel()
	const want = "User-agent: *\nAllow: /\nSitemap: https://musterstadt.example/netz/sitemap.xml\n"
	if got := build(t, noon, nil).file(t, "robots.txt"); got != want {
		t.Errorf("robots.txt is %q", got)
	}
}
