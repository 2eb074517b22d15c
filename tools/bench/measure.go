package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// asOf is the day of the invented networks, so that runs on different days measure the same.
const asOf = "2026-03-14"

// bench makes networks and builds them.
type bench struct {
	settings
	dir  string
	tool string // path of the netz binary
	log  io.Writer
}

func (b *bench) buildTool(ctx context.Context) error {
	b.tool = filepath.Join(b.dir, "netz")
	if runtime.GOOS == "windows" {
		b.tool += ".exe"
	}
	fmt.Fprintln(b.log, "building netz")
	out, err := exec.CommandContext(ctx, "go", "build", "-o", b.tool, "offenesnetz/tools/netz").CombinedOutput()
	if err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	return nil
}

// plan makes the networks: some of about so many pages, one in several numbers of languages.
func (b *bench) plan(ctx context.Context) ([]*size, error) {
	var sizes []*size
	for _, pages := range b.pages {
		site, records, err := b.calibrate(ctx, pages)
		if err != nil {
			return nil, fmt.Errorf("%d pages: %w", pages, err)
		}
		sizes = append(sizes, &size{name: fmt.Sprintf("%d pages", pages), site: site, records: records, languages: b.languages})
	}
	for _, n := range b.across {
		m := &size{name: fmt.Sprintf("%d records in %d languages", b.records, n), site: filepath.Join(b.dir, fmt.Sprintf("across-%d", n)), records: b.records, languages: n, across: true}
		fmt.Fprintf(b.log, "%s: making them\n", m.name)
		if err := b.demo(ctx, m.site, m.records, n); err != nil {
			return nil, fmt.Errorf("%s: %w", m.name, err)
		}
		sizes = append(sizes, m)
	}
	return sizes, nil
}

// measure builds each network so many times. A run builds each once, so that a slow spell of the machine falls on all
// of them.
func (b *bench) measure(ctx context.Context, sizes []*size) error {
	for i := range b.runs {
		for _, m := range sizes {
			fmt.Fprintf(b.log, "%s: build %d of %d\n", m.name, i+1, b.runs)
			if err := b.first(ctx, m); err != nil {
				return fmt.Errorf("%s: %w", m.name, err)
			}
		}
	}
	for _, m := range sizes {
		fmt.Fprintf(b.log, "%s: build with no change\n", m.name)
		if err := b.again(ctx, m); err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
	}
	return nil
}

// first builds from nothing and copies what came of it.
func (b *bench) first(ctx context.Context, m *size) error {
	if err := clear(m.site); err != nil {
		return err
	}
	r, err := b.build(ctx, m.site)
	if err != nil {
		return err
	}
	copied, err := copyTime(filepath.Join(m.site, "public"), filepath.Join(b.dir, "copy"))
	if err != nil {
		return err
	}
	m.first, m.copies = append(m.first, r), append(m.copies, copied)
	return nil
}

// again builds with nothing changed and counts what is written nevertheless.
func (b *bench) again(ctx context.Context, m *size) error {
	before, err := stamps(filepath.Join(m.site, "build", "hugo"))
	if err != nil {
		return err
	}
	if m.second, err = b.build(ctx, m.site); err != nil {
		return err
	}
	after, err := stamps(filepath.Join(m.site, "build", "hugo"))
	m.touched = differences(before, after)
	return err
}

// tolerance is how far the pages may lie from what is asked for before the network is made anew, once.
const tolerance = 0.05

// calibrate finds out how many records give the pages: only a build tells how many a network has.
func (b *bench) calibrate(ctx context.Context, pages int) (site string, records int, err error) {
	records = guess(pages, b.languages)
	for try := 1; ; try++ {
		site = filepath.Join(b.dir, fmt.Sprintf("site-%d-%d", pages, try))
		fmt.Fprintf(b.log, "%d pages: trying %d records\n", pages, records)
		if err := b.demo(ctx, site, records, b.languages); err != nil {
			return "", 0, err
		}
		r, err := b.build(ctx, site)
		if err != nil {
			return "", 0, err
		}
		better := refine(records, pages, r.Pages, b.languages)
		if try == 2 || near(pages, r.Pages) || better == records {
			return site, records, nil
		}
		records = better
	}
}

