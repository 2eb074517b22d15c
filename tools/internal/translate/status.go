package translate

import (
	"cmp"
	"slices"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// Count tells how many texts stand in each state.
type Count struct {
	Kind string
	In   [model.States]int // by State
}

// Total is the number of all texts.
func (c Count) Total() int {
	n := 0
	for _, k := range c.In {
		n += k
	}
	return n
}

// Counts counts the texts by kind, in the order of the kinds; kinds without texts are left out.
func Counts(texts []Text, lang string) []Count {
	var out []Count
	for _, t := range texts { // those of a kind stand together
		kind := t.Kind()
		if len(out) == 0 || out[len(out)-1].Kind != kind {
			out = append(out, Count{Kind: kind})
		}
		out[len(out)-1].In[t.StateIn(lang)]++
	}
	return out
}

// Wanting is a record or hand-written page with texts that wait for a translator or for review.
type Wanting struct {
	File  string            // of the original
	Legal bool              // on law: a machine's translation is shown only after review
	In    [model.States]int // texts by State

	text           Text // one of them
	urgency, named int
}

// Urgency of a record: the smaller, the sooner readers need it.
const (
	upcoming = iota
	fresh
	other
)

// freshDays is how long news count as fresh.
const freshDays = 90

// Queue lists the records that wait, the most important first: upcoming events and meetings, news of the last 90 days,
// then by how many records name them; the hand-written pages are named on every page. Records with missing or outdated texts come before those that only wait for review.
// A name that is not translated waits for nobody: most are the same in every language.
func Queue(texts []Text, lang string, facts *derive.Facts) []Wanting {
	var all []Wanting
	for _, t := range texts {
		if len(all) == 0 || all[len(all)-1].File != t.File() {
			all = append(all, Wanting{File: t.File(), Legal: t.Legal(), text: t})
		}
		state := t.StateIn(lang)
		if state == model.StateMissing && t.Way[len(t.Way)-1] == "name" {
			continue
		}
		all[len(all)-1].In[state]++
	}
	all = slices.DeleteFunc(all, func(w Wanting) bool { return w.open()+w.In[model.StateMachine] == 0 })
	for i := range all {
		all[i].urgency, all[i].named = urgency(all[i].text.Record, facts), named(all[i].text.Record, facts)
	}
	slices.SortStableFunc(all, func(a, b Wanting) int {
		return cmp.Or(cmp.Compare(min(b.open(), 1), min(a.open(), 1)), cmp.Compare(a.urgency, b.urgency), cmp.Compare(b.named, a.named))
	})
	return all
}

// open is how many texts readers lack in their language. On law, they get no machine's text before somebody has checked it.
func (w Wanting) open() int {
	n := w.In[model.StateMissing] + w.In[model.StateOutdated]
	if w.Legal {
		n += w.In[model.StateMachine]
	}
	return n
}

func urgency(r model.Record, facts *derive.Facts) int {
	switch r.(type) {
	case *model.Meeting, *model.Event:
		if facts.Upcoming(r) {
			return upcoming
		}
	case *model.News:
		if day := derive.DateOf(r); !day.IsZero() && day.Last().AddDate(0, 0, freshDays).After(facts.Today.First()) {
			return fresh
		}
	}
	return other
}

func named(r model.Record, facts *derive.Facts) int {
	switch r.(type) {
	case nil, *model.Network, *model.Glossary:
		return len(facts.All()) // what the network and its words are stands on every page
	}
	n := 0
	for _, k := range model.Kinds {
		n += len(facts.Back(r, k.Name))
	}
	return n
}
