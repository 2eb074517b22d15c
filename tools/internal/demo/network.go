package demo

var categories = []struct{ id, name string }{
	{"aemter", "Ämter"}, {"wohlfahrt", "Wohlfahrtsverbände"}, {"bildung", "Bildungsträger"}, {"beratung", "Beratungsstellen"}, {"vereine", "Vereine und Initiativen"},
}

// network writes data/network.toml.
func (m *maker) network() *sheet {
	s := &sheet{w: m.german()}
	s.text("name", func(w *words) string { return w.Title })
	s.text("short_name", func(w *words) string { return w.Title })
	s.text("summary", sentences(said{sentence: 2}, said{sentence: sentenceInvented}))
	s.word("city", "Musterstadt")
	s.word("since", m.Today.AddDate(-10, 0, 0).Format("2006"))
	s.text("nature", sentences(said{sentence: 9}))
	s.text("participation", note(noteFree))
	s.text("decisions", sentences(said{sentence: 5}))
	s.word("time_zone", "Europe/Berlin")
	s.word("id_authority", "netzwerk-musterstadt.example")
	s.line("id_since", m.before(m.Today.AddDate(-10, 0, 0)))
	s.flag("invented", true)
	s.text("text", join("\n\n", sentences(said{sentence: 2}, said{sentence: 11}), more("groups/"+groupID(0), groupName(0)), sentences(said{sentence: sentenceInvented})))
	s.line("created", m.before(m.Today.AddDate(-10, 0, 0)))
	s.line("modified", m.before(m.Today))
	m.office(s)
	m.legal(s)
	m.constitution(s)
	m.source(s, "topics", 0)
	return s
}

func (m *maker) office(s *sheet) {
	s.section("office")
	s.text("name", name("services"))
	s.word("holder", m.id("persons", 0))
	s.word("address", "Neuer Markt 1, 00000 Musterstadt")
	s.word("email", "koordination@musterstadt.example")
	s.word("phone", "+49 391 0000000")
	s.word("website", "https://musterstadt.example/")
	s.line("checked_on", m.before(m.Today.AddDate(0, 0, -30)))
}

// legal writes what the law wants to know.
func (m *maker) legal(s *sheet) {
	s.section("licence")
	s.word("name", "CC BY 4.0")
	s.word("url", "https://creativecommons.org/licenses/by/4.0/")
	s.section("imprint")
	s.fixed("publisher", "Stadt Musterstadt (erfunden)")
	s.text("responsible", name("services"))
	s.word("address", "Neuer Markt 1, 00000 Musterstadt")
	s.word("email", "koordination@musterstadt.example")
	s.section("privacy")
	s.text("officer", name("administration"))
	s.word("email", "datenschutz@musterstadt.example")
	s.section("accessibility")
	s.line("date", m.before(m.Today.AddDate(0, 0, -90)))
	s.text("method", note(noteReport))
	s.word("status", "partial")
	s.word("contact", "koordination@musterstadt.example")
}

// constitution writes what the network is and wants.
func (m *maker) constitution(s *sheet) {
	s.part("basis", "konzept")
	s.text("title", m.title("concepts", 0))
	s.line("date", m.day("concepts", 0).Format("2006-01-02"))
	s.word("source", "quelle")
	for _, c := range categories {
		s.part("membership_category", c.id)
		s.fixed("name", c.name)
	}
	for i, sentence := range []int{2, 4, 7, 9} {
		s.part("goal", "ziel-"+topicIDs[i])
		s.text("text", sentences(said{sentence: sentence, place: districts[0]}))
	}
	for i := range 3 {
		s.part("focus_area", topicIDs[i])
		s.text("name", topicName(i))
	}
	m.rules(s)
	for i, sentence := range []int{4, 11} {
		s.part("task", "aufgabe-"+topicIDs[i])
		s.text("text", sentences(said{sentence: sentence}))
	}
}

func (m *maker) rules(s *sheet) {
	s.part("rule", "treffen")
	s.text("text", sentences(said{sentence: 10}))
	s.word("check", "meetings-per-year")
	s.number("minimum", 4)
	s.part("rule", "sprecher")
	s.text("text", sentences(said{sentence: 2}))
	s.word("check", "speakers-per-group")
	s.number("minimum", 2)
	s.part("rule", "protokoll")
	s.text("text", sentences(said{sentence: 11}))
	s.word("check", "minutes-each")
	s.number("days", 14)
}
