package page

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

// valuesOf names a facet's lists with the number of their records, in the order offered.
func valuesOf(lists []*List, facet string) string {
	var out []string
	for _, l := range lists {
		if l.Facet == facet {
			out = append(out, fmt.Sprintf("%s:%d", l.Value, len(l.Records)))
		}
	}
	return strings.Join(out, " ")
}

func TestFacetsOfMusterstadt(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	for _, c := range []struct{ kind, facet, want string }{
		{"meetings", "year", "2026:5 2025:2 2024:1 2019:1 2018:1 2014:1"},                                   // newest first
		{"meetings", "group", "plenum:4 sprache:3 arbeit:2 begegnung:1 beirat:1 runder-tisch:1 stadtrat:1"}, // most first
		{"meetings", "this-week", ":2"},
		{"events", "this-week", ":2"},                           // the fair on Friday, the language café on Tuesday
		{"events", "language", "de:3 ar:2 en:1 fa:1 ti:1 uk:1"}, // spoken or interpreted into, each once
		{"events", "step-free", ":3"},
		{"events", "child-care", ":2"},
		{"events", "organization", "haus-fuer-alle:3 kalyna:1 koordinierungsstelle:1 stadt:1 volkshochschule:1"},
		{"recommendations", "state", "sent:2 accepted:1 accepted-in-part:1 adopted:1 answered:1 done:1 draft:1 late:1 open:1 refused:1 superseded:1 under-way:1 withdrawn:1"},
		{"recommendations", "outcome", "answered:6 accepted:2 accepted-in-part:2 carried-out:1 refused:1"}, // also what was carried out since
		{"recommendations", "addressee", "stadt:7 volkshochschule:2"},
		{"services", "language", "ar:1 de:1 fa:1 uk:1"},
		{"news", "class", "news:1 newsletter:1 press-release:1"}, // what is under embargo counts nowhere
		{"news", "topic", "teilhabe:1"},
	} {
		if got := valuesOf(s.Lists(c.kind), c.facet); got != c.want {
			t.Errorf("%s by %s: %s\nwant %s", c.kind, c.facet, got, c.want)
		}
	}
}

func TestThePagesThatReadersBookmarkExistEvenWhenEmpty(t *testing.T) {
	t.Parallel()
	s := made(t)
	v := s.in(t, "de")
	for facet, empty := range map[string]string{"this-week": "empty_this_week", "step-free": "empty_facet", "child-care": "empty_facet"} {
		lists := s.Lists("events")
		for _, l := range lists {
			if l.Facet != facet {
				continue
			}
			p := v.ListPage(l, 1)
			if len(p.Sections) != 1 || len(p.Sections[0].Items) != 0 || p.Sections[0].Empty != empty {
				t.Errorf("%s: %+v", facet, p.Sections)
			}
			empty = ""
		}
		if empty != "" {
			t.Errorf("there is no list %s", facet)
		}
	}
}

func TestAnEmptyListSaysWhatWillStandThere(t *testing.T) {
	t.Parallel()
	s := made(t)
	for kind, want := range map[string]string{"groups": "empty_groups", "services": "empty_services", "meetings": "empty_upcoming", "news": "empty_news"} {
		lists := s.Lists(kind)
		p := s.in(t, "de").ListPage(lists[0], 1)
		if len(p.Sections) != 1 || p.Sections[0].Empty != want || p.Pager != nil {
			t.Errorf("%s: %+v", kind, p.Sections)
		}
	}
}

// A reader who looks for the next meeting must not take the last one for it.
func TestAListOfThePastSaysThatNothingIsToCome(t *testing.T) {
	t.Parallel()
	s := made(t, meetings(t, 21)...)
	whole := s.Lists("meetings")[0]
	first, second := s.in(t, "de").ListPage(whole, 1), s.in(t, "de").ListPage(whole, 2)
	if up := first.part("upcoming"); up == nil || len(up.Items) != 0 || up.Empty != "empty_upcoming" || len(first.part("past").Items) != 20 {
		t.Errorf("the first page has %+v", first.Sections)
	}
	if second.part("upcoming") != nil || len(second.part("past").Items) != 1 {
		t.Errorf("the second page has %+v", second.Sections)
	}
}

