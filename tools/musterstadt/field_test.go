package musterstadt_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/record"
)

// declaration is a field with its way from the kind: "meetings.agenda_item.title".
type declaration struct {
	path  string
	field *model.Field
}

// declared lists the fields of one kind and of its parts; each part is grown once to see them.
func declared(kind *model.Kind) []declaration {
	return declaredIn(kind.Name, kind.New().Fields())
}

func declaredIn(prefix string, fields *model.Fields) []declaration {
	var out []declaration
	for _, f := range fields.List {
		out = append(out, declaration{prefix + "." + f.Name, f})
		if f.HasParts() {
			out = append(out, declaredIn(prefix+"."+f.Name, f.Grow(1)[0])...)
		}
	}
	return out
}

// written collects the values that stand in the records, by the way of their key.
func written(t *testing.T, s *site) map[string][]*record.Value {
	t.Helper()
	values := map[string][]*record.Value{}
	for _, r := range s.all() {
		collect(values, r.Meta().Kind, table(t, r.Meta().File))
	}
	return values
}

func collect(values map[string][]*record.Value, prefix string, in *record.Table) {
	for _, e := range in.Entries {
		key := prefix + "." + e.Key
		values[key] = append(values[key], e.Value)
		for _, part := range append([]*record.Value{e.Value}, e.Value.Items...) {
			if part.Kind == record.TableKind {
				collect(values, key, part.Table)
			}
		}
	}
}

// The network and the glossary are one file each without a folder of its own, so they have no place for documents and pictures.
func homeless(path string) bool {
	kind, field, _ := strings.Cut(path, ".")
	return model.KindOf(kind).Single() && (field == "file.path" || strings.HasPrefix(field, "image"))
}

// How a record is renamed, deleted or kept back is the same for all kinds: some of them show it.
func lasting(path string) bool {
	_, field, _ := strings.Cut(path, ".")
	return field == "draft" || field == "former_ids" || strings.HasPrefix(field, "deleted")
}

func TestRenamingAndDeletingIsShownByAKind(t *testing.T) {
	t.Parallel()
	shown := map[string]bool{}
	for path := range written(t, open(t)) {
		_, field, _ := strings.Cut(path, ".")
		shown[field] = true
	}
	for _, field := range []string{"draft", "former_ids", "deleted", "deleted.on", "deleted.reason", "deleted.replaced_by"} {
		if !shown[field] {
			t.Errorf("no record has %s", field)
		}
	}
}

func TestEveryFieldOfEveryKindIsUsed(t *testing.T) {
	t.Parallel()
	values := written(t, open(t))
	for _, kind := range model.Kinds {
		for _, d := range declared(kind) {
			if len(values[d.path]) == 0 && !homeless(d.path) && !lasting(d.path) {
				t.Errorf("no record has %s", d.path)
			}
		}
	}
}

// One network has one accessibility statement, and so one status.
var usedOnce = []string{"network.accessibility.status"}

func TestEveryWordOfEveryChoiceIsUsed(t *testing.T) {
	t.Parallel()
	values := written(t, open(t))
	for _, kind := range model.Kinds {
		for _, d := range declared(kind) {
			if len(d.field.Enum) == 0 || slices.Contains(usedOnce, d.path) {
				continue
			}
			used := wordsOf(values[d.path])
			for _, word := range d.field.Enum {
				if !slices.Contains(used, word) {
					t.Errorf("no record has %s = %q", d.path, word)
				}
			}
		}
	}
}

// wordsOf lists the strings of values and of lists of them.
func wordsOf(values []*record.Value) []string {
	var out []string
	for _, v := range values {
		for _, item := range append([]*record.Value{v}, v.Items...) {
			if item.Kind == record.String {
				out = append(out, item.Str)
			}
		}
	}
	return out
}

func TestFiguresHaveEveryQualifierAndNone(t *testing.T) {
	t.Parallel()
	values := written(t, open(t))
	used := map[string]bool{}
	for _, kind := range model.Kinds {
		for _, d := range declared(kind) {
			if d.field.Type != model.TypeFigure {
				continue
			}
			for _, v := range values[d.path] {
				used[qualifier(v)] = true
			}
		}
	}
	for _, want := range []string{"", model.About, model.Over, model.Under, model.Derived} {
		if !used[want] {
			t.Errorf("no figure has the qualifier %q", want)
		}
	}
}

