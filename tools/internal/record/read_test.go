package record

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/diag"
)

// read expects a file without faults.
func read(t *testing.T, src string) *Table {
	t.Helper()
	table, found := Read("x.toml", []byte(src))
	if len(found) > 0 {
		t.Fatalf("unexpected findings: %s", render(found))
	}
	return table
}

func render(found diag.List) string {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "%d:%d %s: %s\n", d.Pos.Line, d.Pos.Column, d.Code, d.Message.En)
	}
	return strings.TrimSpace(b.String())
}

// outline writes a table down as "key @line:column = kind value @line:column", two blanks deeper each level.
func outline(t *Table, indent string) string {
	var b strings.Builder
	for _, e := range t.Entries {
		fmt.Fprintf(&b, "%s%s @%d:%d = %s", indent, e.Key, e.KeyPos.Line, e.KeyPos.Column, outlineValue(e.Value, indent))
	}
	return b.String()
}

func outlineValue(v *Value, indent string) string {
	at := fmt.Sprintf("@%d:%d", v.Pos.Line, v.Pos.Column)
	switch v.Kind {
	case String:
		return fmt.Sprintf("%q %s\n", v.Str, at)
	case Integer:
		return fmt.Sprintf("%d %s\n", v.Int, at)
	case Float:
		return fmt.Sprintf("%g %s\n", v.Float, at)
	case Bool:
		return fmt.Sprintf("%t %s\n", v.Bool, at)
	case Array:
		text := "array " + at + "\n"
		for _, item := range v.Items {
			text += indent + "  - " + outlineValue(item, indent+"  ")
		}
		return text
	case TableKind:
		return "table " + at + "\n" + outline(v.Table, indent+"  ")
	}
	return fmt.Sprintf("%s %04d-%02d-%02d %02d:%02d:%02d.%d %s\n", v.Kind.Name().En, v.Year, v.Month, v.Day, v.Hour, v.Min, v.Sec, v.Nano, at)
}

func TestEveryKeyAndValueHasItsPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, src, want string }{
		{"umlauts count as one column", `"größe" = "ä" # ü` + "\n" + `x = ["ä", "b"]`, `
größe @1:1 = "ä" @1:11
x @2:1 = array @2:5
  - "ä" @2:6
  - "b" @2:11
`},
		{"Arabic counts from the left in the order of the file", `x = { "اسم" = "إفطار", y = 1 }`, `
x @1:1 = table @1:5
  اسم @1:7 = "إفطار" @1:15
  y @1:24 = 1 @1:28
`},
		{"a byte order mark is no column", "\uFEFFa = 1", "\na @1:1 = 1 @1:5\n"},
		{"lines may end as on Windows", "a = 1\r\n\r\n  b = 2\r\n", "\na @1:1 = 1 @1:5\nb @3:3 = 2 @3:7\n"},
		{"each part of a dotted key is an entry", "a.b . \"c d\" = 1\na.b.e = true", `
a @1:1 = table @1:1
  b @1:3 = table @1:3
    c d @1:7 = 1 @1:15
    e @2:5 = true @2:9
`},
		{"a header places its table, an implied one stands at its name", "[a.b]\nc = 1\n[a]\nd = 2.5", `
a @1:2 = table @3:1
  b @1:4 = table @1:1
    c @2:1 = 1 @2:5
  d @4:1 = 2.5 @4:5
`},
		{"tables repeat within repeated tables", "[[a]]\nx = 1\n  [[a.b]]\n  y = 2\n  [[a.b]]\n[[a]]\n[a.c]\nz = 3", `
a @1:3 = array @1:1
  - table @1:1
    x @2:1 = 1 @2:5
    b @3:7 = array @3:3
      - table @3:3
        y @4:3 = 2 @4:7
      - table @5:3
  - table @6:1
    c @7:4 = table @7:1
      z @8:1 = 3 @8:5
`},
		{"a list spreads over lines with comments", "x = [ # one\n  1, # ]\n\n  { y = [ ] },\n]", `
x @1:1 = array @1:5
  - 1 @2:3
  - table @4:3
    y @4:5 = array @4:9
`},
		{"a text of several lines moves what follows", "a = \"\"\"\nHallo \\\n   Welt\n\"\"\"\nb = '''\nx\\y''''\nc = 1", `
a @1:1 = "Hallo Welt\n" @1:5
b @5:1 = "x\\y'" @5:5
c @7:1 = 1 @7:5
`},
		{"escapes are resolved in names and texts", `"\u00e4" = "\t\"\U0001F600"`, "\nä @1:1 = \"\\t\\\"😀\" @1:12\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := "\n" + outline(read(t, c.src), ""); got != c.want {
				t.Errorf("got:%s\nwant:%s", got, c.want)
			}
		})
	}
}

