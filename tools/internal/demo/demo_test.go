package demo

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
)

var today = time.Date(2026, 3, 14, 0, 0, 0, 0, time.UTC)

// write makes a network in a new folder.
func write(tb testing.TB, o Options) string {
	tb.Helper()
	o.Today = today
	dir := filepath.Join(tb.TempDir(), "netz")
	if err := Write(dir, o); err != nil {
		tb.Fatal(err)
	}
	return dir
}

// read loads and checks a network as `netz check` does.
func read(tb testing.TB, dir string) (*model.Records, *lang.Config, diag.List) {
	tb.Helper()
	source, err := load.Open(dir)
	if err != nil {
		tb.Fatal(err)
	}
	defer source.Close()
	src, err := source.ReadFile("config.toml")
	if err != nil {
		tb.Fatal(err)
	}
	config, err := load.Config(src, "")
	if err != nil {
		tb.Fatal(err)
	}
	records, found, err := load.Records(source, config)
	if err != nil {
		tb.Fatal(err)
	}
	return records, config, append(found, check.All(records, config, today.Add(24*time.Hour-time.Second))...)
}

// contents gives the bytes of all files by name.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		src, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[name] = string(src)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestCheckFindsNoFault(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		o    Options
	}{
		{"the smallest network in one language", Options{Records: MinRecords, Languages: 1, Seed: 1}},
		{"200 records in two languages", Options{Records: 200, Languages: 2, Seed: 1}},
		{"200 records in all languages", Options{Records: 200, Languages: MaxLanguages, Seed: 2}},
		{"another seed", Options{Records: 233, Languages: 3, Seed: 1 << 63}},
		{"a large network", Options{Records: 1000, Languages: 2, Seed: 7}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			records, config, found := read(t, write(t, c.o))
			for _, d := range found {
				if d.Severity == diag.Fault || d.Code != "facts-old" {
					t.Errorf("%s: %s [%s]", d.Pos, d.Message.En, d.Code)
				}
			}
			if got := len(records.All()); got != c.o.Records {
				t.Errorf("got %d records, want %d", got, c.o.Records)
			}
			if got := len(config.Languages); got != c.o.Languages {
				t.Errorf("got %d languages, want %d", got, c.o.Languages)
			}
		})
	}
}

func TestSameSeedGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	o := Options{Records: 120, Languages: 3, Seed: 5}
	first, second := contents(t, write(t, o)), contents(t, write(t, o))
	if len(first) != len(second) {
		t.Fatalf("%d and %d files", len(first), len(second))
	}
	for name, src := range first {
		if second[name] != src {
			t.Errorf("%s differs", name)
		}
	}
	o.Seed++
	other := contents(t, write(t, o))
	same := 0
	for name, src := range first {
		if other[name] == src {
			same++
		}
	}
	if same > len(first)/4 {
		t.Errorf("with another seed, %d of %d files are the same", same, len(first))
	}
}

func TestFolderWithSomethingInItIsLeftAlone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := Write(dir, Options{Records: 100, Languages: 2, Today: today})
	if !errors.Is(err, ErrNotEmpty) {
		t.Errorf("got %v, want ErrNotEmpty", err)
	}
	if got := contents(t, dir); len(got) != 1 || got["config.toml"] != "mine" {
		t.Errorf("the folder changed: %v", got)
	}
}

func TestEmptyFolderAndMissingParentsAreTaken(t *testing.T) {
	t.Parallel()
	empty := t.TempDir()
	for _, dir := range []string{empty, filepath.Join(t.TempDir(), "a", "b")} {
		if err := Write(dir, Options{Records: MinRecords, Languages: 1, Today: today}); err != nil {
			t.Error(err)
		}
	}
}

func TestFileIsNoFolder(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "netz")
	if err := os.WriteFile(path, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Write(path, Options{Records: MinRecords, Languages: 1, Today: today}); err == nil {
		t.Error("a file was taken for a folder")
	}
}

func TestSizesOutsideTheBoundsAreRefused(t *testing.T) {
	t.Parallel()
	for _, o := range []Options{
		{Records: MinRecords - 1, Languages: 1}, {Records: MaxRecords + 1, Languages: 1},
		{Records: 100, Languages: 0}, {Records: 100, Languages: MaxLanguages + 1},
	} {
		dir := filepath.Join(t.TempDir(), "netz")
		if err := Write(dir, o); err == nil {
			t.Errorf("%+v was taken", o)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("%+v: the folder was made", o)
		}
	}
}

func TestEachFileAndTheNetworkSayThatAllIsInvented(t *testing.T) {
	t.Parallel()
	dir := write(t, Options{Records: 60, Languages: 2, Seed: 3})
	for name, src := range contents(t, filepath.Join(dir, "data")) {
		if !strings.HasPrefix(src, "# Erfunden") {
			t.Errorf("%s does not say so", name)
		}
	}
	records, _, _ := read(t, dir)
	if !records.Network.Invented.Yes {
		t.Error("network.toml does not say so")
	}
}

// BenchmarkLoadAndCheck measures what stands before any page: reading and checking 2,000 records in two languages.
func BenchmarkLoadAndCheck(b *testing.B) {
	dir := write(b, Options{Records: 2000, Languages: 2, Seed: 1})
	b.ReportAllocs()
	for b.Loop() {
		read(b, dir)
	}
}

func BenchmarkWrite(b *testing.B) {
	o := Options{Records: 500, Languages: 2, Seed: 1}
	for b.Loop() {
		write(b, o)
	}
}
