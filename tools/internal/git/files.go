package git

import (
	"context"
	"errors"
	"strings"
)

// Entry is what a commit did to one file. A blob is "" where there is no file; links and submodules are none.
type Entry struct {
	Path     string // from the root of the repository
	Old, New string // blobs
}

// Files tells each, in the order of the lines, what commits did to files. A line is a commit's id alone, which stands for
// what it did to its parents, or with the id of the commit to compare it with. options go to `git diff-tree`.
func (r *Repository) Files(ctx context.Context, lines []string, each func(commit string, e Entry), options ...string) error {
	if len(lines) == 0 {
		return nil
	}
	asked := make(map[string]bool, len(lines))
	for _, line := range lines {
		id, _, _ := strings.Cut(line, " ")
		asked[id] = true
	}
	args := append([]string{"diff-tree", "--stdin", "--root", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"}, options...)
	out, err := r.Ask(ctx, strings.Join(lines, "\n")+"\n", args...)
	if err != nil {
		return err
	}
	commit := ""
	words := strings.Split(out, "\x00")
	for i := 0; i < len(words); i++ {
		raw, isEntry := strings.CutPrefix(words[i], ":")
		switch {
		case words[i] == "":
		case !isEntry:
			commit = strings.TrimSpace(words[i])
		case !asked[commit] || i+1 >= len(words):
			return errors.New("git diff-tree: an entry without its commit or path")
		default:
			i++
			if f := strings.Fields(raw); len(f) == 5 { // 100644 100644 old new M
				each(commit, Entry{Path: words[i], Old: blobOf(f[0], f[2]), New: blobOf(f[1], f[3])})
			}
		}
	}
	return nil
}

func blobOf(mode, id string) string {
	if mode != "100644" && mode != "100755" {
		return ""
	}
	return id
}
