// Package feed writes Atom feeds (RFC 4287). It takes plain values and gives bytes; which records make which
// entries is decided elsewhere. The same feed gives the same bytes.
package feed

import (
	"bytes"
	"time"
)

// Feed is one Atom feed. Addresses are absolute. ID, Title, Self, Author and Updated are required; the rest may be empty.
type Feed struct {
	ID        string // a URI that never changes, see TagURI
	Title     string
	Lang      string // BCP 47 tag of the title and every text that names no other
	Self      string // where this feed lies
	Alternate string // the page that shows the same list
	Updated   time.Time
	Author    string
	Rights    string
	Entries   []Entry // written in this order
}

// Entry is one entry. ID, Title, Link and Updated are required.
type Entry struct {
	ID          string
	Title       string
	TitleLang   string // empty: the feed's language
	Link        string // the entry's page, in the feed's language
	Alternates  []Alternate
	Summary     string // plain text
	SummaryLang string
	Updated     time.Time
	Published   time.Time // zero: left out
	Categories  []Category
}

// Category is a keyword: a lasting term and the word shown for it.
type Category struct{ Term, Label string }

// Alternate is the same entry's page in another language.
type Alternate struct{ Lang, Link string }

// Encode gives the feed as UTF-8 without byte order mark. An error names what is missing, doubled or no absolute address; a
// feed that readers would refuse is never written.
func Encode(f Feed) ([]byte, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	w := writer{lang: f.Lang}
	w.raw(`<?xml version="1.0" encoding="utf-8"?>` + "\n")
	w.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", f.Lang)
	w.element("id", f.ID)
	w.text("title", f.Title, "")
	w.empty("link", "rel", "self", "type", "application/atom+xml", "href", f.Self)
	if f.Alternate != "" {
		w.empty("link", "rel", "alternate", "type", "text/html", "hreflang", f.Lang, "href", f.Alternate)
	}
	w.time("updated", f.Updated)
	w.raw("<author>")
	w.name(f.Author)
	w.raw("</author>\n")
	w.text("rights", f.Rights, "")
	for _, e := range f.Entries {
		w.entry(e)
	}
	w.raw("</feed>\n")
	return w.b.Bytes(), nil
}

// writer collects the bytes; lang is the language that an element without xml:lang has.
type writer struct {
	b    bytes.Buffer
	lang string
}

func (w *writer) entry(e Entry) {
	w.raw("<entry>\n")
	w.element("id", e.ID)
	w.text("title", e.Title, e.TitleLang)
	w.empty("link", "rel", "alternate", "type", "text/html", "hreflang", w.lang, "href", e.Link)
	for _, a := range e.Alternates {
		w.empty("link", "rel", "alternate", "type", "text/html", "hreflang", a.Lang, "href", a.Link)
	}
	if !e.Published.IsZero() {
		w.time("published", e.Published)
	}
	w.time("updated", e.Updated)
	for _, c := range e.Categories {
		w.empty("category", "term", c.Term, "label", c.Label)
	}
	w.text("summary", e.Summary, e.SummaryLang)
	w.raw("</entry>\n")
}

// text writes a text construct, with its language where it isn't the feed's. Feeds know no direction, so a text
// that runs the other way is wrapped in isolates.
func (w *writer) text(name, value, lang string) {
	if value == "" {
		return
	}
	if lang == "" || lang == w.lang {
		w.element(name, value)
		return
	}
	w.element(name, Isolate(value, Direction(lang), Direction(w.lang)), "xml:lang", lang)
}

func (w *writer) time(name string, t time.Time) {
	w.element(name, t.UTC().Truncate(time.Second).Format(time.RFC3339))
}

func (w *writer) name(value string) { w.raw("<name>" + escape(value) + "</name>") }
