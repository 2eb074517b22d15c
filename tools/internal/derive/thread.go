package derive

import (
	"cmp"
	"slices"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// Thread is the story of a matter, from where it came up to what is measured. It stands on the page of one record, its
// root: a recommendation, a question from which none came, or a project that serves neither.
type Thread struct {
	Root  model.Record
	Knots []Knot // in the order in which they are told; what is planned comes last
	Next  Expectation
}

// What a knot tells.
const (
	KnotStep      = "step"      // a step of the recommendation's own history
	KnotSaid      = "said"      // what was said about the question
	KnotQuestion  = "question"  // a question was raised
	KnotOrigin    = "origin"    // an event, project or meeting in which the matter came up
	KnotMeeting   = "meeting"   // a meeting dealt with it
	KnotProject   = "project"   // a project came of it, or is it
	KnotMeasure   = "measure"   // a measure came of it
	KnotIndicator = "indicator" // what is measured since
	KnotEnd       = "end"       // the project has ended
)

// Knot is one step of a thread. Records that tell the same step share a knot.
type Knot struct {
	Tells   string
	Date    edtf.Date    // zero: not known
	Record  model.Record // what tells it; nil where the root does
	Step    *model.Step
	Said    *model.Said
	Meeting *model.Meeting     // where it was dealt with
	Items   []model.AgendaItem // of that meeting
	Asked   []*model.Question  // questions that were raised with this step
	Origins []model.Record     // where it came up
	Measure *model.Measure     // of an indicator: the measure that it stands for
	Since   edtf.Date          // of an indicator: from when on values count
	First   model.Observation  // of an indicator: first and last value since; Last has no id where there is none
	Last    model.Observation
	Planned bool // it is to come

	at   edtf.Date // the day it stands under: its own or, of a step without one, that of the step before it in the file
	rank int       // place on a matter's way: decides between knots of one day and for those without a day
}

// Unlinked tells whether no source calls the knot a consequence of what came before.
func (k *Knot) Unlinked() bool { return k.Step != nil && k.Step.Linked.Set && !k.Step.Linked.Yes }

// Places on the way of a matter. Notes and the like have none.
const (
	rankOrigin = iota + 1
	rankRaised
	rankMeeting
	rankAdopted
	rankSent
	rankAnswer
	rankResult
	rankIndicator
	rankEnd
)

var rankOfStep = map[string]int{
	"raised": rankRaised, "drafted": rankMeeting, "adopted": rankAdopted, "sent": rankSent, "received": rankSent, "answered": rankAnswer,
	"accepted": rankAnswer, "accepted-in-part": rankAnswer, "refused": rankAnswer, "under-way": rankResult, "carried-out": rankResult,
}

// Thread gives the thread that stands on a record's page; ok is false where none does.
func (f *Facts) Thread(root model.Record) (thread *Thread, ok bool) {
	thread, ok = f.threads().byRoot[root.Meta().Key()]
	return thread, ok
}

// Matters lists the roots of the threads that tell of a record, other than itself. News tell of what they are about.
func (f *Facts) Matters(r model.Record) []model.Record {
	found := slices.Clone(f.threads().byRecord[r.Meta().Key()])
	if news, ok := r.(*model.News); ok {
		for _, about := range news.About {
			found = append(found, f.threads().byRecord[about.Key()]...)
			if t, ok := f.threads().byRoot[about.Key()]; ok {
				found = append(found, t.Root)
			}
		}
	}
	return slices.DeleteFunc(unique(found), func(root model.Record) bool { return root == r })
}

// MattersAt lists the roots of the threads that tell of an agenda item.
func (f *Facts) MattersAt(x *model.Meeting, item string) []model.Record {
	return f.threads().byRecord[itemKey(x, item)]
}

func itemKey(x *model.Meeting, item string) string { return x.Key() + "#" + item }

// unique keeps the first of each record.
func unique(list []model.Record) []model.Record {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(r model.Record) bool {
		key := r.Meta().Key()
		double := seen[key]
		seen[key] = true
		return double
	})
}

