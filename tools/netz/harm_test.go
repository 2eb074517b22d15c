//go:build unix

package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"offenesnetz/tools/internal/text"
)

// mustBeHarmless looks into each file of a built site for what would act by itself, lead astray, or came out of a template
// that went wrong. generated is the folder of what Hugo was given: what stands there already is words of a record.
func mustBeHarmless(t testing.TB, dir, generated string) {
	t.Helper()
	given := filesOf(t, generated)
	for name, data := range filesOf(t, dir) {
		if why := harmfulFile(name, data); why != "" {
			t.Errorf("%s %s", name, why)
		}
		for _, residue := range residues {
			if bytes.Contains(data, []byte(residue)) && !anyContains(given, residue) {
				t.Errorf("%s has %q", name, residue)
			}
		}
	}
}

// residues are what templates print when something is amiss.
var residues = []string{"ZgotmplZ", "HAHAHUGO", "%!", "map[", "no value", "invalid reflect", "0xc0"}

func anyContains(files map[string][]byte, s string) bool {
	for _, data := range files {
		if bytes.Contains(data, []byte(s)) {
			return true
		}
	}
	return false
}

// filesOf reads all files below a folder. Anything that is neither file nor folder is a fault.
func filesOf(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if !e.Type().IsRegular() {
			t.Errorf("%s is no file", path)
			return nil
		}
		out[filepath.ToSlash(strings.TrimPrefix(path, dir+string(filepath.Separator)))], err = os.ReadFile(path)
		return err
	}))
	return out
}

// harmfulFile tells what is wrong with a file of a site; "" for nothing.
func harmfulFile(name string, data []byte) string {
	if bytes.ContainsAny(data, "\u202a\u202b\u202d\u202e") {
		return "turns the order of letters"
	}
	switch filepath.Ext(name) {
	case ".html":
		return harmfulPage(data)
	case ".xml", ".svg":
		return harmfulXML(data)
	case ".ics":
		return harmfulCalendar(string(data))
	case ".csv":
		return harmfulTable(data)
	case ".json":
		if !json.Valid(data) {
			return "is no JSON"
		}
	}
	return ""
}

// acting are the elements that run, load or take over a page.
var acting = strings.Fields("script iframe frame frameset object embed applet base portal template noscript style foreignobject animate set audio video source track math xmp plaintext")

func harmfulPage(data []byte) string {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return err.Error()
	}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			return "has the comment " + n.Data
		}
		if n.Type == html.ElementNode && slices.Contains(acting, strings.ToLower(n.Data)) {
			return "has <" + n.Data + ">"
		}
		if why := harmfulRefresh(n); why != "" {
			return why
		}
		for _, a := range n.Attr {
			if why := harmfulAttribute(n.Data, a); why != "" {
				return why
			}
		}
	}
	return ""
}

// harmfulRefresh lets a page of a former address lead on within the site.
func harmfulRefresh(n *html.Node) string {
	at := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "http-equiv" })
	if n.Data != "meta" || at < 0 {
		return ""
	}
	to := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "content" })
	if n.Attr[at].Val != "refresh" || to < 0 || !strings.HasPrefix(n.Attr[to].Val, "0; url=/") || strings.HasPrefix(n.Attr[to].Val, "0; url=//") {
		return fmt.Sprint("leads on with ", n.Attr)
	}
	return ""
}

