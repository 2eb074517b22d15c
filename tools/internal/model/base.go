// Package model is the typed network: kinds of records, their fields with types and explanations, values and lookup. It
// reads no files and knows no rules.
package model

// Base is what every record has.
type Base struct {
	Kind string // folder name, such as "meetings"
	ID   string
	File string // relative to the site, for messages

	OwnID Word // the id as the record itself gives it, if it does

	Title    Text
	Summary  Text
	Body     Text
	Topics   []Ref
	Files    []File
	Images   []Image
	Sources  []Source
	Conflict []Conflict
	Unsure   []Uncertain
	Legal    Flag
	Draft    Flag // published nowhere
	Created  Day
	Modified Day

	Permanence
}

// Meta gives the Base of any record.
func (b *Base) Meta() *Base { return b }

// Key is "kind/id", as links in prose name the record.
func (b *Base) Key() string { return b.Kind + "/" + b.ID }

// Record is one file of data/.
type Record interface {
	Meta() *Base
	Fields() *Fields
}

// head declares what stands first in every record. title is "title" or, for things with a proper name, "name".
func (b *Base) head(f *Fields, title string, opts ...option) {
	f.Word("id", &b.OwnID, doc("Kennung; steht schon im Dateinamen und muss ihm gleichen, wenn sie hier steht", "id; the file name says it already, and it must equal that name where it stands here"), example(`"sprache"`))
	f.Text(title, &b.Title, append([]option{required}, opts...)...)
	f.Text("summary", &b.Summary,
		doc("ein bis zwei Sätze für Listen, Feeds und Suchmaschinen", "one or two sentences for lists, feeds and search engines"),
		example(`"Wer sich trifft, worum es geht."`))
}

// tail declares what stands last in every record that has a file of its own.
func (b *Base) tail(f *Fields) {
	b.common(f)
	f.Flag("draft", &b.Draft, doc("Entwurf: wird geprüft, aber nirgends veröffentlicht, auch nicht als Verweis oder Zahl; zum Veröffentlichen die Zeile löschen",
		"draft: is checked but published nowhere, not even as a link or in a count; delete the line to publish it"), example("true"))
	b.lasting(f)
}

// common declares what stands last in every record, the network itself included.
func (b *Base) common(f *Fields) {
	f.Markdown("text", &b.Body,
		doc("der ausführliche Text; Verweise auf Datensätze als [Name](groups/sprache)", "the long text; links to records as [name](groups/sprache)"),
		example("\"\"\"\nMehrere Absätze sind möglich.\n\"\"\""))
	f.Refs("topics", &b.Topics, "topics", doc("Themen, unter denen der Datensatz steht", "topics the record stands under"), example(`["sprache"]`))
	parts(f, "file", &b.Files, (*File).fields, doc("Dokumente; eigene liegen im Ordner des Datensatzes", "documents; own ones lie in the record's folder"))
	parts(f, "image", &b.Images, (*Image).fields, doc("Bilder im Ordner des Datensatzes", "pictures in the record's folder"))
	parts(f, "source", &b.Sources, (*Source).fields, doc("woher die Angaben stammen", "where the facts come from"))
	parts(f, "conflict", &b.Conflict, (*Conflict).fields, doc("abweichende Angaben anderer Quellen; die Seite zeigt sie", "what other sources say instead; the page shows it"))
	parts(f, "uncertain", &b.Unsure, (*Uncertain).fields, doc("was unsicher ist und warum; die Seite zeigt es", "what is uncertain and why; the page shows it"))
	f.Flag("legal", &b.Legal, doc("Text über Recht und Rechte: Maschinenübersetzungen erscheinen erst nach Prüfung",
		"text on law and rights: machine translations appear only after review"), example("true"))
	f.Day("created", &b.Created, doc("seit wann es diesen Datensatz gibt", "since when this record exists"), example("2026-11-24"))
	f.Day("modified", &b.Modified, required,
		doc("Tag der letzten inhaltlichen Änderung; Feeds und Kalender zeigen ihn", "day of the last change of content; feeds and calendars show it"),
		example("2026-11-24"))
}

// File is a document of a record: a file in its folder or an address elsewhere.
type File struct {
	ID         Word
	Title      Text
	Path       Word
	URL        Word
	Language   Word
	Accessible Flag
	Date       Day
}

