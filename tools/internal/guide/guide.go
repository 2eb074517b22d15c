// Package guide writes what the declarations in package model say: as documentation (data/README.md) and as
// templates of new records (`netz new`). No field is described here by hand.
package guide

import (
	"embed"
	"fmt"
	"strings"
	"text/template"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

//go:embed reference.de.md reference.en.md examples
var files embed.FS

var pages = template.Must(template.New("").Funcs(template.FuncMap{"example": exampleFile}).ParseFS(files, "reference.*.md"))

// Reference gives the Markdown of data/README.md, or of data/README.en.md for the language "en".
func Reference(lang string) string {
	w := &writer{lang: lang}
	name := "reference.de.md"
	if lang == "en" {
		name = "reference.en.md"
	}
	var b strings.Builder
	err := pages.ExecuteTemplate(&b, name, map[string]string{
		"Overview":    w.overview(),
		"Types":       w.types(),
		"Translation": w.translation(),
		"Prose":       w.prose(),
		"Facts":       w.facts(),
		"Shared":      w.shared(),
		"Kinds":       w.kinds(),
		"Codes":       w.codes(),
	})
	if err != nil {
		panic(err) // the templates are part of the program and have no other data
	}
	return b.String()
}

// exampleFile gives one of the example files as a fenced block that begins with its path.
func exampleFile(path string) (string, error) {
	src, err := files.ReadFile("examples/" + path)
	if err != nil {
		return "", err
	}
	body := strings.TrimSpace(string(src))
	if strings.HasSuffix(path, ".toml") {
		return "```toml\n# " + path + "\n" + body + "\n```", nil
	}
	return "`" + path + "`:\n\n```markdown\n" + body + "\n```", nil
}

// writer writes the generated parts of the reference in one language.
type writer struct{ lang string }

func (w *writer) say(de, en string) string { return diag.Message{De: de, En: en}.In(w.lang) }

// table makes a Markdown table; the cells are Markdown already.
func table(head []string, rows [][]string) string {
	var b strings.Builder
	b.WriteString("| " + strings.Join(head, " | ") + " |\n|" + strings.Repeat(" --- |", len(head)) + "\n")
	for _, row := range rows {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
	}
	return b.String()
}

// cell escapes plain words for a table's cell. Code spans in them stay.
func cell(s string) string {
	return strings.NewReplacer("\n", " ", `\`, `\\`, "|", `\|`, "[", `\[`, "*", `\*`, "<", "&lt;").Replace(s)
}

// code makes a code span for a table's cell; "" stays empty.
func code(s string) string {
	if s == "" {
		return ""
	}
	return "`" + strings.NewReplacer("\n", " ", "|", `\|`).Replace(s) + "`"
}

func codes(words []string) string {
	out := make([]string, len(words))
	for i, word := range words {
		out[i] = code(word)
	}
	return strings.Join(out, ", ")
}

// overview lists the kinds.
func (w *writer) overview() string {
	var rows [][]string
	for _, k := range model.Kinds {
		rows = append(rows, []string{fmt.Sprintf("[%s](#%s)", k.Label.In(w.lang), k.Name), code(filePattern(k, w.lang)), cell(k.Doc.In(w.lang))})
	}
	return table([]string{w.say("Art", "Kind"), w.say("Datei", "File"), w.say("Was", "What")}, rows)
}

func filePattern(k *model.Kind, lang string) string {
	if k.Single() {
		return "data/" + k.Name + ".toml"
	}
	return "data/" + k.Name + "/" + diag.M("<Kennung>", "<id>").In(lang) + ".toml"
}
