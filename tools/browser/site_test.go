// Package browser_test looks at the built site with a browser: what no reading of HTML can tell. It needs Chromium
// (CHROMIUM names another program) and axe-core (`npm ci --prefix tools/browser`; AXE names another file). Where one
// is missing the tests say so and are skipped; NETZ_REQUIRE_BROWSER=1 makes that a failure.
package browser_test

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

const (
	musterstadt = "../testdata/musterstadt"
	base        = "/netz/" // a site need not lie at the top of its host
	asOf        = "2026-03-14T12:00:00+01:00"
)

// missing skips the test, or fails it where the caller insists on a browser.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("NETZ_REQUIRE_BROWSER") == "1" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// chromium finds the browser.
func chromium(t *testing.T) string {
	t.Helper()
	names := []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}
	if name := os.Getenv("CHROMIUM"); name != "" {
		names = []string{name}
	}
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	missing(t, "no Chromium here; install it or name it in CHROMIUM")
	return ""
}

// axe reads the script that looks for barriers.
func axe(t *testing.T) string {
	t.Helper()
	names := []string{"node_modules/axe-core/axe.min.js", "../../node_modules/axe-core/axe.min.js"}
	if name := os.Getenv("AXE"); name != "" {
		names = []string{name}
	}
	for _, name := range names {
		if script, err := os.ReadFile(name); err == nil {
			return string(script)
		}
	}
	missing(t, "no axe-core here; call `npm ci --prefix tools/browser` or name axe.min.js in AXE")
	return ""
}

// site is Musterstadt, built and served.
type site struct {
	url   string // ends in a slash
	pages []string
}

var built struct {
	sync.Once
	site
	err error
	out []byte
}

// serve builds the site once for all tests and serves it under a path of its own.
func serve(t *testing.T) site {
	t.Helper()
	chromium(t)
	built.Do(func() {
		dir, err := os.MkdirTemp("", "netz-browser-")
		if err != nil {
			built.err = err
			return
		}
		atEnd = append(atEnd, func() { _ = os.RemoveAll(dir) })
		public := filepath.Join(dir, "site", "public")
		server := httptest.NewServer(http.StripPrefix(base, handler(public)))
		atEnd = append(atEnd, server.Close)
		built.url = server.URL + base
		built.out, built.err = build(dir, built.url)
		if built.err == nil {
			built.pages, built.err = choose(os.DirFS(public))
		}
	})
	if built.err != nil {
		t.Fatalf("%v\n%s", built.err, built.out)
	}
	return built.site
}

// atEnd is what is to be done when all tests have run.
var atEnd []func()

func TestMain(m *testing.M) {
	code := m.Run()
	for _, do := range atEnd {
		do()
	}
	os.Exit(code)
}

// sources are what the command is made of. The go command keeps the result of a test until a file changes that the
// test has looked at; so it looks at them.
var sources = []string{"../netz", "../internal", "../../layouts", "../../assets", "../../i18n", "../../static", "../../go.mod"}

func lookAtSources() error {
	for _, folder := range sources {
		err := filepath.WalkDir(folder, func(name string, _ fs.DirEntry, err error) error {
			if err == nil {
				_, err = os.Stat(name)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// build makes the command and lets it build a copy of Musterstadt in dir/site.
func build(dir, address string) ([]byte, error) {
	if err := lookAtSources(); err != nil {
		return nil, err
	}
	netz := filepath.Join(dir, "netz")
	if out, err := exec.Command("go", "build", "-o", netz, "../netz").CombinedOutput(); err != nil {
		return out, err
	}
	copied := filepath.Join(dir, "site")
	if err := os.CopyFS(copied, os.DirFS(musterstadt)); err != nil {
		return nil, err
	}
	return exec.Command(netz, "build", "--source", copied, "--base-url", address, "--as-of", asOf, "--quiet").CombinedOutput()
}

// handler serves a folder as a plain web server does, with the 404 page of the language.
func handler(public string) http.Handler {
	files := http.FileServer(http.Dir(public))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := os.Stat(filepath.Join(public, path.Clean("/"+r.URL.Path))); err == nil {
			files.ServeHTTP(w, r)
			return
		}
		page := "404.html"
		if strings.HasPrefix(r.URL.Path, "en/") {
			page = "en/404.html"
		}
		data, _ := os.ReadFile(filepath.Join(public, page))
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		_, _ = w.Write(data)
	})
}

var pageKind = regexp.MustCompile(`<body data-page="?([a-z-]+)`)

// choose gives the pages to look at: of every section the largest page of each sort, in German; home, a list, a
// record and prose in English, with the page on translations and one that is outdated; and a page that does not exist.
func choose(public fs.FS) ([]string, error) {
	largest := map[string]string{}
	sizes := map[string]int{}
	err := fs.WalkDir(public, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.Name() != "index.html" {
			return err
		}
		data, err := fs.ReadFile(public, name)
		m := pageKind.FindSubmatch(data)
		if err != nil || m == nil || string(m[1]) == "moved" { // it leads away at once
			return err
		}
		folder, english := strings.CutPrefix(strings.TrimSuffix(name, "index.html"), "en/")
		section, _, _ := strings.Cut(folder, "/")
		sort := string(m[1]) + " " + section
		if english {
			sort = "en " + string(m[1])
		}
		if len(data) > sizes[sort] {
			largest[sort], sizes[sort] = strings.TrimSuffix(name, "index.html"), len(data)
		}
		return nil
	})
	pages := []string{"nirgends/", "en/nowhere/", "en/press/", "en/translations/"}
	for _, page := range largest {
		pages = append(pages, page)
	}
	slices.Sort(pages)
	return slices.Compact(pages), err
}

func TestChosenPagesShowEveryKind(t *testing.T) {
	t.Parallel()
	pages := serve(t).pages
	for _, section := range []string{"gruppen", "organisationen", "personen", "sitzungen", "veranstaltungen", "fragen", "projekte", "empfehlungen",
		"konzepte", "massnahmen", "kennzahlen", "aktuelles", "angebote", "themen", "orte"} {
		list, record := false, false
		for _, page := range pages {
			depth := strings.Count(page, "/")
			list = list || strings.HasPrefix(page, section+"/")
			record = record || strings.HasPrefix(page, section+"/") && depth == 2
		}
		if !list || !record {
			t.Errorf("no list or no record of %s among the pages: %v", section, pages)
		}
	}
	for _, page := range []string{"uebersetzungen/", "en/translations/", "en/press/"} {
		if !slices.Contains(pages, page) {
			t.Errorf("%s is not among the pages: %v", page, pages)
		}
	}
}
