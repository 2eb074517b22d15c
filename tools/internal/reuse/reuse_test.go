package reuse

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/page"
	"offenesnetz/tools/internal/proof"
	"offenesnetz/tools/internal/tree"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// small is a site of a home page, a list and two records. The list shows record a.
type small struct {
	files map[string]string
	pages []page.Made
	frame Frame
}

// usual are the access rights of a file that is made here.
const usual = 0o600

func site() *small {
	s := &small{files: map[string]string{
		"content/_index.de.md": "home", "content/list.de.md": "list", "content/a.de.md": "a", "content/b.de.md": "b",
		"data/netz.json": "shared", "data/stamp.json": "today", "layouts/baseof.html": "frame", "i18n/de.toml": "words", "assets/css/a.css": "a{}", "static/icon.svg": "<svg/>", "static/list/feed.xml": "<feed/>",
	}, frame: Frame{Program: "1", BaseURL: "https://netz.example/", Config: []byte("title = 'x'")}}
	for name, file := range map[string]string{"_index": "index.html", "list": "list/index.html", "a": "a/index.html", "b": "b/index.html"} {
		m := page.Made{Content: "content/" + name + ".de.md", File: file, Stub: []byte("stub of " + name)}
		if name == "list" {
			m.Uses, m.Data = []string{"content/a.de.md", "content/missing.de.md"}, []string{"data/stamp.json"}
		}
		s.pages = append(s.pages, m)
	}
	slices.SortFunc(s.pages, func(a, b page.Made) int { return strings.Compare(a.File, b.File) })
	return s
}

func (s *small) page(file string) *page.Made {
	i := slices.IndexFunc(s.pages, func(m page.Made) bool { return m.File == file })
	return &s.pages[i]
}

func (s *small) tree() *tree.Tree {
	t := tree.New()
	for name, text := range s.files {
		t.Add(name, []byte(text), "")
	}
	return t
}

func (s *small) plan() Plan { return New(s.tree(), s.pages, s.frame) }

// built writes the site's pages into a folder and gives what is known of them then.
func (s *small) built(t *testing.T) (dir string, memory Memory) {
	t.Helper()
	dir = t.TempDir()
	sums := proof.Sums{}
	put := func(file, data string) {
		name := filepath.Join(dir, filepath.FromSlash(file))
		must(t, errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(data), 0o644)))
		sums[file] = proof.Sum([]byte(data))
	}
	for _, m := range s.pages {
		put(m.File, "<p>"+s.files[m.Content])
	}
	for name, text := range s.files {
		if file, ok := strings.CutPrefix(name, copied); ok {
			put(file, text)
		}
	}
	p := s.plan()
	return dir, p.Remember(sums, map[string]int{"b/index.html": 15_000})
}

// kept builds the site, changes it, and tells which pages are kept then.
func kept(t *testing.T, change func(s *small, dir string)) []string {
	t.Helper()
	s := site()
	dir, memory := s.built(t)
	change(s, dir)
	p := s.plan()
	p.Keep(s.tree(), dir, memory, usual)
	if n := p.Fresh() + p.Pages; n != len(s.pages) {
		t.Errorf("%d pages kept or fresh", n)
	}
	return slices.DeleteFunc(p.Kept.Paths(), func(file string) bool { return file == feed })
}

// feed is a file that is copied.
const feed = "list/feed.xml"

