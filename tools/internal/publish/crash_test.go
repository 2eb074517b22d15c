//go:build unix

package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// kills is how many pushes a test kills: few by default, NETZ_KILLS sets another number.
func kills(t *testing.T) int {
	t.Helper()
	if asked := os.Getenv("NETZ_KILLS"); asked != "" {
		n, err := strconv.Atoi(asked)
		must(t, err)
		return n
	}
	return 20
}

// A client that polls the pages meets one whole site while pushes are killed at any moment: the whole of git with the hook,
// or the pusher alone, whose server then works on for nobody.
func TestKilledPushesLeaveOneWholeSite(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	begin := time.Now()
	h.commit("data/number.txt", "2")
	h.mustPush("main")
	full := time.Since(begin)
	stop := h.poll()
	random := rand.New(rand.NewPCG(1, 2))
	killed := 0
	for n := range kills(t) {
		h.commit("data/number.txt", fmt.Sprint(100+n))
		cmd := h.command("push", "--quiet", h.repo(), "main", "main:refs/heads/draft")
		cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
		must(t, cmd.Start())
		time.Sleep(time.Duration(random.Int64N(int64(full))))
		whom := cmd.Process.Pid
		if n%4 > 0 {
			whom = -whom
		}
		_ = syscall.Kill(whom, syscall.SIGKILL)
		if cmd.Wait() != nil {
			killed++
		}
	}
	h.commit("data/number.txt", "999")
	// A push whose pusher was killed may still be at work: then the next one is asked to come again.
	for range 20 {
		screen, taken := h.push("main", "+main:refs/heads/draft")
		if taken {
			break
		}
		if !strings.Contains(screen, "noch einmal senden (git push).") && !strings.Contains(screen, "failed to update ref") && !strings.Contains(screen, "cannot lock ref") {
			t.Fatalf("refused: %s", screen)
		}
	}
	t.Logf("%d pushes were killed at work", killed)
	if reads := stop(); reads < 10 {
		t.Errorf("the client came to read %d times only", reads)
	}
	h.mustShow("999 false")
	h.mustBeTidy()
	if got, err := readSite(h.site("preview", "draft")); err != nil || got != "999 true" {
		t.Errorf("the preview shows %q, %v", got, err)
	}
	if _, err := h.objects(nil).Ask(context.Background(), "", "fsck", "--no-dangling"); err != nil {
		t.Error(err)
	}
	if status, err := h.Status(context.Background()); err != nil || status.Behind {
		t.Errorf("status %v, %v", status, err)
	}
}

// poll reads the current site over and over until stop is called, which gives how often.
func (h *house) poll() (stop func() int) {
	done := make(chan struct{})
	reads := 0
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
			}
			if _, err := readSite(h.site(current)); err != nil {
				h.t.Errorf("a client met: %v", err)
			}
			reads++
			time.Sleep(time.Millisecond)
		}
	})
	return func() int { close(done); wg.Wait(); return reads }
}

// A hook killed at work ends the push; git then takes nothing.
func TestAKilledHookPublishesNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.commit("data/number.txt", "KILL")
	if screen, taken := h.push("main"); taken {
		t.Fatalf("the push was taken: %s", screen)
	}
	h.mustShow("1 false")
	h.commit("data/number.txt", "2")
	h.mustPush("main")
	h.mustShow("2 false")
	h.mustBeTidy()
}

// Git died while it moved the branch.
func TestALockLeftBehindTurnsNobodyAway(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	for _, name := range []string{"refs/heads/main.lock", "HEAD.lock", "packed-refs.lock"} {
		must(t, os.WriteFile(filepath.Join(h.repo(), name), nil, 0o644))
	}
	h.commit("data/number.txt", "2")
	h.mustPush("main")
	h.mustShow("2 false")
}

func TestHealRemovesWhatIsHalfMade(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	for _, dir := range []string{h.site("releases", ".3.staging-77"), h.site("releases", ".gone-1"), h.site("preview", ".x.staging-1"), h.folder(9)} {
		must(t, os.MkdirAll(filepath.Join(dir, "x"), 0o755))
	}
	must(t, os.WriteFile(h.note(8), []byte("{"), 0o644))
	must(t, os.WriteFile(h.work("releases", ".new-12"), nil, 0o644))
	must(t, os.Symlink("releases/9", h.site("."+current)))
	must(t, h.heal())
	h.mustBeTidy()
	for _, gone := range []string{h.folder(9), h.note(8)} {
		if _, err := os.Lstat(gone); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is still there", gone)
		}
	}
	h.mustShow("1 false")
	must(t, os.Remove(h.note(1))) // what readers see stays, be its note lost
	must(t, h.heal())
	h.mustShow("1 false")
	h.commit("data/number.txt", "2")
	h.mustPush("main")
	h.mustShow("2 false")
}

// The whole server lies on a disk that is full.
func TestAFullDiskLeavesTheSite(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	script := `mount -t tmpfs -o size=6m none "$1"
cp -a "$2/." "$1"
cd "$3"
push() { git -c core.pager=cat push --quiet "$1/repo.git" main; }
push "$1"
cat "$1/site/current/0"; echo
head -c 64m /dev/zero > "$1/fill" 2>/dev/null || true
printf 2 > data/number.txt
git -c user.name=N -c user.email=n@netz.example commit --quiet --all --message x
push "$1" || echo refused
cat "$1/site/current/0"; echo
rm "$1/fill"
push "$1"
cat "$1/site/current/0"; echo
`
	for file, text := range map[string]string{"pre-receive": "", "post-receive": ""} {
		data, err := os.ReadFile(filepath.Join(h.repo(), "hooks", file))
		must(t, err)
		disk := filepath.Join(filepath.Dir(h.Dir), "disk")
		text = strings.ReplaceAll(string(data), quoted(h.Dir), quoted(disk))
		must(t, os.WriteFile(filepath.Join(h.repo(), "hooks", file), []byte(text), 0o755))
		must(t, os.MkdirAll(disk, 0o755))
	}
	mount := []string{"unshare", "--user", "--map-root-user", "--mount", "sh", "-ec"}
	if out, err := exec.Command(mount[0], append(mount[1:], `mount -t tmpfs -o size=1m none "$1"`, "sh", t.TempDir())...).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be made here: %v %s", err, out)
	}
	cmd := exec.Command(mount[0], append(mount[1:], script, "sh", filepath.Join(filepath.Dir(h.Dir), "disk"), h.Dir, h.clone)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=safe.directory", "GIT_CONFIG_VALUE_0=*")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	lines := strings.Split(string(out), "\n")
	var shown []string
	for _, line := range lines {
		if strings.HasSuffix(line, " false") || line == "refused" {
			shown = append(shown, line)
		}
	}
	if got := strings.Join(shown, ", "); got != "1 false, refused, 1 false, 2 false" {
		t.Errorf("readers saw %s\n%s", got, out)
	}
}
