package page

import (
	"fmt"
	"strings"
	"testing"

	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
)

// cells writes the rows of a table with a bar; the bar is "[83] 83 %".
func cells(s *Section) string {
	var rows []string
	for _, r := range s.Table.Rows {
		var row []string
		for _, c := range r {
			switch c.Type {
			case "link":
				row = append(row, c.Link.Key+c.Link.Text.S)
			case "share":
				row = append(row, fmt.Sprintf("[%d] %s", c.Part, strings.ReplaceAll(c.S, "\u00a0", " ")))
			default:
				row = append(row, c.S)
			}
		}
		rows = append(rows, strings.Join(row, " "))
	}
	return strings.Join(rows, "\n")
}

func sectionIDs(p *Page) string {
	var ids []string
	for _, s := range p.Sections {
		ids = append(ids, s.ID)
	}
	return strings.Join(ids, " ")
}

// half is a topic with one of two texts in English, by machine.
func half() *model.Topic {
	r := &model.Topic{Base: baseOf("topics", "half")}
	r.Summary = textIn("Wie man arbeitet", "How to work", model.ByMachine)
	return r
}

// The network itself has two texts, a title and a short name, both only in German.
func TestTranslationsAreToldInNumbersAndShares(t *testing.T) {
	t.Parallel()
	s := made(t, half())
	en := s.in(t, "en").Translations()
	if got, want := cells(en.part("languages")), "English [25] 25% 3 0 1 0 0 0"; got != want {
		t.Errorf("languages: %s, want %s", got, want)
	}
	if got, want := cells(en.part("kinds")), "kind_network [0] 0% 2 0 0 0 0 0\nkind_topics [50] 50% 1 0 1 0 0 0"; got != want {
		t.Errorf("kinds:\n%s\nwant\n%s", got, want)
	}
	de := s.in(t, "de").Translations()
	if got, want := cells(de.part("languages")), "English [25] 25 % 3 0 1 0 0 0"; got != want {
		t.Errorf("in German: %s, want %s", got, want)
	}
	for _, table := range []*Table{en.part("languages").Table, en.part("kinds").Table} {
		for _, r := range table.Rows {
			if len(r) != len(table.Head) {
				t.Errorf("%d cells below %d heads", len(r), len(table.Head))
			}
		}
	}
}

func TestOnlyTranslationsHaveKindsAndWants(t *testing.T) {
	t.Parallel()
	s := made(t, half())
	for language, want := range map[string]string{"de": "languages counted help", "en": "languages kinds wanting counted help"} {
		if got := sectionIDs(s.in(t, language).Translations()); got != want {
			t.Errorf("in %s: %s, want %s", language, got, want)
		}
	}
}

func TestASiteOfOneLanguageSaysThatThereIsNothingToTranslate(t *testing.T) {
	t.Parallel()
	config := &lang.Config{BaseURL: "https://netz.example/", Default: "de", Languages: []lang.Language{{Key: "de", Tag: "de", Locale: "de-DE", Dir: "ltr", Words: interfaceWords(t, "de")}}}
	s := siteOf(t, config, model.NewRecords(&model.Network{}, nil, nil), noon)
	if got := s.in(t, "de").Translations().part("languages"); got.Table != nil || got.Empty == "" {
		t.Errorf("%+v", got)
	}
}

func TestOnlyTheWholeReadsHundredPerCent(t *testing.T) {
	t.Parallel()
	v := made(t).in(t, "en")
	for part, want := range map[float64]string{0: "0%", 0.005: "0%", 0.5: "50%", 0.9999: "99%", 1: "100%"} {
		if got := v.share(part); got.S != want || fmt.Sprint(got.Part)+"%" != want {
			t.Errorf("%v reads %q beside a bar of %d, want %q", part, got.S, got.Part, want)
		}
	}
}

func TestWhatReadersNeedFirstIsNamedFirst(t *testing.T) {
	t.Parallel()
	event := func(id, day string) *model.Event {
		e := &model.Event{Base: baseOf("events", id)}
		e.Start = moment(t, day)
		return e
	}
	news := func(id, on string) *model.News {
		n := &model.News{Base: baseOf("news", id)}
		n.Date = day(t, on)
		return n
	}
	service := &model.Service{Base: baseOf("services", "rat")}
	service.Summary = model.Text{S: "Rat und Hilfe"}
	s := made(t, half(), event("past", "2020-05-01"), event("later", "2026-09-01"), event("soon", "2026-04-01"), news("old", "2019-01-01"), news("new", "2026-03-01"), service)
	var got []string
	for _, e := range s.in(t, "en").Translations().part("wanting").Items {
		got = append(got, e.Page)
	}
	if want := "/events/soon /events/later /news/new /news/old /services/rat /events/past"; strings.Join(got, " ") != want {
		t.Errorf("named are %v, want %s", got, want)
	}
}

func TestTenRecordsAreNamedAtMost(t *testing.T) {
	t.Parallel()
	var records []model.Record
	for i := range 30 {
		m := &model.Meeting{Base: baseOf("meetings", fmt.Sprintf("m-%02d", i))}
		m.Start = moment(t, fmt.Sprintf("20%02d-05-01", 10+i))
		records = append(records, m)
	}
	if got := made(t, records...).in(t, "en").Translations().part("wanting").Items; len(got) != shownWanting || got[0].Page != "/meetings/m-16" {
		t.Errorf("%d records are named, first %v", len(got), got[0])
	}
}

func TestHelpHasAnAddress(t *testing.T) {
	t.Parallel()
	prose := []*model.Prose{{ID: "participate", In: map[string]*model.ProseText{"de": {ProseHead: model.ProseHead{Title: model.Text{S: "Mitmachen"}, Slug: model.Word{S: "mitmachen"}}}}}}
	cases := []struct {
		name, mail string
		prose      []*model.Prose
		want       string
	}{
		{"mail where it is known", "netz@netz.example", prose, "mailto:netz@netz.example"},
		{"else the page on taking part", "", prose, "/netz/mitmachen/"},
		{"else none", "", nil, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := made(t)
			s.Facts.Records.Network.Imprint.Email.S, s.Facts.Records.Prose = c.mail, c.prose
			more, got := s.in(t, "de").Translations().part("help").More, ""
			if more != nil {
				got = more.Href
			}
			if got != c.want {
				t.Errorf("leads to %q, want %q", got, c.want)
			}
		})
	}
}

func TestFooterAndContentsLeadToTheTranslations(t *testing.T) {
	t.Parallel()
	v := open(t, musterstadt, noon).in(t, "de")
	want := Link{Key: "sec_translations", Href: "/netz/uebersetzungen/"}
	for place, links := range map[string][]Link{"the footer": v.shared().Footer, "the contents": v.Contents().part("pages").Links} {
		found := false
		for _, l := range links {
			found = found || l == want
		}
		if !found {
			t.Errorf("%s doesn't lead there: %+v", place, links)
		}
	}
}
