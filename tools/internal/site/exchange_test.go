package site

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestExchange(t *testing.T) {
	t.Parallel()
	ways := map[string]func(n names, staged string) error{
		"in one step":    func(n names, staged string) error { return Exchange(staged, n.out) },
		"by two renames": func(n names, staged string) error { return n.replace(staged, cannotSwap) },
	}
	before := map[string]map[string]string{
		"out missing":  nil,
		"out is empty": {},
		"out is ours":  {Marker: "{}", "index.html": "old", "only-old/x": "old"},
	}
	for way, exchange := range ways {
		for state, files := range before {
			t.Run(state+", "+way, func(t *testing.T) {
				t.Parallel()
				out := filepath.Join(t.TempDir(), "deep", "public")
				if files != nil {
					must(t, os.MkdirAll(out, 0o755))
				}
				put(t, out, files)
				staged := stage(t, out, "new")
				n, err := namesFor(out)
				must(t, err)
				must(t, exchange(n, staged))
				expectSite(t, out, "new")
				must(t, Heal(out))
				expectSite(t, out, "new")
				expectAlone(t, out)
			})
		}
	}
}

func TestExchangeRefusesWhatIsNotOurs(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		prepare func(out string) error
		want    error
	}{
		"folder without marker": {func(out string) error {
			return errors.Join(os.Mkdir(out, 0o755), os.WriteFile(out+"/mine", []byte("x"), 0o644))
		}, ErrForeign},
		"marker that is a folder": {func(out string) error { return os.MkdirAll(out+"/"+Marker, 0o755) }, ErrForeign},
		"folder with a repository": {func(out string) error {
			return errors.Join(os.MkdirAll(out+"/.git", 0o755), os.WriteFile(out+"/"+Marker, nil, 0o644))
		}, ErrForeign},
		"file": {func(out string) error { return os.WriteFile(out, nil, 0o644) }, ErrForeign},
		"symlink": {func(out string) error {
			return errors.Join(os.Mkdir(out+"2", 0o755), os.WriteFile(out+"2/"+Marker, nil, 0o644), os.Symlink(out+"2", out))
		}, ErrSymlink},
		"dangling symlink": {func(out string) error { return os.Symlink(out+"3", out) }, ErrSymlink},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "public")
			must(t, c.prepare(out))
			before := listing(t, filepath.Dir(out))
			if err := Check(out); !errors.Is(err, c.want) {
				t.Errorf("Check gives %v", err)
			}
			staged := stage(t, out, "new")
			err := Exchange(staged, out)
			if !errors.Is(err, c.want) {
				t.Errorf("Exchange gives %v", err)
			}
			if message, advice, known := Explain(err); !known || message.De == "" || advice.En == "" {
				t.Error("no words for it")
			}
			must(t, Heal(out))
			if after := listing(t, filepath.Dir(out)); after != before {
				t.Errorf("before:\n%safter:\n%s", before, after)
			}
		})
	}
}

func TestExchangeRefusesAStagedFolderWithoutMarker(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "public")
	put(t, out, site("old"))
	staged, err := Stage(out)
	must(t, err)
	if err := Exchange(staged, out); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
	expectSite(t, out, "old")
}

func TestExchangeKeepsTheAccessRights(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "public")
	put(t, out, site("old"))
	must(t, os.Chmod(out, 0o750))
	must(t, Exchange(stage(t, out, "new"), out))
	if info, err := os.Stat(out); err != nil || info.Mode().Perm() != 0o750 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestHealAfterACrashBetweenTheRenames(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		old, out map[string]string
		want     string // which site stands afterwards
	}{
		"after the first rename":             {site("old"), nil, "old"},
		"after the second":                   {site("old"), site("new"), "new"},
		"crash on the way back":              {nil, site("old"), "old"},
		"first publishing, nothing happened": {nil, nil, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "public")
			n, err := namesFor(out)
			must(t, err)
			put(t, n.old, c.old)
			put(t, out, c.out)
			put(t, n.staging+"-77", map[string]string{"index.html": "half"})
			for range 2 {
				must(t, Heal(out))
				if c.want != "" {
					expectSite(t, out, c.want)
				}
				expectAlone(t, out)
			}
		})
	}
}

func TestHealRemovesOnlyStagingFoldersOfThisSite(t *testing.T) {
	t.Parallel()
	base := t.TempDir()
	keep := []string{".public.staging-mine", ".public.stagingx", ".public2.staging", "public.staging", ".public.staging-1x", ".other.staging-1"}
	gone := []string{".public.staging", ".public.staging-1", ".public.staging-4711"}
	for _, name := range append(keep, gone...) {
		put(t, filepath.Join(base, name), map[string]string{"x/y": "z"})
	}
	must(t, os.WriteFile(base+"/.public.staging-5", nil, 0o644))
	must(t, os.Symlink(base+"/.other.staging-1", base+"/.public.staging-6"))
	must(t, Heal(filepath.Join(base, "public")))
	left := listing(t, base)
	for _, name := range append(keep, ".public.staging-5", ".public.staging-6 "+base+"/.other.staging-1") {
		if !strings.Contains(left, name+"\n") {
			t.Errorf("%s is gone", name)
		}
	}
	for _, name := range gone {
		if strings.Contains(left, name+"\n") {
			t.Errorf("%s is still there", name)
		}
	}
}

