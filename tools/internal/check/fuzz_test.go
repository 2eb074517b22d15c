package check_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzSite puts any bytes where a record is read: nothing panics, and every finding about the file lies inside it.
func FuzzSite(f *testing.F) {
	base := readBase(f)
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range cases {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if filepath.Ext(file.Name) == ".toml" {
				f.Add(file.Data)
			}
		}
	}
	const name = "data/groups/x.toml"
	dir := base.write(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), src, 0o666); err != nil {
			t.Fatal(err)
		}
		base[name] = src
		inside(t, base, findings(t, dir))
	})
}
