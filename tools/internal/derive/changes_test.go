package derive_test

import (
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// change is what a commit at an instant did to a record's own file.
func change(t *testing.T, at, key, what string, fields ...model.FieldChange) model.Change {
	t.Helper()
	kind, id, _ := strings.Cut(key, "/")
	return model.Change{At: instant(t, at), Token: "t", Kind: kind, ID: id, What: what, Own: true, Fields: fields}
}

func published(c model.Change, publish string) model.Change {
	c.Publish = publish
	return c
}

func overlaid(c model.Change, language, what string) model.Change {
	c.Own, c.Languages = false, append(c.Languages, model.LanguageChange{Language: language, What: what})
	return c
}

// remembered tells, newest first, what the facts know of the history: "2026-03-01 groups/a edited news since".
func remembered(f *derive.Facts) string {
	var lines []string
	for _, c := range f.Changes() {
		name := c.Kind + "/?"
		if c.Record != nil {
			name = c.Record.Meta().Key()
		}
		line := c.Day.String() + " " + name + " " + c.What
		if c.Unread {
			line += " unread"
		}
		if c.Mark != "" {
			line += " " + c.Mark
		}
		for _, field := range c.Fields {
			line += " " + field.Field
			if field.Count > 1 {
				line += strings.Repeat("+", field.Count-1)
			}
			if len(field.From)+len(field.To) > 0 {
				line += "(" + strings.Join(field.From, ",") + ">" + strings.Join(field.To, ",") + ")"
			}
		}
		for _, l := range c.Languages {
			line += " " + l.Language + ":" + l.What
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func expect(t *testing.T, f *derive.Facts, history []model.Change, want string) {
	t.Helper()
	f.Remember(history)
	if got, want := remembered(f), strings.TrimSpace(strings.ReplaceAll(want, "\t", "")); got != want {
		t.Errorf("told:\n%s\nwant:\n%s", got, want)
	}
}

func group(id string) *model.Group { return &model.Group{Base: base("groups", id)} }

func TestHistoryEndsAtTheInstant(t *testing.T) {
	t.Parallel()
	a := group("a")
	history := []model.Change{
		change(t, "2026-03-01T23:30", "groups/a", model.Added),
		change(t, "2026-03-02", "groups/a", model.Edited, model.FieldChange{Field: "rhythm", What: model.Edited}),
		change(t, "2026-03-03", "groups/a", model.Edited, model.FieldChange{Field: "rhythm", What: model.Edited}),
	}
	f := network(t, "2026-03-02", a)
	expect(t, f, history, "2026-03-02 groups/a edited rhythm\n2026-03-01 groups/a added news")
	if len(f.ChangesOf(a)) != 2 || f.ChangesOf(a)[0].What != model.Edited {
		t.Errorf("the record has %v", f.ChangesOf(a))
	}
	expect(t, network(t, "2015-06-01", a), history, "")
}

func TestOfWhatIsGoneOnlyTheEndIsTold(t *testing.T) {
	t.Parallel()
	var history []model.Change
	for _, key := range []string{"groups/gone", "persons/p-1", "news/gone"} {
		history = append(history, change(t, "2026-03-01", key, model.Added), change(t, "2026-03-02", key, model.Edited, model.FieldChange{Field: "name", What: model.Edited}), change(t, "2026-03-03", key, model.Removed))
	}
	expect(t, network(t, "2026-03-14"), history, "2026-03-03 groups/? removed\n2026-03-03 news/? removed")
}

func TestOfWhatIsMarkedAsDeletedOnlyThatIsTold(t *testing.T) {
	t.Parallel()
	group := &model.Group{Base: model.Base{Kind: "groups", ID: "a", Permanence: model.Permanence{Deleted: model.Deleted{On: day(t, "2026-03-03")}}}}
	person := &model.Person{Base: model.Base{Kind: "persons", ID: "p-1", Permanence: group.Permanence}}
	marked := func(sub string) model.FieldChange {
		return model.FieldChange{Field: "deleted", Sub: sub, What: model.Added, Type: model.TypeDay, To: []string{"2026-03-03"}}
	}
	var history []model.Change
	for _, key := range []string{"groups/a", "persons/p-1"} {
		history = append(history, change(t, "2026-03-01", key, model.Added), change(t, "2026-03-02", key, model.Edited, model.FieldChange{Field: "rhythm", What: model.Edited}),
			change(t, "2026-03-03", key, model.Edited, marked("on")), change(t, "2026-03-04", key, model.Edited, model.FieldChange{Field: "deleted", Sub: "on", What: model.Edited}))
	}
	expect(t, network(t, "2026-03-14", group, person), history, "2026-03-03 groups/? removed")
}

// An embargo holds for the history too: before it ends nothing is told, and after it nothing of what was written before.
func TestHistoryOfNewsBeginsWhenItIsPublished(t *testing.T) {
	t.Parallel()
	secret := model.FieldChange{Field: "date", What: model.Edited, Type: model.TypeDay, From: []string{"2026-04-01"}, To: []string{"2026-05-01"}}
	const early, late = "2026-03-05T10:00", "2026-03-09T10:00"
	for name, c := range map[string]struct {
		asOf    string
		now     string // publish_at as it stands today
		history []model.Change
		want    string
	}{
		"before its end": {"2026-03-05T09:59", early, []model.Change{published(change(t, "2026-03-01", "news/n", model.Added), early)}, ""},
		"after its end": {"2026-03-05T10:00", early, []model.Change{published(change(t, "2026-03-01", "news/n", model.Added), early)},
			"2026-03-05 news/n added news"},
		"edited under embargo": {"2026-03-14", early, []model.Change{
			published(change(t, "2026-03-01", "news/n", model.Added), early),
			overlaid(change(t, "2026-03-02", "news/n", model.Edited), "ar", model.Added),
			published(change(t, "2026-03-03", "news/n", model.Edited, secret), early),
			published(change(t, "2026-03-06", "news/n", model.Edited, secret), early),
			overlaid(change(t, "2026-03-07", "news/n", model.Edited), "uk", model.Added)},
			"2026-03-07 news/n edited news uk:added\n2026-03-06 news/n edited news date(2026-04-01>2026-05-01)\n2026-03-05 news/n added news"},
		"embargo lifted by an edit": {"2026-03-14", "", []model.Change{
			published(change(t, "2026-03-01", "news/n", model.Added), late),
			change(t, "2026-03-02", "news/n", model.Edited, secret)},
			"2026-03-02 news/n added news"},
		"embargo put off": {"2026-03-14", late, []model.Change{
			published(change(t, "2026-03-01", "news/n", model.Added), early),
			published(change(t, "2026-03-04", "news/n", model.Edited, secret), late)},
			"2026-03-09 news/n added news"},
		"taken back for a time": {"2026-03-14", late, []model.Change{
			change(t, "2026-03-01", "news/n", model.Added),
			published(change(t, "2026-03-04", "news/n", model.Edited, secret), late),
			published(change(t, "2026-03-06", "news/n", model.Edited, secret), late)},
			"2026-03-09 news/n edited unread\n2026-03-01 news/n added news"},
		"taken back and still so": {"2026-03-08", late, []model.Change{
			change(t, "2026-03-01", "news/n", model.Added),
			published(change(t, "2026-03-04", "news/n", model.Edited, secret), late)}, ""},
		"a version that can't be read": {"2026-03-14", "", []model.Change{
			published(change(t, "2026-03-01", "news/n", model.Added), "?"),
			overlaid(change(t, "2026-03-02", "news/n", model.Edited), "ar", model.Added),
			change(t, "2026-03-04", "news/n", model.Edited)},
			"2026-03-04 news/n edited unread"},
		"removed under embargo": {"2026-03-14", "", []model.Change{
			published(change(t, "2026-03-01", "news/other", model.Added), late),
			change(t, "2026-03-04", "news/other", model.Removed)}, ""},
		"embargo until some day of a month": {"2026-03-31T00:00", "2026-03", []model.Change{published(change(t, "2026-03-01", "news/n", model.Added), "2026-03")},
			"2026-03-31 news/n added news"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := &model.News{Base: base("news", "n")}
			if c.now != "" {
				n.PublishAt = moment(t, c.now)
			}
			expect(t, network(t, c.asOf, n), c.history, c.want)
		})
	}
}

func TestHistoryOfPersonsNeedsTheirBasis(t *testing.T) {
	t.Parallel()
	given := func(until string, scope ...model.Word) *model.Person {
		return &model.Person{Base: base("persons", "p-1"), Basis: word("consent"), Consents: []model.Consent{{Scope: scope, Given: day(t, "2026-03-02"), Until: day(t, until)}}}
	}
	history := []model.Change{
		change(t, "2026-03-01", "persons/p-1", model.Added),
		change(t, "2026-03-03", "persons/p-1", model.Edited, model.FieldChange{Field: "membership", Part: true, What: model.Removed}, model.FieldChange{Field: "membership", What: model.Edited}, model.FieldChange{Field: "text", What: model.Edited}),
		change(t, "2026-03-04", "persons/p-1", model.Edited),
	}
	for name, c := range map[string]struct {
		person *model.Person
		want   string
	}{
		"name and role":     {given("", word("name"), word("role")), "2026-03-03 persons/p-1 edited membership membership text"},
		"name alone":        {given("", word("name")), "2026-03-03 persons/p-1 edited text"},
		"neither":           {given("", word("photo")), ""},
		"run out":           {given("2026-03-10", word("name"), word("role")), ""},
		"office since ever": {&model.Person{Base: base("persons", "p-1"), Basis: word("office")}, "2026-03-03 persons/p-1 edited membership membership text\n2026-03-01 persons/p-1 added news"},
		"without a consent": {&model.Person{Base: base("persons", "p-1"), Basis: word("consent")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expect(t, network(t, "2026-03-14", c.person), history, c.want)
		})
	}
}

func TestWhoMayNotBeShownIsNotSpokenOfElsewhere(t *testing.T) {
	t.Parallel()
	hidden := &model.Person{Base: base("persons", "p-1"), Basis: word("consent")}
	named := &model.Person{Base: base("persons", "p-2"), Basis: word("consent"), Consents: []model.Consent{{Scope: []model.Word{word("name")}, Given: day(t, "2026-01-01")}}}
	office := &model.Person{Base: base("persons", "p-3"), Basis: word("office")}
	embargo := &model.News{Base: base("news", "n"), PublishAt: moment(t, "2027-01-01T10:00")}
	about := func(key string) model.FieldChange {
		return model.FieldChange{Field: "participant", Part: true, What: model.Added, About: []string{key}}
	}
	f := network(t, "2026-03-14", &model.Meeting{Base: base("meetings", "m")}, hidden, named, office, embargo, group("a"))
	expect(t, f, []model.Change{
		change(t, "2026-03-01", "meetings/m", model.Edited, about("persons/p-1")),
		change(t, "2026-03-02", "meetings/m", model.Edited, about("persons/p-2"), about("persons/gone"), about("news/n")),
		change(t, "2026-03-03", "meetings/m", model.Edited, about("persons/p-3"), about("persons/p-1"), about("persons/p-3")),
		change(t, "2026-03-04", "meetings/m", model.Edited, model.FieldChange{Field: "groups", List: true, What: model.Edited, Type: model.TypeRef, From: []string{"groups/gone", "persons/p-3"}, To: []string{"groups/a"}}),
	}, "2026-03-04 meetings/m edited news groups(>groups/a)\n2026-03-03 meetings/m edited news participant+")
}

func TestATranslationOfLawIsToldWhenItIsShown(t *testing.T) {
	t.Parallel()
	s := &model.Service{Base: base("services", "s")}
	s.Legal = model.Flag{Yes: true, Set: true}
	s.Title.Translations = map[string]model.Translation{"ar": {S: "x", How: model.ByMachine}, "uk": {S: "x", How: model.Reviewed}}
	expect(t, network(t, "2026-03-14", s), []model.Change{
		overlaid(change(t, "2026-03-01", "services/s", model.Edited), "ar", model.Added),
		overlaid(overlaid(change(t, "2026-03-02", "services/s", model.Edited), "ar", model.Edited), "uk", model.Edited),
	}, "2026-03-02 services/s edited uk:edited")
}

func TestARenamedRecordKeepsItsHistory(t *testing.T) {
	t.Parallel()
	b := group("b")
	b.FormerIDs = []model.Word{word("a")}
	start := change(t, "2026-03-01", "groups/a", model.Added)
	end, begin := change(t, "2026-03-02", "groups/a", model.Removed), change(t, "2026-03-02", "groups/b", model.Added)
	named := model.FieldChange{Field: "former_ids", What: model.Added}
	for name, c := range map[string]struct {
		records []model.Record
		history []model.Change
		want    string
	}{
		"named in the commit":   {[]model.Record{b}, []model.Change{start, change(t, "2026-03-02", "groups/b", model.Edited, named)}, "2026-03-02 groups/b edited news former_ids\n2026-03-01 groups/b added news"},
		"named afterwards":      {[]model.Record{b}, []model.Change{start, end, begin, change(t, "2026-03-03", "groups/b", model.Edited, named)}, "2026-03-03 groups/b edited news former_ids\n2026-03-02 groups/b edited unread news former_ids\n2026-03-01 groups/b added news"},
		"in the other order":    {[]model.Record{b}, []model.Change{start, begin, end}, "2026-03-02 groups/b edited unread news former_ids\n2026-03-01 groups/b added news"},
		"not named":             {[]model.Record{group("b")}, []model.Change{start, end, begin}, "2026-03-02 groups/? removed\n2026-03-02 groups/b added news"},
		"the old name is taken": {[]model.Record{b, group("a")}, []model.Change{start, begin}, "2026-03-02 groups/b added news\n2026-03-01 groups/a added news"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expect(t, network(t, "2026-03-14", c.records...), c.history, c.want)
		})
	}
}

func TestTheNewNameOfAPersonIsNotTold(t *testing.T) {
	t.Parallel()
	p := &model.Person{Base: base("persons", "p-2"), Basis: word("office")}
	p.FormerIDs = []model.Word{word("p-1")}
	expect(t, network(t, "2026-03-14", p), []model.Change{
		change(t, "2026-03-01", "persons/p-1", model.Added),
		change(t, "2026-03-02", "persons/p-1", model.Removed), change(t, "2026-03-02", "persons/p-2", model.Added),
	}, "2026-03-01 persons/p-2 added news")
}

func TestTranslationsOfADayAreOneChange(t *testing.T) {
	t.Parallel()
	step := func(at, language, what string) model.Change {
		return overlaid(change(t, at, "groups/a", model.Edited), language, what)
	}
	expect(t, network(t, "2026-03-14", group("a")), []model.Change{
		step("2026-03-01T08:00", "ar", model.Added), step("2026-03-01T09:00", "ar", model.Edited), step("2026-03-01T10:00", "uk", model.Edited),
		step("2026-03-02T08:00", "uk", model.Edited),
		change(t, "2026-03-02T09:00", "groups/a", model.Edited, model.FieldChange{Field: "rhythm", What: model.Edited}),
		step("2026-03-02T10:00", "uk", model.Edited),
	}, "2026-03-02 groups/a edited uk:edited\n2026-03-02 groups/a edited rhythm\n2026-03-02 groups/a edited uk:edited\n2026-03-01 groups/a edited news ar:added uk:edited")
}

func TestNewsAndCorrections(t *testing.T) {
	t.Parallel()
	value := func(field, what string, typ model.Type, from, to string) model.FieldChange {
		return model.FieldChange{Field: field, What: what, Type: typ, From: list(from), To: list(to)}
	}
	for name, c := range map[string]struct {
		fields []model.FieldChange
		said   string
		want   string
	}{
		"a fact comes":                 {[]model.FieldChange{value("since", model.Added, model.TypeDay, "", "2019")}, "", model.MarkNews},
		"a step comes":                 {[]model.FieldChange{{Field: "history", Part: true, What: model.Added}}, "", model.MarkNews},
		"a past day was wrong":         {[]model.FieldChange{value("start", model.Edited, model.TypeMoment, "2026-03-01T17:00", "2026-03-02T17:00")}, "", model.MarkCorrection},
		"a day to come moves":          {[]model.FieldChange{value("start", model.Edited, model.TypeMoment, "2026-03-20T17:00", "2026-03-27T17:00")}, "", model.MarkNews},
		"today moves":                  {[]model.FieldChange{value("start", model.Edited, model.TypeDay, "2026-03-10", "2026-03-27")}, "", model.MarkNews},
		"a state goes on":              {[]model.FieldChange{value("status", model.Edited, model.TypeEnum, "planned", "held")}, "", model.MarkNews},
		"a state in a table":           {[]model.FieldChange{{Field: "minutes", Sub: "state", What: model.Edited, Type: model.TypeEnum, From: list("missing"), To: list("published")}}, "", model.MarkNews},
		"a number was wrong":           {[]model.FieldChange{value("participants", model.Edited, model.TypeFigure, "20", "25")}, "", model.MarkCorrection},
		"a fact is taken back":         {[]model.FieldChange{value("free", model.Removed, model.TypeBool, "true", "")}, "", model.MarkCorrection},
		"a list grows":                 {[]model.FieldChange{{Field: "groups", List: true, What: model.Edited, Type: model.TypeRef, To: list("groups/a")}}, "", model.MarkNews},
		"a list shrinks":               {[]model.FieldChange{{Field: "needs", List: true, What: model.Edited, Type: model.TypeEnum, From: list("work")}}, "", model.MarkCorrection},
		"of words nothing can be told": {[]model.FieldChange{{Field: "text", What: model.Edited}}, "", ""},
		"a correction outweighs news":  {[]model.FieldChange{value("since", model.Added, model.TypeDay, "", "2019"), value("free", model.Removed, model.TypeBool, "true", "")}, "", model.MarkCorrection},
		"what the commit says counts":  {[]model.FieldChange{{Field: "text", What: model.Edited}}, model.MarkCorrection, model.MarkCorrection},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := network(t, "2026-03-14", group("a"))
			edit := change(t, "2026-03-10", "groups/a", model.Edited, c.fields...)
			edit.Said = c.said
			f.Remember([]model.Change{edit})
			if got := f.Changes()[0].Mark; got != c.want {
				t.Errorf("it is %q, want %q", got, c.want)
			}
		})
	}
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}
