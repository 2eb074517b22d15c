package record

import (
	"strings"
	"testing"
)

func TestEachSyntaxFaultIsToldWithPlaceAndAdvice(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ src, want, advice string }{
		// keys
		{"name", `1:5 toml-syntax: "=" is missing after "name"`, `name = "…"`},
		{"ä.b = 1", "1:1 toml-syntax: the character 'ä' does not belong in a name", "a–z"},
		{"größe = 1", "1:3 toml-syntax: the character 'ö' does not belong in a name", "a–z"},
		{"name: 1", `1:5 toml-syntax: "=" is missing after "name"`, `"=" instead of ":"`},
		{" = 1", `1:2 toml-syntax: the name before "=" is missing`, ""},
		{"a. = 1", "1:4 toml-syntax: the character '=' does not belong in a name", ""},
		{"a.", "1:3 toml-syntax: a name is missing here", ""},
		{".a = 1", "1:1 toml-syntax: a name is missing before the dot", ""},
		{`"" = 1`, "1:1 toml-syntax: a name must not be empty", ""},
		{`a.'' = 1`, "1:3 toml-syntax: a name must not be empty", ""},
		{`"a = 1`, "1:1 toml-syntax: the text that starts here lacks its closing quotation mark", ""},
		{`'a = 1`, "1:1 toml-syntax: the text that starts here lacks its closing quotation mark", ""},
		{`"""a""" = 1`, "1:1 toml-syntax: here are three quotation marks where a name is expected", ""},
		// headers
		{"[]", "1:2 toml-syntax: the name between the brackets is missing", ""},
		{"[[a]", `1:4 toml-syntax: "]]" is missing at the end of the header`, "[[a]]"},
		{"[a", `1:3 toml-syntax: "]" is missing at the end of the header`, "[a]"},
		{"[a] b = 1", "1:5 toml-syntax: something follows the header: b = 1", "new line"},
		// values
		{"a =\nb = 1", `1:4 toml-syntax: the value after "=" is missing`, "delete the line"},
		{"a = # later", `1:5 toml-syntax: the value after "=" is missing`, ""},
		{"a = Hallo Welt", "1:5 toml-syntax: here is a text without quotation marks: Hallo Welt", `"…"`},
		{"a = [x, y]", "1:6 toml-syntax: here is a text without quotation marks: x", `"…"`},
		{"a = „Hallo“", "1:5 toml-syntax: '„' is no quotation mark here", "straight"},
		{"a = True", "1:5 toml-syntax: True is no known value", "true"},
		{"a = 0391", "1:5 toml-syntax: a number does not start with 0: 0391", "telephone"},
		{"a = 1,5", `1:6 toml-syntax: something follows the value of "a": ,5`, "point instead of a comma"},
		{"a = 1__0", "1:5 toml-syntax: 1__0 is neither a number nor a date", ""},
		{"a = .5", "1:5 toml-syntax: .5 is neither a number nor a date", ""},
		{"a = ]", "1:5 toml-syntax: a value is missing here", ""},
		{"a = 9223372036854775808", "1:5 toml-syntax: the number 9223372036854775808 is too large", ""},
		{"a = 1e999", "1:5 toml-syntax: the number 1e999 is too large", ""},
		// days and times
		{"a = 2023-02-30", "1:5 toml-syntax: 2023-02-30 is not on the calendar or the clock", "check day"},
		{"a = 2023-02-03T25:00:00", "1:5 toml-syntax: 2023-02-03T25:00:00 is not on the calendar or the clock", ""},
		{"a = 2023-02-03 10:00:00+99:00", "1:5 toml-syntax: 2023-02-03 10:00:00+99:00 is not on the calendar or the clock", ""},
		{"a = 24:00:00", "1:5 toml-syntax: 24:00:00 is not on the calendar or the clock", ""},
		{"a = 2019-11", "1:5 toml-syntax: an imprecise date stands in quotation marks", `"2019-11"`},
		{"a = 2018~", "1:5 toml-syntax: an imprecise date stands in quotation marks", `"2018~"`},
		{"a = 2019-11-04/..", "1:5 toml-syntax: an imprecise date stands in quotation marks", `"2019-11-04/.."`},
		{"a = 4.11.2019", "1:5 toml-syntax: 4.11.2019 is no date in a known form", "2019-11-04"},
		{"a = 2019-11-04T10:00", "1:5 toml-syntax: the time 2019-11-04T10:00 lacks its seconds", ":00"},
		{"a = 18:30", "1:5 toml-syntax: the time 18:30 lacks its seconds", ":00"},
		// texts
		{"a = \"Hallo\nb = 1", "1:5 toml-syntax: the text that starts here lacks its closing quotation mark", `"""`},
		{"a = 'Hallo", "1:5 toml-syntax: the text that starts here lacks its closing quotation mark", ""},
		{`a = "Sie sagte "ja" dazu"`, `1:17 toml-syntax: something follows the value of "a": ja" dazu"`, `\"`},
		{`a = "C:\Daten"`, `1:8 toml-syntax: \D is no known backslash sequence`, `\\`},
		{`a = "\ud800"`, `1:6 toml-syntax: \u is no known backslash sequence`, ""},
		{`a = "\u12"`, `1:6 toml-syntax: \u is no known backslash sequence`, ""},
		{`a = "\e"`, `1:6 toml-syntax: \e is no known backslash sequence`, ""},
		{"a = \"\"\"\nHallo", "1:5 toml-syntax: the text that starts here is never closed", `"""`},
		{"a = '''\nb = 1", "1:5 toml-syntax: the text that starts here is never closed", "'''"},
		{`a = """x""""""`, "1:9 toml-syntax: here are too many quotation marks", ""},
		{"a = \"\"\"\n\\q \\w\"\"\"\nb = 1", `2:1 toml-syntax: \q is no known backslash sequence`, ""},
		{"a = nein", "1:5 toml-syntax: nein is no known value", "false"},
		{"a = Ja # b", "1:5 toml-syntax: Ja is no known value", "true"},
		{"a = nein danke", "1:5 toml-syntax: here is a text without quotation marks: nein danke", ""},
		// lists and tables in braces
		{"a = [1 2]", `1:8 toml-syntax: a comma or "]" is missing here`, "comma"},
		{"a = [,]", "1:6 toml-syntax: a value is missing before the comma", ""},
		{"a = [1,\nb = 2\nc = 3", "1:5 toml-syntax: the list that starts here is never closed", "]"},
		{"a = [\n1", "1:5 toml-syntax: the list that starts here is never closed", ""},
		{"a = { b = 1,\nc = 2 }", "1:13 toml-syntax: what stands in { } must stand on one line", "[name]"},
		{"a = { b = 1, }", `1:14 toml-syntax: there is a comma too many before "}"`, ""},
		{"a = { b = 1 c = 2 }", `1:13 toml-syntax: a comma or "}" is missing here`, ""},
		{"a = { , }", "1:7 toml-syntax: an entry is missing before the comma", ""},
	} {
		table, found := Read("x.toml", []byte(c.src))
		if got := render(found); got != c.want || table != nil {
			t.Errorf("%s\ngot  %s\nwant %s", c.src, got, c.want)
			continue
		}
		if !strings.Contains(found[0].Advice.En, c.advice) {
			t.Errorf("%s\nadvice %q lacks %q", c.src, found[0].Advice.En, c.advice)
		}
		if found[0].Message.De == "" || (found[0].Advice.De == "") != (found[0].Advice.En == "") {
			t.Errorf("%s\nspeaks one language only: %+v", c.src, found[0])
		}
	}
}

