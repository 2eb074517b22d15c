package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
)

// rewrites tells whether a version is the one that the owner lets in to take the place of what is public. It is let in once:
// what was published on top of it is not taken back by it.
func (s *Server) rewrites(ctx context.Context, head, fresh string, quarantine []string) (bool, error) {
	if fresh != s.Settings.Rewrite {
		return false, nil
	}
	came, err := s.follows(ctx, fresh, head, quarantine)
	return !came, err
}

// abandon notes which commits leave the published branch for good when a rewritten history takes its place. Else whoever has
// an old clone would bring them back with the next merge.
func (s *Server) abandon(ctx context.Context, old, fresh string, quarantine []string) error {
	out, err := s.objects(quarantine).Ask(ctx, "", "rev-list", old, "--not", fresh)
	if err != nil {
		return err
	}
	before, err := s.abandoned()
	if err != nil {
		return err
	}
	return writeFile(s.work("abandoned"), []byte(before+out), 0o600)
}

// abandoned lists the commits that left, one a line.
func (s *Server) abandoned() (string, error) {
	data, err := os.ReadFile(s.work("abandoned"))
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return string(data), err
}

// returning refuses a version that brings one of them back.
func (s *Server) returning(ctx context.Context, commit string, quarantine []string) error {
	list, err := s.abandoned()
	if err != nil || list == "" {
		return err
	}
	gone := map[string]bool{}
	for id := range strings.Lines(list) {
		gone[id] = true
	}
	args := []string{"rev-list", commit}
	head, err := s.head(ctx, s.Settings.Branch)
	if head != "" { // what is still public is no return, should the rewritten history not have come in after all
		args = append(args, "--not", head)
	}
	if err != nil {
		return err
	}
	out, err := s.objects(quarantine).Ask(ctx, "", args...)
	if err != nil {
		return err
	}
	for id := range strings.Lines(out) {
		if gone[id] {
			return refuse("Ihre Fassung brächte zurück, was hier für immer aus der Geschichte genommen wurde. Den Ordner bitte neu holen (git clone), die Änderung dort noch einmal machen und von dort senden; den alten Ordner löschen.",
				"Your version would bring back what was taken out of the history here for good. Please get the folder anew (git clone), make the change there again and send it from there; delete the old folder.")
		}
	}
	return nil
}
