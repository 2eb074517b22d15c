package derive_test

import (
	"fmt"
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

func circle(t testing.TB, id, kind string, own bool, since, until string, topics ...string) *model.Group {
	t.Helper()
	g := &model.Group{Base: base("groups", id), GroupKind: word(kind), PartOf: model.Flag{Set: true, Yes: own}, Since: day(t, since), Until: day(t, until)}
	for _, topic := range topics {
		g.Topics = append(g.Topics, ref("topics", topic))
	}
	return g
}

func partner(t testing.TB, id, evidence, since, until string, groups ...string) *model.Organization {
	t.Helper()
	x := &model.Organization{Base: base("organizations", id), Evidence: word(evidence), Since: day(t, since), Until: day(t, until)}
	for _, g := range groups {
		x.Groups = append(x.Groups, ref("groups", g))
	}
	return x
}

// seat is an office of somebody in a group, for an organisation or none.
func seat(t testing.TB, group, organization, start, end string) *model.Person {
	t.Helper()
	p := &model.Person{Base: base("persons", "p-"+group), Basis: word("office")}
	p.Memberships = []model.Membership{{Group: ref("groups", group), Role: word("speaker"), Start: day(t, start), End: day(t, end)}}
	if organization != "" {
		p.Memberships[0].Organization = ref("organizations", organization)
	}
	return p
}

// placed writes what is tied to what: "a: g h / t".
func placed(list []derive.Placed) string {
	var out []string
	for _, p := range list {
		s := p.Record.Meta().ID + ": " + ids(p.Groups)
		if len(p.Topics) > 0 {
			s += " / " + ids(p.Topics)
		}
		out = append(out, strings.TrimSpace(s))
	}
	return strings.Join(out, "; ")
}

func TestWhoWorksWhere(t *testing.T) {
	t.Parallel()
	language := circle(t, "language", "working-group", true, "", "")
	for _, c := range []struct {
		name    string
		records []model.Record
		want    string
		without int
		absent  int
	}{
		{"as its record says", []model.Record{partner(t, "a", "named", "", "", "language")}, "a: language", 0, 0},
		{"each group once", []model.Record{partner(t, "a", "named", "", "", "language", "language")}, "a: language", 0, 0},
		{"no group is known", []model.Record{partner(t, "a", "named", "", "")}, "a:", 1, 0},
		{"somebody sits there for it", []model.Record{partner(t, "a", "named", "", ""), seat(t, "language", "a", "2025-01-01", "")}, "a: language", 0, 0},
		{"somebody sat there for it", []model.Record{partner(t, "a", "named", "", ""), seat(t, "language", "a", "2024-01-01", "2025-01-01")}, "a:", 1, 0},
		{"somebody sits there for nobody", []model.Record{partner(t, "a", "named", "", ""), seat(t, "language", "", "2025-01-01", "")}, "a:", 1, 0},
		{"a group that is over", []model.Record{circle(t, "old", "working-group", true, "", "2025-01"), partner(t, "a", "named", "", "", "old")}, "a:", 1, 0},
		{"a group that may be over this year", []model.Record{circle(t, "old", "working-group", true, "", "2026"), partner(t, "a", "named", "", "", "old")}, "a: old", 0, 0},
		{"no longer there", []model.Record{partner(t, "a", "named", "", "2026-03-13", "language")}, "", 0, 1},
		{"there for the last day", []model.Record{partner(t, "a", "named", "", "2026-03-14", "language")}, "a: language", 0, 0},
		{"not yet there", []model.Record{partner(t, "a", "named", "2026-04", "", "language")}, "", 0, 1},
		{"best evidence first, then by name", []model.Record{partner(t, "a", "same-field", "", ""), partner(t, "b", "works-with", "", ""),
			partner(t, "d", "named", "", ""), partner(t, "c", "named", "", "")}, "c:; d:; b:; a:", 4, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := network(t, "2026-03-14", append(c.records, language)...).Overview()
			if s := placed(got.Organizations); s != c.want || got.Ungrouped != c.without || got.Absent != c.absent {
				t.Errorf("got %q, %d without a group, %d absent; want %q, %d and %d", s, got.Ungrouped, got.Absent, c.want, c.without, c.absent)
			}
		})
	}
}

func TestGroupsOfTheNetworkStandFirst(t *testing.T) {
	t.Parallel()
	got := network(t, "2026-03-14", circle(t, "council", "council", false, "", ""), circle(t, "b", "working-group", true, "", ""), circle(t, "a", "working-group", true, "", ""),
		circle(t, "round", "working-group", false, "", ""), circle(t, "plenary", "plenary", true, "", "")).Overview()
	if s := placed(got.Groups); s != "plenary:; a:; b:; round:; council:" {
		t.Errorf("the groups are %q", s)
	}
}

func TestOnlyTopicsThatSomethingHasAreShown(t *testing.T) {
	t.Parallel()
	gone := partner(t, "gone", "named", "", "2020")
	gone.Topics = []model.Ref{ref("topics", "old")}
	there := partner(t, "there", "named", "", "")
	there.Topics = []model.Ref{ref("topics", "work"), ref("topics", "nowhere")}
	records := []model.Record{gone, there, circle(t, "g", "plenary", true, "", "", "language")}
	for _, id := range []string{"work", "language", "old", "unused"} {
		records = append(records, &model.Topic{Base: base("topics", id)})
	}
	got := network(t, "2026-03-14", records...).Overview()
	if s := ids(got.Topics); s != "language work" {
		t.Errorf("the topics are %q", s)
	}
	if s := placed(got.Organizations) + " | " + placed(got.Groups); s != "there:  / work | g:  / language" {
		t.Errorf("they are tied as %q", s)
	}
}

func TestMusterstadtAtAGlance(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ day, want string }{
		{"2026-03-14", "haus-fuer-alle: plenum sprache begegnung / sprache teilhabe; koordinierungsstelle: plenum; stadt: plenum verwaltung / teilhabe; volkshochschule: sprache / sprache; kalyna:; nachbarschaft:"},
		{"2024-06-01", "haus-fuer-alle: plenum sprache begegnung / sprache teilhabe; koordinierungsstelle: plenum; jobcenter: arbeit; stadt: plenum verwaltung / teilhabe; volkshochschule: sprache / sprache; kalyna:; nachbarschaft:"},
	} {
		if got := placed(musterstadt(t, c.day).Overview().Organizations); got != c.want {
			t.Errorf("on %s: %s", c.day, got)
		}
	}
}

func BenchmarkOverview(b *testing.B) {
	for _, n := range []int{100, 1000} {
		records := []model.Record{circle(b, "g", "plenary", true, "", "")}
		for i := range n {
			records = append(records, partner(b, fmt.Sprintf("o%d", i), "named", "", "", "g"))
		}
		facts := network(b, "2026-03-14", records...)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				facts.Overview()
			}
		})
	}
}
