package derive

import (
	"slices"

	"offenesnetz/tools/internal/model"
)

// Verdicts on a rule of procedure in a year.
const (
	Kept        = "kept"
	NotKept     = "not-kept"
	NotKnown    = "not-known"
	Running     = "running" // the year is not over, and what it still brings decides
	Descriptive = "descriptive"
)

// Reasons for a verdict.
const (
	ReasonEnough     = "enough"     // as much is documented as the rule asks
	ReasonAll        = "all"        // every case is documented, and the records are declared complete
	ReasonFewer      = "fewer"      // the records are declared complete, and have less than the rule asks
	ReasonMore       = "more"       // more is documented than the rule allows
	ReasonBroken     = "broken"     // a documented case is not as the rule asks
	ReasonNothing    = "nothing"    // nothing is documented
	ReasonUnsure     = "unsure"     // what is documented is not certain
	ReasonUnstated   = "unstated"   // of some case the records don't tell
	ReasonIncomplete = "incomplete" // nobody has declared the records complete
	ReasonPartial    = "partial"    // the rule held for a part of the year only
	ReasonRunning    = "running"    // the year is not over
)

// RuleYear is what became of a rule of procedure in a year.
type RuleYear struct {
	Rule    *model.Rule
	Year    int
	Running bool // the year is not over at the instant
	Verdict string
	Reason  string // why; "" for descriptive rules

	// What is documented: meetings, groups or, for checks that ask something of each of Of cases, fulfilled ones.
	Sure, Probable, Announced int
	Of                        int
	Evidence                  []Evidence
}

// Evidence is a record that the verdict rests on.
type Evidence struct {
	Record      model.Record
	Proof       Proof
	Minutes     *Promise // of checks of minutes
	Least, Most int      // of speakers-per-group: documented speakers on the days with fewest and with most
	Count, Of   int      // of report-each-plenary: reports given, and groups that should
}

// mostYears is how far back rules are looked at.
const mostYears = 60

// RuleYears judges every rule of the network for each year from the rule's own beginning, or else from the first
// evidence, to the year of the instant: in the order of the rules, newest year first. A descriptive rule stands there
// once, with the year 0. Verdicts never go beyond the records: less than the rule asks is "not known" unless the
// network declares the records complete for the time, and what is not certain proves nothing.
func (f *Facts) RuleYears() []RuleYear {
	var out []RuleYear
	for i := range f.Records.Network.Rules {
		rule := &f.Records.Network.Rules[i]
		if rule.Check.S == "descriptive" {
			out = append(out, RuleYear{Rule: rule, Verdict: Descriptive})
			continue
		}
		c := f.newChecker(rule)
		for year, first := f.Today.Year(), c.firstYear(); year >= first; year-- {
			out = append(out, c.judge(year))
		}
	}
	return out
}

// checker judges one rule.
type checker struct {
	*Facts
	rule     *model.Rule
	groups   []model.Ref              // that the rule is about
	meeting  []model.Ref              // whose sessions count
	sessions map[int][]*model.Meeting // theirs, by the years they touch
	terms    map[string][]term        // of speakers, by group
}

func (f *Facts) newChecker(rule *model.Rule) *checker {
	c := &checker{Facts: f, rule: rule, groups: f.rulesGroups(rule), sessions: map[int][]*model.Meeting{}}
	c.meeting = c.groups
	switch rule.Check.S {
	case "report-each-plenary":
		c.meeting = f.ofNetwork("plenary")
	case "speakers-per-group":
		c.terms = f.speakerTerms()
	}
	for _, m := range model.Each[*model.Meeting](f.Records) {
		if f.withheld(m) || !concerns(m.Groups, c.meeting) || m.Start.IsZero() {
			continue
		}
		last := min(m.Start.Last().Year(), f.Today.Year())
		for year := max(m.Start.First().Year(), last-mostYears); year <= last; year++ {
			c.sessions[year] = append(c.sessions[year], m)
		}
	}
	return c
}

// rulesGroups are the groups that a rule is about: those it names, or those that its check is about by itself.
func (f *Facts) rulesGroups(rule *model.Rule) []model.Ref {
	if len(rule.Groups) > 0 {
		return rule.Groups
	}
	switch rule.Check.S {
	case "meetings-per-year", "plenary-held":
		return f.ofNetwork("plenary")
	case "minutes-each":
		return f.ofNetwork("")
	}
	return f.ofNetwork("working-group")
}

