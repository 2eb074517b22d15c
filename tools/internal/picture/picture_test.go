package picture

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"strings"
	"testing"
)

// made is a network of so many groups, topics and organisations, with names as long as in life.
func made(groups, topics, organizations int) *Network {
	n := &Network{Lang: "de", Dir: "ltr", Title: "Netz", Desc: "Bild", GroupWord: "Gruppen", TopicWord: "Themen"}
	for i := range groups {
		g := Group{Name: Name{Text: fmt.Sprintf("Arbeitsgruppe %d für Bildung, Sprache und Zusammenleben in den Stadtteilen", i)}}
		if topics > 0 {
			g.Topics = []int{i % topics}
		}
		n.Groups = append(n.Groups, g)
	}
	for i := range topics {
		n.Topics = append(n.Topics, Name{Text: fmt.Sprintf("Thema %d: Öffnung der Verwaltung", i)})
	}
	for b, heading := range []string{"als beteiligt genannt", "arbeitet mit", "im gleichen Feld tätig"} {
		block := Block{Heading: heading, Mark: Mark(b)}
		for i := b; i < organizations; i += 3 {
			r := Row{Name: Name{Text: fmt.Sprintf("%d. Verein zur Förderung der Begegnung %s e. V.", i, strings.Repeat("aller Menschen ", i%4))}}
			for k := range i % 4 {
				if groups > 0 {
					r.Groups = append(r.Groups, (i+k*k)%groups)
				}
				if topics > 0 {
					r.Topics = append(r.Topics, (i*7+k)%topics)
				}
			}
			block.Rows = append(block.Rows, r)
		}
		if len(block.Rows) > 0 {
			n.Blocks = append(n.Blocks, block)
		}
	}
	return n
}

var sizes = []struct{ groups, topics, organizations int }{
	{0, 0, 1}, {1, 0, 0}, {0, 3, 2}, {3, 0, 5}, {9, 11, 55}, {20, 12, 100}, {20, 12, 130}, {60, 40, 200},
}

// box is what a shape or text takes.
type box struct {
	what                     string
	left, right, top, bottom float64
}

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

func boxes(p *plan, s *sheet) []box {
	var out []box
	for _, n := range p.names(s) {
		shown := fit(n.Text, size, n.room, n.bold)
		out = append(out, box{shown, n.at.X - widthOf(shown, size, n.bold), n.at.X, n.at.Y - size*0.95, n.at.Y + size*0.3})
	}
	return out
}

func TestNoNameMeetsAnotherOrLeavesTheSheet(t *testing.T) {
	t.Parallel()
	for _, c := range sizes {
		p := place(made(c.groups, c.topics, c.organizations))
		for i := range p.sheets {
			s := &p.sheets[i]
			all := boxes(p, s)
			for k, b := range all {
				if b.left < 0 || b.right > p.width || b.top < 0 || b.bottom > s.height {
					t.Errorf("%v, sheet %d: %q leaves the sheet", c, i, b.what)
				}
				for _, o := range all[:k] {
					if b.meets(o) {
						t.Errorf("%v, sheet %d: %q meets %q", c, i, b.what, o.what)
					}
				}
			}
		}
	}
}

func TestNoThreadRunsThroughAName(t *testing.T) {
	t.Parallel()
	for _, c := range sizes {
		p := place(made(c.groups, c.topics, c.organizations))
		for i := range p.sheets {
			s := &p.sheets[i]
			groups, topics := p.feet(s)
			var threads []box
			for i, x := range p.groups {
				threads = append(threads, box{"", x - radius, x + radius, p.groupStep(i) - radius, groups[i] + radius})
			}
			for i, x := range p.topics {
				threads = append(threads, box{"", x - small, x + small, p.topicStep(i) - small, topics[i] + small})
			}
			for _, name := range boxes(p, s) {
				for _, thread := range threads {
					if name.meets(thread) {
						t.Errorf("%v, sheet %d: a thread at %v runs through %q", c, i, thread.left, name.what)
					}
				}
			}
		}
	}
}

func TestThreadsStandApart(t *testing.T) {
	t.Parallel()
	for _, c := range sizes {
		p := place(made(c.groups, c.topics, c.organizations))
		last := p.knots
		for _, x := range append(p.groups, p.topics...) {
			if x-last < 2*radius+2 {
				t.Errorf("%v: threads at %v and %v are too close", c, last, x)
			}
			last = x
		}
		if last+radius > p.width {
			t.Errorf("%v: the last thread at %v leaves the sheet of %v", c, last, p.width)
		}
	}
}

