package model

// Question is a question or problem brought into the exchange of experience.
type Question struct {
	Base
	RaisedBy        []Ref
	RaisedNote      Text
	RaisedOn        Day
	CameUp          []Ref
	Groups          []Ref
	Status          Word
	Said            []Said
	Meetings        []Ref
	Recommendations []Ref
	Projects        []Ref
	LedTo           Text
}

// QuestionStates say where a question stands.
var QuestionStates = []string{"open", "discussed", "answered", "referred"}

// Fields declares data/questions/*.toml.
func (x *Question) Fields() *Fields {
	f := &Fields{}
	x.head(f, "title", doc("die Frage", "the question"), example(`"Wie werden Kursstarts flexibler?"`))
	f.Refs("raised_by", &x.RaisedBy, "organizations", doc("welche Organisationen sie einbrachten", "which organisations raised it"), example(`["agsa"]`))
	f.Text("raised_by_note", &x.RaisedNote, doc("wer sie einbrachte, in Worten (keine Privatperson)", "who raised it, in words (no private person)"), example(`"Studierende in der Fragestunde"`))
	f.Day("raised_on", &x.RaisedOn, required, doc("wann sie aufkam", "when it came up"), example(`"2018-06-13?"`))
	f.AnyRefs("came_up_in", &x.CameUp, doc("wo sie aufkam: Veranstaltung oder Projekt", "where it came up: an event or project"), example(`["events/2020-ikw"]`))
	f.Refs("groups", &x.Groups, "groups", doc("in welchen Gruppen", "in which groups"), example(`["sprache"]`))
	f.Enum("status", &x.Status, QuestionStates, required, doc("Stand", "state"), example(`"open"`))
	parts(f, "said", &x.Said, (*Said).fields, doc("was dazu gesagt wurde", "what was said about it"))
	f.Refs("meetings", &x.Meetings, "meetings", doc("wo sie behandelt wurde", "where it was dealt with"), example(`["2018-06-13-netzwerk"]`))
	f.Refs("recommendations", &x.Recommendations, "recommendations", doc("Empfehlungen daraus", "recommendations that came of it"), example(`["2018-sprache"]`))
	f.Refs("projects", &x.Projects, "projects", doc("Projekte daraus", "projects that came of it"), example(`["vielfalt-gestalten"]`))
	f.Text("led_to", &x.LedTo, doc("wohin sie führte", "where it led"), example(`"Nicht dokumentiert."`))
	x.tail(f)
	return f
}

// Said is what someone said about a question, in an official role.
type Said struct {
	ID     Word
	Date   Day
	By     Text
	Text   Text
	Source Word
}

