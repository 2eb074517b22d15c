package guide

import (
	"fmt"
	"strings"
	"unicode"

	"offenesnetz/tools/internal/model"
)

// partFields gives the fields of a new part or table.
func partFields(f *model.Field) *model.Fields { return f.Grow(1)[0] }

// sharedNames are the keys that every kind with a folder declares alike: they are described once.
func sharedNames() map[string]bool {
	count := map[string]int{}
	folders := model.Folders()
	first := model.KindOf(folders[0]).New().Fields()
	for _, k := range folders {
		for _, f := range model.KindOf(k).New().Fields().List {
			if same := first.Get(f.Name); same != nil && same.Doc == f.Doc && same.Type == f.Type && same.Example == f.Example && same.Required == f.Required {
				count[f.Name]++
			}
		}
	}
	shared := map[string]bool{}
	for name, n := range count {
		shared[name] = n == len(folders)
	}
	return shared
}

// shared describes the fields that all kinds have.
func (w *writer) shared() string {
	names := sharedNames()
	var list []*model.Field
	for _, f := range model.KindOf(model.Folders()[0]).New().Fields().List {
		if names[f.Name] {
			list = append(list, f)
		}
	}
	return w.fields(list, "", "")
}

// kinds describes each kind in a section of its own.
func (w *writer) kinds() string {
	shared := sharedNames()
	var sections []string
	for _, k := range model.Kinds {
		sections = append(sections, w.kind(k, shared))
	}
	return strings.Join(sections, "\n")
}

func (w *writer) kind(k *model.Kind, shared map[string]bool) string {
	var own []*model.Field
	var others []string
	for _, f := range k.New().Fields().List {
		if shared[f.Name] {
			others = append(others, f.Name)
		} else {
			own = append(own, f)
		}
	}
	file, call := code(filePattern(k, w.lang)), "netz new "+k.Name
	if !k.Single() && k.Name != "persons" {
		call += w.say(" KENNUNG", " ID")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n**%s:** %s. %s %s, %s `%s`.\n\n", k.Name, k.Label.In(w.lang), cell(k.Doc.In(w.lang)),
		w.say("Datei:", "File:"), file, w.say("angelegt mit", "made with"), call)
	b.WriteString(w.fields(own, "", k.Name))
	fmt.Fprintf(&b, "\n%s %s.\n", w.say("Dazu die [gemeinsamen Felder](#gemeinsame-felder):", "And the [shared fields](#shared-fields):"), codes(others))
	return b.String()
}

// fields makes the table of a record's or part's fields and, below it, those of its parts. prefix names the owner
// for nested parts; kind tells alike parts of several kinds apart.
func (w *writer) fields(list []*model.Field, prefix, kind string) string {
	var rows [][]string
	var parts strings.Builder
	for _, f := range list {
		if f.HasParts() {
			header := partHeader(prefix, f)
			title := partTitle(header, kind)
			fmt.Fprintf(&parts, "\n#### %s\n\n%s.\n\n%s", title, cell(upper(f.Doc.In(w.lang))), w.fields(partFields(f).List, prefix+f.Name+".", kind))
			below := fmt.Sprintf("%s, [%s](#%s)", w.typeOf(f), w.say("siehe unten", "see below"), anchor(title))
			rows = append(rows, []string{code(header), below, w.required(f), cell(f.Doc.In(w.lang)), ""})
			continue
		}
		rows = append(rows, []string{code(f.Name), w.typeOf(f), w.required(f), cell(f.Doc.In(w.lang)), code(f.Example)})
	}
	head := []string{w.say("Feld", "Field"), w.say("Typ", "Type"), w.say("Pflicht", "Required"), w.say("Bedeutung", "Meaning"), w.say("Beispiel", "Example")}
	return table(head, rows) + parts.String()
}

// partTitle is the heading of a part's table, the same in both languages.
func partTitle(header, kind string) string {
	if kind == "" {
		return code(header)
	}
	return code(header) + " in " + kind
}

// anchor is the fragment that GitHub and other forges give a heading.
func anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

// partHeader is the TOML header of a part or table.
func partHeader(prefix string, f *model.Field) string {
	if f.Type == model.TypeTable {
		return "[" + prefix + f.Name + "]"
	}
	return "[[" + prefix + f.Name + "]]"
}

func upper(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

func (w *writer) required(f *model.Field) string {
	if f.Required {
		return w.say("ja", "yes")
	}
	return ""
}

// translation describes the keys of one translated text.
func (w *writer) translation() string {
	f := &model.Fields{}
	model.DeclareTranslation(f, false, &model.Text{}, &model.Word{}, &model.Word{}, &model.Word{})
	return w.fields(f.List, "", "")
}

// prose describes the front matter of hand-written pages.
func (w *writer) prose() string {
	return w.fields((&model.ProseHead{}).Fields().List, "", "")
}

// facts lists the placeholders of hand-written pages with the meaning of the network's field behind each.
func (w *writer) facts() string {
	network := &model.Network{}
	var rows [][]string
	for _, fact := range network.Facts() {
		rows = append(rows, []string{code("{" + fact.Name + "}"), cell(factField(network.Fields(), fact.Name).Doc.In(w.lang))})
	}
	return table([]string{w.say("Platzhalter", "Placeholder"), w.say("Bedeutung", "Meaning")}, rows)
}

// factField finds the field that a fact comes from; nil where there is none. A fact that is a list has the plural
// of its part's name.
func factField(fields *model.Fields, fact string) *model.Field {
	owner, name, _ := strings.Cut(fact, ".")
	if owner != "network" {
		f := fields.Get(owner)
		if f == nil || !f.HasParts() {
			return nil
		}
		fields = partFields(f)
	}
	if f := fields.Get(name); f != nil {
		return f
	}
	return fields.Get(strings.TrimSuffix(name, "s"))
}
