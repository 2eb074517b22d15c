package derive

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// Changed is what was changed of a record at one time, as far as it may be told at the instant.
type Changed struct {
	Record    model.Record // nil where it is no more
	Kind      string
	At        time.Time
	Day       edtf.Date // of At in the network's zone
	Token     string    // stands for the occasion, see model.Change
	What      string    // model.Added, Edited or Removed
	Mark      string    // model.MarkNews, model.MarkCorrection or "" where that can't be told
	Unread    bool      // what was changed can't be told
	Fields    []ChangedField
	Languages []model.LanguageChange
}

// ChangedField is a change of one field, or Count alike changes of parts of a list.
type ChangedField struct {
	model.FieldChange
	Count int
}

// Remember adds the history of the records to the facts; oldest first, as package history gives it. What was changed
// after the instant is no part of it, nor what may not be shown: no change of a record that is withheld, none from
// before it was public or a person could be named, none of a machine's translation that waits for its review.
func (f *Facts) Remember(history []model.Change) {
	byRecord := map[string][]model.Change{}
	var order []string
	renamed := f.renamed()
	for _, c := range history {
		key := c.Kind + "/" + c.ID
		if r := renamed[key]; r != nil {
			key = r.Meta().Key()
		}
		if byRecord[key] == nil {
			order = append(order, key)
		}
		byRecord[key] = goesOn(byRecord[key], c, key)
	}
	f.changes, f.changesOf = nil, map[string][]Changed{}
	for _, key := range order {
		told := f.tell(byRecord[key])
		slices.Reverse(told)
		slices.SortStableFunc(told, func(a, b Changed) int { return b.At.Compare(a.At) })
		f.changesOf[key] = told
		f.changes = append(f.changes, told...)
	}
	kinds := map[string]int{}
	for i, k := range model.Kinds {
		kinds[k.Name] = i
	}
	slices.SortStableFunc(f.changes, func(a, b Changed) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(kinds[a.Kind], kinds[b.Kind]))
	})
}

// renamed finds the record that once had a name, by the name's key.
func (f *Facts) renamed() map[string]model.Record {
	out := map[string]model.Record{}
	for _, r := range f.Records.All() {
		for _, w := range r.Meta().FormerIDs {
			if ref := (model.Ref{Kind: r.Meta().Kind, ID: w.S}); f.Records.Get(ref) == nil {
				out[ref.Key()] = r
			}
		}
	}
	return out
}

// goesOn adds a change to those of the record with the key. Where a file ended and another began, but the record says today
// that it is the same, neither is told; what else was changed between the two is not known.
func goesOn(list []model.Change, c model.Change, key string) []model.Change {
	_, id, _ := strings.Cut(key, "/")
	if c.ID != id && c.What == model.Removed {
		return list
	}
	c.ID = id
	if n := len(list); c.What == model.Added && n > 0 && list[n-1].What != model.Removed {
		c.What, c.Unread, c.Languages = model.Edited, true, nil
		c.Fields = []model.FieldChange{{Field: "former_ids", What: model.Added}}
		if c.Kind == "persons" {
			c.Fields, c.Unread = nil, false
		}
	}
	return append(list, c)
}

// Changes lists all changes that may be told, newest first.
func (f *Facts) Changes() []Changed { return f.changes }

// ChangesOf lists those of one record, newest first.
func (f *Facts) ChangesOf(r model.Record) []Changed { return f.changesOf[r.Meta().Key()] }

// tell makes of a record's changes, oldest first, what may be told of them.
func (f *Facts) tell(history []model.Change) []Changed {
	history = slices.DeleteFunc(slices.Clone(history), func(c model.Change) bool { return c.At.After(f.AsOf) })
	if slices.ContainsFunc(history, waited) {
		history = f.published(history)
	}
	var out []Changed
	for _, c := range history {
		if r, ok := f.speakable(c); ok {
			if told := f.told(c, r); told.says() && !(len(out) > 0 && out[len(out)-1].takesIn(&told)) {
				out = append(out, told)
			}
		}
	}
	return out
}

// waited tells whether a version may have been written down before readers were to see it.
func waited(c model.Change) bool {
	return c.Publish == model.PublishNever || c.Publish != "" && model.CanWait(c.Kind)
}

