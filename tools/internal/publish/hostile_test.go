package publish

import (
	"bytes"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// object writes an object that git itself would not make, and gives its id.
func (h *house) object(kind string, data []byte) string {
	h.t.Helper()
	cmd := h.command("hash-object", "-t", kind, "--literally", "--stdin", "-w")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	must(h.t, err)
	return strings.TrimSpace(string(out))
}

// item is an entry of a tree.
type item struct{ mode, name, id string }

func (h *house) tree(items ...item) string {
	h.t.Helper()
	var data []byte
	for _, i := range items {
		id, err := hex.DecodeString(i.id)
		must(h.t, err)
		data = append(append(data, i.mode+" "+i.name+"\x00"...), id...)
	}
	return h.object("tree", data)
}

// hostile makes a commit on top of the published one whose tree has further items, and calls it "hostile". They must sort
// behind data/.
func (h *house) hostile(items ...item) {
	h.t.Helper()
	config := item{"100644", "config.toml", h.git("rev-parse", "main:config.toml")}
	data := item{"40000", "data", h.git("rev-parse", "main:data")}
	all := append([]item{config, data}, items...)
	slices.SortStableFunc(all, func(a, b item) int { return strings.Compare(a.name, b.name) })
	h.git("update-ref", "refs/heads/hostile", h.git("commit-tree", "-p", "main", "-m", "x", h.tree(all...)))
}

func TestHostileTreesAreRefusedInPlainWords(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		items func(h *house, blob string) []item
		said  []string
	}{
		"a symlink": {func(_ *house, b string) []item { return []item{{"120000", "link", b}} }, []string{"link: ", "[push-kind]"}},
		"a symlink in data": {func(h *house, b string) []item {
			return []item{{"40000", "data2", h.tree(item{"120000", "x.toml", b})}}
		}, []string{"data2/x.toml: ", "[push-kind]"}},
		"a submodule":       {func(h *house, _ string) []item { return []item{{"160000", "module", h.git("rev-parse", "main")}} }, []string{"module: ", "Submodul"}},
		"../x":              {func(h *house, b string) []item { return []item{{"40000", "..", h.tree(item{"100644", "x", b})}} }, []string{"[push-path]"}},
		"a file named ../x": {func(_ *house, b string) []item { return []item{{"100644", "../x", b}} }, []string{"fullPathname"}},
		".git/hooks/x": {func(h *house, b string) []item {
			return []item{{"40000", ".git", h.tree(item{"40000", "hooks", h.tree(item{"100755", "x", b})})}}
		}, []string{".git/hooks/x", "[push-path]"}},
		".GIT deep in data": {func(h *house, b string) []item {
			return []item{{"40000", "data3", h.tree(item{"40000", ".GIT", h.tree(item{"100644", "x", b})})}}
		}, []string{"[push-path]"}},
		"git~1": {func(h *house, b string) []item { return []item{{"40000", "git~1", h.tree(item{"100644", "x", b})}} }, []string{"[push-path]"}},
		".git with a sign that some file systems pass over": {func(h *house, b string) []item {
			return []item{{"40000", ".g\u200cit", h.tree(item{"100644", "x", b})}}
		}, []string{"[push-path]"}},
		"CON": {func(_ *house, b string) []item { return []item{{"100644", "CON", b}} }, []string{"Gerät", "[push-path]"}},
		"a device with an ending": {func(h *house, b string) []item {
			return []item{{"40000", "data4", h.tree(item{"100644", "nul.toml", b})}}
		}, []string{"data4/nul.toml", "Gerät"}},
		"a backslash":             {func(_ *house, b string) []item { return []item{{"100644", `x\y`, b}} }, []string{"[push-path]"}},
		"a control character":     {func(_ *house, b string) []item { return []item{{"100644", "x\x1b[2Jy", b}} }, []string{`\u001B[2J`, "[push-path]"}},
		"a line break":            {func(_ *house, b string) []item { return []item{{"100644", "x\ny", b}} }, []string{"[push-path]"}},
		"a dot at the end":        {func(_ *house, b string) []item { return []item{{"100644", "x.", b}} }, []string{"[push-path]"}},
		"names that are no UTF-8": {func(_ *house, b string) []item { return []item{{"100644", "x\xff", b}} }, []string{"[push-path]"}},
		"two names in one":        {func(_ *house, b string) []item { return []item{{"100644", "X.toml", b}, {"100644", "x.toml", b}} }, []string{"[push-double]"}},
		"two folders in one":      {func(h *house, b string) []item { return []item{{"40000", "DATA", h.tree(item{"100644", "y", b})}} }, []string{"[push-double]"}},
		"a large file": {func(h *house, _ string) []item {
			return []item{{"100644", "large", h.object("blob", make([]byte, 2<<20+1))}}
		}, []string{"large: ", "[push-size]"}},
		"too much together": {func(h *house, _ string) []item {
			large := h.object("blob", make([]byte, 1<<20))
			return []item{{"100644", "e", large}, {"100644", "f", large}, {"100644", "g", large}, {"100644", "h", large}}
		}, []string{"alle Dateien zusammen", "[push-size]"}},
		"a tree that grows without end": {func(h *house, b string) []item {
			inner := h.tree(item{"100644", "x", b})
			for range 12 {
				inner = h.tree(item{"40000", "a", inner}, item{"40000", "b", inner}, item{"40000", "c", inner}, item{"40000", "d", inner})
			}
			return []item{{"40000", "grows", inner}}
		}, []string{"mehr als 50 Dateien"}},
		"folders without end and without files": {func(h *house, _ string) []item {
			inner := h.tree()
			for range 20 {
				inner = h.tree(item{"40000", "a", inner}, item{"40000", "b", inner})
			}
			return []item{{"40000", "grows", inner}}
		}, []string{"mehr als 50 Dateien"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t, "max_file_mb = 50", "max_file_mb = 2", "max_total_mb = 1024", "max_total_mb = 4", "max_files = 100000", "max_files = 50")
			h.mustPush("main")
			h.hostile(c.items(h, h.object("blob", []byte("/etc/passwd")))...)
			h.mustRefuse(c.said, "hostile:main")
			h.mustRefuse(c.said, "hostile:refs/heads/draft")
			h.mustRefuse(c.said, "hostile:refs/tags/v1")
		})
	}
}

