package demo

import (
	"fmt"
	"strings"

	"offenesnetz/tools/internal/model"
)

// sheet is a record as it is being written: its TOML, and its texts for the overlays.
type sheet struct {
	w     *words // of the original
	b     strings.Builder
	table string // "agenda_item.bericht", as overlays name the part being written; "" for the record itself
	texts []translatable
}

type translatable struct {
	table, key string
	text       phrase
}

// line writes a key with a value that is TOML already.
func (s *sheet) line(key, value string) { fmt.Fprintf(&s.b, "%s = %s\n", key, value) }

func (s *sheet) word(key, value string) { s.line(key, quote(value)) }

func (s *sheet) number(key string, n int) { s.line(key, fmt.Sprint(n)) }

func (s *sheet) flag(key string, yes bool) { s.line(key, fmt.Sprint(yes)) }

// list writes an array of strings; an empty one is left out.
func (s *sheet) list(key string, values ...string) {
	if len(values) == 0 {
		return
	}
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = quote(v)
	}
	s.line(key, "["+strings.Join(quoted, ", ")+"]")
}

// text writes a text that overlays translate.
func (s *sheet) text(key string, p phrase) {
	s.line(key, quote(p(s.w)))
	s.texts = append(s.texts, translatable{s.table, key, p})
}

// fixed writes a text that reads the same in every language, such as the name of a house.
func (s *sheet) fixed(key, text string) { s.word(key, text) }

// part begins [[name]] with its id. The record's own keys must be written before.
func (s *sheet) part(name, id string) {
	fmt.Fprintf(&s.b, "\n[[%s]]\n", name)
	s.table = name + "." + id
	s.word("id", id)
}

// section begins [name].
func (s *sheet) section(name string) {
	fmt.Fprintf(&s.b, "\n[%s]\n", name)
	s.table = name
}

func (s *sheet) record() string { return "# Erfunden, von netz demo.\n" + s.b.String() }

// overlay says the texts in another language, each with the hash of its original.
func (s *sheet) overlay(w *words) string {
	var b strings.Builder
	b.WriteString("# Erfunden, von netz demo.\n")
	table := ""
	for _, t := range s.texts {
		if t.table != table {
			table = t.table
			fmt.Fprintf(&b, "\n[%s]\n", table)
		}
		fmt.Fprintf(&b, "%s = { text = %s, how = \"machine\", source_hash = %q }\n", t.key, quote(t.text(w)), model.TextHash(t.text(s.w)))
	}
	return b.String()
}

// quote writes a TOML string: on one line or, where the text has paragraphs, on several.
func quote(s string) string {
	s = strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s)
	if strings.Contains(s, "\n") {
		return `"""` + "\n" + s + "\n" + `"""`
	}
	return `"` + s + `"`
}
