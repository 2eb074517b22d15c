package export

import (
	"strings"
	"testing"
)

func TestTheFeedOfWhatWaits(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	golden(t, "waiting.de.xml", b.file(t, "empfehlungen/wartet/feed.xml"))
	f := parseFeed(t, b.file(t, "en/recommendations/waiting/feed.xml"))
	if f.ID != "tag:musterstadt.example,2020-01-01:feed/en/recommendations/waiting" || len(f.Entries) != 3 {
		t.Fatalf("%s has %d entries", f.ID, len(f.Entries))
	}
	if got := f.Entries[1].Summary; got != "waiting since 20 October 2025 · 145 days so far · answer expected by 31 January 2026 · 42 days overdue · Data as of 14 March 2026" {
		t.Errorf("says %q", got)
	}
}

// Days are counted anew every day, but readers are told of an entry again only when its record changes or it becomes
// overdue.
func TestAnEntryIsNewOnceMoreWhenItIsOverdue(t *testing.T) {
	t.Parallel()
	for asOf, want := range map[string]string{
		"2026-01-31T12:00:00+01:00": "2025-11-20T00:00:00Z",
		"2026-02-01T12:00:00+01:00": "2026-02-01T00:00:00Z",
		"2026-12-01T12:00:00+01:00": "2026-02-01T00:00:00Z",
	} {
		f := parseFeed(t, build(t, asOf, nil).file(t, "empfehlungen/wartet/feed.xml"))
		got := ""
		for _, e := range f.Entries {
			if strings.HasSuffix(e.ID, "2025-wartezeiten") {
				got = e.Updated
			}
		}
		if got != want {
			t.Errorf("as of %s the entry was updated %s, want %s", asOf, got, want)
		}
	}
}
