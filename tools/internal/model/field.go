package model

import (
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/record"
)

// Type names what a key holds, as data/README.md prints it.
type Type string

const (
	TypeText     Type = "text"     // one paragraph, translatable
	TypeMarkdown Type = "markdown" // several paragraphs, translatable
	TypeWord     Type = "word"     // a name, number or code, the same in every language
	TypeURL      Type = "url"
	TypeEnum     Type = "enum"
	TypeDay      Type = "day"    // TOML date or EDTF string
	TypeMoment   Type = "moment" // day, EDTF string or local wall time
	TypeInteger  Type = "integer"
	TypeNumber   Type = "number"
	TypeFigure   Type = "figure" // number, or { value, qualifier }
	TypeBool     Type = "bool"
	TypeLanguage Type = "language" // BCP 47 tag
	TypeRef      Type = "ref"      // id of another record
	TypeAnyRef   Type = "any-ref"  // "kind/id"
	TypePart     Type = "part"     // [[name]]: a list of tables
	TypeTable    Type = "table"    // [name]: one table
)

// Field is one key of a record or part: the single declaration that the loader, the documentation,
// the template of `netz new` and the overlays are made from.
type Field struct {
	Name     string
	Type     Type
	List     bool     // an array of Type
	Required bool     // must stand in every record
	Kinds    []string // TypeRef: the kinds that the id may name
	Enum     []string // TypeEnum: the words allowed
	Doc      diag.Message
	Example  string // TOML, as it stands after "name = "

	value any      // pointer to what the field is bound to
	list  partList // TypePart, TypeTable
}

// partList is the parts or the table that a field is bound to.
type partList interface {
	grow(n int) []*Fields
	parts() []*Fields
}

// Problem is why a value does not fit its field. Code is one of the value-* codes.
type Problem struct {
	Pos             diag.Pos
	Code            string
	Message, Advice diag.Message
}

// Set puts a value into the record that the field is bound to.
func (f *Field) Set(v *record.Value) *Problem {
	switch dst := f.value.(type) {
	case *Text:
		return setText(dst, v, f.Type == TypeMarkdown)
	case *Word:
		return f.setWord(dst, v)
	case *[]Word:
		return setList(dst, v, f.setWord, func(w Word) string { return w.S })
	case *Ref:
		return setRef(dst, v, f.Kinds[0])
	case *[]Ref:
		return setList(dst, v, f.setRef, Ref.Key)
	case *Day:
		return setDay(dst, v)
	case *[]Day:
		return setList(dst, v, setDay, func(d Day) string { return d.Date.String() })
	case *Moment:
		return setMoment(dst, v)
	case *Integer:
		return setInteger(dst, v)
	case *Number:
		return setNumber(dst, v)
	case *Figure:
		return setFigure(dst, v)
	case *Flag:
		return setFlag(dst, v)
	}
	panic("model: the field " + f.Name + " holds parts, not a value")
}

func (f *Field) setWord(dst *Word, v *record.Value) *Problem {
	switch f.Type {
	case TypeEnum:
		return setEnum(dst, v, f.Enum)
	case TypeLanguage:
		return setLanguage(dst, v)
	}
	return setWord(dst, v)
}

func (f *Field) setRef(dst *Ref, v *record.Value) *Problem {
	if f.Type == TypeAnyRef {
		return setRef(dst, v, "")
	}
	return setRef(dst, v, f.Kinds[0])
}

// Grow makes n empty parts in the record and returns their fields, in order.
func (f *Field) Grow(n int) []*Fields { return f.list.grow(n) }

// Parts returns the fields of the parts that the record has.
func (f *Field) Parts() []*Fields {
	if f.list == nil {
		return nil
	}
	return f.list.parts()
}

// HasParts tells whether the field holds parts or a table.
func (f *Field) HasParts() bool { return f.list != nil }

// Texts returns the translatable texts of the field itself, not of its parts; empty ones are left out.
func (f *Field) Texts() []*Text {
	if t, ok := f.value.(*Text); ok && !t.IsZero() {
		return []*Text{t}
	}
	return nil
}

// Refs returns the references the field holds.
func (f *Field) Refs() []Ref {
	switch dst := f.value.(type) {
	case *[]Ref:
		return *dst
	case *Ref:
		if dst.ID != "" {
			return []Ref{*dst}
		}
	}
	return nil
}

// URLs returns the addresses the field holds.
func (f *Field) URLs() []Word {
	if f.Type != TypeURL {
		return nil
	}
	return f.Words()
}

// Words returns the free words and addresses the field holds; words of a fixed choice are not among them.
func (f *Field) Words() []Word {
	if f.Type != TypeWord && f.Type != TypeURL {
		return nil
	}
	switch dst := f.value.(type) {
	case *[]Word:
		return *dst
	case *Word:
		if dst.S != "" {
			return []Word{*dst}
		}
	}
	return nil
}

// Rewrite changes the texts, translations and free words of the field itself, not of its parts. Addresses stay.
func (f *Field) Rewrite(change func(string) string) {
	switch dst := f.value.(type) {
	case *Text:
		dst.S = change(dst.S)
		for key, t := range dst.Translations {
			t.S = change(t.S)
			dst.Translations[key] = t
		}
	case *Word:
		if f.Type == TypeWord {
			dst.S = change(dst.S)
		}
	case *[]Word:
		for i := range *dst {
			if f.Type == TypeWord {
				(*dst)[i].S = change((*dst)[i].S)
			}
		}
	}
}

// Moments returns the moments the field holds, those without a time included.
func (f *Field) Moments() []Moment {
	if m, ok := f.value.(*Moment); ok && !m.IsZero() {
		return []Moment{*m}
	}
	return nil
}

// Fields are the keys of one record or part, in the order of the documentation, bound to one value.
type Fields struct {
	List  []*Field
	id    *Word   // of a part, where it has one
	block []Field // what List points into, so that not each field is allocated
}

// PartID gives the id of the part these fields belong to, or "".
func (f *Fields) PartID() string {
	if f.id == nil {
		return ""
	}
	return f.id.S
}

// Get finds a field by its key, or nil.
func (f *Fields) Get(name string) *Field {
	for _, x := range f.List {
		if x.Name == name {
			return x
		}
	}
	return nil
}

// Names lists the keys.
func (f *Fields) Names() []string {
	names := make([]string, len(f.List))
	for i, x := range f.List {
		names[i] = x.Name
	}
	return names
}

// Walk calls visit for every field and every part's field, depth first. path names the way:
// "agenda_item.bericht.title", parts by id or, where they have none, by number from 1.
func (f *Fields) Walk(visit func(path string, field *Field)) { f.walk("", visit) }

func (f *Fields) walk(prefix string, visit func(string, *Field)) {
	for _, x := range f.List {
		path := prefix + x.Name
		visit(path, x)
		for i, part := range x.Parts() {
			if x.Type == TypeTable {
				part.walk(path+".", visit)
				continue
			}
			part.walk(path+"."+part.name(i)+".", visit)
		}
	}
}

func (f *Fields) name(i int) string {
	if id := f.PartID(); id != "" {
		return id
	}
	return itoa(i + 1)
}
