package page

import (
	"math"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// shownWanting is how many records the page on translations names as wanting one.
const shownWanting = 10

// coverHead heads the tables of translations, after their first column.
var coverHead = []string{"cover_current", "cover_missing", "cover_outdated", "cover_machine", "cover_unshown", "cover_reviewed", "cover_human"}

func (v *Voice) translationsPath() string { return v.path(v.Language.Segment(segmentTranslations)) }

// countCoverage counts for all languages but the network's own, in the order of the configuration.
func (s *Site) countCoverage() []derive.Coverage {
	var keys []string
	for _, v := range s.voices {
		if v.Language.Key != s.Config.Default {
			keys = append(keys, v.Language.Key)
		}
	}
	return s.Facts.Coverage(keys)
}

// Translations composes the page on how far the site is translated: all languages, and in any but the network's own
// the kinds of records in this language and what is wanting first.
func (v *Voice) Translations() *Page {
	p := &Page{What: "list", Kind: "translations", Heading: Text{S: v.T("sec_translations")}, LeadKey: "intro_translations", Description: v.T("intro_translations"),
		Crumbs: []Link{{Key: "sec_contents", Href: v.href(v.contentsPath(0))}}}
	all := v.site.coverage()
	p.Sections = []Section{v.coverOfLanguages(all)}
	for i := range all {
		if all[i].Language == v.Language.Key {
			p.Sections = append(p.Sections, v.coverOfKinds(&all[i]),
				Section{ID: "wanting", Key: "sec_cover_wanting", Type: "items", Items: v.upcoming(v.site.mostWanting(all[i].Wanting)), Empty: "empty_cover_wanting"})
		}
	}
	p.Sections = append(p.Sections, v.said("counted", "sec_cover_counted", "cover_counted"), v.howToHelp())
	return p
}

func (v *Voice) said(id, heading, words string) Section {
	return Section{ID: id, Key: heading, Type: "text", Text: &Text{S: v.T(words)}}
}

// howToHelp ends in the address to write to or, where none is known, in the page on taking part.
func (v *Voice) howToHelp() Section {
	s := v.said("help", "sec_cover_help", "cover_help")
	if mail := v.site.Facts.Records.Network.Imprint.Email.S; mail != "" {
		s.More = &Link{Text: Text{S: mail}, Href: "mailto:" + mail}
	} else if links := v.proseLinks("participate"); len(links) > 0 {
		s.More = &links[0]
	}
	return s
}

// coverOfLanguages leads to the page in each of the languages.
func (v *Voice) coverOfLanguages(all []derive.Coverage) Section {
	t := &Table{CaptionKey: "sec_cover_languages", Head: append([]string{"cover_language"}, coverHead...), Rows: [][]Value{}}
	for i := range all {
		for _, other := range v.site.voices {
			if other.Language.Key == all[i].Language {
				t.Rows = append(t.Rows, v.coverRow(other.inOriginal(other.translationsPath()), all[i].Total))
			}
		}
	}
	s := Section{ID: "languages", Key: "sec_cover_languages", Type: "table", Table: t}
	if len(t.Rows) == 0 {
		s.Table, s.Empty = nil, "empty_cover_languages"
	}
	return s
}

// coverOfKinds leads to the list of each kind.
func (v *Voice) coverOfKinds(c *derive.Coverage) Section {
	t := &Table{CaptionKey: "sec_cover_kinds", Head: append([]string{"cover_kind"}, coverHead...), Rows: [][]Value{}}
	for _, k := range c.Kinds {
		href := v.href(v.contentsPath(0)) + "#pages"
		switch {
		case model.KindOf(k.Kind) == nil:
		case model.KindOf(k.Kind).Single():
			href = v.href(v.path(v.Language.Segment(k.Kind)))
		default:
			href = v.href(v.ListPath(k.Kind))
		}
		t.Rows = append(t.Rows, v.coverRow(Link{Key: "kind_" + k.Kind, Href: href}, k.Count))
	}
	return Section{ID: "kinds", Key: "sec_cover_kinds", Type: "table", Table: t}
}

func (v *Voice) coverRow(first Link, c derive.Count) []Value {
	row := []Value{{Type: "link", Link: &first}, v.share(c.Share())}
	for _, n := range []int{c.Missing, c.Outdated, c.Machine, c.Unshown, c.Reviewed, c.Human} {
		row = append(row, Value{Type: "number", S: v.number(float64(n), 0)})
	}
	return row
}

// share is a part of 1 as a bar and in words. It is rounded down, so that only the whole reads 100 %.
func (v *Voice) share(part float64) Value {
	percent := math.Floor(part * 100)
	return Value{Type: "share", S: v.locale.FormatPercent(percent, 0), Part: int(percent)}
}

// mostWanting picks from records in the order of their kinds those that readers need first: what is to come, the
// newest news, whom to turn to for help, then the rest.
func (s *Site) mostWanting(wanting []model.Record) []model.Record {
	var coming, news, services, rest []model.Record
	for _, r := range wanting {
		switch kind := r.Meta().Kind; {
		case (kind == "events" || kind == "meetings") && s.Facts.Upcoming(r):
			coming = append(coming, r)
		case kind == "news":
			news = append(news, r)
		case kind == "services":
			services = append(services, r)
		default:
			rest = append(rest, r)
		}
	}
	s.soonestFirst(coming)
	s.Facts.Sort(news)
	out := make([]model.Record, 0, shownWanting)
	for _, part := range [][]model.Record{coming, news, services, rest} {
		out = append(out, first(part, min(len(part), shownWanting-len(out)))...)
	}
	return out
}
