package ical

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"offenesnetz/tools/internal/recur"
)

// Encode gives the calendar as UTF-8 with CRLF line ends. An error names the event and what is missing or unfit; a calendar
// that programs would refuse is never written.
func Encode(c Calendar) ([]byte, error) {
	z, err := c.zone()
	if err != nil {
		return nil, err
	}
	rules, err := c.check()
	if err != nil {
		return nil, err
	}
	l := &lines{lang: c.Lang}
	l.head(c, z)
	if span, timed := c.span(rules, z.location); timed && !z.utc {
		l.timezone(z, span)
	}
	for i, e := range c.Events {
		l.event(e, rules[i], z)
	}
	l.add("END:VCALENDAR")
	return l.b.Bytes(), nil
}

// zone is the calendar's time zone under the name it is written with.
type zone struct {
	location *time.Location
	name     string
	utc      bool
}

func (c Calendar) zone() (zone, error) {
	if c.Zone == nil {
		return zone{}, fmt.Errorf("calendar %q: no time zone", c.Name)
	}
	z := zone{location: c.Zone, name: c.ZoneName}
	if z.name == "" {
		z.name = c.Zone.String()
	}
	z.utc = z.name == "UTC" || z.name == "Etc/UTC"
	if z.name == "Local" || strings.ContainsFunc(z.name, unfitForParameter) {
		return zone{}, fmt.Errorf("calendar %q: %q is no name of a time zone", c.Name, z.name)
	}
	return z, nil
}

// refresh is how often programs should fetch a calendar again, as RFC 5545 writes a duration.
const refresh = "PT12H"

func (l *lines) head(c Calendar, z zone) {
	l.add("BEGIN:VCALENDAR")
	l.add("VERSION:2.0")
	l.add("PRODID:-//Offenes Netz//netz//EN")
	l.add("CALSCALE:GREGORIAN")
	l.text("NAME", c.Name, c.Lang)
	l.text("X-WR-CALNAME", c.Name, "")
	l.text("X-WR-TIMEZONE", z.name, "")
	if c.URL != "" {
		l.add("URL:" + c.URL)
	}
	if c.Source != "" {
		l.add("SOURCE;VALUE=URI:" + c.Source)
	}
	l.add("REFRESH-INTERVAL;VALUE=DURATION:" + refresh)
	l.add("X-PUBLISHED-TTL:" + refresh)
}

func (l *lines) event(e Event, r *recur.Rule, z zone) {
	lang := e.Lang
	if lang == "" {
		lang = l.lang
	}
	l.add("BEGIN:VEVENT")
	l.text("UID", e.UID, "")
	l.times(e, r, z)
	l.text("SUMMARY", e.Summary, lang)
	l.text("DESCRIPTION", e.description(), lang)
	l.text("LOCATION", e.Location, lang)
	if e.URL != "" {
		l.add("URL:" + e.URL)
	}
	if e.Status != "" {
		l.add("STATUS:" + string(e.Status))
	}
	l.add("END:VEVENT")
}

func (l *lines) times(e Event, r *recur.Rule, z zone) {
	l.instant("DTSTAMP", e.Stamp)
	l.instant("CREATED", e.Created)
	l.instant("LAST-MODIFIED", e.LastModified)
	if e.Sequence > 0 {
		l.add("SEQUENCE:" + strconv.Itoa(e.Sequence))
	}
	l.moments("DTSTART", []recur.Moment{e.Start}, z)
	if end := e.exclusiveEnd(); !end.IsZero() {
		l.moments("DTEND", []recur.Moment{end}, z)
	}
	if r != nil {
		l.add("RRULE:" + r.ValueFrom(e.Start, z.location))
	}
	l.moments("EXDATE", e.ExDates, z)
}

// exclusiveEnd gives the first moment after the event. An end that doesn't lie after the start is no end to a program.
func (e Event) exclusiveEnd() recur.Moment {
	if e.End.IsZero() || !e.End.AllDay() {
		return e.End
	}
	return e.End.AddDays(1)
}

func (l *lines) instant(name string, t time.Time) {
	if !t.IsZero() {
		l.add(name + ":" + t.UTC().Format(recur.UTCForm))
	}
}

// moments writes one property with all values, in the form their kind asks for.
func (l *lines) moments(name string, values []recur.Moment, z zone) {
	if len(values) == 0 {
		return
	}
	parameter, form := ";TZID="+z.name, recur.LocalForm
	switch {
	case values[0].AllDay():
		parameter, form = ";VALUE=DATE", recur.DateForm
	case z.utc:
		parameter, form = "", recur.UTCForm
	}
	words := make([]string, len(values))
	for i, m := range values {
		words[i] = m.Wall().Format(form)
	}
	l.add(name + parameter + ":" + strings.Join(words, ","))
}

// description is the text with the event's address below it, for programs that show no URL.
func (e Event) description() string {
	switch {
	case e.URL == "" || strings.Contains(e.Description, e.URL):
		return e.Description
	case e.Description == "":
		return e.URL
	}
	return e.Description + "\n\n" + e.URL
}
