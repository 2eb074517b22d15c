//go:build unix

package main

import (
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// previewed builds what the branch "entwurf" would publish, beside the published site.
func previewed(t *testing.T, root string) {
	t.Helper()
	build(t, siteOf(t, invents), "--as-of", "2026-11-20", "--base-url", "https://netz.example/preview/entwurf/", "--out", filepath.Join(filepath.Dir(root), "preview", "entwurf"))
}

// previewHeaders are those of every answer below /preview/.
var previewHeaders = map[string]string{
	"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow", "Cross-Origin-Resource-Policy": "same-origin", "Access-Control-Allow-Origin": "",
}

func (s *webServer) keepsPreviews(t *testing.T, css string) {
	t.Helper()
	const draft, german, english = "/preview/entwurf", `<html lang="de"`, `<html lang="en"`
	for _, c := range []struct {
		path, kind, says string
		status           int
	}{
		{draft + "/", "text/html; charset=utf-8", german, 200},
		{draft + "/en/", "text/html; charset=utf-8", english, 200},
		{draft + css, "text/css; charset=utf-8", "@layer", 200},
		{draft + "/icon.svg", "image/svg+xml", "<svg", 200},
		{draft + "/aktuelles/feed.xml", "application/atom+xml; charset=utf-8", "<feed", 200},
		{draft + "/sitzungen/calendar.ics", "text/calendar; charset=utf-8", "BEGIN:VCALENDAR", 200},
		{draft + "/files/projects/vielfaltswochen/fahne.png", "image/png", "PNG", 200},
		{draft + "/status.json", "application/json", draft, 200},
		{draft + "/nirgends/", "text/html; charset=utf-8", "href=\"" + draft + "/\"", 404},
		{draft + "/en/nowhere", "text/html; charset=utf-8", "href=\"" + draft + "/en/\"", 404},
		{draft + "/404.html", "text/html; charset=utf-8", german, 404},
		{draft + "/files/", "text/html; charset=utf-8", german, 404},
		{draft + css + ".gz", "text/html; charset=utf-8", german, 404},
		{draft + "/.git/config", "text/html; charset=utf-8", german, 404},
		{"/preview/.entwurf.old/", "text/html; charset=utf-8", german, 404},
		{"/preview/fort/", "text/html; charset=utf-8", "href=\"/\"", 404},
		{"/preview/fort/en/events/", "text/html; charset=utf-8", "href=\"/en/\"", 404},
	} {
		res, body := s.get(t, "GET", c.path)
		if res.StatusCode != c.status || !strings.Contains(body, c.says) {
			t.Errorf("%s: status %d, no %s in %.300s", c.path, res.StatusCode, c.says, body)
		}
		own := maps.Clone(previewHeaders)
		own["Content-Type"] = c.kind
		if !strings.HasPrefix(c.path, draft) {
			delete(own, "X-Robots-Tag") // what is gone, nobody keeps
		}
		hasHeaders(t, res, own)
	}
	if res, _ := s.get(t, "GET", draft+"/en"); res.StatusCode/100 != 3 || !strings.HasSuffix(res.Header.Get("Location"), draft+"/en/") || res.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%s/en leads to %v with %d", draft, res.Header, res.StatusCode)
	}
	s.listsNoPreviews(t)
}

// Neither the names of branches nor the sites that are kept for a rollback can be had by asking.
func (s *webServer) listsNoPreviews(t *testing.T) {
	t.Helper()
	_, home := s.get(t, "GET", "/")
	for _, path := range []string{"/preview", "/preview/", "/preview/.", "/preview/../", "/preview/..%2f", "/preview/../1/", "/preview/%2e%2e/1/", "/preview//../1/", "/preview/entwurf/../../1/", "//preview/entwurf/../", "/current/"} {
		res, body, err := s.raw(path)
		must(t, err)
		if isHome := res.StatusCode == 200 && body == home; !isHome && (res.StatusCode < 300 || strings.Contains(body, "entwurf")) {
			t.Errorf("%s is answered with %d: %.200s", path, res.StatusCode, body)
		}
	}
}

// An owner who takes the # away has previews, and them alone, behind a password.
func TestPreviewsCanBePutBehindAPassword(t *testing.T) {
	t.Parallel()
	// The sums are of "geheim".
	secret := map[string][]string{
		"nginx": {"# auth_basic \"Vorschau\";", "auth_basic \"Vorschau\";", "# auth_basic_user_file /etc/nginx/netz-preview;", "auth_basic_user_file PASSWORDS;"},
		"Caddy": {"# basicauth {", "basicauth {", "# \tNAME SUM", "\tanna $2a$14$NAuvwKRG2HD9TJSwFbRyH.a0atgdOl7Y5y/H6cXjCXZUsM99p2rDG", "\t\t# }", "\t\t}"},
	}
	for name, start := range servers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site := t.TempDir()
			for file, text := range map[string]string{"1/index.html": "site", "1/404.html": "lost", "preview/entwurf/index.html": "draft", "preview/entwurf/404.html": "draft lost", "passwords": "anna:$6$netz$byBmVV7GYrIUes0lByFyHQcZxlBsiEsC43kSdMHk2Eg7q.qAznmNlkWxVmNsW29CCTphofXIryQ8KQ79UUd/v/\n"} {
				must(t, os.MkdirAll(filepath.Dir(filepath.Join(site, file)), 0o755))
				must(t, os.WriteFile(filepath.Join(site, file), []byte(text), 0o644))
			}
			must(t, os.Symlink("1", filepath.Join(site, "current")))
			owner := secret[name]
			for i := range owner {
				owner[i] = strings.Replace(owner[i], "PASSWORDS", filepath.Join(site, "passwords"), 1)
			}
			s := start(t, filepath.Join(site, "current"), owner...)
			for _, path := range []string{"/preview/entwurf/", "/preview/entwurf/nirgends", "/preview/fort/", "/preview/", "/PREVIEW/entwurf/", "//preview/entwurf/", "/./preview/entwurf/", "/%70review/entwurf/"} {
				if res, body, err := s.raw(path); err != nil || res.StatusCode < 400 && !strings.HasSuffix(res.Header.Get("Location"), path) || strings.Contains(body, "draft") {
					t.Errorf("%s without a password: %v, %d, %q", path, err, res.StatusCode, body)
				}
			}
			res, _ := s.get(t, "GET", "/preview/entwurf/")
			if res.StatusCode != 401 || !strings.HasPrefix(res.Header.Get("WWW-Authenticate"), "Basic ") {
				t.Errorf("without a password: %d, %v", res.StatusCode, res.Header)
			}
			hasHeaders(t, res, previewHeaders)
			if _, body := s.get(t, "GET", "/"); body != "site" {
				t.Errorf("the site itself: %q", body)
			}
			for password, want := range map[string]int{"geheim": 200, "falsch": 401} {
				res, _, err := s.send(func(req *http.Request) { req.URL.Path = "/preview/entwurf/"; req.SetBasicAuth("anna", password) })
				if err != nil || res.StatusCode != want {
					t.Errorf("with %s: %v, %d", password, err, res.StatusCode)
				}
			}
		})
	}
}
