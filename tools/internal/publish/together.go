package publish

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/git"
)

// workMerge is the folder in which a draft and the published branch are brought together. What git writes for that stays
// in it, and it is removed when the preview is built.
const workMerge = "merge"

// draft is what a preview is built from: what would become public if the draft were published now.
type draft struct {
	repo    *git.Repository
	entries []entry
	history string // commit up to which the history of changes is told
	merged  bool   // the draft lacked something that is public, so this is no commit's content
	apart   bool   // it could not be brought together with that
	// conflicts are the files in which it contradicts that; none where this is not known.
	conflicts []string
}

// readDraft reads a draft together with the published branch. Where the two contradict each other it is the draft as it
// stands, with persons as they are public: a consent withdrawn there is withdrawn here.
func (s *Server) readDraft(ctx context.Context, commit string) (*draft, error) {
	if err := s.returning(ctx, commit, nil); err != nil {
		return nil, err
	}
	d := &draft{repo: s.objects(nil), history: commit}
	published, err := s.head(ctx, s.Settings.Branch)
	whole := published == ""
	if err == nil && !whole {
		whole, err = s.follows(ctx, published, commit, nil)
	}
	if err != nil {
		return nil, err
	}
	if whole {
		d.entries, err = s.list(ctx, d.repo, commit)
		return d, err
	}
	d.merged = true
	err = s.merge(ctx, d, published, commit)
	if d.apart = errors.Is(err, git.ErrApart) || len(d.conflicts) > 0; d.apart {
		d.entries, err = s.withPublishedPersons(ctx, published, commit)
	}
	return d, err
}

// merge reads the two as one, unless they contradict each other. The history is that of the published branch, to which the
// draft adds one step: so it would be told.
func (s *Server) merge(ctx context.Context, d *draft, published, commit string) error {
	aside, err := d.repo.Aside(ctx, s.work(workMerge), commit)
	if err != nil {
		return err
	}
	tree, conflicts, err := aside.Merge(ctx, published, commit)
	if d.conflicts = conflicts; err != nil || len(conflicts) > 0 {
		return err
	}
	step, err := aside.Commit(ctx, tree, s.Now, published, commit)
	if err != nil {
		return err
	}
	d.repo, d.history = aside, step
	d.entries, err = s.list(ctx, aside, tree)
	return err
}

// done removes what is kept for the length of one call: what was written to bring a draft and the published branch together,
// and what was unpacked to look for private data.
func (s *Server) done() error {
	return errors.Join(os.RemoveAll(s.work(workMerge)), os.RemoveAll(s.work(workCheck)))
}

// personFolder holds the records of persons, with their translations and pictures.
const personFolder = "data/" + personKey

// personKey begins the keys of their records.
const personKey = "persons/"

// personOf gives whose file it is: the part of its name before the first dot or slash; "" for what is no person's.
func personOf(path string) string {
	rest, ok := strings.CutPrefix(path, personFolder)
	if i := strings.IndexAny(rest, "./"); ok && i >= 0 {
		return rest[:i]
	}
	return ""
}

// withPublishedPersons gives the files of a draft, but persons as the published branch has them. A person whom it does not
// have stays, unless it had them once.
func (s *Server) withPublishedPersons(ctx context.Context, published, commit string) ([]entry, error) {
	repo := s.objects(nil)
	entries, err := s.list(ctx, repo, commit)
	if err != nil {
		return nil, err
	}
	public, err := s.list(ctx, repo, published)
	if err != nil {
		return nil, err
	}
	public = slices.DeleteFunc(public, func(e entry) bool { return personOf(e.path) == "" })
	out, err := repo.Ask(ctx, "", "log", "--full-history", "-m", "--no-renames", "--diff-filter=D", "--format=", "--name-only", "-z", published, "--", personFolder)
	if err != nil {
		return nil, err
	}
	settled := map[string]bool{}
	for name := range strings.SplitSeq(out, "\x00") {
		settled[personOf(strings.TrimSpace(name))] = true
	}
	for _, e := range public {
		settled[personOf(e.path)] = true
	}
	delete(settled, "")
	entries = slices.DeleteFunc(entries, func(e entry) bool { return settled[personOf(e.path)] })
	entries = append(entries, public...)
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.path, b.path) })
	return entries, nil
}

// tellTogether says what a preview shows beside the draft or, in place of that, what stands in the way; shown tells whether
// there is one.
func (s *Server) tellTogether(d *draft, shown bool) {
	switch {
	case !d.merged:
		return
	case !d.apart && shown:
		s.say("Die Vorschau enthält auch, was seit Ihrer Fassung veröffentlicht wurde.", "The preview also has what was published since your version.")
		return
	case !d.apart:
		s.say("Geprüft wurde Ihr Entwurf zusammen mit dem, was seit Ihrer Fassung veröffentlicht wurde.", "Your draft was checked together with what was published since your version.")
		return
	case len(d.conflicts) > 0:
		s.say("Diese Dateien hat inzwischen auch jemand anderes geändert und veröffentlicht:", "Somebody else has changed and published these files too meanwhile:")
		for _, name := range d.conflicts[:min(most, len(d.conflicts))] {
			s.item(diag.M("%[1]s", "%[1]s", shownName(name)))
		}
		s.rest(len(d.conflicts))
		s.say("Beide Fassungen müssen zusammengeführt werden, bevor der Entwurf öffentlich werden kann.", "Both versions must be brought together before the draft can become public.")
	default:
		s.say("Inzwischen wurde anderes veröffentlicht, was Ihrem Entwurf fehlt. Beides muss zusammengeführt werden, bevor er öffentlich werden kann; hier ging es nicht von selbst.",
			"Meanwhile something else was published that your draft lacks. Both must be brought together before it can become public; here that did not go by itself.")
	}
	if shown {
		s.say("Die Vorschau zeigt nur den Entwurf, mit den Personen, wie sie jetzt öffentlich sind. Was seitdem veröffentlicht wurde, fehlt darin und gilt unten als geändert oder weggefallen.",
			"The preview shows the draft only, with persons as they are public now. What was published since is absent from it and counts as changed or gone below.")
	}
}

// shownName is the name of a file for a screen.
func shownName(name string) string {
	if unfit(name) != (diag.Message{}) { // of an old version, which may have any name
		return "…"
	}
	return name
}
