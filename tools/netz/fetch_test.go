//go:build unix

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// committed is a site whose files are those of its repository's newest commit, built into public/.
func committed(t *testing.T) string {
	t.Helper()
	git := gitProgram(t)
	dir := siteOf(t, small)
	for _, args := range [][]string{{"init", "-q"}, {"add", "config.toml", "data", "content"}, {"-c", "user.name=a", "-c", "user.email=a@netz.example", "commit", "-q", "-m", "x"}} {
		cmd := exec.Command(git, args...)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_COMMITTER_DATE=2026-11-03T10:00:00+01:00")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args, err, out)
		}
	}
	build(t, dir, "--as-of", "2026-11-20")
	return dir
}

// A site on the web is compared file by file, as a web server gives it: it may send addresses of pages on to their folders,
// but nowhere else.
func TestASiteOnTheWebIsProved(t *testing.T) {
	t.Parallel()
	dir := committed(t)
	foreign := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(dir, "public"))))
	t.Cleanup(foreign.Close)
	files := http.StripPrefix("/netz", http.FileServer(http.Dir(filepath.Join(dir, "public"))))
	for name, c := range map[string]struct {
		path    string
		answer  http.HandlerFunc // for the path, in place of the file
		code    int
		message string
	}{
		"as it was built":   {"", nil, 0, "bewiesen: alle "},
		"another page":      {"/netz/gruppen/sprache/", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<p>falsch") }, 1, "gruppen/sprache/index.html: diese Datei ist eine andere [proof-changed]"},
		"a page less":       {"/netz/themen/sprache/", http.NotFound, 1, "themen/sprache/index.html: diese Datei fehlt [proof-missing]"},
		"a page that fails": {"/netz/index.html", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }, 1, "lässt sich nicht lesen: "},
		"sent to another host": {"/netz/icon.svg", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, foreign.URL+"/icon.svg", http.StatusFound)
		}, 1, "it leads on to " + foreign.URL},
		"no end of the marker": {"/netz/status.json", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, strings.Repeat("x", maxStamp+1)) }, 1, "status.json has more than 65536 bytes"},
		"no list":              {"/netz/sha256.txt", http.NotFound, 1, "lässt sich nicht lesen: "},
		"a list that leads out": {"/netz/sha256.txt", func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprintln(w, strings.Repeat("0", 64)+"  ../../etc/passwd")
		}, 1, "sha256.txt der Seite ist beschädigt"},
		"a list of another site": {"/netz/sha256.txt", func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprintln(w, strings.Repeat("0", 64)+"  index.html")
		}, 1, "sha256.txt: die Liste nennt andere Dateien oder Summen [proof-changed]"},
		"no marker of ours": {"/netz/status.json", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "{}") }, 1, "status.json der Seite lässt sich nicht lesen"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if c.answer != nil && r.URL.Path == c.path {
					c.answer(w, r)
					return
				}
				files.ServeHTTP(w, r)
			}))
			t.Cleanup(server.Close)
			out, err := netz("verify", "--rebuild", server.URL+"/netz", "--source", dir).CombinedOutput()
			if code(err) != c.code || !strings.Contains(string(out), c.message) {
				t.Errorf("exit code %d, said %s", code(err), out)
			}
		})
	}
}
