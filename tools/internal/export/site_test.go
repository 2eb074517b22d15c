package export

import (
	"bytes"
	"encoding/json"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// Words, ids and files of what is not public yet.
var (
	embargoed = []string{"Sperrfristwort", "2026-03-16-sperrfrist", "2026-sperrfrist-erklaerung", "sperrfristwort.txt", "sperrfristwort.png"}
	drafts    = []string{"Entwurfswort", "2026-03-14-entwurf", "2026-03-05-entwurf", "entwurfswort.txt"}
	waiting   = slices.Concat(embargoed, drafts)
)

// What must not be published is in no byte of any file: no page, feed, calendar, sitemap, data file, document or
// name of a file.
func TestWhatIsHiddenIsNowhere(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		asOf   string
		absent []string
		shown  []string
	}{
		{noon, append([]string{"Verborgene Person", "verborgen.png"}, waiting...), nil},
		{"2026-03-16T09:59:59+01:00", waiting, nil},
		{"2026-03-16T10:00:00+01:00", append([]string{"Verborgene Person"}, drafts...), embargoed},
		{"2036-03-16T10:00:00+01:00", drafts, embargoed}, // a draft waits for a person, not for a day
	} {
		b := build(t, c.asOf, nil)
		everything := map[string]bool{}
		for _, name := range b.Paths() {
			data, _ := b.Get(name)
			for _, word := range append(slices.Clone(c.absent), c.shown...) {
				if strings.Contains(name, word) || bytes.Contains(data, []byte(word)) {
					everything[word] = true
					if slices.Contains(c.absent, word) {
						t.Errorf("as of %s %s holds %q", c.asOf, name, word)
					}
				}
			}
		}
		for _, word := range c.shown {
			if !everything[word] {
				t.Errorf("as of %s no file holds %q: the search is broken, or what is due is not published", c.asOf, word)
			}
		}
	}
}

// anchors collects the ids that the page of a decoded content file has: those of its sections, parts and sources.
func anchors(x any, found map[string]bool) {
	switch x := x.(type) {
	case []any:
		for _, e := range x {
			anchors(e, found)
		}
	case map[string]any:
		for name, value := range x {
			if id, ok := value.(string); ok && name == "id" {
				found[id] = true
			}
			anchors(value, found)
		}
	}
}

// links collects every address of a decoded content file, those in rendered text included.
func links(x any, found map[string]bool) {
	switch x := x.(type) {
	case []any:
		for _, e := range x {
			links(e, found)
		}
	case map[string]any:
		for name, value := range x {
			links(value, found)
			s, ok := value.(string)
			switch {
			case ok && (name == "href" || name == "src" || name == "prev" || name == "next" || name == "first" || name == "last" || name == "home" || name == "contents"):
				found[s] = true
			case ok && name == "h":
				for _, m := range inText.FindAllStringSubmatch(s, -1) {
					found[m[1]] = true
				}
			}
		}
	}
}

var inText = regexp.MustCompile(`href="([^"]*)"`)

var outside = regexp.MustCompile(`^(https?|mailto|tel):`)

// targets are the addresses that the site has: of pages with their anchors, and of files.
func (b *built) targets(t *testing.T) map[string]map[string]bool {
	t.Helper()
	out := map[string]map[string]bool{}
	base := b.site.Config.BasePath()
	for _, name := range b.Paths() {
		if file, ok := strings.CutPrefix(name, static); ok {
			out[base+file] = nil
			continue
		}
		if !strings.HasPrefix(name, "content/") {
			continue
		}
		content := decode(t, b, name)
		prefix := base
		if language := strings.Split(name, ".")[1]; language != b.site.Config.Default {
			prefix += language + "/"
		}
		ids := map[string]bool{}
		anchors(content, ids)
		if content["layout"] == "home" || content["layout"] == "list" {
			ids["as-of"] = true // of the template: the foot says of which day the site is
		}
		out[prefix+strings.TrimPrefix(content["url"].(string), "/")] = ids
	}
	return out
}

func decode(t *testing.T, b *built, name string) map[string]any {
	t.Helper()
	data, _ := b.Get(name)
	var content map[string]any
	if err := json.Unmarshal(data, &content); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	params, ok := content["params"].(map[string]any)
	if !ok {
		return content // shared data
	}
	var page map[string]any
	if err := json.Unmarshal([]byte(params["page"].(string)), &page); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	params["page"] = page
	return content
}

// An entry of a list names the content file that says how the record is shown.
func TestEveryEntryNamesAContentFile(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	entries := 0
	for _, name := range b.Paths() {
		stem, ok := strings.CutSuffix(name, ".md")
		if !ok {
			continue
		}
		language := stem[strings.LastIndex(stem, ".")+1:]
		data, _ := b.Get(name)
		for _, m := range entry.FindAllSubmatch(data, -1) {
			entries++
			if _, ok := b.Get("content/" + string(m[1]) + "." + language + ".md"); !ok {
				t.Errorf("%s lists %s, which has no page", name, m[1])
			}
		}
	}
	if entries < 500 {
		t.Errorf("only %d entries were looked at", entries)
	}
}

var entry = regexp.MustCompile(`\\"page\\":\\"/([^"]*)\\"`)

func TestEveryInternalLinkLeadsSomewhere(t *testing.T) {
	t.Parallel()
	for name, folder := range map[string]string{"Musterstadt": musterstadt, "Magdeburg": magdeburg} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			followLinks(t, buildFrom(t, folder, noon, nil))
		})
	}
}

func followLinks(t *testing.T, b *built) {
	t.Helper()
	targets := b.targets(t)
	checked := 0
	for _, name := range b.Paths() {
		if strings.HasPrefix(name, static) {
			continue
		}
		found := map[string]bool{}
		content, own := decode(t, b, name), map[string]bool{}
		links(content, found)
		anchors(content, own)
		for link := range found {
			if link == "" || outside.MatchString(link) {
				continue
			}
			checked++
			path, anchor, _ := strings.Cut(link, "#")
			ids, ok := targets[path]
			if path == "" { // a part of this page
				ids, ok = own, true
			}
			switch {
			case !ok:
				t.Errorf("%s links %s, which is not there", name, link)
			case anchor != "" && !ids[anchor]:
				t.Errorf("%s links %s, but that page has no such part", name, link)
			}
		}
	}
	if checked < 1000 {
		t.Errorf("only %d links were looked at", checked)
	}
}

// The same records, instant and version give the same bytes. The test sets the number of processors, so it runs alone.
func TestSameInputSameBytes(t *testing.T) {
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	first := build(t, noon, nil)
	runtime.GOMAXPROCS(4)
	second := build(t, noon, nil)
	if !slices.Equal(first.Paths(), second.Paths()) {
		t.Fatal("the second run makes other files")
	}
	for _, name := range first.Paths() {
		x, _ := first.Get(name)
		y, _ := second.Get(name)
		if !bytes.Equal(x, y) {
			t.Errorf("%s differs from run to run", name)
		}
	}
}
