package chart

import (
	"math"
	"strconv"
	"time"

	"offenesnetz/tools/internal/svg"
)

var (
	grid  = svg.Look{Class: "c-grid", Stroke: 0.5}
	axis  = svg.Look{Class: "c-axis", Stroke: thin}
	goal  = svg.Look{Class: "c-goal", Stroke: thin, Dash: "8 4"}
	gap   = svg.Look{Class: "c-gap", Stroke: thin, Dash: "1 4"}
	solid = svg.Look{Class: "c-sign", Filled: true, Stroke: thick}
	open  = svg.Look{Class: "c-sign c-open", Stroke: thick}
	line  = svg.Look{Class: "c-sign", Stroke: thick}
	loose = svg.Look{Class: "c-sign", Stroke: thick, Dash: "5 4"}
	doubt = svg.Look{Class: "c-sign c-open", Stroke: thick, Dash: "5 4"}
)

func (f *frame) valueAxis(d *svg.Drawing, number func(float64, int) string) {
	for _, n := range f.steps() {
		y := f.y(n)
		look := grid
		if n == 0 {
			look = axis
		}
		d.Line(look, svg.Point{X: f.left, Y: y}, svg.Point{X: f.right, Y: y})
		d.Text("", size, svg.Point{X: f.left - 6, Y: y + 5}, svg.End, number(n, decimals(f.step)))
	}
}

// timeAxis marks where years begin and names as many of them as there is room for.
func (f *frame) timeAxis(d *svg.Drawing) {
	year := 365.25 / (f.to - f.from) * (f.right - f.left)
	every := 1
	for _, n := range []int{2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		if year*float64(every) < 5*letter {
			every = n
		}
	}
	first, last := yearOf(f.from), yearOf(f.to-1)
	for y := first; y <= last+1; y++ {
		named := y%every == 0 && y <= last
		x := f.x(days(newYear(y)))
		if named || year > 6 {
			d.Line(axis, svg.Point{X: x, Y: f.bottom}, svg.Point{X: x, Y: f.bottom + 5})
		}
		if named {
			d.Text("", size, svg.Point{X: min(max(x+year/2, 2.5*letter), width-2.5*letter), Y: f.bottom + 20}, svg.Middle, strconv.Itoa(y))
		}
	}
}

func yearOf(day float64) int { return time.Unix(int64(day)*24*60*60, 0).UTC().Year() }

// box is a place that a text takes.
type box struct{ left, right, top, bottom float64 }

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// target draws the line to be reached and names it at its beginning.
func (f *frame) target(d *svg.Drawing, t *Target) []box {
	if t == nil || !(math.Abs(t.N) <= most) {
		return nil
	}
	y := f.y(t.N)
	d.Line(goal, svg.Point{X: f.left, Y: y}, svg.Point{X: f.right, Y: y})
	// In the middle, for a text from right to left begins at its right end.
	w := min(float64(len([]rune(t.Label)))*letter, f.right-f.left)
	d.Text("", size, svg.Point{X: f.left + 4 + w/2, Y: y - 5}, svg.Middle, t.Label)
	return []box{{f.left, f.left + 4 + w, y - 5 - size, y}}
}

// breaks draws a line across the chart wherever the values behind can't be compared with those before.
func (f *frame) breaks(d *svg.Drawing, values []Value) {
	for i, v := range values {
		if i > 0 && v.Break {
			x := f.x((days(values[i-1].Last) + 1 + days(v.First)) / 2)
			x = min(max(x, f.left), f.right)
			d.Line(gap, svg.Point{X: x, Y: f.top - 10}, svg.Point{X: x, Y: f.bottom})
		}
	}
}

