package lang

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// selfNames are the names that the library lacks.
var selfNames = map[string]string{"ku": "Kurdî", "kmr": "Kurmancî", "prs": "دری", "rom": "Romani čhib"}

// SelfName gives the name of a language in itself, such as "العربية" for "ar".
func SelfName(tag string) (string, bool) {
	t, err := language.Parse(tag)
	if err != nil {
		return "", false
	}
	if name := display.Self.Name(t); name != "" {
		return name, true
	}
	name, ok := selfNames[tag]
	return name, ok
}