// published makes of the versions of a record those that readers could see, each from the moment on that they could. A
// version that was replaced before it was public never comes out, and a change from or to one is told without its fields.
func (f *Facts) published(history []model.Change) []model.Change {
	var out []model.Change
	var v visible
	for i, c := range history {
		switch {
		case !c.Own:
			if v.open && !c.At.Before(v.from) {
				out = append(out, c)
			}
		case c.What == model.Removed:
			if v.open {
				out = append(out, c)
			}
			v.open = false
		default:
			if c, ok := v.next(c, f.from(c), until(history[i+1:], f.AsOf)); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// visible is what readers have seen so far of a record that was a draft or under embargo.
type visible struct {
	open   bool      // they can see the latest version
	from   time.Time // since when
	ever   bool      // they have seen one
	unsure bool      // there was a version of which it is not known whether they saw it
}

// next takes in a version that readers could see from an instant on, unless it was replaced at end.
func (v *visible) next(c model.Change, from, end time.Time) (model.Change, bool) {
	before := *v
	v.from, v.open = from, !from.IsZero() && from.Before(end)
	v.ever, v.unsure = v.ever || v.open, v.unsure || from.IsZero()
	if !v.open {
		return c, false
	}
	if before.open && from.Equal(c.At) {
		return c, true
	}
	c.At, c.Fields, c.Languages = from, nil, nil
	c.What, c.Unread = model.Added, false
	if before.ever || before.unsure {
		c.What, c.Unread = model.Edited, true
	}
	return c, true
}

// from is when a version of a record could be seen; zero where that is not known.
func (f *Facts) from(c model.Change) time.Time {
	switch c.Publish {
	case "":
		return c.At
	case model.PublishNever:
		return f.AsOf.Add(1)
	}
	embargo, ok := model.ParseMoment(c.Publish)
	if !ok {
		return time.Time{}
	}
	if opens := f.opens(embargo); opens.After(c.At) {
		return opens
	}
	return c.At
}

// until is when the next version replaced the one before; the present one lasts beyond the instant.
func until(rest []model.Change, asOf time.Time) time.Time {
	for _, c := range rest {
		if c.Own {
			return c.At
		}
	}
	return asOf.Add(1)
}

// speakable finds the record of a change and tells whether the change may be spoken of. Of a record that is no more only
// its end is told, and of persons not even that.
func (f *Facts) speakable(c model.Change) (model.Record, bool) {
	var r model.Record
	switch c.Kind {
	case "network":
		return f.Records.Network, true
	case model.GlossaryKind:
		return f.Records.Glossary, f.Records.Glossary.File != ""
	}
	if r = f.Records.Get(model.Ref{Kind: c.Kind, ID: c.ID}); r == nil {
		return nil, c.What == model.Removed && c.Kind != "persons"
	}
	if r.Meta().GoneBy(f.Today.First()) {
		return nil, c.Kind != "persons" && f.Buried(r) && deletes(c)
	}
	if person, ok := r.(*model.Person); ok && !Nameable(person, f.dayOf(c.At)) {
		return nil, false
	}
	return r, !f.withheld(r)
}

// deletes tells whether a change is the one that marked a record as deleted. It is told like the end of its file.
func deletes(c model.Change) bool {
	return slices.ContainsFunc(c.Fields, func(d model.FieldChange) bool {
		return d.Field == "deleted" && d.Sub == "on" && d.What == model.Added
	})
}

// dayOf is the day of an instant in the network's zone.
func (f *Facts) dayOf(at time.Time) edtf.Date {
	at = at.In(f.Zone)
	day, err := edtf.FromDay(at.Year(), int(at.Month()), at.Day())
	if err != nil {
		return f.Today // a clock that was centuries wrong; the instant bounds what is told
	}
	return day
}

func (f *Facts) told(c model.Change, r model.Record) Changed {
	out := Changed{Record: r, Kind: c.Kind, At: c.At, Day: f.dayOf(c.At), Token: c.Token, What: c.What, Unread: c.Unread && c.What == model.Edited}
	if r == nil {
		out.What, out.Unread = model.Removed, false
	}
	if out.What == model.Edited {
		for _, field := range c.Fields {
			if field, ok := f.toldField(field, r); ok {
				out.addField(field)
			}
		}
		for _, l := range c.Languages {
			if !waits(r, l.Language) {
				out.Languages = append(out.Languages, l)
			}
		}
	}
	out.Mark = out.markOf(c.Said)
	return out
}

// Translated tells whether nothing but translations was changed.
func (c *Changed) Translated() bool {
	return c.What == model.Edited && len(c.Fields) == 0 && !c.Unread
}

// takesIn makes one change of what was done to a record's translations on a day, in however many commits.
func (c *Changed) takesIn(next *Changed) bool {
	if !c.Translated() || !next.Translated() || c.Day != next.Day {
		return false
	}
	for _, l := range next.Languages {
		known := slices.ContainsFunc(c.Languages, func(o model.LanguageChange) bool {
			return o == l || o.Language == l.Language && o.What == model.Added && l.What == model.Edited
		})
		if !known {
			c.Languages = append(slices.Clip(c.Languages), l)
		}
	}
	c.At, c.Token = next.At, next.Token
	if next.Mark != "" {
		c.Mark = next.Mark
	}
	return true
}

// says tells whether there is anything left to tell.
func (c *Changed) says() bool {
	return c.What != model.Edited || c.Unread || len(c.Fields)+len(c.Languages) > 0
}

// toldField drops what must not be told of a field. A reference to a person is never spelled out, one to a record that is
// no more can't be.
func (f *Facts) toldField(c model.FieldChange, r model.Record) (model.FieldChange, bool) {
	for _, key := range c.About {
		about, ok := f.Public(model.RefOf(key))
		if person, isPerson := about.(*model.Person); !ok || isPerson && !Consented(person, "role", f.Today) {
			return c, false
		}
	}
	if person, ok := r.(*model.Person); ok && c.Field == "membership" && !Consented(person, "role", f.Today) {
		return c, false
	}
	if c.Type == model.TypeRef || c.Type == model.TypeAnyRef {
		named := len(c.From) + len(c.To)
		c.From, c.To = slices.DeleteFunc(slices.Clone(c.From), f.betrays), slices.DeleteFunc(slices.Clone(c.To), f.betrays)
		if len(c.From)+len(c.To) == 0 && named > 0 {
			return c, false
		}
		hidden := func(key string) bool {
			ref := model.RefOf(key)
			_, ok := f.Public(ref)
			return !ok || ref.Kind == "persons"
		}
		c.From, c.To = slices.DeleteFunc(c.From, hidden), slices.DeleteFunc(c.To, hidden)
	}
	return c, true
}

// betrays tells whether a reference leads to a record that is not public yet: that there is one must not be told.
func (f *Facts) betrays(key string) bool {
	r := f.Records.Get(model.RefOf(key))
	return r != nil && f.secret(r)
}

// addField adds a change; those of several parts of a list that say the same become one.
func (c *Changed) addField(field model.FieldChange) {
	for i := range c.Fields {
		g := &c.Fields[i]
		if g.Sub == field.Sub && g.Field == field.Field && g.Part == field.Part && g.What == field.What && (g.Part || !g.valued() && len(field.From)+len(field.To) == 0) {
			g.Count++
			g.To = append(slices.Clip(g.To), field.To...)
			return
		}
	}
	c.Fields = append(c.Fields, ChangedField{field, 1})
}

// valued tells whether values are told.
func (c *ChangedField) valued() bool { return len(c.From)+len(c.To) > 0 }

// waits tells whether the site still shows the original because nobody has reviewed a machine's translation of law.
func waits(r model.Record, language string) bool {
	found := false
	if r.Meta().Legal.Yes {
		r.Fields().Walk(func(_ string, field *model.Field) {
			for _, t := range field.Texts() {
				found = found || t.Translations[language].How == model.ByMachine
			}
		})
	}
	return found
}

// moving are fields whose values change as time goes on: a new one does not say that the old one was wrong.
var moving = []string{"status", "status_on", "checked_on", "as_of", "members", "members_as_of", "next_due", "speakers_wanted"}

// markOf tells news from corrections. What a commit says of itself counts. Else it is a correction if a value that had been
// published was taken back or replaced, unless it is one that moves with time or a day that was still to come; and news if
// something was added or moved on. Of words that were changed it can't be told.
func (c *Changed) markOf(said string) string {
	if said != "" || c.What == model.Added {
		return cmp.Or(said, model.MarkNews)
	}
	mark := ""
	for i := range c.Fields {
		switch m := c.Fields[i].mark(c.Day); {
		case m == model.MarkCorrection && c.Kind == "persons": // why it was taken back is nobody's business
		case m == model.MarkCorrection:
			return m
		case m != "":
			mark = m
		}
	}
	for _, l := range c.Languages {
		if l.What == model.Added {
			mark = model.MarkNews
		}
	}
	return mark
}

func (c *ChangedField) mark(day edtf.Date) string {
	moves := slices.Contains(moving, c.Field) && c.Sub == "" || c.Sub == "state" || c.Sub == "status"
	switch {
	case c.What == model.Added, c.List && len(c.From) == 0 && len(c.To) > 0:
		return model.MarkNews
	case c.What == model.Edited && !c.valued():
		return ""
	case c.What == model.Edited && (moves || c.ahead(day)):
		return model.MarkNews
	}
	return model.MarkCorrection
}

// ahead tells whether the value replaced was a day still to come.
func (c *ChangedField) ahead(day edtf.Date) bool {
	if c.Type != model.TypeDay && c.Type != model.TypeMoment || len(c.From) != 1 {
		return false
	}
	was, ok := model.ParseMoment(c.From[0])
	return ok && !was.Last().Before(day.First())
}
