package page

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/parallel"
	"offenesnetz/tools/internal/tree"
)

// Address is one page of the site with its addresses in all languages, in the order of the configuration.
type Address struct {
	URLs     []string // absolute
	Origin   string   // file or folder of the site that makes it, such as data/groups/sprache.toml
	Modified string   // day of the last change where one is known, as 2006-01-02
	Hidden   bool     // nothing for search engines
}

// file is one content file to be made.
type file struct {
	name    string // below content/, without language and extension
	layout  string
	origin  string // record or page that makes it, for messages
	address func(v *Voice) string
	compose func(v *Voice) *Page
	mod     model.Day
	of      string // what lasting address it is, see Lasting; "" for none
	hidden  bool   // from search engines and the sitemap
	only    *Voice // the one language that has it; nil where all have
}

// Write adds all content files and shared data to the tree. It returns the addresses of the pages, for the sitemap, and what
// each page is made from.
func (s *Site) Write(t *tree.Tree) ([]Address, []Made, error) {
	type work struct {
		file  file
		voice *Voice
		data  []byte
		made  Made
		err   error
	}
	var all []work
	var addresses []Address
	for _, f := range s.files() {
		for _, v := range s.voicesOf(f) {
			all = append(all, work{file: f, voice: v})
		}
		addresses = append(addresses, s.addressOf(f))
	}
	parallel.Each(len(all), func(i int) { all[i].data, all[i].made, all[i].err = all[i].voice.encode(all[i].file) })
	pages := make([]Made, len(all))
	for i, w := range all {
		if w.err != nil {
			return nil, nil, fmt.Errorf("page %s: %w", w.file.name, w.err)
		}
		t.Add(w.made.Content, w.data, w.file.origin)
		pages[i] = w.made
	}
	return addresses, pages, s.shared(t)
}

func (s *Site) addressOf(f file) Address {
	a := Address{Origin: f.origin, Modified: ISODate(f.mod.Date), Hidden: f.hidden}
	for _, v := range s.voicesOf(f) {
		a.URLs = append(a.URLs, v.URL(f.address(v)))
	}
	return a
}

// encode writes one content file: JSON, which no text can break out of.
func (v *Voice) encode(f file) ([]byte, Made, error) {
	p := f.compose(v)
	head := front{Title: p.Heading.S, URL: f.address(v), Type: "netz", Layout: f.layout}
	if head.URL == "" {
		head.URL = "/"
	}
	head.Params.Entry, head.Params.Page = p.Entry, packed{p}
	line, err := encodeLine(head)
	if err != nil {
		return nil, Made{}, err
	}
	made, err := v.made(f, p, head.URL)
	return append(line, '\n'), made, err
}

