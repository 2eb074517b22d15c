package derive_test

import (
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// withheld writes what is withheld in one line.
func withheld(f *derive.Facts) string {
	var out []string
	for _, w := range f.Withheld() {
		out = append(out, strings.TrimSuffix(w.Record.Meta().Key()+":"+w.Scope, ":")+"="+w.Reason)
	}
	return strings.Join(out, " ")
}

func TestWhatWaitsIsNowhere(t *testing.T) {
	t.Parallel()
	draft := func(b *model.Base) { b.Draft = model.Flag{Yes: true, Set: true} }
	topics := []model.Ref{ref("topics", "t")}
	kinds := map[string]model.Record{}
	news := &model.News{Base: base("news", "x")}
	news.Topics = topics
	kinds["news"] = news
	meeting := &model.Meeting{Base: base("meetings", "x"), Start: moment(t, "2026-03-01")}
	meeting.Topics = topics
	kinds["meetings"] = meeting
	group := &model.Group{Base: base("groups", "x"), PartOf: model.Flag{Yes: true}}
	group.Topics = topics
	kinds["groups"] = group
	person := &model.Person{Base: base("persons", "x"), Basis: word("office")}
	person.Topics = topics
	kinds["persons"] = person
	for kind, r := range kinds {
		draft(r.Meta())
		topic := &model.Topic{Base: base("topics", "t")}
		f := network(t, "2026-03-14", topic, r)
		_, public := f.Public(ref(kind, "x"))
		if public || len(f.All()) != 1 || len(f.Of(kind)) != 0 || len(f.Back(topic, kind)) != 0 || len(f.Tombstones()) != 0 {
			t.Errorf("a draft of %s is told of", kind)
		}
		if got, want := withheld(f), kind+"/x=draft"; got != want {
			t.Errorf("withheld is %q, want %q", got, want)
		}
	}
}

func TestADraftThatIsDeletedHasNoTombstone(t *testing.T) {
	t.Parallel()
	g := &model.Group{Base: base("groups", "x")}
	g.Draft, g.Deleted.On = model.Flag{Yes: true}, day(t, "2026-03-01")
	if f := network(t, "2026-03-14", g); len(f.Tombstones())+len(f.All()) != 0 {
		t.Error("its address would be told")
	}
}

func TestARecommendationUnderEmbargoSupersedesNothing(t *testing.T) {
	t.Parallel()
	old := recommendation(t, "old", "2025-01-01 adopted")
	old.SupersededBy = ref("recommendations", "new")
	fresh := recommendation(t, "new", "2026-03-01 adopted")
	fresh.PublishAt = moment(t, "2026-03-16T10:00")
	for asOf, want := range map[string]string{"2026-03-16T09:59": derive.Adopted, "2026-03-16T10:00": derive.Superseded} {
		if got := network(t, asOf, old, fresh).State(old); got != want {
			t.Errorf("%s: the old one is %q, want %q", asOf, got, want)
		}
	}
}

// The embargo is a wall time of the network's zone, and holds to the second. An offset counts where it is given.
func TestAnEmbargoEndsAtItsSecond(t *testing.T) {
	t.Parallel()
	east := 4 * 3600
	for name, c := range map[string]struct {
		embargo model.Moment
		end     string
	}{
		"wall time":                 {moment(t, "2026-03-16T10:00"), "2026-03-16T10:00:00+01:00"},
		"wall time in summer":       {moment(t, "2026-07-16T10:00"), "2026-07-16T10:00:00+02:00"},
		"offset of another country": {func() model.Moment { m := moment(t, "2026-03-16T10:00"); m.Offset = &east; return m }(), "2026-03-16T06:00:00Z"},
	} {
		end, err := time.Parse(time.RFC3339, c.end)
		if err != nil {
			t.Fatal(err)
		}
		r := recommendation(t, "r", "2026-03-01 adopted")
		r.PublishAt = c.embargo
		records := model.NewRecords(&model.Network{}, []model.Record{r}, nil)
		for at, shown := range map[time.Time]int{end.Add(-time.Second): 0, end: 1} {
			if got := len(derive.New(records, zone(t), at).All()); got != shown {
				t.Errorf("%s: at %v there are %d records, want %d", name, at, got, shown)
			}
		}
	}
}

func TestWhatIsWithheldOfAPersonAndWhy(t *testing.T) {
	t.Parallel()
	consent := func(given, until, withdrawn string, scopes ...string) model.Consent {
		c := model.Consent{Given: day(t, given), Until: day(t, until), Withdrawn: day(t, withdrawn)}
		for _, s := range scopes {
			c.Scope = append(c.Scope, word(s))
		}
		return c
	}
	term := func(start, end string) []model.Membership {
		return []model.Membership{{ID: word("m"), Start: day(t, start), End: day(t, end)}}
	}
	for name, c := range map[string]struct {
		basis    string
		terms    []model.Membership
		consents []model.Consent
		want     string
	}{
		"an office while it runs":         {"office", term("2020-01-01", ""), nil, "persons/p:photo=no-consent"},
		"an office on its last day":       {"office", term("2020-01-01", "2026-03-14"), nil, "persons/p:photo=no-consent"},
		"an office on the day after":      {"office", term("2020-01-01", "2026-03-13"), nil, "persons/p:photo=no-consent persons/p:contact=office-ended"},
		"everything agreed to":            {"consent", term("2020-01-01", ""), []model.Consent{consent("2024-01-01", "", "", "name", "role", "photo", "contact")}, ""},
		"the name alone":                  {"consent", term("2020-01-01", ""), []model.Consent{consent("2024-01-01", "", "", "name")}, "persons/p:role=no-consent persons/p:photo=no-consent persons/p:contact=no-consent"},
		"the last day of a consent":       {"consent", nil, []model.Consent{consent("2024-01-01", "2026-03-14", "", "name", "photo", "contact")}, ""},
		"the day after it":                {"consent", nil, []model.Consent{consent("2024-01-01", "2026-03-13", "", "name", "photo", "contact")}, "persons/p=consent-ended"},
		"the day of a withdrawal":         {"consent", nil, []model.Consent{consent("2024-01-01", "", "2026-03-14", "name")}, "persons/p=consent-revoked"},
		"withdrawn for the contact":       {"consent", nil, []model.Consent{consent("2024-01-01", "", "", "name", "photo"), consent("2024-01-01", "", "2026-03-01", "contact")}, "persons/p:contact=consent-revoked"},
		"to begin tomorrow":               {"consent", nil, []model.Consent{consent("2026-03-15", "", "", "name")}, "persons/p=consent-ahead"},
		"never given":                     {"consent", nil, nil, "persons/p=no-consent"},
		"ended, and a new one is to come": {"consent", nil, []model.Consent{consent("2026-03-15", "", "", "name"), consent("2024-01-01", "2025-01-01", "", "name")}, "persons/p=consent-ahead"},
	} {
		p := &model.Person{Base: base("persons", "p"), Basis: word(c.basis), Consents: c.consents, Memberships: c.terms, Email: word("p@example.org")}
		p.Images = []model.Image{{Path: word("p.png")}}
		if got := withheld(network(t, "2026-03-14", p)); got != c.want {
			t.Errorf("%s: withheld %q, want %q", name, got, c.want)
		}
	}
}

func TestWhatIsDeletedIsNotWithheld(t *testing.T) {
	t.Parallel()
	p := &model.Person{Base: base("persons", "p"), Basis: word("consent")}
	p.Deleted.On = day(t, "2026-03-01")
	if got := withheld(network(t, "2026-03-14", p)); got != "" {
		t.Errorf("withheld %q: it has its page that says so", got)
	}
}

func TestHistoryOfADraftBeginsWhenItIsPublished(t *testing.T) {
	t.Parallel()
	draft := func(at, what string) model.Change {
		return published(change(t, at, "groups/a", what), model.PublishNever)
	}
	for name, c := range map[string]struct {
		history []model.Change
		want    string
	}{
		"published":         {[]model.Change{draft("2026-03-01", model.Added), draft("2026-03-02", model.Edited), change(t, "2026-03-03", "groups/a", model.Edited)}, "2026-03-03 groups/a added news"},
		"taken back a time": {[]model.Change{change(t, "2026-03-01", "groups/a", model.Added), draft("2026-03-02", model.Edited), change(t, "2026-03-03", "groups/a", model.Edited)}, "2026-03-03 groups/a edited unread\n2026-03-01 groups/a added news"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expect(t, network(t, "2026-03-14", group("a")), c.history, c.want)
		})
	}
	gone := []model.Change{draft("2026-03-01", model.Added), change(t, "2026-03-02", "groups/a", model.Removed)}
	expect(t, network(t, "2026-03-14"), gone, "")
}

func TestAChangeDoesNotTellOfARecordThatWaits(t *testing.T) {
	t.Parallel()
	hidden := recommendation(t, "hidden", "2026-03-01 adopted")
	hidden.Draft = model.Flag{Yes: true}
	link := func(to ...string) model.FieldChange {
		return model.FieldChange{Field: "recommendations", List: true, What: model.Edited, Type: model.TypeRef, To: to}
	}
	m := &model.Meeting{Base: base("meetings", "m")}
	shown := recommendation(t, "shown", "2026-03-01 adopted")
	f := network(t, "2026-03-14", m, hidden, shown)
	expect(t, f, []model.Change{
		change(t, "2026-03-01", "meetings/m", model.Edited, link("recommendations/hidden")),
		change(t, "2026-03-02", "meetings/m", model.Edited, link("recommendations/hidden", "recommendations/shown")),
	}, "2026-03-02 meetings/m edited news recommendations(>recommendations/shown)")
}
