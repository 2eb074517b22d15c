package chart_test

import (
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/chart"
)

var update = flag.Bool("update", false, "write the golden files anew")

func day(t testing.TB, s string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func plain(n float64, decimals int) string { return strconv.FormatFloat(n, 'f', decimals, 64) }

// on is a value of one day, of the span of two days in "2019-01-01/2019-12-31", or of a year.
func on(t testing.TB, when string, n float64, sign chart.Sign) chart.Value {
	t.Helper()
	from, to, ok := strings.Cut(when, "/")
	if len(when) == 4 {
		from, to, ok = when+"-01-01", when+"-12-31", true
	}
	if !ok {
		to = from
	}
	return chart.Value{First: day(t, from), Last: day(t, to), N: n, Sign: sign, Label: plain(n, 0)}
}

func broken(v chart.Value) chart.Value { v.Break = true; return v }

func vague(v chart.Value) chart.Value { v.Vague = true; return v }

func of(values ...chart.Value) *chart.Chart {
	return &chart.Chart{ID: "chart", Title: "Title", Desc: "Description", Values: values, Number: plain}
}

// cases are the charts that the golden files show.
func cases(t testing.TB) map[string]*chart.Chart {
	bars := of(on(t, "2018", 20, chart.Under), on(t, "2019", 24, chart.Exact), on(t, "2021", 30, chart.About),
		on(t, "2022", 52, chart.Revised), on(t, "2022", 47, chart.Derived), on(t, "2023", 50, chart.Over))
	bars.Bars, bars.Target = true, &chart.Target{N: 60, Label: "Target: 60"}
	negative := of(on(t, "2022", 85, chart.Exact), on(t, "2023", -40, chart.Exact), on(t, "2024", 0, chart.Exact))
	negative.Bars = true
	return map[string]*chart.Chart{
		"points": of(vague(on(t, "2018", 300, chart.About)), on(t, "2021-10-01/2021-10-31", 350, chart.Exact), on(t, "2022-10-01", 365, chart.Exact),
			on(t, "2023-10-01", 402, chart.Revised), on(t, "2023-10-01", 388, chart.Exact), broken(on(t, "2024-10-01", 420, chart.Exact))),
		"bars": bars, "negative": negative, "none": of(),
	}
}

func TestGoldens(t *testing.T) {
	t.Parallel()
	for name, c := range cases(t) {
		file := filepath.Join("testdata", name+".svg")
		got := c.SVG() + "\n"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s has changed; if it should, run go test -update and look at it", file)
		}
	}
}

// element is one shape with its numbers.
type element struct {
	name  string
	class string
	text  string
	at    map[string]float64
}

func elements(t testing.TB, s string) []element {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(s))
	var out []element
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("no XML: %v in\n%s", err, s)
		}
		switch x := token.(type) {
		case xml.StartElement:
			out = append(out, elementOf(x))
		case xml.CharData:
			if len(out) > 0 {
				out[len(out)-1].text += strings.TrimSpace(string(x))
			}
		}
	}
}

func elementOf(x xml.StartElement) element {
	e := element{name: x.Name.Local, at: map[string]float64{}}
	for _, a := range x.Attr {
		switch a.Name.Local {
		case "class":
			e.class = a.Value
		case "points":
			for i, p := range strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' }) {
				n, _ := strconv.ParseFloat(p, 64)
				e.at[fmt.Sprintf("%c%d", "xy"[i%2], i)] = n
			}
		default:
			if n, err := strconv.ParseFloat(a.Value, 64); err == nil {
				e.at[a.Name.Local] = n
			}
		}
	}
	return e
}

// outside names a number that lies outside of the frame, "" for none.
func outside(e element) string {
	for name, n := range e.at {
		limit := 0.0
		switch strings.TrimLeft(name, "c")[0] {
		case 'x':
			limit = 400
		case 'y':
			limit = 260
		}
		if limit > 0 && (n < 0 || n > limit || math.IsNaN(n)) {
			return fmt.Sprintf("%s of %s is %g", name, e.name, n)
		}
	}
	if e.at["x"]+e.at["width"] > 400 || e.name == "rect" && e.at["y"]+e.at["height"] > 260 {
		return "a rectangle"
	}
	return ""
}

// Whatever the values are, the drawing is well formed and stays in its frame.
func TestAnyValuesStayInTheFrame(t *testing.T) {
	t.Parallel()
	odd := []float64{0, -1, 1, 1e300, -1e300, 1e308, 5e-324, 1e-12, math.Inf(1), math.NaN(), 0.1, 1e15, 42}
	random := rand.New(rand.NewPCG(1, 2))
	for run := range 400 {
		c := of()
		c.Bars = run%2 == 0
		start := day(t, "1000-01-01").AddDate(random.IntN(1900), random.IntN(12), random.IntN(28))
		for range random.IntN(200) {
			n := odd[random.IntN(len(odd))]
			if run%3 == 0 {
				n = math.Floor(random.NormFloat64() * 1000)
			}
			last := start.AddDate(0, random.IntN(14), 0)
			c.Values = append(c.Values, chart.Value{First: start, Last: last, N: n, Vague: random.IntN(4) == 0, Break: random.IntN(5) == 0,
				Sign: chart.Sign(random.IntN(int(chart.Revised) + 1)), Label: plain(n, 0)})
			start = start.AddDate(0, random.IntN(20), 0)
			if start.Year() > 2990 {
				break
			}
		}
		if run%5 == 0 {
			c.Target = &chart.Target{N: odd[random.IntN(len(odd))], Label: "Ziel"}
		}
		s := c.SVG()
		for _, e := range elements(t, s) {
			if e.name == "text" {
				continue // of its width nothing is known; its place is tested with the labels
			}
			if what := outside(e); what != "" {
				t.Fatalf("run %d: %s", run, what)
			}
		}
		if s != c.SVG() {
			t.Fatalf("run %d: the second drawing differs", run)
		}
	}
}

