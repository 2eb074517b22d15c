// Package lasting compares the addresses of an earlier site with those of the site to be built: the address of a
// record or hand-written page must not vanish. It reads lists from the disk and fetches nothing.
package lasting

import (
	"cmp"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/page"
)

// Code is the lasting name of a kind of finding, with what it means.
type Code struct {
	Name    string
	Meaning diag.Message
}

// Codes are all that Vanished can report.
var Codes = []Code{
	{"address-vanished", diag.M("eine Adresse, die es schon gab, würde verschwinden", "an address that was there before would vanish")},
}

// Address is one address of an earlier site.
type Address struct {
	Path string // below the site's base address, such as "en/groups/sprache/"; with a slash before it, from the host's root
	Of   string // "groups/sprache", "pages/about"; "" where the list does not tell
}

// Vanished tells which addresses of records and hand-written pages the new site would not have, be it as a page, as a
// tombstone or as a page that leads on. Lists, their parts, feeds and files are no lasting addresses. There is one
// finding for each record, page, language or word of config.toml that is to be mended.
func Vanished(old []Address, now *page.Site) diag.List {
	c := newComparison(now)
	old = c.belowBase(old)
	c.note(old)
	groups := map[string]*loss{}
	var order []string
	for _, a := range old {
		if c.kept[a.Path] {
			continue
		}
		l := c.judge(a)
		if l == nil {
			continue
		}
		if groups[l.key] == nil {
			groups[l.key] = l
			order = append(order, l.key)
		}
		groups[l.key].paths = append(groups[l.key].paths, a.Path)
	}
	var found diag.List
	for i, key := range order {
		l := groups[key]
		if l.advise != nil && i < maxAdvised {
			l.advice = l.advise()
		}
		found.Add(l.pos, "address-vanished", l.message(), l.advice)
	}
	return found
}

// maxAdvised bounds for how many losses a record of a similar name is sought.
const maxAdvised = 200

// loss is one thing to be mended, with all addresses that would vanish for it.
type loss struct {
	key    string
	pos    diag.Pos
	advice diag.Message
	advise func() diag.Message // gives the advice where it costs time; nil where advice has it
	paths  []string
}

func (l *loss) message() diag.Message {
	// The shortest is that of the network's own language: it has no prefix.
	shown := slices.MinFunc(l.paths, func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.Count(a, "/"), strings.Count(b, "/")), cmp.Compare(a, b))
	})
	switch n := len(l.paths) - 1; n {
	case 0:
		return diag.M("die Adresse %s würde verschwinden", "the address %s would vanish", shown)
	case 1:
		return diag.M("die Adresse %s und eine weitere würden verschwinden", "the address %s and one more would vanish", shown)
	default:
		return diag.M("die Adresse %s und %d weitere würden verschwinden", "the address %s and %d more would vanish", shown, n)
	}
}
