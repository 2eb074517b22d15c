// Package chart draws a series of figures over time, so that it can be read without colour and says no more than the
// figures do: the value axis begins at zero, places on the time axis are true to time, a gap stays a gap, and what is
// uncertain looks different from what is certain.
//
// Time runs from left to right in every language: so it does in the charts of Arabic and Persian newspapers and
// schoolbooks too, where only the words run from right to left.
package chart

import (
	"math"
	"time"

	"offenesnetz/tools/internal/svg"
)

// Sign is what a mark in the chart stands for, and so an entry of its legend.
type Sign int

// The signs. Exact to Derived say how sure a value is.
const (
	Exact   Sign = iota // as the source gives it
	About               // roughly
	Over                // the value is higher
	Under               // the value is lower
	Derived             // calculated from other figures
	Revised             // given once and corrected since
	Span                // the time is known only as a period: some time in it
	Gap                 // what stands before and after can't be compared
)

// Value is one figure of the series.
type Value struct {
	First, Last time.Time // its day, or the days of its period, at midnight UTC
	Vague       bool      // the time itself is doubtful
	N           float64
	Sign        Sign   // Exact to Revised
	Label       string // the figure written out
	Break       bool   // it can't be compared with the values before
}

// Target is a value to be reached.
type Target struct {
	N     float64
	Label string
}

// Chart is a series with the words around it.
type Chart struct {
	ID          string // begins the ids of title and description; unique on the page
	Title, Desc string // for those who don't see the chart
	Bars        bool   // the values are of periods, not of days: a bar for each
	Values      []Value
	Target      *Target
	Number      func(n float64, decimals int) string // writes a number at the axis
}

// Lengths of the drawing. At the width of a phone a unit is less than a pixel, on a screen a little more.
const (
	width    = 400
	height   = 260
	size     = 14   // of letters
	letter   = 9    // width that is reckoned for one, in the widest of the usual fonts
	above    = 26   // for the label of the highest value
	below    = 28   // for the years
	end      = 14   // behind the last value
	maxStart = 150  // for the numbers at the axis, however long
	thin     = 1.25 // lines of the frame
	thick    = 2    // lines of the values
	radius   = 5    // of marks
)

// most is the largest amount that is drawn; there is no room for rounding above it.
const most = 1e300

// frame turns times and values into places.
type frame struct {
	left, right, top, bottom float64
	from, to                 float64 // days
	low, high, step          float64 // values
	bars                     bool
}

// SVG draws the chart. Values that no chart can hold (infinite, or no number) are left out.
func (c *Chart) SVG() string {
	d := svg.NewNamed(width, height, c.ID, c.Title, c.Desc)
	values := c.drawable()
	f := c.frame(values)
	f.valueAxis(d, c.Number)
	f.timeAxis(d)
	taken := f.target(d, c.Target)
	f.breaks(d, values)
	if c.Bars {
		f.columns(d, values)
	} else {
		f.lines(d, values)
	}
	for _, v := range values {
		f.mark(d, v)
	}
	f.labels(d, values, taken)
	return d.String()
}

// Signs lists the signs that the chart shows, for its legend.
func (c *Chart) Signs() []Sign {
	var seen [Gap + 1]bool
	for i, v := range c.drawable() {
		seen[v.Sign] = true
		seen[Span] = seen[Span] || spread(v) && (!c.Bars || v.Vague)
		seen[Gap] = seen[Gap] || v.Break && i > 0
	}
	var out []Sign
	for s, yes := range seen {
		if yes {
			out = append(out, Sign(s))
		}
	}
	return out
}

func (c *Chart) drawable() []Value {
	var out []Value
	for _, v := range c.Values {
		if math.Abs(v.N) <= most {
			out = append(out, v)
		}
	}
	return out
}

// spread tells whether the mark has a line beside it that shows the time in which the value lies.
func spread(v Value) bool { return v.Vague || v.Last.After(v.First) }

func days(t time.Time) float64 { return float64(t.Unix()) / (24 * 60 * 60) }

func (c *Chart) frame(values []Value) *frame {
	f := &frame{top: above, bottom: height - below, right: width - end, bars: c.Bars}
	whole := f.limits(values, c.Target)
	f.step = nice(f.high/4-f.low/4, whole)
	lowest := f.low
	f.high, f.low = math.Ceil(f.high/f.step)*f.step, math.Floor(f.low/f.step)*f.step
	if lowest < 0 && f.y(lowest) > f.bottom-above {
		f.low -= f.step // room for its label
	}
	longest := 0
	for _, n := range f.steps() {
		longest = max(longest, len([]rune(c.Number(n, decimals(f.step)))))
	}
	f.left = min(float64(longest)*letter+10, maxStart)
	return f
}

// limits finds the years and values to be shown, zero among them. whole tells that all values are whole numbers.
func (f *frame) limits(values []Value, target *Target) (whole bool) {
	whole = true
	first, last := 2000, 2000
	for i, v := range values {
		if i == 0 {
			first, last = v.First.Year(), v.Last.Year()
		}
		first, last = min(first, v.First.Year()), max(last, v.Last.Year())
		f.low, f.high = min(f.low, v.N), max(f.high, v.N)
		whole = whole && v.N == math.Trunc(v.N)
	}
	if target != nil && math.Abs(target.N) <= most {
		f.low, f.high = min(f.low, target.N), max(f.high, target.N)
	}
	if f.low == f.high {
		f.high = 1
	}
	f.from, f.to = days(newYear(first)), days(newYear(last+1))
	return whole
}

func newYear(year int) time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }

// nice is the next of 1, 2, 5, 10, 20 … that is not below n; of whole values not below 1.
func nice(n float64, whole bool) float64 {
	n = max(n, math.SmallestNonzeroFloat64*1e10)
	ten := math.Pow(10, math.Floor(math.Log10(n)))
	step := 10 * ten
	for _, m := range []float64{1, 2, 5} {
		if m*ten >= n*(1-1e-9) {
			step = m * ten
			break
		}
	}
	if whole {
		return max(step, 1)
	}
	return step
}

// decimals is how many digits behind the point a step needs.
func decimals(step float64) int {
	return int(min(max(math.Ceil(-math.Log10(step)-1e-9), 0), 12))
}

// steps are the values that the axis names, from the lowest.
func (f *frame) steps() []float64 {
	var out []float64
	for i := math.Round(f.low / f.step); i <= math.Round(f.high/f.step); i++ {
		out = append(out, i*f.step)
	}
	return out
}

func (f *frame) x(day float64) float64 {
	return f.left + (day-f.from)/(f.to-f.from)*(f.right-f.left)
}

func (f *frame) y(n float64) float64 {
	return f.bottom - (n/2-f.low/2)/(f.high/2-f.low/2)*(f.bottom-f.top)
}

// at is the place of a value: in the middle of its day or period. A revised one stands at the edge of the bar that has
// taken its place, where it leaves room for the bar's label.
func (f *frame) at(v Value) svg.Point {
	from, to := f.x(days(v.First)), f.x(days(v.Last)+1)
	x := (from + to) / 2
	if f.bars && v.Sign == Revised {
		x += (to - from) * 0.3
	}
	return svg.Point{X: x, Y: f.y(v.N)}
}
