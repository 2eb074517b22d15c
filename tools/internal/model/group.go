package model

// GroupKinds are the kinds of group.
var GroupKinds = []string{"plenary", "working-group", "administration", "advisory-board", "council", "other"}

// Group is a body: the plenary, a working group, the advisory board.
type Group struct {
	Base
	GroupKind    Word
	Short        Text
	PartOf       Flag
	Purpose      Text
	SpeakersWant Integer
	Parent       Ref
	Rhythm       Text
	Since, Until Day
	Email        Word
	Variants     []NameVariant
	Composition  []Composition
	History      []History
}

// Fields declares data/groups/*.toml.
func (x *Group) Fields() *Fields {
	f := &Fields{}
	x.head(f, "name", doc("Name der Gruppe", "name of the group"), example(`"Arbeitsgruppe Sprache"`))
	f.Enum("classification", &x.GroupKind, GroupKinds, required, doc("Art der Gruppe", "kind of group"), example(`"working-group"`))
	f.Text("short_name", &x.Short, doc("kurzer Name", "short name"), example(`"AG Sprache"`))
	f.Flag("part_of_network", &x.PartOf, required, doc("gehört sie zum Netzwerk? (Beirat und Verwaltung: false)", "is it part of the network? (advisory board and administration: false)"), example("true"))
	f.Markdown("purpose", &x.Purpose, doc("wofür es sie gibt", "what it is for"), example(`"Sie unterstützt die Sprachförderung."`))
	f.Integer("speakers_wanted", &x.SpeakersWant, doc("wie viele Sprecherinnen und Sprecher vorgesehen sind", "how many speakers are provided for"), example("2"))
	f.Ref("parent", &x.Parent, "groups", doc("übergeordnete Gruppe", "the group above"), example(`"vollversammlung"`))
	f.Text("rhythm", &x.Rhythm, doc("wie oft sie tagt", "how often it meets"), example(`"nach Vereinbarung"`))
	f.Day("since", &x.Since, doc("besteht seit", "exists since"), example(`"2005"`))
	f.Day("until", &x.Until, doc("bestand bis", "existed until"), example(`"2024-12"`))
	f.Word("email", &x.Email, doc("E-Mail-Adresse der Gruppe (keine private)", "the group's e-mail address (no private one)"), example(`"ag-sprache@stadt.example"`))
	parts(f, "name_variant", &x.Variants, (*NameVariant).fields, doc("andere Namen, die vorkommen", "other names in use"))
	parts(f, "composition", &x.Composition, (*Composition).fields, doc("Zusammensetzung über die Zeit", "composition over time"))
	parts(f, "history", &x.History, (*History).fields, doc("was in der Gruppe geschah", "what happened in the group"))
	x.tail(f)
	return f
}

// Composition says who sat in a group in a period.
type Composition struct {
	ID      Word
	Period  Day
	Members Figure
	Text    Text
	Source  Word
}

