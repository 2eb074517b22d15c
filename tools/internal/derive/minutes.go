package derive

import (
	"slices"
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// States of the minutes of a meeting, measured by the rule on minutes.
const (
	MinutesInTime    = "in-time"   // published by the day they were due
	MinutesLate      = "late"      // published after it
	MinutesPublished = "published" // published, but no rule or no exact day says whether in time
	MinutesDue       = "due"       // not published, though the day has passed
	MinutesWaiting   = "waiting"   // not published, and there is time left
	MinutesMissing   = "missing"   // the record says that there are none, and no rule says when they were due
	MinutesUnknown   = "unknown"   // the records don't tell
)

// Promise is how a meeting was announced and minuted. Numbers of days are -1 where they are not known: no imprecise
// day is counted with.
type Promise struct {
	Meeting   *model.Meeting
	Invited   int       // days from the invitation to the meeting
	Agenda    bool      // the record has one
	Due       edtf.Date // zero where no rule sets a time or the meeting has no exact day
	Published edtf.Date // zero where they are not published at the instant, or nobody wrote down when
	Took      int       // days from the meeting to the publication
	Late      int       // days from the day they were due to the publication; 0 when in time
	Waiting   int       // days from the day they were due to the instant, where they are not published; 0 before
	State     string
}

// Promises tells of each meeting of the network's groups that took place how it was announced and minuted, newest
// first.
func (f *Facts) Promises() []Promise {
	var out []Promise
	groups := f.ofNetwork("")
	for _, r := range f.Of("meetings") {
		m := r.(*model.Meeting)
		if m.Status.S == "held" && concerns(m.Groups, groups) && !m.Start.IsZero() && !m.Start.First().After(f.Today.First()) {
			out = append(out, f.PromiseOf(m))
		}
	}
	slices.SortStableFunc(out, func(a, b Promise) int { return -edtf.Compare(a.Meeting.Start.Date, b.Meeting.Start.Date) })
	return out
}

// PromiseOf tells of one meeting how it was announced and minuted, by the first rule on minutes that is about one of
// its groups.
func (f *Facts) PromiseOf(m *model.Meeting) Promise {
	for i := range f.Records.Network.Rules {
		rule := &f.Records.Network.Rules[i]
		if rule.Check.S == "minutes-each" && rule.Days.Set && concerns(m.Groups, f.rulesGroups(rule)) && !f.before(m, rule) {
			return f.promiseUnder(rule, m)
		}
	}
	return f.promiseUnder(&model.Rule{}, m)
}

// before tells that a meeting took place, or may have, before the rule held.
func (f *Facts) before(m *model.Meeting, rule *model.Rule) bool {
	return !rule.Since.IsZero() && m.Start.First().Before(rule.Since.Last())
}

func (f *Facts) promiseUnder(rule *model.Rule, m *model.Meeting) Promise {
	p := Promise{Meeting: m, Invited: known(m.InvitedOn.Date, m.Start.From()), Agenda: len(m.Agenda) > 0, Took: -1, Late: -1}
	end := lastDay(m)
	if rule.Days.Set && end.Precise() {
		p.Due = plus(end, rule.Days.N)
	}
	out := m.Minutes.State.S == "published" && f.begun(m.Minutes.Published.Date)
	if out {
		p.Published = m.Minutes.Published.Date
		p.Took = known(end, p.Published)
	}
	switch timed := !p.Due.IsZero(); {
	case out && timed && p.Published.Precise():
		p.State, p.Late = MinutesInTime, max(known(p.Due, p.Published), 0)
		if p.Late > 0 {
			p.State = MinutesLate
		}
	case out:
		p.State = MinutesPublished
	case !f.minutesTold(m):
		p.State = MinutesUnknown
	case timed && p.Due.First().Before(f.Today.First()):
		p.State, p.Waiting = MinutesDue, known(p.Due, f.Today)
	case !timed && m.Minutes.State.S == "missing":
		p.State = MinutesMissing
	default:
		p.State = MinutesWaiting
	}
	return p
}

// minutesTold tells whether it is known how far the minutes of a meeting are: the record says so, or minutes that are not in
// the records are declared not to be there.
func (f *Facts) minutesTold(m *model.Meeting) bool {
	if s := m.Minutes.State.S; s != "" && s != "unknown" {
		return true
	}
	var groups []model.Ref
	for _, g := range f.ofNetwork("") {
		if hasRef(m.Groups, g) {
			groups = append(groups, g)
		}
	}
	return f.complete("minutes", groups, period{m.Start.First(), m.Start.Last()})
}

// kept tells whether the minutes are as the rule asks: there and, where it sets a time, published in it.
func (p Promise) kept(timed bool) bool {
	return p.State == MinutesInTime || !timed && (p.State == MinutesPublished || p.Meeting.Minutes.State.S == "approved")
}

// lastDay is the day on which a meeting ended.
func lastDay(m *model.Meeting) edtf.Date {
	if !m.End.IsZero() {
		return m.End.To()
	}
	return m.Start.To()
}

// known is daysBetween with -1 for what is not known.
func known(from, to edtf.Date) int {
	if n, ok := daysBetween(from, to); ok {
		return n
	}
	return -1
}

func plus(d edtf.Date, days int) edtf.Date { return dateOf(d.First().AddDate(0, 0, days)) }

// dateOf is a midnight as a Date; zero outside the years that days know.
func dateOf(t time.Time) edtf.Date {
	d, err := edtf.FromDay(t.Year(), int(t.Month()), t.Day())
	if err != nil {
		return edtf.Date{}
	}
	return d
}

// Delay is how long the minutes of a group take.
type Delay struct {
	Group  *model.Group
	Median float64 // days from a meeting to the publication of its minutes; 0 where Of is 0
	Of     int     // meetings of which both days are known
	Held   int     // meetings that took place
}

// Delays sums promises up by group, in the order of the network's groups; groups without a meeting are left out.
func (f *Facts) Delays(promises []Promise) []Delay {
	days, held := map[string][]int{}, map[string]int{}
	for _, p := range promises {
		for _, g := range p.Meeting.Groups {
			held[g.ID]++
			if p.Took >= 0 {
				days[g.ID] = append(days[g.ID], p.Took)
			}
		}
	}
	var out []Delay
	for _, r := range f.Of("groups") {
		g := r.(*model.Group)
		if g.PartOf.Yes && held[g.ID] > 0 {
			out = append(out, Delay{g, median(days[g.ID]), len(days[g.ID]), held[g.ID]})
		}
	}
	return out
}
