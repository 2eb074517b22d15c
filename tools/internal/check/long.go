package check

import (
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// Limits of titles, in characters. Those of the network and of hand-written pages stand on every page of the site, which a
// phone gets in one go or not.
const (
	longestTitle     = 500
	longestTitleEver = 200
)

// titleLengths refuses titles that are texts. Pages with lists of them would become too heavy, and nobody would know why.
func titleLengths(f *finder) {
	network := f.records.Network
	f.notLong(network.Title, longestTitleEver)
	f.notLong(network.ShortName, longestTitleEver)
	for _, r := range f.records.All() {
		f.notLong(r.Meta().Title, longestTitle)
	}
	for _, p := range f.records.Prose {
		for i := range f.config.Languages {
			if t := p.In[f.config.Languages[i].Key]; t != nil {
				f.notLongAt(t.Title.S, t.Title.Pos, longestTitleEver)
			}
		}
	}
}

func (f *finder) notLong(t model.Text, most int) {
	f.notLongAt(t.S, t.Pos, most)
	for i := range f.config.Languages {
		in := t.Translations[f.config.Languages[i].Key]
		f.notLongAt(in.S, in.Pos, most)
	}
}

func (f *finder) notLongAt(s string, pos diag.Pos, most int) {
	if n := utf8.RuneCountInString(s); n > most {
		f.found.Add(pos, "title-long", diag.M("der Name oder Titel hat %d Zeichen, erlaubt sind %d", "the name or title has %d characters, %d are allowed", n, most),
			diag.M("kürzen; was ihn erklärt, gehört in die Zusammenfassung oder den Text", "shorten it; what explains it belongs into the summary or the text"))
	}
}
