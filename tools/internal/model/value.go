package model

import (
	"strconv"
	"time"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/edtf"
)

// Text is a text in the network's language with what translations it has.
type Text struct {
	S            string
	Pos          diag.Pos
	At           diag.Pos // of the first character of S, where S stands in the file as it is; else zero
	Markdown     bool
	Translations map[string]Translation // by language key of config.toml
}

// How a translation came about.
const (
	ByHuman   = "human"
	ByMachine = "machine"
	Reviewed  = "reviewed" // made by machine, then read and approved by a person
)

// Translation is one overlay's text.
type Translation struct {
	S          string
	How        string // ByHuman, ByMachine or Reviewed
	By         string
	SourceHash string // TextHash of the original it was made from; "" when not noted
	Stale      bool   // SourceHash is not that of the original as it stands
	Pos        diag.Pos
	At         diag.Pos // as of a Text
}

// IsZero tells that the record does not have the text.
func (t Text) IsZero() bool { return t.S == "" }

// Place gives the place in the file of a line and column of the text; both count from 1. A text with escapes
// gives the place at which its value starts.
func (t Text) Place(line, column int) diag.Pos { return place(t.Pos, t.At, line, column) }

// Place does for a translation what it does for a Text.
func (t Translation) Place(line, column int) diag.Pos { return place(t.Pos, t.At, line, column) }

func place(pos, at diag.Pos, line, column int) diag.Pos {
	switch {
	case at.Line == 0:
		return pos
	case line == 1:
		return diag.Pos{File: at.File, Line: at.Line, Column: at.Column + column - 1}
	}
	return diag.Pos{File: at.File, Line: at.Line + line - 1, Column: column}
}

// Word is a string with its place: a name, an address, one of an enumeration.
type Word struct {
	S   string
	Pos diag.Pos
}

// Ref names another record.
type Ref struct {
	Kind string
	ID   string
	Pos  diag.Pos
}

// Key is "kind/id".
func (r Ref) Key() string { return r.Kind + "/" + r.ID }

// Day is a day, perhaps an imprecise one.
type Day struct {
	edtf.Date
	Pos diag.Pos
}

// Moment is a Day that may have a wall-clock time in the network's zone. It is never a machine's local time.
type Moment struct {
	edtf.Date
	Timed        bool
	Hour, Minute int
	Offset       *int // seconds east of UTC, where the record gives it; must agree with the zone
	Pos          diag.Pos
}

// In gives the instant in the zone. ok is false where no time or no precise day is known.
// An hour that summer time skips or doubles resolves as package time does; check refuses such hours.
func (m Moment) In(zone *time.Location) (instant time.Time, ok bool) {
	if !m.Timed || !m.Precise() {
		return time.Time{}, false
	}
	d := m.First()
	if m.Offset != nil {
		return time.Date(d.Year(), d.Month(), d.Day(), m.Hour, m.Minute, 0, 0, time.FixedZone("", *m.Offset)).In(zone), true
	}
	return time.Date(d.Year(), d.Month(), d.Day(), m.Hour, m.Minute, 0, 0, zone), true
}

// Clock is the time as "17:05", or "".
func (m Moment) Clock() string {
	if !m.Timed {
		return ""
	}
	return twoDigits(m.Hour) + ":" + twoDigits(m.Minute)
}

// Integer is a whole number; Set tells it from an absent one.
type Integer struct {
	N   int
	Set bool
	Pos diag.Pos
}

// Number is a decimal number; Set tells it from an absent one.
type Number struct {
	N   float64
	Set bool
	Pos diag.Pos
}

// Qualifiers of a figure.
const (
	About   = "about"
	Over    = "over"
	Under   = "under"
	Derived = "derived" // calculated from sourced figures
)

// Figure is a number as a source gives it. Qualifier is "", About, Over, Under or Derived.
type Figure struct {
	Value     float64
	Qualifier string
	Set       bool
	Pos       diag.Pos
}

// Flag is yes, no or not known.
type Flag struct {
	Yes bool
	Set bool
	Pos diag.Pos
}

func itoa(n int) string { return strconv.Itoa(n) }

func twoDigits(n int) string {
	if n < 10 {
		return "0" + itoa(n)
	}
	return itoa(n)
}
