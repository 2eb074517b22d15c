package ical

import (
	"fmt"
	"strconv"
	"time"

	"offenesnetz/tools/internal/recur"
)

// A VTIMEZONE says how the zone's clock was and will be set in the time the events take. Past changes are named one by one as they
// were; only for a series without end does a rule stand for the years to come, where the zone has a rule.

// tailYears is how many years ahead a zone's changes are read to find their rule, or are listed where there is none.
const tailYears = 20

// span is the time from the first event to the end of the last.
type span struct {
	first, last time.Time
	open        bool // a series goes on without end
}

// span gives the time of all events with a time of day; timed is false if there are none.
func (c Calendar) span(rules []*recur.Rule, zone *time.Location) (s span, timed bool) {
	for i, e := range c.Events {
		if e.Start.AllDay() {
			continue
		}
		timed = true
		for _, m := range []recur.Moment{e.Start, e.End} {
			s.stretch(m, zone)
		}
		if rules[i] == nil {
			continue
		}
		last, open := rules[i].Last(e.Start, zone)
		s.open = s.open || open
		s.stretch(last, zone)
		if !e.End.IsZero() {
			s.stretch(recur.Local(last.Wall().Add(e.End.Wall().Sub(e.Start.Wall()))), zone)
		}
	}
	return s, timed
}

func (s *span) stretch(m recur.Moment, zone *time.Location) {
	if m.IsZero() {
		return
	}
	t := m.In(zone)
	if s.first.IsZero() || t.Before(s.first) {
		s.first = t
	}
	if t.After(s.last) {
		s.last = t
	}
}

// change is one setting of the clock.
type change struct {
	at       recur.Moment // what the clock showed when it was set
	from, to int          // seconds east of Greenwich
	name     string
	summer   bool
}

// observance is all changes of one kind, written as one part of the VTIMEZONE.
type observance struct {
	change
	later []recur.Moment
	rule  string
}

func (l *lines) timezone(z zone, s span) {
	l.add("BEGIN:VTIMEZONE")
	l.add("TZID:" + z.name)
	for _, o := range observances(z.location, s) {
		l.observance(o)
	}
	l.add("END:VTIMEZONE")
}

func (l *lines) observance(o observance) {
	kind := "STANDARD"
	if o.summer {
		kind = "DAYLIGHT"
	}
	l.add("BEGIN:" + kind)
	l.add("DTSTART:" + o.at.Wall().Format(recur.LocalForm))
	if o.rule != "" {
		l.add("RRULE:" + o.rule)
	}
	for _, m := range o.later {
		l.add("RDATE:" + m.Wall().Format(recur.LocalForm))
	}
	l.add("TZOFFSETFROM:" + offset(o.from))
	l.add("TZOFFSETTO:" + offset(o.to))
	l.text("TZNAME", o.name, "")
	l.add("END:" + kind)
}

// offset writes seconds east of Greenwich; seconds of a minute occur in local mean times only.
func offset(seconds int) string {
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	out := fmt.Sprintf("%s%02d%02d", sign, seconds/3600, seconds/60%60)
	if s := seconds % 60; s != 0 {
		out += fmt.Sprintf("%02d", s)
	}
	return out
}

func observances(zone *time.Location, s span) []observance {
	if !s.open {
		return group(changes(zone, s.first, s.last))
	}
	start := time.Date(s.last.In(zone).Year()+1, 1, 1, 0, 0, 0, 0, zone)
	out := group(changes(zone, s.first, start.Add(-time.Second)))
	for _, o := range group(between(zone, start, start.AddDate(tailYears, 0, 0))) {
		if rule := yearly(o); rule != "" {
			o.later, o.rule = nil, rule
		}
		out = append(out, o)
	}
	return out
}

