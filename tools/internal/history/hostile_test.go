package history

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/model"
)

// A repository is data of strangers. Whatever its configuration names as a program is never started, and a clone without
// all objects fetches none.
func TestARepositoryStartsNoProgram(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	trap, sprung := filepath.Join(t.TempDir(), "trap"), filepath.Join(t.TempDir(), "sprung")
	if err := os.WriteFile(trap, []byte("#!/bin/sh\ntouch '"+sprung+"'\nexit 1\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	r.commit("data/groups/a.toml", group, ".gitattributes", "*.toml diff=böse filter=böse\n")
	r.commit("data/groups/a.toml", group+"since = \"2019\"\n")
	for _, hook := range []string{"post-checkout", "reference-transaction", "post-index-change", "fsmonitor-watchman"} {
		if err := os.WriteFile(filepath.Join(r.dir, ".git/hooks", hook), []byte("#!/bin/sh\ntouch '"+sprung+"'\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, setting := range [][2]string{
		{"core.fsmonitor", trap}, {"core.pager", trap}, {"pager.rev-list", trap}, {"pager.diff-tree", "true"}, {"core.editor", trap}, {"core.sshCommand", trap}, {"core.askPass", trap},
		{"diff.external", trap}, {"diff.böse.command", trap}, {"diff.böse.textconv", trap}, {"filter.böse.smudge", trap}, {"filter.böse.clean", trap}, {"filter.böse.process", trap},
		{"log.showSignature", "true"}, {"gpg.program", trap}, {"gpg.ssh.program", trap}, {"alias.rev-list", "!" + trap}, {"alias.cat-file", "!" + trap}, {"credential.helper", "!" + trap},
		{"interactive.diffFilter", trap}, {"core.alternateRefsCommand", trap}, {"uploadpack.packObjectsHook", trap},
		{"core.repositoryFormatVersion", "1"}, {"extensions.partialClone", "origin"}, {"remote.origin.promisor", "true"}, {"remote.origin.url", "ext::" + trap}, {"remote.origin.uploadpack", trap}, {"protocol.allow", "always"}, {"protocol.ext.allow", "always"},
	} {
		r.git("config", setting[0], setting[1])
	}
	if err := os.RemoveAll(sprung); err != nil {
		t.Fatal(err)
	}
	out, err := Read(context.Background(), r.options())
	if err != nil || tell(out.Changes) != "groups/a added\ngroups/a edited since:added(>2019)" {
		t.Errorf("read %v, %v", out, err)
	}
	wanted := []Wanted{{Name: "x", Files: []string{"data/groups/a.toml"}, Way: "name", Hash: model.TextHash("Gruppe")}}
	if texts, err := Earlier(context.Background(), r.options(), wanted); err != nil || texts["x"] != "Gruppe" {
		t.Errorf("found %v, %v", texts, err)
	}
	removeObject(t, r)
	if texts, err := Earlier(context.Background(), r.options(), wanted); err == nil {
		t.Errorf("found %v without the object", texts)
	}
	o := r.options()
	o.Cache += ".other"
	if _, err := Read(context.Background(), o); err == nil {
		t.Error("an object that is missing was read")
	}
	if _, err := os.Stat(sprung); err == nil {
		t.Error("a program of the repository was started")
	}
}

// removeObject takes the newest version of a record away, so that git would have to fetch it.
func removeObject(t *testing.T, r *repo) {
	t.Helper()
	out, err := r.repository().ask("", "rev-parse", "HEAD:data/groups/a.toml")
	if err != nil {
		t.Fatal(err)
	}
	id := out[:len(out)-1]
	if err := os.Remove(filepath.Join(r.dir, ".git/objects", id[:2], id[2:])); err != nil {
		t.Fatal(err)
	}
}

func (r *repo) repository() *repository {
	o := r.options()
	return &repository{context.Background(), &git.Repository{Program: o.Git, Dir: o.Dir, Env: o.Env}, ""}
}
