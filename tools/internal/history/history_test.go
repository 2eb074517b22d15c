package history

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestHistoryIsToldInTermsOfFields(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("data/groups/a.toml", group, "README.md", "x", "data/README.md", "x", "data/groups/a/bild.jpg", "x", "data/.b.toml", "x = 1")
	r.commit("data/groups/a.toml", group+"since = \"2018\"\n")
	r.commit("data/groups/a.toml", strings.Replace(group, "03-01", "03-02", 1)+"since = \"2018\"\n")
	r.commit("data/groups/a.toml", group+"since = \"2019\"\nrhythm = \"monatlich\"\n", "data/groups/a.ar.toml", arab)
	r.commit("data/groups/a.ar.toml", arab+"by = \"Amt\"\n")
	r.commit("data/groups/a.ar.toml", strings.Replace(arab, "فريق", "مجموعة", 1))
	r.commit("data/network.toml", "name = \"Netz\"\n", "data/network.ar.toml", arab)
	r.commit("data/groups/a.toml", "", "data/groups/a.ar.toml", "")
	out := r.want(`
groups/a added
groups/a edited since:added(>2018)
groups/a edited
groups/a edited rhythm:added since:edited(2018>2019) +ar
groups/a edited
groups/a edited ~ar
network/network added +ar
groups/a removed -ar`)
	if at := out.Changes[0].At; !at.Equal(time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("the first change was at %v", at)
	}
}

func TestOldVersionsThatCannotBeReadAreSaidToBe(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("data/groups/a.toml", group+"oldkey = 1\n", "data/groups/b.toml", "name = \"kaputt", "data/groups/b.ar.toml", "kaputt")
	r.commit("data/groups/a.toml", group+"since = \"2019\"\n", "data/groups/b.ar.toml", arab)
	r.commit("data/groups/a.toml", group+"since = \"2020\"\n")
	r.commit("data/groups/a.toml", strings.Replace(group, "part_of_network = true\n", "", 1)+"since = \"2020\"\n")
	out := r.want(`
groups/a added unread
groups/b added unread +ar
groups/a edited unread
groups/b edited
groups/a edited since:edited(2019>2020)
groups/a edited part_of_network:removed(true>)`)
	if out.Unread != 4 {
		t.Errorf("%d versions can't be read", out.Unread)
	}
}

// What a merge brings in is one change: that of the line which was published.
func TestOnlyFirstParentsCount(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("data/groups/a.toml", group)
	r.git("switch", "--quiet", "--create", "entwurf")
	r.commit("data/groups/a.toml", group+"since = \"2018\"\n")
	r.commit("data/groups/a.toml", group+"since = \"2019\"\n")
	r.git("switch", "--quiet", "main")
	r.commit("data/groups/b.toml", group)
	r.clock++
	r.git("merge", "--quiet", "--no-ff", "--message", "Merge", "entwurf")
	r.want("groups/a added\ngroups/b added\ngroups/a edited since:added(>2019)")
}

func TestACommitSaysWhetherItIsACorrection(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("data/groups/a.toml", group)
	r.commitSaying("x\n\nChange: Berichtigung", "data/groups/a.toml", group+"since = \"2018\"\n")
	r.commitSaying("x\n\nChange: news", "data/groups/a.toml", group+"since = \"2019\"\n")
	r.commitSaying("x\n\nChange: Unsinn", "data/groups/a.toml", group)
	r.want("groups/a added\ngroups/a edited said:correction since:added(>2018)\ngroups/a edited said:news since:edited(2018>2019)\ngroups/a edited since:removed(2019>)")
}

func TestASiteMayLieInASubfolder(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("data/groups/other.toml", group, "stadt/ä [x]/data/groups/a.toml", group)
	o := r.options()
	o.Dir = filepath.Join(r.dir, "stadt", "ä [x]")
	out, err := Read(context.Background(), o)
	if err != nil || tell(out.Changes) != "groups/a added" {
		t.Errorf("told %v, %v", out, err)
	}
}

