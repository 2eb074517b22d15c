package verify

import (
	"strings"
	"testing"
)

// oneChange makes one thing in the good site wrong (without old: the file as a whole) and names what must come of it.
type oneChange struct {
	name, file, old, new string
	want                 string // one "code file:line" a finding
}

const (
	start   = "index.html"
	groups  = "gruppen/index.html"
	drawing = "img/zeichen.svg"
	ics     = "kalender.ics"
	h2      = "<h2>Zeichnung</h2>"
)

var badLinks = []oneChange{
	{"link to a missing page", start, `href="/gruppen/"`, `href="/grupen/"`, "link-broken index.html:18"},
	{"link without the last slash", start, `href="/gruppen/"`, `href="/gruppen"`, "link-broken index.html:18"},
	{"relative link above the page", start, `href="gruppen/#sprache"`, `href="x/gruppen/"`, "link-broken index.html:22"},
	{"absolute link to the own host", start, `https://magdeburg.de/x?y=1`, `https://example.org/fehlt/`, "link-broken index.html:22"},
	{"calendar subscription", start, `webcal://example.org/kalender.ics`, `webcal://example.org/fehlt.ics`, "link-broken index.html:28"},
	{"empty link", start, `href="mailto:a@example.org"`, `href=""`, "link-broken index.html:22"},
	{"image", start, `src="/img/bild.png"`, `src="/img/fehlt.png"`, "link-broken index.html:21"},
	{"candidate of a srcset", start, `/img/gro%C3%9F.png 2x`, `/img/gross.png 2x`, "link-broken index.html:21"},
	{"form", start, `action="/gruppen/`, `action="/suche/`, "link-broken index.html:26"},
	{"drawing used in a page", start, `/img/zeichen.svg#punkt`, `/img/fehlt.svg#punkt`, "link-broken index.html:24"},
	{"iframe", start, h2, h2 + `<iframe src="/fehlt/"></iframe>`, "link-broken index.html:23"},
	{"redirect", "alt/index.html", `url=/gruppen/`, `url=/fehlt/`, "link-broken alt/index.html:1"},
	{"after a base", groups, `<title>`, `<base href="/ar/"><title>`, "anchor-broken gruppen/index.html:5\nanchor-broken gruppen/index.html:5"},
	{"style", "css/main.css", `../img/bild.png`, `bild.png`, "link-broken css/main.css:3"},
	{"image set in a style", "css/main.css", `"/img/bild.png"`, `"/bild.png"`, "link-broken css/main.css:5"},
	{"imported style", "css/main.css", ``, "\n@import 'fehlt.css' screen;", "link-broken css/main.css:2"},
	{"drawing in a drawing", drawing, `bild.png`, `fehlt.png`, "link-broken img/zeichen.svg:5"},
	{"feed", "feed.xml", `gruppen/#weg`, `weg/`, "link-broken feed.xml:7"},
	{"calendar", ics, `https://example.org/gruppen/`, `https://example.org/weg/`, "link-broken kalender.ics:7"},
	{"sitemap", "sitemap.xml", `.org/</loc>`, `.org/weg/</loc>`, "link-broken sitemap.xml:2"},
	{"sitemap of another host", "sitemap.xml", `https://example.org/</loc>`, `http://localhost:1313/</loc>`, "link-broken sitemap.xml:2"},
	{"language in the sitemap", "sitemap.xml", `/ar/"`, `/fa/"`, "link-broken sitemap.xml:3"},
	{"fragment on the page", start, `href="#inhalt"`, `href="#fehlt"`, "anchor-broken index.html:17"},
	{"fragment on another page", start, `gruppen/#sprache`, `gruppen/#spr%61`, "anchor-broken index.html:22"},
	{"fragment in a drawing", start, `#punkt`, `#linie`, "anchor-broken index.html:24"},
	{"double id", groups, `<p>`, `<p id="sprache">`, "id-double gruppen/index.html:5"},
	{"double id in a drawing", drawing, `<image`, `<image id="punkt"`, "id-double img/zeichen.svg:5"},
	{"canonical to nowhere", start, `rel="canonical" href="https://example.org/"`, `rel="canonical" href="https://example.org/x/"`, "canonical-wrong index.html:8"},
	{"relative canonical", start, `rel="canonical" href="https://example.org/"`, `rel="canonical" href="/"`, "canonical-wrong index.html:8"},
	{"second canonical", start, `<link rel="license"`, `<link rel="canonical" href="https://example.org/"><link rel="license"`, "canonical-wrong index.html:13"},
	{"language to nowhere", start, `hreflang="x-default" href="https://example.org/"`, `hreflang="x-default" href="/fa/"`, "hreflang-wrong index.html:11"},
	{"language twice", start, `hreflang="x-default"`, `hreflang="de"`, "hreflang-wrong index.html:11"},
	{"language that is none", start, `hreflang="x-default"`, `hreflang="de_DE"`, "hreflang-wrong index.html:11"},
	{"language that doesn't point back", start, `hreflang="x-default" href="https://example.org/"`, `hreflang="x-default" href="/gruppen/"`, "hreflang-wrong index.html:11"},
	{"own language left out", "ar/index.html", `<link rel="alternate" hreflang="ar" href="https://example.org/ar/">`, ``, "hreflang-wrong ar/index.html:4"},
}

