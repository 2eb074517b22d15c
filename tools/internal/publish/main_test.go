package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/load"
)

// TestMain makes the test binary the program that the hooks start: a server whose builder is made for tests.
func TestMain(m *testing.M) {
	if len(os.Args) == 5 && os.Args[1] == "publish" && os.Args[2] == "hook" {
		if err := hook(os.Args[3], os.Args[4]); err != nil {
			fmt.Fprintln(os.Stderr, "hook: "+err.Error())
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func hook(name, dir string) error {
	s := serverAt(dir)
	var err error
	if s.Settings, err = ReadSettings(dir); err != nil {
		return err
	}
	input, err := io.ReadAll(os.Stdin)
	if err != nil {
		return err
	}
	updates, err := ParseUpdates(string(input))
	if err != nil {
		return err
	}
	if name == "post-receive" {
		return s.PostReceive(context.Background(), updates)
	}
	err = s.PreReceive(context.Background(), updates, git.Quarantine(os.Environ()))
	var refusal *Refusal
	if errors.As(err, &refusal) {
		s.Show(refusal)
		os.Exit(1)
	}
	return err
}

func serverAt(dir string) *Server {
	program, _ := exec.LookPath("git")
	s := &Server{Dir: dir, Git: program, Env: os.Environ(), Now: time.Now(), Build: fakeBuild, Private: fakePrivate}
	s.Say = func(m diag.Message) { fmt.Fprintln(os.Stderr, m.In(s.Speech())) }
	s.Show = func(r *Refusal) {
		_ = r.Found.WriteText(os.Stderr, s.Speech())
		fmt.Fprintln(os.Stderr, r.Message.In(s.Speech()))
	}
	return s
}

// fakePages is how many pages a site of the fake builder has.
const fakePages = 12

// fakeBuild makes of data/number.txt a site whose pages all show it. It takes a while, finds a fault in a file that
// says so, and is killed at work where the number says so.
func fakeBuild(_ context.Context, job Job) (*Built, diag.List, error) {
	out := &Built{Pages: fakePages, AsOf: time.Now(), BaseURL: cmp.Or(job.BaseURL, "https://netz.example/"), Languages: map[string]diag.Message{"en": diag.M("Englisch", "English")}}
	var found diag.List
	err := filepath.WalkDir(filepath.Join(job.Source, "data"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(job.Source, path)
		if strings.Contains(string(text), "FAULT") {
			found.Add(diag.Pos{File: filepath.ToSlash(name), Line: 7, Column: 3}, "test-fault", diag.M("hier ist ein Fehler", "here is a fault"), diag.M("ihn beheben", "mend it"))
		}
		if strings.Contains(string(text), "PRIVATE") {
			found.Add(diag.Pos{File: filepath.ToSlash(name), Line: 1}, "private-name", diag.M("hier steht ein Name", "here stands a name"), diag.M("löschen", "delete it"))
		}
		if strings.Contains(string(text), "SECRET") {
			out.Withheld = append(out.Withheld, diag.M("zurückgehalten: ein Entwurf", "withheld: a draft"))
			out.Hidden = append(out.Hidden, recordKey(name))
			return nil
		}
		if strings.HasSuffix(name, ".toml") {
			r := Record{Key: recordKey(name), Kind: diag.M("Gruppe", "group"), Title: string(text), Path: filepath.Base(name) + "/", Sum: string(text)}
			if strings.Contains(string(text), "OLD") {
				r.Outdated = []string{"en"}
			}
			out.Records = append(out.Records, r)
		}
		return err
	})
	if err != nil || found.Faults() > 0 {
		return nil, found, err
	}
	return out, nil, fakeSite(job)
}

// fakePrivate finds private data in versions that say PRIVATE, and says what it was given.
func fakePrivate(_ context.Context, job Job, pushed func(folder string) iter.Seq[load.Pushed]) (diag.List, error) {
	var found diag.List
	if _, err := os.Stat(filepath.Join(job.Source, configFile)); err != nil {
		return nil, err
	}
	for range pushed("data/persons/") {
	}
	for v := range pushed("") {
		if strings.Contains(string(v.Src), "PRIVATE") {
			found.Add(diag.Pos{File: v.File, Line: 1}, "private-name", diag.M("hier steht ein Name (früher: %v)", "here stands a name (earlier: %v)", v.Earlier), diag.M("löschen", "delete it"))
		}
	}
	return found, nil
}

// recordKey is what a record's file stands for.
func recordKey(name string) string {
	return strings.TrimPrefix(strings.TrimSuffix(filepath.ToSlash(name), ".toml"), "data/")
}

func fakeSite(job Job) error {
	number, err := os.ReadFile(filepath.Join(job.Source, "data/number.txt"))
	if err != nil {
		return err
	}
	stage := filepath.Join(filepath.Dir(job.Out), "."+filepath.Base(job.Out)+".staging")
	defer os.RemoveAll(stage)
	for i := range fakePages {
		text := fmt.Sprintf("%s %v", strings.TrimSpace(string(number)), job.Preview)
		if err := errors.Join(os.MkdirAll(stage, 0o755), os.WriteFile(filepath.Join(stage, fmt.Sprint(i)), []byte(text), 0o644)); err != nil {
			return err
		}
		if i == fakePages/2 && strings.Contains(string(number), "KILL") {
			if self, err := os.FindProcess(os.Getpid()); err == nil {
				_ = self.Kill()
			}
			select {} // until the signal comes
		}
		time.Sleep(time.Millisecond)
	}
	if err := os.RemoveAll(job.Out); err != nil {
		return err
	}
	return os.Rename(stage, job.Out)
}

// house is a server with somebody who pushes to it.
type house struct {
	*Server
	t     *testing.T
	clone string
}

const configText = `baseURL = "https://netz.example/"
defaultContentLanguage = "de"
[languages.de]
title = "Netz"
[languages.en]
title = "Net"
`

// newHouse makes a server whose settings have changed in the way given, and a clone with one commit that is not pushed.
func newHouse(t *testing.T, changes ...string) *house {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("NETZ_REQUIRE_GIT") != "" {
			t.Fatal("git is missing")
		}
		t.Skip("git is missing")
	}
	h := &house{Server: serverAt(filepath.Join(t.TempDir(), "Netz's, Süd")), t: t, clone: t.TempDir()}
	h.init()
	settings := filepath.Join(h.Dir, SettingsFile)
	text, err := os.ReadFile(settings)
	must(t, err)
	must(t, os.WriteFile(settings, []byte(strings.NewReplacer(changes...).Replace(string(text))), 0o644))
	h.Settings, err = ReadSettings(h.Dir)
	must(t, err)
	h.git("init", "--quiet", "--initial-branch=main")
	h.git("config", "core.ignoreCase", "false")
	h.commit("config.toml", configText, "data/number.txt", "1")
	return h
}

func (h *house) init() {
	h.t.Helper()
	exe, err := os.Executable()
	must(h.t, err)
	must(h.t, h.Init(context.Background(), exe, "", ""))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (h *house) command(args ...string) *exec.Cmd {
	cmd := exec.Command("git", append([]string{"-c", "user.name=N", "-c", "user.email=n@netz.example"}, args...)...)
	cmd.Dir = h.clone
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull, "LC_ALL=C")
	return cmd
}

func (h *house) git(args ...string) string {
	h.t.Helper()
	out, err := h.command(args...).CombinedOutput()
	if err != nil {
		h.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// commit writes files, in pairs of name and text, and commits them; "" removes a file.
func (h *house) commit(pairs ...string) {
	h.t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		name := filepath.Join(h.clone, pairs[i])
		if pairs[i+1] == "" {
			must(h.t, os.Remove(name))
			continue
		}
		must(h.t, os.MkdirAll(filepath.Dir(name), 0o755))
		must(h.t, os.WriteFile(name, []byte(pairs[i+1]), 0o644))
	}
	h.git("add", "--all", "--force")
	h.git("commit", "--quiet", "--allow-empty", "--message", "x")
}

// push gives what stands on the pusher's screen, and whether the push was taken.
func (h *house) push(refs ...string) (screen string, taken bool) {
	h.t.Helper()
	out, err := h.command(append([]string{"push", h.repo()}, refs...)...).CombinedOutput()
	return string(out), err == nil
}

func (h *house) mustPush(refs ...string) string {
	h.t.Helper()
	screen, taken := h.push(refs...)
	if !taken {
		h.t.Fatalf("the push was refused: %s", screen)
	}
	return screen
}

// mustRefuse pushes and demands that the push is refused with the words, while nothing changes for readers.
func (h *house) mustRefuse(words []string, refs ...string) {
	h.t.Helper()
	before := h.shown()
	head := h.headOf("main")
	screen, taken := h.push(refs...)
	if taken {
		h.t.Errorf("the push was taken: %s", screen)
	}
	for _, w := range words {
		if !strings.Contains(screen, w) {
			h.t.Errorf("the screen does not say %q: %s", w, screen)
		}
	}
	if after := h.shown(); after != before {
		h.t.Errorf("readers see %q, before %q", after, before)
	}
	if now := h.headOf("main"); now != head {
		h.t.Errorf("the branch moved from %s to %s", head, now)
	}
	h.mustBeTidy()
}

func (h *house) headOf(branch string) string {
	h.t.Helper()
	id, err := h.head(context.Background(), branch)
	must(h.t, err)
	return id
}

// shown gives what the pages of the current site show; all must show the same.
func (h *house) shown() string {
	h.t.Helper()
	text, err := readSite(h.site(current))
	if errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	must(h.t, err)
	return text
}

// readSite reads all pages of a site through one opened folder.
func readSite(dir string) (string, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", err
	}
	defer root.Close()
	first := ""
	for i := range fakePages {
		text, err := root.ReadFile(fmt.Sprint(i))
		switch {
		case err != nil:
			return "", err
		case i == 0:
			first = string(text)
		case string(text) != first:
			return "", fmt.Errorf("page %d shows %q, page 0 %q", i, text, first)
		}
	}
	return first, nil
}

func (h *house) mustShow(want string) {
	h.t.Helper()
	if got := h.shown(); got != want {
		h.t.Errorf("readers see %q, want %q", got, want)
	}
}

// mustBeTidy demands that no half-made site is left where a web server could find it, nor more than is kept.
func (h *house) mustBeTidy() {
	h.t.Helper()
	for _, dir := range []string{h.site(), h.site("releases"), h.site("preview"), h.work("releases")} {
		list, err := os.ReadDir(dir)
		must(h.t, err)
		for _, item := range list {
			if item.Name()[0] == '.' {
				h.t.Errorf("left behind: %s/%s", dir, item.Name())
			}
		}
		if len(list) > h.Settings.Keep+1 {
			h.t.Errorf("%d entries in %s", len(list), dir)
		}
	}
}
