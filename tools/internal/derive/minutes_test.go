package derive_test

import (
	"fmt"
	"testing"

	"offenesnetz/tools/internal/model"
)

func TestWhatBecameOfMinutes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name                             string
		start, invited, state, published string
		asOf                             string
		want                             string // state due invited took late waiting
		untimed                          bool
	}{
		{name: "in time", start: "2024-06-12", invited: "2024-05-22", state: "published", published: "2024-06-24", want: "in-time 2024-06-26 21 12 0 0"},
		{name: "on the last day", start: "2024-06-12", state: "published", published: "2024-06-26", want: "in-time 2024-06-26 -1 14 0 0"},
		{name: "late", start: "2024-06-12", state: "published", published: "2024-07-01", want: "late 2024-06-26 -1 19 5 0"},
		{name: "published some day", start: "2024-06-12", state: "published", want: "published 2024-06-26 -1 -1 -1 0"},
		{name: "published in a month", start: "2024-06-12", state: "published", published: "2024-07", want: "published 2024-06-26 -1 -1 -1 0"},
		{name: "after a meeting of an unknown day", start: "2024-06", invited: "2024-05-22", state: "published", published: "2024-07-01", want: "published  -1 -1 -1 0"},
		{name: "after an uncertain day", start: "2024-06-12?", state: "missing", want: "missing  -1 -1 -1 0"},
		{name: "after several days", start: "2024-06-10/2024-06-12", invited: "2024-06-01", state: "published", published: "2024-06-24", want: "in-time 2024-06-26 9 12 0 0"},
		{name: "invited in a month", start: "2024-06-12", invited: "2024-05", state: "unknown", want: "unknown 2024-06-26 -1 -1 -1 0"},
		{name: "missing", start: "2024-06-12", state: "missing", want: "due 2024-06-26 -1 -1 -1 340"},
		{name: "drafted only", start: "2024-06-12", state: "drafted", want: "due 2024-06-26 -1 -1 -1 340"},
		{name: "drafted, with time left", start: "2024-06-12", state: "drafted", asOf: "2024-06-26", want: "waiting 2024-06-26 -1 -1 -1 0"},
		{name: "not yet published at the instant", start: "2024-06-12", state: "published", published: "2024-06-24", asOf: "2024-06-20", want: "waiting 2024-06-26 -1 -1 -1 0"},
		{name: "overdue at the instant", start: "2024-06-12", state: "published", published: "2024-07-24", asOf: "2024-06-30", want: "due 2024-06-26 -1 -1 -1 4"},
		{name: "not known", start: "2024-06-12", state: "unknown", want: "unknown 2024-06-26 -1 -1 -1 0"},
		{name: "not said", start: "2024-06-12", want: "unknown 2024-06-26 -1 -1 -1 0"},
		{name: "without a rule published", start: "2024-06-12", state: "published", published: "2024-06-24", untimed: true, want: "published  -1 12 -1 0"},
		{name: "without a rule missing", start: "2024-06-12", state: "missing", untimed: true, want: "missing  -1 -1 -1 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if c.asOf == "" {
				c.asOf = "2025-06-01"
			}
			n := &model.Network{}
			if !c.untimed {
				n.Rules = []model.Rule{ruleOf("minutes-each", within(14))}
			}
			m := metOn(t, c.start+" held plenum", func(m *model.Meeting) {
				m.InvitedOn, m.Minutes = day(t, c.invited), model.Minutes{State: word(c.state), Published: day(t, c.published)}
			})
			p := house(t, c.asOf, n, ownGroup("plenum", "plenary"), m).PromiseOf(m)
			if got := fmt.Sprintf("%s %s %d %d %d %d", p.State, p.Due, p.Invited, p.Took, p.Late, p.Waiting); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestARuleOnMinutesHoldsFromItsBeginning(t *testing.T) {
	t.Parallel()
	r := ruleOf("minutes-each", within(14))
	r.Since = day(t, "2024-06-12")
	for start, want := range map[string]string{"2024-06-11": "", "2024-06-12": "2024-06-26"} {
		m := metOn(t, start+" held plenum")
		f := house(t, "2025-06-01", &model.Network{Rules: []model.Rule{r}}, ownGroup("plenum", "plenary"), m)
		if got := f.PromiseOf(m).Due.String(); got != want {
			t.Errorf("of a meeting on %s they are due on %q, want %q", start, got, want)
		}
	}
}

func TestMedianDelayOfAGroup(t *testing.T) {
	t.Parallel()
	published := func(on string) func(*model.Meeting) {
		return func(m *model.Meeting) {
			m.Minutes = model.Minutes{State: word("published"), Published: day(t, on)}
		}
	}
	f := house(t, "2025-06-01", &model.Network{}, ownGroup("plenum", "plenary"), ownGroup("sprache", "working-group"), ownGroup("leer", "working-group"),
		metOn(t, "2024-01-01 held plenum", published("2024-01-11")), metOn(t, "2024-02-01 held plenum", published("2024-02-06")),
		metOn(t, "2024-03-01 held plenum", published("2024-05")), metOn(t, "2024-04-01 announced plenum", published("2024-04-02")),
		metOn(t, "2024-05-01 held sprache"), metOn(t, "2026-05-01 held sprache"))
	got := ""
	for _, d := range f.Delays(f.Promises()) {
		got += fmt.Sprintf("%s %v of %d held %d; ", d.Group.ID, d.Median, d.Of, d.Held)
	}
	if want := "plenum 7.5 of 2 held 3; sprache 0 of 0 held 1; "; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestMinutesOfMusterstadtStandInManyStates(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, p := range musterstadt(t, "2026-03-14").Promises() {
		seen[p.State] = true
	}
	for _, s := range []string{"in-time", "late", "due", "waiting"} {
		if !seen[s] {
			t.Errorf("no minutes are %s", s)
		}
	}
}
