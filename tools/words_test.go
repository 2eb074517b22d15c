package tools_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
)

// wordFiles reads i18n/, by language.
func wordFiles(t *testing.T) map[string]lang.Words {
	t.Helper()
	out := map[string]lang.Words{}
	for _, f := range filesIn(t, []string{".toml"}, "i18n") {
		words, err := lang.ParseWords([]byte(f.text))
		must(t, err)
		out[strings.TrimSuffix(strings.TrimPrefix(f.name, "i18n/"), ".toml")] = words
	}
	return out
}

func TestEveryLanguageHasTheSameWords(t *testing.T) {
	t.Parallel()
	all := wordFiles(t)
	for name, words := range all {
		for _, other := range slices.Sorted(maps.Keys(all)) {
			for _, key := range all[other].Keys() {
				if !words.Has(key) {
					t.Errorf("i18n/%s.toml: %s is missing; i18n/%s.toml has it", name, key, other)
				}
			}
		}
	}
}

// pluralClasses are the classes that whole numbers of a language need, after CLDR.
func pluralClasses(key string) []string {
	names := map[plural.Form]string{plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}
	tag := language.Make(key)
	found := map[string]bool{"other": true}
	for n := range 1001 {
		digits := []byte(strconv.Itoa(n))
		for i := range digits {
			digits[i] -= '0'
		}
		found[names[plural.Cardinal.MatchDigits(tag, digits, len(digits), 0)]] = true
	}
	return slices.Sorted(maps.Keys(found))
}

func TestCountedWordsHaveThePluralsOfTheirLanguage(t *testing.T) {
	t.Parallel()
	all := wordFiles(t)
	for name, words := range all {
		want := pluralClasses(name)
		for _, key := range words.Keys() {
			got := slices.Sorted(maps.Keys(words[key]))
			counted := len(all["de"][key]) > 1
			if counted && !slices.Equal(got, want) {
				t.Errorf("i18n/%s.toml: %s has the classes %v, but the language needs %v", name, key, got, want)
			}
			if !counted && !slices.Equal(got, []string{"other"}) {
				t.Errorf("i18n/%s.toml: %s has the classes %v, but is not counted in German", name, key, got)
			}
		}
	}
}

var (
	gap    = regexp.MustCompile(`\{\{\s*(.*?)\s*\}\}`)
	fitGap = regexp.MustCompile(`^\.[A-Z][A-Za-z]*$`)
	markup = regexp.MustCompile(`<[a-zA-Z/!]|&[a-z#0-9]+;`)
)

// gaps are the placeholders of a word, over all its plural classes; a class may leave the count out.
func gaps(forms map[string]string) []string {
	set := map[string]bool{}
	for _, text := range forms {
		for _, m := range gap.FindAllStringSubmatch(text, -1) {
			set[m[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

func TestWordsHaveTheSamePlaceholdersAndNoMarkup(t *testing.T) {
	t.Parallel()
	all := wordFiles(t)
	for name, words := range all {
		for _, key := range words.Keys() {
			if got, want := gaps(words[key]), gaps(all["de"][key]); !slices.Equal(got, want) {
				t.Errorf("i18n/%s.toml: %s has the placeholders %v, in German %v", name, key, got, want)
			}
			for class, text := range words[key] {
				if strings.TrimSpace(text) == "" || markup.MatchString(text) {
					t.Errorf("i18n/%s.toml: %s (%s) is empty or holds markup: %q", name, key, class, text)
				}
				for _, m := range gap.FindAllStringSubmatch(text, -1) {
					if !fitGap.MatchString(m[1]) {
						t.Errorf("i18n/%s.toml: %s computes: %q", name, key, m[0])
					}
				}
			}
		}
	}
}

// vocabulary is the set of words that keys are composed with: kinds, fields and the choices of fields.
func vocabulary() map[string]bool {
	out := map[string]bool{}
	var walk func(*model.Fields)
	walk = func(fields *model.Fields) {
		for _, f := range fields.List {
			out[f.Name] = true
			for _, word := range f.Enum {
				out[strings.ReplaceAll(word, "-", "_")] = true
			}
			if f.HasParts() {
				for _, part := range f.Grow(1) {
					walk(part)
				}
			}
		}
	}
	for _, kind := range model.Kinds {
		out[kind.Name] = true
		walk(kind.New().Fields())
	}
	for month := range 12 {
		out[fmt.Sprintf("%02d", month+1)] = true
	}
	return out
}

var quoted = regexp.MustCompile("\"([^\"]*)\"|`([^`]*)`")

// literals are all texts in quotes in our code and templates.
func literals(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				text, err := strconv.Unquote(lit.Value)
				must(t, err)
				out[text] = true
			}
			return true
		})
	}
	for _, f := range filesIn(t, []string{".html"}, "layouts") {
		for _, a := range action.FindAllString(f.text, -1) {
			for _, m := range quoted.FindAllStringSubmatch(a, -1) {
				out[m[1]+m[2]] = true
			}
		}
	}
	return out
}

// A word is used if it stands in quotes somewhere, or is composed of a prefix in quotes ("role", "kind_", "how_%s",
// "way_%s_title") and a word of the records or another word in quotes; a suffix in quotes may follow ("_text").
func TestEveryWordIsUsed(t *testing.T) {
	t.Parallel()
	quotes, words := literals(t), vocabulary()
	known := func(word string) bool {
		return words[word] || quotes[word] || quotes[strings.ReplaceAll(word, "_", "-")]
	}
	composed := func(prefix, rest string) bool {
		if (quotes[prefix] || quotes[prefix+"_"] || quotes[prefix+"_%s"]) && known(rest) {
			return true
		}
		at := strings.LastIndex(rest, "_")
		if at < 0 {
			return false
		}
		word, suffix := rest[:at], rest[at:]
		return known(word) && (quotes[prefix+"_%s"+suffix] || quotes[suffix] && quotes[prefix])
	}
	for _, key := range wordFiles(t)["de"].Keys() {
		used := quotes[key]
		for i, r := range key {
			used = used || r == '_' && composed(key[:i], key[i+1:])
		}
		if !used {
			t.Errorf("i18n: nothing uses %s", key)
		}
	}
}
