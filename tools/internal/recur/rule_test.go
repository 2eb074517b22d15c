package recur

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestParseRuleReadsTheSubsetAndWritesItInOrder(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"FREQ=DAILY": "FREQ=DAILY", " freq=weekly;byday=mo,we;interval=2 ": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE",
		"FREQ=MONTHLY;BYDAY=-1FR,2TU;COUNT=3":      "FREQ=MONTHLY;COUNT=3;BYDAY=-1FR,2TU",
		"BYMONTHDAY=-1,1;BYMONTH=2;FREQ=YEARLY":    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1,1",
		"FREQ=DAILY;UNTIL=20261231":                "FREQ=DAILY;UNTIL=20261231",
		"FREQ=DAILY;UNTIL=20261231T225959Z":        "FREQ=DAILY;UNTIL=20261231T225959Z",
		"FREQ=DAILY;UNTIL=20261231T235959;WKST=MO": "FREQ=DAILY;UNTIL=20261231T235959",
	} {
		if r, err := ParseRule(in); err != nil || r.Value() != want {
			t.Errorf("%q: %q %v", in, r.Value(), err)
		}
	}
}

func TestParseRuleSaysInTwoLanguagesWhatIsWrong(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"": "no part", "FREQ": "no part", "FREQ=": "no part", "INTERVAL=2": "has no FREQ", "FREQ=SECONDLY": "FREQ is",
		"FREQ=DAILY;FREQ=DAILY": "twice", "FREQ=DAILY;INTERVAL=0": "1 to 999", "FREQ=DAILY;INTERVAL=+2": "1 to 999", "FREQ=DAILY;COUNT=x": "1 to 9999",
		"FREQ=DAILY;COUNT=2;UNTIL=20260101": "exclude", "FREQ=DAILY;UNTIL=2026": "UNTIL is", "FREQ=DAILY;UNTIL=20260230": "UNTIL is",
		"FREQ=WEEKLY;BYDAY=1MO": "counts in the month", "FREQ=WEEKLY;BYMONTHDAY=1": "isn't possible", "FREQ=YEARLY;BYDAY=MO": "needs BYMONTH",
		"FREQ=MONTHLY;BYDAY=6MO": "BYDAY counts from 1 to 5", "FREQ=MONTHLY;BYDAY=XX": "no weekday", "FREQ=MONTHLY;BYMONTHDAY=0": "BYMONTHDAY counts",
		"FREQ=YEARLY;BYMONTH=13": "1 to 12", "FREQ=WEEKLY;WKST=SU": "begin on Monday", "FREQ=DAILY;BYHOUR=3": "doesn't know",
	} {
		_, err := ParseRule(in)
		var fault *RuleError
		if !errors.As(err, &fault) || !strings.Contains(fault.Message.En, want) || fault.Message.De == "" || strings.Contains(fault.Message.De+fault.Message.En, "%!") {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

func TestOccurrencesFollowTheRule(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, rule string
		start      Moment
		want       string
	}{
		{"every second week on two days", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", At(2026, 3, 5, 18, 0, 0), "05.03 17.03 19.03 31.03"},
		{"wall time stays over summer time", "FREQ=DAILY", At(2026, 3, 28, 2, 30, 0), "28.03 29.03 30.03 31.03"},
		{"second Tuesday", "FREQ=MONTHLY;BYDAY=2TU", At(2026, 1, 13, 18, 0, 0), "13.01 10.02 10.03 14.04"},
		{"last Friday", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", At(2026, 1, 30, 18, 0, 0), "30.01 27.02 27.03"},
		{"plain and counted days together", "FREQ=MONTHLY;BYDAY=MO,1TU;COUNT=3", At(2026, 2, 2, 18, 0, 0), "02.02 03.02 09.02"},
		{"the 31st leaves months out", "FREQ=MONTHLY", Day(2026, 1, 31), "31.01 31.03 31.05 31.07"},
		{"last day", "FREQ=MONTHLY;BYMONTHDAY=-1", Day(2026, 1, 31), "31.01 28.02 31.03 30.04"},
		{"Friday the 13th", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2", Day(2026, 2, 13), "13.02 13.03"},
		{"leap day", "FREQ=YEARLY;COUNT=2", Day(2024, 2, 29), "29.02 29.02"},
		{"until a day, included", "FREQ=DAILY;UNTIL=20260302", At(2026, 3, 1, 23, 0, 0), "01.03 02.03"},
		{"until an instant before it", "FREQ=DAILY;UNTIL=20260302T215959Z", At(2026, 3, 1, 23, 0, 0), "01.03"},
		{"never", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", Day(2026, 2, 1), ""},
		{"start outside the rule", "FREQ=WEEKLY;BYDAY=MO;COUNT=2", Day(2026, 3, 3), "09.03 16.03"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r, err := ParseRule(c.rule)
			if err != nil {
				t.Fatal(err)
			}
			s := Series{Start: c.start, Rule: r, Zone: load(t, "Europe/Berlin")}
			if got := dates(t, c.start, Occurrences(s, Moment{}, Moment{}, 4)); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if fits := strings.HasPrefix(c.want, c.start.wall.Format("02.01")); r.Fits(c.start) != fits {
				t.Errorf("Fits gives %v", !fits)
			}
		})
	}
}

func TestOccurrencesMindBoundsAndExceptions(t *testing.T) {
	t.Parallel()
	start := At(2026, time.March, 1, 18, 0, 0)
	at := func(day int) Moment { return At(2026, time.March, day, 18, 0, 0) }
	s := Series{Start: start, Rule: Rule{Freq: "DAILY", Count: 6}, ExDates: []Moment{at(3)}}
	for _, c := range []struct {
		name     string
		from, to Moment
		limit    int
		want     string
	}{
		{"all", Moment{}, Moment{}, 99, "01.03 02.03 04.03 05.03 06.03"},
		{"from and to are included", at(2), at(5), 99, "02.03 04.03 05.03"},
		{"limit", at(2), Moment{}, 2, "02.03 04.03"},
		{"nothing asked", Moment{}, Moment{}, 0, ""},
		{"after the end", at(21), Moment{}, 9, ""},
	} {
		if got := dates(t, start, Occurrences(s, c.from, c.to, c.limit)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// dates writes days and months, and asserts that the wall time is the start's.
func dates(t *testing.T, start Moment, list []Moment) string {
	t.Helper()
	var out []string
	for _, m := range list {
		h, min, _ := m.Clock()
		if wantH, wantMin, _ := start.Clock(); h != wantH || min != wantMin || m.AllDay() != start.AllDay() {
			t.Errorf("%v has another wall time than %v", m, start)
		}
		out = append(out, m.wall.Format("02.01"))
	}
	return strings.Join(out, " ")
}

func load(t *testing.T, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}