var badRequests = []oneChange{
	{"image", start, `src="/img/bild.png"`, `src="https://example.com/b.png"`, "outside-request index.html:21"},
	{"image without scheme", start, `src="/img/bild.png"`, `src="//example.org/img/bild.png"`, "outside-request index.html:21"},
	{"image with backslashes", start, `src="/img/bild.png"`, `src="\\example.com/b.png"`, "outside-request index.html:21"},
	{"stylesheet", start, `href="/css/main.css"`, `href="https://example.com/a.css"`, "outside-request index.html:7"},
	{"preconnect", start, `rel="license"`, `rel="preconnect"`, "outside-request index.html:13"},
	{"form", start, `action="/gruppen/?q=1"`, `action="https://example.com/"`, "outside-request index.html:26"},
	{"button of a form", start, `<button>`, `<button formaction="https://example.com/">`, "outside-request index.html:26"},
	{"ping", start, `href="https://magdeburg.de`, `ping="/ https://example.com/" href="https://magdeburg.de`, "outside-request index.html:22"},
	{"drawing", start, `/img/zeichen.svg#punkt`, `https://example.com/z.svg#punkt`, "outside-request index.html:24"},
	{"fill of a drawing in the page", start, `<use `, `<use fill="url(https://example.com/z.svg#p)" `, "outside-request index.html:24"},
	{"url in a style", "css/main.css", `../img/bild.png`, ` 'https://example.com/b.png' `, "outside-request css/main.css:3"},
	{"import in a style", "css/main.css", `/* url(x) */`, `@import "//example.com/a.css";`, "outside-request css/main.css:2"},
	{"drawing's image", drawing, `bild.png`, `https://example.com/b.png`, "outside-request img/zeichen.svg:5"},
	{"drawing's style", drawing, `url(#verlauf) }`, `url(https://example.com/b) }`, "outside-request img/zeichen.svg:3"},
	{"feed's stylesheet", "feed.xml", `<feed `, `<?xml-stylesheet href="https://example.com/a.xsl"?><feed `, "outside-request feed.xml:2"},
	{"script", start, `type="application/ld+json"`, ``, "script-found index.html:14"},
	{"handler", start, `<button>`, `<button ONCLICK="x()">`, "script-found index.html:26"},
	{"script as a link", start, `href="mailto:a@example.org"`, `href=" java&#10;script:x()"`, "script-found index.html:22"},
	{"page in a link", start, `href="mailto:a@example.org"`, `href="data:text/html,x"`, "script-found index.html:22"},
	{"page in an iframe", start, h2, h2 + `<iframe src="data:text/html,x"></iframe>`, "script-found index.html:23"},
	{"page within an attribute", start, h2, h2 + `<iframe srcdoc="x"></iframe>`, "script-found index.html:23"},
	{"redirect", "alt/index.html", `url=/gruppen/`, `URL='https://example.com/'`, "outside-request alt/index.html:1"},
	{"script hidden behind a title in a drawing", start, `<use `, `<title/><script/><use `, "script-found index.html:24"},
	{"script in a drawing", drawing, `<image`, `<script/><image`, "script-found img/zeichen.svg:5"},
	{"page in a drawing", drawing, `<image`, `<foreignObject/><image`, "script-found img/zeichen.svg:5"},
	{"address changed in a drawing", drawing, `<image`, `<set attributeName="xlink:href" to="javascript:x()"/><image`, "script-found img/zeichen.svg:5"},
	{"handler in a drawing", drawing, `<image`, `<image onload="x()"`, "script-found img/zeichen.svg:5"},
	{"redirect without the word url", "alt/index.html", `0; url=/gruppen/`, `0;https://example.com/`, "outside-request alt/index.html:1"},
	{"redirect with a comma and quotes", "alt/index.html", `0; url=/gruppen/`, `1.5 , URL = 'https://example.com/' x`, "outside-request alt/index.html:1"},
	{"redirect to a script", "alt/index.html", `url=/gruppen/`, `javascript:x()`, "script-found alt/index.html:1"},
	{"cookie", start, `<meta charset="utf-8">`, `<meta charset="utf-8"><META HTTP-EQUIV="Set-Cookie" content="a=b">`, "cookie-set index.html:4"},
	{"preload", start, `rel="license"`, `rel="preload" as="image"`, "outside-request index.html:13"},
	{"preloaded candidates", start, `<link rel="license"`, `<link rel="preload" as="image" href="/img/bild.png" imagesrcset="https://example.com/a.png 2x"><link rel="license"`, "outside-request index.html:13"},
	{"prefetch", start, `rel="license"`, `rel="prefetch"`, "outside-request index.html:13"},
	{"look-up of a name", start, `rel="license"`, `rel="dns-prefetch"`, "outside-request index.html:13"},
	{"manifest", start, `rel="license"`, `rel="manifest"`, "outside-request index.html:13"},
	{"icon", start, `rel="license"`, `rel="apple-touch-icon"`, "outside-request index.html:13"},
	{"poster of a film", start, h2, h2 + `<video poster="https://example.com/p.png"></video>`, "outside-request index.html:23"},
	{"candidate of a source", start, h2, h2 + `<picture><source srcset="/img/bild.png, https://example.com/b.png 2x"></picture>`, "outside-request index.html:23"},
	{"sound", start, h2, h2 + `<audio src="https://example.com/a.ogg"></audio>`, "outside-request index.html:23"},
	{"subtitles", start, h2, h2 + `<track src="https://example.com/a.vtt">`, "outside-request index.html:23"},
	{"embedded object", start, h2, h2 + `<object data="https://example.com/a.pdf"></object>`, "outside-request index.html:23"},
	{"attribution of a click", start, `href="https://magdeburg.de`, `attributionsrc="https://example.com/" href="https://magdeburg.de`, "outside-request index.html:22"},
	{"base", groups, `<title>`, `<base href="https://example.com/"><title>`, "outside-request gruppen/index.html:2"},
	{"picture in a drawing's page", start, `<use `, `<foreignObject><img alt="" src="https://example.com/p.png"></foreignObject><use `, "outside-request index.html:24"},
	{"drawing that changes its address", start, `<use `, `<set attributeName="xlink:href" to="javascript:x()"/><use `, "script-found index.html:24"},
	{"drawing that gets a handler", start, `<use `, `<animate attributeName="onclick" values="x()"/><use `, "script-found index.html:24"},
	{"import with backslashes", "css/main.css", `/* url(x) */`, `@\69 mport "//example.com/a.css";`, "outside-request css/main.css:2"},
	{"url with backslashes", "css/main.css", `url(../img/bild.png)`, `u\72l(htt\70s://example.com/b.png)`, "outside-request css/main.css:3"},
	{"image set", "css/main.css", `"/img/bild.png" 1x`, `"https://example.com/b.png" 1x`, "outside-request css/main.css:5"},
	{"font", "css/main.css", `/* url(x) */`, `@font-face { src: local("A"), url(https://example.com/a.woff2) format("woff2") }`, "outside-request css/main.css:2"},
	{"drawing's import", drawing, `path { fill`, `@import "https://example.com/a.css"; path { fill`, "outside-request img/zeichen.svg:3"},
	{"drawing's stylesheet", drawing, `<svg `, `<?xml-stylesheet href="https://example.com/a.css"?><svg `, "outside-request img/zeichen.svg:2"},
	{"drawing's old link", drawing, `<image href`, `<image xlink:href="https://example.com/b.png"/><image href`, "outside-request img/zeichen.svg:5"},
	{"style attribute", start, `<h1>`, `<h1 style="color: red">`, "style-inline index.html:20"},
	{"style element", start, `</head>`, `<style>a{}</style></head>`, "style-inline index.html:15"},
}

