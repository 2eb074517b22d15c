package publish

import (
	"context"
	"errors"
	"iter"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/private"
)

// workCheck is the folder in which a push is unpacked to look for private data; it is removed when that is done.
const workCheck = "check"

// maxRecord is the size in bytes beyond which nobody reads a file as a record or page.
const maxRecord = 1 << 20

// secret refuses a push that would bring private data into git's history, be it that a later version takes it out again. It
// looks at each version of a file that git does not have yet, but for a push of one version to the published branch, at which
// the build looks. A site that can't be read at all is not looked at, nor is the history that the owner
// lets in to take the place of a worse one.
func (s *Server) secret(ctx context.Context, u Update, quarantine []string) (err error) {
	repo := s.objects(quarantine)
	commits, err := s.news(ctx, repo, u.New)
	if err != nil || len(commits) == 0 || len(commits) == 1 && u.Ref == "refs/heads/"+s.Settings.Branch {
		return err
	}
	commit := commits[len(commits)-1]
	entries, err := s.list(ctx, repo, commit)
	if err != nil {
		return err
	}
	versions, err := s.versions(ctx, repo, commits, entries)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.done()) }()
	var refusal *Refusal
	if err = s.unpackEntries(ctx, repo, telling(entries), s.work(workCheck)); err != nil {
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
		since := ""
		if len(commits) > 1 {
			since = s.since(ctx, repo, u)
		}
		s.unstored(err, since)
	}
	return err
}

// news lists the commits that git does not have yet, oldest first, but for those of the history that the owner lets in.
func (s *Server) news(ctx context.Context, repo *git.Repository, id string) ([]string, error) {
	args := []string{"rev-list", "--reverse", id, "--not", "--all"}
	if s.Settings.Rewrite != "" {
		var exit *exec.ExitError
		switch _, err := repo.Ask(ctx, "", "cat-file", "-e", s.Settings.Rewrite); {
		case err == nil:
			args = append(args, s.Settings.Rewrite)
		case !errors.As(err, &exit): // else it has not come yet
			return nil, err
		}
	}
	out, err := repo.Ask(ctx, "", args...)
	return strings.Fields(out), err
}

// telling picks the files that are needed to know whose a name or an address is: all others of a site need not be unpacked.
func telling(entries []entry) []entry {
	return slices.DeleteFunc(entries, func(e entry) bool {
		kind, _, language, ok := load.RecordFile(e.path)
		return e.path != configFile && !(ok && private.Tells(kind, language))
	})
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

// versions lists what the commits, oldest first, make of the files that people write; each version once. An earlier one that
// git has already is left out: a merge brings along what was public once.
func (s *Server) versions(ctx context.Context, repo *git.Repository, commits []string, newest []entry) ([]version, error) {
	stands := map[string]string{}
	for _, e := range newest {
		stands[e.path] = e.id
	}
	seen := map[version]bool{}
	var out []version
	err := repo.Files(ctx, commits, func(_ string, e git.Entry) {
		v := version{e.Path, e.New, stands[e.Path] != e.New}
		if end := path.Ext(e.Path); e.New != "" && (end == ".toml" || end == ".md") && !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}, "-m", "--", "data", "content")
	if err != nil || !slices.ContainsFunc(out, func(v version) bool { return v.earlier }) {
		return out, err
	}
	stored, err := s.stored(ctx, out)
	return slices.DeleteFunc(out, func(v version) bool { return v.earlier && stored[v.id] }), err
}

// stored tells which of the versions git has, whatever is pushed now.
func (s *Server) stored(ctx context.Context, versions []version) (map[string]bool, error) {
	var ids strings.Builder
	for _, v := range versions {
		ids.WriteString(v.id + "\n")
	}
	out, err := s.objects(nil).Ask(ctx, ids.String(), "cat-file", "--batch-check=%(objectname)")
	known := map[string]bool{}
	for line := range strings.Lines(out) { // of others: "… missing"
		known[strings.TrimSpace(line)] = true
	}
	return known, err
}

// since gives the last version in what is pushed that git has already, on the branch itself or, where that is new, on the
// published one; "" for none.
func (s *Server) since(ctx context.Context, repo *git.Repository, u Update) string {
	known := u.Old
	if none(known) {
		known = "refs/heads/" + s.Settings.Branch
	}
	base, err := repo.Ask(ctx, "", "merge-base", u.New, known)
	if err != nil { // the advice is less exact then
		return ""
	}
	return strings.TrimSpace(base)
}

// unstored adds to a refusal for private data that none of it is kept, and how to send again: with one version in place of
// all that came since another one or, for "", in place of the last. It tells whether it is such a refusal.
func (s *Server) unstored(err error, since string) bool {
	var refusal *Refusal
	if !errors.As(err, &refusal) || !slices.ContainsFunc(refusal.Found, func(d diag.Diagnostic) bool { return strings.HasPrefix(d.Code, "private-") }) {
		return false
	}
	if since != "" {
		refusal.Message = diag.M("Von dem, was Sie gesendet haben, ist auf dem Server nichts gespeichert. Bitte die Angaben löschen und aus allem, was noch nicht gesendet ist, eine einzige Fassung machen: git add --all, git reset --soft %[1]s, git commit -m berichtigt, dann noch einmal senden.",
			"Nothing of what you sent is stored on the server. Please delete the data and make a single version of all that is not sent yet: git add --all, git reset --soft %[1]s, git commit -m mended, then send again.", since[:min(12, len(since))])
		return true
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