func TestDaysAndTimesAreTakenAsWritten(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]string{
		"2019-11-04":                   "day 2019-11-04 00:00:00.0",
		"2019-11-04T09:05:07":          "day with time 2019-11-04 09:05:07.0",
		"2019-11-04 09:05:07.25":       "day with time 2019-11-04 09:05:07.250000000",
		"23:59:59":                     "time of day 0000-00-00 23:59:59.0",
		"2019-11-04T09:05:07Z":         "time with offset 2019-11-04 09:05:07.0",
		"2019-11-04t09:05:07+05:30":    "time with offset 2019-11-04 09:05:07.0",
		"2019-03-31T02:30:00":          "day with time 2019-03-31 02:30:00.0",
		"2019-11-04 09:05:07-03:00#no": "time with offset 2019-11-04 09:05:07.0",
	} {
		v := read(t, "t = "+src).Get("t").Value
		if got := strings.TrimSuffix(outlineValue(v, ""), " @1:5\n"); got != want {
			t.Errorf("%s is read as %s, want %s", src, got, want)
		}
	}
}

func TestAnInstantKeepsItsWrittenOffset(t *testing.T) {
	t.Parallel()
	v := read(t, "t = 2019-11-04T09:05:07+05:30").Get("t").Value
	if got := v.Time.Format(time.RFC3339); got != "2019-11-04T09:05:07+05:30" {
		t.Errorf("got %s", got)
	}
	if utc := read(t, "t = 2019-11-04T09:05:07Z").Get("t").Value.Time; utc.Location() != time.UTC {
		t.Errorf("Z is read as %v", utc.Location())
	}
}

func TestGetFindsAKeyOrNothing(t *testing.T) {
	t.Parallel()
	table := read(t, "a = 1\nb = 2")
	if e := table.Get("b"); e == nil || e.Value.Int != 2 || e.KeyPos != (diag.Pos{File: "x.toml", Line: 2, Column: 1}) {
		t.Errorf("b: %+v", e)
	}
	if e := table.Get("c"); e != nil {
		t.Errorf("c: %+v", e)
	}
}

func TestEveryKindHasANameInBothLanguages(t *testing.T) {
	t.Parallel()
	for k := String; k <= TableKind; k++ {
		if k.Name().De == "" || k.Name().En == "" {
			t.Errorf("kind %d has no name", k)
		}
	}
}

func TestFilesThatAreNotTextAreRefusedAtOnce(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, src, want, advice string }{
		{"nothing", "", "0:0 file-empty: the file is empty", "write a record"},
		{"a mark only", "\uFEFF", "0:0 file-empty: the file is empty", ""},
		{"blanks and comments", " \n# nothing yet\r\n\t", "0:0 file-empty: the file is empty", ""},
		{"Latin-1", "a = 1\nb = \"Gr\xfc\xdfe\"", "2:8 file-encoding: here is a byte (0xFC) that is not UTF-8", "save the file as UTF-8"},
		{"UTF-16, little end first", "\xff\xfea\x00=\x001\x00", "1:1 file-encoding: here is a byte (0xFF) that is not UTF-8", "seems to be UTF-16"},
		{"UTF-16, big end first", "\xfe\xff\x00a", "1:1 file-encoding: here is a byte (0xFE) that is not UTF-8", "seems to be UTF-16"},
		{"UTF-16 without a mark", "a\x00=\x001\x00", "1:2 file-encoding: here is an invisible control character (0x00)", "seems to be UTF-16"},
		{"NUL in a long text", "a = 'xxxxxxxxx\x00'", "1:15 file-encoding: here is an invisible control character (0x00)", "save the file as UTF-8"},
		{"a cut character", "a = '\xe2\x82", "1:6 file-encoding: here is a byte (0xE2) that is not UTF-8", ""},
		{"a surrogate", "a = '\xed\xa0\x80'", "1:6 file-encoding: here is a byte (0xED) that is not UTF-8", ""},
		{"control characters", "a = 'ä\x01'\nb = 1 # \x7f",
			"1:7 toml-syntax: here is an invisible control character (0x01)\n2:9 toml-syntax: here is an invisible control character (0x7F)", "delete"},
		{"lines of an old Macintosh", "a = 1\rb = 2", "1:6 toml-syntax: here is a carriage return without a line feed", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			table, found := Read("x.toml", []byte(c.src))
			if got := render(found); got != c.want || table != nil {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if !strings.Contains(found[0].Advice.En, c.advice) {
				t.Errorf("advice %q lacks %q", found[0].Advice.En, c.advice)
			}
		})
	}
}
