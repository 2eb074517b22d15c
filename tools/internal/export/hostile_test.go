package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/harm"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/page"
	"offenesnetz/tools/internal/text"
	"offenesnetz/tools/internal/tree"
)

const kleinstadt = "../../netz/testdata/site"

// FuzzRecordToPages lets strangers write a record, a translation of it and a hand-written page. What check does not refuse
// becomes pages and machine forms, and none of them holds what a reader's device would run, load or be led astray by.
func FuzzRecordToPages(f *testing.F) {
	for _, seed := range hostileSeeds {
		f.Add(uint8(0), []byte("name = "+seed+"\nclassification = \"working-group\"\npart_of_network = true\nmodified = 2026-11-01\nsummary = "+seed+"\ntext = "+seed+"\n"),
			[]byte("text = { text = "+seed+", how = \"human\" }\n"), []byte("+++\ntitle = "+seed+"\nslug = \"x\"\nhow = \"human\"\n+++\n"+seed))
	}
	for n, k := range model.Kinds {
		files, err := filepath.Glob(filepath.Join(musterstadt, "data", k.Name, "*.toml"))
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range files[:min(len(files), 6)] {
			src, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(uint8(n), src, []byte("title = { text = \"x\", how = \"machine\" }\n"), []byte("+++\ntitle = \"x\"\nslug = \"x\"\nhow = \"human\"\n+++\n{office.email}"))
		}
	}
	dir := f.TempDir()
	if err := os.CopyFS(dir, os.DirFS(kleinstadt)); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, n uint8, record, overlay, prose []byte) {
		kind := model.Kinds[int(n)%len(model.Kinds)]
		where := filepath.Join("data", kind.Name, "fremd")
		if kind.Single() {
			where = filepath.Join("data", kind.Name)
		}
		kept := map[string][]byte{where + ".toml": record, where + ".en.toml": overlay, "content/fremd.de.md": prose}
		restore := replaceFiles(t, dir, kept)
		defer restore()
		mustBeHarmless(t, dir)
	})
}

// hostileSeeds are TOML strings with what breaks out of one language into another.
var hostileSeeds = []string{
	`"{{ printf \"x\" }} {{< x >}} {{% x %}} {{/* x */}}"`, `"</script><script>alert(1)</script><img src=x onerror=alert(1)>"`, `"[a](javascript:alert(1)) [b](data:text/html,x) <https://x.example>"`,
	`"+++\ntitle = 'x'\n+++\n---\nx: y\n---"`, `"<![CDATA[ ]]> <!-- --> & &amp; &#60;script&#62;"`, `"BEGIN:VEVENT\r\nEND:VEVENT\r\nSUMMARY:x"`, `"=cmd|' /C calc'!A0"`,
	`"\u202Eabc \u2066x \u200B"`, `"Stаdt [stadt.example](https://evil.example)"`, `"| a | b |\n|---|---|\n| <b> | [x](groups/plenum) |"`, `"\u0000\u2028\u2029\uFFFD"`, `"' onmouseover='x' \" autofocus \""`,
}

