package translate

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
)

// site is a network's folder that a test may change.
type site struct {
	dir     string
	config  *lang.Config
	records *model.Records
	texts   []Text
}

const config = `baseURL = "https://netz.example/"
defaultContentLanguage = "de"
[languages.de]
[languages.en]
[languages.uk]
`

const network = `name = "Netz"
short_name = "Netz"
city = "Musterstadt"
time_zone = "Europe/Berlin"
id_authority = "netz.example"
id_since = 2026-01-01
modified = 2026-11-24
`

const group = `name = "Gruppe Sprache"
classification = "working-group"
part_of_network = true
summary = "Sie trifft sich."
rhythm = "monatlich"
text = """
Erster Absatz.

Zweiter Absatz."""
modified = 2026-11-01

[[history]]
id = "anfang"
date = "2019"
text = "Die Gruppe beginnt."

[[history]]
id = "ende"
date = "2020"
text = "Die Gruppe endet."

[[uncertain]]
id = "jahr"
note = "Das Jahr ist unsicher."
`

// made writes a site with one group and, unless overlay is empty, its English overlay.
func made(t *testing.T, overlay string) *site {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "config.toml", config)
	write(t, dir, "data/network.toml", network)
	write(t, dir, "data/groups/sprache.toml", group)
	if overlay != "" {
		write(t, dir, "data/groups/sprache.en.toml", overlay)
	}
	return open(t, dir)
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	full := filepath.Join(dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, dir string) *site {
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
	c, err := load.Config(src, "")
	if err != nil {
		t.Fatal(err)
	}
	records, found, err := load.Records(source, c)
	if err != nil {
		t.Fatal(err)
	}
	if found.Faults() > 0 {
		t.Fatal(found)
	}
	return &site{dir, c, records, Texts(records, c.Default)}
}

func (s *site) read(name string) ([]byte, error) {
	return fs.ReadFile(os.DirFS(s.dir), name)
}

// take imports a PO file into the folder and gives the plan with the site as it then is.
func (s *site) take(t *testing.T, po []byte, origin Origin) (*Plan, []File, *site) {
	t.Helper()
	plan, found := Read("x.po", po, s.texts, []string{"en", "uk"}, origin)
	if found.Faults() > 0 {
		t.Fatal(found)
	}
	files, bad := plan.Files(s.read)
	if len(bad) > 0 {
		t.Fatal(bad)
	}
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := Write(root, files); err != nil {
		t.Fatal(err)
	}
	return plan, files, open(t, s.dir)
}

func musterstadt(t *testing.T) *site {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/musterstadt")); err != nil {
		t.Fatal(err)
	}
	return open(t, dir)
}

func berlin(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// batch is all of the site for the translators of a language.
func (s *site) batch(lang string) Batch {
	return Batch{Texts: s.texts, Glossary: s.records.Glossary, Original: s.config.Default, Language: lang, Project: "Netz"}
}
