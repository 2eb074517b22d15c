package model

// Statuses of meetings and events. Announced: a source announces it; that it took place is not documented.
var Statuses = []string{"planned", "announced", "held", "cancelled", "moved"}

// Meeting is a session of one or more groups.
type Meeting struct {
	Base
	Groups        []Ref
	Series        Word
	Start, End    Moment
	Status        Word
	PreviousStart Moment
	StatusNote    Text
	Location      Ref
	Place         Text
	Public        Flag
	Participants  Figure
	OrgCount      Figure
	Organizations []Ref
	People        []Participant
	Agenda        []AgendaItem
	InvitedOn     Day
	Minutes       Minutes
}

// Fields declares data/meetings/*.toml.
func (x *Meeting) Fields() *Fields {
	f := &Fields{}
	x.head(f, "title", doc("Titel der Sitzung", "title of the meeting"), example(`"Netzwerktreffen"`))
	f.Refs("groups", &x.Groups, "groups", required, doc("welche Gruppen tagen", "which groups meet"), example(`["vollversammlung"]`))
	f.Word("series", &x.Series, doc("Kennwort für Sitzungen, die zusammengehören", "keyword for meetings that belong together"), example(`"netzwerktreffen"`))
	f.Moment("start", &x.Start, required, doc("Beginn: Tag, Tag mit Ortszeit oder ungenauer Tag", "start: day, day with local time or imprecise day"), example("2026-03-14T17:00:00"))
	f.Moment("end", &x.End, doc("Ende", "end"), example("2026-03-14T19:00:00"))
	f.Enum("status", &x.Status, Statuses, required, doc("Stand: planned, announced (angekündigt; Verlauf nicht belegt), held, cancelled, moved", "state: planned, announced (whether it took place is not documented), held, cancelled, moved"), example(`"held"`))
	f.Moment("previous_start", &x.PreviousStart, doc("früherer Termin, wenn verlegt", "earlier date when moved"), example("2026-03-07T17:00:00"))
	f.Text("status_note", &x.StatusNote, doc("warum abgesagt oder verlegt", "why cancelled or moved"), example(`"Der Saal ist gesperrt."`))
	f.Ref("location", &x.Location, "locations", doc("Ort", "location"), example(`"altes-rathaus"`))
	f.Text("place", &x.Place, doc("Raum oder Ort in Worten", "room or place in words"), example(`"Franckesaal"`))
	f.Flag("public", &x.Public, doc("öffentlich?", "open to the public?"), example("true"))
	f.Figure("participants", &x.Participants, doc("Zahl der Teilnehmenden", "number of people taking part"), example("125"))
	f.Figure("organizations_count", &x.OrgCount, doc("Zahl der vertretenen Organisationen", "number of organisations represented"), example("65"))
	f.Refs("organizations", &x.Organizations, "organizations", doc("Organisationen, die dabei waren", "organisations that took part"), example(`["agsa"]`))
	parts(f, "participant", &x.People, (*Participant).fields, doc("Amtspersonen mit Aufgabe in der Sitzung", "office-holders with a part in the meeting"))
	parts(f, "agenda_item", &x.Agenda, (*AgendaItem).fields, doc("Tagesordnungspunkte in ihrer Reihenfolge", "agenda items in order"))
	f.Day("invited_on", &x.InvitedOn, doc("Einladung verschickt am", "invitation sent on"), example("2026-02-28"))
	table(f, "minutes", &x.Minutes, (*Minutes).fields, doc("Protokoll", "minutes"))
	x.tail(f)
	return f
}

// Participant is an office-holder's part in a meeting or event.
type Participant struct {
	ID     Word
	Person Ref
	Role   Text
}

func (x *Participant) fields(f *Fields) {
	f.ID(&x.ID)
	f.Ref("person", &x.Person, "persons", required, doc("wer", "who"), example(`"p-7k3f"`))
	f.Text("role", &x.Role, required, doc("was die Person tat", "what the person did"), example(`"eröffnet das Treffen"`))
}

// AgendaItem is a point of a meeting's agenda.
type AgendaItem struct {
	ID              Word
	Title           Text
	Text            Text
	Result          Text
	Decision        Word
	For             Integer
	Against         Integer
	Abstained       Integer
	ReportOf        []Ref
	Recommendations []Ref
	Projects        []Ref
	Questions       []Ref
	Source          Word
}

