package derive_test

import (
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

func event(t testing.TB, start, end string) *model.Event {
	t.Helper()
	return &model.Event{Base: base("events", "e"), Start: moment(t, start), End: moment(t, end)}
}

// A meeting is to come until the minute of its end; without a clock time, until its last possible day is past.
func TestWhatIsStillToCome(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, start, end, asOf string
		want                   bool
	}{
		{"a minute before its end", "2026-03-14T15:00", "2026-03-14T17:00", "2026-03-14T16:59", true},
		{"at its end", "2026-03-14T15:00", "2026-03-14T17:00", "2026-03-14T17:00", false},
		{"without an end, late on its day", "2026-03-14T15:00", "", "2026-03-14T23:59", true},
		{"without an end, on the next day", "2026-03-14T15:00", "", "2026-03-15T00:00", false},
		{"past midnight", "2026-03-14T22:00", "2026-03-15T02:00", "2026-03-15T01:59", true},
		{"a whole day, late", "2026-03-14", "", "2026-03-14T23:59", true},
		{"a whole day, the day after", "2026-03-14", "", "2026-03-15T00:00", false},
		{"several days, on the last", "2026-03-12", "2026-03-14", "2026-03-14T23:59", true},
		{"a period, after its last day", "2026-03-12/2026-03-14", "", "2026-03-15T00:00", false},
		{"some day this month", "2026-03", "", "2026-03-31T23:59", true},
		{"some day last month", "2026-02", "", "2026-03-01T00:00", false},
		{"some day this year", "2026~", "", "2026-12-31T12:00", true},
		{"since a day and going on", "2019/..", "", "2026-03-14T12:00", true},
		{"through the hour that came twice", "2025-10-26T01:00", "2025-10-26T04:00", "2025-10-26T03:59", true},
		{"without a start", "", "", "2026-03-14T12:00", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			e := event(t, c.start, c.end)
			if got := network(t, c.asOf, e).Upcoming(e); got != c.want {
				t.Errorf("%s to %s at %s: %v", c.start, c.end, c.asOf, got)
			}
		})
	}
}

func TestOnlyWhatTakesPlaceIsToCome(t *testing.T) {
	t.Parallel()
	news := &model.News{Base: base("news", "n"), Date: day(t, "2030-01-01")}
	f := network(t, "2026-03-14", news)
	if f.Upcoming(news) || f.Within(news, news.Date.First(), news.Date.First()) {
		t.Error("news counts as something that takes place")
	}
}

func TestTheWeekGoesFromMondayToSunday(t *testing.T) {
	t.Parallel()
	for asOf, want := range map[string]string{
		"2026-03-09T00:00": "2026-03-09 2026-03-15", // Monday
		"2026-03-14T12:00": "2026-03-09 2026-03-15",
		"2026-03-15T23:59": "2026-03-09 2026-03-15", // Sunday
		"2026-03-16T00:00": "2026-03-16 2026-03-22",
		"2025-12-31T12:00": "2025-12-29 2026-01-04",
	} {
		monday, sunday := network(t, asOf).Week()
		if got := monday.Format(time.DateOnly) + " " + sunday.Format(time.DateOnly); got != want {
			t.Errorf("%s: week %s, want %s", asOf, got, want)
		}
	}
}

// What is on this week is known to the day: "some time in March" may be any week.
func TestWhatIsOnThisWeek(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		start, end string
		want       bool
	}{
		{"2026-03-09T08:00", "", true},
		{"2026-03-15", "", true},
		{"2026-03-08", "", false},
		{"2026-03-16", "", false},
		{"2026-03-01", "2026-03-31", true},
		{"2026-03-01", "2026-03-08", false},
		{"2026-03-15/2026-03-20", "", true},
		{"2026-03-01", "2026-03", false}, // when it ends is not known to the day
		{"2026-03", "", false},
		{"2026", "", false},
		{"2026-03-11?", "", false},
		{"2026-03-11~", "", false},
		{"2026-03/2026-04", "", false},
		{"2026-03-11/2026-03-12?", "", false},
		{"2026-03-11/..", "", false},
		{"../2026-03-11", "", false},
		{"", "", false},
	} {
		e := event(t, c.start, c.end)
		f := network(t, "2026-03-14", e)
		monday, sunday := f.Week()
		if got := f.Within(e, monday, sunday); got != c.want {
			t.Errorf("%q to %q is on in the week of 14 March 2026: %v", c.start, c.end, got)
		}
	}
}

