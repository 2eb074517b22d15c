package svg_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"offenesnetz/tools/internal/svg"
)

// wellFormed reads the drawing as XML and gives its texts, joined.
func wellFormed(t testing.TB, s string) string {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(s))
	var texts strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts.String()
		}
		if err != nil {
			t.Fatalf("no XML: %v in %s", err, s)
		}
		if data, ok := token.(xml.CharData); ok {
			texts.Write(data)
		}
	}
}

func TestShapesAreWrittenInTheColourOfTheText(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		draw func(d *svg.Drawing)
		want string
	}{
		"line": {func(d *svg.Drawing) {
			d.Line(svg.Look{Class: "a", Stroke: 1.5, Dash: "4 2"}, svg.Point{X: 0, Y: 1}, svg.Point{X: 2, Y: 3.456})
		}, `<line x1="0" y1="1" x2="2" y2="3.46" class="a" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="4 2"/>`},
		"rectangle by any two corners": {func(d *svg.Drawing) { d.Rect(svg.Look{Filled: true}, svg.Point{X: 9, Y: 8}, svg.Point{X: 1, Y: 2}) },
			`<rect x="1" y="2" width="8" height="6" fill="currentColor"/>`},
		"circle": {func(d *svg.Drawing) { d.Circle(svg.Look{Filled: true}, svg.Point{X: 5, Y: -0.001}, 2) }, `<circle cx="5" cy="0" r="2" fill="currentColor"/>`},
		"polygon": {func(d *svg.Drawing) { d.Polygon(svg.Look{Stroke: 1}, svg.Point{X: 1, Y: 2}, svg.Point{X: 3, Y: 4}) },
			`<polygon points="1,2 3,4" fill="none" stroke="currentColor" stroke-width="1"/>`},
		"words follow the page": {func(d *svg.Drawing) { d.Text("b", 14, svg.Point{X: 1, Y: 2}, svg.End, "الهدف: 300") },
			`<text x="1" y="2" font-size="14" text-anchor="end" fill="currentColor" class="b">الهدف: 300</text>`},
		"numbers run from left to right": {func(d *svg.Drawing) { d.Text("", 14, svg.Point{X: 1, Y: 2}, svg.Start, "-1\u00a0204,5") },
			"<text x=\"1\" y=\"2\" font-size=\"14\" text-anchor=\"start\" fill=\"currentColor\" direction=\"ltr\">-1\u00a0204,5</text>"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := svg.New(10, 20)
			c.draw(d)
			want := "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 20\" width=\"10\" height=\"20\" aria-hidden=\"true\">\n" + c.want + "\n</svg>"
			if got := d.String(); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			wellFormed(t, d.String())
		})
	}
}

func TestANamedDrawingTellsWhatItShows(t *testing.T) {
	t.Parallel()
	got := svg.NewNamed(1, 1, "x", "A < B", "“quoted” & more").String()
	for _, want := range []string{`role="img"`, `aria-labelledby="x-title x-desc"`, `<title id="x-title">A &lt; B</title>`, `<desc id="x-desc">“quoted” &amp; more</desc>`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s lacks %s", got, want)
		}
	}
}

func FuzzNoTextBreaksOut(f *testing.F) {
	f.Add("</title><script>alert(1)</script>", `" onload="x`)
	f.Add("\x00\ufffe]]>", "a\nb\xff")
	f.Fuzz(func(t *testing.T, text, class string) {
		d := svg.NewNamed(1, 1, class, text, text)
		d.Text(class, 1, svg.Point{}, svg.Start, text)
		got := d.String()
		wellFormed(t, got)
		if n := strings.Count(got, "<"); n != 8 {
			t.Errorf("%d tags, want 8, in %s", n, got)
		}
	})
}