func (x *AgendaItem) fields(f *Fields) {
	f.ID(&x.ID)
	f.Text("title", &x.Title, required, doc("Gegenstand", "subject"), example(`"Bericht der AG Sprache"`))
	f.Markdown("text", &x.Text, doc("worum es ging", "what it was about"), example(`"Kurse sollen häufiger beginnen."`))
	f.Markdown("result", &x.Result, doc("Ergebnis", "result"), example(`"Die Empfehlung wird angenommen."`))
	f.Enum("decision", &x.Decision, []string{"consensus", "vote", "none"}, doc("wie entschieden wurde", "how it was decided"), example(`"consensus"`))
	f.Integer("votes_for", &x.For, doc("Stimmen dafür", "votes for"), example("12"))
	f.Integer("votes_against", &x.Against, doc("Stimmen dagegen", "votes against"), example("1"))
	f.Integer("votes_abstained", &x.Abstained, doc("Enthaltungen", "abstentions"), example("2"))
	f.Refs("report_of", &x.ReportOf, "groups", doc("Bericht welcher Gruppe", "report of which group"), example(`["sprache"]`))
	f.Refs("recommendations", &x.Recommendations, "recommendations", doc("behandelte Empfehlungen", "recommendations dealt with"), example(`["2018-sprache"]`))
	f.Refs("projects", &x.Projects, "projects", doc("behandelte Projekte", "projects dealt with"), example(`["ikw"]`))
	f.Refs("questions", &x.Questions, "questions", doc("behandelte Fragen", "questions dealt with"), example(`["wartezeiten"]`))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"agsa"`))
}

// MinutesStates say how far the minutes of a meeting are.
var MinutesStates = []string{"published", "approved", "drafted", "missing", "unknown"}

// Minutes of a meeting.
type Minutes struct {
	State     Word
	Published Day
	File      Word
}

func (x *Minutes) fields(f *Fields) {
	f.Enum("state", &x.State, MinutesStates, required, doc("Stand des Protokolls; unknown: nicht bekannt", "state of the minutes; unknown: not known"), example(`"published"`))
	f.Day("published_on", &x.Published, doc("veröffentlicht am", "published on"), example("2026-03-28"))
	f.Word("file", &x.File, doc("Kennung des Dokuments in [[file]]", "id of the document in [[file]]"), example(`"protokoll"`))
}

// EventKinds are the kinds of dialogue event.
var EventKinds = []string{"info-fair", "intercultural-week", "festival", "discussion", "workshop", "conference", "ceremony", "opening", "open-day", "other"}

// Event is a dialogue event.
type Event struct {
	Base
	EventKind     Word
	Start, End    Moment
	Recurrence    Word
	Except        []Day
	Status        Word
	PreviousStart Moment
	StatusNote    Text
	Location      Ref
	Place         Text
	Online        Word
	Organizers    []Ref
	Partners      []Ref
	Groups        []Ref
	People        []Participant
	Project       Ref
	OfNetwork     Flag
	Motto         Word
	Languages     []Word
	Interpreting  []Word
	SignLanguage  Flag
	StepFree      Flag
	ChildCare     Flag
	Free          Flag
	Cost          Text
	Registration  Text
	RegisterURL   Word
	Contact       Word
	Participants  Figure
	Stands        Figure
	EventCount    Figure
	OrgCount      Figure
	PlaceCount    Figure
	Report        Text
}

// Fields declares data/events/*.toml.
func (x *Event) Fields() *Fields {
	f := &Fields{}
	x.head(f, "title", doc("Titel der Veranstaltung", "title of the event"), example(`"Infobörse 2022"`))
	f.Enum("classification", &x.EventKind, EventKinds, required, doc("Art der Veranstaltung", "kind of event"), example(`"info-fair"`))
	f.Moment("start", &x.Start, required, doc("Beginn: Tag, Tag mit Ortszeit, Zeitraum oder ungenauer Tag", "start: day, day with local time, period or imprecise day"), example("2022-09-27T15:00:00"))
	f.Moment("end", &x.End, doc("Ende", "end"), example("2022-09-27T18:00:00"))
	f.Word("recurrence", &x.Recurrence, doc("Wiederholung als RRULE (RFC 5545)", "recurrence as RRULE (RFC 5545)"), example(`"FREQ=WEEKLY;BYDAY=TU"`))
	f.Days("except", &x.Except, doc("Tage, an denen die Wiederholung ausfällt", "days on which the recurrence falls out"), example("[2026-12-25]"))
	f.Enum("status", &x.Status, Statuses, required, doc("Stand: planned, announced (angekündigt; Verlauf nicht belegt), held, cancelled, moved", "state: planned, announced (whether it took place is not documented), held, cancelled, moved"), example(`"held"`))
	f.Moment("previous_start", &x.PreviousStart, doc("früherer Termin, wenn verlegt", "earlier date when moved"), example("2022-09-20T15:00:00"))
	f.Text("status_note", &x.StatusNote, doc("warum abgesagt oder verlegt", "why cancelled or moved"), example(`"Wegen Sturm verlegt."`))
	f.Ref("location", &x.Location, "locations", doc("Ort", "location"), example(`"forum-gestaltung"`))
	f.Text("place", &x.Place, doc("Raum oder Ort in Worten", "room or place in words"), example(`"Innenhof"`))
	f.URL("online_url", &x.Online, doc("Adresse der Online-Teilnahme", "address for taking part online"), example(`"https://example.org/raum"`))
	f.Refs("organizers", &x.Organizers, "organizations", doc("wer veranstaltet", "who organises"), example(`["agsa"]`))
	f.Refs("partners", &x.Partners, "organizations", doc("wer mitmacht", "who takes part"), example(`["caritas"]`))
	f.Refs("groups", &x.Groups, "groups", doc("Gruppen, die veranstalten", "groups that organise"), example(`["vollversammlung"]`))
	parts(f, "participant", &x.People, (*Participant).fields, doc("Amtspersonen mit Aufgabe", "office-holders with a part"))
	f.Ref("project", &x.Project, "projects", doc("Projekt, zu dem sie gehört", "project it belongs to"), example(`"ikw"`))
	f.Flag("of_network", &x.OfNetwork, doc("veranstaltet vom Netzwerk selbst?", "organised by the network itself?"), example("true"))
	f.Word("motto", &x.Motto, doc("Motto im Wortlaut", "motto as printed"), example(`"#offengeht"`))
	f.Languages("languages", &x.Languages, doc("Sprachen der Veranstaltung", "languages of the event"), example(`["de", "ar"]`))
	f.Languages("interpreting", &x.Interpreting, doc("Sprachen, in die gedolmetscht wird", "languages it is interpreted into"), example(`["uk", "fa"]`))
	f.Flag("sign_language", &x.SignLanguage, doc("mit Gebärdensprache?", "with sign language?"), example("true"))
	f.Flag("step_free", &x.StepFree, doc("stufenlos? (sonst gilt der Ort)", "step-free? (else the location counts)"), example("true"))
	f.Flag("child_care", &x.ChildCare, doc("mit Kinderbetreuung?", "with child care?"), example("true"))
	f.Flag("free", &x.Free, doc("kostenlos?", "free of charge?"), example("true"))
	f.Text("cost", &x.Cost, doc("was es kostet", "what it costs"), example(`"Eintritt frei, Spende erbeten"`))
	f.Text("registration", &x.Registration, doc("ob und wie man sich anmeldet", "whether and how to register"), example(`"Keine Anmeldung nötig."`))
	f.URL("registration_url", &x.RegisterURL, doc("Adresse der Anmeldung", "address for registering"), example(`"https://example.org/anmeldung"`))
	f.Word("contact", &x.Contact, doc("Kontakt (Stelle, keine Privatperson)", "contact (an office, no private person)"), example(`"ikw@verein.example"`))
	f.Figure("participants", &x.Participants, doc("Zahl der Besucherinnen und Besucher", "number of visitors"), example(`{ value = 100, qualifier = "about" }`))
	f.Figure("stands", &x.Stands, doc("Zahl der Stände", "number of stands"), example("36"))
	f.Figure("events_count", &x.EventCount, doc("Zahl der Veranstaltungen (bei Wochen)", "number of events (of a week)"), example("40"))
	f.Figure("organizations_count", &x.OrgCount, doc("Zahl der beteiligten Organisationen", "number of organisations taking part"), example("26"))
	f.Figure("places_count", &x.PlaceCount, doc("Zahl der Orte", "number of places"), example("15"))
	f.Markdown("report", &x.Report, doc("Bericht danach", "report afterwards"), example(`"Trotz Kälte gut besucht."`))
	x.tail(f)
	return f
}
