package export

import (
	"cmp"
	"slices"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/export/feed"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/page"
)

// maxEntries is how many entries a feed has: those changed last.
const maxEntries = 50

// feed adds the Atom feed of the records that a page lists. key names the list or record for good, whatever words
// its address has.
func (w *writer) feed(title, path, key string, records []model.Record) {
	w.add(path+page.FeedFile, "feed of "+path, func() ([]byte, error) { return feed.Encode(w.atom(title, path, key, records)) })
}

func (w *writer) atom(title, path, key string, records []model.Record) feed.Feed {
	network, _ := w.voice.Plain(w.site.Facts.Records.Network.ShortName)
	self := w.voice.URL(path) + page.FeedFile
	f := feed.Feed{
		ID: w.tag("feed/" + w.voice.Language.Key + "/" + key), Title: title + " – " + network, Lang: w.voice.Language.Tag,
		Self: self, Alternate: w.voice.URL(path), Author: network, Rights: w.site.Facts.Records.Network.Licence.Name.S,
		Updated: day(w.site.Facts.Records.Network.Modified),
	}
	for _, r := range latest(records) {
		e := w.entry(r)
		if e.Updated.After(f.Updated) {
			f.Updated = e.Updated
		}
		f.Entries = append(f.Entries, e)
	}
	return f
}

// latest gives the records changed last, newest first, each once.
func latest(records []model.Record) []model.Record {
	out := slices.Clone(records)
	slices.SortStableFunc(out, func(a, b model.Record) int {
		return cmp.Or(-edtf.Compare(a.Meta().Modified.Date, b.Meta().Modified.Date), cmp.Compare(a.Meta().Key(), b.Meta().Key()))
	})
	out = slices.CompactFunc(out, func(a, b model.Record) bool { return a == b })
	return out[:min(len(out), maxEntries)]
}

func (w *writer) entry(r model.Record) feed.Entry {
	b, voice := r.Meta(), w.voice.For(r)
	title, titleLang := voice.Plain(b.Title)
	e := feed.Entry{ID: w.tag(w.voice.Language.Key + "/" + b.Key()), Title: title, TitleLang: titleLang, Link: w.voice.URL(w.voice.RecordPath(r)), Updated: day(b.Modified)}
	if !b.Summary.IsZero() {
		e.Summary, e.SummaryLang = voice.Plain(b.Summary)
	}
	if !b.Created.IsZero() {
		e.Published = day(b.Created)
	}
	for _, ref := range b.Topics {
		if topic, ok := w.site.Facts.Public(ref); ok {
			label, _ := w.voice.For(topic).Plain(topic.Meta().Title)
			e.Categories = append(e.Categories, feed.Category{Term: ref.ID, Label: label})
		}
	}
	for _, other := range w.site.Voices() {
		if other != w.voice {
			e.Alternates = append(e.Alternates, feed.Alternate{Lang: other.Language.Tag, Link: other.URL(other.RecordPath(r))})
		}
	}
	return e
}
