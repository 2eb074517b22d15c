package derive

import (
	"math"
	"slices"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// Observed is a value of an indicator in its place in time.
type Observed struct {
	model.Observation
	Revised bool // a later entry gives another value for the same time
}

// Series lists the values of an indicator whose time has begun at the instant, in the order of time. Of two for the
// same time the one that stands later in the record counts; the other comes before it, as revised.
func (f *Facts) Series(x *model.Indicator) []Observed {
	var out []Observed
	for _, o := range x.Values {
		if f.begun(o.Date.Date) {
			out = append(out, Observed{Observation: o})
		}
	}
	slices.SortStableFunc(out, func(a, b Observed) int { return edtf.Compare(a.Date.Date, b.Date.Date) })
	for i := range out {
		out[i].Revised = i+1 < len(out) && out[i].Date.Date == out[i+1].Date.Date
	}
	return out
}

// valid lists the values that count.
func (f *Facts) valid(x *model.Indicator) []Observed {
	return slices.DeleteFunc(f.Series(x), func(o Observed) bool { return o.Revised })
}

// Latest gives the newest value that counts; ok is false where there is none.
func (f *Facts) Latest(x *model.Indicator) (latest Observed, ok bool) {
	values := f.valid(x)
	if len(values) == 0 {
		return Observed{}, false
	}
	return values[len(values)-1], true
}

// OfPeriods tells whether all values are of whole years or periods, such as a count of the year, and none of a day.
func OfPeriods(values []Observed) bool {
	return len(values) > 0 && !slices.ContainsFunc(values, func(o Observed) bool {
		d := o.Date.Date
		return d.Qualifier() != edtf.None || d.OpenStart() || d.OpenEnd() || !d.Interval() && d.Precision() != edtf.Year
	})
}

// Way is how a series went from one value to another.
type Way string

// The ways.
const (
	Rose    Way = "up"
	Fell    Way = "down"
	Same    Way = "same"
	Unclear Way = "unclear" // one of the values is only a bound, and both ways are possible
	Broken  Way = "break"   // the values can't be compared
)

// Trend is how the newest value differs from an earlier one.
type Trend struct {
	Way      Way
	From, To Observed     // the earlier value and the newest
	By       model.Figure // without a sign; Set where it can be told. Its qualifier is About, Over or none
	Share    float64      // By as a part of the earlier value, where HasShare
	HasShare bool
	Later    bool // the earlier value is not the first of the series, but the first that can be compared
}

// SinceLast tells how the newest value differs from the one before; ok is false where there are less than two.
func (f *Facts) SinceLast(x *model.Indicator) (trend Trend, ok bool) {
	values := f.valid(x)
	n := len(values)
	if n < 2 {
		return Trend{}, false
	}
	if values[n-1].Break.Yes {
		return Trend{Way: Broken, From: values[n-2], To: values[n-1]}, true
	}
	return between(values[n-2], values[n-1]), true
}

// SinceFirst tells how the newest value differs from the first that can be compared with it; ok is false where that
// is the one before, of which SinceLast tells.
func (f *Facts) SinceFirst(x *model.Indicator) (trend Trend, ok bool) {
	values := f.valid(x)
	first := 0
	for i, v := range values {
		if i > 0 && v.Break.Yes {
			first = i
		}
	}
	if len(values)-first < 3 {
		return Trend{}, false
	}
	trend = between(values[first], values[len(values)-1])
	trend.Later = first > 0
	return trend, true
}

// between says no more than both values do: of bounds it tells a change only where it goes one way for certain.
func between(first, last Observed) Trend {
	a, b := first.Value, last.Value
	c := Trend{From: first, To: last, Way: Unclear}
	diff := b.Value - a.Value
	atLeast := b.Qualifier == model.Over || a.Qualifier == model.Under
	atMost := b.Qualifier == model.Under || a.Qualifier == model.Over
	rough := roughly(a) || roughly(b)
	switch {
	case atLeast && atMost, (atLeast || atMost) && rough:
		return c
	case atLeast && diff > 0:
		c.Way = Rose
	case atMost && diff < 0:
		c.Way = Fell
	case atLeast || atMost:
		return c
	case diff > 0:
		c.Way = Rose
	case diff < 0:
		c.Way = Fell
	default:
		c.Way = Same
	}
	c.By = model.Figure{Value: math.Abs(diff), Set: true}
	switch {
	case atLeast || atMost:
		c.By.Qualifier = model.Over
	case rough:
		c.By.Qualifier = model.About
	}
	c.Share, c.HasShare = math.Abs(diff)/a.Value, a.Value > 0 && b.Value >= 0 && diff != 0
	return c
}

func roughly(f model.Figure) bool { return f.Qualifier == model.About || f.Qualifier == model.Derived }

// Due says when the next value of an indicator is expected.
type Due struct {
	Indicator *model.Indicator
	Days      int // overdue since so many days; 0 or less where it is not
}

// Dues lists the indicators of which the next value is expected, the longest overdue first, and counts those of which
// no such day is known.
func (f *Facts) Dues() (dues []Due, unknown int) {
	for _, r := range f.Of("indicators") {
		x := r.(*model.Indicator)
		if x.NextDue.IsZero() {
			unknown++
			continue
		}
		dues = append(dues, Due{x, f.daysSince(x.NextDue.Last())})
	}
	slices.SortStableFunc(dues, func(a, b Due) int { return b.Days - a.Days })
	return dues, unknown
}
