package site

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"offenesnetz/tools/internal/diag"
)

// Build says what Hugo is to build.
type Build struct {
	Exe      string    // the program that becomes Hugo, normally this one
	ExeArgs  []string  // its arguments ahead of Hugo's, e.g. "hugo"
	Source   string    // the site's folder
	Config   string    // config file, relative to Source or absolute; several with commas between
	Out      string    // where the pages go: a fresh folder
	CacheDir string    // Hugo's own cache
	BaseURL  string    // address of the site, with a slash at its end
	Clock    time.Time // the instant that Hugo takes for now
	Env      []string  // the environment ("KEY=value"), of which only the harmless part is handed on
}

// Result is what a build cost and made.
type Result struct {
	Duration   time.Duration
	PeakMemory int64 // bytes, 0 where the system doesn't tell
}

// Run builds the site in a process of its own. Every warning and error of Hugo is a fault in the list, codes
// hugo-warning and hugo-error. error is for what is not the site's fault: Hugo could not be started, broke
// down, found no room on the disk (ErrDisk), or was cancelled; then all its processes are gone when Run returns. After a fault or an error
// the content of Out is worthless.
func Run(ctx context.Context, b Build) (Result, diag.List, error) {
	if err := ctx.Err(); err != nil {
		return Result{}, nil, context.Cause(ctx)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	b, err := b.absolute()
	if err != nil {
		return Result{}, nil, err
	}
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, b.Exe, slices.Concat(b.ExeArgs, b.arguments(), []string{"--destination", b.Out, "--printPathWarnings"})...)
	cmd.Dir, cmd.Env = b.Source, environment(b.Env)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.WaitDelay = 2 * time.Second
	bind(cmd)
	// The kernel ends the child with the thread that started it, so this thread has to last.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	begin := time.Now() // only measured, never part of the site
	if err = cmd.Start(); err == nil {
		stop := watchdog(cmd.Process.Pid, stuckAfter, func() { cancel(errStuck) })
		err = cmd.Wait()
		stop()
	}
	result := Result{Duration: time.Since(begin), PeakMemory: peak(stdout.String(), cmd.ProcessState)}
	if errors.Is(context.Cause(ctx), errStuck) {
		return result, stuck(), b.diskError(stuck())
	}
	if ctx.Err() != nil {
		return result, nil, context.Cause(ctx)
	}
	list := parseLog(stderr.String(), b.Source)
	return result, list, cmp.Or(b.diskError(list), outcome(err, list, stderr.String()))
}

// outcome tells a site's fault (exit code 1 and a word why) from a breakdown.
func outcome(err error, list diag.List, stderr string) error {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &exit) && exit.ExitCode() == 1 && list.Faults() > 0:
		return nil
	case errors.As(err, &exit):
		return fmt.Errorf("hugo: %w: %s", err, lastLines(stderr, 20))
	}
	return fmt.Errorf("hugo: %w", err)
}

func lastLines(text string, n int) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}

// absolute makes the paths independent of the working folder. Config stays: Hugo looks for it in Source, and
// would split an absolute one at every comma in a folder's name.
func (b Build) absolute() (Build, error) {
	var errs [3]error
	b.Source, errs[0] = filepath.Abs(b.Source)
	b.Out, errs[1] = filepath.Abs(b.Out)
	b.CacheDir, errs[2] = filepath.Abs(b.CacheDir)
	return b, errors.Join(errs[:]...)
}

// arguments are Hugo's flags. Neither --quiet, which loses error texts, nor --panicOnWarning, which kills the
// process from another goroutine, nor --minify, which moves spaces across tags.
func (b Build) arguments() []string {
	return []string{
		"--source", b.Source,
		"--config", b.Config,
		"--configDir", filepath.Join(b.CacheDir, "none"), // a folder config/ of the site's would change it unseen
		"--cacheDir", b.CacheDir,
		"--baseURL", b.BaseURL,
		"--clock", b.Clock.UTC().Format(time.RFC3339Nano),
		"--environment", "production",
		"--noBuildLock",
		"--printI18nWarnings",
	}
}

// environment keeps what a process needs to live. Everything else could change the site unseen: Hugo takes
// HUGO_TITLE for a setting, the Go runtime obeys GODEBUG.
func environment(env []string) []string {
	keep := []string{"PATH", "HOME", "TMPDIR", "SYSTEMROOT", "USERPROFILE", "LOCALAPPDATA", "TEMP", "TMP"}
	var out []string
	for _, pair := range env {
		name, _, _ := strings.Cut(pair, "=")
		if slices.Contains(keep, strings.ToUpper(name)) {
			out = append(out, pair)
		}
	}
	return append(out, "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TZ=UTC")
}
