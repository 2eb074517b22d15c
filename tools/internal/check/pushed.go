package check

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
)

// Private gives the faults of private data in versions of files that are sent, each for itself: a rule of All would see the
// newest only. Whose name and address is whose the records say, which are the newest, and persons who stand in an earlier
// version alone. pushed gives the versions of the files below a folder, "" for all; it is asked more than once.
func Private(records *model.Records, config *lang.Config, asOf time.Time, pushed func(folder string) iter.Seq[load.Pushed]) diag.List {
	all := records.All()
	for v := range pushed("data/persons/") {
		_, id, language, ok := load.RecordFile(v.File)
		if !ok || language != "" || slices.ContainsFunc(all, func(r model.Record) bool { return r.Meta().Key() == "persons/"+id }) {
			continue
		}
		if r, ok := load.Version("persons", id, v.Src); ok {
			all = append(slices.Clip(all), r)
		}
	}
	f := &finder{site: newSite(model.NewRecords(records.Network, slices.Concat([]model.Record{records.Glossary}, all), records.Prose), config, asOf)}
	for v := range pushed("") {
		before := len(f.found)
		f.pushed(v)
		f.found = append(f.found[:before], faultsOf(f.found[before:], v)...)
	}
	f.found.Sort()
	return f.found
}

// faultsOf picks the faults of private data and says of those in an earlier version that it is one.
func faultsOf(found diag.List, v load.Pushed) diag.List {
	found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
		return d.Severity != diag.Fault || !strings.HasPrefix(d.Code, "private-")
	})
	for i := range found {
		if d := &found[i]; v.Earlier {
			d.Message = diag.M("in einer früheren Fassung, die mitkommt: %[1]s", "in an earlier version that comes along: %[2]s", d.Message.De, d.Message.En)
			d.Advice = diag.M("sie nicht mitsenden; wie das geht, steht im README unter „Wenn ein Push abgelehnt wird“", "don't send it along; the README tells how, under “Wenn ein Push abgelehnt wird”")
		}
	}
	return found
}

// pushed looks at one version. What can't be read as what it should be is looked at as it stands.
func (f *finder) pushed(v load.Pushed) {
	kind, id, language, isRecord := load.RecordFile(v.File)
	self := f.person(kind, id)
	start := diag.Pos{File: v.File}
	switch {
	case isRecord && language == "":
		if r, ok := load.Version(kind, id, v.Src); ok {
			f.version(r, self)
			return
		}
	case isRecord:
		if texts, ok := load.Translated(v.Src); ok {
			for _, way := range slices.Sorted(maps.Keys(texts)) {
				f.private(self, texts[way], func(int, int) diag.Pos { return start })
			}
			return
		}
	default:
		if t, ok := load.PageVersion(v.File, v.Src); ok {
			f.private(nil, t.Title.S, t.Title.Place)
			f.private(nil, t.Summary.S, t.Summary.Place)
			f.private(nil, t.Body, func(line, column int) diag.Pos {
				return diag.Pos{File: v.File, Line: t.BodyLine + line - 1, Column: column}
			})
			return
		}
	}
	f.private(self, string(v.Src), func(line, column int) diag.Pos { return diag.Pos{File: v.File, Line: line, Column: column} })
}

// version looks at a record as it stood once; self is the person whose it is. The register knows persons as they are now.
func (f *finder) version(r model.Record, self *model.Person) {
	s := &subject{Record: r, Base: r.Meta(), fields: r.Fields()}
	if self != nil {
		s.Record = self
	}
	s.fields.Walk(func(_ string, field *model.Field) { privateData(f, s, field) })
	if !s.GoneBy(f.today) {
		pictured(f, s)
	}
}

// person gives the person whose file it is; nil for any other record's.
func (f *finder) person(kind, id string) *model.Person {
	if kind == "persons" {
		for _, p := range model.Each[*model.Person](f.records) {
			if p.ID == id {
				return p
			}
		}
	}
	return nil
}
