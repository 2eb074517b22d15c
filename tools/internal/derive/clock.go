package derive

import (
	"cmp"
	"slices"
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// Wait is how long a recommendation has been waiting for an answer. Days are counted only from days that are known to
// the day.
type Wait struct {
	Recommendation *model.Recommendation
	Since          edtf.Date // sent or, where that is not known, adopted; zero: not known
	Days           int       // whole days since, up to the day of the instant; -1: can't be counted
	Due            edtf.Date // an answer was expected by; zero: not known
	Late           bool      // that day is past
	Overdue        int       // whole days since that day; -1: can't be counted, 0: not late
}

// Waiting lists the recommendations that wait for an answer: those sent, or adopted with an addressee, of which no step
// tells an answer and which were neither withdrawn nor superseded. Those that wait longest come first; those of which
// it is not known since when, last.
func (f *Facts) Waiting() []Wait {
	var out []Wait
	for _, r := range f.Of("recommendations") {
		x := r.(*model.Recommendation)
		if w, ok := f.wait(x, f.State(x)); ok {
			out = append(out, w)
		}
	}
	slices.SortStableFunc(out, func(a, b Wait) int {
		return cmp.Or(order(a.Since.IsZero())-order(b.Since.IsZero()), edtf.Compare(a.Since, b.Since), cmp.Compare(a.Recommendation.ID, b.Recommendation.ID))
	})
	return out
}

// wait tells how long a recommendation in a state has been waiting; ok is false where it does not wait.
func (f *Facts) wait(x *model.Recommendation, state string) (w Wait, ok bool) {
	addressed := len(x.Addressees) > 0 || !x.AddresseeNote.IsZero()
	if state != Sent && state != Late && (state != Adopted || !addressed) {
		return Wait{}, false
	}
	w = Wait{Recommendation: x, Since: f.AskedOn(x), Days: -1, Due: x.AnswerDue.Date, Late: f.Over(x.AnswerDue)}
	if days, ok := daysBetween(w.Since, f.Today); ok {
		w.Days = days
	}
	if w.Late {
		w.Overdue = -1
		if days, ok := daysBetween(w.Due, f.Today); ok {
			w.Overdue = days
		}
	}
	return w, true
}

// AskedOn is the day from which an answer is waited for: when the recommendation was first sent or received or, where no
// step tells that, adopted. It is zero where that is not known.
func (f *Facts) AskedOn(x *model.Recommendation) edtf.Date {
	if s, ok := f.SentStep(x); ok {
		return s.Date.Date
	}
	s, _ := f.first(x, "adopted")
	return s.Date.Date
}

// SentStep gives the step that first sent the recommendation or, where none does, the one with which it was received.
func (f *Facts) SentStep(x *model.Recommendation) (step model.Step, ok bool) {
	if s, ok := f.first(x, "sent"); ok {
		return s, true
	}
	return f.first(x, "received")
}

// AnswerStep gives the first step that tells an answer.
func (f *Facts) AnswerStep(x *model.Recommendation) (step model.Step, ok bool) {
	return f.first(x, answers...)
}

// first finds the first step up to the instant that is one of the sorts and that is the matter's own.
func (f *Facts) first(x *model.Recommendation, sorts ...string) (model.Step, bool) {
	for _, s := range f.StepsSoFar(x) {
		if slices.Contains(sorts, s.Step.S) && !(s.Linked.Set && !s.Linked.Yes) {
			return s, true
		}
	}
	return model.Step{}, false
}

// daysBetween counts the days from one day to another; ok is false where one is not known to the day, or they run backwards.
func daysBetween(from, to edtf.Date) (days int, ok bool) {
	if !from.Precise() || !to.Precise() || to.First().Before(from.First()) {
		return 0, false
	}
	return int(to.First().Sub(from.First()) / (24 * time.Hour)), true
}
