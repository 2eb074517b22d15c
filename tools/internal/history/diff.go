package history

import (
	"slices"

	"offenesnetz/tools/internal/model"
)

// silent are fields of which no change is told: they say something to the tool, not to readers, or speak of what another
// field tells.
var silent = []string{"id", "legal", "created", "modified", "time_zone", "id_authority", "id_since", "invented", "publish_at", "draft", "previous_start", "decimals"}

// tellable are the only fields of persons of whose changes it is told that there were any. Names, consents and contacts
// are not among them: who withdraws one must not find the withdrawal published.
var tellable = []string{"membership", "summary", "text", "topics", "source"}

// Told tells whether a change of the field is told at all.
func Told(kind, field string) bool {
	if kind == "persons" {
		return slices.Contains(tellable, field)
	}
	return !slices.Contains(silent, field)
}

// compare tells what was changed between two versions of a record. Both have the same fields, as they are of one kind.
func compare(kind string, before, now *model.Fields) []model.FieldChange {
	d := &diff{mute: kind == "persons"}
	for i, f := range now.List {
		old := before.List[i]
		if !Told(kind, f.Name) {
			continue
		}
		switch f.Type {
		case model.TypeTable:
			d.part(f.Name, old.Parts()[0], f.Parts()[0])
		case model.TypePart:
			d.parts(f.Name, old.Parts(), f.Parts())
		default:
			d.field(f.Name, "", old, f)
		}
	}
	return d.out
}

// diff collects changes.
type diff struct {
	mute bool // no values are told
	out  []model.FieldChange
}

// field compares one value or list of values. It tells whether they differ without a value to tell.
func (d *diff) field(name, sub string, old, now *model.Field) (wordless bool) {
	from, to := old.Plain(), now.Plain()
	if slices.Equal(from, to) {
		return false
	}
	c := model.FieldChange{Field: name, Sub: sub, What: whatOf(len(from) > 0, len(to) > 0), About: about(old, now)}
	if now.List {
		c.List, from, to = true, without(from, to), without(to, from)
		if len(from)+len(to) == 0 {
			return false // only their order
		}
	}
	if d.mute || !now.Closed() || slices.Contains(now.Kinds, "persons") {
		if sub != "" {
			return true
		}
		c.List = false
		d.out = append(d.out, c)
		return false
	}
	c.Type, c.From, c.To = now.Type, from, to
	d.out = append(d.out, c)
	return false
}

func whatOf(before, now bool) string {
	switch {
	case !before:
		return model.Added
	case !now:
		return model.Removed
	}
	return model.Edited
}

// without lists what of a is not in b.
func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

// parts compares two lists of parts by their ids.
func (d *diff) parts(name string, before, now []*model.Fields) {
	old := map[string]*model.Fields{}
	for _, p := range before {
		old[p.PartID()] = p
	}
	for _, p := range now {
		was := old[p.PartID()]
		delete(old, p.PartID())
		if was == nil {
			d.out = append(d.out, d.faced(model.FieldChange{Field: name, Part: true, What: model.Added, About: aboutPart(p)}, p))
			continue
		}
		d.part(name, was, p)
	}
	for _, p := range before {
		if old[p.PartID()] != nil {
			d.out = append(d.out, model.FieldChange{Field: name, Part: true, What: model.Removed, About: aboutPart(p)})
		}
	}
}

// faced says of a new part the one value by which readers know it: what sort it is or, else, of which day.
func (d *diff) faced(c model.FieldChange, p *model.Fields) model.FieldChange {
	if d.mute {
		return c
	}
	for _, want := range []model.Type{model.TypeEnum, model.TypeDay} {
		for _, f := range p.List {
			if f.Type == want && !f.List && len(f.Plain()) > 0 && c.Sub == "" {
				c.Sub, c.Type, c.To = f.Name, f.Type, f.Plain()
			}
		}
	}
	return c
}

// part compares two versions of a part or table: each value that can be told, and once for all the rest.
func (d *diff) part(name string, before, now *model.Fields) {
	first, rest := len(d.out), false
	for i, f := range now.List {
		old := before.List[i]
		switch {
		case f.Name == "id", f.HasParts() && same(old, f):
		case f.HasParts():
			rest = true
		default:
			rest = d.field(name, f.Name, old, f) || rest
		}
	}
	if concerned := append(aboutPart(before), aboutPart(now)...); len(concerned) > 0 {
		slices.Sort(concerned)
		for i := first; i < len(d.out); i++ {
			d.out[i].About = slices.Compact(slices.Clone(concerned))
		}
		if rest {
			d.out = append(d.out, model.FieldChange{Field: name, What: model.Edited, About: slices.Compact(concerned)})
		}
		return
	}
	if rest {
		d.out = append(d.out, model.FieldChange{Field: name, What: model.Edited})
	}
}

// same tells whether two fields hold the same parts.
func same(a, b *model.Field) bool {
	x, y := a.Parts(), b.Parts()
	return slices.EqualFunc(x, y, func(p, q *model.Fields) bool {
		for i, f := range q.List {
			old := p.List[i]
			if f.HasParts() && !same(old, f) || !f.HasParts() && !slices.Equal(old.Plain(), f.Plain()) {
				return false
			}
		}
		return true
	})
}

// about lists the persons and news that fields name: whether they may be spoken of depends on the day.
func about(fields ...*model.Field) []string {
	var out []string
	for _, f := range fields {
		for _, ref := range f.Refs() {
			if ref.Kind == "persons" || ref.Kind == "news" {
				out = append(out, ref.Key())
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func aboutPart(p *model.Fields) []string {
	var out []string
	p.Walk(func(_ string, f *model.Field) { out = append(out, about(f)...) })
	return out
}
