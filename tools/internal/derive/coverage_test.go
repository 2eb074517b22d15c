package derive_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// translated is a text with an English translation made that way; "stale" ones are by people, of an older original.
func translated(how string) model.Text {
	tr := model.Translation{S: "words", How: how}
	if how == "stale" {
		tr.How, tr.Stale = model.ByHuman, true
	}
	return model.Text{S: "Wörter", Translations: map[string]model.Translation{"en": tr}}
}

// row writes a count as "human reviewed machine unshown outdated missing".
func row(c derive.Count) string {
	return fmt.Sprint(c.Human, c.Reviewed, c.Machine, c.Unshown, c.Outdated, c.Missing)
}

func TestEveryTextCountsInExactlyOneState(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name  string
		text  model.Text
		legal bool
		want  string
	}{
		{"by people", translated(model.ByHuman), false, "1 0 0 0 0 0"},
		{"reviewed", translated(model.Reviewed), false, "0 1 0 0 0 0"},
		{"by machine", translated(model.ByMachine), false, "0 0 1 0 0 0"},
		{"by machine, about law, is not shown", translated(model.ByMachine), true, "0 0 0 1 0 0"},
		{"reviewed, about law", translated(model.Reviewed), true, "0 1 0 0 0 0"},
		{"older than the original", translated("stale"), false, "0 0 0 0 1 0"},
		{"not at all", model.Text{S: "Wörter"}, false, "0 0 0 0 0 1"},
		{"into another language only", model.Text{S: "Wörter", Translations: map[string]model.Translation{"ar": {S: "كلمات"}}}, false, "0 0 0 0 0 1"},
		{"a text that is not there", model.Text{}, false, "0 0 0 0 0 0"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			topic := &model.Topic{Base: base("topics", "arbeit")}
			topic.Title, topic.Summary, topic.Legal.Yes = model.Text{}, c.text, c.legal
			got := network(t, "2026-03-14", topic).Coverage([]string{"en"})
			if r := row(got[0].Total); r != c.want {
				t.Errorf("counted %s, want %s", r, c.want)
			}
			relied := c.want == "0 0 0 0 0 0" || got[0].Total.Current() == 1
			if (len(got[0].Wanting) == 0) != relied {
				t.Errorf("wanting: %q", ids(got[0].Wanting))
			}
		})
	}
}

func TestCoverageIsCountedByKindAndLanguage(t *testing.T) {
	t.Parallel()
	topic, group := &model.Topic{Base: base("topics", "arbeit")}, &model.Group{Base: base("groups", "sprache")}
	topic.Summary = translated(model.ByMachine)
	group.Title = translated("stale")
	own := &model.Network{}
	own.Title = translated(model.ByHuman)
	prose := []*model.Prose{
		{ID: "about", In: map[string]*model.ProseText{"de": {ProseHead: model.ProseHead{How: model.Word{S: model.ByHuman}}}, "en": {ProseHead: model.ProseHead{How: model.Word{S: model.Reviewed}}}}},
		{ID: "privacy", Legal: true, In: map[string]*model.ProseText{"de": {ProseHead: model.ProseHead{How: model.Word{S: model.ByHuman}}}, "en": {ProseHead: model.ProseHead{How: model.Word{S: model.ByMachine}}}, "ar": {ProseHead: model.ProseHead{How: model.Word{S: model.ByHuman}}}}},
		{ID: "press", In: map[string]*model.ProseText{"de": {ProseHead: model.ProseHead{How: model.Word{S: model.ByHuman}}}}},
	}
	f := derive.New(model.NewRecords(own, []model.Record{topic, group}, prose), zone(t), instant(t, "2026-03-14"))
	got := f.Coverage([]string{"en", "ar"})
	for i, want := range []string{
		"network 1 0 0 0 0 0; groups 0 0 0 0 1 0; topics 0 0 1 0 0 1; pages 0 1 0 1 0 1",
		"network 0 0 0 0 0 1; groups 0 0 0 0 0 1; topics 0 0 0 0 0 2; pages 1 0 0 0 0 2",
	} {
		if r := rows(got[i]); r != want {
			t.Errorf("%s: %s\nwant %s", got[i].Language, r, want)
		}
	}
	if c := got[0].Total; c.Texts() != 7 || c.Current() != 3 || c.Share() != 3.0/7 {
		t.Errorf("%d of %d texts are current, a share of %v", c.Current(), c.Texts(), c.Share())
	}
}

