package derive_test

import (
	"fmt"
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// house is a network of rules, seen at noon of a day.
func house(t testing.TB, asOf string, n *model.Network, records ...model.Record) *derive.Facts {
	t.Helper()
	return derive.New(model.NewRecords(n, records, nil), zone(t), instant(t, asOf))
}

func ruleOf(check string, set ...func(*model.Rule)) model.Rule {
	r := model.Rule{ID: word("r"), Check: word(check)}
	for _, f := range set {
		f(&r)
	}
	return r
}

func integerOf(n int) model.Integer { return model.Integer{N: n, Set: true} }

func atLeast(n int) func(*model.Rule) { return func(r *model.Rule) { r.Minimum = integerOf(n) } }
func exactly(n int) func(*model.Rule) { return func(r *model.Rule) { r.Exactly = integerOf(n) } }
func within(days int) func(*model.Rule) {
	return func(r *model.Rule) { r.Days = integerOf(days) }
}

// completeFor declares kinds complete from a day to a day: "meetings 2024 2025".
func completeFor(t testing.TB, lines ...string) []model.Complete {
	t.Helper()
	var out []model.Complete
	for _, l := range lines {
		f := strings.Fields(l + " ")
		c := model.Complete{What: word(f[0]), From: day(t, f[1])}
		if len(f) > 2 {
			c.To = day(t, f[2])
		}
		out = append(out, c)
	}
	return out
}

func ownGroup(id, kind string) *model.Group {
	return &model.Group{Base: base("groups", id), GroupKind: word(kind), PartOf: model.Flag{Yes: true, Set: true}}
}

// metOn reads "2024-06-12 held plenum".
func metOn(t testing.TB, line string, set ...func(*model.Meeting)) *model.Meeting {
	t.Helper()
	f := strings.Fields(line)
	m := &model.Meeting{Base: base("meetings", f[0]+"-"+f[2]), Start: moment(t, f[0]), Status: word(f[1]), Groups: []model.Ref{ref("groups", f[2])}}
	for _, s := range set {
		s(m)
	}
	return m
}

func metOnAll(t testing.TB, lines ...string) []model.Record {
	t.Helper()
	out := []model.Record{ownGroup("plenum", "plenary"), ownGroup("sprache", "working-group")}
	for _, l := range lines {
		out = append(out, metOn(t, l))
	}
	return out
}

// judgedIn writes what is judged of a year: "kept enough 4+1+0/0".
func judgedIn(t testing.TB, f *derive.Facts, year int) string {
	t.Helper()
	for _, y := range f.RuleYears() {
		if y.Year == year {
			return fmt.Sprintf("%s %s %d+%d+%d/%d", y.Verdict, y.Reason, y.Sure, y.Probable, y.Announced, y.Of)
		}
	}
	return "not judged"
}

func TestARuleThatCountsMeetings(t *testing.T) {
	t.Parallel()
	two := []string{"2024-03-01 held plenum", "2024-09-01 held plenum"}
	for _, c := range []struct {
		name     string
		check    func(*model.Rule)
		meetings []string
		complete []string
		asOf     string
		want     string
	}{
		{"enough are documented", atLeast(2), two, nil, "2025-06-01", "kept enough 2+0+0/0"},
		{"fewer prove nothing where records may be missing", atLeast(3), two, nil, "2025-06-01", "not-known incomplete 2+0+0/0"},
		{"fewer break it where the records are declared complete", atLeast(3), two, []string{"meetings 2024 2024"}, "2025-06-01", "not-kept fewer 2+0+0/0"},
		{"a declaration for a part of the year is not enough", atLeast(3), two, []string{"meetings 2024-02 2024"}, "2025-06-01", "not-known incomplete 2+0+0/0"},
		{"a declaration from an uncertain year begins after it", atLeast(3), two, []string{"meetings 2024? 2025"}, "2025-06-01", "not-known incomplete 2+0+0/0"},
		{"a declaration of other records is none", atLeast(3), two, []string{"minutes 2024 2024"}, "2025-06-01", "not-known incomplete 2+0+0/0"},
		{"an open declaration goes on", atLeast(3), two, []string{"meetings 2023"}, "2025-06-01", "not-kept fewer 2+0+0/0"},
		{"an uncertain day does not make it enough", atLeast(3), append([]string{"2024-06-01? held plenum"}, two...), []string{"meetings 2024 2024"}, "2025-06-01", "not-known unsure 2+1+0/0"},
		{"a year of which only another is near does not count", atLeast(3), append([]string{"2024~ held plenum"}, two...), nil, "2025-06-01", "not-known unsure 2+1+0/0"},
		{"a month is certain", atLeast(3), append([]string{"2024-06 held plenum"}, two...), nil, "2025-06-01", "kept enough 3+0+0/0"},
		{"what is only announced is no evidence", atLeast(3), append([]string{"2024-06-01 announced plenum"}, two...), nil, "2025-06-01", "not-known unsure 2+0+1/0"},
		{"but may have taken place", atLeast(3), append([]string{"2024-06-01 announced plenum"}, two...), []string{"meetings 2024 2024"}, "2025-06-01", "not-known unsure 2+0+1/0"},
		{"what is cancelled did not", atLeast(3), append([]string{"2024-06-01 cancelled plenum"}, two...), []string{"meetings 2024 2024"}, "2025-06-01", "not-kept fewer 2+0+0/0"},
		{"sessions of other groups don't count", atLeast(3), append([]string{"2024-06-01 held sprache"}, two...), nil, "2025-06-01", "not-known incomplete 2+0+0/0"},
		{"nothing is documented", atLeast(3), []string{"2023-03-01 held plenum"}, nil, "2025-06-01", "not-known nothing 0+0+0/0"},
		{"more than exactly so many break it", exactly(1), two, nil, "2025-06-01", "not-kept more 2+0+0/0"},
		{"exactly so many may be more", exactly(2), two, nil, "2025-06-01", "not-known incomplete 2+0+0/0"},
		{"exactly so many, and complete", exactly(2), two, []string{"meetings 2024 2024"}, "2025-06-01", "kept all 2+0+0/0"},
		{"a running year is not judged", atLeast(3), two, []string{"meetings 2024"}, "2024-12-30", "running running 2+0+0/0"},
		{"but is kept once enough have taken place", atLeast(2), two, nil, "2024-10-01", "kept enough 2+0+0/0"},
		{"what is still to come is no evidence", atLeast(2), two, nil, "2024-08-31", "running running 1+0+0/0"},
		{"exactly may still be exceeded", exactly(2), two, []string{"meetings 2024"}, "2024-12-30", "running running 2+0+0/0"},
		{"on its last day the year is judged", atLeast(3), two, []string{"meetings 2024"}, "2024-12-31", "not-kept fewer 2+0+0/0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			n := &model.Network{Rules: []model.Rule{ruleOf("meetings-per-year", c.check)}, Complete: completeFor(t, c.complete...)}
			if got := judgedIn(t, house(t, c.asOf, n, metOnAll(t, c.meetings...)...), 2024); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestADoubtAboutTheGroupsOfAMeetingWeakensWhatDependsOnThem(t *testing.T) {
	t.Parallel()
	ofPlenum := func(r *model.Rule) { r.Groups = []model.Ref{ref("groups", "plenum")} }
	unsure := func(field string) func(*model.Meeting) {
		return func(m *model.Meeting) { m.Unsure = []model.Uncertain{{Field: word(field)}} }
	}
	disputed := func(m *model.Meeting) { m.Conflict = []model.Conflict{{Field: word("groups")}} }
	for _, c := range []struct {
		name  string
		rule  model.Rule
		doubt func(*model.Meeting)
		want  string
	}{
		{"whether there was a plenary", ruleOf("plenary-held"), unsure("groups"), "not-known unsure 0+1+0/0"},
		{"who reported in the plenary", ruleOf("report-each-plenary"), unsure("groups"), "not-known unsure 0+0+0/0"},
		{"not how often the network met", ruleOf("meetings-per-year", atLeast(1)), unsure("groups"), "kept enough 1+0+0/0"},
		{"nor where sources disagree on it", ruleOf("meetings-per-year", atLeast(1)), disputed, "kept enough 1+0+0/0"},
		{"but how often a group met that the rule names", ruleOf("meetings-per-year", atLeast(1), ofPlenum), unsure("groups"), "not-known unsure 0+1+0/0"},
		{"a doubt whether it met at all weakens that, too", ruleOf("meetings-per-year", atLeast(1)), unsure("status"), "not-known unsure 0+1+0/0"},
		{"as does one about the whole record", ruleOf("meetings-per-year", atLeast(1)), unsure(""), "not-known unsure 0+1+0/0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m := metOn(t, "2024-03-01 held plenum", c.doubt)
			n := &model.Network{Rules: []model.Rule{c.rule}}
			facts := house(t, "2025-06-01", n, ownGroup("plenum", "plenary"), ownGroup("sprache", "working-group"), m)
			if got := judgedIn(t, facts, 2024); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestAMeetingThatItsOwnRecordDoubtsIsProbable(t *testing.T) {
	t.Parallel()
	for field, want := range map[string]string{"groups": "not-known unsure 0+1+0/0", "": "not-known unsure 0+1+0/0",
		"location": "kept enough 1+0+0/0", "start": "kept enough 1+0+0/0"} {
		m := metOn(t, "2024-03-01 held plenum", func(m *model.Meeting) { m.Unsure = []model.Uncertain{{Field: word(field)}} })
		n := &model.Network{Rules: []model.Rule{ruleOf("plenary-held")}}
		if got := judgedIn(t, house(t, "2025-06-01", n, ownGroup("plenum", "plenary"), m), 2024); got != want {
			t.Errorf("uncertain %q: %s, want %s", field, got, want)
		}
	}
	m := metOn(t, "2024-03-01 held plenum", func(m *model.Meeting) { m.Conflict = []model.Conflict{{Field: word("start")}} })
	n := &model.Network{Rules: []model.Rule{ruleOf("plenary-held")}}
	if got := judgedIn(t, house(t, "2025-06-01", n, ownGroup("plenum", "plenary"), m), 2024); got != "not-known unsure 0+1+0/0" {
		t.Errorf("a disputed day: %s", got)
	}
}

func TestWhatIsDeletedIsNoEvidence(t *testing.T) {
	t.Parallel()
	deleted := func(on string) func(*model.Meeting) {
		return func(m *model.Meeting) { m.Deleted.On = day(t, on) }
	}
	for on, want := range map[string]string{"2025-05-01": "kept enough 1+0+0/0", "2025-07-01": "kept enough 2+0+0/0"} {
		n := &model.Network{Rules: []model.Rule{ruleOf("meetings-per-year", atLeast(1))}}
		f := house(t, "2025-06-01", n, ownGroup("plenum", "plenary"), metOn(t, "2024-03-01 held plenum"), metOn(t, "2024-04-01 held plenum", deleted(on)))
		if got := judgedIn(t, f, 2024); got != want {
			t.Errorf("deleted on %s: %s, want %s", on, got, want)
		}
	}
}

func TestARuleIsJudgedFromItsBeginning(t *testing.T) {
	t.Parallel()
	since := func(s string) func(*model.Rule) { return func(r *model.Rule) { r.Since = day(t, s) } }
	records := metOnAll(t, "2021-03-01 held plenum", "2022-03-01 held plenum")
	for _, c := range []struct {
		name  string
		rule  model.Rule
		years string
		want  string // of 2022
	}{
		{"or from the first evidence", ruleOf("meetings-per-year", atLeast(2)), "2023 2022 2021", "not-kept fewer 1+0+0/0"},
		{"a day within a year makes it a part", ruleOf("meetings-per-year", atLeast(2), since("2022-02-01")), "2023 2022", "not-known partial 1+0+0/0"},
		{"what came before does not count", ruleOf("meetings-per-year", atLeast(1), since("2022-06-01")), "2023 2022", "not-known nothing 0+0+0/0"},
		{"a year is a whole one", ruleOf("meetings-per-year", atLeast(2), since("2022")), "2023 2022", "not-kept fewer 1+0+0/0"},
	} {
		n := &model.Network{Rules: []model.Rule{c.rule}, Complete: completeFor(t, "meetings 2020 2023")}
		f := house(t, "2023-05-01", n, records...)
		var years []string
		for _, y := range f.RuleYears() {
			years = append(years, fmt.Sprint(y.Year))
		}
		if got := strings.Join(years, " "); got != c.years {
			t.Errorf("%s: years %s, want %s", c.name, got, c.years)
		}
		if got := judgedIn(t, f, 2022); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestADescriptiveRuleIsNotJudged(t *testing.T) {
	t.Parallel()
	years := house(t, "2023-05-01", &model.Network{Rules: []model.Rule{ruleOf("descriptive")}}).RuleYears()
	if len(years) != 1 || years[0].Verdict != derive.Descriptive || years[0].Year != 0 {
		t.Errorf("%+v", years)
	}
}

func TestARuleMayNameItsGroups(t *testing.T) {
	t.Parallel()
	r := ruleOf("meetings-per-year", atLeast(1), func(r *model.Rule) { r.Groups = []model.Ref{ref("groups", "sprache")} })
	records := metOnAll(t, "2024-03-01 held plenum")
	if got := judgedIn(t, house(t, "2025-06-01", &model.Network{Rules: []model.Rule{r}}, records...), 2024); got != "not judged" {
		t.Errorf("a session of another group: %s", got)
	}
	records = metOnAll(t, "2024-03-01 held sprache")
	if got := judgedIn(t, house(t, "2025-06-01", &model.Network{Rules: []model.Rule{r}}, records...), 2024); got != "kept enough 1+0+0/0" {
		t.Errorf("a session of the group: %s", got)
	}
}

func TestARuleThatCountsGroups(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, groups, complete, want string // groups: "since until", one after the other
	}{
		{"all year, and complete", "2010 -,2012 -", "groups 2024 2024", "kept all 2+0+0/0"},
		{"all year", "2010 -,2012 -", "", "not-known incomplete 2+0+0/0"},
		{"too many", "2010 -,2012 -,2013 -", "", "not-kept more 3+0+0/0"},
		{"too few, and complete", "2010 -", "groups 2024 2024", "not-kept fewer 1+0+0/0"},
		{"one ended in the year", "2010 -,2012 -,2013 2024-06", "groups 2024 2024", "not-known unsure 2+1+0/0"},
		{"one began in the year", "2010 -,2024-03 -", "groups 2024 2024", "not-known unsure 1+1+0/0"},
		{"one that ended before does not count", "2010 -,2012 -,2013 2023", "groups 2024 2024", "kept all 2+0+0/0"},
		{"an uncertain beginning proves nothing alone", "2010 -,2012 -,2013? -", "", "not-known unsure 2+1+0/0"},
		{"one without a beginning may have been there", "2010 -,- -", "groups 2024 2024", "not-known unsure 1+0+0/0"},
	} {
		var records []model.Record
		for i, line := range strings.Split(c.groups, ",") {
			since, until, _ := strings.Cut(line, " ")
			g := ownGroup(fmt.Sprintf("g%d", i), "working-group")
			g.Since, g.Until = day(t, strings.Trim(since, "-")), day(t, strings.Trim(until, "-"))
			if since == "-" {
				g.Since = model.Day{}
			}
			records = append(records, g)
		}
		n := &model.Network{Rules: []model.Rule{ruleOf("groups-active", exactly(2))}}
		if c.complete != "" {
			n.Complete = completeFor(t, c.complete)
		}
		if got := judgedIn(t, house(t, "2025-06-01", n, records...), 2024); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestAGroupWithoutABeginningIsSeenWhereItMeets(t *testing.T) {
	t.Parallel()
	n := &model.Network{Rules: []model.Rule{ruleOf("groups-active", exactly(1))}}
	f := house(t, "2025-06-01", n, ownGroup("sprache", "working-group"), metOn(t, "2023-11 held sprache"))
	if got := judgedIn(t, f, 2023); got != "not-known unsure 0+1+0/0" {
		t.Errorf("in the year it met: %s", got)
	}
	if got := judgedIn(t, f, 2024); got != "not-known nothing 0+0+0/0" {
		t.Errorf("in the year after: %s", got)
	}
}

func TestARuleOnSpeakersHoldsOnEveryDay(t *testing.T) {
	t.Parallel()
	const always = "speakers 2020"
	for _, c := range []struct {
		name     string
		rule     func(*model.Rule)
		terms    string // "start end", one after the other
		complete string
		want     string
	}{
		{"two all year, and complete", exactly(2), "2020 -,2021 -", always, "kept all 1+0+0/1"},
		{"two all year", exactly(2), "2020 -,2021 -", "", "not-known incomplete 0+0+0/1"},
		{"at least two all year", atLeast(2), "2020 -,2021 -", "", "kept enough 1+0+0/1"},
		{"three", exactly(2), "2020 -,2021 -,2022 -", "", "not-kept more 0+0+0/1"},
		{"three on the day of a handover", exactly(2), "2020 -,2021 2024-05-01,2024-05-01 -", always, "kept all 1+0+0/1"},
		{"a handover from one day to the next", exactly(2), "2020 -,2021 2024-04-30,2024-05-01 -", always, "kept all 1+0+0/1"},
		{"a day without", exactly(2), "2020 -,2021 2024-04-30,2024-05-02 -", always, "not-kept fewer 0+0+0/1"},
		{"a day without, where terms may be missing", exactly(2), "2020 -,2021 2024-04-30,2024-05-02 -", "", "not-known incomplete 0+0+0/1"},
		{"a start in a month", exactly(2), "2020 -,2024-01 -", always, "not-known unsure 0+0+0/1"},
		{"an uncertain start proves nothing", atLeast(2), "2020 -,2021? -", "", "not-known unsure 0+0+0/1"},
		{"nobody", exactly(2), "", always, "not-kept fewer 0+0+0/1"},
		{"nobody known", exactly(2), "", "", "not-known nothing 0+0+0/1"},
	} {
		g := ownGroup("g", "working-group")
		g.Since = day(t, "2015")
		records := []model.Record{g, metOn(t, "2024-02-01 held g")}
		for i, line := range strings.Split(c.terms, ",") {
			if start, end, ok := strings.Cut(line, " "); ok {
				records = append(records, speaker(t, fmt.Sprintf("p-%d", i), "g", start, strings.TrimPrefix(end, "-")))
			}
		}
		n := &model.Network{Rules: []model.Rule{ruleOf("speakers-per-group", c.rule)}}
		if c.complete != "" {
			n.Complete = completeFor(t, c.complete)
		}
		if got := judgedIn(t, house(t, "2025-06-01", n, records...), 2024); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestARuleOnMinutesIsBrokenByOneCase(t *testing.T) {
	t.Parallel()
	minutes := func(state, published string) func(*model.Meeting) {
		return func(m *model.Meeting) {
			m.Minutes = model.Minutes{State: word(state), Published: day(t, published)}
		}
	}
	good := metOn(t, "2024-03-01 held plenum", minutes("published", "2024-03-10"))
	for _, c := range []struct {
		name     string
		second   func(*model.Meeting)
		complete []string
		want     string
	}{
		{"in time, and all meetings known", minutes("published", "2024-06-15"), []string{"meetings 2024 2024"}, "kept all 2+0+0/2"},
		{"in time, as far as meetings are known", minutes("published", "2024-06-15"), nil, "not-known incomplete 2+0+0/2"},
		{"a day late", minutes("published", "2024-06-16"), nil, "not-kept broken 1+0+0/2"},
		{"on a day that is not known", minutes("published", "2024-07"), nil, "not-known unstated 1+0+0/2"},
		{"not known", minutes("unknown", ""), nil, "not-known unstated 1+0+0/2"},
		{"not there, though others may be missing", minutes("missing", ""), nil, "not-known unstated 1+0+0/2"},
		{"not there, and minutes are complete", minutes("missing", ""), []string{"minutes 2024 2024"}, "not-kept broken 1+0+0/2"},
		{"not known, but minutes are complete", minutes("unknown", ""), []string{"minutes 2024 2024"}, "not-kept broken 1+0+0/2"},
	} {
		n := &model.Network{Rules: []model.Rule{ruleOf("minutes-each", within(14))}, Complete: completeFor(t, c.complete...)}
		f := house(t, "2025-06-01", n, ownGroup("plenum", "plenary"), good, metOn(t, "2024-06-01 held plenum", c.second))
		if got := judgedIn(t, f, 2024); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestARuleOnReports(t *testing.T) {
	t.Parallel()
	reports := func(groups ...string) func(*model.Meeting) {
		return func(m *model.Meeting) {
			for _, g := range groups {
				m.Agenda = append(m.Agenda, model.AgendaItem{ReportOf: []model.Ref{ref("groups", g)}})
			}
		}
	}
	for _, c := range []struct {
		name     string
		meeting  string
		reports  []string
		complete []string
		want     string
	}{
		{"all report, and all meetings are known", "2024-03-01 held plenum", []string{"a", "b"}, []string{"meetings 2024 2024"}, "kept all 2+0+0/2"},
		{"all report, as far as meetings are known", "2024-03-01 held plenum", []string{"a", "b"}, nil, "not-known incomplete 2+0+0/2"},
		{"one does not, as far as the agenda is known", "2024-03-01 held plenum", []string{"a"}, nil, "not-known unstated 1+0+0/2"},
		{"one does not, and agendas are complete", "2024-03-01 held plenum", []string{"a"}, []string{"agendas 2024 2024"}, "not-kept broken 1+0+0/2"},
		{"in a meeting of an uncertain year", "2024-03-01? held plenum", []string{"a", "b"}, []string{"meetings 2024 2024"}, "not-known unsure 0+2+0/0"},
	} {
		n := &model.Network{Rules: []model.Rule{ruleOf("report-each-plenary")}, Complete: completeFor(t, c.complete...)}
		former := ownGroup("c", "working-group")
		former.Until = day(t, "2023")
		f := house(t, "2025-06-01", n, ownGroup("plenum", "plenary"), ownGroup("a", "working-group"), ownGroup("b", "working-group"), former,
			metOn(t, c.meeting, reports(c.reports...)))
		if got := judgedIn(t, f, 2024); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// Musterstadt shows every verdict.
func TestVerdictsOfMusterstadt(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, y := range musterstadt(t, "2026-03-14").RuleYears() {
		seen[y.Verdict] = true
		if y.Running && y.Verdict == derive.NotKept {
			t.Errorf("the rule %s is called not kept while the year %d runs", y.Rule.ID.S, y.Year)
		}
	}
	for _, v := range []string{derive.Kept, derive.NotKept, derive.NotKnown, derive.Running, derive.Descriptive} {
		if !seen[v] {
			t.Errorf("no rule is %s", v)
		}
	}
	for _, y := range musterstadt(t, "2015-06-01").RuleYears() {
		if y.Year > 2015 {
			t.Errorf("in 2015 the rule %s is judged for %d", y.Rule.ID.S, y.Year)
		}
	}
}
