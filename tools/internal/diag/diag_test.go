package diag

import (
	"slices"
	"strings"
	"testing"
)

func at(file string, line, column int) Pos { return Pos{File: file, Line: line, Column: column} }

func TestSortOrdersByPlaceCodeAndTextAndDropsDoubles(t *testing.T) {
	t.Parallel()
	fault := func(pos Pos, code, text string) Diagnostic {
		return Diagnostic{Pos: pos, Code: code, Message: Message{text, text}}
	}
	sorted := List{
		fault(at("a", 0, 0), "x", "the whole file"),
		fault(at("a", 2, 1), "x", "m"),
		fault(at("a", 2, 9), "x", "m"),
		fault(at("a", 10, 1), "x", "m"),
		fault(at("b", 1, 1), "x", "m"),
		fault(at("b", 1, 1), "x", "n"),
		fault(at("b", 1, 1), "y", "m"),
	}
	mixed := slices.Clone(sorted)
	slices.Reverse(mixed)
	mixed = append(mixed, sorted...)
	mixed.Sort()
	if !slices.Equal(mixed, sorted) {
		t.Errorf("sorted to %v", mixed)
	}
}

func TestSortKeepsWarningAndFaultOfOnePlace(t *testing.T) {
	t.Parallel()
	var l List
	l.Add(at("a", 1, 1), "x", M("m", "m"), Message{})
	l.Warn(at("a", 1, 1), "x", M("m", "m"), Message{})
	l.Sort()
	if len(l) != 2 || l.Faults() != 1 {
		t.Errorf("%d left, %d faults", len(l), l.Faults())
	}
}

func TestWriteText(t *testing.T) {
	t.Parallel()
	place := at("data/groups/a.toml", 7, 9)
	advice := M("so geht es", "do it so")
	for name, c := range map[string]struct {
		d    Diagnostic
		lang string
		want string
	}{
		"German": {Diagnostic{Pos: place, Code: "ref-missing", Message: M("fehlt", "missing"), Advice: advice}, "de",
			"data/groups/a.toml:7:9: fehlt [ref-missing]\n  Rat: so geht es\n"},
		"English": {Diagnostic{Pos: place, Code: "ref-missing", Message: M("fehlt", "missing"), Advice: advice}, "en",
			"data/groups/a.toml:7:9: missing [ref-missing]\n  Advice: do it so\n"},
		"German for any other language": {Diagnostic{Pos: place, Code: "c", Message: M("fehlt", "missing")}, "fr",
			"data/groups/a.toml:7:9: fehlt [c]\n"},
		"a warning says so": {Diagnostic{Pos: place, Severity: Warning, Code: "c", Message: M("alt", "old")}, "de",
			"data/groups/a.toml:7:9: Hinweis: alt [c]\n"},
		"an English warning": {Diagnostic{Pos: place, Severity: Warning, Code: "c", Message: M("alt", "old")}, "en",
			"data/groups/a.toml:7:9: Warning: old [c]\n"},
		"a file as a whole has no line": {Diagnostic{Pos: Pos{File: "data"}, Code: "c", Message: M("leer", "empty")}, "de",
			"data: leer [c]\n"},
		"control and turning signs are shown": {Diagnostic{Pos: Pos{File: "a\x1b[2J"}, Code: "c", Message: M("x\u202ey\nz", "")}, "de",
			"a\\u001B[2J: x\\u202Ey\\u000Az [c]\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var b strings.Builder
			if err := (List{c.d}).WriteText(&b, c.lang); err != nil {
				t.Fatal(err)
			}
			if b.String() != c.want {
				t.Errorf("got  %q\nwant %q", b.String(), c.want)
			}
		})
	}
}

func TestWriteJSON(t *testing.T) {
	t.Parallel()
	var l List
	l.Add(at("a.toml", 1, 2), "x", M("<ö>", "<o>"), M("Rat", "advice"))
	l.Warn(Pos{File: "b.toml"}, "y", M("z", "z"), Message{})
	var b strings.Builder
	if err := l.WriteJSON(&b, "de"); err != nil {
		t.Fatal(err)
	}
	want := `[
  {
    "file": "a.toml",
    "line": 1,
    "column": 2,
    "severity": "fault",
    "code": "x",
    "message": "<ö>",
    "advice": "Rat"
  },
  {
    "file": "b.toml",
    "severity": "warning",
    "code": "y",
    "message": "z"
  }
]
`
	if b.String() != want {
		t.Errorf("got %s", b.String())
	}
}

func TestWriteJSONOfNothingIsAnEmptyList(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := List(nil).WriteJSON(&b, "de"); err != nil || b.String() != "[]\n" {
		t.Errorf("got %q, %v", b.String(), err)
	}
}

// brokenPipe fails at the nth write.
type brokenPipe struct{ left int }

func (p *brokenPipe) Write(b []byte) (int, error) {
	if p.left--; p.left < 0 {
		return 0, errPipe
	}
	return len(b), nil
}

var errPipe = &pipeError{}

type pipeError struct{}

func (*pipeError) Error() string { return "broken pipe" }

func TestWriteTextGivesTheErrorOfTheWriter(t *testing.T) {
	t.Parallel()
	var l List
	l.Add(at("a", 1, 1), "x", M("m", "m"), M("r", "a"))
	for writes := range 2 {
		if err := l.WriteText(&brokenPipe{writes}, "de"); err != errPipe {
			t.Errorf("after %d writes: %v", writes, err)
		}
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	keys := []string{"title", "text", "status", "start", "end", "organizations"}
	for word, want := range map[string]string{
		"titel":         "title", // two letters swapped
		"statr":         "start",
		"stauts":        "status",
		"en":            "end", // one change in a short word
		"e":             "",
		"organisations": "organizations",
		"Title":         "title",
		"farbe":         "",
		"":              "",
		"ende":          "end",
	} {
		if got := Nearest(word, keys); got != want {
			t.Errorf("nearest to %q is %q, want %q", word, got, want)
		}
	}
}

func TestNearestPrefersTheFirstOfEquals(t *testing.T) {
	t.Parallel()
	if got := Nearest("ab", []string{"ac", "ad"}); got != "ac" {
		t.Errorf("got %q", got)
	}
	if got := Nearest("x", nil); got != "" {
		t.Errorf("got %q of nothing", got)
	}
}

func TestDidYouMean(t *testing.T) {
	t.Parallel()
	got := DidYouMean("sprach", []string{"sprache"})
	if got.De != `gemeint ist vielleicht "sprache"` || got.En != `did you mean "sprache"?` {
		t.Errorf("got %+v", got)
	}
	if got := DidYouMean("xyz", []string{"sprache"}); got != (Message{}) {
		t.Errorf("advice where nothing is near: %+v", got)
	}
}

func TestMessagePutsTheSameArgumentsIntoBothLanguages(t *testing.T) {
	t.Parallel()
	got := M("%d von %d", "%[2]d in all, %[1]d of them", 1, 2)
	if got.In("de") != "1 von 2" || got.In("en") != "2 in all, 1 of them" || got.In("fr") != got.De {
		t.Errorf("got %+v", got)
	}
}
