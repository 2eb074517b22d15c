package export

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string     `xml:"http://www.w3.org/2005/Atom id"`
	Title     string     `xml:"http://www.w3.org/2005/Atom title"`
	Updated   string     `xml:"http://www.w3.org/2005/Atom updated"`
	Published string     `xml:"http://www.w3.org/2005/Atom published"`
	Links     []atomLink `xml:"http://www.w3.org/2005/Atom link"`
	Summary   string     `xml:"http://www.w3.org/2005/Atom summary"`
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"lang,attr"`
	ID      string      `xml:"http://www.w3.org/2005/Atom id"`
	Title   string      `xml:"http://www.w3.org/2005/Atom title"`
	Updated string      `xml:"http://www.w3.org/2005/Atom updated"`
	Author  string      `xml:"http://www.w3.org/2005/Atom author>name"`
	Links   []atomLink  `xml:"http://www.w3.org/2005/Atom link"`
	Entries []atomEntry `xml:"http://www.w3.org/2005/Atom entry"`
}

func parseFeed(t *testing.T, text string) atomFeed {
	t.Helper()
	var f atomFeed
	if err := xml.Unmarshal([]byte(text), &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func href(links []atomLink, rel, language string) string {
	for _, l := range links {
		if l.Rel == rel && (language == "" || l.Lang == language) {
			return l.Href
		}
	}
	return ""
}

func TestAFeedAsAWhole(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	golden(t, "news.de.xml", b.file(t, "aktuelles/feed.xml"))
	golden(t, "news.en.xml", b.file(t, "en/news/feed.xml"))
}

// What RFC 4287 demands of every feed, and what we promise beyond.
func TestEveryFeed(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	feedIDs := map[string]string{}
	files := b.below("feed.xml")
	if len(files) < 2*(15+9+3) {
		t.Errorf("only %d feeds: each list, topic and group has one in each language", len(files))
	}
	for _, file := range files {
		f := parseFeed(t, b.file(t, file))
		if other := feedIDs[f.ID]; other != "" {
			t.Errorf("%s and %s have the same id %s", file, other, f.ID)
		}
		feedIDs[f.ID] = file
		checkFeed(t, file, f)
	}
}

func checkFeed(t *testing.T, file string, f atomFeed) {
	t.Helper()
	address := "https://musterstadt.example/netz/" + file
	if href(f.Links, "self", "") != address || href(f.Links, "alternate", f.Lang)+"feed.xml" != address {
		t.Errorf("%s names itself %v", file, f.Links)
	}
	if f.Title == "" || f.Author == "" || !strings.HasPrefix(f.ID, "tag:musterstadt.example,2020-01-01:feed/"+f.Lang+"/") {
		t.Errorf("%s: title %q, author %q, id %q", file, f.Title, f.Author, f.ID)
	}
	if len(f.Entries) > maxEntries {
		t.Errorf("%s has %d entries", file, len(f.Entries))
	}
	seen := map[string]bool{}
	last := instant(t, f.Updated)
	for i, e := range f.Entries {
		if updated := instant(t, e.Updated); updated.After(last) {
			t.Errorf("%s: entry %d was changed after the one above it or the feed", file, i)
		} else {
			last = updated
		}
		if seen[e.ID] || e.Title == "" || !strings.HasPrefix(e.ID, "tag:musterstadt.example,2020-01-01:"+f.Lang+"/") {
			t.Errorf("%s: entry %d has the id %q and the title %q", file, i, e.ID, e.Title)
		}
		seen[e.ID] = true
		for _, language := range []string{"de", "en"} {
			if u, err := url.Parse(href(e.Links, "alternate", language)); err != nil || !u.IsAbs() {
				t.Errorf("%s: entry %d has no page in %s", file, i, language)
			}
		}
	}
}

func instant(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatalf("%q is no time of RFC 3339", s)
	}
	return at
}

// An entry's id must hold when addresses change: it is made of language, kind and id.
func TestIDsOfFeedsAndEntriesDoNotFollowTheAddress(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	for file, want := range map[string]string{
		"aktuelles/feed.xml":         "feed/de/news",
		"en/news/feed.xml":           "feed/en/news",
		"gruppen/sprache/feed.xml":   "feed/de/groups/sprache",
		"en/topics/sprache/feed.xml": "feed/en/topics/sprache",
	} {
		if got := parseFeed(t, b.file(t, file)).ID; got != "tag:musterstadt.example,2020-01-01:"+want {
			t.Errorf("%s has the id %s", file, got)
		}
	}
	if got := parseFeed(t, b.file(t, "aktuelles/feed.xml")).Entries[0].ID; got != "tag:musterstadt.example,2020-01-01:de/news/2026-03-13-infoboerse" {
		t.Errorf("the first entry has the id %s", got)
	}
}

func TestAFeedHasTheFiftyChangedLast(t *testing.T) {
	t.Parallel()
	b := build(t, noon, func(records *model.Records) {
		topic := records.Get(model.Ref{Kind: "topics", ID: "arbeit"})
		more := slices.Clone(records.All())
		for i := range 60 {
			news := &model.News{Base: model.Base{Kind: "news", ID: fmt.Sprintf("n-%02d", i), Title: model.Text{S: "Meldung"}, Topics: []model.Ref{{Kind: "topics", ID: topic.Meta().ID}}}, NewsKind: model.Word{S: "news"}}
			news.Date.Date, _ = edtf.FromDay(2020, 1, 1)
			news.Modified.Date, _ = edtf.FromDay(2026, 1+i/28, 1+i%28)
			more = append(more, news)
		}
		*records = *model.NewRecords(records.Network, more, records.Prose)
	})
	f := parseFeed(t, b.file(t, "themen/arbeit/feed.xml"))
	var ids []string
	for _, e := range f.Entries {
		ids = append(ids, e.ID[strings.LastIndex(e.ID, "/")+1:])
	}
	if len(ids) != maxEntries || !slices.Contains(ids, "n-59") || slices.Contains(ids, "n-00") {
		t.Errorf("%d entries: %v", len(ids), ids)
	}
}

func TestAFeedSpeaksItsLanguageAndSaysWhereItDoesNot(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	text := b.file(t, "en/groups/feed.xml")
	for _, want := range []string{"<title>Groups – ", `<title xml:lang="de">Arbeitsgruppe`, "<title>Working Group on Language and Understanding</title>"} {
		if !strings.Contains(text, want) {
			t.Errorf("the English feed of groups lacks %q:\n%s", want, text)
		}
	}
}

// A record on law is in feeds and calendars as it is on its page.
func TestNoUnreviewedTranslationOfLawInFeeds(t *testing.T) {
	t.Parallel()
	b := build(t, noon, func(records *model.Records) {
		news := records.Get(model.Ref{Kind: "news", ID: "2026-03-13-infoboerse"}).Meta()
		news.Legal = model.Flag{Set: true, Yes: true}
	})
	text := b.file(t, "en/news/feed.xml")
	if strings.Contains(text, "300 guests") || !strings.Contains(text, "300 Gäste") {
		t.Errorf("the feed shows the machine translation:\n%s", text)
	}
}
