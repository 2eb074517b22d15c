// Package theme adds the templates, styles and interface words to what Hugo reads. They are the tool's own, so a
// site's repository needs only records, prose and config.toml.
package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"offenesnetz/assets"
	"offenesnetz/i18n"
	"offenesnetz/layouts"
	"offenesnetz/static"
	"offenesnetz/tools/internal/tree"
)

var folders = []struct {
	name  string
	files fs.FS
}{
	{"layouts", layouts.Files}, {"assets", assets.Files}, {"i18n", i18n.Files}, {"static", static.Files},
}

// Add adds the theme to the tree. over, if not nil, is a folder whose files replace those of the same name and
// come in addition: templates can read files, so only the site's owner may name one.
func Add(t *tree.Tree, over fs.FS) error {
	for _, f := range folders {
		files := map[string][]byte{}
		if err := read(f.files, ".", files); err != nil {
			return fmt.Errorf("theme: %w", err)
		}
		if over != nil {
			if err := read(over, f.name, files); err != nil {
				return fmt.Errorf("theme: %w", err)
			}
		}
		for name, data := range files {
			t.Add(f.name+"/"+hugoName(name), data, "theme "+f.name+"/"+name)
		}
	}
	return nil
}

// hugoName is the name under which Hugo finds a word file. It reads i18n/de-simple.toml but never matches it with the
// language de-simple: it wants the grandfathered form of a private tag.
func hugoName(name string) string {
	if name == "de-simple.toml" {
		return "art-x-de-simple.toml"
	}
	return name
}

// read adds the files below dir to files, by their path within dir. A dir that is not there has none.
func read(fsys fs.FS, dir string, files map[string][]byte) error {
	if _, err := fs.Stat(fsys, dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return fs.WalkDir(fsys, dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(name, ".go") {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		files[strings.TrimPrefix(name, dir+"/")] = data
		return err
	})
}
