package derive_test

import (
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// An office is called present only where the record leaves no other reading, and former only where its last possible
// day is past. Between the two the record tells neither.
func TestWhoHoldsAnOffice(t *testing.T) {
	t.Parallel()
	const current, over, neither = "current", "over", "neither"
	for _, c := range []struct{ name, start, end, asOf, want string }{
		{"begins today", "2026-03-14", "", "2026-03-14", current},
		{"begins tomorrow", "2026-03-15", "", "2026-03-14", neither},
		{"ends today", "2022-01-01", "2026-03-14", "2026-03-14", current},
		{"ended yesterday", "2022-01-01", "2026-03-13", "2026-03-14", over},
		{"without an end goes on", "2005", "", "2026-03-14", current},
		{"without any date nothing is known", "", "", "2026-03-14", neither},
		{"with an end alone it may not have begun", "", "2027", "2026-03-14", neither},
		{"with an end alone it is over once that has passed", "", "2025", "2026-03-14", over},

		{"begins some day this year", "2026", "", "2026-03-14", neither},
		{"began some day last year", "2025", "", "2026-03-14", current},
		{"begins some day this month", "2026-03", "", "2026-03-14", neither},
		{"began about last year", "2025~", "", "2026-03-14", current},
		{"began perhaps last year", "2025?", "", "2026-03-14", current},
		{"ends some day this year", "2022", "2026", "2026-03-14", neither},
		{"ends some day this month", "2022", "2026-03", "2026-03-14", neither},
		{"ends some day next month", "2022", "2026-04", "2026-03-14", current},
		{"ended some day last month", "2022", "2026-02", "2026-03-14", over},

		{"ended some day between the mentions", "2015", "2019-09-16/2024-05-29", "2022-06-01", neither},
		{"did not end before the first mention", "2015", "2019-09-16/2024-05-29", "2019-09-15", current},
		{"was over after the last mention", "2015", "2019-09-16/2024-05-29", "2024-05-30", over},
		{"began some day between the mentions", "2020-10-01/2024-05-29", "", "2022-06-01", neither},
		{"has begun by the last mention", "2020-10-01/2024-05-29", "", "2024-05-29", current},
		{"began and ended some day between", "2019/2021", "2020/2023", "2022-01-01", neither},
		{"ended some day up to then", "2015", "../2024", "2022-01-01", neither},
		{"ends some day from then on", "2015", "2024/..", "2023-12-31", current},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := speaker(t, "p-1", "g", c.start, c.end)
			roles := network(t, c.asOf, p).Offices(p)
			got := neither
			switch {
			case roles[0].Current && roles[0].Over:
				got = "both"
			case roles[0].Current:
				got = current
			case roles[0].Over:
				got = over
			}
			if got != c.want {
				t.Errorf("from %q to %q on %s: %s, want %s", c.start, c.end, c.asOf, got, c.want)
			}
		})
	}
}

func speaker(t testing.TB, id, group, start, end string) *model.Person {
	t.Helper()
	return &model.Person{Base: base("persons", id), Basis: word("office"), Memberships: []model.Membership{
		{ID: word("m"), Group: ref("groups", group), Role: word("speaker"), Start: day(t, start), End: day(t, end)}}}
}

func TestPresentHoldersStandFirstThenTheNewest(t *testing.T) {
	t.Parallel()
	g := &model.Group{Base: base("groups", "g")}
	f := network(t, "2026-03-14", g,
		speaker(t, "p-1", "g", "2010", "2012"), speaker(t, "p-2", "g", "2020", ""), speaker(t, "p-3", "g", "2024-05-01", ""),
		speaker(t, "p-4", "g", "2015", "2019"), speaker(t, "p-5", "g", "2024-05-01", ""), speaker(t, "p-6", "other", "2024", ""))
	if got := holders(f.Roles(g)); got != "p-3 p-5 p-2 p-4 p-1" {
		t.Errorf("roles %s", got)
	}
	if got := holders(f.Speakers(g)); got != "p-3 p-5 p-2" {
		t.Errorf("speakers %s", got)
	}
}

func TestOnlyTheRoleOfSpeakerMakesASpeaker(t *testing.T) {
	t.Parallel()
	g := &model.Group{Base: base("groups", "g")}
	chair := speaker(t, "p-1", "g", "2020", "")
	chair.Memberships[0].Role = word("chair")
	if f := network(t, "2026-03-14", g, chair); len(f.Speakers(g)) != 0 || len(f.Roles(g)) != 1 {
		t.Error("a chair counts as a speaker, or not as an office-holder")
	}
}

func TestAnOfficeCountsInGroupAndOrganisation(t *testing.T) {
	t.Parallel()
	g, o := &model.Group{Base: base("groups", "g")}, &model.Organization{Base: base("organizations", "o")}
	p := speaker(t, "p-1", "g", "2020", "")
	p.Memberships[0].Organization = ref("organizations", "o")
	f := network(t, "2026-03-14", g, o, p)
	if len(f.Roles(g)) != 1 || len(f.Roles(o)) != 1 {
		t.Error("the office is missing in the group or in the organisation")
	}
}

