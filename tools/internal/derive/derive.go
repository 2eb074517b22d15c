// Package derive computes what follows from the records at an instant: who speaks for a group, what is still to
// come, where a recommendation stands, which records name a record. Everything is computed once, in time linear
// in the records, and asks nothing of the outside world.
package derive

import (
	"slices"
	"sync"
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// Facts are the derived facts of a network at an instant.
type Facts struct {
	Records *model.Records
	AsOf    time.Time // in Zone
	Zone    *time.Location
	Today   edtf.Date // the day of AsOf

	public []model.Record
	buried []model.Record                       // see Tombstones
	back   map[string]map[string][]model.Record // target key, kind of the naming record
	own    map[string][]model.Ref               // groups of the network by their kind; "" has all
	roles  map[string][]Role                    // by key of group or organisation
	titles map[model.Record]int                 // place among all titles in the order of a dictionary

	changes   []Changed            // newest first; see Remember
	changesOf map[string][]Changed // by key of the record

	threads func() *threads // tied when first asked for

	origin *Facts // of a look back (see earlier): whose records it looks at
	strict bool
}

// New derives the facts. Drafts, what is under embargo at asOf, persons who may not be named then, and what is deleted are
// no part of them.
func New(records *model.Records, zone *time.Location, asOf time.Time) *Facts {
	asOf = asOf.In(zone)
	today, err := edtf.FromDay(asOf.Year(), int(asOf.Month()), asOf.Day())
	if err != nil {
		panic("derive: the instant lies outside the years that days know: " + err.Error())
	}
	f := &Facts{Records: records, AsOf: asOf, Zone: zone, Today: today,
		back: map[string]map[string][]model.Record{}, roles: map[string][]Role{}}
	for _, r := range records.All() {
		switch {
		case !f.withheld(r):
			f.public = append(f.public, r)
		case f.Buried(r):
			f.buried = append(f.buried, r)
		}
	}
	f.titles = alphabetical(f.public)
	for _, r := range f.public {
		f.link(r)
	}
	f.listGroups()
	f.holdOffices()
	f.threads = sync.OnceValue(f.makeThreads)
	return f
}

// All lists the records that may be shown, in the order of model.Kinds, then by id.
func (f *Facts) All() []model.Record { return f.public }

// Of lists the records of a kind that may be shown, in their natural order (see Sort).
func (f *Facts) Of(kind string) []model.Record {
	var out []model.Record
	for _, r := range f.public {
		if r.Meta().Kind == kind {
			out = append(out, r)
		}
	}
	f.Sort(out)
	return out
}

// Public tells whether a reference leads to a record that may be shown.
func (f *Facts) Public(ref model.Ref) (model.Record, bool) {
	r := f.Records.Get(ref)
	return r, r != nil && !f.withheld(r)
}

// link notes which records r names.
func (f *Facts) link(r model.Record) {
	seen := map[string]bool{}
	r.Fields().Walk(func(_ string, field *model.Field) {
		for _, ref := range field.Refs() {
			key := ref.Key()
			if seen[key] {
				continue
			}
			seen[key] = true
			if f.back[key] == nil {
				f.back[key] = map[string][]model.Record{}
			}
			kind := r.Meta().Kind
			f.back[key][kind] = append(f.back[key][kind], r)
		}
	})
}

// Back lists the records of a kind that name the target, in their natural order.
func (f *Facts) Back(target model.Record, kind string) []model.Record {
	out := slices.Clone(f.back[target.Meta().Key()][kind])
	f.Sort(out)
	return out
}

// DateOf is the day that a record is filed under; zero for kinds without one.
func DateOf(r model.Record) edtf.Date {
	switch x := r.(type) {
	case *model.Meeting:
		return x.Start.Date
	case *model.Event:
		return x.Start.Date
	case *model.Question:
		return x.RaisedOn.Date
	case *model.Project:
		return x.Start.Date
	case *model.Recommendation:
		return firstStep(x)
	case *model.Concept:
		return firstKnown(x.Adopted.Date, x.InForce.Date)
	case *model.Measure:
		return firstKnown(x.Start.Date, firstReport(x))
	case *model.News:
		return x.Date.Date
	}
	return edtf.Date{}
}

func firstKnown(dates ...edtf.Date) edtf.Date {
	for _, d := range dates {
		if !d.IsZero() {
			return d
		}
	}
	return edtf.Date{}
}

// firstStep is the day of adoption or, where that is not known, of the earliest step.
func firstStep(x *model.Recommendation) edtf.Date {
	var first edtf.Date
	for _, s := range x.Steps {
		if s.Step.S == "adopted" && !s.Date.IsZero() {
			return s.Date.Date
		}
		if !s.Date.IsZero() && (first.IsZero() || edtf.Compare(s.Date.Date, first) < 0) {
			first = s.Date.Date
		}
	}
	return first
}

func firstReport(x *model.Measure) edtf.Date {
	var first edtf.Date
	for _, r := range x.Reports {
		if !r.Date.IsZero() && (first.IsZero() || edtf.Compare(r.Date.Date, first) < 0) {
			first = r.Date.Date
		}
	}
	return first
}

// Year is the year a record is filed under, 0 for none.
func Year(r model.Record) int {
	d := DateOf(r)
	if d.IsZero() {
		return 0
	}
	return d.Year()
}
