package derive_test

import (
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// knots writes a thread in short: one knot after the other as "day what", with the records and agenda items that the knot
// leads to; "+" stands before what is planned.
func knots(t *derive.Thread) string {
	var out []string
	for _, k := range t.Knots {
		s := k.Tells
		if k.Step != nil {
			s = k.Step.Step.S
		}
		if !k.Date.IsZero() {
			s = k.Date.String() + " " + s
		}
		if k.Record != nil {
			s += " " + k.Record.Meta().ID
		}
		for _, q := range k.Asked {
			s += " " + q.ID
		}
		for _, o := range k.Origins {
			s += " at " + o.Meta().ID
		}
		if k.Meeting != nil {
			s += " in " + k.Meeting.ID
		}
		for _, item := range k.Items {
			s += "#" + item.ID.S
		}
		if k.Planned {
			s = "+" + s
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func question(t testing.TB, id, raised string) *model.Question {
	t.Helper()
	return &model.Question{Base: base("questions", id), RaisedOn: day(t, raised), Status: word("open")}
}

func meeting(t testing.TB, id, start, status string, items ...model.AgendaItem) *model.Meeting {
	t.Helper()
	return &model.Meeting{Base: base("meetings", id), Start: moment(t, start), Status: word(status), Agenda: items}
}

func measureFrom(t testing.TB, id, start, status string) *model.Measure {
	t.Helper()
	return &model.Measure{Base: base("measures", id), Start: day(t, start), Status: word(status)}
}

func ending(t testing.TB, end string, m *model.Meeting) *model.Meeting {
	t.Helper()
	m.End = moment(t, end)
	return m
}

// on is an agenda item that names records by "kind/id".
func on(id string, keys ...string) model.AgendaItem {
	item := model.AgendaItem{ID: word(id)}
	for _, k := range keys {
		kind, name, _ := strings.Cut(k, "/")
		switch kind {
		case "recommendations":
			item.Recommendations = append(item.Recommendations, ref(kind, name))
		case "questions":
			item.Questions = append(item.Questions, ref(kind, name))
		case "projects":
			item.Projects = append(item.Projects, ref(kind, name))
		}
	}
	return item
}

// threadOf is the thread of the first record among all of them.
func threadOf(t testing.TB, asOf string, root model.Record, others ...model.Record) *derive.Thread {
	t.Helper()
	thread, ok := network(t, asOf, append([]model.Record{root}, others...)...).Thread(root)
	if !ok {
		t.Fatalf("%s has no thread", root.Meta().ID)
	}
	return thread
}

// What is linked with a recommendation is told once, in order, and nothing that has not begun is told as done.
func TestTheThreadOfARecommendation(t *testing.T) {
	t.Parallel()
	r := func(change func(x *model.Recommendation), steps ...string) *model.Recommendation {
		x := recommendation(t, "r", steps...)
		if change != nil {
			change(x)
		}
		return x
	}
	asked := func(id, raised string) *model.Question {
		q := question(t, id, raised)
		q.Recommendations = []model.Ref{ref("recommendations", "r")}
		return q
	}
	follows := func(x *model.Measure) *model.Measure {
		x.Recommendations = []model.Ref{ref("recommendations", "r")}
		return x
	}
	for _, c := range []struct {
		name   string
		root   *model.Recommendation
		others []model.Record
		want   string
	}{
		{"its own steps", r(nil, "2025-01-01 raised", "2025-02-01 sent"), nil, "2025-01-01 raised; 2025-02-01 sent"},
		{"a step without a day stays in its place", r(nil, "2025-01-01 raised", "note", "2025-02-01 sent"), nil, "2025-01-01 raised; note; 2025-02-01 sent"},
		{"a step of tomorrow is not told", r(nil, "2025-01-01 raised", "2026-03-15 adopted"), nil, "2025-01-01 raised"},
		{"a question of the same day is the same step", r(nil, "2025-01-01 raised"), []model.Record{asked("q", "2025-01-01")}, "2025-01-01 raised q"},
		{"and so is one of the same imprecise day", r(nil, "2025-01? raised"), []model.Record{asked("q", "2025-01?")}, "2025-01? raised q"},
		{"a question of another day is a step of its own", r(nil, "2025-01-02 raised"), []model.Record{asked("q", "2025-01-01")}, "2025-01-01 question q; 2025-01-02 raised"},
		{"a question of tomorrow is not told", r(nil, "2025-01-01 adopted"), []model.Record{asked("q", "2026-03-15")}, "2025-01-01 adopted"},
		{"the meeting that adopted it is the step of adoption, even on another day", r(func(x *model.Recommendation) { x.AdoptedAt = ref("meetings", "m") }, "2025-02-01 adopted"),
			[]model.Record{meeting(t, "m", "2025-01-31", "held", on("1", "recommendations/r"), on("2"))}, "2025-02-01 adopted in m#1"},
		{"the meeting that adopted it is a step where the history has none", r(func(x *model.Recommendation) { x.AdoptedAt = ref("meetings", "m") }, "2025-03-01 sent"),
			[]model.Record{meeting(t, "m", "2025-01-31", "held")}, "2025-01-31 adopted in m; 2025-03-01 sent"},
		{"an agenda item of the same day is the same step", r(nil, "2025-02-01 raised"), []model.Record{meeting(t, "m", "2025-02-01T17:00", "held", on("1", "recommendations/r"))}, "2025-02-01 raised in m#1"},
		{"one of another day is a step of its own", r(nil, "2025-02-01 raised"), []model.Record{meeting(t, "m", "2025-03-01", "held", on("1", "recommendations/r"))}, "2025-02-01 raised; 2025-03-01 meeting in m#1"},
		{"a note on what was said in a meeting is the same step", r(nil, "2025-02-01 raised", "2025-03-01 note!"), []model.Record{meeting(t, "m", "2025-03-01", "held", on("1", "recommendations/r"))},
			"2025-02-01 raised; 2025-03-01 note in m#1"},
		{"a step over the days of a meeting is the same step", r(nil, "2025-02-01/2025-02-02 raised"), []model.Record{ending(t, "2025-02-02", meeting(t, "m", "2025-02-01", "held", on("1", "recommendations/r")))},
			"2025-02-01/2025-02-02 raised in m#1"},
		{"items on a question that led to it count", r(nil, "2025-02-01 adopted"), []model.Record{asked("q", "2025-01-01"), meeting(t, "m", "2025-01-15", "held", on("1", "questions/q"))},
			"2025-01-01 question q; 2025-01-15 meeting in m#1; 2025-02-01 adopted"},
		{"all items of one meeting are one step", r(nil, "2025-02-01 raised"), []model.Record{meeting(t, "m", "2025-03-01", "held", on("1", "recommendations/r"), on("2", "recommendations/r"))},
			"2025-02-01 raised; 2025-03-01 meeting in m#1#2"},
		{"a meeting that is to come is planned", r(nil, "2025-02-01 drafted"), []model.Record{meeting(t, "m", "2026-04-01", "planned", on("1", "recommendations/r"))}, "2025-02-01 drafted; +2026-04-01 meeting in m#1"},
		{"a meeting of later that was held is not known yet", r(nil, "2025-02-01 drafted"), []model.Record{meeting(t, "m", "2026-04-01", "held", on("1", "recommendations/r"))}, "2025-02-01 drafted"},
		{"a cancelled meeting dealt with nothing", r(nil, "2025-02-01 drafted"), []model.Record{meeting(t, "m", "2025-04-01", "cancelled", on("1", "recommendations/r"))}, "2025-02-01 drafted"},
		{"measures follow", r(nil, "2025-02-01 accepted"), []model.Record{follows(measureFrom(t, "m", "2025-05", "running"))}, "2025-02-01 accepted; 2025-05 measure m"},
		{"a measure of the same year comes behind what led to it", r(nil, "2025-02-01 raised", "2025-03-01 accepted", "2025-06-01 note"), []model.Record{follows(measureFrom(t, "m", "2025", "running"))},
			"2025-02-01 raised; 2025-03-01 accepted; 2025 measure m; 2025-06-01 note"},
		{"a measure without a start comes last of what is as far", r(nil, "2025-02-01 accepted"), []model.Record{follows(measureFrom(t, "m", "", "unknown"))}, "2025-02-01 accepted; measure m"},
		{"a measure that is to start is planned", r(nil, "2025-02-01 accepted"), []model.Record{follows(measureFrom(t, "m", "2027", "planned"))}, "2025-02-01 accepted; +2027 measure m"},
		{"nor is a planned one without a start told as done", r(nil, "2025-02-01 accepted"), []model.Record{follows(measureFrom(t, "m", "", "planned"))}, "2025-02-01 accepted; +measure m"},
		{"what no source links is told with that word", r(nil, "2025-02-01 sent", "2025-03-01 note!"), nil, "2025-02-01 sent; 2025-03-01 note"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := knots(threadOf(t, "2026-03-14", c.root, c.others...)); got != c.want {
				t.Errorf("tells %s\nwant %s", got, c.want)
			}
		})
	}
}

// Where a matter came up stands with the first step that raises it.
func TestWhereAMatterCameUp(t *testing.T) {
	t.Parallel()
	fair := &model.Event{Base: base("events", "fair"), Start: moment(t, "2024-09-16"), Status: word("held")}
	cafe := &model.Event{Base: base("events", "cafe"), Start: moment(t, "2023-09-05"), Status: word("held"), Recurrence: word("FREQ=WEEKLY")}
	later := &model.Event{Base: base("events", "later"), Start: moment(t, "2026-09-16"), Status: word("planned")}
	for _, c := range []struct {
		name  string
		from  []string
		steps []string
		want  string
	}{
		{"with the step that raises it", []string{"fair"}, []string{"2024-09 raised"}, "2024-09 raised at fair"},
		{"else on the day of the event", []string{"fair"}, []string{"2024-12-01 adopted"}, "2024-09-16 origin at fair; 2024-12-01 adopted"},
		{"a series has no one day", []string{"cafe"}, []string{"2024-12-01 adopted"}, "origin at cafe; 2024-12-01 adopted"},
		{"in two events", []string{"cafe", "fair"}, []string{"2024-09 raised"}, "2024-09 raised at cafe at fair"},
		{"not in one that is to come", []string{"later"}, []string{"2024-09 raised"}, "2024-09 raised"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			x := recommendation(t, "r", c.steps...)
			for _, id := range c.from {
				x.CameUp = append(x.CameUp, ref("events", id))
			}
			if got := knots(threadOf(t, "2026-03-14", x, fair, cafe, later)); got != c.want {
				t.Errorf("tells %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestWhatIsMeasuredSinceAMeasureBegan(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, start, asOf string
		values            []string
		want              string // first and last
	}{
		{"first and last value since", "2024-05-01", "2026-03-14", []string{"2024-06-01", "2025-06-01", "2026-01-01"}, "2024-06-01 2026-01-01"},
		{"in whatever order they stand", "2024-05-01", "2026-03-14", []string{"2026-01-01", "2024-06-01"}, "2024-06-01 2026-01-01"},
		{"none from before it began", "2024-05-01", "2026-03-14", []string{"2023-01-01", "2025-01-01"}, "2025-01-01 2025-01-01"},
		{"one on its first day", "2024-05-01", "2026-03-14", []string{"2024-05-01"}, "2024-05-01 2024-05-01"},
		{"none that is not known yet", "2024-05-01", "2025-12-31", []string{"2025-01-01", "2026-01-01"}, "2025-01-01 2025-01-01"},
		{"none at all", "2024-05-01", "2026-03-14", nil, " "},
		{"since the matter began, where the measure's start is not known", "", "2026-03-14", []string{"2023-12-01", "2024-12-01", "2025-12-01"}, "2024-12-01 2025-12-01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			i := &model.Indicator{Base: base("indicators", "i")}
			for _, v := range c.values {
				i.Values = append(i.Values, model.Observation{ID: word(v), Date: day(t, v)})
			}
			m := measureFrom(t, "m", c.start, "running")
			m.Indicators = []model.Ref{ref("indicators", "i")}
			x := recommendation(t, "r", "2024-01-01 adopted")
			x.Measures = []model.Ref{ref("measures", "m")}
			list := threadOf(t, c.asOf, x, m, i).Knots
			k := list[slices.IndexFunc(list, func(k derive.Knot) bool { return k.Tells == derive.KnotIndicator })]
			if got := k.First.Date.String() + " " + k.Last.Date.String(); got != c.want {
				t.Errorf("first and last value: %q, want %q", got, c.want)
			}
		})
	}
}

func TestWhatIsExpectedNext(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, due string
		to        bool
		steps     []string
		others    []model.Record
		what, by  string
		late      bool
	}{
		{name: "of what was raised, no source says it", steps: []string{"2025-01-01 raised"}, what: derive.ExpectUnknown},
		{name: "a draft is to be adopted", steps: []string{"2025-01-01 drafted"}, what: derive.ExpectAdoption},
		{name: "a planned meeting", steps: []string{"2025-01-01 drafted"}, others: []model.Record{meeting(t, "m", "2026-04-01", "moved", on("1", "recommendations/r"))}, what: derive.ExpectMeeting},
		{name: "what was adopted without an addressee waits for nobody", steps: []string{"2025-01-01 adopted"}, what: derive.ExpectUnknown},
		{name: "with one, for an answer", steps: []string{"2025-01-01 adopted"}, to: true, what: derive.ExpectAnswer},
		{name: "what was sent, for an answer by its day", steps: []string{"2025-01-01 sent"}, due: "2026-06", what: derive.ExpectAnswer, by: "2026-06"},
		{name: "on the day it is not late", steps: []string{"2025-01-01 sent"}, due: "2026-03-14", what: derive.ExpectAnswer, by: "2026-03-14"},
		{name: "on the day after it is", steps: []string{"2025-01-01 sent"}, due: "2026-03-13", what: derive.ExpectAnswer, by: "2026-03-13", late: true},
		{name: "an answer without a verdict leaves it open", steps: []string{"2025-01-01 answered"}, what: derive.ExpectUnknown},
		{name: "what was accepted is to be carried out", steps: []string{"2025-01-01 accepted"}, what: derive.ExpectDoing},
		{name: "what was refused ends", steps: []string{"2025-01-01 refused"}},
		{name: "what was withdrawn ends", steps: []string{"2025-01-01 withdrawn"}, due: "2025-02-01"},
		{name: "what is done ends", steps: []string{"2025-01-01 carried-out"}},
		{name: "where no step is known, nothing is expected"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			x := recommendation(t, "r", c.steps...)
			x.AnswerDue = day(t, c.due)
			if c.to {
				x.AddresseeNote.S = "die Stadt"
			}
			want := derive.Expectation{What: c.what, By: date(t, c.by), Late: c.late}
			if got := threadOf(t, "2026-03-14", x, c.others...).Next; got != want {
				t.Errorf("expects %+v, want %+v", got, want)
			}
		})
	}
}

func TestTheMeasureUnderWaySaysUntilWhen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, end, want string }{
		{"until its end", "2026-12", "2026-12"},
		{"not where the end is past", "2025-12", ""},
		{"not where it has none", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m := measureFrom(t, "m", "2025", "running")
			m.End = day(t, c.end)
			x := recommendation(t, "r", "2025-01-01 under-way")
			x.Measures = []model.Ref{ref("measures", "m")}
			if got := threadOf(t, "2026-03-14", x, m).Next; got.What != derive.ExpectDoing || got.By.String() != c.want {
				t.Errorf("expects %+v, want by %s", got, c.want)
			}
		})
	}
}