var badMarkup = []oneChange{
	{"no h1", start, `<h1>Start</h1>`, ``, "heading-order index.html:23"},
	{"no heading at all", "404.html", `<h1>Nicht da</h1>`, ``, "heading-order 404.html:2"},
	{"second h1", start, h2, `<h1>Zeichnung</h1>`, "heading-order index.html:23\nheading-order index.html:25"},
	{"heading before the h1", start, `<h1>`, "<h2>Vorher</h2>\n<h1>", "heading-order index.html:20"},
	{"skipped level", start, `<h3>Formular</h3>`, `<h4>Formular</h4>`, "heading-order index.html:25"},
	{"no main", "404.html", `<main>`, ``, "landmark-missing 404.html:2"},
	{"second main", start, h2, h2 + `<div role="main"></div>`, "landmark-missing index.html:23"},
	{"header only within a section", groups, `</head><body data-page="list"><header>`, `</head><body data-page="list">`, "landmark-missing gruppen/index.html:2"},
	{"footer within the main", "404.html", `</main><footer>`, `<footer>`, "landmark-missing 404.html:2"},
	{"no navigation", "404.html", `<nav>`, ``, "landmark-missing 404.html:2"},
	{"navigation without a name beside others", start, `<nav aria-label="Weiter">`, `<nav aria-label=" ">`, "landmark-missing index.html:28"},
	{"image", start, ` alt=""`, ``, "alt-missing index.html:21"},
	{"image as a button", start, `<button>`, `<input type="image" src="/img/bild.png"><button>`, "alt-missing index.html:26"},
	{"area", start, h2, h2 + `<area href="/">`, "alt-missing index.html:23"},
	{"drawing in the page", start, h2, h2 + `<svg role="img"></svg>`, "alt-missing index.html:23"},
	{"no title", "404.html", `<title>Seite</title>`, ``, "title-missing 404.html:2"},
	{"blank title", start, `Netz &amp; Stadt`, ` `, "title-missing index.html:2"},
	{"title in a drawing only", "404.html", `<title>Seite</title>`, `<svg><title>Seite</title></svg>`, "title-missing 404.html:2"},
	{"no viewport", "404.html", `name="viewport"`, `name="view"`, "viewport-missing 404.html:2"},
	{"language of the page", "404.html", `lang="de"`, `lang="en"`, "lang-wrong 404.html:2"},
	{"direction of the page", "ar/index.html", ` dir="rtl"><head>`, `><head>`, "lang-wrong ar/index.html:2"},
	{"language of a redirect", "alt/index.html", `lang="de"`, ``, "lang-wrong alt/index.html:1"},
	{"tag that is none", start, `<h1>`, `<h1 lang="deutsch_">`, "lang-wrong index.html:20"},
	{"empty tag", start, `<h1>`, `<h1 lang="">`, "lang-wrong index.html:20"},
	{"turned without dir", start, `<h1>`, `<h1 lang="fa">`, "lang-wrong index.html:20"},
	{"turned back without dir", "ar/index.html", `<li lang="de" dir="ltr">`, `<li lang="de">`, "lang-wrong ar/index.html:6"},
	{"turned the wrong way", start, `lang="ar" dir="rtl"`, `lang="ar" dir="ltr"`, "lang-wrong index.html:18"},
	{"link without text", start, `>Zum Inhalt<`, `> <`, "link-name index.html:17"},
	{"link with hidden text", start, `>Zum Inhalt<`, `><span aria-hidden="true">→</span><`, "link-name index.html:17"},
	{"link around a nameless image", start, `>Zum Inhalt<`, `><img src="/img/bild.png" alt=""><`, "link-name index.html:17"},
	{"button without text", start, `>Los<`, `><`, "link-name index.html:26"},
}

