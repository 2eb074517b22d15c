package export

import (
	"strings"
	"time"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/export/ical"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/recur"
)

// calendar adds the calendar of the records that a page lists. Records without a known day are not in it.
func (w *writer) calendar(title, path, file string, records []model.Record) {
	w.add(file, "calendar of "+path, func() ([]byte, error) { return ical.Encode(w.ics(title, path, file, records)) })
}

func (w *writer) ics(title, path, file string, records []model.Record) ical.Calendar {
	network, _ := w.voice.Plain(w.site.Facts.Records.Network.ShortName)
	c := ical.Calendar{
		Name: title + " – " + network, Lang: w.voice.Language.Tag, URL: w.voice.URL(path), Source: w.voice.URL(file),
		Zone: w.site.Facts.Zone, ZoneName: w.site.Facts.Records.Network.TimeZone.S,
	}
	for _, r := range records {
		if w.site.HasCalendarEntry(r) {
			c.Events = append(c.Events, w.calendarEvent(r))
		}
	}
	return c
}

func (w *writer) calendarEvent(r model.Record) ical.Event {
	b, voice := r.Meta(), w.voice.For(r)
	title, lang := voice.Plain(b.Title)
	e := ical.Event{
		UID:   b.Kind + "-" + b.ID + "@" + w.site.Facts.Records.Network.Authority.S,
		Stamp: day(b.Modified), LastModified: day(b.Modified),
		Summary: title, Lang: lang, URL: w.voice.URL(w.voice.RecordPath(r)),
	}
	if !b.Created.IsZero() {
		e.Created = day(b.Created)
	}
	e.Description, _ = voice.Plain(b.Summary)
	switch x := r.(type) {
	case *model.Meeting:
		e.Start, e.End = moments(x.Start, x.End)
		e.Location = w.place(x.Location, x.Place)
		w.status(&e, w.site.Facts.Status(x))
	case *model.Event:
		e.Start, e.End = moments(x.Start, x.End)
		e.Location = w.place(x.Location, x.Place)
		w.status(&e, w.site.Facts.Status(x))
		e.Recurrence = x.Recurrence.S
		for _, d := range x.Except {
			e.ExDates = append(e.ExDates, except(d, x.Start))
		}
		e.Description = strings.TrimSpace(e.Description + "\n" + w.voice.AccessLine(x))
	}
	return e
}

// status tells who subscribes that something is called off or was moved; SEQUENCE makes programs take the news in.
func (w *writer) status(e *ical.Event, status string) {
	switch status {
	case "cancelled":
		e.Status, e.Sequence = ical.Cancelled, 1
	case "moved":
		e.Status, e.Sequence = ical.Confirmed, 1
	case "announced":
		e.Status = ical.Tentative
	default:
		e.Status = ical.Confirmed
	}
}

// moments gives start and end as a calendar wants them: both with a time, or both as whole days.
func moments(start, end model.Moment) (from, to recur.Moment) {
	from = moment(start.From(), start)
	switch {
	case end.IsZero() && start.Interval():
		to = moment(start.To(), start)
	case end.IsZero() || !end.Precise():
	case end.Timed == start.Timed:
		to = moment(end.Date, end)
	}
	if to == from {
		to = recur.Moment{}
	}
	return from, to
}

func moment(d edtf.Date, m model.Moment) recur.Moment {
	year, month, day := d.Start()
	if m.Timed {
		return recur.At(year, time.Month(month), day, m.Hour, m.Minute, 0)
	}
	return recur.Day(year, time.Month(month), day)
}

func except(d model.Day, start model.Moment) recur.Moment { return moment(d.Date, start) }

// place writes a place in one line: room, name, address.
func (w *writer) place(location model.Ref, room model.Text) string {
	var parts []string
	if !room.IsZero() {
		s, _ := w.voice.Plain(room)
		parts = append(parts, s)
	}
	if l, ok := derive.Find[*model.Location](w.site.Facts, location); ok {
		name, _ := w.voice.For(l).Plain(l.Title)
		parts = append(parts, name, l.Address.S, strings.TrimSpace(l.PostalCode.S+" "+l.Locality.S))
	}
	var known []string
	for _, p := range parts {
		if p != "" {
			known = append(known, p)
		}
	}
	return strings.Join(known, ", ")
}
