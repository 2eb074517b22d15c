package reading

import (
	"strings"
	"unicode"

	"offenesnetz/tools/internal/diag"
)

var (
	latinMark = rule{"rtl-punctuation",
		diag.M("zwischen arabischen Buchstaben steht ein lateinisches Satzzeichen", "a Latin punctuation mark stands between Arabic letters"),
		diag.M("statt , ; ? die Zeichen ، ؛ ؟ schreiben", "write ، ؛ ؟ instead of , ; ?")}
	wrongLetter = rule{"rtl-letter",
		diag.M("der Buchstabe gehört zu einer anderen Sprache mit dieser Schrift", "the letter belongs to another language of this script"),
		diag.M("persisch ی (U+06CC) und ک (U+06A9), arabisch ي (U+064A) und ك (U+0643)", "Persian ی (U+06CC) and ک (U+06A9), Arabic ي (U+064A) and ك (U+0643)")}
	mixedDigits = rule{"rtl-digits",
		diag.M("der Text mischt arabische und lateinische Ziffern", "the text mixes Arabic and Latin digits"),
		diag.M("im ganzen Text die gleichen Ziffern nehmen", "take the same digits in the whole text")}
)

// popIsolate closes what one of the signs before it opened.
const popIsolate = '\u2069'

// Isolates tells whether a sign opens or closes an isolate: a stretch that is ordered apart from what stands around it.
func Isolates(r rune) bool { return r >= '\u2066' && r <= popIsolate }

// isolates demands that each sign that opens an isolate has its partner in the same block.
func (l *turned) isolates() {
	var open []int
	for i, r := range l.block.runes {
		switch {
		case !Isolates(r):
		case r != popIsolate:
			open = append(open, i)
		case len(open) > 0:
			open = open[:len(open)-1]
		default:
			l.report(&openIsolate, i, wordEnd(l.block, i+1))
		}
	}
	for _, i := range open {
		l.report(&openIsolate, i, wordEnd(l.block, i+1))
	}
}

// foreign are the letters that a language does not have though its script does.
var foreign = map[string]string{"fa": "يك", "ar": "یک"}

// letters looks at each letter and mark between Arabic letters. A wrong letter is reported once in a block.
func (l *turned) letters() {
	language, _, _ := strings.Cut(l.tag, "-")
	wrong := foreign[language]
	reported := false
	for i, r := range l.block.runes {
		switch {
		case !reported && wrong != "" && strings.ContainsRune(wrong, r):
			l.report(&wrongLetter, wordStart(l.block, i), wordEnd(l.block, i))
			reported = true
		case strings.ContainsRune(",;?", r) && arabic(l.block.rune(i-1)) && !digitOf(l.block.rune(i+1)):
			l.report(&latinMark, wordStart(l.block, i), i+1)
		}
	}
}

func arabic(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) }

// digits looks for digits of two scripts in the whole text. Those that stand with Latin letters belong to a name.
func (l *turned) digits(s string) {
	var ours, latins bool
	for w := range strings.FieldsSeq(s) {
		named := strings.ContainsFunc(w, latin)
		for _, r := range w {
			switch {
			case r >= 0x0660 && r <= 0x0669, r >= 0x06F0 && r <= 0x06F9:
				ours = true
			case digitOf(r) && !named:
				latins = true
			}
		}
	}
	if ours && latins {
		l.found = append(l.found, mixedDigits.found(place{1, 1}, s))
	}
}
