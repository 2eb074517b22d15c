package load

import (
	"cmp"
	"errors"
	"net/url"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/record"
)

// ConfigError says why config.toml can't be used.
type ConfigError struct{ Message diag.Message }

func (e ConfigError) Error() string { return e.Message.En }

func badConfig(de, en string, args ...any) error { return ConfigError{diag.M(de, en, args...)} }

// notTOML tells where config.toml breaks the rules of TOML, in the words in which a record's file is told.
func notTOML(src []byte, err error) error {
	if _, found := record.Read("config.toml", src); found.Faults() > 0 {
		first := found[0]
		text := func(lang, advice string) string {
			line := first.Pos.String() + ": " + first.Message.In(lang)
			if first.Advice.De != "" {
				line += "\n  " + advice + ": " + first.Advice.In(lang)
			}
			return line
		}
		return ConfigError{diag.Message{De: text("de", "Rat"), En: text("en", "Advice")}}
	}
	var at toml.ParseError
	if errors.As(err, &at) {
		return badConfig("config.toml:%d: hier ist die Datei kein TOML (%s)", "config.toml:%d: here the file is no TOML (%s)", at.Position.Line, at.Message)
	}
	return badConfig("config.toml lässt sich nicht lesen (%v)", "config.toml can't be read (%v)", err)
}

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
// What is wrong with the file comes back as a ConfigError.
func Config(src []byte, baseURL string) (*lang.Config, error) {
	var file configFile
	if err := toml.Unmarshal(src, &file); err != nil {
		return nil, notTOML(src, err)
	}
	if baseURL == "" {
		baseURL = file.BaseURL
	}
	u, err := url.Parse(baseURL)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" {
		return nil, badConfig("config.toml: baseURL %q ist keine Adresse wie https://netz.example/", "config.toml: baseURL %q is no address such as https://netz.example/", baseURL)
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
		return nil, badConfig("config.toml: zu defaultContentLanguage = %[1]q fehlt der Abschnitt [languages.%[1]s]", "config.toml: the section [languages.%[1]s] for defaultContentLanguage = %[1]q is missing", file.Default)
	}
	return config, nil
}