func TestEachOrganisationStandsOnOneSheetThatFitsOnPaper(t *testing.T) {
	t.Parallel()
	for _, c := range sizes {
		n := made(c.groups, c.topics, c.organizations)
		rows, least, most := 0, math.MaxInt, 0
		sheets := n.Sheets()
		for i, s := range sheets {
			rows += s.Rows
			least, most = min(least, s.Rows), max(most, s.Rows)
			if float64(s.Height) > math.Max(float64(s.Width)*paper, 40*step*3) {
				t.Errorf("%v: sheet %d is %d wide and %d high", c, i+1, s.Width, s.Height)
			}
		}
		if rows != c.organizations {
			t.Errorf("%v: %d organisations stand on the sheets", c, rows)
		}
		if len(sheets) > 1 && most > least+8 {
			t.Errorf("%v: between %d and %d organisations stand on a sheet", c, least, most)
		}
	}
	if got := len(made(9, 11, 55).Sheets()); got != 1 {
		t.Errorf("55 organisations take %d sheets", got)
	}
	if got := len(made(9, 11, 100).Sheets()); got != 2 {
		t.Errorf("100 organisations take %d sheets", got)
	}
}

func TestTheSheetsMakeUpTheWhole(t *testing.T) {
	t.Parallel()
	n := made(9, 11, 100)
	whole, _ := read(t, n.SVG())
	missing, height := maps.Clone(whole), 0
	for i, s := range n.Sheets() {
		height += s.Height
		drawn := n.SheetSVG(i)
		texts, _ := read(t, drawn)
		for name := range texts {
			if whole[name] == nil {
				t.Errorf("the whole lacks %q of sheet %d", name, i)
			}
			delete(missing, name)
		}
		if texts[n.GroupWord] == nil || texts[n.Topics[0].Text] == nil {
			t.Errorf("sheet %d lacks the names of the threads", i)
		}
		if !strings.Contains(drawn, fmt.Sprintf(`viewBox="0 0 %d %d"`, s.Width, s.Height)) {
			t.Errorf("sheet %d has another size", i)
		}
	}
	if len(missing) > 0 {
		t.Errorf("no sheet has %v", missing)
	}
	if !strings.Contains(n.SVG(), fmt.Sprintf(`height="%d"`, height)) {
		t.Errorf("the whole is not %d high", height)
	}
}

func TestNothingIsDrawnOfNothing(t *testing.T) {
	t.Parallel()
	if got := made(0, 0, 0).Sheets(); got != nil {
		t.Errorf("sheets %v", got)
	}
}

// read takes a drawing apart: texts by what they show, and how many elements of each name there are.
func read(t testing.TB, s string) (texts map[string]map[string]string, elements map[string]int) {
	t.Helper()
	texts, elements = map[string]map[string]string{}, map[string]int{}
	d := xml.NewDecoder(strings.NewReader(s))
	var open map[string]string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts, elements
		}
		if err != nil {
			t.Fatalf("no XML: %v", err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			elements[x.Name.Local]++
			if x.Name.Local == "text" {
				open = map[string]string{}
				for _, a := range x.Attr {
					open[a.Name.Local] = a.Value
				}
			}
		case xml.EndElement:
			if x.Name.Local == "text" {
				open = nil
			}
		case xml.CharData:
			if open != nil {
				texts[string(x)] = open
			}
		}
	}
}

func TestDrawingsAreWellFormedAndAskForNothing(t *testing.T) {
	t.Parallel()
	for _, c := range sizes {
		got := made(c.groups, c.topics, c.organizations).SVG()
		_, elements := read(t, got)
		for _, name := range []string{"script", "image", "use", "a", "foreignObject", "link"} {
			if elements[name] > 0 {
				t.Errorf("%v: <%s>", c, name)
			}
		}
		if strings.Count(got, "http") != 1 || strings.Contains(got, "url(") || strings.Contains(got, "href") {
			t.Errorf("%v: it leads out of itself", c)
		}
		if got != made(c.groups, c.topics, c.organizations).SVG() {
			t.Errorf("%v: it differs from run to run", c)
		}
	}
}

