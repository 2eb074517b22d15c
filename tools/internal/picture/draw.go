package picture

import "offenesnetz/tools/internal/svg"

const (
	radius = 4.5 // of a mark
	small  = 2.8 // half the side of a topic's mark
)

var (
	strong = svg.Look{Stroke: 2}
	thin   = svg.Look{Stroke: 1}
	filled = svg.Look{Filled: true}
)

// drawer draws sheet by sheet; top is where the sheet begins.
type drawer struct {
	*svg.Drawing
	*plan
	top float64
}

// at mirrors a place for readers from right to left.
func (d *drawer) at(x, y float64) svg.Point {
	if d.n.Dir == "rtl" {
		x = d.width - x
	}
	return svg.Point{X: x, Y: d.top + y}
}

func (d *drawer) in(i ink, draw func()) { d.Group(i.class, i.colour, draw) }

func (d *drawer) sheet(s *sheet) {
	d.in(line, func() { d.levels(s) })
	groups, topics := d.feet(s)
	d.in(topic, func() {
		for i, x := range d.topics {
			d.thread(thin, x, d.topicStep(i), topics[i])
		}
	})
	d.in(group, func() {
		for i, x := range d.groups {
			d.thread(strong, x, d.groupStep(i), groups[i])
		}
	})
	d.marks(s)
	for _, n := range d.names(s) {
		d.say(n)
	}
}

func (d *drawer) thread(look svg.Look, x, from, to float64) {
	if to > from {
		d.Line(look, d.at(x, from), d.at(x, to))
	}
}

// levels are the lines that lead from a name to its last mark.
func (d *drawer) levels(s *sheet) {
	level := func(from, to, y float64) {
		if to > from {
			d.Line(thin, d.at(from, y), d.at(to, y))
		}
	}
	for i, g := range d.n.Groups {
		level(d.groups[i], d.lastOf(d.groups[i], nil, g.Topics), d.groupStep(i))
	}
	for _, l := range s.lines {
		if l.row != nil {
			level(d.knots, d.lastOf(d.knots, l.row.Groups, l.row.Topics), l.y)
		}
	}
}

// marks draws where things meet. An organisation's mark stands at its name and on the thread of each of its groups.
func (d *drawer) marks(s *sheet) {
	d.in(topic, func() {
		for i, x := range d.topics {
			d.square(x, d.topicStep(i))
		}
		for i, g := range d.n.Groups {
			for _, t := range g.Topics {
				d.square(d.topics[t], d.groupStep(i))
			}
		}
		for _, l := range s.lines {
			if l.row != nil {
				for _, t := range l.row.Topics {
					d.square(d.topics[t], l.y)
				}
			}
		}
	})
	d.in(group, func() {
		for i, x := range d.groups {
			d.Circle(filled, d.at(x, d.groupStep(i)), radius)
		}
		for _, l := range s.lines {
			d.mark(l.block.Mark, d.knots, l.y)
			if l.row != nil {
				for _, g := range l.row.Groups {
					d.mark(l.block.Mark, d.groups[g], l.y)
				}
			}
		}
	})
}

func (d *drawer) square(x, y float64) {
	d.Rect(filled, d.at(x-small, y-small), d.at(x+small, y+small))
}

// mark draws the sign of an organisation; those that are open hide the thread behind them.
func (d *drawer) mark(m Mark, x, y float64) {
	shape := func(look svg.Look) {
		if m == Diamond {
			const r = radius * 1.2
			d.Polygon(look, d.at(x, y-r), d.at(x+r, y), d.at(x, y+r), d.at(x-r, y))
			return
		}
		d.Circle(look, d.at(x, y), radius)
	}
	if m == Disc {
		shape(filled)
		return
	}
	d.in(ground, func() { shape(filled) })
	shape(svg.Look{Stroke: 1.6})
}

// say writes a name so that it ends at its place, whatever its own direction is.
func (d *drawer) say(s said) {
	w := svg.Words{Text: fit(s.Text, size, s.room, s.bold), Lang: s.Lang, Dir: s.Dir, Bold: s.bold}
	if w.Text != s.Text {
		w.Text, w.Full = atEnd(w.Text), s.Text
	}
	side := svg.End
	if s.Dir != "" && s.Dir != d.n.Dir {
		side = svg.Start
	}
	d.Say(size, d.at(s.at.X, s.at.Y), side, w)
}
