// Package forget finds where in a repository's history private data of a record still stands: in its own files, in texts of
// other files, in messages of commits. It reads only. What is found is told by place, never by value.
package forget

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/private"
	"offenesnetz/tools/internal/record"
)

// ErrShallow says that the clone lacks older commits, so that nothing could be said of them.
var ErrShallow = errors.New("forget: the clone is shallow")

// Report is where data of a record stands, as far as any branch, tag or other name of the repository leads.
type Report struct {
	Prefix   string   // where in the repository the site lies: "", or a path with a slash at its end
	Own      []Place  // the files of the record itself, in the order of their paths
	Others   []Place  // files in which the person is named or can be reached
	Messages []Commit // commits whose message does
	Authors  []Commit // commits whose author or committer is the person
	Refs     []string // ids of what tags and branches name whose own name or message does

	terms    map[string]bool // as they stand in texts
	surnames map[string]bool // the same, of surnames that stand alone
}

// Place is a file with what stands in it.
type Place struct {
	Path     string   // from the root of the repository
	Versions int      // of the file that hold something
	First    Commit   // that brought such a version
	Last     Commit   // that brought such a version
	Now      bool     // it stands in the newest commit of the present branch
	Fields   []string // keys of the record that had a value, in the order of the documentation; of other files what was found: email, name, path (the name of the file), path-surname, phone, surname (alone)
}

// Commit is one commit.
type Commit struct {
	ID string // as short as git makes it
	At time.Time
}

// Find looks through the whole history for a record's data. Of a person every name, address and number that any version of
// the record ever had is looked for in all other files; of other records only their own files are told.
func Find(ctx context.Context, repo *git.Repository, ref model.Ref) (*Report, error) {
	s := &search{ctx: ctx, repo: repo, ref: ref, Report: &Report{terms: map[string]bool{}, surnames: map[string]bool{}}}
	for _, step := range []func() error{s.standing, s.commits, s.files, s.own, s.others, s.refs} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	s.messages()
	return s.Report, nil
}

// Nothing tells that nothing was found.
func (r *Report) Nothing() bool {
	return len(r.Own)+len(r.Others)+len(r.Messages)+len(r.Authors)+len(r.Refs) == 0
}

// Standing tells whether the newest commit has some of it in files that are not the record's own.
func (r *Report) Standing() bool {
	return slices.ContainsFunc(r.Others, func(p Place) bool {
		return p.Now && slices.ContainsFunc(p.Fields, func(what string) bool { return what != alone && what != aloneInPath })
	})
}

// OnlyNow tells whether nothing is left but what the record's own file says today, in the one version there is.
func (r *Report) OnlyNow() bool {
	return len(r.Own) == 1 && r.Own[0].Now && r.Own[0].Versions == 1 && strings.HasSuffix(r.Own[0].Path, ".toml") && len(r.Others)+len(r.Messages)+len(r.Authors)+len(r.Refs) == 0
}

// Alone tells whether a surname stands somewhere without anything that says whose it is.
func (r *Report) Alone() bool { return len(r.surnames) > 0 }

// Files lists the paths of other files that bear the person's name.
func (r *Report) Files() []string {
	var out []string
	for _, p := range r.Others {
		if slices.Contains(p.Fields, inPath) {
			out = append(out, p.Path)
		}
	}
	return out
}

// What is found beside model.ScopeName and what package private finds.
const (
	inPath = "path"
	alone  = "surname"
	// aloneInPath is a surname in the name of the file.
	aloneInPath = "path-surname"
)

// Replacements writes what is to be replaced in texts, in the form that `git filter-repo --replace-text` reads. It holds the
// data itself. surnames asks for surnames that stand alone too, wherever they stand.
func (r *Report) Replacements(surnames bool) []byte {
	all := maps.Clone(r.terms)
	if surnames {
		maps.Copy(all, r.surnames)
	}
	terms := slices.SortedFunc(maps.Keys(all), func(a, b string) int { return cmp.Or(len(b)-len(a), cmp.Compare(a, b)) })
	var b strings.Builder
	for _, t := range terms {
		words := strings.Fields(t)
		for i, w := range words {
			words[i] = regexp.QuoteMeta(w)
		}
		b.WriteString("regex:" + notAfter + strings.Join(words, `\s+`) + notBefore + "==>" + private.Omission + "\n")
	}
	return []byte(b.String())
}

// A term is whole words. Git's texts are bytes there: letters beyond ASCII are those from 0x80.
const (
	notAfter  = `(?<![0-9A-Za-z\x80-\xff])`
	notBefore = `(?![0-9A-Za-z\x80-\xff])`
)

