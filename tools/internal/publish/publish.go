// Package publish is the server's side of publishing: a bare repository whose hooks check and build what is pushed, and a
// folder of sites of which one is current. It knows git and folders; how a site is built it is told by a function.
//
//	DIR/publish.toml            what the owner allows
//	DIR/repo.git/               takes pushes
//	DIR/site/current            symlink to the published release: the web server's root
//	DIR/site/releases/7/        a whole site; the last ones stay for rollback
//	DIR/site/preview/<name>/    what another branch would publish
//	DIR/work/                   the lock, what was unpacked, caches, notes about releases
//
// A push is data of strangers. It is read out of git's objects and never checked out: regular files below data/ and content/
// and config.toml are unpacked, and Hugo gets a configuration made from the checked values of config.toml alone.
//
// Nothing here needs a clean end. Every change that readers see is one rename, and what a killed run left behind is set
// right by the next (see heal, settle).
package publish

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"path/filepath"
	"strings"
	"time"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/load"
)

// Server is one publishing folder. A value serves one call; several processes may have one on the same folder.
type Server struct {
	Dir      string // absolute
	Settings Settings
	Git      string    // path of the git program
	Env      []string  // the environment, of which git gets the harmless part
	Now      time.Time // when the call began
	// Build builds a site as a whole, or leaves nothing behind at Job.Out. Faults of what was pushed are in the list; a
	// *Refusal says in one sentence what else stands in the way.
	Build func(context.Context, Job) (*Built, diag.List, error)
	// Private reads the site at Job.Source and gives the faults of private data in what is pushed, see check.Private. A
	// *Refusal says that the site can't be read.
	Private func(ctx context.Context, job Job, pushed func(folder string) iter.Seq[load.Pushed]) (diag.List, error)
	Say     func(diag.Message) // prints one line on the pusher's screen
	Show    func(*Refusal)     // prints a refusal there

	speech string   // of the pushed site, see Speech
	own    []string // settings of the pushed config.toml that are not those of every site, see ownSettings
}

// Job is one site to be built.
type Job struct {
	Source  string // the site's folder: config.toml, data/, content/ and a folder build/ that is the builder's own
	Theme   string // folder of own templates that the owner allows; "" for none
	Out     string // where the site goes; it is absent before
	Before  string // folder of the site that readers see now, whose addresses must be kept; "" where there is none
	BaseURL string // "" takes the address of config.toml
	Preview bool   // a preview: marked as such and hidden from search engines
	Commit  string // what is built, for the history of changes
	Merged  bool   // what is built is no commit's content: Commit stands for the history alone
	Repo    string // bare repository that has it
	Objects []string
}

// Built is what became of a Job.
type Built struct {
	Pages   int
	AsOf    time.Time
	BaseURL string
	Records []Record
	// Languages names the languages of the site by their keys.
	Languages map[string]diag.Message
	Warnings  diag.List
	// Withheld are sentences about what of the records is not shown: drafts, embargoes, what nobody consented to.
	Withheld []diag.Message
	// Hidden names the same for comparison: "persons/p-7k3f", what of a person after "#", and where it was taken out after "@".
	Hidden []string
	// Private are sentences about private data in texts where nobody would look for it.
	Private []diag.Message
}

// Record is a record or hand-written page that readers can see.
type Record struct {
	Key      string       // "meetings/2026-03-11-sprache"
	Kind     diag.Message // "Sitzung"
	Title    string
	Path     string // of its page, below the site's address
	Sum      string // changes with what people wrote in it
	Missing  []string
	Outdated []string // keys of the languages of which a translation is missing or older than its original
}

// Refusal ends a push or a call with what its author is to do about it.
type Refusal struct {
	Found   diag.List
	Message diag.Message
}

func (r *Refusal) Error() string { return r.Message.En }

func refuse(de, en string, args ...any) error { return &Refusal{Message: diag.M(de, en, args...)} }

// Update is a branch or tag that a push moves. An id of zeros stands for none.
type Update struct{ Old, New, Ref string }

// ParseUpdates reads what git tells a hook on its standard input.
func ParseUpdates(input string) ([]Update, error) {
	var out []Update
	for line := range strings.Lines(input) {
		f := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 3)
		if len(f) != 3 {
			return nil, fmt.Errorf("a hook was told %q", line)
		}
		out = append(out, Update{f[0], f[1], f[2]})
	}
	return out, nil
}

func none(id string) bool { return strings.Trim(id, "0") == "" }

// branch gives the name of the branch; ok is false for tags and whatever else is no branch.
func (u Update) branch() (name string, ok bool) { return strings.CutPrefix(u.Ref, "refs/heads/") }

// Speech is the language in which to speak to the pusher: the owner's choice, else the language of the pushed site.
func (s *Server) Speech() string {
	switch {
	case s.Settings.Lang != "":
		return s.Settings.Lang
	case s.speech != "":
		return s.speech
	}
	return "de"
}

func (s *Server) say(de, en string, args ...any) { s.Say(diag.M(de, en, args...)) }

func (s *Server) repo() string               { return filepath.Join(s.Dir, "repo.git") }
func (s *Server) site(path ...string) string { return s.below("site", path) }
func (s *Server) work(path ...string) string { return s.below("work", path) }
func (s *Server) below(a string, b []string) string {
	return filepath.Join(append([]string{s.Dir, a}, b...)...)
}

// objects gives the repository, with what is being pushed where objects name it.
func (s *Server) objects(quarantine []string) *git.Repository {
	return &git.Repository{Program: s.Git, Dir: s.repo(), Env: s.Env, Objects: quarantine}
}

// head gives the commit that a branch names; "" where there is no such branch.
func (s *Server) head(ctx context.Context, branch string) (string, error) {
	out, err := s.objects(nil).Ask(ctx, "", "for-each-ref", "--format=%(objectname)", "refs/heads/"+branch)
	if err != nil {
		return "", err
	}
	id, _, _ := strings.Cut(out, "\n") // a branch a/b has a name below refs/heads/a, so the first is the branch itself
	return id, nil
}

const (
	folderMode fs.FileMode = 0o755
	closedMode fs.FileMode = 0o700 // of what holds drafts and what must not be shown any more
)
