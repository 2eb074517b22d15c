package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/history"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
)

// historic is Musterstadt with a history.
func historic(t *testing.T, changes ...model.Change) *Site {
	t.Helper()
	s := open(t, musterstadt, noon)
	s.Facts.Remember(changes)
	return NewSite(s.Facts, s.Config, "test")
}

func edit(t *testing.T, at, key string, fields ...model.FieldChange) model.Change {
	t.Helper()
	kind, id, _ := strings.Cut(key, "/")
	return model.Change{At: instant(t, at), Token: "t", Kind: kind, ID: id, What: model.Edited, Own: true, Fields: fields}
}

func as(c model.Change, what string) model.Change { c.What = what; return c }

// spoken writes a change in German as feeds have it.
func spoken(v *Voice, c *derive.Changed) string { return v.plainChange(v.change(c)) }

// Each field of each kind has a word for readers, or is said not to be told of.
func TestEveryFieldThatIsToldHasALabel(t *testing.T) {
	t.Parallel()
	v := open(t, musterstadt, noon).in(t, "de")
	for _, k := range model.Kinds {
		for _, f := range k.New().Fields().List {
			if history.Told(k.Name, f.Name) && !v.words.Has(v.fieldLabel(k.Name, f.Name)) {
				t.Errorf("%s: %s has no label: name one in labels (page/changeline.go), or make the field silent (history/diff.go)", k.Name, f.Name)
			}
		}
	}
	for _, table := range []map[string]string{labels, labelsOf, partLabels} {
		for name, k := range table {
			if !v.words.Has(k) {
				t.Errorf("the label %q of %s is no word", k, name)
			}
		}
	}
}

// Each choice whose change is told has its word.
func TestEveryChoiceThatIsToldHasItsWord(t *testing.T) {
	t.Parallel()
	v := open(t, musterstadt, noon).in(t, "de")
	check := func(kind string, c derive.ChangedField, f *model.Field) {
		for _, w := range f.Enum {
			if len(v.changeValue(kind, &c, w)) == 0 {
				t.Errorf("%s: %s.%s = %q has no word", kind, c.Field, c.Sub, w)
			}
		}
	}
	for _, k := range model.Kinds {
		if k.Name == "persons" {
			continue // no values are told
		}
		for _, f := range k.New().Fields().List {
			if f.HasParts() {
				for _, sub := range f.Grow(1)[0].List {
					check(k.Name, derive.ChangedField{FieldChange: model.FieldChange{Field: f.Name, Sub: sub.Name, Type: sub.Type}}, sub)
				}
				continue
			}
			if history.Told(k.Name, f.Name) {
				check(k.Name, derive.ChangedField{FieldChange: model.FieldChange{Field: f.Name, Type: f.Type}}, f)
			}
		}
	}
}

