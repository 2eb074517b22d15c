package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"offenesnetz/tools/internal/diag"
)

// TestMain makes the test binary its own Hugo, and the process that tests kill.
func TestMain(m *testing.M) {
	if len(os.Args) < 3 {
		os.Exit(m.Run())
	}
	switch arg := os.Args[2]; os.Args[1] {
	case "hugo":
		os.Exit(Child(os.Args[2:]))
	case "exchange":
		exchangeForever(arg)
	case "lock":
		_, err := TryLock(arg)
		hang(err)
	case "parent":
		_, _, err := Run(context.Background(), shell(arg, "echo $$ > pid; exec sleep 1000"))
		hang(err)
	}
	os.Exit(m.Run())
}

// hang says that the helper is ready, or why not, and waits to be killed.
func hang(err error) {
	fmt.Println("ready", err)
	time.Sleep(time.Hour)
}

// helper starts this binary in one of the roles above; it is killed at the test's end at the latest.
func helper(t *testing.T, args ...string) (*exec.Cmd, io.Reader) {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() { kill(cmd) })
	return cmd, out
}

func kill(cmd *exec.Cmd) {
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
}

// tiny is the smallest site: two languages, one template, its words and a static file.
func tiny() map[string]string {
	return map[string]string{
		"config.toml": `title = "Netz"
defaultContentLanguage = "de"
timeZone = "Europe/Berlin"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "404"]
disableHugoGeneratorInject = true
[languages.de]
weight = 1
[languages.en]
weight = 2
`,
		"layouts/home.html": `{{ site.Title }} {{ site.BaseURL }} {{ i18n "word" }} {{ now.UTC.Format "2006-01-02T15:04" }}` + "\n",
		"layouts/page.html": "{{ .Title }}\n",
		"i18n/de.toml":      "word = 'Wort'\n",
		"i18n/en.toml":      "word = 'word'\n",
		"content/a.de.md":   "+++\ntitle = 'A'\n+++\n",
		"content/a.en.md":   "+++\ntitle = 'A'\n+++\n",
		"static/s.txt":      "static\n",
	}
}

func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		name = filepath.Join(dir, name)
		must(t, os.MkdirAll(filepath.Dir(name), 0o755))
		must(t, os.WriteFile(name, []byte(content), 0o644))
	}
}

// buildOf lays the tiny site, with some files replaced, into a fresh folder.
func buildOf(t *testing.T, changed map[string]string) Build {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "my, site")
	put(t, dir, tiny())
	put(t, dir, changed)
	out := filepath.Join(dir, "public")
	return Build{
		Exe: os.Args[0], ExeArgs: []string{"hugo"},
		Source: dir, Config: "config.toml", Out: out, CacheDir: filepath.Join(dir, "cache"),
		BaseURL: "https://netz.example/", Clock: time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC),
		Env: os.Environ(),
	}
}

// shell is a Build whose Hugo is a shell script that runs in dir.
func shell(dir, script string) Build {
	return Build{Exe: "/bin/sh", ExeArgs: []string{"-c", script}, Source: dir, Env: os.Environ()}
}

func codes(list diag.List) string {
	var b bytes.Buffer
	for _, d := range list {
		fmt.Fprintf(&b, "%s %s\n", d.Pos, d.Code)
	}
	return b.String()
}

// contents reads everything below dir.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, relErr := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)] = string(data)
		return errors.Join(err, relErr)
	}))
	return out
}

// awaitPid waits for a script to write its process number.
func awaitPid(t *testing.T, name string) int {
	t.Helper()
	for range 2000 {
		data, _ := os.ReadFile(name)
		if pid, err := strconv.Atoi(string(bytes.TrimSpace(data))); err == nil && bytes.HasSuffix(data, []byte("\n")) {
			return pid
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("the script didn't start")
	return 0
}

// awaitGone waits until a process has ended; a zombie counts as ended.
func awaitGone(t *testing.T, pid int) {
	t.Helper()
	for range 2000 {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if errors.Is(err, fs.ErrNotExist) || bytes.Contains(stat, []byte(") Z ")) {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Errorf("process %d is still there", pid)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