type search struct {
	*Report
	ctx  context.Context
	repo *git.Repository
	ref  model.Ref

	list     []commit
	versions map[string][]version // by path, newest first
	present  map[string]string    // blob by path, in the newest commit

	names  *private.Names
	secret map[string]bool // keys of addresses and numbers
}

type commit struct {
	Commit
	long    string
	author  string // and committer
	message string
}

// version is a blob that a commit brought.
type version struct {
	blob string
	by   *commit
}

func (s *search) ask(input string, args ...string) (string, error) {
	return s.repo.Ask(s.ctx, input, args...)
}

func (s *search) standing() error {
	out, err := s.ask("", "rev-parse", "--is-shallow-repository", "--show-prefix")
	if err != nil {
		return err
	}
	shallow, prefix, _ := strings.Cut(strings.TrimSuffix(out, "\n"), "\n")
	if shallow == "true" {
		return ErrShallow
	}
	s.Prefix = strings.TrimSpace(prefix)
	return nil
}

// commits lists all commits that any name leads to, newest first.
func (s *search) commits() error {
	out, err := s.ask("", "rev-list", "--all", "--date-order", "--no-commit-header", "--format=%H%x01%h%x01%ct%x01%an <%ae>%n%cn <%ce>%x01%B%x00")
	if err != nil {
		return err
	}
	for _, one := range strings.Split(out, "\x00") {
		f := strings.SplitN(strings.TrimLeft(one, "\n"), "\x01", 5)
		if len(f) != 5 {
			continue // what follows on the last
		}
		at, err := strconv.ParseInt(f[2], 10, 64)
		if err != nil {
			return fmt.Errorf("git rev-list: time of %s: %w", f[0], err)
		}
		s.list = append(s.list, commit{Commit: Commit{f[1], time.Unix(at, 0).UTC()}, long: f[0], author: f[3], message: f[4]})
	}
	return nil
}

// files notes what versions of files there ever were.
func (s *search) files() error {
	s.versions, s.present = map[string][]version{}, map[string]string{}
	lines := make([]string, len(s.list))
	byID := map[string]*commit{}
	for i := range s.list {
		byID[s.list[i].long] = &s.list[i]
		lines[i] = s.list[i].long
	}
	err := s.repo.Files(s.ctx, lines, func(id string, e git.Entry) {
		if e.New != "" {
			s.note(e, byID[id])
		}
	}, "-m")
	if err != nil {
		return err
	}
	return s.newest()
}

func (s *search) note(e git.Entry, by *commit) {
	list := s.versions[e.Path]
	if !slices.ContainsFunc(list, func(v version) bool { return v.blob == e.New && v.by == by }) {
		s.versions[e.Path] = append(list, version{e.New, by})
	}
}

// newest reads which versions stand in the newest commit of the present branch.
func (s *search) newest() error {
	if _, err := s.ask("", "rev-parse", "--verify", "--quiet", "HEAD^{commit}"); err != nil {
		return nil // a repository whose branch has no commit yet
	}
	out, err := s.ask("", "ls-tree", "-r", "-z", "--full-tree", "HEAD")
	for _, line := range strings.Split(out, "\x00") {
		head, name, ok := strings.Cut(line, "\t")
		if f := strings.Fields(head); ok && len(f) == 3 {
			s.present[name] = f[2]
		}
	}
	return err
}

// paths lists all files there ever were, in order.
func (s *search) paths() []string { return slices.Sorted(maps.Keys(s.versions)) }

// isOwn tells the files of the record itself: the record, its translations, what lies in its folder.
func (s *search) isOwn(name string) bool {
	rest, ok := strings.CutPrefix(name, s.Prefix+"data/"+s.ref.Key())
	return ok && (strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, ".") && strings.HasSuffix(rest, ".toml"))
}

// own reads the record's versions: which fields had a value, and the names, addresses and numbers to look for elsewhere.
func (s *search) own() error {
	persons := map[string]*model.Person{}
	s.secret = map[string]bool{}
	blobs, err := s.repo.Blobs(s.ctx)
	if err != nil {
		return err
	}
	defer blobs.Close()
	for _, name := range s.paths() {
		if !s.isOwn(name) {
			continue
		}
		main := name == s.Prefix+"data/"+s.ref.Key()+".toml"
		found := map[string]bool{}
		err := s.each(blobs, &s.Own, name, func(src []byte) []string {
			if !main {
				return []string{}
			}
			r, ok := load.Version(s.ref.Kind, s.ref.ID, src)
			if !ok && r == nil {
				return []string{}
			}
			if p, isPerson := r.(*model.Person); isPerson {
				persons[p.Title.S] = p
				s.secret[private.MailKey(p.Email.S)], s.secret[private.PhoneKey(p.Phone.S)] = true, true
			}
			return valued(r, found)
		})
		if err != nil {
			return err
		}
	}
	delete(s.secret, "")
	var all []*model.Person
	for _, key := range slices.Sorted(maps.Keys(persons)) {
		all = append(all, persons[key])
	}
	s.names = private.NamesOf(all, func(*model.Person) bool { return true })
	return nil
}

