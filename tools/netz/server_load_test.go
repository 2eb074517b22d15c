//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// crowdScript lets wrk ask for one path after the other and count the answers that are not what every reader must get.
const crowdScript = `
local paths, wanted, threads = { %s }, { %s }, {}
local n = 0
wrong = 0
function setup(thread) table.insert(threads, thread) end
function request()
	n = n %% #paths + 1
	return wrk.format("GET", paths[n], { Host = "netz.example", ["Accept-Encoding"] = "gzip" })
end
function response(status, headers, body)
	local has = {}
	for name, value in pairs(headers) do has[string.lower(name)] = value end
	local good = status == 200 and #body > 0
	for name, value in pairs(wanted) do good = good and has[name] == value end
	if not good then wrong = wrong + 1 end
end
function done(summary)
	local all, e = 0, summary.errors
	for _, thread in ipairs(threads) do all = all + thread:get("wrong") end
	io.write(string.format("answers %%d wrong %%d failed %%d\n", summary.requests, all, e.connect + e.read + e.write + e.timeout + e.status))
end
`

// crowd asks for the paths with 64 connections at once and demands the headers in each answer.
func (s *webServer) crowd(t *testing.T, headers map[string]string, paths ...string) {
	t.Helper()
	var wanted, asked []string
	for _, all := range []map[string]string{secure, headers} {
		for name, value := range all {
			if value != "" {
				wanted = append(wanted, fmt.Sprintf("[%q] = %q", strings.ToLower(name), value))
			}
		}
	}
	for _, path := range paths {
		asked = append(asked, strconv.Quote(path))
	}
	script := filepath.Join(t.TempDir(), "crowd.lua")
	must(t, os.WriteFile(script, fmt.Appendf(nil, crowdScript, strings.Join(asked, ", "), strings.Join(wanted, ", ")), 0o644))
	scheme, _, _ := strings.Cut(s.address, ":")
	said, err := exec.Command(program(t, "wrk"), "--threads", "1", "--connections", "64", "--duration", "2s", "--timeout", "20s", "--script", script, scheme+"://"+s.host+"/").CombinedOutput()
	if m := regexp.MustCompile(`answers (\d+) wrong 0 failed 0`).FindSubmatch(said); err != nil || m == nil || len(m[1]) < 3 {
		t.Errorf("%v: %s", err, said)
	}
}

// bearsACrowd has readers of the site and of a preview at the same time, while a new site comes every few milliseconds.
func (s *webServer) bearsACrowd(t *testing.T, css string) {
	t.Helper()
	site := filepath.Dir(s.root)
	old, err := os.Readlink(s.root)
	must(t, err)
	again := filepath.Join(site, "again")
	if _, err := os.Lstat(again); err != nil {
		must(t, os.CopyFS(again, os.DirFS(filepath.Join(site, old))))
	}
	stop, stopped := make(chan bool), make(chan error)
	go func() {
		for n := 0; ; n++ {
			select {
			case <-stop:
				stopped <- turn(s.root, old)
				return
			case <-time.After(5 * time.Millisecond):
				if err := turn(s.root, []string{"again", old}[n%2]); err != nil {
					t.Error(err)
				}
			}
		}
	}()
	s.crowd(t, map[string]string{"Cache-Control": "public, max-age=300", "Content-Encoding": "gzip"}, "/", "/en/", "/sitzungen/", "/en/projects/")
	s.crowd(t, map[string]string{"Cache-Control": "public, max-age=31536000, immutable", "Content-Encoding": "gzip"}, css)
	s.crowd(t, previewHeaders, "/preview/entwurf/", "/preview/entwurf/en/", "/preview/entwurf"+css, "/preview/entwurf/status.json")
	close(stop)
	must(t, <-stopped)
}

// turn lets a symlink mean another folder, in one step, as publishing does.
func turn(link, target string) error {
	if err := os.Symlink(target, link+".new"); err != nil {
		return err
	}
	return os.Rename(link+".new", link)
}

