//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// pusher is somebody with a clone of a small network and a server to push to.
type pusher struct {
	t            *testing.T
	clone, serve string
}

func newPusher(t *testing.T) *pusher {
	t.Helper()
	gitProgram(t)
	p := &pusher{t, siteOf(t, small), filepath.Join(t.TempDir(), "Server, Süd")}
	if out, err := netz("publish", "init", p.serve).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	p.git("init", "--quiet", "--initial-branch=main")
	p.git("add", "config.toml", "data", "content")
	return p
}

func (p *pusher) command(args ...string) *exec.Cmd {
	cmd := exec.Command("git", append([]string{"-c", "user.name=N", "-c", "user.email=n@netz.example"}, args...)...)
	cmd.Dir = p.clone
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull, "LC_ALL=C")
	return cmd
}

func (p *pusher) git(args ...string) {
	p.t.Helper()
	if out, err := p.command(args...).CombinedOutput(); err != nil {
		p.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// number commits a version of the network that stands on every page.
func (p *pusher) number(n int) {
	p.t.Helper()
	numberAs(p.t, p.clone, n)
	p.git("commit", "--quiet", "--all", "--message", "x")
}

func (p *pusher) push() *exec.Cmd {
	return p.command("push", "--quiet", filepath.Join(p.serve, "repo.git"), "main")
}

// shown gives the number that the pages of the current site show, read through one opened folder.
func (p *pusher) shown() (string, error) {
	root, err := os.OpenRoot(filepath.Join(p.serve, "site/current"))
	if err != nil {
		return "", err
	}
	defer root.Close()
	first := ""
	for _, name := range []string{"index.html", "gruppen/sprache/index.html", "en/topics/sprache/index.html"} {
		page, err := root.ReadFile(name)
		if err != nil {
			return "", err
		}
		m := numbered.FindSubmatch(page)
		if m == nil || !bytes.HasSuffix(bytes.TrimSpace(page), []byte("</html>")) {
			return "", fmt.Errorf("%s is not whole", name)
		}
		if first == "" {
			first = string(m[1])
		}
		if string(m[1]) != first {
			return "", fmt.Errorf("%s is of version %s, the home page of %s", name, m[1], first)
		}
	}
	return first, nil
}

// The web server is another user than the one who pushes, and people have files that nobody else may read.
func TestAWebServerCanReadWhateverTheUmaskOfWhoPushes(t *testing.T) {
	t.Parallel()
	p := newPusher(t)
	must(t, os.RemoveAll(p.serve))
	private := func(cmd *exec.Cmd) {
		t.Helper()
		shell := exec.Command("sh", append([]string{"-c", `umask 077 && exec "$@"`, "sh"}, cmd.Args...)...)
		shell.Dir, shell.Env = cmd.Dir, cmd.Env
		if out, err := shell.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	private(netz("publish", "init", p.serve))
	for n := range 2 { // the second takes pages over from the first
		p.number(n + 1)
		private(p.push())
	}
	closed := 0
	must(t, filepath.WalkDir(filepath.Join(p.serve, "site"), func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.Type()&fs.ModeSymlink != 0 {
			return err
		}
		info, err := e.Info()
		if need := map[bool]fs.FileMode{true: 0o005, false: 0o004}[e.IsDir()]; err == nil && info.Mode().Perm()&need != need {
			closed++
			t.Logf("%s %s", info.Mode(), name)
		}
		return err
	}))
	if closed > 0 {
		t.Errorf("a web server can't read %d files and folders", closed)
	}
	for _, name := range []string{"work", "repo.git"} {
		if info, err := os.Stat(filepath.Join(p.serve, name)); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is for everybody: %v", name, err)
		}
	}
}

// The real thing: git, hooks, Hugo, and a client that polls while pushes are killed at any moment. NETZ_KILLS sets how many.
func TestKilledPushesLeaveOneWholePublishedSite(t *testing.T) {
	t.Parallel()
	p := newPusher(t)
	p.number(1)
	begin := time.Now()
	if out, err := p.push().CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	full := time.Since(begin)
	stop := p.poll()
	kills := 8
	if asked, err := strconv.Atoi(os.Getenv("NETZ_KILLS")); err == nil {
		kills = asked
	}
	random := rand.New(rand.NewPCG(1, 2))
	for n := range kills {
		p.number(100 + n)
		cmd := p.push()
		cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
		must(t, cmd.Start())
		time.Sleep(time.Duration(random.Int64N(int64(full))))
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		_ = cmd.Wait()
	}
	p.number(999)
	if out, err := p.push().CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if reads := stop(); reads < 10 {
		t.Errorf("the client came to read %d times only", reads)
	}
	if got, err := p.shown(); got != "999" || err != nil {
		t.Errorf("readers see %q, %v", got, err)
	}
	list, err := os.ReadDir(filepath.Join(p.serve, "site/releases"))
	must(t, err)
	for _, item := range list {
		if strings.HasPrefix(item.Name(), ".") {
			t.Errorf("left behind: %s", item.Name())
		}
	}
}

// poll reads the pages over and over until stop is called, which gives how often.
func (p *pusher) poll() (stop func() int) {
	return readOn(p.t, func() (bool, error) {
		_, err := p.shown()
		return true, err
	})
}
