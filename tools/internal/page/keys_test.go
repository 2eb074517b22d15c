package page

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/lang"
)

// keyFields are the JSON keys whose value is an i18n key, wherever they stand.
var keyFields = []string{"key", "lead_key", "note_key", "caption_key", "over", "empty", "missing", "head"}

// prefixed are the JSON keys whose value makes an i18n key with what the templates put before it.
var prefixed = map[string]string{"how": "how_", "about": "qualifier_", "tone": ""}

// keysOf collects every i18n key that a decoded content file names.
func keysOf(x any, found map[string]bool) {
	switch x := x.(type) {
	case []any:
		for _, e := range x {
			keysOf(e, found)
		}
	case map[string]any:
		for name, value := range x {
			if name == "languages" {
				continue // their keys are those of config.toml
			}
			keysOf(value, found)
			s, isText := value.(string)
			switch {
			case name == "word" && x["type"] == "language", name == "kind", name == "id": // a tag, and names of ours
			case isText && (slices.Contains(keyFields, name) || name == "word"):
				found[s] = true
			case isText && prefixed[name] != "":
				found[prefixed[name]+s] = true
			case name == "head":
				for _, h := range value.([]any) {
					found[h.(string)] = true
				}
			case name == "ways":
				for _, w := range value.([]any) {
					way := w.(map[string]any)["key"].(string)
					delete(found, way)
					found["way_"+way+"_title"], found["way_"+way+"_text"] = true, true
				}
			}
		}
	}
	delete(found, "")
}

// Words are missed in silence: Hugo prints another language's, our own T prints brackets. So every key that any page
// of Musterstadt or of Magdeburg names must be there in every language.
func TestEveryKeyOnEveryPageHasItsWord(t *testing.T) {
	t.Parallel()
	for name, folder := range map[string]string{"Musterstadt": musterstadt, "Magdeburg": magdeburg} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := map[string]bool{}
			for _, asOf := range []string{"2015-06-01T12:00:00+02:00", noon, "2031-01-01T00:00:00+01:00"} {
				files, _ := open(t, folder, asOf).written(t)
				for _, name := range files.Paths() {
					data, _ := files.Get(name)
					if strings.HasPrefix(name, "content/") {
						data = unpacked(t, data)
					}
					var content any
					if err := json.Unmarshal(data, &content); err != nil {
						t.Fatalf("%s is no JSON: %v", name, err)
					}
					keysOf(content, found)
				}
			}
			if len(found) < 100 {
				t.Fatalf("only %d keys found: the search is broken", len(found))
			}
			for _, language := range []string{"de", "en"} {
				missing(t, language, found)
			}
		})
	}
}

func missing(t *testing.T, language string, keys map[string]bool) {
	t.Helper()
	words := interfaceWords(t, language)
	for k := range keys {
		if !words.Has(k) {
			t.Errorf("i18n/%s.toml has no %q", language, k)
		}
	}
}

func TestNoPageShowsAKeyInsteadOfAWord(t *testing.T) {
	t.Parallel()
	for _, folder := range []string{musterstadt, magdeburg} {
		files, _ := open(t, folder, noon).written(t)
		for _, name := range files.Paths() {
			data, _ := files.Get(name)
			if k := placeholderIn(string(data)); k != "" {
				t.Errorf("%s shows %s", name, k)
			}
		}
	}
}

// placeholderIn finds what lang.Words.T gives for a missing word: a key in brackets.
func placeholderIn(s string) string {
	for rest := s; ; {
		i := strings.IndexByte(rest, '[')
		if i < 0 {
			return ""
		}
		rest = rest[i+1:]
		end := strings.IndexByte(rest, ']')
		if end > 0 && strings.Contains(rest[:end], "_") && strings.Trim(rest[:end], "abcdefghijklmnopqrstuvwxyz_") == "" {
			return "[" + rest[:end] + "]"
		}
	}
}

// Keys that the code asks for by name are looked up in its source, so that one for a rare case is not forgotten.
func TestEveryWordThatTheCodeAsksForExists(t *testing.T) {
	t.Parallel()
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, name := range sources {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, call := range strings.Split(string(src), `.T("`)[1:] {
			k, _, _ := strings.Cut(call, `"`)
			if !strings.HasSuffix(k, "_") {
				asked[k] = true
			}
		}
	}
	for _, language := range []string{"de", "en"} {
		missing(t, language, asked)
	}
}

func TestPlaceholdersOfMissingWordsAreFound(t *testing.T) {
	t.Parallel()
	if got := placeholderIn(`{"s": "21 [1] ` + lang.Words{}.T("fact_nothing") + `"}`); got != "[fact_nothing]" {
		t.Errorf("found %q", got)
	}
}
