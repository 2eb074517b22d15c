package page

import (
	"slices"
	"strconv"
	"strings"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

func (b *builder) meeting(x *model.Meeting) {
	b.page.Schema = "Event"
	b.page.Leaf = b.leaf(x.Start.Date)
	b.statusNotices(x, b.site.Facts.Status(x), x.PreviousStart, x.StatusNote)
	b.when(x.Start, x.End, false)
	b.fact("fact_where", []string{"location", "place"}, prop("location", b.place(x.Location, x.Place)))
	b.fact("fact_groups", []string{"groups"}, b.links(x.Groups...))
	b.fact("fact_public", []string{"public"}, flag(x.Public))
	b.fact("fact_participants", []string{"participants"}, b.figure(x.Participants))
	b.fact("fact_organizations_count", []string{"organizations_count"}, b.figure(x.OrgCount))
	b.fact("fact_invited_on", []string{"invited_on"}, b.dateValue(x.InvitedOn.Date))
	b.minutes(x)
	b.about()
	b.agenda(x)
	b.participants(x.People)
	b.related("organizations", x.Organizations)
	b.backs(x, "recommendations")
	b.backs(x, "questions")
	b.backs(x, "news")
	b.calendarFeed(x)
}

// when adds the time as a fact, with the start for machines. Of a series it is the first time; the next ones have a
// section of their own.
func (b *builder) when(start, end model.Moment, series bool) {
	value := Value{Type: "date", Date: b.span(start, end), Prop: "startDate"}
	if series && value.Date != nil {
		value.Date.Text = b.T("date_since", "Date", value.Date.Text)
	}
	b.fact("fact_when", []string{"start", "end"}, []Value{value})
}

// statusNotices says at the top what a reader must know before going there.
func (b *builder) statusNotices(r model.Record, status string, previous model.Moment, note model.Text) {
	switch {
	case status == "moved" && !previous.IsZero():
		b.notice(Notice{Key: "notice_moved_from", Tone: "warn", Date: b.span(previous, model.Moment{}), Text: b.optional(note)})
	case status == "cancelled", status == "moved":
		b.notice(Notice{Key: key("notice", status), Tone: "warn", Text: b.optional(note)})
	case status == "announced" && !b.site.Facts.Upcoming(r):
		b.notice(Notice{Key: "notice_announced", Tone: "info", Text: b.optional(note)})
	}
}

func (b *builder) minutes(x *model.Meeting) {
	values := word(key("minutes", x.Minutes.State.S))
	values = append(values, b.dateValue(x.Minutes.Published.Date)...)
	for _, f := range x.Files {
		if f.ID.S == x.Minutes.File.S {
			l := b.file(f)
			values = append(values, Value{Type: "link", Link: &l})
		}
	}
	b.factOr("fact_minutes", "value_not_known", []string{"minutes"}, values)
	if b.site.Facts.Status(x) == "held" {
		b.fact("fact_minutes_due", nil, b.dateValue(b.site.Facts.PromiseOf(x).Due))
	}
}

func (b *builder) agenda(x *model.Meeting) {
	var points []Point
	for _, a := range x.Agenda {
		p := Point{ID: "agenda_item-" + a.ID.S, Title: b.optional(a.Title), Text: b.markdown(a.Text, 3), Result: b.markdown(a.Result, 3), Refs: b.ref(a.Source)}
		p.Facts = b.agendaFacts(x, a)
		p.Links = b.refLinks(b.untied(x, a, slices.Concat(a.Recommendations, a.Projects, a.Questions))...)
		points = append(points, p)
	}
	b.section(Section{ID: "agenda", Key: "sec_agenda", Type: "agenda", Points: points, Empty: "empty_agenda", Doubts: b.doubts([]string{"agenda_item"})})
}

func (b *builder) agendaFacts(x *model.Meeting, a model.AgendaItem) []Fact {
	var facts []Fact
	add := func(k string, values []Value) {
		if len(values) > 0 {
			facts = append(facts, Fact{Key: k, Values: values})
		}
	}
	add("fact_report_of", b.links(a.ReportOf...))
	add("fact_decision", word(key("decision", a.Decision.S)))
	add("fact_votes", b.votes(a))
	add("fact_matter", b.toThreads(b.site.Facts.MattersAt(x, a.ID.S)))
	return facts
}

// votes gives the votes on an agenda item, where any were counted.
func (v *Voice) votes(a model.AgendaItem) []Value {
	if !a.For.Set && !a.Against.Set && !a.Abstained.Set {
		return nil
	}
	votes := v.T("votes", "For", strconv.Itoa(a.For.N), "Against", strconv.Itoa(a.Against.N), "Abstained", strconv.Itoa(a.Abstained.N))
	return []Value{{Type: "text", Text: &Text{S: votes}}}
}

// participants names the office-holders who had a part.
func (b *builder) participants(list []model.Participant) {
	var out []Link
	for _, p := range list {
		if l, ok := b.linkTo(p.Person); ok {
			if person, ok := derive.Find[*model.Person](b.site.Facts, p.Person); ok && derive.Consented(person, "role", b.site.Facts.Today) {
				l.Note = b.optional(p.Role)
			}
			out = append(out, l)
		}
	}
	b.section(Section{ID: "people", Key: "fact_people", Type: "links", Links: out, Refs: b.refs([]string{"participant"})})
}

func (b *builder) event(x *model.Event) {
	b.page.Schema = "Event"
	b.page.Leaf = b.leaf(b.site.Facts.Next(x))
	b.statusNotices(x, b.site.Facts.Status(x), x.PreviousStart, x.StatusNote)
	b.when(x.Start, x.End, x.Recurrence.S != "")
	b.fact("fact_where", []string{"location", "place"}, prop("location", b.place(x.Location, x.Place)))
	b.fact("fact_online", []string{"online_url"}, address(x.Online))
	b.access(x)
	b.fact("fact_free", []string{"free"}, prop("isAccessibleForFree", flag(x.Free)))
	b.fact("fact_cost", []string{"cost"}, b.textValue(x.Cost))
	b.fact("fact_registration", []string{"registration", "registration_url"}, b.textValue(x.Registration), address(x.RegisterURL))
	b.fact("fact_contact", []string{"contact"}, contact(x.Contact))
	b.fact("fact_organizers", []string{"organizers", "groups"}, prop("organizer", b.links(append(append([]model.Ref{}, x.Organizers...), x.Groups...)...)))
	b.fact("fact_project", []string{"project"}, b.links(x.Project))
	b.motto(x)
	b.counts(x)
	b.about()
	b.prose("report", "sec_report", x.Report)
	b.occurrences(x)
	b.participants(x.People)
	b.related("organizations", x.Partners)
	b.backs(x, "news")
	b.calendarFeed(x)
}

// access tells in which languages and how well people get in. For events to come a missing fact is said to be so.
func (b *builder) access(x *model.Event) {
	add := b.fact
	if b.site.Facts.Upcoming(x) {
		add = func(key string, fields []string, values ...[]Value) {
			b.factOr(key, "value_not_known", fields, values...)
		}
	}
	add("fact_languages", []string{"languages"}, prop("inLanguage", b.languages(x.Languages)))
	add("fact_interpreting", []string{"interpreting"}, b.languages(x.Interpreting))
	add("fact_sign_language", []string{"sign_language"}, flag(x.SignLanguage))
	add("fact_step_free", []string{"step_free"}, flag(b.site.stepFreeFlag(x)))
	add("fact_child_care", []string{"child_care"}, flag(x.ChildCare))
}

func contact(w model.Word) []Value {
	if strings.Contains(w.S, "@") {
		return email(w)
	}
	return code(w)
}

func (b *builder) motto(x *model.Event) {
	if x.Motto.S == "" {
		return
	}
	t := Text{S: x.Motto.S}
	if original := b.site.Config.Original(); b.Language.Key != original.Key {
		t.Lang, t.Dir = original.Tag, original.Dir
	}
	b.fact("fact_motto", []string{"motto"}, []Value{{Type: "text", Text: &t}})
}

func (b *builder) counts(x *model.Event) {
	b.fact("fact_participants", []string{"participants"}, b.figure(x.Participants))
	b.fact("fact_stands", []string{"stands"}, b.figure(x.Stands))
	b.fact("fact_events_count", []string{"events_count"}, b.figure(x.EventCount))
	b.fact("fact_organizations_count", []string{"organizations_count"}, b.figure(x.OrgCount))
	b.fact("fact_places_count", []string{"places_count"}, b.figure(x.PlaceCount))
}

// shownOccurrences is how many of the next dates of a series a page lists.
const shownOccurrences = 8

func (b *builder) occurrences(x *model.Event) {
	if x.Recurrence.S == "" {
		return
	}
	var points []Point
	for _, day := range b.site.Facts.Occurrences(x, shownOccurrences) {
		points = append(points, Point{ID: "date-" + day.String(), Text: &Text{S: b.occurrence(x, day)}})
	}
	b.section(Section{ID: "dates", Key: "sec_occurrences", Type: "statements", Points: points, Empty: "empty_upcoming"})
}

func (b *builder) occurrence(x *model.Event, day edtf.Date) string {
	return b.withClock(day, x.Start.Clock(), x.End.Clock())
}

// AccessLine says in one line, for calendars, in which languages and how well people get in; only what is known.
func (v *Voice) AccessLine(x *model.Event) string {
	var parts []string
	add := func(key string, values []Value) {
		var shown []string
		for _, value := range values {
			if value.Word != "" && value.Type == "word" {
				shown = append(shown, v.T(value.Word))
			} else {
				shown = append(shown, value.S)
			}
		}
		if len(shown) > 0 {
			parts = append(parts, v.T(key)+": "+strings.Join(shown, v.T("comma")+" "))
		}
	}
	add("fact_languages", v.languages(x.Languages))
	add("fact_interpreting", v.languages(x.Interpreting))
	add("fact_sign_language", flag(x.SignLanguage))
	add("fact_step_free", flag(v.site.stepFreeFlag(x)))
	add("fact_child_care", flag(x.ChildCare))
	return strings.Join(parts, " · ")
}
