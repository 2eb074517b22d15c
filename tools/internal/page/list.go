package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// List is a kind's list, whole or narrowed down to one value of one facet. It is the same in every language.
type List struct {
	Kind    string
	Facet   string // word of the address, such as "year"; "" for the whole list
	Value   string // such as "2023"; "" for facets that stand alone, such as "this-week"
	Records []model.Record
	label   func(v *Voice) (Text, string) // of the value: a text or an i18n key
}

// facet is one way to narrow a kind's list down.
type facet struct {
	word   string
	of     string // kind of the records that its values name, if they do
	hidden bool   // has pages, but no list offers it: too many values
	values func(s *Site, r model.Record) []string
	label  func(v *Voice, value string) (Text, string)
	always bool // the one page exists even where nothing is on it
}

func refIDs(refs []model.Ref) []string {
	ids := make([]string, 0, len(refs))
	for _, r := range refs {
		if r.ID != "" {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

func words(list []model.Word) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = w.S
	}
	return out
}

// recordLabel names a facet's value by the record it stands for.
func recordLabel(kind string) func(v *Voice, value string) (Text, string) {
	return func(v *Voice, value string) (Text, string) {
		if r, ok := v.site.Facts.Public(model.Ref{Kind: kind, ID: value}); ok {
			return v.title(r), ""
		}
		return Text{S: value}, ""
	}
}

func keyLabel(prefix string) func(v *Voice, value string) (Text, string) {
	return func(_ *Voice, value string) (Text, string) { return Text{}, key(prefix, value) }
}

func plainLabel(_ *Voice, value string) (Text, string) { return Text{S: value}, "" }

var (
	byYear = facet{word: "year", label: plainLabel, values: func(_ *Site, r model.Record) []string {
		if y := derive.Year(r); y != 0 {
			return []string{strconv.Itoa(y)}
		}
		return nil
	}}
	byTopic = facet{word: "topic", of: "topics", label: recordLabel("topics"), values: func(s *Site, r model.Record) []string { return s.publicIDs(r.Meta().Topics) }}
	byGroup = facet{word: "group", of: "groups", label: recordLabel("groups"), values: func(s *Site, r model.Record) []string { return s.publicIDs(groupsOf(r)) }}
	byOrg   = facet{word: "organization", of: "organizations", hidden: true, label: recordLabel("organizations"), values: func(s *Site, r model.Record) []string { return s.publicIDs(organizationsOf(r)) }}

	byLanguage = facet{word: "language", label: func(v *Voice, value string) (Text, string) { return Text{S: v.languageName(value), Lang: value}, "" },
		values: func(_ *Site, r model.Record) []string { return languagesOf(r) }}
	byOutcome = facet{word: "outcome", label: keyLabel("step"), values: func(s *Site, r model.Record) []string {
		return s.Facts.OutcomesOf(r.(*model.Recommendation))
	}}
	byAddressee = facet{word: "addressee", of: "organizations", hidden: true, label: recordLabel("organizations"), values: func(s *Site, r model.Record) []string {
		return s.publicIDs(r.(*model.Recommendation).Addressees)
	}}
	thisWeek = facet{word: "this-week", always: true, values: func(s *Site, r model.Record) []string {
		monday, sunday := s.Facts.Week()
		return alone(s.Facts.Within(r, monday, sunday))
	}}
	stepFree  = facet{word: "step-free", always: true, values: func(s *Site, r model.Record) []string { return alone(s.stepFree(r)) }}
	childCare = facet{word: "child-care", always: true, values: func(_ *Site, r model.Record) []string {
		e, ok := r.(*model.Event)
		return alone(ok && e.ChildCare.Yes)
	}}
)

// byField narrows measures down to a field of action of a concept; an underscore, which no id has, parts their ids.
var byField = facet{word: "field", values: func(s *Site, r model.Record) []string {
	x := r.(*model.Measure)
	if f, ok := s.fieldOf(x); ok {
		return []string{x.Concept.ID + "_" + f.ID.S}
	}
	return nil
}, label: func(v *Voice, value string) (Text, string) {
	concept, field, _ := strings.Cut(value, "_")
	f, _ := v.site.fieldOf(&model.Measure{Concept: model.Ref{Kind: "concepts", ID: concept}, Field: model.Word{S: field}})
	return v.Text(f.Name), ""
}}

// alone is the value of a facet that has only one.
func alone(yes bool) []string {
	if yes {
		return []string{""}
	}
	return nil
}

func byState(kind string) facet {
	return facet{word: "state", label: keyLabel(statePrefix[kind]), values: func(s *Site, r model.Record) []string {
		return []string{strings.ReplaceAll(s.stateWord(r), "_", "-")}
	}}
}

func byClass(kind string) facet {
	return facet{word: "class", label: keyLabel(classPrefix[kind]), values: func(_ *Site, r model.Record) []string { return []string{classOf(r)} }}
}

// facets says which lists a kind has.
var facets = map[string][]facet{
	"groups":          {byClass("groups")},
	"organizations":   {byClass("organizations"), byTopic, byGroup},
	"meetings":        {thisWeek, byYear, byGroup, byTopic, byState("meetings")},
	"events":          {thisWeek, byLanguage, stepFree, childCare, byYear, byClass("events"), byTopic, byGroup, byOrg},
	"questions":       {byState("questions"), byGroup, byTopic, byYear},
	"projects":        {byState("projects"), byTopic, byGroup, byYear, byOrg},
	"recommendations": {byState("recommendations"), byOutcome, byClass("recommendations"), byYear, byTopic, byGroup, byOrg, byAddressee},
	"measures":        {byState("measures"), byField, byTopic, byYear, byOrg},
	"indicators":      {byClass("indicators"), byTopic},
	"news":            {byYear, byClass("news"), byTopic},
	"services": {facet{word: "need", label: keyLabel("need"), values: func(_ *Site, r model.Record) []string {
		return words(r.(*model.Service).Needs)
	}}, byLanguage, byTopic, byOrg},
}

// publicIDs keeps the ids of records that may be shown.
func (s *Site) publicIDs(refs []model.Ref) []string {
	return slices.DeleteFunc(refIDs(refs), func(id string) bool {
		return !slices.ContainsFunc(refs, func(r model.Ref) bool {
			_, ok := s.Facts.Public(r)
			return r.ID == id && ok
		})
	})
}

// Lists gives every list of a kind: the whole first, then those of its facets.
func (s *Site) Lists(kind string) []*List { return s.lists[kind] }

// makeLists sorts the records of every kind into its lists.
func (s *Site) makeLists() {
	s.lists = map[string][]*List{}
	for _, k := range model.Kinds {
		if k.Single() {
			continue
		}
		all := s.inListOrder(k.Name)
		s.lists[k.Name] = []*List{{Kind: k.Name, Records: all}}
		for _, f := range facets[k.Name] {
			s.lists[k.Name] = append(s.lists[k.Name], s.narrowed(k.Name, f, all)...)
		}
	}
}

// inListOrder puts what is to come first, soonest first, then the rest in natural order; services that are closed come
// last.
func (s *Site) inListOrder(kind string) []model.Record {
	all := s.Facts.Of(kind)
	if kind == "services" {
		slices.SortStableFunc(all, func(a, b model.Record) int { return placeOf(s.closed(a)) - placeOf(s.closed(b)) })
	}
	if kind != "meetings" && kind != "events" {
		return all
	}
	upcoming, past := s.split(all)
	return append(upcoming, past...)
}

// placeOf puts what is not so before what is.
func placeOf(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// split parts records into what is to come, soonest first, and what is over, latest first.
func (s *Site) split(records []model.Record) (upcoming, past []model.Record) {
	for _, r := range records {
		if s.Facts.Upcoming(r) {
			upcoming = append(upcoming, r)
		} else {
			past = append(past, r)
		}
	}
	s.soonestFirst(upcoming)
	return upcoming, past
}

// soonestFirst sorts by the day and hour of the next time that something takes place.
func (s *Site) soonestFirst(records []model.Record) {
	next := make(map[model.Record]edtf.Date, len(records))
	clock := func(r model.Record) string {
		span, _ := derive.SpanOf(r)
		return span.Start.Clock()
	}
	for _, r := range records {
		next[r] = s.Facts.Next(r)
	}
	slices.SortStableFunc(records, func(a, b model.Record) int {
		return cmp.Or(edtf.Compare(next[a], next[b]), cmp.Compare(clock(a), clock(b)), cmp.Compare(a.Meta().Key(), b.Meta().Key()))
	})
}

func (s *Site) narrowed(kind string, f facet, all []model.Record) []*List {
	byValue := map[string]*List{}
	var lists []*List
	if f.always {
		byValue[""] = &List{Kind: kind, Facet: f.word}
		lists = append(lists, byValue[""])
	}
	for _, r := range all {
		for _, value := range f.values(s, r) {
			if value == "" && !f.always {
				continue
			}
			if byValue[value] == nil {
				byValue[value] = &List{Kind: kind, Facet: f.word, Value: value, label: labelOf(f, value)}
				lists = append(lists, byValue[value])
			}
			byValue[value].Records = append(byValue[value].Records, r)
		}
	}
	if f.word == "year" {
		slices.SortFunc(lists, func(a, b *List) int { return -cmp.Compare(a.Value, b.Value) })
	} else {
		slices.SortStableFunc(lists, func(a, b *List) int {
			return cmp.Or(-cmp.Compare(len(a.Records), len(b.Records)), cmp.Compare(a.Value, b.Value))
		})
	}
	return lists
}

func labelOf(f facet, value string) func(v *Voice) (Text, string) {
	if f.label == nil {
		return nil
	}
	return func(v *Voice) (Text, string) { return f.label(v, value) }
}

// listPagePath is the address of one page of a list, from 1, without the language.
func (v *Voice) listPagePath(l *List, page int) string {
	rest := []string{}
	if l.Facet != "" {
		rest = append(rest, l.Facet)
	}
	if l.Value != "" {
		rest = append(rest, strings.ToLower(l.Value)) // a language's tag may have large letters, an address has none
	}
	p := v.ListPath(l.Kind, rest...)
	if page > 1 {
		p += v.path(v.Language.Segment("page"), strconv.Itoa(page))
	}
	return p
}

// PathOf is the address of a list's first page, without the language.
func (v *Voice) PathOf(l *List) string { return v.listPagePath(l, 1) }

// ListTitle names a list: "Sitzungen", "Sitzungen: 2023".
func (v *Voice) ListTitle(l *List) Text {
	title := Text{S: v.kindName(l.Kind)}
	switch {
	case l.Facet == "":
	case l.Value == "":
		title.S = v.T("list_title", "Kind", title.S, "Value", v.T(key("facet", l.Facet)))
	default:
		label, k := l.label(v)
		if k != "" {
			label.S = v.T(k)
		}
		title.S = v.T("list_title", "Kind", title.S, "Value", label.S)
	}
	return title
}

// kindName is a kind's name in the plural.
func (v *Voice) kindName(kind string) string { return v.T("kind_" + kind) }
