package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// WriteText prints the list for people, in lang ("de" or "en"): one line a finding, its advice below.
// Control characters that came in with hostile input are printed as escapes.
func (l List) WriteText(w io.Writer, lang string) error {
	warning := "Hinweis: "
	if lang == "en" {
		warning = "Warning: "
	}
	for _, d := range l {
		mark := ""
		if d.Severity == Warning {
			mark = warning
		}
		if _, err := fmt.Fprintf(w, "%s: %s%s [%s]\n", Visible(d.Pos.String()), mark, Visible(d.Message.In(lang)), d.Code); err != nil {
			return err
		}
		if a := d.Advice.In(lang); a != "" {
			if _, err := fmt.Fprintf(w, "  %s: %s\n", AdviceLabel(lang), Visible(a)); err != nil {
				return err
			}
		}
	}
	return nil
}

type jsonDiagnostic struct {
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Advice   string `json:"advice,omitempty"`
}

// WriteJSON prints the list for machines: one array of objects, never null.
func (l List) WriteJSON(w io.Writer, lang string) error {
	out := make([]jsonDiagnostic, 0, len(l))
	for _, d := range l {
		severity := "fault"
		if d.Severity == Warning {
			severity = "warning"
		}
		out = append(out, jsonDiagnostic{d.Pos.File, d.Pos.Line, d.Pos.Column, severity, d.Code, d.Message.In(lang), d.Advice.In(lang)})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// AdviceLabel is the word before an advice, in lang ("de" or "en").
func AdviceLabel(lang string) string {
	if lang == "en" {
		return "Advice"
	}
	return "Rat"
}

// Visible keeps a terminal safe and a line one line: control and bidi-format characters become \uXXXX.
func Visible(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			fmt.Fprintf(&b, "\\u%04X", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
