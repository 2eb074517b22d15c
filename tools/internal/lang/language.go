// Package lang knows the site's languages: their tags, directions and interface words. It knows no records.
package lang

import (
	"slices"
	"strings"
)

// Language is one language of the site, as config.toml declares it.
type Language struct {
	Key      string // of config.toml, such as "de-simple"
	Tag      string // BCP 47, for lang and hreflang
	Locale   string // for months and numbers, such as "de-DE"
	Dir      string // "ltr" or "rtl"
	Label    string // its name in its own script
	Title    string // the site's title in it
	Weight   int
	Segments map[string]string // words in addresses
	Words    Words
}

// EasyGerman tells by the tag that the language is German for people who find reading hard: "de" with the subtag "simple",
// be it "de-simple" or "de-x-simple".
func (l *Language) EasyGerman() bool {
	subtags := strings.Split(strings.ToLower(l.Tag), "-")
	return subtags[0] == "de" && slices.Contains(subtags[1:], "simple")
}

// Config is what config.toml says of the site.
type Config struct {
	BaseURL   string // absolute, ends in a slash
	Default   string // key of the language that stands at the root
	Languages []Language
}

// Segment is the word that addresses have for a kind or facet. A language without its own has the English one.
func (l *Language) Segment(word string) string {
	if s := l.Segments[word]; s != "" {
		return s
	}
	return word
}

// Find gives the language with the key, or nil.
func (c *Config) Find(key string) *Language {
	for i := range c.Languages {
		if c.Languages[i].Key == key {
			return &c.Languages[i]
		}
	}
	return nil
}

// Original is the language the records are written in.
func (c *Config) Original() *Language { return c.Find(c.Default) }

// Keys lists the languages' keys in the order of their weight.
func (c *Config) Keys() []string {
	keys := make([]string, len(c.Languages))
	for i, l := range c.Languages {
		keys[i] = l.Key
	}
	return keys
}

// Prefix is what stands before every address of the language: "" for the default, else "en/".
func (c *Config) Prefix(l *Language) string {
	if l.Key == c.Default {
		return ""
	}
	return l.Key + "/"
}

// BasePath is the path part of the base URL, with a slash at both ends.
func (c *Config) BasePath() string {
	_, rest, _ := strings.Cut(c.BaseURL, "://")
	_, path, ok := strings.Cut(rest, "/")
	if !ok || path == "" {
		return "/"
	}
	return "/" + strings.TrimSuffix(path, "/") + "/"
}
