// Package theme adds the templates, styles and interface words to what Hugo reads. They are the tool's own, so a
// site's repository needs only records, prose and config.toml.
package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"offenesnetz/assets"
	"offenesnetz/i18n"
	"offenesnetz/layouts"
	"offenesnetz/static"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/media"
	"offenesnetz/tools/internal/tree"
)

var folders = []struct {
	name  string
	files fs.FS
}{
	{"layouts", layouts.Files}, {"assets", assets.Files}, {"i18n", i18n.Files}, {"static", static.Files},
}

// webTypes are endings that a theme's static/ may have beside documents and pictures. What runs in them the check of the
// built site finds.
var webTypes = []string{"svg", "ico", "css", "woff", "woff2", "xml", "json", "webmanifest"}

// hostNames are files without such an ending that hosts want.
var hostNames = []string{"CNAME", ".nojekyll", "_headers", "_redirects"}

// Add adds the theme to the tree. over, if not nil, is a folder whose files replace those of the same name and
// come in addition: templates can read files, so only the site's owner may name one. What lies in its static/ is judged as
// the files of records are; the findings name it from the folder on.
func Add(t *tree.Tree, over fs.FS) (diag.List, error) {
	var found diag.List
	for _, f := range folders {
		files := map[string][]byte{}
		if err := read(f.files, ".", files); err != nil {
			return nil, fmt.Errorf("theme: %w", err)
		}
		if over != nil {
			own := map[string][]byte{}
			if err := read(over, f.name, own); err != nil {
				return nil, fmt.Errorf("theme: %w", err)
			}
			if f.name == "static" {
				found = judge(own)
			}
			maps.Copy(files, own)
		}
		for name, data := range files {
			t.Add(f.name+"/"+hugoName(name), data, "theme "+f.name+"/"+name)
		}
	}
	return found, nil
}

// judge holds files for readers against what may be published, and frees pictures of what they tell.
func judge(files map[string][]byte) diag.List {
	var found diag.List
	for name, data := range files {
		pos := diag.Pos{File: "static/" + name}
		ending := strings.TrimPrefix(strings.ToLower(path.Ext(name)), ".")
		if !media.Known(ending) {
			if !slices.Contains(webTypes, ending) && !slices.Contains(hostNames, name) {
				found.Add(pos, "file-type", diag.M("Dateien wie %q werden hier nicht veröffentlicht", "files such as %q are not published here", path.Base(name)),
					diag.M("möglich sind: %s", "possible are: %s", strings.Join(slices.Concat(webTypes, media.Documents, media.Pictures), ", ")))
			}
			continue
		}
		result := media.Read(ending, data)
		files[name] = result.Data
		for _, p := range result.Problems {
			if p.Warning {
				found.Warn(pos, p.Code, p.Message, p.Advice)
			} else {
				found.Add(pos, p.Code, p.Message, p.Advice)
			}
		}
	}
	found.Sort()
	return found
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
