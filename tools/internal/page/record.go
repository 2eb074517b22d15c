package page

import (
	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// Record composes a record's page in one language.
func (v *Voice) Record(r model.Record) *Page {
	b := v.newBuilder(r)
	switch x := r.(type) {
	case *model.Group:
		b.group(x)
	case *model.Organization:
		b.organization(x)
	case *model.Person:
		b.person(x)
	case *model.Meeting:
		b.meeting(x)
	case *model.Event:
		b.event(x)
	case *model.Question:
		b.question(x)
	case *model.Project:
		b.project(x)
	case *model.Recommendation:
		b.recommendation(x)
	case *model.Concept:
		b.concept(x)
	case *model.Measure:
		b.measure(x)
	case *model.Indicator:
		b.indicator(x)
	case *model.News:
		b.news(x)
	case *model.Service:
		b.service(x)
	case *model.Topic:
		b.topic(x)
	case *model.Location:
		b.location(x)
	}
	return b.finish(r)
}

// about adds the long text that every kind may have.
func (b *builder) about() { b.prose("about", "sec_about", b.base.Body) }

func (b *builder) group(x *model.Group) {
	b.page.Schema = "Organization"
	if b.site.Facts.Over(x.Until) {
		b.notice(Notice{Key: "notice_former", Tone: "info", Date: b.date(x.Until.Date)})
	}
	if x.SpeakersWant.Set {
		b.factOr("fact_speakers", "value_not_known", []string{"speakers_wanted"}, b.roleLinks(b.site.Facts.Speakers(x)))
	}
	b.fact("fact_short_name", []string{"short_name"}, b.textValue(x.Short))
	b.fact("fact_parent", []string{"parent"}, prop("parentOrganization", b.links(x.Parent)))
	b.fact("fact_rhythm", []string{"rhythm"}, b.textValue(x.Rhythm))
	b.fact("fact_since", []string{"since"}, b.dateValue(x.Since.Date))
	b.fact("fact_until", []string{"until"}, b.dateValue(x.Until.Date))
	b.fact("fact_email", []string{"email"}, prop("email", email(x.Email)))
	b.prose("purpose", "fact_purpose", x.Purpose)
	b.about()
	b.officeHolders(x)
	b.composition(x)
	meetings := b.site.Facts.Back(x, "meetings")
	b.records("meetings", "sec_meetings", "empty_meetings", meetings)
	b.backs(x, "events")
	b.backs(x, "recommendations")
	b.backs(x, "questions")
	b.backs(x, "projects")
	b.records("organizations", "sec_organizations", groupEmpty(x), b.site.Facts.Back(x, "organizations"))
	b.backs(x, "concepts")
	b.backs(x, "news")
	b.history("history", "sec_history", x.History)
	b.variants(x.Variants)
	if x.PartOf.Yes {
		b.section(Section{ID: "follow-up", Key: "sec_check_yourself", Type: "links", Links: b.statusLinks(segmentRules, segmentMinutes, segmentOffices)})
	}
	b.recordFeeds(x)
}

// groupEmpty says that no source names organisations, for the groups whose readers would look for them.
func groupEmpty(x *model.Group) string {
	if x.PartOf.Yes && x.GroupKind.S == "working-group" {
		return "empty_organizations"
	}
	return ""
}

func (b *builder) roleLinks(roles []derive.Role) []Value {
	var out []Value
	for _, role := range roles {
		l := b.linkOf(role.Person)
		out = append(out, Value{Type: "link", Link: &l})
	}
	return out
}

// officeHolders adds the present and the former holders of offices in a group or organisation, and between them those
// of whom the records tell neither.
func (b *builder) officeHolders(r model.Record) {
	var now, unclear, former []Link
	for _, role := range b.site.Facts.Roles(r) {
		l := b.linkOf(role.Person)
		value := b.roleValue(role.Membership)
		l.Note, l.NoteKey, l.Date = value.Text, value.Word, b.term(role.Membership)
		switch {
		case role.Current:
			now = append(now, l)
		case role.Over:
			former = append(former, l)
		default:
			unclear = append(unclear, l)
		}
	}
	b.section(Section{ID: "persons", Key: "sec_persons", Type: "links", Links: now})
	b.section(Section{ID: "offices", Key: "sec_memberships", Type: "links", Links: unclear})
	b.section(Section{ID: "former", Key: "sec_former", Type: "links", Links: former})
}

func (b *builder) composition(x *model.Group) {
	var out []Step
	for _, c := range x.Composition {
		step := Step{ID: "composition-" + c.ID.S, Date: b.date(c.Period.Date), Text: b.optional(c.Text), Tone: toneNeutral, Refs: b.ref(c.Source)}
		if c.Members.Set {
			step.By = &Text{S: b.T("members_count", "Count", b.qualified(c.Members))}
		}
		out = append(out, step)
	}
	b.section(Section{ID: "composition", Key: "sec_composition", Type: "thread", Steps: out, Doubts: b.doubts([]string{"composition"})})
}

func (b *builder) organization(x *model.Organization) {
	b.page.Schema = "Organization"
	b.page.Over = ""
	b.fact("fact_activity", []string{"activity"}, b.textValue(x.Activity))
	b.fact("fact_evidence", []string{"evidence", "evidence_note"}, word(key("evidence", x.Evidence.S)), b.textValue(x.EvidenceNote))
	b.fact("fact_classification", []string{"classification"}, b.textValue(x.OrgKind))
	b.fact("fact_category", []string{"category"}, b.category(x.Category.S))
	b.fact("fact_short_name", []string{"short_name"}, code(x.Short))
	b.fact("fact_groups", []string{"groups"}, b.links(x.Groups...))
	b.fact("fact_parent", []string{"parent"}, prop("parentOrganization", b.links(x.Parent)))
	b.fact("fact_website", []string{"website"}, prop("url", address(x.Website)))
	b.fact("fact_address", []string{"address", "location"}, b.links(x.Location), prop("address", code(x.Address)))
	b.fact("fact_founded", []string{"founded"}, prop("foundingDate", b.dateValue(x.Founded.Date)))
	b.fact("fact_members", []string{"members"}, b.figure(x.MemberCount), b.dateValue(x.MembersAsOf.Date))
	b.fact("fact_since", []string{"since"}, b.dateValue(x.Since.Date))
	b.fact("fact_until", []string{"until"}, b.dateValue(x.Until.Date))
	b.page.LeadKey = key("evidence", x.Evidence.S) + "_text"
	if b.page.Lead != nil {
		b.page.LeadKey = ""
	}
	b.about()
	b.officeHolders(x)
	for _, kind := range []string{"services", "projects", "events", "meetings", "recommendations", "measures", "questions", "organizations", "news"} {
		b.backs(x, kind)
	}
	b.history("history", "sec_history", x.History)
	b.variants(x.Variants)
}

// category names a membership category of the network.
func (b *builder) category(id string) []Value {
	for _, c := range b.site.Facts.Records.Network.Categories {
		if c.ID.S == id {
			return b.textValue(c.Name)
		}
	}
	return nil
}

func (b *builder) person(x *model.Person) {
	b.page.Schema = "Person"
	if derive.Consented(x, "contact", b.site.Facts.Today) {
		b.fact("fact_email", []string{"email"}, prop("email", email(x.Email)))
		b.fact("fact_phone", []string{"phone"}, prop("telephone", phone(x.Phone)))
	}
	b.about()
	var steps []Step
	for _, role := range b.site.Facts.Offices(x) {
		steps = append(steps, b.officeStep(role))
	}
	b.section(Section{ID: "memberships", Key: "sec_memberships", Type: "thread", Steps: steps, Doubts: b.doubts([]string{"membership"})})
	for _, kind := range []string{"meetings", "events", "recommendations"} {
		b.backs(x, kind)
	}
}

func (b *builder) officeStep(role derive.Role) Step {
	m := role.Membership
	step := Step{ID: "membership-" + m.ID.S, Date: b.term(m), Tone: toneDone, Refs: b.ref(m.Source), Links: b.refLinks(m.Group, m.Organization)}
	switch {
	case role.Current:
		step.Tone = toneOpen
	case !role.Over:
		step.Tone = toneNeutral
	}
	value := b.roleValue(m)
	step.Text, step.Key = value.Text, value.Word
	return step
}

// termOf is the term of office as a period; where only one end is known, an open one.
func termOf(m *model.Membership) edtf.Date {
	switch {
	case m.Start.IsZero() && m.End.IsZero():
		return edtf.Date{}
	case m.Start.IsZero():
		return parsed("../" + m.End.String())
	case m.End.IsZero():
		return parsed(m.Start.String() + "/..")
	}
	return parsed(m.Start.String() + "/" + m.End.String())
}

// parsed reads an EDTF string made of valid parts; a part that is itself a period gives no date.
func parsed(s string) edtf.Date {
	d, err := edtf.Parse(s)
	if err != nil {
		return edtf.Date{}
	}
	return d
}

func (b *builder) topic(x *model.Topic) {
	b.fact("fact_broader", []string{"broader"}, b.links(x.Broader))
	b.about()
	b.backs(x, "topics")
	for _, kind := range []string{"services", "events", "news", "recommendations", "questions", "meetings", "projects", "measures", "concepts", "indicators", "groups", "organizations"} {
		b.backs(x, kind)
	}
	b.recordFeeds(x)
}

func (b *builder) location(x *model.Location) {
	b.page.Schema = "Place"
	b.freshness(x.Checked)
	b.fact("fact_address", []string{"street_address", "postal_code", "locality"}, prop("address", code(joinWords(x.Address, x.PostalCode, x.Locality))))
	b.fact("fact_district", []string{"district"}, code(x.District))
	if !x.Online.Yes {
		b.factOr("fact_step_free", "value_not_known", []string{"step_free"}, flag(x.StepFree))
		b.factOr("fact_toilet", "value_not_known", []string{"accessible_toilet"}, flag(x.Toilet))
	}
	b.fact("fact_access", []string{"access"}, b.textValue(x.Access))
	b.fact("fact_stop", []string{"stop"}, b.textValue(x.Stop))
	b.fact("fact_website", []string{"website"}, prop("url", address(x.Website)))
	b.fact("fact_checked_on", []string{"checked_on"}, b.dateValue(x.Checked.Date))
	b.about()
	for _, kind := range []string{"services", "events", "meetings", "organizations"} {
		b.backs(x, kind)
	}
}

// joinWords writes "street, postal code town".
func joinWords(street, code, town model.Word) model.Word {
	second := code.S
	if town.S != "" {
		if second != "" {
			second += " "
		}
		second += town.S
	}
	if street.S == "" || second == "" {
		return model.Word{S: street.S + second}
	}
	return model.Word{S: street.S + ", " + second}
}

// freshness warns of facts that nobody has checked for long.
func (b *builder) freshness(checked model.Day) {
	switch b.site.Facts.Freshness(checked) {
	case derive.Old:
		b.notice(Notice{Key: "notice_old_facts", Tone: "warn", Date: b.date(checked.Date)})
	case derive.Unchecked:
		b.notice(Notice{Key: "notice_unchecked_facts", Tone: "warn"})
	}
}
