package publish

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// withDraft makes a house with a published version, a draft called "entwurf" on top of it and, published after that,
// another version; both in pairs of name and text.
func withDraft(t *testing.T, draft, published []string, start ...string) *house {
	t.Helper()
	h := newHouse(t)
	h.commit(append([]string{"data/groups/a.toml", "Sprache\n2\n3\n4\n", "data/groups/b.toml", "Arbeit", "data/persons/p-1.toml", "Kira"}, start...)...)
	h.mustPush("main")
	h.git("checkout", "--quiet", "-b", "entwurf")
	h.commit(draft...)
	h.git("checkout", "--quiet", "main")
	h.commit(published...)
	h.mustPush("main")
	return h
}

// mustPreview pushes the draft and demands what the screen says and does not say.
func (h *house) mustPreview(says, not []string) {
	h.t.Helper()
	screen := h.mustPush("entwurf")
	for _, want := range says {
		if !strings.Contains(screen, want) {
			h.t.Errorf("the screen does not say %q: %s", want, screen)
		}
	}
	for _, word := range not {
		if strings.Contains(screen, word) {
			h.t.Errorf("the screen says %q: %s", word, screen)
		}
	}
	if _, err := os.Lstat(h.work(workMerge)); err == nil {
		h.t.Error("what was written to bring the versions together is left behind")
	}
	h.mustBeTidy()
}

// previewed gives the file from which the preview was built.
func (h *house) previewed(name string) string {
	text, err := os.ReadFile(h.work(workPreview, filepath.FromSlash(name)))
	if err != nil {
		return ""
	}
	return string(text)
}

func TestADraftIsPreviewedTogetherWithWhatWasPublishedSince(t *testing.T) {
	t.Parallel()
	h := withDraft(t, []string{"data/groups/c.toml", "Kultur", "data/groups/a.toml", "Sprache\n2\n3\nvier\n"},
		[]string{"data/groups/d.toml", "Sport", "data/groups/b.toml", "", "data/persons/p-1.toml", "SECRET", "data/groups/a.toml", "Sprachen\n2\n3\n4\n"})
	before := h.all()
	h.mustPreview([]string{"Die Vorschau enthält auch, was seit Ihrer Fassung veröffentlicht wurde.", "Das würde neu öffentlich:", "Gruppe „Kultur“", "Das würde geändert:", "Gruppe „Sprachen"},
		[]string{"Sport", "Arbeit", "Das wäre nicht mehr öffentlich", "Kira"})
	if got := h.previewed("data/groups/a.toml"); got != "Sprachen\n2\n3\nvier\n" {
		t.Errorf("both changes together are %q", got)
	}
	if h.previewed("data/persons/p-1.toml") != "SECRET" || h.previewed("data/groups/d.toml") == "" {
		t.Error("what was published since is absent")
	}
	// The pushed version and its folders, and nothing of ours.
	fresh := slices.DeleteFunc(h.all(), func(id string) bool { return slices.Contains(before, id) })
	pushed := strings.Fields(h.git("rev-list", "--objects", "--no-object-names", "entwurf", "--not", "main"))
	slices.Sort(pushed)
	if !slices.Equal(fresh, pushed) {
		t.Errorf("git has kept %q, pushed was %q", fresh, pushed)
	}
}

// all lists the objects that the server's git has, sorted.
func (h *house) all() []string {
	h.t.Helper()
	out, err := h.objects(nil).Ask(context.Background(), "", "cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
	must(h.t, err)
	ids := strings.Fields(out)
	slices.Sort(ids)
	return ids
}

func TestADraftThatIsOlderThanTheSiteChangesNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.commit("data/groups/a.toml", "Sprache")
	h.mustPush("main")
	h.git("branch", "entwurf")
	h.commit("data/groups/b.toml", "Arbeit")
	h.mustPush("main")
	h.mustPreview([]string{"An Datensätzen und Texten würde sich nichts ändern."}, []string{"Arbeit"})
}

func TestADraftThatHasAllThatIsPublicIsBuiltAsItStands(t *testing.T) {
	t.Parallel()
	h := withDraft(t, []string{"data/groups/c.toml", "Kultur"}, []string{"data/groups/d.toml", "Sport"})
	h.git("checkout", "--quiet", "entwurf")
	h.git("merge", "--quiet", "--no-edit", "main")
	h.mustPreview([]string{"Gruppe „Kultur“"}, []string{"seit Ihrer Fassung", "Sport"})
}

