package history

import (
	"context"
	"slices"
	"strings"

	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/record"
)

// Wanted is a text of which one earlier version is looked for: the one with the hash.
type Wanted struct {
	Name  string   // what the caller calls it; no other has the same
	Files []string // where it may have stood, from the site's folder: data/groups/a.toml, content/about.de.md
	Way   string   // to the text in the file, as model.Fields.Walk names it; in a page it is title, summary or body
	Hash  string   // of the text (model.TextHash); of a text in a page, that of the whole page (model.ProseText.Hash)
}

// Earlier looks for the texts in the versions that the files had along the first parents of HEAD, newest first, until all are
// found. It gives them by their names. One that is in no version, or only in versions that can't be read today, is left out:
// nothing is guessed. Nothing is kept of it, so o.Cache is not asked for. The error is an *Absent where there is no whole
// history to be had, else the cause of the context's end.
func Earlier(ctx context.Context, o Options, wanted []Wanted) (map[string]string, error) {
	r, prefix, head, err := open(ctx, o)
	if err != nil {
		return nil, err
	}
	s := &search{prefix: prefix, open: len(wanted), in: map[string][]Wanted{}, found: map[string]string{}}
	for _, w := range wanted {
		for _, file := range w.Files {
			s.in[file] = append(s.in[file], w)
		}
	}
	if err := r.search(s, head); err != nil {
		return nil, r.broken(err)
	}
	return s.found, nil
}

// search is what is looked for and what is found of it.
type search struct {
	prefix string              // where the site lies in the repository
	open   int                 // how many are not found yet
	in     map[string][]Wanted // by file
	found  map[string]string   // by name
}

// stretch is how many commits git is asked about at once: most texts were changed not long ago.
const stretch = 512

func (r *repository) search(s *search, head string) error {
	list, err := r.commits("", head)
	if err != nil {
		return err
	}
	b, err := r.git.Blobs(r.ctx)
	if err != nil {
		return err
	}
	defer b.Close()
	for end := len(list); end > 0 && s.open > 0; end -= stretch {
		part := list[max(0, end-stretch):end]
		if err := r.files(part, "data", "content"); err != nil {
			return err
		}
		for i := len(part) - 1; i >= 0 && s.open > 0; i-- {
			if err := s.commit(part[i].files, b); err != nil {
				return err
			}
			part[i].files = nil
		}
	}
	return nil
}

// commit looks into the files that a commit left behind.
func (s *search) commit(files []git.Entry, b *git.Blobs) error {
	for _, e := range files {
		file, inside := strings.CutPrefix(e.Path, s.prefix)
		if !inside || e.New == "" || !s.wants(file) {
			continue
		}
		src, err := b.Get(e.New, record.MaxBytes)
		if err != nil {
			return err
		}
		s.version(file, src)
	}
	return nil
}

// wants tells whether anything is still looked for in the file.
func (s *search) wants(file string) bool {
	s.in[file] = slices.DeleteFunc(s.in[file], func(w Wanted) bool {
		_, found := s.found[w.Name]
		return found
	})
	return len(s.in[file]) > 0
}

// version takes what is wanted from one version of a file.
func (s *search) version(file string, src []byte) {
	texts := textsOf(file, src)
	for _, w := range s.in[file] {
		if t := texts[w.Way]; t.text != "" && t.hash == w.Hash {
			s.found[w.Name] = t.text
			s.open--
		}
	}
}

// hashed is a text with the hash by which translations name its version.
type hashed struct{ hash, text string }

// textsOf gives the texts of a version by the ways to them; none where it can't be read today.
func textsOf(file string, src []byte) map[string]hashed {
	out := map[string]hashed{}
	if strings.HasPrefix(file, "content/") {
		if page, ok := load.PageVersion(file, src); ok {
			hash := page.Hash()
			out["title"], out["summary"], out["body"] = hashed{hash, page.Title.S}, hashed{hash, page.Summary.S}, hashed{hash, strings.TrimSpace(page.Body)}
		}
		return out
	}
	at, isRecord := placeOf(file, "")
	if !isRecord {
		return out
	}
	if r, ok := load.Version(at.kind, at.id, src); ok {
		r.Fields().Walk(func(way string, f *model.Field) {
			for _, t := range f.Texts() {
				out[way] = hashed{model.TextHash(t.S), t.S}
			}
		})
	}
	return out
}
