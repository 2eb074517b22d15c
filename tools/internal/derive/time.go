package derive

import (
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/recur"
)

// Span is when something happens.
type Span struct {
	Start, End model.Moment
}

// SpanOf gives the time of a meeting or event; ok is false for other records.
func SpanOf(r model.Record) (span Span, ok bool) {
	switch x := r.(type) {
	case *model.Meeting:
		return Span{x.Start, x.End}, true
	case *model.Event:
		return Span{x.Start, x.End}, true
	}
	return Span{}, false
}

// Status is where a meeting or event stands at the instant: what is told as held, but had not begun then, was planned.
// "" for other records.
func (f *Facts) Status(r model.Record) string {
	var told string
	switch x := r.(type) {
	case *model.Meeting:
		told = x.Status.S
	case *model.Event:
		told = x.Status.S
	}
	if span, _ := SpanOf(r); told == "held" && f.yetToCome(span.Start) {
		return "planned"
	}
	return told
}

// yetToCome tells that a moment lies after the instant for certain.
func (f *Facts) yetToCome(start model.Moment) bool {
	if at, timed := start.In(f.Zone); timed {
		return at.After(f.AsOf)
	}
	return !start.IsZero() && start.First().After(f.Today.First())
}

// last is the last day that the span touches.
func (s Span) last() time.Time {
	if !s.End.IsZero() {
		return s.End.Last()
	}
	return s.Start.Last()
}

// Upcoming tells whether a meeting or event is not over at the instant. What has a clock time is over when its end
// has passed (or, without an end, with its day); what has days only is over with the last of them.
func (f *Facts) Upcoming(r model.Record) bool {
	span, ok := SpanOf(r)
	if !ok || span.Start.IsZero() {
		return false
	}
	if event, ok := recurring(r); ok {
		return len(f.Occurrences(event, 1)) > 0
	}
	if end, ok := span.End.In(f.Zone); ok {
		return end.After(f.AsOf)
	}
	return !span.last().Before(f.Today.First())
}

// recurring gives the event that a record is, where it takes place again and again.
func recurring(r model.Record) (*model.Event, bool) {
	event, ok := r.(*model.Event)
	return event, ok && event.Recurrence.S != ""
}

// Next is the day that a record stands for among what is to come: of a series the next date, else the day it is filed
// under.
func (f *Facts) Next(r model.Record) edtf.Date {
	if event, ok := recurring(r); ok {
		if days := f.Occurrences(event, 1); len(days) > 0 {
			return days[0]
		}
	}
	return DateOf(r)
}

// Within tells whether a meeting or event is known to touch the days from first to last.
func (f *Facts) Within(r model.Record, first, last time.Time) bool {
	_, ok := f.DayWithin(r, first, last)
	return ok
}

// DayWithin gives the day that a meeting or event stands for among the days from first to last: of a series the next
// date in them, or else the first. ok is false where it is not known to touch them.
func (f *Facts) DayWithin(r model.Record, first, last time.Time) (day edtf.Date, ok bool) {
	if event, ok := recurring(r); ok {
		return f.seriesWithin(event, first, last)
	}
	span, ok := SpanOf(r)
	if !ok || !sharp(span.Start) {
		return edtf.Date{}, false // "some time in November" is not this week
	}
	end := span.Start.Last()
	if sharp(span.End) {
		end = span.End.Last()
	}
	return span.Start.Date, !span.Start.First().After(last) && !end.Before(first)
}

// sharp tells whether both ends of a moment or period are real days.
func sharp(m model.Moment) bool { return m.From().Precise() && m.To().Precise() }

func (f *Facts) seriesWithin(x *model.Event, first, last time.Time) (edtf.Date, bool) {
	if next := f.Occurrences(x, 1); len(next) > 0 && !next[0].First().Before(first) && !next[0].First().After(last) {
		return next[0], true
	}
	for _, day := range f.occurrences(x, first, last, 1) {
		return day, true
	}
	return edtf.Date{}, false
}

// Week gives Monday and Sunday of the week of the instant, as UTC midnights like those of package edtf.
func (f *Facts) Week() (monday, sunday time.Time) {
	today := f.Today.First()
	monday = today.AddDate(0, 0, -(int(today.Weekday())+6)%7)
	return monday, monday.AddDate(0, 0, 6)
}

// horizon is how many years ahead the next date of a series is looked for.
const horizon = 30

// Occurrences lists the next days of a recurring event, at most limit. Today is one of them until the event's end has
// passed.
func (f *Facts) Occurrences(x *model.Event, limit int) []edtf.Date {
	from := f.Today.First()
	to := from
	if x.Start.First().After(to) {
		to = x.Start.First()
	}
	days := f.occurrences(x, from, to.AddDate(horizon, 0, 0), limit+1)
	if len(days) > 0 && days[0] == f.Today && f.overToday(x) {
		days = days[1:]
	}
	return days[:min(limit, len(days))]
}

// overToday tells whether a date of the series that began today has ended by the clock.
func (f *Facts) overToday(x *model.Event) bool {
	if !x.End.Timed || x.End.Date != x.Start.Date {
		return false
	}
	today := model.Moment{Date: f.Today, Timed: true, Hour: x.End.Hour, Minute: x.End.Minute}
	end, ok := today.In(f.Zone)
	return ok && !end.After(f.AsOf)
}

func (f *Facts) occurrences(x *model.Event, from, to time.Time, limit int) []edtf.Date {
	rule, err := recur.ParseRule(x.Recurrence.S)
	if err != nil || !x.Start.Precise() {
		return nil // package check reports both
	}
	series := recur.Series{Start: dayOf(x.Start.Date), Rule: rule, Zone: f.Zone}
	for _, d := range x.Except {
		series.ExDates = append(series.ExDates, dayOf(d.Date))
	}
	var days []edtf.Date
	for _, m := range recur.Occurrences(series, recur.Day(from.Date()), recur.Day(to.Date()), limit) {
		year, month, day := m.Date()
		if d, err := edtf.FromDay(year, int(month), day); err == nil {
			days = append(days, d)
		}
	}
	return days
}

func dayOf(d edtf.Date) recur.Moment {
	year, month, day := d.Start()
	return recur.Day(year, time.Month(month), day)
}
