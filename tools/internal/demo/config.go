package demo

import (
	_ "embed"
	"fmt"
	"strings"
)

// baseConfig is the configuration with German alone. Its mounts, its security and the words of its addresses are
// those of the repository's config.toml; a test compares them.
//
//go:embed config.toml
var baseConfig string

// config adds a block for each further language.
func (m *maker) config() string {
	var b strings.Builder
	b.WriteString(strings.TrimRight(baseConfig, "\n") + "\n")
	for i, w := range m.languages[1:] {
		fmt.Fprintf(&b, "\n[languages.%s]\nlabel = %s\nlocale = %s\ndirection = %s\nweight = %d\ntitle = %s\n[languages.%[1]s.params]\ntag = %[7]s\n",
			w.key, quote(w.Label), quote(w.Locale), quote(w.Direction), i+2, quote(w.Title), quote(w.key))
	}
	return b.String()
}
