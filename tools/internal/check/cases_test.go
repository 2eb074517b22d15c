package check_test

import (
	"bytes"
	"encoding/base64"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
)

var update = flag.Bool("update", false, "write the findings into the cases as what is wanted")

// asOf is the instant of all cases.
var asOf = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// A case shows one code: testdata/<code>.txtar changes the network of base.txtar, under good/ so that it has no
// finding of that code, under bad/ so that it has the findings of want.de and no others.
const (
	goodTree = "good/"
	badTree  = "bad/"
	wantFile = "want.de"
)

// tree is a site's files by path. A file that is empty in a case stands for one that is left out.
type tree map[string][]byte

func readBase(t testing.TB) tree {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	base := tree{}
	for _, f := range archive.Files {
		base[f.Name] = f.Data
	}
	return base
}

// with gives the base with the files that a case has below a prefix.
func (base tree) with(archive *txtar.Archive, prefix string) tree {
	out := maps.Clone(base)
	for _, f := range archive.Files {
		name, ok := strings.CutPrefix(f.Name, prefix)
		if !ok {
			continue
		}
		out[name] = f.Data
		if len(f.Data) == 0 {
			delete(out, name)
		}
	}
	return out
}

// write puts the files into a fresh folder.
func (files tree) write(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		if bare, coded := strings.CutSuffix(name, ".base64"); coded { // a picture is no text
			decoded, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(data)))
			if err != nil {
				t.Fatal(err)
			}
			name, data = bare, decoded
		}
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// findings loads and checks a folder as `netz check` does.
func findings(t testing.TB, dir string) diag.List {
	t.Helper()
	records, config, found := read(t, dir)
	found = append(found, check.All(records, config, asOf)...)
	found.Sort()
	return found
}

func read(t testing.TB, dir string) (*model.Records, *lang.Config, diag.List) {
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
	records, found, err := load.Records(source, config)
	if err != nil {
		t.Fatal(err)
	}
	return records, config, found
}

func german(t testing.TB, found diag.List) string {
	t.Helper()
	var b bytes.Buffer
	if err := found.WriteText(&b, "de"); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestBaseHasNoFinding(t *testing.T) {
	t.Parallel()
	if got := german(t, findings(t, readBase(t).write(t))); got != "" {
		t.Errorf("the base network has findings:\n%s", got)
	}
}

func TestEachCodeHasAGoodAndABadCase(t *testing.T) {
	t.Parallel()
	base := readBase(t)
	for _, code := range check.Codes {
		if _, ok := madeCases[code.Name]; ok {
			continue // see made_test.go
		}
		t.Run(code.Name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join("testdata", code.Name+".txtar")
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatalf("the code has no case: %v", err)
			}
			good := findings(t, base.with(archive, goodTree).write(t))
			bad := findings(t, base.with(archive, badTree).write(t))
			if *update {
				updateWant(t, path, archive, german(t, bad))
			}
			holds(t, code.Name, good, bad, want(archive))
			inside(t, base.with(archive, badTree), bad)
		})
	}
}

// holds demands that good has no finding of the code, and that bad has one and is just what is wanted.
func holds(t *testing.T, code string, good, bad diag.List, want string) {
	t.Helper()
	ofCode := func(d diag.Diagnostic) bool { return d.Code == code }
	if slices.ContainsFunc(good, ofCode) {
		t.Errorf("the good case has the fault:\n%s", german(t, good))
	}
	if !slices.ContainsFunc(bad, ofCode) {
		t.Errorf("the bad case does not have the fault")
	}
	if got := german(t, bad); got != want {
		t.Errorf("findings of the bad case:\n%s\nwanted:\n%s", got, want)
	}
	for _, d := range bad {
		if d.Message.De == "" || d.Message.En == "" || (d.Advice.De == "") != (d.Advice.En == "") {
			t.Errorf("not in both languages: %+v", d)
		}
	}
}

func want(archive *txtar.Archive) string {
	for _, f := range archive.Files {
		if f.Name == wantFile {
			return string(f.Data)
		}
	}
	return ""
}

func updateWant(t *testing.T, path string, archive *txtar.Archive, got string) {
	t.Helper()
	archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return f.Name == wantFile })
	archive.Files = append(archive.Files, txtar.File{Name: wantFile, Data: []byte(got)})
	if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
		t.Fatal(err)
	}
}

// inside demands that every finding lies inside its file.
func inside(t testing.TB, files tree, found diag.List) {
	t.Helper()
	for _, d := range found {
		if err := within(files, d.Pos); err != nil {
			t.Errorf("%s: %v", d.Code, err)
		}
	}
}

func within(files tree, pos diag.Pos) error {
	if pos.Line == 0 {
		return nil
	}
	text := strings.TrimPrefix(string(files[pos.File]), "\ufeff")
	lines := strings.Split(text, "\n")
	if pos.Line > len(lines) {
		return fmt.Errorf("%v lies behind the %d lines of the file", pos, len(lines))
	}
	if width := len([]rune(lines[pos.Line-1])) + 1; pos.Column < 1 || pos.Column > width {
		return fmt.Errorf("%v lies outside the %d columns of the line", pos, width)
	}
	return nil
}

func TestEveryCaseShowsACode(t *testing.T) {
	t.Parallel()
	files, err := fs.Glob(os.DirFS("testdata"), "*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		code := strings.TrimSuffix(file, ".txtar")
		known := slices.ContainsFunc(check.Codes, func(c check.Code) bool { return c.Name == code })
		if code != "base" && !known {
			t.Errorf("testdata/%s shows no code of check.Codes", file)
		}
	}
}
