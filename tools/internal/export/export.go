// Package export adds the machine forms of the pages to the site: Atom feeds, calendars, the sitemap. It decides
// what stands in them; how a form is written is the affair of the package below it.
package export

import (
	"time"

	"offenesnetz/tools/internal/export/feed"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/page"
	"offenesnetz/tools/internal/tree"
)

// static is the folder whose files Hugo copies to the root of the site.
const static = "static/"

// Add adds all machine forms to the tree.
func Add(t *tree.Tree, s *page.Site, addresses []page.Address) error {
	lists := map[string][]*page.List{}
	for _, k := range model.Kinds {
		if !k.Single() {
			lists[k.Name] = s.Lists(k.Name)
		}
	}
	for _, v := range s.Voices() {
		w := &writer{tree: t, site: s, voice: v}
		for _, k := range model.Kinds {
			for _, l := range lists[k.Name] {
				if err := w.list(l); err != nil {
					return err
				}
			}
		}
		for _, r := range s.Facts.All() {
			if err := w.record(r); err != nil {
				return err
			}
		}
	}
	return sitemap(t, s, addresses, maxURLs)
}

// writer writes the forms of one language.
type writer struct {
	tree  *tree.Tree
	site  *page.Site
	voice *page.Voice
}

// file is where a file below a page's path lies in the tree.
func (w *writer) file(path, name string) string {
	return static + w.site.Config.Prefix(w.voice.Language) + path + name
}

func (w *writer) list(l *page.List) error {
	if l.HasFeed() {
		if err := w.feed(w.voice.ListTitle(l).S, w.voice.PathOf(l), l.Kind, l.Records); err != nil {
			return err
		}
	}
	if l.HasCalendar() {
		return w.calendar(w.voice.ListTitle(l).S, w.voice.PathOf(l), l.Records)
	}
	return nil
}

func (w *writer) record(r model.Record) error {
	switch x := r.(type) {
	case *model.Topic, *model.Group:
		title, _ := w.voice.For(r).Plain(r.Meta().Title)
		return w.feed(title, w.voice.RecordPath(r), r.Meta().Key(), w.naming(x))
	case *model.Meeting, *model.Event:
		if !w.site.HasCalendarEntry(r) {
			return nil
		}
		title, _ := w.voice.For(r).Plain(r.Meta().Title)
		return w.calendar(title, w.voice.RecordPath(r), []model.Record{r})
	}
	return nil
}

// naming lists all records that name a topic or group.
func (w *writer) naming(r model.Record) []model.Record {
	var out []model.Record
	for _, k := range model.Kinds {
		out = append(out, w.site.Facts.Back(r, k.Name)...)
	}
	return out
}

// day is a day as the instant that feeds and calendars want: midnight UTC.
func day(d model.Day) time.Time { return d.First() }

func (w *writer) tag(path string) string {
	n := w.site.Facts.Records.Network
	return feed.TagURI(n.Authority.S, n.AuthorityDay.String(), path)
}
