package check

import (
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/reading"
)

// linter looks at the texts of one language; key is that of config.toml.
type linter struct {
	key  string
	lint func(s string, markdown bool) []reading.Finding
}

// lintersOf finds the languages that package reading knows by what config.toml says of them: the direction, and the
// subtag "simple".
func lintersOf(config *lang.Config, records *model.Records) []linter {
	var found []linter
	for i := range config.Languages {
		switch l := &config.Languages[i]; {
		case l.Dir == "rtl":
			found = append(found, linter{l.Key, func(s string, markdown bool) []reading.Finding {
				return reading.RightToLeft(s, markdown, l.Tag)
			}})
		case l.EasyGerman():
			names := reading.NewNames(properNames(records))
			found = append(found, linter{l.Key, func(s string, markdown bool) []reading.Finding {
				return reading.Easy(s, markdown, names)
			}})
		}
	}
	return found
}

// properNames lists what people, organisations, places and projects are called.
func properNames(records *model.Records) []string {
	names := []string{records.Network.City.S, records.Network.Title.S}
	for _, kind := range []string{"persons", "organizations", "locations", "projects", "events"} {
		for _, r := range records.Of(kind) {
			names = append(names, r.Meta().Title.S)
		}
	}
	return names
}

// legible warns of translations that read badly. One that is the same as the original is a name.
func legible(f *finder, _ *subject, field *model.Field) {
	for _, t := range field.Texts() {
		if len(t.Translations) == 0 {
			continue
		}
		for _, l := range f.linters {
			if tr := t.Translations[l.key]; tr.S != t.S {
				f.readings(l.lint(tr.S, field.Type == model.TypeMarkdown), tr.Place)
			}
		}
	}
}

// legibleProse does for a hand-written page what legible does for a record.
func (f *finder) legibleProse(key string, t *model.ProseText, place func(line, column int) diag.Pos) {
	for _, l := range f.linters {
		if l.key != key {
			continue
		}
		f.readings(l.lint(t.Title.S, false), t.Title.Place)
		f.readings(l.lint(t.Summary.S, false), t.Summary.Place)
		f.readings(l.lint(t.Body, true), place)
	}
}

func (f *finder) readings(found []reading.Finding, place func(line, column int) diag.Pos) {
	for _, r := range found {
		f.found.Warn(place(r.Line, r.Column), r.Code, r.Message, r.Advice)
	}
}
