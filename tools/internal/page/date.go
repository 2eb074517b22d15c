package page

import (
	"cmp"
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// date writes out a day or period in words; nil for none.
func (v *Voice) date(d edtf.Date) *Date {
	if d.IsZero() {
		return nil
	}
	return &Date{ISO: ISODate(d), Text: v.dateText(d)}
}

// ISODate is the form for <time datetime>: a whole year, month or day. HTML has no form for the rest.
func ISODate(d edtf.Date) string {
	if d.IsZero() || d.Interval() {
		return ""
	}
	first := d.First()
	switch d.Precision() {
	case edtf.Year:
		return first.Format("2006")
	case edtf.Month:
		return first.Format("2006-01")
	}
	return first.Format(time.DateOnly)
}

func (v *Voice) dateText(d edtf.Date) string {
	if !d.Interval() {
		return v.point(d)
	}
	return v.period(d.From(), d.To())
}

// period writes out the time from one day to another, either of which may be zero: open. An end that is not certain
// stands behind a word and a colon: "since between 2020 and 2021" is no sentence, and in many languages a preposition
// would change the forms of what follows.
func (v *Voice) period(from, to edtf.Date) string {
	since, until, both := "date_since", "date_until", "date_range"
	if !certain(from) || !certain(to) {
		since, until, both = "date_begin", "date_end", "date_begin_end"
	}
	switch {
	case to.IsZero():
		return v.T(since, "Date", v.someDay(from))
	case from.IsZero():
		return v.T(until, "Date", v.someDay(to))
	}
	return v.T(both, "From", v.someDay(from), "To", v.someDay(to))
}

// certain tells that an end of a period has neither a doubt nor a range of its own.
func certain(d edtf.Date) bool { return !d.Interval() && d.Qualifier() == edtf.None }

// someDay writes out an end of a period; one that is itself a period means some day within it.
func (v *Voice) someDay(d edtf.Date) string {
	if !d.Interval() || d.OpenStart() || d.OpenEnd() {
		return v.dateText(d)
	}
	return v.T("date_between", "From", v.point(d.From()), "To", v.point(d.To()))
}

// point writes out one day, month or year with its qualifier.
func (v *Voice) point(d edtf.Date) string {
	first, s := d.First(), ""
	switch d.Precision() {
	case edtf.Year:
		s = first.Format("2006")
	case edtf.Month:
		// The locale's own months are in the case that a day wants before them: "марта", not "март".
		s = v.T("date_month", "Month", v.T("month_"+first.Format("01")), "Year", first.Format("2006"))
	default:
		s = v.locale.FormatDateLong(first)
	}
	switch d.Qualifier() {
	case edtf.About:
		return v.T("date_about", "Date", s)
	case edtf.Uncertain:
		return v.T("date_probably", "Date", s)
	case edtf.Both:
		return v.T("date_about_probably", "Date", s)
	}
	return s
}

// span writes out when something takes place: the day with the clock times, or the days.
func (v *Voice) span(start, end model.Moment) *Date {
	out := v.date(start.Date)
	if out == nil {
		return nil
	}
	switch {
	case end.IsZero() || end.Date == start.Date:
		out.Text = v.withClock(start.Date, start.Clock(), end.Clock())
	default:
		out.Text = v.days(start, end)
	}
	if start.Timed {
		if instant, ok := start.In(v.site.Facts.Zone); ok {
			out.ISO = instant.Format("2006-01-02T15:04-07:00")
		}
	}
	return out
}

// days writes out when something takes place that ends on another day than it begins.
func (v *Voice) days(start, end model.Moment) string {
	words := "date_range"
	if !certain(start.Date) || !certain(end.Date) {
		words = "date_begin_end"
	}
	return v.T(words, "From", v.atClock(start), "To", v.atClock(end))
}

// atClock writes out a day and its hour.
func (v *Voice) atClock(m model.Moment) string {
	switch {
	case !m.Precise():
		return v.someDay(m.Date)
	case !m.Timed:
		return v.weekday(m.Date)
	}
	return v.weekday(m.Date) + v.T("comma") + " " + v.T("date_clock", "Time", m.Clock())
}

// weekday writes out a day with its weekday, where it is a real day.
func (v *Voice) weekday(d edtf.Date) string {
	if d.Precise() {
		return v.locale.FormatDateFull(d.First())
	}
	return v.dateText(d)
}

func (v *Voice) withClock(d edtf.Date, from, to string) string {
	day := v.weekday(d)
	switch {
	case from == "":
		return day
	case to == "":
		return day + v.T("comma") + " " + v.T("date_from_clock", "Start", from)
	}
	return day + v.T("comma") + " " + v.T("date_clock_range", "Start", from, "End", to)
}

// leaf sets a day like a calendar leaf; nil for none.
func (v *Voice) leaf(d edtf.Date) *Leaf {
	if d.IsZero() || d.OpenStart() {
		return nil
	}
	first := d.First()
	out := &Leaf{ISO: ISODate(d.From()), Year: first.Format("2006"), Text: v.dateText(d)}
	from := d.From()
	if from.Precision() != edtf.Year {
		out.Month = cmp.Or(v.locale.MonthsAbbreviated()[first.Month()-1], v.locale.MonthsWide()[first.Month()-1]) // Arabic has no short forms
	}
	if from.Precision() == edtf.Day {
		out.Day = first.Format("2")
	}
	return out
}
