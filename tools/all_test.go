// Package tools_test holds the whole house to its rules: the records, the words, the theme and the code. It stands
// outside of all packages, because each rule looks at many of them.
package tools_test

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/load"
)

// house is the folder of the module.
const house = ".."

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// file is a text file of ours by its path from the module's folder.
type file struct{ name, text string }

// filesIn reads the files below folders of the module whose names end in one of the endings.
func filesIn(t *testing.T, endings []string, folders ...string) []file {
	t.Helper()
	var out []file
	tree := os.DirFS(house)
	for _, folder := range folders {
		must(t, fs.WalkDir(tree, folder, func(name string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if e.IsDir() && slices.Contains([]string{"node_modules", "build", "public"}, e.Name()) {
				return fs.SkipDir
			}
			if e.IsDir() || !slices.Contains(endings, path.Ext(name)) {
				return nil
			}
			data, err := fs.ReadFile(tree, name)
			out = append(out, file{name, strings.ReplaceAll(string(data), "\r\n", "\n")})
			return err
		}))
	}
	if len(out) == 0 {
		t.Fatalf("no %v in %v", endings, folders)
	}
	return out
}

// Whoever clones the house gets a site that can be published today.
func TestRecordsOfTheHouseAreWithoutFault(t *testing.T) {
	t.Parallel()
	source, err := load.Open(house)
	must(t, err)
	defer source.Close()
	src, err := source.ReadFile("config.toml")
	must(t, err)
	config, err := load.Config(src, "")
	must(t, err)
	records, found, err := load.Records(source, config)
	must(t, err)
	found = append(found, check.All(records, config, time.Now())...)
	found.Sort()
	for _, d := range found {
		if d.Severity == diag.Fault {
			t.Errorf("%s: %s [%s]", d.Pos, d.Message.En, d.Code)
		}
	}
	if len(records.All()) < 100 {
		t.Errorf("only %d records were read", len(records.All()))
	}
}
