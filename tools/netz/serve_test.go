//go:build unix

package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// freePort finds a port that nobody listens on at the moment.
func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "localhost:0")
	must(t, err)
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// server is a running `netz serve`.
type server struct {
	cmd *exec.Cmd
	url string

	mu   sync.Mutex
	said strings.Builder
}

func (s *server) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.said.Write(p)
}

func (s *server) all() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.said.String()
}

func startServer(t *testing.T, dir string) *server {
	t.Helper()
	port := freePort(t)
	s := &server{cmd: netz("serve", "--source", dir, "--as-of", "2026-11-20", "--port", fmt.Sprint(port)), url: fmt.Sprintf("http://localhost:%d/", port)}
	s.cmd.Stdout, s.cmd.Stderr = s, s
	must(t, s.cmd.Start())
	t.Cleanup(func() { _ = s.cmd.Process.Kill(); _ = s.cmd.Wait() })
	return s
}

// await asks until a page holds a text.
func (s *server) await(t *testing.T, page, text string) {
	t.Helper()
	eventually(t, func() bool {
		answer, err := http.Get(s.url + page)
		if err != nil {
			return false
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		return err == nil && strings.Contains(string(body), text)
	}, func() string { return fmt.Sprintf("%s never showed %q; said:\n%s", page, text, s.all()) })
}

// eventually waits a minute at most, for slow machines.
func eventually(t *testing.T, done func() bool, otherwise func() string) {
	t.Helper()
	for range 600 {
		if done() {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal(otherwise())
}

func edit(t *testing.T, name, old, now string) {
	t.Helper()
	data, err := os.ReadFile(name)
	must(t, err)
	if !strings.Contains(string(data), old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	must(t, os.WriteFile(name, []byte(strings.Replace(string(data), old, now, 1)), 0o644))
}

func TestServeFollowsEveryEdit(t *testing.T) {
	t.Parallel()
	dir := siteOf(t, small)
	group := filepath.Join(dir, "data/groups/sprache.toml")
	s := startServer(t, dir)
	s.await(t, "gruppen/sprache/", "Arbeitsgruppe Sprache")

	edit(t, group, "Arbeitsgruppe Sprache", "Arbeitsgruppe Verstehen")
	s.await(t, "gruppen/sprache/", "Arbeitsgruppe Verstehen")

	// A fault is said; the last good state stays on show until it is mended.
	edit(t, group, `"plenum"`, `"plenun"`)
	eventually(t, func() bool { return strings.Contains(s.all(), "[ref-missing]") }, s.all)
	s.await(t, "gruppen/sprache/", "Arbeitsgruppe Verstehen")
	edit(t, group, `"plenun"`, `"plenum"`)
	edit(t, group, "Verstehen", "Reden")
	s.await(t, "gruppen/sprache/", "Arbeitsgruppe Reden")

	// A new record gets its page, a deleted one loses it.
	must(t, os.WriteFile(filepath.Join(dir, "data/topics/wohnen.toml"), []byte("name = \"Wohnen\"\nmodified = 2026-11-01\n"), 0o644))
	s.await(t, "themen/wohnen/", "Wohnen")
	must(t, os.Remove(filepath.Join(dir, "data/topics/wohnen.toml")))
	eventually(t, func() bool {
		answer, err := http.Get(s.url + "themen/wohnen/")
		if err != nil {
			return false
		}
		answer.Body.Close()
		return answer.StatusCode == http.StatusNotFound
	}, func() string { return "the page of a deleted record stays; said:\n" + s.all() })

	must(t, s.cmd.Process.Signal(syscall.SIGINT))
	if err := s.cmd.Wait(); err != nil {
		t.Errorf("ended with %v; said:\n%s", err, s.all())
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
		t.Error("serve has published something")
	}
}

func TestServeWaitsForTheFirstGoodState(t *testing.T) {
	t.Parallel()
	dir := siteOf(t, small)
	group := filepath.Join(dir, "data/groups/sprache.toml")
	edit(t, group, `"plenum"`, `"plenun"`)
	s := startServer(t, dir)
	eventually(t, func() bool { return strings.Contains(s.all(), "[ref-missing]") }, s.all)
	edit(t, group, `"plenun"`, `"plenum"`)
	s.await(t, "gruppen/sprache/", "Arbeitsgruppe Sprache")
}
