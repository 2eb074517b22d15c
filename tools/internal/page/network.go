package page

import (
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
	b.named("focus-areas", "sec_focus_areas", focusNames(n.FocusAreas), "focus_area")
	b.named("categories", "sec_categories", n.Categories)
	b.section(Section{ID: "follow-up", Key: "sec_check_yourself", Type: "links", Links: v.statusLinks(model.NetworkPages...)})
	b.basis(n)
	b.office(n)
	b.statements("tasks", "sec_tasks", taskTexts(n.Tasks), "task")
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

// focusNames are focus areas as the network's own page lists them.
func focusNames(list []model.FocusArea) []model.Named {
	out := make([]model.Named, len(list))
	for i, x := range list {
		out[i] = model.Named{ID: x.ID, Name: x.Name, Note: x.Note}
	}
	return out
}

func taskTexts(list []model.Task) []model.Statement {
	out := make([]model.Statement, len(list))
	for i, x := range list {
		out[i] = model.Statement{ID: x.ID, Text: x.Text}
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
