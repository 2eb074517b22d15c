package demo

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// status draws how a gathering fared. Those to come are planned.
func (m *maker) status(r *rand.Rand, day time.Time) string {
	if !day.Before(m.Today) {
		return "planned"
	}
	switch n := r.IntN(100); {
	case n < 4:
		return "cancelled"
	case n < 8:
		return "moved"
	case n < 14:
		return "announced"
	}
	return "held"
}

// gathering writes what meetings and events have in common: when, whether and where.
func (m *maker) gathering(s *sheet, i int, r *rand.Rand, day time.Time) (status string) {
	status = m.status(r, day)
	hour := 9 + r.IntN(9)
	if chance(r, 10) && status == "held" {
		s.line("start", day.Format(time.DateOnly))
	} else {
		s.line("start", at(day, hour, 30*r.IntN(2)))
		s.line("end", at(day, hour+2, 30))
	}
	s.word("status", status)
	if status == "moved" {
		s.line("previous_start", at(day.AddDate(0, 0, -7), hour, 0))
	}
	if status == "moved" || status == "cancelled" {
		s.text("status_note", m.paragraph(r, i, 1))
	}
	s.word("location", m.id("locations", m.one(r, "locations")))
	s.text("place", note(noteRoom))
	return status
}

func (m *maker) meeting(s *sheet, i int, r *rand.Rand) {
	day := m.day("meetings", i)
	m.head(s, "meetings", i, r)
	group := m.one(r, "groups")
	s.list("groups", groupID(group))
	s.word("series", groupID(group))
	status := m.gathering(s, i, r, day)
	s.flag("public", chance(r, 70))
	if status == "held" {
		s.number("participants", 5+r.IntN(90))
		s.list("organizations", m.some(r, "organizations", 6)...)
	}
	s.line("invited_on", m.before(day.AddDate(0, 0, -14)))
	m.foot(s, i, r, day, link{"groups", group}, link{"projects", m.one(r, "projects")})
	if chance(r, 40) {
		m.participant(s, r)
	}
	m.agenda(s, i, r, status == "held")
	m.minutes(s, r, i, day, status == "held")
	m.source(s, "meetings", i, "start", "location", "agenda_item")
	m.doubts(s, i, r, "start")
}

func (m *maker) participant(s *sheet, r *rand.Rand) {
	s.part("participant", "leitung")
	s.word("person", m.id("persons", m.one(r, "persons")))
	s.text("role", note(noteLed))
}

// agenda writes three to six items.
func (m *maker) agenda(s *sheet, i int, r *rand.Rand, held bool) {
	for k := range 3 + r.IntN(4) {
		s.part("agenda_item", fmt.Sprintf("top-%d", k+1))
		s.text("title", join(": ", note(k%(noteOther+1)), topicName(topicOf(i+k))))
		s.text("text", m.paragraph(r, i+k, 1+r.IntN(2)))
		if held {
			s.text("result", m.paragraph(r, i+k, 1))
			m.decision(s, r, k)
		}
		if k == noteReport {
			s.list("report_of", m.some(r, "groups", 1)...)
		}
		switch r.IntN(6) {
		case 0:
			s.list("recommendations", m.some(r, "recommendations", 2)...)
		case 1:
			s.list("projects", m.some(r, "projects", 2)...)
		case 2:
			s.list("questions", m.some(r, "questions", 2)...)
		}
		s.word("source", "quelle")
	}
}

func (m *maker) decision(s *sheet, r *rand.Rand, k int) {
	if k%3 != 2 {
		return
	}
	if chance(r, 60) {
		s.word("decision", "consensus")
		return
	}
	s.word("decision", "vote")
	s.number("votes_for", 8+r.IntN(20))
	s.number("votes_against", r.IntN(5))
	s.number("votes_abstained", r.IntN(4))
}

func (m *maker) minutes(s *sheet, r *rand.Rand, i int, day time.Time, held bool) {
	if !held {
		return
	}
	if !chance(r, 60) {
		s.section("minutes")
		s.word("state", pickOf(r, []string{"unknown", "missing", "drafted", "approved"}))
		return
	}
	s.section("minutes")
	s.word("state", "published")
	s.line("published_on", m.before(day.AddDate(0, 0, 5+r.IntN(20))))
	s.word("file", "protokoll")
	s.part("file", "protokoll")
	s.fixed("title", "Protokoll (erfunden)")
	s.word("url", "https://dokumente.musterstadt.example/"+m.id("meetings", i)+".pdf")
	s.word("language", "de")
	s.flag("accessible", chance(r, 50))
	s.line("date", m.before(day.AddDate(0, 0, 3)))
}

var eventKinds = []string{"info-fair", "festival", "discussion", "discussion", "workshop", "workshop", "conference", "ceremony", "open-day", "other"}

func (m *maker) event(s *sheet, i int, r *rand.Rand) {
	day := m.day("events", i)
	m.head(s, "events", i, r)
	s.word("classification", pickOf(r, eventKinds))
	status := m.gathering(s, i, r, day)
	if status == "planned" && chance(r, 20) {
		s.word("recurrence", "FREQ=WEEKLY;COUNT=6")
	}
	s.list("organizers", m.some(r, "organizations", 2)...)
	s.list("partners", m.some(r, "organizations", 4)...)
	group := m.one(r, "groups")
	s.list("groups", groupID(group))
	if chance(r, 20) {
		s.word("project", m.id("projects", m.one(r, "projects")))
	}
	s.flag("of_network", chance(r, 30))
	m.access(s, r)
	if status == "held" {
		s.line("participants", fmt.Sprintf(`{ value = %d, qualifier = "about" }`, 10*(1+r.IntN(30))))
		s.text("report", m.paragraph(r, i, 3))
	}
	m.foot(s, i, r, day, link{"groups", group}, link{"services", m.one(r, "services")})
	m.source(s, "events", i, "start", "location")
	m.doubts(s, i, r, "location")
}

// access writes for whom an event is.
func (m *maker) access(s *sheet, r *rand.Rand) {
	s.list("languages", append([]string{"de"}, spoken(r)...)...)
	if chance(r, 30) {
		s.list("interpreting", pickOf(r, languageOrder[2:]))
	}
	for _, key := range []string{"sign_language", "step_free", "child_care", "free"} {
		if chance(r, 40) {
			s.flag(key, chance(r, 60))
		}
	}
	s.text("registration", note(noteFree))
	s.word("contact", "veranstaltungen@musterstadt.example")
}

// spoken draws languages beside German.
func spoken(r *rand.Rand) []string {
	var out []string
	for _, l := range languageOrder[1:] {
		if chance(r, 20) {
			out = append(out, l)
		}
	}
	return out
}
