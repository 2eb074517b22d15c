package derive

import (
	"slices"
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// term is a term of office with whether its holder may be named: those who may not count all the same.
type term struct {
	*model.Membership
	named bool
}

// speakerTerms lists the terms of all speakers by group.
func (f *Facts) speakerTerms() map[string][]term {
	out := map[string][]term{}
	f.eachTerm(func(t term) {
		if t.Role.S == "speaker" && t.Group.ID != "" {
			out[t.Group.ID] = append(out[t.Group.ID], t)
		}
	})
	return out
}

func (f *Facts) eachTerm(visit func(term)) {
	for _, p := range model.Each[*model.Person](f.Records) {
		if p.GoneBy(f.Today.First()) {
			continue
		}
		named := Nameable(p, f.Today) && Consented(p, "role", f.Today)
		for i := range p.Memberships {
			visit(term{&p.Memberships[i], named})
		}
	}
}

// possible tells that a term may run on a day: nothing in the record says that it had not begun or was over.
func (t term) possible(day time.Time) bool {
	return (t.Start.IsZero() || !t.Start.First().After(day)) && (t.End.IsZero() || !t.End.Last().Before(day))
}

// settled tells that a term runs for sure on a day and does not end with it: on the day of a handover two hold an
// office and nothing is wrong.
func (t term) settled(day time.Time) bool {
	return certain(t.Start.Date) && runs(t.Membership, day) && (t.End.IsZero() || t.End.First().After(day))
}

// bounds are the days on which the count of terms may change.
func bounds(terms []term, p period) []time.Time {
	if p.to.Before(p.from) {
		return nil
	}
	days := []time.Time{p.from}
	for _, t := range terms {
		if !t.Start.IsZero() {
			days = append(days, t.Start.First(), t.Start.Last())
		}
		if !t.End.IsZero() {
			days = append(days, t.End.First(), t.End.First().AddDate(0, 0, 1), t.End.Last().AddDate(0, 0, 1))
		}
	}
	days = slices.DeleteFunc(days, func(d time.Time) bool { return d.Before(p.from) || d.After(p.to) })
	slices.SortFunc(days, time.Time.Compare)
	return slices.Compact(days)
}

func countOn(terms []term, holds func(term) bool) int {
	n := 0
	for _, t := range terms {
		if holds(t) {
			n++
		}
	}
	return n
}

// dayCounts are the numbers of holders on the days of a period with fewest and with most: for sure, and at most. Where
// most is asked for, a term that ends on a day has made room on it.
type dayCounts struct{ least, most, mostSettled, leastPossible, mostPossible int }

func countTerms(terms []term, p period) dayCounts {
	var n dayCounts
	for i, day := range bounds(terms, p) {
		sure := countOn(terms, func(t term) bool { return certain(t.Start.Date) && runs(t.Membership, day) })
		settled := countOn(terms, func(t term) bool { return t.settled(day) })
		possible := countOn(terms, func(t term) bool { return t.possible(day) })
		staying := countOn(terms, func(t term) bool { return t.possible(day) && !(t.End.Precise() && t.End.First().Equal(day)) })
		if i == 0 {
			n = dayCounts{sure, sure, settled, possible, staying}
			continue
		}
		n = dayCounts{min(n.least, sure), max(n.most, sure), max(n.mostSettled, settled), min(n.leastPossible, possible), max(n.mostPossible, staying)}
	}
	return n
}

// Post is an office in a group or organisation with those who hold and held it.
type Post struct {
	Body    model.Record // nil for offices that the records put nowhere
	Role    string       // of model.Roles
	Holders []Role       // present ones who may be named, newest first
	Former  []Role       // newest first
	Unclear []Role       // of whom the records tell neither
	Unnamed int          // present holders who may not be named
	Seats   int          // how many there should be; 0 where nobody says
	State   string       // PostFilled, PostVacant or PostUnknown; "" without seats
	Vacant  int          // seats that are known to be empty

	// Spells between terms in which fewer held the office than should, as far as the records tell, and spells in which
	// more did. An end on the day of the next start is neither.
	Gaps, Overlaps []edtf.Date
}

// States of an office that has a number of seats.
const (
	PostFilled  = "filled"
	PostVacant  = "vacant"  // the terms of office are declared complete, and some seat has none
	PostUnknown = "unknown" // fewer are documented than there should be; who else holds the office is not known
)

// single are the offices that one person holds at a time.
var single = []string{"chair", "mayor"}

// lasting are the offices that somebody holds at any time once there are any.
var lasting = []string{"speaker", "chair", "commissioner", "coordinator", "mayor"}

// Posts lists the offices of groups, then of organisations, in their natural order, then those without either. Groups
// that should have speakers have a post for them even where nobody is known.
func (f *Facts) Posts() []Post {
	terms := map[string][]term{}
	f.eachTerm(func(t term) {
		if t.Group.ID == "" && t.Organization.ID == "" {
			terms["/"+t.Role.S] = append(terms["/"+t.Role.S], t)
		}
		for _, ref := range []model.Ref{t.Group, t.Organization} {
			if ref.ID != "" {
				key := ref.Key() + "/" + t.Role.S
				terms[key] = append(terms[key], t)
			}
		}
	})
	var out []Post
	for _, body := range slices.Concat(f.Of("groups"), f.Of("organizations")) {
		out = append(out, f.postsOf(body, f.Roles(body), terms)...)
	}
	return append(out, f.postsOf(nil, f.elsewhere(), terms)...)
}

// elsewhere lists the offices that the records put in no group and no organisation.
func (f *Facts) elsewhere() []Role {
	var out []Role
	for _, r := range f.public {
		p, ok := r.(*model.Person)
		if !ok {
			continue
		}
		for _, role := range f.Offices(p) {
			if role.Membership.Group.ID == "" && role.Membership.Organization.ID == "" {
				out = append(out, role)
			}
		}
	}
	sortRoles(out)
	return out
}

func (f *Facts) postsOf(body model.Record, roles []Role, terms map[string][]term) []Post {
	key := ""
	if body != nil {
		key = body.Meta().Key()
	}
	var out []Post
	for _, role := range model.Roles {
		own := terms[key+"/"+role]
		seats := f.seats(body, role)
		if len(own) == 0 && seats == 0 {
			continue
		}
		p := Post{Body: body, Role: role, Seats: seats}
		for _, r := range roles {
			if r.Membership.Role.S == role {
				p.sort(r)
			}
		}
		p.Unnamed = countOn(own, func(t term) bool { return !t.named && runs(t.Membership, f.Today.First()) })
		f.fill(&p, own)
		if len(p.Holders)+len(p.Former)+len(p.Unclear)+p.Unnamed+p.Seats > 0 {
			out = append(out, p)
		}
	}
	return out
}

func (p *Post) sort(r Role) {
	switch {
	case r.Current:
		p.Holders = append(p.Holders, r)
	case r.Over:
		p.Former = append(p.Former, r)
	default:
		p.Unclear = append(p.Unclear, r)
	}
}

// seats is how many should hold an office: of speakers as the group says or else the rule; nothing once the group is
// no more.
func (f *Facts) seats(body model.Record, role string) int {
	g, ok := body.(*model.Group)
	if !ok || role != "speaker" {
		return 0
	}
	if there, _ := existed(g, f.Today.First()); !there {
		return 0
	}
	if g.SpeakersWant.Set {
		return g.SpeakersWant.N
	}
	for i := range f.Records.Network.Rules {
		rule := &f.Records.Network.Rules[i]
		if rule.Check.S == "speakers-per-group" && hasRef(f.rulesGroups(rule), model.Ref{ID: g.ID}) {
			return max(rule.Exactly.N, rule.Minimum.N)
		}
	}
	return 0
}

// fill tells vacancies, gaps and overlaps.
func (f *Facts) fill(p *Post, terms []term) {
	today := f.Today.First()
	if p.Seats > 0 {
		ref := model.Ref{Kind: "groups", ID: p.Body.Meta().ID}
		possible := countOn(terms, func(t term) bool { return t.possible(today) })
		switch {
		case len(p.Holders)+p.Unnamed >= p.Seats:
			p.State = PostFilled
		case possible < p.Seats && f.complete("speakers", []model.Ref{ref}, period{today, today}):
			p.State, p.Vacant = PostVacant, p.Seats-possible
		default:
			p.State = PostUnknown
		}
	}
	if slices.Contains(lasting, p.Role) {
		p.Gaps = f.spells(terms, f.untilLastStart(terms), func(day time.Time) bool {
			return countOn(terms, func(t term) bool { return t.possible(day) }) < max(p.Seats, 1)
		})
	}
	most := p.Seats
	if slices.Contains(single, p.Role) {
		most = 1
	}
	if most > 0 {
		p.Overlaps = f.spells(terms, f.sinceFirstStart(terms), func(day time.Time) bool {
			return countOn(terms, func(t term) bool { return t.settled(day) }) > most
		})
	}
}

// spells lists the runs of days within a period on which something holds.
func (f *Facts) spells(terms []term, p period, holds func(time.Time) bool) []edtf.Date {
	var out []edtf.Date
	var from time.Time
	for _, day := range append(bounds(terms, p), p.to.AddDate(0, 0, 1)) {
		on := !day.After(p.to) && holds(day)
		switch {
		case on && from.IsZero():
			from = day
		case !on && !from.IsZero():
			out = append(out, run(from, day.AddDate(0, 0, -1)))
			from = time.Time{}
		}
	}
	return out
}

// sinceFirstStart is the time from the first start that is known to the instant.
func (f *Facts) sinceFirstStart(terms []term) period {
	p := period{to: f.Today.First()}
	for _, t := range terms {
		if first := t.Start.Last(); !t.Start.IsZero() && (p.from.IsZero() || first.Before(p.from)) {
			p.from = first
		}
	}
	if p.from.IsZero() {
		p.from = p.to.AddDate(0, 0, 1)
	}
	return p
}

// untilLastStart ends before the last start: what goes on after it is no time between terms.
func (f *Facts) untilLastStart(terms []term) period {
	p := f.sinceFirstStart(terms)
	var last time.Time
	for _, t := range terms {
		if t.Start.First().After(last) && f.begun(t.Start.Date) {
			last = t.Start.First()
		}
	}
	if before := last.AddDate(0, 0, -1); before.Before(p.to) {
		p.to = before
	}
	return p
}

func run(from, to time.Time) edtf.Date {
	a, b := dateOf(from), dateOf(to)
	if a == b {
		return a
	}
	d, err := edtf.Parse(a.String() + "/" + b.String())
	if err != nil {
		panic("derive: two days make no period: " + err.Error())
	}
	return d
}
