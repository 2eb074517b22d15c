package publish

import (
	"bytes"
	"errors"
	"maps"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/BurntSushi/toml"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/tree"
)

// hugoConfig is the configuration that Hugo gets: the settings that every site of netz has, and of the pushed config.toml
// its address and languages, value by value. Whatever else stands there (programs that Hugo may run, folders that it may
// read, addresses that it may ask) is not in it.
func hugoConfig(c *lang.Config) ([]byte, error) {
	type table = map[string]any
	var mounts []table
	for _, folder := range tree.Folders {
		mounts = append(mounts, table{"source": tree.Place + "/" + folder, "target": folder})
	}
	none, html := []string{"none"}, []string{"html"}
	languages := table{}
	for i := range c.Languages {
		l := &c.Languages[i]
		segments := l.Segments
		if segments == nil {
			segments = map[string]string{}
		}
		languages[l.Key] = table{"label": l.Label, "locale": l.Locale, "direction": l.Dir, "weight": l.Weight, "title": l.Title,
			"params": table{"tag": l.Tag, "segments": segments}}
	}
	var b bytes.Buffer
	err := toml.NewEncoder(&b).Encode(table{
		"baseURL": c.BaseURL, "title": c.Original().Title, "defaultContentLanguage": c.Default,
		"defaultContentLanguageInSubdir": false, "disableDefaultLanguageRedirect": true, "disableHugoGeneratorInject": true,
		"disableKinds":  []string{"rss", "taxonomy", "term", "sitemap", "robotsTXT", "section"},
		"enableGitInfo": false, "enableRobotsTXT": false, "timeZone": "UTC", "refLinksErrorLevel": "ERROR", "disableAliases": true,
		"outputs": table{"home": html, "section": html, "page": html},
		"module":  table{"mounts": mounts},
		"security": table{"enableInlineShortcodes": false,
			"exec": table{"allow": none, "osEnv": none}, "funcs": table{"getenv": none}, "http": table{"urls": none, "methods": none}},
		"languages": languages,
	})
	return b.Bytes(), err
}

// ownSettings names the settings of a config.toml that are others than in the configuration made of it, in their order.
func ownSettings(src, made []byte) ([]string, error) {
	var have, want map[string]any
	if err := errors.Join(toml.Unmarshal(src, &have), toml.Unmarshal(made, &want)); err != nil {
		return nil, err
	}
	for _, c := range []map[string]any{have, want} {
		delete(c, "languages") // read value by value, as is the address
		delete(c, "baseURL")
		delete(c, "title")
	}
	var own []string
	for _, key := range slices.Sorted(maps.Keys(have)) {
		if !reflect.DeepEqual(have[key], want[key]) {
			own = append(own, key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if _, ok := have[key]; !ok {
			own = append(own, key)
		}
	}
	return own, nil
}

var (
	fitKey     = regexp.MustCompile(`^[a-z]{2,8}(-[a-z0-9]{1,8}){0,4}$`)
	fitTag     = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}$`)
	fitSegment = regexp.MustCompile(`^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$`)
)

// maxLanguages bounds the languages of a site: each multiplies all pages.
const maxLanguages = 60

// judgeConfig tells which values of config.toml a site can't have. Its syntax and the address are checked already.
func judgeConfig(c *lang.Config) diag.List {
	var found diag.List
	wrong := func(what, value, de, en string) {
		found.Add(diag.Pos{File: "config.toml"}, "push-config", diag.M("%[1]s = %[2]q geht nicht", "%[1]s = %[2]q can't be used", what, value), diag.Message{De: de, En: en})
	}
	if u, err := url.Parse(c.BaseURL); err != nil || u.RawQuery != "" || u.Fragment != "" || u.User != nil || !printable(c.BaseURL) {
		wrong("baseURL", c.BaseURL, "eine Adresse wie https://netz.example/ schreiben", "write an address such as https://netz.example/")
	}
	if len(c.Languages) > maxLanguages {
		wrong("languages", c.Languages[0].Key, "weniger Sprachen eintragen", "enter fewer languages")
	}
	for i := range c.Languages {
		l := &c.Languages[i]
		if !fitKey.MatchString(l.Key) {
			wrong("languages", l.Key, "eine Sprache heißt wie de, uk oder de-simple", "a language is named like de, uk or de-simple")
		}
		if !fitTag.MatchString(l.Tag) {
			wrong("languages."+l.Key+".params.tag", l.Tag, "eine Kennung wie de oder uk schreiben", "write a tag such as de or uk")
		}
		if !fitTag.MatchString(l.Locale) {
			wrong("languages."+l.Key+".locale", l.Locale, "eine Kennung wie de-DE schreiben", "write a tag such as de-DE")
		}
		if l.Dir != "ltr" && l.Dir != "rtl" {
			wrong("languages."+l.Key+".direction", l.Dir, "ltr oder rtl schreiben", "write ltr or rtl")
		}
		for _, text := range []string{l.Label, l.Title} {
			if !printable(text) {
				wrong("languages."+l.Key, text, "Steuerzeichen löschen und kürzer schreiben", "delete control characters and write less")
			}
		}
		for _, word := range slices.Sorted(maps.Keys(l.Segments)) {
			if !fitSegment.MatchString(l.Segments[word]) || len(l.Segments[word]) > 100 || len(word) > 100 {
				wrong("languages."+l.Key+".params.segments."+word, l.Segments[word], "Wörter aus Buchstaben und Ziffern mit einzelnen Bindestrichen schreiben", "write words of letters and digits with single hyphens")
			}
		}
	}
	return found
}

// printable tells whether a short text has nothing in it that does not show.
func printable(s string) bool {
	return len(s) <= 300 && !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == unicode.ReplacementChar })
}