// series makes a weekly event on Tuesdays from 16:00 to 18:00 since 2 September 2025.
func series(t testing.TB, rule string, except ...string) *model.Event {
	t.Helper()
	e := event(t, "2025-09-02T16:00", "2025-09-02T18:00")
	e.Recurrence = word(rule)
	for _, d := range except {
		e.Except = append(e.Except, day(t, d))
	}
	return e
}

func days(list []edtf.Date) string {
	var out []string
	for _, d := range list {
		out = append(out, d.String())
	}
	return strings.Join(out, " ")
}

func TestNextDatesOfASeries(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, asOf, want string
		event            *model.Event
	}{
		{"the next ones from today", "2026-03-14", "2026-03-17 2026-03-24 2026-03-31", series(t, "FREQ=WEEKLY;BYDAY=TU")},
		{"today counts until its end", "2026-03-17T17:59", "2026-03-17 2026-03-24 2026-03-31", series(t, "FREQ=WEEKLY;BYDAY=TU")},
		{"and no longer at its end", "2026-03-17T18:00", "2026-03-24 2026-03-31 2026-04-07", series(t, "FREQ=WEEKLY;BYDAY=TU")},
		{"exceptions fall out", "2026-03-14", "2026-03-17 2026-03-31 2026-04-14", series(t, "FREQ=WEEKLY;BYDAY=TU", "2026-03-24", "2026-04-07")},
		{"before it begins", "2024-01-01", "2025-09-02 2025-09-09 2025-09-16", series(t, "FREQ=WEEKLY;BYDAY=TU")},
		{"long before it begins", "2015-06-01", "2025-09-02 2025-09-09 2025-09-16", series(t, "FREQ=WEEKLY;BYDAY=TU")},
		{"every fifth year", "2026-03-14", "2030-09-02 2035-09-02 2040-09-02", series(t, "FREQ=YEARLY;INTERVAL=5")},
		{"its last ones", "2026-03-14", "2026-03-17", series(t, "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260323")},
		{"after its last one", "2026-03-24", "", series(t, "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260323")},
		{"a rule that cannot be read has none", "2026-03-14", "", series(t, "EVERY TUESDAY")},
		{"a rule that never comes true has none", "2026-03-14", "", series(t, "FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2")},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := network(t, c.asOf, c.event)
			if got := days(f.Occurrences(c.event, 3)); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			if got := f.Upcoming(c.event); got != (c.want != "") {
				t.Errorf("to come: %v", got)
			}
		})
	}
}

func TestASeriesWithoutADayHasNoDates(t *testing.T) {
	t.Parallel()
	e := series(t, "FREQ=WEEKLY;BYDAY=TU")
	e.Start = moment(t, "2025-09")
	if f := network(t, "2026-03-14", e); f.Upcoming(e) || len(f.Occurrences(e, 1)) > 0 {
		t.Error("an imprecise start was taken for a day")
	}
}

