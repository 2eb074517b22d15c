package page

import (
	"slices"
	"strconv"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// waitingPath is the address of one page, from 1, of what waits for an answer, without the language.
func (v *Voice) waitingPath(page int) string {
	path := v.ListPath("recommendations", segmentWaiting)
	if page > 1 {
		path += v.path(v.Language.Segment("page"), strconv.Itoa(page))
	}
	return path
}

func (v *Voice) figuresPath() string { return v.ListPath("recommendations", segmentFigures) }

// followUpFiles lists the pages of what waits and of what became of recommendations.
func (s *Site) followUpFiles() []file {
	waiting := s.Facts.Waiting()
	pages := max(1, (len(waiting)+perPage-1)/perPage)
	files := []file{{name: "lists/recommendations--figures", layout: "list", origin: "data/recommendations", compose: (*Voice).Figures, address: (*Voice).figuresPath}}
	for n := 1; n <= pages; n++ {
		name := "lists/recommendations--waiting"
		if n > 1 {
			name += "--" + strconv.Itoa(n)
		}
		part := waiting[(n-1)*perPage : min(n*perPage, len(waiting))]
		files = append(files, file{name: name, layout: "list", origin: "data/recommendations", address: func(v *Voice) string { return v.waitingPath(n) },
			compose: func(v *Voice) *Page { return v.waiting(waiting, part, n, pages) }})
	}
	return files
}

// followUpPage begins a page below the list of recommendations that counts as of its day.
func (v *Voice) followUpPage(heading, intro string) *Page {
	kind := "recommendations"
	return &Page{What: "list", Kind: kind, Heading: Text{S: v.T(heading)}, LeadKey: intro, Description: v.T(intro),
		Crumbs: []Link{{Key: "kind_" + kind, Href: v.href(v.ListPath(kind))}},
		Facts:  []Fact{{Key: "fact_data_as_of", Values: v.dateValue(v.site.Facts.Today)}}}
}

// waiting composes one page of what waits for an answer, longest first.
func (v *Voice) waiting(all, part []derive.Wait, n, pages int) *Page {
	p := v.followUpPage("sec_waiting", "intro_waiting")
	p.Facts = append(p.Facts, Fact{Key: "sec_waiting", Values: []Value{v.count(len(all))}})
	p.Feeds = []Feed{{Type: "application/atom+xml", Key: "feed_atom", Title: p.Heading.S, Href: v.href(v.waitingPath(1)) + FeedFile}}
	if late := slices.DeleteFunc(slices.Clone(all), func(w derive.Wait) bool { return !w.Late }); len(late) > 0 {
		p.Facts = append(p.Facts, Fact{Key: "rec_state_late", Values: []Value{v.count(len(late))}})
	}
	p.Sections = []Section{{ID: "list", Key: "sec_all", Type: "items", Items: v.waitEntries(part), Empty: "empty_waiting"}}
	p.Pager = v.pagerOf(n, pages, v.waitingPath)
	return p
}

// waitEntries stand under the day since which they wait.
func (v *Voice) waitEntries(list []derive.Wait) []Entry {
	entries := make([]Entry, len(list))
	for i, w := range list {
		entries[i] = Entry{Page: "/" + w.Recommendation.Key(), Meta: v.waitMeta(w)}
		if w.Since != derive.DateOf(w.Recommendation) {
			entries[i].Leaf = v.leaf(w.Since)
		}
	}
	return entries
}

// waitMeta says how long a recommendation waits, and for whom.
func (v *Voice) waitMeta(w derive.Wait) []Value {
	var out []Value
	for _, line := range v.WaitLines(w) {
		out = append(out, Value{Type: "text", Text: &Text{S: line}})
	}
	out = append(out, v.plainLinks(w.Recommendation.Addressees...)...)
	return append(out, v.textValue(w.Recommendation.AddresseeNote)...)
}

// WaitLines says in short lines since when a recommendation waits, for how many days, until when an answer was expected
// and how many days ago that was; only what is known to the day is counted.
func (v *Voice) WaitLines(w derive.Wait) []string {
	since := v.T("wait_since_unknown")
	if !w.Since.IsZero() {
		since = v.T("wait_since", "Date", v.dateText(w.Since))
	}
	out := []string{since}
	switch {
	case w.Days >= 0:
		out = append(out, v.plural("wait_days", w.Days))
	case !w.Since.IsZero():
		out = append(out, v.T("wait_uncounted"))
	}
	if w.Due.IsZero() {
		return append(out, v.T("wait_no_due"))
	}
	out = append(out, v.T("wait_due", "Date", v.dateText(w.Due)))
	if w.Late && w.Overdue > 0 {
		out = append(out, v.plural("wait_overdue", w.Overdue))
	}
	return out
}

// followUpWays leads from the list of recommendations to what waits and to what became of them.
func (v *Voice) followUpWays() []Fact {
	waiting := v.count(len(v.site.Facts.Waiting()))
	return []Fact{
		{Key: "sec_waiting", Values: []Value{{Type: "link", Link: &Link{Text: Text{S: waiting.S}, Href: v.href(v.waitingPath(1))}}}},
		{Key: "sec_followup", Values: []Value{{Type: "link", Link: &Link{Key: "followup_all", Href: v.href(v.figuresPath())}}}},
	}
}

// Figures composes the page on what became of the recommendations: in all, and by year, topic, group and addressee.
func (v *Voice) Figures() *Page {
	p := v.followUpPage("sec_followup", "intro_followup")
	all := v.site.Facts.Of("recommendations")
	p.Facts = append(p.Facts, v.totals(v.site.Facts.FollowUp(all))...)
	if len(all) > 0 {
		for _, facet := range []string{"year", "addressee", "group", "topic"} {
			p.Sections = append(p.Sections, v.followUpTable(facet, all))
		}
	}
	p.Sections = append(p.Sections, v.said("counted", "sec_cover_counted", "followup_counted"))
	return p
}

// totals are the figures over all recommendations, each with the list that it counts.
func (v *Voice) totals(c derive.FollowUp) []Fact {
	linked := func(key string, n int, path string) Fact {
		value := v.count(n)
		if n > 0 {
			value = Value{Type: "link", Link: &Link{Text: Text{S: value.S}, Href: v.href(path)}}
		}
		return Fact{Key: key, Values: []Value{value}}
	}
	outcome := func(o string) Fact {
		return linked(key("step", o), c.Outcome[o], v.ListPath("recommendations", "outcome", o))
	}
	facts := []Fact{
		linked("sec_all", c.All, v.ListPath("recommendations")),
		linked("sec_waiting", c.Waiting, v.waitingPath(1)),
		linked("rec_state_late", c.Late, v.ListPath("recommendations", "state", derive.Late)),
		outcome(derive.OutcomeAnswered),
	}
	if c.Outcome[derive.OutcomeAnswered] > 0 {
		days := Fact{Key: "followup_days", Values: []Value{}, Missing: "value_not_known"}
		if c.Timed > 0 {
			days = Fact{Key: days.Key, Values: []Value{v.medianOf(c)}}
		}
		facts = append(facts, days, Fact{Key: "followup_timed", Values: []Value{v.count(c.Timed)}}, Fact{Key: "followup_untimed", Values: []Value{v.count(c.Untimed)}})
	}
	for _, o := range derive.Outcomes[1:] {
		facts = append(facts, outcome(o))
	}
	return facts
}

// medianOf is the median of the days until the answer, or a word on why so few cases have none.
func (v *Voice) medianOf(c derive.FollowUp) Value {
	if c.Timed < derive.FewestTimed {
		return Value{Type: "word", Word: "followup_few"}
	}
	return Value{Type: "number", S: v.number(c.Median, 0)}
}

// followUpTable has a row for each list of a facet, which is the evidence of its figures, and one for what is in none.
func (v *Voice) followUpTable(facet string, all []model.Record) Section {
	heading := key("followup", facet)
	t := &Table{CaptionKey: heading, Head: []string{key("facet", facet), "sec_all", "sec_waiting", "step_answered", "followup_days",
		"step_accepted", "step_accepted_in_part", "step_refused", "step_carried_out"}, Rows: [][]Value{}}
	s := Section{ID: facet, Key: heading, Type: "table", Table: t}
	listed := map[model.Record]bool{}
	for _, l := range v.site.Lists("recommendations") {
		if l.Facet != facet {
			continue
		}
		for _, r := range l.Records {
			listed[r] = true
		}
		if len(t.Rows) == maxOptions {
			s.More = &Link{Key: "kind_recommendations", Href: v.href(v.ListPath("recommendations"))}
			continue
		}
		link := Link{Href: v.href(v.PathOf(l))}
		link.Text, link.Key = l.label(v)
		t.Rows = append(t.Rows, v.followUpRow(Value{Type: "link", Link: &link}, l.Records))
	}
	rest := slices.DeleteFunc(slices.Clone(all), func(r model.Record) bool { return listed[r] })
	if len(rest) > 0 {
		name := "followup_no_value"
		if facet == "addressee" {
			name = "followup_no_addressee"
		}
		t.Rows = append(t.Rows, v.followUpRow(Value{Type: "word", Word: name}, rest))
	}
	return s
}

func (v *Voice) followUpRow(name Value, records []model.Record) []Value {
	c := v.site.Facts.FollowUp(records)
	row := []Value{name, v.count(c.All), v.count(c.Waiting), v.count(c.Outcome[derive.OutcomeAnswered]), {Type: "code", S: "–"}}
	switch {
	case c.Timed >= derive.FewestTimed:
		row[4] = Value{Type: "code", S: v.number(c.Median, 0) + " (" + v.whole(c.Timed) + ")"}
	case c.Timed > 0:
		row[4] = Value{Type: "text", Text: &Text{S: v.T("followup_few") + " (" + v.whole(c.Timed) + ")"}}
	case c.Untimed > 0:
		row[4] = Value{Type: "word", Word: "value_not_known"}
	}
	for _, o := range derive.Outcomes[1:] {
		row = append(row, v.count(c.Outcome[o]))
	}
	return row
}

// WaitingFeed gives title and address, without the language, of the list of what waits, for its feed.
func (v *Voice) WaitingFeed() (title, path string) { return v.T("sec_waiting"), v.waitingPath(1) }

// AsOf says of which day the site speaks.
func (v *Voice) AsOf() string { return v.T("as_of") + " " + v.dateText(v.site.Facts.Today) }