func (x *Composition) fields(f *Fields) {
	f.ID(&x.ID)
	f.Day("period", &x.Period, required, doc("Zeitraum", "period"), example(`"2019-10-17/2024-12-05"`))
	f.Figure("members", &x.Members, doc("Zahl der Mitglieder", "number of members"), example("15"))
	f.Text("text", &x.Text, required, doc("Zusammensetzung in Worten", "composition in words"), example(`"7 Ratsmitglieder und 8 Zugewanderte"`))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"stadt"`))
}

// Evidence grades how sure it is that an organisation takes part.
var Evidence = []string{"named", "works-with", "same-field"}

// Organization is a member or partner.
type Organization struct {
	Base
	Short        Word
	Category     Word
	OrgKind      Text
	Groups       []Ref
	Evidence     Word
	EvidenceNote Text
	Parent       Ref
	Website      Word
	Address      Word
	Location     Ref
	Since, Until Day
	Founded      Day
	MemberCount  Figure
	MembersAsOf  Day
	Variants     []NameVariant
	History      []History
	Activity     Text
}

// Fields declares data/organizations/*.toml.
func (x *Organization) Fields() *Fields {
	f := &Fields{}
	x.head(f, "name", doc("Name der Organisation", "name of the organisation"), example(`"Caritasverband für das Bistum Magdeburg e.V."`))
	f.Word("short_name", &x.Short, doc("kurzer Name oder Abkürzung", "short name or abbreviation"), example(`"Caritas"`))
	f.Word("category", &x.Category, doc("Kennung einer membership_category in network.toml", "id of a membership_category in network.toml"), example(`"wohlfahrt"`))
	f.Text("classification", &x.OrgKind, doc("was für eine Organisation es ist", "what sort of organisation it is"), example(`"Wohlfahrtsverband"`))
	f.Refs("groups", &x.Groups, "groups", doc("Gruppen, in denen sie mitarbeitet", "groups it works in"), example(`["sprache"]`))
	f.Enum("evidence", &x.Evidence, Evidence, required, doc("wie die Mitarbeit belegt ist: named (eine Quelle nennt sie als Beteiligte), works-with (arbeitet belegt mit), same-field (gleiches Feld, Mitarbeit nicht belegt)",
		"how the cooperation is documented: named (a source names it as taking part), works-with (documented joint work), same-field (same field, cooperation not documented)"), example(`"named"`))
	f.Text("evidence_note", &x.EvidenceNote, doc("worin der Beleg besteht", "what the evidence is"), example(`"Stand auf der Infobörse 2022"`))
	f.Ref("parent", &x.Parent, "organizations", doc("wozu sie gehört", "what it belongs to"), example(`"agsa"`))
	f.URL("website", &x.Website, doc("Internetseite", "web page"), example(`"https://www.caritas-magdeburg.de/"`))
	f.Word("address", &x.Address, doc("Anschrift", "postal address"), example(`"Karl-Schmidt-Straße 5c, 39104 Magdeburg"`))
	f.Ref("location", &x.Location, "locations", doc("Ort", "location"), example(`"einewelt-haus"`))
	f.Day("since", &x.Since, doc("dabei seit", "takes part since"), example(`"2005"`))
	f.Day("until", &x.Until, doc("dabei bis", "took part until"), example(`"2020"`))
	f.Day("founded", &x.Founded, doc("gegründet", "founded"), example(`"1995"`))
	f.Figure("members", &x.MemberCount, doc("Zahl ihrer Mitglieder", "number of its members"), example(`{ value = 50, qualifier = "over" }`))
	f.Day("members_as_of", &x.MembersAsOf, doc("Stand dieser Zahl", "date of that number"), example(`"2026"`))
	f.Text("activity", &x.Activity, doc("was sie hier tut", "what it does here"), example(`"Sie koordiniert die Interkulturellen Wochen."`))
	parts(f, "name_variant", &x.Variants, (*NameVariant).fields, doc("andere Namen, die vorkommen", "other names in use"))
	parts(f, "history", &x.History, (*History).fields, doc("Stationen", "steps of its story"))
	x.tail(f)
	return f
}

// Roles a person may have in a group, organisation or the network's office.
var Roles = []string{"speaker", "chair", "deputy-chair", "member", "managing-member", "commissioner", "coordinator", "mayor", "deputy-mayor", "other"}

// ConsentScopes are what a person can agree to have published.
var ConsentScopes = []string{ScopeName, ScopeRole, ScopePhoto, ScopeContact}

// The words of ConsentScopes.
const (
	ScopeName    = "name"
	ScopeRole    = "role"
	ScopePhoto   = "photo"
	ScopeContact = "contact"
)

// Person is an office-holder or a speaker, named on a legal basis.
type Person struct {
	Base
	Honorific   Word
	Basis       Word
	Consents    []Consent
	Memberships []Membership
	Email       Word
	Phone       Word
}

// Fields declares data/persons/*.toml.
func (x *Person) Fields() *Fields {
	f := &Fields{}
	x.head(f, "name", doc("Name", "name"), example(`"Ada Muster"`))
	f.Word("honorific_prefix", &x.Honorific, doc("Titel", "title"), example(`"Dr."`))
	f.Enum("basis", &x.Basis, []string{"office", "consent"}, required, doc("worauf die Nennung beruht: office (öffentliches Amt) oder consent (Einwilligung)", "what the naming rests on: office (public office) or consent"), example(`"office"`))
	parts(f, "consent", &x.Consents, (*Consent).fields, doc("Einwilligungen", "consents"))
	parts(f, "membership", &x.Memberships, (*Membership).fields, doc("Ämter und Aufgaben", "offices and roles"))
	f.Word("email", &x.Email, doc("dienstliche E-Mail-Adresse; endet mit dem Amt", "official e-mail address; ends with the office"), example(`"beauftragter@stadt.example"`))
	f.Word("phone", &x.Phone, doc("dienstliches Telefon, international", "official phone, international"), example(`"+49 391 0000000"`))
	x.tail(f)
	return f
}

// Consent is a dated agreement to publish something.
type Consent struct {
	ID        Word
	Scope     []Word
	Given     Day
	Until     Day
	Withdrawn Day
	By        Word
}

func (x *Consent) fields(f *Fields) {
	f.ID(&x.ID)
	f.Enums("scope", &x.Scope, ConsentScopes, required, doc("wofür sie gilt", "what it covers"), example(`["name", "role"]`))
	f.Day("given", &x.Given, required, doc("gegeben am", "given on"), example("2026-01-15"))
	f.Day("until", &x.Until, doc("gilt bis", "holds until"), example("2027-12-31"))
	f.Day("withdrawn", &x.Withdrawn, doc("widerrufen am", "withdrawn on"), example("2026-06-01"))
	f.Word("recorded_by", &x.By, doc("welche Stelle sie aufbewahrt", "which office keeps it"), example(`"Koordination des Netzwerks"`))
}

// Membership is a role in a group or organisation for a time.
type Membership struct {
	ID           Word
	Group        Ref
	Organization Ref
	Role         Word
	Label        Text
	Start, End   Day
	Source       Word
}

func (x *Membership) fields(f *Fields) {
	f.ID(&x.ID)
	f.Ref("group", &x.Group, "groups", doc("in welcher Gruppe", "in which group"), example(`"beirat"`))
	f.Ref("organization", &x.Organization, "organizations", doc("in welcher Organisation", "in which organisation"), example(`"beauftragter"`))
	f.Enum("role", &x.Role, Roles, required, doc("Aufgabe", "role"), example(`"speaker"`))
	f.Text("label", &x.Label, doc("Amtsbezeichnung, wenn sie genauer ist", "official title where it says more"), example(`"Beauftragter für Integration und Migration"`))
	f.Day("start", &x.Start, doc("seit", "since"), example("2025-01-22"))
	f.Day("end", &x.End, doc("bis", "until"), example(`"2024-12"`))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"stadt"`))
}

