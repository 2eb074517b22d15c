package recur

import (
	"slices"
	"time"
)

// Series is an event that takes place again and again. Zone is needed only for a rule whose UNTIL is in UTC.
type Series struct {
	Start   Moment
	Rule    Rule
	ExDates []Moment // dates on which it doesn't take place
	Zone    *time.Location
}

// maxPeriods ends the search of a rule that never comes true, such as the 30th of February.
const maxPeriods = 50_000

// Occurrences lists the moments from from to to, both included, in order, at most limit. A zero bound is open. All have
// the wall time of the start, before and after a change of the clock. A start that doesn't fit its rule isn't one of
// them (see Fits).
func Occurrences(s Series, from, to Moment, limit int) []Moment {
	if limit < 1 {
		return nil
	}
	var out []Moment
	s.Rule.expand(s.Start, to, s.Zone, func(m Moment) bool {
		if !m.Before(from) && !slices.ContainsFunc(s.ExDates, m.same) {
			out = append(out, m)
		}
		return len(out) < limit
	})
	return out
}

// Fits tells whether the start of a series is the first date of its rule; RFC 5545 leaves open what else should happen.
// It is not where the rule's last day lies before it.
func (r Rule) Fits(start Moment) bool {
	fits := false
	r.expand(start, Moment{}, nil, func(m Moment) bool {
		fits = m.same(start)
		return false
	})
	return fits
}

func (m Moment) same(o Moment) bool { return m.wall.Equal(o.wall) }

// Last gives the last date of a rule; open is true if there is none.
func (r Rule) Last(start Moment, zone *time.Location) (last Moment, open bool) {
	if r.Count == 0 && r.Until.IsZero() {
		return start, true
	}
	last = start
	r.expand(start, Moment{}, zone, func(m Moment) bool { last = m; return true })
	return last, false
}

// expand hands over the dates of the rule in order, up to the moment to where it is given, until yield answers false.
func (r Rule) expand(start, to Moment, zone *time.Location, yield func(Moment) bool) {
	end := r.end(to, zone)
	left := r.Count
	for i := range maxPeriods {
		if end.Before(r.periodStart(start, i)) {
			return
		}
		for _, m := range r.period(start, i) {
			if m.Before(start) {
				continue
			}
			if end.Before(m) || !yield(m) {
				return
			}
			if left--; left == 0 {
				return
			}
		}
	}
}

// end gives the last wall time to look at: the earlier of to and UNTIL, or the last year that four digits can write.
func (r Rule) end(to Moment, zone *time.Location) Moment {
	end := At(9999, time.December, 31, 23, 59, 59)
	if !to.IsZero() {
		end = to
	}
	if r.Until.IsZero() {
		return end
	}
	if zone == nil {
		zone = time.UTC
	}
	if until := r.Until.local(zone); until.Before(end) {
		return until
	}
	return end
}

// periodStart gives the first day of the i-th day, week, month or year, at the start's wall time.
func (r Rule) periodStart(start Moment, i int) Moment {
	y, m, d := start.wall.Date()
	step := i * max(r.Interval, 1)
	switch r.Freq {
	case "WEEKLY":
		monday := (int(start.wall.Weekday()) + 6) % 7
		return start.on(y, m, d-monday+7*step)
	case "MONTHLY":
		return start.on(y, m+time.Month(step), 1)
	case "YEARLY":
		return start.on(y+step, time.January, 1)
	}
	return start.on(y, m, d+step)
}

// on gives the same wall time on another day; days beyond a month's end run over.
func (m Moment) on(year int, month time.Month, day int) Moment {
	h, minute, s := m.wall.Clock()
	return Moment{wall: time.Date(year, month, day, h, minute, s, 0, time.UTC), allDay: m.allDay}
}

// period lists the dates in the i-th period of the rule, in order.
func (r Rule) period(start Moment, i int) []Moment {
	first := r.periodStart(start, i)
	switch r.Freq {
	case "DAILY":
		return r.pick([]Moment{first}, r.admits)
	case "WEEKLY":
		return r.pick(days(first, 7), func(m Moment) bool { return r.inMonth(m) && r.weekly(m, start) })
	case "MONTHLY":
		return r.pick(days(first, daysIn(first)), func(m Moment) bool { return r.monthly(m, start) })
	}
	var out []Moment
	for month := time.January; month <= time.December; month++ {
		m := first.on(first.wall.Year(), month, 1)
		if r.yearlyMonth(month, start) && r.inMonth(m) {
			out = append(out, r.pick(days(m, daysIn(m)), func(m Moment) bool { return r.monthly(m, start) })...)
		}
	}
	return out
}

func (r Rule) pick(candidates []Moment, fits func(Moment) bool) []Moment {
	var out []Moment
	for _, m := range candidates {
		if fits(m) {
			out = append(out, m)
		}
	}
	return out
}

func days(first Moment, n int) []Moment {
	out := make([]Moment, n)
	for i := range out {
		out[i] = first.AddDays(i)
	}
	return out
}

func daysIn(m Moment) int {
	return time.Date(m.wall.Year(), m.wall.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// yearlyMonth: a yearly rule without a month means the start's, but a day of the month alone means each month's.
func (r Rule) yearlyMonth(m time.Month, start Moment) bool {
	return len(r.ByMonth) > 0 || len(r.ByMonthDay) > 0 || m == start.wall.Month()
}

func (r Rule) inMonth(m Moment) bool {
	return len(r.ByMonth) == 0 || slices.Contains(r.ByMonth, m.wall.Month())
}

// admits applies all parts as limits.
func (r Rule) admits(m Moment) bool { return r.inMonth(m) && r.onMonthDay(m) && r.onWeekday(m) }

// weekly takes the start's weekday where the rule names none.
func (r Rule) weekly(m, start Moment) bool {
	if len(r.ByDay) == 0 {
		return m.wall.Weekday() == start.wall.Weekday()
	}
	return r.onWeekday(m)
}

// monthly takes the start's day where the rule names none; months without that day are left out.
func (r Rule) monthly(m, start Moment) bool {
	if len(r.ByDay) == 0 && len(r.ByMonthDay) == 0 {
		return r.inMonth(m) && m.wall.Day() == start.wall.Day()
	}
	return r.admits(m)
}

func (r Rule) onMonthDay(m Moment) bool {
	fromEnd := m.wall.Day() - daysIn(m) - 1
	return len(r.ByMonthDay) == 0 || slices.Contains(r.ByMonthDay, m.wall.Day()) || slices.Contains(r.ByMonthDay, fromEnd)
}

func (r Rule) onWeekday(m Moment) bool {
	nth, fromEnd := (m.wall.Day()-1)/7+1, -((daysIn(m)-m.wall.Day())/7 + 1)
	return len(r.ByDay) == 0 || slices.ContainsFunc(r.ByDay, func(d Weekday) bool {
		return d.Day == m.wall.Weekday() && (d.Ordinal == 0 || d.Ordinal == nth || d.Ordinal == fromEnd)
	})
}
