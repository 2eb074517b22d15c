package private_test

import (
	"slices"
	"testing"
	"time"

	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/private"
)

func register(records ...model.Record) *private.Register {
	network := &model.Network{Base: model.Base{Kind: "network", ID: "network", File: "data/network.toml"}}
	network.Office.Email = model.Word{S: "Netz@stadt.example"}
	return private.NewRegister(model.NewRecords(network, records, nil), time.Date(2026, 3, 14, 0, 0, 0, 0, time.UTC))
}

func only(t *testing.T, s string) private.Hit {
	t.Helper()
	hits := private.Find(s)
	if len(hits) != 1 {
		t.Fatalf("%s: %d hits", s, len(hits))
	}
	return hits[0]
}

func TestAddressesOfOfficesAreOpenAndThoseOfPersonsNeedTheirBasis(t *testing.T) {
	t.Parallel()
	service := &model.Service{Base: model.Base{Kind: "services", ID: "s"}, Phone: model.Word{S: "+49 391 111222"}}
	service.Conflict = []model.Conflict{{Field: model.Word{S: "phone"}, Value: model.Text{S: "+49 391 333444"}}, {Field: model.Word{S: "hours"}, Value: model.Text{S: "+49 391 555666"}}}
	event := &model.Event{Base: model.Base{Kind: "events", ID: "e"}, RegisterURL: model.Word{S: "mailto:fest@verein.example?subject=Fest"}}
	agreed, ended := person(t, "agreed", "Ada Muster", "2027"), person(t, "ended", "Eva Muster", "2025")
	agreed.Email, ended.Email = model.Word{S: "ada@privat.example"}, model.Word{S: "eva@privat.example"}
	r := register(service, event, agreed, ended)
	for s, open := range map[string]bool{
		"netz@stadt.example": true, "netz (at) stadt.example": true, "0391 111222": true, "0391/333444": true, "0391 555666": false, "fest@verein.example": true,
		"ada@privat.example": true, "eva@privat.example": false, "ida@privat.example": false,
	} {
		if got := r.Open(only(t, s)); got != open {
			t.Errorf("%s may stand in a text: %v", s, got)
		}
	}
	if p := r.Owner(only(t, "eva@privat.example")); p != ended {
		t.Error("whose address it is, is not known")
	}
	if r.Owner(only(t, "ada@privat.example")) != nil || r.Owner(only(t, "ida@privat.example")) != nil {
		t.Error("an address is held to be secret that a basis covers or that nobody has")
	}
}

// A kind that gets a field for contacts must be looked at.
func TestEveryKindWithContactsIsKnown(t *testing.T) {
	t.Parallel()
	var kinds []string
	for _, k := range model.Kinds {
		for _, f := range k.New().Fields().List {
			has := slices.Contains([]string{"email", "phone"}, f.Name)
			if f.HasParts() {
				has = has || f.Grow(1)[0].Get("email") != nil
			}
			if has && !slices.Contains(kinds, k.Name) && k.Name != "persons" {
				kinds = append(kinds, k.Name)
			}
		}
	}
	slices.Sort(kinds)
	if !slices.Equal(kinds, []string{"groups", "network", "services"}) {
		t.Errorf("fields for contacts have %v: name them in private.reachable", kinds)
	}
}
