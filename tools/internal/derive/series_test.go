package derive_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

var qualifiers = map[string]string{"~": model.About, ">": model.Over, "<": model.Under, "=": model.Derived}

// figures makes an indicator with values written as "day value": a sign before the value qualifies it, "|" before all
// breaks the series.
func figures(t testing.TB, values ...string) *model.Indicator {
	t.Helper()
	x := &model.Indicator{Base: base("indicators", "x")}
	for i, s := range values {
		s, broken := strings.CutPrefix(s, "|")
		when, n, _ := strings.Cut(s, " ")
		o := model.Observation{ID: word(strconv.Itoa(i)), Date: day(t, when), Break: model.Flag{Yes: broken, Set: broken}}
		if q := qualifiers[n[:1]]; q != "" {
			o.Value.Qualifier, n = q, n[1:]
		}
		var err error
		if o.Value.Value, err = strconv.ParseFloat(n, 64); err != nil {
			t.Fatal(err)
		}
		o.Value.Set = true
		x.Values = append(x.Values, o)
	}
	return x
}

func TestSeriesIsInOrderAndKnowsWhatIsRevised(t *testing.T) {
	t.Parallel()
	f := network(t, "2024-06-30")
	var got []string
	for _, o := range f.Series(figures(t, "2024-01-01 3", "2022 1", "2023 2", "2022 9", "2024-07-01 4")) {
		got = append(got, fmt.Sprint(o.Date, o.Value.Value, o.Revised))
	}
	if want := "2022 1 true|2022 9 false|2023 2 false|2024-01-01 3 false"; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
}

func TestTheLatestValueIsThatOfTheDay(t *testing.T) {
	t.Parallel()
	x := figures(t, "2022 1", "2023 2", "2023 3")
	for asOf, want := range map[string]float64{"2022-05-01": 1, "2024-01-01": 3} {
		if got, ok := network(t, asOf).Latest(x); !ok || got.Value.Value != want {
			t.Errorf("on %s: %v %t, want %v", asOf, got.Value.Value, ok, want)
		}
	}
	if _, ok := network(t, "2021-05-01").Latest(x); ok {
		t.Error("there is a value before the first")
	}
}

func TestOnlyWholePeriodsMakeBars(t *testing.T) {
	t.Parallel()
	f := network(t, "2030-01-01")
	for _, c := range []struct {
		values []string
		want   bool
	}{
		{[]string{"2022 1", "2023 2"}, true},
		{[]string{"2022 1", "2023-01/2024-06 2"}, true},
		{[]string{"2022 1", "2023-12-31 2"}, false},
		{[]string{"2022 1", "2023-12 2"}, false},
		{[]string{"2022 1", "2023~ 2"}, false},
		{[]string{"2022 1", "2023/.. 2"}, false},
		{nil, false},
	} {
		if got := derive.OfPeriods(f.Series(figures(t, c.values...))); got != c.want {
			t.Errorf("%v: %t", c.values, got)
		}
	}
}

// told writes a change: "up over 5 25%".
func told(c derive.Trend, ok bool) string {
	if !ok {
		return "none"
	}
	out := string(c.Way)
	if c.By.Set {
		out = strings.Join(strings.Fields(fmt.Sprintf("%s %s %g", out, c.By.Qualifier, c.By.Value)), " ")
	}
	if c.HasShare {
		out += fmt.Sprintf(" %.0f%%", c.Share*100)
	}
	return out
}

func TestAChangeSaysNoMoreThanItsValues(t *testing.T) {
	t.Parallel()
	f := network(t, "2030-01-01")
	for _, c := range []struct{ first, last, want string }{
		{"20", "25", "up 5 25%"},
		{"25", "20", "down 5 20%"},
		{"20", "20", "same 0"},
		{"~20", "25", "up about 5 25%"},
		{"20", "=25", "up about 5 25%"},
		{"~20", "20", "same about 0"},
		{"20", ">25", "up over 5 25%"},
		{"<20", "25", "up over 5 25%"},
		{"<20", ">25", "up over 5 25%"},
		{"25", "<20", "down over 5 20%"},
		{">25", "20", "down over 5 20%"},
		{"20", ">20", "unclear"},
		{"20", ">15", "unclear"},
		{"20", "<25", "unclear"},
		{">20", "25", "unclear"},
		{">20", ">25", "unclear"},
		{"<20", "<25", "unclear"},
		{"~20", ">25", "unclear"},
		{">20", "=10", "unclear"},
		{"0", "5", "up 5"},
		{"-5", "5", "up 10"},
		{"5", "-5", "down 10"},
		{"5", "0", "down 5 100%"},
	} {
		if got := told(f.SinceLast(figures(t, "2022 "+c.first, "2023 "+c.last))); got != c.want {
			t.Errorf("from %s to %s: %s, want %s", c.first, c.last, got, c.want)
		}
	}
}

func TestChangesAreToldSinceTheFirstAndTheLastComparableValue(t *testing.T) {
	t.Parallel()
	f := network(t, "2030-01-01")
	for _, c := range []struct {
		name        string
		values      []string
		first, last string
		later       bool
	}{
		{"no value", nil, "none", "none", false},
		{"one value", []string{"2022 1"}, "none", "none", false},
		{"two values tell one change", []string{"2022 1", "2023 2"}, "none", "up 1 100%", false},
		{"three values", []string{"2022 1", "2023 4", "2024 2"}, "up 1 100%", "down 2 50%", false},
		{"a revised value is none of them", []string{"2022 7", "2022 1", "2023 4", "2023 9", "2024 2"}, "up 1 100%", "down 7 78%", false},
		{"a break before the last", []string{"2022 1", "2023 4", "|2024 2"}, "none", "break", false},
		{"a break before", []string{"2021 9", "|2022 1", "2023 4", "2024 2"}, "up 1 100%", "down 2 50%", true},
		{"a break at the first is none", []string{"|2022 1", "2023 4", "2024 2"}, "up 1 100%", "down 2 50%", false},
	} {
		x := figures(t, c.values...)
		first, ok := f.SinceFirst(x)
		if got := told(first, ok); got != c.first || first.Later != c.later {
			t.Errorf("%s: since the first %s (later %t), want %s", c.name, got, first.Later, c.first)
		}
		if got := told(f.SinceLast(x)); got != c.last {
			t.Errorf("%s: since the last %s, want %s", c.name, got, c.last)
		}
	}
}

func TestDuesCountDaysAndNameTheLongestFirst(t *testing.T) {
	t.Parallel()
	due := func(id, when string) *model.Indicator {
		return &model.Indicator{Base: base("indicators", id), NextDue: day(t, when)}
	}
	dues, unknown := network(t, "2026-03-14", due("a", "2026-04-01"), due("b", ""), due("c", "2026-02"), due("d", "2026-03-14"), due("e", "2026-03-13")).Dues()
	var got []string
	for _, d := range dues {
		got = append(got, fmt.Sprint(d.Indicator.ID, d.Days))
	}
	if want := "c14 e1 d0 a-18"; strings.Join(got, " ") != want || unknown != 1 {
		t.Errorf("got %v and %d unknown, want %s and 1", got, unknown, want)
	}
}