// changes gives the change in force at the first instant and all that follow up to the last.
func changes(zone *time.Location, first, last time.Time) []change {
	if start := inForceSince(zone, first); start.Year() >= 1970 {
		return between(zone, start, last)
	}
	c := describe(zone, first)
	c.at, c.from = recur.At(1970, 1, 1, 0, 0, 0), c.to
	if first.Year() < 1970 {
		c.at = recur.At(1601, 1, 1, 0, 0, 0)
	}
	return append([]change{c}, between(zone, first.Add(time.Second), last)...)
}

// inForceSince gives the last change at or before an instant, or the zero time.
func inForceSince(zone *time.Location, t time.Time) time.Time {
	for {
		start, _ := t.In(zone).ZoneBounds()
		if start.IsZero() || start.Year() < 1970 || changed(zone, start) {
			return start
		}
		t = start.Add(-time.Second)
	}
}

// between gives the changes from an instant to another, both included.
func between(zone *time.Location, first, last time.Time) []change {
	var out []change
	t := first.Add(-time.Second)
	for {
		_, end := t.In(zone).ZoneBounds()
		if end.IsZero() || end.After(last) {
			return out
		}
		if !end.After(t) { // beyond its table Go's bounds end a day early in leap years
			end = t.Add(24 * time.Hour)
		}
		if changed(zone, end) {
			out = append(out, describe(zone, end))
		}
		t = end
	}
}

// changed tells whether clocks were set at an instant. Beyond its table Go's bounds of a zone end with each year too.
func changed(zone *time.Location, at time.Time) bool {
	now, before := at.In(zone), at.Add(-time.Second).In(zone)
	nameNow, offsetNow := now.Zone()
	nameBefore, offsetBefore := before.Zone()
	return nameNow != nameBefore || offsetNow != offsetBefore || now.IsDST() != before.IsDST()
}

// describe gives what is in force at an instant, as if it began there.
func describe(zone *time.Location, at time.Time) change {
	before := offsetAt(at.Add(-time.Second), zone)
	name, to := at.In(zone).Zone()
	wall := at.UTC().Add(time.Duration(before) * time.Second)
	return change{at: recur.Local(wall), from: before, to: to, name: name, summer: at.In(zone).IsDST()}
}

// group joins changes of one kind, in the order in which the kinds first occur.
func group(list []change) []observance {
	var out []observance
	index := map[change]int{}
	for _, c := range list {
		kind := c
		kind.at = recur.Moment{}
		if i, ok := index[kind]; ok {
			out[i].later = append(out[i].later, c.at)
			continue
		}
		index[kind] = len(out)
		out = append(out, observance{change: c})
	}
	return out
}

// yearly gives the rule that a kind of change follows in every year of the tail, or nothing: the n-th or the last of
// a weekday in a month, always at the same time.
func yearly(o observance) string {
	all := append([]recur.Moment{o.at}, o.later...)
	if len(all) != tailYears {
		return ""
	}
	nth, last := (o.at.Wall().Day()-1)/7+1, true
	for i, m := range all {
		same := m.Wall().Year() == o.at.Wall().Year()+i && m.Wall().Month() == o.at.Wall().Month() &&
			m.Wall().Weekday() == o.at.Wall().Weekday() && clock(m) == clock(o.at)
		if !same {
			return ""
		}
		if (m.Wall().Day()-1)/7+1 != nth {
			nth = 0
		}
		last = last && m.Wall().AddDate(0, 0, 7).Month() != m.Wall().Month()
	}
	if last {
		nth = -1
	}
	if nth == 0 {
		return ""
	}
	day := recur.Weekdays[o.at.Wall().Weekday()]
	return "FREQ=YEARLY;BYMONTH=" + strconv.Itoa(int(o.at.Wall().Month())) + ";BYDAY=" + strconv.Itoa(nth) + day
}

func clock(m recur.Moment) time.Duration {
	return m.Wall().Sub(m.Wall().Truncate(24 * time.Hour))
}

// offsetAt is how far the zone's clocks are ahead of UTC at an instant, in seconds.
func offsetAt(t time.Time, zone *time.Location) int {
	_, offset := t.In(zone).Zone()
	return offset
}
