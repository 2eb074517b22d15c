package lang

import (
	"slices"
	"strings"
	"testing"
)

func config() *Config {
	return &Config{BaseURL: "https://netz.example/", Default: "de", Languages: []Language{
		{Key: "de", Tag: "de", Segments: map[string]string{"groups": "gruppen"}},
		{Key: "en", Tag: "en"},
		{Key: "de-simple", Tag: "de-simple"},
	}}
}

func TestConfigFindsLanguages(t *testing.T) {
	t.Parallel()
	c := config()
	if got := c.Keys(); !slices.Equal(got, []string{"de", "en", "de-simple"}) {
		t.Errorf("keys %v", got)
	}
	if c.Original().Key != "de" || c.Find("en").Tag != "en" || c.Find("fr") != nil {
		t.Error("a language is not found, or one that is not there is")
	}
	c.Find("en").Label = "English"
	if c.Languages[1].Label != "English" {
		t.Error("Find gives a copy")
	}
}

func TestPrefix(t *testing.T) {
	t.Parallel()
	c := config()
	for i, want := range []string{"", "en/", "de-simple/"} {
		if got := c.Prefix(&c.Languages[i]); got != want {
			t.Errorf("prefix %q, want %q", got, want)
		}
	}
}

func TestSegmentIsTheEnglishWordWhereALanguageHasNone(t *testing.T) {
	t.Parallel()
	c := config()
	for i, want := range []string{"gruppen", "groups", "groups"} {
		if got := c.Languages[i].Segment("groups"); got != want {
			t.Errorf("%s: %q, want %q", c.Languages[i].Key, got, want)
		}
	}
}

func TestBasePath(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]string{
		"https://netz.example/":      "/",
		"https://netz.example":       "/",
		"https://netz.example/a/b/":  "/a/b/",
		"https://netz.example/a":     "/a/",
		"http://localhost:1313/netz": "/netz/",
	} {
		if got := (&Config{BaseURL: url}).BasePath(); got != want {
			t.Errorf("%s: %q, want %q", url, got, want)
		}
	}
}

func TestParseWords(t *testing.T) {
	t.Parallel()
	words, err := ParseWords([]byte("more = \"Mehr\"\n[meetings]\none = \"eine Sitzung\"\nother = \"{{ .Count }} Sitzungen\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := words.Keys(); !slices.Equal(got, []string{"meetings", "more"}) {
		t.Errorf("keys %v", got)
	}
	if words["meetings"]["one"] != "eine Sitzung" || words.T("more") != "Mehr" {
		t.Errorf("words %v", words)
	}
	if !words.Has("more") || words.Has("less") {
		t.Error("Has tells wrongly which words there are")
	}
}

func TestParseWordsRefuses(t *testing.T) {
	t.Parallel()
	for name, src := range map[string]string{
		"broken TOML":                 "a = ",
		"a number where words belong": "a = 5",
		"a list where words belong":   `a = ["b"]`,
	} {
		if _, err := ParseWords([]byte(src)); err == nil || !strings.HasPrefix(err.Error(), "interface words") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestWordFillsPlaceholders(t *testing.T) {
	t.Parallel()
	words := Words{"about": {"other": "etwa {{ .Date }}, {{.Date}} {{ .Else }}"}}
	if got := words.T("about", "Date", "2018"); got != "etwa 2018, 2018 {{ .Else }}" {
		t.Errorf("got %q", got)
	}
	if got := words.T("about", "Date"); got != words["about"]["other"] {
		t.Errorf("a placeholder without value was filled: %q", got)
	}
}

func TestMissingWordShows(t *testing.T) {
	t.Parallel()
	if got := (Words{}).T("nirgends"); got != "[nirgends]" {
		t.Errorf("got %q", got)
	}
}

func TestFillPutsValuesInOnce(t *testing.T) {
	t.Parallel()
	if got := Fill("{{ .A }} {{ .B }}", "A", "{{ .B }}", "B", "x"); got != "{{ .B }} x" {
		t.Errorf("a value was read as placeholder: %q", got)
	}
}

func TestSelfName(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{"ar": "العربية", "fa-AF": "دری", "ti": "ትግርኛ", "ku": "Kurdî", "not a tag": "", "qaa": ""} {
		if got, ok := SelfName(tag); got != want || ok != (want != "") {
			t.Errorf("%s names itself %q", tag, got)
		}
	}
}

func TestEasyGermanIsKnownByItsTag(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]bool{
		"de-simple": true, "de-x-simple": true, "de-DE-x-simple": true, "DE-Simple": true, "de": false, "de-DE": false, "en-simple": false, "": false,
	} {
		if l := (&Language{Tag: tag, Key: "de-simple"}); l.EasyGerman() != want {
			t.Errorf("%q: %v", tag, !want)
		}
	}
}
