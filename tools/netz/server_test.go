//go:build unix

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// webServer is a real nginx or Caddy that serves a built site with our configuration.
type webServer struct {
	root    string // the symlink that is its root
	address string
	host    string // where it really listens
	plain   string // the address without TLS; "" where the server has none of its own to test
	client  *http.Client
}

// get asks for a path and follows nothing.
func (s *webServer) get(t *testing.T, method, path string, headers ...string) (*http.Response, string) {
	t.Helper()
	res, body, err := s.ask(method, path, headers...)
	must(t, err)
	return res, body
}

func (s *webServer) ask(method, path string, headers ...string) (*http.Response, string, error) {
	return s.send(func(req *http.Request) {
		req.Method, req.URL.Path = method, path
		for i := 0; i < len(headers); i += 2 {
			req.Header.Set(headers[i], headers[i+1])
		}
	})
}

// raw asks for a path as it stands, dots and escapes and all.
func (s *webServer) raw(path string) (*http.Response, string, error) {
	return s.send(func(req *http.Request) {
		req.URL.Path, _ = url.PathUnescape(path)
		req.URL.RawPath = path
	})
}

func (s *webServer) send(fill func(*http.Request)) (*http.Response, string, error) {
	req, err := http.NewRequest("GET", s.address, nil)
	if err != nil {
		return nil, "", err
	}
	fill(req)
	res, err := s.client.Do(req)
	if err != nil {
		return nil, "", err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	return res, string(body), err
}

// program finds a web server. CI has both; elsewhere a test without one is skipped.
func program(t *testing.T, name string) string {
	t.Helper()
	for _, path := range []string{name, "/usr/sbin/" + name} {
		if found, err := exec.LookPath(path); err == nil {
			return found
		}
	}
	if os.Getenv("NETZ_REQUIRE_SERVERS") != "" {
		t.Fatalf("%s is not installed", name)
	}
	t.Skipf("%s is not installed", name)
	return ""
}

// certificate writes one for netz.example with its key into dir.
func certificate(t *testing.T, dir string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	cert := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"netz.example"}, NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, cert, cert, key.Public(), key)
	must(t, err)
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "fullchain.pem"), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600))
	must(t, os.WriteFile(filepath.Join(dir, "privkey.pem"), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), 0o600))
}

// run starts a server until the test ends and waits until it answers.
func (s *webServer) run(t *testing.T, address string, program string, args ...string) *webServer {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, program, args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir())
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	must(t, cmd.Start())
	t.Cleanup(func() { cancel(); _ = cmd.Wait() })
	s.host = address
	s.client = &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			TLSClientConfig:    &tls.Config{InsecureSkipVerify: true, ServerName: "netz.example"},
			DisableCompression: true, ForceAttemptHTTP2: true,
			DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
				return (&net.Dialer{}).DialContext(ctx, network, address)
			},
		},
	}
	for range 200 {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return s
		}
		time.Sleep(50 * time.Millisecond)
	}
	cancel()
	_ = cmd.Wait()
	t.Fatalf("%s never answered:\n%s", program, said.String())
	return nil
}

// changed puts what a test needs in the place of what an owner would change.
func changed(t *testing.T, name string, pairs ...string) string {
	t.Helper()
	text := hostingFile(t, "server/"+name)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("%s has no %q", name, pairs[i])
		}
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// startNginx serves root and the previews beside it. owner says in pairs what else the owner changed.
func startNginx(t *testing.T, root string, owner ...string) *webServer {
	t.Helper()
	bin, dir := program(t, "nginx"), t.TempDir()
	certificate(t, dir)
	plain, secure := freePort(t), freePort(t)
	site := changed(t, "nginx.conf", append(owner, "\tlisten [::]:80;\n", "", "\tlisten [::]:443 ssl http2;\n", "",
		"listen 80;", fmt.Sprintf("listen 127.0.0.1:%d;", plain), "listen 443 ssl http2;", fmt.Sprintf("listen 127.0.0.1:%d ssl http2;", secure),
		"/etc/letsencrypt/live/netz.example", dir, "/srv/netz/site/current", root, "/srv/netz/site", filepath.Dir(root))...)
	must(t, os.WriteFile(filepath.Join(dir, "site.conf"), []byte(site), 0o600))
	head := "daemon off;\npid nginx.pid;\nevents { }\nerror_log stderr;\n"
	if os.Getuid() == 0 {
		head += "user root;\n" // the folders of a test are its own
	}
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		site = kind + "_temp_path " + filepath.Join(dir, kind) + ";\n" + site
	}
	must(t, os.WriteFile(filepath.Join(dir, "nginx.conf"), []byte(head+"http {\n"+site+"\n}\n"), 0o600))
	s := &webServer{root: root, address: "https://netz.example", plain: fmt.Sprintf("127.0.0.1:%d", plain)}
	return s.run(t, fmt.Sprintf("127.0.0.1:%d", secure), bin, "-e", "stderr", "-p", dir, "-c", filepath.Join(dir, "nginx.conf"))
}