// What a hostile version did is in every clone, be it taken back.
func TestADangerousNameInAnEarlierVersionIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.hostile(item{"40000", ".git", h.tree(item{"100644", "config", h.object("blob", []byte("[core]\nfsmonitor = touch /tmp/x\n"))})})
	h.git("update-ref", "refs/heads/hostile", h.git("commit-tree", "-p", "hostile", "-m", "back", "main^{tree}"))
	h.mustRefuse([]string{"eine frühere Fassung", "[push-path]"}, "hostile:main")
}

// A symlink that a person made by mistake and took back is no reason to refuse what is good now.
func TestWhatWasTakenBackIsForgiven(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	must(t, os.Symlink("/etc/passwd", filepath.Join(h.clone, "data/x.toml")))
	h.commit()
	h.mustRefuse([]string{"data/x.toml", "[push-kind]"}, "main")
	must(t, os.Remove(filepath.Join(h.clone, "data/x.toml")))
	h.commit("data/number.txt", "2")
	h.mustPush("main")
	h.mustShow("2 false")
}

func TestAHundredMegabytesAreRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.hostile(item{"100644", "film.mp4", h.object("blob", make([]byte, 100<<20))})
	h.mustRefuse([]string{"film.mp4", "100 MB", "[push-size]", "Adresse"}, "hostile:main")
}

// Whatever a push brings that git or Hugo could take for a program is text.
func TestAPushStartsNoProgram(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	sprung := filepath.Join(t.TempDir(), "sprung")
	trap := "!touch '" + sprung + "'"
	h.commit(".gitattributes", "* filter=böse diff=böse export-subst\n", "data/.gitattributes", "* ident\n",
		".lfsconfig", "[lfs]\nurl = https://böse.example\n", "hooks/post-checkout", "#!/bin/sh\ntouch '"+sprung+"'\n",
		"layouts/index.html", `{{ os.Getenv "HOME" }}{{ readFile "/etc/passwd" }}`, "static/x.js", "alert(1)", "package.json", `{"scripts":{"postinstall":"`+trap+`"}}`,
		"config.toml", configText+"[security.exec]\nallow = ['.*']\n[module]\n[[module.imports]]\npath = 'github.com/böse/modul'\n[[module.mounts]]\nsource = '/etc'\ntarget = 'static'\n")
	for _, key := range []string{"filter.böse.smudge", "filter.böse.clean", "filter.böse.process", "diff.böse.textconv", "diff.böse.command", "core.fsmonitor", "core.sshCommand", "alias.ls-tree", "uploadpack.packObjectsHook", "core.alternateRefsCommand"} {
		_, err := h.objects(nil).Ask(t.Context(), "", "config", key, trap)
		must(t, err)
	}
	h.mustPush("main")
	h.mustShow("1 false")
	if _, err := os.Stat(sprung); err == nil {
		t.Error("a program was started")
	}
	config, err := os.ReadFile(h.work(workSite, configFile))
	must(t, err)
	for _, word := range []string{"imports", "/etc", ".*"} {
		if bytes.Contains(config, []byte(word)) {
			t.Errorf("Hugo would get %q: %s", word, config)
		}
	}
	for _, name := range []string{".gitattributes", "layouts", "static", themeFolder, "hooks", "package.json"} {
		if _, err := os.Lstat(h.work(workSite, name)); err == nil {
			t.Errorf("%s was unpacked", name)
		}
	}
	if list, err := os.ReadDir(filepath.Join(h.repo(), "hooks")); err != nil || len(list) != 2 {
		t.Errorf("hooks: %v, %v", list, err)
	}
}

func TestDangerousPaths(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]bool{
		"data/a.toml": false, ".gitignore": false, ".github/x": false, "a.git/x": false, "git/x": false, "data/.gitkeep": false,
		".git": true, "a/.git/b": true, ".Git": true, ".git.": true, ".git ": true, "GIT~1": true, "..": true, "a/../b": true, ".": true, `a\.git\x`: true, ".git:stream": true, "...": true, ".g\u200dit": true,
	} {
		if got := dangerous(path); got != want {
			t.Errorf("%q: %v", path, got)
		}
	}
}

func TestCodesAreSortedAndExplainedInBothLanguages(t *testing.T) {
	t.Parallel()
	for i, c := range Codes {
		if c.Meaning.De == "" || c.Meaning.En == "" || i > 0 && Codes[i-1].Name >= c.Name {
			t.Errorf("%s stands in the wrong place or is not explained", c.Name)
		}
	}
}
