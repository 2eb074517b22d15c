package derive_test

import (
	"fmt"
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// waits writes what waits as "id since days due overdue".
func waits(list []derive.Wait) string {
	var out []string
	for _, w := range list {
		out = append(out, fmt.Sprintf("%s %s %d %s %d", w.Recommendation.ID, w.Since, w.Days, w.Due, w.Overdue))
	}
	return strings.Join(out, "; ")
}

// Days are counted from a day to a day: what is not known to the day is not counted.
func TestHowLongARecommendationWaits(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, due string
		steps     []string
		want      string
	}{
		{"sent today", "", []string{"2026-03-14 sent"}, "r 2026-03-14 0  0"},
		{"sent yesterday", "", []string{"2026-03-13 sent"}, "r 2026-03-13 1  0"},
		{"sent a year ago", "", []string{"2025-03-14 sent"}, "r 2025-03-14 365  0"},
		{"since it was sent, not since it was adopted or received", "", []string{"2026-01-01 adopted", "2026-03-04 sent", "2026-03-10 received"}, "r 2026-03-04 10  0"},
		{"since it was received, where it is not known when it was sent", "", []string{"2026-01-01 adopted", "2026-03-10 received"}, "r 2026-03-10 4  0"},
		{"since it was adopted, where it is not known that it was sent", "", []string{"2026-03-04 adopted"}, "r 2026-03-04 10  0"},
		{"since a month", "", []string{"2026-01 sent"}, "r 2026-01 -1  0"},
		{"since about a day", "", []string{"2026-01-05~ sent"}, "r 2026-01-05~ -1  0"},
		{"since probably a day", "", []string{"2026-01-05? sent"}, "r 2026-01-05? -1  0"},
		{"since it is not known when", "", []string{"sent"}, "r  -1  0"},
		{"the day before it is due", "2026-03-15", []string{"2026-03-04 sent"}, "r 2026-03-04 10 2026-03-15 0"},
		{"on the day it is due", "2026-03-14", []string{"2026-03-04 sent"}, "r 2026-03-04 10 2026-03-14 0"},
		{"the day after it was due", "2026-03-13", []string{"2026-03-04 sent"}, "r 2026-03-04 10 2026-03-13 1"},
		{"due this month", "2026-03", []string{"2026-03-04 sent"}, "r 2026-03-04 10 2026-03 0"},
		{"due last month is overdue, but not by a number of days", "2026-02", []string{"2026-01-04 sent"}, "r 2026-01-04 69 2026-02 -1"},
		{"over the change to summer time and back", "", []string{"2024-03-30 sent"}, "r 2024-03-30 714  0"},
		{"not what was answered", "2026-01-01", []string{"2025-01-01 sent", "2025-02-01 answered"}, ""},
		{"not what was refused", "2026-01-01", []string{"2025-01-01 sent", "2025-02-01 refused"}, ""},
		{"not what is under way", "2026-01-01", []string{"2025-01-01 sent", "2025-02-01 under-way"}, ""},
		{"not what was withdrawn", "2026-01-01", []string{"2025-01-01 sent", "2025-02-01 withdrawn"}, ""},
		{"not what was only raised", "", []string{"2025-01-01 raised"}, ""},
		{"not a draft", "", []string{"2025-01-01 drafted"}, ""},
		{"what no source links is no answer", "", []string{"2026-03-04 sent", "2026-03-05 answered!"}, "r 2026-03-04 10  0"},
		{"an answer of tomorrow is none yet", "", []string{"2026-03-04 sent", "2026-03-15 answered"}, "r 2026-03-04 10  0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			x := recommendation(t, "r", c.steps...)
			x.AddresseeNote.S, x.AnswerDue = "die Stadt", day(t, c.due)
			if got := waits(network(t, "2026-03-14", x).Waiting()); got != c.want {
				t.Errorf("waits %q, want %q", got, c.want)
			}
		})
	}
}

func TestOnlyWhatHasAnAddresseeOrWasSentWaits(t *testing.T) {
	t.Parallel()
	adopted := recommendation(t, "adopted", "2025-01-01 adopted")
	sent := recommendation(t, "sent", "2025-02-01 sent")
	old := recommendation(t, "old", "2024-01-01 sent")
	old.SupersededBy = ref("recommendations", "sent")
	if got := waits(network(t, "2025-02-02", adopted, sent, old).Waiting()); got != "sent 2025-02-01 1  0" {
		t.Errorf("waits %q", got)
	}
	if got := ids(waiting(network(t, "2025-01-31", adopted, sent, old))); got != "old" {
		t.Errorf("before it was superseded waits %q", got)
	}
}

func waiting(f *derive.Facts) []model.Record {
	var out []model.Record
	for _, w := range f.Waiting() {
		out = append(out, w.Recommendation)
	}
	return out
}

func TestWhatWaitsLongestComesFirst(t *testing.T) {
	t.Parallel()
	f := network(t, "2026-03-14", recommendation(t, "c", "2025-05-01 sent"), recommendation(t, "unknown", "sent"), recommendation(t, "b", "2025-05 sent"),
		recommendation(t, "a", "2025-05-01 sent"), recommendation(t, "first", "2019~ sent"))
	if got := ids(waiting(f)); got != "first b a c unknown" {
		t.Errorf("the order is %s", got)
	}
}

func TestWhatWaitsInMusterstadt(t *testing.T) {
	t.Parallel()
	want := "2025-spielplatz 2025-08~ -1  0; 2025-wartezeiten 2025-10-20 145 2026-01-31 42; 2026-aufzug 2026-02-10 32 2026-06 0"
	if got := waits(musterstadt(t, "2026-03-14").Waiting()); got != want {
		t.Errorf("waits %s\nwant %s", got, want)
	}
}