func (b *bench) demo(ctx context.Context, site string, records, languages int) error {
	out, err := exec.CommandContext(ctx, b.tool, "demo", site, "--records", strconv.Itoa(records),
		"--languages", strconv.Itoa(languages), "--seed", strconv.FormatUint(b.seed, 10), "--as-of", asOf, "--quiet").CombinedOutput()
	if err != nil {
		return fmt.Errorf("netz demo: %w\n%s", err, out)
	}
	return nil
}

// build runs one build and reads what it says of itself.
func (b *bench) build(ctx context.Context, site string, more ...string) (report, error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, b.tool, append([]string{"build", "--source", site, "--as-of", asOf, "--json", "--lang", "en"}, more...)...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	begin := time.Now()
	runErr := cmd.Run()
	wall := time.Since(begin)
	r, err := readReport(stdout.Bytes())
	if runErr != nil {
		return r, fmt.Errorf("netz build: %w\n%s%s", runErr, stderr.Bytes(), r.faults())
	}
	r.wall = wall
	r.processor = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return r, err
}

// report is what `netz build --json` prints.
type report struct {
	Findings []struct{ File, Severity, Code, Message string }
	Steps    []struct {
		Name string
		MS   int64
	}
	Pages, Kept, Files, Written, Removed int
	HugoPeak                             int64 `json:"hugo_peak_bytes"`
	Peak                                 int64 `json:"peak_bytes"`

	wall      time.Duration
	processor time.Duration // of netz and of Hugo, its child
}

func readReport(src []byte) (report, error) {
	var r report
	if err := json.Unmarshal(src, &r); err != nil {
		return r, fmt.Errorf("read what netz build --json says: %w", err)
	}
	if len(r.Steps) == 0 || r.Pages == 0 {
		return r, fmt.Errorf("netz build --json names %d steps and %d pages", len(r.Steps), r.Pages)
	}
	return r, nil
}

// steps lists what each step took.
func (r report) steps() string {
	var parts []string
	for _, s := range r.Steps {
		parts = append(parts, fmt.Sprintf("%s %.1f", s.Name, float64(s.MS)/1000))
	}
	return strings.Join(parts, ", ")
}

// faults lists the first findings that ended a build.
func (r report) faults() string {
	var b bytes.Buffer
	n := 0
	for _, f := range r.Findings {
		if f.Severity != "fault" || n == 10 {
			continue
		}
		n++
		fmt.Fprintf(&b, "%s: %s [%s]\n", f.File, f.Message, f.Code)
	}
	return b.String()
}

// clear removes what earlier builds made, so that the next is a first one.
func clear(site string) error {
	for _, name := range []string{"build", "public"} {
		if err := os.RemoveAll(filepath.Join(site, name)); err != nil {
			return err
		}
	}
	return nil
}

// copyTime tells how long the disk takes to write a finished site: less than that no builder can need.
func copyTime(from, to string) (time.Duration, error) {
	begin := time.Now()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		return 0, err
	}
	took := time.Since(begin)
	return took, os.RemoveAll(to)
}

// stamp is what shows that a file was written.
type stamp struct {
	time time.Time
	size int64
}

func stamps(dir string) (map[string]stamp, error) {
	files := map[string]stamp{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			files[path] = stamp{info.ModTime(), info.Size()}
		}
		return err
	})
	return files, err
}

// differences counts the files that came, went or were written.
func differences(before, after map[string]stamp) int {
	n := 0
	for path, s := range after {
		if old, ok := before[path]; !ok || !old.time.Equal(s.time) || old.size != s.size {
			n++
		}
	}
	for path := range before {
		if _, ok := after[path]; !ok {
			n++
		}
	}
	return n
}