func TestHealTouchesNoForeignFolderNamedLikeTheOldSite(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "public")
	put(t, filepath.Dir(out), map[string]string{".public.old/mine": "x"})
	before := listing(t, filepath.Dir(out))
	if err := Heal(out); !errors.Is(err, ErrForeign) {
		t.Errorf("error %v", err)
	}
	if after := listing(t, filepath.Dir(out)); after != before {
		t.Error(after)
	}
}

func TestTheRootIsNoFolderToPublishIn(t *testing.T) {
	t.Parallel()
	if err := Check("/"); err == nil {
		t.Error("no error")
	}
}

func TestSecondLockIsRefusedUntilTheFirstHolderDies(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "build", "lock")
	holder, out := helper(t, "lock", path)
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready <nil>\n" {
		t.Fatal(line, err)
	}
	if _, err := TryLock(path); !errors.Is(err, ErrLocked) {
		t.Errorf("error %v", err)
	}
	kill(holder)
	lock, err := TryLock(path)
	must(t, err)
	if _, err := TryLock(path); !errors.Is(err, ErrLocked) {
		t.Errorf("error %v", err)
	}
	must(t, lock.Unlock())
	lock, err = TryLock(path)
	must(t, err)
	must(t, lock.Unlock())
}

// exchangeForever publishes version after version, as killed and restarted runs would.
func exchangeForever(out string) {
	for i := 0; ; i++ {
		err := Heal(out)
		if err == nil {
			var staged string
			if staged, err = Stage(out); err == nil {
				err = publish(staged, out, fmt.Sprintf("%d-%d", os.Getpid(), i))
			}
		}
		if err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		fmt.Println("published")
	}
}

func publish(staged, out, version string) error {
	for name, content := range site(version) {
		if err := os.WriteFile(filepath.Join(staged, name), []byte(content), 0o644); err != nil {
			return err
		}
	}
	return Exchange(staged, out)
}

// A reader opens the folder once and reads two files through the handle. The folder must always be there, and
// both files be of one version. A file may be missing only because the folder we hold has been replaced and
// is being removed; then the folder under the name has to be another one, whole.
func TestReadersMeetOneWholeSiteThroughKillsAtAnyMoment(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("elsewhere the folder is absent for a moment")
	}
	out := filepath.Join(t.TempDir(), "public")
	put(t, out, site("0"))
	stop, done := make(chan struct{}), make(chan map[string]bool)
	go watch(t, out, stop, done)
	for i := range 25 {
		cmd, words := helper(t, "exchange", out)
		lines := bufio.NewReader(words)
		first, err := lines.ReadString('\n')
		time.Sleep(time.Duration(i) * time.Millisecond)
		must(t, cmd.Process.Kill())
		rest, restErr := io.ReadAll(lines)
		if said := first + string(rest); err != nil || restErr != nil || strings.Contains(said, "error") {
			t.Errorf("the helper gave up: %s %v %v", said, err, restErr)
		}
		kill(cmd)
	}
	close(stop)
	if seen := <-done; len(seen) < 3 {
		t.Errorf("only %d versions were seen", len(seen))
	}
	must(t, Heal(out))
	expectAlone(t, out)
}

func watch(t *testing.T, out string, stop chan struct{}, done chan map[string]bool) {
	seen := map[string]bool{}
	defer func() { done <- seen }()
	for {
		select {
		case <-stop:
			return
		default:
		}
		version, err := readOnce(out)
		if errors.Is(err, errReplaced) {
			continue
		}
		if err != nil {
			t.Error(err)
			return
		}
		seen[version] = true
	}
}

var errReplaced = errors.New("replaced while it was read")

func readOnce(out string) (string, error) {
	dir, err := os.OpenRoot(out)
	if err != nil {
		return "", err
	}
	defer dir.Close()
	a, errA := dir.ReadFile("index.html")
	b, errB := dir.ReadFile("page.html")
	if err := errors.Join(errA, errB); err != nil {
		held, heldErr := dir.Stat(".")
		now, nowErr := os.Stat(out)
		if errors.Is(err, fs.ErrNotExist) && heldErr == nil && nowErr == nil && !os.SameFile(held, now) {
			return "", errReplaced
		}
		return "", errors.Join(err, heldErr, nowErr)
	}
	if string(a) != string(b) {
		return "", fmt.Errorf("mixed site: %q and %q", a, b)
	}
	return string(a), nil
}

func cannotSwap(string, string) (bool, error) { return false, nil }

func site(version string) map[string]string {
	return map[string]string{Marker: "{}", "index.html": version, "page.html": version}
}

func stage(t *testing.T, out, version string) string {
	t.Helper()
	dir, err := Stage(out)
	must(t, err)
	put(t, dir, site(version))
	return dir
}

func expectSite(t *testing.T, out, version string) {
	t.Helper()
	got := contents(t, out)
	if len(got) != 3 || got["index.html"] != version || got["page.html"] != version {
		t.Errorf("%s holds %q", out, got)
	}
}

// expectAlone makes sure that nothing lies beside out.
func expectAlone(t *testing.T, out string) {
	t.Helper()
	list, err := os.ReadDir(filepath.Dir(out))
	must(t, err)
	for _, item := range list {
		if item.Name() != filepath.Base(out) {
			t.Errorf("%s left behind", item.Name())
		}
	}
}

// listing names everything below dir, one path a line, with symlinks' targets.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		target, _ := os.Readlink(path)
		b.WriteString(strings.TrimPrefix(path, dir+"/") + strings.TrimRight(" "+target, " ") + "\n")
		return err
	}))
	return b.String()
}
