package feed

import "golang.org/x/text/language"

// Directions of writing, as HTML's dir attribute names them.
const (
	LTR = "ltr"
	RTL = "rtl"
)

var rightToLeft = map[string]bool{
	"Adlm": true, "Arab": true, "Hebr": true, "Mand": true, "Mend": true, "Nkoo": true, "Rohg": true,
	"Samr": true, "Syrc": true, "Thaa": true,
}

// Direction gives the direction in which a language is written; a script in the tag ("az-Arab") decides. An unknown tag is LTR.
func Direction(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return LTR
	}
	script, _ := t.Script()
	if rightToLeft[script.String()] {
		return RTL
	}
	return LTR
}

// Isolate wraps a text in Unicode isolates where it runs against its surroundings, for formats without a direction of
// their own: U+2067 or U+2066 before it, U+2069 after it. It is not for use inside HTML, which has dir.
func Isolate(text, dir, surroundingDir string) string {
	switch {
	case text == "" || dir == surroundingDir:
		return text
	case dir == RTL:
		return "\u2067" + text + "\u2069"
	}
	return "\u2066" + text + "\u2069"
}
