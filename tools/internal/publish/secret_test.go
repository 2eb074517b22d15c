package publish

import (
	"context"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/load"
)

// mustKeepNothing pushes what says PRIVATE, and demands that it is refused and that no byte of it stays on the server.
func (h *house) mustKeepNothing(words []string, refs ...string) {
	h.t.Helper()
	h.mustRefuse(append(words, "[private-name]", "ist auf dem Server nichts gespeichert"), refs...)
	if found := grep(h.t, h.Dir, "PRIVATE"); found != "" {
		h.t.Errorf("it stands in %s", found)
	}
	if _, err := os.Lstat(h.work(workCheck)); err == nil {
		h.t.Error("what was unpacked is left behind")
	}
	for _, branch := range []string{"entwurf", "zweiter"} {
		if id := h.headOf(branch); id != "" {
			h.t.Errorf("the branch %s is there", branch)
		}
	}
}

func TestPrivateDataInADraftIsRefusedAndNotStored(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.commit("data/groups/a.toml", "PRIVATE FAULT")
	h.mustKeepNothing([]string{"data/groups/a.toml:1", "(früher: false)", "Rat: löschen", "git commit --amend"}, "main:entwurf")
	h.mustKeepNothing(nil, "main:entwurf", "main~1:refs/heads/zweiter")
	h.mustKeepNothing(nil, "main:refs/tags/v1")
	h.commit("data/groups/a.toml", "FAULT")
	h.git("reset", "--quiet", "--soft", "HEAD~2")
	h.git("commit", "--quiet", "--message", "x")
	if screen := h.mustPush("main:entwurf"); !strings.Contains(screen, "ist angenommen") {
		t.Errorf("the screen says %s", screen)
	}
}

// A version that a later one takes back is stored all the same, of the published branch too.
func TestPrivateDataInAnEarlierVersionIsRefusedAndNotStored(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.commit("data/groups/a.toml", "PRIVATE")
	h.commit("data/groups/a.toml", "Sprache")
	h.mustKeepNothing([]string{"(früher: true)"}, "main:entwurf")
	h.mustKeepNothing([]string{"(früher: true)"}, "main")
	h.commit("data/groups/a.toml", "")
	h.mustKeepNothing([]string{"(früher: true)"}, "main:entwurf")
}

// Another version on top of it, or in place of the last one, would be refused again.
func TestWhoSentAnEarlierVersionIsToldTheCommandsThatHelp(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.commit("data/groups/b.toml", "Arbeit")
	h.mustPush("main:entwurf")
	h.commit("data/groups/a.toml", "PRIVATE")
	h.commit("data/groups/a.toml", "Sprache")
	for ref, base := range map[string]string{"entwurf": h.headOf("entwurf"), "main": h.headOf("main"), "zweiter": h.headOf("main")} {
		h.mustRefuse([]string{"git reset --soft " + base[:12], "git commit -m"}, "main:refs/heads/"+ref)
	}
	h.git("reset", "--quiet", "--soft", h.headOf("entwurf")[:12])
	h.git("commit", "--quiet", "--message", "x")
	h.mustPush("main:entwurf", "main")
}

func TestPrivateDataThatAMergeBringsIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.git("checkout", "--quiet", "-b", "side")
	h.commit("data/groups/b.toml", "Arbeit")
	h.git("checkout", "--quiet", "main")
	h.commit("data/groups/c.toml", "Kultur")
	h.git("merge", "--quiet", "--no-commit", "side")
	h.commit("data/groups/d.toml", "PRIVATE")
	h.commit("data/groups/d.toml", "")
	h.mustKeepNothing([]string{"data/groups/d.toml"}, "main:entwurf")
}

// What was public once and was taken out is no news, though today it would be refused: a draft that gets the public version
// twice brings it along.
func TestAMergeBringsNothingThatGitHasAlready(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.git("checkout", "--quiet", "-b", "entwurf")
	h.commit("data/groups/c.toml", "Kultur")
	h.git("checkout", "--quiet", "main")
	h.commit("data/groups/a.toml", "PRIVATE")
	if out, err := h.command("--git-dir", h.repo(), "fetch", "--quiet", h.clone, "main:main").CombinedOutput(); err != nil { // no hook looks at it
		t.Fatalf("%v: %s", err, out)
	}
	h.commit("data/groups/a.toml", "Sprache")
	h.mustPush("main")
	h.git("checkout", "--quiet", "entwurf")
	h.git("merge", "--quiet", "--no-edit", "main~1")
	h.git("merge", "--quiet", "--no-edit", "main")
	h.mustPush("entwurf")
	h.commit("data/groups/a.toml", "PRIVATE")
	h.mustRefuse([]string{"data/groups/a.toml", "(früher: false)"}, "entwurf")
}

// The published branch is checked by the build; what was unpacked for it goes too.
func TestPrivateDataOnThePublishedBranchIsNotStored(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.commit("data/groups/a.toml", "PRIVATE")
	h.mustKeepNothing([]string{"data/groups/a.toml:1"}, "main")
	h.git("reset", "--quiet", "--hard", "HEAD~1")
	h.commit("data/number.txt", "2")
	h.mustPush("main")
	h.mustShow("2 false")
}

// What git has already is no news, and what can't be read at all is no site.
func TestOnlyWhatIsNewIsLookedAt(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.commit("data/groups/a.toml", "PRIVATE", "config.toml", "x = [")
	h.mustPush("main:entwurf")
	h.mustPush("main:zweiter")
	h.commit("config.toml", configText, "data/number.txt", "2")
	h.mustPush("main:entwurf")
}

// A push of one record must not wait until a whole site is unpacked and read.
func TestOnlyWhatTellsWhoseANameIsIsUnpacked(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.commit("data/network.toml", "x", "data/network.en.toml", "x", "data/persons/p-1.toml", "x", "data/persons/p-1.uk.toml", "x", "data/services/a.toml", "x", "data/services/a.en.toml", "x",
		"data/news/a.toml", "x", "content/about.de.md", "x", "data/persons/p-1/a.png", "x")
	var unpacked, looked []string
	h.Private = func(_ context.Context, job Job, pushed func(string) iter.Seq[load.Pushed]) (diag.List, error) {
		for v := range pushed("") {
			looked = append(looked, v.File)
		}
		return nil, filepath.WalkDir(job.Source, func(path string, e fs.DirEntry, err error) error {
			if name, _ := filepath.Rel(job.Source, path); err == nil && !e.IsDir() {
				unpacked = append(unpacked, filepath.ToSlash(name))
			}
			return err
		})
	}
	u := Update{Old: strings.Repeat("0", 40), New: h.git("rev-parse", "HEAD"), Ref: "refs/heads/entwurf"}
	must(t, h.secret(context.Background(), u, []string{"GIT_ALTERNATE_OBJECT_DIRECTORIES=" + filepath.Join(h.clone, ".git", "objects")}))
	if got, want := strings.Join(unpacked, " "), "config.toml data/network.toml data/persons/p-1.toml data/persons/p-1.uk.toml data/services/a.toml"; got != want {
		t.Errorf("unpacked is %s, want %s", got, want)
	}
	if len(looked) != 8 {
		t.Errorf("looked at is %q, want all records and pages", looked)
	}
}