// columns draws a bar over the time of each value: filled where the figure is certain, else hollow and dashed.
func (f *frame) columns(d *svg.Drawing, values []Value) {
	for _, v := range values {
		if v.Sign == Revised {
			continue
		}
		from, to := f.x(days(v.First)), f.x(days(v.Last)+1)
		air := (to - from) * 0.12
		look := solid
		if v.Sign != Exact {
			look = doubt
		}
		if to-from < 6 { // an outline would be wider than the bar
			look.Stroke = 0.5
		}
		if foot, top := (svg.Point{X: from + air, Y: f.y(0)}), (svg.Point{X: to - air, Y: f.y(v.N)}); math.Abs(foot.Y-top.Y) < thin {
			d.Line(line, foot, svg.Point{X: top.X, Y: foot.Y}) // a value of nothing is a value
		} else {
			d.Rect(look, foot, top)
		}
	}
}

// lines ties values that follow each other without a year between them and can be compared: dashed where one of them is
// uncertain. None leads to or from a bound, for which way it went there is not known.
func (f *frame) lines(d *svg.Drawing, values []Value) {
	var last *Value
	for i := range values {
		v := &values[i]
		if v.Sign == Revised {
			continue
		}
		if last != nil && !v.Break && !bound(*last) && !bound(*v) && v.First.Year()-last.Last.Year() <= 1 {
			look := line
			if v.Sign != Exact || last.Sign != Exact || v.Vague || last.Vague {
				look = loose
			}
			d.Line(look, f.at(*last), f.at(*v))
		}
		last = v
	}
}

func bound(v Value) bool { return v.Sign == Over || v.Sign == Under }

// mark draws the sign of a value. A bar that is certain needs none.
func (f *frame) mark(d *svg.Drawing, v Value) {
	at := f.at(v)
	if spread(v) && (!f.bars || v.Vague) {
		f.span(d, v, at)
	}
	if !f.bars || v.Sign != Exact {
		shape(d, v.Sign, at)
	}
}

// span draws the time in which a value lies.
func (f *frame) span(d *svg.Drawing, v Value, at svg.Point) {
	look := line
	if v.Vague {
		look = loose
	}
	from, to := f.x(days(v.First)), f.x(days(v.Last)+1)
	d.Line(look, svg.Point{X: from, Y: at.Y}, svg.Point{X: to, Y: at.Y})
	for _, x := range []float64{from, to} {
		d.Line(line, svg.Point{X: x, Y: at.Y - 4}, svg.Point{X: x, Y: at.Y + 4})
	}
}

// shape draws a sign: each differs from the others in form, not in colour.
func shape(d *svg.Drawing, s Sign, at svg.Point) {
	p := func(x, y float64) svg.Point { return svg.Point{X: at.X + x*radius, Y: at.Y + y*radius} }
	switch s {
	case Exact:
		d.Circle(svg.Look{Class: "c-sign", Filled: true}, at, radius)
	case About:
		d.Circle(open, at, radius)
	case Over:
		d.Polygon(open, p(0, -1.2), p(1.1, 0.8), p(-1.1, 0.8))
	case Under:
		d.Polygon(open, p(0, 1.2), p(1.1, -0.8), p(-1.1, -0.8))
	case Derived:
		d.Polygon(open, p(0, -1.2), p(1.2, 0), p(0, 1.2), p(-1.2, 0))
	case Revised:
		d.Line(line, p(-0.9, -0.9), p(0.9, 0.9))
		d.Line(line, p(-0.9, 0.9), p(0.9, -0.9))
	}
}

// Sample draws a sign for the legend, as charts with bars or with points have it.
func Sample(s Sign, bars bool) string {
	d := svg.New(28, 16)
	centre := svg.Point{X: 14, Y: 8}
	switch {
	case s == Span:
		d.Line(line, svg.Point{X: 2, Y: 8}, svg.Point{X: 26, Y: 8})
		d.Line(line, svg.Point{X: 2, Y: 4}, svg.Point{X: 2, Y: 12})
		d.Line(line, svg.Point{X: 26, Y: 4}, svg.Point{X: 26, Y: 12})
	case s == Gap:
		d.Line(gap, svg.Point{X: 14, Y: 0}, svg.Point{X: 14, Y: 16})
	case s == Exact && bars:
		d.Rect(solid, svg.Point{X: 9, Y: 3}, svg.Point{X: 19, Y: 15})
	default:
		shape(d, s, centre)
	}
	return d.String()
}
