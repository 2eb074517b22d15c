package publish

import (
	"context"
	"errors"
	"os/exec"
	"slices"
	"strings"
	"time"

	"offenesnetz/tools/internal/diag"
)

// PreReceive decides about a push before any branch moves: what goes to the published branch is checked and built as a
// whole. A *Refusal says why the push is not taken; then nothing has changed. quarantine are the places of the pushed
// objects (see git.Quarantine).
func (s *Server) PreReceive(ctx context.Context, updates []Update, quarantine []string) error {
	unlock, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	if err := s.underway(ctx); err != nil {
		return err
	}
	if err := errors.Join(s.heal(), s.unlockRefs(ctx)); err != nil {
		return err
	}
	for _, u := range updates {
		name, ok := u.branch()
		switch {
		case ok && name == s.Settings.Branch:
			err = s.gate(ctx, u, quarantine)
		case !none(u.New): // tags and the like mean nothing here, but whoever clones gets them
			if err = s.acceptable(ctx, u.New, quarantine); err == nil {
				err = s.secret(ctx, u, quarantine)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// inTransit is how long a checked push may be on its way before it counts as dead.
const inTransit = 10 * time.Minute

// underway waits until a push that was just checked has moved the branch, so that the next one sees where it stands. A push
// that died in between is not waited for long.
func (s *Server) underway(ctx context.Context) error {
	head, err := s.head(ctx, s.Settings.Branch)
	if err != nil {
		return err
	}
	for range 20 {
		all, err := s.Releases()
		if err != nil {
			return err
		}
		ready := slices.ContainsFunc(all, func(r Release) bool {
			return !r.Published && r.Onto == head && r.Commit != head && s.Now.Sub(r.At) < inTransit
		})
		if !ready {
			return nil
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(patience):
		}
		if now, err := s.head(ctx, s.Settings.Branch); err != nil || now != head {
			return err
		}
	}
	return nil
}

// gate lets a push to the published branch through once its site is built.
func (s *Server) gate(ctx context.Context, u Update, quarantine []string) error {
	if none(u.New) {
		return refuse("Dieser Zweig ist die veröffentlichte Seite und lässt sich nicht löschen.", "This branch is the published site and can't be deleted.")
	}
	head, err := s.head(ctx, s.Settings.Branch)
	if err != nil {
		return err
	}
	rewrites := false
	if head != "" {
		follows, err := s.follows(ctx, head, u.New, quarantine)
		if err == nil && !follows {
			rewrites, err = s.rewrites(ctx, head, u.New, quarantine)
		}
		if err != nil {
			return err
		}
		if !follows && !rewrites {
			return refuse("Inzwischen hat jemand anderes etwas veröffentlicht, oder die Geschichte wurde umgeschrieben: Ihre Fassung enthält nicht alles, was schon öffentlich ist. Erst die öffentliche Fassung holen (git pull --no-rebase --no-edit), dann noch einmal senden (git push, ohne --force).",
				"Somebody else has published meanwhile, or the history was rewritten: your version lacks something that is public already. Get the public version first (git pull --no-rebase --no-edit), then send again (git push, without --force).")
		}
	}
	if head != u.Old && (head != "" || !none(u.Old)) { // git would turn it away after all the work
		return refuse("Während Ihr Auftrag wartete, wurde eine Fassung veröffentlicht, die in Ihrer schon enthalten ist. Bitte noch einmal senden (git push).",
			"While yours was waiting, a version was published that yours contains already. Please send again (git push).")
	}
	if err := s.acceptable(ctx, u.New, quarantine); err != nil {
		return err
	}
	if err := s.secret(ctx, u, quarantine); err != nil {
		return err
	}
	if _, err = s.stage(ctx, u.New, quarantine); s.unstored(err, "") {
		return errors.Join(err, s.forgetWork(workSite))
	}
	if err == nil && rewrites {
		return s.abandon(ctx, head, u.New, quarantine)
	}
	return s.withDeleted(ctx, err, head, u.New, quarantine)
}

// withDeleted adds to a refusal which files of the published version are gone: a file deleted by mistake shows as faults in
// all others that name it.
func (s *Server) withDeleted(ctx context.Context, err error, before, after string, quarantine []string) error {
	var refusal *Refusal
	if !errors.As(err, &refusal) || before == "" || refusal.Message != (diag.Message{}) {
		return err
	}
	repo := s.objects(quarantine)
	base, failed := repo.Ask(ctx, "", "merge-base", before, after)
	if failed != nil {
		return err
	}
	out, failed := repo.Ask(ctx, "", "diff-tree", "-r", "--no-renames", "--diff-filter=D", "--name-only", "-z", strings.TrimSpace(base), after, "--", "data", "content")
	gone := strings.FieldsFunc(out, func(r rune) bool { return r == 0 })
	if failed != nil || len(gone) == 0 {
		return err
	}
	rest := diag.Message{}
	if n := len(gone) - most; n > 0 {
		gone, rest = gone[:most], diag.M(" und %d weitere", " and %d more", n)
	}
	refusal.Message = diag.M("Gelöscht oder umbenannt ist in Ihrer Fassung: %[1]s%[2]s. Kommen die Fehler daher, die Datei zurückholen; soll ein Datensatz gehen, bleibt seine Datei und bekommt [deleted] mit Tag und Grund.",
		"Deleted or renamed in your version: %[1]s%[3]s. If the faults come of that, bring the file back; where a record is to go, its file stays and gets [deleted] with day and reason.", strings.Join(gone, ", "), rest.De, rest.En)
	return refusal
}

// follows tells whether a version contains an earlier one.
func (s *Server) follows(ctx context.Context, earlier, later string, quarantine []string) (bool, error) {
	_, err := s.objects(quarantine).Ask(ctx, "", "merge-base", "--is-ancestor", earlier, later)
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 {
		return false, nil
	}
	return err == nil, err
}

// acceptable refuses what no branch and no tag may hold. id is a commit, or a tag that names one.
func (s *Server) acceptable(ctx context.Context, id string, quarantine []string) error {
	repo := s.objects(quarantine)
	commit, err := repo.Ask(ctx, "", "rev-parse", "--verify", "--quiet", id+"^{commit}")
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return refuse("Eine Marke muss auf eine Fassung zeigen; diese tut es nicht.", "A tag must name a version; this one does not.")
	}
	if err != nil {
		return err
	}
	commit = strings.TrimSpace(commit)
	if err := s.returning(ctx, commit, quarantine); err != nil {
		return err
	}
	entries, err := s.list(ctx, repo, commit)
	if err != nil {
		return err
	}
	earlier, err := s.between(ctx, repo, commit)
	if err != nil {
		return err
	}
	if found := append(s.judge(entries), earlier...); found.Faults() > 0 {
		return &Refusal{Found: found}
	}
	return nil
}

// workSite is the folder in which the published branch is built.
const workSite = "site"

// stage builds a commit as a release that nobody sees yet.
func (s *Server) stage(ctx context.Context, commit string, quarantine []string) (Release, error) {
	head, err := s.head(ctx, s.Settings.Branch)
	if err != nil {
		return Release{}, err
	}
	if err := s.unpack(ctx, workSite, commit, quarantine); err != nil {
		return Release{}, err
	}
	n, err := s.next()
	if err != nil {
		return Release{}, err
	}
	job := s.job(workSite, commit, quarantine)
	job.Out, job.BaseURL = s.folder(n), address(s.Settings.BaseURL)
	if s.Current().Number > 0 {
		job.Before = s.folder(s.Current().Number)
	}
	built, err := s.build(ctx, job)
	if err != nil {
		return Release{}, err
	}
	r := Release{Number: n, Commit: commit, Onto: head, At: s.Now, Pushed: s.pushed(commit), AsOf: built.AsOf, BaseURL: built.BaseURL, Pages: built.Pages,
		Records: built.Records, Withheld: built.Withheld, Hidden: built.Hidden, Private: built.Private}
	return r, s.keepNote(r)
}

// pushed tells when a commit that is built now came: at the push that it came with, should it be built anew.
func (s *Server) pushed(commit string) time.Time {
	all, err := s.Releases()
	if err != nil {
		return s.Now
	}
	at := s.Now
	for _, r := range all {
		if r.Commit == commit && r.LastPush().Before(at) {
			at = r.LastPush()
		}
	}
	return at
}

func (s *Server) job(work, commit string, quarantine []string) Job {
	job := Job{Source: s.work(work), Commit: commit, Repo: s.repo(), Objects: quarantine}
	if s.Settings.allows(allowTheme) {
		job.Theme = s.work(work, themeFolder)
	}
	return job
}

// build builds; faults become a *Refusal.
func (s *Server) build(ctx context.Context, job Job) (*Built, error) {
	built, found, err := s.Build(ctx, job)
	if found.Faults() > 0 {
		found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Severity != diag.Fault })
		return nil, &Refusal{Found: found}
	}
	return built, err
}

// settle brings the site to where the branch stands and gives what readers saw before. Where nothing was to be done, both
// are the same. While the owner holds an earlier release it stays, unless a push came.
func (s *Server) settle(ctx context.Context, pushed bool) (now, before Release, err error) {
	before = s.Current()
	head, err := s.head(ctx, s.Settings.Branch)
	if err != nil || head == "" || head == before.Commit || !pushed && s.held() {
		return before, before, err
	}
	all, err := s.Releases()
	if err != nil {
		return before, before, err
	}
	i := slices.IndexFunc(all, func(r Release) bool { return r.Commit == head && !r.Published && r.Number > before.Number })
	if i >= 0 {
		now = all[i]
	} else if now, err = s.stage(ctx, head, nil); err != nil {
		return before, before, err
	}
	if err := s.follow(before, &now); err != nil {
		return before, before, err
	}
	return now, before, s.prune(head)
}

// PostReceive publishes what was accepted and says what became of it. After an error the site is the old one, and the next
// push or Repair publishes.
func (s *Server) PostReceive(ctx context.Context, updates []Update) error {
	unlock, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	pushed := slices.ContainsFunc(updates, func(u Update) bool { name, ok := u.branch(); return ok && name == s.Settings.Branch })
	now, before, err := s.settle(ctx, pushed)
	if err == nil && (pushed || now.Number != before.Number) {
		s.tellPublished(now, before)
	}
	errs := []error{s.shown(err), s.freshen(ctx, false)}
	for _, u := range updates {
		name, ok := u.branch()
		switch {
		case ok && name == s.Settings.Branch:
			errs = append(errs, s.tellIgnored(ctx, u))
		case ok:
			errs = append(errs, s.shown(s.preview(ctx, name)))
		}
	}
	return errors.Join(append(errs, s.prunePreviews(ctx))...)
}

// shown prints a refusal that concerns one of several branches; any other error is given back.
func (s *Server) shown(err error) error {
	var refusal *Refusal
	if errors.As(err, &refusal) {
		s.Show(refusal)
		return nil
	}
	return err
}

// tellIgnored says that templates were pushed which have no effect here.
func (s *Server) tellIgnored(ctx context.Context, u Update) error {
	if s.Settings.allows(allowTheme) || none(u.Old) || none(u.New) {
		return nil
	}
	out, err := s.objects(nil).Ask(ctx, "", append([]string{"diff-tree", "--name-only", u.Old, u.New, "--"}, themeFolders...)...)
	if err == nil && out != "" {
		s.say("Geänderte Vorlagen (%s) wirken hier nicht: Das erlaubt auf diesem Server nur, wem er gehört.", "Changed templates (%s) have no effect here: only the owner of this server can allow it.", strings.Join(strings.Fields(out), ", "))
	}
	return err
}

// Repair brings the site to where the published branch stands, after a kill or a full disk. again builds and publishes
// even where nothing is amiss: what has a time of its own changes then.
func (s *Server) Repair(ctx context.Context, again bool) error {
	unlock, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	if err := s.heal(); err != nil {
		return err
	}
	if s.held() && !again {
		return refuse("Die Seite %d ist von Hand zurückgeholt und bleibt, bis wieder etwas gesendet wird oder `netz publish rollback` eine andere nennt.", "Site %d was brought back by hand and stays until something is pushed or `netz publish rollback` names another one.", s.Current().Number)
	}
	now, before, err := s.settle(ctx, false)
	if err == nil && again && now.Commit != "" && now.Number == before.Number {
		now, err = s.renew(ctx, now)
	}
	if err != nil {
		return err
	}
	if now.Number == before.Number {
		s.say("Es ist nichts zu tun: Die Seite steht da, wo sie stehen soll.", "There is nothing to do: the site is where it should be.")
	} else {
		s.tellPublished(now, before)
	}
	return errors.Join(s.freshen(ctx, again), s.prunePreviews(ctx))
}
