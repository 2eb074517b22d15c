package derive_test

import (
	"fmt"
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// annual gives one year; nil where there is none.
func annual(f *derive.Facts, year int) *derive.Annual {
	for _, y := range f.Annuals() {
		if y.Year == year {
			return y
		}
	}
	return nil
}

// stands writes how records stood: "id state", with + where one began and - where it ended in the year.
func stands(list []derive.Stand) string {
	var out []string
	for _, s := range list {
		text := s.Record.Meta().ID + " " + s.State
		if s.State == "" {
			text += "?"
		}
		if s.Begun {
			text += "+"
		}
		if s.Ended {
			text += "-"
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

// What came later is not known at the end of a year; what has no day, or a day that is not certain, leaves it open.
func TestHowARecommendationStoodAtTheEndOfItsYear(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		steps []string
		want  string
	}{
		{"it was answered in the year", []string{"2024-02-01 sent", "2024-11-01 answered"}, "r answered"},
		{"it was answered on the last day", []string{"2024-02-01 sent", "2024-12-31 answered"}, "r answered"},
		{"it was answered the day after", []string{"2024-02-01 sent", "2025-01-01 answered"}, "r sent"},
		{"it was answered in the last month", []string{"2024-02-01 sent", "2024-12 answered"}, "r answered"},
		{"it was answered in the year, nobody knows when", []string{"2024 adopted", "2024 answered"}, "r answered"},
		{"it was answered about then", []string{"2024-02-01 sent", "2024-12~ answered"}, "r ?"},
		{"it was answered in that year or the next", []string{"2024 adopted", "2024/2025 answered"}, "r ?"},
		{"it was answered, nobody knows when", []string{"2024-02-01 sent", "answered"}, "r ?"},
		{"it was only noted, nobody knows when", []string{"2024-02-01 sent", "note"}, "r sent"},
		{"no source links the answer", []string{"2024-02-01 sent", "2024-11-01 answered!"}, "r sent"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := network(t, "2026-03-14", recommendation(t, "r", c.steps...))
			if got := stands(annual(f, 2024).Made); got != c.want {
				t.Errorf("it stood %q, want %q", got, c.want)
			}
		})
	}
}

func TestARunningYearStandsAsOfTheInstant(t *testing.T) {
	t.Parallel()
	f := network(t, "2026-03-14", recommendation(t, "r", "2026-01-01 sent", "answered"), meeting(t, "later", "2027-01-01", "planned"))
	y := annual(f, 2026)
	if !y.Running || y.Ahead || y.Day.String() != "2026-03-14" || stands(y.Made) != "r answered" {
		t.Errorf("the running year is %+v", y)
	}
	if next := annual(f, 2027); next.Running || !next.Ahead || next.Meetings.All+next.Elsewhere.Planned != 1 || moves(next.Moves) != "2027-01-01 met planned later+" {
		t.Errorf("the next year is %+v", next)
	}
	if last := annual(network(t, "2026-12-31", recommendation(t, "r", "2026-01-01 sent")), 2026); last.Running || last.Day.String() != "2026-12-31" {
		t.Errorf("on its last day the year is %+v", last)
	}
}

func TestWhatWaitedAtTheEndOfAYear(t *testing.T) {
	t.Parallel()
	f := network(t, "2026-03-14", recommendation(t, "a", "2022-01-01 sent", "2023-05-01 answered"), recommendation(t, "b", "2023-01-01 sent"),
		recommendation(t, "c", "2023-02-01 sent", "answered"), recommendation(t, "d", "sent"), recommendation(t, "e", "2024-01-01 raised"))
	var got []string
	for _, y := range f.Annuals() {
		got = append(got, fmt.Sprintf("%d: %d of %d, %d unclear, %d answers", y.Year, y.Waiting, y.Known, y.Unclear, len(y.Answers)))
	}
	want := "2024: 1 of 4, 1 unclear, 0 answers; 2023: 1 of 3, 1 unclear, 1 answers; 2022: 1 of 1, 0 unclear, 0 answers"
	if strings.Join(got, "; ") != want {
		t.Errorf("waited %s", strings.Join(got, "; "))
	}
}

// A project stands with each year that it is known to have touched, and with no other.
func TestTheYearsOfAProject(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		record model.Record
		want   string
	}{
		{"from its beginning to its end", project(t, "finished", "2024", "2021", "2023-06"), "2021 p unknown+; 2022 p unknown; 2023 p finished-; 2024 p finished"},
		{"one that was told to run has run until then", project(t, "running", "2023", "2021", ""), "2021 p unknown+; 2022 p unknown; 2023 p running"},
		{"one that was told to be over may have been over before", project(t, "finished", "2024", "2021", ""), "2021 p unknown+; 2024 p finished"},
		{"one that nobody told of again", project(t, "running", "", "2021", ""), "2021 p ?+"},
		{"of a measure, years of reports too", measure(t, "m", "running", "2021-05-01", "2021", "", "2024-05-01"), "2021 m running+; 2024 m running"},
		{"a plan up to its end", project(t, "planned", "2024-01-01", "2025", "2027"), "2024 p planned; 2025 p planned; 2026 p past; 2027 p past"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			records := []model.Record{c.record}
			for n := 2019; n <= 2027; n++ { // a year that nothing is filed under has no page
				records = append(records, meeting(t, fmt.Sprint("m", n), fmt.Sprint(n), "held"))
			}
			var got []string
			for _, y := range network(t, "2026-03-14", records...).Annuals() {
				for _, list := range [][]derive.Stand{y.Projects, y.Measures} {
					if len(list) > 0 {
						got = append([]string{fmt.Sprint(y.Year, " ", stands(list))}, got...)
					}
				}
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("years %s\nwant  %s", strings.Join(got, "; "), c.want)
			}
		})
	}
}

