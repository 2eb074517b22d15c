package guide

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/translate"
	"offenesnetz/tools/internal/verify"
)

var languages = []string{"de", "en"}

func TestCommittedReferenceIsWhatTheDeclarationsSay(t *testing.T) {
	t.Parallel()
	for name, lang := range map[string]string{"README.md": "de", "README.en.md": "en"} {
		got, err := os.ReadFile("../../../data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ReplaceAll(string(got), "\r\n", "\n") != Reference(lang) {
			t.Errorf("data/%s is not what the declarations say: run `go run ./tools/netz doc`", name)
		}
	}
}

// section gives the text from a heading up to the next of the same or a higher level.
func section(t *testing.T, page, heading string) string {
	t.Helper()
	_, rest, ok := strings.Cut("\n"+page, "\n"+heading+"\n")
	if !ok {
		t.Fatalf("there is no heading %q", heading)
	}
	level := strings.IndexByte(heading, ' ')
	end := regexp.MustCompile(`(?m)^#{1,` + string(rune('0'+level)) + `} `).FindStringIndex(rest)
	if end == nil {
		return rest
	}
	return rest[:end[0]]
}

// ownTable gives the first table of a section: the keys of the record or part itself.
func ownTable(section string) string {
	_, rest, _ := strings.Cut(section, "| --- |")
	table, _, _ := strings.Cut(rest, "\n\n")
	return table
}

func TestEveryFieldOfEveryKindIsDescribed(t *testing.T) {
	t.Parallel()
	headings := map[string]string{"de": "## Gemeinsame Felder", "en": "## Shared fields"}
	for _, lang := range languages {
		page := Reference(lang)
		shared := section(t, page, headings[lang])
		for _, k := range model.Kinds {
			own := section(t, page, "### "+k.Name)
			for _, f := range k.New().Fields().List {
				where := own
				if sharedNames()[f.Name] {
					where = shared
					if !strings.Contains(own, "`"+f.Name+"`") {
						t.Errorf("%s: section %s does not refer to the shared field %s", lang, k.Name, f.Name)
					}
				}
				describes(t, lang, where, k.Name, "", f)
			}
		}
	}
}

// describes demands that the table of the owner has a row for a field, and goes into its parts.
func describes(t *testing.T, lang, section, kind, prefix string, f *model.Field) {
	t.Helper()
	name := f.Name
	if f.HasParts() {
		name = partHeader(prefix, f)
	}
	row := rowOf(ownTable(section), name)
	if row == "" {
		t.Errorf("%s: %s: no row for %s", lang, kind, name)
		return
	}
	for _, want := range append(append([]string{cell(f.Doc.In(lang)), code(f.Example)}, f.Enum...), f.Kinds...) {
		if !strings.Contains(row, want) {
			t.Errorf("%s: %s: the row of %s does not say %q", lang, kind, name, want)
		}
	}
	if !f.HasParts() {
		return
	}
	title := "\n#### `" + name + "`"
	_, rest, ok := strings.Cut(section, title)
	if !ok {
		t.Errorf("%s: %s: no table for %s", lang, kind, name)
		return
	}
	for _, x := range partFields(f).List {
		if x.HasParts() {
			describes(t, lang, rest+section, kind, prefix+f.Name+".", x)
			continue
		}
		describes(t, lang, rest, kind, "", x)
	}
}

func rowOf(table, key string) string {
	for row := range strings.SplitSeq(table, "\n") {
		if strings.HasPrefix(row, "| `"+key+"` |") {
			return row
		}
	}
	return ""
}

func TestEveryDeclarationHasMeaningAndExample(t *testing.T) {
	t.Parallel()
	for _, k := range model.Kinds {
		everyField(k.New().Fields(), func(f *model.Field) {
			if f.Doc.De == "" || f.Doc.En == "" {
				t.Errorf("%s: %s has no meaning in both languages", k.Name, f.Name)
			}
			if !f.HasParts() && f.Example == "" {
				t.Errorf("%s: %s has no example", k.Name, f.Name)
			}
			if typeGuideOf(f.Type).TOML == "" {
				t.Errorf("%s: the type %s of %s is not explained", k.Name, f.Type, f.Name)
			}
		})
	}
}