// What of a person may be shown. An office covers name and role for ever, contacts while it runs; a consent covers
// what it names, from the day it was given to the day it ends.
func TestWhatOfAPersonMayBeShown(t *testing.T) {
	t.Parallel()
	type consent struct{ scope, given, until, withdrawn string }
	for _, c := range []struct {
		name, basis, start, end string
		consents                []consent
		want                    string // of name, role, contact, photo
	}{
		{"in office", "office", "2020", "", nil, "name role contact"},
		{"out of office", "office", "2020", "2025", nil, "name role"},
		{"perhaps out of office", "office", "2020", "2026", nil, "name role"},
		{"in office, with consent to a photo", "office", "2020", "", []consent{{"photo", "2024-01-01", "", ""}}, "name role contact photo"},
		{"without consent", "consent", "2020", "", nil, ""},
		{"with consent to the name alone", "consent", "2020", "", []consent{{"name", "2024-01-01", "", ""}}, "name"},
		{"consent given today", "consent", "2020", "", []consent{{"name", "2026-03-14", "", ""}}, "name"},
		{"consent from tomorrow", "consent", "2020", "", []consent{{"name", "2026-03-15", "", ""}}, ""},
		{"consent until today", "consent", "2020", "", []consent{{"name", "2024-01-01", "2026-03-14", ""}}, "name"},
		{"consent until yesterday", "consent", "2020", "", []consent{{"name", "2024-01-01", "2026-03-13", ""}}, ""},
		{"consent withdrawn today", "consent", "2020", "", []consent{{"name", "2024-01-01", "", "2026-03-14"}}, ""},
		{"consent withdrawn some day this month", "consent", "2020", "", []consent{{"name", "2024-01-01", "", "2026-03"}}, ""},
		{"consent to be withdrawn tomorrow", "consent", "2020", "", []consent{{"name", "2024-01-01", "", "2026-03-15"}}, "name"},
		{"a second consent after the first has ended", "consent", "2020", "",
			[]consent{{"name", "2022-01-01", "2023-01-01", ""}, {"name", "2023-06-01", "", ""}}, "name"},
		{"consents for different things", "consent", "2020", "",
			[]consent{{"name", "2022-01-01", "", ""}, {"photo", "2022-01-01", "2023-01-01", ""}, {"contact", "2022-01-01", "", ""}}, "name contact"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := speaker(t, "p-1", "g", c.start, c.end)
			p.Basis = word(c.basis)
			for _, x := range c.consents {
				p.Consents = append(p.Consents, model.Consent{Scope: []model.Word{word(x.scope)}, Given: day(t, x.given), Until: day(t, x.until), Withdrawn: day(t, x.withdrawn)})
			}
			got := ""
			for _, scope := range []string{"name", "role", "contact", "photo"} {
				if derive.Consented(p, scope, date(t, "2026-03-14")) {
					got += " " + scope
				}
			}
			if got != "" {
				got = got[1:]
			}
			if got != c.want {
				t.Errorf("may show %q, want %q", got, c.want)
			}
		})
	}
}

func TestARoleWithoutConsentIsNotShownThoughTheNameIs(t *testing.T) {
	t.Parallel()
	g := &model.Group{Base: base("groups", "g")}
	p := speaker(t, "p-1", "g", "2020", "")
	p.Basis = word("consent")
	p.Consents = []model.Consent{{Scope: []model.Word{word("name")}, Given: day(t, "2024-01-01")}}
	f := network(t, "2026-03-14", g, p)
	if len(f.Of("persons")) != 1 {
		t.Error("the person is missing")
	}
	if len(f.Offices(p)) != 0 || len(f.Roles(g)) != 0 || len(f.Speakers(g)) != 0 {
		t.Error("the role is shown")
	}
}

func TestOfficesOfMusterstadt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ asOf, record, roles, current string }{
		{"2026-03-14", "groups/sprache", "p-4m3t p-2x9f p-b7t2", "p-4m3t p-2x9f"},
		{"2023-06-01", "groups/sprache", "p-2x9f p-4m3t p-b7t2", "p-2x9f"},
		{"2026-03-14", "groups/arbeit", "p-5r8v", "p-5r8v"},               // p-8wz5's consent has run out
		{"2023-06-01", "groups/arbeit", "p-8wz5 p-5r8v", "p-8wz5 p-5r8v"}, // and still held then
		{"2026-03-14", "groups/begegnung", "", ""},                        // p-3hq0's consent is withdrawn
		{"2025-11-27", "groups/begegnung", "p-3hq0", "p-3hq0"},
		{"2026-03-14", "groups/beirat", "p-7c4j p-0d5s p-1k7d p-7c4j p-a3m8", "p-7c4j p-0d5s p-1k7d"},
		{"2026-03-14", "organizations/stadt", "p-0d5s p-a3m8 p-6b1n p-6b1n", "p-0d5s p-a3m8"},
		{"2015-06-15", "organizations/stadt", "p-0d5s p-a3m8 p-6b1n p-6b1n", ""}, // "2015-06" may have ended, "2015-07" not begun
		{"2015-08-01", "organizations/stadt", "p-6b1n p-0d5s p-a3m8 p-6b1n", "p-6b1n"},
	} {
		f := musterstadt(t, c.asOf)
		r := get[model.Record](t, f, c.record)
		var current []derive.Role
		for _, role := range f.Roles(r) {
			if role.Current {
				current = append(current, role)
			}
		}
		if got := holders(f.Roles(r)); got != c.roles {
			t.Errorf("%s on %s: roles %q, want %q", c.record, c.asOf, got, c.roles)
		}
		if got := holders(current); got != c.current {
			t.Errorf("%s on %s: current %q, want %q", c.record, c.asOf, got, c.current)
		}
	}
}
