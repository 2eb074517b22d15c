package translate

import (
	"cmp"
	"fmt"
	"strings"

	"offenesnetz/tools/internal/glossary"
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

// Export writes the texts with their translations into a language as a PO file. Each says which terms of the glossary it
// has and how they are translated. project names the site. The same texts give the same bytes.
func Export(texts []Text, terms *model.Glossary, lang, project string) []byte {
	words := glossary.Words(terms)
	var b strings.Builder
	header := []string{
		"Project-Id-Version: " + oneLine(project),
		"Language: " + lang,
		"MIME-Version: 1.0",
		"Content-Type: text/plain; charset=UTF-8",
		"Content-Transfer-Encoding: 8bit",
		"Plural-Forms: " + cmp.Or(plurals[lang], oneOf),
	}
	b.WriteString("# Texts of data/ and content/. A text that is marked fuzzy is not imported: its original has changed.\n")
	keyword(&b, "msgid", "")
	keyword(&b, "msgstr", strings.Join(header, "\n")+"\n")
	for _, t := range texts {
		b.WriteByte('\n')
		entry(&b, t, lang, hints(t, terms, words, lang))
	}
	return []byte(b.String())
}

// hints are lines such as "Beirat = مجلس استشاري", in the order of the text. The glossary's own words need none.
func hints(t Text, terms *model.Glossary, words *glossary.Finder, lang string) []string {
	if t.Record == model.Record(terms) && t.Way[len(t.Way)-1] == "word" {
		return nil
	}
	var out []string
	for _, i := range words.Terms(t.S) {
		if word := terms.Terms[i].Word; word.Translations[lang].S != "" {
			out = append(out, oneLine(word.S)+" = "+oneLine(word.Translations[lang].S))
		}
	}
	return out
}

func entry(b *strings.Builder, t Text, lang string, hints []string) {
	tr, ok := t.Translations[lang]
	if ok {
		by := ""
		if tr.By != "" {
			by = ", by " + oneLine(tr.By)
		}
		fmt.Fprintf(b, "# %s%s\n", tr.How, by)
	}
	if t.Doc.En != "" {
		fmt.Fprintf(b, "#. %s\n", oneLine(t.Doc.En))
	}
	if t.Markdown {
		b.WriteString("#. Markdown: keep the marks and the addresses of links\n")
	}
	if t.Legal() {
		b.WriteString("#. text on law: a machine's translation appears only after review\n")
	}
	for _, hint := range hints {
		fmt.Fprintf(b, "#. glossary: %s\n", hint)
	}
	fmt.Fprintf(b, "#: %s:%d\n", t.Pos.File, t.Pos.Line)
	if t.StateIn(lang) == model.StateOutdated {
		b.WriteString("#, fuzzy\n")
	}
	keyword(b, "msgctxt", t.Context())
	keyword(b, "msgid", t.S)
	keyword(b, "msgstr", tr.S)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

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

// unixLines ends lines as PO files do: a record that was written on Windows may have them otherwise.
func unixLines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

var poEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`)

func quoted(s string) string { return `"` + poEscapes.Replace(s) + `"` }
