package model

// RuleChecks are the ways a rule of procedure can be measured.
var RuleChecks = []string{"meetings-per-year", "plenary-held", "groups-active", "speakers-per-group", "minutes-each", "report-each-plenary", "descriptive"}

// Rule is a rule of procedure as a checkable value.
type Rule struct {
	ID       Word
	Text     Text
	Check    Word
	Groups   []Ref
	Minimum  Integer
	Exactly  Integer
	Days     Integer
	Document Text
	Page     Word
	Note     Text
	Source   Word
	Since    Day
}

func (x *Rule) fields(f *Fields) {
	f.ID(&x.ID)
	f.Text("text", &x.Text, required, doc("die Regel in Worten", "the rule in words"), example(`"Das Netzwerk trifft sich mindestens viermal im Jahr."`))
	f.Enum("check", &x.Check, RuleChecks, required, doc("wie sie sich prüfen lässt", "how it can be checked"), example(`"meetings-per-year"`))
	f.Refs("groups", &x.Groups, "groups", doc("für welche Gruppen sie gilt; ohne Angabe zählen bei Treffen und Vollversammlung die Vollversammlungen, bei Protokollen alle Gruppen, sonst die Arbeitsgruppen des Netzwerks",
		"which groups it is about; when absent the plenaries for meetings and plenary, all groups for minutes, else the working groups of the network"), example(`["vollversammlung"]`))
	f.Integer("minimum", &x.Minimum, doc("mindestens so viele", "at least so many"), example("4"))
	f.Integer("exactly", &x.Exactly, doc("genau so viele", "exactly so many"), example("3"))
	f.Integer("days", &x.Days, doc("Frist in Tagen", "time allowed in days"), example("14"))
	f.Text("document", &x.Document, doc("wo sie steht", "where it stands"), example(`"Geschäftsordnung"`))
	f.Word("page", &x.Page, doc("Seite", "page"), example(`"43"`))
	f.Text("note", &x.Note, doc("was die Prüfung unsicher macht", "what makes the check unsure"), example(`"Unklar ist, ob Gruppensitzungen mitzählen."`))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"folien"`))
	f.Day("since", &x.Since, doc("seit wann sie gilt", "since when it holds"), example(`"2006"`))
}

// CompleteKinds are what the records of a time can be declared complete for.
var CompleteKinds = []string{"meetings", "agendas", "minutes", "groups", "speakers"}

// Complete declares that nothing of a kind is missing in the records of a time. It takes a person who knows: what is
// not declared may have gaps, and no verdict rests on a gap.
type Complete struct {
	ID       Word
	What     Word
	Groups   []Ref
	From, To Day
	Note     Text
	Source   Word
}

func (x *Complete) fields(f *Fields) {
	f.ID(&x.ID)
	f.Enum("what", &x.What, CompleteKinds, required, doc("was vollständig ist: meetings (alle Sitzungen), agendas (alle Tagesordnungen), minutes (alle veröffentlichten Protokolle), groups (alle Gruppen), speakers (alle Amtszeiten)",
		"what is complete: meetings (all sessions), agendas (all agendas), minutes (all published minutes), groups (all groups), speakers (all terms of office)"), example(`"meetings"`))
	f.Refs("groups", &x.Groups, "groups", doc("für welche Gruppen; ohne Angabe für alle des Netzwerks", "for which groups; for all of the network when absent"), example(`["vollversammlung"]`))
	f.Day("from", &x.From, required, doc("ab wann", "from when"), example(`"2024"`))
	f.Day("to", &x.To, doc("bis wann; ohne Angabe läuft die Erklärung weiter, bis jemand sie beendet", "until when; without it the declaration goes on until somebody ends it"), example(`"2025"`))
	f.Text("note", &x.Note, doc("worauf sich die Erklärung stützt", "what the declaration rests on"), example(`"Abgeglichen mit dem Sitzungskalender."`))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"kalender"`))
}

// TaskEvidence are the kinds of record that can show that a task is being done. Reports are those that groups give in
// meetings.
var TaskEvidence = []string{"recommendations", "questions", "projects", "events", "meetings", "reports", "news", "concepts", "measures", "indicators"}

// FocusArea is a task that the partners of the network have set themselves.
type FocusArea struct {
	ID      Word
	Name    Text
	Note    Text
	ShownBy []Word
	Groups  []Ref
}

func (x *FocusArea) fields(f *Fields) {
	f.ID(&x.ID)
	f.Text("name", &x.Name, required, doc("Bezeichnung", "name"), example(`"Empfehlungen erarbeiten"`))
	f.Text("note", &x.Note, doc("Erläuterung", "explanation"), example(`"Sie betreffen die Integrationspolitik der Stadt."`))
	shown(f, &x.ShownBy, &x.Groups)
}

// Task is a task of the coordinating office.
type Task struct {
	ID      Word
	Text    Text
	ShownBy []Word
	Groups  []Ref
}

func (x *Task) fields(f *Fields) {
	f.ID(&x.ID)
	f.Text("text", &x.Text, required, doc("der Satz", "the sentence"), example(`"Das Integrationskonzept fortschreiben"`))
	shown(f, &x.ShownBy, &x.Groups)
}

func shown(f *Fields, by *[]Word, groups *[]Ref) {
	f.Enums("shown_by", by, TaskEvidence, doc("an welchen Datensätzen man sieht, dass etwas geschieht; ohne Angabe lässt es sich nicht zählen",
		"which records show that something is done; when absent it can't be counted"), example(`["recommendations"]`))
	f.Refs("groups", groups, "groups", doc("nur, was mit diesen Gruppen zu tun hat; ohne Angabe alles", "only what has to do with these groups; everything when absent"), example(`["vollversammlung"]`))
}

// NetworkPages are the pages below that of the network, by the words that links and addresses know them by.
var NetworkPages = []string{"rules", "minutes", "offices", "tasks", "overview"}
