// Package harm tells what in a file of a site would act by itself, lead astray, or is not what it should be. It is for tests: it
// looks with other eyes than package verify, which looks into each site that is built, and more strictly, for our own templates
// and exports make no form, no script and no comment.
package harm

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"offenesnetz/tools/internal/text"
)

// In tells what is wrong with a file of a site, whose name says what it is; "" for nothing.
func In(name string, data []byte) string {
	if bytes.ContainsAny(data, "\u202a\u202b\u202d\u202e") {
		return "turns the order of letters"
	}
	switch path.Ext(name) {
	case ".html":
		return page(data)
	case ".xml", ".svg":
		return markup(data)
	case ".ics":
		return calendar(string(data))
	case ".csv":
		return table(data)
	case ".json":
		if !json.Valid(data) {
			return "is no JSON"
		}
	}
	return ""
}

// acting are the elements that run, load or take over a page.
var acting = strings.Fields("script iframe frame frameset object embed applet base portal template noscript style foreignobject animate set audio video source track math xmp plaintext")

func page(data []byte) string {
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
		if why := refresh(n); why != "" {
			return why
		}
		for _, a := range n.Attr {
			if why := attribute(n.Data, a); why != "" {
				return why
			}
		}
	}
	return ""
}

// refresh lets a page of a former address lead on within the site.
func refresh(n *html.Node) string {
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

func attribute(element string, a html.Attribute) string {
	key := strings.ToLower(a.Key)
	if key == "http-equiv" {
		return "" // see refresh
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

func markup(data []byte) string {
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

// calendar demands that each line is a known property or goes on with the one before: text can't begin one.
func calendar(s string) string {
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

// table demands that no cell begins like a formula.
func table(data []byte) string {
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
