package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sign gives the sign of a text at or after i and where the next begins; -1 at the end. Signs that don't show are
// passed over, any white space is one blank and, where spelling doesn't count, signs that people use one for the other
// are one.
func (f *Finder) sign(s string, i int) (r rune, next int) { return signAt(s, i, f.fold) }

func signAt(s string, i int, fold bool) (r rune, next int) {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case unseen(r):
			continue
		case unicode.IsSpace(r):
			for i < len(s) {
				r, size := utf8.DecodeRuneInString(s[i:])
				if !unicode.IsSpace(r) && !unseen(r) {
					break
				}
				i += size
			}
			return ' ', i
		case !fold:
			return r, i
		case unicode.Is(unicode.Mn, r) && r >= 0x064B && r <= 0x0670: // Arabic vowel signs
			continue
		}
		return alike(unicode.ToLower(r)), i
	}
	return -1, i
}

// unseen tells of signs that don't change the word: marks of direction, joiners, places for a hyphen, the stroke that
// lengthens Arabic words, and the dot that parts the words of easy German.
func unseen(r rune) bool {
	switch {
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2069:
		return true
	case r == 0x00AD, r == 0xFEFF, r == 0x0640, r == 0x00B7:
		return true
	}
	return false
}

// alike gives one sign for those that keyboards and habits write differently.
func alike(r rune) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ی', 'ى':
		return 'ي'
	case 'ک':
		return 'ك'
	case 'ё':
		return 'е'
	case 'ı':
		return 'i'
	case '’', 'ʼ', '`':
		return '\''
	case '\u2010', '\u2011':
		return '-'
	}
	return r
}

// folded is a text as translations are compared.
func folded(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; ; {
		r, next := signAt(s, i, true)
		if r < 0 {
			return b.String()
		}
		b.WriteRune(r)
		i = next
	}
}
