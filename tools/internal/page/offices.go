package page

import (
	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
)

// bodiesPerPage is how many groups and organisations a page on offices tells of.
const bodiesPerPage = 8

// bodies parts the offices by what they are in.
func (s *Site) bodies() [][]derive.Post {
	var out [][]derive.Post
	for i, p := range s.posts() {
		if i == 0 || s.posts()[i-1].Body != p.Body {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], p)
	}
	return out
}

// OfficesPage composes a page, from 1, on who holds and held which office, and where somebody is missing.
func (v *Voice) OfficesPage(n int) *Page {
	all := v.site.bodies()
	p := v.statusPage(segmentOffices, v.T("sec_offices"), "intro_offices")
	p.Pager = v.statusPager(segmentOffices, n, pagesFor(len(all), bodiesPerPage))
	start := (n - 1) * bodiesPerPage
	for _, posts := range all[start:min(start+bodiesPerPage, len(all))] {
		p.Sections = append(p.Sections, v.body(posts))
	}
	if len(all) == 0 {
		p.Sections = []Section{{ID: "list", Key: "sec_all", Type: "statements", Empty: "empty_offices"}}
	}
	return p
}

func (v *Voice) body(posts []derive.Post) Section {
	s := Section{ID: "elsewhere", Key: "sec_offices_elsewhere", Type: "statements"}
	if body := posts[0].Body; body != nil {
		link := v.linkOf(body)
		s.ID, s.Key, s.Of = body.Meta().Kind+"-"+body.Meta().ID, "", &link
	}
	for _, post := range posts {
		s.Points = append(s.Points, v.post(s.ID, post))
	}
	return s
}

func (v *Voice) post(section string, post derive.Post) Point {
	p := Point{ID: section + "-" + post.Role, Title: &Text{S: v.T(key("role", post.Role))}}
	add := func(key string, values []Value) {
		if len(values) > 0 {
			p.Facts = append(p.Facts, Fact{Key: key, Values: values})
		}
	}
	add("fact_seats", v.seats(post))
	holders := v.holders(post.Holders)
	if post.Unnamed > 0 {
		holders = append(holders, v.phrase("unnamed_count", "Count", v.whole(post.Unnamed)))
	}
	if len(holders) == 0 {
		holders = []Value{{Type: "word", Word: "value_not_known"}}
	}
	add("fact_holders", holders)
	add("fact_unclear", v.holders(post.Unclear))
	add("sec_former", v.holders(post.Former))
	add("fact_gaps", v.spells(post.Gaps))
	add("fact_overlaps", v.spells(post.Overlaps))
	return p
}

// seats says how many there should be, and whether they are filled.
func (v *Voice) seats(post derive.Post) []Value {
	if post.Seats == 0 {
		return nil
	}
	tone := map[string]string{derive.PostFilled: toneDone, derive.PostVacant: toneLate, derive.PostUnknown: toneNeutral}[post.State]
	out := []Value{v.phrase("seats_count", "Count", v.whole(post.Seats)), stateValue(key("post", post.State), tone)}
	if post.Vacant > 0 {
		out = append(out, v.phrase("vacant_count", "Count", v.whole(post.Vacant)))
	}
	return out
}

// holders names people with their terms: the first of them, where there are many; the record's own page has all.
func (v *Voice) holders(roles []derive.Role) []Value {
	var out []Value
	for _, role := range first(roles, maxRelated) {
		l := v.linkOf(role.Person)
		l.Date = v.term(role.Membership)
		if role.Membership.Label.S != "" {
			l.Note = v.For(role.Person).optional(role.Membership.Label)
		}
		out = append(out, Value{Type: "link", Link: &l})
	}
	if len(roles) > maxRelated {
		out = append(out, v.phrase("more_proofs", "Count", v.whole(len(roles)-maxRelated)))
	}
	return out
}

func (v *Voice) spells(list []edtf.Date) []Value {
	var out []Value
	for _, d := range list {
		out = append(out, v.dateValue(d)...)
	}
	return out
}
