// Package picture draws a network at a glance as one SVG file: a line for each organisation, a thread for each group and
// each topic, a mark where they meet. The names of the threads stand on steps above the lines, so that all of them are
// set level and can be read in any script. Nothing is placed by chance: the same network gives the same bytes.
package picture

import "offenesnetz/tools/internal/svg"

// Network is what is drawn, in the language of its readers.
type Network struct {
	Lang, Dir            string // of the readers, such as "ar" and "rtl"; the drawing is mirrored from right to left
	Title, Desc          string // for those who can't see it
	GroupWord, TopicWord string // what stands above the names of groups and of topics
	Groups               []Group
	Topics               []Name
	Blocks               []Block
}

// Name is how something is called. Lang and Dir are set only where they are not the readers'.
type Name struct{ Text, Lang, Dir string }

// Group is a thread with the topics of the group, as places in Topics, from 0.
type Group struct {
	Name
	Topics []int
}

// Block is the organisations of one grade of evidence.
type Block struct {
	Heading string
	Mark    Mark
	Rows    []Row
}

// Row is an organisation with its groups and topics, as places in Groups and Topics, from 0.
type Row struct {
	Name
	Groups, Topics []int
}

// Mark is the shape that stands for an organisation.
type Mark int

// The marks, told apart without colour.
const (
	Disc    Mark = iota // a filled circle
	Ring                // a circle
	Diamond             // a square on its tip
)

// Sheet is a part of the drawing that fits on a page of paper: the names of the threads stand on each.
type Sheet struct {
	Width, Height int // in the unit of the drawing, a pixel
	Rows          int // organisations on it
}

// Sheets tells what the drawing is parted in; none where there is nothing to draw.
func (n *Network) Sheets() []Sheet {
	p := place(n)
	var out []Sheet
	for _, s := range p.sheets {
		rows := 0
		for _, l := range s.lines {
			if l.row != nil {
				rows++
			}
		}
		out = append(out, Sheet{int(p.width), int(s.height), rows})
	}
	return out
}

// The colours of the site, as assets/css/tokens.css has them: on light ground in the drawing itself, on dark ground in its
// style, which an image must not be in need of.
const (
	font  = `system-ui, "Segoe UI", Roboto, "Noto Sans", "SF Arabic", Vazirmatn, "Noto Sans Arabic", "Noto Naskh Arabic", "Geeza Pro", Tahoma, "Noto Sans Ethiopic", "DejaVu Sans", sans-serif`
	style = `@media screen and (prefers-color-scheme: dark) { svg { color: #e6eae7 } .ground { color: #111514 } .group { color: #86d6bf } .topic { color: #adb7b2 } .line { color: #37403c } }`
)

// ink is a colour by its class.
type ink struct{ class, colour string }

var (
	ground = ink{svg.GroundClass, "#fbfbf9"}
	text   = ink{"", "#191d1b"}
	group  = ink{"group", "#0b5345"}
	topic  = ink{"topic", "#434b48"}
	line   = ink{"line", "#cfd5d1"}
)

// SVG draws the network, all sheets below each other.
func (n *Network) SVG() string {
	p := place(n)
	return p.draw(p.sheets)
}

// SheetSVG draws one of the sheets, from 0.
func (n *Network) SheetSVG(i int) string {
	p := place(n)
	return p.draw(p.sheets[i : i+1])
}

func (p *plan) draw(sheets []sheet) string {
	height := 0.0
	for _, s := range sheets {
		height += s.height
	}
	d := &drawer{plan: p, Drawing: svg.NewFile(p.width, height, svg.File{
		Title: p.n.Title, Desc: p.n.Desc, Lang: p.n.Lang, Dir: p.n.Dir, Colour: text.colour, Ground: ground.colour, Font: font, Style: style,
	})}
	for i := range sheets {
		d.sheet(&sheets[i])
		d.top += sheets[i].height
	}
	return d.String()
}