func TestLinksSubmodulesAndHugeFilesAreNoRecords(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("data/groups/a.toml", group)
	if err := os.Symlink("a.toml", filepath.Join(r.dir, "data/groups/link.toml")); err != nil {
		t.Skip("no links here")
	}
	r.git("update-index", "--add", "--cacheinfo", "160000,"+r.git("rev-parse", "HEAD")+",data/groups/sub.toml")
	r.clock++
	r.git("add", "data/groups/link.toml")
	r.git("commit", "--quiet", "--message", "x")
	r.git("rm", "--quiet", "--cached", "data/groups/sub.toml")
	r.commit("data/groups/huge.toml", group+"# "+strings.Repeat("x", 2<<20))
	r.want("groups/a added\ngroups/huge added unread")
}

func TestWithoutAWholeHistoryThereIsNone(t *testing.T) {
	t.Parallel()
	full := newRepo(t)
	full.commit("data/groups/a.toml", group)
	full.commit("data/groups/a.toml", group+"since = \"2019\"\n")
	shallow := newRepo(t)
	shallow.git("fetch", "--quiet", "--depth=1", "file://"+full.dir, "main")
	shallow.git("reset", "--quiet", "--hard", "FETCH_HEAD")
	lost := newRepo(t)
	lost.commit("data/groups/a.toml", group)
	blob := lost.git("rev-parse", "HEAD:data/groups/a.toml")
	if err := os.Remove(filepath.Join(lost.dir, ".git/objects", blob[:2], blob[2:])); err != nil {
		t.Fatal(err)
	}
	nothing, elsewhere := newRepo(t), newRepo(t)
	elsewhere.commit("README.md", "x")
	outside, noGit := full.options(), full.options()
	outside.Dir, noGit.Git = t.TempDir(), ""
	for reason, o := range map[string]Options{"shallow": shallow.options(), "broken": lost.options(), "no-commit": nothing.options(), "no-repository": outside, "no-git": noGit} {
		_, err := Read(context.Background(), o)
		var absent *Absent
		if !errors.As(err, &absent) || absent.Reason != reason || absent.Message.De == "" {
			t.Errorf("%s: %v", reason, err)
		}
	}
	_, err := Read(context.Background(), elsewhere.options())
	if absent := (*Absent)(nil); !errors.As(err, &absent) || absent.Reason != "no-commit" {
		t.Errorf("a repository without records: %v", err)
	}
}

func TestReadingEndsWithTheContext(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("data/groups/a.toml", group)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, r.options()); !errors.Is(err, context.Canceled) {
		t.Errorf("read on: %v", err)
	}
}

// A renamed file is an end and a beginning, unless the new record names its former id.
func TestARecordWithAnotherNameGoesOn(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	named := func(id, rest string) string { return "former_ids = [\"" + id + "\"]\n" + group + rest }
	r.commit("data/groups/a.toml", group, "data/groups/a.ar.toml", arab, "data/groups/a.uk.toml", arab, "data/groups/x.toml", group)
	r.commit("data/groups/a.toml", "", "data/groups/a.ar.toml", "", "data/groups/a.uk.toml", "", "data/groups/x.toml", "",
		"data/groups/b.toml", named("a", "since = \"2019\"\n"), "data/groups/b.ar.toml", arab, "data/groups/b.ru.toml", arab, "data/groups/y.toml", group)
	r.commit("data/groups/c.toml", named("b", ""))
	r.want(`
groups/a added +ar +uk
groups/x added
groups/b edited since:added(>2019) former_ids:added +ru -uk
groups/x removed
groups/y added
groups/c added`)
}

// The cost grows with new commits only: what was read once is not read again.
func TestABuildReadsTheNewCommitsOnly(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	for _, year := range []string{"2016", "2017", "2018"} {
		r.commit("data/groups/a.toml", group+"since = \""+year+"\"\n")
	}
	reads := []int{r.read().Read, r.read().Read}
	r.commit("README.md", "x")
	r.commit("data/groups/a.toml", group+"since = \"2019\"\n")
	reads = append(reads, r.read().Read, r.read().Read)
	if !slices.Equal(reads, []int{3, 0, 2, 0}) {
		t.Errorf("read %v commits from run to run", reads)
	}
	kept := tell(r.read().Changes)
	r.cache = filepath.Join(t.TempDir(), "other.json")
	if fresh := tell(r.read().Changes); fresh != kept {
		t.Errorf("the cache tells\n%s\nand git\n%s", kept, fresh)
	}
}

