package main

import (
	"errors"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/history"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/translate"
)

// previous looks in git for the originals that the outdated translations into a language were made from, by the contexts of
// the texts. Git is asked only where something is outdated. What it doesn't have is said and left out.
func (c *command) previous(texts []translate.Text, key string) (map[string]string, error) {
	var wanted []history.Wanted
	for _, t := range texts {
		if t.StateIn(key) == model.StateOutdated {
			wanted = append(wanted, history.Wanted{Name: t.Context(), Files: t.Files(), Way: strings.Join(t.Way, "."), Hash: t.Translations[key].SourceHash})
		}
	}
	if len(wanted) == 0 {
		return nil, nil
	}
	found, err := history.Earlier(c.ctx, c.repository(), wanted)
	if absent := (*history.Absent)(nil); errors.As(err, &absent) {
		c.say(diag.M("ohne die Originale, nach denen veraltete Übersetzungen entstanden: %[1]s", "without the originals that outdated translations were made from: %[2]s", absent.Message.De, absent.Message.En))
		return nil, nil
	}
	if missing := len(wanted) - len(found); err == nil && missing > 0 {
		c.say(diag.M("bei %[1]s ist in git das Original nicht zu finden, nach dem übersetzt wurde", "of %[2]s, git has no original that the translation was made from",
			count(missing, "veralteten Text", "veralteten Texten"), count(missing, "outdated text", "outdated texts")))
	}
	return found, err
}
