package page

import (
	"slices"
	"strings"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/text"
)

// prop sets the schema.org property of values.
func prop(name string, values []Value) []Value {
	for i := range values {
		values[i].Prop = name
	}
	return values
}

func (v *Voice) textValue(t model.Text) []Value {
	if t.IsZero() {
		return nil
	}
	if t.Markdown {
		return []Value{{Type: "text", Text: v.markdown(t, 2)}}
	}
	return []Value{{Type: "text", Text: v.optional(t)}}
}

// code is a name or number that stands the same in every language.
func code(w model.Word) []Value {
	if w.S == "" {
		return nil
	}
	return []Value{{Type: "code", S: w.S}}
}

// word is a value that the interface words name.
func word(key string) []Value {
	if key == "" {
		return nil
	}
	return []Value{{Type: "word", Word: key}}
}

func (v *Voice) dateValue(d edtf.Date) []Value {
	if d.IsZero() {
		return nil
	}
	return []Value{{Type: "date", Date: v.date(d)}}
}

// flag says yes or no; nothing where it is not known.
func flag(f model.Flag) []Value {
	switch {
	case !f.Set:
		return nil
	case f.Yes:
		return word("value_yes")
	}
	return word("value_no")
}

func (v *Voice) figure(f model.Figure) []Value {
	if !f.Set {
		return nil
	}
	return []Value{{Type: "number", S: v.number(f.Value, 0), About: f.Qualifier}}
}

func phone(w model.Word) []Value {
	if w.S == "" {
		return nil
	}
	dial := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, w.S)
	return []Value{{Type: "phone", S: w.S, Href: "tel:" + dial}}
}

func email(w model.Word) []Value {
	if w.S == "" {
		return nil
	}
	return []Value{{Type: "email", S: w.S, Href: "mailto:" + w.S}}
}

// address shows an URL without its scheme. One that dials or writes is shown as what it is.
func address(w model.Word) []Value {
	if w.S == "" {
		return nil
	}
	if number, ok := strings.CutPrefix(w.S, "tel:"); ok {
		return phone(model.Word{S: number})
	}
	if mailbox, ok := strings.CutPrefix(w.S, "mailto:"); ok {
		return email(model.Word{S: mailbox})
	}
	shown := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(w.S, "https://"), "http://"), "/")
	return []Value{{Type: "url", S: shown, Href: w.S}}
}

func (v *Voice) languages(tags []model.Word) []Value {
	var out []Value
	for _, t := range tags {
		out = append(out, Value{Type: "language", S: v.languageName(t.S), Word: t.S})
	}
	return out
}

// linkTo leads to a record, be it deleted; ok is false where it may not be shown.
func (v *Voice) linkTo(ref model.Ref) (Link, bool) {
	r, ok := v.site.Facts.Public(ref)
	if !ok {
		return v.linkToTombstone(ref)
	}
	return v.linkOf(r), true
}

func (v *Voice) linkOf(r model.Record) Link {
	return Link{Text: v.title(r), Href: v.href(v.RecordPath(r))}
}

// title is a record's name as it is shown: a person's with the title before it.
func (v *Voice) title(r model.Record) Text {
	t := v.For(r).Text(r.Meta().Title)
	if p, ok := r.(*model.Person); ok && p.Honorific.S != "" {
		t.S = p.Honorific.S + " " + t.S
	}
	return t
}

func (v *Voice) links(refs ...model.Ref) []Value {
	var out []Value
	for _, ref := range refs {
		if l, ok := v.linkTo(ref); ok {
			out = append(out, Value{Type: "link", Link: &l})
		}
	}
	return out
}

func (v *Voice) refLinks(refs ...model.Ref) []Link {
	var out []Link
	for _, ref := range refs {
		if l, ok := v.linkTo(ref); ok {
			out = append(out, l)
		}
	}
	return out
}

// place says where something is: the location's link, the room, the address.
func (v *Voice) place(location model.Ref, room model.Text) []Value {
	return append(v.links(location), v.textValue(room)...)
}

// Tones of a state.
const (
	toneDone    = "done"
	toneOpen    = "open"
	toneLate    = "late"
	toneStopped = "stopped"
	toneNeutral = "neutral"
)

var tones = map[string]string{
	"planned": toneOpen, "announced": toneNeutral, "held": toneDone, "cancelled": toneStopped, "moved": toneLate,
	"running": toneOpen, "finished": toneDone, "unknown": toneNeutral, "done": toneDone, "late": toneLate, derive.StatePast: toneNeutral, "dropped": toneStopped,
	"open": toneOpen, "discussed": toneOpen, "answered": toneDone, "referred": toneOpen,
	derive.Draft: toneNeutral, derive.Adopted: toneOpen, derive.Sent: toneOpen, derive.Accepted: toneDone, derive.AcceptedInPart: toneOpen,
	derive.Kept: toneDone, derive.NotKept: toneLate,
	derive.Refused: toneStopped, derive.UnderWay: toneOpen, derive.Withdrawn: toneStopped, derive.Superseded: toneNeutral,
}

func state(prefix, word string) *State {
	if word == "" {
		return nil
	}
	tone := tones[word]
	if tone == "" {
		tone = toneNeutral
	}
	return &State{Key: key(prefix, word), Tone: tone}
}

// stateOf is the state of any record, nil for kinds without one.
func (v *Voice) stateOf(r model.Record) *State {
	if v.site.closed(r) {
		return &State{Key: "state_closed", Tone: toneStopped}
	}
	return state(statePrefix[r.Meta().Kind], v.site.stateWord(r))
}