// A list shows a series under the day a reader wants to know.
func TestADayForAList(t *testing.T) {
	t.Parallel()
	tuesdays := series(t, "FREQ=WEEKLY;BYDAY=TU", "2026-03-24")
	for _, c := range []struct{ asOf, next, week string }{
		{"2026-03-09", "2026-03-10", "2026-03-10"},
		{"2026-03-10T18:00", "2026-03-17", "2026-03-10"}, // over for this week, yet it was on
		{"2026-03-23", "2026-03-31", ""},                 // falls out this week
	} {
		f := network(t, c.asOf, tuesdays)
		monday, sunday := f.Week()
		on, ok := f.DayWithin(tuesdays, monday, sunday)
		if got := f.Next(tuesdays).String(); got != c.next {
			t.Errorf("%s: next on %s, want %s", c.asOf, got, c.next)
		}
		if on.String() != c.week || ok != (c.week != "") {
			t.Errorf("%s: this week on %q, want %q", c.asOf, on, c.week)
		}
	}
	once := event(t, "2026-03-14", "")
	if got := network(t, "2026-03-20", once).Next(once).String(); got != "2026-03-14" {
		t.Errorf("what takes place once stands under its day, not %s", got)
	}
}

func TestMusterstadtThisWeekAndNext(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ asOf, week, coming string }{
		{"2026-03-14T12:00", "2026-03-11-sprache 2026-03-13-infoboerse 2026-03-14-arbeit sprachcafe",
			"2026-03-14-arbeit 2026-03-20-begegnung 2026-03-21-feier 2026-03-26-gespraech 2026-04-15-plenum 2026-04-workshop 2026-05-beirat 2026-fachtag 2026-wochen sprachcafe"},
		{"2026-03-14T17:00", "2026-03-11-sprache 2026-03-13-infoboerse 2026-03-14-arbeit sprachcafe",
			"2026-03-20-begegnung 2026-03-21-feier 2026-03-26-gespraech 2026-04-15-plenum 2026-04-workshop 2026-05-beirat 2026-fachtag 2026-wochen sprachcafe"},
		{"2026-04-06T09:00", "", // the only Tuesday of this week is an exception
			"2026-04-15-plenum 2026-04-workshop 2026-05-beirat 2026-fachtag 2026-wochen sprachcafe"},
	} {
		f := musterstadt(t, c.asOf)
		monday, sunday := f.Week()
		var week, coming []string
		for _, r := range f.All() {
			if f.Within(r, monday, sunday) {
				week = append(week, r.Meta().ID)
			}
			if f.Upcoming(r) {
				coming = append(coming, r.Meta().ID)
			}
		}
		if got := sorted(week); got != c.week {
			t.Errorf("%s: this week %s\nwant %s", c.asOf, got, c.week)
		}
		if got := sorted(coming); got != c.coming {
			t.Errorf("%s: to come %s\nwant %s", c.asOf, got, c.coming)
		}
	}
}

// A site of an earlier day is made from records that tell what came after it.
func TestWhatIsToldAsHeldWasPlannedBefore(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, start, status, asOf, want string }{
		{"a day before", "2026-03-14", "held", "2026-03-13T23:59", "planned"},
		{"on the day", "2026-03-14", "held", "2026-03-14T00:00", "held"},
		{"a minute before", "2026-03-14T15:00", "held", "2026-03-14T14:59", "planned"},
		{"at the minute", "2026-03-14T15:00", "held", "2026-03-14T15:00", "held"},
		{"some day of a month that is running", "2026-03", "held", "2026-03-01T00:00", "held"},
		{"some day of the month to come", "2026-04", "held", "2026-03-31T12:00", "planned"},
		{"no day is known", "", "held", "2026-03-14T12:00", "held"},
		{"cancelled before its day", "2026-03-14", "cancelled", "2026-03-01T12:00", "cancelled"},
		{"announced, and past", "2026-03-14", "announced", "2026-05-01T12:00", "announced"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			e := event(t, c.start, "")
			e.Status = word(c.status)
			m := &model.Meeting{Base: base("meetings", "m"), Start: e.Start, Status: e.Status}
			f := network(t, c.asOf, e, m)
			if got := f.Status(e); got != c.want {
				t.Errorf("event: %s", got)
			}
			if got := f.Status(m); got != c.want {
				t.Errorf("meeting: %s", got)
			}
		})
	}
	if got := network(t, "2026-03-14").Status(&model.News{}); got != "" {
		t.Errorf("news: %q", got)
	}
}
