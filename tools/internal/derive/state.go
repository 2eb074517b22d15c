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
var RecommendationStates = []string{Draft, Open, Adopted, Sent, Answered, Accepted, AcceptedInPart, Refused, UnderWay, Done, Withdrawn, Superseded}

// State is where a recommendation stands at the instant: what the last step up to then brought about. A step that no
// source calls a consequence (link_documented = false) never counts as an answer to the recommendation.
func (f *Facts) State(x *model.Recommendation) string {
	state := Open
	for _, s := range f.StepsSoFar(x) {
		if after, ok := stateAfter[s.Step.S]; ok && !(s.Linked.Set && !s.Linked.Yes) {
			state = after
		}
	}
	if x.SupersededBy.ID != "" {
		return Superseded
	}
	return state
}

// StepsSoFar lists the steps that have begun at the instant, in order of their days; a step without a day
// stays behind the one it follows in the file.
func (f *Facts) StepsSoFar(x *model.Recommendation) []model.Step {
	var out []model.Step
	for _, s := range x.Steps {
		if s.Date.IsZero() || !s.Date.First().After(f.Today.First()) {
			out = append(out, s)
		}
	}
	day := map[string]edtf.Date{}
	var last edtf.Date
	for _, s := range out {
		if !s.Date.IsZero() {
			last = s.Date.Date
		}
		day[s.ID.S] = last
	}
	slices.SortStableFunc(out, func(a, b model.Step) int { return edtf.Compare(day[a.ID.S], day[b.ID.S]) })
	return out
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

// Running tells whether something that has a since and an until is there at the instant.
func (f *Facts) Running(since, until model.Day) bool {
	today := f.Today.First()
	return (since.IsZero() || !since.First().After(today)) && (until.IsZero() || !until.Last().Before(today))
}
