package page

import (
	"encoding/json"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

func contains(s, part string) bool { return strings.Contains(s, part) }

func TestAddresses(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	de, en := s.in(t, "de"), s.in(t, "en")
	meeting := s.find(t, "meetings/2024-06-12-plenum")
	for _, c := range []struct{ got, want string }{
		{de.RecordPath(meeting), "sitzungen/2024-06-12-plenum/"},
		{en.RecordPath(meeting), "meetings/2024-06-12-plenum/"},
		{de.RecordPath(s.Facts.Records.Network), "netzwerk/"},
		{de.ListPath("meetings", "year", "2023"), "sitzungen/jahr/2023/"},
		{de.ListPath("events", "this-week"), "veranstaltungen/diese-woche/"},
		{en.ListPath("services", "need", "work"), "services/need/work/"},
		{de.href(de.RecordPath(meeting)), "/netz/sitzungen/2024-06-12-plenum/"},
		{en.href(en.RecordPath(meeting)), "/netz/en/meetings/2024-06-12-plenum/"},
		{de.href(""), "/netz/"},
		{en.href(""), "/netz/en/"},
		{de.URL(de.RecordPath(meeting)), "https://musterstadt.example/netz/sitzungen/2024-06-12-plenum/"},
		{en.URL(""), "https://musterstadt.example/netz/en/"},
		{de.contentsPath(2024), "inhalt/2024/"},
		{en.rulesPath(), "network/rules/"},
		{de.rulesYearPath(2024), "netzwerk/regeln/2024/"},
		{de.pagedPath(segmentMinutes, 1), "netzwerk/protokolle/"},
		{de.pagedPath(segmentMinutes, 2), "netzwerk/protokolle/seite/2/"},
		{de.belowNetwork(segmentOffices), "netzwerk/aemter/"},
		{en.belowNetwork(segmentTasks), "network/tasks/"},
		{de.pagedPath(segmentOverview, 1), "netzwerk/ueberblick/"},
		{en.pagedPath(segmentOverview, 2), "network/overview/page/2/"},
		{de.listPagePath(&List{Kind: "meetings"}, 1), "sitzungen/"},
		{de.listPagePath(&List{Kind: "meetings"}, 2), "sitzungen/seite/2/"},
		{en.listPagePath(&List{Kind: "meetings", Facet: "year", Value: "2023"}, 3), "meetings/year/2023/page/3/"},
		{en.listPagePath(&List{Kind: "events", Facet: "language", Value: "zh-Hant"}, 1), "events/language/zh-hant/"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// The one thing Hugo reads of an address: below the language, without a slash before it, which would make all
// languages one.
func TestAddressesInFrontMatterHaveNoSlashBeforeThem(t *testing.T) {
	t.Parallel()
	files, _ := open(t, musterstadt, noon).written(t)
	seen := map[string]string{}
	for _, name := range files.Paths() {
		if !strings.HasPrefix(name, "content/") {
			continue
		}
		var head front
		data, _ := files.Get(name)
		if err := json.Unmarshal(data, &head); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		language := strings.Split(name, ".")[1]
		home := strings.HasPrefix(name, "content/_index.")
		if (head.URL == "/") != home || !home && (strings.HasPrefix(head.URL, "/") || !strings.HasSuffix(head.URL, "/") || contains(head.URL, "//")) {
			t.Errorf("%s has the address %q", name, head.URL)
		}
		if other, ok := seen[language+" "+head.URL]; ok {
			t.Errorf("%s and %s have the same address %q", name, other, head.URL)
		}
		seen[language+" "+head.URL] = name
		if head.Type != "netz" || head.Layout == "" || head.Title == "" || head.Params.Page.Heading.S == "" {
			t.Errorf("%s lacks type, layout, title or heading: %+v", name, head)
		}
	}
}

func TestAddressesForTheSitemap(t *testing.T) {
	t.Parallel()
	_, addresses := open(t, musterstadt, noon).written(t)
	modified, origin := map[string]string{}, map[string]string{}
	for _, a := range addresses {
		if a.Hidden {
			continue
		}
		if len(a.URLs) != 2 {
			t.Fatalf("%v are not the addresses of two languages", a.URLs)
		}
		path := strings.TrimPrefix(a.URLs[0], "https://musterstadt.example/netz/")
		modified[path], origin[path] = a.Modified, a.Origin
	}
	for path, want := range map[string]string{"sitzungen/2024-06-12-plenum/": "data/meetings/2024-06-12-plenum.toml", "sitzungen/": "data/meetings", "mitmachen/": "content/participate.de.md"} {
		if origin[path] != want {
			t.Errorf("%q is made from %q, want %q", path, origin[path], want)
		}
	}
	for path, want := range map[string]string{
		"":                             "2026-03-02",
		"netzwerk/":                    "2026-03-02",
		"sitzungen/2024-06-12-plenum/": "2024-07-01",
		"sitzungen/":                   "", // a list has no day of its own
		"inhalt/2024/":                 "",
		"mitmachen/":                   "",
		"veranstaltungen/diese-woche/": "",
	} {
		if got, ok := modified[path]; !ok || got != want {
			t.Errorf("%q: listed %v, changed on %q, want %q", path, ok, got, want)
		}
	}
}

// Only a former address of a hand-written page is the affair of one language.
func TestEveryPageIsThereInEveryLanguage(t *testing.T) {
	t.Parallel()
	files, addresses := open(t, musterstadt, noon).written(t)
	content, count, alone := 0, 0, 0
	for _, name := range files.Paths() {
		if strings.HasPrefix(name, "content/") {
			content++
		}
		if strings.HasPrefix(name, "content/moved/pages--") {
			alone++
		} else if stem, ok := strings.CutSuffix(name, ".de.md"); ok {
			count++
			if _, ok := files.Get(stem + ".en.md"); !ok {
				t.Errorf("%s has no English page", name)
			}
		}
	}
	if count+alone != len(addresses) || count*2+alone != content {
		t.Errorf("%d German pages, %d addresses, %d former ones, %d files", count, len(addresses), alone, content)
	}
}

// partIDs lists the anchors that a page gives its sections and what is in them.
func partIDs(p *Page) []string {
	var out []string
	for _, s := range p.Sections {
		out = append(out, s.ID)
		for _, x := range s.Steps {
			out = append(out, x.ID)
		}
		for _, x := range s.Points {
			out = append(out, x.ID)
		}
		for _, x := range s.Rules {
			out = append(out, x.ID)
		}
		for _, x := range s.Pictures {
			out = append(out, x.ID)
		}
		if s.Table != nil {
			out = append(out, s.Table.IDs...)
		}
	}
	return out
}

func TestAnchorsAreUniqueOnTheirPage(t *testing.T) {
	t.Parallel()
	for _, folder := range []string{musterstadt, magdeburg} {
		s := open(t, folder, noon)
		v := s.in(t, "de")
		pages := map[string]*Page{"home": v.Home(), "network": v.Network(), "rules": v.RulesPage(), "contents": v.Contents(), "translations": v.Translations(),
			"minutes": v.MinutesPage(1), "offices": v.OfficesPage(1), "tasks": v.TasksPage(), "rules of a year": v.RulesYear(s.ruleYears()[1])}
		for _, r := range s.Facts.All() {
			pages[r.Meta().Key()] = v.Record(r)
		}
		for name, p := range pages {
			seen := map[string]bool{}
			for _, id := range partIDs(p) {
				if seen[id] || strings.ContainsAny(id, " #\"") || id == "" {
					t.Errorf("%s has the anchor %q twice, or it is unfit", name, id)
				}
				seen[id] = true
			}
		}
	}
}

// What a record may be called can't meet what the site itself has there.
func TestListsAndRecordsHaveFilesOfTheirOwn(t *testing.T) {
	t.Parallel()
	for _, l := range []*List{{Kind: "meetings"}, {Kind: "meetings", Facet: "year", Value: "2023"}, {Kind: "events", Facet: "this-week"}} {
		if name := listFileName(l, 2); !strings.HasPrefix(name, "lists/") || model.KindOf("lists") != nil {
			t.Errorf("a list lies in %q", name)
		}
	}
	if model.KindOf("site") != nil || model.KindOf("pages") != nil {
		t.Error("a kind of record has a folder that the site's own pages lie in")
	}
}
