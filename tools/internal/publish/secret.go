package publish

import (
	"context"
	"errors"
	"iter"
	"os"
	"path"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/load"
)

// workCheck is the folder in which a push is unpacked to look for private data; it is removed when that is done.
const workCheck = "check"

// maxRecord is the size in bytes beyond which nobody reads a file as a record or page.
const maxRecord = 1 << 20

// secret refuses a push that would bring private data into git's history, be it that a later version takes it out again. It
// looks at each version of a file that git does not have yet. A push of one version is looked at only if alone says so: to the
// published branch, the build does it. A site that can't be read at all is not looked at, nor is the history that the owner
// lets in to take the place of a worse one.
func (s *Server) secret(ctx context.Context, id string, quarantine []string, alone bool) (err error) {
	repo := s.objects(quarantine)
	args := []string{"rev-list", "--reverse", "--ignore-missing", id, "--not", "--all"}
	if s.Settings.Rewrite != "" {
		args = append(args, s.Settings.Rewrite)
	}
	out, err := repo.Ask(ctx, "", args...)
	commits := strings.Fields(out)
	if err != nil || len(commits) == 0 || len(commits) == 1 && !alone {
		return err
	}
	commit := commits[len(commits)-1]
	versions, err := s.versions(ctx, repo, commits, commit)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.done()) }()
	var refusal *Refusal
	if err = s.unpack(ctx, workCheck, commit, quarantine); err != nil {
		if errors.As(err, &refusal) {
			return nil
		}
		return err
	}
	found, err := s.look(ctx, repo, s.job(workCheck, commit, quarantine), versions)
	switch {
	case errors.As(err, &refusal):
		return nil
	case err == nil && found.Faults() > 0:
		err = &Refusal{Found: found}
		s.unstored(err)
	}
	return err
}

// look has the versions looked at, which are read one after another.
func (s *Server) look(ctx context.Context, repo *git.Repository, job Job, versions []version) (diag.List, error) {
	blobs, err := repo.Blobs(ctx)
	if err != nil {
		return nil, err
	}
	defer blobs.Close()
	var failed error
	found, err := s.Private(ctx, job, func(folder string) iter.Seq[load.Pushed] {
		return func(yield func(load.Pushed) bool) {
			for _, v := range versions {
				if !strings.HasPrefix(v.path, folder) {
					continue
				}
				src, err := blobs.Get(v.id, maxRecord)
				if failed = errors.Join(failed, err); err != nil || !yield(load.Pushed{File: v.path, Src: src, Earlier: v.earlier}) {
					return
				}
			}
		}
	})
	return found, errors.Join(failed, err)
}

// version is a file as a pushed commit has it.
type version struct {
	path, id string
	earlier  bool // the newest has another one, or none
}

// versions lists what the commits, oldest first, make of the files that people write; each version once.
func (s *Server) versions(ctx context.Context, repo *git.Repository, commits []string, newest string) ([]version, error) {
	entries, err := s.list(ctx, repo, newest)
	if err != nil {
		return nil, err
	}
	stands := map[string]string{}
	for _, e := range entries {
		stands[e.path] = e.id
	}
	seen := map[version]bool{}
	var out []version
	err = repo.Files(ctx, commits, func(_ string, e git.Entry) {
		v := version{e.Path, e.New, stands[e.Path] != e.New}
		if end := path.Ext(e.Path); e.New != "" && (end == ".toml" || end == ".md") && !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}, "-m", "--", "data", "content")
	return out, err
}

// unstored adds to a refusal for private data that none of it is kept, and tells whether it is one.
func (s *Server) unstored(err error) bool {
	var refusal *Refusal
	if !errors.As(err, &refusal) || !slices.ContainsFunc(refusal.Found, func(d diag.Diagnostic) bool { return strings.HasPrefix(d.Code, "private-") }) {
		return false
	}
	refusal.Message = diag.M("Von dem, was Sie gesendet haben, ist auf dem Server nichts gespeichert. Bitte die Angaben löschen und die letzte Fassung ersetzen, statt eine weitere darüberzulegen: git add --all, git commit --amend --no-edit, dann noch einmal senden.",
		"Nothing of what you sent is stored on the server. Please delete the data and replace the last version instead of putting another one on top: git add --all, git commit --amend --no-edit, then send again.")
	return true
}

// forgetWork removes what was unpacked for a build.
func (s *Server) forgetWork(work string) error {
	root, err := emptied(s.work(work))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = root.Close()
	}
	return err
}
