package publish

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestAPushIsPublished(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.commit("data/a.toml", "Sprache")
	screen := h.mustPush("main")
	if !strings.Contains(screen, "Veröffentlicht: https://netz.example/, 12 Seiten.") || !strings.Contains(screen, "erste Veröffentlichung, mit 1 ") {
		t.Errorf("the screen says %s", screen)
	}
	h.mustShow("1 false")
	h.commit("data/number.txt", "2", "data/a.toml", "AG Sprache", "data/b.toml", "Arbeit")
	screen = h.mustPush("main")
	for _, want := range []string{"Neu öffentlich:", "Gruppe „Arbeit“", "Geändert:", "Gruppe „AG Sprache“"} {
		if !strings.Contains(screen, want) {
			t.Errorf("the screen does not say %q: %s", want, screen)
		}
	}
	h.mustShow("2 false")
	h.commit("data/b.toml", "")
	if screen = h.mustPush("main"); !strings.Contains(screen, "Nicht mehr öffentlich:") {
		t.Errorf("the screen says %s", screen)
	}
	h.mustBeTidy()
}

func TestWhatIsWithheldIsToldOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.commit("data/groups/a.toml", "SECRET")
	if screen := h.mustPush("main"); !strings.Contains(screen, "zurückgehalten: ein Entwurf") || strings.Contains(screen, "SECRET") {
		t.Errorf("the screen says %s", screen)
	}
	h.commit("data/number.txt", "2")
	if screen := h.mustPush("main"); strings.Contains(screen, "zurückgehalten") {
		t.Errorf("the screen says it again: %s", screen)
	}
}

func TestAFaultIsRefusedWithFileLineAndAdvice(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.commit("data/number.txt", "2", "data/groups/a.toml", "FAULT")
	h.mustRefuse([]string{"data/groups/a.toml:7:3: hier ist ein Fehler [test-fault]", "Rat: ihn beheben"}, "main")
	h.commit("data/groups/a.toml", "mended")
	h.mustPush("main")
	h.mustShow("2 false")
}

// Each file that named the deleted one is a fault; the cause is told with them.
func TestARefusalNamesWhatWasDeleted(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.commit("data/groups/a.toml", "A", "data/groups/b.toml", "B", "notes.txt", "x")
	h.mustPush("main")
	h.commit("data/groups/a.toml", "", "notes.txt", "", "data/groups/b.toml", "FAULT")
	h.mustRefuse([]string{"Gelöscht oder umbenannt ist in Ihrer Fassung: data/groups/a.toml. ", "[deleted]"}, "main")
	if screen := h.mustPush("main:entwurf"); !strings.Contains(screen, "umbenannt ist in Ihrer Fassung: data/groups/a.toml.") {
		t.Errorf("the screen says %s", screen)
	}
	h.git("reset", "--quiet", "--hard", "main~1")
	h.commit("data/groups/b.toml", "FAULT")
	if screen, _ := h.push("--force", "main"); strings.Contains(screen, "umbenannt") {
		t.Errorf("nothing was deleted, but the screen says %s", screen)
	}
}

func TestMessagesAreInTheLanguageOfTheNetworkOrOfTheOwner(t *testing.T) {
	t.Parallel()
	english := newHouse(t)
	english.commit("config.toml", strings.Replace(configText, `Language = "de"`, `Language = "en"`, 1), "data/groups/a.toml", "FAULT")
	english.mustRefuse([]string{"here is a fault", "Advice: mend it"}, "main")
	german := newHouse(t, `lang = ""`, `lang = "de"`)
	german.commit("config.toml", strings.Replace(configText, `Language = "de"`, `Language = "en"`, 1), "data/groups/a.toml", "FAULT")
	german.mustRefuse([]string{"hier ist ein Fehler"}, "main")
}

func TestWhatIsPublicIsNeitherRewrittenNorDeleted(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.commit("data/number.txt", "2")
	h.mustPush("main")
	h.mustRefuse([]string{"git pull", "ohne --force"}, "--force", "main~1:main")
	h.git("checkout", "--quiet", "--orphan", "other")
	h.commit("data/number.txt", "3")
	h.mustRefuse([]string{"git pull"}, "--force", "other:main")
	h.mustRefuse([]string{"lässt sich nicht löschen"}, ":main")
	h.mustRefuse([]string{"lässt sich nicht löschen"}, ":main", "other:draft")
	if h.headOf("draft") != "" {
		t.Error("a part of a refused push was taken")
	}
	h.mustShow("2 false")
}

func TestTagsAreTakenAndMeanNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	h.commit("data/number.txt", "FAULT")
	h.git("tag", "v1")
	h.git("tag", "--annotate", "--message", "x", "v2")
	h.mustPush("v1", "v2")
	h.git("tag", "blob", "main:data/number.txt")
	h.mustRefuse([]string{"muss auf eine Fassung zeigen"}, "blob")
	h.mustPush(":refs/tags/v1")
	h.mustShow("1 false")
}

