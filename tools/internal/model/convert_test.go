package model

import (
	"strings"
	"testing"
)

func TestValuesThatDoNotFit(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		kind, key, toml, code string
	}{
		"number for a text":              {"groups", "name", "5", "value-type"},
		"empty text":                     {"groups", "name", `"  "`, "value-empty"},
		"text of blanks nobody sees":     {"groups", "name", `"\u00AD\u200E\u00A0"`, "value-empty"},
		"accents without a letter":       {"groups", "name", `"\u0301\u0302"`, "value-empty"},
		"word of two lines":              {"groups", "email", `"a\nb"`, "value-lines"},
		"word as a list":                 {"groups", "email", `["a"]`, "value-type"},
		"unknown choice":                 {"groups", "classification", `"verein"`, "value-unknown"},
		"list where one is":              {"groups", "parent", `["a"]`, "value-type"},
		"one where a list is":            {"meetings", "groups", `"a"`, "value-type"},
		"number in a list of ids":        {"meetings", "groups", `["a", 5]`, "value-type"},
		"no language":                    {"services", "languages", `["de", "Deutsch!"]`, "value-language"},
		"day that does not exist":        {"news", "date", `"2026-02-30"`, "day-invalid"},
		"day in words":                   {"news", "date", `"gestern"`, "day-invalid"},
		"day with a time":                {"news", "date", "2026-03-14T10:00:00", "value-type"},
		"day as a number":                {"news", "date", "2026", "value-type"},
		"time without a day":             {"meetings", "start", "17:00:00", "value-type"},
		"year beyond the calendar":       {"meetings", "start", "0001-01-01", "day-invalid"},
		"negative count":                 {"groups", "speakers_wanted", "-1", "value-range"},
		"count beyond measure":           {"groups", "speakers_wanted", "9999999999", "value-range"},
		"count with a fraction":          {"groups", "speakers_wanted", "1.5", "value-type"},
		"number that is none":            {"locations", "latitude", "nan", "value-range"},
		"infinite number":                {"locations", "latitude", "inf", "value-range"},
		"number in quotation marks":      {"locations", "latitude", `"52.1"`, "value-type"},
		"yes in words":                   {"locations", "step_free", `"ja"`, "value-type"},
		"figure in words":                {"events", "stands", `"viele"`, "value-type"},
		"figure without value":           {"events", "stands", `{ qualifier = "about" }`, "key-missing"},
		"figure of unknown sort":         {"events", "stands", `{ value = 1, qualifier = "rund" }`, "value-unknown"},
		"figure with an unknown key":     {"events", "stands", `{ value = 1, unit = "x" }`, "key-unknown"},
		"reference without a kind":       {"news", "about", `["fest"]`, "ref-form"},
		"day list with a broken day":     {"events", "except", `[2026-12-25, "x"]`, "day-invalid"},
		"choice of a list that is wrong": {"services", "needs", `["arival"]`, "value-unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := KindOf(c.kind).New().Fields().Get(c.key).Set(valueOf(t, c.toml))
			if p == nil {
				t.Fatal("the value was taken")
			}
			if p.Code != c.code || p.Message.De == "" || p.Message.En == "" || p.Pos.Line != 1 {
				t.Errorf("problem %+v, want %s", p, c.code)
			}
		})
	}
}

func TestUnknownChoiceIsAdvisedAndListsWhatIsKnown(t *testing.T) {
	t.Parallel()
	p := (&Service{}).Fields().Get("needs").Set(valueOf(t, `["arival"]`))
	if !strings.HasPrefix(p.Advice.De, `gemeint ist vielleicht "arrival"; bekannt sind: arrival, advice`) ||
		!strings.HasPrefix(p.Advice.En, `did you mean "arrival"?; known are: arrival, advice`) {
		t.Errorf("advice %+v", p.Advice)
	}
}

