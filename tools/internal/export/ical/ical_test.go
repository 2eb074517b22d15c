package ical

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
	"unicode/utf8"

	"offenesnetz/tools/internal/recur"
)

var update = flag.Bool("update", false, "write the golden files anew")

func load(t *testing.T, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// one gives a calendar of one event at six in the evening on 15 May.
func one(zone *time.Location, year int, rule string) Calendar {
	return Calendar{Name: "Netz", Lang: "de", Zone: zone, Events: []Event{{
		UID: "a@example.org", Stamp: time.Unix(0, 0), Summary: "Treffen", Recurrence: rule,
		Start: recur.At(year, time.May, 15, 18, 0, 0), End: recur.At(year, time.May, 15, 20, 0, 0),
	}}}
}

func whole(zone *time.Location) Calendar {
	stamp := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	return Calendar{
		Name: "Netz, Termine", Lang: "de", URL: "https://example.org/", Source: "https://example.org/a.ics", Zone: zone,
		Events: []Event{
			{UID: "1@example.org", Stamp: stamp, Created: stamp, LastModified: stamp, Sequence: 2, Start: recur.At(2026, 3, 3, 18, 30, 0), End: recur.At(2026, 3, 3, 20, 0, 0),
				Summary: "Arbeitsgruppe Sprache trifft sich im großen Saal des Rathauses, öffentlich", Description: "Zeile 1\nZeile 2; \\ Ende\x00",
				Location: "Rathaus, Saal", URL: "https://example.org/1/", Status: Confirmed,
				Recurrence: "FREQ=MONTHLY;BYDAY=1TU;UNTIL=20261231",
				ExDates:    []recur.Moment{recur.At(2026, 8, 4, 18, 30, 0)}},
			{UID: "2@example.org", Stamp: stamp, Start: recur.Day(2026, 9, 27), End: recur.Day(2026, 10, 4), Summary: "أسبوع", Lang: "ar", Status: Cancelled},
		},
	}
}

func TestEncodeWritesGoldenCalendars(t *testing.T) {
	t.Parallel()
	berlin := load(t, "Europe/Berlin")
	for name, c := range map[string]Calendar{
		"whole":         whole(berlin),
		"berlin-1995":   one(berlin, 1995, "FREQ=MONTHLY;COUNT=8"),
		"berlin-2019":   one(berlin, 2019, ""),
		"berlin-2026":   one(berlin, 2026, "FREQ=WEEKLY"),
		"new-york-2006": one(load(t, "America/New_York"), 2006, "FREQ=YEARLY;COUNT=2"),
		"kolkata":       one(load(t, "Asia/Kolkata"), 2026, "FREQ=DAILY"),
		"utc":           one(time.UTC, 2026, "FREQ=DAILY;UNTIL=20260601"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := Encode(c)
			if err != nil {
				t.Fatal(err)
			}
			must(t, got)
			file := filepath.Join("testdata", name+".ics")
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want, _ := os.ReadFile(file); !bytes.Equal(got, want) {
				t.Errorf("differs from %s:\n%s", file, got)
			}
		})
	}
}

var contentLine = regexp.MustCompile(`^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x1f]*))*):([^\x00-\x08\x0a-\x1f\x7f]*)$`)

// must asserts what RFC 5545 demands of every file, and gives its lines unfolded.
func must(t *testing.T, file []byte) []string {
	t.Helper()
	text := string(file)
	if !utf8.ValidString(text) || strings.Count(text, "\n") != strings.Count(text, "\r\n") || !strings.HasSuffix(text, "\r\n") {
		t.Fatal("not UTF-8 with CRLF")
	}
	for _, line := range strings.Split(text, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("line too long or torn: %q", line)
		}
	}
	lines := strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n")
	var open []string
	count := map[string]int{}
	for _, line := range lines {
		parts := contentLine.FindStringSubmatch(line)
		if parts == nil {
			t.Fatalf("no content line: %q", line)
		}
		switch name, value := parts[1], parts[3]; name {
		case "BEGIN":
			open, count = append(open, value), map[string]int{}
		case "END":
			if open[len(open)-1] != value {
				t.Fatalf("END:%s inside %v", value, open)
			}
			needs(t, value, count)
			open = open[:len(open)-1]
		default:
			count[name]++
		}
	}
	if len(open) != 0 || lines[0] != "BEGIN:VCALENDAR" {
		t.Errorf("left open: %v", open)
	}
	return lines
}

// needs asserts the properties a component must have exactly once.
func needs(t *testing.T, component string, count map[string]int) {
	t.Helper()
	for _, name := range map[string][]string{
		"VEVENT":   {"UID", "DTSTAMP", "DTSTART", "SUMMARY"},
		"STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
		"DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
	}[component] {
		if count[name] != 1 {
			t.Errorf("%s has %d times %s", component, count[name], name)
		}
	}
}

func FuzzFoldingIsLosslessAndNeverTearsACharacter(f *testing.F) {
	f.Add(strings.Repeat("ä", 100))
	f.Add(strings.Repeat("a", 73) + "😀😀" + strings.Repeat("م", 80))
	f.Add("\t")
	f.Add("a\r\nb;c,d\\e\x00\xff")
	f.Fuzz(func(t *testing.T, s string) {
		c := one(time.UTC, 2026, "")
		c.Events[0].Description = s
		got, err := Encode(c)
		if err != nil {
			t.Fatal(err)
		}
		want := "DESCRIPTION;LANGUAGE=de:" + escape(s)
		if lines := must(t, got); s != "" && !strings.Contains(strings.Join(lines, "\n"), want) {
			t.Errorf("%q is not in %q", want, lines)
		}
	})
}

func TestEncodeRefusesWhatProgramsWouldRefuse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(*Calendar, *Event)
		want   string
	}{
		{"no zone", func(c *Calendar, _ *Event) { c.Zone = nil }, "no time zone"},
		{"the machine's zone", func(c *Calendar, _ *Event) { c.ZoneName = "Local" }, "no name of a time zone"},
		{"no name", func(c *Calendar, _ *Event) { c.Name = "" }, "no name"},
		{"hostile language", func(c *Calendar, _ *Event) { c.Lang = "de:x" }, "language tag"},
		{"address with line break", func(_ *Calendar, e *Event) { e.URL = "https://a\r\nX:y" }, "no absolute address"},
		{"no uid", func(_ *Calendar, e *Event) { e.UID = "" }, "no uid"},
		{"no stamp", func(_ *Calendar, e *Event) { e.Stamp = time.Time{} }, "no stamp"},
		{"no start", func(_ *Calendar, e *Event) { e.Start = recur.Moment{} }, "no start"},
		{"no summary", func(_ *Calendar, e *Event) { e.Summary = "" }, "no summary"},
		{"end before start", func(_ *Calendar, e *Event) { e.End = e.Start }, "end isn't after"},
		{"day and time mixed", func(_ *Calendar, e *Event) { e.End = recur.Day(2027, 1, 1) }, "mixed"},
		{"unknown rule", func(_ *Calendar, e *Event) { e.Recurrence = "FREQ=HOURLY" }, "FREQ is"},
		{"uid twice", func(c *Calendar, e *Event) { c.Events = append(c.Events, *e) }, "uid used twice"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			calendar := one(time.UTC, 2026, "")
			c.change(&calendar, &calendar.Events[0])
			if got, err := Encode(calendar); got != nil || err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}
