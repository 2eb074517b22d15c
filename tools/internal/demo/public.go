package demo

import (
	"fmt"
	"math/rand/v2"
	"time"

	"offenesnetz/tools/internal/model"
)

func (m *maker) indicator(s *sheet, i int, r *rand.Rand) {
	m.head(s, "indicators", i, r)
	s.text("definition", m.paragraph(r, i, 2))
	s.text("unit", func(w *words) string { return w.Unit })
	s.word("scope", pickOf(r, model.IndicatorScopes))
	s.fixed("area", "Musterstadt")
	s.text("comparability", m.paragraph(r, i, 1))
	m.foot(s, i, r, time.Time{}, link{"topics", topicOf(i)})
	value := 100 + r.IntN(5000)
	for year := m.Today.Year() - 10; year < m.Today.Year(); year++ {
		s.part("value", fmt.Sprintf("wert-%d", year))
		s.line("date", fmt.Sprintf("%d-12-31", year))
		s.number("value", value)
		s.word("source", "quelle")
		value += r.IntN(400) - 150
		value = max(value, 10)
	}
	m.source(s, "indicators", i, "value")
}

func (m *maker) newsItem(s *sheet, i int, r *rand.Rand) {
	day := m.day("news", i)
	m.head(s, "news", i, r)
	s.word("classification", pickOf(r, []string{"news", "news", "news", "press-release", "newsletter"}))
	s.line("date", day.Format(time.DateOnly))
	s.text("contact", name("administration"))
	event := i * m.counts["events"] / m.counts["news"]
	s.list("about", "events/"+m.id("events", event))
	s.word("link", "https://musterstadt.example/"+m.id("news", i))
	if chance(r, 3) {
		s.flag("legal", true)
	}
	m.foot(s, i, r, day, link{"events", event}, link{"organizations", m.one(r, "organizations")})
	m.source(s, "news", i)
}

func (m *maker) service(s *sheet, i int, r *rand.Rand) {
	m.head(s, "services", i, r)
	s.list("provider", m.some(r, "organizations", 1)...)
	first := r.IntN(len(model.Needs))
	s.list("needs", model.Needs[first], model.Needs[(first+5)%len(model.Needs)])
	s.text("audience", m.paragraph(r, i, 1))
	s.list("languages", append([]string{"de"}, spoken(r)...)...)
	s.word("location", m.id("locations", m.one(r, "locations")))
	s.text("room", note(noteRoom))
	s.text("hours_note", note(noteAppointment))
	if chance(r, 60) {
		s.flag("by_appointment", chance(r, 50))
		s.flag("free", true)
	}
	s.word("phone", "+49 391 0000000")
	s.word("email", m.id("services", i)+"@musterstadt.example")
	s.word("website", "https://musterstadt.example/"+m.id("services", i))
	s.word("as_of", fmt.Sprint(m.Today.Year()-r.IntN(3)))
	s.line("checked_on", m.before(m.Today.AddDate(0, 0, -r.IntN(400))))
	m.foot(s, i, r, time.Time{}, link{"locations", m.one(r, "locations")})
	for k, days := range [][]string{{"mo", "tu"}, {"th"}} {
		s.part("hours", fmt.Sprintf("zeit-%d", k+1))
		s.list("days", days...)
		s.word("opens", fmt.Sprintf("%02d:00", 8+r.IntN(3)))
		s.word("closes", fmt.Sprintf("%02d:30", 13+r.IntN(5)))
	}
	m.source(s, "services", i, "hours", "location")
}
