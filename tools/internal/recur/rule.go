// Package recur reads, writes and expands recurrence rules: the part of RFC 5545's RRULE that people mean when they
// say "every second Tuesday". It knows no records and no calendar files.
package recur

import (
	"strconv"
	"strings"
	"time"

	"offenesnetz/tools/internal/diag"
)

// Rule is a recurrence rule: the subset of RFC 5545 that people mean when they say "every second Tuesday".
// Weeks begin on Monday.
type Rule struct {
	Freq       string // DAILY, WEEKLY, MONTHLY or YEARLY
	Interval   int    // 1 and more
	Count      int    // 0: no count
	Until      Until
	ByDay      []Weekday
	ByMonthDay []int // 1…31, or from the month's end -1…-31
	ByMonth    []time.Month
}

// Weekday is a day of the week. Ordinal 2 means the second in the month, -1 the last, 0 each.
type Weekday struct {
	Ordinal int
	Day     time.Weekday
}

// Until is the last moment at which a series may occur, as it was written: a day, a wall time or an instant. The zero
// value means without end.
type Until struct {
	moment Moment
	utc    bool
}

// RuleError says in two languages why a rule can't be used.
type RuleError struct{ Message diag.Message }

func (e *RuleError) Error() string { return e.Message.En }

// Weekdays are the days as RFC 5545 shortens them, from Sunday.
var Weekdays = [7]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// Value gives the rule as it is written in a calendar: parts in a fixed order, without the defaults.
func (r Rule) Value() string {
	return r.write(r.Until.String())
}

// ValueFrom writes the rule for a series that starts there: RFC 5545 wants UNTIL as a day where DTSTART is one, else in UTC.
func (r Rule) ValueFrom(start Moment, zone *time.Location) string {
	until := ""
	switch {
	case r.Until.moment.IsZero():
	case start.allDay:
		until = r.Until.local(zone).wall.Format(DateForm)
	default:
		until = r.Until.instant(zone).UTC().Format(UTCForm)
	}
	return r.write(until)
}

func (r Rule) write(until string) string {
	parts := []string{"FREQ=" + r.Freq}
	add := func(key, value string) {
		if value != "" {
			parts = append(parts, key+"="+value)
		}
	}
	if r.Interval > 1 {
		add("INTERVAL", strconv.Itoa(r.Interval))
	}
	if r.Count > 0 {
		add("COUNT", strconv.Itoa(r.Count))
	}
	add("UNTIL", until)
	add("BYMONTH", list(r.ByMonth, func(m time.Month) string { return strconv.Itoa(int(m)) }))
	add("BYMONTHDAY", list(r.ByMonthDay, strconv.Itoa))
	add("BYDAY", list(r.ByDay, Weekday.String))
	return strings.Join(parts, ";")
}

func list[T any](values []T, write func(T) string) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = write(v)
	}
	return strings.Join(words, ",")
}

// String gives "2TU", "-1FR" or "MO".
func (d Weekday) String() string {
	if d.Ordinal == 0 {
		return Weekdays[d.Day]
	}
	return strconv.Itoa(d.Ordinal) + Weekdays[d.Day]
}

// IsZero tells whether the series has no last day.
func (u Until) IsZero() bool { return u.moment.IsZero() }

// String gives the end as it was written.
func (u Until) String() string {
	switch {
	case u.IsZero():
		return ""
	case u.moment.allDay:
		return u.moment.wall.Format(DateForm)
	case u.utc:
		return u.moment.wall.Format(UTCForm)
	}
	return u.moment.wall.Format(LocalForm)
}

// local gives the last wall time that may occur; a day counts to its last second.
func (u Until) local(zone *time.Location) Moment {
	switch {
	case u.moment.allDay:
		return Moment{wall: u.moment.wall.Add(24*time.Hour - time.Second)}
	case u.utc:
		return Local(u.moment.wall.In(zone))
	}
	return u.moment
}

func (u Until) instant(zone *time.Location) time.Time {
	if u.utc {
		return u.moment.wall
	}
	return u.local(zone).In(zone)
}
