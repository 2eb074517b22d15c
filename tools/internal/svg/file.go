package svg

// File is what a drawing needs that stands in a file of its own: no page around it gives it a language, colours or a font.
type File struct {
	Title, Desc string
	Lang, Dir   string // of its words, such as "ar" and "rtl"
	Colour      string // of the text, such as "#191d1b"
	Ground      string // what it is drawn on
	Font        string // families, as in CSS
	Style       string // CSS on top of what stands in the drawing; a drawing must be whole without it
}

// GroundClass is the class of the ground and of whatever is filled with it.
const GroundClass = "ground"

// NewFile starts a drawing for a file. Its first shape is the ground.
func NewFile(width, height float64, f File) *Drawing {
	d := &Drawing{width: width, height: height}
	d.head = attr("lang", f.Lang) + attr("xml:lang", f.Lang) + attr("direction", f.Dir) + attr("color", f.Colour) +
		attr("font-family", f.Font) + ` role="img" aria-labelledby="title desc"`
	d.body.WriteString("<title" + attr("id", "title") + ">" + escape(f.Title) + "</title>\n<desc" + attr("id", "desc") + ">" + escape(f.Desc) + "</desc>\n")
	if f.Style != "" {
		d.body.WriteString("<style>" + escape(f.Style) + "</style>\n")
	}
	d.Group(GroundClass, f.Ground, func() { d.Rect(Look{Filled: true}, Point{}, Point{width, height}) })
	return d
}

// Group draws several shapes in a colour of their own; a stylesheet reaches them all by the class.
func (d *Drawing) Group(class, colour string, draw func()) {
	a := ""
	if class != "" {
		a += attr("class", class)
	}
	if colour != "" {
		a += attr("color", colour)
	}
	d.body.WriteString("<g" + a + ">\n")
	draw()
	d.body.WriteString("</g>\n")
}

// Words are a line of text with a language of its own.
type Words struct {
	Text      string
	Lang, Dir string // "" as the drawing
	Full      string // what a pointer is told, where Text is shortened
	Bold      bool
}

// Say writes words in the size; their base line is at the place.
func (d *Drawing) Say(size float64, at Point, side Side, w Words) {
	a := attr("x", number(at.X)) + attr("y", number(at.Y)) + attr("font-size", number(size)) + attr("text-anchor", string(side)) + ` fill="currentColor"`
	if w.Bold {
		a += ` font-weight="700"`
	}
	if w.Lang != "" {
		a += attr("lang", w.Lang) + attr("xml:lang", w.Lang)
	}
	if w.Dir != "" {
		a += attr("direction", w.Dir)
	}
	full := ""
	if w.Full != "" {
		full = "<title>" + escape(w.Full) + "</title>"
	}
	d.body.WriteString("<text" + a + ">" + full + escape(w.Text) + "</text>\n")
}
