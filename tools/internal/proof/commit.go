package proof

import (
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"strings"

	"offenesnetz/tools/internal/git"
)

// Reasons why a site can't name the commit that it was built from.
const (
	NoGit   = "no-git"  // the folder is in no git repository, or git is not installed
	Unclean = "changed" // files differ from the newest commit
	Merged  = "merged"  // a preview of a draft together with what is public, which is no commit yet
)

// Commit tells from which commit the files of a site's folder are: config.toml and all below data/ and content/, byte for byte
// and no more of them. reason is "" where there is one. Hidden files don't count: no record is in them.
func Commit(ctx context.Context, repo *git.Repository, folder fs.FS) (commit, reason string, err error) {
	if repo.Program == "" {
		return "", NoGit, nil
	}
	out, err := repo.Ask(ctx, "", "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	if cause := context.Cause(ctx); cause != nil {
		return "", "", cause
	}
	if err != nil {
		return "", NoGit, nil
	}
	commit = strings.TrimSpace(out)
	prefix, err := Prefix(ctx, repo)
	if err != nil {
		return "", NoGit, context.Cause(ctx)
	}
	out, err = repo.Ask(ctx, "", "ls-tree", "-r", "-z", "--full-tree", Tree(commit, prefix))
	if err != nil {
		return "", Unclean, context.Cause(ctx) // the folder is not in the commit
	}
	clean, err := same(out, folder, len(commit) == 2*sha256.Size)
	if err != nil || !clean {
		return "", Unclean, err
	}
	return commit, "", nil
}

// Prefix tells where in its repository a folder is: "" for its root and for a bare repository, else with a slash at the end.
func Prefix(ctx context.Context, repo *git.Repository) (string, error) {
	out, err := repo.Ask(ctx, "", "rev-parse", "--show-prefix")
	return strings.TrimSuffix(out, "\n"), err
}

// Tree names the folder of a site in a commit.
func Tree(commit, prefix string) string {
	if prefix == "" {
		return commit
	}
	return commit + ":" + strings.TrimSuffix(prefix, "/")
}

// same tells whether the folder's files are those of git's list, with the same sums.
func same(list string, folder fs.FS, long bool) (bool, error) {
	want := map[string]string{}
	for line := range strings.SplitSeq(list, "\x00") {
		head, name, _ := strings.Cut(line, "\t")
		f := strings.Fields(head)
		if !counts(name) || len(f) != 3 {
			continue
		}
		if f[0] != "100644" && f[0] != "100755" {
			return false, nil // a link or foreign repository
		}
		want[name] = f[2]
	}
	clean := true
	err := fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && name != "." && !counts(name+"/x"):
			return fs.SkipDir
		case e.IsDir() || !counts(name):
			return nil
		}
		sum, err := blobSum(folder, name, long)
		if clean = clean && err == nil && want[name] == sum; !clean {
			return fs.SkipAll
		}
		delete(want, name)
		return nil
	})
	return clean && len(want) == 0, err
}

// counts tells whether a site is made from a file.
func counts(name string) bool {
	if name == "config.toml" {
		return true
	}
	return (strings.HasPrefix(name, "data/") || strings.HasPrefix(name, "content/")) && !strings.Contains("/"+name, "/.")
}

// blobSum is the name that git gives a file's content.
func blobSum(folder fs.FS, name string, long bool) (string, error) {
	info, err := fs.Stat(folder, name)
	if err != nil || !info.Mode().IsRegular() {
		return "", err
	}
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return "", err
	}
	var h hash.Hash = sha1.New()
	if long {
		h = sha256.New()
	}
	fmt.Fprintf(h, "blob %d\x00", len(data))
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil)), nil
}
