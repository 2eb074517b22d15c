package derive

import (
	"slices"

	"offenesnetz/tools/internal/model"
)

// Outcomes of a recommendation, in the words of its steps. They stay, whatever its state is later: what was accepted and
// then carried out counts as both.
const (
	OutcomeAnswered   = "answered" // in whatever way
	OutcomeAccepted   = "accepted"
	OutcomeInPart     = "accepted-in-part"
	OutcomeRefused    = "refused"
	OutcomeCarriedOut = "carried-out"
)

// Outcomes lists them in their order.
var Outcomes = []string{OutcomeAnswered, OutcomeAccepted, OutcomeInPart, OutcomeRefused, OutcomeCarriedOut}

// answers are the steps that tell an answer.
var answers = []string{"answered", "accepted", "accepted-in-part", "refused"}

// OutcomesOf lists what the steps up to the instant tell of the outcome. Of several verdicts the last one counts. Steps
// that no source calls a consequence don't.
func (f *Facts) OutcomesOf(x *model.Recommendation) []string {
	var answered, carriedOut bool
	verdict := ""
	for _, s := range f.StepsSoFar(x) {
		if s.Linked.Set && !s.Linked.Yes {
			continue
		}
		switch step := s.Step.S; {
		case step == "answered":
			answered = true
		case slices.Contains(answers, step):
			answered, verdict = true, step
		case step == "carried-out":
			carriedOut = true
		}
	}
	var out []string
	if answered {
		out = append(out, OutcomeAnswered)
	}
	if verdict != "" {
		out = append(out, verdict)
	}
	if carriedOut {
		out = append(out, OutcomeCarriedOut)
	}
	return out
}

// FewestTimed is how many answers it takes at least for a median that says something.
const FewestTimed = 3

// FollowUp counts what became of recommendations.
type FollowUp struct {
	All     int
	Waiting int // see Facts.Waiting
	Late    int // of these overdue
	Outcome map[string]int

	Timed   int     // answered, and both days are known to the day
	Untimed int     // answered, but a day is not known
	Median  float64 // days from AskedOn to the first answer, over Timed; 0 where there is none
}

// FollowUp counts for some of the recommendations.
func (f *Facts) FollowUp(records []model.Record) FollowUp {
	out := FollowUp{Outcome: map[string]int{}}
	var days []int
	for _, r := range records {
		x, ok := r.(*model.Recommendation)
		if !ok {
			continue
		}
		out.All++
		if w, waits := f.wait(x, f.State(x)); waits {
			out.Waiting++
			out.Late += order(w.Late)
		}
		for _, o := range f.OutcomesOf(x) {
			out.Outcome[o]++
		}
		if answer, ok := f.AnswerStep(x); ok {
			if n, ok := daysBetween(f.AskedOn(x), answer.Date.Date); ok {
				days = append(days, n)
			}
		}
	}
	out.Timed, out.Untimed, out.Median = len(days), out.Outcome[OutcomeAnswered]-len(days), median(days)
	return out
}

func median(list []int) float64 {
	if len(list) == 0 {
		return 0
	}
	slices.Sort(list)
	middle := len(list) / 2
	if len(list)%2 == 1 {
		return float64(list[middle])
	}
	return float64(list[middle-1]+list[middle]) / 2
}

// IsAnswer tells whether a step of a recommendation tells an answer.
func IsAnswer(step string) bool { return slices.Contains(answers, step) }
