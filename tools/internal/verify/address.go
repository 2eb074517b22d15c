package verify

import (
	"bytes"
	"hash/maphash"
	"net/url"
	"path"
	"strings"
)

// target is where an address leads.
type target struct {
	kind           kind
	schemeRelative bool
	file           int32  // for internal: place in the table of files, -1 when there is none
	fragment       string // decoded, without "#"
	folder         bool   // for a missing file: a folder of this name exists
}

type kind uint8

const (
	internal kind = iota
	outside       // another host
	scripted      // javascript: and its like
	inline        // data:
	other         // mailto:, tel: and whatever makes no request to a web server
	empty
)

const maxCached = 1 << 16 // addresses a worker remembers

// resolve finds what an address on a page in folder dir leads to. dir has no slash at its ends.
func (w *worker) resolve(dir string, raw []byte) target {
	if t, ok := w.addresses[string(raw)]; ok {
		return t
	}
	ref := cleanAddress(raw)
	t, fixed := w.c.resolve(dir, ref)
	if fixed && len(w.addresses) < maxCached {
		w.addresses[string(raw)] = t
	}
	return t
}

// cleanAddress does what browsers do first: it drops outer white space and inner tabs and line ends, and takes
// a backslash in the path for a slash.
func cleanAddress(raw []byte) string {
	raw = bytes.TrimFunc(raw, func(r rune) bool { return r <= ' ' })
	if bytes.ContainsAny(raw, "\t\r\n\\") {
		end := bytes.IndexAny(raw, "?#")
		if end < 0 {
			end = len(raw)
		}
		head := strings.ReplaceAll(string(raw[:end]), `\`, "/")
		return strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(head + string(raw[end:]))
	}
	return string(raw)
}

// resolve also says whether the answer is the same for every page.
func (c *checker) resolve(dir, ref string) (target, bool) {
	if ref == "" {
		return target{kind: empty, file: -1}, true
	}
	scheme, rest := splitScheme(ref)
	switch scheme {
	case "":
	case "http", "https", "webcal", "webcals":
		if !strings.HasPrefix(rest, "//") {
			return target{kind: outside, file: -1}, true
		}
		return c.absolute(rest, false), true
	case "javascript", "vbscript":
		return target{kind: scripted, file: -1}, true
	case "data":
		return target{kind: inline, file: -1}, true
	default:
		return target{kind: other, file: -1}, true
	}
	if strings.HasPrefix(rest, "//") {
		return c.absolute(rest, true), true
	}
	p, fragment := splitAddress(rest)
	if strings.HasPrefix(p, "/") {
		return c.fromRoot(p, fragment), true
	}
	return c.lookup(dir+"/"+p, fragment), false
}

func splitScheme(ref string) (scheme, rest string) {
	for i := range len(ref) {
		switch b := ref[i] | 0x20; {
		case ref[i] == ':' && i > 0:
			return strings.ToLower(ref[:i]), ref[i+1:]
		case b >= 'a' && b <= 'z':
		case i > 0 && (ref[i] >= '0' && ref[i] <= '9' || strings.IndexByte("+-.", ref[i]) >= 0):
		default:
			return "", ref
		}
	}
	return "", ref
}

// absolute takes what follows the scheme, with its two slashes.
func (c *checker) absolute(rest string, schemeRelative bool) target {
	rest = strings.TrimLeft(rest, "/")
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	if !strings.EqualFold(rest[:end], c.base.Host) {
		return target{kind: outside, schemeRelative: schemeRelative, file: -1}
	}
	p, fragment := splitAddress(rest[end:])
	if p+"/" != c.base.Path && !strings.HasPrefix(p, c.base.Path) {
		return target{kind: outside, schemeRelative: schemeRelative, file: -1}
	}
	t := c.fromRoot(p, fragment)
	t.schemeRelative = schemeRelative
	return t
}

// splitAddress drops the query and decodes path and fragment.
func splitAddress(s string) (p, fragment string) {
	p, fragment, _ = strings.Cut(s, "#")
	p, _, _ = strings.Cut(p, "?")
	fragment, _, _ = strings.Cut(fragment, ":~:")
	return decode(p), decode(fragment)
}

// decode leaves a wrong percent sign as it is: it then names no file.
func decode(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	if d, err := url.PathUnescape(s); err == nil {
		return d
	}
	return s
}

// fromRoot takes a path that starts at the root of the host, or "" for the root itself.
func (c *checker) fromRoot(p, fragment string) target {
	if p+"/" == c.base.Path {
		p += "/"
	}
	rest, ok := strings.CutPrefix(p, c.base.Path)
	if !ok {
		return target{file: -1, fragment: fragment}
	}
	return c.lookup(rest, fragment)
}

// lookup takes a decoded path from the site's folder.
func (c *checker) lookup(p, fragment string) target {
	name := p
	if strings.Contains(p, "./") || strings.Contains(p, "//") || strings.HasPrefix(p, "/") || strings.HasSuffix(p, ".") {
		name = strings.TrimPrefix(path.Clean("/"+p), "/")
		if last := p[strings.LastIndexByte(p, '/')+1:]; name != "" && (last == "" || last == "." || last == "..") {
			name += "/"
		}
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if i, ok := c.index[name]; ok {
		return target{file: i, fragment: fragment}
	}
	return target{file: -1, fragment: fragment, folder: c.folders[name]}
}

var seed = maphash.MakeSeed()

// hashOf stands for an id: 64 bits are enough to tell the ids of one page apart.
func hashOf(id string) uint64 { return maphash.String(seed, id) }