func qualifier(v *record.Value) string {
	if v.Kind != record.TableKind || v.Table.Get("qualifier") == nil {
		return ""
	}
	return v.Table.Get("qualifier").Value.Str
}

// Yes, no and not known are three states of a page.
func TestFlagsThatVisitorsLookForAreYesNoAndAbsent(t *testing.T) {
	t.Parallel()
	s := open(t)
	for kind, keys := range map[string][]string{
		"events":    {"sign_language", "step_free", "child_care", "free", "of_network"},
		"meetings":  {"public"},
		"services":  {"free", "by_appointment"},
		"locations": {"step_free", "accessible_toilet", "online"},
	} {
		for _, key := range keys {
			var yes, no, absent bool
			for _, r := range s.records.Of(kind) {
				e := table(t, r.Meta().File).Get(key)
				yes = yes || e != nil && e.Value.Bool
				no = no || e != nil && !e.Value.Bool
				absent = absent || e == nil
			}
			if !yes || !no || !absent {
				t.Errorf("%s.%s: yes %t, no %t, absent %t", kind, key, yes, no, absent)
			}
		}
	}
}

func TestEveryKindHasARecordWithNothingButWhatIsRequired(t *testing.T) {
	t.Parallel()
	s := open(t)
	for _, kind := range model.Kinds {
		if kind.Single() {
			continue
		}
		if !slices.ContainsFunc(s.records.Of(kind.Name), func(r model.Record) bool { return bare(t, r) }) {
			t.Errorf("every record of %s has an optional field", kind.Name)
		}
	}
}

func bare(t *testing.T, r model.Record) bool {
	t.Helper()
	fields := r.Fields()
	return !slices.ContainsFunc(table(t, r.Meta().File).Entries, func(e record.Entry) bool { return !fields.Get(e.Key).Required })
}

// Prose takes its facts from the network by placeholders; both languages use the same ones.
func TestHandWrittenPagesUseTheSameFactsInBothLanguages(t *testing.T) {
	t.Parallel()
	s := open(t)
	for _, id := range []string{"about", "participate", "press", "accessibility", "privacy", "imprint"} {
		at := slices.IndexFunc(s.records.Prose, func(p *model.Prose) bool { return p.ID == id })
		if at < 0 {
			t.Errorf("there is no page %s", id)
			continue
		}
		page := s.records.Prose[at]
		for _, key := range s.config.Keys() {
			if page.In[key] == nil {
				t.Errorf("%s is missing in %s", id, key)
				continue
			}
			if got, want := placeholders(page.In[key].Body), placeholders(page.In[s.config.Default].Body); !slices.Equal(got, want) {
				t.Errorf("%s in %s has the placeholders %q, not %q", id, key, got, want)
			}
		}
	}
}

func placeholders(body string) []string {
	var names []string
	for _, part := range strings.Split(body, "{")[1:] {
		if name, _, ok := strings.Cut(part, "}"); ok && strings.Contains(name, ".") && !strings.Contains(name, " ") {
			names = append(names, name)
		}
	}
	return names
}

func TestADocumentAndAPictureLieInTheirRecordsFolders(t *testing.T) {
	t.Parallel()
	s := open(t)
	files, images := 0, 0
	for _, r := range s.all() {
		b := r.Meta()
		for _, f := range b.Files {
			if f.Path.S != "" {
				files++
			}
		}
		for _, i := range b.Images {
			images++
			src, err := os.ReadFile(filepath.Join(folder, "data", b.Kind, b.ID, i.Path.S))
			if err != nil || !strings.HasPrefix(string(src), "\x89PNG\r\n\x1a\n") {
				t.Errorf("%s: %s is no PNG (%v)", b.File, i.Path.S, err)
			}
		}
	}
	if files == 0 || images == 0 {
		t.Errorf("there are %d documents and %d pictures", files, images)
	}
}
