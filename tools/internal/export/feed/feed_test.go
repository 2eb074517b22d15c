package feed

import (
	"encoding/xml"
	"strings"
	"testing"
	"time"
)

var day = time.Date(2026, 3, 29, 2, 30, 0, 500, time.FixedZone("CEST", 7200))

func full() Feed {
	return Feed{
		ID: "tag:example.org,2026:news", Title: "Aktuelles & mehr", Lang: "de",
		Self: "https://example.org/feed.xml", Alternate: "https://example.org/aktuelles/?a=1&b=2",
		Updated: day, Author: "Büro", Rights: "CC BY 4.0",
		Entries: []Entry{
			{ID: "tag:example.org,2026:news/2", Title: "<b>Zwei</b>", Link: "https://example.org/2/", Updated: day, Published: day.AddDate(0, 0, -1),
				Summary: "Kurz", Categories: []Category{{"sprache", "Sprache"}, {Term: "arbeit"}},
				Alternates: []Alternate{{"ar", "https://example.org/ar/2/"}}},
			{ID: "tag:example.org,2026:news/1", Title: "مرحبا", TitleLang: "ar", Link: "https://example.org/1/", Updated: day,
				Summary: "Hello", SummaryLang: "en"},
		},
	}
}

const golden = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
<id>tag:example.org,2026:news</id>
<title>Aktuelles &amp; mehr</title>
<link rel="self" type="application/atom+xml" href="https://example.org/feed.xml"/>
<link rel="alternate" type="text/html" hreflang="de" href="https://example.org/aktuelles/?a=1&amp;b=2"/>
<updated>2026-03-29T00:30:00Z</updated>
<author><name>Büro</name></author>
<rights>CC BY 4.0</rights>
<entry>
<id>tag:example.org,2026:news/2</id>
<title>&lt;b&gt;Zwei&lt;/b&gt;</title>
<link rel="alternate" type="text/html" hreflang="de" href="https://example.org/2/"/>
<link rel="alternate" type="text/html" hreflang="ar" href="https://example.org/ar/2/"/>
<published>2026-03-28T00:30:00Z</published>
<updated>2026-03-29T00:30:00Z</updated>
<category term="sprache" label="Sprache"/>
<category term="arbeit"/>
<summary>Kurz</summary>
</entry>
<entry>
<id>tag:example.org,2026:news/1</id>
<title xml:lang="ar">` + "\u2067مرحبا\u2069" + `</title>
<link rel="alternate" type="text/html" hreflang="de" href="https://example.org/1/"/>
<updated>2026-03-29T00:30:00Z</updated>
<summary xml:lang="en">Hello</summary>
</entry>
</feed>
`

func TestEncodeWritesAWholeFeed(t *testing.T) {
	t.Parallel()
	got, err := Encode(full())
	if err != nil || string(got) != golden {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestEncodeDropsWhatXMLCannotHold(t *testing.T) {
	t.Parallel()
	f := full()
	f.Title, f.Entries[0].Summary = "a\x00\x0B\uFFFE\xffb", "]]>\r\n<p title='x'>&#0;\x1b</p>"
	got, err := Encode(f)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Title   string   `xml:"title"`
		Summary []string `xml:"entry>summary"`
	}
	if err := xml.Unmarshal(got, &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Title != "ab" || doc.Summary[0] != "]]>\r\n<p title='x'>&#0;</p>" {
		t.Errorf("%q %q", doc.Title, doc.Summary[0])
	}
}

func TestEncodeRefusesAFeedThatReadersWouldDrop(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(*Feed)
		want   string
	}{
		{"no id", func(f *Feed) { f.ID = "" }, "no id"},
		{"id without scheme", func(f *Feed) { f.ID = "news" }, "no absolute address"},
		{"no title", func(f *Feed) { f.Title = " " }, "no title"},
		{"no update", func(f *Feed) { f.Updated = time.Time{} }, "no time of update"},
		{"no author", func(f *Feed) { f.Author = "" }, "no author"},
		{"relative self", func(f *Feed) { f.Self = "/feed.xml" }, "no absolute address"},
		{"relative alternate", func(f *Feed) { f.Alternate = "x" }, "no absolute address"},
		{"entry without title", func(f *Feed) { f.Entries[1].Title = "" }, "no title"},
		{"entry without link", func(f *Feed) { f.Entries[1].Link = "" }, "no absolute address"},
		{"entry id twice", func(f *Feed) { f.Entries[1].ID = f.Entries[0].ID }, "id used twice"},
		{"two links in one language", func(f *Feed) { f.Entries[0].Alternates[0].Lang = "de" }, "two links"},
		{"category without term", func(f *Feed) { f.Entries[0].Categories[0].Term = "" }, "without term"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := full()
			c.change(&f)
			if got, err := Encode(f); got != nil || err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestDirectionFollowsTheScript(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{
		"de": LTR, "ar": RTL, "fa": RTL, "ckb": RTL, "he": RTL, "ur": RTL, "az": LTR, "az-Arab": RTL, "ku": LTR, "de-simple": LTR, "": LTR, "?": LTR,
	} {
		if got := Direction(tag); got != want {
			t.Errorf("%q: %s", tag, got)
		}
	}
}

func TestIsolateWrapsOnlyWhatRunsAgainstItsSurroundings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, dir, around, want string }{
		{"a", LTR, LTR, "a"}, {"a", RTL, RTL, "a"}, {"", RTL, LTR, ""},
		{"a", RTL, LTR, "\u2067a\u2069"}, {"a", LTR, RTL, "\u2066a\u2069"},
	} {
		if got := Isolate(c.text, c.dir, c.around); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

func TestTagURIIsAValidURI(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"news/1":  "tag:example.org,2026-01-01:news/1",
		"a b#c%ä": "tag:example.org,2026-01-01:a%20b%23c%25%C3%A4",
	} {
		if got := TagURI("Example.org", "2026-01-01", path); got != want {
			t.Errorf("%q: %s", path, got)
		}
	}
}
