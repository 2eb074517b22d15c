package lang

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Words are the interface words of one language, as i18n/*.toml has them: by key, then by CLDR plural class.
type Words map[string]map[string]string

// ParseWords reads an i18n file. A plain string counts as class "other".
func ParseWords(src []byte) (Words, error) {
	var raw map[string]any
	if err := toml.Unmarshal(src, &raw); err != nil {
		return nil, fmt.Errorf("interface words: %w", err)
	}
	words := Words{}
	for key, value := range raw {
		switch v := value.(type) {
		case string:
			words[key] = map[string]string{"other": v}
		case map[string]any:
			words[key] = map[string]string{}
			for class, text := range v {
				words[key][class] = fmt.Sprint(text)
			}
		default:
			return nil, fmt.Errorf("interface words: %s is neither text nor table", key)
		}
	}
	return words, nil
}

// T gives the word of a key, in its "other" class, with pairs of placeholder and value put in:
// T("date_about", "Date", "2018") replaces {{ .Date }}. A missing key gives the key in brackets, which
// the built site's check finds.
func (w Words) T(key string, pairs ...string) string {
	text, ok := w[key]["other"]
	if !ok {
		return "[" + key + "]"
	}
	return Fill(text, pairs...)
}

// Count gives the word of a key in the plural class that a whole number has in the language, with pairs put in as by T.
// A class that is missing is said as "other".
func (w Words) Count(l *Language, key string, n int, pairs ...string) string {
	text, ok := w[key][pluralClass(l, n)]
	if !ok {
		return w.T(key, pairs...)
	}
	return Fill(text, pairs...)
}

var classNames = map[plural.Form]string{plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}

// pluralClass is the class after CLDR. A tag with an addition of ours, such as de-simple, has the classes of its language.
func pluralClass(l *Language, n int) string {
	base, _, _ := strings.Cut(l.Tag, "-")
	digits := []byte(strconv.Itoa(n))
	for i := range digits {
		digits[i] -= '0'
	}
	return classNames[plural.Cardinal.MatchDigits(language.Make(base), digits, len(digits), 0)]
}

// Fill puts values in for {{ .Name }} placeholders.
func Fill(text string, pairs ...string) string {
	if len(pairs) == 0 {
		return text
	}
	replace := make([]string, 0, 2*len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		replace = append(replace, "{{ ."+pairs[i]+" }}", pairs[i+1], "{{."+pairs[i]+"}}", pairs[i+1])
	}
	return strings.NewReplacer(replace...).Replace(text)
}

// Has tells whether the key is there.
func (w Words) Has(key string) bool { _, ok := w[key]; return ok }

// Keys lists all keys, sorted.
func (w Words) Keys() []string {
	keys := make([]string, 0, len(w))
	for k := range w {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