func TestACopyIsKeptWhereItIsTheSame(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(s *small, dir string)
		kept   bool
	}{
		"nothing":                 {func(*small, string) {}, true},
		"it changed":              {func(s *small, _ string) { s.files[copied+feed] = "<new/>" }, false},
		"somebody changed it":     {func(_ *small, dir string) { os.WriteFile(filepath.Join(dir, feed), nil, 0o644) }, false},
		"it is gone":              {func(_ *small, dir string) { os.Remove(filepath.Join(dir, feed)) }, false},
		"all pages are made anew": {func(s *small, _ string) { s.frame.Program = "2" }, false},
	} {
		s := site()
		dir, memory := s.built(t)
		c.change(s, dir)
		p := s.plan()
		p.Keep(s.tree(), dir, memory, usual)
		part, err := p.Part(s.tree(), "build/part")
		must(t, err)
		if _, fresh := part.Get(copied + feed); (p.Kept[feed] != "") != c.kept || fresh == c.kept {
			t.Errorf("%s: kept %q, copied anew %v", name, p.Kept[feed], fresh)
		}
		if _, ok := part.Get(copied + "icon.svg"); !ok {
			t.Errorf("%s: there is no folder to copy from", name)
		}
	}
}

func TestAPageIsKeptAsLongAsNothingThatGoesIntoItHasChanged(t *testing.T) {
	t.Parallel()
	const a, b, list = "a/index.html", "b/index.html", "list/index.html"
	all, none := []string{a, b, list}, []string{}
	file := func(name string) func(*small, string) {
		return func(s *small, _ string) { s.files[name] += " new" }
	}
	for name, c := range map[string]struct {
		change func(*small, string)
		want   []string
	}{
		"nothing":                       {func(*small, string) {}, all},
		"its content":                   {file("content/b.de.md"), []string{a, list}},
		"what a list doesn't show of a": {file("content/a.de.md"), []string{b, list}},
		"what a list shows of a":        {func(s *small, _ string) { s.page(a).Stub = []byte("other") }, []string{a, b}},
		"what no list shows of b":       {func(s *small, _ string) { s.page(b).Stub = []byte("other") }, all},
		"a list shows one more":         {func(s *small, _ string) { m := s.page(list); m.Uses = append(m.Uses, "content/b.de.md") }, []string{a, b}},
		"data of lists":                 {file("data/stamp.json"), []string{a, b}},
		"data of all pages":             {file("data/netz.json"), none},
		"a template":                    {file("layouts/baseof.html"), none},
		"a word":                        {file("i18n/de.toml"), none},
		"the style":                     {file("assets/css/a.css"), none},
		"a new template":                {func(s *small, _ string) { s.files["layouts/new.html"] = "" }, none},
		"a file that is only copied":    {file("static/icon.svg"), all},
		"the program":                   {func(s *small, _ string) { s.frame.Program = "2" }, none},
		"the address":                   {func(s *small, _ string) { s.frame.BaseURL = "https://b.example/" }, none},
		"the settings":                  {func(s *small, _ string) { s.frame.Config = nil }, none},
		"its own address":               {func(s *small, _ string) { s.page(b).File = "c/index.html" }, []string{a, list}},
		"two pages with one address":    {func(s *small, _ string) { s.page(b).File = a }, []string{list}},
		"its file was changed":          {func(_ *small, dir string) { os.WriteFile(filepath.Join(dir, b), []byte("<p>B"), 0o644) }, []string{a, list}},
		"others may read it no more":    {func(_ *small, dir string) { os.Chmod(filepath.Join(dir, b), 0o400) }, []string{a, list}},
		"all may write it":              {func(_ *small, dir string) { os.Chmod(filepath.Join(dir, b), 0o666) }, all},
		"its file is gone":              {func(_ *small, dir string) { os.Remove(filepath.Join(dir, b)) }, []string{a, list}},
		"its file is a folder":          {func(_ *small, dir string) { os.Remove(filepath.Join(dir, b)); os.Mkdir(filepath.Join(dir, b), 0o755) }, []string{a, list}},
		"its file leads to one of its kind": {func(_ *small, dir string) {
			os.Rename(filepath.Join(dir, b), filepath.Join(dir, "x"))
			os.Symlink(filepath.Join(dir, "x"), filepath.Join(dir, b))
		}, []string{a, list}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := kept(t, c.change); !slices.Equal(got, c.want) {
				t.Errorf("kept %v, not %v", got, c.want)
			}
		})
	}
}