func (c *checker) firstYear() int {
	today := c.Today.Year()
	first := today
	note := func(year int) {
		if year > 0 && year < first {
			first = year
		}
	}
	if !c.rule.Since.IsZero() {
		note(c.rule.Since.Year())
		return max(first, today-mostYears)
	}
	for year := range c.sessions {
		if len(c.sessionsIn(year)) > 0 {
			note(year)
		}
	}
	for _, g := range c.groups {
		for _, t := range c.terms[g.ID] {
			note(t.Start.Year())
		}
		if group, ok := Find[*model.Group](c.Facts, g); ok && c.rule.Check.S == "groups-active" {
			note(group.Since.Year())
		}
	}
	return max(first, today-mostYears)
}

// sessionsIn lists the sessions of a year, by day. Those before the rule began don't count.
func (c *checker) sessionsIn(year int) []session {
	var out []session
	for _, m := range c.sessions[year] {
		s, ok := c.sessionOf(m, year, c.decisive()...)
		if ok && (c.rule.Since.IsZero() || !m.Start.Last().Before(c.rule.Since.First())) {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b session) int { return a.meeting.Start.First().Compare(b.meeting.Start.First()) })
	return out
}

// decisive are the fields of a meeting that must be certain for it to count. How often the network meets does not depend
// on which of its groups a meeting was of, unless the rule names some.
func (c *checker) decisive() []string {
	if c.rule.Check.S == "meetings-per-year" && len(c.rule.Groups) == 0 {
		return []string{"status"}
	}
	return []string{"groups", "status"}
}

func (c *checker) judge(year int) RuleYear {
	y := RuleYear{Rule: c.rule, Year: year, Running: c.Today.First().Before(yearOf(year).to)}
	switch c.rule.Check.S {
	case "meetings-per-year", "plenary-held":
		c.meetings(&y)
	case "groups-active":
		c.active(&y)
	case "speakers-per-group":
		c.speakers(&y)
	case "minutes-each":
		c.minutes(&y)
	case "report-each-plenary":
		c.reports(&y)
	}
	counted := c.rule.Check.S == "meetings-per-year" || c.rule.Check.S == "plenary-held"
	if y.Running && !(counted && y.Reason == ReasonEnough) { // what has taken place stays so
		y.Verdict, y.Reason = Running, ReasonRunning
	}
	return y
}

// partial tells that the rule did not hold for the whole of the year.
func (c *checker) partial(year int) bool {
	since := c.rule.Since
	return !since.IsZero() && since.Year() == year && (since.First().After(yearOf(year).from) || !certain(since.Date))
}

// number is how many the rule asks for; a rule that only asks whether asks for one.
func (c *checker) number() (n int, exactly bool) {
	switch {
	case c.rule.Exactly.Set:
		return c.rule.Exactly.N, true
	case c.rule.Minimum.Set:
		return c.rule.Minimum.N, false
	}
	return 1, false
}

// compare judges a number: so many are documented for sure, and at most so many can have been.
func (c *checker) compare(y *RuleYear, sure, possible int, complete bool) {
	want, exactly := c.number()
	complete = complete && !c.partial(y.Year)
	switch {
	case exactly && sure > want:
		y.Verdict, y.Reason = NotKept, ReasonMore
	case !exactly && sure >= want:
		y.Verdict, y.Reason = Kept, ReasonEnough
	case exactly && complete && sure == want && possible == want:
		y.Verdict, y.Reason = Kept, ReasonAll
	case complete && possible < want:
		y.Verdict, y.Reason = NotKept, ReasonFewer
	default:
		y.Verdict, y.Reason = NotKnown, c.doubt(y.Year, sure, possible)
		if len(y.Evidence) == 0 {
			y.Reason = ReasonNothing
		}
	}
}

// doubt tells why a number proves nothing.
func (c *checker) doubt(year, sure, possible int) string {
	want, _ := c.number()
	switch {
	case possible == 0:
		return ReasonNothing
	case possible > sure && possible >= want:
		return ReasonUnsure
	case c.partial(year):
		return ReasonPartial
	}
	return ReasonIncomplete
}

func (c *checker) meetings(y *RuleYear) {
	for _, s := range c.sessionsIn(y.Year) {
		y.count(s.proof, 1)
		y.Evidence = append(y.Evidence, Evidence{Record: s.meeting, Proof: s.proof})
	}
	c.compare(y, y.Sure, y.Sure+y.Probable+y.Announced, c.complete("meetings", c.meeting, yearOf(y.Year)))
}

func (y *RuleYear) count(p Proof, n int) {
	switch p {
	case Sure:
		y.Sure += n
	case Probable:
		y.Probable += n
	case Announced:
		y.Announced += n
	}
}

