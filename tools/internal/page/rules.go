package page

import (
	"slices"
	"strconv"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// shownYears is how many of its newest years a rule shows; each year has a page that shows all rules.
const shownYears = 6

// ruleYears lists the years in which some rule is judged, newest first.
func (s *Site) ruleYears() []int {
	var years []int
	for _, y := range s.verdicts() {
		if y.Year > 0 && !slices.Contains(years, y.Year) {
			years = append(years, y.Year)
		}
	}
	slices.Sort(years)
	slices.Reverse(years)
	return years
}

func (v *Voice) rulesYearPath(year int) string {
	return v.belowNetwork(segmentRules, strconv.Itoa(year))
}

// RulesPage composes the page of the rules of procedure: each with where it is written and the newest verdicts.
func (v *Voice) RulesPage() *Page {
	n := v.site.Facts.Records.Network
	b := v.newBuilder(n)
	b.Voice = b.attentive() // the network's title and summary don't stand here
	b.citeOnly(ruleSources(n))
	b.page.Heading, b.page.Lead, b.page.LeadKey = Text{S: v.T("sec_rules")}, nil, "intro_rules"
	b.page.Description, b.page.ID = v.T("intro_rules"), "rules"
	b.page.Crumbs = []Link{{Key: "kind_network", Href: v.href(v.networkPath())}}
	b.page.Facts = []Fact{{Key: "fact_data_as_of", Values: v.dateValue(v.site.Facts.Today)}}
	var rules []Rule
	for i := range n.Rules {
		rules = append(rules, b.rule(&n.Rules[i]))
	}
	b.section(Section{ID: "list", Key: "sec_all", Type: "rules", Rules: rules, Empty: "empty_facet", Doubts: b.doubts([]string{"rule"})})
	b.section(v.yearLinks())
	b.section(Section{ID: "complete", Key: "sec_complete", Type: "statements", Points: b.declarations(n.Complete), Empty: "empty_complete"})
	b.page.Sections = append(b.page.Sections, b.explained()...)
	b.sourceList()
	b.translationNotice(n)
	if b.page.Canonical != "" {
		b.page.Canonical = v.site.original().URL(v.site.original().rulesPath())
	}
	if b.page.Original != nil {
		b.page.Original.Href = v.site.original().href(v.site.original().rulesPath())
	}
	return b.page
}

// ruleSources are the network's sources that its rules, what is doubted of them, and its declarations rest on.
func ruleSources(n *model.Network) []model.Word {
	var out []model.Word
	for _, r := range n.Rules {
		out = append(out, r.Source)
	}
	for _, c := range n.Conflict {
		if concerns(c.Field.S, []string{"rule"}) {
			out = append(out, c.Source)
		}
	}
	for _, c := range n.Complete {
		out = append(out, c.Source)
	}
	return out
}

func (b *builder) rule(r *model.Rule) Rule {
	out := b.ruleHead(r)
	out.Refs, out.Note, out.Doubts = b.ref(r.Source), b.optional(r.Note), b.doubts([]string{"rule." + r.ID.S})
	if r.Check.S == derive.Descriptive {
		out.State = verdict(derive.Descriptive)
	}
	for _, y := range b.site.verdicts() {
		if y.Rule == r && y.Year > 0 && len(out.Years) < shownYears {
			link := Link{Text: Text{S: strconv.Itoa(y.Year)}, Href: b.href(b.rulesYearPath(y.Year)) + "#" + out.ID}
			out.Years = append(out.Years, YearVerdict{link, *verdict(y.Verdict)})
		}
	}
	return out
}

// ruleHead is what is said of a rule wherever it stands.
func (v *Voice) ruleHead(r *model.Rule) Rule {
	out := Rule{ID: "rule-" + r.ID.S, Text: v.Text(r.Text), Document: v.optional(r.Document), Page: r.Page.S}
	out.Values = word(key("check", r.Check.S))
	for _, n := range []struct {
		key   string
		value model.Integer
	}{{"rule_minimum", r.Minimum}, {"rule_exactly", r.Exactly}, {"rule_days", r.Days}} {
		if n.value.Set {
			out.Values = append(out.Values, v.phrase(n.key, "Count", v.whole(n.value.N)))
		}
	}
	return out
}

func verdict(word string) *State { return state("verdict", word) }

// declarations say what the records are complete for.
func (b *builder) declarations(list []model.Complete) []Point {
	var out []Point
	for _, c := range list {
		p := Point{ID: "complete-" + c.ID.S, Title: &Text{S: b.T(key("complete", c.What.S))}, Text: b.optional(c.Note), Refs: b.ref(c.Source)}
		end := "/.."
		if !c.To.IsZero() {
			end = "/" + c.To.String()
		}
		p.Facts = []Fact{{Key: "fact_period", Values: b.dateValue(parsed(c.From.String() + end))}}
		if groups := b.links(c.Groups...); len(groups) > 0 {
			p.Facts = append(p.Facts, Fact{Key: "fact_groups", Values: groups})
		}
		out = append(out, p)
	}
	return out
}

// yearLinks leads to the verdicts of each year.
func (v *Voice) yearLinks() Section {
	var links []Link
	for _, year := range v.site.ruleYears() {
		links = append(links, Link{Text: Text{S: strconv.Itoa(year)}, Href: v.href(v.rulesYearPath(year))})
	}
	return Section{ID: "years", Key: "sec_years", Type: "links", Links: links}
}

// RulesYear composes the page of the verdicts on all rules in one year, each with what is measured and why.
func (v *Voice) RulesYear(year int) *Page {
	heading := v.T("rules_year", "Year", strconv.Itoa(year))
	p := v.statusPage(segmentRules, heading, "intro_rules_year")
	p.Crumbs = append(p.Crumbs, Link{Key: "sec_rules", Href: v.href(v.rulesPath())})
	b := v.newBuilder(v.site.Facts.Records.Network)
	var cited []model.Word
	for _, y := range v.site.verdicts() {
		if y.Year == year {
			cited = append(cited, y.Rule.Source)
		}
	}
	b.citeOnly(cited)
	var rules []Rule
	for _, y := range v.site.verdicts() {
		if y.Year == year {
			rules = append(rules, b.ruleIn(y))
		}
	}
	b.sourceList()
	p.Sources = b.page.Sources
	p.Sections = []Section{{ID: "list", Key: "sec_all", Type: "rules", Rules: rules}, v.yearLinks()}
	return p
}

func (b *builder) ruleIn(y derive.RuleYear) Rule {
	out := b.ruleHead(y.Rule)
	out.Href, out.State, out.Refs = b.href(b.rulesPath())+"#"+out.ID, verdict(y.Verdict), b.ref(y.Rule.Source)
	out.Facts = []Fact{{Key: "fact_measured", Values: b.measured(y)}, {Key: "fact_reason", Values: word(key("reason", y.Reason))}}
	if proofs := b.proofs(y); len(proofs) > 0 {
		out.Facts = append(out.Facts, Fact{Key: "fact_proof", Values: proofs})
	}
	return out
}

// measured says in words what is documented.
func (v *Voice) measured(y derive.RuleYear) []Value {
	var out []Value
	switch {
	case y.Of > 0:
		out = append(out, v.phrase("measured_of", "Count", v.whole(y.Sure), "Of", v.whole(y.Of)))
	default:
		out = append(out, v.phrase("measured_sure", "Count", v.whole(y.Sure)))
	}
	if y.Probable > 0 {
		out = append(out, v.phrase("measured_probable", "Count", v.whole(y.Probable)))
	}
	if y.Announced > 0 {
		out = append(out, v.phrase("measured_announced", "Count", v.whole(y.Announced)))
	}
	return out
}

// proofs leads to the records that a verdict rests on: the first of them, where there are many.
func (v *Voice) proofs(y derive.RuleYear) []Value {
	var out []Value
	for i, e := range y.Evidence {
		if i == maxRelated {
			return append(out, v.phrase("more_proofs", "Count", v.whole(len(y.Evidence)-maxRelated)))
		}
		l := v.recordLink(e.Record, proofKeys[e.Proof])
		if m, ok := e.Record.(*model.Meeting); ok {
			l.Date = v.date(m.Start.Date)
		}
		switch {
		case e.Proof != derive.Sure:
		case e.Minutes != nil:
			l.NoteKey = promiseKey(e.Minutes.State)
		case e.Of > 0:
			l.Note = &Text{S: v.T("measured_of", "Count", v.whole(e.Count), "Of", v.whole(e.Of))}
		case y.Rule.Check.S == "speakers-per-group":
			l.Note = &Text{S: v.T("measured_sure", "Count", v.between(e.Least, e.Most))}
		}
		out = append(out, Value{Type: "link", Link: &l})
	}
	return out
}

// proofKeys name evidence that is not sure.
var proofKeys = map[derive.Proof]string{derive.Probable: "proof_probable", derive.Announced: "proof_announced"}

// between writes one number, or two with a dash.
func (v *Voice) between(least, most int) string {
	if least == most {
		return v.whole(least)
	}
	return v.whole(least) + "–" + v.whole(most)
}
