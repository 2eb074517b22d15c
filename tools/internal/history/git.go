package history

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"offenesnetz/tools/internal/git"
)

// repository is what is asked about the records' history.
type repository struct {
	ctx  context.Context
	git  *git.Repository
	head string // the commit that stands for HEAD; "" where it is HEAD itself
}

// ask runs git with the input and gives what it answers.
func (r *repository) ask(input string, args ...string) (string, error) {
	return r.git.Ask(r.ctx, input, args...)
}

// commit is one commit of the line that leads to HEAD by first parents.
type commit struct {
	id, parent string // parent is "" for the first
	at         int64  // seconds since 1970, by the committer's clock
	said       string // what its trailer "Change" says
	files      []entry
}

// entry is what a commit did to one file. A blob is "" where there is no file.
type entry struct {
	path     string // from the root of the repository
	old, new string // blobs
}

// commits lists the commits after since that lead to head, oldest first; all of them where since is "".
func (r *repository) commits(since, head string) ([]commit, error) {
	args := []string{"rev-list", "--first-parent", "--reverse", "--format=%P%x09%ct%x09%(trailers:key=Change,valueonly,unfold,separator=%x2C)", head}
	if since != "" {
		args = append(args, "^"+since)
	}
	out, err := r.ask("", append(args, "--")...)
	if err != nil {
		return nil, err
	}
	var list []commit
	lines := strings.Split(out, "\n")
	for i := 0; i+1 < len(lines); i += 2 {
		id, isCommit := strings.CutPrefix(lines[i], "commit ")
		parts := strings.SplitN(lines[i+1], "\t", 3)
		if !isCommit || len(parts) != 3 {
			return nil, fmt.Errorf("git rev-list: unexpected line %q", lines[i])
		}
		at, err := strconv.ParseInt(parts[1], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("git rev-list: time of %s: %w", id, err)
		}
		parent, _, _ := strings.Cut(parts[0], " ")
		list = append(list, commit{id: id, parent: parent, at: at, said: said(parts[2])})
	}
	return list, nil
}

// files adds to the commits what they did to the files in folders of the site.
func (r *repository) files(list []commit, folders ...string) error {
	var input strings.Builder
	byID := make(map[string]*commit, len(list))
	for i := range list {
		byID[list[i].id] = &list[i]
		input.WriteString(strings.TrimSpace(list[i].id+" "+list[i].parent) + "\n")
	}
	args := append([]string{"diff-tree", "--stdin", "--root", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--"}, folders...)
	out, err := r.ask(input.String(), args...)
	if err != nil {
		return err
	}
	var now *commit
	words := strings.Split(out, "\x00")
	for i := 0; i < len(words); i++ {
		raw, isEntry := strings.CutPrefix(words[i], ":")
		switch {
		case words[i] == "":
		case !isEntry:
			now = byID[words[i]]
		case now == nil || i+1 >= len(words):
			return errors.New("git diff-tree: an entry without its commit or path")
		default:
			i++
			if e, ok := entryOf(raw, words[i]); ok {
				now.files = append(now.files, e)
			}
		}
	}
	return nil
}

// entryOf reads "100644 100644 old new M". Links and submodules are no files.
func entryOf(raw, path string) (entry, bool) {
	f := strings.Fields(raw)
	if len(f) != 5 {
		return entry{}, false
	}
	e := entry{path: path, old: blobOf(f[0], f[2]), new: blobOf(f[1], f[3])}
	return e, e.old != e.new
}

func blobOf(mode, id string) string {
	if mode != "100644" && mode != "100755" {
		return ""
	}
	return id
}
