package ical

import (
	"testing"
	"time"

	"offenesnetz/tools/internal/recur"
)

// onset is an instant from which on an offset holds.
type onset struct {
	at time.Time
	to int
}

// onsets reads the written changes as a program would.
func onsets(t *testing.T, list []observance) []onset {
	t.Helper()
	var out []onset
	for _, o := range list {
		moments := append([]recur.Moment{o.at}, o.later...)
		if o.rule != "" {
			r, err := recur.ParseRule(o.rule)
			if err != nil {
				t.Fatal(err)
			}
			moments = recur.Occurrences(recur.Series{Start: o.at, Rule: r}, recur.Moment{}, recur.Moment{}, 60)
		}
		for _, m := range moments {
			out = append(out, onset{m.Wall().Add(-time.Duration(o.from) * time.Second), o.to})
		}
	}
	return out
}

// offsetBy gives the offset of the latest onset.
func offsetBy(list []onset, at time.Time) (seconds int) {
	var latest time.Time
	for _, o := range list {
		if !o.at.After(at) && o.at.After(latest) {
			latest, seconds = o.at, o.to
		}
	}
	return seconds
}

func TestWrittenZoneAgreesWithTheRealOneAtEveryHour(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		zone     string
		from, to int
		open     bool
	}{
		{"Europe/Berlin", 1975, 1996, false}, {"Europe/Berlin", 2019, 2019, false}, {"Europe/Berlin", 2026, 2060, true},
		{"America/New_York", 1995, 2010, true}, {"Asia/Kolkata", 2026, 2040, true}, {"Africa/Casablanca", 2026, 2044, true},
		{"Europe/Dublin", 1968, 1975, false}, {"Asia/Jerusalem", 2026, 2044, true}, {"Pacific/Auckland", 2026, 2044, true},
		{"America/Sao_Paulo", 2015, 2044, true}, {"Pacific/Apia", 2011, 2012, false}, {"Europe/Berlin", 2038, 2044, true},
	} {
		t.Run(c.zone, func(t *testing.T) {
			t.Parallel()
			zone := load(t, c.zone)
			start := time.Date(c.from, 1, 15, 12, 0, 0, 0, zone)
			end := time.Date(c.to, 12, 15, 12, 0, 0, 0, zone)
			s := span{first: start, last: end, open: c.open}
			if c.open {
				s.last = start.AddDate(1, 0, 0)
			}
			list := onsets(t, observances(zone, s))
			for at := start; at.Before(end); at = at.Add(31 * time.Hour) {
				if got, want := offsetBy(list, at), offsetAt(at, zone); got != want {
					t.Fatalf("%v: %d, want %d", at, got, want)
				}
			}
		})
	}
}

func TestOffsetsAreWrittenWithSecondsOnlyWhereNeeded(t *testing.T) {
	t.Parallel()
	for seconds, want := range map[int]string{3600: "+0100", -12600: "-0330", 3208: "+005328", 0: "+0000"} {
		if got := offset(seconds); got != want {
			t.Errorf("%d: %s", seconds, got)
		}
	}
}

func TestMomentsInGapsAndDoubledHoursAreReadAsTheStandardSays(t *testing.T) {
	t.Parallel()
	berlin := load(t, "Europe/Berlin")
	for _, c := range []struct {
		name string
		m    recur.Moment
		want string
	}{
		{"winter", recur.At(2026, 1, 1, 12, 0, 0), "2026-01-01T12:00:00+01:00"},
		{"gap", recur.At(2026, 3, 29, 2, 30, 0), "2026-03-29T03:30:00+02:00"},
		{"doubled hour", recur.At(2026, 10, 25, 2, 30, 0), "2026-10-25T02:30:00+02:00"},
		{"after the doubled hour", recur.At(2026, 10, 25, 3, 0, 0), "2026-10-25T03:00:00+01:00"},
		{"whole day", recur.Day(2026, 7, 1), "2026-07-01T00:00:00+02:00"},
	} {
		if got := c.m.In(berlin).Format(time.RFC3339); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
