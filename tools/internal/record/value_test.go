package record

import (
	"bytes"
	"math"
	"os"
	"testing"
)

func TestNumbersAreReadInAllTheirForms(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]int64{
		"0": 0, "+0": 0, "-17": -17, "1_000": 1000, "0xDEAD_beef": 0xdeadbeef, "0o755": 0o755, "0b1_01": 5,
		"9223372036854775807": math.MaxInt64, "-9223372036854775808": math.MinInt64,
	} {
		if v := read(t, "a = "+src).Get("a").Value; v.Kind != Integer || v.Int != want {
			t.Errorf("%s is read as %+v", src, v)
		}
	}
	for src, want := range map[string]float64{
		"0.0": 0, "-1.5": -1.5, "1e3": 1000, "1E-2": 0.01, "6.6_2e+1_0": 6.62e10, "inf": math.Inf(1), "-inf": math.Inf(-1),
	} {
		if v := read(t, "a = "+src).Get("a").Value; v.Kind != Float || v.Float != want {
			t.Errorf("%s is read as %+v", src, v)
		}
	}
	if v := read(t, "a = nan").Get("a").Value; v.Kind != Float || !math.IsNaN(v.Float) {
		t.Errorf("nan is read as %+v", v)
	}
}

func TestTextsAreReadInAllTheirForms(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ src, want string }{
		{`""`, ""},
		{`''`, ""},
		{`"# no comment"`, "# no comment"},
		{`'C:\Daten'`, `C:\Daten`},
		{`"a\\b\"c\n"`, "a\\b\"c\n"},
		{`"„so“"`, "„so“"},
		{`""""""`, ""},
		{`''''''`, ""},
		{`"""a"b""c"""`, `a"b""c`},
		{`"""a"""""`, `a""`},
		{`'''a''''`, "a'"},
		{"\"\"\"\n[a]\nb = 1\n\"\"\"", "[a]\nb = 1\n"},
		{"\"\"\"\r\na\r\nb\"\"\"", "a\r\nb"},
		{"\"\"\"a\\  \n\n  b\"\"\"", "ab"},
		{"\"\"\"a\\\\\nb\"\"\"", "a\\\nb"},
		{"'''\n\\\n'''", "\\\n"},
	} {
		table := read(t, "a = "+c.src+"\nz = 1")
		if v := table.Get("a").Value; v.Kind != String || v.Str != c.want {
			t.Errorf("%s is read as %q, want %q", c.src, v.Str, c.want)
		}
		if table.Get("z") == nil {
			t.Errorf("%s swallows the next line", c.src)
		}
	}
}

func TestListsAndTablesMayBeEmpty(t *testing.T) {
	t.Parallel()
	table := read(t, "a = []\nb = {}\nc = [ [], {} ]\n[d]\n[[e]]")
	if v := table.Get("a").Value; v.Kind != Array || len(v.Items) != 0 {
		t.Errorf("a: %+v", v)
	}
	if v := table.Get("b").Value; v.Kind != TableKind || len(v.Table.Entries) != 0 {
		t.Errorf("b: %+v", v)
	}
	if v := table.Get("c").Value; len(v.Items) != 2 || v.Items[0].Kind != Array || v.Items[1].Kind != TableKind {
		t.Errorf("c: %+v", v)
	}
	if v := table.Get("d").Value; v.Kind != TableKind || v.Table == nil {
		t.Errorf("d: %+v", v)
	}
	if v := table.Get("e").Value; v.Kind != Array || len(v.Items) != 1 || v.Items[0].Table == nil {
		t.Errorf("e: %+v", v)
	}
}

// The golden file is what a coordinator reads. Look at it with their eyes when it changes.
func TestAFileFullOfFaultsReadsWell(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"de", "en"} {
		src, err := os.ReadFile("testdata/many-faults.toml")
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile("testdata/many-faults." + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		_, found := Read("data/x.toml", src)
		var got bytes.Buffer
		if err := found.WriteText(&got, lang); err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want) {
			t.Errorf("%s: got\n%s", lang, got.String())
		}
	}
}

func TestTheSameBytesGiveTheSameFindings(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("testdata/many-faults.toml")
	if err != nil {
		t.Fatal(err)
	}
	_, first := Read("x.toml", src)
	for range 20 {
		if _, again := Read("x.toml", src); render(again) != render(first) {
			t.Fatalf("first\n%s\nthen\n%s", render(first), render(again))
		}
	}
}
