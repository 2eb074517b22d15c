package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTableHasAColumnForEachSize(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	writeTable(&b, []*size{measured(built(1000, 100, 200, 4000, 500)), measured(built(20_000, 1000, 2000, 80_000, 9000))})
	for _, want := range []string{
		"pages 1000 20000", "before Hugo, s 0.30 3.00", "load 0.10 1.00", "Hugo, s 4.00 80.00", "verify, s 0.50 9.00",
		"peak memory of Hugo, MB 200 200", "before / Hugo 0.08 0.04", "copy of public/, s 1.00 1.00", "files written again 0 0",
	} {
		if !strings.Contains(strings.Join(strings.Fields(b.String()), " "), want) {
			t.Errorf("%q is missing in\n%s", want, &b)
		}
	}
	for i, line := range strings.Split(strings.TrimSpace(b.String()), "\n") {
		if first, _, _ := strings.Cut(b.String(), "\n"); len(line) > len(first)+2 {
			t.Errorf("line %d is ragged: %q", i, line)
		}
	}
}

func TestVerdictsSayWhatIsMissed(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	writeVerdicts(&b, []verdict{{"1000 pages: verify, in times of Hugo", 0.2, 0.25}, {"1000 pages: the tool", 0.3, 0.1}})
	for _, want := range []string{"0.20, goal at most 0.25: met", "0.30, goal at most 0.10: NOT met", "1 of 2 goals are not met", "-cpuprofile"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, &b)
		}
	}
	b.Reset()
	writeVerdicts(&b, []verdict{{"x", 0.1, 0.25}})
	if !strings.Contains(b.String(), "All goals are met.") {
		t.Error(b.String())
	}
}

func TestReportIsReadFromJSON(t *testing.T) {
	t.Parallel()
	r, err := readReport([]byte(`{"findings":[{"file":"a.toml","severity":"warning","code":"c","message":"m"}],
		"steps":[{"name":"load","ms":12},{"name":"hugo","ms":500}],"pages":30,"files":60,"written":1,"removed":0,"hugo_peak_bytes":7,"peak_bytes":8}`))
	if err != nil || r.Pages != 30 || r.Written != 1 || r.HugoPeak != 7 || r.Peak != 8 || !about(r.before(), 0.012) {
		t.Errorf("%+v, %v", r, err)
	}
	for _, bad := range []string{"", "{}", `{"steps":[{"name":"load","ms":1}],"pages":0}`} {
		if _, err := readReport([]byte(bad)); err == nil {
			t.Errorf("%q was taken for a report", bad)
		}
	}
}

func TestFaultsOfAFailedBuildAreTold(t *testing.T) {
	t.Parallel()
	r := report{}
	r.Findings = append(r.Findings, struct{ File, Severity, Code, Message string }{"a.toml", "warning", "w", "not this"},
		struct{ File, Severity, Code, Message string }{"b.toml", "fault", "f", "but this"})
	if got := r.faults(); got != "b.toml: but this [f]\n" {
		t.Errorf("%q", got)
	}
}

func TestArguments(t *testing.T) {
	t.Parallel()
	s, err := parse([]string{"-pages", "5000, 1000,5000", "-runs", "1"}, &strings.Builder{})
	if err != nil || len(s.pages) != 2 || len(s.across) != 2 || s.across[1] != 12 || s.records != 2000 || s.pages[0] != 1000 || s.pages[1] != 5000 || s.runs != 1 {
		t.Errorf("%+v, %v", s, err)
	}
	for _, args := range [][]string{{"-pages", "x"}, {"-pages", "0"}, {"-across", "-3"}, {"-pages", "", "-across", "", "-reuse", "0", "-push", ""}, {"-reuse", "-1"}, {"-runs", "0"}, {"extra"}, {"-unknown"}} {
		if _, err := parse(args, &strings.Builder{}); err == nil {
			t.Errorf("%q was taken", args)
		}
	}
}

func TestFolderToKeepMustBeEmpty(t *testing.T) {
	t.Parallel()
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "mine"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(context.Background(), []string{"-keep", full}, &strings.Builder{}, &strings.Builder{}); err == nil {
		t.Error("a folder with something in it was taken")
	}
	fresh := filepath.Join(t.TempDir(), "a", "b")
	dir, done, err := workFolder(fresh)
	if err != nil || dir != fresh {
		t.Fatalf("%q, %v", dir, err)
	}
	done()
	if _, err := os.Stat(fresh); err != nil {
		t.Error("the folder to keep went")
	}
	dir, done, err = workFolder("")
	if err != nil {
		t.Fatal(err)
	}
	done()
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder that is not kept stayed")
	}
}

func TestFilesWrittenAgainAreSeen(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, content string, at time.Time) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	day := time.Date(2026, 3, 14, 0, 0, 0, 0, time.UTC)
	for _, name := range []string{"kept", "rewritten", "grown", "gone"} {
		write(name, "x", day)
	}
	before, err := stamps(dir)
	if err != nil {
		t.Fatal(err)
	}
	write("rewritten", "x", day.Add(time.Second))
	write("grown", "xy", day)
	write("new", "x", day)
	if err := os.Remove(filepath.Join(dir, "gone")); err != nil {
		t.Fatal(err)
	}
	after, err := stamps(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := differences(before, after); got != 4 {
		t.Errorf("%d files, want 4", got)
	}
	if got := differences(after, after); got != 0 {
		t.Errorf("nothing changed, but %d files", got)
	}
}

func TestCopyLeavesTheSiteAndCleansUp(t *testing.T) {
	t.Parallel()
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "copy")
	if err := os.WriteFile(filepath.Join(from, "index.html"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	took, err := copyTime(from, to)
	if err != nil || took <= 0 {
		t.Fatalf("%v, %v", took, err)
	}
	if _, err := os.Stat(to); err == nil {
		t.Error("the copy stayed")
	}
	if _, err := os.Stat(filepath.Join(from, "index.html")); err != nil {
		t.Error("the site went")
	}
}
