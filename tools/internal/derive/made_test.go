package derive_test

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
)

// The tests make small networks in Go; these helpers keep them short.

func zone(t testing.TB) *time.Location {
	t.Helper()
	z, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// instant reads "2026-03-14T12:00" as wall time in Berlin; a day alone is its noon.
func instant(t testing.TB, s string) time.Time {
	t.Helper()
	if !strings.Contains(s, "T") {
		s += "T12:00"
	}
	at, err := time.ParseInLocation("2006-01-02T15:04", s, zone(t))
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func day(t testing.TB, s string) model.Day { return model.Day{Date: date(t, s)} }

// moment reads a day, "2026-03-14T12:00", or "" for none.
func moment(t testing.TB, s string) model.Moment {
	t.Helper()
	d, clock, timed := strings.Cut(s, "T")
	m := model.Moment{Date: date(t, d), Timed: timed}
	if timed {
		at, err := time.Parse("15:04", clock)
		if err != nil {
			t.Fatal(err)
		}
		m.Hour, m.Minute = at.Hour(), at.Minute()
	}
	return m
}

func base(kind, id string) model.Base {
	return model.Base{Kind: kind, ID: id, Title: model.Text{S: id}}
}

func ref(kind, id string) model.Ref { return model.Ref{Kind: kind, ID: id} }

func word(s string) model.Word { return model.Word{S: s} }

// network is what the records tell at an instant.
func network(t testing.TB, asOf string, records ...model.Record) *derive.Facts {
	t.Helper()
	return derive.New(model.NewRecords(&model.Network{}, records, nil), zone(t), instant(t, asOf))
}

// musterstadt is what the invented network of tools/testdata tells at an instant.
func musterstadt(t testing.TB, asOf string) *derive.Facts {
	t.Helper()
	source, err := load.Open("../../testdata/musterstadt")
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	src, err := source.ReadFile("config.toml")
	if err != nil {
		t.Fatal(err)
	}
	config, err := load.Config(src, "")
	if err != nil {
		t.Fatal(err)
	}
	records, found, err := load.Records(source, config)
	if err != nil || found.Faults() > 0 {
		t.Fatalf("Musterstadt has faults: %v %v", err, found)
	}
	return derive.New(records, zone(t), instant(t, asOf))
}

// get finds a record of Musterstadt by "kind/id".
func get[T model.Record](t testing.TB, f *derive.Facts, key string) T {
	t.Helper()
	kind, id, _ := strings.Cut(key, "/")
	r, ok := model.Find[T](f.Records, ref(kind, id))
	if !ok {
		t.Fatalf("there is no %s", key)
	}
	return r
}

// ids names records in their order.
func ids(records []model.Record) string {
	var out []string
	for _, r := range records {
		out = append(out, r.Meta().ID)
	}
	return strings.Join(out, " ")
}

// holders names persons in the order of their roles.
func holders(roles []derive.Role) string {
	var out []string
	for _, r := range roles {
		out = append(out, r.Person.ID)
	}
	return strings.Join(out, " ")
}
