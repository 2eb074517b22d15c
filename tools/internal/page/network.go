package page

import (
	"strconv"

	"offenesnetz/tools/internal/model"
)

// Network composes the page of the network itself.
func (v *Voice) Network() *Page {
	n := v.site.Facts.Records.Network
	b := v.newBuilder(n)
	b.page.What, b.page.Schema, b.page.Crumbs = "record", "Organization", nil
	b.fact("fact_short_name", []string{"short_name"}, b.textValue(n.ShortName))
	b.fact("fact_city", []string{"city"}, code(n.City))
	b.fact("fact_since", []string{"since"}, prop("foundingDate", b.dateValue(n.Since.Date)))
	b.fact("fact_participation", []string{"participation"}, b.textValue(n.Voluntary))
	b.fact("fact_decisions", []string{"decisions"}, b.textValue(n.Decisions))
	b.prose("nature", "fact_nature", n.Nature)
	b.about()
	b.statements("goals", "sec_goals", n.Goals)
	b.named("focus-areas", "sec_focus_areas", n.FocusAreas)
	b.named("categories", "sec_categories", n.Categories)
	b.section(Section{ID: "rules", Key: "sec_rules", Type: "links", Links: []Link{{Key: "sec_rules", Href: v.href(v.rulesPath())}}})
	b.basis(n)
	b.office(n)
	b.statements("tasks", "sec_tasks", n.Tasks)
	b.records("groups", "sec_groups", "empty_groups", b.site.Facts.Of("groups"))
	b.history("history", "sec_history", n.History)
	b.variants(n.Variants)
	return b.finish(n)
}

func (b *builder) basis(n *model.Network) {
	var out []Point
	for _, x := range n.Basis {
		p := Point{ID: "basis-" + x.ID.S, Title: b.optional(x.Title), Text: b.optional(x.Note), Refs: b.ref(x.Source)}
		add := func(k string, values []Value) {
			if len(values) > 0 {
				p.Facts = append(p.Facts, Fact{Key: k, Values: values})
			}
		}
		add("fact_number", code(x.Number))
		add("fact_page", code(x.Page))
		add("fact_date", b.dateValue(x.Date.Date))
		add("fact_document", address(x.URL))
		out = append(out, p)
	}
	b.section(Section{ID: "basis", Key: "sec_basis", Type: "statements", Points: out, Doubts: b.doubts([]string{"basis"})})
}

func (b *builder) office(n *model.Network) {
	o := n.Office
	p := Point{ID: "office-name", Title: b.optional(o.Name), Text: b.optional(o.Note)}
	add := func(k string, values []Value) {
		if len(values) > 0 {
			p.Facts = append(p.Facts, Fact{Key: k, Values: values})
		}
	}
	add("fact_holder", b.links(o.Holder))
	add("fact_department", b.textValue(o.Department))
	add("fact_address", code(o.Address))
	add("fact_email", email(o.Email))
	add("fact_phone", phone(o.Phone))
	add("fact_website", address(o.Website))
	add("fact_checked_on", b.dateValue(o.Checked.Date))
	if p.Title != nil {
		b.section(Section{ID: "office", Key: "sec_office", Type: "statements", Points: []Point{p}, Refs: b.refs([]string{"office"}), Doubts: b.doubts([]string{"office"})})
	}
}

// RulesPage composes the page of the rules of procedure.
func (v *Voice) RulesPage() *Page {
	n := v.site.Facts.Records.Network
	b := v.newBuilder(n)
	b.page.Heading, b.page.Lead, b.page.LeadKey = Text{S: v.T("sec_rules")}, nil, "intro_rules"
	b.page.Description, b.page.ID = v.T("intro_rules"), "rules"
	b.page.Crumbs = []Link{{Key: "kind_network", Href: v.href(v.networkPath())}}
	var rules []Rule
	for _, r := range n.Rules {
		rules = append(rules, b.rule(r))
	}
	b.section(Section{ID: "list", Key: "sec_all", Type: "rules", Rules: rules, Empty: "empty_facet", Doubts: b.doubts([]string{"rule"})})
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

func (b *builder) rule(r model.Rule) Rule {
	out := Rule{ID: "rule-" + r.ID.S, Text: b.Text(r.Text), Document: b.optional(r.Document), Page: r.Page.S, Note: b.optional(r.Note), Refs: b.ref(r.Source)}
	out.Values = word(key("check", r.Check.S))
	for _, n := range []struct {
		key   string
		value model.Integer
	}{{"rule_minimum", r.Minimum}, {"rule_exactly", r.Exactly}, {"rule_days", r.Days}} {
		if n.value.Set {
			out.Values = append(out.Values, Value{Type: "text", Text: &Text{S: b.T(n.key, "Count", strconv.Itoa(n.value.N))}})
		}
	}
	return out
}

// original is the voice of the language that the records are written in.
func (s *Site) original() *Voice {
	for _, v := range s.voices {
		if v.Language.Key == s.Config.Default {
			return v
		}
	}
	panic("page: the configuration has no default language")
}
