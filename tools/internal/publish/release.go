package publish

import (
	"cmp"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"offenesnetz/tools/internal/diag"
)

// Release is what is noted about one built site.
type Release struct {
	Number    int            `json:"number"`
	Commit    string         `json:"commit"`
	Onto      string         `json:"onto,omitempty"`  // the commit that the branch named when it was built
	Published bool           `json:"published"`       // it is or was current
	At        time.Time      `json:"at"`              // when it was built
	Pushed    time.Time      `json:"pushed,omitzero"` // when its commit was first pushed here: earlier than At where it was built anew
	AsOf      time.Time      `json:"as_of"`
	BaseURL   string         `json:"base_url"`
	Pages     int            `json:"pages"`
	Records   []Record       `json:"records"`
	Withheld  []diag.Message `json:"withheld,omitempty"`
	Hidden    []string       `json:"hidden,omitempty"`
	Private   []diag.Message `json:"private,omitempty"`
}

// LastPush is when its commit came. A note made before that was kept has the instant of the build.
func (r Release) LastPush() time.Time {
	if r.Pushed.IsZero() {
		return r.At
	}
	return r.Pushed
}

const current = "current"

func (s *Server) folder(n int) string { return s.site("releases", strconv.Itoa(n)) }
func (s *Server) note(n int) string   { return s.work("releases", strconv.Itoa(n)+".json") }

// keepNote writes what is known about a release.
func (s *Server) keepNote(r Release) error {
	data, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return err
	}
	return writeFile(s.note(r.Number), append(data, '\n'), 0o644)
}

// release reads the note of a release; ok is false where the release is not whole.
func (s *Server) release(n int) (r Release, ok bool) {
	info, err := os.Lstat(s.folder(n))
	if n < 1 || err != nil || !info.IsDir() {
		return Release{}, false
	}
	data, err := os.ReadFile(s.note(n))
	if err != nil || json.Unmarshal(data, &r) != nil || r.Number != n {
		return Release{}, false
	}
	return r, true
}

// numbers lists the releases that have a folder, the newest first.
func (s *Server) numbers() ([]int, error) {
	list, err := os.ReadDir(s.site("releases"))
	if err != nil {
		return nil, err
	}
	var out []int
	for _, item := range list {
		if n, err := strconv.Atoi(item.Name()); err == nil && n > 0 {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(a, b int) int { return cmp.Compare(b, a) })
	return out, nil
}

// Releases lists the releases that are whole, the newest first.
func (s *Server) Releases() ([]Release, error) {
	numbers, err := s.numbers()
	var out []Release
	for _, n := range numbers {
		if r, ok := s.release(n); ok {
			out = append(out, r)
		}
	}
	return out, err
}

// Current gives the release that readers see; its number is 0 where there is none.
func (s *Server) Current() Release {
	target, err := os.Readlink(s.site(current))
	if err != nil {
		return Release{}
	}
	n, err := strconv.Atoi(filepath.Base(target))
	if err != nil {
		return Release{}
	}
	if r, ok := s.release(n); ok {
		return r
	}
	if info, err := os.Stat(s.folder(n)); err != nil || !info.IsDir() {
		return Release{}
	}
	return Release{Number: n, Published: true} // its note is lost; it is published all the same
}

// swap makes a release current: readers meet the one before or this one.
func (s *Server) swap(r *Release) error {
	fresh := s.site("." + current)
	if err := os.Remove(fresh); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Symlink(filepath.Join("releases", strconv.Itoa(r.Number)), fresh); err != nil {
		return err
	}
	if err := os.Rename(fresh, s.site(current)); err != nil {
		return err
	}
	if err := syncFolder(s.site()); err != nil {
		return err
	}
	r.Published = true
	return s.keepNote(*r)
}

// next is a number that no release has had, as far as is known.
func (s *Server) next() (int, error) {
	numbers, err := s.numbers()
	if err != nil {
		return 0, err
	}
	highest := s.Current().Number
	if len(numbers) > 0 {
		highest = max(highest, numbers[0])
	}
	return highest + 1, nil
}

// remove takes a folder away so that a removal broken off leaves nothing that could be taken for a site.
func remove(dir string) error {
	rest := filepath.Join(filepath.Dir(dir), ".gone-"+filepath.Base(dir))
	if err := os.RemoveAll(rest); err != nil {
		return err
	}
	if err := os.Rename(dir, rest); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.RemoveAll(rest)
}

// prune keeps the current release, the newest published ones, and one that waits for the branch to name head.
func (s *Server) prune(head string) error {
	all, err := s.Releases()
	if err != nil {
		return err
	}
	now, kept := s.Current().Number, 0
	for _, r := range all {
		if r.Published {
			kept++
		}
		if r.Number == now || r.Published && kept <= s.Settings.Keep || !r.Published && r.Commit == head {
			continue
		}
		if err := errors.Join(remove(s.folder(r.Number)), os.RemoveAll(s.note(r.Number))); err != nil {
			return err
		}
	}
	return nil
}

// heal sets right what a killed run left behind. The lock is held.
func (s *Server) heal() error {
	if err := s.done(); err != nil {
		return err
	}
	now := s.Current()
	for _, dir := range []string{s.site(), s.site("releases"), s.site("preview"), s.work("releases")} {
		list, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		for _, item := range list {
			if err := s.healEntry(dir, item.Name(), now.Number); err != nil {
				return err
			}
		}
	}
	if now.Number > 0 && now.Commit != "" && !now.Published {
		now.Published = true
		return s.keepNote(now)
	}
	return nil
}

// healEntry removes half-made files, releases without a note and notes without a release.
func (s *Server) healEntry(dir, name string, now int) error {
	number, isNote := strings.CutSuffix(name, ".json")
	n, err := strconv.Atoi(number)
	isRelease := err == nil && n != now && (isNote && dir == s.work("releases") || !isNote && dir == s.site("releases"))
	_, whole := s.release(n)
	if strings.HasPrefix(name, ".") || isRelease && !whole {
		return os.RemoveAll(filepath.Join(dir, name))
	}
	return nil
}
