package tree

import (
	"slices"
	"strings"
	"testing"
)

func TestAddRefusesPathsThatSomeSystemCannotHold(t *testing.T) {
	t.Parallel()
	bad := map[string]string{
		"empty":                   "",
		"absolute":                "/a.md",
		"upwards":                 "../a.md",
		"upwards within":          "a/../b.md",
		"dot":                     "./a.md",
		"double slash":            "a//b.md",
		"trailing slash":          "a/",
		"NUL":                     "a\x00.md",
		"line break":              "a\nb.md",
		"backslash":               `a\b.md`,
		"drive letter":            "C:a.md",
		"wildcard":                "a*.md",
		"broken UTF-8":            "a\xff.md",
		"device":                  "groups/CON",
		"device with extension":   "groups/nul.de.md",
		"device with small caps":  "Lpt1/a.md",
		"device with superscript": "com¹.md",
		"console":                 "conin$",
		"trailing dot":            "a./b.md",
		"trailing space":          "a /b.md",
		"our own temporary name":  "a/.netz-1-2",
		"name too long":           strings.Repeat("ä", 128),
	}
	for name, path := range bad {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tr := New()
			tr.Add(path, nil, "data/groups/x.toml")
			list := tr.Findings()
			if len(list) != 1 || list[0].Code != "page-path" || list[0].Pos.File != "data/groups/x.toml" {
				t.Fatalf("findings of %q: %v", path, list)
			}
			if tr.Len() != 0 {
				t.Error("the file was added all the same")
			}
		})
	}
}

func TestAddTakesOrdinaryPaths(t *testing.T) {
	t.Parallel()
	good := []string{"_index.de.md", "groups/a.md", "groups/a.ar.md", "console/com10.md", "com/lpt/x", "ä/Straße.md",
		".well-known/security.txt", strings.Repeat("x", 255)}
	tr := New()
	for _, path := range good {
		tr.Add(path, []byte(path), "o")
	}
	if list := tr.Findings(); len(list) != 0 {
		t.Fatal(list)
	}
	slices.Sort(good)
	if got := tr.Paths(); !slices.Equal(got, good) {
		t.Errorf("paths %q", got)
	}
	if data, ok := tr.Get("ä/Straße.md"); !ok || string(data) != "ä/Straße.md" {
		t.Errorf("Get gives %q, %v", data, ok)
	}
	if _, ok := tr.Get("absent"); ok {
		t.Error("Get finds what isn't there")
	}
}

func TestAddRefusesTwoMakersOfOneName(t *testing.T) {
	t.Parallel()
	pairs := map[string][2]string{
		"the same path":          {"groups/a.md", "groups/a.md"},
		"case of the file":       {"groups/a.md", "groups/A.md"},
		"case of the folder":     {"groups/a.md", "Groups/b.md"},
		"case beyond ASCII":      {"ä.md", "Ä.md"},
		"sharp s":                {"strasse.md", "straße.md"},
		"composed letters":       {"\u00e4.md", "a\u0308.md"},
		"file and folder":        {"groups", "groups/a.md"},
		"folder and file":        {"groups/a.md", "groups"},
		"file and folder, cased": {"groups/a", "groups/A/b.md"},
	}
	for name, pair := range pairs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tr := New()
			tr.Add(pair[0], []byte("1"), "data/b.toml")
			tr.Add(pair[1], []byte("2"), "data/a.toml")
			list := tr.Findings()
			if len(list) != 1 || list[0].Code != "page-collision" {
				t.Fatal(list)
			}
			if de := list[0].Message.De; !strings.Contains(de, "aus data/a.toml und aus data/b.toml") {
				t.Errorf("the message doesn't name both makers: %s", de)
			}
			if data, _ := tr.Get(pair[0]); string(data) != "1" || tr.Len() != 1 {
				t.Error("the first maker should keep the name")
			}
		})
	}
}

func TestFindingsDoNotDependOnTheOrderOfMakers(t *testing.T) {
	t.Parallel()
	one, two := New(), New()
	one.Add("a.md", nil, "x.toml")
	one.Add("A.md", nil, "y.toml")
	two.Add("A.md", nil, "y.toml")
	two.Add("a.md", nil, "x.toml")
	if a, b := one.Findings(), two.Findings(); !slices.Equal(a, b) {
		t.Errorf("%v\n%v", a, b)
	}
}
