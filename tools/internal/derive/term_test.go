package derive_test

import (
	"fmt"
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

func spellLine(list []edtf.Date) string {
	var out []string
	for _, d := range list {
		out = append(out, d.String())
	}
	return strings.Join(out, " ")
}

func TestSeatsOfSpeakers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, terms, complete, until, want string }{
		{"all filled", "2020 -,2021 -", "", "", "filled 0"},
		{"one missing, but terms may be", "2020 -", "", "", "unknown 0"},
		{"one missing, and terms are complete", "2020 -", "speakers 2024", "", "vacant 1"},
		{"nobody, and terms are complete", "", "speakers 2024", "", "vacant 2"},
		{"nobody is known", "", "", "", "unknown 0"},
		{"one may still hold it", "2020 -,2021 2025", "speakers 2024", "", "unknown 0"},
		{"the declaration has ended", "2020 -", "speakers 2020 2024", "", "unknown 0"},
		{"the group is no more", "2020 2023", "speakers 2020", "2023", " 0"},
	} {
		g := ownGroup("g", "working-group")
		g.SpeakersWant, g.Until = integerOf(2), day(t, c.until)
		records := []model.Record{g}
		for i, line := range strings.Split(c.terms, ",") {
			if start, end, ok := strings.Cut(line, " "); ok {
				records = append(records, speaker(t, fmt.Sprintf("p-%d", i), "g", start, strings.TrimPrefix(end, "-")))
			}
		}
		n := &model.Network{}
		if c.complete != "" {
			n.Complete = completeFor(t, c.complete)
		}
		p := house(t, "2025-06-01", n, records...).Posts()[0]
		if got := fmt.Sprintf("%s %d", p.State, p.Vacant); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestGapsAndOverlapsOfAChair(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, terms, gaps, overlaps string }{
		{"one after the other", "2015-01-01 2019-12-31,2020-01-01 -", "", ""},
		{"handed over on one day", "2015-01-01 2020-01-01,2020-01-01 -", "", ""},
		{"nobody for a while", "2015-01-01 2019-11-30,2020-01-01 -", "2019-12-01/2019-12-31", ""},
		{"nobody for a day", "2015-01-01 2019-12-30,2020-01-01 -", "2019-12-31", ""},
		{"two at once", "2015-01-01 2020-03-31,2020-01-01 -", "", "2020-01-01/2020-03-30"},
		{"two until now", "2015-01-01 -,2020-01-01 -", "", "2020-01-01/2025-06-01"},
		{"an end within a year may reach the next start", "2015-01-01 2019,2020-01-01 -", "", ""},
		{"an end within a year leaves a gap for sure", "2015-01-01 2018,2020-01-01 -", "2019-01-01/2019-12-31", ""},
		{"an uncertain start overlaps for none", "2015-01-01 2020-03-31,2019? -", "", ""},
		{"nobody since is no gap between terms", "2015-01-01 2019-12-31", "", ""},
		{"a start that is not known", "- 2019-12-31,2020-03-01 -", "", ""},
	} {
		g := ownGroup("g", "advisory-board")
		records := []model.Record{g}
		for i, line := range strings.Split(c.terms, ",") {
			start, end, _ := strings.Cut(line, " ")
			p := speaker(t, fmt.Sprintf("p-%d", i), "g", strings.TrimPrefix(start, "-"), strings.TrimPrefix(end, "-"))
			p.Memberships[0].Role = word("chair")
			records = append(records, p)
		}
		p := house(t, "2025-06-01", &model.Network{}, records...).Posts()[0]
		if got := spellLine(p.Gaps); got != c.gaps {
			t.Errorf("%s: gaps %q, want %q", c.name, got, c.gaps)
		}
		if got := spellLine(p.Overlaps); got != c.overlaps {
			t.Errorf("%s: overlaps %q, want %q", c.name, got, c.overlaps)
		}
	}
}

func TestWhoMayNotBeNamedCountsWithoutAName(t *testing.T) {
	t.Parallel()
	g := ownGroup("g", "working-group")
	g.SpeakersWant = integerOf(1)
	hidden := speaker(t, "p-1", "g", "2020", "")
	hidden.Basis = word("consent")
	p := house(t, "2025-06-01", &model.Network{Complete: completeFor(t, "speakers 2020")}, g, hidden).Posts()[0]
	if p.Unnamed != 1 || len(p.Holders) != 0 || p.State != derive.PostFilled {
		t.Errorf("%d unnamed, %d named, %s", p.Unnamed, len(p.Holders), p.State)
	}
}

// postOf finds an office of Musterstadt by "groups/sprache speaker".
func postOf(t testing.TB, f *derive.Facts, name string) derive.Post {
	t.Helper()
	key, role, _ := strings.Cut(name, " ")
	for _, p := range f.Posts() {
		if p.Body != nil && p.Body.Meta().Key() == key && p.Role == role {
			return p
		}
	}
	return derive.Post{}
}

func TestOfficesOfMusterstadtOnAnyDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ asOf, post, holders, former, state string }{
		{"2026-03-14", "groups/sprache speaker", "p-4m3t p-2x9f", "p-b7t2", "filled"},
		{"2015-06-01", "groups/sprache speaker", "p-b7t2", "", "unknown"},
		{"2013-06-01", "groups/sprache speaker", "", "", "unknown"},
		{"2026-03-14", "groups/begegnung speaker", "", "", "vacant"},
		{"2026-03-14", "organizations/stadt mayor", "p-a3m8", "p-6b1n", ""},
		{"2015-08-01", "organizations/stadt mayor", "p-6b1n", "", ""},
		{"2022-08-01", "organizations/stadt mayor", "", "p-6b1n", ""},
	} {
		p := postOf(t, musterstadt(t, c.asOf), c.post)
		if got := holders(p.Holders); got != c.holders {
			t.Errorf("%s on %s: held by %q, want %q", c.post, c.asOf, got, c.holders)
		}
		if got := holders(p.Former); got != c.former {
			t.Errorf("%s on %s: held before by %q, want %q", c.post, c.asOf, got, c.former)
		}
		if p.State != c.state {
			t.Errorf("%s on %s: %q, want %q", c.post, c.asOf, p.State, c.state)
		}
	}
	f := musterstadt(t, "2026-03-14")
	if got := spellLine(postOf(t, f, "organizations/stadt mayor").Gaps); got != "2022-07-01/2022-09-30" {
		t.Errorf("gaps %q", got)
	}
	if got := spellLine(postOf(t, f, "groups/beirat chair").Overlaps); got != "2025-03-01/2025-03-30" {
		t.Errorf("overlaps %q", got)
	}
}
