//go:build unix

package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/tree"
)

// invented is a copy of Musterstadt that is built again and again.
type invented struct {
	*testing.T
	dir  string
	args []string // of every build
}

func (s *invented) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// edit replaces every old in a file of the site.
func (s *invented) edit(name, old, new string) {
	s.Helper()
	data, err := os.ReadFile(s.path(name))
	must(s.T, err)
	if !strings.Contains(string(data), old) {
		s.Fatalf("%s has no %q", name, old)
	}
	s.write(name, strings.ReplaceAll(string(data), old, new))
}

func (s *invented) write(name, text string) {
	s.Helper()
	must(s.T, os.WriteFile(s.path(name), []byte(text), 0o644))
}

// build builds into a folder and tells how many of how many pages were kept.
func (s *invented) build(out string, more ...string) (kept, pages int) {
	s.Helper()
	args := append([]string{"build", "--json", "--source", s.dir, "--out", s.path(out)}, s.args...)
	data, err := netz(append(args, more...)...).Output()
	var result struct{ Kept, Pages int }
	if err := errors.Join(err, json.Unmarshal(data, &result)); err != nil {
		s.Fatalf("%v\n%s", err, data)
	}
	return result.Kept, result.Pages
}

// A page is kept as long as nothing that goes into it has changed: the site is then the one that a build from nothing makes.
func TestASiteWithKeptPagesIsTheOneThatAFullBuildMakes(t *testing.T) {
	t.Parallel()
	s := &invented{T: t, dir: siteOf(t, invents), args: []string{"--as-of", "2026-03-14T12:00:00+01:00"}}
	const most, some, none = 0.9, 0.2, 0
	for _, step := range []struct {
		name   string
		change func()
		least  float64 // of the pages that are kept; "none" is none at all
		site   bool    // it is another site than before
	}{
		{"the first build", func() {}, none, true},
		{"nothing", func() {}, most, false},
		{"a text", func() { s.edit("data/groups/arbeit.toml", "summary = \"", "summary = \"Neu: ") }, some, true},
		{"a name that stands on many pages", func() { s.edit("data/groups/arbeit.toml", "name = \"Arbeitsgruppe ", "name = \"Gruppe ") }, some, true},
		{"a translation", func() { s.edit("data/groups/sprache.en.toml", "text = \"Courses", "text = \"New: courses") }, some, true},
		{"a hand-written page", func() { s.edit("content/participate.de.md", "Kommen Sie", "Bitte kommen Sie") }, most, true},
		{"a record that is new", func() {
			s.write("data/topics/neu.toml", "name = \"Neues Thema\"\nmodified = 2026-03-01\n")
		}, some, true},
		{"a record that is gone", func() { s.write("data/topics/neu.toml", "[deleted]\non = 2026-03-02\nreason = \"Doppelt.\"\n") }, some, true},
		{"the day", func() { s.args = []string{"--as-of", "2026-04-01T12:00:00+02:00"} }, some, true},
		{"back to the day before", func() { s.args = []string{"--as-of", "2026-03-14T12:00:00+01:00"} }, some, true},
		{"the site's address", func() { s.args = append(s.args, "--base-url", "https://anders.example/unten/") }, none, true},
		{"the name of a language", func() { s.edit("config.toml", `label = "English"`, `label = "British English"`) }, none, true},
		{"a page that somebody changed", func() { s.write("public/gruppen/arbeit/index.html", "<p>Betrug") }, most, false},
		{"a page that somebody took away", func() { must(t, os.Remove(s.path("public/en/index.html"))) }, most, false},
		{"a page that leads elsewhere", func() {
			must(t, errors.Join(os.Rename(s.path("public/gruppen/arbeit/index.html"), s.path("away")), os.Symlink(s.path("away"), s.path("public/gruppen/arbeit/index.html"))))
		}, most, false},
		{"the whole site is away", func() { must(t, os.RemoveAll(s.path("public"))) }, none, false},
		{"a memory cut off", func() {
			data, err := os.ReadFile(s.path("build/pages"))
			must(t, errors.Join(err, os.WriteFile(s.path("build/pages"), data[:len(data)/2], 0o644)))
		}, some, false},
		{"a memory of nonsense", func() { s.write("build/pages", "netz pages 1\n../../x y z\n\x00") }, none, false},
	} {
		step.change()
		kept, pages := s.build("public")
		if part := float64(kept) / float64(pages); part < step.least || step.least == none && kept > 0 {
			t.Errorf("%s: %d of %d pages kept", step.name, kept, pages)
		}
		if step.site {
			if kept, _ := s.build("full", "--full"); kept > 0 {
				t.Errorf("%s: a full build kept %d pages", step.name, kept)
			}
		}
		mustEqual(t, sums(t, s.path("public")), sums(t, s.path("full")))
		if t.Failed() {
			t.Fatalf("%s: the sites differ", step.name)
		}
	}
}

