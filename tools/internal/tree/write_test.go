package tree

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestWriteBringsTheFolderInLine(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	write(t, dir, of("a.md", "1", "b/c.md", "2", "b/d/e.md", "3"), Stats{Written: 3})
	write(t, dir, of("a.md", "1", "b/c.md", "changed", "f.md", "4"), Stats{Written: 2, Unchanged: 1, Removed: 1})
	write(t, dir, of("b", "now a file", "a.md/x.md", "now a folder"), Stats{Written: 2, Removed: 3})
	write(t, dir, New(), Stats{Removed: 2})
}

func TestWriteOfTheSameContentTouchesNothing(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	tr := of("a.md", "1", "b/c.md", "2")
	write(t, dir, tr, Stats{Written: 2})
	before := snapshot(t, filepath.Dir(dir))
	write(t, dir, tr, Stats{Unchanged: 2})
	if after := snapshot(t, filepath.Dir(dir)); !maps.Equal(before, after) {
		t.Errorf("something was written:\n%v\n%v", before, after)
	}
}

func TestWriteOfAnEmptyTreeMakesTheFolder(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	write(t, dir, New(), Stats{})
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		t.Fatal("Hugo needs an empty folder, or it falls back to another", err)
	}
	write(t, dir, New(), Stats{})
}

func TestWriteHealsWhatSomebodyDid(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		do   func(dir string) error
		want Stats
	}{
		"edited, same size":     {func(d string) error { return os.WriteFile(d+"/a.md", []byte("X"), 0o644) }, Stats{Written: 1, Unchanged: 2}},
		"edited, longer":        {func(d string) error { return os.WriteFile(d+"/b/c.md", []byte("XXX"), 0o644) }, Stats{Written: 1, Unchanged: 2}},
		"touched only":          {func(d string) error { return os.Chtimes(d+"/a.md", time.Time{}, time.Unix(9, 9)) }, Stats{Unchanged: 3}},
		"touched into tomorrow": {func(d string) error { return os.Chtimes(d+"/a.md", time.Time{}, time.Unix(9e9, 0)) }, Stats{Unchanged: 3}},
		"file deleted":          {func(d string) error { return os.Remove(d + "/a.md") }, Stats{Written: 1, Unchanged: 2}},
		"folder deleted":        {func(d string) error { return os.RemoveAll(d + "/b") }, Stats{Written: 2, Unchanged: 1}},
		"all deleted":           {os.RemoveAll, Stats{Written: 3}},
		"manifest deleted and folder, too": {func(d string) error {
			return errors.Join(os.RemoveAll(d), os.Remove(d+manifestSuffix))
		}, Stats{Written: 3}},
		"file became a folder": {func(d string) error {
			return errors.Join(os.Remove(d+"/a.md"), os.MkdirAll(d+"/a.md/x", 0o755), os.WriteFile(d+"/a.md/x/y", nil, 0o644))
		}, Stats{Written: 1, Unchanged: 2, Foreign: []string{"a.md/x/y"}}},
		"folder became a file": {func(d string) error {
			return errors.Join(os.RemoveAll(d+"/b"), os.WriteFile(d+"/b", nil, 0o644))
		}, Stats{Written: 2, Unchanged: 1, Foreign: []string{"b"}}},
		"foreign files": {func(d string) error {
			return errors.Join(os.WriteFile(d+"/b/~x", nil, 0o644), os.MkdirAll(d+"/z", 0o755), os.WriteFile(d+"/z/.y", nil, 0o644))
		}, Stats{Unchanged: 3, Foreign: []string{"b/~x", "z/.y"}}},
		"empty foreign folder": {func(d string) error { return os.MkdirAll(d+"/z/y/x", 0o755) }, Stats{Unchanged: 3}},
		"manifest lines spoilt": {func(d string) error {
			return os.WriteFile(d+manifestSuffix, []byte(headComplete+"\nzz 1 2 a.md\n../../x\n"), 0o644)
		}, Stats{Unchanged: 3}},
		"manifest cut short": {func(d string) error {
			data, err := os.ReadFile(d + manifestSuffix)
			return errors.Join(err, os.WriteFile(d+manifestSuffix, data[:len(data)-5], 0o644))
		}, Stats{Unchanged: 3}},
		"manifest lies about the sum": {func(d string) error {
			data, err := os.ReadFile(d + manifestSuffix)
			lines := strings.SplitAfter(string(data), "\n")
			lines[1] = strings.Repeat("0", 32) + lines[1][32:]
			return errors.Join(err, os.WriteFile(d+manifestSuffix, []byte(strings.Join(lines, "")), 0o644))
		}, Stats{Written: 1, Unchanged: 2}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := newDir(t)
			tr := of("a.md", "1", "b/c.md", "2", "b/d.md", "3")
			write(t, dir, tr, Stats{Written: 3})
			if err := c.do(dir); err != nil {
				t.Fatal(err)
			}
			write(t, dir, tr, c.want)
			write(t, dir, tr, Stats{Unchanged: 3})
		})
	}
}

