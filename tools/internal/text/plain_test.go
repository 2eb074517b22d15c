package text

import "testing"

func TestPlainGivesTheWordsOnOneLine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, md, want string }{
		{"blocks", "# A\n\nb\nc\n\n- d\n- e", "A b c d e"},
		{"part of a word", "a*b*c", "abc"},
		{"table", "|a|b|\n|-|-|\n|1|2|", "a b 1 2"},
		{"entity and escape", `&amp; \& \*a\* &lt;b>`, "& & *a* <b>"},
		{"links keep their words", "[a](groups/x) <https://example.org>", "a https://example.org"},
		{"pictures keep their words", "![a](b.png)", "a"},
		{"HTML leaves nothing", "a <!-- b --> c", "a c"},
		{"hard break", "a  \nb", "a b"},
		{"isolates stay", "كلمة *\u2068+49 391\u2069*", "كلمة \u2068+49 391\u2069"},
		{"empty", " \n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := Plain(c.md); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestShortenCutsBetweenWordsAndNeverInsideASign(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, plain string
		n           int
		want        string
	}{
		{"short enough", "eins zwei", 9, "eins zwei"},
		{"between words", "eins zwei drei", 11, "eins zwei…"},
		{"just before a blank", "eins zwei drei", 10, "eins zwei…"},
		{"without the comma", "eins, zwei", 7, "eins…"},
		{"one long word", "Donaudampfschiff", 6, "Donau…"},
		{"a short first word doesn't leave next to nothing", "a Donaudampfschiff", 10, "a Donauda…"},
		{"with a combining mark", "abe\u0301e", 4, "ab…"},
		{"with a skin tone", "ab👍🏽xy", 4, "ab…"},
		{"with joined signs", "a👩\u200D👧b", 4, "a…"},
		{"with flags", "🇩🇪🇸🇾", 3, "🇩🇪…"},
		{"Arabic", "مرحبا بكم في المدينة", 12, "مرحبا بكم…"},
		{"an isolate that stays whole", "\u2068AB\u2069 كلمة أخرى", 6, "\u2068AB\u2069…"},
		{"an isolate that loses its end", "كلمة \u2068AB CD\u2069", 10, "كلمة AB…"},
		{"nothing", "ab", 0, ""},
		{"only the sign", "ab", 1, "…"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := Shorten(c.plain, c.n); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
