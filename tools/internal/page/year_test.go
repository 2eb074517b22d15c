package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// yearOf composes the page of a year.
func yearOf(t testing.TB, s *Site, language string, year int) *Page {
	t.Helper()
	for _, y := range s.annuals() {
		if y.Year == year {
			return s.in(t, language).Year(y)
		}
	}
	t.Fatalf("there is no page of %d", year)
	return nil
}

// said writes facts as "key: text, note" with the numbers that stand there.
func said(facts []Fact) string {
	var out []string
	for _, f := range facts {
		var values []string
		for _, v := range f.Values {
			switch {
			case v.Text != nil:
				values = append(values, v.Text.S)
			case v.Date != nil:
				values = append(values, v.Date.Text)
			case v.Link != nil && v.Link.Note != nil:
				values = append(values, v.Link.Text.S+" ("+v.Link.Note.S+")")
			case v.Link != nil:
				values = append(values, v.Link.Text.S)
			}
		}
		out = append(out, f.Key+": "+strings.Join(values, ", "))
	}
	return strings.Join(out, "; ")
}

func TestAYearSaysOfWhichDayItSpeaks(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	for year, want := range map[int]string{
		2024: "intro_year|head_year_end: 31. Dezember 2024; fact_data_as_of: 14. März 2026",
		2026: "intro_year_running|fact_data_as_of: 14. März 2026",
	} {
		p := yearOf(t, s, "de", year)
		if got := p.LeadKey + "|" + said(p.Facts[:strings.Count(want, ":")]); got != want {
			t.Errorf("%d: %s\nwant %s", year, got, want)
		}
	}
	ahead := made(t, &model.Meeting{Base: baseOf("meetings", "m"), Start: moment(t, "2027-01-01"), Status: model.Word{S: "planned"}})
	if p := yearOf(t, ahead, "de", 2027); p.LeadKey != "intro_year_ahead" {
		t.Errorf("a year to come begins with %s", p.LeadKey)
	}
}

func TestFiguresOfAYear(t *testing.T) {
	t.Parallel()
	p := yearOf(t, open(t, musterstadt, noon), "de", 2025)
	want := "sec_meetings: 2 (hat stattgefunden: 2); sec_events: 2 (hat stattgefunden: 2); sec_recommendations: 5; sec_waiting: 2 von 11 · nicht bekannt: 1; " +
		"sec_answers: 0; sec_projects: 1; sec_measures: 4; sec_questions: 2; sec_news: 1"
	if got := said(p.Facts[2:]); got != want {
		t.Errorf("the year says %s", got)
	}
}

// Of what is not recorded the page tells nothing but that.
func TestAYearNamesWhatIsNotRecorded(t *testing.T) {
	t.Parallel()
	s := made(t, &model.Meeting{Base: baseOf("meetings", "m"), Start: moment(t, "2025-05-01"), Status: model.Word{S: "announced"}})
	p := yearOf(t, s, "de", 2025)
	var none []string
	for _, l := range p.part("nothing").Links {
		none = append(none, l.Key)
	}
	want := []string{"kind_events", "kind_recommendations", "kind_projects", "kind_measures", "kind_questions", "kind_concepts", "kind_news"}
	if !slices.Equal(none, want) {
		t.Errorf("not recorded are %q", none)
	}
	if got := said(p.Facts[2:]); got != "sec_meetings: 1 (Verlauf nicht belegt: 1 · davon in anderen Gremien: 1)" {
		t.Errorf("facts %s", got)
	}
	var parts []string
	for _, s := range p.Sections {
		parts = append(parts, s.ID)
	}
	if got := strings.Join(parts, " "); got != "months nothing years" {
		t.Errorf("parts %s", got)
	}
}

// The thread of a year has a knot for each month, and one for what has no month.
func TestMonthsOfAYear(t *testing.T) {
	t.Parallel()
	var records []model.Record
	for i, start := range []string{"2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09", "2026-01-10", "2026-01-11", "2026-02", "2026", "2026-03~", "2026-05-30/2026-06-02"} {
		records = append(records, &model.Event{Base: baseOf("events", fmt.Sprint("e", i)), Start: moment(t, start), Status: model.Word{S: "held"}})
	}
	p := yearOf(t, made(t, records...), "de", 2026)
	var got []string
	for _, step := range p.part("months").Steps {
		s := step.ID + " " + step.Tone
		if step.Text != nil {
			s += " " + step.Text.S
		}
		for _, l := range first(step.Links, 1) {
			s += " " + l.Text.S
			if l.Date != nil {
				s += " " + l.Date.Text
			}
		}
		got = append(got, s)
	}
	want := []string{"month-01 done 6 von 7 Einträgen e0 5. Januar 2026", "month-02 done e7", "month-03 done e9 etwa März 2026", "month-05 open e10 30. Mai 2026 bis 2. Juni 2026", "month-00 done e8"}
	if !slices.Equal(got, want) {
		t.Errorf("knots %q", got)
	}
}

