package page

import (
	"strconv"

	"offenesnetz/tools/internal/model"
)

// statusKeys name the pages below that of the network.
var statusKeys = map[string]string{
	segmentRules: "sec_rules", segmentMinutes: "sec_minutes", segmentOffices: "sec_offices", segmentTasks: "sec_acts", segmentOverview: "sec_overview",
}

// statusLinks leads to pages on what holds in the network and whether it is done.
func (v *Voice) statusLinks(pages ...string) []Link {
	var out []Link
	for _, page := range pages {
		out = append(out, Link{Key: statusKeys[page], Href: v.href(v.belowNetwork(page))})
	}
	return out
}

// statusPage heads a page below that of the network. It speaks of the day of the instant, and says so.
func (v *Voice) statusPage(kind, heading, intro string) *Page {
	return &Page{What: "list", Kind: kind, Heading: Text{S: heading}, LeadKey: intro, Description: v.T(intro),
		Crumbs: []Link{{Key: "kind_network", Href: v.href(v.networkPath())}},
		Facts:  []Fact{{Key: "fact_data_as_of", Values: v.dateValue(v.site.Facts.Today)}}}
}

// statusFiles lists the pages below that of the network.
func (s *Site) statusFiles() []file {
	network := s.Facts.Records.Network
	files := []file{
		{name: "site/rules", layout: "record", origin: network.File, of: networkKey, mod: network.Modified, compose: (*Voice).RulesPage, address: (*Voice).rulesPath},
		{name: "site/tasks", layout: "list", origin: network.File, compose: (*Voice).TasksPage, address: func(v *Voice) string { return v.belowNetwork(segmentTasks) }},
	}
	for _, year := range s.ruleYears() {
		files = append(files, file{name: "site/rules-" + strconv.Itoa(year), layout: "list", origin: network.File,
			address: func(v *Voice) string { return v.rulesYearPath(year) }, compose: func(v *Voice) *Page { return v.RulesYear(year) }})
	}
	files = append(files, pagedFiles("minutes", len(s.promises()), perPage, "data/meetings", (*Voice).MinutesPage)...)
	return append(files, pagedFiles("offices", len(s.bodies()), bodiesPerPage, "data/persons", (*Voice).OfficesPage)...)
}

// pagedFiles are the files of a page below the network's that has several when it is long.
func pagedFiles(page string, entries, per int, origin string, compose func(*Voice, int) *Page) []file {
	var files []file
	for n := 1; n <= pagesFor(entries, per); n++ {
		name := "site/" + page
		if n > 1 {
			name += "--" + strconv.Itoa(n)
		}
		files = append(files, file{name: name, layout: "list", origin: origin,
			address: func(v *Voice) string { return v.pagedPath(page, n) }, compose: func(v *Voice) *Page { return compose(v, n) }})
	}
	return files
}

func pagesFor(entries, per int) int { return max(1, (entries+per-1)/per) }

func (v *Voice) pagedPath(page string, n int) string {
	if n == 1 {
		return v.belowNetwork(page)
	}
	return v.belowNetwork(page, v.Language.Segment("page"), strconv.Itoa(n))
}

// statusPager leads through a page below the network's.
func (v *Voice) statusPager(page string, n, pages int) *Pager {
	return v.pagerOf(n, pages, func(n int) string { return v.pagedPath(page, n) })
}

// stateValue is a state among facts or in a table.
func stateValue(key, tone string) Value {
	return Value{Type: "state", State: &State{Key: key, Tone: tone}}
}

// phrase is a sentence or phrase of the interface among facts.
func (v *Voice) phrase(key string, pairs ...string) Value {
	return Value{Type: "text", Text: &Text{S: v.T(key, pairs...)}}
}

// dayCount is a number of days; below 0 it is not known.
func (v *Voice) dayCount(n int) Value {
	if n < 0 {
		return Value{Type: "word", Word: "value_not_known"}
	}
	return Value{Type: "number", S: v.number(float64(n), 0)}
}

// whole writes a whole number.
func (v *Voice) whole(n int) string { return v.number(float64(n), 0) }

// recordLink leads to a record that stands among evidence, with a word on it.
func (v *Voice) recordLink(r model.Record, noteKey string) Link {
	l := v.linkOf(r)
	l.NoteKey = noteKey
	return l
}