func TestHugoReadsWhatIsFreshAndStubsOfWhatThatShows(t *testing.T) {
	t.Parallel()
	s := site()
	dir, memory := s.built(t)
	s.files["content/list.de.md"] = "new list"
	p := s.plan()
	p.Keep(s.tree(), dir, memory, usual)
	part, err := p.Part(s.tree(), "build/part")
	must(t, err)
	if got, want := part.Paths(), []string{"content/_index.de.md", "content/a.de.md", "content/list.de.md", MountsFile, "static/icon.svg"}; !slices.Equal(got, want) {
		t.Errorf("it reads %v, not %v", got, want)
	}
	for name, want := range map[string]string{"content/a.de.md": "stub of a", "content/list.de.md": "new list"} {
		if data, _ := part.Get(name); string(data) != want {
			t.Errorf("%s is %q", name, data)
		}
	}
	mounts, _ := part.Get(MountsFile)
	for _, want := range []string{`"build/part/content"`, `"build/part/static"`, `"build/hugo/data"`, `"build/hugo/layouts"`} {
		if !strings.Contains(string(mounts), want) {
			t.Errorf("%s is not read: %s", want, mounts)
		}
	}
	if p.Weights["b/index.html"] != 15_000 || p.Weights["a/index.html"] != 0 || len(p.Weights) != 2 {
		t.Errorf("weights %v", p.Weights)
	}
}

func TestTakeSharesFilesAndOverwritesNone(t *testing.T) {
	t.Parallel()
	s := site()
	dir, memory := s.built(t)
	p := s.plan()
	p.Keep(s.tree(), dir, memory, usual)
	stage := t.TempDir()
	must(t, os.Mkdir(filepath.Join(stage, "b"), 0o755)) // Hugo has made something there
	must(t, p.Take(dir, stage))
	for _, name := range p.Kept.Paths() {
		was, err := os.Stat(filepath.Join(dir, name))
		must(t, err)
		if is, err := os.Stat(filepath.Join(stage, name)); err != nil || !os.SameFile(was, is) {
			t.Errorf("%s is another file: %v", name, err)
		}
	}
	if _, err := os.Stat(filepath.Join(stage, "index.html")); err == nil {
		t.Error("a page was taken that is made anew")
	}
	if err := p.Take(dir, stage); err == nil {
		t.Error("files that lay there already were written over")
	}
}

func TestAFileThatCannotBeSharedIsCopiedWithItsTime(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from"), filepath.Join(dir, "to")
	long := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	must(t, errors.Join(os.WriteFile(from, []byte("x"), 0o644), os.Chtimes(from, long, long)))
	must(t, copyFile(from, to, proof.Sum([]byte("x"))))
	data, err := os.ReadFile(to)
	must(t, err)
	if info, err := os.Stat(to); err != nil || string(data) != "x" || !info.ModTime().Equal(long) {
		t.Errorf("%q of %v, %v", data, info, err)
	}
	if err := copyFile(from, filepath.Join(dir, "other"), proof.Sum([]byte("y"))); err == nil {
		t.Error("a file that changed meanwhile was taken")
	}
}

func TestKeepTimesIsForFilesThatAreTheSame(t *testing.T) {
	t.Parallel()
	before, stage := t.TempDir(), t.TempDir()
	long := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	old, sums := proof.Sums{}, proof.Sums{}
	for name, texts := range map[string][2]string{"same": {"x", "x"}, "other": {"x", "y"}, "new": {"", "x"}} {
		if texts[0] != "" {
			was := filepath.Join(before, name)
			must(t, errors.Join(os.WriteFile(was, []byte(texts[0]), 0o644), os.Chtimes(was, long, long)))
			old[name] = proof.Sum([]byte(texts[0]))
		}
		must(t, os.WriteFile(filepath.Join(stage, name), []byte(texts[1]), 0o644))
		sums[name] = proof.Sum([]byte(texts[1]))
	}
	must(t, KeepTimes(before, stage, sums, nil)) // without a list nothing is known
	must(t, os.WriteFile(filepath.Join(before, proof.ListFile), old.Encode(), 0o644))
	for name, want := range map[string]bool{"same": true, "other": false, "new": false} {
		must(t, KeepTimes(before, stage, sums, nil))
		if info, err := os.Stat(filepath.Join(stage, name)); err != nil || info.ModTime().Equal(long) != want {
			t.Errorf("%s has the time %v, %v", name, info.ModTime(), err)
		}
	}
}

