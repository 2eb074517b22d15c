package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"offenesnetz/tools/internal/page"
	"offenesnetz/tools/internal/tree"
)

// maxURLs bounds one sitemap file: the protocol allows 50,000 addresses and 50 MB, and each carries its alternates.
const maxURLs = 20_000

// sitemap adds sitemap.xml with every page in every language and its alternates, those hidden from search engines aside, and robots.txt, which names it.
// A site with more addresses than one file may hold gets an index.
func sitemap(t *tree.Tree, s *page.Site, addresses []page.Address, limit int) error {
	base := s.Config.BaseURL
	robots := "User-agent: *\nAllow: /\nSitemap: " + base + "sitemap.xml\n"
	if s.Preview {
		robots = "User-agent: *\nDisallow: /\n"
	}
	t.Add(static+"robots.txt", []byte(robots), "robots.txt")
	addresses = slices.DeleteFunc(slices.Clone(addresses), func(a page.Address) bool { return a.Hidden })
	perFile := max(1, limit/len(s.Voices()))
	if len(addresses) <= perFile {
		t.Add(static+"sitemap.xml", urlset(s, addresses), "sitemap")
		return nil
	}
	var index bytes.Buffer
	index.WriteString(xml.Header + `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for n := 0; n*perFile < len(addresses); n++ {
		name := fmt.Sprintf("sitemap-%d.xml", n+1)
		t.Add(static+name, urlset(s, addresses[n*perFile:min((n+1)*perFile, len(addresses))]), "sitemap")
		index.WriteString("<sitemap><loc>" + escape(base+name) + "</loc></sitemap>\n")
	}
	index.WriteString("</sitemapindex>\n")
	t.Add(static+"sitemap.xml", index.Bytes(), "sitemap")
	return nil
}

func urlset(s *page.Site, addresses []page.Address) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n")
	for _, a := range addresses {
		alternates := alternates(s, a)
		for _, u := range a.URLs {
			b.WriteString("<url><loc>" + escape(u) + "</loc>")
			if a.Modified != "" {
				b.WriteString("<lastmod>" + a.Modified + "</lastmod>")
			}
			b.WriteString(alternates + "</url>\n")
		}
	}
	b.WriteString("</urlset>\n")
	return b.Bytes()
}

func alternates(s *page.Site, a page.Address) string {
	if len(a.URLs) < 2 {
		return ""
	}
	var b strings.Builder
	for i, v := range s.Voices() {
		b.WriteString(`<xhtml:link rel="alternate" hreflang="` + v.Language.Tag + `" href="` + escape(a.URLs[i]) + `"/>`)
	}
	b.WriteString(`<xhtml:link rel="alternate" hreflang="x-default" href="` + escape(a.URLs[0]) + `"/>`)
	return b.String()
}

func escape(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic("sitemap: " + err.Error()) // a strings.Builder never fails
	}
	return b.String()
}
