package model

import "time"

// Permanence is what keeps a record's address when the record itself goes or gets another name.
type Permanence struct {
	FormerIDs []Word
	Deleted   Deleted
	// Stripped tells that the record is marked as deleted and lacks keys that its kind requires: there is nothing left
	// to show, whatever the day.
	Stripped bool
}

// Deleted says that a record was taken out: its page stays and says so.
type Deleted struct {
	On         Day
	Reason     Text
	ReplacedBy []Ref
}

// IsZero tells that a record is not marked as deleted.
func (x *Deleted) IsZero() bool { return x.On.IsZero() }

// GoneBy tells whether a record is deleted on a day, given as midnight UTC. Of an imprecise day of deletion the first
// counts: nothing is to be shown longer than anyone said.
func (b *Base) GoneBy(day time.Time) bool {
	return !b.Deleted.IsZero() && (b.Stripped || !b.Deleted.On.First().After(day))
}

// lasting declares how a record is deleted or renamed without its address vanishing.
func (b *Base) lasting(f *Fields) {
	f.Words("former_ids", &b.FormerIDs,
		doc("frühere Kennungen nach dem Umbenennen der Datei; dort leitet eine Seite hierher weiter", "earlier ids, when the file was renamed; a page there leads on to this one"),
		example(`["ag-sprache"]`))
	table(f, "deleted", &b.Deleted, (*Deleted).fields,
		doc("der Datensatz ist gelöscht: seine Seite bleibt und sagt nur das; alle anderen Angaben dürfen dann fehlen",
			"the record is deleted: its page stays and says nothing but that; all other entries may then be missing"))
}

func (x *Deleted) fields(f *Fields) {
	f.Day("on", &x.On, required, doc("ab wann er gelöscht ist; für frühere Tage erscheint noch, was in der Datei steht", "from when on it is deleted; for earlier days, what the file still holds is shown"), example("2026-11-24"))
	f.Text("reason", &x.Reason, required, doc("warum, für die Öffentlichkeit", "why, for the public"), example(`"Doppelt erfasst."`))
	f.AnyRefs("replaced_by", &x.ReplacedBy, doc("was an seine Stelle tritt", "what takes its place"), example(`["groups/sprache"]`))
}

// NothingRequired lifts the demand for keys, parts aside: a record marked as deleted needs none.
func (f *Fields) NothingRequired() {
	for _, x := range f.List {
		x.Required = false
	}
}