// A new site is there with the next request, also on a connection that had the old one.
func TestServersFollowTheSymlink(t *testing.T) {
	t.Parallel()
	for name, start := range servers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			root := filepath.Join(dir, "current")
			s := start(t, root)
			for n := range 20 {
				release := filepath.Join(dir, fmt.Sprint(n))
				must(t, os.Mkdir(release, 0o755))
				must(t, os.WriteFile(filepath.Join(release, "index.html"), fmt.Appendf(nil, "site %d", n), 0o644))
				must(t, turn(root, release))
				if _, body := s.get(t, "GET", "/"); body != fmt.Sprintf("site %d", n) {
					t.Fatalf("after site %d came: %s", n, body)
				}
			}
		})
	}
}

// Readers who ask while sites are exchanged get one of them, whole.
func TestServersNeverMixSites(t *testing.T) {
	t.Parallel()
	for name, start := range servers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			root, pages := filepath.Join(dir, "current"), map[string]bool{}
			for _, letter := range []string{"a", "b"} {
				page := strings.Repeat(letter, 200_000+int(letter[0]))
				pages[page] = true
				must(t, os.Mkdir(filepath.Join(dir, letter), 0o755))
				must(t, os.WriteFile(filepath.Join(dir, letter, "index.html"), []byte(page), 0o644))
			}
			must(t, os.Symlink("a", root))
			s := start(t, root)
			var readers sync.WaitGroup
			for range 4 {
				readers.Go(func() {
					for range 100 {
						if res, body, err := s.ask("GET", "/"); err != nil || res.StatusCode != 200 || !pages[body] {
							t.Errorf("%d bytes, %v", len(body), err)
							return
						}
					}
				})
			}
			for n := range 400 {
				must(t, turn(root, []string{"b", "a"}[n%2]))
			}
			readers.Wait()
		})
	}
}

// A page whose time and bytes a new site kept needs no second sending; one that changed does.
func TestAnUnchangedPageIsNotSentAgainAfterANewSite(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("<p>Die Sitzung beginnt um 17 Uhr.</p>\n", 100)
	for name, start := range servers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			root, then := filepath.Join(dir, "current"), time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
			for release, files := range map[string]map[string]string{
				"1": {"same.html": text, "changed.html": text, "later.html": text},
				"2": {"same.html": text, "changed.html": text + "<p>Sie fällt aus.</p>", "later.html": strings.ReplaceAll(text, "17", "18")},
			} {
				must(t, os.Mkdir(filepath.Join(dir, release), 0o755))
				for file, text := range files {
					at := then
					if release == "2" && file != "same.html" {
						at = then.Add(24 * time.Hour)
					}
					must(t, os.WriteFile(filepath.Join(dir, release, file), []byte(text), 0o644))
					must(t, os.Chtimes(filepath.Join(dir, release, file), at, at))
				}
			}
			must(t, os.Symlink("1", root))
			s := start(t, root)
			for _, packing := range []string{"gzip", "identity"} {
				must(t, turn(root, "1"))
				tags, days := map[string]string{}, map[string]string{}
				for _, path := range []string{"/same.html", "/changed.html", "/later.html"} {
					res, _ := s.get(t, "GET", path, "Accept-Encoding", packing)
					tags[path], days[path] = res.Header.Get("Etag"), res.Header.Get("Last-Modified")
				}
				must(t, turn(root, "2"))
				for path, want := range map[string]int{"/same.html": 304, "/changed.html": 200, "/later.html": 200} {
					res, body := s.get(t, "GET", path, "Accept-Encoding", packing, "If-None-Match", tags[path], "If-Modified-Since", days[path])
					if res.StatusCode != want || (body == "") != (want == 304) || tags[path] == "" {
						t.Errorf("%s with %s and ETag %s: %d", path, packing, tags[path], res.StatusCode)
					}
					hasHeaders(t, res, map[string]string{"Cache-Control": "public, max-age=300"})
				}
			}
		})
	}
}

// Caddy packs for readers who know only its other way too.
func TestCaddyKnowsTwoWaysOfPacking(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "index.html"), []byte(strings.Repeat("word ", 1000)), 0o644))
	s := startCaddy(t, dir)
	for accepts, want := range map[string]string{"zstd": "zstd", "gzip": "gzip", "gzip, deflate, br, zstd": "gzip", "br": "", "identity": ""} {
		if res, _ := s.get(t, "GET", "/", "Accept-Encoding", accepts); res.Header.Get("Content-Encoding") != want {
			t.Errorf("%s gets %q", accepts, res.Header.Get("Content-Encoding"))
		}
	}
}