func (x *Said) fields(f *Fields) {
	f.ID(&x.ID)
	f.Day("date", &x.Date, doc("wann", "when"), example(`"2018-06-13?"`))
	f.Text("by", &x.By, doc("wer, als Gruppe oder Amt", "who, as a group or office"), example(`"AG Sprache"`))
	f.Text("text", &x.Text, required, doc("was gesagt wurde", "what was said"), example(`"Kurse sollten öfter beginnen."`))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"stadt"`))
}

// ProjectStates say where a project stands on the day StatusOn.
var ProjectStates = []string{"planned", "running", "finished", "unknown"}

// Project is joint work with a purpose.
type Project struct {
	Base
	Purpose         Text
	Lead            []Ref
	LeadNote        Text
	Partners        []Ref
	Start, End      Day
	Status          Word
	StatusOn        Day
	Area            Text
	Website         Word
	Funding         []Funding
	Groups          []Ref
	Recommendations []Ref
	Measures        []Ref
	Services        []Ref
	Results         Text
}

// Fields declares data/projects/*.toml.
func (x *Project) Fields() *Fields {
	f := &Fields{}
	x.head(f, "name", doc("Name des Projekts", "name of the project"), example(`"Interkulturelle Wochen Magdeburg"`))
	f.Markdown("purpose", &x.Purpose, doc("wozu es da ist", "what it is for"), example(`"Begegnung in den Stadtteilen."`))
	f.Refs("lead", &x.Lead, "organizations", doc("wer es trägt", "who runs it"), example(`["agsa"]`))
	f.Text("lead_note", &x.LeadNote, doc("Trägerschaft in Worten", "who runs it, in words"), example(`"Akteure im Stadtteil"`))
	f.Refs("partners", &x.Partners, "organizations", doc("wer mitmacht", "partners"), example(`["caritas"]`))
	f.Day("start", &x.Start, doc("Beginn", "start"), example(`"2020"`))
	f.Day("end", &x.End, doc("Ende", "end"), example(`"2025"`))
	f.Enum("status", &x.Status, ProjectStates, required, doc("Stand an dem Tag, den status_on nennt", "state on the day that status_on gives"), example(`"running"`))
	f.Day("status_on", &x.StatusOn, doc("Stand der Angabe", "date of that statement"), example(`"2025"`))
	f.Text("area", &x.Area, doc("wo es wirkt", "where it works"), example(`"Neue Neustadt"`))
	f.URL("website", &x.Website, doc("Internetseite", "web page"), example(`"https://example.org/"`))
	parts(f, "funding", &x.Funding, (*Funding).fields, doc("Förderung", "funding"))
	f.Refs("groups", &x.Groups, "groups", doc("Gruppen, die damit zu tun haben", "groups that deal with it"), example(`["kultur"]`))
	f.Refs("recommendations", &x.Recommendations, "recommendations", doc("Empfehlungen, denen es dient", "recommendations it serves"), example(`["2019-team"]`))
	f.Refs("measures", &x.Measures, "measures", doc("Maßnahmen, denen es dient", "measures it serves"), example(`["igwa"]`))
	f.Refs("services", &x.Services, "services", doc("Angebote, die daraus bestehen", "services that come of it"), example(`["igwa-nord"]`))
	f.Markdown("results", &x.Results, doc("Ergebnisse", "results"), example(`"Mehr als 200 Menschen wurden unterstützt."`))
	x.tail(f)
	return f
}

// Funding says who pays for a project.
type Funding struct {
	ID       Word
	Funder   Text
	Amount   Figure
	Currency Word
	Period   Day
	Note     Text
	Source   Word
}

func (x *Funding) fields(f *Fields) {
	f.ID(&x.ID)
	f.Text("funder", &x.Funder, required, doc("wer fördert", "who pays"), example(`"Land Sachsen-Anhalt"`))
	f.Figure("amount", &x.Amount, doc("Betrag", "amount"), example("3170000"))
	f.Word("currency", &x.Currency, doc("Währung nach ISO 4217", "currency, ISO 4217"), example(`"EUR"`))
	f.Day("period", &x.Period, doc("Zeitraum", "period"), example(`"2022/2025"`))
	f.Text("note", &x.Note, doc("Erläuterung", "explanation"), example(`"für drei Jahre"`))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"stadt"`))
}

// Kinds of recommendation and of the steps in its story.
var (
	RecommendationKinds = []string{"recommendation", "statement", "position-paper", "decision", "request", "call", "evaluation"}
	Steps               = []string{"raised", "drafted", "adopted", "sent", "received", "answered", "accepted", "accepted-in-part", "refused", "carried-out", "under-way", "reported", "withdrawn", "superseded", "note"}
)

// Recommendation is a recommendation, statement or the like, with what became of it.
type Recommendation struct {
	Base
	RecKind       Word
	OfNetwork     Flag
	AuthorGroups  []Ref
	AuthorOrgs    []Ref
	AuthorPersons []Ref
	AuthorNote    Text
	Number        Word
	CameUp        []Ref
	AdoptedAt     Ref
	Decision      Word
	Addressees    []Ref
	AddresseeNote Text
	AnswerDue     Day
	Steps         []Step
	Answer        Text
	OutcomeNote   Text
	Groups        []Ref
	Measures      []Ref
	Projects      []Ref
	SupersededBy  Ref
	Meetings      []Ref
	PublishAt     Moment
}