// harmless are fields that say nothing of anybody.
var harmless = []string{"id", "basis", "consent", "modified", "created", "legal", "draft", "deleted", "former_ids", "topics"}

// valued lists the fields that have a value, beside those that were found before.
func valued(r model.Record, found map[string]bool) []string {
	for _, f := range r.Fields().List {
		if !slices.Contains(harmless, f.Name) && (len(f.Parts()) > 0 && f.Type == model.TypePart || len(f.Plain()) > 0) {
			found[f.Name] = true
		}
	}
	var out []string
	for _, f := range r.Fields().List {
		if found[f.Name] {
			out = append(out, f.Name)
		}
	}
	return out
}

// readable are the endings of files in which texts stand.
var readable = []string{".toml", ".md", ".txt", ".csv", ".html", ".svg", ".json", ".xml", ".ics", ".po", ".xliff", ".xlf"}

// others looks for the person in all other files.
func (s *search) others() error {
	blobs, err := s.repo.Blobs(s.ctx)
	if err != nil {
		return err
	}
	defer blobs.Close()
	for _, name := range s.paths() {
		text, named := slices.Contains(readable, strings.ToLower(path.Ext(name))), s.names.InFile(name, nil) != nil
		surname := s.names.AloneInFile(name, nil) != nil
		if s.isOwn(name) || !text && !named && !surname {
			continue
		}
		found := map[string]bool{}
		if surname {
			found[aloneInPath] = true
		}
		if named {
			found[inPath] = true
			s.terms[path.Base(name)] = true // as records name it
		}
		err := s.each(blobs, &s.Others, name, func(src []byte) []string {
			if !(text && s.reveals(string(src), found)) && !named && !surname {
				return nil
			}
			return slices.Sorted(maps.Keys(found))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// each lets look see every version of a file once and notes the file if something stands in any of them; look gives nil
// where nothing does.
func (s *search) each(blobs *git.Blobs, list *[]Place, name string, look func([]byte) []string) error {
	p := Place{Path: name}
	seen := map[string]bool{}
	for _, v := range s.versions[name] {
		if seen[v.blob] {
			p.First = v.by.Commit
			continue
		}
		src, err := blobs.Get(v.blob, record.MaxBytes)
		if err != nil {
			return err
		}
		fields := look(src)
		if fields == nil {
			continue
		}
		seen[v.blob] = true
		if p.Versions++; p.Versions == 1 {
			p.Last = v.by.Commit
		}
		p.First, p.Now = v.by.Commit, p.Now || s.present[name] == v.blob
		p.Fields = fields
	}
	if p.Versions > 0 {
		*list = append(*list, p)
	}
	return nil
}

// reveals looks for the person in a text and notes what is found, with how it is written there.
func (s *search) reveals(text string, found map[string]bool) bool {
	any := false
	note := func(what, term string) {
		any, found[what], s.terms[term] = true, true, true
	}
	for _, m := range s.names.Find(text, nil) {
		note(model.ScopeName, text[m.Start:m.End])
	}
	for _, m := range s.names.Alone(text, nil) {
		any, found[alone], s.surnames[text[m.Start:m.End]] = true, true, true
	}
	if len(s.secret) > 0 {
		for _, h := range private.Find(text) {
			if s.secret[h.Key] {
				note(h.What, text[h.Start:h.End])
			}
		}
	}
	return any
}

func (s *search) messages() {
	for _, c := range s.list {
		if s.reveals(c.message, map[string]bool{}) {
			s.Messages = append(s.Messages, c.Commit)
		}
		if s.reveals(c.author, map[string]bool{}) {
			s.Authors = append(s.Authors, c.Commit)
		}
	}
}

// refs looks at the names of branches and tags, and at what tags say.
func (s *search) refs() error {
	out, err := s.ask("", "for-each-ref", "--format=%(objectname:short)%01%(refname)%01%(objecttype)%01%(taggername) %(taggeremail)%0a%(contents)%00")
	if err != nil {
		return err
	}
	for _, one := range strings.Split(out, "\x00") {
		f := strings.SplitN(strings.TrimLeft(one, "\n"), "\x01", 4)
		if len(f) == 4 && (s.names.InFile(f[1], nil) != nil || f[2] == "tag" && s.reveals(f[3], map[string]bool{})) {
			s.Refs = append(s.Refs, f[0])
		}
	}
	return nil
}
