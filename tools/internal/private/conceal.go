package private

import (
	"slices"
	"strings"
	"time"

	"offenesnetz/tools/internal/model"
)

// Omission stands in a text for what was taken out of it.
const Omission = "[…]"

// Concealed is something of a person that was taken out of another record or a hand-written page.
type Concealed struct {
	In     string // "kind/id", or "pages/id"
	Person *model.Person
	Scope  string // name, photo or contact
}

// Conceal takes out of the texts of all records and hand-written pages what no basis covers on a day: names of persons who
// may not be named, their e-mail addresses and numbers, files that bear such a name, and pictures whose description or file names somebody who
// did not agree to be shown. It changes the records and tells what it took, in their order, each once.
func Conceal(records *model.Records, day time.Time) []Concealed {
	c := newConcealer(records, day)
	for _, r := range append(records.Singles(), records.All()...) {
		c.record(r)
	}
	for _, p := range records.Prose {
		c.at, c.self = "pages/"+p.ID, nil
		for _, key := range keysOf(p.In) {
			t := p.In[key]
			t.Title.S, t.Summary.S, t.Body = c.clean(t.Title.S), c.clean(t.Summary.S), c.clean(t.Body)
		}
	}
	return c.took
}

func keysOf[T any](m map[string]T) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

type concealer struct {
	*Register
	at   string        // what is being read
	self *model.Person // whose record it is
	took []Concealed
}

func newConcealer(records *model.Records, day time.Time) *concealer {
	return &concealer{Register: NewRegister(records, day)}
}

func (c *concealer) record(r model.Record) {
	b := r.Meta()
	c.at = b.Key()
	c.self, _ = r.(*model.Person)
	b.Images = slices.DeleteFunc(b.Images, func(i model.Image) bool {
		p := c.Unshown(&i, c.self)
		if p != nil {
			c.note(p, model.ScopePhoto)
		}
		return p != nil
	})
	b.Files = slices.DeleteFunc(b.Files, func(f model.File) bool {
		p := c.Hidden.InFile(f.Path.S, c.self)
		if p != nil {
			c.note(p, model.ScopeName)
		}
		return p != nil
	})
	r.Fields().Walk(func(_ string, f *model.Field) { f.Rewrite(c.clean) })
}

// clean takes out of a text what may not stand there. A person's own record is held back or shown as a whole.
func (c *concealer) clean(s string) string {
	type gap struct{ start, end int }
	var gaps []gap
	for _, m := range c.Hidden.Find(s, c.self) {
		c.note(m.Person, model.ScopeName)
		gaps = append(gaps, gap{m.Start, m.End})
	}
	if len(c.secret) > 0 {
		for _, h := range Find(s) {
			if p := c.secret[h.Key]; p != nil && p != c.self {
				c.note(p, model.ScopeContact)
				gaps = append(gaps, gap{h.Start, h.End})
			}
		}
	}
	if len(gaps) == 0 {
		return s
	}
	slices.SortFunc(gaps, func(a, b gap) int { return a.start - b.start })
	var out strings.Builder
	from := 0
	for _, g := range gaps {
		if g.start >= from {
			out.WriteString(s[from:g.start] + Omission)
			from = g.end
		}
	}
	return out.String() + s[from:]
}

func (c *concealer) note(p *model.Person, scope string) {
	one := Concealed{c.at, p, scope}
	if !slices.Contains(c.took, one) {
		c.took = append(c.took, one)
	}
}
