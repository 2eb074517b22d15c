package demo

import (
	"fmt"
	"math/rand/v2"
	"time"
)

func (m *maker) question(s *sheet, i int, r *rand.Rand) {
	day := m.day("questions", i)
	m.head(s, "questions", i, r)
	s.list("raised_by", m.some(r, "organizations", 2)...)
	s.line("raised_on", loose(r, day))
	s.list("groups", m.some(r, "groups", 2)...)
	s.word("status", pickOf(r, []string{"open", "discussed", "answered", "referred"}))
	s.list("meetings", m.some(r, "meetings", 2)...)
	if chance(r, 30) {
		s.list("recommendations", m.some(r, "recommendations", 1)...)
	}
	s.text("led_to", m.paragraph(r, i, 1))
	m.foot(s, i, r, day, link{"groups", m.one(r, "groups")})
	for k := range 1 + r.IntN(3) {
		s.part("said", fmt.Sprintf("beitrag-%d", k+1))
		s.line("date", m.before(day.AddDate(0, k, 0)))
		s.text("by", groupName(m.one(r, "groups")))
		s.text("text", m.paragraph(r, i, 2))
		s.word("source", "quelle")
	}
	m.source(s, "questions", i, "raised_on")
	m.doubts(s, i, r, "raised_on")
}

func (m *maker) project(s *sheet, i int, r *rand.Rand) {
	day := m.day("projects", i)
	end := day.AddDate(1+r.IntN(3), 0, 0)
	m.head(s, "projects", i, r)
	s.text("purpose", m.paragraph(r, i, 2))
	s.list("lead", m.some(r, "organizations", 1)...)
	s.list("partners", m.some(r, "organizations", 4)...)
	s.word("start", day.Format("2006-01"))
	s.word("end", end.Format("2006-01"))
	if end.Before(m.Today) {
		s.word("status", "finished")
	} else {
		s.word("status", "running")
	}
	s.line("status_on", m.before(end))
	s.fixed("area", districts[i%len(districts)])
	s.word("website", "https://"+m.id("projects", i)+".musterstadt.example/")
	s.list("groups", m.some(r, "groups", 2)...)
	s.list("recommendations", m.some(r, "recommendations", 2)...)
	s.list("services", m.some(r, "services", 2)...)
	s.text("results", m.paragraph(r, i, 3))
	m.foot(s, i, r, day, link{"organizations", m.one(r, "organizations")})
	s.part("funding", "foerderung")
	s.fixed("funder", "Stadt Musterstadt")
	s.number("amount", 1000*(1+r.IntN(200)))
	s.word("currency", "EUR")
	s.word("period", day.Format("2006")+"/"+end.Format("2006"))
	s.word("source", "quelle")
	m.source(s, "projects", i, "start", "funding")
	m.doubts(s, i, r, "end")
}

func (m *maker) recommendation(s *sheet, i int, r *rand.Rand) {
	day := m.day("recommendations", i)
	m.head(s, "recommendations", i, r)
	s.word("classification", pickOf(r, []string{"recommendation", "recommendation", "recommendation", "statement", "request"}))
	s.flag("of_network", chance(r, 60))
	group := m.one(r, "groups")
	s.list("author_groups", groupID(group))
	s.word("number", fmt.Sprintf("E%04d/%s", i+1, day.Format("06")))
	s.word("adopted_at", m.id("meetings", m.adoptedAt(i)))
	s.word("decision", "consensus")
	s.list("addressees", m.some(r, "organizations", 1)...)
	s.line("answer_due", day.AddDate(0, 6, 0).Format(time.DateOnly))
	steps := m.steps(r, day)
	if len(steps) > 3 {
		s.text("answer", m.paragraph(r, i, 3))
	}
	s.text("outcome_note", m.paragraph(r, i, 1))
	s.list("groups", groupID(group))
	s.list("measures", m.some(r, "measures", 2)...)
	m.foot(s, i, r, day, link{"groups", group}, link{"meetings", m.adoptedAt(i)})
	for k, step := range steps {
		s.part("history", fmt.Sprintf("schritt-%d", k+1))
		s.line("date", step.day.Format(time.DateOnly))
		s.word("step", step.step)
		s.text("text", m.paragraph(r, i, 1))
		s.word("source", "quelle")
	}
	m.source(s, "recommendations", i, "history")
}

type step struct {
	day  time.Time
	step string
}

// steps draws a recommendation's way as far as it has come today; some get no answer.
func (m *maker) steps(r *rand.Rand, day time.Time) []step {
	way := []step{{day.AddDate(0, -2, 0), "raised"}, {day, "adopted"}, {day.AddDate(0, 0, 10), "sent"}}
	if chance(r, 70) {
		way = append(way, step{day.AddDate(0, 2+r.IntN(10), 0), pickOf(r, []string{"answered", "accepted", "accepted-in-part", "refused"})})
		if chance(r, 50) {
			way = append(way, step{day.AddDate(1, r.IntN(6), 0), pickOf(r, []string{"under-way", "carried-out"})})
		}
	}
	for k, s := range way {
		if s.day.After(m.Today) {
			return way[:k]
		}
	}
	return way
}

func (m *maker) concept(s *sheet, i int, r *rand.Rand) {
	day := m.day("concepts", i)
	m.head(s, "concepts", i, r)
	s.line("adopted", day.Format(time.DateOnly))
	s.word("adopted_by", groupID(1))
	s.word("number", fmt.Sprintf("DS%04d/%s", i+1, day.Format("06")))
	s.word("in_force", day.Format("2006"))
	s.word("url", "https://dokumente.musterstadt.example/"+m.id("concepts", i)+".pdf")
	if i > 0 {
		s.word("supersedes", m.id("concepts", i-1))
	}
	m.foot(s, i, r, day, link{"measures", m.one(r, "measures")})
	for k := range 4 {
		s.part("guideline", fmt.Sprintf("leitlinie-%d", k+1))
		s.text("text", m.paragraph(r, i+k, 1))
		s.part("goal", fmt.Sprintf("ziel-%d", k+1))
		s.text("text", m.paragraph(r, i+k, 1))
	}
	for t, id := range topicIDs {
		s.part("field_of_action", id)
		s.text("name", topicName(t))
		s.list("topics", id)
	}
	m.source(s, "concepts", i)
}

func (m *maker) measure(s *sheet, i int, r *rand.Rand) {
	day := m.day("measures", i)
	m.head(s, "measures", i, r)
	s.word("concept", m.id("concepts", m.one(r, "concepts")))
	s.word("field_of_action", topicIDs[topicOf(i)])
	s.list("responsible", m.some(r, "organizations", 2)...)
	s.line("start", loose(r, day))
	s.word("end", day.AddDate(3, 0, 0).Format("2006"))
	s.word("status", pickOf(r, []string{"planned", "running", "running", "done", "late", "dropped", "unknown"}))
	s.line("status_on", m.before(day.AddDate(1, 0, 0)))
	s.list("projects", m.some(r, "projects", 2)...)
	s.list("indicators", m.some(r, "indicators", 1)...)
	m.foot(s, i, r, day, link{"concepts", m.one(r, "concepts")})
	for year := day.Year() + 1; year < m.Today.Year() && year < day.Year()+4; year++ {
		s.part("report", fmt.Sprintf("bericht-%d", year))
		s.word("date", fmt.Sprint(year))
		s.text("text", m.paragraph(r, i, 2))
		s.word("source", "quelle")
	}
	m.source(s, "measures", i, "start", "status")
}
