package musterstadt_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/record"
)

// form is how a day is written, without the day itself: "2019-11~" is "0000-00~".
func form(d edtf.Date) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}, d.String())
}

func TestEveryFormOfImpreciseDayIsWritten(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	for path, values := range written(t, open(t)) {
		if strings.HasSuffix(path, "number") {
			continue
		}
		for _, v := range values {
			if v.Kind == record.LocalDate {
				used["0000-00-00"] = true
			} else if d, err := edtf.Parse(v.Str); err == nil {
				used[form(d)] = true
			}
		}
	}
	var want []string
	for _, precision := range []string{"0000", "0000-00", "0000-00-00"} {
		for _, qualifier := range []string{"", "~", "?", "%"} {
			want = append(want, precision+qualifier)
		}
	}
	want = append(want, "0000/0000", "0000/..", "../0000", "0000-00-00/0000-00-00", "0000~/0000?")
	for _, f := range want {
		if !used[f] {
			t.Errorf("no day is written like %s", f)
		}
	}
}

func TestMeetingsAndEventsStandInEveryRelationToTheAsOf(t *testing.T) {
	t.Parallel()
	s := open(t)
	monday, sunday := s.facts.Week()
	for _, kind := range []string{"meetings", "events"} {
		seen := map[string]bool{}
		for _, r := range s.records.Of(kind) {
			span, _ := derive.SpanOf(r)
			seen["upcoming"] = seen["upcoming"] || s.facts.Upcoming(r)
			seen["past"] = seen["past"] || !s.facts.Upcoming(r)
			seen["this week"] = seen["this week"] || s.facts.Within(r, monday, sunday)
			seen["with a time"] = seen["with a time"] || span.Start.Timed
			seen["of several days"] = seen["of several days"] || span.Start.Interval()
			seen["of unknown day"] = seen["of unknown day"] || span.Start.Precision() != edtf.Day
		}
		for _, relation := range []string{"upcoming", "past", "this week", "with a time", "of several days", "of unknown day"} {
			if !seen[relation] {
				t.Errorf("none of %s is %s", kind, relation)
			}
		}
	}
}

func TestWhatIsMovedSaysFromWhen(t *testing.T) {
	t.Parallel()
	s := open(t)
	for _, x := range model.Each[*model.Meeting](s.records) {
		if (x.Status.S == "moved") != !x.PreviousStart.IsZero() {
			t.Errorf("%s: status %s, previous start %s", x.File, x.Status.S, x.PreviousStart)
		}
	}
	for _, x := range model.Each[*model.Event](s.records) {
		if (x.Status.S == "moved") != !x.PreviousStart.IsZero() {
			t.Errorf("%s: status %s, previous start %s", x.File, x.Status.S, x.PreviousStart)
		}
	}
}

func TestARecurringEventGoesOnAndHasExceptions(t *testing.T) {
	t.Parallel()
	s := open(t)
	event, ok := model.Find[*model.Event](s.records, model.Ref{Kind: "events", ID: "sprachcafe"})
	if !ok || len(event.Except) == 0 || len(s.facts.Occurrences(event, 3)) != 3 {
		t.Fatal("the language café does not recur with exceptions")
	}
	if !slices.ContainsFunc(event.Except, func(d model.Day) bool { return d.First().After(s.facts.Today.First()) }) {
		t.Error("no exception is still to come")
	}
}

// 02:30 exists twice on 26 October 2025; the offset says that the later one is meant.
func TestADoubledHourIsToldApartByItsOffset(t *testing.T) {
	t.Parallel()
	s := open(t)
	event, ok := model.Find[*model.Event](s.records, model.Ref{Kind: "events", ID: "2025-10-25-lange-nacht"})
	if !ok {
		t.Fatal("the long night is missing")
	}
	end, _ := event.End.In(s.facts.Zone)
	if want := time.Date(2025, 10, 26, 1, 30, 0, 0, time.UTC); event.End.Offset == nil || !end.Equal(want) {
		t.Errorf("the long night ends at %s, not at %s", end, want)
	}
}

func TestGroupsHaveNoOneAndTwoSpeakers(t *testing.T) {
	t.Parallel()
	s := open(t)
	for id, want := range map[string]int{"begegnung": 0, "arbeit": 1, "sprache": 2} {
		group, ok := model.Find[*model.Group](s.records, model.Ref{Kind: "groups", ID: id})
		if !ok {
			t.Fatalf("the group %s is missing", id)
		}
		if got := len(s.facts.Speakers(group)); got != want {
			t.Errorf("%s has %d speakers, not %d", id, got, want)
		}
	}
}

