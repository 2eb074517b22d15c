package derive_test

import (
	"reflect"
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

func TestOutcomesStayWhateverComesLater(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		steps []string
		want  string
	}{
		{"none without an answer", []string{"2025-01-01 sent", "2025-02-01 reported"}, ""},
		{"answered", []string{"2025-01-01 answered"}, "answered"},
		{"a verdict is an answer", []string{"2025-01-01 refused"}, "answered refused"},
		{"of two verdicts the last", []string{"2025-01-01 refused", "2025-02-01 accepted-in-part"}, "answered accepted-in-part"},
		{"a later answer leaves the verdict", []string{"2025-01-01 accepted", "2025-02-01 answered"}, "answered accepted"},
		{"accepted and then carried out is both", []string{"2025-01-01 accepted", "2025-06-01 carried-out"}, "answered accepted carried-out"},
		{"carried out without an answer", []string{"2025-06-01 carried-out"}, "carried-out"},
		{"not what no source links", []string{"2025-06-01 carried-out!"}, ""},
		{"not what is to come", []string{"2026-03-15 accepted"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			x := recommendation(t, "r", c.steps...)
			if got := strings.Join(network(t, "2026-03-14", x).OutcomesOf(x), " "); got != c.want {
				t.Errorf("the outcome is %q, want %q", got, c.want)
			}
		})
	}
}

func TestHowFastWasAnswered(t *testing.T) {
	t.Parallel()
	slow := recommendation(t, "slow", "2025-01-01 sent", "2025-01-31 answered", "2025-12-31 accepted") // the first answer counts
	fast := recommendation(t, "fast", "2025-01-01 sent", "2025-01-11 refused")
	slower := recommendation(t, "slower", "2025-01-01 sent", "2025-04-11 accepted")
	for _, c := range []struct {
		name           string
		records        []model.Record
		median         float64
		timed, untimed int
	}{
		{"none", nil, 0, 0, 0},
		{"one", []model.Record{slow}, 30, 1, 0},
		{"the one in the middle", []model.Record{slower, fast, slow}, 30, 3, 0},
		{"between the two in the middle", []model.Record{slower, slow}, 65, 2, 0},
		{"on the same day", []model.Record{recommendation(t, "r", "2025-01-01 sent", "2025-01-01 answered")}, 0, 1, 0},
		{"since it was adopted, where nothing says when it was sent", []model.Record{recommendation(t, "r", "2025-01-01 adopted", "2025-01-05 answered")}, 4, 1, 0},
		{"not from a month", []model.Record{fast, recommendation(t, "r", "2025-01 sent", "2025-03-01 answered")}, 10, 1, 1},
		{"not to a day that is not sure", []model.Record{fast, recommendation(t, "r", "2025-01-01 sent", "2025-03-01? answered")}, 10, 1, 1},
		{"not where it is not known that it was sent", []model.Record{recommendation(t, "r", "2025-01-01 raised", "2025-03-01 answered")}, 0, 0, 1},
		{"not where days run backwards", []model.Record{recommendation(t, "r", "2025-03-01 sent", "2025-01-01 answered")}, 0, 0, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := network(t, "2026-03-14", c.records...).FollowUp(c.records)
			if got.Median != c.median || got.Timed != c.timed || got.Untimed != c.untimed {
				t.Errorf("median %v over %d, %d not timed; want %v over %d, %d", got.Median, got.Timed, got.Untimed, c.median, c.timed, c.untimed)
			}
		})
	}
}

func TestFollowUpOfMusterstadt(t *testing.T) {
	t.Parallel()
	f := musterstadt(t, "2026-03-14")
	want := derive.FollowUp{All: 14, Waiting: 3, Late: 1, Timed: 3, Untimed: 3, Median: 105,
		Outcome: map[string]int{derive.OutcomeAnswered: 6, derive.OutcomeAccepted: 2, derive.OutcomeInPart: 2, derive.OutcomeRefused: 1, derive.OutcomeCarriedOut: 1}}
	if got := f.FollowUp(f.Of("recommendations")); !reflect.DeepEqual(got, want) {
		t.Errorf("counts %+v\nwant %+v", got, want)
	}
}
