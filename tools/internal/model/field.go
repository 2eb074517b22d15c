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

	set   func(v *record.Value) *Problem
	grow  func(n int) []*Fields // TypePart, TypeTable: makes n empty parts
	parts func() []*Fields      // TypePart, TypeTable: the parts there are
	texts func() []*Text
	refs  func() []Ref
	urls  func() []Word
	words func() []Word
	times func() []Moment
}

// Problem is why a value does not fit its field. Code is one of the value-* codes.
type Problem struct {
	Pos             diag.Pos
	Code            string
	Message, Advice diag.Message
}

// Set puts a value into the record that the field is bound to.
func (f *Field) Set(v *record.Value) *Problem { return f.set(v) }

// Grow makes n empty parts in the record and returns their fields, in order.
func (f *Field) Grow(n int) []*Fields { return f.grow(n) }

// Parts returns the fields of the parts that the record has.
func (f *Field) Parts() []*Fields {
	if f.parts == nil {
		return nil
	}
	return f.parts()
}

// HasParts tells whether the field holds parts or a table.
func (f *Field) HasParts() bool { return f.Type == TypePart || f.Type == TypeTable }

// Texts returns the translatable texts of the field itself, not of its parts; empty ones are left out.
func (f *Field) Texts() []*Text {
	if f.texts == nil {
		return nil
	}
	return f.texts()
}

// Refs returns the references the field holds.
func (f *Field) Refs() []Ref {
	if f.refs == nil {
		return nil
	}
	return f.refs()
}

// URLs returns the addresses the field holds.
func (f *Field) URLs() []Word {
	if f.urls == nil {
		return nil
	}
	return f.urls()
}

// Words returns the free words and addresses the field holds; words of a fixed choice are not among them.
func (f *Field) Words() []Word {
	switch {
	case f.words != nil:
		return f.words()
	case f.urls != nil:
		return f.urls()
	}
	return nil
}

// Moments returns the moments the field holds, those without a time included.
func (f *Field) Moments() []Moment {
	if f.times == nil {
		return nil
	}
	return f.times()
}