// replaceFiles writes files and gives what puts back those that were there.
func replaceFiles(t *testing.T, dir string, files map[string][]byte) (restore func()) {
	t.Helper()
	before := map[string][]byte{}
	for name, data := range files {
		path := filepath.Join(dir, name)
		if old, err := os.ReadFile(path); err == nil {
			before[path] = old
		}
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, data, 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	return func() {
		for name := range files {
			path := filepath.Join(dir, name)
			if old, ok := before[path]; ok {
				_ = os.WriteFile(path, old, 0o666)
			} else {
				_ = os.Remove(path)
			}
		}
	}
}

// mustBeHarmless makes all that Hugo gets, unless check refuses the site, and looks into each file. It tells whether it did.
func mustBeHarmless(t *testing.T, dir string) bool {
	t.Helper()
	source, err := load.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	config := configOf(t, source)
	records, found, err := load.Records(source, config)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	found = append(found, check.All(records, config, at)...)
	if found.Faults() > 0 {
		return false
	}
	out := tree.New()
	s := page.NewSite(derive.New(records, time.UTC, at), config, "test")
	addresses, _, err := s.Write(out)
	if err == nil {
		err = Add(out, s, addresses)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range out.Paths() {
		data, _ := out.Get(name)
		if why := harmful(name, data); why != "" {
			t.Fatalf("%s %s", name, why)
		}
	}
	return true
}

// harmful tells what is wrong with a file that Hugo gets; "" for nothing.
func harmful(name string, data []byte) string {
	if strings.HasPrefix(name, "content/") || strings.HasPrefix(name, "data/") {
		var values any
		if err := json.Unmarshal(data, &values); err != nil || strings.HasPrefix(name, "content/") && bytes.Count(data, []byte("\n")) > 1 {
			return "is not one line of JSON"
		}
		if why := harmfulValue("", values); why != "" {
			return why
		}
	}
	return harm.In(name, data)
}

// harmfulValue looks into what a template prints: HTML under "h" and "svg" unchanged, addresses under these keys.
func harmfulValue(key string, value any) string {
	switch v := value.(type) {
	case map[string]any:
		for k, e := range v {
			if why := harmfulValue(k, e); why != "" {
				return why
			}
		}
	case []any:
		for _, e := range v {
			if why := harmfulValue(key, e); why != "" {
				return why
			}
		}
	case string:
		switch key {
		case "h", "svg":
			return harmfulHTML(v)
		case "href", "src", "url":
			return harmfulAddress(v)
		}
	}
	return ""
}

func harmfulAddress(address string) string {
	scheme := text.Scheme(address)
	if scheme != "" && scheme != "webcal" && !text.Known(scheme) || strings.HasPrefix(address, "//") || strings.ContainsAny(address, " <>\"\n\\") && scheme != "tel" {
		return "leads to " + address
	}
	return ""
}

// tags are all that package text and the drawings make.
var tags = strings.Fields(`p ul ol li a em strong code pre blockquote h1 h2 h3 h4 h5 h6 table thead tbody tr th td br hr del dl dt dd
	svg g path line rect circle polyline polygon text tspan title desc defs use symbol marker bdi span`)

func harmfulHTML(s string) string {
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.CommentToken, html.DoctypeToken:
			return "has a comment or declaration in HTML"
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if !slices.Contains(tags, strings.ToLower(t.Data)) {
				return "has <" + t.Data + ">"
			}
			for _, a := range t.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" || a.Key == "href" && harmfulAddress(a.Val) != "" {
					return "has " + a.Key + "=" + a.Val
				}
			}
		}
	}
}

// The look into files finds what it is for.
func TestHarmIsSeen(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"content/a.md": `{"x":{"h":"<p><script>"}}`, "content/b.md": `{"h":"<p onclick=x>"}`, "content/c.md": `{"href":"javascript:x"}`, "content/d.md": `{"href":"//x.example"}`,
		"content/e.md": "{}\n+++\nx", "data/f.json": `{"svg":"<svg><foreignObject>"}`, "static/g.xml": `<a><script/></a>`, "static/h.xml": `<a href="data:x"/>`, "static/i.xml": `<a>`,
		"static/j.ics": "BEGIN:VCALENDAR\r\nfrei\r\nEND:VCALENDAR\r\n", "static/k.ics": "BEGIN:VCALENDAR\r\n", "content/l.md": "{\"h\":\"\u202e\"}", "content/m.md": `{"h":"<!-- x"}`, "content/n.md": `{"h":"<a href='vbscript:x'>"}`,
	} {
		if harmful(name, []byte(data)) == "" {
			t.Errorf("%s passes: %s", name, data)
		}
	}
}

// Each seed is refused or harmless, and some of both: the rest of the fuzzing depends on it.
func TestHostileRecordsAreRefusedOrHarmless(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(kleinstadt)); err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, seed := range hostileSeeds {
		restore := replaceFiles(t, dir, map[string][]byte{"data/topics/fremd.toml": []byte("name = " + seed + "\nmodified = 2026-11-01\nsummary = " + seed + "\ntext = " + seed + "\n")})
		if mustBeHarmless(t, dir) {
			shown++
		}
		restore()
	}
	if shown < 3 || shown == len(hostileSeeds) {
		t.Errorf("%d of %d are shown", shown, len(hostileSeeds))
	}
}
