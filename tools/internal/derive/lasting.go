package derive

import (
	"slices"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// Tombstones lists the records that once had a page and show nothing more: its address stays and says so. They are in
// the order of All and no part of it.
func (f *Facts) Tombstones() []model.Record { return f.buried }

// Buried tells whether a record is one of those: it is deleted, or it is a person whose consent to the name once held.
// What is still a draft or under embargo and persons whom no consent ever allowed to name have no address yet.
func (f *Facts) Buried(r model.Record) bool {
	if f.secret(r) {
		return false
	}
	if x, ok := r.(*model.Person); ok && !Nameable(x, f.Today) && onceNamed(x, f.Today) {
		return true
	}
	return r.Meta().GoneBy(f.Today.First())
}

// onceNamed tells whether a consent to the name has begun by a day, whatever became of it.
func onceNamed(p *model.Person, today edtf.Date) bool {
	return slices.ContainsFunc(p.Consents, func(c model.Consent) bool {
		covers := slices.ContainsFunc(c.Scope, func(w model.Word) bool { return w.S == "name" })
		return covers && !c.Given.First().After(today.First())
	})
}

// Find gives the record that a reference names, if it is a T and may be shown.
func Find[T model.Record](f *Facts, ref model.Ref) (T, bool) {
	r, ok := model.Find[T](f.Records, ref)
	return r, ok && !f.withheld(r)
}
