package record

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"offenesnetz/tools/internal/diag"
)

// FuzzRead holds what must be true of any bytes: no panic, every position inside the file and on the thing it names,
// and the same keys and the same verdict as the library's.
func FuzzRead(f *testing.F) {
	seeds, err := filepath.Glob("testdata/*.toml")
	if err != nil || len(seeds) == 0 {
		f.Fatal("no seeds in testdata", err)
	}
	for _, name := range seeds {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Add([]byte("\uFEFF\uFEFF"))
	f.Add([]byte("a = [0x0, { b = '', '' = 1 }]")) // the library loses the first item
	f.Add([]byte("a = \"\"\"0\\\\\"\"\"\"\"\""))   // the library takes six closing marks here
	f.Fuzz(func(t *testing.T, src []byte) {
		table, found := Read("f.toml", src)
		if (table == nil) == (len(found) == 0) {
			t.Fatalf("table %v together with findings %v", table, found)
		}
		text := newLines(src)
		for _, d := range found {
			text.inside(t, d.Pos)
		}
		if table != nil {
			text.table(t, table)
		}
		agree(t, src, table, found)
	})
}

// agree compares with the library: what it refuses is refused in words of our own, what it accepts is accepted but for
// rules of our own, and each key that it reports was found.
func agree(t *testing.T, src []byte, table *Table, found diag.List) {
	text := strings.TrimPrefix(string(src), "\uFEFF")
	if strings.HasPrefix(text, "\uFEFF") {
		return // the library drops a second mark as well
	}
	values := map[string]any{}
	if err := libraryDecode(text, &values); err != nil {
		if table != nil || strings.Contains(render(found), "not valid TOML") {
			t.Fatalf("the scanner saw no fault: %v", err)
		}
		return
	}
	for _, d := range found {
		if d.Code == "toml-syntax" && !stricter[d.Message.En] {
			t.Fatalf("the library accepts what was refused: %v", d)
		}
	}
	if table == nil {
		return
	}
	paths := map[string]bool{}
	collect(table, nil, paths)
	meta, err := toml.Decode(text, &values)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range meta.Keys() {
		if !paths[strings.Join(key, "\x00")] {
			t.Fatalf("the library knows a key %q that the scanner did not find", key)
		}
	}
}

// stricter are the faults that the library lets pass.
var stricter = map[string]bool{
	"a name must not be empty":          true, // allowed in TOML, see quotedPart
	"here are too many quotation marks": true, // six marks after a doubled backslash
}

func collect(t *Table, above []string, into map[string]bool) {
	for _, entry := range t.Entries {
		path := append(above[:len(above):len(above)], entry.Key)
		into[strings.Join(path, "\x00")] = true
		collectValue(entry.Value, path, into)
	}
}

func collectValue(v *Value, path []string, into map[string]bool) {
	if v.Table != nil {
		collect(v.Table, path, into)
	}
	for _, item := range v.Items {
		collectValue(item, path, into)
	}
}

// lines is a file cut into lines, to look up what stands at a position.
type lines []string

func newLines(src []byte) lines {
	return strings.Split(strings.TrimPrefix(string(src), "\uFEFF"), "\n")
}

func (l lines) inside(t *testing.T, pos diag.Pos) {
	t.Helper()
	if pos.Line == 0 {
		return
	}
	if pos.Line > len(l) || pos.Column < 1 || pos.Column > utf8.RuneCountInString(l[pos.Line-1])+1 {
		t.Fatalf("%v is outside the file", pos)
	}
}

// at gives the text from a position to the end of its line.
func (l lines) at(t *testing.T, pos diag.Pos) string {
	t.Helper()
	l.inside(t, pos)
	return string([]rune(l[pos.Line-1])[pos.Column-1:])
}

func (l lines) table(t *testing.T, table *Table) {
	for _, entry := range table.Entries {
		text := l.at(t, entry.KeyPos)
		if !strings.HasPrefix(text, `"`) && !strings.HasPrefix(text, "'") && !strings.HasPrefix(text, entry.Key) {
			t.Fatalf("%v does not point at the key %q but at %q", entry.KeyPos, entry.Key, text)
		}
		l.value(t, entry.Value)
	}
}

var starts = map[Kind]string{
	String: `"'`, Integer: "+-0123456789", Float: "+-0123456789in", Bool: "tf", Array: "[",
	OffsetDateTime: "0123456789", LocalDateTime: "0123456789", LocalDate: "0123456789", LocalTime: "0123456789",
}

func (l lines) value(t *testing.T, v *Value) {
	text := l.at(t, v.Pos)
	if v.Table != nil {
		l.table(t, v.Table)
	} else if text == "" || !strings.Contains(starts[v.Kind], text[:1]) {
		t.Fatalf("%v does not point at a value of kind %d but at %q", v.Pos, v.Kind, text)
	}
	for _, item := range v.Items {
		l.value(t, item)
	}
}
