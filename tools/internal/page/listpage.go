package page

import (
	"slices"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// perPage is how many entries a list page has: few enough to stay within what a phone gets in its first round trip.
const perPage = 20

// maxOptions is how many values of a facet the lists offer: those with the most records. All have their page.
const maxOptions = 18

// pagesOf is how many pages a list has; an empty one has one.
func pagesOf(l *List) int { return max(1, (len(l.Records)+perPage-1)/perPage) }

// ListPage composes one page of a list, from 1.
func (v *Voice) ListPage(l *List, n int) *Page {
	p := &Page{What: "list", Kind: l.Kind, Heading: v.ListTitle(l), List: v.href(v.PathOf(l)), Pager: v.pager(l, n), Feeds: v.listFeeds(l)}
	if l.Facet == "" {
		p.LeadKey = "intro_" + l.Kind
		p.Description = v.T(p.LeadKey)
	} else {
		p.Crumbs = []Link{{Key: "kind_" + l.Kind, Href: v.href(v.ListPath(l.Kind))}}
		p.Description = p.Heading.S
	}
	if l.Facet == "" && n == 1 {
		p.Facts = v.listWays(l.Kind)
	}
	start := (n - 1) * perPage
	p.Sections = v.listSections(l, v.recordsOf(l)[start:min(start+perPage, len(l.Records))], n == 1)
	if l.Facet == "" && (l.Kind == "measures" || l.Kind == "indicators") {
		p.Sections[0].More = &Link{Text: Text{S: v.T("sec_monitoring")}, Href: v.href(v.monitoringPath())}
	}
	if l.Facet == "" && n == 1 && (l.Kind == "groups" || l.Kind == "organizations") {
		p.Sections[0].More = &Link{Text: Text{S: v.T("sec_overview")}, Href: v.href(v.belowNetwork(segmentOverview))}
	}
	return p
}

// listWays leads from the whole list of a kind to the pages that tell what became of its records, with the number that
// they begin with.
func (v *Voice) listWays(kind string) []Fact {
	way := func(key, what string, count string, path string) Fact {
		link := Link{Text: Text{S: v.T("count_of", "What", v.T(what), "Count", count)}, Href: v.href(path)}
		return Fact{Key: key, Values: []Value{{Type: "link", Link: &link}}}
	}
	switch kind {
	case "recommendations":
		return v.followUpWays()
	case "meetings":
		published, all := 0, v.site.promises()
		for _, p := range all {
			if slices.Contains([]string{derive.MinutesInTime, derive.MinutesLate, derive.MinutesPublished}, p.State) {
				published++
			}
		}
		return []Fact{way("sec_minutes", "minutes_published", v.ofAll(published, len(all)), v.belowNetwork(segmentMinutes))}
	case "groups":
		holders := 0
		for _, p := range v.site.posts() {
			holders += len(p.Holders) + p.Unnamed
		}
		return []Fact{way("sec_offices", "fact_holders", v.whole(holders), v.belowNetwork(segmentOffices))}
	}
	return nil
}

// ofAll writes a part of a number: "2 von 14".
func (v *Voice) ofAll(n, all int) string {
	return v.T("of_all", "Count", v.whole(n), "Of", v.whole(all))
}

// listSections parts what is to come from what is over; other lists are one section. The first page of a whole list
// says so where nothing is to come.
func (v *Voice) listSections(l *List, records []model.Record, firstPage bool) []Section {
	empty := "empty_" + l.Kind
	if l.Facet != "" {
		empty = "empty_facet"
		if l.Facet == "this-week" {
			empty = "empty_this_week"
		}
	}
	if l.Facet == "this-week" {
		return []Section{{ID: "list", Key: "sec_all", Type: "items", Items: v.thisWeek(records), Empty: empty}}
	}
	if l.Kind != "meetings" && l.Kind != "events" {
		return []Section{{ID: "list", Key: "sec_all", Type: "items", Items: v.items(records), Empty: empty}}
	}
	upcoming, past := v.site.inOrder(records)
	sections := []Section{}
	if len(upcoming) > 0 || l.Facet == "" && firstPage {
		sections = append(sections, Section{ID: "upcoming", Key: "sec_upcoming", Type: "items", Items: v.upcoming(upcoming), Empty: "empty_upcoming"})
	}
	if len(past) > 0 || len(sections) == 0 {
		sections = append(sections, Section{ID: "past", Key: "sec_past", Type: "items", Items: v.items(past), Empty: empty})
	}
	return sections
}

// inOrder parts records that are in list order already.
func (s *Site) inOrder(records []model.Record) (upcoming, past []model.Record) {
	for i, r := range records {
		if !s.Facts.Upcoming(r) {
			return records[:i], records[i:]
		}
	}
	return records, nil
}

// Facets offers the lists of a kind, facet by facet. All its lists share them.
func (v *Voice) Facets(kind string) []Facet {
	var out []Facet
	for _, f := range facets[kind] {
		if f.hidden {
			continue
		}
		options := v.facetOptions(f, v.site.Lists(kind))
		if len(options) == 0 {
			continue
		}
		if f.always && len(out) > 0 && out[len(out)-1].Key == "facet_access" {
			out[len(out)-1].Options = append(out[len(out)-1].Options, options...)
			continue
		}
		out = append(out, Facet{Key: facetKey(f), Options: options})
	}
	return out
}

// facetKey names a facet; those with one page only stand together.
func facetKey(f facet) string {
	switch f.word {
	case "this-week":
		return "facet_when"
	case "step-free", "child-care":
		return "facet_access"
	}
	return key("facet", f.word)
}

func (v *Voice) facetOptions(f facet, lists []*List) []FacetOption {
	var options []FacetOption
	for _, l := range lists {
		if l.Facet != f.word || len(options) >= maxOptions {
			continue
		}
		link := Link{Href: v.href(v.PathOf(l))}
		if l.label == nil {
			link.Key = key("facet", f.word)
		} else {
			link.Text, link.Key = l.label(v)
		}
		options = append(options, FacetOption{Link: link, Count: len(l.Records)})
	}
	return options
}

func (v *Voice) pager(l *List, n int) *Pager {
	return v.pagerOf(n, pagesOf(l), func(n int) string { return v.listPagePath(l, n) })
}

// pagerOf leads from page n to the others; nil where there is one page.
func (v *Voice) pagerOf(n, pages int, path func(n int) string) *Pager {
	if pages == 1 {
		return nil
	}
	href := func(i int) string {
		if i < 1 || i > pages {
			return ""
		}
		return v.href(path(i))
	}
	return &Pager{Page: n, Pages: pages, Prev: href(n - 1), Next: href(n + 1), First: href(1), Last: href(pages)}
}
