//go:build unix

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const (
	small   = "testdata/site"
	invents = "../testdata/musterstadt" // takes long enough to be met at work
	someDay = "2026-03-20"
)

// siteOf copies a site into a fresh folder. Its name is one that programs stumble over.
func siteOf(t *testing.T, from string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Netz, Süd")
	must(t, os.CopyFS(dir, os.DirFS(from)))
	return dir
}

// netz is a call of the command in a process of its own. TestMain has put the command on the PATH.
func netz(args ...string) *exec.Cmd {
	cmd := exec.Command("netz", args...)
	cmd.Env = append(os.Environ(), "LC_ALL=", "LC_MESSAGES=", "LANG=")
	return cmd
}

// build builds the site in dir and demands that nothing is wrong with it.
func build(t *testing.T, dir string, args ...string) {
	t.Helper()
	out, err := netz(append([]string{"build", "--quiet", "--source", dir}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

func code(err error) int {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	return 0
}

// sums lists every file below a folder with the sum of its bytes.
func sums(t *testing.T, dir string) []string {
	t.Helper()
	list, err := filesBelow(dir, sumOf)
	must(t, err)
	return list
}

// mustEqual compares two lists of sums and names the files that differ.
func mustEqual(t *testing.T, got, want []string) {
	t.Helper()
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("only now: %s", line)
		}
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("only before: %s", line)
		}
	}
}

// mustBeTidy demands that a folder of a site holds nothing but what belongs there.
func mustBeTidy(t *testing.T, dir string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	must(t, err)
	for _, item := range list {
		if !slices.Contains([]string{"README.md", "build", "config.toml", "content", "data", "public"}, item.Name()) {
			t.Errorf("left behind: %s", item.Name())
		}
	}
}

// numberAs writes a number into records that stand on every page, and gives the arguments that put it into the marker.
func numberAs(t *testing.T, dir string, n int) []string {
	t.Helper()
	name := filepath.Join(dir, "data/network.toml")
	data, err := os.ReadFile(name)
	must(t, err)
	data = regexp.MustCompile(`(?m)^name = .*$`).ReplaceAll(data, fmt.Appendf(nil, "name = \"Netz Nummer %d\"", n))
	must(t, os.WriteFile(name, data, 0o644))
	return []string{"--as-of", time.Date(2026, 11, 20, 10, 0, n, 0, time.UTC).Format(time.RFC3339)}
}

var numbered = regexp.MustCompile(`Netz Nummer (\d+)`)

// whole reads pages of a published site and gives its version. ok is false where the site was exchanged meanwhile:
// two pages read one after the other are then no evidence.
func whole(public string) (version string, ok bool, err error) {
	root, err := os.OpenRoot(public)
	if err != nil {
		return "", false, err
	}
	defer root.Close()
	version, err = wholeIn(root)
	before, statErr := root.Stat(".")
	after, laterErr := os.Stat(public)
	if laterErr != nil || statErr != nil {
		return "", false, errors.Join(statErr, laterErr)
	}
	if !os.SameFile(before, after) {
		return "", false, nil
	}
	return version, true, err
}

func wholeIn(root *os.Root) (string, error) {
	data, err := root.ReadFile("status.json")
	if err != nil {
		return "", err
	}
	var marker struct {
		AsOf time.Time `json:"as_of"`
	}
	if err := json.Unmarshal(data, &marker); err != nil {
		return "", err
	}
	version := fmt.Sprint(marker.AsOf.Second())
	for _, name := range []string{"index.html", "gruppen/sprache/index.html", "en/topics/sprache/index.html"} {
		page, err := root.ReadFile(name)
		if err != nil {
			return "", err
		}
		if !bytes.HasSuffix(bytes.TrimSpace(page), []byte("</html>")) {
			return "", fmt.Errorf("%s ends in the middle", name)
		}
		if m := numbered.FindSubmatch(page); m == nil || string(m[1]) != version {
			return "", fmt.Errorf("%s is not of version %s: %q", name, version, m)
		}
	}
	return version, nil
}

// A reader meets one whole site through kills at any moment of a build, and the next build sets everything right.
func TestKilledBuildsLeaveOneWholeSite(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("only Linux exchanges folders in one step")
	}
	dir := siteOf(t, small)
	public := filepath.Join(dir, "public")
	begin := time.Now()
	build(t, dir, numberAs(t, dir, 0)...)
	full := time.Since(begin)
	stop := readOn(t, func() (bool, error) {
		_, ok, err := whole(public)
		return ok, err
	})
	random := rand.New(rand.NewPCG(1, 2))
	killed := 0
	for n := 1; n <= 24; n++ {
		cmd := netz(append([]string{"build", "--quiet", "--source", dir}, numberAs(t, dir, n)...)...)
		must(t, cmd.Start())
		time.Sleep(time.Duration(random.Int64N(int64(full + full/4))))
		_ = cmd.Process.Kill()
		if cmd.Wait() != nil {
			killed++
		}
	}
	t.Logf("%d of 24 builds were killed at work", killed)
	args := numberAs(t, dir, 30)
	build(t, dir, args...)
	if reads := stop(); reads < 10 {
		t.Errorf("the reader came to read %d times only", reads)
	}
	if got, _, err := whole(public); got != "30" || err != nil {
		t.Errorf("after the kills: version %s, %v", got, err)
	}
	mustBeTidy(t, dir)
	fresh := siteOf(t, small)
	build(t, fresh, numberAs(t, fresh, 30)...)
	mustEqual(t, sums(t, public), sums(t, filepath.Join(fresh, "public")))
	mustEqual(t, sums(t, filepath.Join(dir, "build/hugo")), sums(t, filepath.Join(fresh, "build/hugo")))
}

