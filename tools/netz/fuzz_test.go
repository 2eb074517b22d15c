//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// gap stands in what strangers write for a text that the fuzzer chooses by itself: most changes of TOML are no TOML, and
// would never reach a page.
const gap = `"§"`

// stranger is what somebody wrote: a record, its translation into Arabic, and a page of prose.
type stranger struct{ record, overlay, prose []byte }

// FuzzRecordToVerifiedPage goes all the way from the bytes of strangers: what check does not refuse with a position is built
// by Hugo and verified, nothing on the site acts by itself, no file lies outside, and the page of a record that has nothing
// to do with it is the same to the byte down to its foot.
func FuzzRecordToVerifiedPage(f *testing.F) {
	h := hostOf(f)
	examples := 1 // of each kind; all of them take minutes
	if flag.Lookup("test.fuzz").Value.String() != "" {
		examples = 1000
	}
	for n, kind := range model.Kinds {
		for _, record := range h.examples(f, kind, examples) {
			f.Add(uint8(n), record, []byte(labelOf(record)+" = { text = "+gap+", how = \"human\" }\n"), []byte(proseOf(gap, "Text {office.email}")), "Ein Text")
		}
	}
	topics := slices.IndexFunc(model.Kinds, func(k *model.Kind) bool { return k.Name == "topics" })
	for _, a := range attacks {
		text := valueOf(f, a.value)
		record := "name = \"Fremd\"\nmodified = 2026-11-01\nsummary = " + gap + "\ntext = " + gap + "\n"
		overlay := strings.NewReplacer(gap, "{ text = "+gap+", how = \"human\" }", "modified = 2026-11-01\n", "", `"Fremd"`, "{ text = "+gap+", how = \"machine\" }").Replace(record)
		f.Add(uint8(topics), []byte(record), []byte(overlay), []byte(proseOf(gap, text)), text)
	}
	f.Fuzz(func(t *testing.T, n uint8, record, overlay, prose []byte, text string) {
		h.mustHold(t, model.Kinds[int(n)%len(model.Kinds)], stranger{filled(record, text), filled(overlay, text), filled(prose, text)})
	})
}

func proseOf(title, body string) string {
	return "+++\ntitle = " + title + "\nslug = \"fremd\"\nhow = \"human\"\n+++\n\n" + body + "\n"
}

// labelOf is the key under which a record tells what it is called.
func labelOf(record []byte) string {
	if bytes.HasPrefix(record, []byte("title = ")) || bytes.Contains(record, []byte("\ntitle = ")) {
		return "title"
	}
	return "name"
}

// filled puts the text, as a TOML string, where a gap is.
func filled(src []byte, text string) []byte {
	quoted, err := json.Marshal(text) // what JSON escapes, TOML reads
	if err != nil {
		return src
	}
	return bytes.ReplaceAll(src, []byte(gap), bytes.ReplaceAll(quoted, []byte("\x7f"), []byte(`\u007f`)))
}

func valueOf(t testing.TB, value string) string {
	t.Helper()
	var v struct{ V string }
	if _, err := toml.Decode("v = "+value, &v); err != nil {
		t.Fatal(err)
	}
	return v.V
}

// host is the site that strangers write into: a small network in German and Arabic.
type host struct {
	dir, cache string
	before     map[string]string // pages of the canary
	outside    []string          // all that lies beside what a build makes
}

// canary is a topic that nothing refers to.
const canary = "kanarienvogel"

