package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/site"
)

func (c *command) serveCommand(de bool) *cobra.Command {
	var flags buildFlags
	var port int
	cmd := &cobra.Command{
		Use: "serve", Args: noArguments,
		Short: pick(de, "Zeigt die Seite im Browser und zeichnet jede Änderung nach", "Shows the site in the browser and follows every edit"),
		RunE: func(*cobra.Command, []string) error {
			if port < 1 || port > 65535 {
				return wrongCall("--port %d liegt nicht zwischen 1 und 65535", "--port %d is not between 1 and 65535", port)
			}
			flags.baseURL = fmt.Sprintf("http://localhost:%d/", port)
			return c.serve(flags, port)
		},
	}
	f := cmd.Flags()
	f.IntVar(&port, "port", 1313, pick(de, "Anschluss, unter dem die Seite zu sehen ist", "port at which the site can be seen"))
	f.StringVar(&flags.asOf, "as-of", "", pick(de, "Tag oder Zeitpunkt, der gilt", "day or instant that counts"))
	noHistory(f, &flags, de)
	f.StringVar(&c.theme, "theme", "", pick(de, "Ordner mit eigenen layouts/, assets/, i18n/, static/", "folder with own layouts/, assets/, i18n/, static/"))
	return cmd
}

func (c *command) serve(flags buildFlags, port int) error {
	cache := filepath.Join(c.source, "build")
	unlock, err := c.lock(cache)
	if err != nil {
		return err
	}
	defer unlock()
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watch the folder: %w", err)
	}
	defer watcher.Close()
	ctx, stop := context.WithCancel(c.ctx)
	defer stop()
	ended := make(chan error, 1)
	r := &building{command: c, flags: flags}
	started := false
	for {
		c.watch(watcher)
		if err := r.refresh(cache); err == nil && !started {
			b, err := r.live(cache)
			if err != nil {
				return err
			}
			started = true
			r.say(diag.M("zu sehen unter http://localhost:%d/ (Ende mit Strg-C)", "to be seen at http://localhost:%d/ (end with Ctrl-C)", port))
			go func() { ended <- site.Serve(ctx, b, port, func(line string) { fmt.Fprintln(c.stderr, line) }) }()
		} else if err != nil && !isFaults(err) {
			return err
		}
		select {
		case err := <-ended:
			return err
		case <-ctx.Done():
			if started {
				<-ended
			}
			return nil
		case <-edits(watcher):
		}
	}
}

// isFaults tells whether an error means only that the records have faults: then the last good state stays on show.
func isFaults(err error) bool {
	f, ok := err.(*failure)
	return ok && f.code == exitFaults
}

// refresh reads, checks and writes what Hugo reads.
func (r *building) refresh(cache string) error {
	r.found, r.begun = nil, r.now()
	if err := r.check(); err != nil {
		return err
	}
	defer r.in.source.Close()
	_, err := r.write(cache)
	return err
}

// live says what Hugo's server is to show. It is asked before the server runs beside us: each edit changes r.in.
func (r *building) live(cache string) (site.Build, error) {
	exe, err := os.Executable()
	return site.Build{
		Exe: exe, ExeArgs: []string{hugoVerb}, Source: r.source, Config: configName, CacheDir: filepath.Join(cache, "cache"),
		BaseURL: r.in.config.BaseURL, Clock: r.in.asOf, Env: os.Environ(),
	}, err
}

// watch looks at every folder in which people write; folders that have come since are added.
func (c *command) watch(w *fsnotify.Watcher) {
	roots := []string{filepath.Join(c.source, "data"), filepath.Join(c.source, "content")}
	if c.theme != "" {
		for _, name := range []string{"layouts", "assets", "i18n", "static"} {
			roots = append(roots, filepath.Join(c.theme, name))
		}
	}
	for _, root := range roots {
		_ = filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
			if err == nil && e.IsDir() {
				_ = w.Add(name) // a folder that vanished meanwhile needs no watching
			}
			return nil
		})
	}
	_ = w.Add(c.source) // for config.toml
}

// settle is how long the folder must be quiet before it is read: editors write a file in several steps.
const settle = 150 * time.Millisecond

// edits sends once after the next edit, when all is quiet again.
func edits(w *fsnotify.Watcher) <-chan struct{} {
	out := make(chan struct{}, 1)
	go func() {
		var quiet <-chan time.Time
		for {
			select {
			case _, ok := <-w.Events:
				if !ok {
					return
				}
				quiet = time.After(settle)
			case _, ok := <-w.Errors:
				if !ok {
					return
				}
			case <-quiet:
				out <- struct{}{}
				return
			}
		}
	}()
	return out
}
