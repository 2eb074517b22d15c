package derive_test

import (
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

func TestEmbargo(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, publishAt, asOf string
		shown                 bool
	}{
		{"without one", "", "2026-03-14T12:00", true},
		{"a minute before", "2026-03-16T10:00", "2026-03-16T09:59", false},
		{"at the minute", "2026-03-16T10:00", "2026-03-16T10:00", true},
		{"the evening before its day", "2026-03-16", "2026-03-15T23:59", false},
		{"at the start of its day", "2026-03-16", "2026-03-16T00:00", true},
		{"of a month, within it", "2026-03", "2026-03-30T23:59", false},
		{"of a month, on its last day", "2026-03", "2026-03-31T00:00", true},
		{"on the morning after the clock went forward", "2026-03-29T03:00", "2026-03-29T01:59", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			topic := &model.Topic{Base: base("topics", "t")}
			news := &model.News{Base: base("news", "n"), Date: day(t, "2026-03-16"), PublishAt: moment(t, c.publishAt)}
			news.Topics = []model.Ref{ref("topics", "t")}
			f := network(t, c.asOf, topic, news)
			_, public := f.Public(ref("news", "n"))
			for what, got := range map[string]bool{
				"All": len(f.All()) == 2, "Of": len(f.Of("news")) == 1, "Back": len(f.Back(topic, "news")) == 1, "Public": public,
			} {
				if got != c.shown {
					t.Errorf("%s tells of it: %v", what, got)
				}
			}
		})
	}
}

func TestEmbargoOfMusterstadt(t *testing.T) {
	t.Parallel()
	for asOf, shown := range map[string]bool{"2026-03-14": false, "2026-03-16T09:59": false, "2026-03-16T10:00": true} {
		f := musterstadt(t, asOf)
		about := ids(f.Back(get[model.Record](t, f, "recommendations/2026-aufzug"), "news"))
		if got := strings.Contains(ids(f.Of("news")), "2026-03-16-sperrfrist"); got != shown {
			t.Errorf("%s: among the news: %v", asOf, got)
		}
		if got := about != ""; got != shown {
			t.Errorf("%s: behind what it is about: %q", asOf, about)
		}
	}
}

// Who may not be named is nowhere: not listed, not linked, not behind a meeting or an organisation.
func TestPersonsWithoutBasisAreNowhere(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ asOf, hidden string }{
		{"2026-03-14", "p-3hq0 p-8wz5"},
		{"2025-11-27", "p-8wz5"}, // p-3hq0 withdraws the day after
		{"2015-06-01", "p-2x9f p-3hq0 p-4m3t p-5r8v p-8wz5"},
	} {
		f := musterstadt(t, c.asOf)
		var hidden []string
		for _, r := range f.Records.Of("persons") {
			id := r.Meta().ID
			if _, ok := f.Public(ref("persons", id)); ok {
				continue
			}
			hidden = append(hidden, id)
			for _, shown := range f.All() {
				if shown.Meta().ID == id {
					t.Errorf("%s: %s is listed", c.asOf, id)
				}
				if strings.Contains(holders(f.Roles(shown)), id) || strings.Contains(ids(f.Back(shown, "persons")), id) {
					t.Errorf("%s: %s tells of %s", c.asOf, shown.Meta().Key(), id)
				}
			}
		}
		if got := sorted(hidden); got != c.hidden {
			t.Errorf("%s: hidden are %s, want %s", c.asOf, got, c.hidden)
		}
	}
}

func TestBacklinks(t *testing.T) {
	t.Parallel()
	g := &model.Group{Base: base("groups", "g")}
	twice := &model.Meeting{Base: base("meetings", "twice"), Start: moment(t, "2020-01-01"), Groups: []model.Ref{ref("groups", "g")},
		Agenda: []model.AgendaItem{{ID: word("a"), ReportOf: []model.Ref{ref("groups", "g")}}, {ID: word("b"), ReportOf: []model.Ref{ref("groups", "g")}}}}
	newer := &model.Meeting{Base: base("meetings", "newer"), Start: moment(t, "2024-05"), Groups: []model.Ref{ref("groups", "g")}}
	inPart := &model.Meeting{Base: base("meetings", "part"), Start: moment(t, "2022-01-01"), Agenda: []model.AgendaItem{{ID: word("a"), ReportOf: []model.Ref{ref("groups", "g")}}}}
	other := &model.Meeting{Base: base("meetings", "other"), Start: moment(t, "2025-01-01")}
	org := &model.Organization{Base: base("organizations", "o"), Groups: []model.Ref{ref("groups", "g")}}
	f := network(t, "2026-03-14", g, twice, newer, inPart, other, org)
	if got := ids(f.Back(g, "meetings")); got != "newer part twice" {
		t.Errorf("meetings %q: once each, newest first, those that name it in a part included", got)
	}
	if got := ids(f.Back(g, "organizations")); got != "o" {
		t.Errorf("organisations %q", got)
	}
	if got := ids(f.Back(g, "events")); got != "" {
		t.Errorf("events %q", got)
	}
}

