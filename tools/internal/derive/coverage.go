package derive

import "offenesnetz/tools/internal/model"

// PagesKind is the name under which Coverage counts the hand-written pages, each as one text.
const PagesKind = "pages"

// Count tells how many texts stand in which state of translation. Every text is in exactly one of them.
type Count struct {
	Human    int // translated by people, current
	Reviewed int // made by machine, then checked by a person, current
	Machine  int // made by machine, current, shown with a note
	Unshown  int // made by machine, of a record about law: the original is shown until somebody has checked it
	Outdated int // the original was changed after the translation
	Missing  int // no translation; proper names that nobody translates are among them
}

// Texts is the number of all texts.
func (c Count) Texts() int {
	return c.Human + c.Reviewed + c.Machine + c.Unshown + c.Outdated + c.Missing
}

// Current is the number of the texts that readers get in their language as the original stands now.
func (c Count) Current() int { return c.Human + c.Reviewed + c.Machine }

// Share is the part of the texts that is current, from 0 to 1; of nothing, all is.
func (c Count) Share() float64 {
	if c.Texts() == 0 {
		return 1
	}
	return float64(c.Current()) / float64(c.Texts())
}

func (c *Count) add(o Count) {
	c.Human += o.Human
	c.Reviewed += o.Reviewed
	c.Machine += o.Machine
	c.Unshown += o.Unshown
	c.Outdated += o.Outdated
	c.Missing += o.Missing
}

// KindCount is the Count of one kind of record, or of PagesKind.
type KindCount struct {
	Kind string
	Count
}

// Coverage is how far a network is translated into one language.
type Coverage struct {
	Language string // key of config.toml
	Total    Count
	Kinds    []KindCount    // those that have texts, in the order of model.Kinds, the hand-written pages last
	Wanting  []model.Record // records with a text that lacks a translation readers can rely on, names aside; in the order of All
}

// Coverage counts the texts of all records that may be shown, of the network itself, of the glossary and of the hand-written pages,
// for each of the languages, given by their keys. It takes one walk through the records, whatever their number.
func (f *Facts) Coverage(languages []string) []Coverage {
	out := make([]Coverage, len(languages))
	for i, key := range languages {
		out[i].Language = key
	}
	count(out, "network", f.Records.Network)
	if f.Records.Glossary.File != "" {
		count(out, model.GlossaryKind, f.Records.Glossary)
	}
	for _, r := range f.public {
		count(out, r.Meta().Kind, r)
	}
	for _, p := range f.Records.Prose {
		for i := range out {
			var one Count
			one.prose(p, out[i].Language)
			out[i].add(PagesKind, one)
		}
	}
	return out
}

// count adds the texts of a record in every language.
func count(out []Coverage, kind string, r model.Record) {
	counts, wanting := make([]Count, len(out)), make([]bool, len(out))
	legal := r.Meta().Legal.Yes
	r.Fields().Walk(func(_ string, field *model.Field) {
		for _, t := range field.Texts() {
			for i := range out {
				relied := counts[i].text(t, out[i].Language, legal)
				wanting[i] = wanting[i] || !relied && field.Name != "name"
			}
		}
	})
	for i := range out {
		out[i].add(kind, counts[i])
		if wanting[i] && !model.KindOf(kind).Single() {
			out[i].Wanting = append(out[i].Wanting, r)
		}
	}
}

// add adds to a kind; kinds come one after the other.
func (c *Coverage) add(kind string, n Count) {
	if n.Texts() == 0 {
		return
	}
	c.Total.add(n)
	if last := len(c.Kinds) - 1; last < 0 || c.Kinds[last].Kind != kind {
		c.Kinds = append(c.Kinds, KindCount{Kind: kind})
	}
	c.Kinds[len(c.Kinds)-1].add(n)
}

// text counts a text and tells whether readers of the language can rely on what they get.
func (c *Count) text(t *model.Text, language string, legal bool) bool {
	if legal && t.Translations[language].How == model.ByMachine {
		c.Unshown++
		return false
	}
	return c.state(t.StateIn(language))
}

func (c *Count) prose(p *model.Prose, language string) {
	state := p.StateIn(language)
	if p.Legal && state == model.StateMachine {
		c.Unshown++
		return
	}
	c.state(state)
}

// state counts a state and tells whether it is that of a translation that is shown and current.
func (c *Count) state(s model.State) bool {
	switch s {
	case model.StateMissing:
		c.Missing++
		return false
	case model.StateOutdated:
		c.Outdated++
		return false
	case model.StateMachine:
		c.Machine++
	case model.StateReviewed:
		c.Reviewed++
	case model.StateHuman:
		c.Human++
	}
	return true
}
