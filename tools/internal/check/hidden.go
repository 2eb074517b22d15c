package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/reading"
	"offenesnetz/tools/internal/text"
)

// hiddenSigns demands that texts and words hold nothing that a reader can't see but a machine obeys: signs that turn
// the order of letters, and signs without width. Only texts from right to left need isolates, and may have them; whether
// each has its partner, package reading tells.
func hiddenSigns(f *finder, _ *subject, field *model.Field) {
	for _, w := range field.Words() {
		f.hidden(w.S, "", func(int, int) diag.Pos { return w.Pos })
	}
	for _, t := range field.Texts() {
		f.hidden(t.S, f.config.Default, t.Place)
		for _, key := range f.translationKeys(t) {
			f.hidden(t.Translations[key].S, key, t.Translations[key].Place)
		}
	}
}

// disguised reports the first word that feigns another with letters of two scripts: searching finds it nowhere, and a reader
// takes one name for another.
func (f *finder) disguised(s string, place func(line, column int) diag.Pos) {
	word, at := text.Disguised(s)
	if word == "" {
		return
	}
	before := s[:at]
	line, column := strings.Count(before, "\n")+1, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])+1
	f.found.Add(place(line, column), "text-disguised", diag.M("%q mischt Buchstaben zweier Schriften, die gleich aussehen", "%q mixes letters of two scripts that look alike", short(word)),
		diag.M("das Wort neu eintippen, ganz in einer Schrift", "type the word anew, all in one script"))
}

// hidden reports the first such sign of a text in the language with the key.
func (f *finder) hidden(s, language string, place func(line, column int) diag.Pos) {
	f.disguised(s, place)
	line, column := 1, 1
	var before rune
	for _, r := range s {
		if isHidden(r, before) && !(reading.Isolates(r) && f.rightToLeft(language)) {
			f.found.Add(place(line, column), "text-hidden", diag.Message{
				De: fmt.Sprintf("hier steht ein unsichtbares Zeichen (U+%04X)", r), En: fmt.Sprintf("here is an invisible character (U+%04X)", r)},
				diag.M("löschen und den Text neu eintippen; er kam wohl mit dem Kopieren", "delete it and type the text anew; it probably came in by copying"))
			return
		}
		before = r
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
	}
}

func (s *site) rightToLeft(language string) bool {
	l := s.config.Find(language)
	return l != nil && l.Dir == "rtl"
}

func isHidden(r, before rune) bool {
	switch {
	case r < 0x7F:
		return r < ' ' && r != '\n' && r != '\t' && r != '\r'
	case r == '\u200C', r == '\u200D':
		return !joinable(r, before)
	case r == '\u2028', r == '\u2029':
		return true
	case unicode.Is(harmlessFormat, r):
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf)
}

// harmlessFormat are format characters that writing needs: the soft hyphen, marks of direction that bind nothing, and
// the number signs of Arabic and Syriac.
var harmlessFormat = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x00AD, Hi: 0x00AD, Stride: 1}, {Lo: 0x0600, Hi: 0x0605, Stride: 1}, {Lo: 0x061C, Hi: 0x061C, Stride: 1},
	{Lo: 0x06DD, Hi: 0x06DD, Stride: 1}, {Lo: 0x070F, Hi: 0x070F, Stride: 1}, {Lo: 0x0890, Hi: 0x0891, Stride: 1},
	{Lo: 0x08E2, Hi: 0x08E2, Stride: 1}, {Lo: 0x200E, Hi: 0x200F, Stride: 1},
}}

// joining are the scripts whose spelling needs joiners and non-joiners.
var joining = []*unicode.RangeTable{unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Devanagari, unicode.Bengali,
	unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam,
	unicode.Sinhala, unicode.Khmer, unicode.Myanmar}

// joinable tells whether a joiner may stand behind a character: in words of such scripts and between pictographs.
func joinable(r, before rune) bool {
	if unicode.In(before, joining...) || unicode.Is(unicode.Mn, before) {
		return true
	}
	return r == '\u200D' && (unicode.In(before, unicode.So, unicode.Sk) || before == '\uFE0F')
}
