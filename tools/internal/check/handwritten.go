package check

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// Placeholders are the names that hand-written pages may use in braces: {office.email}. Each stands for a fact of
// data/network.toml, in the reader's language where it is a text.
var Placeholders = placeholders()

func placeholders() []string {
	var names []string
	for _, fact := range (&model.Network{}).Facts() {
		names = append(names, fact.Name)
	}
	slices.Sort(names)
	return names
}

var placeholder = regexp.MustCompile(`\{([a-z_]+(?:\.[a-z_]+)*)\}`)

// handwritten looks at the hand-written pages: placeholders, links, hidden signs, and what a translation says of its original.
func handwritten(f *finder) {
	for _, p := range f.records.Prose {
		f.proseGlossaryKept(p)
		for i := range f.config.Languages {
			t := p.In[f.config.Languages[i].Key]
			if t == nil {
				continue
			}
			place := func(line, column int) diag.Pos {
				return diag.Pos{File: t.File, Line: t.BodyLine + line - 1, Column: column}
			}
			key := f.config.Languages[i].Key
			f.placeholders(t, place)
			f.markdown(t.Body, place)
			f.hidden(t.Title.S, key, t.Title.Place)
			f.hidden(t.Summary.S, key, t.Summary.Place)
			f.hidden(t.Body, key, place)
			f.legibleProse(key, t, place)
			f.private(nil, t.Title.S, t.Title.Place)
			f.private(nil, t.Summary.S, t.Summary.Place)
			f.private(nil, t.Body, place)
			if original := p.In[f.config.Default]; t != original {
				f.translatedPage(original, t)
			}
		}
	}
}

// translatedPage warns of a translation that can't be right, as translations does for the texts of a record.
func (f *finder) translatedPage(original, t *model.ProseText) {
	body := diag.Pos{File: t.File, Line: t.BodyLine, Column: 1}
	f.hash(original.Hash(), t.SourceHash.S, cmp.Or(t.SourceHash.Pos, t.Title.Pos))
	f.sameText(strings.TrimSpace(original.Body), strings.TrimSpace(t.Body), body)
	f.numbers(original.Title.S, t.Title.S, t.Title.Pos)
	f.numbers(original.Summary.S, t.Summary.S, cmp.Or(t.Summary.Pos, t.Title.Pos))
	f.numbers(original.Body, t.Body, body)
	f.targets(original.Body, t.Body, body)
}

func (f *finder) placeholders(t *model.ProseText, place func(line, column int) diag.Pos) {
	for number, line := range strings.Split(t.Body, "\n") {
		for _, at := range placeholder.FindAllStringSubmatchIndex(line, -1) {
			name := line[at[2]:at[3]]
			if !slices.Contains(Placeholders, name) {
				f.found.Add(place(number+1, len([]rune(line[:at[0]]))+1), "placeholder-unknown", diag.M("den Platzhalter {%s} gibt es nicht", "there is no placeholder {%s}", name), diag.DidYouMean(name, Placeholders))
			}
		}
	}
}
