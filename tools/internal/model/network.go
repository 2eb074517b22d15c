package model

// Network is data/network.toml: what the network itself is.
type Network struct {
	Base
	ShortName    Text
	Variants     []NameVariant
	City         Word
	Since        Day
	Nature       Text
	Voluntary    Text
	Decisions    Text
	Basis        []Basis
	Categories   []Named
	Goals        []Statement
	FocusAreas   []FocusArea
	Rules        []Rule
	Complete     []Complete
	Office       Office
	Tasks        []Task
	History      []History
	TimeZone     Word
	Authority    Word
	AuthorityDay Day
	Licence      Licence
	Imprint      Imprint
	Privacy      Privacy
	Access       AccessStatement
	Invented     Flag
}

// Fields declares data/network.toml.
func (x *Network) Fields() *Fields {
	f := &Fields{}
	x.head(f, "name", doc("Name des Netzwerks", "name of the network"), example(`"Netzwerk für Integrations- und Ausländerarbeit Magdeburg"`))
	f.Text("short_name", &x.ShortName, required, doc("kurzer Name für Kopfzeile und Feeds", "short name for the page head and feeds"), example(`"Magdeburger Integrationsnetzwerk"`))
	parts(f, "name_variant", &x.Variants, (*NameVariant).fields, doc("andere Namen, die vorkommen", "other names in use"))
	f.Word("city", &x.City, required, doc("Stadt", "city"), example(`"Magdeburg"`))
	f.Day("since", &x.Since, doc("seit wann es das Netzwerk gibt", "since when the network exists"), example(`"2005"`))
	f.Markdown("nature", &x.Nature, doc("was das Netzwerk ist", "what the network is"), example(`"Kooperatives Arbeitsgremium."`))
	f.Text("participation", &x.Voluntary, doc("auf welcher Grundlage man mitarbeitet", "on what footing people take part"), example(`"freiwillig"`))
	f.Text("decisions", &x.Decisions, doc("wie entschieden wird", "how decisions are made"), example(`"Konsens wird angestrebt."`))
	parts(f, "basis", &x.Basis, (*Basis).fields, doc("Dokumente, auf denen das Netzwerk beruht", "documents the network rests on"))
	parts(f, "membership_category", &x.Categories, (*Named).fields, doc("Arten von Mitgliedern; Organisationen nennen die Kennung", "kinds of members; organisations name the id"))
	parts(f, "goal", &x.Goals, (*Statement).fields, doc("Ziele der Zusammenarbeit", "goals of the cooperation"))
	parts(f, "focus_area", &x.FocusAreas, (*FocusArea).fields, doc("Aufgabenschwerpunkte", "focus areas"))
	parts(f, "rule", &x.Rules, (*Rule).fields, doc("Regeln der Arbeitsweise als prüfbare Werte", "rules of procedure as checkable values"))
	parts(f, "complete", &x.Complete, (*Complete).fields, doc("wofür die Datensätze vollständig sind; erst damit kann eine Regel als nicht eingehalten gelten", "what the records are complete for; only with it a rule can count as not kept"))
	table(f, "office", &x.Office, (*Office).fields, doc("die Stelle, die das Netzwerk koordiniert", "the office that coordinates the network"))
	parts(f, "task", &x.Tasks, (*Task).fields, doc("Aufgaben der koordinierenden Stelle", "tasks of the coordinating office"))
	parts(f, "history", &x.History, (*History).fields, doc("Entwicklung des Netzwerks und der Stelle", "development of the network and the office"))
	f.Word("time_zone", &x.TimeZone, required, doc("Zeitzone aller Uhrzeiten (IANA)", "time zone of all times (IANA)"), example(`"Europe/Berlin"`))
	f.Word("id_authority", &x.Authority, required, doc("Domäne für dauerhafte Kennungen in Feeds und Kalendern; nie ändern", "domain for lasting ids in feeds and calendars; never change it"), example(`"netzwerk.example"`))
	f.Day("id_since", &x.AuthorityDay, required, doc("Tag, seit dem die Domäne dem Netzwerk gehört; nie ändern", "day since which the domain is the network's; never change it"), example("2026-01-01"))
	table(f, "licence", &x.Licence, (*Licence).fields, doc("Lizenz der Daten", "licence of the data"))
	table(f, "imprint", &x.Imprint, (*Imprint).fields, doc("Angaben für das Impressum", "facts for the imprint"))
	table(f, "privacy", &x.Privacy, (*Privacy).fields, doc("Angaben zum Datenschutz", "facts on data protection"))
	table(f, "accessibility", &x.Access, (*AccessStatement).fields, doc("Angaben für die Erklärung zur Barrierefreiheit", "facts for the accessibility statement"))
	f.Flag("invented", &x.Invented, doc("true: das Netzwerk ist erfunden; jede Seite sagt es", "true: the network is invented; every page says so"), example("true"))
	x.common(f)
	return f
}

