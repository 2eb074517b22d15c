package page

import (
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

// hall is a location deleted on a day.
func hall(t *testing.T, on, title string) *model.Location {
	t.Helper()
	x := &model.Location{Base: baseOf("locations", "halle")}
	x.Title.S = title
	x.Stripped = title == ""
	x.Deleted = model.Deleted{On: day(t, on), Reason: model.Text{S: "Abgerissen."}}
	return x
}

func TestADeletedRecordSaysSoAndNothingElse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ title, heading, notice string }{
		{"Halle", "Halle", "notice_deleted"},
		{"", "Dieser Eintrag wurde entfernt", ""},
	} {
		x := hall(t, "2026-02-01", c.title)
		x.Address.S, x.Body.S = "Torweg 1", "Sie hatte ein Tor."
		house := &model.Location{Base: baseOf("locations", "haus")}
		x.Deleted.ReplacedBy = []model.Ref{{Kind: "locations", ID: "haus"}}
		p := made(t, x, house).in(t, "de").Tombstone(x)
		if p.Heading.S != c.heading || !p.NoIndex || p.Schema != "" || len(p.Sections) > 0 || p.Modified != nil {
			t.Errorf("%q: %+v", c.title, p)
		}
		if (len(p.Notices) > 0) != (c.notice != "") || c.notice != "" && p.Notices[0].Key != c.notice {
			t.Errorf("%q: notices %+v", c.title, p.Notices)
		}
		var keys []string
		for _, f := range p.Facts {
			keys = append(keys, f.Key)
		}
		if want := "fact_id fact_deleted_on fact_deleted_reason fact_superseded_by fact_see"; strings.Join(keys, " ") != want {
			t.Errorf("%q: facts %v", c.title, keys)
		}
		if got := p.fact("fact_superseded_by").Values[0].Link.Href; got != "/netz/locations/haus/" {
			t.Errorf("replaced by %s", got)
		}
	}
}

func TestTheReasonFallsBackToTheOriginal(t *testing.T) {
	t.Parallel()
	x := hall(t, "2026-02-01", "Halle")
	for _, c := range []struct{ translation, want, how string }{{"", "Abgerissen.", howOriginal}, {"Pulled down.", "Pulled down.", ""}} {
		if c.translation != "" {
			x.Deleted.Reason.Translations = map[string]model.Translation{"en": {S: c.translation, How: model.ByHuman}}
		}
		got := made(t, x).in(t, "en").Tombstone(x).fact("fact_deleted_reason").Values[0].Text
		if got.S != c.want || got.How != c.how {
			t.Errorf("%q: %+v", c.translation, got)
		}
	}
}

// Until the day of deletion the record stands as before, if there is anything left of it.
func TestTheDayOfDeletionDecides(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		on, title string
		shown     bool
	}{
		{"2026-03-14", "Halle", false}, {"2026-03-15", "Halle", true}, {"2026-03", "Halle", false}, {"2026-04", "Halle", true},
		{"2026-03-15", "", false}, // nothing is left
	} {
		s := made(t, hall(t, c.on, c.title))
		if got := len(s.Lists("locations")[0].Records) == 1; got != c.shown {
			t.Errorf("deleted on %s: listed %v", c.on, got)
		}
		if got := len(s.Facts.Tombstones()) == 0; got != c.shown {
			t.Errorf("deleted on %s: no tombstone %v", c.on, got)
		}
	}
}

func TestLinksToADeletedRecordLeadToItsPage(t *testing.T) {
	t.Parallel()
	e := &model.Event{Base: baseOf("events", "fest"), Location: model.Ref{Kind: "locations", ID: "halle"}}
	e.Body = model.Text{S: "In der [Halle](locations/halle).", Markdown: true}
	p := made(t, e, hall(t, "2026-02-01", "")).in(t, "de").Record(e)
	link := p.fact("fact_where").Values[0].Link
	if link == nil || link.Href != "/netz/locations/halle/" || link.NoteKey != "note_deleted" || link.Text.S != "Dieser Eintrag wurde entfernt" {
		t.Errorf("the place is %+v", link)
	}
	if text := p.part("about").Text.HTML; !strings.Contains(text, `<a href="/netz/locations/halle/">Halle</a>`) {
		t.Errorf("the text is %s", text)
	}
}

