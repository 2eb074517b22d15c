package page

import (
	"fmt"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

// partner is an organisation of so good an evidence that works in the groups.
func partner(id, evidence string, groups ...string) *model.Organization {
	x := &model.Organization{Base: baseOf("organizations", id), Evidence: model.Word{S: evidence}}
	for _, g := range groups {
		x.Groups = append(x.Groups, model.Ref{Kind: "groups", ID: g})
	}
	return x
}

func circle(id, short string, topics ...string) *model.Group {
	g := &model.Group{Base: baseOf("groups", id), GroupKind: model.Word{S: "working-group"}, PartOf: model.Flag{Set: true, Yes: true}, Short: model.Text{S: short}}
	for _, t := range topics {
		g.Topics = append(g.Topics, model.Ref{Kind: "topics", ID: t})
	}
	return g
}

// glance is the first page of the overview in a language.
func (s *Site) glance(t *testing.T, language string) *Page {
	t.Helper()
	return s.in(t, language).Overview(s.Facts.Overview(), 1, len(s.overviewFiles()))
}

// saidIn writes the rows of a table in words.
func saidIn(s *Section) string {
	var rows []string
	for _, r := range s.Table.Rows {
		var row []string
		for _, c := range r {
			switch c.Type {
			case "names":
				var names []string
				for _, n := range c.Names {
					names = append(names, n.S)
				}
				row = append(row, strings.Join(names, "+"))
			case "link":
				row = append(row, c.Link.Text.S)
			default:
				row = append(row, c.S+c.Word)
			}
		}
		rows = append(rows, strings.Join(row, " "))
	}
	return strings.Join(rows, "; ")
}

func TestTheOverviewTellsInTablesWhatThePictureShows(t *testing.T) {
	t.Parallel()
	b := partner("b", "works-with", "sprache", "arbeit")
	b.Topics = []model.Ref{{Kind: "topics", ID: "lernen"}}
	p := made(t, partner("a", "same-field"), b, circle("sprache", "AG S", "lernen"), circle("arbeit", ""), &model.Topic{Base: baseOf("topics", "lernen")}).glance(t, "de")
	if got, want := saidIn(p.part("groups")), "arbeit value_not_known 1; sprache lernen 1"; got != want {
		t.Errorf("groups: %q, want %q", got, want)
	}
	if got, want := saidIn(p.part("organizations")), "a evidence_same_field value_not_known value_not_known; b evidence_works_with arbeit+AG S lernen"; got != want {
		t.Errorf("organisations: %q, want %q", got, want)
	}
	for key, want := range map[string]string{"evidence_named": "0", "evidence_works_with": "1", "evidence_same_field": "1", "overview_ungrouped": "1"} {
		if f := p.fact(key); f == nil || f.Values[0].S != want {
			t.Errorf("%s: %+v, want %s", key, f, want)
		}
	}
	if p.fact("overview_absent") != nil {
		t.Error("nobody is absent, and yet it is said")
	}
	alt := p.part("picture").Drawing.Sheets[0].Alt
	if !strings.Contains(alt, "Gruppen: 2, Organisationen: 2, Themen: 1") {
		t.Errorf("the picture is described as %q", alt)
	}
}

func TestWithoutRecordsThereIsNoPictureButAReason(t *testing.T) {
	t.Parallel()
	s := made(t)
	p := s.glance(t, "en")
	if p.part("picture") != nil || s.in(t, "en").Pictures() != nil {
		t.Error("nothing is drawn all the same")
	}
	if p.part("groups").Empty != "empty_groups" || p.part("organizations").Empty != "empty_organizations" || p.part("groups").Table != nil {
		t.Errorf("%+v", p.Sections)
	}
}

func TestThePictureLiesWhereThePageLooksForIt(t *testing.T) {
	t.Parallel()
	for _, n := range []int{5, 150} {
		var records []model.Record
		for i := range n {
			records = append(records, partner(fmt.Sprintf("o%03d", i), "named", "g"))
		}
		s := made(t, append(records, circle("g", ""))...)
		d := s.glance(t, "de").part("picture").Drawing
		there := map[string]bool{}
		for _, f := range s.in(t, "de").Pictures() {
			if there["/netz/"+f.Path] {
				t.Errorf("%s is there twice", f.Path)
			}
			there["/netz/"+f.Path] = strings.HasPrefix(f.SVG(), "<svg ")
		}
		if !there[d.File.Href] || !strings.HasSuffix(d.File.Href, "/network/overview/picture.svg") {
			t.Errorf("%d: there is no %s", n, d.File.Href)
		}
		for _, sheet := range d.Sheets {
			if !there[sheet.Src] || sheet.Width == 0 || sheet.Height == 0 {
				t.Errorf("%d: there is no %+v", n, sheet)
			}
		}
		if several := len(d.Sheets) > 1; several != (n > 100) || several != strings.HasPrefix(d.Sheets[0].Alt, "Seite 1 von ") {
			t.Errorf("%d: sheets %+v", n, d.Sheets)
		}
	}
}

func TestTheOverviewIsPagedInTheOrderOfTheAlphabet(t *testing.T) {
	t.Parallel()
	var records []model.Record
	for i := range 2*shownAtAGlance + 1 {
		records = append(records, partner(fmt.Sprintf("o%03d", i), model.Evidence[i%3]))
	}
	s := made(t, records...)
	de, next := s.in(t, "de"), 0
	files := s.overviewFiles()
	for n, f := range files {
		p := f.compose(de)
		for _, row := range p.part("organizations").Table.Rows {
			if want := fmt.Sprintf("o%03d", next); row[0].Link.Text.S != want {
				t.Fatalf("page %d has %s, want %s", n+1, row[0].Link.Text.S, want)
			}
			next++
		}
		if (p.part("picture") != nil) != (n == 0) || p.Pager.Page != n+1 {
			t.Errorf("page %d: %+v", n+1, p.Pager)
		}
	}
	if len(files) != 3 || next != len(records) || files[2].address(de) != "network/overview/seite/3/" {
		t.Errorf("%d pages with %d organisations", len(files), next)
	}
}

func TestThePictureSpeaksTheLanguageOfItsReaders(t *testing.T) {
	t.Parallel()
	s := open(t, magdeburg, noon)
	for language, want := range map[string][]string{
		"de": {`lang="de"`, `direction="ltr"`, ">Gruppen<", ">Das Netzwerk auf einen Blick<", ">AG Sprache<"},
		"ar": {`lang="ar"`, `direction="rtl"`, ">مجموعات<", ">مجموعة عمل اللغة<"},
	} {
		drawing := s.in(t, language).Pictures()[0].SVG()
		for _, w := range want {
			if !strings.Contains(drawing, w) {
				t.Errorf("%s lacks %s", language, w)
			}
		}
	}
}

func TestTheListsOfGroupsAndOrganisationsLeadToTheOverview(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	de := s.in(t, "de")
	for _, kind := range []string{"groups", "organizations"} {
		if more := de.ListPage(s.Lists(kind)[0], 1).part("list").More; more == nil || more.Href != de.href(de.belowNetwork(segmentOverview)) {
			t.Errorf("the list of %s leads to %+v", kind, more)
		}
	}
}