func TestTheCacheHealsItself(t *testing.T) {
	t.Parallel()
	damage := func(change func([]byte) []byte) func(*repo) {
		return func(r *repo) {
			data, err := os.ReadFile(r.cache)
			if err != nil {
				r.t.Fatal(err)
			}
			if err := os.WriteFile(r.cache, change(data), 0o600); err != nil {
				r.t.Fatal(err)
			}
		}
	}
	for name, spoil := range map[string]func(*repo){
		"cut short":     damage(func(b []byte) []byte { return b[:len(b)/2] }),
		"one bit":       damage(func(b []byte) []byte { b[len(b)-20] ^= 1; return b }),
		"emptied":       damage(func([]byte) []byte { return nil }),
		"other form":    damage(func(b []byte) []byte { c := cache{Form: "0"}; _ = c; return []byte(sumOf([]byte("{}")) + "\n{}") }),
		"amended":       func(r *repo) { r.git("commit", "--quiet", "--amend", "--message", "y") },
		"reset":         func(r *repo) { r.git("reset", "--quiet", "--hard", "HEAD~1") },
		"other history": func(r *repo) { r.git("switch", "--quiet", "--orphan", "neu"); r.commit("data/groups/z.toml", group) },
		"tip collected": func(r *repo) {
			r.git("reset", "--quiet", "--hard", "HEAD~1")
			r.git("reflog", "expire", "--expire=now", "--all")
			r.git("gc", "--quiet", "--prune=now")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRepo(t)
			r.commit("data/groups/a.toml", group)
			r.commit("data/groups/a.toml", group+"since = \"2019\"\n")
			r.read()
			spoil(r)
			healed := tell(r.read().Changes)
			r.cache = filepath.Join(t.TempDir(), "fresh.json")
			if fresh := tell(r.read().Changes); healed != fresh {
				t.Errorf("told\n%s\nwant\n%s", healed, fresh)
			}
		})
	}
}

// Neither who made a commit and what they said of it, nor any word that was ever written, is kept.
func TestNoWordsAndNoNamesAreKept(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	person := "name = \"Geheim Eins\"\nbasis = \"consent\"\nemail = \"geheim@verein.example\"\nmodified = 2026-03-01\n[[consent]]\nid = \"k\"\nscope = [\"name\"]\ngiven = 2026-01-15\n[[membership]]\nid = \"m\"\nrole = \"speaker\"\ngroup = \"geheime-gruppe\"\nstart = 2025-01-22\n"
	r.commit("data/persons/p-1.toml", person, "data/groups/a.toml", "summary = \"Geheim\"\n"+group, "data/groups/a.ar.toml", strings.Replace(arab, "فريق", "Geheim", 1))
	r.commit("data/persons/p-1.toml", strings.NewReplacer("Eins", "Zwei", "2025-01-22", "2025-02-22", "2026-01-15", "2026-02-15", "geheim@", "geheim2@").Replace(person),
		"data/groups/a.toml", "summary = \"Geheim 2\"\nemail = \"geheim@stadt.example\"\n"+group, "data/groups/a.ar.toml", strings.Replace(arab, "فريق", "Geheim 2", 1))
	r.commit("data/persons/p-1.toml", "")
	r.want(`
groups/a added +ar
persons/p-1 added
groups/a edited summary:edited email:added ~ar
persons/p-1 edited membership:edited
persons/p-1 removed`)
	kept, err := os.ReadFile(r.cache)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"eheim", "Erika", "2025-", "2026-01-15", "speaker", r.git("rev-parse", "HEAD~1")} {
		if strings.Contains(string(kept), word) {
			t.Errorf("the cache holds %q", word)
		}
	}
}

// A server reads the history of what is being pushed, out of a repository without a work tree.
func TestTheHistoryOfOneCommitIsReadFromABareRepository(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("data/groups/a.toml", group)
	first := r.git("rev-parse", "HEAD")
	r.commit("data/groups/a.toml", group+"since = \"2019\"\n")
	o := r.options()
	o.Dir = filepath.Join(r.dir, ".git")
	for commit, want := range map[string]string{first: "groups/a added", r.git("rev-parse", "HEAD"): "groups/a added\ngroups/a edited since:added(>2019)"} {
		o.Commit, o.Cache = commit, filepath.Join(t.TempDir(), "history.json")
		out, err := Read(context.Background(), o)
		if err != nil || tell(out.Changes) != want {
			t.Errorf("%s: %v, %v", commit, out, err)
		}
	}
}
