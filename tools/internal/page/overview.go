package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/picture"
)

// shownAtAGlance is how many organisations a page of the overview lists, so that it stays light at any size.
const shownAtAGlance = 60

// pictureFile is the name of the network's picture, below the address of the overview.
const pictureFile = "picture.svg"

// sheetFile is the name of a sheet of the picture, from 0; the picture itself, where there is one sheet.
func sheetFile(i, sheets int) string {
	if sheets == 1 {
		return pictureFile
	}
	return "picture-" + strconv.Itoa(i+1) + ".svg"
}

// overviewFiles lists the pages of the network at a glance.
func (s *Site) overviewFiles() []file {
	overview := s.Facts.Overview()
	pages := max(1, (len(overview.Organizations)+shownAtAGlance-1)/shownAtAGlance)
	var files []file
	for n := 1; n <= pages; n++ {
		name := "site/overview"
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		files = append(files, file{name: name, layout: "list", origin: "data/organizations", address: func(v *Voice) string { return v.pagedPath(segmentOverview, n) },
			compose: func(v *Voice) *Page { return v.Overview(overview, n, pages) }})
	}
	return files
}

// Overview composes one page, from 1, of the network at a glance. The first has the picture and the groups.
func (v *Voice) Overview(o derive.Overview, n, pages int) *Page {
	p := v.statusPage(segmentOverview, v.T("sec_overview"), "intro_overview")
	if n == 1 {
		p.Facts = append(p.Facts, v.overviewFacts(o)...)
		if network := v.drawn(o); len(network.Sheets()) > 0 {
			p.Sections = append(p.Sections, v.drawing(network))
		}
		p.Sections = append(p.Sections, v.overviewGroups(o))
	}
	p.Sections = append(p.Sections, v.overviewOrganizations(o, n))
	p.Pager = v.statusPager(segmentOverview, n, pages)
	return p
}

func (v *Voice) overviewFacts(o derive.Overview) []Fact {
	var facts []Fact
	add := func(key string, n int) { facts = append(facts, Fact{Key: key, Values: []Value{v.count(n)}}) }
	for _, e := range model.Evidence {
		add(key("evidence", e), len(ofEvidence(o.Organizations, e)))
	}
	add("overview_ungrouped", o.Ungrouped)
	if o.Absent > 0 {
		add("overview_absent", o.Absent)
	}
	return facts
}

func ofEvidence(all []derive.Placed, evidence string) []derive.Placed {
	return slices.DeleteFunc(slices.Clone(all), func(p derive.Placed) bool { return evidenceOf(p) != evidence })
}

func evidenceOf(p derive.Placed) string { return p.Record.(*model.Organization).Evidence.S }

// PictureFile is a file with a drawing.
type PictureFile struct {
	Path string // without the language
	SVG  func() string
}

// Pictures are the files of the network's picture for readers of this language: the whole and, where there are several, its
// sheets; none where there is nothing to draw.
func (v *Voice) Pictures() []PictureFile {
	network := v.drawn(v.site.Facts.Overview())
	sheets := len(network.Sheets())
	if sheets == 0 {
		return nil
	}
	files := []PictureFile{{v.belowNetwork(segmentOverview) + pictureFile, network.SVG}}
	for i := range sheets {
		if sheets > 1 {
			files = append(files, PictureFile{v.belowNetwork(segmentOverview) + sheetFile(i, sheets), func() string { return network.SheetSVG(i) }})
		}
	}
	return files
}

// drawing is the picture, sheet by sheet.
func (v *Voice) drawing(network *picture.Network) Section {
	sheets := network.Sheets()
	href := v.href(v.belowNetwork(segmentOverview))
	d := &Drawing{File: Link{Text: Text{S: v.T("overview_file")}, Href: href + pictureFile}, Note: Text{S: v.T("overview_read")}}
	for i, s := range sheets {
		alt := network.Desc
		if len(sheets) > 1 {
			alt = v.T("pager_page", "Page", strconv.Itoa(i+1), "Pages", strconv.Itoa(len(sheets))) + ". " + alt
		}
		d.Sheets = append(d.Sheets, Sheet{Src: href + sheetFile(i, len(sheets)), Alt: alt, Width: s.Width, Height: s.Height})
	}
	return Section{ID: "picture", Type: "drawing", Drawing: d}
}

// marks are the shapes for the grades of evidence.
var marks = map[string]picture.Mark{"named": picture.Disc, "works-with": picture.Ring, "same-field": picture.Diamond}