func TestBacklinksGivenAwayMayBeChanged(t *testing.T) {
	t.Parallel()
	f := musterstadt(t, "2026-03-14")
	g := get[model.Record](t, f, "groups/sprache")
	before := ids(f.Back(g, "meetings"))
	f.Back(g, "meetings")[0] = nil
	if got := ids(f.Back(g, "meetings")); got != before {
		t.Error("who changes the list that Back gives changes the facts")
	}
}

func TestNaturalOrder(t *testing.T) {
	t.Parallel()
	news := func(id, date string) model.Record {
		return &model.News{Base: base("news", id), Date: day(t, date)}
	}
	topic := func(id, title string) model.Record {
		x := &model.Topic{Base: base("topics", id)}
		x.Title = model.Text{S: title}
		return x
	}
	for _, c := range []struct {
		name, want string
		records    []model.Record
	}{
		{"newest first", "c b a", []model.Record{news("a", "2024-01-01"), news("c", "2026"), news("b", "2025-06")}},
		{"what has no day comes last", "b a", []model.Record{news("a", ""), news("b", "1999")}},
		{"a month begins with its first day", "b a", []model.Record{news("a", "2025-06"), news("b", "2025-06-02")}},
		{"of one day by id", "a b c", []model.Record{news("b", "2025"), news("c", "2025"), news("a", "2025")}},
		{"undated kinds by title", "b a", []model.Record{topic("a", "Sprache"), topic("b", "Arbeit")}},
		{"titles as in a dictionary", "e d f c b a", []model.Record{topic("a", "Zoo"), topic("b", "Überblick"), topic("c", "sprache"), topic("d", "Ärzte"), topic("e", "Arbeit"), topic("f", "Öffnung")}},
		{"numbers by their size", "b a", []model.Record{topic("a", "Bezirk 10"), topic("b", "Bezirk 9")}},
		{"the same title by id", "a b", []model.Record{topic("b", "Sprache"), topic("a", "Sprache")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			network(t, "2026-03-14", slices.Clone(c.records)...).Sort(c.records)
			if got := ids(c.records); got != c.want {
				t.Errorf("order %s, want %s", got, c.want)
			}
		})
	}
}

func TestTheDayARecordIsFiledUnder(t *testing.T) {
	t.Parallel()
	f := musterstadt(t, "2026-03-14")
	for key, want := range map[string]string{
		"meetings/2019-11-klausur":        "2019-11-04/2019-11-08",
		"events/2026-fachtag":             "2026-11~",
		"events/sprachcafe":               "2023-09-05",
		"recommendations/2024-kursstarts": "2024-06-12", // its adoption, though it was raised before
		"recommendations/2022-nachtbus":   "2022-05-02", // its first step, for want of an adoption
		"recommendations/2024-auswertung": "",
		"news/2025-12-brief":              "2025-12",
		"topics/sprache":                  "",
		"persons/p-1k7d":                  "",
	} {
		r := get[model.Record](t, f, key)
		d := derive.DateOf(r)
		if d.String() != want {
			t.Errorf("%s is filed under %q, want %q", key, d, want)
		}
		if got := derive.Year(r); got != d.Year() {
			t.Errorf("%s is filed under the year %d", key, got)
		}
	}
}

func TestAMeasureIsFiledUnderItsStartOrItsFirstReport(t *testing.T) {
	t.Parallel()
	report := func(d string) model.Report { return model.Report{Date: day(t, d)} }
	for _, c := range []struct {
		start, want string
		reports     []model.Report
	}{
		{"2020", "2020", []model.Report{report("2019")}},
		{"", "2021-05", []model.Report{report("2022"), report(""), report("2021-05")}},
		{"", "", nil},
	} {
		x := &model.Measure{Start: day(t, c.start), Reports: c.reports}
		if got := derive.DateOf(x).String(); got != c.want {
			t.Errorf("filed under %q, want %q", got, c.want)
		}
	}
}

func TestRecordsStayListedInThePast(t *testing.T) {
	t.Parallel()
	f := musterstadt(t, "2015-06-01")
	drafts := 1
	if got := len(f.Of("meetings")); got != len(f.Records.Of("meetings"))-drafts {
		t.Errorf("as of 2015 %d meetings are listed: the as-of moves states, not records", got)
	}
	if _, ok := f.Public(ref("meetings", "nirgends")); ok {
		t.Error("a record that is not there may be shown")
	}
}

func TestAnInstantOutsideOfHistoryIsRefused(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("the year 900 was taken for an as-of")
		}
	}()
	derive.New(model.NewRecords(&model.Network{}, nil, nil), zone(t), instant(t, "2026-03-14").AddDate(-1126, 0, 0))
}
