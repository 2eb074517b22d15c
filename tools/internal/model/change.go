package model

import (
	"strconv"
	"strings"
	"time"

	"offenesnetz/tools/internal/edtf"
)

// What became of a record, a part, a field or a translation.
const (
	Added   = "added"
	Edited  = "edited"
	Removed = "removed"
)

// What a change is to its readers, where that can be told.
const (
	MarkNews       = "news"       // something is known that was not known before
	MarkCorrection = "correction" // what was published before no longer holds
)

// PublishNever stands in Change.Publish for a version that is a draft.
const PublishNever = "never"

// Change is what one commit did to one record and its translations. It holds no free text of any version: a name that
// was taken out must not come back through the history.
type Change struct {
	At        time.Time        // when the commit was made
	Token     string           // stands for the commit; nothing can be learned from it
	Kind      string           // of the record
	ID        string           // of the record
	What      string           // Added, Edited or Removed
	Own       bool             `json:",omitempty"` // the record's own file was changed, not translations alone
	Unread    bool             `json:",omitempty"` // a version can't be read today, so what was changed is not known
	Said      string           `json:",omitempty"` // MarkNews or MarkCorrection, where the commit itself says so
	Publish   string           `json:",omitempty"` // publish_at of the version as ParseMoment reads it, "" for none, "?" where it can't be read; PublishNever for a draft
	Fields    []FieldChange    `json:",omitempty"`
	Languages []LanguageChange `json:",omitempty"`
}

// FieldChange is what was changed of one field, or of one part of a list of parts.
type FieldChange struct {
	Field string   // key of the record
	Sub   string   `json:",omitempty"` // key of the part that From and To are of
	Part  bool     `json:",omitempty"` // a whole part was added or removed; To is then what readers know it by
	What  string   // Added, Edited or Removed
	Type  Type     `json:",omitempty"` // of From and To
	List  bool     `json:",omitempty"` // From is what the list lost and To what it gained
	From  []string `json:",omitempty"` // as Plain gives it; none where the value is not told
	To    []string `json:",omitempty"`
	About []string `json:",omitempty"` // "kind/id" of the persons and news that the change concerns
}

// LanguageChange is what was done to a record's translation into one language.
type LanguageChange struct {
	Language string // key of config.toml
	What     string // Added, Edited or Removed
}

// Closed tells whether the field holds one of few possible values, never words that somebody chose.
func (f *Field) Closed() bool {
	switch f.Type {
	case TypeEnum, TypeDay, TypeMoment, TypeInteger, TypeNumber, TypeFigure, TypeBool, TypeLanguage, TypeRef, TypeAnyRef:
		return true
	}
	return false
}

// Plain gives the values of the field in a form to compare and to keep; none where the record does not have it.
// Days are EDTF, moments as ParseMoment reads them, references "kind/id", figures as ParseFigure reads them.
func (f *Field) Plain() []string {
	switch dst := f.value.(type) {
	case *Text:
		return known(dst.S)
	case *Word:
		return known(dst.S)
	case *[]Word:
		return plainList(*dst, func(w Word) string { return w.S })
	case *Ref:
		if dst.ID != "" {
			return []string{dst.Key()}
		}
	case *[]Ref:
		return plainList(*dst, Ref.Key)
	case *Day:
		return known(dayPlain(*dst))
	case *[]Day:
		return plainList(*dst, dayPlain)
	case *Moment:
		return known(dst.Plain())
	}
	return f.plainNumber()
}

func (f *Field) plainNumber() []string {
	switch dst := f.value.(type) {
	case *Integer:
		if dst.Set {
			return []string{itoa(dst.N)}
		}
	case *Number:
		if dst.Set {
			return []string{strconv.FormatFloat(dst.N, 'f', -1, 64)}
		}
	case *Figure:
		if dst.Set {
			return []string{strings.TrimSuffix(strconv.FormatFloat(dst.Value, 'f', -1, 64)+" "+dst.Qualifier, " ")}
		}
	case *Flag:
		if dst.Set {
			return []string{strconv.FormatBool(dst.Yes)}
		}
	}
	return nil
}

func known(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func plainList[T any](list []T, plain func(T) string) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = plain(x)
	}
	return out
}

func dayPlain(d Day) string {
	if d.IsZero() {
		return ""
	}
	return d.Date.String()
}

// Plain is the moment as ParseMoment reads it, "" for none: "2023-10", "2023-10-11T17:00", "2023-10-11T17:00+02:00".
func (m Moment) Plain() string {
	if m.IsZero() {
		return ""
	}
	s := m.Date.String()
	if m.Timed {
		s += "T" + m.Clock()
	}
	if m.Offset != nil {
		s += time.Unix(0, 0).In(time.FixedZone("", *m.Offset)).Format("-07:00")
	}
	return s
}

// ParseMoment reads what Plain wrote.
func ParseMoment(s string) (Moment, bool) {
	day, clock, timed := strings.Cut(s, "T")
	date, err := edtf.Parse(day)
	if err != nil {
		return Moment{}, false
	}
	m := Moment{Date: date, Timed: timed}
	if !timed {
		return m, true
	}
	at, err := time.Parse("15:04", clock)
	if err != nil {
		if at, err = time.Parse("15:04-07:00", clock); err != nil {
			return Moment{}, false
		}
		_, offset := at.Zone()
		m.Offset = &offset
	}
	m.Hour, m.Minute = at.Hour(), at.Minute()
	return m, true
}

// ParseFigure reads the plain form of a whole number, a number or a figure.
func ParseFigure(s string) (Figure, bool) {
	number, qualifier, _ := strings.Cut(s, " ")
	n, err := strconv.ParseFloat(number, 64)
	return Figure{Value: n, Qualifier: qualifier, Set: true}, err == nil
}

// RefOf reads the plain form of a reference.
func RefOf(s string) Ref {
	kind, id, _ := strings.Cut(s, "/")
	return Ref{Kind: kind, ID: id}
}
