package lasting_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/rogpeppe/go-internal/txtar"

	"offenesnetz/i18n"
	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/lasting"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/page"
)

var update = flag.Bool("update", false, "write the findings into the cases as what is wanted")

// asOf is the instant of all cases.
var asOf = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

const wantFile = "want.de"

// A case changes the site of base.txtar and compares it with an earlier one, which old.txt or old.xml lists; want.de is
// what is found. A file that is empty in a case is left out.
func TestCases(t *testing.T) {
	t.Parallel()
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range cases {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		if name == "base" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			dir := folder(t, archive)
			old, err := lasting.Read(listOf(t, dir))
			if err != nil {
				t.Fatal(err)
			}
			got := german(t, lasting.Vanished(old, site(t, dir)))
			if *update {
				archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return f.Name == wantFile })
				archive.Files = append(archive.Files, txtar.File{Name: wantFile, Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, _ := os.ReadFile(filepath.Join(dir, wantFile))
			if got != string(want) {
				t.Errorf("found:\n%s\nwanted:\n%s", got, want)
			}
		})
	}
}

// folder puts the base and a case into a fresh folder.
func folder(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range append(base.Files, archive.Files...) {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if len(f.Data) == 0 && f.Name != wantFile {
			err = os.RemoveAll(path)
		} else {
			err = os.WriteFile(path, f.Data, 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func listOf(t *testing.T, dir string) string {
	t.Helper()
	for _, name := range []string{"old.txt", "old.xml"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return filepath.Join(dir, name)
		}
	}
	t.Fatal("the case has no old.txt and no old.xml")
	return ""
}

func site(t *testing.T, dir string) *page.Site {
	t.Helper()
	source, err := load.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	src, err := source.ReadFile("config.toml")
	if err != nil {
		t.Fatal(err)
	}
	config, err := load.Config(src, "")
	if err != nil {
		t.Fatal(err)
	}
	for i := range config.Languages {
		words, err := i18n.Files.ReadFile(config.Languages[i].Key + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		if config.Languages[i].Words, err = lang.ParseWords(words); err != nil {
			t.Fatal(err)
		}
	}
	records, found, err := load.Records(source, config)
	if err != nil || found.Faults() > 0 {
		t.Fatalf("the case has faults: %v %v", err, found)
	}
	return page.NewSite(derive.New(records, time.UTC, asOf), config, "test")
}

func german(t *testing.T, found diag.List) string {
	t.Helper()
	for _, d := range found {
		if d.Message.En == "" || d.Advice.De == "" || d.Advice.En == "" || d.Code != lasting.Codes[0].Name {
			t.Errorf("not whole: %+v", d)
		}
	}
	found.Sort()
	var b bytes.Buffer
	if err := found.WriteText(&b, "de"); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWhatAPublishedSiteKeeps(t *testing.T) {
	t.Parallel()
	now := lasting.Stamp{AsOf: asOf, Authority: "netz.example"}
	for name, c := range map[string]struct {
		stamp, list string
		kept        int
	}{
		"the same network, earlier":      {`{"as_of":"2026-11-23T12:00:00Z","authority":"netz.example"}`, "gruppen/a/ groups/a\n", 1},
		"the same network, same instant": {`{"as_of":"2026-11-24T12:00:00Z","authority":"netz.example"}`, "gruppen/a/ groups/a\n", 1},
		"the same network, later":        {`{"as_of":"2026-11-25T12:00:00Z","authority":"netz.example"}`, "gruppen/a/ groups/a\n", 0},
		"another network":                {`{"as_of":"2026-11-23T12:00:00Z","authority":"demo.example"}`, "gruppen/a/ groups/a\n", 0},
		"no list":                        {`{"as_of":"2026-11-23T12:00:00Z","authority":"netz.example"}`, "", 0},
		"made before lists were written": {`{"as_of":"2026-11-23T12:00:00Z","generator":"netz 0.1.0"}`, "gruppen/a/ groups/a\n", 0},
		"nothing published":              {"", "", 0},
	} {
		dir := t.TempDir()
		for file, text := range map[string]string{"status.json": c.stamp, "addresses.txt": c.list} {
			if text == "" {
				continue
			}
			if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		old, err := lasting.Published(dir, "status.json", now)
		if err != nil || len(old) != c.kept {
			t.Errorf("%s: %v, %v", name, old, err)
		}
	}
}

func TestListsThatCannotBeUsedSayWhy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"empty.txt": "# nothing\n\n", "broken.xml": "<urlset><url>", "index.xml": "<sitemapindex><sitemap><loc>https://netz.example/part.xml</loc></sitemap></sitemapindex>",
		"twice.xml": "<sitemapindex><sitemap><loc>https://netz.example/index.xml</loc></sitemap></sitemapindex>",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{
		"nowhere": "there is no", "": "neither addresses.txt nor sitemap.xml", "empty.txt": "no address", "broken.xml": "is no sitemap",
		"index.xml": "put this file beside it", "twice.xml": "an index of sitemaps itself",
	} {
		_, err := lasting.Read(filepath.Join(dir, name))
		var unfit lasting.Unfit
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		} else if unfit, _ = err.(lasting.Unfit); unfit.Message.De == "" {
			t.Errorf("%s: not said in German", name)
		}
	}
}

func TestAddressesAreReadHoweverTheyAreWritten(t *testing.T) {
	t.Parallel()
	list := "\ufeff# an old list\r\nhttps://netz.example/gruppen/a\r\n\r\n/gruppen/b/index.html\ngruppen/c/ groups/c\nhttps://netz.example/%C3%BCber/?x=1#y\nhttps://netz.example\n"
	part := "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc> https://netz.example/gruppen/d/ </loc></url></urlset>"
	index := "<sitemapindex><sitemap><loc>https://netz.example/part.xml</loc></sitemap></sitemapindex>"
	dir := t.TempDir()
	for name, text := range map[string]string{"list": list, "part.xml": part, "index.xml": index} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string][]lasting.Address{
		"list":      {{Path: "/gruppen/a/"}, {Path: "/gruppen/b/"}, {Path: "gruppen/c/", Of: "groups/c"}, {Path: "/über/"}, {Path: "/"}},
		"index.xml": {{Path: "/gruppen/d/"}},
	} {
		got, err := lasting.Read(filepath.Join(dir, name))
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %v %v, want %v", name, got, err, want)
		}
	}
}
