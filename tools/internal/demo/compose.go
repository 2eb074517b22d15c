package demo

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// link names a record in prose by kind and number.
type link struct {
	kind string
	i    int
}

func (m *maker) said(r *rand.Rand, i int) said {
	return said{sentence: r.IntN(sentenceInvented), topic: topicOf(i), n: 3 + r.IntN(120), place: pickOf(r, districts)}
}

// paragraph draws so many different sentences.
func (m *maker) paragraph(r *rand.Rand, i, n int) phrase {
	list := make([]said, n)
	first := m.said(r, i)
	for k := range list {
		list[k] = first
		list[k].sentence = (first.sentence + k*5) % sentenceInvented
	}
	return sentences(list...)
}

// prose draws two to four paragraphs: the first names the other records, the last says that all is invented.
func (m *maker) prose(r *rand.Rand, i int, links ...link) phrase {
	var list []phrase
	for range 1 + r.IntN(3) {
		list = append(list, m.paragraph(r, i, 2+r.IntN(3)))
	}
	for _, l := range links {
		list[0] = join(" ", list[0], more(l.kind+"/"+m.id(l.kind, l.i), m.title(l.kind, l.i)))
	}
	return join("\n\n", append(list, sentences(said{sentence: sentenceInvented}))...)
}

// head writes the title and a summary of one or two sentences.
func (m *maker) head(s *sheet, kind string, i int, r *rand.Rand) {
	title := m.title(kind, i)
	switch kind {
	case "organizations", "persons", "locations":
		s.fixed("name", title(s.w))
	case "projects", "services":
		s.text("name", title)
	default:
		s.text("title", title)
	}
	s.text("summary", m.paragraph(r, i, 1+r.IntN(2)))
}

// foot writes what stands last before the parts. day is the record's own, zero for kinds without.
func (m *maker) foot(s *sheet, i int, r *rand.Rand, day time.Time, links ...link) {
	s.text("text", m.prose(r, i, links...))
	s.list("topics", m.topics(r, i)...)
	m.dates(s, r, day)
}

// dates writes when the record was made and changed: some days around the day it tells of, never after today.
func (m *maker) dates(s *sheet, r *rand.Rand, day time.Time) {
	if day.IsZero() {
		day = m.Today.AddDate(0, 0, -r.IntN(span))
	}
	s.line("created", m.before(day.AddDate(0, 0, -14)))
	s.line("modified", m.before(day.AddDate(0, 0, 1+r.IntN(30))))
}

// before writes a day, or today where the day is later.
func (m *maker) before(day time.Time) string {
	if day.After(m.Today) {
		day = m.Today
	}
	return day.Format(time.DateOnly)
}

// source writes the record's invented source.
func (m *maker) source(s *sheet, kind string, i int, supports ...string) {
	s.part("source", "quelle")
	s.word("title", fmt.Sprintf("Stadt Musterstadt (erfunden): Mitteilung %d", i+1))
	s.word("url", "https://quellen.musterstadt.example/"+kind+"/"+m.id(kind, i))
	s.line("checked_on", m.before(m.Today.AddDate(0, 0, -i%300)))
	s.list("supports", supports...)
}

// doubts writes, in some records, what another source says and what is unsure about a field.
func (m *maker) doubts(s *sheet, i int, r *rand.Rand, field string) {
	if chance(r, 6) {
		s.part("conflict", "abweichung")
		s.word("field", field)
		s.text("value", m.paragraph(r, i, 1))
		s.word("source", "quelle")
	}
	if chance(r, 10) {
		s.part("uncertain", "unsicher")
		s.word("field", field)
		s.text("note", m.paragraph(r, i, 1))
	}
}

// loose writes a day, in some records with its month or year alone.
func loose(r *rand.Rand, day time.Time) string {
	switch n := r.IntN(100); {
	case n < 8:
		return quote(day.Format("2006-01"))
	case n < 12:
		return quote(day.Format("2006") + "~")
	}
	return day.Format(time.DateOnly)
}

// at writes a wall time of a day.
func at(day time.Time, hour, minute int) string {
	return fmt.Sprintf("%sT%02d:%02d:00", day.Format(time.DateOnly), hour, minute)
}