// everyField visits the fields of a record with one of each part.
func everyField(fields *model.Fields, visit func(*model.Field)) {
	for _, f := range fields.List {
		visit(f)
		if f.HasParts() {
			everyField(partFields(f), visit)
		}
	}
}

func TestBothReferencesHaveTheSameShape(t *testing.T) {
	t.Parallel()
	shape := func(lang string) []string {
		return regexp.MustCompile("(?m)^(?:#+ |\\| --- |```)").FindAllString(Reference(lang), -1)
	}
	if de, en := shape("de"), shape("en"); !slices.Equal(de, en) {
		t.Errorf("German has %d headings, tables and blocks, English %d, or in another order", len(de), len(en))
	}
}

func TestLinksWithinTheReferenceLeadToHeadings(t *testing.T) {
	t.Parallel()
	for _, lang := range languages {
		page := Reference(lang)
		anchors := map[string]bool{}
		for _, m := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(page, -1) {
			if anchors[anchor(m[1])] {
				t.Errorf("%s: two headings have the anchor %q", lang, anchor(m[1]))
			}
			anchors[anchor(m[1])] = true
		}
		for _, m := range regexp.MustCompile(`\]\(#([^)]*)\)`).FindAllStringSubmatch(page, -1) {
			if !anchors[m[1]] {
				t.Errorf("%s: no heading for #%s", lang, m[1])
			}
		}
	}
}

func TestTablesHaveCellsForEveryColumn(t *testing.T) {
	t.Parallel()
	bar := regexp.MustCompile(`(^|[^\\])\|`)
	for _, lang := range languages {
		columns := 0
		for line := range strings.SplitSeq(Reference(lang), "\n") {
			n := len(bar.FindAllString(line, -1))
			switch {
			case !strings.HasPrefix(line, "|"):
				columns = 0
			case columns == 0:
				columns = n
			case n != columns:
				t.Errorf("%s: %d bars instead of %d: %s", lang, n, columns, line)
			}
		}
	}
}

func TestDaysShownCanBeWritten(t *testing.T) {
	t.Parallel()
	for lang, heading := range map[string]string{"de": "## Tage", "en": "## Days"} {
		rows := regexp.MustCompile("(?m)^\\| `\"?([^`\"]+)\"?` \\|").FindAllStringSubmatch(section(t, Reference(lang), heading), -1)
		if len(rows) < 10 {
			t.Errorf("%s: only %d ways to write a day", lang, len(rows))
		}
		for _, row := range rows {
			if _, err := edtf.Parse(row[1]); err != nil {
				t.Errorf("%s: %v", lang, err)
			}
		}
	}
}

func TestEveryCodeAndPlaceholderIsListed(t *testing.T) {
	t.Parallel()
	for _, lang := range languages {
		page := Reference(lang)
		want := func(name string, meaning diag.Message) {
			if !strings.Contains(page, "| `"+name+"` | "+cell(upper(meaning.In(lang)))+" |") {
				t.Errorf("%s: %s is not explained", lang, name)
			}
		}
		for _, c := range check.Codes {
			want(c.Name, c.Meaning)
		}
		for _, c := range verify.Codes {
			want(c.Name, c.Meaning)
		}
		for _, c := range translate.Codes {
			want(c.Name, c.Meaning)
		}
		for _, name := range check.Placeholders {
			if rowOf(page, "{"+name+"}") == "" {
				t.Errorf("%s: the placeholder %s is not listed", lang, name)
			}
		}
	}
}

func TestFactFieldTakesTheMeaningFromTheNetwork(t *testing.T) {
	t.Parallel()
	fields := (&model.Network{}).Fields()
	for fact, field := range map[string]string{
		"network.short_name": "short_name", "office.email": "email", "accessibility.limits": "limit", "accessibility.status": "status",
	} {
		if f := factField(fields, fact); f == nil || f.Name != field {
			t.Errorf("%s: got %v, want the field %s", fact, f, field)
		}
	}
	for _, fact := range []string{"nothing.email", "city.name", "office.nothing"} {
		if f := factField(fields, fact); f != nil {
			t.Errorf("%s: got the field %s", fact, f.Name)
		}
	}
}
