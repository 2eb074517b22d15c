package page

import (
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

// said writes the values of a fact in one line.
func (f *Fact) said() string {
	if f == nil {
		return "no fact"
	}
	var out []string
	for _, v := range f.Values {
		switch {
		case v.Text != nil:
			out = append(out, v.Text.S)
		case v.Date != nil:
			out = append(out, v.Date.Text)
		case v.Link != nil:
			out = append(out, v.Link.Text.S+" "+v.Link.NoteKey)
		default:
			out = append(out, v.S+v.Word)
		}
	}
	return strings.ReplaceAll(strings.TrimSpace(strings.Join(out, " | ")+" "+f.Missing), "\u00a0", " ")
}

func TestChangesAreToldInWords(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	for _, c := range []struct{ language, id, key, want string }{
		{"de", "einbuergerungen", "fact_trend_last", "gestiegen um etwa 33 (etwa 14 %) seit 2024"},
		{"de", "einbuergerungen", "fact_trend_comparable", "gestiegen um etwa 84 (etwa 47 %) seit 2022"},
		{"de", "kursplaetze", "fact_trend_last", "gestiegen um 32 (8,2 %) seit 1. Oktober 2023"},
		{"de", "kursplaetze", "fact_trend_first", "gestiegen um etwa 120 (etwa 40 %) seit etwa 2018"},
		{"de", "teilnahmen", "fact_trend_last", "gestiegen um mehr als 3 (mehr als 6,3 %) seit 2023"},
		{"de", "beschaeftigung", "fact_trend_last", "gestiegen um 0,5 (Prozentpunkte) seit Juni 2024"},
		{"de", "wanderung", "fact_trend_last", "unverändert seit 2024"},
		{"de", "wanderung", "fact_trend_first", "gesunken um 85 (100 %) seit 2022"},
		{"de", "ehrenamt", "fact_trend_last", "no fact"},
		{"en", "kursplaetze", "fact_trend_last", "risen by 32 (8.2%) since 1 October 2023"},
	} {
		p := s.in(t, c.language).Record(s.find(t, "indicators/"+c.id))
		if got := p.fact(c.key).said(); got != c.want {
			t.Errorf("%s, %s in %s: %s, want %s", c.id, c.key, c.language, got, c.want)
		}
	}
}

func TestNoChangeIsToldWhereItCanNotBe(t *testing.T) {
	t.Parallel()
	at := func(when string, n float64, qualifier string, broken bool) model.Observation {
		return model.Observation{Date: day(t, when), Value: model.Figure{Value: n, Qualifier: qualifier, Set: true}, Break: model.Flag{Yes: broken}}
	}
	for want, values := range map[string][]model.Observation{
		"nicht mit dem Wert davor vergleichbar":                                          {at("2020", 1, "", false), at("2021", 9, "", true)},
		"nicht sicher anzugeben, denn ein Wert ist nur ungefähr oder als Grenze bekannt": {at("2020", 1, "over", false), at("2021", 9, "over", false)},
		"etwa gleich seit 2020":                                                          {at("2020", 9, "about", false), at("2021", 9, "", false)},
		"gestiegen um etwa 650 (etwa 360 %) seit 2018":                                   {at("2018", 180, "about", false), at("2021", 830, "about", false)},
		"gestiegen um 9 seit 2020":                                                       {at("2020", 0, "", false), at("2021", 9, "", false)},
		"gestiegen um 34 (83 %) seit vermutlich 2022–2023":                               {at("2022?/2023?", 41, "", false), at("2024-01-25", 75, "", false)},
		"gesunken um mehr als 1 (mehr als 11 %) seit 2020":                               {at("2020", 9, "", false), at("2021", 8, "under", false)},
	} {
		x := &model.Indicator{Base: baseOf("indicators", "x"), Values: values}
		s := made(t, x)
		if got := s.in(t, "de").Record(x).fact("fact_trend_last").said(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestValuesStandInChartAndTable(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	de := s.in(t, "de")
	values := de.Record(s.find(t, "indicators/teilnahmen")).part("values")
	for _, want := range []string{"<title id=\"chart-title\">Begonnene Deutschkurse</title>", "Einheit: Kurse. Anzahl der Werte: 7.", "letzter: mehr als 50 (2024)", "Ziel: mehr als 60", "<rect"} {
		if !strings.Contains(values.Chart.SVG, want) {
			t.Errorf("the chart lacks %s", want)
		}
	}
	if len(values.Table.Rows) != 7 || len(values.Table.Head) != 4 || values.Table.Rows[4][2].Word != "value_revised" {
		t.Errorf("the table: %+v", values.Table)
	}
	if got := de.Record(s.find(t, "indicators/ehrenamt")).part("values"); got.Table != nil || got.Chart != nil || got.Empty != "empty_values" {
		t.Errorf("without values: %+v", got)
	}
	points := de.Record(s.find(t, "indicators/einbuergerungen")).part("values")
	if points.Chart.Note == nil || strings.Contains(points.Chart.SVG, "<rect") {
		t.Errorf("points: %+v", points.Chart)
	}
	if points.Doubts[0].Of.Text != "2022" || points.Doubts[1].Of.Text != "2024" {
		t.Errorf("the doubts about single values: %+v", points.Doubts)
	}
	if got := de.Record(s.find(t, "indicators/wanderung")).part("values").Chart; len(got.Legend) != 0 || !strings.Contains(got.SVG, ">-40<") {
		t.Errorf("of certain values alone nothing is to explain: %+v", got)
	}
}

func TestChartsHoldTextsAsText(t *testing.T) {
	t.Parallel()
	x := &model.Indicator{Base: baseOf("indicators", "x"), Unit: model.Text{S: "</svg><script>"}}
	x.Title = model.Text{S: "<b onload=x>"}
	for _, when := range []string{"2020", "2021/..", "../2022"} {
		x.Values = append(x.Values, model.Observation{Date: day(t, when), Value: model.Figure{Value: 1, Set: true}})
	}
	svg := made(t, x).in(t, "de").Record(x).part("values").Chart.SVG
	if strings.Contains(svg, "<script") || strings.Contains(svg, "<b ") || strings.Count(svg, "</svg>") != 1 {
		t.Error(svg)
	}
}

func TestWhereMeasuresAndProjectsStandIsToldWithTheDay(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	for _, c := range []struct{ record, key, want string }{
		{"measures/kursplan", "fact_status", "measure_state_running"},
		{"measures/kursplan", "fact_status_on", "19. November 2025"},
		{"measures/kursplan", "fact_unreported", "2025"},
		{"measures/lernwerkstatt", "fact_status", "measure_state_past"},
		{"measures/lernwerkstatt", "fact_status_told", "measure_state_running | Juni 2024"},
		{"measures/lernwerkstatt", "fact_unreported", "2024–2025"},
		{"measures/fahrdienst", "fact_status", "measure_state_late"},
		{"measures/fahrdienst", "fact_responsible", "value_not_known"},
		{"measures/wegweiser", "fact_status", "measure_state_done | status_day_unknown"},
		{"measures/patenbank", "fact_status", "measure_state_unknown"},
		{"projects/kochwerkstatt", "fact_status", "project_state_past"},
		{"projects/kochwerkstatt", "fact_status_told", "project_state_running | Mai 2023"},
		{"projects/kochwerkstatt", "fact_serves", "value_not_known"},
		{"projects/stadtgarten", "fact_lead", "value_not_known"},
		{"projects/stadtgarten", "fact_period", "value_not_known"},
		{"projects/vielfaltswochen", "fact_serves", "no fact"},
	} {
		if got := s.in(t, "de").Record(s.find(t, c.record)).fact(c.key).said(); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.record, c.key, got, c.want)
		}
	}
	empty := s.in(t, "de").Record(s.find(t, "projects/stadtgarten"))
	if empty.part("results").Empty != "empty_results" || empty.part("funding").Empty != "empty_funding" || empty.part("funding").Table != nil {
		t.Error("a project of which little is known does not say so")
	}
	if s.in(t, "de").Record(s.find(t, "projects/werkhof")).part("results") != nil {
		t.Error("a planned project is asked for results")
	}
}

func TestYearsAreWrittenAsRanges(t *testing.T) {
	t.Parallel()
	for want, years := range map[string][]int{"": nil, "2024": {2024}, "2023–2025": {2025, 2024, 2023}, "2025, 2021–2022, 2019": {2025, 2022, 2021, 2019}} {
		if got := yearRanges(years); got != want {
			t.Errorf("%v: %s, want %s", years, got, want)
		}
	}
}

// rows writes a table of states: words, numbers and bars.
func rows(s *Section) string {
	var out []string
	for _, r := range s.Table.Rows {
		f := Fact{Values: r}
		out = append(out, f.said())
	}
	return strings.Join(out, "\n")
}

func TestAConceptShowsItsFieldsWithMeasuresAndProgress(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	p := s.in(t, "de").Record(s.find(t, "concepts/zusammenleben-2023"))
	var got []string
	for _, point := range p.part("fields").Points {
		got = append(got, point.Facts[len(point.Facts)-1].said())
	}
	if want := "Fahrdienst zu Kursen measure_state_late | Gemeinsamer Kursplan measure_state_running\nLernwerkstatt am Hafen measure_state_past"; strings.Join(got, "\n") != want {
		t.Errorf("fields:\n%s", strings.Join(got, "\n"))
	}
	want := "measure_state_planned | 0 | 0 %\nmeasure_state_running | 1 | 25 %\nmeasure_state_late | 2 | 50 %\nmeasure_state_done | 0 | 0 %\n" +
		"measure_state_dropped | 0 | 0 %\nmeasure_state_past | 1 | 25 %\nmeasure_state_unknown | 0 | 0 %"
	if got := rows(p.part("progress")); got != want {
		t.Errorf("progress:\n%s\nwant\n%s", got, want)
	}
	bare := s.in(t, "de").Record(s.find(t, "concepts/leitbild-1999")).part("progress")
	if bare.Table != nil || bare.Empty != "empty_progress" {
		t.Errorf("a concept without measures: %+v", bare)
	}
}

func TestMonitoringCountsWhatIsKnownAndWhatIsNot(t *testing.T) {
	t.Parallel()
	p := open(t, musterstadt, noon).in(t, "de").Monitoring()
	for id, want := range map[string]string{
		"states": " measure_state_x | 1 | 12 %",
		"offices": "value_not_known | 6 | geplant: 1, verspätet: 2, umgesetzt: 1, aufgegeben: 1, Stand nicht bekannt: 1\n" +
			"Stadt Musterstadt  | 2 | läuft: 1, Zeit vorbei, Stand nicht bekannt: 1\nVolkshochschule Musterstadt  | 1 | läuft: 1",
		"reports": "2025 | 3 | 0 | 3\n2024 | 3 | 1 | 2\n2023 | 1 | 1 | 0\n2018 | 1 | 0 | 1\n2017 | 1 | 0 | 1",
		"indicators": "Begonnene Deutschkurse  | 2024 | Januar 2026 |  | 42\nPlätze in Deutschkursen  | 1. Oktober 2025 | 1. April 2026 | monitor_in_time | value_none\n" +
			"Einbürgerungen  | 31. Dezember 2025 | Juni 2026 | monitor_in_time | value_none\nKennzahlen ohne bekannten Termin: 3  | – | value_not_known | – | –",
	} {
		got := rows(p.part(id))
		if id == "states" {
			if strings.Count(got, "| 1 | 12 %") != 6 || strings.Count(got, "| 2 | 25 %") != 1 {
				t.Errorf("states:\n%s", got)
			}
			continue
		}
		if got != want {
			t.Errorf("%s:\n%s\nwant\n%s", id, got, want)
		}
	}
	if p.fact("fact_data_as_of").said() != "14. März 2026" {
		t.Errorf("as of %s", p.fact("fact_data_as_of").said())
	}
}

func TestMonitoringSaysWhyItIsEmptyAndStaysShort(t *testing.T) {
	t.Parallel()
	p := made(t).in(t, "de").Monitoring()
	for id, want := range map[string]string{"states": "empty_measures", "offices": "empty_measures", "reports": "empty_reports_by_year", "indicators": "empty_indicators"} {
		if s := p.part(id); s.Table != nil || s.Empty != want {
			t.Errorf("%s: %+v", id, s)
		}
	}
	var many []model.Record
	for i := range 60 {
		id := "x" + strings.Repeat("y", i)
		many = append(many, &model.Indicator{Base: baseOf("indicators", id), NextDue: day(t, "2026")}, &model.Organization{Base: baseOf("organizations", id)},
			&model.Measure{Base: baseOf("measures", id), Status: model.Word{S: "running"}, Responsible: []model.Ref{{Kind: "organizations", ID: id}}})
	}
	p = made(t, many...).in(t, "de").Monitoring()
	for _, id := range []string{"offices", "indicators"} {
		if s := p.part(id); len(s.Table.Rows) != shownMonitored || s.More == nil || !strings.Contains(s.More.Text.S, "60") {
			t.Errorf("%s: %d rows, more %+v", id, len(s.Table.Rows), s.More)
		}
	}
}

func TestMeasuresAreListedByFieldAndOffice(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	de := s.in(t, "de")
	found := map[string]int{}
	for _, l := range s.Lists("measures") {
		found[de.PathOf(l)+" "+de.ListTitle(l).S] = len(l.Records)
	}
	for _, want := range []string{"massnahmen/handlungsfeld/zusammenleben-2023_sprache/ Maßnahmen: Sprache lernen", "massnahmen/organisation/stadt/ Maßnahmen: Stadt Musterstadt"} {
		if found[want] != 2 {
			t.Errorf("%s has %d measures; there are %v", want, found[want], found)
		}
	}
}