var badFeeds = []oneChange{
	{"unknown entity", "feed.xml", `Neues`, `&nbsp;`, "feed-invalid feed.xml:3"},
	{"crossed elements", "feed.xml", `Neues</title>`, `Neues</titel>`, "feed-invalid feed.xml:3"},
	{"unclosed element", "sitemap.xml", `</urlset>`, ``, "feed-invalid sitemap.xml:4"},
	{"no element", "leer.xml", ``, ` `, "feed-invalid leer.xml:0"},
	{"two roots", "zwei.xml", ``, `<a/><b/>`, "feed-invalid zwei.xml:0"},
	{"another encoding", "feed.xml", `utf-8`, `latin1`, "feed-invalid feed.xml:1"},
	{"too deep", "tief.xml", ``, strings.Repeat("<a>", maxXMLDepth+1), "feed-invalid tief.xml:1"},
	{"feed without updated", "feed.xml", `<updated>2025-01-01T00:00:00Z</updated>`, ``, "feed-invalid feed.xml:2"},
	{"entry without title", "feed.xml", `<title>Zwei</title>`, ``, "feed-invalid feed.xml:9"},
	{"empty id", "feed.xml", `tag:1`, ``, "feed-invalid feed.xml:2"},
	{"double id", "feed.xml", `tag:3`, `tag:2`, "feed-invalid feed.xml:9"},
	{"bare line feed", ics, "VERSION:2.0\r", "VERSION:2.0", "calendar-invalid kalender.ics:2"},
	{"no end of the last line", ics, "END:VCALENDAR\r\n", "END:VCALENDAR", "calendar-invalid kalender.ics:11"},
	{"long line", ics, "SUMMARY:Fest", "SUMMARY:" + strings.Repeat("ü", 34), "calendar-invalid kalender.ics:8"},
	{"line without a name", ics, "SUMMARY:Fest", "SUMMARY", "calendar-invalid kalender.ics:8"},
	{"no END", ics, "END:VCALENDAR\r\n", "", "calendar-invalid kalender.ics:1"},
	{"wrong END", ics, "END:VEVENT", "END:VTODO", "calendar-invalid kalender.ics:1\ncalendar-invalid kalender.ics:3\ncalendar-invalid kalender.ics:10\ncalendar-invalid kalender.ics:11"},
	{"no calendar", "leer.ics", "", "", "calendar-invalid leer.ics:0"},
	{"event outside a calendar", "lose.ics", "", "BEGIN:VTODO\r\nEND:VTODO\r\n", "calendar-invalid lose.ics:1"},
	{"nested too deeply", "tief.ics", "", "BEGIN:VCALENDAR\r\n" + strings.Repeat("BEGIN:A\r\n", maxComponents) + strings.Repeat("END:A\r\n", maxComponents-1) + "END:VCALENDAR\r\n", "calendar-invalid tief.ics:101"},
	{"event without UID", ics, "UID:1@example.org\r\n", "", "calendar-invalid kalender.ics:3"},
	{"event without DTSTAMP", ics, "DTSTAMP:", "CREATED:", "calendar-invalid kalender.ics:3"},
	{"event without DTSTART", ics, "DTSTART;", "DTEND;", "calendar-invalid kalender.ics:3"},
}