func (x *File) fields(f *Fields) {
	f.ID(&x.ID)
	f.Text("title", &x.Title, required, doc("Name des Dokuments", "name of the document"), example(`"Protokoll"`))
	f.Word("path", &x.Path, doc("Dateiname im Ordner des Datensatzes", "file name in the record's folder"), example(`"protokoll.pdf"`))
	f.URL("url", &x.URL, doc("oder die Adresse des Dokuments", "or the document's address"), example(`"https://example.org/protokoll.pdf"`))
	f.Language("language", &x.Language, doc("Sprache des Dokuments", "language of the document"), example(`"de"`))
	f.Flag("accessible", &x.Accessible, doc("barrierefrei?", "accessible?"), example("true"))
	f.Day("date", &x.Date, doc("Datum des Dokuments", "date of the document"), example("2026-03-14"))
}

// Image is a picture of a record.
type Image struct {
	ID      Word
	Path    Word
	Alt     Text
	Credit  Word
	Licence Word
}

func (x *Image) fields(f *Fields) {
	f.ID(&x.ID)
	f.Word("path", &x.Path, required, doc("Dateiname im Ordner des Datensatzes (jpg, png, webp, avif)", "file name in the record's folder (jpg, png, webp, avif)"), example(`"gruppe.jpg"`))
	f.Text("alt", &x.Alt, required, doc("was auf dem Bild zu sehen ist", "what the picture shows"), example(`"Fünf Menschen an einem Tisch"`))
	f.Word("credit", &x.Credit, required, doc("wer das Bild gemacht hat", "who made the picture"), example(`"Stadt Magdeburg"`))
	f.Word("licence", &x.Licence, doc("Lizenz, wie SPDX sie nennt", "licence as SPDX names it"), example(`"CC-BY-4.0"`))
}

// Source is where facts come from. Supports names the fields it stands behind; empty means all.
type Source struct {
	ID       Word
	Title    Word
	URL      Word
	Date     Day
	DateNote Text
	Checked  Day
	Supports []Word
}

func (x *Source) fields(f *Fields) {
	f.ID(&x.ID)
	f.Word("title", &x.Title, required, doc("was die Quelle ist: Herausgeber und Titel", "what the source is: publisher and title"), example(`"Stadt Magdeburg: Newsletter 03/2019"`))
	f.URL("url", &x.URL, doc("Adresse der Quelle", "the source's address"), example(`"https://www.magdeburg.de/"`))
	f.Day("date", &x.Date, doc("Datum der Quelle", "date of the source"), example(`"2019-12"`))
	f.Text("date_note", &x.DateNote, doc("wie sicher das Datum ist", "how sure the date is"), example(`"undatiert, nach 2020"`))
	f.Day("checked_on", &x.Checked, doc("zuletzt gelesen am", "last read on"), example("2026-11-24"))
	f.Words("supports", &x.Supports, doc("welche Felder die Quelle belegt; ohne Angabe alle", "which fields the source stands behind; all when absent"), example(`["start", "location"]`))
}

// Conflict is what another source says about a field.
type Conflict struct {
	ID     Word
	Field  Word
	Value  Text
	Source Word
	Note   Text
}

func (x *Conflict) fields(f *Fields) {
	f.ID(&x.ID)
	f.Word("field", &x.Field, required, doc("welches Feld gemeint ist", "which field is meant"), example(`"start"`))
	f.Text("value", &x.Value, required, doc("was die andere Quelle angibt", "what the other source says"), example(`"16:00 Uhr"`))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"stadt"`))
	f.Text("note", &x.Note, doc("wie damit umgegangen wird", "how it is dealt with"), example(`"wahrscheinlich verlegt"`))
}

// Uncertain says what is not sure and why.
type Uncertain struct {
	ID    Word
	Field Word
	Note  Text
}

func (x *Uncertain) fields(f *Fields) {
	f.ID(&x.ID)
	f.Word("field", &x.Field, doc("welches Feld gemeint ist; ohne Angabe der ganze Datensatz", "which field is meant; the whole record when absent"), example(`"start"`))
	f.Text("note", &x.Note, required, doc("was unsicher ist und warum", "what is uncertain and why"), example(`"Die Quelle nennt kein Jahr."`))
}

// History is one event in a record's own story.
type History struct {
	ID     Word
	Date   Day
	Text   Text
	Source Word
}

func (x *History) fields(f *Fields) {
	f.ID(&x.ID)
	f.Day("date", &x.Date, required, doc("wann", "when"), example(`"2019-11"`))
	f.Text("text", &x.Text, required, doc("was geschah", "what happened"), example(`"Der Beirat wählt einen Vorstand."`))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"stadt"`))
}
