package load

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"offenesnetz/tools/internal/lang"
)

type configFile struct {
	BaseURL   string `toml:"baseURL"`
	Default   string `toml:"defaultContentLanguage"`
	Languages map[string]struct {
		Label, Locale, Direction, Title string
		Weight                          int
		Params                          struct {
			Tag      string
			Segments map[string]string
		}
	}
}

// Config reads the languages and the address from config.toml. baseURL replaces the file's address if it is not "".
func Config(src []byte, baseURL string) (*lang.Config, error) {
	var file configFile
	if err := toml.Unmarshal(src, &file); err != nil {
		return nil, fmt.Errorf("config.toml: %w", err)
	}
	if baseURL == "" {
		baseURL = file.BaseURL
	}
	u, err := url.Parse(baseURL)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" {
		return nil, fmt.Errorf("config.toml: baseURL %q is no https address", baseURL)
	}
	config := &lang.Config{BaseURL: strings.TrimSuffix(baseURL, "/") + "/", Default: file.Default}
	for key, l := range file.Languages {
		config.Languages = append(config.Languages, lang.Language{
			Key: key, Tag: cmp.Or(l.Params.Tag, key), Locale: cmp.Or(l.Locale, key), Dir: cmp.Or(l.Direction, "ltr"),
			Label: l.Label, Title: l.Title, Weight: l.Weight, Segments: l.Params.Segments,
		})
	}
	slices.SortFunc(config.Languages, func(a, b lang.Language) int {
		return cmp.Or(cmp.Compare(a.Weight, b.Weight), cmp.Compare(a.Key, b.Key))
	})
	if config.Original() == nil {
		return nil, fmt.Errorf("config.toml: there is no [languages.%s] for defaultContentLanguage", file.Default)
	}
	return config, nil
}
