package svg_test

import (
	"strings"
	"testing"

	"offenesnetz/tools/internal/svg"
)

func TestAFileStandsAlone(t *testing.T) {
	t.Parallel()
	d := svg.NewFile(10, 20, svg.File{Title: "A & B", Desc: "C", Lang: "ar", Dir: "rtl", Colour: "#111", Ground: "#fff", Font: `"A", serif`, Style: "g > a{}"})
	d.Group("g", "#0a0", func() {
		d.Say(12, svg.Point{X: 1, Y: 2}, svg.End, svg.Words{Text: "Ver…", Full: "Verein <e. V.>", Lang: "de", Dir: "ltr", Bold: true})
	})
	d.Group("", "", func() { d.Say(12, svg.Point{X: 1, Y: 2}, svg.Start, svg.Words{Text: "x"}) })
	want := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20" width="10" height="20" lang="ar" xml:lang="ar" direction="rtl" color="#111" font-family="&#34;A&#34;, serif" role="img" aria-labelledby="title desc">
<title id="title">A &amp; B</title>
<desc id="desc">C</desc>
<style>g &gt; a{}</style>
<g class="ground" color="#fff">
<rect x="0" y="0" width="10" height="20" fill="currentColor"/>
</g>
<g class="g" color="#0a0">
<text x="1" y="2" font-size="12" text-anchor="end" fill="currentColor" font-weight="700" lang="de" xml:lang="de" direction="ltr"><title>Verein &lt;e. V.&gt;</title>Ver…</text>
</g>
<g>
<text x="1" y="2" font-size="12" text-anchor="start" fill="currentColor">x</text>
</g>
</svg>`
	if got := d.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	wellFormed(t, d.String())
}

func TestAFileWithoutStyleHasNone(t *testing.T) {
	t.Parallel()
	if got := svg.NewFile(1, 1, svg.File{}).String(); strings.Contains(got, "<style") {
		t.Error(got)
	}
}
