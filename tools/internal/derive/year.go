package derive

import (
	"slices"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// Annual is what the records tell of one calendar year.
type Annual struct {
	Year    int
	Day     edtf.Date // states are those of its end: the last day of the year or, as long as that is to come, the day of the instant
	Running bool      // the year is not over at the instant
	Ahead   bool      // it has not begun

	Moves     []Move     // oldest first; what is planned is among them
	Meetings  Gatherings // of the network's groups
	Elsewhere Gatherings // of other bodies
	Events    Gatherings // by the day they began on

	Made    []Stand  // recommendations that are filed under the year, newest first
	Answers []Answer // that came in the year, to whatever recommendation, newest first
	Known   int      // recommendations that are filed under this year or an earlier one
	Waiting int      // of these, those that waited for an answer on Day
	Unclear int      // of these, those of which the records don't tell how they stood on Day

	Projects []Stand // that are known to have begun, run or ended in the year, or are planned to
	Measures []Stand // likewise, and those that were reported on or told of
	Values   []YearValue
}

// Gatherings counts meetings or events of a year by their status.
type Gatherings struct {
	All       int
	Held      int
	Announced int // whether they took place is not documented
	Planned   int // they are to come
	Cancelled int
}

// Stand is how a recommendation, project or measure stood on the day of its year.
type Stand struct {
	Record model.Record
	State  string // "" where the records don't tell
	Begun  bool   // projects and measures: it is told that they began in the year
	Ended  bool   // it is told that they ended in it
}

// Answer is a step that tells an answer.
type Answer struct {
	Recommendation *model.Recommendation
	Step           model.Step
}

// YearValue is the newest value that an indicator has of a year.
type YearValue struct {
	Indicator *model.Indicator
	Value     Observed
}

// years collects what falls into which year.
type years struct {
	*Facts
	by map[int]*Annual
}

// Annuals tells of every year under which a record is filed or an answer came, and of all years from the network's
// beginning to the instant; newest first. It takes one walk through the records and, for each year, one through the
// recommendations.
func (f *Facts) Annuals() []*Annual {
	y := &years{Facts: f, by: map[int]*Annual{}}
	if since := f.Records.Network.Since; !since.IsZero() {
		for n := max(since.Year(), f.Today.Year()-mostYears); n <= f.Today.Year(); n++ {
			y.of(n)
		}
	}
	for _, r := range f.public {
		if n := Year(r); n != 0 {
			y.of(n)
		}
		if x, ok := r.(*model.Recommendation); ok {
			y.answers(x)
		}
	}
	network := f.ofNetwork("")
	for _, r := range f.public {
		y.file(r, network)
	}
	out := make([]*Annual, 0, len(y.by))
	for _, one := range y.by {
		out = append(out, one)
	}
	slices.SortFunc(out, func(a, b *Annual) int { return b.Year - a.Year })
	recommendations := f.Of("recommendations")
	for _, one := range out {
		slices.SortStableFunc(one.Moves, compareMoves)
		slices.SortStableFunc(one.Answers, func(a, b Answer) int { return -edtf.Compare(a.Step.Date.Date, b.Step.Date.Date) })
		f.stand(one, recommendations)
	}
	return out
}

// of gives a year, which it begins where it is new.
func (y *years) of(n int) *Annual {
	if y.by[n] == nil {
		day, err := edtf.FromDay(n, 12, 31)
		if err != nil {
			panic("derive: a year outside those that days know: " + err.Error())
		}
		one := &Annual{Year: n, Day: day, Running: n == y.Today.Year(), Ahead: n > y.Today.Year()}
		if !day.First().Before(y.Today.First()) {
			one.Day = y.Today
		}
		one.Running = one.Running && one.Day != day
		y.by[n] = one
	}
	return y.by[n]
}

func (y *years) answers(x *model.Recommendation) {
	for _, s := range y.StepsSoFar(x) {
		if IsAnswer(s.Step.S) && linked(s) && !s.Date.IsZero() {
			one := y.of(s.Date.Year())
			one.Answers = append(one.Answers, Answer{x, s})
		}
	}
}

// file puts a record under the years that it tells of.
func (y *years) file(r model.Record, network []model.Ref) {
	for _, m := range y.movesOf(r) {
		if one := y.by[m.Date.Year()]; one != nil {
			one.Moves = append(one.Moves, m)
		}
	}
	switch x := r.(type) {
	case *model.Meeting:
		if one := y.by[Year(r)]; one != nil && concerns(x.Groups, network) {
			one.Meetings.count(x.Status.S, y.Upcoming(r))
		} else if one != nil {
			one.Elsewhere.count(x.Status.S, y.Upcoming(r))
		}
	case *model.Event:
		if one := y.by[Year(r)]; one != nil {
			one.Events.count(x.Status.S, y.Upcoming(r))
		}
	case *model.Project:
		y.course(r, x.Status.S, x.Start, x.End, x.StatusOn, nil)
	case *model.Measure:
		y.course(r, x.Status.S, x.Start, x.End, x.StatusOn, x.Reports)
	case *model.Indicator:
		y.values(x)
	}
}

// count counts one by its status. Of what was planned, moved or announced and whose day is past, nobody told that it took
// place.
func (g *Gatherings) count(status string, upcoming bool) {
	g.All++
	switch {
	case status == "held":
		g.Held++
	case status == "cancelled":
		g.Cancelled++
	case upcoming:
		g.Planned++
	default:
		g.Announced++
	}
}

// course puts a project or measure under each year that it is known to have touched.
func (y *years) course(r model.Record, status string, start, end, told model.Day, reports []model.Report) {
	in := map[int]bool{}
	if !start.IsZero() {
		in[start.Year()] = true
	}
	if !end.IsZero() && !end.OpenEnd() {
		in[end.Last().Year()] = true
	}
	if !told.IsZero() {
		in[told.Year()] = true
	}
	for _, report := range reports {
		in[report.Date.Year()] = true
	}
	if !start.IsZero() {
		today := y.Today.Year()
		for n := max(start.Year()+1, today-mostYears); n <= min(lastUnderWay(status, end, told), today+mostYears); n++ {
			in[n] = true
		}
	}
	for n := range in {
		one := y.by[n]
		if one == nil {
			continue
		}
		s := Stand{Record: r, Begun: hasBegun(status) && !start.IsZero() && start.Year() == n && y.begun(start.Date)}
		s.Ended = hasEnded(status) && y.Over(end) && end.Last().Year() == n
		if r.Meta().Kind == "projects" {
			one.Projects = append(one.Projects, s)
		} else {
			one.Measures = append(one.Measures, s)
		}
	}
}

// lastUnderWay is the last year up to which something that has begun is known to have gone on, or is planned to; 0 where
// nobody says.
func lastUnderWay(status string, end, told model.Day) int {
	switch {
	case !end.IsZero() && !end.OpenEnd():
		return end.Last().Year()
	case (status == "running" || status == Late) && !told.IsZero():
		return told.First().Year()
	}
	return 0
}

// values puts the newest value of each year under it; one of several years under the last of them.
func (y *years) values(x *model.Indicator) {
	valid := y.valid(x)
	for i, o := range valid {
		n := yearOfValue(o)
		if i+1 < len(valid) && yearOfValue(valid[i+1]) == n {
			continue
		}
		if one := y.by[n]; one != nil {
			one.Values = append(one.Values, YearValue{x, o})
		}
	}
}

func yearOfValue(o Observed) int {
	if o.Date.OpenEnd() {
		return o.Date.Year()
	}
	return o.Date.Last().Year()
}

// stand tells how recommendations, projects and measures stood on the day of the year.
func (f *Facts) stand(one *Annual, recommendations []model.Record) {
	l := f.lookBack(one.Day)
	for _, r := range recommendations {
		n := Year(r)
		if n == 0 || n > one.Year {
			continue
		}
		state := l.state(r)
		one.Known++
		switch {
		case state == "":
			one.Unclear++
		case l.waits(r.(*model.Recommendation), state):
			one.Waiting++
		}
		if n == one.Year {
			one.Made = append(one.Made, Stand{Record: r, State: state})
		}
	}
	for _, list := range [][]Stand{one.Projects, one.Measures} {
		for i := range list {
			list[i].State = l.state(list[i].Record)
		}
		slices.SortStableFunc(list, func(a, b Stand) int { return f.titles[a.Record] - f.titles[b.Record] })
	}
	slices.SortStableFunc(one.Values, func(a, b YearValue) int { return f.titles[a.Indicator] - f.titles[b.Indicator] })
}
