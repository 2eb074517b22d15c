package model

import (
	"cmp"
	"slices"
)

// Records is the whole network as read: every record, and the hand-written pages.
type Records struct {
	Network  *Network
	Glossary *Glossary // without terms where the site has none
	Prose    []*Prose
	Refused  map[string]bool // "kind/id" of files that are there but can't be read; who names them is not to blame
	all      []Record
	byKey    map[string]Record
	former   map[string]Record // by "kind/former id"
}

// NewRecords collects records. They are kept in the order of Kinds, then by id. A glossary among them is taken out: it
// stands by itself, as the network does.
func NewRecords(network *Network, records []Record, prose []*Prose) *Records {
	glossary := &Glossary{}
	records = slices.DeleteFunc(records, func(r Record) bool {
		g, ok := r.(*Glossary)
		if ok {
			glossary = g
		}
		return ok
	})
	order := map[string]int{}
	for i, k := range Kinds {
		order[k.Name] = i
	}
	slices.SortStableFunc(records, func(a, b Record) int {
		return cmp.Or(cmp.Compare(order[a.Meta().Kind], order[b.Meta().Kind]), cmp.Compare(a.Meta().ID, b.Meta().ID))
	})
	r := &Records{Network: network, Glossary: glossary, Prose: prose, all: records, byKey: make(map[string]Record, len(records)), former: map[string]Record{}}
	for _, x := range records {
		b := x.Meta()
		r.byKey[b.Key()] = x
		for _, id := range b.FormerIDs {
			r.former[b.Kind+"/"+id.S] = x
		}
	}
	return r
}

// Renamed finds the record that once had the id, or nil.
func (r *Records) Renamed(ref Ref) Record { return r.former[ref.Key()] }

// All lists every record of a folder kind; the network itself is not among them.
func (r *Records) All() []Record { return r.all }

// Singles lists the records that are a kind of their own and were read from a file: the network, the glossary.
func (r *Records) Singles() []Record {
	var out []Record
	for _, x := range []Record{r.Network, r.Glossary} {
		if x.Meta().File != "" {
			out = append(out, x)
		}
	}
	return out
}

// Get finds a record, or nil.
func (r *Records) Get(ref Ref) Record { return r.byKey[ref.Key()] }

// Has tells whether the record is there.
func (r *Records) Has(kind, id string) bool { return r.byKey[kind+"/"+id] != nil }

// IDs lists the ids of a kind.
func (r *Records) IDs(kind string) []string {
	var ids []string
	for _, x := range r.Of(kind) {
		ids = append(ids, x.Meta().ID)
	}
	return ids
}

// Of lists the records of a kind by id.
func (r *Records) Of(kind string) []Record {
	first := slices.IndexFunc(r.all, func(x Record) bool { return x.Meta().Kind == kind })
	if first < 0 {
		return nil
	}
	rest := r.all[first:]
	if end := slices.IndexFunc(rest, func(x Record) bool { return x.Meta().Kind != kind }); end >= 0 {
		rest = rest[:end]
	}
	return rest
}

// Each lists the records of one Go type, by id: Each[*Meeting](r).
func Each[T Record](r *Records) []T {
	var out []T
	for _, x := range r.all {
		if t, ok := x.(T); ok {
			out = append(out, t)
		}
	}
	return out
}

// Find gives the record that a reference names, if it is there and is a T.
func Find[T Record](r *Records, ref Ref) (T, bool) {
	t, ok := r.byKey[ref.Key()].(T)
	return t, ok
}

// Prose is a hand-written page: content/<id>.<language>.md.
type Prose struct {
	ID    string
	Order int
	Legal bool                  // a machine's translation is shown only after review
	In    map[string]*ProseText // by language key
}

// Shown is the text that readers of a language get: the original's where there is none of their own, or where a machine
// made it of a text on law and nobody has checked it.
func (p *Prose) Shown(language, original string) *ProseText {
	t := p.In[language]
	if t == nil || p.Legal && t.How.S == ByMachine {
		return p.In[original]
	}
	return t
}

// Compare marks the translations that were made from another version of the original. One that does not say its version
// counts as made from this one; package check asks for it.
func (p *Prose) Compare(original string) {
	want := p.In[original].Hash()
	for key, t := range p.In {
		t.Stale = key != original && t.SourceHash.S != "" && t.SourceHash.S != want
	}
}

// ProseText is a hand-written page in one language.
type ProseText struct {
	ProseHead
	File     string
	Body     string // Markdown with {placeholders}
	BodyLine int    // line of the file on which Body starts
	Stale    bool   // the original has changed since the translation was made
}

// Hash names the version of a page: it changes with the words of its title, summary or text. See TextHash.
func (t *ProseText) Hash() string {
	return TextHash(t.Title.S + "\n" + t.Summary.S + "\n" + t.Body)
}