func TestAChangeIsToldInWords(t *testing.T) {
	t.Parallel()
	s := historic(t)
	first := func(kind string) string { return s.Facts.Of(kind)[0].Meta().Key() }
	group, rec, meeting, service := first("groups"), first("recommendations"), first("meetings"), first("services")
	title := s.Facts.Records.Get(model.RefOf(group)).Meta().Title.S
	for want, c := range map[string]model.Change{
		"Neues · Neu eingetragen":                               as(edit(t, "2026-03-01T12:00:00+01:00", group), model.Added),
		"Geändert; was genau, lässt sich nicht sagen.":          {At: instant(t, noon), Kind: "groups", ID: model.RefOf(group).ID, What: model.Edited, Unread: true},
		"Berichtigung · Seit: vorher 2018 jetzt etwa 2019":      edit(t, noon, group, model.FieldChange{Field: "since", What: model.Edited, Type: model.TypeDay, From: []string{"2018"}, To: []string{"2019~"}}),
		"Berichtigung · Trifft sich: entfernt":                  edit(t, noon, group, model.FieldChange{Field: "rhythm", What: model.Removed}),
		"Trifft sich: geändert · Kurztext: geändert":            edit(t, noon, group, model.FieldChange{Field: "rhythm", What: model.Edited}, model.FieldChange{Field: "summary", What: model.Edited}),
		"Neues · Vom ersten Tag bis heute: ergänzt beantwortet": edit(t, noon, rec, model.FieldChange{Field: "history", Part: true, What: model.Added, Sub: "step", Type: model.TypeEnum, To: []string{"answered"}}),
		"Von: geändert": edit(t, noon, rec, model.FieldChange{Field: "author_note", What: model.Edited}, model.FieldChange{Field: "author_persons", What: model.Edited}),
		"Neues · Protokoll (Stand): vorher fehlt jetzt bestätigt":                         edit(t, noon, meeting, model.FieldChange{Field: "minutes", Sub: "state", What: model.Edited, Type: model.TypeEnum, From: []string{"missing"}, To: []string{"approved"}}),
		"Tagesordnung: geändert":                                                          edit(t, noon, meeting, model.FieldChange{Field: "agenda_item", Sub: "recommendations", List: true, What: model.Edited, Type: model.TypeRef}),
		"Neues · Beginn: vorher Freitag, 20. März 2026, ab 17:00 Uhr jetzt 27. März 2026": edit(t, noon, meeting, model.FieldChange{Field: "start", What: model.Edited, Type: model.TypeMoment, From: []string{"2026-03-20T17:00"}, To: []string{"2026-03-27"}}),
		"Berichtigung · Teilnehmende: vorher etwa 20 jetzt 25":                            edit(t, noon, meeting, model.FieldChange{Field: "participants", What: model.Edited, Type: model.TypeFigure, From: []string{"20 about"}, To: []string{"25"}}),
		"Neues · Gruppen: neu: " + title:                                                  edit(t, noon, meeting, model.FieldChange{Field: "groups", List: true, What: model.Edited, Type: model.TypeRef, To: []string{group}}),
		"Berichtigung · Sprachen: nicht mehr: Deutsch neu: العربية":                       edit(t, noon, service, model.FieldChange{Field: "languages", List: true, What: model.Edited, Type: model.TypeLanguage, From: []string{"de"}, To: []string{"ar"}}),
		"Neues · Stufenlos: ergänzt ja":                                                   edit(t, noon, service, model.FieldChange{Field: "step_free", What: model.Added, Type: model.TypeBool, To: []string{"true"}}),
	} {
		s.Facts.Remember([]model.Change{c})
		told := s.Facts.Changes()
		if len(told) != 1 {
			t.Errorf("%s: %d changes", want, len(told))
			continue
		}
		if got := spoken(s.in(t, "de"), &told[0]); got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
}

func TestARecordPageEndsWithItsLastChanges(t *testing.T) {
	t.Parallel()
	key := "groups/" + open(t, musterstadt, noon).Facts.Of("groups")[0].Meta().ID
	var changes []model.Change
	for i := range 8 {
		changes = append(changes, edit(t, fmt.Sprintf("2026-03-0%dT23:30:00Z", i+1), key, model.FieldChange{Field: "rhythm", What: model.Edited}))
	}
	changes[0].What = model.Added
	s := historic(t, changes...)
	got := s.in(t, "en").Record(s.find(t, key)).Changes
	if got == nil || got.Count != "8" || !got.Older || len(got.Days) != shownOfRecord {
		t.Fatalf("the page tells %+v", got)
	}
	if first := got.Days[0].Date; first.ISO != "2026-03-09" || first.Text != "9 March 2026" {
		t.Errorf("the newest is of %v; it is told in the network's zone", first)
	}
	if other := s.in(t, "en").Record(s.Facts.Of("groups")[1]).Changes; other != nil {
		t.Errorf("another record has %v", other)
	}
}

func TestManyRecordsChangedAlikeStandTogether(t *testing.T) {
	t.Parallel()
	var changes []model.Change
	list := open(t, musterstadt, noon).Facts.Of("meetings")
	if len(list) <= maxAlike {
		t.Fatalf("Musterstadt has only %d meetings", len(list))
	}
	for _, r := range list {
		changes = append(changes, as(edit(t, "2026-03-01T12:00:00+01:00", r.Meta().Key()), model.Added))
	}
	for _, r := range list {
		c := edit(t, "2026-03-02T12:00:00+01:00", r.Meta().Key())
		c.Own, c.Languages = false, []model.LanguageChange{{Language: "en", What: model.Added}}
		changes = append(changes, c)
	}
	for _, r := range list[:2] {
		changes = append(changes, edit(t, "2026-03-03T12:00:00+01:00", r.Meta().Key(), model.FieldChange{Field: "participants", What: model.Edited}))
	}
	s := historic(t, append(changes, as(edit(t, "2026-03-04T12:00:00+01:00", "projects/gone"), model.Removed))...)
	v := s.in(t, "de")
	var got []string
	for _, n := range v.ChangeNotes() {
		got = append(got, n.Title+" "+n.Path(v)+" "+n.Summary)
	}
	count := fmt.Sprint(len(list))
	want := []string{
		"Projekte projekte/ Eintrag entfernt: 1",
		list[0].Meta().Title.S + " sitzungen/" + list[0].Meta().ID + "/ Teilnehmende: geändert",
		list[1].Meta().Title.S + " sitzungen/" + list[1].Meta().ID + "/ Teilnehmende: geändert",
		"Übersetzungen uebersetzungen/ Einträge: " + count + " · Übersetzung: ergänzt English",
		"Sitzungen sitzungen/ Neues · Neu eingetragen: " + count,
	}
	slices.Sort(got[1:3])
	slices.Sort(want[1:3])
	if !slices.Equal(got, want) {
		t.Errorf("told\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestPagesOfTheLastChanges(t *testing.T) {
	t.Parallel()
	meetings := open(t, musterstadt, noon).Facts.Of("meetings")
	var changes []model.Change
	for i := range maxChanges + 30 {
		at := instant(t, "2025-01-01T12:00:00+01:00").AddDate(0, 0, i)
		changes = append(changes, edit(t, at.Format("2006-01-02T15:04:05Z07:00"), meetings[i%2].Meta().Key(), model.FieldChange{Field: "start", What: model.Edited}, model.FieldChange{Field: "summary", What: model.Edited}))
	}
	s := historic(t, changes...)
	if n := len(s.changeFiles()); n != maxChanges/changesPerPage {
		t.Fatalf("%d pages", n)
	}
	v := s.in(t, "de")
	p := v.ChangesPage(2)
	if len(p.Changes.Days) != changesPerPage || p.Pager.Prev != v.href("aenderungen/") || !strings.HasSuffix(p.Pager.Next, "/aenderungen/seite/3/") {
		t.Errorf("page 2 has %d days, pager %+v", len(p.Changes.Days), p.Pager)
	}
	if p.Feeds[0].Href != v.href("aenderungen/feed.xml") {
		t.Errorf("feed %v", p.Feeds)
	}
	link := Link{Key: "sec_changes", Href: v.href("aenderungen/")}
	if !slices.Contains(v.shared().Footer, link) || !slices.ContainsFunc(v.Contents().part("pages").Links, func(l Link) bool { return l.Href == link.Href }) {
		t.Error("foot and contents don't lead to the changes")
	}
}

func TestWithoutAHistoryNothingSpeaksOfIt(t *testing.T) {
	t.Parallel()
	files, _ := historic(t).written(t)
	for _, name := range files.Paths() {
		data, _ := files.Get(name)
		if strings.Contains(string(data), "sec_changes") || strings.Contains(string(data), "aenderungen") || strings.Contains(name, "changes") {
			t.Errorf("%s speaks of changes", name)
		}
	}
}

// Every key on the pages of changes has its word; see TestEveryKeyOnEveryPageHasItsWord.
func TestPagesOfChangesHaveTheirWords(t *testing.T) {
	t.Parallel()
	found := map[string]bool{}
	s := historic(t, everyChange(t)...)
	for n := range s.changeFiles() {
		data, err := json.Marshal(s.in(t, "de").ChangesPage(n + 1))
		if err != nil {
			t.Fatal(err)
		}
		var content any
		if err := json.Unmarshal(data, &content); err != nil {
			t.Fatal(err)
		}
		keysOf(content, found)
		if k := placeholderIn(string(data)); k != "" {
			t.Errorf("page %d shows %s", n+1, k)
		}
	}
	if !found["change_correction"] || !found["change_before"] || len(found) < 40 {
		t.Fatalf("only %v found: the search is broken", found)
	}
	for _, language := range []string{"de", "en"} {
		missing(t, language, found)
	}
	if k := placeholderIn(lang.Words{}.T("change_nothing")); k == "" {
		t.Error("placeholders are not found")
	}
}

// everyChange changes every field of one record of each kind, each on a day of its own.
func everyChange(t *testing.T) []model.Change {
	t.Helper()
	s := open(t, musterstadt, noon)
	var out []model.Change
	at := instant(t, "2025-06-01T12:00:00+02:00")
	for _, k := range model.Kinds {
		if k.Single() {
			continue
		}
		r := s.Facts.Of(k.Name)[0]
		for _, f := range r.Fields().List {
			if !history.Told(k.Name, f.Name) || len(out) > maxChanges-10 {
				continue
			}
			at = at.AddDate(0, 0, 1)
			c := model.FieldChange{Field: f.Name, What: model.Edited}
			if f.Closed() && len(f.Plain()) > 0 && k.Name != "persons" {
				c.Type, c.List, c.From, c.To = f.Type, f.List, f.Plain(), f.Plain()
			}
			out = append(out, edit(t, at.Format("2006-01-02T15:04:05Z07:00"), r.Meta().Key(), c))
		}
	}
	return out
}
