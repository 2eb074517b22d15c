package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"offenesnetz/tools/internal/tree"
)

// PreviewName makes a folder and a part of an address of a branch's name; no two branches share one.
func PreviewName(branch string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(branch) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		default:
			b.WriteByte('-')
		}
	}
	name := b.String()
	if len(name) > 40 {
		name = name[:40]
	}
	if name = strings.Trim(name, "-"); name == branch && !numbered(name) && tree.Unfit(name).De == "" {
		return name
	}
	sum := sha256.Sum256([]byte(branch))
	return strings.TrimPrefix(name+"-"+hex.EncodeToString(sum[:4]), "-")
}

// numbered tells whether a name ends as those do that bear a sum.
func numbered(name string) bool {
	i := strings.LastIndexByte(name, '-')
	return len(name)-i-1 == 8 && strings.Trim(name[i+1:], "0123456789abcdef") == ""
}

// workPreview is the folder in which all other branches are built, one after the other.
const workPreview = "preview"

// preview builds what a branch would publish, or takes the preview of a deleted branch away. What is wrong with the branch
// is told; it is no reason to refuse it, because nothing becomes public.
func (s *Server) preview(ctx context.Context, branch string) error {
	commit, err := s.head(ctx, branch)
	if err != nil {
		return err
	}
	if commit == "" {
		s.say("Die Vorschau von „%s“ ist entfernt.", "The preview of “%s” is removed.", branch)
		return remove(s.site("preview", PreviewName(branch)))
	}
	built, d, err := s.buildPreview(ctx, branch, commit)
	if d != nil {
		s.tellTogether(d, err == nil)
	}
	if err != nil {
		return s.withoutPreview(branch, s.withDeleted(ctx, err, s.Current().Commit, commit, nil))
	}
	s.tellPreview(branch, built, s.site("preview", PreviewName(branch)))
	return nil
}

// buildPreview builds what would become public if the branch were published now, and tells what that is made from.
func (s *Server) buildPreview(ctx context.Context, branch, commit string) (built *Built, d *draft, err error) {
	defer func() { err = errors.Join(err, s.done()) }()
	if d, err = s.readDraft(ctx, commit); err != nil {
		return nil, nil, err
	}
	if err := s.unpackEntries(ctx, d.repo, d.entries, s.work(workPreview)); err != nil {
		return nil, d, err
	}
	job := s.job(workPreview, d.history, nil)
	job.Repo, job.Merged = d.repo.Dir, d.merged
	job.Out, job.Preview = s.site("preview", PreviewName(branch)), true
	if job.BaseURL, err = s.previewURL(branch); err != nil {
		return nil, d, err
	}
	built, err = s.build(ctx, job)
	return built, d, err
}

// renewPreviews builds the previews there are for now, so that what a consent no longer covers leaves them too. One that can't
// be built any more is taken away: what it shows may be what must not be shown.
func (s *Server) renewPreviews(ctx context.Context) error {
	branches, err := s.drafts(ctx)
	for _, branch := range branches {
		out := s.site("preview", PreviewName(branch))
		if _, gone := os.Lstat(out); gone != nil {
			continue
		}
		commit, failed := s.head(ctx, branch)
		if failed == nil {
			_, _, failed = s.buildPreview(ctx, branch, commit)
		}
		var refusal *Refusal
		if errors.As(failed, &refusal) {
			s.say("Die Vorschau von „%s“ lässt sich nicht mehr bauen und ist entfernt.", "The preview of “%s” can no longer be built and is removed.", branch)
			failed = remove(out)
		}
		err = errors.Join(err, failed)
	}
	return err
}

// conceals tells whether a site keeps back what the one before it showed. Then no preview may go on showing it.
func conceals(before, now Release) bool {
	return slices.ContainsFunc(now.Hidden, func(hidden string) bool { return !slices.Contains(before.Hidden, hidden) }) ||
		slices.ContainsFunc(before.Records, func(r Record) bool {
			return strings.HasPrefix(r.Key, personKey) && !slices.ContainsFunc(now.Records, func(n Record) bool { return n.Key == r.Key })
		})
}

// staleMark is there from the moment a site begins to keep back what the one before it showed until the previews have been
// built anew.
const staleMark = "stale"

// follow makes a release current in place of another. Should this run be killed, the next one knows of the previews.
func (s *Server) follow(before Release, now *Release) error {
	if conceals(before, *now) {
		if err := writeFile(s.work(staleMark), nil, 0o600); err != nil {
			return err
		}
	}
	return s.swap(now)
}

// freshen builds the previews anew where they may show what the site keeps back, or always.
func (s *Server) freshen(ctx context.Context, always bool) error {
	_, err := os.Lstat(s.work(staleMark))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err != nil && !always {
		return nil
	}
	if err := s.renewPreviews(ctx); err != nil {
		return err
	}
	return os.RemoveAll(s.work(staleMark))
}

// drafts are all branches but the published one.
func (s *Server) drafts(ctx context.Context) (branches []string, err error) {
	out, err := s.objects(nil).Ask(ctx, "", "for-each-ref", "--format=%(refname)", "refs/heads/")
	for ref := range strings.Lines(out) {
		if branch := strings.TrimPrefix(strings.TrimSuffix(ref, "\n"), "refs/heads/"); branch != s.Settings.Branch {
			branches = append(branches, branch)
		}
	}
	return branches, err
}

// withoutPreview introduces what stands in the way of a preview.
func (s *Server) withoutPreview(branch string, err error) error {
	var refusal *Refusal
	if errors.As(err, &refusal) {
		if _, err := os.Stat(s.site("preview", PreviewName(branch))); err == nil {
			s.say("Ihr Entwurf „%s“ ist angenommen. Die Vorschau zeigt noch die Fassung davor, denn so könnte er nicht öffentlich werden:", "Your draft “%s” is taken. The preview still shows the version before, for like this it could not become public:", branch)
		} else {
			s.say("Ihr Entwurf „%s“ ist angenommen. Eine Vorschau davon gibt es noch nicht, und so könnte er nicht öffentlich werden:", "Your draft “%s” is taken. There is no preview of it yet, and like this it could not become public:", branch)
		}
	}
	return err
}

// previewURL is the address of a branch's preview.
func (s *Server) previewURL(branch string) (string, error) {
	base := address(s.Settings.PreviewURL)
	if base == "" {
		site := address(s.Settings.BaseURL)
		if site == "" {
			config, err := readConfig(s.work(workPreview, configFile))
			if err != nil {
				return "", err
			}
			site = config.BaseURL
		}
		base = site + "preview/"
	}
	return base + PreviewName(branch) + "/", nil
}

// prunePreviews removes previews whose branch is gone.
func (s *Server) prunePreviews(ctx context.Context) error {
	branches, err := s.drafts(ctx)
	if err != nil {
		return err
	}
	var names []string
	for _, branch := range branches {
		names = append(names, PreviewName(branch))
	}
	list, err := os.ReadDir(s.site("preview"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, item := range list {
		if item.IsDir() && !slices.Contains(names, item.Name()) {
			err = errors.Join(err, remove(s.site("preview", item.Name())))
		}
	}
	return err
}
