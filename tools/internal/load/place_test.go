package load

import (
	"testing"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/record"
)

func TestTextsKnowWhereTheyStand(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		src          string
		line, column int // of the first sign of the text; 0 where it is not there as it is
	}{
		"in quotation marks":            {`name = "Wort"`, 1, 9},
		"in single ones":                {`name = 'Wort'`, 1, 9},
		"behind blanks":                 {`name = "  Wort "`, 1, 11},
		"behind letters of two bytes":   {`"name" = "Wört"`, 1, 11},
		"on the line below":             {"name = \"\"\"\nWort\nund noch eins\n\"\"\"", 2, 1},
		"on the same line":              {"name = \"\"\"Wort\nzwei\"\"\"", 1, 11},
		"two lines below, indented":     {"name = \"\"\"\n\n   Wort\n\"\"\"", 3, 4},
		"in three single marks":         {"name = '''\nWort\\n\n'''", 2, 1},
		"with lines that end in CRLF":   {"name = \"\"\"\r\nWort\r\nzwei\r\n\"\"\"\r\n", 2, 1},
		"after a byte order mark":       {"\ufeffname = \"Wort\"", 1, 9},
		"with an escape":                {`name = "W\u00f6rt"`, 0, 0},
		"with a line that is continued": {"name = \"\"\"\nWort \\\n  zwei\n\"\"\"", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			table, found := record.Read("x.toml", []byte(c.src))
			if table == nil {
				t.Fatal(found)
			}
			topic := &model.Topic{}
			set(newTextFile("x.toml", []byte(c.src)), topic.Fields().Get("name"), table.Entries[0], &found)
			want := diag.Pos{}
			if c.line > 0 {
				want = diag.Pos{File: "x.toml", Line: c.line, Column: c.column}
			}
			if topic.Title.At != want {
				t.Errorf("text %q stands at %v, want %v", topic.Title.S, topic.Title.At, want)
			}
		})
	}
}

func TestPlaceOutsideTheFileIsNone(t *testing.T) {
	t.Parallel()
	s := newTextFile("x", []byte("a\nb"))
	for _, p := range []diag.Pos{{}, {Line: 3, Column: 1}, {Line: 2, Column: 9}} {
		if got := s.rest(p); got != "" {
			t.Errorf("%v has %q", p, got)
		}
		if got := s.place(p, "b"); got != (diag.Pos{}) {
			t.Errorf("%v gives %v", p, got)
		}
	}
}

func TestSplitFront(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		src, head, body string
		line            int
		ok              bool
	}{
		"head and body":      {"+++\na = 1\n+++\nText\n", "a = 1", "Text\n", 4, true},
		"head alone":         {"+++\na = 1\n+++", "a = 1", "", 4, true},
		"CRLF and a mark":    {"\ufeff+++\r\na = 1\r\nb = 2\r\n+++\r\nText\r\n", "a = 1\nb = 2", "Text\n", 5, true},
		"+++ in the body":    {"+++\na = 1\n+++\nText\n+++\n", "a = 1", "Text\n+++\n", 4, true},
		"no head":            {"Text\n", "", "", 0, false},
		"head without end":   {"+++\na = 1\n", "a = 1\n", "", 0, false},
		"YAML is no head":    {"---\na: 1\n---\nText\n", "", "", 0, false},
		"blanks before head": {" +++\na = 1\n+++\n", "", "", 0, false},
	} {
		head, body, line, ok := splitFront(c.src)
		if ok != c.ok || ok && (head != c.head || body != c.body || line != c.line) {
			t.Errorf("%s: %q, %q, %d, %v", name, head, body, line, ok)
		}
	}
}
