package page

import (
	"fmt"
	"strings"
	"testing"

	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
)

func titledTopic(id, title string, in map[string]string) *model.Topic {
	r := &model.Topic{Base: baseOf("topics", id)}
	r.Title = model.Text{S: title, Translations: map[string]model.Translation{}}
	for language, s := range in {
		r.Title.Translations[language] = model.Translation{S: s, How: model.ByHuman}
	}
	return r
}

// shownIn lists the ids on the first page of the list of topics.
func shownIn(v *Voice) string {
	var ids []string
	for _, e := range v.ListPage(v.site.Lists("topics")[0], 1).Sections[0].Items {
		ids = append(ids, strings.TrimPrefix(e.Page, "/topics/"))
	}
	return strings.Join(ids, " ")
}

func TestListsAreInTheOrderOfTheirReadersTitles(t *testing.T) {
	t.Parallel()
	s := made(t, titledTopic("arbeit", "Arbeit", map[string]string{"en": "Work"}), titledTopic("zusammen", "Zusammenleben", map[string]string{"en": "Community"}),
		titledTopic("oeffentlich", "Öffentlichkeit", map[string]string{"en": "The public"}), titledTopic("original", "Original", nil))
	if got, want := shownIn(s.in(t, "de")), "arbeit oeffentlich original zusammen"; got != want {
		t.Errorf("in German %s, want %s", got, want)
	}
	if got, want := shownIn(s.in(t, "en")), "zusammen original oeffentlich arbeit"; got != want {
		t.Errorf("in English %s, want %s", got, want)
	}
}

func TestTitlesAreSortedAsALanguageSortsThem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ language, titles string }{
		{"de", "Arzt Ärztin Zoo"},
		{"pl", "cukier ćma dom łódź mama"}, // ć and ł are letters of their own
		{"tr", "ıspanak iş jant"},
		{"uk", "єдність ім'я їжа йога"},
		{"ru", "ёлка ель жизнь"},
		{"fa", "پدر تهران چای"},
		{"vi", "đá em ê-kíp"},
	} {
		var records []model.Record
		titles := strings.Fields(c.titles)
		for i := range titles {
			records = append(records, titledTopic(fmt.Sprintf("t%d", len(titles)-i), titles[i], nil))
		}
		config := &lang.Config{BaseURL: "https://netz.example/", Default: c.language, Languages: []lang.Language{{Key: c.language, Tag: c.language, Locale: c.language, Words: interfaceWords(t, c.language)}}}
		s := siteOf(t, config, model.NewRecords(&model.Network{}, records, nil), noon)
		var got []string
		for _, r := range s.in(t, c.language).recordsOf(s.Lists("topics")[0]) {
			got = append(got, r.Meta().Title.S)
		}
		if strings.Join(got, " ") != c.titles {
			t.Errorf("in %s: %v, want %s", c.language, got, c.titles)
		}
	}
}

func TestServicesThatAreClosedComeLastInEveryLanguage(t *testing.T) {
	t.Parallel()
	service := func(id, de, en, closed string) *model.Service {
		r := &model.Service{Base: titledTopic(id, de, map[string]string{"en": en}).Base, Closed: day(t, closed)}
		r.Kind = "services"
		return r
	}
	s := made(t, service("a", "Arbeit", "Work", ""), service("b", "Bildung", "Education", ""), service("c", "Chor", "Choir", "2020-01-01"))
	var got []string
	for _, r := range s.in(t, "en").recordsOf(s.Lists("services")[0]) {
		got = append(got, r.Meta().ID)
	}
	if strings.Join(got, " ") != "b a c" {
		t.Errorf("%v, want b a c", got)
	}
}

func TestRecordsWithADayKeepTheirPlaces(t *testing.T) {
	t.Parallel()
	s := made(t, titledTopic("a", "A", map[string]string{"en": "Z"}), titledTopic("b", "B", map[string]string{"en": "Y"}))
	n := &model.News{Base: baseOf("news", "n")}
	n.Date = day(t, "2026-03-01")
	topics := s.Facts.Of("topics")
	got := s.in(t, "en").byTitle([]model.Record{topics[0], n, topics[1]})
	if got[0] != topics[1] || got[1] != model.Record(n) || got[2] != topics[0] {
		t.Errorf("%v", got)
	}
	if same := s.in(t, "de").byTitle(topics); same[0] != topics[0] {
		t.Error("what is in order already has changed")
	}
}

func TestHonorificsDoNotMoveAPerson(t *testing.T) {
	t.Parallel()
	person := func(id, name, honorific string) *model.Person {
		r := &model.Person{Base: baseOf("persons", id), Basis: model.Word{S: "consent"}, Consents: []model.Consent{{Given: day(t, "2020-01-01"), Scope: []model.Word{{S: "name"}, {S: "role"}}}}}
		r.Title.S, r.Honorific.S = name, honorific
		return r
	}
	s := made(t, person("p-1", "Ada Amt", ""), person("p-2", "Eva Esche", ""), person("p-3", "Bo Beirat", "Dr."))
	var got []string
	for _, r := range s.in(t, "de").recordsOf(s.Lists("persons")[0]) {
		got = append(got, r.Meta().ID)
	}
	if strings.Join(got, " ") != "p-1 p-3 p-2" {
		t.Errorf("%v, want p-1 p-3 p-2", got)
	}
}
