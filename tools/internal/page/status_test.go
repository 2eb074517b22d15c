package page

import (
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// cellLine writes the values of facts or cells: links with what stands beside them, states in angle brackets.
func cellLine(values []Value) string {
	var out []string
	for _, v := range values {
		switch {
		case v.Link != nil:
			s := v.Link.Key + v.Link.Text.S
			if v.Link.Date != nil {
				s += ", " + v.Link.Date.Text
			}
			if v.Link.Note != nil {
				s += ", " + v.Link.Note.S
			}
			if v.Link.NoteKey != "" {
				s += ", " + v.Link.NoteKey
			}
			out = append(out, s)
		case v.State != nil:
			out = append(out, "<"+v.State.Key+" "+v.State.Tone+">")
		case v.Text != nil:
			out = append(out, v.Text.S)
		case v.Date != nil:
			out = append(out, v.Date.Text)
		default:
			out = append(out, v.S+v.Word)
		}
	}
	return strings.Join(out, " | ")
}

func factLines(facts []Fact) string {
	var out []string
	for _, f := range facts {
		out = append(out, f.Key+": "+cellLine(f.Values))
	}
	return strings.Join(out, "\n")
}

func (s *Section) rule(id string) *Rule {
	for i := range s.Rules {
		if s.Rules[i].ID == id {
			return &s.Rules[i]
		}
	}
	return nil
}

func (s *Section) point(id string) *Point {
	for i := range s.Points {
		if s.Points[i].ID == id {
			return &s.Points[i]
		}
	}
	return nil
}

func TestARuleShowsItsNewestVerdictsAndWhatOtherSourcesSay(t *testing.T) {
	t.Parallel()
	p := open(t, musterstadt, noon).in(t, "de").RulesPage()
	r := p.part("list").rule("rule-treffen")
	if len(r.Years) != shownYears {
		t.Fatalf("%d years", len(r.Years))
	}
	first, second := r.Years[0], r.Years[1]
	if first.Link.Text.S != "2026" || first.State.Key != "verdict_running" || first.State.Tone != toneOpen {
		t.Errorf("the running year: %+v", first)
	}
	if second.Link.Href != "/netz/netzwerk/regeln/2025/#rule-treffen" || second.State.Key != "verdict_not_kept" || second.State.Tone != toneLate {
		t.Errorf("the year before: %+v", second)
	}
	if len(r.Doubts) != 1 || r.Doubts[0].Value.S != "zweimal im Jahr" {
		t.Errorf("other sources: %+v", r.Doubts)
	}
	if d := p.part("list").rule("rule-offen"); d.State == nil || d.State.Key != "verdict_descriptive" || len(d.Years) != 0 {
		t.Errorf("a descriptive rule: %+v", d)
	}
	if c := p.part("complete").point("complete-sitzungen"); c == nil || factLines(c.Facts) != "fact_period: 2024 bis 2025" {
		t.Errorf("declared complete: %+v", c)
	}
}

func TestAYearTellsOfEachRuleWhatIsMeasuredWhyAndOnWhatEvidence(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	list := s.in(t, "de").RulesYear(2024).part("list")
	for id, want := range map[string]string{
		"rule-treffen":    "verdict_not_kept late\nfact_measured: belegt: 1\nfact_reason: reason_fewer\nfact_proof: Plenum im Juni 2024, 12. Juni 2024",
		"rule-plenum":     "verdict_kept done\nfact_measured: belegt: 1\nfact_reason: reason_enough\nfact_proof: Plenum im Juni 2024, 12. Juni 2024",
		"rule-protokolle": "verdict_kept done\nfact_measured: belegt: 1 von 1\nfact_reason: reason_all\nfact_proof: Plenum im Juni 2024, 12. Juni 2024, promise_in_time",
		"rule-berichte":   "verdict_not_kept late\nfact_measured: belegt: 1 von 3\nfact_reason: reason_broken\nfact_proof: Plenum im Juni 2024, 12. Juni 2024, belegt: 1 von 3",
		"rule-sprecher": "verdict_not_kept late\nfact_measured: belegt: 1 von 3\nfact_reason: reason_fewer\nfact_proof: Arbeitsgruppe Arbeit und Ausbildung, belegt: 2 | " +
			"Arbeitsgruppe Begegnung, belegt: 0–1 | Arbeitsgruppe Sprache und Verständigung, belegt: 1–2",
	} {
		r := list.rule(id)
		if got := r.State.Key + " " + r.State.Tone + "\n" + factLines(r.Facts); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", id, got, want)
		}
	}
	if list.rule("rule-offen") != nil {
		t.Error("a descriptive rule stands in a year")
	}
}

