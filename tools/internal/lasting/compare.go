package lasting

import (
	"regexp"
	"slices"
	"strings"

	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/page"
)

// comparison is the new site as old addresses are held against it.
type comparison struct {
	site    *page.Site
	records *model.Records
	config  *lang.Config
	kept    map[string]bool            // addresses that the new site has, or need not have
	before  map[string]map[string]bool // ids by kind that the old list knows; slugs under "pages"
	gone    map[string]bool            // languages that the old list has and the new site has not
}

func newComparison(now *page.Site) *comparison {
	c := &comparison{site: now, records: now.Facts.Records, config: now.Config,
		kept: map[string]bool{}, before: map[string]map[string]bool{}, gone: map[string]bool{}}
	for _, a := range now.Lasting() {
		c.kept[a.Path] = true
	}
	return c
}

// belowBase makes addresses from the host's root relative to the base of the old site. That may have been another one;
// it is the one under which most addresses are still there.
func (c *comparison) belowBase(old []Address) []Address {
	var common []string
	first := true
	for _, a := range old {
		if !strings.HasPrefix(a.Path, "/") {
			continue
		}
		words := strings.Split(strings.Trim(a.Path, "/"), "/")
		if first {
			common, first = words, false
		}
		n := 0
		for n < min(len(common), len(words)) && common[n] == words[n] {
			n++
		}
		common = common[:n]
	}
	base := c.likeliest(old, common)
	out := slices.Clone(old)
	for i, a := range out {
		if rest, ok := strings.CutPrefix(a.Path, base); ok && strings.HasPrefix(a.Path, "/") {
			out[i].Path = rest
		}
	}
	return out
}

// likeliest finds the base path among the beginnings that all addresses share. Among equals the present one wins, then
// the shortest.
func (c *comparison) likeliest(old []Address, common []string) string {
	best, most := "/", -1
	base := "/"
	for i := 0; ; i++ {
		hits := 0
		for _, a := range old {
			if rest, ok := strings.CutPrefix(a.Path, base); ok && c.kept[rest] {
				hits++
			}
		}
		if hits > most || hits == most && base == c.config.BasePath() {
			best, most = base, hits
		}
		if i == len(common) {
			return best
		}
		base += common[i] + "/"
	}
}

var tag = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]{2,8})*$`)

// note learns from the whole old list: which languages it has that are gone, and which ids were there before.
func (c *comparison) note(old []Address) {
	for _, a := range old {
		words := wordsOf(a.Path)
		if len(words) != 3 || c.config.Find(words[0]) != nil || !tag.MatchString(words[0]) {
			continue
		}
		kind, _, _ := strings.Cut(a.Of, "/")
		if a.Of != "" && model.KindOf(kind) != nil || a.Of == "" && !c.taken(c.config.Original(), words[0]) {
			c.gone[words[0]] = true
		}
	}
	for _, a := range old {
		if kind, id, ok := c.whose(a); ok {
			if c.before[kind] == nil {
				c.before[kind] = map[string]bool{}
			}
			c.before[kind][id] = true
		}
	}
}

func wordsOf(path string) []string {
	path = strings.Trim(path, "/")
	if path == "" {
		return nil
	}
	return strings.Split(path, "/")
}

// parted gives the language of an address and the words behind it; nil for a language that the site does not have.
func (c *comparison) parted(path string) (*lang.Language, []string) {
	words := wordsOf(path)
	switch {
	case len(words) == 0:
		return c.config.Original(), nil
	case c.gone[words[0]]:
		return nil, words[1:]
	case words[0] != c.config.Default && c.config.Find(words[0]) != nil:
		return c.config.Find(words[0]), words[1:]
	}
	return c.config.Original(), words
}

// whose tells what an address is of: a record's kind and id or, of a hand-written page, "pages" and its id or word. ok is
// false for addresses that need not last.
func (c *comparison) whose(a Address) (kind, id string, ok bool) {
	if a.Of != "" {
		kind, id, _ = strings.Cut(a.Of, "/")
		return kind, id, true
	}
	l, words := c.parted(a.Path)
	if l == nil || len(words) == 0 || len(words) > 2 || strings.Contains(words[len(words)-1], ".") {
		return "", "", l == nil
	}
	if len(words) == 1 {
		return "pages", words[0], !c.taken(l, words[0])
	}
	for _, k := range model.Folders() {
		if l.Segment(k) == words[0] {
			return k, words[1], !load.ReservedID(k, words[1], c.config)
		}
	}
	return "", words[1], !c.taken(l, words[0])
}

// taken tells whether netz itself makes the addresses that begin with a word in a language.
func (c *comparison) taken(l *lang.Language, word string) bool {
	return slices.ContainsFunc(append(slices.Clone(check.OwnSegments), model.Folders()...), func(w string) bool { return l.Segment(w) == word })
}