// A question from which no recommendation came has a thread of its own, and so has a project that serves neither.
func TestTheThreadOfAQuestionOrProject(t *testing.T) {
	t.Parallel()
	q := question(t, "q", "2025-01-10")
	q.Said = []model.Said{{ID: word("a"), Date: day(t, "2025-02-01")}, {ID: word("b")}, {ID: word("c"), Date: day(t, "2026-09")}}
	q.Projects = []model.Ref{ref("projects", "p")}
	p := &model.Project{Base: base("projects", "p"), Start: day(t, "2025-06"), Status: word("running")}
	m := meeting(t, "m", "2025-01-20", "held", on("1", "questions/q"))
	thread := threadOf(t, "2026-03-14", q, p, m)
	if got := knots(thread); got != "2025-01-10 question; 2025-01-20 meeting in m#1; 2025-02-01 said; said; 2025-06 project p" || thread.Next.What != derive.ExpectUnknown {
		t.Errorf("tells %s, expects %+v", got, thread.Next)
	}
	alone := &model.Project{Base: base("projects", "p"), Start: day(t, "2024"), End: day(t, "2025"), Status: word("finished"), Measures: []model.Ref{ref("measures", "x")}}
	if got := knots(threadOf(t, "2026-03-14", alone, measureFrom(t, "x", "2024-05", "done"))); got != "2024 project; 2024-05 measure x; 2025 end" {
		t.Errorf("tells %s", got)
	}
	if _, ok := network(t, "2026-03-14", alone).Thread(alone); ok {
		t.Error("a project that nothing is tied to has a thread")
	}
}