func TestListsNameEachThingOnce(t *testing.T) {
	t.Parallel()
	s, e := &Service{}, &Event{}
	for f, toml := range map[*Field]string{
		s.Fields().Get("languages"): `["de", "AR", "ar", "de", "zh-hant"]`,
		s.Fields().Get("needs"):     `["work", "work"]`,
		s.Fields().Get("provider"):  `["a", "organizations/a", "b"]`,
		e.Fields().Get("except"):    `[2026-12-25, "2026-12-25"]`,
	} {
		if p := f.Set(valueOf(t, toml)); p != nil {
			t.Fatalf("%s: %s", toml, p.Message.En)
		}
	}
	var tags []string
	for _, w := range s.Languages {
		tags = append(tags, w.S)
	}
	if strings.Join(tags, " ") != "de ar zh-Hant" || len(s.Needs) != 1 || len(s.Provider) != 2 || len(e.Except) != 1 {
		t.Errorf("languages %v, needs %v, provider %v, except %v", tags, s.Needs, s.Provider, e.Except)
	}
}

func TestValuesAreTrimmed(t *testing.T) {
	t.Parallel()
	g := &Group{}
	f := g.Fields()
	f.Get("purpose").Set(valueOf(t, `"""\n  Zeile\n"""`))
	f.Get("email").Set(valueOf(t, `" a@b.example "`))
	if g.Purpose.S != "Zeile" || !g.Purpose.Markdown || g.Email.S != "a@b.example" || g.Purpose.Pos.Column != 5 {
		t.Errorf("purpose %+v, email %+v", g.Purpose, g.Email)
	}
}

func TestSettingATextKeepsItsTranslations(t *testing.T) {
	t.Parallel()
	g := &Group{}
	g.Title.Translations = map[string]Translation{"en": {S: "Group"}}
	g.Fields().Get("name").Set(valueOf(t, `"Gruppe"`))
	if g.Title.S != "Gruppe" || g.Title.Translations["en"].S != "Group" {
		t.Errorf("title %+v", g.Title)
	}
}

func TestMomentKeepsTheWallClock(t *testing.T) {
	t.Parallel()
	for toml, want := range map[string]struct {
		clock  string
		offset int
	}{
		"2026-03-14":                   {"", -1},
		`"2026-03"`:                    {"", -1},
		"2026-03-14T09:05:00":          {"09:05", -1},
		"2026-03-14T23:30:00+02:00":    {"23:30", 7200},
		"2026-03-14T00:15:00Z":         {"00:15", 0},
		"2026-03-14 17:00:00.25-03:30": {"17:00", -12600},
	} {
		m := &Meeting{}
		if p := m.Fields().Get("start").Set(valueOf(t, toml)); p != nil {
			t.Errorf("%s: %s", toml, p.Message.En)
			continue
		}
		if m.Start.Clock() != want.clock || (m.Start.Offset != nil) != (want.offset != -1) {
			t.Errorf("%s: clock %q, offset %v", toml, m.Start.Clock(), m.Start.Offset)
		}
		if m.Start.Offset != nil && *m.Start.Offset != want.offset {
			t.Errorf("%s: offset %d", toml, *m.Start.Offset)
		}
	}
}

func TestReferenceMayRepeatItsKind(t *testing.T) {
	t.Parallel()
	g := &Group{}
	g.Fields().Get("parent").Set(valueOf(t, `"groups/plenum"`))
	if g.Parent.Key() != "groups/plenum" {
		t.Errorf("parent %+v", g.Parent)
	}
}

func TestFigures(t *testing.T) {
	t.Parallel()
	for toml, want := range map[string]Figure{
		"125":                                 {Value: 125, Set: true},
		"0.5":                                 {Value: 0.5, Set: true},
		`{ value = 60, qualifier = "about" }`: {Value: 60, Qualifier: About, Set: true},
		`{ value = -3 }`:                      {Value: -3, Set: true},
	} {
		e := &Event{}
		if p := e.Fields().Get("stands").Set(valueOf(t, toml)); p != nil {
			t.Errorf("%s: %s", toml, p.Message.En)
		}
		e.Stands.Pos.File, e.Stands.Pos.Line, e.Stands.Pos.Column = "", 0, 0
		if e.Stands != want {
			t.Errorf("%s: %+v", toml, e.Stands)
		}
	}
}
