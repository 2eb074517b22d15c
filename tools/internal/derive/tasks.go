package derive

import (
	"cmp"
	"slices"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// Act is something documented that shows a task being done.
type Act struct {
	Record model.Record
	Date   edtf.Date // zero where no day is known
	Proof  Proof     // Sure or Probable
}

// YearCount is how many acts fall into a year.
type YearCount struct{ Year, Sure, Probable int }

// Acts is what is documented of a task.
type Acts struct {
	Newest []Act       // newest first, those without a day last
	Years  []YearCount // newest first; acts without a day fall into none
}

// Acts lists what shows a task being done: the records of some kinds (see model.TaskEvidence) up to the instant and,
// where groups are named, only those that have to do with one of them. Concepts, measures and indicators belong to no
// group and always count. A record shows that something happened, not how well.
func (f *Facts) Acts(by []model.Word, groups []model.Ref) Acts {
	var a Acts
	for _, w := range by {
		kind := w.S
		if kind == "reports" {
			kind = "meetings"
		}
		for _, r := range f.public {
			if r.Meta().Kind == kind {
				a.Newest = append(a.Newest, f.actsOf(r, w.S, groups)...)
			}
		}
	}
	slices.SortStableFunc(a.Newest, func(x, y Act) int {
		return cmp.Or(-edtf.Compare(x.Date, y.Date), cmp.Compare(x.Record.Meta().Key(), y.Record.Meta().Key()))
	})
	for _, act := range a.Newest {
		a.count(act)
	}
	return a
}

func (a *Acts) count(act Act) {
	if act.Date.IsZero() {
		return
	}
	year := act.Date.Year()
	if n := len(a.Years); n == 0 || a.Years[n-1].Year != year {
		a.Years = append(a.Years, YearCount{Year: year})
	}
	last := &a.Years[len(a.Years)-1]
	if act.Proof == Sure {
		last.Sure++
	} else {
		last.Probable++
	}
}

// actsOf lists what a record shows: each of its dated steps, or itself under its day.
func (f *Facts) actsOf(r model.Record, evidence string, groups []model.Ref) []Act {
	var out []Act
	add := func(d edtf.Date) {
		if act, ok := f.act(r, d); ok {
			out = append(out, act)
		}
	}
	if len(groups) > 0 && !ofGroups(r, groups) {
		return nil
	}
	switch x := r.(type) {
	case *model.Meeting:
		for range f.times(x, evidence, groups) {
			add(x.Start.Date)
		}
	case *model.Event:
		if x.Status.S == "held" {
			add(x.Start.Date)
		}
	case *model.Measure:
		for _, report := range x.Reports {
			add(report.Date.Date)
		}
		if len(x.Reports) == 0 {
			add(x.Start.Date)
		}
	case *model.Concept:
		for _, h := range x.History {
			add(h.Date.Date)
		}
		if len(x.History) == 0 {
			add(DateOf(x))
		}
	case *model.Indicator:
		for _, v := range x.Values {
			add(v.Date.Date)
		}
	default:
		add(DateOf(r))
	}
	return out
}

// times is how often a meeting counts: once if it was held, or once for each report given in it.
func (f *Facts) times(m *model.Meeting, evidence string, groups []model.Ref) int {
	switch {
	case m.Status.S != "held":
		return 0
	case evidence == "meetings":
		return 1
	}
	n := 0
	for _, item := range m.Agenda {
		if len(groups) == 0 && len(item.ReportOf) > 0 || concerns(item.ReportOf, groups) {
			n++
		}
	}
	return n
}

// act is a record under a day, unless the day is still to come.
func (f *Facts) act(r model.Record, d edtf.Date) (Act, bool) {
	if !f.begun(d) {
		return Act{}, false
	}
	if since := f.Records.Network.Since; !d.IsZero() && d.Last().Before(since.First()) {
		d = edtf.Date{} // what is older than the network belongs to none of its years
	}
	a := Act{Record: r, Date: d, Proof: Probable}
	if certain(d) && d.First().Year() == d.Last().Year() && !d.Last().After(f.Today.Last()) {
		a.Proof = Sure
	}
	return a, true
}

// ofGroups tells whether a record has to do with one of the groups.
func ofGroups(r model.Record, groups []model.Ref) bool {
	switch x := r.(type) {
	case *model.Recommendation:
		return x.OfNetwork.Yes || concerns(x.AuthorGroups, groups)
	case *model.Question:
		return concerns(x.Groups, groups)
	case *model.Project:
		return concerns(x.Groups, groups)
	case *model.Event:
		return x.OfNetwork.Yes || concerns(x.Groups, groups)
	case *model.Meeting:
		return concerns(x.Groups, groups) || slices.ContainsFunc(x.Agenda, func(a model.AgendaItem) bool { return concerns(a.ReportOf, groups) })
	case *model.News:
		return slices.ContainsFunc(x.About, func(ref model.Ref) bool { return ref.Kind == "groups" && hasRef(groups, ref) })
	}
	return true
}
