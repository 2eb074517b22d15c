package text

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// Plain gives the words of a text on one line, without markup: for summaries, feeds and calendars.
// White space is one blank; what HTML would leave out is left out here too.
func Plain(md string) string {
	rendered, _ := HTML(md, Options{})
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(rendered))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return strings.Join(strings.Fields(b.String()), " ")
		case html.TextToken:
			b.Write(z.Text())
		default:
			if name, _ := z.TagName(); !withinWords[string(name)] {
				b.WriteByte(' ')
			}
		}
	}
}

// withinWords names the elements that may begin or end in the middle of a word.
var withinWords = map[string]bool{"em": true, "strong": true, "a": true, "code": true}

// Shorten cuts a plain text to at most n characters, the "…" at its end included. It cuts between words where it can,
// and never inside what a reader sees as one sign. n below 1 gives nothing.
func Shorten(plain string, n int) string {
	runes := []rune(plain)
	if len(runes) <= n {
		return plain
	}
	if n < 1 {
		return ""
	}
	cut := wholeSign(runes, n-1)
	if word := wordEnd(runes, cut); word > cut/2 {
		cut = word
	}
	kept := strings.TrimRightFunc(string(runes[:cut]), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;:–—-(«„“،؛", r)
	})
	return withoutOpenIsolates(kept) + "…"
}

// withoutOpenIsolates drops the signs that open an isolate whose end was cut off: it would take in what follows.
func withoutOpenIsolates(s string) string {
	const first, pop = '\u2066', '\u2069'
	if strings.IndexFunc(s, func(r rune) bool { return r >= first && r < pop }) < 0 {
		return s
	}
	runes := []rune(s)
	var open []int
	for i, r := range runes {
		switch {
		case r >= first && r < pop:
			open = append(open, i)
		case r == pop && len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	for _, i := range open {
		runes[i] = -1
	}
	return string(slices.DeleteFunc(runes, func(r rune) bool { return r < 0 }))
}

// wordEnd gives the last border between words at or before cut.
func wordEnd(runes []rune, cut int) int {
	for cut > 0 && !unicode.IsSpace(runes[cut]) {
		cut--
	}
	return cut
}

// wholeSign moves a cut back to a place where no sign that is seen as one is torn.
func wholeSign(runes []rune, cut int) int {
	for cut > 0 && (joins(runes[cut]) || runes[cut-1] == '\u200D' || insideFlag(runes, cut)) {
		cut--
	}
	return cut
}

// joins tells whether a rune belongs to the one before it: marks, joiners, variation selectors, skin tones, tags of flags.
func joins(r rune) bool {
	return unicode.In(r, unicode.M) || r == '\u200D' || r == '\u200C' || r >= 0x1F3FB && r <= 0x1F3FF || r >= 0xE0020 && r <= 0xE007F
}

// insideFlag tells whether a cut would fall between the two letters of a flag.
func insideFlag(runes []rune, cut int) bool {
	letter := func(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }
	before := 0
	for i := cut - 1; i >= 0 && letter(runes[i]); i-- {
		before++
	}
	return letter(runes[cut]) && before%2 == 1
}
