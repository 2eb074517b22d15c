package main

import (
	"testing"
	"time"
)

func TestWhatIsOlderThanAgreedIsAFault(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	fresh := ages{site: now.Add(-time.Hour), records: now.AddDate(0, 0, -3), push: now.AddDate(0, 0, -2)}
	for name, c := range map[string]struct {
		ages   ages
		limits limits
		want   string
	}{
		"nothing was agreed":           {ages{}, limits{}, ""},
		"all young enough":             {fresh, limits{48 * time.Hour, 96 * time.Hour, 72 * time.Hour}, ""},
		"as old as agreed":             {fresh, limits{time.Hour, 72 * time.Hour, 48 * time.Hour}, ""},
		"the builder stopped":          {ages{now.AddDate(0, 0, -3), now, "", now}, limits{site: 48 * time.Hour}, "the site is older than agreed (48h0m0s)"},
		"nobody writes any more":       {fresh, limits{48 * time.Hour, 48 * time.Hour, 0}, "the newest change of the records is older than agreed (48h0m0s)"},
		"nobody pushes any more":       {fresh, limits{push: 24 * time.Hour}, "the last push is older than agreed (24h0m0s)"},
		"nothing was ever published":   {ages{}, limits{site: time.Hour}, "the site is older than agreed (1h0m0s)"},
		"two of three, told in one go": {fresh, limits{records: time.Hour, push: time.Hour}, "the newest change of the records is older than agreed (1h0m0s); the last push is older than agreed (1h0m0s)"},
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
