package edtf

import (
	"errors"
	"slices"
	"testing"
	"time"
)

func parse(t *testing.T, s string) Date {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return d
}

func TestADateKnowsItsPeriodAndItsDoubt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in, first, last string
		precision       Precision
		qualifier       Qualifier
		precise         bool
	}{
		{"2019", "2019-01-01", "2019-12-31", Year, None, false},
		{"2019-11", "2019-11-01", "2019-11-30", Month, None, false},
		{"2019-12", "2019-12-01", "2019-12-31", Month, None, false},
		{"2019-11-04", "2019-11-04", "2019-11-04", Day, None, true},
		{"2020-02", "2020-02-01", "2020-02-29", Month, None, false},
		{"2018~", "2018-01-01", "2018-12-31", Year, About, false},
		{"2019-11?", "2019-11-01", "2019-11-30", Month, Uncertain, false},
		{"2019-11-04%", "2019-11-04", "2019-11-04", Day, Both, false},
		{"2019-11-04/2019-11-08", "2019-11-04", "2019-11-08", Day, None, false},
		{"2019-11-04/2019-11-04", "2019-11-04", "2019-11-04", Day, None, false},
		{"2018~/2019-11-08?", "2018-01-01", "2019-11-08", Year, Both, false},
		{"2019-11-08/2019", "2019-11-08", "2019-12-31", Year, None, false},
		{"2019-02/..", "2019-02-01", "2999-12-31", Month, None, false},
		{"../2019-02-03", "1000-01-01", "2019-02-03", Day, None, false},
	} {
		d := parse(t, c.in)
		if got := d.First().Format(time.DateOnly); got != c.first {
			t.Errorf("%s begins on %s, want %s", c.in, got, c.first)
		}
		if got := d.Last().Format(time.DateOnly); got != c.last {
			t.Errorf("%s ends on %s, want %s", c.in, got, c.last)
		}
		if d.Precision() != c.precision || d.Qualifier() != c.qualifier || d.Precise() != c.precise {
			t.Errorf("%s: precision %d, qualifier %d, precise %t", c.in, d.Precision(), d.Qualifier(), d.Precise())
		}
		if d.String() != c.in {
			t.Errorf("%s is written %s", c.in, d)
		}
	}
}

func TestAnIntervalGivesItsEnds(t *testing.T) {
	t.Parallel()
	d := parse(t, "2018~/2019-11")
	if !d.Interval() || d.From() != parse(t, "2018~") || d.To() != parse(t, "2019-11") {
		t.Errorf("ends %s and %s", d.From(), d.To())
	}
	day := parse(t, "2019-11-04")
	if day.Interval() || day.From() != day || day.To() != day {
		t.Error("a day begins and ends with itself")
	}
}

func TestAnOpenEndIsToldApartFromAFarOne(t *testing.T) {
	t.Parallel()
	later, before := parse(t, "2019/.."), parse(t, "../2019")
	if !later.OpenEnd() || later.OpenStart() || !later.To().IsZero() || later.Year() != 2019 {
		t.Errorf("%s: %+v", later, later)
	}
	if before.OpenEnd() || !before.OpenStart() || !before.From().IsZero() || before.Year() != 2019 {
		t.Errorf("%s: %+v", before, before)
	}
	if parse(t, "2019/2999-12-31").OpenEnd() {
		t.Error("a written end is not open")
	}
}

func TestNothingIsKnownOfTheZeroDate(t *testing.T) {
	t.Parallel()
	var d Date
	y, m, day := d.Start()
	if !d.IsZero() || d.Precise() || d.Interval() || d.OpenEnd() || d.String() != "" || d.Precision() != 0 || d.Year() != 0 {
		t.Errorf("%+v", d)
	}
	if y != 0 || m != 0 || day != 0 || !d.First().IsZero() || !d.Last().IsZero() {
		t.Error("the zero Date has no days")
	}
}

