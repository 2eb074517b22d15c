// Package ical writes calendars (RFC 5545 with the properties of RFC 7986). It takes plain values and gives bytes; which records make which events is decided elsewhere. The same
// calendar gives the same bytes.
package ical

import (
	"time"

	"offenesnetz/tools/internal/recur"
)

// Calendar is one calendar file. Name and Zone are required; the rest may be empty.
type Calendar struct {
	Name     string
	Lang     string // BCP 47 tag of the name and of all texts that name no other
	URL      string // the page that shows the same events
	Source   string // where this file lies, for subscriptions
	Zone     *time.Location
	ZoneName string  // IANA name; empty: the Zone's own
	Events   []Event // written in this order
}

// Status says whether an event takes place. The zero value is left out of the file.
type Status string

// The states of an event.
const (
	Confirmed Status = "CONFIRMED"
	Tentative Status = "TENTATIVE"
	Cancelled Status = "CANCELLED"
)

// Event is one event or series. UID, Stamp, Start and Summary are required.
type Event struct {
	UID          string    // never changes and is never used again
	Stamp        time.Time // when this state of the event was recorded
	Created      time.Time
	LastModified time.Time
	Sequence     int // counts the changes of time, place or state
	Start        recur.Moment
	End          recur.Moment // may be zero; of whole days the last one
	Summary      string
	Description  string // plain text; the URL is added as its last line
	Location     string
	URL          string
	Lang         string // language of the texts; empty: the calendar's
	Status       Status
	Recurrence   string // an RRULE value that ParseRule accepts; empty: once
	ExDates      []recur.Moment
}