func hostOf(f *testing.F) *host {
	f.Helper()
	h := &host{dir: filepath.Join(f.TempDir(), "site")}
	h.cache = filepath.Join(h.dir, "build")
	must(f, os.CopyFS(h.dir, os.DirFS(small)))
	config, err := os.ReadFile(filepath.Join(h.dir, "config.toml"))
	must(f, err)
	arabic := strings.NewReplacer("languages.en", "languages.ar", `"English"`, `"العربية"`, `"en-GB"`, `"ar"`, `tag = "en"`, `tag = "ar"`)
	german, english, _ := strings.Cut(string(config), "[languages.en]")
	english = strings.Replace(arabic.Replace("[languages.en]"+english), `direction = "ltr"`, `direction = "rtl"`, 1)
	h.write(f, "config.toml", []byte(german+english))
	h.write(f, "data/topics/"+canary+".toml", []byte("name = \"Kanarienvogel\"\nmodified = 2026-11-01\nsummary = \"Er singt.\"\ntext = \"Er singt **laut**.\"\n"))
	h.outside = h.beside(f)
	stage := h.build(f)
	h.before = h.canaries(f, stage)
	if len(h.before) != 2 {
		f.Fatalf("the canary has %d pages", len(h.before))
	}
	return h
}

func (h *host) write(t testing.TB, name string, data []byte) {
	t.Helper()
	path := filepath.Join(h.dir, name)
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(t, os.WriteFile(path, data, 0o644))
}

// mustHold puts what a stranger wrote into the site and demands all that a site promises.
func (h *host) mustHold(t *testing.T, kind *model.Kind, s stranger) {
	where := "data/" + kind.Name + "/fremd"
	if kind.Single() {
		where = "data/" + kind.Name
	}
	old, err := os.ReadFile(filepath.Join(h.dir, where+".toml"))
	h.write(t, where+".toml", s.record)
	h.write(t, where+".ar.toml", s.overlay)
	h.write(t, "content/fremd.de.md", s.prose)
	defer func() {
		for _, name := range []string{where + ".toml", where + ".ar.toml", "content/fremd.de.md"} {
			must(t, os.Remove(filepath.Join(h.dir, name)))
		}
		if err == nil {
			h.write(t, where+".toml", old)
		}
	}()
	stage := h.build(t)
	if stage == "" {
		return
	}
	mustBeHarmless(t, stage, filepath.Join(h.cache, "hugo"))
	var beside []string
	for _, name := range h.beside(t) {
		if name != where+".toml" && name != where+".ar.toml" && name != "content/fremd.de.md" {
			beside = append(beside, name)
		}
	}
	outside := slices.DeleteFunc(slices.Clone(h.outside), func(name string) bool { return name == where+".toml" })
	if !slices.Equal(beside, outside) {
		t.Errorf("beside the site lie %q, before %q", beside, outside)
	}
	if kind.Single() || bytes.Contains(slices.Concat(s.record, s.overlay, s.prose), []byte(canary)) {
		return // the network's name stands on every page, and a page tells who refers to it
	}
	for name, after := range h.canaries(t, stage) {
		if after != h.before[name] {
			t.Errorf("%s changed: %s", name, newLineOf(after, h.before[name]))
		}
	}
}

// beside lists what lies in the site's folder and around it, but for what a build makes.
func (h *host) beside(t testing.TB) []string {
	t.Helper()
	root := filepath.Dir(h.dir)
	list, err := filesBelow(root, func(string) (string, error) { return "", nil })
	must(t, err)
	var out []string
	for _, name := range list {
		name = strings.TrimPrefix(strings.TrimSpace(name), "/site/")
		if !strings.HasPrefix(name, "build/") && !strings.HasPrefix(name, "/stage/") {
			out = append(out, name)
		}
	}
	return out
}

// canaries gives the pages of the canary down to their foot.
func (h *host) canaries(t testing.TB, stage string) map[string]string {
	t.Helper()
	out := map[string]string{}
	pages, err := filepath.Glob(filepath.Join(stage, "*", canary, "index.html"))
	must(t, err)
	deeper, err := filepath.Glob(filepath.Join(stage, "*", "*", canary, "index.html"))
	must(t, err)
	for _, name := range append(pages, deeper...) {
		data, err := os.ReadFile(name)
		must(t, err)
		page, _, _ := strings.Cut(string(data), "<footer") // where all pages of prose are named
		out[strings.TrimPrefix(name, stage)] = page
	}
	return out
}

