package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

// component is a part of a calendar file, with its properties as "NAME" or "NAME;PARAMETERS" to value.
type component struct {
	name  string
	lines [][2]string
	parts []*component
}

func (c *component) get(name string) string {
	for _, l := range c.lines {
		if property, _, _ := strings.Cut(l[0], ";"); property == name {
			return l[1]
		}
	}
	return ""
}

func (c *component) count(name string) int {
	n := 0
	for _, l := range c.lines {
		if property, _, _ := strings.Cut(l[0], ";"); property == name {
			n++
		}
	}
	return n
}

// parseCalendar reads a calendar as strictly as RFC 5545 writes it: CRLF, no line beyond 75 octets, nesting without fault.
func parseCalendar(t *testing.T, text string) *component {
	t.Helper()
	if !strings.HasSuffix(text, "\r\n") || strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Fatal("lines do not end in CRLF")
	}
	var logical []string
	for _, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || line == "" {
			t.Fatalf("a line has %d octets: %q", len(line), line)
		}
		if rest, folded := strings.CutPrefix(line, " "); folded {
			logical[len(logical)-1] += rest
		} else {
			logical = append(logical, line)
		}
	}
	root := &component{}
	stack := []*component{root}
	for _, line := range logical {
		stack = parseLine(t, stack, line)
	}
	if len(stack) != 1 || len(root.parts) != 1 || root.parts[0].name != "VCALENDAR" {
		t.Fatalf("the file is not one whole calendar: %q", text)
	}
	return root.parts[0]
}

func parseLine(t *testing.T, stack []*component, line string) []*component {
	t.Helper()
	name, value := cutProperty(line)
	top := stack[len(stack)-1]
	switch name {
	case "BEGIN":
		part := &component{name: value}
		top.parts = append(top.parts, part)
		return append(stack, part)
	case "END":
		if top.name != value {
			t.Fatalf("%s ends where %s began", value, top.name)
		}
		return stack[:len(stack)-1]
	}
	if name == "" {
		t.Fatalf("%q is no property", line)
	}
	top.lines = append(top.lines, [2]string{name, value})
	return stack
}

// cutProperty parts name and parameters from the value: at the first colon outside of quotes.
func cutProperty(line string) (name, value string) {
	quoted := false
	for i, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case r == ':' && !quoted:
			return line[:i], line[i+1:]
		}
	}
	return "", ""
}

func (c *component) events() []*component {
	var out []*component
	for _, p := range c.parts {
		if p.name == "VEVENT" {
			out = append(out, p)
		}
	}
	return out
}

func TestACalendarAsAWhole(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	golden(t, "events.en.ics", b.file(t, "en/events/calendar.ics"))
	golden(t, "meeting.de.ics", b.file(t, "sitzungen/2026-04-15-plenum.ics"))
}

// What RFC 5545 demands of every calendar and event.
func TestEveryCalendar(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	files := b.below(".ics")
	if len(files) < 40 {
		t.Errorf("only %d calendars", len(files))
	}
	for _, file := range files {
		c := parseCalendar(t, b.file(t, file))
		if c.get("VERSION") != "2.0" || c.count("PRODID") != 1 || c.get("SOURCE") != "https://musterstadt.example/netz/"+file {
			t.Errorf("%s: version %q, source %q", file, c.get("VERSION"), c.get("SOURCE"))
		}
		seen := map[string]bool{}
		for _, e := range c.events() {
			for _, property := range []string{"UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS", "URL"} {
				if e.count(property) != 1 {
					t.Errorf("%s: an event has %d times %s", file, e.count(property), property)
				}
			}
			if uid := e.get("UID"); seen[uid] || !strings.HasSuffix(uid, "@musterstadt.example") {
				t.Errorf("%s: the uid %q stands twice or is no name of ours", file, uid)
			}
			seen[e.get("UID")] = true
		}
	}
}

// A program that subscribes in two languages, or to a list and an entry, must see one event.
func TestAnEventHasOneUIDEverywhere(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	uids := func(file string) []string {
		var out []string
		for _, e := range parseCalendar(t, b.file(t, file)).events() {
			out = append(out, e.get("UID"))
		}
		return out
	}
	de, en := uids("veranstaltungen/calendar.ics"), uids("en/events/calendar.ics")
	if len(de) == 0 || !slices.Equal(de, en) {
		t.Errorf("German %v, English %v", de, en)
	}
	one := uids("en/events/2026-03-21-feier.ics")
	if len(one) != 1 || one[0] != "events-2026-03-21-feier@musterstadt.example" || !slices.Contains(de, one[0]) {
		t.Errorf("on its own the event is %v", one)
	}
}

