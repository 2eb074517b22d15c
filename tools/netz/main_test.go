package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"offenesnetz/i18n"
)

// TestMain makes the test binary the command itself when a story calls netz, and Hugo when a build in a test asks for it.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == hugoVerb {
		os.Exit(run())
	}
	testscript.Main(m, map[string]func(){"netz": main})
}

// TestStories plays the calls in testdata/script against the real command. Each story finds the site of a small
// network in the folder site and our word files in the folder words; $BIN holds netz and no other program. Messages are German: a story has no LANG.
func TestStories(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			bin, _, _ := strings.Cut(env.Getenv("PATH"), string(os.PathListSeparator))
			env.Setenv("BIN", bin)
			return errors.Join(
				os.CopyFS(filepath.Join(env.WorkDir, "site"), os.DirFS("testdata/site")),
				os.CopyFS(filepath.Join(env.WorkDir, "words"), i18n.Files))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"sums":    func(ts *testscript.TestScript, neg bool, args []string) { listFiles(ts, neg, args, sumOf) },
			"stamps":  func(ts *testscript.TestScript, neg bool, args []string) { listFiles(ts, neg, args, stampOf) },
			"replace": replace,
			"picture": picture,
			"exits":   exits,
		},
	})
}

// listFiles is the command `sums DIR FILE` or `stamps DIR FILE`: it writes one line for each file below DIR.
func listFiles(ts *testscript.TestScript, neg bool, args []string, note func(string) (string, error)) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sums|stamps DIR FILE")
	}
	list, err := filesBelow(ts.MkAbs(args[0]), note)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Join(list, "\n")+"\n"), 0o644))
}

// filesBelow lists the files below dir in the order of their names, each with a note about it.
func filesBelow(dir string, note func(path string) (string, error)) ([]string, error) {
	var list []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		said, err := note(path)
		list = append(list, filepath.ToSlash(strings.TrimPrefix(path, dir))+" "+said)
		return err
	})
	return list, err
}

func sumOf(path string) (string, error) {
	data, err := os.ReadFile(path)
	return fmt.Sprintf("%x", sha256.Sum256(data)), err
}

func stampOf(path string) (string, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return "", err
	}
	return fmt.Sprint(info.ModTime().UnixNano(), " ", info.Size()), nil
}

// replace is the command `replace FILE OLD NEW`: an edit at the one place where OLD stands.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if strings.Count(text, args[1]) != 1 {
		ts.Fatalf("%q stands %d times in %s", args[1], strings.Count(text, args[1]), args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, args[1], args[2], 1)), 0o644))
}

// picture is the command `picture FILE`: it makes a PNG of one grey point.
func picture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: picture FILE")
	}
	var b bytes.Buffer
	ts.Check(png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}

// exits is the command `exits CODE PROGRAM ARG...`: it runs the program and demands its exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARG...")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, not %s", code, args[0])
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// gitProgram finds git. CI has it; elsewhere a test without one is skipped.
func gitProgram(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("git")
	if err != nil && os.Getenv("NETZ_REQUIRE_GIT") != "" {
		t.Fatal("git is missing")
	}
	if err != nil {
		t.Skip("git is missing")
	}
	return program
}
