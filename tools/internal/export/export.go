// Package export adds the other forms of the pages to the site: Atom feeds, calendars, the picture, the sitemap. It decides
// what stands in them; how a form is written is the affair of the package below it.
package export

import (
	"fmt"
	"time"

	"offenesnetz/tools/internal/export/feed"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/page"
	"offenesnetz/tools/internal/parallel"
	"offenesnetz/tools/internal/tree"
)

// static is the folder whose files Hugo copies to the root of the site.
const static = "static/"

// Add adds all these forms to the tree.
func Add(t *tree.Tree, s *page.Site, addresses []page.Address) error {
	var forms []form
	for _, v := range s.Voices() {
		w := &writer{site: s, voice: v}
		for _, k := range model.Kinds {
			for _, l := range s.Lists(k.Name) {
				w.list(l)
			}
		}
		w.waiting()
		for _, r := range s.Facts.All() {
			w.record(r)
		}
		w.changes()
		w.picture()
		forms = append(forms, w.forms...)
	}
	if err := encode(t, forms); err != nil {
		return err
	}
	lasting(t, s)
	return sitemap(t, s, addresses, maxURLs)
}

// form is one file to be made.
type form struct {
	path   string // in the tree
	what   string // for messages: "feed of sitzungen/"
	encode func() ([]byte, error)
}

// encode makes the files on all processors and adds them in their order.
func encode(t *tree.Tree, forms []form) error {
	data, errs := make([][]byte, len(forms)), make([]error, len(forms))
	parallel.Each(len(forms), func(i int) { data[i], errs[i] = forms[i].encode() })
	for i, f := range forms {
		if errs[i] != nil {
			return fmt.Errorf("%s: %w", f.what, errs[i])
		}
		t.Add(f.path, data[i], f.what)
	}
	return nil
}

// writer writes the forms of one language.
type writer struct {
	site  *page.Site
	voice *page.Voice
	forms []form
}

// add notes a file below the language's root.
func (w *writer) add(path, what string, encode func() ([]byte, error)) {
	w.forms = append(w.forms, form{static + w.site.Config.Prefix(w.voice.Language) + path, what, encode})
}

func (w *writer) list(l *page.List) {
	title, path := w.voice.ListTitle(l).S, w.voice.PathOf(l)
	if l.HasFeed() {
		w.feed(title, path, l.Kind, l.Records)
	}
	if l.HasCalendar() {
		w.calendar(title, path, path+page.CalendarFile, l.Records)
	}
}

func (w *writer) record(r model.Record) {
	title, _ := w.voice.For(r).Plain(r.Meta().Title)
	switch x := r.(type) {
	case *model.Topic, *model.Group:
		w.feed(title, w.voice.RecordPath(r), r.Meta().Key(), w.naming(x))
	case *model.Meeting, *model.Event:
		if w.site.HasCalendarEntry(r) {
			w.calendar(title, w.voice.RecordPath(r), w.voice.CalendarPath(r), []model.Record{r})
		}
	}
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
