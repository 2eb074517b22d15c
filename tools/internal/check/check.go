// Package check holds the rules that look at the records as a whole: references, intervals, doubles, addresses,
// languages, privacy. Each rule is one small function and has one code or a few; Codes lists them all.
package check

import (
	"runtime"
	"time"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/parallel"
	"offenesnetz/tools/internal/private"
)

// All applies every rule. asOf is the instant for rules that depend on the day. The findings come in the same
// order on every machine, but not sorted by place.
func All(records *model.Records, config *lang.Config, asOf time.Time) diag.List {
	s := newSite(records, config, asOf)
	found, missing := s.everyRecord()
	whole := &finder{site: s}
	for _, rule := range siteRules {
		rule(whole)
	}
	found = append(found, whole.found...)
	return append(found, s.advise(append(missing, whole.missing...))...)
}

// Known is the instant by which the records are to be judged where facts are asked for an earlier one: the end of the
// newest day on which one was changed. What was held or consented to in between is no fault of theirs.
func Known(records *model.Records, asOf time.Time) time.Time {
	for _, r := range records.All() {
		if d := r.Meta().Modified; !d.IsZero() {
			day := d.Last()
			if end := time.Date(day.Year(), day.Month(), day.Day(), 23, 59, 59, 0, asOf.Location()); end.After(asOf) {
				asOf = end
			}
		}
	}
	return asOf
}

// site is what the rules look at. Nothing in it changes while they run.
type site struct {
	records  *model.Records
	config   *lang.Config
	zone     *time.Location // UTC where the network names no zone that exists
	asOf     time.Time
	today    time.Time // the day of asOf in the zone, as midnight UTC, like the days of package edtf
	prose    map[string]bool
	linters  []linter
	invented bool
	glossary *lookup
	persons  *private.Register
}

func newSite(records *model.Records, config *lang.Config, asOf time.Time) *site {
	zone, err := zoneOf(records.Network)
	if err != nil {
		zone = time.UTC
	}
	asOf = asOf.In(zone)
	s := &site{records: records, config: config, zone: zone, asOf: asOf, prose: map[string]bool{}, linters: lintersOf(config, records), invented: records.Network.Invented.Yes,
		today: time.Date(asOf.Year(), asOf.Month(), asOf.Day(), 0, 0, 0, 0, time.UTC)}
	for _, p := range records.Prose {
		s.prose[p.ID] = true
	}
	s.glossary = s.newLookup()
	s.persons = private.NewRegister(records, s.today)
	return s
}

// past tells that a day lies before today for certain: an imprecise one with its last day. An unknown day is not past.
func (s *site) past(d edtf.Date) bool { return !d.IsZero() && d.Last().Before(s.today) }

// future tells that a day lies after today for certain.
func (s *site) future(d edtf.Date) bool { return !d.IsZero() && d.First().After(s.today) }

// finder applies rules to some of the records and keeps what they find.
type finder struct {
	*site
	found   diag.List
	missing []missing
}

// Rules by what they look at.
var (
	siteRules    = []func(*finder){circles, titles, titleLengths, addresses, handwritten, timeZone, authority, rulesOfProcedure, office, glossaryForms}
	recordRules  = []func(*finder, *subject){formerIDs, replaced, intervals, terms, days, sourced, facts, named, namedParts, filed, recurrence, events, pictured, anonymous}
	lastingRules = []func(*finder, *subject){formerIDs, replaced} // for records that are deleted
	partRules    = []func(*finder, *subject, *model.Field, []*model.Fields){partIDs}
	fieldRules   = []func(*finder, *subject, *model.Field){references, moments, links, hiddenSigns, contacts, sourceIDs, translations, legible, glossaryKept, privateData}
)

// subject is the record that rules look at, with its declared fields.
type subject struct {
	model.Record
	*model.Base
	fields *model.Fields
	inPart bool // the field at hand belongs to a part

	sourceIDs []string // see sources
	parts     []declared
}

// everyRecord applies the rules that need one record at a time, on all processors. Each takes a run of records, so
// that the order of findings does not depend on how many there are.
func (s *site) everyRecord() (diag.List, []missing) {
	all := append(s.records.Singles(), s.records.All()...)
	workers := min(runtime.GOMAXPROCS(0), len(all))
	finders := make([]finder, workers)
	parallel.Each(workers, func(i int) {
		finders[i].site = s
		for _, r := range all[i*len(all)/workers : (i+1)*len(all)/workers] {
			finders[i].record(r)
		}
	})
	var found diag.List
	var missing []missing
	for _, f := range finders {
		found = append(found, f.found...)
		missing = append(missing, f.missing...)
	}
	return found, missing
}

func (f *finder) record(r model.Record) {
	s := &subject{Record: r, Base: r.Meta(), fields: r.Fields()}
	rules := recordRules
	if s.GoneBy(f.today) { // nothing of it is shown that could be wrong
		rules = lastingRules
	}
	for _, rule := range rules {
		rule(f, s)
	}
	f.fields(s, s.fields)
}

// fields applies the rules for fields, in one walk for all of them: declaring fields costs more than any rule.
func (f *finder) fields(s *subject, fields *model.Fields) {
	for _, field := range fields.List {
		for _, rule := range fieldRules {
			rule(f, s, field)
		}
		if !field.HasParts() {
			continue
		}
		parts := s.partsOf(field)
		for _, rule := range partRules {
			rule(f, s, field, parts)
		}
		outer := s.inPart
		s.inPart = field.Type == model.TypePart
		for _, part := range parts {
			f.fields(s, part)
		}
		s.inPart = outer
	}
}
