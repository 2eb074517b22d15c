package text

import (
	"reflect"
	"strings"
	"testing"
)

// records resolves the two records that the tests know.
func records(dest string) (string, bool) {
	id, part, _ := strings.Cut(dest, "#")
	if id != "groups/sprache" {
		return "", false
	}
	if part != "" {
		return "/gruppen/sprache/#" + part, true
	}
	return "/gruppen/sprache/", true
}

func TestHTMLPrintsWhatAnAuthorMeans(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, md, want string }{
		{"emphasis", "a *b* **c**", "<p>a <em>b</em> <strong>c</strong></p>\n"},
		{"record link", "[AG](groups/sprache)", `<p><a href="/gruppen/sprache/">AG</a></p>` + "\n"},
		{"record link to a part", "[AG](groups/sprache#ziel)", `<p><a href="/gruppen/sprache/#ziel">AG</a></p>` + "\n"},
		{"link to another host", "[x](https://example.org/?a=1&b=2)", `<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener">x</a></p>` + "\n"},
		{"title of a link is left out", `[x](https://example.org "t")`, `<p><a href="https://example.org" rel="noopener">x</a></p>` + "\n"},
		{"address in angle brackets", "<https://example.org>", `<p><a href="https://example.org" rel="noopener">https://example.org</a></p>` + "\n"},
		{"mail in angle brackets", "<a@example.org>", `<p><a href="mailto:a@example.org">a@example.org</a></p>` + "\n"},
		{"telephone", "[x](tel:+49-391-1234)", `<p><a href="tel:+49-391-1234">x</a></p>` + "\n"},
		{"bare address stays text", "https://example.org", "<p>https://example.org</p>\n"},
		{"tildes stay text", "~~a~~", "<p>~~a~~</p>\n"},
		{"quotes stay as typed", `"a" -- b`, "<p>&quot;a&quot; -- b</p>\n"},
		{"list keeps its first number", "3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"},
		{"code names no language", "```x\" onclick=\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>\n"},
		{"control characters are blanks", "a\x01b\x00c", "<p>a b c</p>\n"},
		{"broken UTF-8 is a question mark", "a\xffb", "<p>a?b</p>\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, problems := HTML(c.md, Options{Resolve: records})
			if got != c.want || problems != nil {
				t.Errorf("got  %q %v\nwant %q", got, problems, c.want)
			}
		})
	}
}

func TestHTMLSaysAlignmentAndScopeInTables(t *testing.T) {
	t.Parallel()
	got, _ := HTML("|a|b|c|\n|-|-:|:-:|\n|1|2|3|", Options{})
	for _, want := range []string{`<th scope="col">a</th>`, `<th class="end" scope="col">b</th>`, `<td class="middle">3</td>`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

func TestHeadingsFollowTheOutlineBelowBase(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, md string
		base     int
		want     string
	}{
		{"one sign", "# a", 2, "3"},
		{"two signs mean the same where nothing is above", "## a", 2, "3"},
		{"levels without gap", "# a\n#### b\n#### c\n## d\n# e", 1, "23332"},
		{"never beyond six", "# a\n## b\n### c", 5, "666"},
		{"underlined", "a\n=\nb\n-", 1, "23"},
		{"negative base counts as none", "# a", -3, "1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			out, _ := HTML(c.md, Options{Base: c.base})
			got := ""
			for _, part := range strings.Split(out, "</h")[1:] {
				got += part[:1]
			}
			if got != c.want {
				t.Errorf("levels %s, want %s in %s", got, c.want, out)
			}
		})
	}
}

func TestWhatMayNotReachAPageIsReportedWithItsPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, md, want string
		problem        Problem
	}{
		{"script scheme", "ä [x](javascript:alert%281%29)", "<p>ä x</p>\n", Problem{LinkScheme, 1, 3, "javascript"}},
		{"scheme in capitals", "[x](JavaScript:a)", "<p>x</p>\n", Problem{LinkScheme, 1, 1, "javascript"}},
		{"scheme hidden by an entity", "[x](javascript&colon;a)", "<p>x</p>\n", Problem{LinkScheme, 1, 1, "javascript"}},
		{"scheme hidden by a tab", "[x](java&Tab;script:a)", "<p>x</p>\n", Problem{LinkScheme, 1, 1, "javascript"}},
		{"data scheme", "[x](data:text/html,a)", "<p>x</p>\n", Problem{LinkScheme, 1, 1, "data"}},
		{"unknown scheme in angle brackets", "<vbscript:a>", "<p>vbscript:a</p>\n", Problem{LinkScheme, 1, 1, "vbscript"}},
		{"unknown record", "a\n\n[*x*](groups/x)", "<p>a</p>\n<p><em>x</em></p>\n", Problem{LinkTarget, 3, 1, "groups/x"}},
		{"host without scheme", "[x](//evil.example)", "<p>x</p>\n", Problem{LinkTarget, 1, 1, "//evil.example"}},
		{"backslashes for a host", `[x](<\\\\evil.example>)`, "<p>x</p>\n", Problem{LinkTarget, 1, 1, `\\evil.example`}},
		{"name before the host", "[x](https://a@evil.example)", "<p>x</p>\n", Problem{LinkTarget, 1, 1, "https://a@evil.example"}},
		{"no host", "[x](https:a)", "<p>x</p>\n", Problem{LinkTarget, 1, 1, "https:a"}},
		{"empty target", "[x]()", "<p>x</p>\n", Problem{LinkTarget, 1, 1, ""}},
		{"no words", "a [*\u200e*](groups/sprache) b", "<p>a <em>\u200e</em> b</p>\n", Problem{LinkTarget, 1, 3, ""}},
		{"reference link", "[x]\n\n[x]: ftp:a", "<p>x</p>\n", Problem{LinkScheme, 1, 1, "ftp"}},
		{"tag", "a <b> c", "<p>a  c</p>\n", Problem{RawHTML, 1, 3, "<b>"}},
		{"block of HTML", "a\n\n</div>\n\nb", "<p>a</p>\n<p>b</p>\n", Problem{RawHTML, 3, 1, "</div>"}},
		{"comment", "a\n<!-- secret -->", "<p>a</p>\n", Problem{RawHTML, 2, 1, "<!-- secret -->"}},
		{"picture", "a ![*b*](c.png)", "<p>a <em>b</em></p>\n", Problem{ImageInline, 1, 3, "c.png"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, problems := HTML(c.md, Options{Resolve: records})
			if got != c.want || !reflect.DeepEqual(problems, []Problem{c.problem}) {
				t.Errorf("got  %q %+v\nwant %q %+v", got, problems, c.want, c.problem)
			}
		})
	}
}

func TestProblemsComeInTheOrderOfTheText(t *testing.T) {
	t.Parallel()
	_, problems := HTML("[a ![b](c)](x:y) <i>", Options{})
	var codes []string
	for _, p := range problems {
		codes = append(codes, p.Code)
	}
	if got := strings.Join(codes, " "); got != "link-scheme image-inline raw-html" {
		t.Error(got)
	}
}
