package derive

import (
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/export/ical"
	"offenesnetz/tools/internal/model"
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
	if event, ok := r.(*model.Event); ok && event.Recurrence.S != "" {
		return len(f.Occurrences(event, 1)) > 0
	}
	if end, ok := span.End.In(f.Zone); ok {
		return end.After(f.AsOf)
	}
	return !span.last().Before(f.Today.First())
}

// Within tells whether a meeting or event touches the days from first to last.
func (f *Facts) Within(r model.Record, first, last time.Time) bool {
	span, ok := SpanOf(r)
	if !ok || span.Start.IsZero() {
		return false
	}
	if event, ok := r.(*model.Event); ok && event.Recurrence.S != "" {
		for _, day := range f.occurrences(event, first, last, 1) {
			return !day.First().After(last)
		}
		return false
	}
	// "Some time in November" is not this week.
	if span.Start.Precision() != edtf.Day {
		return false
	}
	return !span.Start.First().After(last) && !span.last().Before(first)
}

// Week gives Monday and Sunday of the week of the instant, as UTC midnights like those of package edtf.
func (f *Facts) Week() (monday, sunday time.Time) {
	today := f.Today.First()
	monday = today.AddDate(0, 0, -(int(today.Weekday())+6)%7)
	return monday, monday.AddDate(0, 0, 6)
}

// Occurrences lists the next days of a recurring event, today's included, at most limit.
func (f *Facts) Occurrences(x *model.Event, limit int) []edtf.Date {
	from := f.Today.First()
	return f.occurrences(x, from, from.AddDate(2, 0, 0), limit)
}

func (f *Facts) occurrences(x *model.Event, from, to time.Time, limit int) []edtf.Date {
	rule, err := ical.ParseRule(x.Recurrence.S)
	if err != nil || !x.Start.Precise() {
		return nil // package check reports both
	}
	series := ical.Series{Start: icalDay(x.Start.Date), Rule: rule, Zone: f.Zone}
	for _, d := range x.Except {
		series.ExDates = append(series.ExDates, icalDay(d.Date))
	}
	var days []edtf.Date
	for _, m := range ical.Occurrences(series, ical.Day(from.Date()), ical.Day(to.Date()), limit) {
		year, month, day := m.Date()
		if d, err := edtf.FromDay(year, int(month), day); err == nil {
			days = append(days, d)
		}
	}
	return days
}

func icalDay(d edtf.Date) ical.Moment {
	year, month, day := d.Start()
	return ical.Day(year, time.Month(month), day)
}
