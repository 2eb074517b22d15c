package check_test

import (
	"testing"
	"time"

	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// Records are judged by the day on which they were last known, even where an earlier one is asked for.
func TestRecordsAreJudgedByTheirNewestChange(t *testing.T) {
	t.Parallel()
	at := func(s string) time.Time {
		t.Helper()
		when, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return when
	}
	for _, c := range []struct{ name, first, second, asOf, want string }{
		{"the past", "2026-01-05", "2026-03-14", "2015-06-01T12:00:00Z", "2026-03-14T23:59:59Z"},
		{"a later day", "2026-01-05", "2026-03-14", "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z"},
		{"some day of a month", "2026-01-05", "2026-02", "2015-06-01T12:00:00Z", "2026-02-28T23:59:59Z"},
		{"no day", "", "", "2015-06-01T12:00:00Z", "2015-06-01T12:00:00Z"},
	} {
		var records []model.Record
		for i, s := range []string{c.first, c.second} {
			g := &model.Group{Base: model.Base{Kind: "groups", ID: string(rune('a' + i))}}
			if s != "" {
				d, err := edtf.Parse(s)
				if err != nil {
					t.Fatal(err)
				}
				g.Modified = model.Day{Date: d}
			}
			records = append(records, g)
		}
		if got := check.Known(model.NewRecords(&model.Network{}, records, nil), at(c.asOf)); !got.Equal(at(c.want)) {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
}
