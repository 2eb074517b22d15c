// Package svg writes drawings that stand in a page or in a file of their own. Colours are those of the text around
// (currentColor) and nothing is styled inline, so that a strict content security policy, a dark scheme, forced colours and
// paper all show them; a page's stylesheet reaches elements by their class.
package svg

import (
	"bytes"
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// Drawing is a drawing in the making. Lengths are in its own unit; the origin is the upper left corner.
type Drawing struct {
	body          bytes.Buffer
	width, height float64
	head          string
}

// New starts a drawing that says nothing to those who can't see it: something beside it says the same.
func New(width, height float64) *Drawing {
	return &Drawing{width: width, height: height, head: ` aria-hidden="true"`}
}

// NewNamed starts a drawing with a title and a description in words. id begins the ids of both and must be unique on the
// page.
func NewNamed(width, height float64, id, title, desc string) *Drawing {
	d := &Drawing{width: width, height: height}
	d.head = ` role="img"` + attr("aria-labelledby", id+"-title "+id+"-desc")
	d.body.WriteString("<title" + attr("id", id+"-title") + ">" + escape(title) + "</title>")
	d.body.WriteString("<desc" + attr("id", id+"-desc") + ">" + escape(desc) + "</desc>\n")
	return d
}

// Point is a place in a drawing.
type Point struct{ X, Y float64 }

// Look is how a shape is drawn. The zero Look is invisible.
type Look struct {
	Class  string  // for the stylesheet
	Filled bool    // with the colour of the text
	Stroke float64 // width of the outline
	Dash   string  // such as "4 3"; "" for an unbroken outline
}

func (l Look) String() string {
	s := ` fill="none"`
	if l.Filled {
		s = ` fill="currentColor"`
	}
	if l.Class != "" {
		s = attr("class", l.Class) + s
	}
	if l.Stroke > 0 {
		s += ` stroke="currentColor"` + attr("stroke-width", number(l.Stroke))
	}
	if l.Dash != "" {
		s += attr("stroke-dasharray", l.Dash)
	}
	return s
}

// Line draws a line.
func (d *Drawing) Line(look Look, from, to Point) {
	d.element("line", attr("x1", number(from.X))+attr("y1", number(from.Y))+attr("x2", number(to.X))+attr("y2", number(to.Y))+look.String())
}

// Rect draws a rectangle by two opposite corners.
func (d *Drawing) Rect(look Look, a, b Point) {
	d.element("rect", attr("x", number(min(a.X, b.X)))+attr("y", number(min(a.Y, b.Y)))+
		attr("width", number(math.Abs(a.X-b.X)))+attr("height", number(math.Abs(a.Y-b.Y)))+look.String())
}

// Circle draws a circle.
func (d *Drawing) Circle(look Look, centre Point, radius float64) {
	d.element("circle", attr("cx", number(centre.X))+attr("cy", number(centre.Y))+attr("r", number(radius))+look.String())
}

// Polygon draws a closed shape.
func (d *Drawing) Polygon(look Look, corners ...Point) {
	var points []string
	for _, c := range corners {
		points = append(points, number(c.X)+","+number(c.Y))
	}
	d.element("polygon", attr("points", strings.Join(points, " "))+look.String())
}

// Side of a text that its place names.
type Side string

// The sides, in the order of reading: Start is the left side of a text from left to right.
const (
	Start  Side = "start"
	Middle Side = "middle"
	End    Side = "end"
)

// Text writes a line of text in the size; its base line is at the place. A text of numbers alone is set from left to
// right in every language; other texts follow the direction of the page.
func (d *Drawing) Text(class string, size float64, at Point, side Side, text string) {
	a := attr("x", number(at.X)) + attr("y", number(at.Y)) + attr("font-size", number(size)) + attr("text-anchor", string(side)) + ` fill="currentColor"`
	if class != "" {
		a += attr("class", class)
	}
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		a += ` direction="ltr"`
	}
	d.body.WriteString("<text" + a + ">" + escape(text) + "</text>\n")
}

func (d *Drawing) element(name, attributes string) {
	d.body.WriteString("<" + name + attributes + "/>\n")
}

// String gives the drawing.
func (d *Drawing) String() string {
	return `<svg xmlns="http://www.w3.org/2000/svg"` + attr("viewBox", "0 0 "+number(d.width)+" "+number(d.height)) +
		attr("width", number(d.width)) + attr("height", number(d.height)) + d.head + ">\n" + d.body.String() + "</svg>"
}

func attr(name, value string) string { return " " + name + `="` + escape(value) + `"` }

// escape makes any text safe as content and as an attribute's value; signs that XML can't have become U+FFFD.
func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}

// number writes a length with at most two digits behind the point.
func number(n float64) string {
	s := strconv.FormatFloat(n, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}
