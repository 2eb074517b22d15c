package publish

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What must be forgotten is pushed as another history, which the owner lets in once; then nothing of the old one is left.
func TestARewrittenHistoryTakesThePlaceOfThePublishedOneWhereTheOwnerNamesIt(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.commit("data/groups/a.toml", "Kreideweiss")
	h.mustPush("main", "main:entwurf")
	h.mustPush("--force", "main~1:entwurf")
	secret := h.git("rev-parse", "main:data/groups/a.toml")
	h.git("checkout", "--quiet", "--orphan", "clean")
	h.commit("data/groups/a.toml", "[…]", "data/number.txt", "2")
	h.mustRefuse([]string{"ohne --force"}, "--force", "clean:main")
	h.setRewrite(h.git("rev-parse", "clean"))
	h.mustPush("--force", "clean:main", "clean:entwurf")
	h.mustShow("2 false")
	must(t, h.Purge(context.Background()))
	h.mustShow("2 false")
	if _, err := h.objects(nil).Ask(context.Background(), "", "cat-file", "-e", secret); err == nil {
		t.Error("git still has the old text")
	}
	if found := grep(t, h.Dir, "Kreideweiss"); found != "" {
		t.Errorf("it still stands in %s", found)
	}
	h.mustBeTidy()
	h.commit("data/number.txt", "3")
	h.mustPush("clean:main", "clean:entwurf")
	h.mustShow("3 false")
	h.mustRefuse([]string{"ohne --force"}, "--force", "clean~1:main") // it is let in once, not for ever
	h.git("checkout", "--quiet", "main")                              // an old clone, in which somebody goes on and gets the public version
	h.commit("notes.txt", "x")
	h.git("merge", "--quiet", "--allow-unrelated-histories", "--strategy=ours", "--no-edit", "clean")
	h.mustRefuse([]string{"für immer aus der Geschichte genommen", "git clone"}, "main")
	h.mustRefuse([]string{"für immer aus der Geschichte genommen"}, "--force", "main:entwurf")
	h.mustRefuse([]string{"für immer aus der Geschichte genommen"}, "main:refs/tags/v1")
	if got, err := readSite(h.site("preview", "entwurf")); err != nil || got != "3 true" {
		t.Errorf("the preview shows %q, %v", got, err)
	}
}

// The owner lets the rewritten history in as it is; what other branches have beyond it is looked at.
func TestBranchesOnARewrittenHistoryAreLookedAtFromItsEnd(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.git("checkout", "--quiet", "--orphan", "clean")
	h.commit("data/groups/a.toml", "PRIVATE")
	h.commit("data/groups/a.toml", "Sprache", "data/number.txt", "2")
	h.setRewrite(h.git("rev-parse", "clean"))
	h.git("checkout", "--quiet", "-b", "draft")
	h.commit("data/groups/b.toml", "PRIVATE")
	h.mustRefuse([]string{"data/groups/b.toml", "ist auf dem Server nichts gespeichert"}, "--force", "draft:entwurf", "clean:main")
	h.commit("data/groups/b.toml", "Arbeit")
	h.git("reset", "--quiet", "--soft", "HEAD~2")
	h.git("commit", "--quiet", "--message", "x")
	h.mustPush("--force", "draft:entwurf", "clean:main")
	h.mustShow("2 false")
}

// setRewrite lets a history in that takes the place of the published one.
func (h *house) setRewrite(commit string) {
	h.t.Helper()
	settings := filepath.Join(h.Dir, SettingsFile)
	text, err := os.ReadFile(settings)
	must(h.t, err)
	must(h.t, os.WriteFile(settings, []byte(strings.Replace(string(text), `rewrite = ""`, `rewrite = "`+commit+`"`, 1)), 0o644))
	h.Settings.Rewrite = commit
}

// grep names the files below dir that have the word.
func grep(t *testing.T, dir, word string) string {
	t.Helper()
	var found []string
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if strings.Contains(string(data), word) {
			found = append(found, path)
		}
		return err
	}))
	return strings.Join(found, ", ")
}

// The rewritten history was let in, but the push died before the branch moved.
func TestARewrittenHistoryThatDidNotComeInForbidsNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.commit("data/number.txt", "2")
	h.mustPush("main")
	must(t, h.abandon(context.Background(), h.headOf("main"), h.git("rev-parse", "main~1"), nil))
	h.commit("data/number.txt", "3")
	h.mustPush("main", "main:entwurf")
	h.mustShow("3 false")
}

func TestAServerThatShowsSomethingElseIsNotPurged(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	if err := h.Purge(context.Background()); err == nil {
		t.Error("a server without a site was purged")
	}
	h.mustPush("main")
	h.commit("data/number.txt", "2")
	h.mustPush("main")
	_, err := h.Rollback(context.Background(), 0, false)
	must(t, err)
	if err := h.Purge(context.Background()); err == nil {
		t.Error("what the owner brought back was purged")
	}
	h.mustShow("1 false")
}