// What the reader sees is told by the end of the build: where it fails the site is the one before.
func TestASiteThatCannotBeRememberedIsNotPublished(t *testing.T) {
	t.Parallel()
	s := &invented{T: t, dir: siteOf(t, small), args: []string{"--as-of", someDay}}
	s.build("public")
	before := sums(t, s.path("public"))
	must(t, errors.Join(os.Remove(s.path("build/pages")), os.MkdirAll(s.path("build/pages/full"), 0o755)))
	group := firstFile(t, s.path("data/groups"))
	s.edit("data/groups/"+group, "name = \"", "name = \"Neu: ")
	said, err := netz("build", "--lang", "en", "--source", s.dir, "--as-of", someDay).CombinedOutput()
	if err == nil || !strings.Contains(string(said), "the site stays as it is") {
		t.Errorf("%v\n%s", err, said)
	}
	mustEqual(t, sums(t, s.path("public")), before)
}

func TestABuildWhoseSettingsChangeMeanwhileIsNotRemembered(t *testing.T) {
	t.Parallel()
	s := &invented{T: t, dir: siteOf(t, small)}
	cache := t.TempDir()
	r := &building{command: &command{source: s.dir}, flags: buildFlags{full: true}, in: &input{config: &lang.Config{}}}
	for _, change := range []bool{false, true} {
		must(t, r.keep(tree.New(), cache))
		if change {
			s.edit("config.toml", "label = \"", "label = \"Neu: ")
			must(t, os.Remove(filepath.Join(cache, memoryFile)))
		}
		must(t, r.remember(cache, nil))
		if _, err := os.Stat(filepath.Join(cache, memoryFile)); errors.Is(err, fs.ErrNotExist) != change {
			t.Errorf("settings changed: %v, memory: %v", change, err)
		}
	}
}

// Templates of the owner's may print anything: the clock, all pages, what they like.
func TestNothingIsKeptUnderAnOwnTheme(t *testing.T) {
	t.Parallel()
	s := &invented{T: t, dir: siteOf(t, small), args: []string{"--as-of", someDay, "--theme", "theme"}}
	s.args[3] = s.path("theme")
	must(t, os.MkdirAll(s.path("theme/static"), 0o755))
	for range 2 {
		if kept, _ := s.build("public"); kept > 0 {
			t.Errorf("%d pages kept", kept)
		}
	}
}

func TestNothingIsKeptWhereHugoReadsMoreThanNetzWrites(t *testing.T) {
	t.Parallel()
	s := &invented{T: t, dir: siteOf(t, small), args: []string{"--as-of", someDay}}
	must(t, os.MkdirAll(s.path("more"), 0o755))
	s.write("more/extra.txt", "one")
	s.edit("config.toml", "[[module.mounts]]\nsource = \"build/hugo/i18n\"", "[[module.mounts]]\nsource = \"more\"\ntarget = \"static\"\n[[module.mounts]]\nsource = \"build/hugo/i18n\"")
	for range 2 {
		if kept, _ := s.build("public"); kept > 0 {
			t.Errorf("%d pages kept", kept)
		}
	}
}

// What is the same as before keeps its time, so that browsers don't fetch it again; a full build is no exception.
func TestFilesThatStayTheSameKeepTheirTime(t *testing.T) {
	t.Parallel()
	s := &invented{T: t, dir: siteOf(t, small), args: []string{"--as-of", someDay, "--full"}}
	s.build("public")
	times := func() map[string]string {
		out := map[string]string{}
		list, err := filesBelow(s.path("public"), stampOf)
		must(t, err)
		for _, line := range list {
			name, stamp, _ := strings.Cut(line, " ")
			out[name] = stamp
		}
		return out
	}
	before := times()
	group := firstFile(t, s.path("data/groups"))
	s.edit("data/groups/"+group, "name = \"", "name = \"Neu: ")
	s.build("public")
	kept, changed := 0, 0
	for name, stamp := range times() {
		switch {
		case before[name] == stamp:
			kept++
		default:
			changed++
		}
	}
	if kept < changed || changed == 0 {
		t.Errorf("%d files kept their time, %d did not", kept, changed)
	}
}

// firstFile names the first record of a folder.
func firstFile(t *testing.T, dir string) string {
	t.Helper()
	list, err := fs.Glob(os.DirFS(dir), "*.toml")
	must(t, err)
	for _, name := range list {
		if strings.Count(name, ".") == 1 {
			return name
		}
	}
	t.Fatalf("no record in %s", dir)
	return ""
}
