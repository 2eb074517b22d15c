package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/private"
)

// What is found is never repeated in a message: messages reach logs that others read.

// contactFields hold addresses and numbers that are there to be used.
var contactFields = []string{"email", "phone", "contact"}

// privateData warns of private data in texts where nobody looks for it, and of names of persons who may not be named.
func privateData(f *finder, s *subject, field *model.Field) {
	if s.GoneBy(f.today) {
		return
	}
	self, _ := s.Record.(*model.Person)
	for _, t := range field.Texts() {
		f.private(self, t.S, t.Place)
		for _, key := range f.translationKeys(t) {
			f.private(self, t.Translations[key].S, t.Translations[key].Place)
		}
	}
	if field.Type != model.TypeWord {
		return
	}
	for _, w := range field.Words() {
		if field.Name == "path" {
			f.fileName(self, w)
		}
		if !slices.Contains(contactFields, field.Name) || field.Name == "contact" && !strings.Contains(w.S, "@") {
			f.private(self, w.S, func(int, int) diag.Pos { return w.Pos })
		}
	}
}

// private looks at one text of a record; self is the person whose record it is, else nil.
func (f *finder) private(self *model.Person, s string, place func(line, column int) diag.Pos) {
	at := func(i int) diag.Pos {
		before := s[:i]
		line := strings.LastIndexByte(before, '\n') + 1
		return place(1+strings.Count(before, "\n"), 1+utf8.RuneCountInString(before[line:]))
	}
	for _, m := range f.persons.Hidden.Find(s, self) {
		f.unfounded(at(m.Start), "private-name", m.Person, model.ScopeName, diag.M("der Name", "the name"))
	}
	for _, m := range f.persons.Hidden.Alone(s, self) {
		f.surname(at(m.Start), m.Person)
	}
	for _, h := range private.Find(s) {
		if !f.persons.Open(h) {
			f.stray(at(h.Start), h)
		}
	}
}

// fileName looks at the name of a file, which readers see in its address.
func (f *finder) fileName(self *model.Person, w model.Word) {
	if p := f.persons.Hidden.InFile(w.S, self); p != nil {
		f.unfounded(w.Pos, "private-name", p, model.ScopeName, diag.M("im Namen der Datei der Name", "in the name of the file the name"))
	}
	if p := f.persons.Hidden.AloneInFile(w.S, self); p != nil {
		f.surname(w.Pos, p)
	}
}

// surname tells of a surname that may be that of somebody who may not be named.
func (f *finder) surname(pos diag.Pos, p *model.Person) {
	f.found.Warn(pos, "private-surname", diag.M("hier steht vielleicht der Nachname von %[1]s; die Seite lässt ihn nicht von selbst weg", "here stands perhaps the surname of %[1]s; the site does not leave it out by itself", p.Key()),
		diag.M("ist diese Person gemeint, löschen", "if this person is meant, delete it"))
}

// unfounded tells of something of a known person that no basis covers: a fault where none ever did, else a warning, for then
// the site leaves it out by itself.
func (f *finder) unfounded(pos diag.Pos, code string, p *model.Person, scope string, what diag.Message) {
	forget := diag.M("herausnehmen; was davon schon in der Geschichte von git steht, zeigt `netz publish forget %[1]s`", "take it out; what of it stands in git's history already, `netz publish forget %[1]s` shows", p.ID)
	switch private.Lack(p, scope, f.today) {
	case private.ConsentRunOut, private.ConsentRevoked, private.OfficeEnded:
		f.found.Warn(pos, code, diag.M("hier steht %[1]s von %[2]s; das darf nicht mehr gezeigt werden, und die Seite lässt es weg", "here stands %[3]s of %[2]s; that may no longer be shown, and the site leaves it out", what.De, p.Key(), what.En), forget)
	default:
		f.found.Add(pos, code, diag.M("hier steht %[1]s von %[2]s, und keine Einwilligung deckt das", "here stands %[3]s of %[2]s, and no consent covers that", what.De, p.Key(), what.En), forget)
	}
}

// stray tells of an address, a number or a day of birth in a text.
func (f *finder) stray(pos diag.Pos, h private.Hit) {
	switch h.What {
	case private.IBAN:
		f.found.Warn(pos, "private-iban", diag.M("hier steht eine Kontonummer (IBAN)", "here stands the number of a bank account (IBAN)"),
			diag.M("löschen, wenn das Konto einer Person gehört; bei einem Spendenkonto auf die Seite des Vereins verweisen", "delete it if the account is a person's; for donations, link to the association's page"))
		return
	case private.Birth:
		f.found.Warn(pos, "private-birth", diag.M("hier steht, wann jemand geboren ist", "here it is said when somebody was born"), diag.M("den Tag löschen; das Jahr allein genügt fast immer", "delete the day; the year alone nearly always suffices"))
		return
	}
	what := diag.M("eine E-Mail-Adresse", "an e-mail address")
	if h.What == private.Phone {
		what = diag.M("eine Telefonnummer", "a telephone number")
	}
	if p := f.persons.Owner(h); p != nil {
		f.unfounded(pos, "private-contact", p, model.ScopeContact, what)
		return
	}
	f.found.Warn(pos, "private-contact", diag.M("hier steht %[1]s, die kein Feld für Kontakte nennt", "here stands %[2]s that no field for contacts names", what.De, what.En),
		diag.M("gehört sie einer Stelle, dann in email oder phone der Stelle, Gruppe oder des Angebots schreiben; gehört sie einer Person, löschen", "if it is an office's, write it into email or phone of the office, group or service; if it is a person's, delete it"))
}

// anonymous warns of ids with the name of a person who is named by consent only: an address stays when the consent ends.
func anonymous(f *finder, s *subject) {
	if p := f.persons.Asked.InFile(s.ID, nil); p != nil {
		advice := diag.M("vor der ersten Veröffentlichung die Datei nach ihrer Sache umbenennen", "rename the file after its matter before it is first published")
		if s.Kind == "persons" {
			advice = diag.M("die Datei in etwas wie p-7k3f umbenennen und die alte Kennung in former_ids nennen: mit der Einwilligung endet dann auch die alte Adresse", "rename the file to something like p-7k3f and name the old id in former_ids: with the consent the old address ends too")
		}
		f.found.Warn(diag.Pos{File: s.File}, "private-id", diag.M("die Kennung enthält den Namen von %s; sie steht in der Adresse und bliebe dort, auch wenn die Einwilligung endet", "the id contains the name of %s; it stands in the address and would stay there when the consent ends", p.Key()), advice)
	}
}

// pictured demands that who is named in the description of a picture agreed to be shown.
func pictured(f *finder, s *subject) {
	self, _ := s.Record.(*model.Person)
	for _, i := range s.Images {
		if p := f.persons.Unshown(&i, self); p != nil {
			f.unfounded(i.Alt.Pos, "private-picture", p, model.ScopePhoto, diag.M("ein Bild", "a picture"))
		}
	}
}
