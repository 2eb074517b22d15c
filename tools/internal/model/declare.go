package model

import "offenesnetz/tools/internal/diag"

// An option completes a declaration. It is a value, not a function, because declaring must be cheap: every record
// declares its fields each time that they are walked.
type option struct {
	required bool
	doc      diag.Message
	example  string
}

// required marks a key that every record has.
var required = option{required: true}

// doc says what the key means, in German and English.
func doc(de, en string) option { return option{doc: diag.Message{De: de, En: en}} }

// example is the value shown in documentation and templates, written as TOML.
func example(toml string) option { return option{example: toml} }

// blockSize is how many fields are allocated at once; most parts have fewer, most kinds a few times as many.
const blockSize = 8

func (f *Fields) add(x Field, opts []option) {
	for _, o := range opts {
		x.Required = x.Required || o.required
		if o.doc.De != "" {
			x.Doc = o.doc
		}
		if o.example != "" {
			x.Example = o.example
		}
	}
	if len(f.block) == cap(f.block) {
		f.block = make([]Field, 0, blockSize) // the full one stays where List points to
	}
	f.block = append(f.block, x)
	f.List = append(f.List, &f.block[len(f.block)-1])
}

// Text declares a short translatable text.
func (f *Fields) Text(name string, dst *Text, opts ...option) {
	f.add(Field{Name: name, Type: TypeText, value: dst}, opts)
}

// Markdown declares a long translatable text.
func (f *Fields) Markdown(name string, dst *Text, opts ...option) {
	f.add(Field{Name: name, Type: TypeMarkdown, value: dst}, opts)
}

// Word declares a string that is the same in every language.
func (f *Fields) Word(name string, dst *Word, opts ...option) {
	f.add(Field{Name: name, Type: TypeWord, value: dst}, opts)
}

// ID declares the id of a part: unique in its list, never reused.
func (f *Fields) ID(dst *Word) {
	f.id = dst
	f.add(Field{Name: "id", Type: TypeWord, value: dst}, []option{required, example(`"kennung"`),
		doc("Kennung des Teils: eindeutig in seiner Liste, nie wieder vergeben; Übersetzungen und Anker nennen sie",
			"id of the part: unique in its list, never reused; translations and anchors name it")})
}

// Words declares a list of strings.
func (f *Fields) Words(name string, dst *[]Word, opts ...option) {
	f.add(Field{Name: name, Type: TypeWord, List: true, value: dst}, opts)
}

// URL declares an address: https, http, mailto, tel or a path inside the site.
func (f *Fields) URL(name string, dst *Word, opts ...option) {
	f.add(Field{Name: name, Type: TypeURL, value: dst}, opts)
}

// Enum declares one of a few words.
func (f *Fields) Enum(name string, dst *Word, words []string, opts ...option) {
	f.add(Field{Name: name, Type: TypeEnum, Enum: words, value: dst}, opts)
}

// Enums declares a list of some of a few words.
func (f *Fields) Enums(name string, dst *[]Word, words []string, opts ...option) {
	f.add(Field{Name: name, Type: TypeEnum, List: true, Enum: words, value: dst}, opts)
}

// Languages declares a list of BCP 47 tags.
func (f *Fields) Languages(name string, dst *[]Word, opts ...option) {
	f.add(Field{Name: name, Type: TypeLanguage, List: true, value: dst}, opts)
}

// Language declares one BCP 47 tag.
func (f *Fields) Language(name string, dst *Word, opts ...option) {
	f.add(Field{Name: name, Type: TypeLanguage, value: dst}, opts)
}

// Day declares a day or an imprecise one.
func (f *Fields) Day(name string, dst *Day, opts ...option) {
	f.add(Field{Name: name, Type: TypeDay, value: dst}, opts)
}

// Moment declares a day with or without a time.
func (f *Fields) Moment(name string, dst *Moment, opts ...option) {
	f.add(Field{Name: name, Type: TypeMoment, value: dst}, opts)
}

// Days declares a list of days.
func (f *Fields) Days(name string, dst *[]Day, opts ...option) {
	f.add(Field{Name: name, Type: TypeDay, List: true, value: dst}, opts)
}

// Integer declares a whole number, not negative.
func (f *Fields) Integer(name string, dst *Integer, opts ...option) {
	f.add(Field{Name: name, Type: TypeInteger, value: dst}, opts)
}

// Number declares a decimal number.
func (f *Fields) Number(name string, dst *Number, opts ...option) {
	f.add(Field{Name: name, Type: TypeNumber, value: dst}, opts)
}

// Figure declares a number that may be qualified.
func (f *Fields) Figure(name string, dst *Figure, opts ...option) {
	f.add(Field{Name: name, Type: TypeFigure, value: dst}, opts)
}

// Flag declares yes, no or, when absent, not known.
func (f *Fields) Flag(name string, dst *Flag, opts ...option) {
	f.add(Field{Name: name, Type: TypeBool, value: dst}, opts)
}

// Ref declares the id of one record of the kind.
func (f *Fields) Ref(name string, dst *Ref, kind string, opts ...option) {
	f.add(Field{Name: name, Type: TypeRef, Kinds: []string{kind}, value: dst}, opts)
}

// Refs declares ids of records of the kind.
func (f *Fields) Refs(name string, dst *[]Ref, kind string, opts ...option) {
	f.add(Field{Name: name, Type: TypeRef, List: true, Kinds: []string{kind}, value: dst}, opts)
}

// AnyRefs declares "kind/id" names of records of any kind.
func (f *Fields) AnyRefs(name string, dst *[]Ref, opts ...option) {
	f.add(Field{Name: name, Type: TypeAnyRef, List: true, value: dst}, opts)
}

// tables are the parts of one list, each a T.
type tables[T any] struct {
	dst      *[]T
	describe func(*T, *Fields)
}

func (t tables[T]) grow(n int) []*Fields {
	*t.dst = make([]T, n)
	return t.parts()
}

func (t tables[T]) parts() []*Fields {
	if len(*t.dst) == 0 {
		return nil
	}
	out := make([]*Fields, len(*t.dst))
	for i := range *t.dst {
		out[i] = &Fields{}
		t.describe(&(*t.dst)[i], out[i])
	}
	return out
}

// oneTable is a [name] of a record.
type oneTable[T any] struct {
	dst      *T
	describe func(*T, *Fields)
}

func (t oneTable[T]) grow(int) []*Fields { return t.parts() }

func (t oneTable[T]) parts() []*Fields {
	out := &Fields{}
	t.describe(t.dst, out)
	return []*Fields{out}
}

// parts declares [[name]]: tables that each are a T.
func parts[T any](f *Fields, name string, dst *[]T, describe func(*T, *Fields), opts ...option) {
	f.add(Field{Name: name, Type: TypePart, List: true, list: tables[T]{dst, describe}}, opts)
}

// table declares [name]: one table.
func table[T any](f *Fields, name string, dst *T, describe func(*T, *Fields), opts ...option) {
	f.add(Field{Name: name, Type: TypeTable, list: oneTable[T]{dst, describe}}, opts)
}
