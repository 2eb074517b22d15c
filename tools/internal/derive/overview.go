package derive

import (
	"cmp"
	"slices"

	"offenesnetz/tools/internal/model"
)

// Overview is who works where at the instant: what the picture of the network shows. All lists are in the natural order
// of their kind; readers of another alphabet may sort them anew.
type Overview struct {
	Groups        []Placed // groups that exist, those of the network first, in the order of model.GroupKinds
	Organizations []Placed // organisations that take part or might, in the order of model.Evidence
	Topics        []model.Record
	Ungrouped     int // organisations of which no group is known: they may well work in one
	Absent        int // organisations that no longer take part, or not yet
}

// Placed is a group or organisation with what it is tied to.
type Placed struct {
	Record model.Record
	Groups []model.Record // of an organisation: where it works
	Topics []model.Record
}

// Overview ties organisations to the groups that their record names or in which somebody sits for them at the instant.
// Only topics that something shown has are in it.
func (f *Facts) Overview() Overview {
	var o Overview
	there, topics := map[model.Record]bool{}, map[model.Record]bool{}
	place := func(r model.Record, groups []model.Record) Placed {
		p := Placed{r, groups, f.publicOnce(r.Meta().Topics)}
		for _, t := range p.Topics {
			topics[t] = true
		}
		return p
	}
	sent := map[string][]model.Record{}
	for _, r := range f.Of("groups") {
		if g := r.(*model.Group); f.lasts(g.Since, g.Until) {
			there[r] = true
			o.Groups = append(o.Groups, place(r, nil))
			f.sentInto(r, sent)
		}
	}
	for _, r := range f.Of("organizations") {
		x := r.(*model.Organization)
		if !f.lasts(x.Since, x.Until) {
			o.Absent++
			continue
		}
		groups := append(f.publicOnce(x.Groups), sent[r.Meta().Key()]...)
		groups = slices.DeleteFunc(once(groups), func(g model.Record) bool { return !there[g] })
		if len(groups) == 0 {
			o.Ungrouped++
		}
		o.Organizations = append(o.Organizations, place(r, groups))
	}
	for _, r := range f.Of("topics") {
		if topics[r] {
			o.Topics = append(o.Topics, r)
		}
	}
	slices.SortStableFunc(o.Groups, func(a, b Placed) int { return cmp.Compare(groupRank(a.Record), groupRank(b.Record)) })
	slices.SortStableFunc(o.Organizations, func(a, b Placed) int {
		return cmp.Compare(evidenceRank(a.Record), evidenceRank(b.Record))
	})
	return o
}

// lasts tells whether what has these ends is not known to be over or to begin later only.
func (f *Facts) lasts(since, until model.Day) bool {
	return !f.Over(until) && (since.IsZero() || !since.First().After(f.Today.First()))
}

// sentInto notes the group with each organisation for which somebody sits in it at the instant.
func (f *Facts) sentInto(group model.Record, sent map[string][]model.Record) {
	for _, role := range f.Roles(group) {
		if m := role.Membership; role.Current && m.Group.ID != "" && m.Organization.ID != "" && m.Group.Key() == group.Meta().Key() {
			sent[m.Organization.Key()] = append(sent[m.Organization.Key()], group)
		}
	}
}

// publicOnce lists the records behind references that may be shown, each once.
func (f *Facts) publicOnce(refs []model.Ref) []model.Record {
	var out []model.Record
	for _, ref := range refs {
		if r, ok := f.Public(ref); ok {
			out = append(out, r)
		}
	}
	return once(out)
}

// once drops what stands a second time in a short list.
func once(records []model.Record) []model.Record {
	var out []model.Record
	for _, r := range records {
		if !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// groupRank puts the network's own groups first.
func groupRank(r model.Record) int {
	g := r.(*model.Group)
	rank := slices.Index(model.GroupKinds, g.GroupKind.S)
	if !g.PartOf.Yes {
		rank += len(model.GroupKinds)
	}
	return rank
}

func evidenceRank(r model.Record) int {
	return slices.Index(model.Evidence, r.(*model.Organization).Evidence.S)
}