// overOf is the class of a record, the small line above its title.
func overOf(r model.Record) string { return key(classPrefix[r.Meta().Kind], classOf(r)) }

// item is how lists show a record, under the day that it is filed under.
func (v *Voice) item(r model.Record) *Item {
	b := r.Meta()
	v = v.For(r)
	return &Item{Kind: b.Kind, Href: v.href(v.RecordPath(r)), Title: *shortened(v.title(r), maxTitle), Summary: v.summary(b.Summary),
		Leaf: v.leaf(derive.DateOf(r)), Over: overOf(r), State: v.stateOf(r), Meta: v.meta(r), Note: v.listNote(r)}
}

// listNote tells readers of a list what they see of a record that is not translated, or whose original is newer. A name
// that is not translated needs no note: most are the same in every language.
func (v *Voice) listNote(r model.Record) *Notice {
	b := r.Meta()
	seen := map[string]bool{}
	if _, how := v.choose(b.Title); how != howOriginal || r.Fields().Get("name") == nil {
		seen[how] = true
	}
	if !b.Summary.IsZero() {
		_, how := v.choose(b.Summary)
		seen[how] = true
	}
	original := v.site.originalLink(r)
	switch {
	case seen[howOutdated]:
		return &Notice{Key: "list_outdated", Tone: toneNeutral, Date: v.date(b.Modified.Date), Link: &original}
	case seen[howOriginal]:
		return &Notice{Key: "list_original", Tone: toneNeutral, Link: &original}
	}
	return nil
}

// How many characters a list shows: enough for any name and summary that people would read there, and few enough that a
// list page of them stays within its weight.
const (
	maxTitle   = 250
	maxSummary = 500
)

func (v *Voice) summary(t model.Text) *Text {
	if t.IsZero() {
		return nil
	}
	return shortened(v.Text(t), maxSummary)
}

func shortened(t Text, most int) *Text {
	t.S = text.Shorten(t.S, most)
	return &t
}

// items are entries under the days that the records are filed under.
func (v *Voice) items(records []model.Record) []Entry { return v.itemsOn(records, derive.DateOf) }

// upcoming are entries under the days on which the records take place next.
func (v *Voice) upcoming(records []model.Record) []Entry {
	return v.itemsOn(records, v.site.Facts.Next)
}

// thisWeek are entries under their days in the week of the instant.
func (v *Voice) thisWeek(records []model.Record) []Entry {
	monday, sunday := v.site.Facts.Week()
	return v.itemsOn(records, func(r model.Record) edtf.Date {
		day, _ := v.site.Facts.DayWithin(r, monday, sunday)
		return day
	})
}

func (v *Voice) itemsOn(records []model.Record, day func(model.Record) edtf.Date) []Entry {
	out := make([]Entry, len(records))
	for i, r := range records {
		out[i].Page = "/" + r.Meta().Key()
		if d := day(r); d != derive.DateOf(r) {
			out[i].Leaf = v.leaf(d)
		}
	}
	return out
}

// meta is what a list says of a record beside title and summary.
func (v *Voice) meta(r model.Record) []Value {
	switch x := r.(type) {
	case *model.Meeting:
		return v.plainLinks(append(append([]model.Ref{}, x.Groups...), x.Location)...)
	case *model.Event:
		return append(v.plainLinks(x.Location), v.languages(x.Languages)...)
	case *model.Service:
		return v.languages(x.Languages)
	case *model.Recommendation:
		return append(v.plainLinks(slices.Concat(x.AuthorGroups, x.AuthorOrgs, x.AuthorPersons)...), v.textValue(x.AuthorNote)...)
	case *model.Organization:
		return v.textValue(x.OrgKind)
	case *model.Person:
		return v.roleLabels(x)
	case *model.Project:
		return v.toldOn(x, x.StatusOn)
	case *model.Measure:
		return v.toldOn(x, x.StatusOn)
	}
	return nil
}

// toldOn is the day on which a state was told that may be another one by now: a list that says "running" says since when
// nobody has told more.
func (v *Voice) toldOn(r model.Record, on model.Day) []Value {
	if on.IsZero() || !fading(v.site.stateWord(r)) || on.First().After(v.site.Facts.Today.First()) {
		return nil
	}
	return []Value{v.phrase("told_on", "Date", v.dateText(on.Date))}
}

// plainLinks names records without linking: a list entry has one link, its title.
func (v *Voice) plainLinks(refs ...model.Ref) []Value {
	var out []Value
	for _, ref := range refs {
		if r, ok := v.site.Facts.Public(ref); ok {
			t := v.title(r)
			out = append(out, Value{Type: "text", Text: &t})
		}
	}
	return out
}

// roleLabels names a person's present offices, or else the latest.
func (v *Voice) roleLabels(p *model.Person) []Value {
	var out []Value
	for _, role := range v.site.Facts.Offices(p) {
		if role.Current || len(out) == 0 {
			out = append(out, v.roleValue(role.Membership))
		}
	}
	return out
}

func (v *Voice) roleValue(m *model.Membership) Value {
	if !m.Label.IsZero() {
		return Value{Type: "text", Text: v.optional(m.Label)}
	}
	return Value{Type: "word", Word: key("role", m.Role.S)}
}

// qualified writes a figure in one piece: "mehr als 50".
func (v *Voice) qualified(f model.Figure) string {
	n := v.number(f.Value, 0)
	if f.Qualifier == "" {
		return n
	}
	return v.T(key("qualifier", f.Qualifier)) + " " + n
}