func rows(c derive.Coverage) string {
	var out []string
	for _, k := range c.Kinds {
		out = append(out, k.Kind+" "+row(k.Count))
	}
	return strings.Join(out, "; ")
}

func TestOfNothingEverythingIsTranslated(t *testing.T) {
	t.Parallel()
	got := network(t, "2026-03-14").Coverage([]string{"en"})
	if got[0].Total.Share() != 1 || got[0].Kinds != nil || got[0].Wanting != nil {
		t.Errorf("%+v", got[0])
	}
}

func TestNamesThatNobodyTranslatesLackNothing(t *testing.T) {
	t.Parallel()
	house := &model.Organization{Base: base("organizations", "haus")}
	got := network(t, "2026-03-14", house).Coverage([]string{"en"})
	if row(got[0].Total) != "0 0 0 0 0 1" || len(got[0].Wanting) != 0 {
		t.Errorf("counted %s, wanting %q", row(got[0].Total), ids(got[0].Wanting))
	}
}

func TestWhatIsWithheldIsNotCounted(t *testing.T) {
	t.Parallel()
	news := &model.News{Base: base("news", "morgen")}
	news.PublishAt = moment(t, "2026-03-15T08:00")
	if got := network(t, "2026-03-14", news).Coverage([]string{"en"}); got[0].Total.Texts() != 0 || got[0].Wanting != nil {
		t.Errorf("news under embargo counts: %+v", got[0])
	}
}

// The sums over Musterstadt agree with each other, whatever its records are.
func TestCoverageOfMusterstadt(t *testing.T) {
	t.Parallel()
	f := musterstadt(t, "2026-03-14")
	got := f.Coverage([]string{"en"})[0]
	var order []string
	var sum int
	for _, k := range got.Kinds {
		order = append(order, k.Kind)
		sum += k.Texts()
	}
	if want := append(kindNames(), derive.PagesKind); !slices.Equal(order, want) {
		t.Errorf("counted %v, want %v", order, want)
	}
	if c := got.Total; sum != c.Texts() || c.Human == 0 || c.Reviewed == 0 || c.Machine == 0 || c.Unshown == 0 || c.Outdated == 0 || c.Missing == 0 {
		t.Errorf("%d texts in all, %d by kind, of which %s; Musterstadt shows every state", c.Texts(), sum, row(c))
	}
	for _, k := range got.Kinds {
		if want := musterstadtCoverage[k.Kind]; row(k.Count) != want {
			t.Errorf("%s: %s, want %s", k.Kind, row(k.Count), want)
		}
	}
}

func kindNames() []string {
	var out []string
	for _, k := range model.Kinds {
		out = append(out, k.Name)
	}
	return out
}

// musterstadtCoverage counts its English texts: human, reviewed, machine, unshown, outdated, missing.
var musterstadtCoverage = map[string]string{
	"network": "35 1 2 0 0 19", "glossary": "1 1 7 0 0 9", "groups": "11 1 5 0 1 19", "organizations": "7 2 4 0 0 12", "persons": "4 0 2 0 0 20",
	"meetings": "15 0 3 0 0 20", "events": "11 0 7 0 0 15", "questions": "7 1 3 2 0 8", "projects": "8 0 5 0 0 9",
	"recommendations": "9 1 5 0 0 34", "concepts": "9 0 2 0 0 6", "measures": "5 0 4 0 0 11", "indicators": "7 0 5 0 0 23",
	"news": "3 0 5 0 0 5", "services": "6 3 0 2 0 7", "topics": "6 0 3 0 0 4", "locations": "7 0 3 0 0 7", "pages": "4 1 0 0 1 0",
}