// Edits within one tick of the file system's clock would look untouched if Write didn't wait for the tick.
func TestWriteSeesAnEditRightAfterTheLastWrite(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	for i := range 20 {
		tr := of("a.md", fmt.Sprintf("%02d", i))
		write(t, dir, tr, Stats{Written: 1})
		if err := os.WriteFile(dir+"/a.md", []byte("XX"), 0o644); err != nil {
			t.Fatal(err)
		}
		write(t, dir, tr, Stats{Written: 1})
	}
}

func TestWriteNeverGoesThroughASymlink(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ link, to string }{
		"file to a file outside":     {"a.md", "victim/file"},
		"folder to a folder outside": {"b", "victim"},
		"folder to a folder inside":  {"b", "content/z"},
		"unknown link":               {"x", "victim"},
		"dangling link":              {"a.md", "victim/new"},
		"temporary name":             {".netz-0-0", "victim/new"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := newDir(t)
			base := filepath.Dir(dir)
			must(t, os.Mkdir(base+"/victim", 0o755))
			must(t, os.WriteFile(base+"/victim/file", []byte("precious"), 0o644))
			must(t, os.WriteFile(base+"/victim/c.md", []byte("precious"), 0o644))
			tr := of("a.md", "1", "b/c.md", "2", "z/c.md", "3")
			write(t, dir, tr, Stats{Written: 3})
			must(t, os.RemoveAll(filepath.Join(dir, c.link)))
			must(t, os.Symlink(filepath.Join(base, c.to), filepath.Join(dir, c.link)))
			before := snapshot(t, base+"/victim")
			stats, err := tr.Write(dir)
			if err != nil || !slices.Contains(stats.Foreign, c.link) {
				t.Errorf("stats %+v, error %v", stats, err)
			}
			if after := snapshot(t, base+"/victim"); !maps.Equal(before, after) {
				t.Errorf("written through the link: %v", after)
			}
			expect(t, dir, tr)
		})
	}
}

func TestWriteRefusesWhatIsNotOurs(t *testing.T) {
	t.Parallel()
	prepare := map[string]func(dir string) error{
		"folder with files and no manifest": func(d string) error {
			return errors.Join(os.Mkdir(d, 0o755), os.WriteFile(d+"/mine", []byte("x"), 0o644))
		},
		"manifest of somebody else": func(d string) error {
			return errors.Join(os.Mkdir(d, 0o755), os.WriteFile(d+"/mine", []byte("x"), 0o644), os.WriteFile(d+manifestSuffix, []byte("{}\n"), 0o644))
		},
		"file":              func(d string) error { return os.WriteFile(d, []byte("x"), 0o644) },
		"symlink to folder": func(d string) error { return errors.Join(os.Mkdir(d+"2", 0o755), os.Symlink(d+"2", d)) },
		"manifest that is a symlink": func(d string) error {
			return errors.Join(os.WriteFile(d+"3", []byte(headComplete+"\n"), 0o644), os.Symlink(d+"3", d+manifestSuffix))
		},
	}
	for name, prepare := range prepare {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := newDir(t)
			must(t, prepare(dir))
			before := snapshot(t, filepath.Dir(dir))
			if _, err := of("a.md", "1").Write(dir); err == nil {
				t.Error("no error")
			}
			if after := snapshot(t, filepath.Dir(dir)); !maps.Equal(before, after) {
				t.Errorf("something was touched: %v", after)
			}
		})
	}
	dir := newDir(t)
	must(t, prepare["folder with files and no manifest"](dir))
	if _, err := New().Write(dir); !errors.Is(err, ErrForeign) {
		t.Errorf("error is %v", err)
	}
}