// active counts the groups. One that is there all year counts; one that began, ended or met in it counts as probable,
// for of the rest of the year that tells nothing. One that may have been there unseen is no evidence, but neither is
// its absence. A beginning that is itself uncertain is enough only where the groups are declared complete.
func (c *checker) active(y *RuleYear) {
	complete := c.complete("groups", c.groups, yearOf(y.Year))
	met := map[string]bool{}
	for _, s := range c.sessionsIn(y.Year) {
		for _, g := range s.meeting.Groups {
			met[g.ID] = met[g.ID] || s.proof == Sure
		}
	}
	unseen := 0
	for _, ref := range c.groups {
		g, ok := Find[*model.Group](c.Facts, ref)
		if !ok {
			continue
		}
		proof, seen, possible := c.wasActive(g, y.Year, met[g.ID])
		if proof == Sure && !complete && !certain(g.Since.Date) {
			proof = Probable
		}
		if seen {
			y.count(proof, 1)
			y.Evidence = append(y.Evidence, Evidence{Record: g, Proof: proof})
		} else if possible {
			unseen++
		}
	}
	c.compare(y, y.Sure, y.Sure+y.Probable+unseen, complete)
}

func (c *checker) wasActive(g *model.Group, year int, met bool) (proof Proof, seen, possible bool) {
	p := c.upToToday(yearOf(year))
	first, _ := existed(g, p.from)
	last, _ := existed(g, p.to)
	possible = (g.Since.IsZero() || !g.Since.First().After(p.to)) && (g.Until.IsZero() || !g.Until.Last().Before(p.from))
	if first && last && !g.Since.IsZero() {
		return Sure, true, true
	}
	return Probable, possible && (met || !g.Since.IsZero()), possible
}

// upToToday cuts a period off at the instant.
func (f *Facts) upToToday(p period) period {
	if f.Today.First().Before(p.to) {
		p.to = f.Today.First()
	}
	return p
}

// speakers looks at every day of the year on which a group was there.
func (c *checker) speakers(y *RuleYear) {
	p := c.upToToday(yearOf(y.Year))
	verdicts := map[string]string{}
	for _, ref := range c.groups {
		g, ok := Find[*model.Group](c.Facts, ref)
		if !ok {
			continue
		}
		within, ok := lifetime(g, p)
		if !ok {
			continue
		}
		one := RuleYear{Rule: y.Rule, Year: y.Year}
		counts := countTerms(c.terms[g.ID], within)
		c.compareDays(&one, counts, c.complete("speakers", []model.Ref{ref}, within))
		y.Of++
		if one.Verdict == Kept {
			y.Sure++
		}
		if verdicts[one.Verdict] == "" || one.Reason != ReasonNothing {
			verdicts[one.Verdict] = one.Reason
		}
		y.Evidence = append(y.Evidence, Evidence{Record: g, Proof: Sure, Least: counts.least, Most: counts.most})
	}
	c.conclude(y, verdicts)
}

// lifetime is the part of a period in which a group was there for sure.
func lifetime(g *model.Group, p period) (period, bool) {
	if !g.Since.IsZero() && g.Since.Last().After(p.from) {
		p.from = g.Since.Last()
	}
	if !g.Until.IsZero() && g.Until.First().Before(p.to) {
		p.to = g.Until.First()
	}
	return p, !p.to.Before(p.from)
}

// compareDays judges by the days with fewest and with most. Least alone makes an "at least"; "exactly" needs both.
func (c *checker) compareDays(y *RuleYear, n dayCounts, complete bool) {
	want, exactly := c.number()
	complete = complete && !c.partial(y.Year)
	switch {
	case exactly && n.mostSettled > want:
		y.Verdict, y.Reason = NotKept, ReasonMore
	case !exactly && n.least >= want && !c.partial(y.Year):
		y.Verdict, y.Reason = Kept, ReasonEnough
	case exactly && complete && n.least == want && n.mostPossible == want:
		y.Verdict, y.Reason = Kept, ReasonAll
	case complete && n.leastPossible < want:
		y.Verdict, y.Reason = NotKept, ReasonFewer
	default:
		y.Verdict, y.Reason = NotKnown, c.doubt(y.Year, n.least, n.leastPossible)
		if y.Reason == ReasonNothing && n.mostPossible > 0 {
			y.Reason = ReasonIncomplete
		}
		if complete {
			y.Reason = ReasonUnsure
		}
	}
}

// conclude joins the verdicts on each of several: one that is not as it should be is enough for all.
func (c *checker) conclude(y *RuleYear, verdicts map[string]string) {
	for _, v := range []string{NotKept, NotKnown, Kept} {
		if reason, ok := verdicts[v]; ok {
			y.Verdict, y.Reason = v, reason
			return
		}
	}
	y.Verdict, y.Reason = NotKnown, ReasonNothing
}