func TestMeetingsOfAYearAreCountedByWhatIsKnown(t *testing.T) {
	t.Parallel()
	own := &model.Group{Base: base("groups", "own"), PartOf: model.Flag{Set: true, Yes: true}}
	records := []model.Record{own, meeting(t, "council", "2026-02-02", "held")}
	for id, status := range map[string]string{"2026-01-10": "held", "2026-01-11": "announced", "2026-01-12": "planned", "2026-01-13": "cancelled", "2026-01-14": "moved", "2026-06-01": "planned"} {
		m := meeting(t, id, id, status)
		m.Groups = []model.Ref{ref("groups", "own")}
		records = append(records, m)
	}
	y := annual(network(t, "2026-03-14", records...), 2026)
	if want := (derive.Gatherings{All: 6, Held: 1, Announced: 3, Planned: 1, Cancelled: 1}); y.Meetings != want {
		t.Errorf("meetings %+v, want %+v: of what was planned and is past nobody told that it took place", y.Meetings, want)
	}
	if want := (derive.Gatherings{All: 1, Held: 1}); y.Elsewhere != want {
		t.Errorf("of other bodies %+v", y.Elsewhere)
	}
}

func TestValuesStandUnderTheirYear(t *testing.T) {
	t.Parallel()
	x := &model.Indicator{Base: base("indicators", "i")}
	for i, d := range []string{"2023-06-30", "2023-12-31", "2024/2025", "2026-12-31"} {
		x.Values = append(x.Values, model.Observation{ID: word(d), Date: day(t, d), Value: model.Figure{Value: float64(i), Set: true}})
	}
	f := network(t, "2026-03-14", x, meeting(t, "a", "2023", "held"), meeting(t, "b", "2024", "held"), meeting(t, "c", "2025", "held"), meeting(t, "d", "2026", "held"))
	var got []string
	for _, y := range f.Annuals() {
		for _, v := range y.Values {
			got = append(got, fmt.Sprint(y.Year, " ", v.Value.ID.S))
		}
	}
	if strings.Join(got, "; ") != "2025 2024/2025; 2023 2023-12-31" {
		t.Errorf("values %q", got)
	}
}

func TestYearsGoBackToTheBeginningOfTheNetwork(t *testing.T) {
	t.Parallel()
	records := model.NewRecords(&model.Network{Since: day(t, "2024")}, []model.Record{meeting(t, "old", "1997", "held")}, nil)
	var got []string
	for _, y := range derive.New(records, zone(t), instant(t, "2026-03-14")).Annuals() {
		got = append(got, fmt.Sprint(y.Year))
	}
	if strings.Join(got, " ") != "2026 2025 2024 1997" {
		t.Errorf("years %q", got)
	}
}

// An earlier day opens nothing again: whoever may not be named today is not named in the year either, and a meeting that is
// deleted adopts nothing.
func TestALookBackShowsNoMoreThanTheInstant(t *testing.T) {
	t.Parallel()
	gone := meeting(t, "gone", "2024-05-01", "held")
	gone.Deleted.On = day(t, "2025-01-01")
	r := recommendation(t, "r", "2024-02-01 raised")
	r.AdoptedAt = ref("meetings", "gone")
	if got := stands(annual(network(t, "2026-03-14", gone, r), 2024).Made); got != "r open" {
		t.Errorf("it stood %q", got)
	}
}