func TestWhatIsNoDateIsRefusedWithAReason(t *testing.T) {
	t.Parallel()
	for in, reason := range map[string]string{
		"":                      "the date is empty",
		" 2019":                 `a date contains no blanks: " 2019"`,
		"2019-11-04 / 2020":     `a date contains no blanks: "2019-11-04 / 2020"`,
		"2019\n":                `a date contains no blanks: "2019\n"`,
		"2019-13":               "there is no month 13",
		"2019-00":               "there is no day 2019-00",
		"2019-02-30":            "there is no day 2019-02-30",
		"2019-02-29":            "there is no day 2019-02-29",
		"2019-11-00?":           "there is no day 2019-11-00",
		"0999":                  "the year 999 is not between 1000 and 2999",
		"3000-01":               "the year 3000 is not between 1000 and 2999",
		"2019-21":               `seasons and quarters are not allowed: "2019-21"`,
		"201X":                  `unspecified digits are not allowed: "201X"`,
		"2019-XX":               `unspecified digits are not allowed: "2019-XX"`,
		"2019-11-04T10:00":      `a date contains no time of day: "2019-11-04T10:00"`,
		"4.11.2019":             `"4.11.2019" is no date in a known form`,
		"2019-1":                `"2019-1" is no date in a known form`,
		"19":                    `"19" is no date in a known form`,
		"2019~?":                `"2019~?" is no date in a known form`,
		"~2019":                 `"~2019" is no date in a known form`,
		"2019-11-04-05":         `"2019-11-04-05" is no date in a known form`,
		"٢٠١٩":                  `"٢٠١٩" is no date in a known form`,
		"..":                    `".." is no date in a known form`,
		"2019/2018":             `the end "2018" lies before the start "2019"`,
		"2019-11-08/2019-11-04": `the end "2019-11-04" lies before the start "2019-11-08"`,
		"../..":                 `an interval needs at least one end: "../.."`,
		"2019/":                 "one end of the interval is missing",
		"/2019":                 "one end of the interval is missing",
		"2019/2020/2021":        `"2020/2021" is no date in a known form`,
	} {
		d, err := Parse(in)
		var told *Error
		if !errors.As(err, &told) {
			t.Errorf("Parse(%q) = %v, %v, want an *Error", in, d, err)
			continue
		}
		if told.Error() != reason || told.Message.De == "" || told.Message.De == reason {
			t.Errorf("Parse(%q): %+v, want %q", in, told.Message, reason)
		}
	}
}

func TestAnUnknownFormIsAnsweredWithTheKnownOnes(t *testing.T) {
	t.Parallel()
	_, err := Parse("Herbst 2019")
	var told *Error
	if !errors.As(err, &told) || told.Advice != forms {
		t.Fatalf("got %v", err)
	}
}

func TestADayOfTheCalendarIsPrecise(t *testing.T) {
	t.Parallel()
	d, err := FromDay(2020, 2, 29)
	if err != nil || d != parse(t, "2020-02-29") || !d.Precise() {
		t.Fatalf("%v, %v", d, err)
	}
	for _, c := range [][3]int{{2019, 2, 29}, {2019, 0, 1}, {2019, 1, 0}, {2019, 13, 1}, {2019, -1, 1}, {2019, 1, 32}, {999, 1, 1}, {3000, 1, 1}} {
		if d, err := FromDay(c[0], c[1], c[2]); err == nil || !d.IsZero() {
			t.Errorf("FromDay(%v) = %v, %v", c, d, err)
		}
	}
}

func TestDatesSortByTheirFirstDayAndThenAlwaysTheSameWay(t *testing.T) {
	t.Parallel()
	want := []string{"", "../2020", "2018~", "2019", "2019-01", "2019-01-01", "2019-01-01/2019-02", "2019-01-02", "2019-11"}
	var dates []Date
	for _, s := range want[1:] {
		dates = append(dates, parse(t, s))
	}
	dates = append(dates, Date{})
	slices.Reverse(dates)
	slices.SortFunc(dates, Compare)
	for i, d := range dates {
		if d.String() != want[i] {
			t.Fatalf("sorted: %v, want %v", dates, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2019", "2019-11~", "2019-11-04?", "2018%/2019-11-08", "2019/..", "../2019", "201X", "2019-21", "/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			if !d.IsZero() {
				t.Fatalf("Parse(%q) gives %v together with %v", s, d, err)
			}
			return
		}
		if d.String() != s {
			t.Fatalf("%q is written %q", s, d)
		}
		if d.Last().Before(d.First()) || d.First().Year() < MinYear || d.Last().Year() > MaxYear {
			t.Fatalf("%q lasts from %v to %v", s, d.First(), d.Last())
		}
	})
}
