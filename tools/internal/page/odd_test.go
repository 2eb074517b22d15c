package page

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

func TestListsShortenWhatNobodyReadsThere(t *testing.T) {
	t.Parallel()
	e := event(t, "e", "2026-03-20", "")
	e.Title, e.Summary = model.Text{S: strings.Repeat("Wort ", 1000)}, model.Text{S: strings.Repeat("Satz ", 1000)}
	p := made(t, e).in(t, "de").Record(e)
	if n, m := len(p.Entry.Title.S), len(p.Entry.Summary.S); n > maxTitle+3 || m > maxSummary+3 {
		t.Errorf("a list shows %d and %d bytes", n, m)
	}
	if p.Heading.S != e.Title.S || p.Lead.S != e.Summary.S {
		t.Error("the record's own page is shortened too")
	}
}

func TestAnAddressThatDialsOrWritesIsShownAsWhatItIs(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Value{
		"tel:+49-391-123":        {Type: "phone", S: "+49-391-123", Href: "tel:+49391123"},
		"mailto:rat@haus.de":     {Type: "email", S: "rat@haus.de", Href: "mailto:rat@haus.de"},
		"https://haus.example/a": {Type: "url", S: "haus.example/a", Href: "https://haus.example/a"},
	} {
		if got := address(model.Word{S: in}); len(got) != 1 || !reflect.DeepEqual(got[0], want) {
			t.Errorf("%s: %+v", in, got)
		}
	}
}

func TestASumWithoutCurrencyGetsNone(t *testing.T) {
	t.Parallel()
	p := &model.Project{Base: baseOf("projects", "p")}
	for _, c := range []string{"", "EUR", "CHF"} {
		p.Funding = append(p.Funding, model.Funding{Funder: model.Text{S: "Stadt"}, Amount: model.Figure{Value: 1000, Set: true}, Currency: model.Word{S: c}})
	}
	var got []string
	for _, row := range made(t, p).in(t, "de").Record(p).part("funding").Table.Rows {
		got = append(got, row[1].S)
	}
	if want := []string{"1.000", "1.000\u00a0€", "1.000\u00a0CHF"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAFileThatIsNamedTwiceIsPublishedOnce(t *testing.T) {
	t.Parallel()
	e := event(t, "e", "2026-03-20", "")
	for _, id := range []string{"a", "b"} {
		e.Files = append(e.Files, model.File{ID: model.Word{S: id}, Path: model.Word{S: "plan.pdf"}})
	}
	e.Images = []model.Image{{ID: model.Word{S: "i"}, Path: model.Word{S: "bild.png"}}}
	if got := OwnFiles(made(t, e).Facts, e); !slices.Equal(got, []string{"bild.png", "plan.pdf"}) {
		t.Errorf("published: %v", got)
	}
}

func TestErrorsAreReportedToThePublisher(t *testing.T) {
	t.Parallel()
	e := event(t, "e", "2026-03-20", "")
	s := made(t, e)
	v := s.in(t, "de")
	if mail := v.Record(e).Mail; mail != "" {
		t.Errorf("without a publisher's address the page names %q", mail)
	}
	s.Facts.Records.Network.Imprint.Email = model.Word{S: "seite@netz.example"}
	for name, p := range map[string]*Page{"record": v.Record(e), "network": v.Network(), "rules": v.RulesPage()} {
		if p.Mail != "seite@netz.example" {
			t.Errorf("%s: %q", name, p.Mail)
		}
	}
}

func TestTheNetworksPageLeadsToItsDocumentsAndTopics(t *testing.T) {
	t.Parallel()
	topic := &model.Topic{Base: baseOf("topics", "sprache")}
	s := made(t, topic)
	n := s.Facts.Records.Network
	n.Files = []model.File{{ID: model.Word{S: "a"}, Title: model.Text{S: "Satzung"}, URL: model.Word{S: "https://netz.example/satzung.pdf"}}}
	n.Topics = []model.Ref{{Kind: "topics", ID: "sprache"}}
	p := s.in(t, "de").Network()
	if files := p.part("files"); files == nil || files.Links[0].Href != "https://netz.example/satzung.pdf" || p.fact("fact_topics") == nil {
		t.Errorf("files %+v, topics %+v", files, p.fact("fact_topics"))
	}
}
