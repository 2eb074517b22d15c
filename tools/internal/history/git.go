package history

import (
	"context"
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
	files      []git.Entry
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
	lines := make([]string, len(list))
	byID := make(map[string]*commit, len(list))
	for i := range list {
		byID[list[i].id] = &list[i]
		lines[i] = strings.TrimSpace(list[i].id + " " + list[i].parent)
	}
	return r.git.Files(r.ctx, lines, func(id string, e git.Entry) {
		if e.Old != e.New {
			byID[id].files = append(byID[id].files, e)
		}
	}, append([]string{"--"}, folders...)...)
}