func TestEvidenceIsToldByShape(t *testing.T) {
	t.Parallel()
	shapes := map[Mark]string{Disc: "circle 1", Ring: "circle 2", Diamond: "polygon 2"}
	for mark, want := range shapes {
		n := &Network{Blocks: []Block{{Mark: mark, Rows: []Row{{Name: Name{Text: "A"}}}}}}
		_, elements := read(t, n.SVG())
		name, _, _ := strings.Cut(want, " ")
		if got := fmt.Sprintf("%s %d", name, elements[name]/2); got != want { // the heading has the mark too
			t.Errorf("mark %d is drawn as %s, want %s", mark, got, want)
		}
	}
}

func TestNamesEndAtTheirMarkInEveryDirection(t *testing.T) {
	t.Parallel()
	draw := func(dir string, name Name) (map[string]string, float64) {
		n := &Network{Dir: dir, Blocks: []Block{{Heading: "H", Rows: []Row{{Name: name}}}}}
		texts, _ := read(t, n.SVG())
		return texts[name.Text], place(n).width
	}
	for _, c := range []struct {
		what, dir string
		name      Name
		anchor    string
		mirrored  bool
	}{
		{"from left to right", "ltr", Name{Text: "Verein"}, "end", false},
		{"an Arabic name among them", "ltr", Name{"جمعية", "ar", "rtl"}, "start", false},
		{"from right to left", "rtl", Name{Text: "جمعية"}, "end", true},
		{"a German name among them", "rtl", Name{"Verein", "de", "ltr"}, "start", true},
	} {
		got, width := draw(c.dir, c.name)
		x := place(&Network{Blocks: []Block{{Rows: []Row{{Name: c.name}}}}}).knots - beside
		if c.mirrored {
			x = width - x
		}
		if got["text-anchor"] != c.anchor || got["x"] != fmt.Sprint(x) || got["direction"] != c.name.Dir || got["lang"] != c.name.Lang {
			t.Errorf("%s: %v, want %s at %v", c.what, got, c.anchor, x)
		}
	}
}

func TestLongNamesAreShortenedAndToldInFull(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Integrationsgemeinwesenarbeitskoordinierungsstelle ", 3)
	got := (&Network{Blocks: []Block{{Rows: []Row{{Name: Name{Text: long}}}}}}).SVG()
	if !strings.Contains(got, "<title>"+long+"</title>Integrationsgemeinwesen") || !strings.Contains(got, "…\u200e</text>") {
		t.Error(got)
	}
}

func TestTextsAreCutBetweenLetters(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		s    string
		room float64
		want string
	}{
		{"kurz", 100, "kurz"},
		{"abcdef", 34, "abc…"},
		{"ab cdef", 30, "ab…"},
		{"abe\u0301def", 34, "abe\u0301…"},
		{"abcdef", 1, "…"},
	} {
		if got := fit(c.s, 10, c.room, false); got != c.want {
			t.Errorf("%q in %v is %q, want %q", c.s, c.room, got, c.want)
		}
	}
}

func TestTheSignForWhatIsLeftOutStaysWithItsLetters(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{"Verein 3…": "Verein 3…\u200e", "جمعية…": "جمعية…\u200f", "12…": "12…"} {
		if got := atEnd(s); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	}
}

// The drawing has to repeat the site's colours: a file of its own reads no stylesheet.
func TestColoursAreThoseOfTheSite(t *testing.T) {
	t.Parallel()
	tokens, err := os.ReadFile("../../../assets/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	for name, i := range map[string]ink{"ground": ground, "ink": text, "river": group, "quiet": topic, "line": line} {
		class := "." + i.class
		if i.class == "" {
			class = "svg"
		}
		_, rule, _ := strings.Cut(style, class+" { color: ")
		dark, _, _ := strings.Cut(rule, " ")
		if want := fmt.Sprintf("--%s: light-dark(%s, %s);", name, i.colour, dark); !strings.Contains(string(tokens), want) {
			t.Errorf("tokens.css lacks %q", want)
		}
	}
	if want := "--font: " + font + ";"; !strings.Contains(string(tokens), want) {
		t.Errorf("tokens.css lacks %q", want)
	}
}

func BenchmarkSVG(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		network := made(20, 12, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				network.SVG()
			}
		})
	}
}