var badCases = append(append(append(badLinks[:len(badLinks):len(badLinks)], badRequests...), badMarkup...), badFeeds...)

func TestOneChangeGivesItsFinding(t *testing.T) {
	t.Parallel()
	for _, c := range badCases {
		t.Run(strings.ReplaceAll(c.want[:strings.IndexByte(c.want, ' ')]+" "+c.name, " ", "_"), func(t *testing.T) {
			t.Parallel()
			if got := brief(check(t, goodOptions, change(t, c.file, c.old, c.new))); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

func TestEveryCodeHasABadCase(t *testing.T) {
	t.Parallel()
	elsewhere := "file-symlink weight-over " // TestSymlinkIsAFinding, TestWeight
	for _, code := range Codes {
		found := strings.Contains(elsewhere, code.Name+" ")
		for _, c := range badCases {
			found = found || strings.HasPrefix(c.want, code.Name+" ")
		}
		if !found {
			t.Errorf("no bad case for %s", code.Name)
		}
		if code.Meaning.De == "" || code.Meaning.En == "" || code.Meaning.De == code.Meaning.En {
			t.Errorf("%s has no meaning in both languages", code.Name)
		}
	}
}

func TestOneChangeIsStillGood(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, old, new string }{
		{"data image", start, `src="/img/bild.png"`, `src="data:image/png;base64,eA=="`},
		{"link to another host", start, `href="gruppen/#sprache"`, `href="//example.com/#x"`},
		{"link with dots", start, `href="gruppen/#sprache"`, `href="./ar/../gruppen/."`},
		{"link to the start of text", start, `#sprache`, `#:~:text=Sprache`},
		{"link to the top", start, `#sprache`, `#TOP`},
		{"decoded fragment", start, `#sprache`, `#%73prache`},
		{"fragment of a document", start, `href="gruppen/#sprache"`, `href="/daten/alles.json#page=2"`},
		{"host in capitals", start, `https://magdeburg.de/x?y=1`, `HTTPS://EXAMPLE.ORG`},
		{"nested link to a picture", start, `>Zum Inhalt<`, `><img src="/img/bild.png" alt="Inhalt"><`},
		{"labelled link", start, `>Zum Inhalt<`, ` aria-label="Inhalt"><`},
		{"link named by a drawing's title", start, `>Zum Inhalt<`, `><svg><title>Inhalt</title></svg><`},
		{"heading up by two levels", start, `<h2>Weiteres</h2>`, `<h4>A</h4><h2>Weiteres</h2>`},
		{"script of the same direction", start, `<h1>`, `<h1 lang="ar-Latn">`},
		{"direction of its own", start, `<h1>`, `<h1 lang="ur" dir="auto">`},
		{"easy language", start, `<h1>`, `<h1 lang="de-simple">`},
		{"roles for elements", "404.html", `<footer>Ende</footer>`, `<div role="contentinfo">Ende</div>`},
		{"several addresses with commas", start, `/img/bild.png 1x, `, `/img/bild.png?a,b 1x, /img/bild.png, `},
		{"comment with anything", start, h2, h2 + `<!-- <script> <a href="x"> -->`},
		{"text that looks like markup", start, h2, h2 + `<textarea><h1></textarea> a < b`},
		{"feed with a byte order mark", "feed.xml", `<?xml`, byteOrderMark + `<?xml`},
		{"relations that only say something", start, `rel="license"`, `rel="me author"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := brief(check(t, goodOptions, change(t, c.file, c.old, c.new))); got != "" {
				t.Errorf("got:\n%s", got)
			}
		})
	}
}