// readOn reads a published site over and over until stop is called, which gives the number of reads that counted: read tells
// of each whether it does, and what a reader must never meet.
func readOn(t *testing.T, read func() (counts bool, err error)) (stop func() int) {
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
			counts, err := read()
			if err != nil {
				t.Errorf("a reader met: %v", err)
			}
			if counts {
				reads++
			}
			time.Sleep(time.Millisecond)
		}
	})
	return func() int { close(done); wg.Wait(); return reads }
}

// atWork starts a build and returns when it has printed a line that contains said. rest gives what it prints
// afterwards, once it has ended.
func atWork(t *testing.T, said string, args ...string) (cmd *exec.Cmd, rest func() string) {
	t.Helper()
	cmd = netz(append([]string{"build"}, args...)...)
	stderr, err := cmd.StderrPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	lines := bufio.NewReader(stderr)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatalf("the build ended before it said %q", said)
		}
		if strings.Contains(line, said) {
			break
		}
	}
	return cmd, func() string {
		all, err := io.ReadAll(lines)
		must(t, err)
		return string(all)
	}
}

func TestInterruptedBuildLeavesTheSiteAndSaysSo(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			dir := siteOf(t, invents)
			build(t, dir, "--as-of", someDay)
			before := sums(t, filepath.Join(dir, "public"))
			cmd, rest := atWork(t, "geschrieben:", "--full", "--source", dir, "--as-of", "2026-03-21")
			must(t, cmd.Process.Signal(signal))
			said := rest()
			if got := code(cmd.Wait()); got != 1 || said != "netz: abgebrochen; die bisherige Seite steht unverändert\n" {
				t.Errorf("exit code %d, said %q", got, said)
			}
			mustEqual(t, sums(t, filepath.Join(dir, "public")), before)
			mustBeTidy(t, dir)
		})
	}
}

func TestSecondRunIsTurnedAwayAtOnce(t *testing.T) {
	t.Parallel()
	dir := siteOf(t, invents)
	first, rest := atWork(t, "geschrieben:", "--source", dir, "--as-of", someDay)
	must(t, first.Process.Signal(syscall.SIGSTOP)) // it holds the site as long as the second one lives
	out, err := netz("build", "--source", dir, "--as-of", someDay).CombinedOutput()
	must(t, first.Process.Signal(syscall.SIGCONT))
	want := "netz: ein anderer Lauf von netz arbeitet hier schon; warten, bis er fertig ist\n"
	if code(err) != 1 || string(out) != want {
		t.Errorf("exit code %d, said %q", code(err), out)
	}
	if said := rest(); first.Wait() != nil || !strings.Contains(said, "fertig: ") {
		t.Errorf("the first run was disturbed: %s", said)
	}
}

// The site lies on a disk that is filled up between two builds; so does the cache in the second case.
func TestFullDiskLeavesTheSite(t *testing.T) {
	t.Parallel()
	mount := []string{"unshare", "--user", "--map-root-user", "--mount", "sh", "-ec"}
	script := func(text string, args ...string) ([]byte, error) {
		call := append(slices.Clone(mount), text, "sh")
		return exec.Command(call[0], append(call[1:], args...)...).CombinedOutput()
	}
	if out, err := script(`mount -t tmpfs -o size=1m none "$1"`, t.TempDir()); err != nil {
		t.Skipf("no small disk can be made here: %v %s", err, out)
	}
	for name, place := range map[string]string{"site": "www", "cache": "build"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, kept := siteOf(t, small), t.TempDir()
			disk := filepath.Join(dir, place)
			must(t, os.Mkdir(disk, 0o755))
			args := numberAs(t, dir, 1)
			out, err := script(`mount -t tmpfs -o size=24m none "$1"
netz build --quiet --source "$2" --out "$2/www/public" $4
cp -r "$2/www/public" "$3/before"
head -c 64m /dev/zero > "$1/fill" 2>/dev/null || true
sed -i 's/^summary = .*/summary = "Neu."/' "$2/data/groups/plenum.toml"
netz build --source "$2" --out "$2/www/public" $4 || echo "exit $?"
cp -r "$2/www/public" "$3/after"
rm "$1/fill"
netz build --quiet --source "$2" --out "$2/www/public" $4`, disk, dir, kept, strings.Join(args, " "))
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			told := bytes.Contains(out, []byte("beim Schreiben ging etwas schief")) // never: mend your records
			if !bytes.Contains(out, []byte("exit 1\n")) || !told || bytes.Contains(out, []byte("goroutine")) {
				t.Errorf("said %s", out)
			}
			mustEqual(t, sums(t, filepath.Join(kept, "after")), sums(t, filepath.Join(kept, "before")))
		})
	}
}

// The same records, instant and version give the same bytes: in another folder, zone and language, on one processor.
func TestSiteDependsOnNothingButItsRecords(t *testing.T) {
	t.Parallel()
	here, there := siteOf(t, invents), siteOf(t, invents)
	must(t, ageAll(there))
	build(t, here, "--as-of", someDay)
	cmd := netz("build", "--quiet", "--source", ".", "--as-of", someDay)
	cmd.Dir = there
	cmd.Env = append(cmd.Env, "TZ=Pacific/Auckland", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=1", "HUGO_TITLE=Hugo", "HUGO_BASEURL=https://other.example/")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, folder := range []string{"public", "build/hugo"} {
		mustEqual(t, sums(t, filepath.Join(there, folder)), sums(t, filepath.Join(here, folder)))
	}
}

// ageAll makes every file of a folder look old.
func ageAll(dir string) error {
	old := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	return filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		return errors.Join(err, os.Chtimes(path, old, old))
	})
}
