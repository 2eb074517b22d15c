//go:build unix

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Both configurations promise the same, for the languages there are.
func TestServersHaveThePolicyAndTheLanguagesOfTheSite(t *testing.T) {
	t.Parallel()
	config, err := os.ReadFile("../../config.toml")
	must(t, err)
	var keys []string
	for _, m := range regexp.MustCompile(`(?m)^\[languages\.([a-z-]+)\]$`).FindAllStringSubmatch(string(config), -1) {
		if m[1] != "de" {
			keys = append(keys, m[1])
		}
	}
	slices.Sort(keys)
	want := strings.Join(keys, "|") + "))?/"
	for name, languages := range map[string]string{"nginx.conf": "(?<netz_language>/(" + want, "Caddyfile": "(/(?:" + want} {
		text := hostingFile(t, "server/"+name)
		if !strings.Contains(text, languages) {
			t.Errorf("%s does not know the languages %s", name, languages)
		}
		for header, value := range secure {
			if !strings.Contains(text, header) || !strings.Contains(text, value) {
				t.Errorf("%s has no %s: %s", name, header, value)
			}
		}
	}
	if strings.Contains(secure["Content-Security-Policy"], "unsafe") {
		t.Error("the policy allows what is unsafe")
	}
}

// needs tells under which directive of a content security policy a browser takes an element; "never" for what no policy of
// ours allows.
func needs(token html.Token) string {
	for _, a := range token.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			return "never"
		}
	}
	switch token.Data {
	case "img", "picture":
		return "img-src"
	case "link":
		for _, a := range token.Attr {
			if a.Key == "rel" && a.Val == "stylesheet" {
				return "style-src"
			}
			if a.Key == "rel" && a.Val == "icon" {
				return "img-src"
			}
		}
	case "script", "style", "iframe", "frame", "object", "embed", "audio", "video", "form", "base":
		return "never"
	}
	return ""
}

// What a page has and the policy forbids would be missing for every reader.
func pagesKeepThePolicy(t *testing.T, root string) {
	t.Helper()
	root, err := filepath.EvalSymlinks(root)
	must(t, err)
	pages := 0
	must(t, filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") {
			return err
		}
		pages++
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		for z := html.NewTokenizer(f); ; {
			kind := z.Next()
			if kind == html.ErrorToken {
				return nil
			}
			if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
				continue
			}
			token := z.Token()
			if need := needs(token); need != "" && !strings.Contains(secure["Content-Security-Policy"], need+" 'self'") {
				t.Errorf("%s: %s", path, token)
			}
			for _, a := range token.Attr {
				if a.Key == "src" && !strings.HasPrefix(a.Val, "/") {
					t.Errorf("%s: %s is not of this site", path, a.Val)
				}
			}
		}
	}))
	if pages < 100 {
		t.Errorf("only %d pages", pages)
	}
}
