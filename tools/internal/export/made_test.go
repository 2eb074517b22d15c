package export

import (
	"bytes"
	goflag "flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"offenesnetz/i18n"
	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/page"
	"offenesnetz/tools/internal/tree"
)

var update = goflag.Bool("update", false, "write the golden files anew")

const (
	musterstadt = "../../testdata/musterstadt"
	magdeburg   = "../../.."
	noon        = "2026-03-14T12:00:00+01:00"
)

// built is a site as Hugo gets it: pages, machine forms and the records' own files.
type built struct {
	*tree.Tree
	site      *page.Site
	addresses []page.Address
}

// build makes all files of Musterstadt, after change has had its way with the records.
func build(t testing.TB, asOf string, change func(*model.Records)) *built {
	t.Helper()
	return buildFrom(t, musterstadt, asOf, change)
}

func buildFrom(t testing.TB, folder, asOf string, change func(*model.Records)) *built {
	t.Helper()
	source, err := load.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	config := configOf(t, source)
	records, _, err := load.Records(source, config)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(records)
	}
	out := &built{Tree: tree.New(), site: siteOf(t, config, records, asOf)}
	if out.addresses, _, err = out.site.Write(out.Tree); err != nil {
		t.Fatal(err)
	}
	if err := Add(out.Tree, out.site, out.addresses); err != nil {
		t.Fatal(err)
	}
	out.copyFiles(t, source)
	if found := out.Findings(); len(found) > 0 {
		t.Fatalf("the tree refuses files: %v", found)
	}
	return out
}

// configOf reads the configuration of a site, with the words of its languages.
func configOf(t testing.TB, source *load.Source) *lang.Config {
	t.Helper()
	src, err := source.ReadFile("config.toml")
	if err != nil {
		t.Fatal(err)
	}
	config, err := load.Config(src, "")
	if err != nil {
		t.Fatal(err)
	}
	for i := range config.Languages {
		config.Languages[i].Words = interfaceWords(t, config.Languages[i].Key)
	}
	return config
}

func (b *built) copyFiles(t testing.TB, source *load.Source) {
	t.Helper()
	for _, r := range b.site.Facts.All() {
		for _, name := range page.OwnFiles(b.site.Facts, r) {
			data, err := source.ReadFile("data/" + r.Meta().Key() + "/" + name)
			if err != nil {
				t.Fatal(err)
			}
			b.Add(static+page.FilePath(r.Meta(), name), data, r.Meta().File)
		}
	}
}

func interfaceWords(t testing.TB, key string) lang.Words {
	t.Helper()
	src, err := i18n.Files.ReadFile(key + ".toml")
	if err != nil {
		t.Fatal(err)
	}
	words, err := lang.ParseWords(src)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func siteOf(t testing.TB, config *lang.Config, records *model.Records, asOf string) *page.Site {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.Parse(time.RFC3339, asOf)
	if err != nil {
		t.Fatal(err)
	}
	return page.NewSite(derive.New(records, zone, at), config, "test")
}

// file gives the text of one file of the site.
func (b *built) file(t testing.TB, path string) string {
	t.Helper()
	data, ok := b.Get(static + path)
	if !ok {
		t.Fatalf("there is no %s", path)
	}
	return string(data)
}

// below lists the files of the site whose path ends so.
func (b *built) below(end string) []string {
	var out []string
	for _, p := range b.Paths() {
		if rest, ok := strings.CutPrefix(p, static); ok && strings.HasSuffix(rest, end) {
			out = append(out, rest)
		}
	}
	return out
}

// golden compares text with testdata/golden/name, or writes it there.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, []byte(got)) {
		t.Errorf("%s has changed; if it should, run go test -update and read the difference. Now it is:\n%s", name, got)
	}
}

// momentOf reads a day, or a day and a wall time as in "2026-03-14T12:00".
func momentOf(t testing.TB, s string) model.Moment {
	t.Helper()
	d, clock, timed := strings.Cut(s, "T")
	m := model.Moment{Timed: timed}
	if d == "" {
		return m
	}
	var err error
	if m.Date, err = edtf.Parse(d); err != nil {
		t.Fatal(err)
	}
	if timed {
		at, err := time.Parse("15:04", clock)
		if err != nil {
			t.Fatal(err)
		}
		m.Hour, m.Minute = at.Hour(), at.Minute()
	}
	return m
}

func TestNoGoldenIsOrphaned(t *testing.T) {
	t.Parallel()
	entries, err := os.ReadDir(filepath.Join("testdata", "golden"))
	if err != nil {
		t.Fatal(err)
	}
	read := []string{"events.en.ics", "meeting.de.ics", "news.de.xml", "news.en.xml", "waiting.de.xml"}
	for _, e := range entries {
		if !slices.Contains(read, e.Name()) {
			t.Errorf("no test reads testdata/golden/%s", e.Name())
		}
	}
}