func TestADraftThatContradictsTheSiteIsShownAloneButForPersons(t *testing.T) {
	t.Parallel()
	h := withDraft(t, []string{"data/groups/b.toml", "Arbeit und Beruf", "data/persons/p-1.toml", "Kira K", "data/persons/p-2.toml", "Lena", "data/persons/p-3.toml", "Mona M", "data/persons/p-3/bild.png", "x", "data/groups/c.toml", "Kultur"},
		[]string{"data/groups/b.toml", "Arbeitswelt", "data/persons/p-1.toml", "SECRET", "data/persons/p-3.toml", "", "data/persons/p-4.toml", "Nora", "data/groups/d.toml", "Sport"},
		"data/persons/p-3.toml", "Mona")
	h.mustPreview([]string{"hat inzwischen auch jemand anderes geändert und veröffentlicht:", "  data/groups/b.toml", "  data/persons/p-1.toml", "Beide Fassungen müssen zusammengeführt werden, bevor der Entwurf öffentlich werden kann.",
		"mit den Personen, wie sie jetzt öffentlich sind", "Gruppe „Kultur“", "Gruppe „Arbeit und Beruf“"}, []string{"data/groups/c.toml", "Kira", "Mona", "git ", "merge", "Zweig"})
	for name, want := range map[string]string{"persons/p-1.toml": "SECRET", "persons/p-2.toml": "Lena", "persons/p-3.toml": "", "persons/p-3/bild.png": "", "persons/p-4.toml": "Nora", "groups/b.toml": "Arbeit und Beruf", "groups/d.toml": ""} {
		if got := h.previewed("data/" + name); got != want {
			t.Errorf("%s says %q, want %q", name, got, want)
		}
	}
}

// A person who was taken out before the draft began, or whose file a history without them never had, is not brought back by it.
func TestADraftWithNothingInCommonBringsNoPersonBack(t *testing.T) {
	t.Parallel()
	h := withDraft(t, []string{"data/groups/c.toml", "Kultur"}, []string{"data/persons/p-1.toml", ""})
	h.git("checkout", "--quiet", "--orphan", "else")
	h.git("rm", "--quiet", "-r", "--cached", ".")
	h.commit("config.toml", configText, "data/number.txt", "7", "data/persons/p-1.toml", "Kira", "data/persons/p-2.toml", "Lena")
	h.git("branch", "--force", "entwurf")
	h.mustPreview([]string{"hier ging es nicht von selbst", "mit den Personen, wie sie jetzt öffentlich sind", "Lena"}, []string{"Kira", "jemand anderes"})
}

// On an older git there is no list of files; all else is as if the versions contradicted each other.
func TestAnOlderGitShowsTheDraftAloneButForPersons(t *testing.T) {
	t.Parallel()
	h := withDraft(t, []string{"data/groups/c.toml", "Kultur"}, []string{"data/persons/p-1.toml", "SECRET"})
	h.mustPush("entwurf")
	old := filepath.Join(t.TempDir(), "git")
	must(t, os.WriteFile(old, []byte("#!/bin/sh\nfor a in \"$@\"; do [ \"$a\" = --write-tree ] && exit 129; done\nexec '"+h.Git+"' \"$@\"\n"), 0o755))
	h.Git = old
	d, err := h.readDraft(context.Background(), h.headOf("entwurf"))
	must(t, err)
	must(t, h.done())
	if !d.merged || !d.apart || d.conflicts != nil || d.history != h.headOf("entwurf") {
		t.Errorf("got %+v", d)
	}
	must(t, h.unpackEntries(context.Background(), d.repo, d.entries, h.work(workPreview)))
	if h.previewed("data/persons/p-1.toml") != "SECRET" || h.previewed("data/groups/c.toml") != "Kultur" {
		t.Error("the draft is not shown with persons as they are public")
	}
}

