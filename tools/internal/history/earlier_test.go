package history

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

const summary = "summary = \"Erste.\"\n"

// of wants the text of a field as it was.
func of(file, way, text string) Wanted {
	return Wanted{Name: file + "#" + way, Files: []string{file}, Way: way, Hash: model.TextHash(text)}
}

// earlier looks for the texts and demands what is found of them, in the order in which they are asked for.
func (r *repo) earlier(want []string, wanted ...Wanted) {
	r.t.Helper()
	got, err := Earlier(context.Background(), r.options(), wanted)
	if err != nil {
		r.t.Fatal(err)
	}
	all := map[string]string{}
	for i, w := range wanted {
		if want[i] != "" {
			all[w.Name] = want[i]
		}
	}
	if !maps.Equal(got, all) {
		r.t.Errorf("found %q, want %q", got, all)
	}
}

func TestAnEarlierTextIsTheOneWithTheHash(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	step := "[[history]]\nid = \"b\"\ndate = 2026-03-02\nstep = \"sent\"\n[[history]]\nid = \"a\"\ndate = 2026-03-01\nstep = \"adopted\"\ntext = \"%s\"\n"
	page := "+++\ntitle = \"%s\"\n+++\n\n%s\n"
	r.commit("data/groups/a.toml", summary+group, "data/recommendations/r.toml", fmt.Sprintf(step, "Früh."), "data/network.toml", summary, "content/about.de.md", fmt.Sprintf(page, "Über", "Alt."))
	r.commit("data/groups/a.toml", strings.Replace(summary, "Erste", "Zweite", 1)+group, "data/recommendations/r.toml", fmt.Sprintf(step, "Spät."), "data/network.toml", "", "content/about.de.md", fmt.Sprintf(page, "Über", "Neu."))
	r.commit("data/groups/a.toml", strings.Replace(summary, "Erste", "Dritte", 1)+group, "content/about.de.md", fmt.Sprintf(page, "Neues", "Neu."))
	old := (&model.ProseText{ProseHead: model.ProseHead{Title: model.Text{S: "Über"}}, Body: "Alt."}).Hash()
	inPage := func(way string) Wanted {
		return Wanted{Name: way, Files: []string{"content/about.de.md"}, Way: way, Hash: old}
	}
	r.earlier([]string{"Erste.", "Früh.", "Erste.", "Über", "", "Alt.", ""},
		of("data/groups/a.toml", "summary", " Erste.\n"), of("data/recommendations/r.toml", "history.a.text", "Früh."), of("data/network.toml", "summary", "Erste."),
		inPage("title"), inPage("summary"), inPage("body"), of("data/groups/a.toml", "name", "Erste."))
	r.earlier([]string{"Zweite."}, of("data/groups/a.toml", "summary", "Zweite."))
	r.earlier([]string{"", "", ""}, of("data/groups/a.toml", "summary", "Vierte."), of("data/groups/b.toml", "summary", "Erste."), of("data/groups/a.en.toml", "summary", "Erste."))
}

func TestVersionsThatCannotBeReadHaveNoEarlierText(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	page := "+++\ntitle = \"Über\"\n+++\nAlt.\n"
	hash := (&model.ProseText{ProseHead: model.ProseHead{Title: model.Text{S: "Über"}}, Body: "Alt."}).Hash()
	body := Wanted{Name: "body", Files: []string{"content/about.de.md"}, Way: "body", Hash: hash}
	r.commit("data/groups/a.toml", summary+group, "data/groups/b.toml", summary+"oldkey = 1\n"+group, "content/about.de.md", page)
	r.commit("data/groups/a.toml", summary+"kaputt", "data/groups/b.toml", group, "content/about.de.md", "kaputt")
	r.commit("data/groups/a.toml", strings.Repeat("#", 1<<20)+"\n"+summary+group, "content/about.de.md", "")
	r.earlier([]string{"Erste.", "", "Alt."}, of("data/groups/a.toml", "summary", "Erste."), of("data/groups/b.toml", "summary", "Erste."), body)
}

