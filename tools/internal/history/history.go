// Package history reads out of git what became of the records: commit by commit along the first parents of HEAD, in terms
// of the records' fields. It is an edge of the house: git runs as a child. What may be told of it is decided further on,
// for the instant of the build; here no free text of any version is kept, and of persons no value at all. Earlier alone gives texts of
// earlier versions, to translators and to no page.
//
// What was read is kept in a cache, so that a build reads the commits since the last one. The cache is thrown away when
// HEAD does not follow from it, when the fields of the records are declared otherwise, or when it is damaged.
package history

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
)

// Options say where the history is.
type Options struct {
	Dir   string   // the site's folder, anywhere in a repository; with Commit, a bare repository
	Git   string   // path of the git program; "" where there is none
	Env   []string // the environment ("KEY=value"), of which only the harmless part is handed on
	Cache string   // file that keeps what was read; its folder must be there
	// Commit is the full id of the commit whose history is read, and the site is its root; "" is what HEAD names.
	Commit  string
	Objects []string // see git.Repository
}

// Result is a history and what it cost.
type Result struct {
	Changes []model.Change // oldest first
	Read    int            // commits read in this run; the others came from the cache
	Unread  int            // versions of files that can't be read today, over the whole history
}

// Absent says why there is no history. It is no fault: the site then shows none.
type Absent struct {
	Reason  string // no-git, no-repository, no-commit, shallow, broken
	Message diag.Message
}

func (a *Absent) Error() string { return a.Message.En }

func absent(reason, de, en string, args ...any) error {
	return &Absent{reason, diag.M(de, en, args...)}
}

// Read reads the history of a site's records. The error is an *Absent where there is no whole history to be had, else what
// kept the cache from being written or the cause of the context's end.
func Read(ctx context.Context, o Options) (*Result, error) {
	r, prefix, head, err := open(ctx, o)
	if err != nil {
		return nil, err
	}
	kept := readCache(o.Cache, formOf(prefix))
	fresh, err := r.since(kept.Tip, head)
	if err != nil || fresh == nil {
		kept = cache{Form: kept.Form}
		fresh, err = r.since("", head)
	}
	if err == nil {
		err = r.files(fresh, "data")
	}
	if err != nil {
		return nil, r.broken(err)
	}
	changes, unread, err := r.changes(fresh, prefix)
	if err != nil {
		return nil, r.broken(err)
	}
	kept.Changes, kept.Unread = append(kept.Changes, changes...), kept.Unread+unread
	if kept.Tip != head {
		kept.Tip = head
		if err := kept.write(o.Cache); err != nil {
			return nil, err
		}
	}
	if len(kept.Changes) == 0 {
		return nil, absent("no-commit", "kein Commit enthält Datensätze aus data/", "no commit holds records of data/")
	}
	return &Result{Changes: kept.Changes, Read: len(fresh), Unread: kept.Unread}, nil
}

// open gives the repository that holds the site, where in it the site lies, and its newest commit.
func open(ctx context.Context, o Options) (r *repository, prefix, head string, err error) {
	if o.Git == "" {
		return nil, "", "", absent("no-git", "git ist nicht installiert", "git is not installed")
	}
	r = &repository{ctx, &git.Repository{Program: o.Git, Dir: o.Dir, Env: o.Env, Objects: o.Objects}, o.Commit}
	prefix, head, err = r.standing()
	return r, prefix, head, err
}

// standing tells where in its repository the folder is, and which commit is the newest.
func (r *repository) standing() (prefix, head string, err error) {
	out, err := r.ask("", "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
	if cause := context.Cause(r.ctx); cause != nil {
		return "", "", cause
	}
	lines := strings.SplitN(strings.TrimSuffix(out, "\n"), "\n", 3)
	if err != nil || len(lines) < 2 || lines[0] != "true" && r.head == "" {
		return "", "", absent("no-repository", "der Ordner liegt in keinem git-Repository", "the folder is in no git repository")
	}
	if lines[1] != "false" {
		return "", "", absent("shallow", "der Klon ist flach, ältere Commits fehlen (`git fetch --unshallow` holt sie)", "the clone is shallow, older commits are missing (`git fetch --unshallow` gets them)")
	}
	if len(lines) == 3 {
		prefix = lines[2]
	}
	if out, err = r.ask("", "rev-parse", "--verify", "--quiet", cmp.Or(r.head, "HEAD")+"^{commit}"); err != nil {
		return "", "", absent("no-commit", "das Repository hat noch keinen Commit", "the repository has no commit yet")
	}
	return prefix, strings.TrimSpace(out), nil
}

// broken is what git said while it read. A clone may lack objects, or the disk may have lost some: then nothing is shown.
func (r *repository) broken(err error) error {
	if cause := context.Cause(r.ctx); cause != nil {
		return cause
	}
	return absent("broken", "git kann sie nicht ganz lesen (%v)", "git can't read all of it (%v)", err)
}

// since lists the commits that follow on tip, oldest first: none where tip is head. It gives nil where head does not follow
// from tip by first parents, as after a rewritten history.
func (r *repository) since(tip, head string) ([]commit, error) {
	if tip == head {
		return []commit{}, nil
	}
	list, err := r.commits(tip, head)
	if err != nil || len(list) == 0 || list[0].parent != tip {
		return nil, err
	}
	return list, nil
}

// said reads what a commit says of itself with the trailer "Change: correction" or "Change: news".
func said(trailer string) string {
	switch strings.ToLower(strings.TrimSpace(trailer)) {
	case "correction", "berichtigung":
		return model.MarkCorrection
	case "news", "neues":
		return model.MarkNews
	}
	return ""
}

// place is what the path of a file says: whose record it is or, with a language, whose translation.
type place struct{ kind, id, language string }

// placeOf reads the path of a file from the repository's root; ok is false for what is no record.
func placeOf(file, prefix string) (place, bool) {
	file, ok := strings.CutPrefix(file, prefix)
	if !ok {
		return place{}, false
	}
	kind, id, language, ok := load.RecordFile(file)
	return place{kind, id, language}, ok
}

// token stands for a commit in lasting ids, without telling which it is.
func token(id string) string {
	sum := sha256.Sum256([]byte("change " + id))
	return hex.EncodeToString(sum[:6])
}

func instant(seconds int64) time.Time { return time.Unix(seconds, 0).UTC() }

// formOf names what the cache depends on beside the commits: the form of what is kept, where the site lies in the repository,
// and how the fields are declared.
func formOf(prefix string) string {
	h := sha256.New()
	fmt.Fprintln(h, form, prefix)
	var walk func(*model.Fields)
	walk = func(fields *model.Fields) {
		for _, f := range fields.List {
			fmt.Fprintln(h, f.Name, f.Type, f.List, f.Enum, f.Kinds)
			if f.HasParts() {
				walk(f.Grow(1)[0])
				fmt.Fprintln(h)
			}
		}
	}
	for _, k := range model.Kinds {
		fmt.Fprintln(h, k.Name)
		walk(k.New().Fields())
	}
	return hex.EncodeToString(h.Sum(nil))
}