func TestAKeySetTwiceNamesTheFirstLine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, src, want string }{
		{"plain", "a = 1\n\na = 2", `3:1 key-double: "a" already stands on line 1`},
		{"bare and quoted", "a = 1\n\"a\" = 2", `2:1 key-double: "a" already stands on line 1`},
		{"lists, which the library lets pass", "a = [1]\na = [2]", `2:1 key-double: "a" already stands on line 1`},
		{"in braces", "x = { a = 1, a = 2 }", `1:14 key-double: "a" already stands on line 1`},
		{"a dotted key into a value", "a = 1\na.b = 2", `2:1 key-double: "a" already stands on line 1`},
		{"a dotted key into braces", "a = { b = 1 }\na.c = 2", `2:1 key-double: "a" already stands on line 1`},
		{"a value over a dotted key", "a.b = 1\na = 2", `2:1 key-double: "a" already stands on line 1`},
		{"a table twice", "[a]\nb = 1\n[a]\nc = 1", `3:2 key-double: "a" already stands on line 1`},
		{"a table over a dotted key", "a.b = 1\n[a]", `2:2 key-double: "a" already stands on line 1`},
		{"a table over a value", "a = 1\n[a.b]", `2:2 key-double: "a" already stands on line 1`},
		{"a table where a repeated one began", "[[a]]\n[a]", `2:2 key-double: "a" already stands on line 1`},
		{"a repeated table where a single one began", "[a]\n[[a]]", `2:3 key-double: "a" already stands on line 1`},
		{"a repeated table over a list", "a = []\n[[a]]", `2:3 key-double: "a" already stands on line 1`},
		{"a dotted key into a headed table", "[a.b]\nx = 1\n[a]\nb.y = 2", `4:1 key-double: "b" already stands on line 1`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if _, found := Read("x.toml", []byte(c.src)); render(found) != c.want {
				t.Errorf("got  %s\nwant %s", render(found), c.want)
			}
		})
	}
}

