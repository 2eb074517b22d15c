package verify

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPlaces(t *testing.T) {
	t.Parallel()
	p := newPlacer([]byte("aä\nb\r\n\ncü"))
	for _, c := range []struct {
		off  int
		want pos
	}{
		{0, pos{1, 1}}, {1, pos{1, 2}}, {3, pos{1, 3}}, {4, pos{2, 1}}, {7, pos{3, 1}}, {8, pos{4, 1}}, {9, pos{4, 2}}, {11, pos{4, 3}},
		{4, pos{2, 1}}, // backwards
		{99, pos{4, 3}},
	} {
		if got := p.at(c.off); got != c.want {
			t.Errorf("offset %d is at %v, want %v", c.off, got, c.want)
		}
	}
}

func TestLongValuesAreShortenedBetweenCharacters(t *testing.T) {
	t.Parallel()
	if got := shorten("kurz"); got != "kurz" {
		t.Error(got)
	}
	for _, s := range []string{strings.Repeat("ü", 300), "a" + strings.Repeat("ü", 300), strings.Repeat("\x80", 300)} {
		got := shorten(s)
		if len(got) > 170 || !strings.HasSuffix(got, "…") || utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("got %q", got)
		}
	}
}

func TestSummaryIsAFaultIfOneOfTheRestIs(t *testing.T) {
	t.Parallel()
	c := &checker{files: []string{"a.html", "b.html"}}
	var fs []finding
	for i := range int32(perCode + 1) {
		fs = append(fs, finding{0, pos{i + 1, 1}, sayWeightRecord, []string{"1", "2"}})
	}
	if got := c.tell(fs); got.Faults() != 0 || len(got) != perCode+1 {
		t.Errorf("warnings give %d findings, %d faults", len(got), got.Faults())
	}
	fs = append(fs, finding{1, pos{}, sayWeight, []string{"1", "2"}})
	if got := c.tell(fs); got.Faults() != 1 || len(got) != perCode+1 {
		t.Errorf("a fault among the rest gives %d findings, %d faults", len(got), got.Faults())
	}
}

func TestTheSameFindingIsToldOnce(t *testing.T) {
	t.Parallel()
	c := &checker{files: []string{"a.html"}}
	f := finding{0, pos{1, 1}, sayLink, []string{"x"}}
	other := finding{0, pos{1, 1}, sayLink, []string{"y"}}
	if got := c.tell([]finding{f, other, f}); len(got) != 2 {
		t.Errorf("got %v", got)
	}
}
