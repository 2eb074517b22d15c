package model

// Indicator is a series of figures.
type Indicator struct {
	Base
	Definition Text
	Unit       Text
	Area       Text
	Scope      Word
	Decimals   Integer
	Percent    Flag
	Comparable Text
	Values     []Observation
	Target     Figure
	NextDue    Day
}

// IndicatorScopes say what a series measures.
var IndicatorScopes = []string{"network", "city", "state"}

// Fields declares data/indicators/*.toml.
func (x *Indicator) Fields() *Fields {
	f := &Fields{}
	x.head(f, "title", doc("Titel der Kennzahl", "title of the indicator"), example(`"Einbürgerungen"`))
	f.Markdown("definition", &x.Definition, required, doc("was genau gezählt wird", "what exactly is counted"), example(`"Menschen, die eingebürgert wurden."`))
	f.Text("unit", &x.Unit, required, doc("Einheit", "unit"), example(`"Menschen"`))
	f.Enum("scope", &x.Scope, IndicatorScopes, required, doc("worauf sie sich bezieht: network, city, state", "what it refers to: network, city, state"), example(`"city"`))
	f.Text("area", &x.Area, doc("Gebiet", "area"), example(`"Magdeburg"`))
	f.Integer("decimals", &x.Decimals, doc("Stellen nach dem Komma", "digits after the point"), example("1"))
	f.Flag("percent", &x.Percent, doc("Werte in Prozent? Dann steht eine Änderung in Prozentpunkten da", "values in per cent? Then a change is told in percentage points"), example("true"))
	f.Text("comparability", &x.Comparable, doc("womit sie nicht vergleichbar ist", "what it can't be compared with"), example(`"Ausländerzentralregister und Melderegister zählen verschieden."`))
	parts(f, "value", &x.Values, (*Observation).fields, doc("Werte nach Datum; stehen zwei für dieselbe Zeit da, gilt der untere, der obere erscheint als überholt", "values by date; where two stand for the same time, the lower one counts and the upper one is shown as revised"))
	f.Figure("target", &x.Target, doc("Zielwert, wenn es einen gibt", "target, if there is one"), example("300"))
	f.Day("next_due", &x.NextDue, doc("nächster Wert erwartet", "next value expected"), example(`"2026-12"`))
	x.tail(f)
	return f
}

// Observation is one value of an indicator.
type Observation struct {
	ID     Word
	Date   Day
	Value  Figure
	Break  Flag
	Note   Text
	Source Word
}