func TestSameNamesInDifferentTablesAreNoDoubles(t *testing.T) {
	t.Parallel()
	for _, src := range []string{
		"a = 1\n[t]\na = 1\n[[u]]\na = 1\n[[u]]\na = 1",
		"[a.b]\n[a]\nc = 1",
		"[[a]]\n[a.b]\n[[a]]\n[a.b]",
		"a.b = 1\na.c = 2",
		"[f]\na.b = 1\n[f.a.c]\nd = 1",
	} {
		read(t, src)
	}
}

func TestSeveralFaultsShowInOneRunWithoutWrongFollowers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, src, want string }{
		{"prose after an unquoted text is its continuation", "a = x\nb\nc: 2\nd = ", `
1:5 toml-syntax: here is a text without quotation marks: x
4:5 toml-syntax: the value after "=" is missing`},
		{"prose after an unclosed text is its continuation", "a = \"one\ntwo three\nb = x", `
1:5 toml-syntax: the text that starts here lacks its closing quotation mark
3:5 toml-syntax: here is a text without quotation marks: x`},
		{"a text of several lines with a bad opening ends the search", "a = \"\"one\nb = two\n\"\"\"\nc = x", `
1:7 toml-syntax: something follows the value of "a": one`},
		{"each line for itself", "a\nb: 1\n= 2\nc = x", `
1:2 toml-syntax: "=" is missing after "a"
2:2 toml-syntax: "=" is missing after "b"
3:1 toml-syntax: the name before "=" is missing
4:5 toml-syntax: here is a text without quotation marks: x`},
		{"where a text of several lines may have begun the search ends", "a = x\nb = \"\"\"\nc = y\n", `
1:5 toml-syntax: here is a text without quotation marks: x`},
		{"an unclosed text of several lines ends the search", "a = 1\nb = \"\"\"\nc = y\n", `
2:5 toml-syntax: the text that starts here is never closed`},
		{"an unclosed list ends at the next entry", "a = [1,\n  2\nb = x", `
1:5 toml-syntax: the list that starts here is never closed
3:5 toml-syntax: here is a text without quotation marks: x`},
		{"a fault deep in a list over lines waits for a header", "a = [\n  { b = x },\n  { c = y },\n]\nd = z\n[e]\nf = v", `
2:9 toml-syntax: here is a text without quotation marks: x
7:5 toml-syntax: here is a text without quotation marks: v`},
		{"a bracket that closes on its line does not", "a = { b = x }\nc = [y]\nd = 1", `
1:11 toml-syntax: here is a text without quotation marks: x
2:6 toml-syntax: here is a text without quotation marks: y`},
		{"braces over lines wait for a header", "a = { b = 1,\nc = 2 }\nd = y\n[[e]]\nf = v", `
1:13 toml-syntax: what stands in { } must stand on one line
5:5 toml-syntax: here is a text without quotation marks: v`},
		{"after a bad header no key is called a double", "a = 1\n[b\na = 2\nc = x", `
2:3 toml-syntax: "]" is missing at the end of the header
4:5 toml-syntax: here is a text without quotation marks: x`},
		{"after a bad repeated header neither", "[[a]]\n[a.b]\n[[a]\n[a.b]\n", `
3:4 toml-syntax: "]]" is missing at the end of the header`},
		{"doubles and faults together", "a = 1\na = 2\nb = x", `
2:1 key-double: "a" already stands on line 1
3:5 toml-syntax: here is a text without quotation marks: x`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			table, found := Read("x.toml", []byte(c.src))
			if got := "\n" + render(found); got != c.want || table != nil {
				t.Errorf("got:%s\nwant:%s", got, c.want)
			}
		})
	}
}

func TestTheSearchEndsAfterTwentyFaults(t *testing.T) {
	t.Parallel()
	for name, line := range map[string]string{"syntax": "a = x\n", "doubles": "a = 1\n", "control characters": "a = '\x01'\n"} {
		if _, found := Read("x.toml", []byte(strings.Repeat(line, 100))); len(found) != MaxFaults {
			t.Errorf("%s: %d findings", name, len(found))
		}
	}
}

func TestALongWordDoesNotFloodTheMessage(t *testing.T) {
	t.Parallel()
	_, found := Read("x.toml", []byte("a = "+strings.Repeat("ä", 100_000)))
	if n := len(found[0].Message.De); n > 200 {
		t.Errorf("the message has %d bytes", n)
	}
}
