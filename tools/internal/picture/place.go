package picture

import (
	"math"

	"offenesnetz/tools/internal/svg"
)

// Lengths in the unit of the drawing: at 1000 wide, text of this size is 6 points high on a page of A4.
const (
	size     = 12.5
	step     = 16.0 // from line to line, and from step to step
	heading  = 30.0 // of a block, with the air above it
	margin   = 12.0
	beside   = 10.0 // between a name and what it names
	usual    = 1000.0
	narrow   = 14.0 // between threads that stand close
	wide     = 34.0
	leastLab = 160.0 // room for the names of organisations
	mostLab  = 400.0
	paper    = 1.42 // height of a page of A4 to its width, without its margins and a line of heading
	fewest   = 12   // lines on a sheet, however many threads have their names above them
)

// plan says where everything stands, for readers from left to right; who draws mirrors it for others.
type plan struct {
	n      *Network
	width  float64
	knots  float64   // where the lines of organisations begin
	groups []float64 // of each thread
	topics []float64
	head   float64 // height of the steps with the names of the threads
	sheets []sheet
}

type sheet struct {
	height float64
	lines  []rowLine
}

// rowLine is a line of a sheet at y, from its top: an organisation, or the heading of a block where row is nil.
type rowLine struct {
	y     float64
	block *Block
	row   *Row
}

func place(n *Network) *plan {
	p := &plan{n: n}
	if len(n.Groups)+len(n.Topics)+len(n.Blocks) == 0 {
		return p
	}
	p.columns()
	p.head = margin
	for _, c := range [][]float64{p.groups, p.topics} {
		if len(c) > 0 {
			p.head += float64(len(c)+1)*step + margin/2
		}
	}
	p.paginate()
	return p
}

// columns parts the width among names and threads.
func (p *plan) columns() {
	lab := leastLab
	for _, b := range p.n.Blocks {
		lab = max(lab, widthOf(b.Heading, size, true))
		for _, r := range b.Rows {
			lab = max(lab, widthOf(r.Text, size, false))
		}
	}
	if len(p.n.Groups) > 0 {
		lab = max(lab, widthOf(p.n.Groups[0].Text, size, false)-wide)
	}
	lab = math.Ceil(min(lab, mostLab))
	p.knots = margin + lab + beside
	threads := len(p.n.Groups) + len(p.n.Topics)
	gaps := 1 // between the first line's beginning and its threads
	if len(p.n.Groups) > 0 && len(p.n.Topics) > 0 {
		gaps++
	}
	pitch := max(narrow, min(wide, math.Floor((usual-p.knots-margin)/float64(threads+gaps))))
	x := p.knots + pitch
	for range p.n.Groups {
		x += pitch
		p.groups = append(p.groups, x)
	}
	if gaps == 2 {
		x += pitch
	}
	for range p.n.Topics {
		x += pitch
		p.topics = append(p.topics, x)
	}
	p.width = math.Ceil(x + pitch/2 + margin)
}

// paginate fills sheets with lines, as evenly as it can be.
func (p *plan) paginate() {
	most := max(math.Floor(p.width*paper)-p.head-2*margin, fewest*step+heading)
	p.sheets = p.fill(most)
	if n := len(p.sheets); n > 1 {
		total := 0.0
		for _, s := range p.sheets {
			total += s.height - p.head - 2*margin
		}
		if even := p.fill(min(most, total/float64(n)+heading)); len(even) == n {
			p.sheets = even
		}
	}
}

// fill begins a new sheet where the lines would be higher than most. The heading of a block stands again on each sheet.
func (p *plan) fill(most float64) []sheet {
	sheets := []sheet{{}}
	used := 0.0
	for i := range p.n.Blocks {
		b := &p.n.Blocks[i]
		headed := false
		for k := range b.Rows {
			need := step
			if !headed {
				need += heading
			}
			if used+need > most {
				sheets, used, headed = append(sheets, sheet{}), 0, false
			}
			s := &sheets[len(sheets)-1]
			if !headed {
				used += heading
				s.lines = append(s.lines, rowLine{p.head + used, b, nil})
				headed = true
			}
			used += step
			s.lines = append(s.lines, rowLine{p.head + used, b, &b.Rows[k]})
		}
	}
	for i := range sheets {
		s := &sheets[i]
		s.height = math.Ceil(p.head + 2*margin)
		if len(s.lines) > 0 {
			s.height = math.Ceil(s.lines[len(s.lines)-1].y + 2*margin)
		}
	}
	return sheets
}

// said is a text that ends at a place; room is what it has towards its beginning.
type said struct {
	Name
	at   svg.Point
	room float64
	bold bool
}

// names lists all texts of a sheet.
func (p *plan) names(s *sheet) []said {
	var out []said
	add := func(n Name, x, y float64, bold bool) {
		out = append(out, said{n, svg.Point{X: x - beside, Y: y + size*0.35}, x - beside - margin/2, bold})
	}
	if last := len(p.topics) - 1; last >= 0 {
		add(Name{Text: p.n.TopicWord}, p.topics[last]+beside, p.topicStep(last)-step, true)
	}
	for i, t := range p.n.Topics {
		add(t, p.topics[i], p.topicStep(i), false)
	}
	if last := len(p.groups) - 1; last >= 0 {
		add(Name{Text: p.n.GroupWord}, p.groups[last]+beside, p.groupStep(last)-step, true)
	}
	for i, g := range p.n.Groups {
		add(g.Name, p.groups[i], p.groupStep(i), false)
	}
	for _, l := range s.lines {
		if l.row == nil {
			add(Name{Text: l.block.Heading}, p.knots, l.y, true)
			continue
		}
		add(l.row.Name, p.knots, l.y, false)
	}
	return out
}

// groupStep is the height on which a group's name stands: the first lowest, so that no thread runs through a name.
func (p *plan) groupStep(i int) float64 { return p.head - margin/2 - step*float64(i) - step/2 }

func (p *plan) topicStep(i int) float64 {
	foot := p.head
	if n := len(p.groups); n > 0 {
		foot -= float64(n+1)*step + margin/2
	}
	return foot - margin/2 - step*float64(i) - step/2
}

// lastOf is the place of the last thread of a row or group, the furthest from the names; from where there is none.
func (p *plan) lastOf(from float64, groups, topics []int) float64 {
	for _, i := range groups {
		from = max(from, p.groups[i])
	}
	for _, i := range topics {
		from = max(from, p.topics[i])
	}
	return from
}

// feet tells where the threads of groups and topics end on a sheet: at their lowest marks, or at their names.
func (p *plan) feet(s *sheet) (groups, topics []float64) {
	groups, topics = make([]float64, len(p.groups)), make([]float64, len(p.topics))
	for i, g := range p.n.Groups {
		groups[i] = p.groupStep(i)
		for _, t := range g.Topics {
			topics[t] = max(topics[t], groups[i])
		}
	}
	for _, l := range s.lines {
		if l.row == nil {
			continue
		}
		for _, g := range l.row.Groups {
			groups[g] = l.y
		}
		for _, t := range l.row.Topics {
			topics[t] = l.y
		}
	}
	return groups, topics
}
