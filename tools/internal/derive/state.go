package derive

import (
	"slices"
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// States of a recommendation, derived from its dated steps.
const (
	Draft          = "draft"
	Open           = "open" // made, but that it was adopted or sent is not documented
	Adopted        = "adopted"
	Sent           = "sent"
	Late           = "late" // adopted or sent, and the day by which an answer was expected is past
	Answered       = "answered"
	Accepted       = "accepted"
	AcceptedInPart = "accepted_in_part"
	Refused        = "refused"
	UnderWay       = "under_way"
	Done           = "done"
	Withdrawn      = "withdrawn"
	Superseded     = "superseded"
)

// stateAfter says what state a step brings about. Steps that are not here change nothing.
var stateAfter = map[string]string{
	"drafted": Draft, "raised": Open, "adopted": Adopted, "sent": Sent, "received": Sent,
	"answered": Answered, "accepted": Accepted, "accepted-in-part": AcceptedInPart, "refused": Refused,
	"under-way": UnderWay, "carried-out": Done, "withdrawn": Withdrawn, "superseded": Superseded,
}

// RecommendationStates lists the states in the order of a matter's way.
var RecommendationStates = []string{Draft, Open, Adopted, Sent, Late, Answered, Accepted, AcceptedInPart, Refused, UnderWay, Done, Withdrawn, Superseded}

// State is where a recommendation stands at the instant: what the last step up to then brought about. A step that no
// source calls a consequence (link_documented = false) never counts as an answer to the recommendation.
func (f *Facts) State(x *model.Recommendation) string {
	if f.superseded(x) {
		return Superseded
	}
	state := Open
	for _, s := range f.StepsSoFar(x) {
		if after, ok := stateAfter[s.Step.S]; ok && !(s.Linked.Set && !s.Linked.Yes) {
			state = after
		}
	}
	if (state == Adopted || state == Sent) && f.Over(x.AnswerDue) {
		return Late
	}
	return state
}

// superseded tells whether another recommendation has taken the place of x: from the day of the step that says so, or
// else from the day of that other recommendation.
func (f *Facts) superseded(x *model.Recommendation) bool {
	if x.SupersededBy.ID == "" {
		return false
	}
	for _, s := range x.Steps {
		if s.Step.S == "superseded" && !s.Date.IsZero() {
			return f.begun(s.Date.Date)
		}
	}
	other, ok := model.Find[*model.Recommendation](f.Records, x.SupersededBy)
	return !ok || !f.secret(other) && f.begun(firstStep(other))
}

// begun tells whether a day or period has begun at the instant; one that is not known has.
func (f *Facts) begun(d edtf.Date) bool {
	if f.strict {
		return f.surely(d)
	}
	return d.IsZero() || !d.First().After(f.Today.First())
}

// StepsSoFar lists the steps that have begun at the instant, in order of their days; a step without a day
// stays behind the one it follows in the file.
func (f *Facts) StepsSoFar(x *model.Recommendation) []model.Step {
	type filed struct {
		step model.Step
		day  edtf.Date
	}
	var begun []filed
	var last edtf.Date
	for _, s := range f.stepsOf(x) {
		if !f.begun(s.Date.Date) {
			continue
		}
		if !s.Date.IsZero() {
			last = s.Date.Date
		}
		begun = append(begun, filed{s, last})
	}
	slices.SortStableFunc(begun, func(a, b filed) int { return edtf.Compare(a.day, b.day) })
	out := make([]model.Step, len(begun))
	for i, s := range begun {
		out[i] = s.step
	}
	return out
}

// stepsOf lists the steps of a recommendation's history. That the meeting which it names adopted it is one of them, even
// where the history does not say so.
func (f *Facts) stepsOf(x *model.Recommendation) []model.Step {
	r, ok := f.Public(x.AdoptedAt)
	meeting, isMeeting := r.(*model.Meeting)
	if !ok || !isMeeting || slices.ContainsFunc(x.Steps, func(s model.Step) bool { return s.Step.S == "adopted" }) {
		return x.Steps
	}
	implied := model.Step{ID: model.Word{S: "adopted_at"}, Step: model.Word{S: "adopted"}}
	implied.Date.Date = meeting.Start.Date
	return append([]model.Step{implied}, x.Steps...)
}

// staleAfter is how long facts on a place or service count as checked.
const staleAfter = 365 * 24 * time.Hour

// Freshness says how far facts that change, such as opening hours, can be trusted.
type Freshness int

// How fresh facts are.
const (
	Fresh Freshness = iota
	Old             // checked, but more than a year ago
	Unchecked
)

// Freshness tells it for a service or location.
func (f *Facts) Freshness(checked model.Day) Freshness {
	switch {
	case checked.IsZero():
		return Unchecked
	case f.AsOf.Sub(checked.First()) > staleAfter:
		return Old
	}
	return Fresh
}
