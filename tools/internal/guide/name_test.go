package guide

import (
	"testing"

	"offenesnetz/tools/internal/model"
)

func TestKindNamed(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{
		"groups": "groups", "group": "groups", "Gruppe": "groups", "GRUPPE": "groups", " gruppe ": "groups",
		"organization": "organizations", "organisation": "organizations", "Organisation": "organizations",
		"Maßnahme": "measures", "massnahme": "measures", "news": "news", "news item": "news", "Meldung": "news",
		"network": "network", "Netzwerk": "network", "sitzung": "meetings", "Ort": "locations",
	} {
		if kind, _ := KindNamed(word); kind == nil || kind.Name != want {
			t.Errorf("%q: got %v, want %s", word, kind, want)
		}
	}
	for word, near := range map[string]string{
		"grupe": "gruppe", "meetigns": "meetings", "persno": "person", "zebra": "", "": "", "new": "news",
	} {
		if kind, got := KindNamed(word); kind != nil || got != near {
			t.Errorf("%q: got %v and %q, want no kind and %q", word, kind, got, near)
		}
	}
}

func TestNoTwoKindsShareAName(t *testing.T) {
	t.Parallel()
	owner := map[string]string{}
	for _, k := range model.Kinds {
		for _, name := range kindNames(k) {
			if other := owner[name]; other != "" && other != k.Name {
				t.Errorf("%q means %s and %s", name, other, k.Name)
			}
			owner[name] = k.Name
		}
	}
}
