package page

import (
	"strconv"
	"strings"

	"offenesnetz/tools/internal/model"
)

// Tombstone composes the page of a record that once had a page and shows nothing more. Of a person it tells nothing at
// all, not even when and why.
func (v *Voice) Tombstone(r model.Record) *Page {
	b := r.Meta()
	v = v.For(r)
	list := Link{Key: "kind_" + b.Kind, Href: v.href(v.ListPath(b.Kind))}
	p := &Page{What: "record", Kind: b.Kind, ID: b.ID, NoIndex: true, Heading: Text{S: v.T("tombstone")}, Crumbs: []Link{list}}
	if _, ok := r.(*model.Person); ok {
		p.LeadKey = "tombstone_person"
		return p
	}
	if !b.Title.IsZero() {
		p.Heading = v.title(r)
		p.Notices = []Notice{{Key: "notice_deleted", Tone: "warn"}}
	}
	add := func(key string, values []Value) {
		if len(values) > 0 {
			p.Facts = append(p.Facts, Fact{Key: key, Values: values})
		}
	}
	add("fact_id", []Value{{Type: "code", S: b.ID}})
	add("fact_deleted_on", v.dateValue(b.Deleted.On.Date))
	add("fact_deleted_reason", v.textValue(b.Deleted.Reason))
	add("fact_superseded_by", v.links(b.Deleted.ReplacedBy...))
	add("fact_see", []Value{{Type: "link", Link: &list}})
	if v.Language.Key != v.site.Config.Default {
		original := v.site.originalLink(r)
		p.Original = &original
	}
	return p
}

// linkToTombstone leads to the page of a deleted record and says that it is deleted; to none of a person.
func (v *Voice) linkToTombstone(ref model.Ref) (Link, bool) {
	r := v.site.Facts.Records.Get(ref)
	if r == nil || ref.Kind == "persons" || !v.site.Facts.Buried(r) {
		return Link{}, false
	}
	return v.linkOrTombstone(r), true
}

// linkOrTombstone leads to the page of a record, whatever it shows.
func (v *Voice) linkOrTombstone(r model.Record) Link {
	l := v.linkOf(r)
	if !v.site.Facts.Buried(r) {
		return l
	}
	l.NoteKey = "note_deleted"
	if r.Meta().Title.IsZero() {
		l.Text = Text{S: v.T("tombstone")}
	}
	return l
}

// moved composes the page at a former address, which leads on to the present one.
func (v *Voice) moved(to Link, path string) *Page {
	return &Page{What: "moved", NoIndex: true, Heading: Text{S: v.T("moved")}, Canonical: v.URL(path), Moved: &to}
}

// tombstones lists the pages of records that show nothing more.
func (s *Site) tombstones() []file {
	var files []file
	for _, r := range s.Facts.Tombstones() {
		b := r.Meta()
		files = append(files, file{name: b.Kind + "/" + b.ID, layout: "record", origin: b.File, of: b.Key(), hidden: true,
			address: func(v *Voice) string { return v.RecordPath(r) }, compose: func(v *Voice) *Page { return v.Tombstone(r) }})
	}
	return files
}

// movedRecords lists the pages at former ids. A person who may no longer be named has none: the former id may tell the name.
func (s *Site) movedRecords() []file {
	var files []file
	for _, r := range append(append([]model.Record{}, s.Facts.All()...), s.Facts.Tombstones()...) {
		b := r.Meta()
		if _, shown := s.Facts.Public(model.Ref{Kind: b.Kind, ID: b.ID}); b.Kind == "persons" && !shown {
			continue
		}
		for _, w := range b.FormerIDs {
			files = append(files, file{name: "moved/" + b.Kind + "--" + w.S, layout: "moved", origin: b.File, of: b.Key(), hidden: true,
				address: func(v *Voice) string { return v.path(v.Language.Segment(b.Kind), w.S) }, compose: func(v *Voice) *Page { return v.moved(v.linkOrTombstone(r), v.RecordPath(r)) }})
		}
	}
	return files
}

// movedProse lists the pages at former slugs, language by language. taken tells which addresses a language has already.
func (s *Site) movedProse(taken func(v *Voice) map[string]bool) []file {
	var files []file
	if len(s.Facts.Records.Prose) == 0 {
		return nil
	}
	for _, v := range s.voices {
		used := taken(v)
		for _, explicit := range []bool{true, false} { // what somebody wrote comes before what is only likely
			for _, p := range s.Facts.Records.Prose {
				for _, slug := range v.formerSlugs(p, explicit) {
					if used[slug] {
						continue
					}
					used[slug] = true
					files = append(files, file{name: "moved/pages--" + p.ID + "--" + strconv.Itoa(len(files)), layout: "moved", origin: v.proseText(p).File, of: "pages/" + p.ID, hidden: true, only: v,
						address: func(v *Voice) string { return v.path(slug) }, compose: func(v *Voice) *Page { return v.moved(v.proseLink(p), v.prosePath(p)) }})
				}
			}
		}
	}
	return files
}

// formerSlugs lists the words under which a hand-written page may have stood in a language: those that its text names
// (explicit), or those that it has had without anybody's doing. A page that is not yet translated, or whose translation
// waits for review, stands at the original's word; that changes with the translation and back.
func (v *Voice) formerSlugs(p *model.Prose, explicit bool) []string {
	own, original := p.In[v.Language.Key], p.In[v.site.Config.Default]
	var slugs []string
	for _, t := range []*model.ProseText{own, original} {
		switch {
		case t == nil || explicit && t != own:
		case explicit:
			slugs = append(slugs, words(t.Former)...)
		default:
			slugs = append(append(slugs, t.Slug.S), words(t.Former)...)
		}
	}
	return slugs
}

// taken lists the first words of the addresses that the files have in a language.
func taken(files []file) func(v *Voice) map[string]bool {
	return func(v *Voice) map[string]bool {
		words := map[string]bool{}
		for _, f := range files {
			if f.layout == "record" && !strings.HasPrefix(f.name, "site/") || strings.HasPrefix(f.name, "lists/") && strings.Contains(f.name, "--") {
				continue // below the word of a list that is among the files
			}
			first, _, _ := strings.Cut(f.address(v), "/")
			words[first] = true
		}
		return words
	}
}

// networkKey names the pages that data/network.toml makes.
const networkKey = "network/network"

// Lasting is an address that must never vanish.
type Lasting struct {
	Path   string // below the site's base address, such as "en/groups/sprache/"
	Of     string // the record or hand-written page behind it: "groups/sprache", "pages/about", "network/network"
	Waived bool   // there is no page: privacy outranks permanence
}

// Lasting lists the addresses of all records and hand-written pages in all languages, tombstones and pages that lead on
// among them.
func (s *Site) Lasting() []Lasting {
	var out []Lasting
	for _, f := range s.files() {
		for _, v := range s.voicesOf(f) {
			if f.of != "" {
				out = append(out, Lasting{Path: s.Config.Prefix(v.Language) + f.address(v), Of: f.of})
			}
		}
	}
	for _, r := range s.Facts.Tombstones() {
		b := r.Meta()
		if b.Kind != "persons" {
			continue
		}
		for _, v := range s.voices {
			for _, w := range b.FormerIDs {
				out = append(out, Lasting{s.Config.Prefix(v.Language) + v.path(v.Language.Segment(b.Kind), w.S), b.Key(), true})
			}
		}
	}
	return out
}

// voicesOf lists the languages in which a file exists.
func (s *Site) voicesOf(f file) []*Voice {
	if f.only != nil {
		return []*Voice{f.only}
	}
	return s.voices
}
