package page

import "offenesnetz/tools/internal/model"

// File names of the feeds and calendars below a list's or record's address.
const (
	FeedFile     = "feed.xml"
	CalendarFile = "calendar.ics"
)

// HasFeed tells whether a list has an Atom feed: each whole list has one.
func (l *List) HasFeed() bool { return l.Facet == "" }

// HasCalendar tells whether a list has a calendar to subscribe to: each whole list of things that take place, and
// those of a group, a topic and a language.
func (l *List) HasCalendar() bool {
	if l.Kind != "meetings" && l.Kind != "events" {
		return false
	}
	switch l.Facet {
	case "", "group", "topic", "language", "step-free", "child-care":
		return true
	}
	return false
}

func (v *Voice) listFeeds(l *List) []Feed {
	var out []Feed
	title := v.ListTitle(l).S
	path := v.href(v.PathOf(l))
	if l.HasFeed() {
		out = append(out, Feed{Type: "application/atom+xml", Key: "feed_atom", Title: title, Href: path + FeedFile})
	}
	if l.HasCalendar() {
		out = append(out, Feed{Type: "text/calendar", Key: "feed_calendar", Title: title, Href: path + CalendarFile})
	}
	return out
}

// recordFeeds links the feed of everything that names a topic or group.
func (b *builder) recordFeeds(r model.Record) {
	b.page.Feeds = append(b.page.Feeds, Feed{Type: "application/atom+xml", Key: "feed_atom", Title: b.page.Heading.S, Href: b.href(b.RecordPath(r)) + FeedFile})
}

// calendarFeed links the calendar entry of a meeting or event, where its day is known.
func (b *builder) calendarFeed(r model.Record) {
	if !b.site.HasCalendarEntry(r) {
		return
	}
	b.page.Feeds = append(b.page.Feeds, Feed{Type: "text/calendar", Key: "feed_entry", Title: b.page.Heading.S, Href: b.href(b.CalendarPath(r))})
}

// CalendarPath is where the calendar entry of a meeting or event lies: beside the pages of its list, so that
// there is not a folder for each.
func (v *Voice) CalendarPath(r model.Record) string {
	return v.ListPath(r.Meta().Kind) + r.Meta().ID + ".ics"
}

// HasCalendarEntry tells whether a record can stand in a calendar: its first day is known to the day.
func (s *Site) HasCalendarEntry(r model.Record) bool {
	switch x := r.(type) {
	case *model.Meeting:
		return precise(x.Start)
	case *model.Event:
		return precise(x.Start)
	}
	return false
}

func precise(m model.Moment) bool {
	return m.From().Precise() && (!m.Interval() || m.To().Precise())
}