// person is one whose consent to the name is withdrawn on a day.
func person(t *testing.T, given, withdrawn string) *model.Person {
	t.Helper()
	x := &model.Person{Base: baseOf("persons", "p-7k3f"), Basis: model.Word{S: "consent"}}
	x.Title.S = "Verborgene Person"
	x.FormerIDs = []model.Word{{S: "verborgene-person"}}
	x.Consents = []model.Consent{{Scope: []model.Word{{S: "name"}}, Given: day(t, given), Withdrawn: day(t, withdrawn)}}
	return x
}

func TestAPersonWhoWithdrawsLeavesANamelessPage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, given, withdrawn string
		pages                  string // what stands there: the person, a tombstone, or nothing
	}{
		{"consent holds", "2025-01-01", "", "persons/p-7k3f/ persons/verborgene-person/"},
		{"withdrawn", "2025-01-01", "2026-03-01", "persons/p-7k3f/"},
		{"never begun", "2026-05-01", "", ""},
	} {
		s := made(t, person(t, c.given, c.withdrawn))
		var paths []string
		for _, a := range s.Lasting() {
			if a.Of == "persons/p-7k3f" && !a.Waived && !strings.HasPrefix(a.Path, "en/") {
				paths = append(paths, a.Path)
			}
		}
		if got := strings.Join(paths, " "); got != c.pages {
			t.Errorf("%s: pages %q, want %q", c.name, got, c.pages)
		}
		files, _ := s.written(t)
		for _, name := range files.Paths() {
			data, _ := files.Get(name)
			if c.name != "consent holds" && (strings.Contains(string(data), "Verborgene") || strings.Contains(name+string(data), "verborgene-person")) {
				t.Errorf("%s: %s tells the name", c.name, name)
			}
		}
	}
}

func TestAFormerAddressLeadsOnInEveryLanguage(t *testing.T) {
	t.Parallel()
	files, _ := open(t, musterstadt, noon).written(t)
	for name, want := range map[string][]string{
		"moved/groups--kontakte.de": {`"url":"gruppen/kontakte/"`, `"href":"/netz/gruppen/begegnung/"`, `"canonical":"https://musterstadt.example/netz/gruppen/begegnung/"`, `"no_index":true`},
		"moved/groups--kontakte.en": {`"url":"groups/kontakte/"`, `"href":"/netz/en/groups/begegnung/"`},
		"moved/pages--about--0.de":  {`"url":"ueber-uns/"`, `"href":"/netz/ueber/"`},
	} {
		got, _ := files.Get("content/" + name + ".md")
		for _, w := range want {
			if !strings.Contains(strings.ReplaceAll(string(got), `\"`, `"`), w) {
				t.Errorf("%s lacks %s: %s", name, w, got)
			}
		}
	}
}

// A page stands at the original's word until it is translated, or until its translation is reviewed; both words lead on.
func TestHandWrittenPagesKeepTheAddressesTheyHadBetweenLanguages(t *testing.T) {
	t.Parallel()
	text := func(slug, how string, former ...string) *model.ProseText {
		x := &model.ProseText{}
		x.Slug.S, x.How.S = slug, how
		for _, f := range former {
			x.Former = append(x.Former, model.Word{S: f})
		}
		return x
	}
	original := text("ueber", model.ByHuman, "wir")
	for _, c := range []struct {
		name  string
		legal bool
		en    *model.ProseText
		want  string // addresses in English
	}{
		{"not translated", false, nil, "en/ueber/ en/wir/"},
		{"translated", false, text("about", model.ByHuman, "us"), "en/about/ en/ueber/ en/us/ en/wir/"},
		{"waiting for review", true, text("about", model.ByMachine), "en/about/ en/ueber/ en/wir/"},
		{"a word that a list has", false, text("about", model.ByHuman, "groups"), "en/about/ en/ueber/ en/wir/"},
	} {
		s := made(t)
		s.Facts.Records.Prose = []*model.Prose{{ID: "about", Legal: c.legal, In: map[string]*model.ProseText{"de": original}}}
		if c.en != nil {
			s.Facts.Records.Prose[0].In["en"] = c.en
		}
		var paths []string
		for _, a := range s.Lasting() {
			if a.Of == "pages/about" && strings.HasPrefix(a.Path, "en/") {
				paths = append(paths, a.Path)
			}
		}
		slices.Sort(paths)
		if got := strings.Join(paths, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
