package page

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"offenesnetz/i18n"
	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/tree"
)

const (
	musterstadt = "../../testdata/musterstadt"
	magdeburg   = "../../.."
	noon        = "2026-03-14T12:00:00+01:00" // the Saturday that Musterstadt is looked at
)

// interfaceWords reads the interface words of the theme.
func interfaceWords(t testing.TB, key string) lang.Words {
	t.Helper()
	src, err := i18n.Files.ReadFile(key + ".toml")
	if err != nil {
		t.Fatal(err)
	}
	w, err := lang.ParseWords(src)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func instant(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// open reads a site's folder as of an instant.
func open(t testing.TB, folder, asOf string) *Site {
	t.Helper()
	source, err := load.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	src, err := source.ReadFile("config.toml")
	if err != nil {
		t.Fatal(err)
	}
	config, err := load.Config(src, "")
	if err != nil {
		t.Fatal(err)
	}
	for i := range config.Languages {
		config.Languages[i].Words = interfaceWords(t, config.Languages[i].Key)
	}
	records, _, err := load.Records(source, config)
	if err != nil {
		t.Fatal(err)
	}
	return siteOf(t, config, records, asOf)
}

func siteOf(t testing.TB, config *lang.Config, records *model.Records, asOf string) *Site {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return NewSite(derive.New(records, zone, instant(t, asOf)), config, "test")
}

// made is a site of records made in Go, with German at the root of /netz/ and English.
func made(t testing.TB, records ...model.Record) *Site {
	t.Helper()
	network := &model.Network{ShortName: model.Text{S: "Netz"}}
	network.Kind, network.ID, network.Title = "network", "network", model.Text{S: "Das Netz"}
	config := &lang.Config{BaseURL: "https://netz.example/netz/", Default: "de", Languages: []lang.Language{
		{Key: "de", Tag: "de", Locale: "de-DE", Dir: "ltr", Label: "Deutsch", Words: interfaceWords(t, "de"),
			Segments: map[string]string{"meetings": "sitzungen", "year": "jahr", "page": "seite", "events": "veranstaltungen"}},
		{Key: "en", Tag: "en", Locale: "en-GB", Dir: "ltr", Label: "English", Words: interfaceWords(t, "en")},
	}}
	return siteOf(t, config, model.NewRecords(network, records, nil), noon)
}

// in is the voice of a language.
func (s *Site) in(t testing.TB, key string) *Voice {
	t.Helper()
	for _, v := range s.voices {
		if v.Language.Key == key {
			return v
		}
	}
	t.Fatalf("the site has no language %q", key)
	return nil
}

// find gives a record by "kind/id".
func (s *Site) find(t testing.TB, key string) model.Record {
	t.Helper()
	kind, id, _ := strings.Cut(key, "/")
	r := s.Facts.Records.Get(model.Ref{Kind: kind, ID: id})
	if r == nil {
		t.Fatalf("there is no %s", key)
	}
	return r
}

// written gives all files that the site's pages are.
func (s *Site) written(t testing.TB) (*tree.Tree, []Address) {
	t.Helper()
	out := tree.New()
	addresses, _, err := s.Write(out)
	if err != nil {
		t.Fatal(err)
	}
	if found := out.Findings(); len(found) > 0 {
		t.Fatalf("the tree refuses files: %v", found)
	}
	return out, addresses
}

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func day(t testing.TB, s string) model.Day { return model.Day{Date: date(t, s)} }

// moment reads a day, or a day and a wall time as in "2026-03-14T12:00".
func moment(t testing.TB, s string) model.Moment {
	t.Helper()
	d, clock, timed := strings.Cut(s, "T")
	m := model.Moment{Date: date(t, d), Timed: timed}
	if timed {
		at, err := time.Parse("15:04", clock)
		if err != nil {
			t.Fatal(err)
		}
		m.Hour, m.Minute = at.Hour(), at.Minute()
	}
	return m
}

func baseOf(kind, id string) model.Base {
	return model.Base{Kind: kind, ID: id, Title: model.Text{S: id}}
}

// fact finds a row of the definition list by its key.
func (p *Page) fact(key string) *Fact {
	for i := range p.Facts {
		if p.Facts[i].Key == key {
			return &p.Facts[i]
		}
	}
	return nil
}

// part finds a section by its anchor.
func (p *Page) part(id string) *Section {
	for i := range p.Sections {
		if p.Sections[i].ID == id {
			return &p.Sections[i]
		}
	}
	return nil
}

// unpacked is a content file with its page as JSON instead of a string of JSON.
func unpacked(t *testing.T, data []byte) []byte {
	t.Helper()
	var head struct {
		Title  string `json:"title"`
		URL    string `json:"url"`
		Type   string `json:"type"`
		Layout string `json:"layout"`
		Params struct {
			Page  any             `json:"page"`
			Entry json.RawMessage `json:"entry,omitempty"`
		} `json:"params"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		t.Fatal(err)
	}
	packed, ok := head.Params.Page.(string)
	if !ok {
		t.Fatalf("the page is no string: %.100s", data)
	}
	head.Params.Page = json.RawMessage(packed)
	out, err := encodeLine(head)
	if err != nil {
		t.Fatal(err)
	}
	return append(out, '\n')
}
