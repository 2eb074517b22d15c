package text

import (
	"strings"
	"testing"
)

// Without the limits each of these texts would keep the parser busy for minutes or fill the memory.
func TestHostileTextsOfOneMebibyteAreRefusedOrDone(t *testing.T) {
	t.Parallel()
	fill := func(unit string) string { return strings.Repeat(unit, maxBytes/len(unit)) }
	for _, c := range []struct {
		name, md string
		deep     bool
	}{
		{"nested quotes", strings.Repeat(">", 10_000) + "a", true},
		{"many nested quotes", fill(strings.Repeat("> ", 100) + "a\n"), true},
		{"nested lists on one line", strings.Repeat("- ", 10_000) + "a", true},
		{"quote signs alone", strings.Repeat(">", 100_000), true},
		{"nested lists on many lines", nestedLists(700), true},
		{"numbered lists on one line", strings.Repeat("1. ", 10_000) + "a", true},
		{"open brackets", fill("["), true},
		{"nested links", strings.Repeat("[", 10_000) + "a" + strings.Repeat("](b)", 10_000), true},
		{"open pictures", fill("!["), true},
		{"emphasis without partner", fill("*a_ "), true},
		{"nested emphasis", strings.Repeat("*a **a ", 10_000) + strings.Repeat("a** a*", 10_000), true},
		{"nested emphasis in small", strings.Repeat("*a **a ", 100) + strings.Repeat("a** a*", 100), true},
		{"one long run of stars", fill("*"), false},
		{"backticks of growing length", growing(1400), true},
		{"open processing instructions", fill("a <?"), true},
		{"open declarations", fill("a <!A"), true},
		{"open character data", fill("a <![CDATA["), true},
		{"open comments", fill("a <!--"), true},
		{"open tags", fill(`<a b="`), true},
		{"wide table with short rows", strings.Repeat("a|", 5000) + "\n" + strings.Repeat("-|", 5000) + "\n" + strings.Repeat("a\n", 5000), true},
		{"list of one item each", fill("- *a* [b](https://example.org)\n"), false},
		{"small paragraphs", fill("*a* and [b](https://example.org) and so on\n\n"), false},
		{"too long", fill("a") + strings.Repeat("a", 10), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			out, problems := HTML(c.md, Options{})
			deep := len(problems) == 1 && problems[0].Code == TextDeep
			if deep != c.deep {
				t.Errorf("refused: %v, want %v", deep, c.deep)
			}
			if deep && (!strings.HasPrefix(out, "<p>") || strings.Count(out, "<") != 2) {
				t.Errorf("a refused text must be one escaped paragraph, got %.80q", out)
			}
		})
	}
}

func TestLimitsLeaveLongProseAlone(t *testing.T) {
	t.Parallel()
	for name, md := range map[string]string{
		"six lists in one another": nestedLists(6),
		"a row of dashes":          strings.Repeat("- ", 200),
		"a line of blanks":         "a\n" + strings.Repeat(" ", 200) + "\nb",
		"a long table":             "|a|b|\n|-|-|\n" + strings.Repeat("|[x](https://example.org)|*y*|\n", 500),
		"a long list":              strings.Repeat("- [x](https://example.org) and *y*\n", 2000),
		"code far to the right":    "```\n" + strings.Repeat(" ", 90) + "x\n```",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, problems := HTML(md, Options{}); problems != nil {
				t.Errorf("%v", problems[0])
			}
		})
	}
}

func nestedLists(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

func growing(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("`", i+1) + "a")
	}
	return b.String()
}
