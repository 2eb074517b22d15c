package main

import (
	"os"
	"os/exec"

	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/lasting"
	"offenesnetz/tools/internal/page"
	"offenesnetz/tools/internal/proof"
)

// stamp is what the new site says of itself: how old it is, and enough to build it again and compare.
func (r *building) stamp(made *page.Site) (lasting.Stamp, error) {
	s := lasting.StampOf(made, r.addresses)
	s.History, s.Theme, s.Preview = r.stats.History.Absent == "", r.theme != "", r.flags.preview
	if r.flags.pushed != nil {
		if s.Commit = r.flags.pushed.Commit; r.flags.merged {
			s.Commit, s.Unproven = "", proof.Merged
		}
		return s, nil
	}
	root, err := os.OpenRoot(r.source)
	if err != nil {
		return s, err
	}
	defer root.Close()
	s.Commit, s.Unproven, err = proof.Commit(r.ctx, r.git(), root.FS())
	return s, err
}

// git is the repository that the site's folder is in.
func (c *command) git() *git.Repository {
	program, err := exec.LookPath("git")
	if err != nil {
		program = ""
	}
	return &git.Repository{Program: program, Dir: c.source, Env: os.Environ()}
}
