package derive

import (
	"slices"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// What is expected next.
const (
	ExpectUnknown  = "unknown"  // something, but no source says what
	ExpectMeeting  = "meeting"  // a meeting is planned to deal with it: the first planned knot
	ExpectAdoption = "adoption" // that it is adopted
	ExpectAnswer   = "answer"
	ExpectDoing    = "doing" // that it is carried out
)

// Expectation is the next step that is expected of a matter. The zero value expects nothing.
type Expectation struct {
	What string
	By   edtf.Date // zero: not known
	Late bool      // the day is past
}

// story collects the knots of one matter.
type story struct {
	*Facts
	knots []Knot
}

func (f *Facts) ofRecommendation(x *model.Recommendation) *Thread {
	s := &story{Facts: f}
	s.steps(x)
	s.questions(x)
	s.origins(x.CameUp)
	s.meetings(x)
	s.projects(append(f.shown(x.Projects), f.Back(x, "projects")...))
	for _, r := range unique(append(f.shown(x.Measures), f.Back(x, "measures")...)) {
		s.measure(r.(*model.Measure), firstStep(x))
	}
	t := &Thread{Root: x, Knots: tie(s.knots)}
	t.Next = f.expected(x, t.Knots)
	return t
}

// steps ties the recommendation's own steps. Of one day they keep the order of the file.
func (s *story) steps(x *model.Recommendation) {
	var at edtf.Date
	rank := 0
	for _, step := range s.StepsSoFar(x) {
		if !step.Date.IsZero() && step.Date.Date != at {
			at, rank = step.Date.Date, 0
		}
		rank = max(rank, rankOfStep[step.Step.S])
		s.knots = append(s.knots, Knot{Tells: KnotStep, Date: step.Date.Date, Step: &step, at: at, rank: rank})
	}
}

// questions ties the questions that led to the recommendation: with the step that raised it, where both have one day.
func (s *story) questions(x *model.Recommendation) {
	for _, r := range s.Back(x, "questions") {
		q := r.(*model.Question)
		if !s.begun(q.RaisedOn.Date) {
			continue
		}
		if k := s.step(q.RaisedOn.Date, "raised"); k != nil {
			k.Asked = append(k.Asked, q)
		} else {
			s.knots = append(s.knots, Knot{Tells: KnotQuestion, Date: q.RaisedOn.Date, Record: q, rank: rankRaised})
		}
		s.origins(q.CameUp)
	}
}

// step finds the recommendation's own step of a day and one of the sorts.
func (s *story) step(day edtf.Date, sorts ...string) *Knot {
	for _, sort := range sorts {
		for i := range s.knots {
			if k := &s.knots[i]; k.Step != nil && k.Step.Step.S == sort && k.Date == day && !day.IsZero() {
				return k
			}
		}
	}
	return nil
}

// origins ties where the matter came up: with the first knot that raises it or, without one, with a knot of its own.
func (s *story) origins(refs []model.Ref) {
	for _, r := range s.shown(refs) {
		if !s.begun(DateOf(r)) {
			continue
		}
		k := s.raised()
		if k == nil {
			s.knots = append(s.knots, Knot{Tells: KnotOrigin, Date: originDay(r), rank: rankOrigin})
			k = &s.knots[len(s.knots)-1]
		}
		k.Origins = unique(append(k.Origins, r))
	}
}

// originDay is the day of an event that took place once; of a series and of a project no one day is the matter's.
func originDay(r model.Record) edtf.Date {
	if _, series := recurring(r); series || r.Meta().Kind == "projects" {
		return edtf.Date{}
	}
	return DateOf(r)
}

// raised finds the earliest knot that raises the matter.
func (s *story) raised() *Knot {
	var first *Knot
	for i := range s.knots {
		k := &s.knots[i]
		raises := k.Tells == KnotQuestion || k.Tells == KnotOrigin || k.Step != nil && k.Step.Step.S == "raised"
		if raises && (first == nil || k.Date.First().Before(first.Date.First())) {
			first = k
		}
	}
	return first
}

// meetings ties the meetings that dealt with the recommendation or with a question that led to it.
func (s *story) meetings(x *model.Recommendation) {
	var questions []model.Ref
	found := s.shown(append([]model.Ref{x.AdoptedAt}, x.Meetings...))
	found = append(found, s.Back(x, "meetings")...)
	for _, r := range s.Back(x, "questions") {
		q := r.(*model.Question)
		questions = append(questions, model.Ref{Kind: "questions", ID: q.ID})
		found = append(found, s.shown(q.Meetings)...)
		found = append(found, s.Back(q, "meetings")...)
	}
	self := model.Ref{Kind: x.Kind, ID: x.ID}
	for _, r := range unique(found) {
		m := r.(*model.Meeting)
		items := itemsOn(m, append(questions, self))
		var own *Knot
		if m.ID == x.AdoptedAt.ID {
			own = s.adopted()
		}
		if own == nil {
			own = s.onDayOf(m)
		}
		if own != nil && own.Meeting == nil {
			own.Meeting, own.Items = m, items
			continue
		}
		s.meeting(m, items)
	}
}

// onDayOf finds the recommendation's own step that tells of the day or days of a meeting.
func (s *story) onDayOf(m *model.Meeting) *Knot {
	sorts := []string{"adopted", "raised", "drafted", "reported", "note"}
	if k := s.step(m.Start.Date, sorts...); k != nil {
		return k
	}
	for i := range s.knots {
		if k := &s.knots[i]; k.Step != nil && k.Date.Interval() && k.Date.From() == m.Start.Date && k.Date.To() == m.End.Date && slices.Contains(sorts, k.Step.Step.S) {
			return k
		}
	}
	return nil
}

// adopted finds the recommendation's own step of adoption.
func (s *story) adopted() *Knot {
	i := slices.IndexFunc(s.knots, func(k Knot) bool { return k.Step != nil && k.Step.Step.S == "adopted" })
	if i < 0 {
		return nil
	}
	return &s.knots[i]
}

// itemsOn lists the agenda items that name one of the records.
func itemsOn(m *model.Meeting, refs []model.Ref) []model.AgendaItem {
	var out []model.AgendaItem
	for _, item := range m.Agenda {
		named := slices.Concat(item.Recommendations, item.Questions, item.Projects)
		if slices.ContainsFunc(named, func(r model.Ref) bool {
			return slices.ContainsFunc(refs, func(o model.Ref) bool { return o.Key() == r.Key() })
		}) {
			out = append(out, item)
		}
	}
	return out
}

// meeting ties a meeting with a knot of its own: what has begun as done, what is planned as planned. What was cancelled
// did not deal with anything.
func (s *story) meeting(m *model.Meeting, items []model.AgendaItem) {
	planned := m.Status.S == "planned" || m.Status.S == "announced" || m.Status.S == "moved"
	switch {
	case m.Status.S == "cancelled":
	case planned && s.Upcoming(m):
		s.knots = append(s.knots, Knot{Tells: KnotMeeting, Date: m.Start.Date, Meeting: m, Items: items, Planned: true, rank: rankMeeting})
	case s.begun(m.Start.Date):
		s.knots = append(s.knots, Knot{Tells: KnotMeeting, Date: m.Start.Date, Meeting: m, Items: items, rank: rankMeeting})
	}
}

func (s *story) projects(found []model.Record) {
	for _, r := range unique(found) {
		x := r.(*model.Project)
		s.result(Knot{Tells: KnotProject, Date: x.Start.Date, Record: x}, x.Status)
	}
}

// result ties a project or measure. One that is planned is to come, where no day says that it has begun; what began
// later than the instant, and was not planned, is not known yet.
func (s *story) result(k Knot, status model.Word) (begun bool) {
	k.rank = rankResult
	planned := status.S == "planned"
	begun = s.begun(k.Date) && !(planned && k.Date.IsZero())
	if begun || planned {
		k.Planned = !begun
		s.knots = append(s.knots, k)
	}
	return begun
}

// measure ties a measure and what is measured since it began; where its start is not known, since the day given.
func (s *story) measure(x *model.Measure, since edtf.Date) {
	if !s.result(Knot{Tells: KnotMeasure, Date: x.Start.Date, Record: x}, x.Status) {
		return
	}
	for _, r := range s.shown(x.Indicators) {
		told := slices.ContainsFunc(s.knots, func(k Knot) bool { return k.Record == r })
		if !told {
			s.indicator(r.(*model.Indicator), x, firstKnown(x.Start.Date, since))
		}
	}
}

// indicator ties the first and the last value since a day; without a day the last value alone.
func (s *story) indicator(x *model.Indicator, measure *model.Measure, since edtf.Date) {
	k := Knot{Tells: KnotIndicator, Record: x, Measure: measure, Since: since, rank: rankIndicator}
	for _, o := range s.valid(x) {
		if o.Date.First().Before(since.First()) {
			continue
		}
		if k.First.ID.S == "" {
			k.First = o.Observation
		}
		k.Last = o.Observation
	}
	if since.IsZero() {
		k.First = k.Last
	}
	k.Date = k.Last.Date.Date
	s.knots = append(s.knots, k)
}

// expected says what comes next, as far as the state and the planned knots tell.
func (f *Facts) expected(x *model.Recommendation, knots []Knot) Expectation {
	if len(knots) == 0 {
		return Expectation{}
	}
	state := f.State(x)
	if _, waits := f.wait(x, state); waits {
		return Expectation{What: ExpectAnswer, By: x.AnswerDue.Date, Late: f.Over(x.AnswerDue)}
	}
	switch state {
	case Refused, Withdrawn, Superseded, Done:
		return Expectation{}
	case Accepted, AcceptedInPart, UnderWay:
		return Expectation{What: ExpectDoing, By: f.lastEnd(knots)}
	}
	switch {
	case slices.ContainsFunc(knots, func(k Knot) bool { return k.Planned && k.Tells == KnotMeeting }):
		return Expectation{What: ExpectMeeting}
	case state == Draft:
		return Expectation{What: ExpectAdoption}
	}
	return Expectation{What: ExpectUnknown}
}

// lastEnd is the day by which the one measure that is under way is to end; where there are several, none is the matter's.
func (f *Facts) lastEnd(knots []Knot) edtf.Date {
	var ends []edtf.Date
	for _, k := range knots {
		if x, ok := k.Record.(*model.Measure); ok {
			ends = append(ends, x.End.Date)
		}
	}
	if len(ends) != 1 || ends[0].IsZero() || ends[0].Last().Before(f.Today.First()) {
		return edtf.Date{}
	}
	return ends[0]
}

func (f *Facts) ofQuestion(x *model.Question) *Thread {
	s := &story{Facts: f}
	if s.begun(x.RaisedOn.Date) {
		s.knots = append(s.knots, Knot{Tells: KnotQuestion, Date: x.RaisedOn.Date, rank: rankRaised})
	}
	s.origins(x.CameUp)
	at := x.RaisedOn.Date
	for _, said := range x.Said {
		if !s.begun(said.Date.Date) {
			continue
		}
		at = firstKnown(said.Date.Date, at)
		s.knots = append(s.knots, Knot{Tells: KnotSaid, Date: said.Date.Date, Said: &said, at: at, rank: rankMeeting})
	}
	self := []model.Ref{{Kind: x.Kind, ID: x.ID}}
	for _, r := range unique(append(f.shown(x.Meetings), f.Back(x, "meetings")...)) {
		m := r.(*model.Meeting)
		s.meeting(m, itemsOn(m, self))
	}
	s.projects(f.shown(x.Projects))
	t := &Thread{Root: x, Knots: tie(s.knots)}
	switch {
	case slices.ContainsFunc(t.Knots, func(k Knot) bool { return k.Planned && k.Tells == KnotMeeting }):
		t.Next.What = ExpectMeeting
	case x.Status.S != "answered":
		t.Next.What = ExpectUnknown
	}
	return t
}

func (f *Facts) ofProject(x *model.Project) *Thread {
	s := &story{Facts: f}
	if !x.Start.IsZero() && s.begun(x.Start.Date) {
		s.knots = append(s.knots, Knot{Tells: KnotProject, Date: x.Start.Date, rank: rankRaised})
	}
	self := []model.Ref{{Kind: x.Kind, ID: x.ID}}
	for _, r := range f.Back(x, "meetings") {
		m := r.(*model.Meeting)
		s.meeting(m, itemsOn(m, self))
	}
	for _, r := range unique(append(f.shown(x.Measures), f.Back(x, "measures")...)) {
		s.measure(r.(*model.Measure), x.Start.Date)
	}
	if !x.End.IsZero() && !x.End.OpenEnd() && f.Over(x.End) {
		s.knots = append(s.knots, Knot{Tells: KnotEnd, Date: x.End.Date, rank: rankEnd})
	}
	return &Thread{Root: x, Knots: tie(s.knots)}
}