// newLineOf gives the first line of a page that is not in another.
func newLineOf(page, other string) string {
	for line := range strings.Lines(page) {
		if !strings.Contains(other, line) {
			return line
		}
	}
	return "lines are gone"
}

// build makes the site in this process, but for Hugo, so that the fuzzer sees what the bytes do. It gives the folder of the
// site; "" where check refused it.
func (h *host) build(t testing.TB) string {
	t.Helper()
	ctx, cancel := context.WithTimeoutCause(t.Context(), time.Minute, fmt.Errorf("it takes more than a minute"))
	defer cancel()
	at := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	c := &command{stdout: io.Discard, stderr: io.Discard, now: func() time.Time { return at }, env: func(string) string { return "" }, ctx: ctx, source: h.dir}
	r := &building{command: c, flags: buildFlags{noHistory: true, out: filepath.Join(h.dir, "public")}, begun: at}
	err := r.check()
	if turnedAway(t, r.found) {
		return ""
	}
	must(t, err)
	defer r.in.source.Close()
	_, err = r.write(h.cache)
	if turnedAway(t, r.found) {
		return ""
	}
	must(t, err)
	stage := filepath.Join(filepath.Dir(h.dir), "stage")
	must(t, os.RemoveAll(stage))
	must(t, os.Mkdir(stage, 0o755))
	for _, do := range []func() error{func() error { return r.hugo(stage, h.cache) }, func() error { return r.verify(stage) }} {
		if err := do(); err != nil {
			t.Fatalf("%v: %v", err, r.found)
		}
	}
	return stage
}

// turnedAway tells whether there are faults, and demands that each names its place.
func turnedAway(t testing.TB, found diag.List) bool {
	t.Helper()
	whole := []string{"overlay-orphan", "file-name", "file-unreadable", "prose-original"} // that the file is there is the fault
	for _, d := range found {
		if d.Severity == diag.Fault && (d.Pos.File == "" || d.Pos.Line == 0 && !slices.Contains(whole, d.Code)) {
			t.Errorf("%s at %s: %s", d.Code, d.Pos, d.Message.En)
		}
	}
	return found.Faults() > 0
}

// examples gives up to most records of Musterstadt of a kind, without the lines that lead to records which are not here.
func (h *host) examples(f *testing.F, kind *model.Kind, most int) [][]byte {
	f.Helper()
	files, err := filepath.Glob(filepath.Join(invents, "data", kind.Name, "*.toml"))
	if kind.Single() {
		files = []string{filepath.Join(invents, "data", kind.Name+".toml")}
	}
	must(f, err)
	var out [][]byte
	for _, name := range files {
		if strings.Count(filepath.Base(name), ".") > 1 || len(out) == most {
			continue
		}
		src, err := os.ReadFile(name)
		must(f, err)
		if src = h.thinned(f, kind, src); src != nil {
			out = append(out, src)
		}
	}
	if len(out) == 0 {
		f.Fatalf("no record of %s comes through", kind.Name)
	}
	return out
}

// thinned takes lines out of a record until check has nothing against it; nil where it always has.
func (h *host) thinned(f *testing.F, kind *model.Kind, src []byte) []byte {
	f.Helper()
	where := "data/" + kind.Name + "/fremd.toml"
	if kind.Single() {
		return src
	}
	defer os.Remove(filepath.Join(h.dir, where))
	c := &command{stdout: io.Discard, stderr: io.Discard, now: func() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) }, env: func(string) string { return "" }, ctx: f.Context(), source: h.dir}
	for range 20 {
		h.write(f, where, src)
		in, found, err := c.read("", "")
		must(f, err)
		in.source.Close()
		if found.Faults() == 0 {
			return src
		}
		lines := strings.SplitAfter(string(src), "\n")
		for _, d := range found {
			if d.Severity == diag.Fault && d.Pos.File == where && d.Pos.Line > 0 && d.Pos.Line <= len(lines) {
				lines[d.Pos.Line-1] = ""
			}
		}
		src = []byte(strings.Join(lines, ""))
	}
	return nil
}