// startCaddy leaves TLS out: Caddy would ask the network for a certificate.
func startCaddy(t *testing.T, root string, owner ...string) *webServer {
	t.Helper()
	bin, dir := program(t, "caddy"), t.TempDir()
	address := fmt.Sprintf("127.0.0.1:%d", freePort(t))
	site := changed(t, "Caddyfile", append(owner, "netz.example {", "http://netz.example:"+strings.TrimPrefix(address, "127.0.0.1:")+" {\n\tbind 127.0.0.1",
		"/srv/netz/site/current", root, "/srv/netz/site", filepath.Dir(root))...)
	must(t, os.WriteFile(filepath.Join(dir, "Caddyfile"), []byte("{\n\tadmin off\n}\n"+site), 0o600))
	s := &webServer{root: root, address: "http://netz.example"}
	return s.run(t, address, bin, "run", "--adapter", "caddyfile", "--config", filepath.Join(dir, "Caddyfile"))
}

var servers = map[string]func(*testing.T, string, ...string) *webServer{"nginx": startNginx, "Caddy": startCaddy}

// published builds the invented network and gives a symlink to it, as publishing leaves it.
func published(t *testing.T) (root string) {
	t.Helper()
	dir := siteOf(t, invents)
	out := filepath.Join(t.TempDir(), "1")
	build(t, dir, "--as-of", "2026-11-20", "--base-url", "https://netz.example/", "--out", out)
	root = filepath.Join(filepath.Dir(out), "current")
	must(t, os.Symlink("1", root))
	return root
}

// stylesheet is the path of the site's one stylesheet.
func stylesheet(t *testing.T, root string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(root, "css", "*.css"))
	if err != nil || len(found) != 1 {
		t.Fatalf("stylesheets %v, %v", found, err)
	}
	return "/css/" + filepath.Base(found[0])
}

// secure are the headers of every answer.
var secure = map[string]string{
	"Content-Security-Policy":    "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	"Strict-Transport-Security":  "max-age=63072000",
	"X-Content-Type-Options":     "nosniff",
	"X-Frame-Options":            "DENY",
	"Referrer-Policy":            "no-referrer",
	"Cross-Origin-Opener-Policy": "same-origin",
}

// TestServedSite builds one site and a preview of it and holds each server to what they need.
func TestServedSite(t *testing.T) {
	t.Parallel()
	root := published(t)
	previewed(t, root)
	css := stylesheet(t, root)
	packed := pack(t, filepath.Join(root, css))
	t.Run("needs nothing that the policy forbids", func(t *testing.T) { pagesKeepThePolicy(t, root) })
	for name, start := range servers {
		t.Run(name, func(t *testing.T) {
			s := start(t, root)
			t.Run("sends types and headers", func(t *testing.T) { s.sendsHeaders(t, css) })
			t.Run("keeps previews to those who know them", func(t *testing.T) { s.keepsPreviews(t, css) })
			t.Run("says what is missing in the language of the address", func(t *testing.T) { s.speaksOfTheMissing(t) })
			t.Run("sends little", func(t *testing.T) { s.sendsLittle(t, css, packed) })
			t.Run("bears a crowd", func(t *testing.T) { s.bearsACrowd(t, css) })
		})
	}
}

func (s *webServer) sendsHeaders(t *testing.T, css string) {
	t.Helper()
	for _, c := range []struct {
		path, kind, cache, readers string
		status                     int
	}{
		{"/", "text/html; charset=utf-8", "public, max-age=300", "same-origin", 200},
		{"/en/", "text/html; charset=utf-8", "public, max-age=300", "same-origin", 200},
		{css, "text/css; charset=utf-8", "public, max-age=31536000, immutable", "same-origin", 200},
		{"/icon.svg", "image/svg+xml", "public, max-age=300", "same-origin", 200},
		{"/aktuelles/feed.xml", "application/atom+xml; charset=utf-8", "public, max-age=900", "cross-origin", 200},
		{"/en/news/feed.xml", "application/atom+xml; charset=utf-8", "public, max-age=900", "cross-origin", 200},
		{"/sitemap.xml", "application/xml; charset=utf-8", "public, max-age=900", "cross-origin", 200},
		{"/sitzungen/calendar.ics", "text/calendar; charset=utf-8", "public, max-age=900", "cross-origin", 200},
		{"/addresses.txt", "text/plain; charset=utf-8", "public, max-age=900", "cross-origin", 200},
		{"/status.json", "application/json", "public, max-age=900", "cross-origin", 200},
		{"/files/projects/vielfaltswochen/fahne.png", "image/png", "public, max-age=3600", "same-origin", 200},
		{"/nirgends/", "text/html; charset=utf-8", "no-store", "same-origin", 404},
		{"/en/nowhere", "text/html; charset=utf-8", "no-store", "same-origin", 404},
		{"/404.html", "text/html; charset=utf-8", "no-store", "same-origin", 404},
		{"/files/", "text/html; charset=utf-8", "no-store", "same-origin", 404},
		{"/.git/config", "text/html; charset=utf-8", "no-store", "same-origin", 404},
	} {
		res, body := s.get(t, "GET", c.path)
		if res.StatusCode != c.status || body == "" {
			t.Errorf("%s: status %d, %d bytes", c.path, res.StatusCode, len(body))
		}
		hasHeaders(t, res, map[string]string{"Content-Type": c.kind, "Cache-Control": c.cache, "Cross-Origin-Resource-Policy": c.readers, "X-Robots-Tag": ""})
		if open := res.Header.Get("Access-Control-Allow-Origin"); (open == "*") != (c.readers == "cross-origin") {
			t.Errorf("%s: Access-Control-Allow-Origin %q", c.path, open)
		}
	}
}