func named(all []element, name, class string) []element {
	return slices.DeleteFunc(slices.Clone(all), func(e element) bool { return e.name != name || e.class != class })
}

func TestBarsStandOnZero(t *testing.T) {
	t.Parallel()
	c := of(on(t, "2021", 1000, chart.Exact), on(t, "2022", 1010, chart.Exact))
	c.Bars = true
	all := elements(t, c.SVG())
	axis := named(all, "line", "c-axis")[0].at["y1"]
	bars := named(all, "rect", "c-sign")
	if len(bars) != 2 {
		t.Fatalf("%d bars", len(bars))
	}
	for _, b := range bars {
		if foot := b.at["y"] + b.at["height"]; math.Abs(foot-axis) > 0.02 {
			t.Errorf("a bar ends at %g, zero is at %g", foot, axis)
		}
	}
	if ratio := bars[0].at["height"] / bars[1].at["height"]; math.Abs(ratio-1000.0/1010) > 0.001 {
		t.Errorf("the bars stand to each other like %g", ratio)
	}
}

func TestPlacesAreTrueToTime(t *testing.T) {
	t.Parallel()
	points := named(elements(t, of(on(t, "2010-07-01", 1, chart.Exact), on(t, "2011-07-01", 1, chart.Exact), on(t, "2020-07-01", 1, chart.Exact)).SVG()), "circle", "c-sign")
	near, far := points[1].at["cx"]-points[0].at["cx"], points[2].at["cx"]-points[1].at["cx"]
	if math.Abs(far/near-9) > 0.05 {
		t.Errorf("nine years are as wide as %g", far/near)
	}
}

func TestLinesTieOnlyWhatFollowsAndCanBeCompared(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		values []chart.Value
		want   int
	}{
		"years that follow":          {[]chart.Value{on(t, "2020-12-31", 1, 0), on(t, "2021-12-31", 2, 0), on(t, "2022-12-31", 3, 0)}, 2},
		"a year is missing":          {[]chart.Value{on(t, "2020-12-31", 1, 0), on(t, "2022-01-01", 2, 0)}, 0},
		"not comparable":             {[]chart.Value{on(t, "2020-12-31", 1, 0), broken(on(t, "2021-12-31", 2, 0))}, 0},
		"a revised value is skipped": {[]chart.Value{on(t, "2020-12-31", 1, 0), on(t, "2021-12-31", 9, chart.Revised), on(t, "2021-12-31", 2, 0)}, 1},
		"a bound":                    {[]chart.Value{on(t, "2020-12-31", 1, chart.Over), on(t, "2021-12-31", 2, 0), on(t, "2022-12-31", 3, chart.Under)}, 0},
		"a rough value":              {[]chart.Value{on(t, "2020-12-31", 1, chart.About), on(t, "2021-12-31", 2, chart.Derived)}, 1},
		"one value":                  {[]chart.Value{on(t, "2020-12-31", 1, 0)}, 0},
	} {
		got := 0
		for _, e := range named(elements(t, of(c.values...).SVG()), "line", "c-sign") {
			if e.at["x1"] < e.at["x2"]-15 {
				got++
			}
		}
		if got != c.want {
			t.Errorf("%s: %d lines, want %d", name, got, c.want)
		}
	}
}

func TestTheLegendNamesWhatOccurs(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][]chart.Sign{
		"points": {chart.Exact, chart.About, chart.Revised, chart.Span, chart.Gap},
		"bars":   {chart.Exact, chart.About, chart.Over, chart.Under, chart.Derived, chart.Revised},
		"none":   nil,
	} {
		if got := cases(t)[name].Signs(); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	samples := map[string]bool{}
	for s := chart.Exact; s <= chart.Gap; s++ {
		samples[chart.Sample(s, false)] = true
	}
	if len(samples) != int(chart.Gap)+1 {
		t.Errorf("%d samples differ without colour", len(samples))
	}
}

func TestLabelsDoNotOverlapAndTheLastIsThere(t *testing.T) {
	t.Parallel()
	c := of()
	for i := range 60 {
		v := on(t, fmt.Sprintf("%d-06-30", 1960+i), float64(100+i%7), chart.Exact)
		v.Label = fmt.Sprintf("v%d", i)
		c.Values = append(c.Values, v)
	}
	var labels []element
	for _, e := range named(elements(t, c.SVG()), "text", "") {
		if strings.HasPrefix(e.text, "v") {
			labels = append(labels, e)
		}
	}
	if len(labels) < 5 || labels[0].text != "v59" {
		t.Fatalf("%d labels", len(labels))
	}
	for i, a := range labels {
		for _, b := range labels[:i] {
			if math.Abs(a.at["x"]-b.at["x"]) < 14 && math.Abs(a.at["y"]-b.at["y"]) < 12 {
				t.Errorf("%s lies on %s", a.text, b.text)
			}
		}
	}
}