// encodeLine is JSON on one line, with signs of HTML left as they are.
func encodeLine(value any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(value)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// files lists every page of the site.
func (s *Site) files() []file {
	network := s.Facts.Records.Network
	files := []file{
		{name: "_index", layout: "home", origin: network.File, mod: network.Modified, address: func(*Voice) string { return "" }, compose: (*Voice).Home},
		{name: "site/network", layout: "record", origin: network.File, of: networkKey, mod: network.Modified, compose: (*Voice).Network,
			address: func(v *Voice) string { return v.networkPath() }},
		{name: "site/contents", layout: "list", origin: "contents", compose: (*Voice).Contents, address: func(v *Voice) string { return v.contentsPath(0) }},
		{name: "site/monitoring", layout: "list", origin: "data/measures", compose: (*Voice).Monitoring, address: (*Voice).monitoringPath},
		{name: "site/translations", layout: "list", origin: "translations", compose: (*Voice).Translations, address: (*Voice).translationsPath},
	}
	files = append(files, s.changeFiles()...)
	files = append(files, s.overviewFiles()...)
	files = append(files, s.followUpFiles()...)
	files = append(files, s.statusFiles()...)
	if g := s.Facts.Records.Glossary; s.hasGlossary() {
		files = append(files, file{name: "site/glossary", layout: "record", origin: g.File, mod: g.Modified, compose: (*Voice).Glossary, address: (*Voice).glossaryPath})
	}
	for _, p := range s.Facts.Records.Prose {
		files = append(files, file{name: "pages/" + p.ID, layout: "prose", origin: s.original().proseText(p).File, of: "pages/" + p.ID,
			address: func(v *Voice) string { return v.prosePath(p) }, compose: func(v *Voice) *Page { return v.Prose(p) }})
	}
	files = append(files, s.yearFiles()...)
	for _, r := range s.Facts.All() {
		b := r.Meta()
		files = append(files, file{name: b.Kind + "/" + b.ID, layout: "record", origin: b.File, of: b.Key(), mod: b.Modified,
			address: func(v *Voice) string { return v.RecordPath(r) }, compose: func(v *Voice) *Page { return v.Record(r) }})
	}
	for _, k := range model.Kinds {
		if !k.Single() {
			files = append(files, s.listFiles(k.Name)...)
		}
	}
	files = append(files, s.tombstones()...)
	files = append(files, s.movedRecords()...)
	return append(files, s.movedProse(taken(files))...)
}

func (s *Site) listFiles(kind string) []file {
	lists := s.Lists(kind)
	var files []file
	for _, l := range lists {
		for n := 1; n <= pagesOf(l); n++ {
			files = append(files, file{name: listFileName(l, n), layout: "list", origin: "data/" + kind,
				address: func(v *Voice) string { return v.listPagePath(l, n) }, compose: func(v *Voice) *Page { return v.ListPage(l, n) }})
		}
	}
	return files
}

// listFileName keeps lists in a folder of their own, where no id of a record can meet them.
func listFileName(l *List, n int) string {
	name := "lists/" + l.Kind
	if l.Facet != "" {
		name += "--" + l.Facet
	}
	if l.Value != "" {
		name += "--" + strings.ToLower(l.Value)
	}
	if n > 1 {
		name += "--" + strconv.Itoa(n)
	}
	return name
}

// shared adds what stands on many pages: data/netz.json is on all of them, the rest on those that say so (Made.Data).
func (s *Site) shared(t *tree.Tree) error {
	all, stamps, choices := map[string]*Shared{}, map[string]Stamp{}, map[string]map[string][]Facet{}
	for _, v := range s.voices {
		all[v.Language.Key], stamps[v.Language.Key] = v.shared(), Stamp{AsOf: *v.date(s.Facts.Today), Version: s.Version}
		for kind := range facets {
			if choices[kind] == nil {
				choices[kind] = map[string][]Facet{}
			}
			choices[kind][v.Language.Key] = v.Facets(kind)
		}
	}
	errs := []error{s.add(t, sharedFile, all), s.add(t, stampFile, stamps)}
	for _, kind := range slices.Sorted(maps.Keys(choices)) {
		errs = append(errs, s.add(t, facetsFile(kind), choices[kind]))
	}
	return errors.Join(errs...)
}

func (s *Site) add(t *tree.Tree, name string, value any) error {
	data, err := json.MarshalIndent(value, "", " ")
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	t.Add(name, data, s.Facts.Records.Network.File)
	return nil
}

// anchorAsOf is where home says of which instant the site is. All other pages lead there: they change with their records only.
const anchorAsOf = "as-of"

// mainLists are the kinds in the head of every page.
var mainLists = []string{"events", "services", "groups", "meetings", "recommendations", "projects", "news"}

func (v *Voice) shared() *Shared {
	n := v.site.Facts.Records.Network
	short, _ := v.Plain(n.ShortName)
	full, _ := v.Plain(n.Title)
	out := &Shared{Network: short, Full: full, Invented: n.Invented.Yes, Preview: v.site.Preview,
		Home: v.href(""), Contents: v.href(v.contentsPath(0)), Offers: map[string]string{}}
	for _, kind := range mainLists {
		out.Nav = append(out.Nav, Link{Key: "kind_" + kind, Href: v.href(v.ListPath(kind))})
	}
	out.Footer = append(out.Footer, Link{Key: "kind_network", Href: v.href(v.networkPath())}, Link{Key: "sec_as_of", Href: out.Home + "#" + anchorAsOf}, Link{Key: "sec_contents", Href: out.Contents},
		Link{Key: "sec_translations", Href: v.href(v.translationsPath())})
	out.Footer = append(out.Footer, v.changesLink()...)
	out.Footer = append(out.Footer, v.glossaryLinks()...)
	for _, p := range v.site.Facts.Records.Prose {
		out.Footer = append(out.Footer, v.proseLink(p))
	}
	if n.Licence.Name.S != "" {
		out.Licence = &Link{Text: Text{S: n.Licence.Name.S}, Href: n.Licence.URL.S, External: true}
	}
	for i := range v.site.Config.Languages {
		l := &v.site.Config.Languages[i]
		out.Languages = append(out.Languages, Language{Key: l.Key, Tag: l.Tag, Dir: l.Dir, Label: l.Label})
		out.Offers[l.Key] = l.Words.T("offer")
	}
	return out
}
