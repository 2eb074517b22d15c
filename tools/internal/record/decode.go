package record

import (
	"errors"
	"fmt"
	"time"

	"github.com/BurntSushi/toml"

	"offenesnetz/tools/internal/diag"
)

// decode lets the library read the text and puts its values into the scanned tables. The library has the last word:
// what it refuses is a fault even if the scanner saw none.
func decode(name, src string, root *Table, found *diag.List) {
	values := map[string]any{}
	if err := libraryDecode(src, &values); err != nil {
		pos := diag.Pos{File: name, Line: 1, Column: 1}
		text := err.Error()
		var parse toml.ParseError
		if errors.As(err, &parse) {
			pos, text = positionAt(name, src, parse.Position.Start), parse.Message
		}
		found.Add(pos, "toml-syntax", diag.M("das ist kein gültiges TOML: %s", "this is not valid TOML: %s", text), diag.Message{})
		return
	}
	if pos, ok := fillTable(root, values); !ok {
		found.Add(pos, "toml-syntax", diag.M("dieser Eintrag ist nicht eindeutig zu lesen", "this entry can't be read without doubt"), diag.Message{})
	}
}

// libraryDecode turns the panics by which the library reports its own bugs into errors.
func libraryDecode(src string, into any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	_, err = toml.Decode(src, into)
	return err
}

func positionAt(name, src string, offset int) diag.Pos {
	c := newCursor(name, src)
	for c.off < offset && !c.eof() {
		c.next()
	}
	return c.pos()
}

// fillTable copies values into t. Where the library saw another shape it gives the place and false.
func fillTable(t *Table, values map[string]any) (diag.Pos, bool) {
	if len(values) != len(t.Entries) {
		return t.Pos, false
	}
	for i := range t.Entries {
		entry := &t.Entries[i]
		value, ok := values[entry.Key]
		if !ok {
			return entry.KeyPos, false
		}
		if pos, ok := fill(entry.Value, value); !ok {
			return pos, false
		}
	}
	return diag.Pos{}, true
}

func fill(v *Value, value any) (diag.Pos, bool) {
	switch x := value.(type) {
	case map[string]any:
		if v.Table == nil {
			return v.Pos, false
		}
		return fillTable(v.Table, x)
	case []map[string]any:
		return fillArray(v, x)
	case []any:
		return fillArray(v, x)
	}
	if v.Kind != 0 {
		return v.Pos, false
	}
	return v.Pos, v.fillScalar(value)
}

func fillArray[T any](v *Value, values []T) (diag.Pos, bool) {
	if v.Kind != Array || len(values) != len(v.Items) {
		return v.Pos, false
	}
	for i, item := range v.Items {
		if pos, ok := fill(item, values[i]); !ok {
			return pos, false
		}
	}
	return diag.Pos{}, true
}

func (v *Value) fillScalar(value any) bool {
	switch x := value.(type) {
	case string:
		v.Kind, v.Str = String, x
	case int64:
		v.Kind, v.Int = Integer, x
	case float64:
		v.Kind, v.Float = Float, x
	case bool:
		v.Kind, v.Bool = Bool, x
	case time.Time:
		v.fillTime(x)
	default:
		return false
	}
	return true
}

// fillTime takes the calendar and clock as written. The library marks local values by the name of their location,
// whose offset is that of the machine and must not be used.
func (v *Value) fillTime(t time.Time) {
	switch t.Location().String() {
	case "datetime-local":
		v.Kind = LocalDateTime
	case "date-local":
		v.Kind = LocalDate
	case "time-local":
		v.Kind = LocalTime
	default:
		v.Kind = OffsetDateTime
		v.Time = inFixedZone(t)
	}
	if v.Kind != LocalTime {
		v.Year, v.Month, v.Day = t.Year(), int(t.Month()), t.Day()
	}
	if v.Kind != LocalDate {
		v.Hour, v.Min, v.Sec, v.Nano = t.Hour(), t.Minute(), t.Second(), t.Nanosecond()
	}
}

// inFixedZone frees an instant from the machine's zone, which the library gives it when the offsets agree.
func inFixedZone(t time.Time) time.Time {
	_, offset := t.Zone()
	if offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", offset))
}
