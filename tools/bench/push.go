package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// goalPush is how long it may take from push to live, in times of the same build by hand.
const goalPush = 1.5

// pushed is what was measured of publishing by push.
type pushed struct {
	pushes, builds []time.Duration // of one changed record each
}

func (p pushed) verdicts() []verdict {
	if len(p.pushes) == 0 {
		return nil
	}
	return []verdict{{"one changed record: from push to live, in times of netz build", quotient(medianOf(p.pushes).Seconds(), medianOf(p.builds).Seconds()), goalPush}}
}

// measurePush changes a record of a site over and over, and publishes each change by push and by netz build in turn. Both have
// seen the site before, so both write what changed only.
func (b *bench) measurePush(ctx context.Context, site string) (pushed, error) {
	var out pushed
	clone, server := filepath.Join(b.dir, "clone"), filepath.Join(b.dir, "server")
	if err := b.setUp(ctx, site, clone, server); err != nil {
		return out, err
	}
	for i := range b.runs + 1 {
		fmt.Fprintf(b.log, "push: %d of %d\n", i, b.runs)
		if err := changeRecord(clone, i); err != nil {
			return out, err
		}
		if err := b.git(ctx, clone, "commit", "--quiet", "--all", "--message", "Change"); err != nil {
			return out, err
		}
		begin := time.Now()
		if err := b.git(ctx, clone, "push", "--quiet", filepath.Join(server, "repo.git"), "main"); err != nil {
			return out, err
		}
		push := time.Since(begin)
		begin = time.Now()
		if err := b.call(ctx, b.tool, "build", "--quiet", "--source", clone); err != nil {
			return out, err
		}
		if i > 0 { // the first ones fill the caches
			out.pushes, out.builds = append(out.pushes, push), append(out.builds, time.Since(begin))
		}
	}
	return out, nil
}

// setUp makes a server, and a repository of the site's records.
func (b *bench) setUp(ctx context.Context, site, clone, server string) error {
	for _, part := range []string{"data", "content"} {
		if err := os.CopyFS(filepath.Join(clone, part), os.DirFS(filepath.Join(site, part))); err != nil {
			return err
		}
	}
	config, err := os.ReadFile(filepath.Join(site, "config.toml"))
	if err != nil {
		return err
	}
	for name, text := range map[string][]byte{"config.toml": config, ".gitignore": []byte("build/\npublic/\n")} {
		if err := os.WriteFile(filepath.Join(clone, name), text, 0o644); err != nil {
			return err
		}
	}
	if err := b.call(ctx, b.tool, "publish", "init", server); err != nil {
		return err
	}
	for _, args := range [][]string{{"init", "--quiet", "--initial-branch=main"}, {"add", "."}, {"commit", "--quiet", "--message", "Start"}} {
		if err := b.git(ctx, clone, args...); err != nil {
			return err
		}
	}
	return nil
}

var summaryLine = regexp.MustCompile(`(?m)^summary = "[^"\n]*`)

// changeRecord changes the first group that has a summary on one line.
func changeRecord(site string, n int) error {
	files, err := filepath.Glob(filepath.Join(site, "data/groups/*.toml"))
	if err != nil {
		return err
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		at := summaryLine.FindIndex(src)
		if at == nil || strings.Count(filepath.Base(name), ".") > 1 {
			continue
		}
		text := bytes.TrimRight(src[at[0]:at[1]], "0123456789")
		return os.WriteFile(name, fmt.Appendf(nil, "%s%s%d%s", src[:at[0]], text, n+1, src[at[1]:]), 0o644)
	}
	return fmt.Errorf("%s: no group with a summary", site)
}

func (b *bench) git(ctx context.Context, dir string, args ...string) error {
	cmd := []string{"git", "-C", dir, "-c", "user.name=bench", "-c", "user.email=bench@netz.example"}
	return b.call(ctx, append(cmd, args...)...)
}

func (b *bench) call(ctx context.Context, words ...string) error {
	out, err := exec.CommandContext(ctx, words[0], words[1:]...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(words, " "), err, out)
	}
	return nil
}