func harmfulAttribute(element string, a html.Attribute) string {
	key := strings.ToLower(a.Key)
	if key == "http-equiv" {
		return "" // see harmfulRefresh
	}
	bad := strings.HasPrefix(key, "on") || slices.Contains([]string{"style", "srcdoc", "autofocus", "formaction", "ping", "background"}, key)
	if slices.Contains([]string{"href", "src", "action", "cite", "poster", "data"}, key) {
		scheme := text.Scheme(a.Val)
		bad = scheme != "" && scheme != "webcal" && !text.Known(scheme) || element != "a" && element != "link" && scheme != "" || strings.HasPrefix(strings.ReplaceAll(strings.TrimSpace(a.Val), `\`, "/"), "//")
	}
	if bad {
		return "has <" + element + " " + a.Key + "=" + a.Val + ">"
	}
	return ""
}

func harmfulXML(data []byte) string {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return ""
		}
		if err != nil {
			return "is no XML: " + err.Error()
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if slices.Contains([]string{"script", "foreignObject", "animate", "set", "image", "iframe"}, start.Name.Local) {
			return "has <" + start.Name.Local + ">"
		}
		for _, a := range start.Attr {
			scheme := text.Scheme(a.Value)
			if strings.HasPrefix(a.Name.Local, "on") || slices.Contains([]string{"href", "src"}, a.Name.Local) && scheme != "" && scheme != "webcal" && !text.Known(scheme) {
				return "has " + a.Name.Local + "=" + a.Value
			}
		}
	}
}

// harmfulCalendar demands that each line is a known property or goes on with the one before: text can't begin one.
func harmfulCalendar(s string) string {
	for line := range strings.SplitSeq(strings.TrimSuffix(s, "\r\n"), "\r\n") {
		name, _, ok := strings.Cut(line, ":")
		name, _, _ = strings.Cut(name, ";")
		if strings.ContainsAny(line, "\r\n") || line == "" || line[0] != ' ' && (!ok || name != strings.ToUpper(name) || strings.ContainsAny(name, " {<")) {
			return "has the line " + line
		}
	}
	if strings.Count(s, "BEGIN:") != strings.Count(s, "END:") {
		return "begins what it does not end"
	}
	return ""
}

// harmfulTable demands that no cell begins like a formula.
func harmfulTable(data []byte) string {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return err.Error()
	}
	for _, row := range rows {
		for _, cell := range row {
			cell = strings.TrimLeft(cell, " \t\r\n\u00a0")
			if cell != "" && strings.ContainsRune("=@＝＠＋", []rune(cell)[0]) {
				return "has the cell " + cell
			}
		}
	}
	return ""
}

// The look into files finds what it is for.
func TestHarmIsSeen(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"a.html": `<p><script>x</script>`, "b.html": `<p onclick=x>`, "c.html": `<a href="java&#10;script:x">x</a>`, "d.html": `<a href="//x.example">x</a>`, "e.html": `<!-- x --><p>`,
		"f.html": `<a href="data:text/html,x">x</a>`, "g.html": `<meta http-equiv=refresh content="0; url=https://x.example">`, "h.html": `<img src="https://x.example/p">`, "i.html": "<p>\u202ex", "j.html": `<p style="x">`,
		"k.html": `<iframe srcdoc=x>`, "l.html": `<svg><animate /></svg>`, "m.html": `<base href=x>`, "n.html": `<form><button formaction=x>`, "o.html": `<meta http-equiv=refresh content="0; url=//x.example">`,
		"a.xml": `<a><script/></a>`, "b.xml": `<a href="data:x"/>`, "c.xml": `<a>`, "d.svg": `<svg><foreignObject/></svg>`, "e.svg": `<svg onload="x"/>`,
		"a.ics": "BEGIN:VCALENDAR\r\nfrei\r\nEND:VCALENDAR\r\n", "b.ics": "BEGIN:VCALENDAR\r\n", "a.json": "{}{", "a.csv": "a,=1\n", "b.csv": "a,\"\t@x\"\n",
	} {
		if harmfulFile(name, []byte(data)) == "" {
			t.Errorf("%s passes: %s", name, data)
		}
	}
	for name, data := range map[string]string{"a.html": `<meta http-equiv="refresh" content="0; url=/x/"><a href="https://x.example">x</a><a href="mailto:x@x.example">x</a>`, "a.csv": "a,-1\n", "a.xml": `<a href="/x"/>`} {
		if why := harmfulFile(name, []byte(data)); why != "" {
			t.Errorf("%s %s: %s", name, why, data)
		}
	}
}
