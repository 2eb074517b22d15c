package demo

import (
	"fmt"
	"math/rand/v2"
	"time"
)

func (m *maker) group(s *sheet, i int, r *rand.Rand) {
	class := groupClass(i)
	subject := i
	if class == "working-group" {
		topic, _ := workingGroup(i)
		subject = about(topic)
	}
	s.text("name", groupName(i))
	s.text("summary", m.paragraph(r, subject, 1+r.IntN(2)))
	s.word("classification", class)
	s.flag("part_of_network", class == "plenary" || class == "working-group")
	s.text("purpose", m.paragraph(r, subject, 2))
	if class == "working-group" {
		s.number("speakers_wanted", 2)
		s.word("parent", groupID(0))
	}
	s.text("rhythm", note(noteAppointment))
	s.word("since", m.Today.AddDate(-10, 0, 0).Format("2006"))
	s.word("email", groupID(i)+"@musterstadt.example")
	m.foot(s, subject, r, time.Time{}, link{"organizations", m.one(r, "organizations")})
	s.part("history", "anfang")
	s.word("date", m.Today.AddDate(-10, 0, 0).Format("2006"))
	s.text("text", m.paragraph(r, subject, 1))
	s.word("source", "quelle")
	m.source(s, "groups", i)
}

func (m *maker) organization(s *sheet, i int, r *rand.Rand) {
	m.head(s, "organizations", i, r)
	s.word("category", categories[i%len(categories)].id)
	s.text("classification", name("services"))
	s.list("groups", m.some(r, "groups", 3)...)
	s.word("evidence", []string{"named", "named", "works-with", "same-field"}[r.IntN(4)])
	s.text("evidence_note", m.paragraph(r, i, 1))
	s.word("website", "https://"+m.id("organizations", i)+".example/")
	s.word("location", m.id("locations", m.one(r, "locations")))
	s.word("since", fmt.Sprint(m.Today.Year()-1-r.IntN(9)))
	if chance(r, 40) {
		s.line("members", fmt.Sprintf(`{ value = %d, qualifier = "about" }`, 10+r.IntN(190)))
		s.word("members_as_of", fmt.Sprint(m.Today.Year()-1))
	}
	s.text("activity", m.paragraph(r, i, 1))
	m.foot(s, i, r, time.Time{}, link{"groups", m.one(r, "groups")})
	m.source(s, "organizations", i)
}

// term is how long a speaker serves.
const term = 3 * 365

// person writes an office-holder or a speaker. The first is the coordinator; then each group has two speakers a
// term; who is left over speaks for an organisation.
func (m *maker) person(s *sheet, i int, r *rand.Rand) {
	m.head(s, "persons", i, r)
	group, round := i%m.counts["groups"], i/m.counts["groups"]/2
	start := m.Today.AddDate(0, 0, -span+round*term)
	inGroup := i > 0 && start.Before(m.Today)
	office := !inGroup || groupClass(group) == "administration"
	if office {
		s.word("basis", "office")
	} else {
		s.word("basis", "consent")
	}
	if i == 0 {
		s.word("email", "koordination@musterstadt.example")
		s.word("phone", "+49 391 0000000")
	}
	m.foot(s, i, r, time.Time{})
	if !office {
		s.part("consent", "einwilligung")
		s.list("scope", "name", "role")
		s.line("given", m.before(start))
		s.word("recorded_by", "Koordination des Netzwerks")
	}
	if inGroup {
		m.speaker(s, group, start)
	} else {
		m.officeHolder(s, i, r)
	}
	m.source(s, "persons", i)
}

func (m *maker) speaker(s *sheet, group int, start time.Time) {
	s.part("membership", "sprechen")
	s.word("group", groupID(group))
	s.word("role", "speaker")
	s.line("start", start.Format(time.DateOnly))
	if end := start.AddDate(0, 0, term-1); end.Before(m.Today) {
		s.line("end", end.Format(time.DateOnly))
	}
	s.word("source", "quelle")
}

func (m *maker) officeHolder(s *sheet, i int, r *rand.Rand) {
	s.part("membership", "amt")
	role := "managing-member"
	if i == 0 {
		role = "coordinator"
	}
	s.word("organization", m.id("organizations", i%m.counts["organizations"]))
	s.word("role", role)
	s.line("start", m.Today.AddDate(0, 0, -span+r.IntN(span)).Format(time.DateOnly))
	s.word("source", "quelle")
}

func (m *maker) topic(s *sheet, i int, r *rand.Rand) {
	s.text("name", topicName(i))
	s.text("summary", m.paragraph(r, about(i), 1))
	s.text("text", m.prose(r, about(i), link{"groups", m.one(r, "groups")}))
	m.dates(s, r, time.Time{})
	m.source(s, "topics", i)
}

func (m *maker) location(s *sheet, i int, r *rand.Rand) {
	m.head(s, "locations", i, r)
	s.word("street_address", fmt.Sprintf("Beispielweg %d", i+1))
	s.word("postal_code", "00000")
	s.word("locality", "Musterstadt")
	s.word("district", districts[i%len(districts)])
	s.flag("step_free", chance(r, 70))
	if chance(r, 60) {
		s.flag("accessible_toilet", chance(r, 50))
	}
	s.text("access", note(noteRoom))
	s.fixed("stop", houses[i].name)
	s.line("latitude", fmt.Sprintf("52.%04d", 1000+i))
	s.line("longitude", fmt.Sprintf("11.%04d", 6000+i))
	s.line("checked_on", m.before(m.Today.AddDate(0, 0, -r.IntN(400))))
	m.foot(s, i, r, time.Time{})
	m.source(s, "locations", i)
}
