package glossary

import (
	"strings"

	"offenesnetz/tools/internal/model"
)

// Usage is what texts of a language have to say for each term.
type Usage struct {
	forms [][]string // by term, folded; nothing where the term is not translated
}

// UsageIn readies the translations into a language.
func UsageIn(g *model.Glossary, language string) *Usage {
	u := &Usage{make([][]string, len(g.Terms))}
	for i := range g.Terms {
		for _, form := range Forms(&g.Terms[i], language) {
			u.forms[i] = append(u.forms[i], folded(form))
		}
	}
	return u
}

// Missing lists those of the terms that the original of a translation has and the translation does not say. A form may
// stand anywhere in it, so that stems are enough. Terms without a translation are not missed.
func (u *Usage) Missing(terms []int, translation string) []int {
	var missing []int
	text := ""
	for _, t := range terms {
		if len(u.forms[t]) == 0 {
			continue
		}
		if text == "" {
			text = folded(translation)
		}
		if !containsAny(text, u.forms[t]) {
			missing = append(missing, t)
		}
	}
	return missing
}

func containsAny(text string, forms []string) bool {
	for _, form := range forms {
		if strings.Contains(text, form) {
			return true
		}
	}
	return false
}
