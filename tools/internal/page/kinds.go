package page

import (
	"slices"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// groupsOf lists the groups that a record belongs to.
func groupsOf(r model.Record) []model.Ref {
	switch x := r.(type) {
	case *model.Organization:
		return x.Groups
	case *model.Meeting:
		return x.Groups
	case *model.Event:
		return x.Groups
	case *model.Question:
		return x.Groups
	case *model.Project:
		return x.Groups
	case *model.Recommendation:
		return union(x.AuthorGroups, x.Groups)
	}
	return nil
}

// organizationsOf lists the organisations that stand behind a record.
func organizationsOf(r model.Record) []model.Ref {
	switch x := r.(type) {
	case *model.Event:
		return union(x.Organizers, x.Partners)
	case *model.Project:
		return union(x.Lead, x.Partners)
	case *model.Service:
		return x.Provider
	case *model.Recommendation:
		return union(x.AuthorOrgs, x.Addressees)
	case *model.Measure:
		return x.Responsible
	}
	return nil
}

func union(a, b []model.Ref) []model.Ref {
	out := slices.Clone(a)
	for _, r := range b {
		if !slices.ContainsFunc(a, func(o model.Ref) bool { return o.ID == r.ID }) {
			out = append(out, r)
		}
	}
	return out
}

func languagesOf(r model.Record) []string {
	switch x := r.(type) {
	case *model.Event:
		return dedupe(append(words(x.Languages), words(x.Interpreting)...))
	case *model.Service:
		return dedupe(words(x.Languages))
	}
	return nil
}

func dedupe(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// stepFree tells whether an event says it is step-free or takes place where it is.
func (s *Site) stepFree(r model.Record) bool {
	e, ok := r.(*model.Event)
	return ok && s.stepFreeFlag(e).Yes
}

// stepFreeFlag says whether an event is step-free; where it does not say, its place does.
func (s *Site) stepFreeFlag(x *model.Event) model.Flag {
	if l, ok := derive.Find[*model.Location](s.Facts, x.Location); ok && !x.StepFree.Set {
		return l.StepFree
	}
	return x.StepFree
}

// closed tells whether a service is known to be there no longer.
func (s *Site) closed(r model.Record) bool {
	x, ok := r.(*model.Service)
	return ok && !x.Closed.IsZero() && !x.Closed.Last().After(s.Facts.Today.First())
}

// statePrefix and classPrefix begin the i18n keys of a kind's states and classes.
var (
	statePrefix = map[string]string{"meetings": "state", "events": "state", "questions": "question_state",
		"projects": "project_state", "recommendations": "rec_state", "measures": "measure_state"}
	classPrefix = map[string]string{"groups": "group", "organizations": "evidence", "events": "event",
		"recommendations": "rec", "indicators": "scope", "news": "news"}
)

// stateWord is the state of a record in the words of the records, "" for kinds without one.
func (s *Site) stateWord(r model.Record) string {
	switch x := r.(type) {
	case *model.Meeting, *model.Event:
		return s.Facts.Status(r)
	case *model.Question:
		return x.Status.S
	case *model.Project:
		return s.Facts.ProjectState(x)
	case *model.Recommendation:
		return s.Facts.State(x)
	case *model.Measure:
		return s.Facts.MeasureState(x)
	}
	return ""
}

// classOf is the class of a record, "" for kinds without one.
func classOf(r model.Record) string {
	switch x := r.(type) {
	case *model.Group:
		return x.GroupKind.S
	case *model.Organization:
		return x.Evidence.S
	case *model.Event:
		return x.EventKind.S
	case *model.Recommendation:
		return x.RecKind.S
	case *model.Indicator:
		return x.Scope.S
	case *model.News:
		return x.NewsKind.S
	}
	return ""
}