// meetings makes so many past meetings, one a day.
func meetings(t *testing.T, n int) []model.Record {
	t.Helper()
	var out []model.Record
	for i := range n {
		out = append(out, &model.Meeting{Base: baseOf("meetings", fmt.Sprintf("m-%02d", i)), Start: moment(t, fmt.Sprintf("2020-%02d-%02d", i/28+1, i%28+1)), Status: model.Word{S: "held"}})
	}
	return out
}

func TestPaging(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		records int
		pages   []int // entries of each
	}{
		{0, []int{0}}, {1, []int{1}}, {20, []int{20}}, {21, []int{20, 1}}, {45, []int{20, 20, 5}},
	} {
		s := made(t, meetings(t, c.records)...)
		lists := s.Lists("meetings")
		if got := pagesOf(lists[0]); got != len(c.pages) {
			t.Fatalf("%d records have %d pages, want %d", c.records, got, len(c.pages))
		}
		seen := map[string]bool{}
		for i, want := range c.pages {
			p := s.in(t, "de").ListPage(lists[0], i+1)
			n := 0
			for _, section := range p.Sections {
				for _, item := range section.Items {
					n++
					seen[item.Page] = true
				}
			}
			if n != want {
				t.Errorf("%d records: page %d has %d entries, want %d", c.records, i+1, n, want)
			}
		}
		if len(seen) != c.records {
			t.Errorf("%d records: %d of them are on a page", c.records, len(seen))
		}
	}
}

func TestPagerLeadsToItsNeighbours(t *testing.T) {
	t.Parallel()
	s := made(t, meetings(t, 45)...)
	lists := s.Lists("meetings")
	first, second, third := "/netz/sitzungen/", "/netz/sitzungen/seite/2/", "/netz/sitzungen/seite/3/"
	for n, want := range map[int]Pager{
		1: {Page: 1, Pages: 3, Next: second, First: first, Last: third},
		2: {Page: 2, Pages: 3, Prev: first, Next: third, First: first, Last: third},
		3: {Page: 3, Pages: 3, Prev: second, First: first, Last: third},
	} {
		if got := s.in(t, "de").ListPage(lists[0], n).Pager; got == nil || *got != want {
			t.Errorf("page %d: %+v, want %+v", n, got, want)
		}
	}
}

// titles names the entries of a section in their order, by id.
func titles(s *Section) string {
	if s == nil {
		return "(no section)"
	}
	var out []string
	for _, i := range s.Items {
		out = append(out, path.Base(i.Page))
	}
	return strings.Join(out, " ")
}

func event(t *testing.T, id, start, rule string) *model.Event {
	t.Helper()
	return &model.Event{Base: baseOf("events", id), Start: moment(t, start), Recurrence: model.Word{S: rule}, EventKind: model.Word{S: "other"}}
}

// As of Saturday, 14 March 2026, at noon.
func TestWhatComesStandsFirstAndSoonestFirst(t *testing.T) {
	t.Parallel()
	s := made(t,
		event(t, "next-year", "2027-01-05", ""), event(t, "evening", "2026-03-14T19:00", ""), event(t, "afternoon", "2026-03-14T15:00", ""),
		event(t, "april", "2026-04", ""), event(t, "tuesdays", "2020-01-07T10:00", "FREQ=WEEKLY;BYDAY=TU"), event(t, "monday", "2026-03-16", ""),
		event(t, "yesterday", "2026-03-13", ""), event(t, "last-year", "2025", ""), event(t, "friday", "2026-03-20", ""))
	lists := s.Lists("events")
	p := s.in(t, "de").ListPage(lists[0], 1)
	if got := titles(p.part("upcoming")); got != "afternoon evening monday tuesdays friday april next-year" {
		t.Errorf("to come: %s", got)
	}
	if got := titles(p.part("past")); got != "yesterday last-year" {
		t.Errorf("past: %s", got)
	}
	if leaf := p.part("upcoming").Items[3].Leaf; leaf.ISO != "2026-03-17" {
		t.Errorf("the series stands under %s, not under its next date", leaf.ISO)
	}
}