// threads are all threads of the network, and which of them tell of a record or an agenda item.
type threads struct {
	byRoot   map[string]*Thread
	byRecord map[string][]model.Record
}

// makeThreads ties recommendations first, then questions without one, then projects that no thread tells of.
func (f *Facts) makeThreads() *threads {
	all := &threads{byRoot: map[string]*Thread{}, byRecord: map[string][]model.Record{}}
	for _, r := range f.Of("recommendations") {
		all.add(f.ofRecommendation(r.(*model.Recommendation)))
	}
	for _, r := range f.Of("questions") {
		if x := r.(*model.Question); len(f.shown(x.Recommendations)) == 0 {
			all.add(f.ofQuestion(x))
		}
	}
	for _, r := range f.Of("projects") {
		if _, told := all.byRecord[r.Meta().Key()]; told {
			continue
		}
		if t := f.ofProject(r.(*model.Project)); slices.ContainsFunc(t.Knots, func(k Knot) bool { return len(k.records()) > 0 }) {
			all.add(t)
		}
	}
	return all
}

func (all *threads) add(t *Thread) {
	all.byRoot[t.Root.Meta().Key()] = t
	note := func(key string) {
		if !slices.Contains(all.byRecord[key], t.Root) {
			all.byRecord[key] = append(all.byRecord[key], t.Root)
		}
	}
	for i := range t.Knots {
		k := &t.Knots[i]
		for _, r := range k.records() {
			note(r.Meta().Key())
		}
		for _, item := range k.Items {
			note(itemKey(k.Meeting, item.ID.S))
		}
	}
}

// records lists the records beside the root that the knot tells of.
func (k *Knot) records() []model.Record {
	out := slices.Clone(k.Origins)
	if k.Record != nil {
		out = append(out, k.Record)
	}
	if k.Meeting != nil {
		out = append(out, k.Meeting)
	}
	for _, q := range k.Asked {
		out = append(out, q)
	}
	return out
}

// tie puts knots in order: by their days, of one day by their place on the way; those without a day stand behind the
// last one that is as far on the way. A month or year begins with its first day, but what came of a matter does not stand
// before what led to it within that month or year.
func tie(knots []Knot) []Knot {
	var dated, undated []Knot
	for _, k := range knots {
		if k.at.IsZero() {
			k.at = k.Date
		}
		if k.Step == nil && !k.Date.IsZero() && !k.Date.Precise() {
			k.at = behind(k, knots)
		}
		if k.at.IsZero() && !k.Planned {
			undated = append(undated, k)
		} else {
			dated = append(dated, k)
		}
	}
	slices.SortStableFunc(dated, func(a, b Knot) int {
		return cmp.Or(order(a.Planned)-order(b.Planned), a.at.First().Compare(b.at.First()), cmp.Compare(a.rank, b.rank))
	})
	for _, k := range undated {
		place := 0
		for i, other := range dated {
			if other.rank <= k.rank && !other.Planned {
				place = i + 1
			}
		}
		dated = slices.Insert(dated, place, k)
	}
	return dated
}

// behind gives the last day within the period of a knot on which something stands that comes before it on the way.
func behind(k Knot, knots []Knot) edtf.Date {
	at := k.Date
	for _, other := range knots {
		day := firstKnown(other.at, other.Date)
		if other.rank > 0 && other.rank < k.rank && !day.IsZero() && day.First().After(at.First()) && !day.First().After(k.Date.Last()) {
			at = day
		}
	}
	return at
}

// order puts what is not so before what is.
func order(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// shown lists the records that references lead to and that may be shown.
func (f *Facts) shown(refs []model.Ref) []model.Record {
	var out []model.Record
	for _, ref := range refs {
		if r, ok := f.Public(ref); ok {
			out = append(out, r)
		}
	}
	return out
}
