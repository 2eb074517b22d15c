// Package record reads TOML into plain values with a position for every key and value. It knows syntax only:
// no kinds, no required fields, no references.
//
// The TOML library decodes; it keeps positions to itself and stops at its first fault. So a scanner of our own
// walks the same bytes first, notes where everything stands, and collects as many faults as are certain.
package record

import (
	"time"

	"offenesnetz/tools/internal/diag"
)

// Kind is a type of TOML.
type Kind int

const (
	String Kind = iota + 1
	Integer
	Float
	Bool
	OffsetDateTime // an instant, with "Z" or an offset
	LocalDateTime  // a date and wall-clock time without zone
	LocalDate
	LocalTime
	Array
	TableKind
)

var kindNames = map[Kind]diag.Message{
	String:         {De: "Text", En: "text"},
	Integer:        {De: "ganze Zahl", En: "whole number"},
	Float:          {De: "Kommazahl", En: "decimal number"},
	Bool:           {De: "true oder false", En: "true or false"},
	OffsetDateTime: {De: "Zeitpunkt mit Zeitzone", En: "time with offset"},
	LocalDateTime:  {De: "Tag mit Uhrzeit", En: "day with time"},
	LocalDate:      {De: "Tag", En: "day"},
	LocalTime:      {De: "Uhrzeit", En: "time of day"},
	Array:          {De: "Liste", En: "list"},
	TableKind:      {De: "Abschnitt", En: "table"},
}

// Name gives the kind's name for people, for sentences such as "expected a text, found a whole number".
func (k Kind) Name() diag.Message { return kindNames[k] }

// Value is one TOML value. Only the fields of its Kind are set.
type Value struct {
	Kind  Kind
	Pos   diag.Pos // where the value starts; of a table its header or, without one, its key
	Str   string
	Int   int64
	Float float64
	Bool  bool
	Time  time.Time // of OffsetDateTime only, in a fixed zone with the offset as written

	// The calendar day and wall clock as written, of all four date and time kinds. Never shifted by any zone.
	Year, Month, Day, Hour, Min, Sec, Nano int

	Items []*Value // of Array; an array of tables has a Value of TableKind for each
	Table *Table   // of TableKind

	headed bool // an Array whose items came by headers "[[…]]" and may get more
}

// Entry is one key of a table with its value. Of a dotted key or a header each part is an Entry.
type Entry struct {
	Key    string
	KeyPos diag.Pos // where the key was first written
	Value  *Value
}

// Table holds keys in the order of the file.
type Table struct {
	Pos     diag.Pos // of its header, opening brace or key; of the file's own table 1:1
	Entries []Entry

	index  map[string]int
	origin origin
}

// Get finds the entry of a key, nil if there is none.
func (t *Table) Get(key string) *Entry {
	i, ok := t.index[key]
	if !ok {
		return nil
	}
	return &t.Entries[i]
}

// Limits of one file. They are far above what people write and keep hostile input from costing time: all are
// checked before the library sees a byte.
const (
	MaxBytes    = 1 << 20 // bytes of a file
	MaxDepth    = 16      // arrays and inline tables within each other
	MaxKeyParts = 8       // parts of a dotted key or header
	MaxKeyBytes = 200     // bytes of a dotted key or header; the library keeps the whole path of every key
	MaxKeys     = 20_000  // keys and headers of a file
	MaxItems    = 50_000  // items of all arrays of a file
	MaxFaults   = 20      // syntax faults reported of a file; the search ends there
)