// NameVariant is another name of a thing and where it is used.
type NameVariant struct {
	ID     Word
	Name   Word
	Note   Text
	Source Word
}

func (x *NameVariant) fields(f *Fields) {
	f.ID(&x.ID)
	f.Word("name", &x.Name, required, doc("der andere Name", "the other name"), example(`"Integrationsnetzwerk"`))
	f.Text("note", &x.Note, doc("wo er vorkommt", "where it is used"), example(`"Titelfolie"`))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"folien"`))
}

// Basis is a document the network rests on.
type Basis struct {
	ID     Word
	Title  Text
	Page   Word
	Number Word
	Date   Day
	URL    Word
	Note   Text
	Source Word
}

func (x *Basis) fields(f *Fields) {
	f.ID(&x.ID)
	f.Text("title", &x.Title, required, doc("Name des Dokuments", "name of the document"), example(`"Rahmenkonzept, Anlage IV"`))
	f.Word("page", &x.Page, doc("Seite", "page"), example(`"42"`))
	f.Word("number", &x.Number, doc("Nummer der Drucksache", "number of the paper"), example(`"DS0013/06"`))
	f.Day("date", &x.Date, doc("Datum", "date"), example(`"2006"`))
	f.URL("url", &x.URL, doc("Adresse", "address"), example(`"https://example.org/konzept.pdf"`))
	f.Text("note", &x.Note, doc("was es regelt", "what it settles"), example(`"Rolle, Ziele und Aufgaben"`))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"folien"`))
}

// Named is a part that has a name and perhaps a note.
type Named struct {
	ID   Word
	Name Text
	Note Text
}

func (x *Named) fields(f *Fields) {
	f.ID(&x.ID)
	f.Text("name", &x.Name, required, doc("Bezeichnung", "name"), example(`"Wohlfahrtsverbände"`))
	f.Text("note", &x.Note, doc("Erläuterung", "explanation"), example(`"Vereine und Initiativen stehen dort als ein Punkt."`))
}

// Statement is a part that is one text.
type Statement struct {
	ID   Word
	Text Text
}

func (x *Statement) fields(f *Fields) {
	f.ID(&x.ID)
	f.Text("text", &x.Text, required, doc("der Satz", "the sentence"), example(`"Bessere Bedingungen für die Integration."`))
}

// Office coordinates the network.
type Office struct {
	Name       Text
	Holder     Ref
	Department Text
	Address    Word
	Email      Word
	Phone      Word
	Website    Word
	Note       Text
	Checked    Day
}

func (x *Office) fields(f *Fields) {
	f.Text("name", &x.Name, required, doc("Bezeichnung der Stelle", "name of the office"), example(`"Koordinator für Integration und Zuwanderung"`))
	f.Ref("holder", &x.Holder, "persons", doc("wer sie innehat", "who holds it"), example(`"p-7k3f"`))
	f.Text("department", &x.Department, doc("wozu sie gehört", "what it belongs to"), example(`"Dezernat für Soziales, Jugend und Gesundheit"`))
	f.Word("address", &x.Address, doc("Anschrift", "postal address"), example(`"Wilhelm-Höpfner-Ring 4, 39116 Magdeburg"`))
	f.Word("email", &x.Email, doc("E-Mail-Adresse der Stelle", "the office's e-mail address"), example(`"netzwerk@stadt.example"`))
	f.Word("phone", &x.Phone, doc("Telefon der Stelle, international", "the office's phone, international"), example(`"+49 391 0000000"`))
	f.URL("website", &x.Website, doc("Internetseite", "web page"), example(`"https://www.magdeburg.de/"`))
	f.Text("note", &x.Note, doc("Hinweis zu den Angaben", "note on these facts"), example(`"Anschrift von einer älteren Seite."`))
	f.Day("checked_on", &x.Checked, doc("zuletzt geprüft am", "last checked on"), example("2026-11-24"))
}

