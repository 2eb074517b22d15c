package model

import "offenesnetz/tools/internal/diag"

// Kind is one folder of data/, or one file such as data/network.toml.
type Kind struct {
	Name  string // folder and name in references
	Label diag.Message
	Doc   diag.Message
	New   func() Record

	single bool
}

// Single tells that the kind is one file, data/<name>.toml, not a folder.
func (k *Kind) Single() bool { return k.single }

// Kinds lists all kinds in the order of the documentation.
var Kinds = []*Kind{
	{"network", diag.Message{De: "Netzwerk", En: "network"}, diag.Message{De: "was das Netzwerk ist, worauf es beruht und wer es koordiniert", En: "what the network is, what it rests on and who coordinates it"}, func() Record { return &Network{} }, true},
	{"glossary", diag.Message{De: "Wörterliste", En: "glossary"}, diag.Message{De: "Wörter, die erklärt werden und in jeder Sprache fest übersetzt sind; eine Seite kommt auch ohne sie aus", En: "words that are explained and have a fixed translation in each language; a site does without it as well"}, func() Record { return &Glossary{} }, true},
	{"groups", diag.Message{De: "Gruppe", En: "group"}, diag.Message{De: "Vollversammlung, Arbeitsgruppen, Projektgruppe der Verwaltung, Beirat", En: "plenary, working groups, the administration's project group, advisory board"}, func() Record { return &Group{} }, false},
	{"organizations", diag.Message{De: "Organisation", En: "organisation"}, diag.Message{De: "Mitglieder und Partner mit dem Grad des Belegs", En: "members and partners with the grade of evidence"}, func() Record { return &Organization{} }, false},
	{"persons", diag.Message{De: "Person", En: "person"}, diag.Message{De: "Sprecherinnen, Sprecher und Amtspersonen, sonst niemand; die Kennung verrät den Namen nicht (p-7k3f)", En: "speakers and office-holders, nobody else; the id does not tell the name (p-7k3f)"}, func() Record { return &Person{} }, false},
	{"meetings", diag.Message{De: "Sitzung", En: "meeting"}, diag.Message{De: "Sitzungen der Gruppen mit Tagesordnung und Ergebnissen", En: "meetings of the groups with agenda and results"}, func() Record { return &Meeting{} }, false},
	{"events", diag.Message{De: "Veranstaltung", En: "event"}, diag.Message{De: "Dialogveranstaltungen", En: "dialogue events"}, func() Record { return &Event{} }, false},
	{"questions", diag.Message{De: "Frage", En: "question"}, diag.Message{De: "Fragen und Probleme aus dem Erfahrungsaustausch", En: "questions and problems from the exchange of experience"}, func() Record { return &Question{} }, false},
	{"projects", diag.Message{De: "Projekt", En: "project"}, diag.Message{De: "gemeinsame Projekte", En: "joint projects"}, func() Record { return &Project{} }, false},
	{"recommendations", diag.Message{De: "Empfehlung", En: "recommendation"}, diag.Message{De: "Empfehlungen und Stellungnahmen und was daraus wurde", En: "recommendations and statements and what became of them"}, func() Record { return &Recommendation{} }, false},
	{"concepts", diag.Message{De: "Konzept", En: "concept"}, diag.Message{De: "Integrationskonzept und Vorläufer", En: "the integration concept and its forerunners"}, func() Record { return &Concept{} }, false},
	{"measures", diag.Message{De: "Maßnahme", En: "measure"}, diag.Message{De: "Maßnahmen mit Stand und Berichten", En: "measures with state and reports"}, func() Record { return &Measure{} }, false},
	{"indicators", diag.Message{De: "Kennzahl", En: "indicator"}, diag.Message{De: "Zahlenreihen mit Definition und Quelle", En: "series of figures with definition and source"}, func() Record { return &Indicator{} }, false},
	{"news", diag.Message{De: "Meldung", En: "news item"}, diag.Message{De: "Nachrichten und Pressemitteilungen", En: "news and press releases"}, func() Record { return &News{} }, false},
	{"services", diag.Message{De: "Angebot", En: "service"}, diag.Message{De: "Beratung und Hilfe", En: "advice and help"}, func() Record { return &Service{} }, false},
	{"topics", diag.Message{De: "Thema", En: "topic"}, diag.Message{De: "Handlungsfelder, die alles verbinden", En: "fields of action that tie everything together"}, func() Record { return &Topic{} }, false},
	{"locations", diag.Message{De: "Ort", En: "location"}, diag.Message{De: "Orte mit Angaben zur Zugänglichkeit", En: "places with facts on access"}, func() Record { return &Location{} }, false},
}

// Folders lists the names of the kinds that are folders of data/.
func Folders() []string {
	var names []string
	for _, k := range Kinds {
		if !k.Single() {
			names = append(names, k.Name)
		}
	}
	return names
}

// KindOf finds a kind by its name, or nil.
func KindOf(name string) *Kind {
	for _, k := range Kinds {
		if k.Name == name {
			return k
		}
	}
	return nil
}
