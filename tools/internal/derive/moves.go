package derive

import (
	"cmp"
	"slices"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// What a Move tells.
const (
	MoveStep    = "step"     // a step of a recommendation; Word is the step
	MoveMet     = "met"      // a meeting or event; Word is its status
	MoveMinutes = "minutes"  // minutes were published
	MoveRaised  = "raised"   // a question was raised
	MoveSaid    = "said"     // something was said about it
	MoveAdopted = "adopted"  // a concept was adopted
	MoveInForce = "in-force" // it is in force, of one whose adoption has no day
	MoveBegun   = "begun"    // a project or measure began
	MoveEnded   = "ended"    // it is over and done
	MoveTold    = "told"     // it was told where a measure stands; Word is the state
	MoveReport  = "report"   // a report on a measure
)

// Move is something that a record puts under a day. What has no day is none.
type Move struct {
	Date    edtf.Date
	What    string
	Word    string // in the words of the records; "" where What says it all
	Record  model.Record
	Planned bool // its day is still to come
}

// Moves lists what has begun up to the instant, newest first. It comes from the dated facts of the records, not from
// when somebody wrote them down. A month or year stands under its first day.
func (f *Facts) Moves() []Move {
	var out []Move
	for _, r := range f.public {
		for _, m := range f.movesOf(r) {
			if !m.Planned {
				out = append(out, m)
			}
		}
	}
	slices.SortStableFunc(out, compareMoves)
	slices.Reverse(out) // of one record and day the later step comes first
	return out
}

// compareMoves puts the older one first; of one day, records in the order of their keys from the end.
func compareMoves(a, b Move) int {
	return cmp.Or(edtf.Compare(a.Date, b.Date), -cmp.Compare(a.Record.Meta().Key(), b.Record.Meta().Key()))
}

// movesOf lists what one record puts under a day, in the order of the record.
func (f *Facts) movesOf(r model.Record) []Move {
	var out []Move
	add := func(d edtf.Date, what, word string) {
		if begun := f.begun(d); !d.IsZero() && (begun || what == MoveMet) {
			out = append(out, Move{d, what, word, r, !begun})
		}
	}
	switch x := r.(type) {
	case *model.Recommendation:
		for _, s := range f.StepsSoFar(x) {
			if linked(s) && s.Step.S != "note" {
				add(s.Date.Date, MoveStep, s.Step.S)
			}
		}
	case *model.Meeting:
		add(x.Start.Date, MoveMet, x.Status.S)
		if x.Minutes.State.S == "published" {
			add(x.Minutes.Published.Date, MoveMinutes, "")
		}
	case *model.Event:
		add(x.Start.Date, MoveMet, x.Status.S)
	case *model.Question:
		add(x.RaisedOn.Date, MoveRaised, "")
		for _, s := range x.Said {
			add(s.Date.Date, MoveSaid, "")
		}
	case *model.Concept:
		add(x.Adopted.Date, MoveAdopted, "")
		if x.Adopted.IsZero() {
			add(x.InForce.Date, MoveInForce, "")
		}
	case *model.Project:
		f.course(add, x.Status.S, x.Start, x.End)
	case *model.Measure:
		f.course(add, x.Status.S, x.Start, x.End)
		for _, report := range x.Reports {
			add(report.Date.Date, MoveReport, "")
		}
		if x.Status.S != stateUnknown {
			add(x.StatusOn.Date, MoveTold, x.Status.S)
		}
	}
	return out
}

// course tells when a project or measure began and ended, where it is told that it did: what was planned may not have
// begun, and a time limit that has passed is no end.
func (f *Facts) course(add func(d edtf.Date, what, word string), status string, start, end model.Day) {
	if hasBegun(status) {
		add(start.Date, MoveBegun, "")
	}
	if hasEnded(status) && f.Over(end) {
		add(end.Date, MoveEnded, "")
	}
}

func hasBegun(status string) bool { return status == "running" || status == Late || hasEnded(status) }

func hasEnded(status string) bool { return status == Done || status == "finished" }

// linked tells whether a step counts as a consequence of the ones before it.
func linked(s model.Step) bool { return !s.Linked.Set || s.Linked.Yes }