// The site may lie deep in its repository, whose other files are none of ours.
func TestEarlierTextsComeFromTheSiteAlone(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("data/groups/a.toml", summary+group, "netz/seite/data/groups/b.toml", summary+group)
	r.commit("netz/seite/data/groups/b.toml", group)
	o := r.options()
	o.Dir = filepath.Join(r.dir, "netz", "seite")
	got, err := Earlier(context.Background(), o, []Wanted{of("data/groups/a.toml", "summary", "Erste."), of("data/groups/b.toml", "summary", "Erste.")})
	if err != nil || len(got) != 1 || got["data/groups/b.toml#summary"] != "Erste." {
		t.Errorf("found %q, %v", got, err)
	}
}

func TestAnEarlierTextIsFoundUnderAFormerID(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("data/groups/a.toml", summary+group)
	r.commit("data/groups/a.toml", "", "data/groups/b.toml", "former_ids = [\"a\"]\n"+group)
	w := of("data/groups/b.toml", "summary", "Erste.")
	w.Files = append(w.Files, "data/groups/a.toml")
	r.earlier([]string{"Erste."}, w)
}

// Of a branch that was merged, the version that came in counts, as for all of the history.
func TestEarlierTextsFollowFirstParents(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("data/groups/a.toml", group)
	r.git("switch", "--quiet", "--create", "entwurf")
	r.commit("data/groups/a.toml", "summary = \"Entwurf.\"\n"+group)
	r.commit("data/groups/a.toml", summary+group)
	r.git("switch", "--quiet", "main")
	r.commit("data/groups/b.toml", group)
	r.git("merge", "--quiet", "--no-ff", "--message", "Merge", "entwurf")
	r.commit("data/groups/a.toml", group)
	w := of("data/groups/a.toml", "summary", "Entwurf.")
	w.Name = "draft"
	r.earlier([]string{"", "Erste."}, w, of("data/groups/a.toml", "summary", "Erste."))
}

// More commits than git is asked about at once lie between the text and today.
func TestAnEarlierTextIsFoundFarBack(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	var stream strings.Builder
	put := func(i int, text string) {
		fmt.Fprintf(&stream, "commit refs/heads/main\ncommitter A <a@b.example> %d +0000\ndata 1\nx\nM 100644 inline data/groups/a.toml\ndata %d\n%s\n", 1_700_000_000+i, len(text), text)
	}
	put(0, summary+group)
	for i := range stretch + 1 {
		put(i+1, fmt.Sprintf("%ssince = \"%d\"\n", group, 1000+i))
	}
	r.gitReading(strings.NewReader(stream.String()), "fast-import", "--quiet")
	r.earlier([]string{"Erste."}, of("data/groups/a.toml", "summary", "Erste."))
}

func TestWithoutAWholeHistoryThereAreNoEarlierTexts(t *testing.T) {
	t.Parallel()
	full := newRepo(t)
	full.commit("data/groups/a.toml", summary+group)
	full.commit("data/groups/a.toml", group)
	shallow := newRepo(t)
	shallow.dir = filepath.Join(t.TempDir(), "flach")
	full.git("clone", "--quiet", "--depth", "1", "file://"+full.dir, shallow.dir)
	lost := newRepo(t)
	lost.commit("data/groups/a.toml", group)
	removeObject(t, lost)
	outside, noGit := full.options(), full.options()
	outside.Dir, noGit.Git = t.TempDir(), ""
	wanted := []Wanted{of("data/groups/a.toml", "summary", "Erste.")}
	for reason, o := range map[string]Options{"shallow": shallow.options(), "broken": lost.options(), "no-commit": newRepo(t).options(), "no-repository": outside, "no-git": noGit} {
		got, err := Earlier(context.Background(), o, wanted)
		var absent *Absent
		if !errors.As(err, &absent) || absent.Reason != reason || got != nil {
			t.Errorf("%s: %v, %v", reason, got, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Earlier(ctx, full.options(), wanted); !errors.Is(err, context.Canceled) {
		t.Errorf("read on: %v", err)
	}
}
