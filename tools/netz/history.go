package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/spf13/pflag"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/history"
	"offenesnetz/tools/internal/model"
)

// remembered is what a build knows of the records' history.
type remembered struct {
	Changes int    `json:"changes"`
	Read    int    `json:"commits_read"`     // in this run; the others came from the cache
	Unread  int    `json:"unread,omitempty"` // versions of files that can't be read today
	Absent  string `json:"absent,omitempty"` // why there is none
}

func noHistory(f *pflag.FlagSet, flags *buildFlags, de bool) {
	f.BoolVar(&flags.noHistory, "no-history", false, pick(de, "ohne den Verlauf der Änderungen aus git", "without the history of changes from git"))
}

// repository says where the site's history is.
func (c *command) repository() history.Options {
	program, err := exec.LookPath("git")
	if err != nil {
		program = ""
	}
	return history.Options{Dir: c.source, Git: program, Env: os.Environ()}
}

// history reads out of git what became of the records. Where there is none, or not all of it, the site shows none, and the
// build says why.
func (r *building) history(cache string) ([]model.Change, error) {
	r.stats.History = remembered{Absent: "no-history"}
	if r.flags.noHistory {
		return nil, nil
	}
	options := r.repository()
	if pushed := r.flags.pushed; pushed != nil {
		options.Dir, options.Commit, options.Objects = pushed.Dir, pushed.Commit, pushed.Objects
	}
	options.Cache = filepath.Join(cache, "history.json")
	var out *history.Result
	err := r.timed("history", func() (err error) {
		out, err = history.Read(r.ctx, options)
		return err
	})
	var absent *history.Absent
	switch {
	case errors.As(err, &absent):
		r.stats.History.Absent = absent.Reason
		r.say(diag.M("ohne Verlauf der Änderungen: %[1]s", "without a history of changes: %[2]s", absent.Message.De, absent.Message.En))
		return nil, nil
	case err != nil:
		return nil, r.disk(err)
	}
	r.stats.History = remembered{Changes: len(out.Changes), Read: out.Read, Unread: out.Unread}
	r.say(diag.M("Verlauf: %[1]s, %[2]s neu gelesen", "history: %[3]s, %[4]s newly read",
		count(len(out.Changes), "Änderung", "Änderungen"), count(out.Read, "Commit", "Commits"), count(len(out.Changes), "change", "changes"), count(out.Read, "commit", "commits")))
	if out.Unread > 0 {
		r.say(diag.M("  %[1]s nicht mehr lesbar; dort steht nur, dass sich etwas geändert hat", "  %[2]s can't be read any more; there it only says that something was changed",
			count(out.Unread, "frühere Fassung ist", "frühere Fassungen sind"), count(out.Unread, "earlier version", "earlier versions")))
	}
	return out.Changes, nil
}
