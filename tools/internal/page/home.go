package page

import (
	"strconv"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// shownOnHome is how many entries a section of the home page has.
const shownOnHome = 4

// Home composes the home page.
func (v *Voice) Home() *Page {
	n := v.site.Facts.Records.Network
	own := v.For(n)
	p := &Page{What: "home", Heading: own.Text(n.Title), Lead: own.optional(n.Summary), Home: &HomeParts{AsOf: *v.date(v.site.Facts.Today), Figures: v.figures(), Ways: v.ways()}}
	p.Description, _ = own.Plain(n.Summary)
	if nature := own.markdown(n.Nature, 2); nature != nil {
		p.Home.What = *nature
	}
	p.Sections = []Section{v.week(), v.next(), v.longestWaiting(), v.lately(), v.news()}
	p.Feeds = []Feed{
		{Type: "application/atom+xml", Key: "feed_atom", Title: v.kindName("news"), Href: v.href(v.ListPath("news")) + FeedFile},
		{Type: "application/atom+xml", Key: "feed_atom", Title: v.kindName("recommendations"), Href: v.href(v.ListPath("recommendations")) + FeedFile},
		{Type: "text/calendar", Key: "feed_calendar", Title: v.kindName("events"), Href: v.href(v.ListPath("events")) + CalendarFile},
		{Type: "text/calendar", Key: "feed_calendar", Title: v.kindName("meetings"), Href: v.href(v.ListPath("meetings")) + CalendarFile},
	}
	return p
}

// takingPlace lists meetings and events together: what is to come, soonest first, then what is over, latest first.
func (s *Site) takingPlace(keep func(model.Record) bool) []model.Record {
	var out []model.Record
	for _, kind := range []string{"meetings", "events"} {
		for _, r := range s.Facts.Of(kind) {
			if keep(r) {
				out = append(out, r)
			}
		}
	}
	s.Facts.Sort(out)
	upcoming, past := s.split(out)
	return append(upcoming, past...)
}

// week is what is on this week.
func (v *Voice) week() Section {
	monday, sunday := v.site.Facts.Week()
	on := v.site.takingPlace(func(r model.Record) bool { return v.site.Facts.Within(r, monday, sunday) })
	more := Link{Key: "facet_this_week", Href: v.href(v.ListPath("events", "this-week"))}
	return Section{ID: "this-week", Key: "sec_this_week", Type: "items", Items: v.thisWeek(first(on, 2*shownOnHome)), Empty: "empty_this_week", More: &more}
}

// next is what comes after this week.
func (v *Voice) next() Section {
	_, sunday := v.site.Facts.Week()
	after := v.site.takingPlace(func(r model.Record) bool {
		return v.site.Facts.Upcoming(r) && v.site.Facts.Next(r).First().After(sunday)
	})
	more := Link{Key: "kind_events", Href: v.href(v.ListPath("events"))}
	return Section{ID: "upcoming", Key: "sec_upcoming", Type: "items", Items: v.upcoming(first(after, shownOnHome)), Empty: "empty_upcoming", More: &more}
}

// shownWaiting is how many of what waits longest the home page names.
const shownWaiting = 3

// longestWaiting is what has waited longest for an answer, with the days up to that of the instant.
func (v *Voice) longestWaiting() Section {
	all := v.site.Facts.Waiting()
	s := Section{ID: "waiting", Key: "sec_waiting", Type: "items", Items: v.waitEntries(first(all, shownWaiting)), Empty: "empty_waiting_known",
		More: &Link{Key: "sec_waiting", Href: v.href(v.waitingPath(1))}}
	if len(v.site.Facts.Of("recommendations")) == 0 {
		s.Empty = "empty_recommendations"
	}
	return s
}

// news are the newest entries.
func (v *Voice) news() Section {
	more := Link{Key: "kind_news", Href: v.href(v.ListPath("news"))}
	return Section{ID: "latest-news", Key: "sec_latest_news", Type: "items", Items: v.items(first(v.site.Facts.Of("news"), shownOnHome)), Empty: "empty_news", More: &more}
}

func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// ways are the ways in for residents, press, members and other cities.
func (v *Voice) ways() []Way {
	list := func(kind string) Link { return Link{Key: "kind_" + kind, Href: v.href(v.ListPath(kind))} }
	waiting := Link{Key: "sec_waiting", Href: v.href(v.waitingPath(1))}
	out := []Way{
		{"residents", append([]Link{list("services"), list("events")}, v.proseLinks("participate")...)},
		{"press", append(v.proseLinks("press"), list("news"), list("recommendations"), waiting, list("indicators"))},
		{"members", []Link{list("groups"), list("meetings"), {Key: "sec_rules", Href: v.href(v.rulesPath())}}},
		{"city", append([]Link{{Key: "sec_followup", Href: v.href(v.figuresPath())}, waiting, {Key: "sec_monitoring", Href: v.href(v.monitoringPath())}},
			append(v.proseLinks("about", "sources"), Link{Key: "sec_contents", Href: v.href(v.contentsPath(0))})...)},
	}
	return out
}

// proseLinks leads to those hand-written pages that the site has.
func (v *Voice) proseLinks(ids ...string) []Link {
	var out []Link
	for _, id := range ids {
		for _, p := range v.site.Facts.Records.Prose {
			if p.ID == id {
				out = append(out, v.proseLink(p))
			}
		}
	}
	return out
}

func (v *Voice) proseLink(p *model.Prose) Link {
	return Link{Text: v.proseTitle(p), Href: v.href(v.prosePath(p))}
}

func (v *Voice) networkPath() string { return v.path(v.Language.Segment(segmentNetwork)) }

func (v *Voice) rulesPath() string { return v.belowNetwork(segmentRules) }

// belowNetwork is the address of one of model.NetworkPages or, with more words, of a part of it.
func (v *Voice) belowNetwork(page string, more ...string) string {
	return v.path(append([]string{v.Language.Segment(segmentNetwork), v.Language.Segment(page)}, more...)...)
}

// contentsPath is the address of the contents, or of those of a year.
func (v *Voice) contentsPath(year int) string {
	if year == 0 {
		return v.path(v.Language.Segment(segmentContents))
	}
	return v.path(v.Language.Segment(segmentContents), strconv.Itoa(year))
}

// Contents composes the contents of the whole site: every kind with its number, every year.
func (v *Voice) Contents() *Page {
	p := &Page{What: "list", Kind: "contents", Heading: Text{S: v.T("sec_contents")}, LeadKey: "intro_contents", Description: v.T("intro_contents")}
	var kinds, pages []Link
	for _, k := range model.Kinds {
		if !k.Single() {
			kinds = append(kinds, Link{Key: "kind_" + k.Name, Href: v.href(v.ListPath(k.Name)), Note: &Text{S: v.number(float64(len(v.site.Facts.Of(k.Name))), 0)}})
		}
	}
	for _, page := range v.site.Facts.Records.Prose {
		pages = append(pages, v.proseLink(page))
	}
	pages = append(append(pages, Link{Key: "kind_network", Href: v.href(v.networkPath())}), v.statusLinks(model.NetworkPages...)...)
	pages = append(pages, Link{Key: "sec_waiting", Href: v.href(v.waitingPath(1))}, Link{Key: "sec_followup", Href: v.href(v.figuresPath())},
		Link{Key: "sec_monitoring", Href: v.href(v.monitoringPath())}, Link{Key: "sec_translations", Href: v.href(v.translationsPath())})
	pages = append(pages, v.changesLink()...)
	pages = append(pages, v.glossaryLinks()...)
	p.Sections = []Section{
		{ID: "kinds", Key: "sec_by_kind", Type: "links", Links: kinds},
		v.yearList(),
		{ID: "pages", Key: "kind_pages", Type: "links", Links: pages},
	}
	return p
}

// term is the time of an office in words. An end that is itself a period means some day within it.
func (v *Voice) term(m *model.Membership) *Date {
	if d := termOf(m); !d.IsZero() || m.Start.IsZero() && m.End.IsZero() {
		return v.date(d)
	}
	end := m.End.Date
	if end.OpenEnd() {
		end = edtf.Date{}
	}
	return &Date{Text: v.period(m.Start.Date, end)}
}
