// Package diag holds what the tool says about bad input: where, what, and what to do about it.
// It knows no rule; every package that finds a fault makes a Diagnostic and hands it up.
package diag

import (
	"fmt"
	"sort"
)

// Pos is a place in a file of the site. Line and Column count from 1; Column counts characters, not bytes.
// Line 0 means the file as a whole.
type Pos struct {
	File   string // relative to the site's folder, with forward slashes
	Line   int
	Column int
}

// String gives file:line:column, or the file alone where no line is known.
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Message is one sentence in the two languages the command speaks.
type Message struct{ De, En string }

// M makes a Message; both formats get the same arguments, in the same order.
func M(de, en string, args ...any) Message {
	if len(args) == 0 {
		return Message{de, en}
	}
	return Message{fmt.Sprintf(de, args...), fmt.Sprintf(en, args...)}
}

// In gives the sentence in the language asked for: English for "en", else German.
func (m Message) In(lang string) string {
	if lang == "en" {
		return m.En
	}
	return m.De
}

// Severity says whether a Diagnostic stops the build.
type Severity int

const (
	Fault   Severity = iota // the records can't be published like this
	Warning                 // worth a look; the build goes on
)

// Diagnostic is one finding. Code is a lasting name such as "ref-missing" (noun-fault).
type Diagnostic struct {
	Pos      Pos
	Severity Severity
	Code     string
	Message  Message
	Advice   Message // may be empty
}

// List collects diagnostics.
type List []Diagnostic

// Add appends one fault. advice may be the zero Message.
func (l *List) Add(pos Pos, code string, message, advice Message) {
	*l = append(*l, Diagnostic{Pos: pos, Code: code, Message: message, Advice: advice})
}

// Warn appends one warning.
func (l *List) Warn(pos Pos, code string, message, advice Message) {
	*l = append(*l, Diagnostic{Pos: pos, Severity: Warning, Code: code, Message: message, Advice: advice})
}

// Sort orders by file, line, column, code and text, and drops exact doubles.
func (l *List) Sort() {
	sort.SliceStable(*l, func(i, j int) bool { return less((*l)[i], (*l)[j]) })
	out := (*l)[:0]
	for i, d := range *l {
		if i > 0 && d == (*l)[i-1] {
			continue
		}
		out = append(out, d)
	}
	*l = out
}

func less(a, b Diagnostic) bool {
	switch {
	case a.Pos.File != b.Pos.File:
		return a.Pos.File < b.Pos.File
	case a.Pos.Line != b.Pos.Line:
		return a.Pos.Line < b.Pos.Line
	case a.Pos.Column != b.Pos.Column:
		return a.Pos.Column < b.Pos.Column
	case a.Code != b.Code:
		return a.Code < b.Code
	}
	return a.Message.De < b.Message.De
}

// Faults counts those that stop the build.
func (l List) Faults() int {
	n := 0
	for _, d := range l {
		if d.Severity == Fault {
			n++
		}
	}
	return n
}
