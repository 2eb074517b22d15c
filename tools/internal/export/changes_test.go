package export

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/page"
	"offenesnetz/tools/internal/tree"
)

// remembering is Musterstadt with a history.
func remembering(t *testing.T, history ...model.Change) *tree.Tree {
	t.Helper()
	b := build(t, noon, nil)
	b.site.Facts.Remember(history)
	s := page.NewSite(b.site.Facts, b.site.Config, "test")
	out := tree.New()
	addresses, _, err := s.Write(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := Add(out, s, addresses); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheFeedOfTheLastChanges(t *testing.T) {
	t.Parallel()
	at, err := time.Parse(time.RFC3339, "2026-03-01T23:41:17Z")
	if err != nil {
		t.Fatal(err)
	}
	b := build(t, noon, nil)
	group := b.site.Facts.Of("groups")[0]
	changed := model.Change{At: at, Token: "abc", Kind: "groups", ID: group.Meta().ID, What: model.Edited, Own: true, Fields: []model.FieldChange{{Field: "rhythm", What: model.Added}}}
	files := remembering(t, changed)
	data, ok := files.Get("static/aenderungen/feed.xml")
	if !ok {
		t.Fatal("there is no feed")
	}
	var feed struct {
		Updated string `xml:"updated"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Summary string `xml:"summary"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(data, &feed); err != nil || len(feed.Entries) != 1 {
		t.Fatalf("%v in\n%s", err, data)
	}
	e := feed.Entries[0]
	if e.Title != group.Meta().Title.S || e.Summary != "Neues · Trifft sich: ergänzt" || !strings.HasSuffix(e.ID, ":de/change/abc/groups/"+group.Meta().ID) {
		t.Errorf("entry %+v", e)
	}
	// The day is that of the network's zone, and the hour is not told.
	if e.Updated != "2026-03-02T00:00:00Z" || feed.Updated != e.Updated || bytes.Contains(data, []byte("41:17")) {
		t.Errorf("updated %s, the feed %s", e.Updated, feed.Updated)
	}
	if _, ok := files.Get("static/en/changes/feed.xml"); !ok {
		t.Error("there is no English feed")
	}
	if _, ok := remembering(t).Get("static/aenderungen/feed.xml"); ok {
		t.Error("there is a feed without a history")
	}
}