// What is still to come this week stands before what was; a series stands under its day in this week.
func TestThisWeek(t *testing.T) {
	t.Parallel()
	s := made(t, event(t, "monday", "2026-03-09", ""), event(t, "friday", "2026-03-13", ""), event(t, "sunday", "2026-03-15", ""),
		event(t, "saturday", "2026-03-14T19:00", ""), event(t, "tuesdays", "2020-01-07T10:00", "FREQ=WEEKLY;BYDAY=TU"),
		event(t, "march", "2026-03", ""), event(t, "next-monday", "2026-03-16", ""))
	lists := s.Lists("events")
	p := s.in(t, "de").ListPage(lists[1], 1)
	const want = "saturday sunday tuesdays friday monday"
	if got := titles(p.part("list")); got != want {
		t.Errorf("the list shows %s, want %s", got, want)
	}
	home := s.in(t, "de").Home()
	if got := titles(home.part("this-week")); got != want {
		t.Errorf("the home page shows %s, want %s", got, want)
	}
	for _, items := range [][]Entry{p.part("list").Items, home.part("this-week").Items} {
		if leaf := items[2].Leaf; leaf.ISO != "2026-03-10" {
			t.Errorf("the series stands under %s", leaf.ISO)
		}
	}
	if got := titles(home.part("upcoming")); got != "next-monday tuesdays" {
		t.Errorf("after this week: %s", got)
	}
}

func TestFacetsOfAListPage(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	lists := s.Lists("events")
	var byLanguage *List
	for _, l := range lists {
		if l.Facet == "language" && l.Value == "ar" {
			byLanguage = l
		}
	}
	p := s.in(t, "de").ListPage(byLanguage, 1)
	var keys []string
	offered := s.in(t, "de").Facets("events")
	for _, f := range offered {
		keys = append(keys, fmt.Sprintf("%s:%d", f.Key, len(f.Options)))
	}
	// Organisations have lists, but too many to offer; the two about access stand together.
	if got := strings.Join(keys, " "); got != "facet_when:1 facet_language:6 facet_access:2 facet_year:4 facet_class:10 facet_topic:3 facet_group:2" {
		t.Errorf("facets %s", got)
	}
	// The page says which of them it is.
	if !slices.ContainsFunc(offered[1].Options, func(o FacetOption) bool { return o.Href == p.List }) || p.List != "/netz/veranstaltungen/in-sprache/ar/" {
		t.Errorf("the page calls itself %s", p.List)
	}
	if p.Heading.S != "Veranstaltungen: العربية" || p.Crumbs[0].Href != "/netz/veranstaltungen/" {
		t.Errorf("heading %q below %q", p.Heading.S, p.Crumbs[0].Href)
	}
}

func TestListsOfferTheLargestValues(t *testing.T) {
	t.Parallel()
	var records []model.Record
	for i := range maxOptions + 4 {
		topic := fmt.Sprintf("t-%02d", i)
		records = append(records, &model.Topic{Base: baseOf("topics", topic)})
		for n := range maxOptions + 5 - i {
			news := &model.News{Base: baseOf("news", fmt.Sprintf("n-%02d-%02d", i, n)), Date: day(t, "2025"), NewsKind: model.Word{S: "news"}}
			news.Topics = []model.Ref{{Kind: "topics", ID: topic}}
			records = append(records, news)
		}
	}
	s := made(t, records...)
	lists := s.Lists("news")
	smallest := lists[len(lists)-1]
	for _, f := range s.in(t, "de").Facets("news") {
		if f.Key == "facet_topic" && (len(f.Options) != maxOptions || f.Options[0].Count < f.Options[maxOptions-1].Count) {
			t.Errorf("%d topics are offered, want the %d largest", len(f.Options), maxOptions)
		}
	}
	if smallest.Value != "t-21" || len(smallest.Records) != 2 {
		t.Errorf("the smallest topic is %s with %d records", smallest.Value, len(smallest.Records))
	}
}

func TestListTitles(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	want := map[string]string{"": "Meetings", "this-week:": "Meetings: This week", "year:2024": "Meetings: 2024", "group:beirat": "Meetings: Beirat für Migration", "state:held": "Meetings: took place"}
	for _, l := range s.Lists("meetings") {
		k := strings.TrimPrefix(l.Facet+":"+l.Value, ":")
		if w, ok := want[k]; ok && s.in(t, "en").ListTitle(l).S != w {
			t.Errorf("%q is called %q, want %q", k, s.in(t, "en").ListTitle(l).S, w)
		}
	}
}