// hasHeaders demands the headers of every answer and those of this one, each once.
func hasHeaders(t *testing.T, res *http.Response, own map[string]string) {
	t.Helper()
	path := res.Request.URL.Path
	for _, all := range []map[string]string{own, secure} {
		for header, value := range all {
			if got := strings.Join(res.Header.Values(header), " | "); got != value {
				t.Errorf("%s: %s is %q, not %q", path, header, got, value)
			}
		}
	}
	if policy := res.Header.Get("Permissions-Policy"); !strings.Contains(policy, "geolocation=()") {
		t.Errorf("%s: Permissions-Policy %q", path, policy)
	}
	if tells := res.Header.Get("Server"); regexp.MustCompile(`\d`).MatchString(tells) || res.Header.Get("Set-Cookie") != "" {
		t.Errorf("%s: server %q, cookie %q", path, tells, res.Header.Get("Set-Cookie"))
	}
}

func (s *webServer) speaksOfTheMissing(t *testing.T) {
	t.Helper()
	for path, lang := range map[string]string{"/nirgends/": "de", "/en/nowhere/": "en", "/english/": "de"} {
		if _, body := s.get(t, "GET", path); !strings.Contains(body, `<html lang="`+lang+`"`) {
			t.Errorf("%s is not answered in %s: %.100s", path, lang, body)
		}
	}
	if res, _ := s.get(t, "GET", "/en"); res.StatusCode/100 != 3 || !strings.HasSuffix(res.Header.Get("Location"), "/en/") {
		t.Errorf("/en leads to %q with %d", res.Header.Get("Location"), res.StatusCode)
	}
	if res, body := s.get(t, "GET", "/", "Accept-Language", "en"); res.StatusCode != 200 || !strings.Contains(body, `<html lang="de"`) || regexp.MustCompile(`(?i)language|cookie|\*`).MatchString(res.Header.Get("Vary")) {
		t.Errorf("the browser's language leads away, or keeps the page from being kept for all: %d, Vary %q", res.StatusCode, res.Header.Get("Vary"))
	}
	if res, _ := s.get(t, "POST", "/"); res.StatusCode != 405 {
		t.Errorf("POST is answered with %d", res.StatusCode)
	}
}

// pack lays a file packed beside its original and gives its bytes.
func pack(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	must(t, err)
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, err = w.Write(data)
	must(t, err)
	must(t, w.Close())
	must(t, os.WriteFile(name+".gz", b.Bytes(), 0o644))
	return b.String()
}

func (s *webServer) sendsLittle(t *testing.T, css, packed string) {
	t.Helper()
	for _, path := range []string{"/", css, "/aktuelles/feed.xml", "/sitzungen/calendar.ics", "/sitemap.xml", "/addresses.txt", "/preview/entwurf/"} {
		res, body := s.get(t, "GET", path, "Accept-Encoding", "gzip")
		if res.Header.Get("Content-Encoding") != "gzip" || !strings.Contains(res.Header.Get("Vary"), "Accept-Encoding") {
			t.Errorf("%s is not packed: %v", path, res.Header)
		}
		if path == css && body != packed {
			t.Errorf("%s is not the file that lies packed", path)
		}
		if again, _ := s.get(t, "GET", path, "Accept-Encoding", "gzip", "If-None-Match", res.Header.Get("Etag")); again.StatusCode != 304 || res.Header.Get("Etag") == "" {
			t.Errorf("%s unchanged is answered with %d", path, again.StatusCode)
		}
	}
	if res, _ := s.get(t, "GET", css+".gz"); res.StatusCode != 404 {
		t.Errorf("the packed file has an address of its own: %d", res.StatusCode)
	}
}

func TestNginxLeadsToTLS(t *testing.T) {
	t.Parallel()
	s := startNginx(t, t.TempDir())
	req, err := http.NewRequest("GET", "http://"+s.plain+"/en/?x=1", nil)
	must(t, err)
	req.Host = "evil.example"
	res, err := (&http.Client{CheckRedirect: s.client.CheckRedirect}).Do(req)
	must(t, err)
	defer res.Body.Close()
	if got := res.Header.Get("Location"); res.StatusCode != 301 || got != "https://netz.example/en/?x=1" {
		t.Errorf("%d to %q", res.StatusCode, got)
	}
}