func TestRightsAreThoseOfAFileThatIsMadeNow(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	rest, now := filepath.Join(dir, "rights.new"), filepath.Join(dir, "now")
	must(t, errors.Join(os.WriteFile(rest, nil, 0o400), os.WriteFile(now, nil, 0o644)))
	want, err := os.Stat(now)
	must(t, err)
	if got, err := RightsIn(dir); err != nil || got != want.Mode().Perm() {
		t.Errorf("%v, not %v, %v", got, want.Mode(), err)
	}
	if _, err := os.Stat(rest); err == nil {
		t.Error("the file that was tried stays")
	}
	if _, err := RightsIn(filepath.Join(dir, "absent")); err == nil {
		t.Error("a folder that is none gives rights")
	}
}

func TestAMemoryComesBackAsItWasSaved(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "pages")
	m := Memory{"a b/index.html": {"k", "s", 0}, "ü/index.html": {"k2", "s2", 17_000}}
	must(t, m.Save(name))
	must(t, m.Save(name))
	if got := Recall(name); len(got) != 2 || got["a b/index.html"] != m["a b/index.html"] || got["ü/index.html"] != m["ü/index.html"] {
		t.Errorf("%v", got)
	}
}

func TestADamagedMemoryIsForgottenLineByLine(t *testing.T) {
	t.Parallel()
	good := head + "\nk s 0 a/index.html\n"
	for text, want := range map[string]int{
		"": 0, good: 1, good[:len(good)-1]: 0, "netz pages 0\nk s 0 a\n": 0, good + "k s 0": 1, good + "k s x b\n": 1, good + "k s 0 ../b\n": 1, good + "k s 0 /b\n": 1, good + "\x00\n\n": 1,
	} {
		name := filepath.Join(t.TempDir(), "pages")
		must(t, os.WriteFile(name, []byte(text), 0o644))
		if got := Recall(name); len(got) != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	if got := Recall(filepath.Join(t.TempDir(), "none")); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestFitsDemandsThatHugoReadsTheSixFoldersAndNothingElse(t *testing.T) {
	t.Parallel()
	var good strings.Builder
	for _, name := range tree.Folders {
		good.WriteString("[[module.mounts]]\nsource = \"build/hugo/" + name + "\"\ntarget = \"" + name + "\"\n")
	}
	for text, want := range map[string]bool{
		good.String():                       true,
		"title = \"x\"\n" + good.String():   true,
		"":                                  false,
		"a = ":                              false,
		"theme = \"x\"\n" + good.String():   false,
		"Theme = [\"x\"]\n" + good.String(): false,
		good.String() + "[[module.imports]]\npath = \"x\"\n":                                       false,
		good.String() + "[[module.mounts]]\nsource = \"x\"\ntarget = \"static\"\n":                 false,
		good.String() + "files = [\"*.md\"]\n":                                                     false,
		strings.Replace(good.String(), "build/hugo/data", "data", 1):                               false,
		strings.Replace(good.String(), `target = "data"`, `target = "content"`, 1):                 false,
		strings.Replace(good.String(), "[[module.mounts]]", "[[module.mounts]]\nlang = \"de\"", 1): false,
		"[module]\nmounts = 5\n": false,
	} {
		if got := Fits([]byte(text)); got != want {
			t.Errorf("%v for %s", got, text)
		}
	}
}