// Fields are the keys of one record or part, in the order of the documentation, bound to one value.
type Fields struct {
	List []*Field
	id   *Word // of a part, where it has one
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

// An option completes a declaration.
type option func(*Field)

// required marks a key that every record has.
func required(f *Field) { f.Required = true }

// doc says what the key means, in German and English.
func doc(de, en string) option {
	return func(f *Field) { f.Doc = diag.Message{De: de, En: en} }
}

// example is the value shown in documentation and templates, written as TOML.
func example(toml string) option { return func(f *Field) { f.Example = toml } }

func (f *Fields) add(x *Field, opts []option) *Field {
	for _, o := range opts {
		o(x)
	}
	f.List = append(f.List, x)
	return x
}

// Text declares a short translatable text.
func (f *Fields) Text(name string, dst *Text, opts ...option) {
	f.text(name, TypeText, dst, opts)
}

// Markdown declares a long translatable text.
func (f *Fields) Markdown(name string, dst *Text, opts ...option) {
	f.text(name, TypeMarkdown, dst, opts)
}

func (f *Fields) text(name string, t Type, dst *Text, opts []option) {
	f.add(&Field{Name: name, Type: t,
		set: func(v *record.Value) *Problem { return setText(dst, v, t == TypeMarkdown) },
		texts: func() []*Text {
			if dst.S == "" {
				return nil
			}
			return []*Text{dst}
		},
	}, opts)
}

// Word declares a string that is the same in every language.
func (f *Fields) Word(name string, dst *Word, opts ...option) {
	f.add(&Field{Name: name, Type: TypeWord,
		set:   func(v *record.Value) *Problem { return setWord(dst, v) },
		words: func() []Word { return given(dst) }}, opts)
}

// ID declares the id of a part: unique in its owner, never reused.
func (f *Fields) ID(dst *Word) {
	f.id = dst
	f.add(&Field{Name: "id", Type: TypeWord, Required: true, Example: `"kennung"`,
		Doc: diag.Message{
			De: "Kennung des Teils: eindeutig in diesem Datensatz, nie wieder vergeben; Übersetzungen und Anker nennen sie",
			En: "id of the part: unique in this record, never reused; translations and anchors name it"},
		set:   func(v *record.Value) *Problem { return setWord(dst, v) },
		words: func() []Word { return given(dst) }}, nil)
}

// Words declares a list of strings.
func (f *Fields) Words(name string, dst *[]Word, opts ...option) {
	f.add(&Field{Name: name, Type: TypeWord, List: true,
		set:   func(v *record.Value) *Problem { return setWords(dst, v, setWord) },
		words: func() []Word { return *dst }}, opts)
}

// URL declares an address: https, http, mailto, tel or a path inside the site.
func (f *Fields) URL(name string, dst *Word, opts ...option) {
	f.add(&Field{Name: name, Type: TypeURL,
		set:  func(v *record.Value) *Problem { return setWord(dst, v) },
		urls: func() []Word { return given(dst) }}, opts)
}

// given is a word as a list: empty where the record does not have it.
func given(w *Word) []Word {
	if w.S == "" {
		return nil
	}
	return []Word{*w}
}

// Enum declares one of a few words.
func (f *Fields) Enum(name string, dst *Word, words []string, opts ...option) {
	f.add(&Field{Name: name, Type: TypeEnum, Enum: words,
		set: func(v *record.Value) *Problem { return setEnum(dst, v, words) }}, opts)
}

// Enums declares a list of some of a few words.
func (f *Fields) Enums(name string, dst *[]Word, words []string, opts ...option) {
	f.add(&Field{Name: name, Type: TypeEnum, List: true, Enum: words,
		set: func(v *record.Value) *Problem {
			return setWords(dst, v, func(w *Word, v *record.Value) *Problem { return setEnum(w, v, words) })
		}}, opts)
}

// Languages declares a list of BCP 47 tags.
func (f *Fields) Languages(name string, dst *[]Word, opts ...option) {
	f.add(&Field{Name: name, Type: TypeLanguage, List: true,
		set: func(v *record.Value) *Problem { return setWords(dst, v, setLanguage) }}, opts)
}

// Language declares one BCP 47 tag.
func (f *Fields) Language(name string, dst *Word, opts ...option) {
	f.add(&Field{Name: name, Type: TypeLanguage, set: func(v *record.Value) *Problem { return setLanguage(dst, v) }}, opts)
}

// Day declares a day or an imprecise one.
func (f *Fields) Day(name string, dst *Day, opts ...option) {
	f.add(&Field{Name: name, Type: TypeDay, set: func(v *record.Value) *Problem { return setDay(dst, v) }}, opts)
}

// Moment declares a day with or without a time.
func (f *Fields) Moment(name string, dst *Moment, opts ...option) {
	f.add(&Field{Name: name, Type: TypeMoment,
		set: func(v *record.Value) *Problem { return setMoment(dst, v) },
		times: func() []Moment {
			if dst.IsZero() {
				return nil
			}
			return []Moment{*dst}
		}}, opts)
}

// Days declares a list of days.
func (f *Fields) Days(name string, dst *[]Day, opts ...option) {
	f.add(&Field{Name: name, Type: TypeDay, List: true, set: func(v *record.Value) *Problem { return setDays(dst, v) }}, opts)
}

// Integer declares a whole number, not negative.
func (f *Fields) Integer(name string, dst *Integer, opts ...option) {
	f.add(&Field{Name: name, Type: TypeInteger, set: func(v *record.Value) *Problem { return setInteger(dst, v) }}, opts)
}

// Number declares a decimal number.
func (f *Fields) Number(name string, dst *Number, opts ...option) {
	f.add(&Field{Name: name, Type: TypeNumber, set: func(v *record.Value) *Problem { return setNumber(dst, v) }}, opts)
}

// Figure declares a number that may be qualified.
func (f *Fields) Figure(name string, dst *Figure, opts ...option) {
	f.add(&Field{Name: name, Type: TypeFigure, set: func(v *record.Value) *Problem { return setFigure(dst, v) }}, opts)
}

// Flag declares yes, no or, when absent, not known.
func (f *Fields) Flag(name string, dst *Flag, opts ...option) {
	f.add(&Field{Name: name, Type: TypeBool, set: func(v *record.Value) *Problem { return setFlag(dst, v) }}, opts)
}

// Ref declares the id of one record of the kind.
func (f *Fields) Ref(name string, dst *Ref, kind string, opts ...option) {
	f.add(&Field{Name: name, Type: TypeRef, Kinds: []string{kind},
		set: func(v *record.Value) *Problem { return setRef(dst, v, kind) },
		refs: func() []Ref {
			if dst.ID == "" {
				return nil
			}
			return []Ref{*dst}
		}}, opts)
}

// Refs declares ids of records of the kind.
func (f *Fields) Refs(name string, dst *[]Ref, kind string, opts ...option) {
	f.add(&Field{Name: name, Type: TypeRef, List: true, Kinds: []string{kind},
		set:  func(v *record.Value) *Problem { return setRefs(dst, v, kind) },
		refs: func() []Ref { return *dst }}, opts)
}

// AnyRefs declares "kind/id" names of records of any kind.
func (f *Fields) AnyRefs(name string, dst *[]Ref, opts ...option) {
	f.add(&Field{Name: name, Type: TypeAnyRef, List: true,
		set:  func(v *record.Value) *Problem { return setRefs(dst, v, "") },
		refs: func() []Ref { return *dst }}, opts)
}

// parts declares [[name]]: tables that each are a T.
func parts[T any](f *Fields, name string, dst *[]T, describe func(*T, *Fields), opts ...option) {
	bind := func() []*Fields {
		out := make([]*Fields, len(*dst))
		for i := range *dst {
			out[i] = &Fields{}
			describe(&(*dst)[i], out[i])
		}
		return out
	}
	f.add(&Field{Name: name, Type: TypePart, List: true,
		grow:  func(n int) []*Fields { *dst = make([]T, n); return bind() },
		parts: bind}, opts)
}

// table declares [name]: one table.
func table[T any](f *Fields, name string, dst *T, describe func(*T, *Fields), opts ...option) {
	bind := func() []*Fields {
		out := &Fields{}
		describe(dst, out)
		return []*Fields{out}
	}
	f.add(&Field{Name: name, Type: TypeTable, grow: func(int) []*Fields { return bind() }, parts: bind}, opts)
}
