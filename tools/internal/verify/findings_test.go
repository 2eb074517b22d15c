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

func TestTheRestOfManyFaultsIsAFault(t *testing.T) {
	t.Parallel()
	c := &checker{files: []string{"a.html", "b.html"}, heavy: []int{9, 0}}
	fs := []finding{{0, pos{}, sayWeightRecord, []string{"9", "2"}}}
	for i := range int32(perCode) {
		fs = append(fs, finding{1, pos{i + 1, 1}, sayWeight, []string{"1", "2"}})
	}
	if got := c.tell(fs); got.Faults() != perCode || len(got) != perCode+1 {
		t.Errorf("%d findings, %d faults", len(got), got.Faults())
	}
}

// What makes the page of a record heavy makes it so in most languages: one of them says it all.
func TestOfHeavyRecordsTheHeaviestIsNamed(t *testing.T) {
	t.Parallel()
	c := &checker{files: []string{"a.html", "b.html", "c.html"}, heavy: []int{15, 17, 16}}
	var fs []finding
	for i := range int32(3) {
		fs = append(fs, finding{i, pos{}, sayWeightRecord, []string{"1", "2"}})
	}
	got := c.tell(fs)
	if len(got) != 1 || got.Faults() != 0 || !strings.HasSuffix(got[0].Message.En, "with 2 more pages, less heavy ones") || got[0].Pos.File != "public/b.html" {
		t.Errorf("%v", got)
	}
	if got := c.tell(fs[:1]); len(got) != 1 || got[0].Pos.File != "public/a.html" {
		t.Errorf("%v", got)
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
