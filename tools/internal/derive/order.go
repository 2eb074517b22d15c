package derive

import (
	"bytes"
	"cmp"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// Sort puts records that may be shown in their natural order: dated kinds newest first, others by title as a
// dictionary has them; then by id.
func (f *Facts) Sort(records []model.Record) {
	slices.SortStableFunc(records, func(a, b model.Record) int {
		dateA, dateB := DateOf(a), DateOf(b)
		byDate := -edtf.Compare(dateA, dateB)
		if byDate == 0 && dateA.IsZero() {
			return cmp.Compare(f.titles[a], f.titles[b])
		}
		return cmp.Or(byDate, cmp.Compare(a.Meta().ID, b.Meta().ID))
	})
}

// alphabetical gives each record its place by title: "Ärzte" stands beside "Arzt", not behind "Zoo", and whether a letter
// is large matters last. The order is that of no language in particular, which German shares.
func alphabetical(records []model.Record) map[model.Record]int {
	type titled struct {
		record model.Record
		key    []byte
	}
	order := collate.New(language.Und, collate.Numeric)
	list := make([]titled, len(records))
	for i, r := range records {
		var buffer collate.Buffer
		list[i] = titled{r, order.KeyFromString(&buffer, r.Meta().Title.S)}
	}
	slices.SortStableFunc(list, func(a, b titled) int {
		return cmp.Or(bytes.Compare(a.key, b.key), cmp.Compare(a.record.Meta().Key(), b.record.Meta().Key()))
	})
	places := make(map[model.Record]int, len(list))
	for i, t := range list {
		places[t.record] = i
	}
	return places
}
