package record

import (
	"offenesnetz/tools/internal/diag"
)

// origin says how a table came to be; it decides who may add to it.
type origin int

const (
	implied origin = iota // named on the way by a header "[a.b]"
	headed                // by its own header, or the file itself
	dotted                // named on the way by a dotted key
	inline                // in braces: closed
)

func newTable(pos diag.Pos, o origin) *Table {
	return &Table{Pos: pos, origin: o, index: map[string]int{}}
}

func (t *Table) add(p part, v *Value) {
	t.index[p.name] = len(t.Entries)
	t.Entries = append(t.Entries, Entry{Key: p.name, KeyPos: p.pos, Value: v})
}

// builder puts statements together into tables and finds keys that were set before.
type builder struct {
	root, current *Table
	found         *diag.List
	blind         bool // a header was unreadable: which table a key belongs to is no longer certain
}

func newBuilder(pos diag.Pos, found *diag.List) *builder {
	root := newTable(pos, headed)
	return &builder{root: root, current: root, found: found}
}

// scope is the table that keys at the start of a line belong to.
func (b *builder) scope() *Table { return b.current }

// lost tells that a header could not be read.
func (b *builder) lost() { b.blind = true }

// header opens the table of a header; many means "[[…]]".
func (b *builder) header(p path, pos diag.Pos, many bool) {
	if b.blind {
		return
	}
	parent := b.root
	for _, step := range p[:len(p)-1] {
		if parent = b.enter(parent, step, implied); parent == nil {
			b.blind = true
			return
		}
	}
	last := p[len(p)-1]
	if next := b.open(parent, last, pos, many); next != nil {
		b.current = next
		return
	}
	b.blind = true
}

// open makes or finds the table that a header's last name stands for; nil after a fault.
func (b *builder) open(parent *Table, last part, pos diag.Pos, many bool) *Table {
	entry := parent.Get(last.name)
	fresh := &Value{Kind: TableKind, Pos: pos, Table: newTable(pos, headed)}
	switch {
	case entry == nil && many:
		parent.add(last, &Value{Kind: Array, Pos: pos, Items: []*Value{fresh}, headed: true})
	case entry == nil:
		parent.add(last, fresh)
	case many && entry.Value.headed:
		entry.Value.Items = append(entry.Value.Items, fresh)
	case !many && entry.Value.Kind == TableKind && entry.Value.Table.origin == implied:
		entry.Value.Pos, entry.Value.Table.Pos, entry.Value.Table.origin = pos, pos, headed
		return entry.Value.Table
	default:
		b.double(last, entry)
		return nil
	}
	return fresh.Table
}

// enter finds or makes the table that one step of a dotted name leads into; nil after a fault.
func (b *builder) enter(t *Table, step part, as origin) *Table {
	entry := t.Get(step.name)
	if entry == nil {
		next := newTable(step.pos, as)
		t.add(step, &Value{Kind: TableKind, Pos: step.pos, Table: next})
		return next
	}
	v := entry.Value
	switch {
	case as == implied && v.headed:
		return v.Items[len(v.Items)-1].Table
	case as == implied && v.Kind == TableKind && v.Table.origin != inline:
		return v.Table
	case as == dotted && v.Kind == TableKind && v.Table.origin == dotted:
		return v.Table
	}
	b.double(step, entry)
	return nil
}

// set stores a value under a dotted key of a table.
func (b *builder) set(t *Table, p path, v *Value) {
	if b.blind {
		return
	}
	for _, step := range p[:len(p)-1] {
		if t = b.enter(t, step, dotted); t == nil {
			return
		}
	}
	last := p[len(p)-1]
	if entry := t.Get(last.name); entry != nil {
		b.double(last, entry)
		return
	}
	t.add(last, v)
}

func (b *builder) double(again part, first *Entry) {
	b.found.Add(again.pos, "key-double",
		diag.M(`"%s" steht schon in Zeile %d`, `"%s" already stands on line %d`, excerpt(again.name), first.KeyPos.Line),
		diag.M("eine der beiden Stellen löschen oder umbenennen; mehrere gleichartige Abschnitte beginnen mit [[…]]",
			"delete or rename one of the two; several sections of the same sort start with [[…]]"))
}
