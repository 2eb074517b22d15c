package derive_test

import (
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// A page stays for what once had one: not for news that nobody has seen yet, not for persons who never agreed.
func TestTombstonesAreOfWhatHadAPage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ asOf, want string }{
		{"2026-03-14", "p-3hq0 p-8wz5 2025-nachbarschaftsfest alte-remise"},
		{"2026-01-11", "p-3hq0 p-8wz5 alte-remise"}, // the festival is deleted the day after; of the shed nothing is left to show
		{"2025-11-27", "p-8wz5 alte-remise"},        // p-3hq0 withdraws the day after
		{"2015-06-01", "alte-remise"},
	} {
		f := musterstadt(t, c.asOf)
		got := map[string]bool{}
		for _, r := range f.Tombstones() {
			got[r.Meta().ID] = true
			if _, ok := f.Public(ref(r.Meta().Kind, r.Meta().ID)); ok || !f.Buried(r) {
				t.Errorf("%s: %s is public, or not buried", c.asOf, r.Meta().ID)
			}
		}
		if len(got) != len(strings.Fields(c.want)) {
			t.Errorf("%s: %v, want %s", c.asOf, got, c.want)
		}
		for _, id := range strings.Fields(c.want) {
			if !got[id] {
				t.Errorf("%s: %s has no tombstone", c.asOf, id)
			}
		}
	}
}

func TestWhatIsDeletedIsFoundByNoReference(t *testing.T) {
	t.Parallel()
	f := musterstadt(t, "2026-03-14")
	if _, ok := derive.Find[*model.Location](f, ref("locations", "alte-remise")); ok {
		t.Error("the deleted shed is found")
	}
	if _, ok := derive.Find[*model.Location](f, ref("locations", "altes-kontor")); !ok {
		t.Error("the old counting house is not found")
	}
	if _, ok := derive.Find[*model.Group](f, ref("locations", "altes-kontor")); ok {
		t.Error("a location is found as a group")
	}
}