// Fields declares data/recommendations/*.toml.
func (x *Recommendation) Fields() *Fields {
	f := &Fields{}
	x.head(f, "title", doc("Titel", "title"), example(`"Kursstarts flexibler machen"`))
	f.Enum("classification", &x.RecKind, RecommendationKinds, required, doc("Art", "kind"), example(`"recommendation"`))
	f.Flag("of_network", &x.OfNetwork, required, doc("förmlich vom Netzwerk selbst? (sonst von Gruppe, Mitglied oder Nachbargremium)", "formally by the network itself? (else by a group, member or neighbouring body)"), example("false"))
	f.Refs("author_groups", &x.AuthorGroups, "groups", doc("Gruppen, von denen sie stammt", "groups it comes from"), example(`["sprache"]`))
	f.Refs("author_organizations", &x.AuthorOrgs, "organizations", doc("Organisationen, von denen sie stammt", "organisations it comes from"), example(`["agsa"]`))
	f.Refs("author_persons", &x.AuthorPersons, "persons", doc("Amtspersonen, von denen sie stammt", "office-holders it comes from"), example(`["p-7k3f"]`))
	f.Text("author_note", &x.AuthorNote, doc("Urheber in Worten", "author in words"), example(`"Akteure in den Stadtteilen"`))
	f.Word("number", &x.Number, doc("Nummer der Drucksache", "number of the paper"), example(`"DS0434/24"`))
	f.AnyRefs("came_up_in", &x.CameUp, doc("wo das Anliegen aufkam: Veranstaltung oder Projekt", "where the matter came up: an event or project"), example(`["events/2019-infoboerse"]`))
	f.Ref("adopted_at", &x.AdoptedAt, "meetings", doc("Sitzung, die sie beschloss", "meeting that adopted it"), example(`"2025-02-06-beirat"`))
	f.Enum("decision", &x.Decision, []string{"consensus", "vote", "unknown"}, doc("wie sie beschlossen wurde", "how it was adopted"), example(`"consensus"`))
	f.Refs("addressees", &x.Addressees, "organizations", doc("an wen sie sich richtet", "whom it addresses"), example(`["stadt-dezernat-v"]`))
	f.Text("addressee_note", &x.AddresseeNote, doc("Adressat in Worten", "addressee in words"), example(`"Kursträger (erschlossen)"`))
	f.Day("answer_due", &x.AnswerDue, doc("Antwort erwartet bis", "answer expected by"), example("2026-06-30"))
	parts(f, "history", &x.Steps, (*Step).fields, doc("datierte Schritte; der Stand wird daraus abgeleitet", "dated steps; the state is derived from them"))
	f.Markdown("answer", &x.Answer, doc("was geantwortet wurde", "what was answered"), example(`"Die Stadt sagt mehr Austausch zu."`))
	f.Text("outcome_note", &x.OutcomeNote, doc("was über die Folgen bekannt ist", "what is known of the outcome"), example(`"Ein Zusammenhang ist nicht belegt."`))
	f.Refs("groups", &x.Groups, "groups", doc("Gruppen, die damit zu tun haben", "groups that deal with it"), example(`["sprache"]`))
	f.Refs("measures", &x.Measures, "measures", doc("Maßnahmen daraus", "measures that came of it"), example(`["igwa"]`))
	f.Refs("projects", &x.Projects, "projects", doc("Projekte daraus", "projects that came of it"), example(`["vielfalt-gestalten"]`))
	f.Ref("superseded_by", &x.SupersededBy, "recommendations", doc("ersetzt durch", "superseded by"), example(`"2026-sprache"`))
	f.Refs("meetings", &x.Meetings, "meetings", doc("Sitzungen, in denen sie behandelt wurde", "meetings that dealt with it"), example(`["2018-06-13-netzwerk"]`))
	f.Moment("publish_at", &x.PublishAt, doc("Sperrfrist: erscheint erst ab diesem Zeitpunkt, auch als Verweis oder Zahl", "embargo: appears from this moment only, as a link or in a count too"), example("2026-03-14T10:00:00"))
	x.tail(f)
	return f
}

// Step is one dated step of a recommendation.
type Step struct {
	ID     Word
	Date   Day
	Step   Word
	Text   Text
	Source Word
	Linked Flag
}

