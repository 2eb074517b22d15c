package model

import (
	"testing"
	"time"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/edtf"
)

func sample() *Records {
	named := func(r Record, kind, id string) Record {
		r.Meta().Kind, r.Meta().ID = kind, id
		return r
	}
	return NewRecords(&Network{}, []Record{
		named(&Topic{}, "topics", "b"), named(&Meeting{}, "meetings", "2"), named(&Group{}, "groups", "x"),
		named(&Meeting{}, "meetings", "1"), named(&Topic{}, "topics", "a"),
	}, nil)
}

func TestRecordsStandInTheOrderOfKindsAndIDs(t *testing.T) {
	t.Parallel()
	want := []string{"groups/x", "meetings/1", "meetings/2", "topics/a", "topics/b"}
	all := sample().All()
	if len(all) != len(want) {
		t.Fatalf("%d records", len(all))
	}
	for i, r := range all {
		if r.Meta().Key() != want[i] {
			t.Errorf("record %d is %s, want %s", i, r.Meta().Key(), want[i])
		}
	}
}

func TestRecordsAreFound(t *testing.T) {
	t.Parallel()
	r := sample()
	if got := r.IDs("meetings"); len(got) != 2 || got[0] != "1" {
		t.Errorf("ids %v", got)
	}
	if r.Of("events") != nil || r.IDs("events") != nil {
		t.Error("a kind without records has some")
	}
	if len(Each[*Topic](r)) != 2 || len(Each[*Event](r)) != 0 {
		t.Error("Each does not list a type's records")
	}
	if !r.Has("groups", "x") || r.Has("groups", "1") || r.Get(Ref{Kind: "groups", ID: "y"}) != nil {
		t.Error("a record is found wrongly")
	}
	if m, ok := Find[*Meeting](r, Ref{Kind: "meetings", ID: "2"}); !ok || m.ID != "2" {
		t.Error("a meeting is not found")
	}
	if _, ok := Find[*Group](r, Ref{Kind: "meetings", ID: "2"}); ok {
		t.Error("a meeting is found as a group")
	}
}

func TestTextHashIgnoresWhiteSpace(t *testing.T) {
	t.Parallel()
	want := TextHash("Ein Text in zwei Zeilen.")
	if len(want) != 12 {
		t.Errorf("hash %q", want)
	}
	for _, same := range []string{" Ein Text\nin zwei Zeilen. ", "Ein  Text\r\n\tin zwei\u00a0Zeilen."} {
		if TextHash(same) != want {
			t.Errorf("%q has another hash", same)
		}
	}
	for _, other := range []string{"Ein Text in zwei Zeilen", "ein Text in zwei Zeilen.", "EinText in zwei Zeilen.", ""} {
		if TextHash(other) == want {
			t.Errorf("%q has the same hash", other)
		}
	}
}

func TestPlaceInAText(t *testing.T) {
	t.Parallel()
	value := diag.Pos{File: "a.toml", Line: 3, Column: 8}
	oneLine := Text{Pos: value, At: diag.Pos{File: "a.toml", Line: 3, Column: 9}}
	manyLines := Text{Pos: value, At: diag.Pos{File: "a.toml", Line: 4, Column: 3}}
	escaped := Translation{Pos: value}
	for name, c := range map[string]struct{ got, want diag.Pos }{
		"first sign":              {oneLine.Place(1, 1), diag.Pos{File: "a.toml", Line: 3, Column: 9}},
		"later in the line":       {oneLine.Place(1, 5), diag.Pos{File: "a.toml", Line: 3, Column: 13}},
		"first of many lines":     {manyLines.Place(1, 2), diag.Pos{File: "a.toml", Line: 4, Column: 4}},
		"a later line":            {manyLines.Place(3, 2), diag.Pos{File: "a.toml", Line: 6, Column: 2}},
		"a text with escapes":     {escaped.Place(3, 2), value},
		"a translation, one line": {Translation{Pos: value, At: oneLine.At}.Place(1, 2), diag.Pos{File: "a.toml", Line: 3, Column: 10}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}

func TestMomentInAZone(t *testing.T) {
	t.Parallel()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	day, err := edtf.Parse("2026-07-14")
	if err != nil {
		t.Fatal(err)
	}
	month, err := edtf.Parse("2026-07")
	if err != nil {
		t.Fatal(err)
	}
	utc := 0
	for name, c := range map[string]struct {
		m    Moment
		want string
	}{
		"wall time":           {Moment{Date: day, Timed: true, Hour: 17}, "2026-07-14T17:00:00+02:00"},
		"time with offset":    {Moment{Date: day, Timed: true, Hour: 17, Offset: &utc}, "2026-07-14T19:00:00+02:00"},
		"day without time":    {Moment{Date: day}, ""},
		"imprecise and timed": {Moment{Date: month, Timed: true, Hour: 17}, ""},
	} {
		instant, ok := c.m.In(berlin)
		if ok != (c.want != "") || ok && instant.Format(time.RFC3339) != c.want {
			t.Errorf("%s: %v, %v", name, instant, ok)
		}
	}
}
