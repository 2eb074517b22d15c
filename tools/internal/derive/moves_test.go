package derive_test

import (
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// moves writes moves as "day what word id", with a sign behind planned ones.
func moves(list []derive.Move) string {
	var out []string
	for _, m := range list {
		s := strings.Join(strings.Fields(m.Date.String()+" "+m.What+" "+m.Word+" "+m.Record.Meta().ID), " ")
		if m.Planned {
			s += "+"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func project(t *testing.T, status, on, start, end string) *model.Project {
	t.Helper()
	x := &model.Project{Base: base("projects", "p"), Start: day(t, start), End: day(t, end)}
	x.Status, x.StatusOn = word(status), day(t, on)
	return x
}

// A move is what a record puts under a day that has begun; nothing is read into a plan or a time limit.
func TestWhatARecordTellsOfADay(t *testing.T) {
	t.Parallel()
	minuted := meeting(t, "a", "2026-01-10", "held")
	minuted.Minutes = model.Minutes{State: word("published"), Published: day(t, "2026-02-01")}
	drafted := meeting(t, "a", "2026-01-10", "held")
	drafted.Minutes = model.Minutes{State: word("drafted"), Published: day(t, "2026-02-01")}
	asked := &model.Question{Base: base("questions", "q"), RaisedOn: day(t, "2026-01"), Said: []model.Said{{Date: day(t, "2026-02-02")}, {}}}
	for _, c := range []struct {
		name   string
		record model.Record
		want   string
	}{
		{"steps of a recommendation, newest first", recommendation(t, "r", "2025-01-01 adopted", "2025-02-01 sent", "2026-01-01 answered"),
			"2026-01-01 step answered r; 2025-02-01 step sent r; 2025-01-01 step adopted r"},
		{"of one day the later step first", recommendation(t, "r", "2025-02-21 sent", "2025-02-21 answered"),
			"2025-02-21 step answered r; 2025-02-21 step sent r"},
		{"not what no source links", recommendation(t, "r", "2025-01-01 adopted", "2025-02-01 carried-out!"), "2025-01-01 step adopted r"},
		{"not what is to come", recommendation(t, "r", "2025-01-01 adopted", "2026-03-15 answered"), "2025-01-01 step adopted r"},
		{"not a note, and nothing without a day", recommendation(t, "r", "2025-01-01 note", "adopted"), ""},
		{"a meeting and its minutes", minuted, "2026-02-01 minutes a; 2026-01-10 met held a"},
		{"not minutes that are not out", drafted, "2026-01-10 met held a"},
		{"a meeting that is to come is no move", meeting(t, "a", "2026-03-20", "planned"), ""},
		{"a question and what was said", asked, "2026-02-02 said q; 2026-01 raised q"},
		{"a project that runs has begun, but its time limit is no end", project(t, "running", "2024", "2023", "2025"), "2023 begun p"},
		{"a project that is finished", project(t, "finished", "2026", "2023", "2025-06"), "2025-06 ended p; 2023 begun p"},
		{"a project that was planned may not have begun", project(t, "planned", "2022", "2023", "2025"), ""},
		{"a measure with its reports", measure(t, "m", "running", "2025", "2024", "", "2024-12", "2026"), "2026 report m; 2025 told running m; 2024-12 report m; 2024 begun m"},
		{"not that a measure's state was unknown", measure(t, "m", "unknown", "2025", "2024", ""), ""},
		{"a concept that was adopted", &model.Concept{Base: base("concepts", "c"), Adopted: day(t, "2023-03"), InForce: day(t, "2023-04")}, "2023-03 adopted c"},
		{"a concept of which only the force is known", &model.Concept{Base: base("concepts", "c"), InForce: day(t, "2006")}, "2006 in-force c"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := moves(network(t, "2026-03-14", c.record).Moves()); got != c.want {
				t.Errorf("moves %s\nwant  %s", got, c.want)
			}
		})
	}
}

func TestMovesOfOneDayKeepTheOrderOfTheirKeys(t *testing.T) {
	t.Parallel()
	f := network(t, "2026-03-14", recommendation(t, "b", "2025-01-01 adopted"), recommendation(t, "a", "2025-01-01 adopted"), recommendation(t, "c", "2025-01 sent"))
	if got := moves(f.Moves()); got != "2025-01-01 step adopted a; 2025-01-01 step adopted b; 2025-01 step sent c" {
		t.Errorf("moves %s", got)
	}
}

func TestWhatMovedLastInMusterstadt(t *testing.T) {
	t.Parallel()
	got := moves(musterstadt(t, "2026-03-14").Moves()[:5])
	want := "2026-03-14 met planned 2026-03-14-arbeit; 2026-03-13 met held 2026-03-13-infoboerse; 2026-03-11 met held 2026-03-11-sprache; 2026-03-11 step drafted 2026-gesundheit; 2026-03-01 step under-way 2025-lotsen"
	if got != want {
		t.Errorf("moves %s", got)
	}
}