func TestWhatACalendarSaysOfEvents(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	byUID := map[string]*component{}
	for _, file := range []string{"sitzungen/calendar.ics", "veranstaltungen/calendar.ics"} {
		for _, e := range parseCalendar(t, b.file(t, file)).events() {
			byUID[strings.TrimSuffix(e.get("UID"), "@musterstadt.example")] = e
		}
	}
	for _, c := range []struct{ event, property, want string }{
		{"events-2026-03-21-feier", "STATUS", "CANCELLED"}, // it stays, so that subscribers hear of it
		{"events-2026-03-21-feier", "SEQUENCE", "1"},
		{"meetings-2026-04-15-plenum", "STATUS", "CONFIRMED"},
		{"meetings-2026-04-15-plenum", "SEQUENCE", "1"}, // moved
		{"meetings-2026-04-15-plenum", "DTSTART", "20260415T170000"},
		{"meetings-2026-04-15-plenum", "DTEND", "20260415T193000"},
		{"meetings-2026-04-15-plenum", "DTSTAMP", "20260306T000000Z"}, // the day of the last change, not of the build
		{"meetings-2026-04-15-plenum", "LAST-MODIFIED", "20260306T000000Z"},
		{"meetings-2026-04-15-plenum", "LOCATION", `Altes Kontor\, Beispielstraße 1\, 01234 Musterstadt`},
		{"meetings-2026-04-15-plenum", "URL", "https://musterstadt.example/netz/sitzungen/2026-04-15-plenum/"},
		{"events-2026-wochen", "DTSTART", "20260920"},
		{"events-2026-wochen", "DTEND", "20261005"}, // of whole days the day after the last
		{"events-2025-fest", "DTSTART", "20250614"},
		{"events-sprachcafe", "RRULE", "FREQ=WEEKLY;BYDAY=TU"},
		{"events-2025-10-25-lange-nacht", "DTEND", "20251026T023000"},
	} {
		e := byUID[c.event]
		if e == nil {
			t.Fatalf("%s is in no calendar", c.event)
		}
		if got := e.get(c.property); got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.event, c.property, got, c.want)
		}
	}
	if got := byUID["events-sprachcafe"].get("EXDATE"); !strings.Contains(got, "20260407T160000") {
		t.Errorf("the series falls out on %q", got)
	}
}

// A month is no date for a calendar.
func TestImpreciseDaysAreInNoCalendar(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	for _, file := range b.below(".ics") {
		for _, id := range []string{"2026-05-beirat", "2026-fachtag", "2019-eroeffnung", "2014-runder-tisch"} {
			if strings.Contains(file, id) || strings.Contains(b.file(t, file), id) {
				t.Errorf("%s has %s, whose day is not known", file, id)
			}
		}
	}
}

func TestListsWithACalendar(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	files := b.below(".ics")
	for file, want := range map[string]bool{
		"sitzungen/calendar.ics":                      true,
		"sitzungen/gruppe/sprache/calendar.ics":       true,
		"veranstaltungen/thema/teilhabe/calendar.ics": true,
		"veranstaltungen/in-sprache/ar/calendar.ics":  true,
		"veranstaltungen/stufenlos/calendar.ics":      true,
		"sitzungen/jahr/2024/calendar.ics":            false, // nobody subscribes to a year that is over
		"angebote/calendar.ics":                       false,
	} {
		if slices.Contains(files, file) != want {
			t.Errorf("%s is there: %v", file, !want)
		}
	}
}

func TestADescriptionTellsWhoCanGetIn(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	e := parseCalendar(t, b.file(t, "en/events/2026-03-26-gespraech.ics")).events()[0]
	for _, want := range []string{"Deutsch", "English", "العربية"} {
		if !strings.Contains(e.get("DESCRIPTION"), want) {
			t.Errorf("the description lacks %q: %s", want, e.get("DESCRIPTION"))
		}
	}
}

// The times of a record that has only one end, or one of each sort, still make a file that programs read.
func TestOddTimes(t *testing.T) {
	t.Parallel()
	for i, c := range []struct{ start, end, dtstart, dtend string }{
		{"2026-06-01T10:00", "", "20260601T100000", ""},
		{"2026-06-01T10:00", "2026-06-02", "20260601T100000", ""}, // an end without an hour
		{"2026-06-01", "2026-06-02T10:00", "20260601", ""},
		{"2026-06-01", "2026-06-01", "20260601", ""},
		{"2026-06-01", "2026-06", "20260601", ""},
		{"2026-06-01/2026-06-03", "", "20260601", "20260604"},
	} {
		b := build(t, noon, func(records *model.Records) {
			m, _ := model.Find[*model.Meeting](records, model.Ref{Kind: "meetings", ID: "2026-04-15-plenum"})
			m.Start, m.End = momentOf(t, c.start), momentOf(t, c.end)
		})
		e := parseCalendar(t, b.file(t, "sitzungen/2026-04-15-plenum.ics")).events()[0]
		if got := fmt.Sprint(e.get("DTSTART"), " ", e.get("DTEND")); got != c.dtstart+" "+c.dtend {
			t.Errorf("%d: %s, want %s %s", i, got, c.dtstart, c.dtend)
		}
	}
}
