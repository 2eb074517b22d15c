package check

import (
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

// handwritten looks at the hand-written pages: placeholders, links and hidden signs.
func handwritten(f *finder) {
	for _, p := range f.records.Prose {
		for i := range f.config.Languages {
			t := p.In[f.config.Languages[i].Key]
			if t == nil {
				continue
			}
			place := func(line, column int) diag.Pos {
				return diag.Pos{File: t.File, Line: t.BodyLine + line - 1, Column: column}
			}
			f.placeholders(t, place)
			f.markdown(t.Body, place)
			f.hidden(t.Title, func(int, int) diag.Pos { return t.TitlePos })
			f.hidden(t.Summary, func(int, int) diag.Pos { return t.SumPos })
			f.hidden(t.Body, place)
		}
	}
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