func TestWriteTakesAnEmptyFolder(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	must(t, os.Mkdir(dir, 0o755))
	write(t, dir, of("a.md", "1"), Stats{Written: 1})
}

func TestLargeFoldersAreSharedOut(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	tr := New()
	for i := range 3*batch + 7 {
		tr.Add(fmt.Sprintf("a/%04d.md", i), []byte{byte(i)}, "o")
		tr.Add(fmt.Sprintf("a/%04d/x.md", i), []byte{byte(i)}, "o")
	}
	write(t, dir, tr, Stats{Written: tr.Len()})
	write(t, dir, tr, Stats{Unchanged: tr.Len()})
}

func TestManifestIsTheSameForTheSameFiles(t *testing.T) {
	t.Parallel()
	e := map[string]entry{"b": {sumOf([]byte("2")), 1, 5}, "a b": {sumOf(nil), 0, -1}}
	data := encode(headComplete, e)
	name := filepath.Join(t.TempDir(), "m")
	must(t, saveManifest(name, data))
	m, err := readManifest(name)
	if err != nil || !m.complete || !m.ours || !maps.Equal(m.entries, e) {
		t.Errorf("read back %+v, %v", m, err)
	}
	if !slices.Equal(encode(headComplete, m.entries), data) {
		t.Error("bytes differ")
	}
}

func newDir(t *testing.T) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "content")
}

// of makes a tree of path, content, path, content …
func of(pairs ...string) *Tree {
	tr := New()
	for i := 0; i < len(pairs); i += 2 {
		tr.Add(pairs[i], []byte(pairs[i+1]), "test")
	}
	return tr
}

func write(t *testing.T, dir string, tr *Tree, want Stats) {
	t.Helper()
	got, err := tr.Write(dir)
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Fatalf("stats %+v, want %+v", got, want)
	}
	expect(t, dir, tr)
}

// expect compares the whole folder with the tree: nothing missing, nothing more, no temporary file beside it.
func expect(t *testing.T, dir string, tr *Tree) {
	t.Helper()
	folders := map[string]bool{".": true}
	for path := range tr.files {
		for folder := range parents(path) {
			folders[folder] = true
		}
	}
	files := 0
	must(t, fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if d.IsDir() && folders[path] {
			return err
		}
		want, ok := tr.Get(path)
		have, readErr := os.ReadFile(filepath.Join(dir, path))
		if !ok || string(have) != string(want) {
			t.Errorf("%s: have %q, want %q (in the tree: %v)", path, have, want, ok)
		}
		files++
		return errors.Join(err, readErr)
	}))
	if files != tr.Len() {
		t.Errorf("%d files on disk, %d in the tree", files, tr.Len())
	}
	for _, suffix := range []string{".tmp", ".clock"} {
		if _, err := os.Lstat(dir + manifestSuffix + suffix); err == nil {
			t.Errorf("%s left behind", suffix)
		}
	}
}

// snapshot gives size, time and mode of everything below base.
func snapshot(t *testing.T, base string) map[string]string {
	t.Helper()
	out := map[string]string{}
	must(t, filepath.WalkDir(base, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		out[path] = fmt.Sprint(info.Size(), info.Mode(), info.ModTime().UnixNano())
		return err
	}))
	return out
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
