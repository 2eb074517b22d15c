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
	return &Date{ISO: isoDate(d), Text: v.dateText(d)}
}

// isoDate is the form for <time datetime>: a whole year, month or day. HTML has no form for the rest.
func isoDate(d edtf.Date) string {
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
	switch {
	case d.OpenEnd():
		return v.T("date_since", "Date", v.point(d.From()))
	case d.OpenStart():
		return v.T("date_until", "Date", v.point(d.To()))
	}
	return v.T("date_range", "From", v.point(d.From()), "To", v.point(d.To()))
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
		out.Text = v.T("date_range", "From", v.withClock(start.Date, start.Clock(), ""), "To", v.endClock(end))
	}
	if start.Timed {
		if instant, ok := start.In(v.site.Facts.Zone); ok {
			out.ISO = instant.Format("2006-01-02T15:04-07:00")
		}
	}
	return out
}

// endClock writes out the day and hour at which something ends that began on another day.
func (v *Voice) endClock(end model.Moment) string {
	if !end.Timed {
		return v.weekday(end.Date)
	}
	return v.weekday(end.Date) + v.T("comma") + " " + v.T("date_clock", "Time", end.Clock())
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
	out := &Leaf{ISO: isoDate(d.From()), Year: first.Format("2006"), Text: v.dateText(d)}
	from := d.From()
	if from.Precision() != edtf.Year {
		out.Month = cmp.Or(v.locale.MonthsAbbreviated()[first.Month()-1], v.locale.MonthsWide()[first.Month()-1]) // Arabic has no short forms
	}
	if from.Precision() == edtf.Day {
		out.Day = first.Format("2")
	}
	return out
}