func TestPushesAtOnceQueueAndNeverMix(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	var wg sync.WaitGroup
	taken := make([]bool, 5)
	for i := range taken {
		other := &house{h.Server, t, t.TempDir()}
		other.git("clone", "--quiet", h.clone, ".")
		other.commit("data/number.txt", fmt.Sprint(10+i))
		wg.Go(func() { _, taken[i] = other.push("HEAD:main", fmt.Sprintf("HEAD:refs/heads/draft%d", i)) })
	}
	wg.Wait()
	won := -1
	for i, ok := range taken {
		if ok && won >= 0 {
			t.Errorf("the pushes %d and %d were both taken, though they don't contain each other", won, i)
		}
		if ok {
			won = i
		}
	}
	if won < 0 {
		t.Fatal("no push was taken")
	}
	h.mustShow(fmt.Sprintf("%d false", 10+won))
	h.commit("data/number.txt", "20") // anything that heals
	h.mustPush("--force", "main:refs/heads/draft")
	h.mustBeTidy()
}

func TestAWaitingPushIsTold(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	unlock, err := h.lock(context.Background())
	must(t, err)
	cmd := h.command("push", h.repo(), "main")
	out := &waited{said: make(chan bool)}
	cmd.Stderr = out
	must(t, cmd.Start())
	<-out.said
	unlock()
	must(t, cmd.Wait())
	h.mustShow("1 false")
}

// waited is a screen that tells when it shows that a push waits.
type waited struct {
	text strings.Builder
	said chan bool
	once sync.Once
}

func (w *waited) Write(p []byte) (int, error) {
	w.text.Write(p)
	if strings.Contains(w.text.String(), "wartet") {
		w.once.Do(func() { close(w.said) })
	}
	return len(p), nil
}

func TestRollbackHoldsUntilTheNextPush(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "keep = 5", "keep = 3")
	for _, n := range []string{"1", "2", "3", "4", "5"} {
		h.commit("data/number.txt", n)
		h.mustPush("main")
	}
	all, err := h.Releases()
	must(t, err)
	if len(all) != 3 || all[0].Number != 5 || all[2].Number != 3 {
		t.Fatalf("kept %v", all)
	}
	_, err = h.Rollback(context.Background(), 0, false)
	must(t, err)
	h.mustShow("4 false")
	_, err = h.Rollback(context.Background(), 3, false)
	must(t, err)
	h.mustShow("3 false")
	if _, err := h.Rollback(context.Background(), 1, false); err == nil {
		t.Error("went back to a site that is gone")
	}
	if err := h.Repair(context.Background(), false); err == nil {
		t.Error("a repair undid what the owner brought back")
	}
	must(t, h.Repair(context.Background(), true)) // for now, but from the records that the owner brought back
	h.mustShow("3 false")
	if status, err := h.Status(context.Background()); err != nil || !status.Held || status.Behind || status.Current.Number != 6 {
		t.Errorf("status %v, %v", status, err)
	}
	h.mustPush("--force", "main:draft") // another branch leaves it
	h.mustShow("3 false")
	h.commit("data/number.txt", "6")
	h.mustPush("main")
	h.mustShow("6 false")
	if status, err := h.Status(context.Background()); err != nil || status.Held || status.Behind || status.Current.Number != 7 {
		t.Errorf("status %v, %v", status, err)
	}
}

// The hook that publishes is lost after the branch moved.
func TestWhatWasTakenButNotPublishedIsPublishedLater(t *testing.T) {
	t.Parallel()
	for name, later := range map[string]func(h *house){
		"by repair":            func(h *house) { must(h.t, h.Repair(context.Background(), false)) },
		"by a push of a draft": func(h *house) { h.mustPush("main~1:refs/heads/draft") },
		"though what was built is lost": func(h *house) {
			must(h.t, os.RemoveAll(h.folder(2)))
			must(h.t, h.Repair(context.Background(), false))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			h.mustPush("main")
			hook := filepath.Join(h.repo(), "hooks/post-receive")
			must(t, os.Rename(hook, hook+".lost"))
			h.commit("data/number.txt", "2")
			h.mustPush("main")
			h.mustShow("1 false")
			if status, err := h.Status(context.Background()); err != nil || !status.Behind {
				t.Errorf("status %v, %v", status, err)
			}
			h.init() // writes the hook anew
			later(h)
			h.mustShow("2 false")
			h.mustBeTidy()
		})
	}
}

func TestRenewBuildsAgain(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	must(t, h.Repair(context.Background(), false))
	if n := h.Current().Number; n != 1 {
		t.Errorf("a repair of what is whole made site %d", n)
	}
	must(t, h.Repair(context.Background(), true))
	if n := h.Current().Number; n != 2 {
		t.Errorf("current is site %d", n)
	}
}

// A server that only builds anew looks fresh by its site; the push tells that nobody sends anything.
func TestLastPushIsThatOfTheCommitHoweverOftenItIsBuilt(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	pushed := func() time.Time {
		t.Helper()
		status, err := h.Status(context.Background())
		must(t, err)
		return status.LastPush
	}
	if !pushed().IsZero() {
		t.Error("a push before the first")
	}
	h.mustPush("main")
	first := pushed()
	for days := 1; days <= 5; days++ { // more than are kept
		h.Now = first.AddDate(0, 0, days)
		must(t, h.Repair(context.Background(), true))
	}
	if got := pushed(); first.IsZero() || !got.Equal(first) || !h.Current().At.Equal(h.Now) {
		t.Errorf("first pushed %v, after five days %v, built %v", first, got, h.Current().At)
	}
	h.commit("data/number.txt", "2")
	h.mustPush("main")
	if !pushed().After(first) {
		t.Error("the second push is not told")
	}
	newest := pushed()
	_, err := h.Rollback(context.Background(), 0, false)
	must(t, err)
	if !pushed().Equal(newest) {
		t.Error("going back is taken for a push")
	}
}