func (x *Observation) fields(f *Fields) {
	f.ID(&x.ID)
	f.Day("date", &x.Date, required, doc("Stichtag oder Zeitraum", "reference day or period"), example("2019-12-31"))
	f.Figure("value", &x.Value, required, doc("Wert", "value"), example(`{ value = 23430, qualifier = "about" }`))
	f.Flag("series_break", &x.Break, doc("true: mit den Werten davor nicht vergleichbar; über den Bruch führt keine Linie, und keine Änderung wird genannt", "true: can't be compared with the values before; no line crosses the break and no change is told"), example("true"))
	f.Text("note", &x.Note, doc("Erläuterung", "explanation"), example(`"letzte zwölf Monate"`))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"stadt"`))
}

// News is a news item, press release or newsletter item.
type News struct {
	Base
	NewsKind  Word
	Date      Day
	PublishAt Moment
	Contact   Text
	About     []Ref
	Link      Word
}

// NewsKinds are the kinds of news.
var NewsKinds = []string{"news", "press-release", "newsletter"}

// Fields declares data/news/*.toml.
func (x *News) Fields() *Fields {
	f := &Fields{}
	x.head(f, "title", doc("Überschrift", "headline"), example(`"Netzwerk trifft sich im Rathaus"`))
	f.Enum("classification", &x.NewsKind, NewsKinds, required, doc("Art der Meldung", "kind of item"), example(`"news"`))
	f.Day("date", &x.Date, required, doc("Datum der Meldung", "date of the item"), example("2023-10-12"))
	f.Moment("publish_at", &x.PublishAt, doc("Sperrfrist: erscheint erst ab diesem Zeitpunkt", "embargo: appears from this moment only"), example("2026-03-14T10:00:00"))
	f.Text("contact", &x.Contact, doc("Kontakt für Rückfragen (Stelle)", "contact for questions (an office)"), example(`"Koordination des Netzwerks"`))
	f.AnyRefs("about", &x.About, doc("Datensätze, um die es geht", "records it is about"), example(`["meetings/2023-10-11-netzwerk"]`))
	f.URL("link", &x.Link, doc("Adresse der ursprünglichen Meldung", "address of the original item"), example(`"https://example.org/meldung"`))
	x.tail(f)
	return f
}

// Needs are what a service helps with.
var Needs = []string{"arrival", "advice", "asylum", "residence", "language", "interpreting", "work", "recognition", "training", "youth", "family", "housing", "district", "volunteering", "participation", "women", "health", "discrimination"}

// Service is advice or help that people can use.
type Service struct {
	Base
	Provider      []Ref
	Needs         []Word
	Audience      Text
	Languages     []Word
	LanguagesNote Text
	Location      Ref
	Address       Word
	Room          Text
	Hours         []Hours
	HoursNote     Text
	Appointment   Flag
	Free          Flag
	Phone         Word
	Email         Word
	Website       Word
	AsOf          Day
	Checked       Day
	Closed        Day
}

// Fields declares data/services/*.toml.
func (x *Service) Fields() *Fields {
	f := &Fields{}
	x.head(f, "name", doc("Name des Angebots", "name of the service"), example(`"Magdeburg Welcome Service"`))
	f.Refs("provider", &x.Provider, "organizations", doc("wer es anbietet", "who offers it"), example(`["caritas"]`))
	f.Enums("needs", &x.Needs, Needs, required, doc("wobei es hilft", "what it helps with"), example(`["arrival", "work"]`))
	f.Text("audience", &x.Audience, doc("für wen", "for whom"), example(`"Menschen von 12 bis 27 Jahren"`))
	f.Languages("languages", &x.Languages, doc("gesprochene Sprachen, soweit belegt", "languages spoken, as documented"), example(`["de", "en"]`))
	f.Text("languages_note", &x.LanguagesNote, doc("Hinweis zu den Sprachen", "note on the languages"), example(`"Dolmetschende können hinzugezogen werden."`))
	f.Ref("location", &x.Location, "locations", doc("Ort", "location"), example(`"einewelt-haus"`))
	f.Word("address", &x.Address, doc("Anschrift, wenn kein Ort genannt ist", "postal address where no location is given"), example(`"Breiter Weg 120a, Magdeburg"`))
	f.Text("room", &x.Room, doc("Stockwerk oder Raum", "floor or room"), example(`"1. Etage"`))
	parts(f, "hours", &x.Hours, (*Hours).fields, doc("Öffnungszeiten", "opening hours"))
	f.Text("hours_note", &x.HoursNote, doc("Hinweis zu den Zeiten", "note on the hours"), example(`"Montag und Mittwoch nach Vereinbarung"`))
	f.Flag("by_appointment", &x.Appointment, doc("nur mit Termin?", "by appointment only?"), example("true"))
	f.Flag("free", &x.Free, doc("kostenlos?", "free of charge?"), example("true"))
	f.Word("phone", &x.Phone, doc("Telefon, international", "phone, international"), example(`"+49 391 0000000"`))
	f.Word("email", &x.Email, doc("E-Mail-Adresse der Stelle", "the office's e-mail address"), example(`"beratung@verein.example"`))
	f.URL("website", &x.Website, doc("Internetseite", "web page"), example(`"https://example.org/"`))
	f.Day("as_of", &x.AsOf, doc("Stand der Angaben in der Quelle", "date of the facts in the source"), example(`"2024"`))
	f.Day("checked_on", &x.Checked, doc("Anschrift und Zeiten zuletzt geprüft am", "address and hours last checked on"), example("2026-11-24"))
	f.Day("closed", &x.Closed, doc("gibt es nicht mehr seit", "no longer exists since"), example(`"2015-12"`))
	x.tail(f)
	return f
}

// Weekdays as schema.org and RFC 5545 shorten them.
var Weekdays = []string{"mo", "tu", "we", "th", "fr", "sa", "su"}

// Hours are opening hours on some days of the week.
type Hours struct {
	ID     Word
	Days   []Word
	Opens  Word
	Closes Word
	Note   Text
}

func (x *Hours) fields(f *Fields) {
	f.ID(&x.ID)
	f.Enums("days", &x.Days, Weekdays, required, doc("Wochentage", "days of the week"), example(`["tu", "th"]`))
	f.Word("opens", &x.Opens, required, doc("von (HH:MM)", "from (HH:MM)"), example(`"09:00"`))
	f.Word("closes", &x.Closes, required, doc("bis (HH:MM)", "to (HH:MM)"), example(`"12:00"`))
	f.Text("note", &x.Note, doc("Hinweis", "note"), example(`"nach Vereinbarung"`))
}
