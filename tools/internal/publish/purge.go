package publish

import (
	"context"
	"errors"
	"os"
)

// Purge removes what is left here of versions that no branch holds any more: former sites and the notes about them,
// previews, what was unpacked, and what git kept for a while. What readers see stays. Previews come again with the next
// push of their branch.
func (s *Server) Purge(ctx context.Context) error {
	unlock, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	if err := s.underway(ctx); err != nil { // no branch holds yet what such a push brought
		return err
	}
	if err := errors.Join(s.heal(), s.unlockRefs(ctx)); err != nil {
		return err
	}
	head, err := s.head(ctx, s.Settings.Branch)
	if err != nil {
		return err
	}
	now := s.Current()
	if now.Number == 0 || now.Commit != head {
		return refuse("Zu sehen ist nicht, was der Zweig sagt; erst `netz publish repair`, oder nach einem Rückgriff noch einmal senden.", "Readers do not see what the branch says; first `netz publish repair` or, after a rollback, push again.")
	}
	numbers, err := s.numbers()
	if err != nil {
		return err
	}
	for _, n := range numbers {
		if n != now.Number {
			err = errors.Join(err, remove(s.folder(n)), os.RemoveAll(s.note(n)))
		}
	}
	list, readErr := os.ReadDir(s.site("preview"))
	for _, item := range list {
		err = errors.Join(err, remove(s.site("preview", item.Name())))
	}
	if err = errors.Join(err, readErr, os.RemoveAll(s.work(workSite)), os.RemoveAll(s.work(workPreview)), s.done()); err != nil {
		return err
	}
	for _, args := range [][]string{{"reflog", "expire", "--expire=now", "--expire-unreachable=now", "--all"}, {"gc", "--quiet", "--prune=now"}} {
		if _, err := s.objects(nil).Ask(ctx, "", args...); err != nil {
			return err
		}
	}
	s.say("Von früheren Fassungen ist hier nichts mehr. Vorschauen kommen mit dem nächsten Push ihres Zweigs wieder.", "Nothing of former versions is left here. Previews come again with the next push of their branch.")
	return nil
}
