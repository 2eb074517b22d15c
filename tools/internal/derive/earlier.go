package derive

import (
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// earlier looks at the records from the end of an earlier day. What may be shown stays what may be shown at the instant
// itself: an earlier day opens nothing again. All that was worked out once is shared, so a look back costs nothing; only
// the states of recommendations, projects and measures are those of that day.
//
// What has no day, or one that was not over yet, can have been before or after. A strict look takes it to have been
// after, another one before: where both see the same, it is known.
func (f *Facts) earlier(day edtf.Date, strict bool) *Facts {
	out := *f
	out.origin, out.strict = f, strict
	out.Today = day
	out.AsOf = time.Date(day.Year(), day.Last().Month(), day.Last().Day(), 23, 59, 59, 0, f.Zone)
	return &out
}

// surely tells whether a day or period is over at the instant, with a margin for days that are not certain: "about 2018"
// may mean the year after.
func (f *Facts) surely(d edtf.Date) bool {
	switch {
	case d.IsZero():
		return false
	case !certain(d):
		return d.Last().Year() < f.Today.Year()
	}
	return !d.Last().After(f.Today.First())
}

// lookback answers what was known to be so at the end of a day.
type lookback struct{ early, late *Facts }

// lookBack looks from a day or, where that is the day of the instant or later, from the instant itself.
func (f *Facts) lookBack(day edtf.Date) lookback {
	if !day.First().Before(f.Today.First()) {
		return lookback{f, f}
	}
	return lookback{f.earlier(day, false), f.earlier(day, true)}
}

// state is the state of a recommendation, project or measure; "" where the records don't tell.
func (l lookback) state(r model.Record) string {
	a, b := l.early.stateOf(r), l.late.stateOf(r)
	if a != b {
		return ""
	}
	return a
}

func (f *Facts) stateOf(r model.Record) string {
	switch x := r.(type) {
	case *model.Recommendation:
		return f.State(x)
	case *model.Project:
		return f.ProjectState(x)
	case *model.Measure:
		return f.MeasureState(x)
	}
	return ""
}

// waits tells whether a recommendation waited for an answer, by its state at that time.
func (l lookback) waits(x *model.Recommendation, state string) bool {
	_, ok := l.early.wait(x, state)
	return ok
}
