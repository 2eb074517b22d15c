package recur

import "time"

// Moment is what a clock on the wall shows in the calendar's zone, or a whole day. The zero value means "not given".
type Moment struct {
	wall   time.Time // the clock's reading, kept as if it were UTC
	allDay bool
}

// At makes the Moment of a wall clock's reading.
func At(year int, month time.Month, day, hour, minute, second int) Moment {
	return Moment{wall: time.Date(year, month, day, hour, minute, second, 0, time.UTC)}
}

// Day makes a whole day.
func Day(year int, month time.Month, day int) Moment {
	return Moment{wall: time.Date(year, month, day, 0, 0, 0, 0, time.UTC), allDay: true}
}

// Local makes the Moment that the clock of t's own location shows, to the second.
func Local(t time.Time) Moment {
	h, m, s := t.Clock()
	return At(t.Year(), t.Month(), t.Day(), h, m, s)
}

// Wall is the clock's reading, as if the clock stood in UTC.
func (m Moment) Wall() time.Time { return m.wall }

// IsZero tells whether the Moment was not given.
func (m Moment) IsZero() bool { return m.wall.IsZero() }

// AllDay tells whether the Moment is a whole day.
func (m Moment) AllDay() bool { return m.allDay }

// Date gives the day on the wall.
func (m Moment) Date() (year int, month time.Month, day int) { return m.wall.Date() }

// Clock gives the time on the wall; 0:00:00 for a whole day.
func (m Moment) Clock() (hour, minute, second int) { return m.wall.Clock() }

// Before compares what the wall shows; a whole day counts from its midnight.
func (m Moment) Before(o Moment) bool { return m.wall.Before(o.wall) }

// In gives the instant in a zone as RFC 5545 (3.3.5) reads a local time: of a doubled hour the first, and in the
// gap of the spring the time that the clock would have shown without the change. A whole day gives its midnight.
func (m Moment) In(zone *time.Location) time.Time {
	before := offsetAt(m.wall.Add(-24*time.Hour), zone)
	after := offsetAt(m.wall.Add(24*time.Hour), zone)
	for _, offset := range []int{before, after} {
		t := m.wall.Add(-time.Duration(offset) * time.Second)
		if offsetAt(t, zone) == offset {
			return t.In(zone)
		}
	}
	return m.wall.Add(-time.Duration(before) * time.Second).In(zone)
}

func offsetAt(t time.Time, zone *time.Location) int {
	_, offset := t.In(zone).Zone()
	return offset
}

// How RFC 5545 writes days, wall times and instants.
const (
	DateForm  = "20060102"
	LocalForm = "20060102T150405"
	UTCForm   = "20060102T150405Z"
)

// AddDays moves the Moment by whole days on the calendar.
func (m Moment) AddDays(n int) Moment {
	return Moment{wall: m.wall.AddDate(0, 0, n), allDay: m.allDay}
}