func TestRecommendationsStandInEveryState(t *testing.T) {
	t.Parallel()
	s := open(t)
	today := s.facts.Today.First()
	seen := map[string]bool{}
	var overdue, waiting, late bool
	for _, x := range model.Each[*model.Recommendation](s.records) {
		state := s.facts.State(x)
		seen[state] = true
		due := !x.AnswerDue.IsZero()
		overdue = overdue || state == derive.Late
		waiting = waiting || due && state == derive.Sent && x.AnswerDue.First().After(today)
		late = late || due && slices.ContainsFunc(x.Steps, func(p model.Step) bool {
			return p.Step.S == "answered" && p.Date.First().After(x.AnswerDue.Last())
		})
	}
	for _, state := range derive.RecommendationStates {
		if !seen[state] {
			t.Errorf("no recommendation is %s", state)
		}
	}
	if !overdue || !waiting || !late {
		t.Errorf("overdue %t, waiting in time %t, answered late %t", overdue, waiting, late)
	}
}

func TestOneStepIsNotDocumentedAsAConsequence(t *testing.T) {
	t.Parallel()
	for _, v := range written(t, open(t))["recommendations.history.link_documented"] {
		if !v.Bool {
			return
		}
	}
	t.Error("every link is documented")
}

func TestConsentsAreValidEndedWithdrawnAndWithdrawnLater(t *testing.T) {
	t.Parallel()
	s := open(t)
	today := s.facts.Today.First()
	seen := map[string]bool{}
	for _, p := range model.Each[*model.Person](s.records) {
		for _, c := range p.Consents {
			switch {
			case !c.Withdrawn.IsZero() && c.Withdrawn.First().After(today):
				seen["withdrawn later"] = true
			case !c.Withdrawn.IsZero():
				seen["withdrawn"] = true
			case !c.Until.IsZero() && c.Until.Last().Before(today):
				seen["ended"] = true
			default:
				seen["valid"] = true
			}
		}
	}
	for _, state := range []string{"valid", "ended", "withdrawn", "withdrawn later"} {
		if !seen[state] {
			t.Errorf("no consent is %s", state)
		}
	}
}

// translated counts the texts of a record and those with a translation, by how it was made.
func translated(r model.Record) (texts int, by map[string]int, outdated bool) {
	by = map[string]int{}
	r.Fields().Walk(func(_ string, f *model.Field) {
		for _, text := range f.Texts() {
			texts++
			if tr, ok := text.Translations["en"]; ok {
				by[tr.How]++
				outdated = outdated || text.Outdated("en")
			}
		}
	})
	return texts, by, outdated
}

func TestTranslationsStandInEveryState(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range open(t).all() {
		texts, by, outdated := translated(r)
		done := by[model.ByHuman] + by[model.ByMachine] + by[model.Reviewed]
		legal := r.Meta().Legal.Yes
		for state, is := range map[string]bool{
			"missing":        done == 0,
			"in part":        done > 0 && done < texts,
			"whole":          done == texts,
			"human":          by[model.ByHuman] > 0,
			"machine":        by[model.ByMachine] > 0,
			"reviewed":       by[model.Reviewed] > 0,
			"outdated":       outdated,
			"legal machine":  legal && by[model.ByMachine] > 0,
			"legal reviewed": legal && by[model.Reviewed] > 0,
		} {
			seen[state] = seen[state] || is
		}
	}
	for _, state := range []string{"missing", "in part", "whole", "human", "machine", "reviewed", "outdated", "legal machine", "legal reviewed"} {
		if !seen[state] {
			t.Errorf("no record's translation is: %s", state)
		}
	}
}

// Signs that mean something to Hugo, HTML, TOML or Markdown must pass as plain data, and so must other scripts.
func TestTextsHoldEverySignThatCouldDoHarm(t *testing.T) {
	t.Parallel()
	var all strings.Builder
	longest := 0
	for _, r := range open(t).all() {
		longest = max(longest, len([]rune(r.Meta().Title.S)))
		r.Fields().Walk(func(_ string, f *model.Field) {
			for _, text := range f.Texts() {
				all.WriteString(text.S + "\n")
			}
		})
	}
	for _, sign := range []string{"<b>", "</script>", "{{ shortcode }}", "{{< x >}}", "{{% y %}}", "\n+++\n", "\n---\n", " & ", "&amp;", `"`, "„", "«",
		"بيت الجميع", "Калина", "Integrationsgemeinwesenarbeitskoordinierungsstelle"} {
		if !strings.Contains(all.String(), sign) {
			t.Errorf("no text holds %q", sign)
		}
	}
	if longest < 200 {
		t.Errorf("the longest title has %d characters", longest)
	}
}
