package main

import (
	"testing"
	"time"
)

func TestWhatIsOlderThanAgreedIsAFault(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	const hour = age(time.Hour)
	fresh := ages{site: now.Add(-time.Hour), records: now.AddDate(0, 0, -3), push: now.AddDate(0, 0, -2)}
	for name, c := range map[string]struct {
		ages   ages
		limits limits
		want   string
	}{
		"nothing was agreed":           {ages{}, limits{}, ""},
		"all young enough":             {fresh, limits{48 * hour, 96 * hour, 72 * hour}, ""},
		"as old as agreed":             {fresh, limits{hour, 72 * hour, 48 * hour}, ""},
		"the builder stopped":          {ages{now.AddDate(0, 0, -3), now, "", now}, limits{site: 48 * hour}, "the site is older than agreed (48 hours)"},
		"nobody writes any more":       {fresh, limits{48 * hour, 48 * hour, 0}, "the newest change of the records is older than agreed (48 hours)"},
		"nobody pushes any more":       {fresh, limits{push: 24 * hour}, "the last push is older than agreed (24 hours)"},
		"nothing was ever published":   {ages{}, limits{site: hour}, "the site is older than agreed (1h0m0s)"},
		"two of three, told in one go": {fresh, limits{records: hour, push: hour}, "the newest change of the records is older than agreed (1h0m0s); the last push is older than agreed (1h0m0s)"},
	} {
		got := ""
		if err, is := c.limits.judge(c.ages, now).(*failure); is {
			got = err.message.En
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAgesAreSaidInHoursAndThenInDays(t *testing.T) {
	t.Parallel()
	for age, want := range map[time.Duration]string{
		-time.Hour: "less than an hour ago", time.Minute: "less than an hour ago", 90 * time.Minute: "an hour ago",
		47 * time.Hour: "47 hours ago", 48 * time.Hour: "2 days ago", 2400 * time.Hour: "100 days ago",
	} {
		if got := ago(age).En; got != want {
			t.Errorf("%s: %q, want %q", age, got, want)
		}
	}
}

func TestAgreedAgesAreWrittenInHoursOrDays(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{"48h": "48 Stunden", "2d": "48 Stunden", "30d": "30 Tage", "720h": "30 Tage", "90m": "1h30m0s", "100h": "100 Stunden", "d": "", "-1d": "", "zwei": ""} {
		var a age
		got := ""
		if a.Set(written) == nil {
			got = a.words().De
		}
		if got != want {
			t.Errorf("%s is %q, want %q", written, got, want)
		}
	}
}