func (x *Step) fields(f *Fields) {
	f.ID(&x.ID)
	f.Day("date", &x.Date, doc("wann", "when"), example("2025-02-21"))
	f.Enum("step", &x.Step, Steps, required, doc("was für ein Schritt", "what sort of step"), example(`"answered"`))
	f.Text("text", &x.Text, doc("was geschah", "what happened"), example(`"Die Oberbürgermeisterin unterstützt die Erklärung."`))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"stadt"`))
	f.Flag("link_documented", &x.Linked, doc("false: dass der Schritt eine Folge ist, sagt keine Quelle", "false: no source says that this step is a consequence"), example("false"))
}

// Concept is an integration concept or a forerunner.
type Concept struct {
	Base
	Adopted        Day
	AdoptedBy      Ref
	Number         Word
	InForce        Day
	URL            Word
	Supersedes     Ref
	Guidelines     []Statement
	Goals          []Statement
	FieldsOfAction []ConceptField
	History        []History
}

// Fields declares data/concepts/*.toml.
func (x *Concept) Fields() *Fields {
	f := &Fields{}
	x.head(f, "title", doc("Titel", "title"), example(`"Integrationskonzept"`))
	f.Day("adopted", &x.Adopted, doc("beschlossen", "adopted"), example(`"2022-12"`))
	f.Ref("adopted_by", &x.AdoptedBy, "groups", doc("von welchem Gremium", "by which body"), example(`"stadtrat"`))
	f.Word("number", &x.Number, doc("Nummer der Drucksache", "number of the paper"), example(`"DS0013/06"`))
	f.Day("in_force", &x.InForce, doc("in Kraft seit", "in force since"), example(`"2006"`))
	f.URL("url", &x.URL, doc("Adresse des Dokuments", "the document's address"), example(`"https://example.org/konzept.pdf"`))
	f.Ref("supersedes", &x.Supersedes, "concepts", doc("ersetzt dieses Konzept", "replaces this concept"), example(`"rahmenkonzept-2006"`))
	parts(f, "guideline", &x.Guidelines, (*Statement).fields, doc("Leitlinien", "guidelines"))
	parts(f, "goal", &x.Goals, (*Statement).fields, doc("strategische Ziele", "strategic goals"))
	parts(f, "field_of_action", &x.FieldsOfAction, (*ConceptField).fields, doc("Handlungsfelder", "fields of action"))
	parts(f, "history", &x.History, (*History).fields, doc("wie es entstand und was folgte", "how it came about and what followed"))
	x.tail(f)
	return f
}

// ConceptField is a field of action of a concept.
type ConceptField struct {
	ID     Word
	Name   Text
	Topics []Ref
	Note   Text
}

func (x *ConceptField) fields(f *Fields) {
	f.ID(&x.ID)
	f.Text("name", &x.Name, required, doc("Bezeichnung", "name"), example(`"Spracherwerb"`))
	f.Refs("topics", &x.Topics, "topics", doc("Themen dazu", "topics of it"), example(`["sprache"]`))
	f.Text("note", &x.Note, doc("Erläuterung", "explanation"), example(`"Amtlicher Titel nicht gefunden."`))
}

// MeasureStates say where a measure stands on the day StatusOn.
var MeasureStates = []string{"planned", "running", "done", "late", "dropped", "unknown"}

// Measure is something a city or partner puts into practice.
type Measure struct {
	Base
	Concept         Ref
	ConceptNote     Text
	Field           Word
	Responsible     []Ref
	Start, End      Day
	Status          Word
	StatusOn        Day
	Reports         []Report
	Recommendations []Ref
	Projects        []Ref
	Indicators      []Ref
}

// Fields declares data/measures/*.toml.
func (x *Measure) Fields() *Fields {
	f := &Fields{}
	x.head(f, "title", doc("Titel der Maßnahme", "title of the measure"), example(`"Hauptamtlicher Beauftragter"`))
	f.Ref("concept", &x.Concept, "concepts", doc("zu welchem Konzept sie gehört, wenn belegt", "which concept it belongs to, where documented"), example(`"integrationskonzept-2022"`))
	f.Text("concept_note", &x.ConceptNote, doc("was über die Zugehörigkeit bekannt ist", "what is known about that"), example(`"Ob sie eine Maßnahme des Konzepts ist, ist nicht belegt."`))
	f.Word("field_of_action", &x.Field, doc("Kennung des Handlungsfelds im Konzept", "id of the field of action in the concept"), example(`"sprache"`))
	f.Refs("responsible", &x.Responsible, "organizations", doc("wer verantwortlich ist", "who is responsible"), example(`["stadt-dezernat-v"]`))
	f.Day("start", &x.Start, doc("Beginn", "start"), example(`"2020"`))
	f.Day("end", &x.End, doc("Ende oder Frist", "end or time limit"), example(`"2026"`))
	f.Enum("status", &x.Status, MeasureStates, required, doc("Stand an dem Tag, den status_on nennt", "state on the day that status_on gives"), example(`"running"`))
	f.Day("status_on", &x.StatusOn, doc("Stand der Angabe", "date of that statement"), example(`"2025-01"`))
	parts(f, "report", &x.Reports, (*Report).fields, doc("Berichte je Jahr", "reports per year"))
	f.Refs("recommendations", &x.Recommendations, "recommendations", doc("Empfehlungen, denen sie folgt", "recommendations it follows"), example(`["2019-team"]`))
	f.Refs("projects", &x.Projects, "projects", doc("Projekte, die sie umsetzen", "projects that carry it out"), example(`["vielfalt-gestalten"]`))
	f.Refs("indicators", &x.Indicators, "indicators", doc("Kennzahlen, an denen man sie misst", "indicators that measure it"), example(`["einbuergerungen"]`))
	x.tail(f)
	return f
}

// Report says how a measure fared.
type Report struct {
	ID     Word
	Date   Day
	Text   Text
	Source Word
}

func (x *Report) fields(f *Fields) {
	f.ID(&x.ID)
	f.Day("date", &x.Date, required, doc("Zeitpunkt oder Jahr", "time or year"), example(`"2020-10-01"`))
	f.Text("text", &x.Text, required, doc("was berichtet wird", "what is reported"), example(`"Das Büro ist eröffnet."`))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"stadt"`))
}