// Topic is a field of action that ties the kinds together.
type Topic struct {
	Base
	Broader Ref
}

// Fields declares data/topics/*.toml.
func (x *Topic) Fields() *Fields {
	f := &Fields{}
	x.head(f, "name", doc("Name des Themas", "name of the topic"), example(`"Sprache"`))
	f.Ref("broader", &x.Broader, "topics", doc("übergeordnetes Thema", "the wider topic"), example(`"bildung"`))
	x.tail(f)
	return f
}

// Location is a place with what one must know to get in.
type Location struct {
	Base
	Address    Word
	PostalCode Word
	Locality   Word
	District   Word
	Online     Flag
	StepFree   Flag
	Toilet     Flag
	Access     Text
	Stop       Text
	Website    Word
	Latitude   Number
	Longitude  Number
	Checked    Day
}

// Fields declares data/locations/*.toml.
func (x *Location) Fields() *Fields {
	f := &Fields{}
	x.head(f, "name", doc("Name des Ortes", "name of the place"), example(`"einewelt haus"`))
	f.Word("street_address", &x.Address, doc("Straße und Hausnummer", "street and number"), example(`"Schellingstraße 3-4"`))
	f.Word("postal_code", &x.PostalCode, doc("Postleitzahl", "postal code"), example(`"39104"`))
	f.Word("locality", &x.Locality, doc("Ort", "town"), example(`"Magdeburg"`))
	f.Word("district", &x.District, doc("Stadtteil", "district"), example(`"Altstadt"`))
	f.Flag("online", &x.Online, doc("kein Ort, sondern im Internet", "no place but on the internet"), example("false"))
	f.Flag("step_free", &x.StepFree, doc("stufenlos zugänglich?", "step-free access?"), example("true"))
	f.Flag("accessible_toilet", &x.Toilet, doc("barrierefreie Toilette?", "accessible toilet?"), example("true"))
	f.Text("access", &x.Access, doc("wie man hineinkommt", "how to get in"), example(`"Rampe am Hofeingang"`))
	f.Text("stop", &x.Stop, doc("nächste Haltestelle", "nearest stop"), example(`"Alter Markt"`))
	f.URL("website", &x.Website, doc("Internetseite", "web page"), example(`"https://agsa.de/"`))
	f.Number("latitude", &x.Latitude, doc("Breite in Grad (WGS 84)", "latitude in degrees (WGS 84)"), example("52.1316"))
	f.Number("longitude", &x.Longitude, doc("Länge in Grad (WGS 84)", "longitude in degrees (WGS 84)"), example("11.6399"))
	f.Day("checked_on", &x.Checked, doc("Angaben zuletzt geprüft am", "facts last checked on"), example("2026-11-24"))
	x.tail(f)
	return f
}