func TestAFaultyDraftIsJudgedTogetherWithWhatIsPublic(t *testing.T) {
	t.Parallel()
	h := withDraft(t, []string{"data/groups/c.toml", "FAULT"}, []string{"data/groups/d.toml", "Sport"})
	h.mustPreview([]string{"Geprüft wurde Ihr Entwurf zusammen mit dem, was seit Ihrer Fassung veröffentlicht wurde.", "data/groups/c.toml:7:3"}, []string{"Die Vorschau enthält"})
}

// The history of changes is that of the site, and the draft is one step more.
func TestTheHistoryOfAPreviewIsThatOfTheSiteAndOneStep(t *testing.T) {
	t.Parallel()
	h := withDraft(t, []string{"data/groups/c.toml", "Kultur"}, []string{"data/groups/d.toml", "Sport"})
	h.mustPush("entwurf")
	h.Now = time.Unix(1_900_000_000, 0)
	d, err := h.readDraft(context.Background(), h.headOf("entwurf"))
	must(t, err)
	defer h.done()
	out, err := d.repo.Ask(context.Background(), "", "log", "--first-parent", "--max-count=2", "--format=%H %ct %P", d.history)
	must(t, err)
	want := d.history + " 1900000000 " + h.headOf("main") + " " + h.headOf("entwurf") + "\n" + h.headOf("main") + " "
	if !strings.HasPrefix(out, want) {
		t.Errorf("got %q, want %q", out, want)
	}
}

// Withdrawn on the published branch is withdrawn in every preview, at once.
func TestWhatThePublishedBranchKeepsBackLeavesThePreviews(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.commit("data/persons/p-1.toml", "Kira", "data/groups/b.toml", "Arbeit")
	h.mustPush("main")
	h.git("checkout", "--quiet", "-b", "entwurf")
	h.commit("data/groups/b.toml", "Arbeit und Beruf")
	h.mustPush("entwurf")
	h.git("checkout", "--quiet", "main")
	mark := h.site("preview", "entwurf", "mark")
	must(t, os.WriteFile(mark, nil, 0o644))
	h.commit("data/groups/b.toml", "Arbeitswelt")
	h.mustPush("main")
	if _, err := os.Stat(mark); err != nil {
		t.Error("the preview was built anew though nothing is kept back")
	}
	h.commit("data/persons/p-1.toml", "SECRET")
	h.mustPush("main")
	if _, err := os.Stat(mark); err == nil {
		t.Error("the preview is the old one")
	}
	if got := h.previewed("data/persons/p-1.toml"); got != "SECRET" {
		t.Errorf("the preview shows %q", got)
	}
	h.mustBeTidy()
}

// The run that published it was killed before it came to the previews, or even to the site.
func TestWhatTheSiteKeepsBackLeavesThePreviewsWithTheNextCallToo(t *testing.T) {
	t.Parallel()
	for name, published := range map[string]bool{"killed before the site": false, "killed after the site": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := withDraft(t, []string{"data/groups/c.toml", "Kultur"}, []string{"data/groups/d.toml", "Sport"})
			h.mustPush("entwurf")
			h.commit("data/persons/p-1.toml", "SECRET")
			h.mustPush("main:refs/tags/v1")
			_, err := h.objects(nil).Ask(context.Background(), "", "update-ref", "refs/heads/main", "refs/tags/v1")
			must(t, err)
			if published {
				_, _, err := h.settle(context.Background(), true)
				must(t, err)
			}
			must(t, h.Repair(context.Background(), false))
			if got := h.previewed("data/persons/p-1.toml"); got != "SECRET" {
				t.Errorf("the preview shows %q", got)
			}
			h.mustBeTidy()
			if _, err := os.Lstat(h.work(staleMark)); err == nil {
				t.Error("what notes it is left behind")
			}
		})
	}
}

// What a killed run wrote to bring versions together is gone with the next call.
func TestWhatAKilledRunBroughtTogetherIsRemoved(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	for _, call := range []func(context.Context) error{h.Purge, func(ctx context.Context) error { return h.Repair(ctx, false) }} {
		must(t, os.MkdirAll(h.work(workMerge, "objects", "ab"), 0o700))
		must(t, call(context.Background()))
		if _, err := os.Lstat(h.work(workMerge)); err == nil {
			t.Error("it is still there")
		}
	}
}
