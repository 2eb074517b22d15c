package guide

import (
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// KindNamed finds the kind that people mean by a word: its folder ("groups"), the singular of it ("group"), or its
// label in German or English ("Gruppe"). Where there is none, kind is nil and near is the nearest word that would
// have done, or "".
func KindNamed(word string) (kind *model.Kind, near string) {
	folded := fold(word)
	var all []string
	for _, k := range model.Kinds {
		for _, name := range kindNames(k) {
			if name == folded {
				return k, ""
			}
			all = append(all, name)
		}
	}
	return nil, diag.Nearest(folded, all)
}

// kindNames lists what a kind may be called, folded.
func kindNames(k *model.Kind) []string {
	names := []string{k.Name}
	if singular, ok := strings.CutSuffix(k.Name, "s"); ok && k.Name != "news" {
		names = append(names, singular)
	}
	return append(names, fold(k.Label.De), fold(k.Label.En))
}

// fold makes words alike that differ in capitals or in how a keyboard without umlauts writes them.
func fold(s string) string {
	return strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(strings.ToLower(strings.TrimSpace(s)))
}
