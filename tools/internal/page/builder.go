package page

import (
	"slices"
	"strings"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// builder composes the page of one record in one language.
type builder struct {
	*Voice
	page    *Page
	base    *model.Base
	sources map[string]int  // id of a source to its number on the page
	told    map[string]bool // doubts that stand with a fact, by kind and id
	foreign []Source        // of other records that the thread tells of; numbered behind the record's own
	tied    map[string]bool // keys of the records that the page's thread tells of
}

func (v *Voice) newBuilder(r model.Record) *builder {
	base := r.Meta()
	v = v.For(r).attentive()
	b := &builder{Voice: v, base: base, sources: map[string]int{}, told: map[string]bool{}}
	for i, s := range base.Sources {
		b.sources[s.ID.S] = i + 1
	}
	b.page = &Page{
		What: "record", Kind: base.Kind, ID: base.ID, Heading: v.title(r), Over: overOf(r),
		Crumbs: []Link{{Key: "kind_" + base.Kind, Href: v.href(v.ListPath(base.Kind))}},
		State:  v.stateOf(r), Modified: v.date(base.Modified.Date), Entry: v.item(r), Mail: v.site.Facts.Records.Network.Imprint.Email.S,
	}
	v.mention(base.Title)
	b.page.Lead = v.optional(base.Summary)
	b.page.Description, _ = v.Plain(base.Summary)
	return b
}

// citeOnly leaves of the record's sources those that the page names, for a page that tells only a part of the record.
func (b *builder) citeOnly(named []model.Word) {
	part := *b.base
	part.Sources, b.sources = nil, map[string]int{}
	for _, s := range b.base.Sources {
		if slices.ContainsFunc(named, func(w model.Word) bool { return w.S == s.ID.S }) {
			part.Sources = append(part.Sources, s)
			b.sources[s.ID.S] = len(part.Sources)
		}
	}
	b.base = &part
}

// fact adds a row to the definition list. fields are the keys of the record it shows; sources, conflicts and
// doubts about them stand with it.
func (b *builder) fact(key string, fields []string, values ...[]Value) {
	all := slices.Concat(values...)
	if len(all) == 0 {
		return
	}
	b.page.Facts = append(b.page.Facts, Fact{Key: key, Values: all, Refs: b.refs(fields), Doubts: b.doubts(fields)})
}

// factOr adds a row even where nothing is known: then missing says so.
func (b *builder) factOr(key, missing string, fields []string, values ...[]Value) {
	before := len(b.page.Facts)
	b.fact(key, fields, values...)
	if len(b.page.Facts) == before {
		b.page.Facts = append(b.page.Facts, Fact{Key: key, Values: []Value{}, Missing: missing, Doubts: b.doubts(fields)})
	}
}

// refs gives the numbers of the sources that stand behind any of the fields. A source that names no fields stands
// behind all.
func (b *builder) refs(fields []string) []int {
	var out []int
	for i, s := range b.base.Sources {
		if len(s.Supports) == 0 || slices.ContainsFunc(s.Supports, func(w model.Word) bool { return concerns(w.S, fields) }) {
			out = append(out, i+1)
		}
	}
	return out
}

func concerns(field string, fields []string) bool {
	first, _, _ := strings.Cut(field, ".")
	return slices.Contains(fields, first) || slices.Contains(fields, field)
}

// ref gives the number of one source, as parts name it.
func (b *builder) ref(w model.Word) []int {
	if n := b.sources[w.S]; n > 0 {
		return []int{n}
	}
	return nil
}

// doubts gives the conflicts and uncertainties about the fields and notes that they are told: each stands on a page once.
func (b *builder) doubts(fields []string) []Doubt {
	var out []Doubt
	for _, c := range b.base.Conflict {
		if concerns(c.Field.S, fields) && !b.told["conflict "+c.ID.S] {
			b.told["conflict "+c.ID.S] = true
			out = append(out, b.conflict(c))
		}
	}
	for _, u := range b.base.Unsure {
		if concerns(u.Field.S, fields) && !b.told["uncertain "+u.ID.S] {
			b.told["uncertain "+u.ID.S] = true
			out = append(out, Doubt{Key: "doubt_uncertain", Note: b.optional(u.Note)})
		}
	}
	return out
}

func (b *builder) conflict(c model.Conflict) Doubt {
	return Doubt{Key: "doubt_conflict", Value: b.optional(c.Value), Note: b.optional(c.Note), Ref: b.sources[c.Source.S]}
}

// untold collects the doubts that no fact has shown, each with the name of what it concerns.
func (b *builder) untold() []Doubt {
	var out []Doubt
	for _, c := range b.base.Conflict {
		if !b.told["conflict "+c.ID.S] {
			d := b.conflict(c)
			d.Field = b.fieldKey(c.Field)
			out = append(out, d)
		}
	}
	for _, u := range b.base.Unsure {
		if !b.told["uncertain "+u.ID.S] {
			out = append(out, Doubt{Key: "doubt_uncertain", Field: b.fieldKey(u.Field), Note: b.optional(u.Note)})
		}
	}
	return out
}

// fieldKey names a field of the record by the key of its fact or section, "" where it has none.
func (b *builder) fieldKey(field model.Word) string {
	name, _, _ := strings.Cut(field.S, ".")
	return b.labelOf(name)
}

// labelOf is the key of the fact or section named like the field, "" where there is none.
func (v *Voice) labelOf(name string) string {
	for _, k := range []string{"fact_" + name, "sec_" + name} {
		if v.words.Has(k) {
			return k
		}
	}
	return ""
}

// section adds a section that has something to show.
func (b *builder) section(s Section) {
	if s.Text == nil && len(s.Items) == 0 && len(s.Links) == 0 && len(s.Steps) == 0 && s.Table == nil && len(s.Rules) == 0 && len(s.Words) == 0 && len(s.Points) == 0 && s.Empty == "" {
		b.page.Doubts = append(b.page.Doubts, s.Doubts...) // they must not go unsaid with the section
		return
	}
	b.page.Sections = append(b.page.Sections, s)
}

// prose adds a section of one text. One that is not declared as Markdown stands there sign by sign.
func (b *builder) prose(id, key string, t model.Text) {
	show := b.optional
	if t.Markdown {
		show = func(t model.Text) *Text { return b.markdown(t, 2) }
	}
	shown := show(t)
	b.section(Section{ID: id, Key: key, Type: "text", Text: shown})
}

// maxRelated is how many records of a kind a record's page lists before it leads to the list that has them all. The page of a
// topic has a dozen such lists.
const maxRelated, maxOfTopic = 8, 5

// records adds a section that lists records: the first of them, where there are many.
func (b *builder) records(id, key, empty string, records []model.Record) {
	records = slices.DeleteFunc(slices.Clone(records), func(r model.Record) bool { return b.tied[r.Meta().Key()] }) // told already
	most := maxRelated
	if b.base.Kind == "topics" {
		most = maxOfTopic
	}
	s := Section{ID: id, Key: key, Type: "items", Items: b.items(first(b.byTitle(records), most)), Empty: empty}
	if len(records) > most {
		s.More = b.all(records)
	}
	b.section(s)
}

// all leads to the list of all records that have to do with this one or, where there is no such list, to the
// whole list of their kind.
func (b *builder) all(records []model.Record) *Link {
	kind := records[0].Meta().Kind
	path := b.ListPath(kind)
	for _, f := range facets[kind] {
		if f.of == b.base.Kind {
			path = b.ListPath(kind, f.word, b.base.ID)
		}
	}
	return &Link{Text: Text{S: b.T("more_of", "Count", b.number(float64(len(records)), 0), "Kind", b.kindName(kind))}, Href: b.href(path)}
}

// backs adds a section with the records of a kind that name this one.
func (b *builder) backs(r model.Record, kind string) {
	b.records(kind, "sec_"+kind, "", b.site.Facts.Back(r, kind))
}

// related adds a section with the records that are named here.
func (b *builder) related(kind string, refs []model.Ref, more ...model.Record) {
	var out []model.Record
	seen := map[string]bool{}
	for _, ref := range refs {
		if r, ok := b.site.Facts.Public(ref); ok {
			out = append(out, r)
		}
	}
	out = append(out, more...)
	out = slices.DeleteFunc(out, func(r model.Record) bool {
		k := r.Meta().Key()
		double := seen[k]
		seen[k] = true
		return double
	})
	b.site.Facts.Sort(out)
	b.records(kind, "sec_"+kind, "", out)
}

// history adds a thread of what happened.
func (b *builder) history(id, key string, steps []model.History) {
	var out []Step
	for _, h := range steps {
		out = append(out, Step{ID: "history-" + h.ID.S, Date: b.date(h.Date.Date), Text: b.optional(h.Text), Tone: toneDone, Refs: b.ref(h.Source)})
	}
	b.section(Section{ID: id, Key: key, Type: "thread", Steps: out})
}

// statements adds a list of numbered sentences.
func (b *builder) statements(id, key string, list []model.Statement, fields ...string) {
	var out []Point
	for _, s := range list {
		out = append(out, Point{ID: id + "-" + s.ID.S, Text: b.optional(s.Text)})
	}
	b.section(Section{ID: id, Key: key, Type: "statements", Points: out, Doubts: b.doubts(fields)})
}

func (b *builder) named(id, key string, list []model.Named, fields ...string) {
	var out []Point
	for _, s := range list {
		out = append(out, Point{ID: id + "-" + s.ID.S, Title: b.optional(s.Name), Text: b.optional(s.Note)})
	}
	b.section(Section{ID: id, Key: key, Type: "statements", Points: out, Doubts: b.doubts(fields)})
}

// variants lists other names that are in use.
func (b *builder) variants(list []model.NameVariant) {
	var out []Point
	original := b.site.Config.Original()
	for _, n := range list {
		title := Text{S: n.Name.S}
		if b.Language.Key != original.Key {
			title.Lang, title.Dir = original.Tag, original.Dir
		}
		out = append(out, Point{ID: "name-" + n.ID.S, Title: &title, Text: b.optional(n.Note), Refs: b.ref(n.Source)})
	}
	b.section(Section{ID: "names", Key: "sec_name_variants", Type: "statements", Points: out})
}

// finish adds what every record's page ends with.
func (b *builder) finish(r model.Record) *Page {
	b.matters(r)
	b.fact("fact_topics", []string{"topics"}, b.links(b.base.Topics...))
	b.pictures(r)
	b.files()
	b.page.Sections = append(b.page.Sections, b.explained()...)
	b.sourceList()
	b.page.Doubts = append(b.page.Doubts, b.untold()...)
	b.translationNotice(r)
	b.page.Changes = b.changesOf(r)
	return b.page
}

func (b *builder) pictures(r model.Record) {
	var out []Picture
	for _, i := range images(b.site.Facts, r) {
		out = append(out, Picture{ID: "image-" + i.ID.S, Src: b.site.Config.BasePath() + FilePath(b.base, i.Path.S), Alt: b.Text(i.Alt), Credit: i.Credit.S, Licence: i.Licence.S})
	}
	if len(out) > 0 {
		b.page.Sections = append(b.page.Sections, Section{ID: "pictures", Key: "sec_pictures", Type: "pictures", Pictures: out})
	}
}

func (b *builder) files() {
	var out []Link
	for _, f := range b.base.Files {
		l := b.file(f)
		if note := b.fileNote(f); note != "" {
			l.Note = &Text{S: note}
		}
		out = append(out, l)
	}
	b.section(Section{ID: "files", Key: "sec_files", Type: "links", Links: out})
}

// file leads to a document of the record.
func (b *builder) file(f model.File) Link {
	if f.Path.S != "" {
		return Link{Text: b.Text(f.Title), Href: b.site.Config.BasePath() + FilePath(b.base, f.Path.S)}
	}
	return Link{Text: b.Text(f.Title), Href: f.URL.S, External: true}
}

// fileNote says what a reader wants to know before opening a document: its language, its date, and whether it is
// accessible.
func (b *builder) fileNote(f model.File) string {
	var parts []string
	if f.Language.S != "" {
		parts = append(parts, b.languageName(f.Language.S))
	}
	if !f.Date.IsZero() {
		parts = append(parts, b.dateText(f.Date.Date))
	}
	switch {
	case f.Accessible.Yes:
		parts = append(parts, b.T("file_accessible"))
	case f.Accessible.Set:
		parts = append(parts, b.T("file_not_accessible"))
	}
	return strings.Join(parts, " · ")
}

func (b *builder) sourceList() {
	for _, s := range b.base.Sources {
		b.page.Sources = append(b.page.Sources, b.source(s))
	}
	b.page.Sources = append(b.page.Sources, b.foreign...)
}

func (v *Voice) source(s model.Source) Source {
	out := Source{ID: s.ID.S, Title: s.Title.S, Href: s.URL.S, Host: host(s.URL.S), Date: v.date(s.Date.Date), DateNote: v.optional(s.DateNote), Checked: v.date(s.Checked.Date)}
	if original := v.site.Config.Original(); v.Language.Key != original.Key {
		out.Lang, out.Dir = original.Tag, original.Dir
	}
	return out
}

func host(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	h, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(h, "www.")
}

// translationNotice says once, at the top, how the texts of the page came about.
func (b *builder) translationNotice(r model.Record) {
	if b.Language.Key == b.site.Config.Default {
		return
	}
	original := b.site.originalLink(r)
	b.page.Original = &original
	seen := map[string]bool{}
	r.Fields().Walk(func(_ string, f *model.Field) {
		for _, t := range f.Texts() {
			if _, how := b.choose(*t); !(how == howOriginal && f.Name == "name") {
				seen[how] = true
			}
		}
	})
	if seen[howOriginal] && len(seen) == 1 {
		// Nothing of it is translated: search engines are led to the page in the network's language.
		b.page.Canonical = b.site.original().URL(b.site.original().RecordPath(r))
	}
	if seen[howOriginal] && len(seen) > 1 {
		delete(seen, howOriginal)
		b.notice(Notice{Key: "notice_partly", Tone: "info", Link: &original})
	}
	seen[howMachine] = seen[howMachine] || b.explainedByMachine()
	for _, how := range []string{howOriginal, howOutdated, howMachine} {
		if seen[how] {
			b.notice(b.madeNotice(how, b.base.Modified, original))
		}
	}
}

// madeNotice says how the text of a page came about. Of an outdated one it also says since when the original is newer.
func (v *Voice) madeNotice(how string, modified model.Day, original Link) Notice {
	n := Notice{Key: "notice_" + how, Tone: "info", Link: &original}
	if how == howOutdated && !modified.IsZero() {
		n.Key, n.Date = "notice_outdated_since", v.date(modified.Date)
	}
	return n
}

func (b *builder) notice(n Notice) { b.page.Notices = append(b.page.Notices, n) }

// inOriginal leads to a page of this language and names the language.
func (v *Voice) inOriginal(path string) Link {
	return Link{Text: Text{S: v.Language.Label, Lang: v.Language.Tag, Dir: v.Language.Dir}, Href: v.href(path)}
}

// originalLink leads to a record's page in the language it was written in.
func (s *Site) originalLink(r model.Record) Link {
	v := s.original()
	return v.inOriginal(v.RecordPath(r))
}

// FilePath is where a record's own file lies on the site: the same for all languages.
func FilePath(base *model.Base, name string) string {
	return "files/" + base.Kind + "/" + base.ID + "/" + name
}

// images lists the pictures of a record that may be shown at the instant: those of a person need a consent to it.
func images(facts *derive.Facts, r model.Record) []model.Image {
	if p, ok := r.(*model.Person); ok && !derive.Consented(p, "photo", facts.Today) {
		return nil
	}
	return r.Meta().Images
}

// OwnFiles lists the files in a record's folder that its page leads to or shows at the instant, each once.
func OwnFiles(facts *derive.Facts, r model.Record) []string {
	var names []string
	for _, f := range r.Meta().Files {
		if f.Path.S != "" {
			names = append(names, f.Path.S)
		}
	}
	for _, i := range images(facts, r) {
		names = append(names, i.Path.S)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