// The network has more sources than its rules: a page lists those that it names, numbered as it names them.
func TestPagesOnRulesListTheSourcesThatTheyCite(t *testing.T) {
	t.Parallel()
	v := open(t, magdeburg, "2026-11-24T12:00:00+01:00").in(t, "de")
	for name, c := range map[string]struct {
		page *Page
		want string
	}{
		"all rules": {v.RulesPage(), "folien s02 s04"},
		"a year":    {v.RulesYear(2023), "folien"},
	} {
		var ids []string
		for _, s := range c.page.Sources {
			ids = append(ids, s.ID)
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		r := c.page.part("list").rule("rule-treffen")
		if len(r.Refs) != 1 || c.page.Sources[r.Refs[0]-1].ID != "folien" {
			t.Errorf("%s: the rule rests on %v", name, r.Refs)
		}
		for _, d := range r.Doubts {
			if got := c.page.Sources[d.Ref-1].ID; got != "s02" && got != "s04" {
				t.Errorf("%s: %s is said by %s", name, d.Value.S, got)
			}
		}
	}
}

// Nothing that Magdeburg's sources leave open may turn into a verdict.
func TestNoRuleOfMagdeburgIsJudgedBeyondItsRecords(t *testing.T) {
	t.Parallel()
	for _, y := range open(t, magdeburg, "2026-11-24T12:00:00+01:00").verdicts() {
		switch y.Verdict {
		case derive.NotKnown, derive.Running, derive.Descriptive:
		default:
			t.Errorf("%s in %d: %s, %s", y.Rule.ID.S, y.Year, y.Verdict, y.Reason)
		}
	}
}

func TestMinutesAreToldMeetingByMeeting(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	p := s.in(t, "de").MinutesPage(1)
	var rows []string
	for _, r := range p.part("list").Table.Rows {
		rows = append(rows, cellLine(r))
		if len(r) != len(p.part("list").Table.Head) {
			t.Errorf("%d cells below %d heads", len(r), len(p.part("list").Table.Head))
		}
	}
	for _, want := range []string{
		"Plenum im November 2025, 19. November 2025 | <promise_due late> | 101 | 3. Dezember 2025 | value_not_known | value_yes",
		"AG Sprache im Juni 2025, 18. Juni 2025 | <promise_late late> | 7 | 2. Juli 2025 | value_not_known | value_not_known",
		"Plenum im Juni 2024, 12. Juni 2024 | <promise_in_time done> | 0 | 26. Juni 2024 | 21 | value_yes",
	} {
		if !strings.Contains(strings.Join(rows, "\n"), want) {
			t.Errorf("no row %s in\n%s", want, strings.Join(rows, "\n"))
		}
	}
	if got := cellLine(p.part("delays").Table.Rows[2]); got != "Plenum | 12 | 1 | 3" {
		t.Errorf("median: %s", got)
	}
	if p.fact("fact_data_as_of") == nil {
		t.Error("a page that counts days does not say as of when")
	}
}

// A page that counts days says so on its own; the meeting's page changes only with its record.
func TestAMeetingTellsWhenItsMinutesAreDueButCountsNoDays(t *testing.T) {
	t.Parallel()
	for _, asOf := range []string{noon, "2027-01-01T00:00:00+01:00"} {
		s := open(t, musterstadt, asOf)
		p := s.in(t, "de").Record(s.find(t, "meetings/2025-11-19-plenum"))
		if got := cellLine(p.fact("fact_minutes_due").Values); got != "3. Dezember 2025" {
			t.Errorf("due %q", got)
		}
	}
}

func TestManyMeetingsMakeSeveralPages(t *testing.T) {
	t.Parallel()
	plenary := &model.Group{Base: baseOf("groups", "plenum"), GroupKind: model.Word{S: "plenary"}, PartOf: model.Flag{Yes: true}}
	records := []model.Record{plenary}
	for i := range perPage + 1 {
		records = append(records, &model.Meeting{Base: baseOf("meetings", string(rune('a'+i))), Start: moment(t, "2024-06-12"), Status: model.Word{S: "held"},
			Groups: []model.Ref{{Kind: "groups", ID: "plenum"}}})
	}
	v := made(t, records...).in(t, "de")
	one, two := v.MinutesPage(1), v.MinutesPage(2)
	if len(one.part("list").Table.Rows) != perPage || len(two.part("list").Table.Rows) != 1 || one.Pager.Next != "/netz/network/minutes/seite/2/" || two.part("delays") != nil {
		t.Errorf("pager %+v, second page %+v", one.Pager, two.Sections)
	}
}

func TestOfficesSayWhoHoldsThemOnTheDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ asOf, section, post, want string }{
		{noon, "groups-sprache", "groups-sprache-speaker", "fact_seats: vorgesehen: 2 | <post_filled done>\n" +
			"fact_holders: Олена Приклад (Olena Pryklad), seit 17. Januar 2024 | Max Beispiel, seit 19. Januar 2022\n" +
			"sec_former: Tom Probe, 15. Januar 2014 bis 31. Dezember 2021\nfact_gaps: 15. Januar 2014 bis 16. Januar 2024"},
		{"2015-06-01T12:00:00+02:00", "groups-sprache", "groups-sprache-speaker", "fact_seats: vorgesehen: 2 | <post_unknown neutral>\n" +
			"fact_holders: Tom Probe, 15. Januar 2014 bis 31. Dezember 2021"},
		{noon, "groups-begegnung", "groups-begegnung-speaker", "fact_seats: vorgesehen: 2 | <post_vacant late> | unbesetzt: 1\nfact_holders: ohne Namen: 1"},
		{noon, "groups-beirat", "groups-beirat-chair", "fact_holders: Jan Vorlage, seit 1. März 2025\nsec_former: Ida Probe, 1. Januar 2019 bis 31. März 2025\n" +
			"fact_overlaps: 1. März 2025 bis 30. März 2025"},
	} {
		p := open(t, musterstadt, c.asOf).in(t, "de").OfficesPage(1)
		got := factLines(p.part(c.section).point(c.post).Facts)
		if got != c.want {
			t.Errorf("%s on %s:\n%s\nwant\n%s", c.post, c.asOf, got, c.want)
		}
	}
}

