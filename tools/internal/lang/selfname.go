package lang

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// SelfName gives the name of a language in itself, such as "العربية" for "ar".
func SelfName(tag string) (string, bool) {
	t, err := language.Parse(tag)
	if err != nil {
		return "", false
	}
	name := display.Self.Name(t)
	return name, name != ""
}
