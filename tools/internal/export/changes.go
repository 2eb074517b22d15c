package export

import (
	"offenesnetz/tools/internal/export/feed"
	"offenesnetz/tools/internal/page"
)

// changes adds the feed of the last changes, where a history is known. Its days are those of the changes in the network's
// zone: at what hour somebody works is nobody's business.
func (w *writer) changes() {
	if !w.site.HasChanges() {
		return
	}
	path := w.voice.ChangesPath()
	w.add(path+page.FeedFile, "feed of "+path, func() ([]byte, error) {
		f := w.atom(w.voice.T("sec_changes"), path, "changes", nil)
		notes := w.voice.ChangeNotes()
		f.Updated = notes[0].Day.First() // newest first
		for _, n := range notes[:min(len(notes), maxEntries)] {
			f.Entries = append(f.Entries, w.change(n))
		}
		return feed.Encode(f)
	})
}

func (w *writer) change(n page.ChangeNote) feed.Entry {
	e := feed.Entry{ID: w.tag(w.voice.Language.Key + "/change/" + n.Key), Title: n.Title, Link: w.voice.URL(n.Path(w.voice)), Summary: n.Summary, Updated: n.Day.First()}
	for _, other := range w.site.Voices() {
		if other != w.voice {
			e.Alternates = append(e.Alternates, feed.Alternate{Lang: other.Language.Tag, Link: other.URL(n.Path(other))})
		}
	}
	return e
}