func TestTasksSayWhetherSomethingIsDocumented(t *testing.T) {
	t.Parallel()
	p := open(t, musterstadt, noon).in(t, "de").TasksPage()
	for _, c := range []struct{ section, point, want string }{
		{"focus", "focus-wohnen", "fact_status: <act_nothing neutral>\nfact_shown_by: kind_questions\nfact_groups: Arbeitsgruppe Wohnen"},
		{"tasks", "task-beraten", "fact_status: <act_uncountable neutral>"},
		{"tasks", "task-einladen", "fact_status: <act_documented done>\nfact_newest: Plenum im November 2025, 19. November 2025 | Plenum im Juni 2024, 12. Juni 2024 | " +
			"Klausurwoche des Netzwerks, 4. November 2019 bis 8. November 2019\nfact_per_year: 2025: 1 | 2024: 1 | 2019: 1\nfact_shown_by: kind_meetings\nfact_groups: Plenum"},
	} {
		if got := factLines(p.part(c.section).point(c.point).Facts); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.point, got, c.want)
		}
	}
}

// What a task is taken from may be doubtful; the doubt stands with the tasks, on their own page and on the network's.
func TestDoubtsAboutTasksStandWithThem(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	n := s.Facts.Records.Network
	for _, field := range []string{"task", "focus_area", "basis"} {
		n.Unsure = append(n.Unsure, model.Uncertain{ID: model.Word{S: field}, Field: model.Word{S: field}, Note: model.Text{S: "Zweifel an " + field}})
	}
	for name, p := range map[string]*Page{"tasks": s.in(t, "de").TasksPage(), "network": s.in(t, "de").Network()} {
		for section, want := range map[string]string{"tasks": "Zweifel an task", map[string]string{"tasks": "focus", "network": "focus-areas"}[name]: "Zweifel an focus_area"} {
			if d := p.part(section).Doubts; len(d) != 1 || d[0].Key != "doubt_uncertain" || d[0].Note.S != want {
				t.Errorf("%s, %s: %+v", name, section, d)
			}
		}
	}
}

func TestListsSayWhenAStateWasTold(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	for _, c := range []struct{ record, want string }{
		{"measures/kursplan", "zuletzt gemeldet: 19. November 2025"},
		{"measures/wegweiser", ""},     // it is done, and stays so
		{"measures/lernwerkstatt", ""}, // its time is over, and the state says so
	} {
		got := ""
		for _, value := range s.in(t, "de").item(s.find(t, c.record)).Meta {
			got += value.Text.S
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.record, got, c.want)
		}
	}
}

func TestStatusPagesAreLedTo(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	v := s.in(t, "de")
	hrefs := func(section *Section) string {
		var out []string
		for _, l := range section.Links {
			out = append(out, l.Href)
		}
		return strings.Join(out, " ")
	}
	all := "/netz/netzwerk/regeln/ /netz/netzwerk/protokolle/ /netz/netzwerk/aemter/ /netz/netzwerk/aufgaben/ /netz/netzwerk/ueberblick/"
	if got := hrefs(v.Network().part("follow-up")); got != all {
		t.Errorf("from the network: %s", got)
	}
	if got := hrefs(v.Contents().part("pages")); !strings.Contains(got, all) {
		t.Errorf("from the contents: %s", got)
	}
	if got := hrefs(v.Record(s.find(t, "groups/sprache")).part("follow-up")); !strings.HasPrefix(all, got) {
		t.Errorf("from a group: %s", got)
	}
	if v.Record(s.find(t, "groups/beirat")).part("follow-up") != nil {
		t.Error("the rules of the network are said to be a neighbour's")
	}
	for _, page := range model.NetworkPages {
		if href, ok := v.resolve("network/" + page + "#list"); !ok || href != v.href(v.belowNetwork(page))+"#list" {
			t.Errorf("network/%s leads to %q", page, href)
		}
	}
}
