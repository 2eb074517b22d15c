package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// hooks are those that git calls; each starts netz.
var hooks = []string{"pre-receive", "post-receive"}

// configured is what the bare repository is told. fsck lets through the names that we refuse ourselves, in plain words.
func configured(s Settings) [][2]string {
	return [][2]string{
		{"core.logAllRefUpdates", "true"}, {"core.bigFileThreshold", "32m"},
		{"receive.fsckObjects", "true"}, {"receive.fsck.hasDot", "ignore"}, {"receive.fsck.hasDotdot", "ignore"}, {"receive.fsck.hasDotgit", "ignore"},
		{"receive.maxInputSize", fmt.Sprintf("%dm", s.MaxTotal)},
		{"receive.denyNonFastForwards", "false"}, {"receive.denyDeletes", "false"}, {"receive.denyDeleteCurrent", "ignore"}, {"receive.denyCurrentBranch", "ignore"},
	}
}

// Init makes the folders, the repository and the hooks of a server, or brings those that are there up to date; sites,
// branches and settings stay. netz is the absolute path of the program that the hooks start. branch and baseURL are for
// a new server, "" for the usual.
func (s *Server) Init(ctx context.Context, netz, branch, baseURL string) error {
	settings := filepath.Join(s.Dir, SettingsFile)
	if _, err := os.Lstat(settings); errors.Is(err, fs.ErrNotExist) {
		text := newSettings(cmp.Or(branch, defaults.Branch), address(baseURL))
		if s.Settings, err = parseSettings(text); err != nil {
			return err
		}
		if err := s.vacant(); err != nil {
			return err
		}
		if err := errors.Join(os.MkdirAll(s.Dir, folderMode), writeFile(settings, []byte(text), 0o644)); err != nil {
			return err
		}
	} else if s.Settings, err = ReadSettings(s.Dir); err != nil {
		return err
	}
	for _, dir := range []string{s.work(), s.repo()} {
		if err := os.MkdirAll(dir, closedMode); err != nil {
			return err
		}
	}
	for _, dir := range []string{s.site("releases"), s.site("preview"), s.work("releases")} {
		if err := os.MkdirAll(dir, folderMode); err != nil {
			return err
		}
	}
	unlock, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	return s.initRepository(ctx, netz)
}

// vacant demands that a new server finds no strange files in its place.
func (s *Server) vacant() error {
	list, err := os.ReadDir(s.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return refuse("der Ordner %q ist nicht leer; einen neuen nennen", "the folder %q is not empty; name a new one", s.Dir)
	}
	return nil
}

func (s *Server) initRepository(ctx context.Context, netz string) error {
	repo := s.objects(nil)
	if _, err := repo.Ask(ctx, "", "init", "--bare", "--quiet", "--template=", "--initial-branch="+s.Settings.Branch, s.repo()); err != nil {
		return err
	}
	if _, err := repo.Ask(ctx, "", "symbolic-ref", "HEAD", "refs/heads/"+s.Settings.Branch); err != nil {
		return err
	}
	for _, pair := range configured(s.Settings) {
		if _, err := repo.Ask(ctx, "", "config", pair[0], pair[1]); err != nil {
			return err
		}
	}
	dir := filepath.Join(s.repo(), "hooks")
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return err
	}
	for _, hook := range hooks {
		if err := writeFile(filepath.Join(dir, hook), []byte(script(netz, hook, s.Dir)), 0o755); err != nil {
			return err
		}
	}
	return nil
}

// script is a hook. A program that is gone since the server was made is told in words.
func script(netz, hook, dir string) string {
	return "#!/bin/sh\n# Written by netz publish init; it writes this file anew.\n" +
		"netz=" + quoted(netz) + "\n" +
		"if [ ! -x \"$netz\" ]; then\n" +
		"  echo 'Auf dem Server fehlt das Programm netz. Bitte Bescheid sagen, wem der Server gehört; dort hilft netz publish init.' >&2\n" +
		"  echo 'The program netz is missing on the server. Please tell its owner; netz publish init helps there.' >&2\n" +
		"  exit 1\nfi\n" +
		"exec \"$netz\" publish hook " + hook + " " + quoted(dir) + "\n"
}

// quoted makes one word for the shell of any text.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// writeFile writes a file so that there is the old one or the new one, whole and on the disk.
func writeFile(name string, data []byte, mode fs.FileMode) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // does nothing after the rename
	_, err = f.Write(data)
	if err := errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(name))
}

// syncFolder makes the renames in a folder last.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// patience is how often a waiting push looks whether its turn has come.
const patience = 50 * time.Millisecond

// lock waits for its turn: pushes are worked on one after the other. The kernel lets go of the lock when the process ends,
// however it ends.
func (s *Server) lock(ctx context.Context) (unlock func(), err error) {
	held := flock.New(s.work("lock"))
	ok, err := held.TryLock()
	if err != nil {
		return nil, err
	}
	if !ok {
		s.say("Hier wird gerade etwas anderes veröffentlicht. Dieser Auftrag wartet, bis er an der Reihe ist …", "Something else is being published here. This one waits for its turn …")
		if _, err := held.TryLockContext(ctx, patience); err != nil {
			return nil, cmp.Or(context.Cause(ctx), err)
		}
	}
	return func() { _ = held.Unlock() }, nil
}
