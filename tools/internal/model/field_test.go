package model

import (
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/record"
)

// declared visits every field that a kind or one of its parts declares.
func declared(visit func(path string, f *Field)) {
	var walk func(path string, fields *Fields)
	walk = func(path string, fields *Fields) {
		for _, f := range fields.List {
			visit(path+f.Name, f)
			if f.HasParts() {
				walk(path+f.Name+".", f.Grow(1)[0])
			}
		}
	}
	for _, kind := range Kinds {
		walk(kind.Name+": ", kind.New().Fields())
	}
}

func TestEveryFieldIsExplainedInBothLanguages(t *testing.T) {
	t.Parallel()
	declared(func(path string, f *Field) {
		if f.Doc.De == "" || f.Doc.En == "" {
			t.Errorf("%s is not explained: %+v", path, f.Doc)
		}
		if f.HasParts() != (f.Example == "") {
			t.Errorf("%s: values need an example, parts have those of their keys", path)
		}
	})
}

func TestEveryExampleFitsItsField(t *testing.T) {
	t.Parallel()
	declared(func(path string, f *Field) {
		if f.HasParts() {
			return
		}
		if p := f.Set(valueOf(t, f.Example)); p != nil {
			t.Errorf("%s: the example %s does not fit: %s", path, f.Example, p.Message.En)
		}
	})
}

func TestKeysAreSnakeCaseAndUniqueInTheirTable(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	declared(func(path string, f *Field) {
		if strings.Trim(f.Name, "abcdefghijklmnopqrstuvwxyz_") != "" || f.Name == "" {
			t.Errorf("%s is no key in snake_case", path)
		}
		if seen[path] {
			t.Errorf("%s is declared twice", path)
		}
		seen[path] = true
	})
}

func TestReferencesAndChoicesNameWhatThereIs(t *testing.T) {
	t.Parallel()
	declared(func(path string, f *Field) {
		if (f.Type == TypeRef) != (len(f.Kinds) > 0) || (f.Type == TypeEnum) != (len(f.Enum) > 0) {
			t.Errorf("%s: kinds %v, words %v of a %s", path, f.Kinds, f.Enum, f.Type)
		}
		for _, kind := range f.Kinds {
			if k := KindOf(kind); k == nil || k.Single() {
				t.Errorf("%s refers to %q, which is no kind of many", path, kind)
			}
		}
	})
}

// valueOf reads one TOML value.
func valueOf(t *testing.T, toml string) *record.Value {
	t.Helper()
	table, found := record.Read("x.toml", []byte("x = "+toml+"\n"))
	if table == nil {
		t.Fatalf("%s is no value: %v", toml, found)
	}
	return table.Get("x").Value
}

func TestFieldTellsWhatItHolds(t *testing.T) {
	t.Parallel()
	m := &Meeting{}
	fields := m.Fields()
	for key, toml := range map[string]string{
		"title": `"Treffen"`, "groups": `["a", "b"]`, "location": `"haus"`, "series": `"reihe"`, "start": "2026-03-14T17:00:00", "status": `"held"`,
	} {
		if p := fields.Get(key).Set(valueOf(t, toml)); p != nil {
			t.Fatal(key, p.Message)
		}
	}
	if got := fields.Get("title").Texts(); len(got) != 1 || got[0] != &m.Title {
		t.Errorf("title holds %v", got)
	}
	if got := fields.Get("groups").Refs(); len(got) != 2 || got[1].Key() != "groups/b" {
		t.Errorf("groups holds %v", got)
	}
	if got := fields.Get("location").Refs(); len(got) != 1 || got[0].Key() != "locations/haus" {
		t.Errorf("location holds %v", got)
	}
	if got := fields.Get("series").Words(); len(got) != 1 || got[0].S != "reihe" {
		t.Errorf("series holds %v", got)
	}
	if got := fields.Get("start").Moments(); len(got) != 1 || got[0].Clock() != "17:00" {
		t.Errorf("start holds %v", got)
	}
	if got := fields.Get("status").Words(); got != nil {
		t.Errorf("a word of a fixed choice is no free word: %v", got)
	}
}

func TestFieldOfAnEmptyRecordHoldsNothing(t *testing.T) {
	t.Parallel()
	for _, kind := range Kinds {
		for _, f := range kind.New().Fields().List {
			if f.Texts() != nil || f.Refs() != nil || f.URLs() != nil || f.Words() != nil || f.Moments() != nil {
				t.Errorf("%s: %s holds something", kind.Name, f.Name)
			}
			if f.Type != TypeTable && len(f.Parts()) > 0 {
				t.Errorf("%s: %s has parts", kind.Name, f.Name)
			}
		}
	}
}

func TestURLsAreWordsThatCanBeOpened(t *testing.T) {
	t.Parallel()
	o := &Organization{Website: Word{S: "https://a.example/"}, Short: Word{S: "A"}}
	if got := o.Fields().Get("website"); len(got.URLs()) != 1 || len(got.Words()) != 1 {
		t.Errorf("website holds %v and %v", got.URLs(), got.Words())
	}
	if got := o.Fields().Get("short_name").URLs(); got != nil {
		t.Errorf("a name is no address: %v", got)
	}
}

func TestWalkNamesPartsByIDOrNumber(t *testing.T) {
	t.Parallel()
	m := &Meeting{Agenda: []AgendaItem{{ID: Word{S: "bericht"}}, {}}}
	var paths []string
	m.Fields().Walk(func(path string, _ *Field) { paths = append(paths, path) })
	for _, want := range []string{"title", "agenda_item", "agenda_item.bericht.title", "agenda_item.2.title", "minutes", "minutes.state"} {
		if !slices.Contains(paths, want) {
			t.Errorf("the walk does not come to %s", want)
		}
	}
	if list, part := slices.Index(paths, "agenda_item"), slices.Index(paths, "agenda_item.bericht.id"); part != list+1 {
		t.Errorf("parts do not follow their list: %d, %d", list, part)
	}
}

func TestGrowMakesPartsOfTheRecord(t *testing.T) {
	t.Parallel()
	x := &Recommendation{}
	parts := x.Fields().Get("history").Grow(2)
	if p := parts[1].Get("id").Set(valueOf(t, `"antwort"`)); p != nil {
		t.Fatal(p.Message)
	}
	if len(x.Steps) != 2 || x.Steps[1].ID.S != "antwort" || parts[1].PartID() != "antwort" || parts[0].PartID() != "" {
		t.Errorf("steps %+v", x.Steps)
	}
}

func TestSetOfPartsIsAProgrammersMistake(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	(&Meeting{}).Fields().Get("agenda_item").Set(&record.Value{Kind: record.String, Pos: diag.Pos{}})
}

func TestKindsHaveLabelsAndMakeTheirRecords(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, k := range Kinds {
		if seen[k.Name] || k.Label.De == "" || k.Label.En == "" || k.Doc.De == "" || k.Doc.En == "" {
			t.Errorf("kind %q is double or not explained", k.Name)
		}
		seen[k.Name] = true
		if KindOf(k.Name) != k || k.Single() != (k.Name == "network" || k.Name == GlossaryKind) {
			t.Errorf("kind %q is not found", k.Name)
		}
		a, b := k.New(), k.New()
		if a == b || a.Meta() == nil {
			t.Errorf("kind %q makes no fresh records", k.Name)
		}
	}
	if KindOf("group") != nil {
		t.Error("an unknown kind was found")
	}
}
