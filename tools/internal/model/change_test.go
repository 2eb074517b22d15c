package model

import (
	"slices"
	"testing"

	"offenesnetz/tools/internal/record"
)

// plainOf reads one key of a kind from TOML and gives its plain form.
func plainOf(t *testing.T, kind, toml string) *Field {
	t.Helper()
	table, found := record.Read("x.toml", []byte(toml))
	if table == nil {
		t.Fatal(found)
	}
	f := KindOf(kind).New().Fields().Get(table.Entries[0].Key)
	if p := f.Set(table.Entries[0].Value); p != nil {
		t.Fatal(p)
	}
	return f
}

func TestPlainFormOfEveryTypeOfField(t *testing.T) {
	t.Parallel()
	for toml, c := range map[string]struct {
		kind   string
		want   []string
		closed bool
	}{
		`rhythm = "monatlich"`:                                 {"groups", []string{"monatlich"}, false},
		`text = "lang"`:                                        {"groups", []string{"lang"}, false},
		`email = "a@b.example"`:                                {"groups", []string{"a@b.example"}, false},
		`website = "https://a.example"`:                        {"organizations", []string{"https://a.example"}, false},
		`classification = "plenary"`:                           {"groups", []string{"plenary"}, true},
		`since = "2018~"`:                                      {"groups", []string{"2018~"}, true},
		`since = 2018-03-01`:                                   {"groups", []string{"2018-03-01"}, true},
		`except = [2018-03-01, "2019"]`:                        {"events", []string{"2018-03-01", "2019"}, true},
		`start = "2018-03"`:                                    {"meetings", []string{"2018-03"}, true},
		`start = 2018-03-01T07:05:00`:                          {"meetings", []string{"2018-03-01T07:05"}, true},
		`start = 2018-03-01T07:05:00-01:30`:                    {"meetings", []string{"2018-03-01T07:05-01:30"}, true},
		`speakers_wanted = 2`:                                  {"groups", []string{"2"}, true},
		`latitude = 52.1316`:                                   {"locations", []string{"52.1316"}, true},
		`participants = 20`:                                    {"meetings", []string{"20"}, true},
		`participants = { value = 20.5, qualifier = "about" }`: {"meetings", []string{"20.5 about"}, true},
		`step_free = false`:                                    {"locations", []string{"false"}, true},
		`languages = ["AR", "de"]`:                             {"services", []string{"ar", "de"}, true},
		`parent = "plenum"`:                                    {"groups", []string{"groups/plenum"}, true},
		`about = ["groups/a", "events/b"]`:                     {"news", []string{"groups/a", "events/b"}, true},
	} {
		f := plainOf(t, c.kind, toml)
		if got := f.Plain(); !slices.Equal(got, c.want) || f.Closed() != c.closed {
			t.Errorf("%s gives %q, closed %v", toml, got, f.Closed())
		}
	}
}

func TestPlainFormOfNothingIsNothing(t *testing.T) {
	t.Parallel()
	for _, k := range Kinds {
		k.New().Fields().Walk(func(path string, f *Field) {
			if !f.HasParts() && len(f.Plain()) > 0 {
				t.Errorf("%s: an empty %s gives %q", k.Name, path, f.Plain())
			}
		})
	}
}

func TestPlainFormsAreReadAgain(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"2018", "2018-03/2018-05", "2018-03-01T07:05", "2018-03-01T07:05-01:30", "2018-03-01T07:05+00:00"} {
		if m, ok := ParseMoment(s); !ok || m.Plain() != s {
			t.Errorf("%s is read as %q", s, m.Plain())
		}
	}
	for _, s := range []string{"", "?", "x", "2018-03-01T", "2018-03-01T25:00", "2018-03-01T07:05+x"} {
		if m, ok := ParseMoment(s); ok {
			t.Errorf("%q is read as %q", s, m.Plain())
		}
	}
	if f, ok := ParseFigure("20.5 about"); !ok || f.Value != 20.5 || f.Qualifier != About {
		t.Errorf("figure %v", f)
	}
	if f, ok := ParseFigure("x"); ok {
		t.Errorf("x is read as %v", f)
	}
	if r := RefOf("groups/a"); r.Kind != "groups" || r.ID != "a" {
		t.Errorf("reference %v", r)
	}
}