func TestLongTablesOfAYearLeadToTheWholeList(t *testing.T) {
	t.Parallel()
	s := made(t, many(shownOfYear+2)...)
	p := yearOf(t, s, "de", 2025)
	list := p.part("recommendations")
	if len(list.Table.Rows) != shownOfYear || list.More == nil || list.More.Text.S != "Empfehlungen: alle 12 ansehen" || list.More.Href != "/netz/recommendations/jahr/2025/" {
		t.Errorf("%d rows, more %+v", len(list.Table.Rows), list.More)
	}
	if few := yearOf(t, made(t, many(shownOfYear)...), "de", 2025).part("recommendations"); few.More != nil {
		t.Errorf("a whole table leads to %+v", few.More)
	}
}

// Every number of the home page leads to a page that the site has.
func TestFourFiguresOnTheHomePage(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	_, addresses := s.written(t)
	known := map[string]bool{}
	for _, a := range addresses {
		known[a.URLs[0]] = true
	}
	var got []string
	for _, f := range s.in(t, "de").Home().Home.Figures {
		got = append(got, f.Value+" "+f.Label+" / "+f.Note)
		if !known["https://musterstadt.example"+f.Href] {
			t.Errorf("%s leads to %s, which is no page", f.Label, f.Href)
		}
	}
	want := []string{"3 Empfehlungen warten auf Antwort / von 14 · Ausgang offen: 1", "6 Empfehlungen haben eine belegte Antwort / von 14",
		"2 Eingehaltene Regeln im Jahr 2025 / eingehalten: 2 · nicht eingehalten: 3 · nicht bekannt: 1", "1 belegte Sitzung des Netzwerks im Jahr 2026 / geplant: 2"}
	if !slices.Equal(got, want) {
		t.Errorf("figures %q", got)
	}
}

// Rules on which the records bear no verdict were not broken: none of them kept is not zero of them kept.
func TestVerdictsThatAreNotKnownAreNoZero(t *testing.T) {
	t.Parallel()
	s := made(t)
	f := s.in(t, "de").rulesFigure()
	if !f.Word || f.Value != "nicht bekannt" || f.Note != "" || f.Href != "/netz/network/rules/" {
		t.Errorf("without rules the figure is %+v", f)
	}
	magdeburgs := open(t, magdeburg, noon).in(t, "de").rulesFigure()
	if !magdeburgs.Word || magdeburgs.Value != "nicht bekannt" {
		t.Errorf("Magdeburg's is %+v", magdeburgs)
	}
}

func TestWhatMovedLately(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon).in(t, "de").lately()
	var got []string
	for _, step := range s.Steps {
		got = append(got, step.Date.ISO+" "+step.Key+" "+step.Links[0].Href)
	}
	want := []string{"2026-03-11 step_drafted /netz/empfehlungen/2026-gesundheit/#thread", "2026-03-01 step_under_way /netz/empfehlungen/2025-lotsen/#thread",
		"2026-02-12 step_received /netz/empfehlungen/2026-aufzug/#thread", "2026-02-10 step_sent /netz/empfehlungen/2026-aufzug/#thread", "2026-02-03 step_accepted_in_part /netz/empfehlungen/2025-lotsen/#thread"}
	if !slices.Equal(got, want) {
		t.Errorf("moved %q", got)
	}
	if s := made(t).in(t, "de").lately(); s.Empty != "empty_moved" || len(s.Steps) != 0 {
		t.Errorf("where nothing moved stands %+v", s)
	}
}

func TestWhatWaitsOnTheHomePage(t *testing.T) {
	t.Parallel()
	if s := made(t, many(5)...).in(t, "de").longestWaiting(); len(s.Items) != shownWaiting || s.Items[0].Page != "/recommendations/r000" || len(s.Items[0].Meta) == 0 {
		t.Errorf("of five that wait stand there %+v", s.Items)
	}
	raised := &model.Recommendation{Base: baseOf("recommendations", "r")}
	if s := made(t, raised).in(t, "de").longestWaiting(); s.Empty != "empty_waiting_known" {
		t.Errorf("where none is known to wait stands %s", s.Empty)
	}
	if s := made(t).in(t, "de").longestWaiting(); s.Empty != "empty_recommendations" {
		t.Errorf("without recommendations stands %s", s.Empty)
	}
}

func TestListsLeadToWhatBecameOfTheirRecords(t *testing.T) {
	t.Parallel()
	v := open(t, musterstadt, noon).in(t, "de")
	for kind, want := range map[string]string{
		"recommendations": "sec_waiting: 3; sec_followup: ", "meetings": "sec_minutes: veröffentlicht: 2 von 5", "groups": "sec_offices: Im Amt: 12", "topics": "",
	} {
		if got := said(v.ListPage(v.site.Lists(kind)[0], 1).Facts); got != want {
			t.Errorf("%s: %s", kind, got)
		}
	}
}

func TestEveryMoveHasAName(t *testing.T) {
	t.Parallel()
	v := open(t, musterstadt, noon).in(t, "de")
	for _, m := range v.site.moves() {
		if k := moveKey(m); !v.words.Has(k) {
			t.Errorf("%s %s has no word %q", m.What, m.Word, k)
		}
	}
	for _, step := range model.Steps {
		if k := moveKey(derive.Move{What: derive.MoveStep, Word: step}); !v.words.Has(k) {
			t.Errorf("there is no word %q", k)
		}
	}
}
