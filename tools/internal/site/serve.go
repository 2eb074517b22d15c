package site

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// Serve shows the site at http://127.0.0.1:port/ until ctx ends, and renders anew whatever changes in Hugo's
// folders. Nothing is written: the pages stay in memory. Each warning or error of Hugo goes to told, one line each.
// Path warnings are off: after an edit Hugo's server calls every page it renders anew a double.
func Serve(ctx context.Context, b Build, port int, told func(line string)) error {
	b.Out = b.CacheDir
	b, err := b.absolute()
	if err != nil {
		return err
	}
	args := slices.Concat(b.ExeArgs, []string{"server"}, b.arguments(),
		[]string{"--bind", "127.0.0.1", "--port", strconv.Itoa(port), "--appendPort=false", "--renderToMemory", "--disableFastRender"})
	cmd := exec.CommandContext(ctx, b.Exe, args...)
	cmd.Dir, cmd.Env = b.Source, environment(b.Env)
	bind(cmd)
	out, in := io.Pipe()
	cmd.Stdout, cmd.Stderr = in, in
	runtime.LockOSThread() // see Run
	defer runtime.UnlockOSThread()
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("hugo server: %w", err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		tell(out, told)
	}()
	err = cmd.Wait()
	in.Close()
	<-done
	if ctx.Err() != nil {
		return nil
	}
	return errors.Join(errors.New("hugo server ended"), err)
}

// tell passes on the lines that say something is wrong.
func tell(r io.Reader, told func(string)) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if strings.Contains(line, "WARN") || strings.Contains(line, "ERROR") || strings.Contains(line, "Error") {
			told(line)
		}
	}
	_, _ = io.Copy(io.Discard, r) // after an overlong line, so that the child never waits for us
}
