package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

func on(t testing.TB, s string) edtf.Date {
	t.Helper()
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// What is not known to the day is said in words and not counted.
func TestLinesOfWhatWaits(t *testing.T) {
	t.Parallel()
	v := open(t, musterstadt, noon).in(t, "de")
	for _, c := range []struct {
		name, since, due string
		days, overdue    int
		late             bool
		want             string
	}{
		{"for days", "2025-10-20", "", 145, 0, false, "wartet seit 20. Oktober 2025 · bisher 145 Tage · keine Frist bekannt"},
		{"for one day", "2026-03-13", "", 1, 0, false, "wartet seit 13. März 2026 · bisher 1 Tag · keine Frist bekannt"},
		{"for none yet", "2026-03-14", "", 0, 0, false, "wartet seit 14. März 2026 · bisher 0 Tage · keine Frist bekannt"},
		{"since about a month", "2025-08~", "", -1, 0, false, "wartet seit etwa August 2025 · Tage nicht gezählt, der Tag ist nicht genau bekannt · keine Frist bekannt"},
		{"since it is not known when", "", "", -1, 0, false, "seit wann sie wartet, ist nicht bekannt · keine Frist bekannt"},
		{"with time left", "2026-03-13", "2026-06", 1, 0, false, "wartet seit 13. März 2026 · bisher 1 Tag · Antwort erwartet bis Juni 2026"},
		{"overdue by a day", "2026-03-04", "2026-03-13", 10, 1, true, "wartet seit 4. März 2026 · bisher 10 Tage · Antwort erwartet bis 13. März 2026 · 1 Tag überfällig"},
		{"overdue since a month", "2026-01-04", "2026-02", 69, -1, true, "wartet seit 4. Januar 2026 · bisher 69 Tage · Antwort erwartet bis Februar 2026"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := derive.Wait{Since: on(t, c.since), Due: on(t, c.due), Days: c.days, Overdue: c.overdue, Late: c.late}
			if got := strings.Join(v.WaitLines(w), " · "); got != c.want {
				t.Errorf("says %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestDaysArePluralInEveryLanguage(t *testing.T) {
	t.Parallel()
	s := open(t, magdeburg, noon)
	for language, want := range map[string]string{
		"de":        "1 Tag überfällig|2 Tage überfällig|5 Tage überfällig|21 Tage überfällig",
		"de-simple": "1 Tag zu spät|2 Tage zu spät|5 Tage zu spät|21 Tage zu spät",
		"en":        "1 day overdue|2 days overdue|5 days overdue|21 days overdue",
		"ru":        "просрочено на 1 день|просрочено на 2 дня|просрочено на 5 дней|просрочено на 21 день",
		"uk":        "прострочено на 1 день|прострочено на 2 дні|прострочено на 5 днів|прострочено на 21 день",
		"pl":        "1 dzień po terminie|2 dni po terminie|5 dni po terminie|21 dni po terminie",
		"ro":        "1 zi întârziere|2 zile întârziere|5 zile întârziere|21 de zile întârziere",
		"ar":        "متأخر يومًا واحدًا|متأخر يومين|متأخر 5 أيام|متأخر 21 يومًا",
		"vi":        "quá hạn 1 ngày|quá hạn 2 ngày|quá hạn 5 ngày|quá hạn 21 ngày",
	} {
		v := s.in(t, language)
		var got []string
		for _, n := range []int{1, 2, 5, 21} {
			got = append(got, v.plural("wait_overdue", n))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s says %s", language, strings.Join(got, "|"))
		}
	}
}

// many makes recommendations that were sent, one a day.
func many(n int) []model.Record {
	out := make([]model.Record, n)
	for i := range out {
		x := &model.Recommendation{Base: baseOf("recommendations", fmt.Sprintf("r%03d", i))}
		day, _ := edtf.FromDay(2025, 1+i/28, 1+i%28)
		x.Steps = []model.Step{{ID: model.Word{S: "s"}, Step: model.Word{S: "sent"}, Date: model.Day{Date: day}}}
		out[i] = x
	}
	return out
}

func TestWhatWaitsIsPaged(t *testing.T) {
	t.Parallel()
	s := made(t, many(2*perPage+1)...)
	v := s.in(t, "en")
	var found []string
	for _, f := range s.followUpFiles()[1:] {
		p := f.compose(v)
		found = append(found, fmt.Sprintf("%s %d %s", f.address(v), len(p.Sections[0].Items), p.Sections[0].Items[0].Page))
		if p.Pager == nil || p.Pager.Pages != 3 {
			t.Errorf("%s has the pager %+v", f.name, p.Pager)
		}
	}
	want := []string{"recommendations/waiting/ 20 /recommendations/r000", "recommendations/waiting/page/2/ 20 /recommendations/r020", "recommendations/waiting/page/3/ 1 /recommendations/r040"}
	if !slices.Equal(found, want) {
		t.Errorf("pages %q", found)
	}
}

func TestNothingWaits(t *testing.T) {
	t.Parallel()
	s := made(t)
	files := s.followUpFiles()
	if len(files) != 2 {
		t.Fatalf("%d pages", len(files))
	}
	if p := files[1].compose(s.in(t, "de")); p.Sections[0].Empty != "empty_waiting" || len(p.Sections[0].Items) != 0 || p.Pager != nil {
		t.Errorf("the page is %+v", p.Sections[0])
	}
	if p := files[0].compose(s.in(t, "de")); len(p.Sections) != 1 {
		t.Errorf("without recommendations there are tables: %+v", p.Sections)
	}
}

// A number that has evidence leads to it, and the list that it leads to has as many entries.
func TestFiguresLeadToTheirEvidence(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	v := s.in(t, "de")
	sizes := map[string]string{v.href(v.waitingPath(1)): "3"}
	for _, l := range s.Lists("recommendations") {
		sizes[v.href(v.PathOf(l))] = v.number(float64(len(l.Records)), 0)
	}
	p := v.Figures()
	linked := 0
	for _, f := range p.Facts {
		if len(f.Values) > 0 && f.Values[0].Link != nil {
			linked++
			if link := f.Values[0].Link; sizes[link.Href] != link.Text.S {
				t.Errorf("%s says %s and leads to %s with %q entries", f.Key, link.Text.S, link.Href, sizes[link.Href])
			}
		}
	}
	if linked < 8 {
		t.Errorf("only %d figures lead to their evidence", linked)
	}
	for _, section := range p.Sections {
		if section.Table == nil {
			continue
		}
		for _, row := range section.Table.Rows {
			if row[0].Link != nil && sizes[row[0].Link.Href] != row[1].S {
				t.Errorf("%s: the row %s counts %s, its list %q", section.ID, row[0].Link.Text.S, row[1].S, sizes[row[0].Link.Href])
			}
			if len(row) != len(section.Table.Head) {
				t.Errorf("%s: a row has %d cells", section.ID, len(row))
			}
		}
	}
}

func TestTheRowsOfFigures(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	table := s.in(t, "de").Figures()
	rows := map[string]string{}
	for _, section := range table.Sections {
		if section.Table == nil {
			continue
		}
		for _, row := range section.Table.Rows {
			name, cells := row[0].Word, ""
			if row[0].Link != nil {
				name = row[0].Link.Text.S
			}
			for _, c := range row[1:] {
				cells += " " + cellLine([]Value{c})
			}
			rows[section.ID+" "+name] = strings.TrimSpace(cells)
		}
	}
	for row, want := range map[string]string{ // all, waiting, answered, days, accepted, in part, refused, carried out
		"year 2024":                       "1 0 1 zu wenige Fälle (1) 1 0 0 1",
		"year 2025":                       "5 2 1 zu wenige Fälle (1) 0 1 0 0",
		"year 2023":                       "2 0 2 value_not_known 0 1 1 0",
		"year 2020":                       "1 0 0 – 0 0 0 0",
		"year followup_no_value":          "1 0 0 – 0 0 0 0",
		"addressee Stadt Musterstadt":     "7 3 4 105 (3) 2 1 0 1",
		"addressee followup_no_addressee": "6 0 1 value_not_known 0 0 1 0",
	} {
		if rows[row] != want {
			t.Errorf("%s: %s, want %s", row, rows[row], want)
		}
	}
}

func TestAMedianTakesThreeCases(t *testing.T) {
	t.Parallel()
	v := made(t).in(t, "de")
	for timed, want := range map[int]string{1: "followup_few", 2: "followup_few", 3: "105"} {
		facts := v.totals(derive.FollowUp{All: 4, Outcome: map[string]int{derive.OutcomeAnswered: 4}, Timed: timed, Untimed: 4 - timed, Median: 105})
		got := map[string]string{}
		for _, f := range facts {
			got[f.Key] = cellLine(f.Values)
		}
		if got["followup_days"] != want || got["followup_timed"] != v.whole(timed) {
			t.Errorf("of %d: %s over %s, want %s", timed, got["followup_days"], got["followup_timed"], want)
		}
	}
}

// The ways to narrow the whole list down stand on that list and its facets; what waits is another.
func TestWhatCountsOffersNoFacets(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	for _, f := range s.followUpFiles() {
		if p := f.compose(s.in(t, "de")); p.List != "" {
			t.Errorf("%s calls itself the list %s", f.name, p.List)
		}
	}
}

// The list of recommendations, the contents and the home page lead to what waits.
func TestWaysToWhatWaits(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	v := s.in(t, "de")
	want := "/netz/empfehlungen/wartet/"
	list := v.ListPage(s.Lists("recommendations")[0], 1)
	if list.Facts[0].Values[0].Link.Href != want || list.Facts[0].Values[0].Link.Text.S != "3" {
		t.Errorf("the list has %+v", list.Facts)
	}
	leads := func(links []Link) bool {
		return slices.ContainsFunc(links, func(l Link) bool { return l.Href == want })
	}
	if !leads(v.Contents().part("pages").Links) {
		t.Error("the contents don't lead there")
	}
	if !slices.ContainsFunc(v.Home().Home.Ways, func(w Way) bool { return leads(w.Links) }) {
		t.Error("the home page does not lead there")
	}
}

// The way for the city promises what was recommended, what waits and what is done; its first links lead there.
func TestTheWayForTheCityLeadsToWhatItPromises(t *testing.T) {
	t.Parallel()
	var got []string
	for _, w := range open(t, musterstadt, noon).in(t, "de").Home().Home.Ways {
		if w.Key == "city" {
			for _, l := range w.Links {
				got = append(got, l.Href)
			}
		}
	}
	want := []string{"/netz/empfehlungen/bilanz/", "/netz/empfehlungen/wartet/", "/netz/monitoring/"}
	if len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
		t.Errorf("it leads to %q", got)
	}
}
