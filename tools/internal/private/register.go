package private

import (
	"slices"
	"strings"
	"time"

	"offenesnetz/tools/internal/model"
)

// Register knows the persons of a network on a day: whose names, pictures and contacts a basis covers.
type Register struct {
	Hidden *Names // who may not be named
	Asked  *Names // who is named by consent, which may end

	unshown *Names                   // who may not be shown in a picture
	secret  map[string]*model.Person // by key of an address or number: whose it is, where no basis covers it
	open    map[string]bool          // addresses and numbers that stand in the records to be found
}

// Tells tells whether the file of a record, or of its translation into a language, says whose a name, an address or a number is.
func Tells(kind, language string) bool {
	return kind == "persons" || language == "" && slices.Contains(reachable, kind)
}

// reachable are the kinds with fields for addresses and numbers that are there to be used.
var reachable = []string{"network", "groups", "services", "events"}

// NewRegister makes one for a day, given as midnight UTC.
func NewRegister(records *model.Records, day time.Time) *Register {
	persons := model.Each[*model.Person](records)
	r := &Register{secret: map[string]*model.Person{}, open: map[string]bool{},
		Hidden:  NamesOf(persons, func(p *model.Person) bool { return !Covers(p, model.ScopeName, day) }),
		Asked:   NamesOf(persons, func(p *model.Person) bool { return p.Basis.S != "office" }),
		unshown: NamesOf(persons, func(p *model.Person) bool { return !Covers(p, model.ScopePhoto, day) }),
	}
	for _, p := range persons {
		for _, key := range []string{MailKey(p.Email.S), PhoneKey(p.Phone.S)} {
			switch {
			case key == "":
			case Covers(p, model.ScopeContact, day) && Covers(p, model.ScopeName, day):
				r.open[key] = true
			default:
				r.secret[key] = p
			}
		}
	}
	for _, rec := range append(records.Singles(), records.All()...) {
		if slices.Contains(reachable, rec.Meta().Kind) {
			rec.Fields().Walk(func(_ string, f *model.Field) { r.declared(f) })
			r.disputed(rec.Meta().Conflict)
		}
	}
	return r
}

// declared notes addresses and numbers that are there to be used: of offices, services, groups, and where to register.
func (r *Register) declared(f *model.Field) {
	for _, w := range f.Words() {
		switch {
		case f.Name == "phone" || strings.HasPrefix(w.S, "tel:"):
			r.open[PhoneKey(strings.TrimPrefix(w.S, "tel:"))] = true
		case strings.HasPrefix(w.S, "mailto:"):
			address, _, _ := strings.Cut(strings.TrimPrefix(w.S, "mailto:"), "?")
			r.open[MailKey(address)] = true
		case f.Name == "email" || f.Name == "contact":
			r.open[MailKey(w.S)] = true
		}
	}
}

// disputed notes what another source names as the address or number of an office.
func (r *Register) disputed(conflicts []model.Conflict) {
	for _, c := range conflicts {
		if c.Field.S == "phone" || c.Field.S == "email" {
			for _, h := range Find(c.Value.S) {
				r.open[h.Key] = true
			}
		}
	}
}

// Owner tells whose address or number it is, where no basis covers it; nil where that is not known.
func (r *Register) Owner(h Hit) *model.Person { return r.secret[h.Key] }

// Open tells whether an address or number is one of an office, a service or a person that may be found.
func (r *Register) Open(h Hit) bool { return h.Key != "" && r.open[h.Key] && r.secret[h.Key] == nil }

// Unshown gives the person whom the description of a picture, or the name of its file, names and who did not agree to be
// shown; nil for none. self is the person whose record has the picture, else nil.
func (r *Register) Unshown(i *model.Image, self *model.Person) *model.Person {
	texts := []string{i.Alt.S}
	for _, key := range keysOf(i.Alt.Translations) {
		texts = append(texts, i.Alt.Translations[key].S)
	}
	for _, s := range texts {
		if found := r.unshown.Find(s, self); len(found) > 0 {
			return found[0].Person
		}
	}
	return r.unshown.InFile(i.Path.S, self)
}
