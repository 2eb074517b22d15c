package verify

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// goodSite is a small site without a fault; every bad case changes one thing in it.
var goodSite = map[string]string{
	"index.html": `<!doctype html>
<html lang="de" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Netz &amp; Stadt</title>
<link rel="stylesheet" href="/css/main.css">
<link rel="canonical" href="https://example.org/">
<link rel="alternate" hreflang="de" href="https://example.org/">
<link rel="alternate" hreflang="ar" href="https://example.org/ar/">
<link rel="alternate" hreflang="x-default" href="https://example.org/">
<link rel="alternate" type="application/atom+xml" href="/feed.xml">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
<script type="application/ld+json">{"a": "<b>"}</script>
</head>
<body data-page="home">
<a href="#inhalt">Zum Inhalt</a>
<header><nav aria-label="Haupt"><a href="/gruppen/">Gruppen</a> <a lang="ar" dir="rtl" href="/ar/">العربية</a></nav></header>
<main id="inhalt">
<h1>Start</h1>
<p><img src="/img/bild.png" srcset="/img/bild.png 1x, /img/gro%C3%9F.png 2x" alt=""></p>
<p><a href="https://magdeburg.de/x?y=1">Stadt</a> <a href="mailto:a@example.org">Post</a> <a href="gruppen/#sprache">Sprache</a></p>
<h2>Zeichnung</h2>
<p><a href="/"><svg role="img" aria-label="Zeichen"><use href="/img/zeichen.svg#punkt"/></svg></a></p>
<h3>Formular</h3>
<form action="/gruppen/?q=1"><button>Los</button></form>
<h2>Weiteres</h2>
<nav aria-label="Weiter"><a href="webcal://example.org/kalender.ics?x">Kalender</a></nav>
</main>
<footer><a href="#">Nach oben</a></footer>
</body>
</html>
`,
	"ar/index.html": `<!doctype html>
<html lang="ar" dir="rtl"><head><meta name="viewport" content="width=device-width"><title>شبكة</title>
<link rel="stylesheet" href="../css/main.css">
<link rel="alternate" hreflang="de" href="https://example.org/"><link rel="alternate" hreflang="ar" href="https://example.org/ar/">
</head><body data-page="home"><header><nav><a href="/" lang="de" dir="ltr">Deutsch</a></nav></header>
<main><h1>شبكة</h1><ul><li lang="de" dir="ltr">eins<li>اثنان<li><bdi lang="de">drei</bdi></ul></main><footer>نهاية</footer></body></html>
`,
	"gruppen/index.html": page1(`<h1>Gruppen</h1>
<section><header><h2 id="sprache">Sprache</h2></header><a name="alt"></a></section>
<p><a href="#alt">alt</a> <a href="../index.html?x=1#inhalt">Start</a> <a aria-hidden="true" href="#sprache"></a></p>`),
	"404.html":         page1(`<h1>Nicht da</h1>`),
	"alt/index.html":   `<!doctype html><html lang="de"><head><title>Umzug</title><link rel="canonical" href="https://example.org/gruppen/"><meta http-equiv="refresh" content="0; url=/gruppen/"></head></html>`,
	"css/main.css":     "@namespace svg url(http://www.w3.org/2000/svg);\n/* url(x) */\nbody { background: url(../img/bild.png) }\n.a::after { content: \"url(x)\" }\n.b { background: image-set(\"/img/bild.png\" 1x) }\n",
	"img/bild.png":     "PNG",
	"img/groß.png":     "PNG",
	"daten/alles.json": `{"a": 1}`,
	"img/zeichen.svg": `<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<style>path { fill: url(#verlauf) }</style>
<path id="punkt" fill="url(#verlauf)"/>
<image href="bild.png"/>
</svg>`,
	"feed.xml": `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>tag:1</id><title>Neues</title><updated>2025-01-01T00:00:00Z</updated>
<link rel="self" href="https://example.org/feed.xml"/>
<entry>
<id>tag:2</id><title>Eins</title><updated>2025-01-01T00:00:00Z</updated>
<link href="https://example.org/gruppen/#weg"/>
</entry>
<entry><id>tag:3</id><title>Zwei</title><updated>2025-01-01T00:00:00Z</updated></entry>
</feed>`,
	"sitemap.xml": `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>https://example.org/</loc>
<xhtml:link rel="alternate" hreflang="ar" href="https://example.org/ar/"/></url>
</urlset>`,
	"kalender.ics": strings.ReplaceAll(`BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20250101T000000Z
DTSTART;TZID="Europe/Berlin":20250101T180000
URL;X="a:b":https://example.org/gruppen/
SUMMARY:Fest
  mit Musik
END:VEVENT
END:VCALENDAR
`, "\n", "\r\n"),
}

// page1 is a German page whose main starts on line 3.
func page1(main string) string {
	return `<!doctype html>
<html lang="de" dir="ltr"><head><meta name="viewport" content="width=device-width"><title>Seite</title><link rel="stylesheet" href="/css/main.css"></head><body data-page="list"><header><nav><a href="/">Start</a></nav></header><main>
` + main + `
</main><footer>Ende</footer></body></html>
`
}

var goodOptions = Options{
	BaseURL:   "https://example.org/",
	Languages: []Language{{"de", "ltr", ""}, {"ar", "rtl", "ar"}, {"de-simple", "ltr", "de-simple"}},
	Budget:    14600,
	Workers:   2,
}

func writeSite(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// change gives the good site with the first old in file made new; without old, file is new as a whole.
func change(t testing.TB, file, old, new string) map[string]string {
	t.Helper()
	site := maps.Clone(goodSite)
	if old == "" {
		site[file] = new
		return site
	}
	if !strings.Contains(site[file], old) {
		t.Fatalf("%s doesn't hold %q", file, old)
	}
	site[file] = strings.Replace(site[file], old, new, 1)
	return site
}

func check(t testing.TB, o Options, files map[string]string) Report {
	t.Helper()
	o.Dir = writeSite(t, files)
	r, err := Check(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// brief gives one "code file:line" a finding.
func brief(r Report) string {
	var out []string
	for _, d := range r.Findings {
		out = append(out, fmt.Sprintf("%s %s:%d", d.Code, strings.TrimPrefix(d.Pos.File, "public/"), d.Pos.Line))
	}
	return strings.Join(out, "\n")
}

func mustParse(address string) *url.URL {
	u, err := url.Parse(address)
	if err != nil {
		panic(err)
	}
	return u
}