// drawn is the network as the picture has it: names in the language's own words, topics in the order of its alphabet.
func (v *Voice) drawn(o derive.Overview) *picture.Network {
	n := &picture.Network{Lang: v.Language.Tag, Dir: v.Language.Dir, Title: v.T("sec_overview"), GroupWord: v.kindName("groups"), TopicWord: v.kindName("topics")}
	places := map[model.Record]int{}
	for i, t := range v.byTitle(o.Topics) {
		places[t] = i
		n.Topics = append(n.Topics, named(v.title(t)))
	}
	for i, g := range o.Groups {
		places[g.Record] = i
		n.Groups = append(n.Groups, picture.Group{Name: named(v.shortName(g.Record)), Topics: placesOf(places, g.Topics)})
	}
	for _, e := range model.Evidence {
		b := picture.Block{Heading: v.T("count_of", "What", v.T(key("evidence", e)), "Count", v.number(float64(len(ofEvidence(o.Organizations, e))), 0)), Mark: marks[e]}
		for _, p := range v.placedByTitle(ofEvidence(o.Organizations, e)) {
			b.Rows = append(b.Rows, picture.Row{Name: named(v.title(p.Record)), Groups: placesOf(places, p.Groups), Topics: placesOf(places, p.Topics)})
		}
		slices.SortStableFunc(b.Rows, likeness)
		if len(b.Rows) > 0 {
			n.Blocks = append(n.Blocks, b)
		}
	}
	n.Desc = v.T("overview_alt", "Parts", v.counts("groups", len(o.Groups), "organizations", len(o.Organizations), "topics", len(o.Topics)))
	return n
}

// likeness puts organisations that work alike beside each other, those with groups first.
func likeness(a, b picture.Row) int {
	compare := func(a, b []int) int {
		if len(a) == 0 || len(b) == 0 {
			return cmp.Compare(len(b), len(a))
		}
		return slices.Compare(a, b)
	}
	return cmp.Or(compare(a.Groups, b.Groups), compare(a.Topics, b.Topics))
}

func placesOf(places map[model.Record]int, records []model.Record) []int {
	var out []int
	for _, r := range records {
		out = append(out, places[r])
	}
	slices.Sort(out)
	return out
}

func named(t Text) picture.Name { return picture.Name{Text: t.S, Lang: t.Lang, Dir: t.Dir} }

// shortName is a group's short name or, where it has none, its name.
func (v *Voice) shortName(r model.Record) Text {
	if short := r.(*model.Group).Short; !short.IsZero() {
		return v.For(r).Text(short)
	}
	return v.title(r)
}

// placedByTitle is in the order of this language's alphabet.
func (v *Voice) placedByTitle(all []derive.Placed) []derive.Placed {
	records, by := make([]model.Record, len(all)), map[model.Record]derive.Placed{}
	for i, p := range all {
		records[i], by[p.Record] = p.Record, p
	}
	out := make([]derive.Placed, len(all))
	for i, r := range v.byTitle(records) {
		out[i] = by[r]
	}
	return out
}

// counts writes "Gruppen: 4, Themen: 3" of pairs of kind and number.
func (v *Voice) counts(pairs ...any) string {
	var out []string
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, v.T("count_of", "What", v.kindName(pairs[i].(string)), "Count", v.number(float64(pairs[i+1].(int)), 0)))
	}
	return strings.Join(out, v.T("comma")+" ")
}

// overviewGroups lists the groups with their topics and how many organisations are known to work in each.
func (v *Voice) overviewGroups(o derive.Overview) Section {
	working := map[model.Record]int{}
	for _, p := range o.Organizations {
		for _, g := range p.Groups {
			working[g]++
		}
	}
	t := &Table{CaptionKey: "sec_groups", Head: []string{"kind_groups", "sec_topics", "overview_known"}}
	for _, g := range o.Groups {
		link := v.linkOf(g.Record)
		t.Rows = append(t.Rows, []Value{{Type: "link", Link: &link}, v.names(g.Topics), v.count(working[g.Record])})
	}
	return tableOr("groups", "sec_groups", "empty_groups", t)
}

// overviewOrganizations lists organisations in the order of the alphabet, a page of them.
func (v *Voice) overviewOrganizations(o derive.Overview, n int) Section {
	t := &Table{CaptionKey: "sec_organizations", Head: []string{"kind_organizations", "facet_evidence", "sec_groups", "sec_topics"}}
	all := v.placedByTitle(o.Organizations)
	for _, p := range all[(n-1)*shownAtAGlance : min(n*shownAtAGlance, len(all))] {
		link := v.linkOf(p.Record)
		t.Rows = append(t.Rows, []Value{{Type: "link", Link: &link}, {Type: "word", Word: key("evidence", evidenceOf(p))},
			v.names(p.Groups), v.names(p.Topics)})
	}
	return tableOr("organizations", "sec_organizations", "empty_organizations", t)
}

// names is a table's cell with the names of records, in the order of the alphabet.
func (v *Voice) names(records []model.Record) Value {
	if len(records) == 0 {
		return Value{Type: "word", Word: "value_not_known"}
	}
	out := Value{Type: "names"}
	for _, r := range v.byTitle(records) {
		name := v.title(r)
		if _, group := r.(*model.Group); group {
			name = v.shortName(r)
		}
		out.Names = append(out.Names, name)
	}
	return out
}
