package page

import (
	"slices"
	"strconv"
	"strings"

	"offenesnetz/tools/internal/derive"
)

// yearFiles lists the pages of the years.
func (s *Site) yearFiles() []file {
	var files []file
	for _, y := range s.annuals() {
		files = append(files, file{name: "site/contents-" + strconv.Itoa(y.Year), layout: "list", origin: "contents",
			address: func(v *Voice) string { return v.contentsPath(y.Year) }, compose: func(v *Voice) *Page { return v.Year(y) }})
	}
	return files
}

// hasYear tells whether a year has a page.
func (v *Voice) hasYear(year int) bool {
	return slices.ContainsFunc(v.site.annuals(), func(y *derive.Annual) bool { return y.Year == year })
}

// yearList leads to the pages of all years.
func (v *Voice) yearList() Section {
	var links []Link
	for _, y := range v.site.annuals() {
		links = append(links, Link{Text: Text{S: strconv.Itoa(y.Year)}, Href: v.href(v.contentsPath(y.Year))})
	}
	return Section{ID: "years", Key: "sec_years", Type: "links", Links: links, Empty: "empty_facet"}
}

// yearReport composes the page of one year in one language.
type yearReport struct {
	*Voice
	year *derive.Annual
	page *Page
	none []Link // kinds of which nothing is recorded
}

// Year composes the report on one year: what happened month for month, what became of recommendations, projects and
// measures up to its end, which rules were kept, and the figures. What is not recorded is named at the end.
func (v *Voice) Year(year *derive.Annual) *Page {
	heading := v.T("year_report", "Year", strconv.Itoa(year.Year))
	r := yearReport{Voice: v, year: year, page: &Page{What: "list", Kind: "year", Heading: Text{S: heading}, LeadKey: "intro_year",
		Crumbs: []Link{{Key: "sec_contents", Href: v.href(v.contentsPath(0))}}}}
	switch {
	case year.Ahead:
		r.page.LeadKey = "intro_year_ahead"
	case year.Running:
		r.page.LeadKey = "intro_year_running"
	}
	r.page.Description = heading + ". " + v.T(r.page.LeadKey)
	r.days()
	r.gatherings()
	r.recommendations()
	r.courses("projects", year.Projects)
	r.courses("measures", year.Measures)
	r.others()
	r.sections()
	return r.page
}

// days says of which days the page speaks.
func (r *yearReport) days() {
	if day := r.year.Day; day != r.site.Facts.Today {
		r.fact("head_year_end", r.dateValue(day)...)
	}
	r.fact("fact_data_as_of", r.dateValue(r.site.Facts.Today)...)
}

func (r *yearReport) fact(key string, values ...Value) {
	if len(values) > 0 {
		r.page.Facts = append(r.page.Facts, Fact{Key: key, Values: values})
	}
}

// counted adds a row with a number, which leads to the list of what is counted, and what it is made up of.
func (r *yearReport) counted(key, href string, count int, parts ...string) {
	text := Text{S: r.whole(count)}
	value := Value{Type: "text", Text: &text}
	note := strings.Join(parts, " · ")
	switch {
	case href != "":
		value = Value{Type: "link", Link: &Link{Text: text, Href: href}}
		if note != "" {
			value.Link.Note = &Text{S: note}
		}
	case note != "":
		text.S += " · " + note
	}
	r.fact(key, value)
}

// facet is the list of a kind's records that are filed under the year.
func (r *yearReport) facet(kind string) string {
	return r.href(r.ListPath(kind, "year", strconv.Itoa(r.year.Year)))
}

// missing notes that nothing of a kind is recorded.
func (r *yearReport) missing(kind string) {
	r.none = append(r.none, Link{Key: "kind_" + kind, Href: r.href(r.ListPath(kind))})
}

// part is one of the numbers that make up a sum.
type part struct {
	key   string
	count int
}

// parts writes those that are not zero.
func (r *yearReport) parts(list ...part) []string {
	var out []string
	for _, p := range list {
		if p.count > 0 {
			out = append(out, r.countOf(p.key, p.count))
		}
	}
	return out
}

// gatherings tells how many meetings and events took place, and of how many that is not known.
func (r *yearReport) gatherings() {
	own, other := r.year.Meetings, r.year.Elsewhere
	r.gathered("meetings", derive.Gatherings{All: own.All + other.All, Held: own.Held + other.Held, Announced: own.Announced + other.Announced,
		Planned: own.Planned + other.Planned, Cancelled: own.Cancelled + other.Cancelled}, part{"year_elsewhere", other.All})
	r.gathered("events", r.year.Events)
}

func (r *yearReport) gathered(kind string, g derive.Gatherings, more ...part) {
	if g.All == 0 {
		r.missing(kind)
		return
	}
	parts := append([]part{{"state_held", g.Held}, {"year_unconfirmed", g.Announced}, {"state_planned", g.Planned}, {"state_cancelled", g.Cancelled}}, more...)
	r.counted("sec_"+kind, r.facet(kind), g.All, r.parts(parts...)...)
}

func (r *yearReport) recommendations() {
	if len(r.year.Made) == 0 {
		r.missing("recommendations")
	} else {
		r.counted("sec_recommendations", r.facet("recommendations"), len(r.year.Made))
	}
	if r.year.Known == 0 || r.year.Ahead {
		return
	}
	waiting := append([]string{r.ofAll(r.year.Waiting, r.year.Known)}, r.parts(part{"value_not_known", r.year.Unclear})...)
	r.fact("sec_waiting", Value{Type: "text", Text: &Text{S: strings.Join(waiting, " · ")}})
	r.counted("sec_answers", "", len(r.year.Answers))
}

func (r *yearReport) courses(kind string, list []derive.Stand) {
	if len(list) == 0 {
		r.missing(kind)
		return
	}
	begun, ended := 0, 0
	for _, s := range list {
		begun += placeOf(s.Begun)
		ended += placeOf(s.Ended)
	}
	r.counted("sec_"+kind, "", len(list), r.parts(part{"move_begun", begun}, part{"move_ended", ended})...)
}

// others counts what the page has no part of its own for, and changes of the records.
func (r *yearReport) others() {
	for _, kind := range []string{"questions", "concepts", "news"} {
		n, href := 0, r.facet(kind)
		for _, x := range r.site.Lists(kind)[0].Records {
			n += placeOf(derive.Year(x) == r.year.Year)
		}
		if kind == "concepts" { // there are few: their list has no years
			href = r.href(r.ListPath(kind))
		}
		if n == 0 {
			r.missing(kind)
		} else {
			r.counted("sec_"+kind, href, n)
		}
	}
	changes := 0
	for _, c := range r.site.Facts.Changes() {
		if c.Day.Year() == r.year.Year {
			changes++
		}
	}
	if changes > 0 {
		r.counted("year_changes", r.href(r.ChangesPath()), changes)
	}
}

// sections adds the parts that have something to tell, and names what is not recorded.
func (r *yearReport) sections() {
	parts := []Section{r.months(r.year), r.made(), r.answers(), r.stands("projects", r.year.Projects), r.stands("measures", r.year.Measures),
		r.rules(), r.minutes(), r.values()}
	if r.year.Running {
		parts = append(parts, r.translations())
	}
	for _, s := range parts {
		if len(s.Steps) > 0 || s.Table != nil {
			r.page.Sections = append(r.page.Sections, s)
		}
	}
	if len(r.none) > 0 {
		r.page.Sections = append(r.page.Sections, Section{ID: "nothing", Key: "sec_nothing", Type: "links", Links: r.none})
	}
	r.page.Sections = append(r.page.Sections, r.yearList())
}
