package demo

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// maker knows what the network consists of: how many records of each kind, their ids, titles and days. All of it
// follows from the number of a record, so that records can name each other in any order.
type maker struct {
	Options
	languages []*words
	counts    map[string]int
}

func (m *maker) german() *words { return m.languages[0] }

// Kinds that grow with the network, with their shares.
var growing = []struct {
	kind  string
	share int
}{{"meetings", 25}, {"events", 22}, {"news", 25}, {"services", 7}, {"recommendations", 7}, {"questions", 5}, {"projects", 5}, {"measures", 4}}

// share parts records among the kinds. Topics, groups and other vocabulary are bounded, as in a real network:
// with the years the lists grow, not what one can narrow them down by.
func share(records int) map[string]int {
	c := map[string]int{
		"topics":        12,
		"groups":        within(records/40, 4, 20),
		"concepts":      within(records/400, 2, 5),
		"locations":     within(records/50, 3, len(houses)),
		"indicators":    within(records/60, 3, 48),
		"persons":       within(records*3/100, 4, 150),
		"organizations": within(records*8/100, 4, 120),
	}
	rest := records - len(growing)
	for _, n := range c {
		rest -= n
	}
	given, shares := 0, 0
	for _, g := range growing {
		// The sums run on, so that rounding loses none.
		shares += g.share
		upTo := rest * shares / 100
		c[g.kind] = 1 + upTo - given
		given = upTo
	}
	return c
}

func within(n, low, high int) int { return max(low, min(n, high)) }

const (
	span  = 3650 // days of the past that the records lie in
	ahead = 60   // days of the future
)

// day is when a record of a dated kind took place: one kind's records lie evenly in the years.
func (m *maker) day(kind string, i int) time.Time {
	switch kind {
	case "meetings", "events":
		return m.Today.AddDate(0, 0, -span+(i+1)*(span+ahead)/(m.counts[kind]+1))
	case "recommendations":
		return m.day("meetings", m.adoptedAt(i))
	}
	return m.Today.AddDate(0, 0, -span+(i+1)*span/(m.counts[kind]+1))
}

// adoptedAt is the meeting that adopted a recommendation: one of the past.
func (m *maker) adoptedAt(i int) int {
	meetings := m.counts["meetings"]
	past := max(1, meetings*span/(span+ahead)-1)
	return i * past / m.counts["recommendations"] % meetings
}

// id names a record.
func (m *maker) id(kind string, i int) string {
	switch kind {
	case "topics":
		return topicIDs[i]
	case "groups":
		return groupID(i)
	case "organizations":
		return orgForms[i%len(orgForms)].id + "-" + orgNames[i/len(orgForms)].id
	case "persons":
		return personID(i)
	case "locations":
		return "haus-" + houses[i].id
	case "meetings", "events", "news":
		return fmt.Sprintf("%s-%s-%05d", m.day(kind, i).Format(time.DateOnly), stems[kind], i+1)
	}
	return fmt.Sprintf("%s-%05d", stems[kind], i+1)
}

var stems = map[string]string{
	"meetings": "sitzung", "events": "veranstaltung", "news": "meldung", "questions": "frage", "projects": "projekt",
	"recommendations": "empfehlung", "concepts": "konzept", "measures": "massnahme", "indicators": "kennzahl", "services": "beratung",
}

// topicOf is the first topic of a record.
func topicOf(i int) int { return i * 7 % len(topicIDs) }

// about gives a number whose topic is t: topicOf undoes it, as 7·7 leaves 1 when divided by 12.
func about(t int) int { return t * 7 % len(topicIDs) }

// title is how a record is called.
func (m *maker) title(kind string, i int) phrase {
	switch kind {
	case "topics":
		return topicName(i)
	case "groups":
		return groupName(i)
	case "organizations":
		return same(orgForms[i%len(orgForms)].name + " " + orgNames[i/len(orgForms)].name)
	case "persons":
		return same(personName(i))
	case "locations":
		return same(houses[i].name)
	}
	return func(w *words) string { return fmt.Sprintf("%s %d: %s", w.Names[kind], i+1, w.Topics[topicOf(i)]) }
}

// some draws up to n different records of a kind, in the order of their numbers, at least one.
func (m *maker) some(r *rand.Rand, kind string, n int) []string {
	count := m.counts[kind]
	n = min(1+r.IntN(n), count)
	first, step := r.IntN(count), 1+r.IntN(max(1, count/n))
	seen := map[int]bool{}
	var out []string
	for k := range n {
		i := (first + k*step) % count
		if !seen[i] {
			out = append(out, m.id(kind, i))
		}
		seen[i] = true
	}
	return out
}

func (m *maker) one(r *rand.Rand, kind string) int { return r.IntN(m.counts[kind]) }

// topics draws a record's topics: its own first.
func (m *maker) topics(r *rand.Rand, i int) []string {
	own := topicOf(i)
	if r.IntN(3) > 0 {
		return []string{topicIDs[own]}
	}
	return []string{topicIDs[own], topicIDs[(own+1+r.IntN(len(topicIDs)-1))%len(topicIDs)]}
}

// chance tells yes in so many of 100 cases.
func chance(r *rand.Rand, percent int) bool { return r.IntN(100) < percent }

func pickOf[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }
