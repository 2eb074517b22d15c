package lang

import (
	"fmt"
	"sort"
	"strings"

	"github.com/BurntSushi/toml"
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
