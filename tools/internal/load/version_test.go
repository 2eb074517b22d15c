package load

import (
	"maps"
	"testing"
)

func TestAVersionIsReadAsItStoodOnce(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		src string
		ok  bool
	}{
		"whole":                       {"name = \"A\"\nmodified = 2026-03-01\nclassification = \"plenary\"\npart_of_network = true\n", true},
		"before a key was required":   {"name = \"A\"\n", true},
		"with a key that is no more":  {"name = \"A\"\nchef = \"B\"\n", false},
		"with a word that is no more": {"name = \"A\"\nclassification = \"gremium\"\n", false},
		"with a value of other type":  {"name = 3\n", false},
		"no TOML":                     {"name = \n", false},
		"nothing":                     {"", false},
	} {
		r, ok := Version("groups", "a", []byte(c.src))
		if ok != c.ok || ok && (r.Meta().Title.S != "A" || r.Meta().Key() != "groups/a") {
			t.Errorf("%s: %v, %v", name, r, ok)
		}
	}
}

func TestAPageIsReadAsItStoodOnce(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		src string
		ok  bool
	}{
		"whole":                      {"+++\ntitle = \"A\"\nslug = \"a\"\nhow = \"human\"\n+++\nText.\n", true},
		"before a key was required":  {"+++\ntitle = \"A\"\n+++\nText.\n", true},
		"with lines as on Windows":   {"\uFEFF+++\r\ntitle = \"A\"\r\n+++\r\nText.\r\n", true},
		"with a key that is no more": {"+++\ntitle = \"A\"\ndraft = true\n+++\nText.\n", false},
		"no front matter":            {"Text.\n", false},
		"no TOML":                    {"+++\ntitle =\n+++\nText.\n", false},
		"nothing":                    {"", false},
	} {
		page, ok := PageVersion("content/a.de.md", []byte(c.src))
		if ok != c.ok || ok && (page.Title.S != "A" || page.Body != "Text.\n") {
			t.Errorf("%s: %+v, %v", name, page, ok)
		}
	}
}

func TestTextsOfAnOverlayByTheirWay(t *testing.T) {
	t.Parallel()
	got, ok := Translated([]byte("name = { text = \"A\", how = \"human\" }\n[goal.a.text]\ntext = \"B\"\nhow = \"machine\"\nby = \"Amt\"\n"))
	if want := map[string]string{".name": "A", ".goal.a.text": "B"}; !ok || !maps.Equal(got, want) {
		t.Errorf("texts %v, %v", got, ok)
	}
	if _, ok := Translated([]byte("name = ")); ok {
		t.Error("no TOML was read")
	}
}