// Licence of the data.
type Licence struct {
	Name Word
	URL  Word
}

func (x *Licence) fields(f *Fields) {
	f.Word("name", &x.Name, required, doc("Name der Lizenz", "name of the licence"), example(`"CC BY 4.0"`))
	f.URL("url", &x.URL, doc("Text der Lizenz", "text of the licence"), example(`"https://creativecommons.org/licenses/by/4.0/"`))
}

// Imprint has what the law wants to know of a publisher.
type Imprint struct {
	Publisher   Text
	Responsible Text
	Address     Word
	Email       Word
	Phone       Word
}

func (x *Imprint) fields(f *Fields) {
	f.Text("publisher", &x.Publisher, required, doc("wer die Seite herausgibt", "who publishes the site"), example(`"Landeshauptstadt Magdeburg"`))
	f.Text("responsible", &x.Responsible, doc("wer für den Inhalt verantwortlich ist (Amt, keine Privatperson)", "who answers for the content (an office, no private person)"), example(`"Koordination des Netzwerks"`))
	f.Word("address", &x.Address, doc("Anschrift", "postal address"), example(`"Alter Markt 6, 39104 Magdeburg"`))
	f.Word("email", &x.Email, doc("E-Mail-Adresse", "e-mail address"), example(`"netzwerk@stadt.example"`))
	f.Word("phone", &x.Phone, doc("Telefon, international", "phone, international"), example(`"+49 391 0000000"`))
}

// Privacy has what the data-protection page needs.
type Privacy struct {
	Officer   Text
	Email     Word
	Authority Text
	URL       Word
}

func (x *Privacy) fields(f *Fields) {
	f.Text("officer", &x.Officer, doc("Stelle für den Datenschutz", "data-protection office"), example(`"Datenschutzbeauftragte der Stadt"`))
	f.Word("email", &x.Email, doc("ihre E-Mail-Adresse", "its e-mail address"), example(`"datenschutz@stadt.example"`))
	f.Text("authority", &x.Authority, doc("Aufsichtsbehörde", "supervisory authority"), example(`"Landesbeauftragte für den Datenschutz Sachsen-Anhalt"`))
	f.URL("authority_url", &x.URL, doc("ihre Adresse", "its address"), example(`"https://datenschutz.sachsen-anhalt.de/"`))
}

// AccessStatement has what the accessibility statement needs.
type AccessStatement struct {
	Date        Day
	Method      Text
	Status      Word
	Limits      []Statement
	Contact     Word
	Enforcement Text
	URL         Word
}

func (x *AccessStatement) fields(f *Fields) {
	f.Day("date", &x.Date, doc("Datum der Erklärung", "date of the statement"), example("2026-11-24"))
	f.Text("method", &x.Method, doc("wie geprüft wurde", "how it was tested"), example(`"Selbstbewertung"`))
	f.Enum("status", &x.Status, []string{"full", "partial", "none", "not-tested"}, doc("Stand der Vereinbarkeit", "conformance"), example(`"partial"`))
	parts(f, "limit", &x.Limits, (*Statement).fields, doc("was nicht barrierefrei ist und warum", "what is not accessible and why"))
	f.Word("contact", &x.Contact, doc("E-Mail-Adresse, um Barrieren zu melden", "e-mail address for reporting barriers"), example(`"netzwerk@stadt.example"`))
	f.Text("enforcement", &x.Enforcement, doc("Schlichtungsstelle", "arbitration body"), example(`"Landesfachstelle für Barrierefreiheit"`))
	f.URL("enforcement_url", &x.URL, doc("ihre Adresse", "its address"), example(`"https://example.org/"`))
}
