package publish

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"offenesnetz/tools/internal/diag"
)

func TestADraftIsSeenAsAPreviewOnly(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.commit("data/groups/a.toml", "Sprache", "data/groups/b.toml", "Arbeit")
	h.mustPush("main")
	h.git("checkout", "--quiet", "-b", "entwurf")
	h.commit("data/number.txt", "2", "data/groups/a.toml", "OLD Sprache", "data/groups/c.toml", "Kultur", "data/groups/b.toml", "")
	screen := h.mustPush("entwurf")
	for _, want := range []string{"Vorschau von „entwurf“: https://netz.example/preview/entwurf/", "Das würde neu öffentlich:", "Gruppe „Kultur“", "Das würde geändert:", "Das wäre nicht mehr öffentlich:", "Gruppe „Arbeit“",
		"Diese Übersetzungen wären veraltet:", "Gruppe „OLD Sprache“: Englisch", "Öffentlich ist davon noch nichts."} {
		if !strings.Contains(screen, want) {
			t.Errorf("the screen does not say %q: %s", want, screen)
		}
	}
	if got, err := readSite(h.site("preview", "entwurf")); err != nil || got != "2 true" {
		t.Errorf("the preview shows %q, %v", got, err)
	}
	h.mustShow("1 false")
	h.commit("data/number.txt", "3")
	h.mustPush("entwurf")
	if got, err := readSite(h.site("preview", "entwurf")); err != nil || got != "3 true" {
		t.Errorf("the preview shows %q, %v", got, err)
	}
	if screen := h.mustPush(":entwurf"); !strings.Contains(screen, "Die Vorschau von „entwurf“ ist entfernt.") {
		t.Errorf("the screen says %s", screen)
	}
	if _, err := os.Stat(h.site("preview", "entwurf")); err == nil {
		t.Error("the preview is still there")
	}
	h.mustBeTidy()
}

func TestAFaultyDraftIsTakenAndSaysWhatIsToBeMended(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main", "main:entwurf", "main:other")
	h.commit("data/groups/a.toml", "FAULT")
	screen := h.mustPush("main:entwurf", "main:other")
	for _, want := range []string{"Ihr Entwurf „entwurf“ ist angenommen", "Ihr Entwurf „other“ ist angenommen", "data/groups/a.toml:7:3: hier ist ein Fehler"} {
		if !strings.Contains(screen, want) {
			t.Errorf("the screen does not say %q: %s", want, screen)
		}
	}
	if got, err := readSite(h.site("preview", "entwurf")); err != nil || got != "1 true" {
		t.Errorf("the earlier preview shows %q, %v", got, err)
	}
}

// A consent that ended takes its data out of drafts as well.
func TestPreviewsAreRenewedWithTheSite(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main", "main:entwurf", "main:faulty", "main:unbuilt")
	h.commit("data/groups/a.toml", "FAULT")
	h.mustPush("main:faulty")
	must(t, remove(h.site("preview", "unbuilt")))
	must(t, os.WriteFile(h.site("preview", "entwurf", "index.html"), []byte("old"), 0o644))
	must(t, h.Repair(context.Background(), false))
	if got, _ := os.ReadFile(h.site("preview", "entwurf", "index.html")); string(got) != "old" {
		t.Errorf("a repair builds a preview anew: %s", got)
	}
	must(t, h.Repair(context.Background(), true))
	if got, err := readSite(h.site("preview", "entwurf")); err != nil || got != "1 true" {
		t.Errorf("the preview shows %q, %v", got, err)
	}
	for _, branch := range []string{"faulty", "unbuilt"} {
		if _, err := os.Stat(h.site("preview", branch)); err == nil {
			t.Errorf("the preview of %s is there", branch)
		}
	}
	h.mustBeTidy()
}

func TestPreviewsHaveAnAddressOfTheirOwnWhereTheOwnerSaysSo(t *testing.T) {
	t.Parallel()
	h := newHouse(t, `preview_url = ""`, `preview_url = "https://vorschau.example"`)
	if screen := h.mustPush("main:entwurf"); !strings.Contains(screen, "https://vorschau.example/entwurf/") {
		t.Errorf("the screen says %s", screen)
	}
}

func TestAPreviewWhoseBranchIsGoneIsRemoved(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	must(t, os.MkdirAll(filepath.Join(h.site("preview"), "lost", "x"), 0o755))
	h.mustPush("main")
	if _, err := os.Stat(h.site("preview", "lost")); err == nil {
		t.Error("the preview is still there")
	}
}

func TestNamesOfPreviewsAreSafeAndNeverShared(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for _, branch := range []string{"entwurf", "Entwurf", "entwurf/a", "entwurf-a", "entwurf.a", "entwurf-a-", "ä", "ö", "con", "nul", "..", "a..b", "-", "--x", strings.Repeat("a", 41), strings.Repeat("a", 40), strings.Repeat("a", 300),
		"a-0123abcd", PreviewName("Entwurf"), "index.html", "🙂", "a b", "نص"} {
		name := PreviewName(branch)
		if other, taken := seen[name]; taken {
			t.Errorf("%q and %q share the name %q", branch, other, name)
		}
		seen[name] = branch
		if name == "" || len(name) > 49 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || name[0] == '-' || name == "con" || name == "nul" {
			t.Errorf("%q becomes %q", branch, name)
		}
	}
	if PreviewName("entwurf-2") != "entwurf-2" {
		t.Error("a plain name is not kept")
	}
}

func TestLostAddressesAreNamed(t *testing.T) {
	t.Parallel()
	before, after, none := t.TempDir(), t.TempDir(), t.TempDir()
	must(t, os.WriteFile(filepath.Join(before, "addresses.txt"), []byte("gruppen/a/ groups/a\ngruppen/b/ groups/b\n"), 0o644))
	must(t, os.WriteFile(filepath.Join(after, "addresses.txt"), []byte("gruppen/b/ groups/b\ngruppen/c/ groups/c\n"), 0o644))
	if got := strings.Join(lostAddresses(before, after), " "); got != "gruppen/a/" {
		t.Errorf("lost %q", got)
	}
	if got := lostAddresses(before, none); got != nil {
		t.Errorf("lost %q of a site without a list", got)
	}
}

func TestAPreviewNamesTheFindingsOfWhatItChanges(t *testing.T) {
	t.Parallel()
	var found diag.List
	for _, file := range []string{"data/groups/a.toml", "data/groups/a.en.toml", "data/groups/ab.toml", "content/about.de.md", "data/network.toml", "data/groups/z.toml"} {
		found.Warn(diag.Pos{File: file}, "x", diag.M("x", "x"), diag.Message{})
	}
	var got []string
	for _, d := range about([]Record{{Key: "groups/a"}, {Key: "pages/about"}, {Key: "network/network"}}, found) {
		got = append(got, d.Pos.File)
	}
	if want := "data/groups/a.toml data/groups/a.en.toml content/about.de.md data/network.toml"; strings.Join(got, " ") != want {
		t.Errorf("got %v", got)
	}
}
