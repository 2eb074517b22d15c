package picture

import (
	"slices"
	"strings"
	"unicode"
)

// widthOf is how wide a text may come out at the size: wider than in most fonts, for nobody knows which one a reader has.
func widthOf(s string, size float64, bold bool) float64 {
	w := 0.0
	for _, r := range s {
		w += advance(r)
	}
	if bold {
		w *= 1.12
	}
	return w * size
}

// advance is the width of a sign as a part of the size, close to that of DejaVu Sans, one of the wide fonts.
func advance(r rune) float64 {
	switch {
	case r >= '\u0300' && unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case strings.ContainsRune("iIjJlfrt.,:;'’|!()[] \u00a0·/-", r):
		return 0.42
	case strings.ContainsRune("mwMW@%—…æœжшщюыфмЖШЩЮЫФМ", r):
		return 1.07
	case strings.ContainsRune("cksvxyz", r):
		return 0.59
	case strings.ContainsRune("BCEFKLPRSTXYZ", r):
		return 0.7
	case r >= '\u1100' && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return 1.05
	case r >= '\u0600' && unicode.In(r, unicode.Arabic):
		return 0.62
	case unicode.IsUpper(r):
		return 0.79
	}
	return 0.64
}

// fit shortens a text that is wider than the room, with a sign for what is left out.
func fit(s string, size, room float64, bold bool) string {
	if widthOf(s, size, bold) <= room {
		return s
	}
	signs := []rune(s)
	for len(signs) > 0 {
		cut := signs[len(signs)-1]
		signs = signs[:len(signs)-1]
		if unicode.In(cut, unicode.Mn, unicode.Me, unicode.Cf) {
			continue // goes with the letter that bears it
		}
		if short := strings.TrimRightFunc(string(signs), unicode.IsSpace) + "…"; widthOf(short, size, bold) <= room {
			return short
		}
	}
	return "…"
}

// atEnd keeps the sign for what is left out at the letters before it, which may run against the direction of the text.
func atEnd(s string) string {
	for _, r := range slices.Backward([]rune(s)) {
		switch {
		case unicode.In(r, unicode.Arabic, unicode.Hebrew):
			return s + "\u200f"
		case unicode.IsLetter(r):
			return s + "\u200e"
		}
	}
	return s
}
