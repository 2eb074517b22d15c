package text

import (
	"strings"
	"testing"
)

// vowels finds each a.
func vowels(piece string) []Span {
	var spans []Span
	for i := range len(piece) {
		if piece[i] == 'a' {
			spans = append(spans, Span{i, i + 1, "#a"})
		}
	}
	return spans
}

func TestWordsBecomeLinksToTheirExplanation(t *testing.T) {
	t.Parallel()
	link := `<a href="#a" class="word">a</a>`
	for _, c := range []struct{ name, md, want string }{
		{"in a paragraph", "x a y", "<p>x " + link + " y</p>\n"},
		{"at both ends", "a x a", "<p>" + link + " x " + link + "</p>\n"},
		{"side by side", "aa", "<p>" + link + link + "</p>\n"},
		{"in emphasis", "*x a*", "<p><em>x " + link + "</em></p>\n"},
		{"in a list", "- a\n", "<ul>\n<li>" + link + "</li>\n</ul>\n"},
		{"in a quotation", "> a", "<blockquote>\n<p>" + link + "</p>\n</blockquote>\n"},
		{"before the end of a line", "x a\ny", "<p>x " + link + "\ny</p>\n"},
		{"before a hard end of a line", "a  \ny", "<p>" + link + "<br>\ny</p>\n"},
		{"beside entities and escapes", "&lt;a\\*", "<p>&lt;" + link + "*</p>\n"},
		{"not in a link", "[a](groups/sprache)", `<p><a href="/gruppen/sprache/">a</a></p>` + "\n"},
		{"not in emphasis in a link", "[*a*](groups/sprache)", `<p><a href="/gruppen/sprache/"><em>a</em></a></p>` + "\n"},
		{"but in a link that was refused", "[a](groups/none)", "<p>" + link + "</p>\n"},
		{"not in an address", "<https://a.example>", `<p><a href="https://a.example" rel="noopener">https://a.example</a></p>` + "\n"},
		{"not in a heading", "# a", "<h1>a</h1>\n"},
		{"not in code", "`a`", "<p><code>a</code></p>\n"},
		{"not in a block of code", "```\na\n```", "<pre><code>a\n</code></pre>\n"},
		{"in a table's cell, not in its head", "|a|\n|-|\n|a|", "<td>" + link + "</td>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, _ := HTML(c.md, Options{Resolve: records, Words: vowels})
			if !strings.Contains(got, c.want) || c.name != "in a table's cell, not in its head" && got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// The address comes from outside of the text; it can't break out of its attribute.
func TestTheAddressOfAWordIsEscaped(t *testing.T) {
	t.Parallel()
	got, _ := HTML("a", Options{Words: func(string) []Span { return []Span{{0, 1, `#"><b>`}} }})
	if want := `<p><a href="#&#34;&gt;&lt;b&gt;" class="word">a</a></p>` + "\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
