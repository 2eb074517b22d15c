package export

import (
	"slices"
	"strings"
	"time"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/export/feed"
	"offenesnetz/tools/internal/page"
)

// waiting adds the feed of what waits for an answer: as in every feed, what changed last stands first.
func (w *writer) waiting() {
	_, path := w.voice.WaitingFeed()
	w.add(path+page.FeedFile, "feed of "+path, func() ([]byte, error) { return feed.Encode(w.waitingAtom()) })
}

func (w *writer) waitingAtom() feed.Feed {
	title, path := w.voice.WaitingFeed()
	f := w.atom(title, path, "recommendations/waiting", nil)
	for _, wait := range w.site.Facts.Waiting() {
		f.Entries = append(f.Entries, w.waitEntry(wait))
	}
	slices.SortStableFunc(f.Entries, func(a, b feed.Entry) int { return b.Updated.Compare(a.Updated) })
	f.Entries = f.Entries[:min(len(f.Entries), maxEntries)]
	if len(f.Entries) > 0 && f.Entries[0].Updated.After(f.Updated) {
		f.Updated = f.Entries[0].Updated
	}
	return f
}

// waitEntry is an entry of its own beside the record's in other feeds. It counts as updated when the record changes and
// once more on the day after the answer was due: not every day, although the days are counted anew.
func (w *writer) waitEntry(wait derive.Wait) feed.Entry {
	r := wait.Recommendation
	e := w.entry(r)
	e.ID = w.tag(w.voice.Language.Key + "/waiting/" + r.Key())
	e.Summary, e.SummaryLang = strings.Join(append(w.voice.WaitLines(wait), w.voice.AsOf()), " · "), w.voice.Language.Tag
	if late := wait.Due.Last().Add(24 * time.Hour); wait.Late && late.After(e.Updated) {
		e.Updated = late
	}
	return e
}