// From any record that a thread tells of one click leads to it.
func TestEveryRecordOfAThreadLeadsToIt(t *testing.T) {
	t.Parallel()
	f := musterstadt(t, "2026-03-14")
	for key, want := range map[string]string{
		"questions/kursstart":                "2024-kursstarts",
		"events/sprachcafe":                  "2024-kursstarts",
		"meetings/2024-06-12-plenum":         "2024-kursstarts",
		"meetings/2026-04-15-plenum":         "2026-gesundheit",
		"meetings/2026-03-11-sprache":        "wartezeiten",
		"measures/kursplan":                  "2024-kursstarts",
		"indicators/kursplaetze":             "2024-kursstarts",
		"projects/sprachpaten":               "2024-kursstarts",
		"recommendations/2024-kursstarts":    "", // its own page
		"questions/wartezeiten":              "",
		"news/2026-03-13-infoboerse":         "",
		"organizations/volkshochschule":      "",
		"recommendations/2025-plakate":       "",
		"measures/begruessungsmappe":         "",
		"meetings/2026-03-20-begegnung":      "",
		"recommendations/2024-auswertung":    "",
		"recommendations/2025-spielplatz":    "",
		"indicators/ehrenamt":                "",
		"questions/treffpunkt":               "",
		"projects/stadtgarten":               "",
		"events/2026-03-13-infoboerse":       "",
		"recommendations/2021-beschilderung": "",
	} {
		if got := ids(f.Matters(get[model.Record](t, f, key))); got != want {
			t.Errorf("%s belongs to the matters %q, want %q", key, got, want)
		}
	}
	m := get[*model.Meeting](t, f, "meetings/2024-06-12-plenum")
	for item, want := range map[string]string{"empfehlung": "2024-kursstarts", "bericht-sprache": "2024-kursstarts", "wochen": ""} {
		if got := ids(f.MattersAt(m, item)); got != want {
			t.Errorf("the item %s belongs to the matters %q, want %q", item, got, want)
		}
	}
}

// News lead to the matters of what they are about, and to those that the records have as their own.
func TestNewsOfAnAnswerLeadToTheMatter(t *testing.T) {
	t.Parallel()
	x := recommendation(t, "r", "2025-01-01 raised")
	q := question(t, "q", "2024-12-01")
	q.Recommendations = []model.Ref{ref("recommendations", "r")}
	for name, about := range map[string]model.Ref{"the root": ref("recommendations", "r"), "a record of the thread": ref("questions", "q")} {
		n := &model.News{Base: base("news", "n"), About: []model.Ref{about}}
		if got := ids(network(t, "2026-03-14", x, q, n).Matters(n)); got != "r" {
			t.Errorf("news about %s: %q", name, got)
		}
	}
}
