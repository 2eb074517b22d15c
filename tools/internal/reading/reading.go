// Package reading looks at texts as those see them who read them: whether easy German is easy, and whether a text from
// right to left comes out in the order it was meant in. It knows no records, and its findings are advice to an editor.
package reading

import "offenesnetz/tools/internal/diag"

// Finding is a place in a text that reads badly. Line and Column count from 1, Column in characters.
type Finding struct {
	Code         string
	Line, Column int
	Message      diag.Message
	Advice       diag.Message
}

// rule is what a linter demands. The words in question follow its message.
type rule struct {
	code            string
	message, advice diag.Message
}

// found makes the finding for words that start at a place.
func (r *rule) found(at place, words string) Finding {
	words = ": " + short(words)
	return Finding{r.code, at.line, at.column, diag.Message{De: r.message.De + words, En: r.message.En + words}, r.advice}
}

// short keeps a message on one line.
func short(words string) string {
	const most = 60
	if r := []rune(words); len(r) > most {
		return string(r[:most]) + "…"
	}
	return words
}
