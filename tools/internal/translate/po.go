package translate

import (
	"cmp"
	"fmt"
	"strings"

	"offenesnetz/tools/internal/model"
)

// plurals are the rules of gettext for the languages that sites have; no text of ours has plural forms, but tools ask.
var plurals = map[string]string{
	"ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
	"fa": "nplurals=2; plural=(n > 1);",
	"fr": "nplurals=2; plural=(n > 1);",
	"pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
	"ro": "nplurals=3; plural=(n==1 ? 0 : n==0 || (n!=1 && n%100>=1 && n%100<=19) ? 1 : 2);",
	"ru": slavic,
	"tr": "nplurals=2; plural=(n != 1);",
	"uk": slavic,
	"vi": "nplurals=1; plural=0;",
}

const (
	slavic = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
	oneOf  = "nplurals=2; plural=(n != 1);"
)

// PO writes the batch as a gettext file.
func (b Batch) PO() []byte {
	var out strings.Builder
	header := []string{
		"Project-Id-Version: " + oneLine(b.Project),
		"Language: " + b.Language,
		"MIME-Version: 1.0",
		"Content-Type: text/plain; charset=UTF-8",
		"Content-Transfer-Encoding: 8bit",
		"Plural-Forms: " + cmp.Or(plurals[b.Language], oneOf),
	}
	out.WriteString("# Texts of data/ and content/. A text that is marked fuzzy is not imported: its original has changed.\n")
	keyword(&out, "msgid", "")
	keyword(&out, "msgstr", strings.Join(header, "\n")+"\n")
	for _, e := range b.entries() {
		out.WriteByte('\n')
		e.po(&out)
	}
	return []byte(out.String())
}

func (e entry) po(b *strings.Builder) {
	if e.made != "" {
		fmt.Fprintf(b, "# %s\n", e.made)
	}
	for _, hint := range e.hints {
		fmt.Fprintf(b, "#. %s\n", hint)
	}
	if e.state == model.StateOutdated {
		e.poOutdated(b)
	} else {
		fmt.Fprintf(b, "#: %s\n", e.place)
	}
	keyword(b, "msgctxt", e.text.Context())
	keyword(b, "msgid", e.text.S)
	keyword(b, "msgstr", e.translation)
}

// poOutdated marks a translation made from another original and shows that one, as gettext does. A text that is as it was
// has none to show.
func (e entry) poOutdated(b *strings.Builder) {
	switch {
	case e.previous == "":
		fmt.Fprintf(b, "#. %s\n", unknownBefore)
	case e.unchanged():
		fmt.Fprintf(b, "#. %s\n", sameAsBefore)
	}
	fmt.Fprintf(b, "#: %s\n#, fuzzy\n", e.place)
	if e.previous == "" || e.unchanged() {
		return
	}
	var was strings.Builder
	keyword(&was, "msgid", e.previous)
	for line := range strings.Lines(was.String()) {
		b.WriteString("#| " + line)
	}
}

// keyword writes a keyword with its text; a text of several lines has one of the file for each.
func keyword(b *strings.Builder, word, text string) {
	lines := strings.SplitAfter(unixLines(text), "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 1 {
		fmt.Fprintf(b, "%s %s\n", word, quoted(lines[0]))
		return
	}
	fmt.Fprintf(b, "%s \"\"\n", word)
	for _, line := range lines {
		b.WriteString(quoted(line) + "\n")
	}
}

var poEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`)

func quoted(s string) string { return `"` + poEscapes.Replace(s) + `"` }
