package page

import (
	"bytes"
	"cmp"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// dictionary is the order of records without a day in one language: by the titles that its readers see, without an
// honorific, as a dictionary of theirs has them.
type dictionary struct {
	places map[model.Record]int
	lists  map[*List][]model.Record // those lists whose order is another than the one they were made in
}

// makeDictionary takes the time of one sort for all records and one for each list.
func (v *Voice) makeDictionary() dictionary {
	type titled struct {
		record model.Record
		closed int
		key    []byte
	}
	order := collate.New(language.Make(v.Language.Tag), collate.Numeric)
	var all []titled
	for _, r := range v.site.Facts.All() {
		if derive.DateOf(r).IsZero() {
			var buffer collate.Buffer
			all = append(all, titled{r, placeOf(v.site.closed(r)), order.KeyFromString(&buffer, v.For(r).Text(r.Meta().Title).S)})
		}
	}
	slices.SortStableFunc(all, func(a, b titled) int {
		return cmp.Or(cmp.Compare(a.closed, b.closed), bytes.Compare(a.key, b.key), cmp.Compare(a.record.Meta().Key(), b.record.Meta().Key()))
	})
	d := dictionary{map[model.Record]int{}, map[*List][]model.Record{}}
	for i, t := range all {
		d.places[t.record] = i
	}
	for _, lists := range v.site.lists {
		for _, l := range lists {
			if ordered := d.order(l.Records); ordered != nil {
				d.lists[l] = ordered
			}
		}
	}
	return d
}

// order puts the records without a day into this order and leaves all others where they are; nil where there is nothing
// to put.
func (d dictionary) order(records []model.Record) []model.Record {
	var at []int
	var undated []model.Record
	for i, r := range records {
		if _, ok := d.places[r]; ok {
			at, undated = append(at, i), append(undated, r)
		}
	}
	byPlace := func(a, b model.Record) int { return d.places[a] - d.places[b] }
	if slices.IsSortedFunc(undated, byPlace) {
		return nil
	}
	slices.SortFunc(undated, byPlace)
	out := slices.Clone(records)
	for i, r := range undated {
		out[at[i]] = r
	}
	return out
}

// byTitle gives records with those that have no day in the order of this language's dictionary.
func (v *Voice) byTitle(records []model.Record) []model.Record {
	if ordered := v.dictionary().order(records); ordered != nil {
		return ordered
	}
	return records
}

// recordsOf gives a list's records in the order in which readers of this language see them.
func (v *Voice) recordsOf(l *List) []model.Record {
	if ordered, ok := v.dictionary().lists[l]; ok {
		return ordered
	}
	return l.Records
}
