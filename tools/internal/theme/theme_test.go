package theme_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"offenesnetz/tools/internal/theme"
	"offenesnetz/tools/internal/tree"
)

// add gives the theme's files with those of over.
func add(t *testing.T, over fs.FS) *tree.Tree {
	t.Helper()
	out := tree.New()
	found, err := theme.Add(out, over)
	if err != nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	if found := out.Findings(); len(found) > 0 {
		t.Fatalf("the tree refuses files: %v", found)
	}
	return out
}

func TestTheThemeIsInTheTool(t *testing.T) {
	t.Parallel()
	files := add(t, nil)
	for _, name := range []string{"layouts/baseof.html", "layouts/_partials/record/section.html", "i18n/de.toml", "i18n/en.toml"} {
		if data, ok := files.Get(name); !ok || len(data) == 0 {
			t.Errorf("%s is missing", name)
		}
	}
	folders := map[string]bool{}
	for _, name := range files.Paths() {
		folder, _, _ := strings.Cut(name, "/")
		folders[folder] = true
	}
	for folder := range folders {
		if !strings.Contains("layouts assets i18n static", folder) {
			t.Errorf("the theme has a folder %s", folder)
		}
	}
	if len(folders) < 3 {
		t.Errorf("the theme has only the folders %v", folders)
	}
}

func TestNoGoFileGetsIn(t *testing.T) {
	t.Parallel()
	files := add(t, fstest.MapFS{"layouts/embed.go": {Data: []byte("package layouts")}, "assets/x/y.go": {Data: []byte("package x")}})
	for _, name := range files.Paths() {
		if strings.HasSuffix(name, ".go") {
			t.Errorf("%s is among the theme's files", name)
		}
	}
}

func TestAnOwnersFolderReplacesAndAdds(t *testing.T) {
	t.Parallel()
	plain := add(t, nil)
	files := add(t, fstest.MapFS{
		"layouts/baseof.html":    {Data: []byte("own")},
		"layouts/own/extra.html": {Data: []byte("extra")},
		"static/logo.svg":        {Data: []byte("<svg/>")},
		"data/groups/x.toml":     {Data: []byte("name = 'x'")}, // records come from elsewhere
		"README.md":              {Data: []byte("# mine")},
	})
	for name, want := range map[string]string{"layouts/baseof.html": "own", "layouts/own/extra.html": "extra", "static/logo.svg": "<svg/>"} {
		if data, _ := files.Get(name); string(data) != want {
			t.Errorf("%s is %q, want %q", name, data, want)
		}
	}
	if got, want := files.Len(), plain.Len()+2; got != want {
		t.Errorf("%d files, want %d: what lies beside the theme's folders is not taken", got, want)
	}
	for _, name := range plain.Paths() {
		before, _ := plain.Get(name)
		if after, _ := files.Get(name); name != "layouts/baseof.html" && string(after) != string(before) {
			t.Errorf("%s has changed", name)
		}
	}
}

func TestAFolderWithoutATheme(t *testing.T) {
	t.Parallel()
	if got, want := add(t, fstest.MapFS{}).Len(), add(t, nil).Len(); got != want {
		t.Errorf("%d files, want %d", got, want)
	}
}

// broken has a folder that is there and can't be read.
type broken struct{ files fstest.MapFS }

func (b broken) Open(name string) (fs.File, error) {
	if name == "layouts" {
		return nil, fs.ErrPermission
	}
	return b.files.Open(name)
}

func TestAFolderThatCannotBeReadIsAFault(t *testing.T) {
	t.Parallel()
	if _, err := theme.Add(tree.New(), broken{fstest.MapFS{"layouts/x.html": {}}}); err == nil {
		t.Error("an unreadable folder counts as one that is not there")
	}
}

func TestTwoNamesThatSomeSystemsHoldAlikeAreRefused(t *testing.T) {
	t.Parallel()
	out := tree.New()
	if _, err := theme.Add(out, fstest.MapFS{"layouts/BaseOf.html": {Data: []byte("own")}}); err != nil {
		t.Fatal(err)
	}
	if out.Findings().Faults() != 1 {
		t.Errorf("findings %v", out.Findings())
	}
}

// Hugo reads a file of that name and never matches it: German would stand there, without a fault.
func TestEasyGermanArrivesUnderTheNameThatHugoMatches(t *testing.T) {
	t.Parallel()
	tr := add(t, nil)
	if _, ok := tr.Get("i18n/art-x-de-simple.toml"); !ok {
		t.Error("i18n/art-x-de-simple.toml is missing")
	}
	if _, ok := tr.Get("i18n/de-simple.toml"); ok {
		t.Error("i18n/de-simple.toml is there under its own name")
	}
}

func TestAnOwnersFilesForReadersAreJudged(t *testing.T) {
	t.Parallel()
	files := tree.New()
	found, err := theme.Add(files, fstest.MapFS{
		"static/logo.svg": {Data: []byte("<svg/>")}, "static/robots.txt": {Data: []byte("User-agent: *\n")}, "static/CNAME": {Data: []byte("netz.example\n")},
		"static/bild.png": {Data: []byte("GIF89a")}, "static/x/seite.html": {Data: []byte("<p>")}, "static/paket.zip": {Data: []byte("PK")}, "static/app.js": {Data: []byte("x()")},
		"layouts/x.html": {Data: []byte("<p>")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range found {
		got = append(got, d.Pos.File+" "+d.Code)
	}
	want := []string{"static/app.js file-type", "static/bild.png file-content", "static/paket.zip file-type", "static/x/seite.html file-type"}
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}
