package derive_test

import (
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

func TestDueNamesTheNextMomentAtWhichSomethingTurnsByItself(t *testing.T) {
	t.Parallel()
	news := func(id, at string) model.Record {
		return &model.News{Base: base("news", id), PublishAt: moment(t, at)}
	}
	person := func(basis string, c model.Consent, m model.Membership) model.Record {
		return &model.Person{Base: base("persons", "p-1"), Basis: model.Word{S: basis}, Consents: []model.Consent{c}, Memberships: []model.Membership{m}}
	}
	deleted := func(on string) model.Record {
		g := &model.Group{Base: base("groups", "a")}
		g.Deleted = model.Deleted{On: day(t, on), Reason: model.Text{S: "x"}}
		return g
	}
	consent := func(given, until, withdrawn string) model.Consent {
		return model.Consent{Given: day(t, given), Until: day(t, until), Withdrawn: day(t, withdrawn)}
	}
	office := func(start, end string) model.Membership {
		return model.Membership{Start: day(t, start), End: day(t, end)}
	}
	for name, c := range map[string]struct {
		records []model.Record
		want    string // "" for none
	}{
		"nothing":                               {nil, ""},
		"news without an embargo":               {[]model.Record{news("a", "")}, ""},
		"an embargo that is over":               {[]model.Record{news("a", "2026-03-14T09:00")}, ""},
		"an embargo to the minute":              {[]model.Record{news("a", "2026-03-14T12:30")}, "2026-03-14T12:30 news/a embargo"},
		"an embargo that ends now is over":      {[]model.Record{news("a", "2026-03-14T12:00")}, ""},
		"an embargo of a statement":             {[]model.Record{&model.Recommendation{Base: base("recommendations", "r"), PublishAt: moment(t, "2026-03-20T10:00")}}, "2026-03-20T10:00 recommendations/r embargo"},
		"a draft waits for no moment":           {[]model.Record{&model.News{Base: model.Base{Kind: "news", ID: "a", Draft: model.Flag{Yes: true}}, PublishAt: moment(t, "2026-03-20")}}, ""},
		"an embargo of a day":                   {[]model.Record{news("a", "2026-03-20")}, "2026-03-20T00:00 news/a embargo"},
		"an embargo of a month ends at its end": {[]model.Record{news("a", "2026-05")}, "2026-05-31T00:00 news/a embargo"},
		"an embargo across summer time":         {[]model.Record{news("a", "2026-03-29T10:00")}, "2026-03-29T10:00 news/a embargo"},
		"the earlier of two":                    {[]model.Record{news("a", "2026-05-01"), news("b", "2026-04-01")}, "2026-04-01T00:00 news/b embargo"},
		"the first of two at once":              {[]model.Record{news("b", "2026-04-01"), news("a", "2026-04-01")}, "2026-04-01T00:00 news/a embargo"},
		"a consent that begins":                 {[]model.Record{person("consent", consent("2026-04-01", "", ""), office("", ""))}, "2026-04-01T00:00 persons/p-1 basis"},
		"a consent is good for its last day":    {[]model.Record{person("consent", consent("2026-01-01", "2026-04-01", ""), office("", ""))}, "2026-04-02T00:00 persons/p-1 basis"},
		"a consent taken back in advance":       {[]model.Record{person("consent", consent("2026-01-01", "", "2026-04-01"), office("", ""))}, "2026-04-01T00:00 persons/p-1 basis"},
		"an office that begins":                 {[]model.Record{person("office", consent("2026-01-01", "", ""), office("2026-04-01", ""))}, "2026-04-01T00:00 persons/p-1 basis"},
		"an office is held on its last day":     {[]model.Record{person("office", consent("2026-01-01", "", ""), office("2026-01-01", "2026-04-01"))}, "2026-04-02T00:00 persons/p-1 basis"},
		"a deletion announced":                  {[]model.Record{deleted("2026-04-01")}, "2026-04-01T00:00 groups/a deleted"},
		"a deletion that holds":                 {[]model.Record{deleted("2026-03-01")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			records := model.NewRecords(&model.Network{}, c.records, nil)
			next, ok := derive.New(records, zone(t), instant(t, "2026-03-14")).Due()
			got := ""
			if ok {
				got = next.At.Format("2006-01-02T15:04") + " " + next.Record.Meta().Key() + " " + next.Reason
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
