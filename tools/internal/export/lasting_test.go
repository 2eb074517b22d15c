package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestTheListOfLastingAddressesNamesEachWithWhatItIs(t *testing.T) {
	t.Parallel()
	lines := strings.Split(strings.TrimSpace(build(t, noon, nil).file(t, AddressFile)), "\n")
	if lines[0] != "# https://musterstadt.example/netz/" || !slices.IsSorted(lines[1:]) || len(slices.Compact(slices.Clone(lines))) != len(lines) {
		t.Errorf("the list is not sorted, or has doubles, or does not begin with the site's address: %q", lines[0])
	}
	for line, want := range map[string]bool{
		"gruppen/sprache/ groups/sprache":                             true,
		"en/groups/sprache/ groups/sprache":                           true,
		"en/groups/kontakte/ groups/begegnung":                        true, // renamed
		"orte/alte-remise/ locations/alte-remise":                     true, // deleted
		"en/persons/p-3hq0/ persons/p-3hq0":                           true, // withdrawn
		"ueber/ pages/about":                                          true,
		"ueber-uns/ pages/about":                                      true,
		"netzwerk/ network/network":                                   true,
		"aktuelles/2026-03-16-sperrfrist/ news/2026-03-16-sperrfrist": false, // never had an address
		"gruppen/ ":                     false,
		"sitzungen/jahr/2024/ meetings": false,
	} {
		if got := slices.Contains(lines, line); got != want {
			t.Errorf("%q: listed %v", line, got)
		}
	}
}

// What is deleted, and who may no longer be named, stands on its own page only: in no list, feed, calendar or sitemap.
func TestTombstonesStandAlone(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	for _, c := range []struct{ kind, id string }{{"persons", "p-3hq0"}, {"persons", "p-8wz5"}, {"events", "2025-nachbarschaftsfest"}} {
		for _, name := range b.Paths() {
			data, _ := b.Get(name)
			own := strings.HasPrefix(name, "content/"+c.kind+"/"+c.id+".") || name == static+AddressFile
			if !own && (bytes.Contains(data, []byte(c.id)) || strings.Contains(name, c.id)) {
				t.Errorf("%s names %s", name, c.id)
			}
		}
		if _, ok := b.Get("content/" + c.kind + "/" + c.id + ".en.md"); !ok {
			t.Errorf("%s/%s has no page", c.kind, c.id)
		}
	}
}

func TestTombstonesOfPersonsTellNothing(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	first, _ := b.Get("content/persons/p-3hq0.de.md")
	other, _ := b.Get("content/persons/p-8wz5.de.md")
	if !bytes.Equal(first, bytes.ReplaceAll(other, []byte("p-8wz5"), []byte("p-3hq0"))) {
		t.Errorf("two persons whose names are gone differ in more than their ids:\n%s\n%s", first, other)
	}
}
