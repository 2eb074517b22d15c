package page

import (
	"math"
	"slices"

	"offenesnetz/tools/internal/model"
)

func (b *builder) question(x *model.Question) {
	b.fact("fact_raised_on", []string{"raised_on"}, b.dateValue(x.RaisedOn.Date))
	b.fact("fact_raised_by", []string{"raised_by", "raised_by_note"}, b.links(x.RaisedBy...), b.textValue(x.RaisedNote))
	b.fact("fact_groups", []string{"groups"}, b.links(x.Groups...))
	b.about()
	if !b.thread(x) {
		var steps []Step
		for _, s := range x.Said {
			steps = append(steps, b.said(s))
		}
		b.section(Section{ID: "said", Key: "sec_said", Type: "thread", Steps: steps})
	}
	b.prose("led-to", "sec_led_to", x.LedTo)
	b.related("recommendations", x.Recommendations)
	b.related("projects", x.Projects)
	b.related("meetings", x.Meetings, b.site.Facts.Back(x, "meetings")...)
}

// period writes two days as one period; where one is a period itself, both stand as they are.
func (b *builder) period(start, end model.Day) []Value {
	if d := termOf(&model.Membership{Start: start, End: end}); !d.IsZero() {
		return b.dateValue(d)
	}
	return slices.Concat(b.dateValue(start.Date), b.dateValue(end.Date))
}

// cell is a table's cell: the first value, or the sign for none.
func cell(values []Value) Value {
	if len(values) == 0 {
		return Value{Type: "word", Word: "value_none"}
	}
	return values[0]
}

// known is a table's cell for what a reader would look for: where it is missing, it says so.
func known(values []Value) Value {
	if len(values) == 0 {
		return Value{Type: "word", Word: "value_not_known"}
	}
	return values[0]
}

// money writes a sum: whole, or with two digits behind the point.
func (v *Voice) money(n float64) string {
	if n == math.Trunc(n) {
		return v.number(n, 0)
	}
	return v.locale.FormatNumber(n, 2)
}

// currency is the sign of a currency where readers know it, else its code; nothing where it is not known.
func currency(code string) string {
	if code == "EUR" {
		return "€"
	}
	return code
}

func (b *builder) recommendation(x *model.Recommendation) {
	b.page.Schema = "Report"
	b.fact("fact_author", []string{"author_groups", "author_organizations", "author_persons", "author_note"},
		prop("author", slices.Concat(b.links(x.AuthorGroups...), b.links(x.AuthorOrgs...), b.links(x.AuthorPersons...))), b.textValue(x.AuthorNote))
	b.fact("fact_addressee", []string{"addressees", "addressee_note"}, b.links(x.Addressees...), b.textValue(x.AddresseeNote))
	b.fact("fact_number", []string{"number"}, code(x.Number))
	b.fact("fact_adopted_at", []string{"adopted_at"}, b.links(x.AdoptedAt))
	b.fact("fact_decision", []string{"decision"}, word(key("decision", x.Decision.S)))
	b.clock(x)
	b.fact("fact_groups", []string{"groups"}, b.links(x.Groups...))
	b.fact("fact_superseded_by", []string{"superseded_by"}, b.links(x.SupersededBy))
	b.about()
	b.thread(x)
	b.prose("answer", "sec_answer", x.Answer)
	b.prose("outcome", "sec_outcome", x.OutcomeNote)
	b.related("measures", x.Measures, b.site.Facts.Back(x, "measures")...)
	b.related("projects", x.Projects, b.site.Facts.Back(x, "projects")...)
	b.backs(x, "questions")
	b.related("meetings", append([]model.Ref{x.AdoptedAt}, x.Meetings...), b.site.Facts.Back(x, "meetings")...)
	b.backs(x, "news")
}

func (b *builder) news(x *model.News) {
	b.page.Schema = "NewsArticle"
	b.page.Leaf = b.leaf(x.Date.Date)
	b.fact("fact_date", []string{"date"}, prop("datePublished", b.dateValue(x.Date.Date)))
	b.fact("fact_about", []string{"about"}, b.links(x.About...))
	b.fact("fact_contact", []string{"contact"}, b.textValue(x.Contact))
	b.fact("fact_original_link", []string{"link"}, address(x.Link))
	b.about()
}

func (b *builder) service(x *model.Service) {
	b.page.Schema = "Service"
	switch {
	case b.site.closed(x):
		b.notice(Notice{Key: "notice_closed", Tone: "warn", Date: b.date(x.Closed.Date)})
	case !x.Closed.IsZero():
		b.notice(Notice{Key: "notice_closing", Tone: "warn", Date: b.date(x.Closed.Date)})
	}
	b.freshness(x.Checked)
	var needs []Value
	for _, n := range x.Needs {
		needs = append(needs, Value{Type: "word", Word: key("need", n.S)})
	}
	b.fact("fact_needs", []string{"needs"}, needs)
	b.fact("fact_audience", []string{"audience"}, prop("audience", b.textValue(x.Audience)))
	b.factOr("fact_languages", "value_not_known", []string{"languages", "languages_note"}, prop("availableLanguage", b.languages(x.Languages)), b.textValue(x.LanguagesNote))
	b.factOr("fact_where", "value_not_known", []string{"location", "address", "room"}, b.links(x.Location), code(x.Address), b.textValue(x.Room))
	b.factOr("fact_hours", "value_not_known", []string{"hours", "hours_note"}, b.hours(x), b.textValue(x.HoursNote))
	b.fact("fact_appointment", []string{"by_appointment"}, flag(x.Appointment))
	b.fact("fact_free", []string{"free"}, flag(x.Free))
	b.fact("fact_phone", []string{"phone"}, prop("telephone", phone(x.Phone)))
	b.fact("fact_email", []string{"email"}, prop("email", email(x.Email)))
	b.fact("fact_website", []string{"website"}, prop("url", address(x.Website)))
	b.fact("fact_provider", []string{"provider"}, prop("provider", b.links(x.Provider...)))
	b.fact("fact_as_of", []string{"as_of"}, b.dateValue(x.AsOf.Date))
	b.fact("fact_checked_on", []string{"checked_on"}, b.dateValue(x.Checked.Date))
	b.about()
	b.backs(x, "projects")
}

// hours writes one line for each set of opening hours: "Dienstag, Donnerstag, 9:00–12:00 Uhr".
func (b *builder) hours(x *model.Service) []Value {
	var out []Value
	for _, h := range x.Hours {
		line := ""
		for _, d := range h.Days {
			line += b.T(key("weekday", d.S)) + b.T("comma") + " "
		}
		line += b.T("date_clock_range", "Start", h.Opens.S, "End", h.Closes.S)
		out = append(out, Value{Type: "text", Text: &Text{S: line}})
		out = append(out, b.textValue(h.Note)...)
	}
	return out
}
