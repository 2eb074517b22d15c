// Package report writes findings in the forms that hosting platforms read, so that they show each at its line: SARIF
// 2.1.0, the code quality report of GitLab and the workflow commands of GitHub.
package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"

	"offenesnetz/tools/internal/diag"
)

// Form is the name of a form of report.
type Form string

// The forms there are.
const (
	SARIF  Form = "sarif"
	GitLab Form = "gitlab"
	GitHub Form = "github"
)

// Forms are all of them.
var Forms = []Form{SARIF, GitLab, GitHub}

// Run is what a report says beside its findings.
type Run struct {
	Version  string                  // of netz
	Language string                  // of the messages: "de" or "en"
	Folder   string                  // the site's, from the repository's own folder, with forward slashes; "" where they are one
	Meanings map[string]diag.Message // of the codes; a code without one stands for itself
}

// Write writes sorted findings in one form. The error is the writer's.
func (r Run) Write(w io.Writer, form Form, found diag.List) error {
	switch form {
	case SARIF:
		return encode(w, r.sarif(found))
	case GitLab:
		return encode(w, r.gitlab(found))
	case GitHub:
		return r.github(w, found)
	}
	return fmt.Errorf("no form of report: %q", form)
}

func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// file is the path of a finding from the repository's own folder.
func (r Run) file(d diag.Diagnostic) string { return path.Join(r.Folder, diag.Visible(d.Pos.File)) }

// line is where a platform shows a finding; one on the file as a whole stands at its beginning.
func line(d diag.Diagnostic) int { return max(d.Pos.Line, 1) }

// text is the sentence of a finding and, after the separator, its advice.
func (r Run) text(d diag.Diagnostic, separator string) string {
	out := diag.Visible(d.Message.In(r.Language))
	if advice := d.Advice.In(r.Language); advice != "" {
		out += separator + diag.AdviceLabel(r.Language) + ": " + diag.Visible(advice)
	}
	return out
}

var digits = regexp.MustCompile(`[0-9]+`)

// fingerprints names each finding by what stays when other lines of the file change: its file, code and sentence, less
// the numbers in it, which may count lines or words; equal ones are told apart by their order. No language, version
// or day is part of it, nor the place.
func (r Run) fingerprints(found diag.List) []string {
	seen := map[string]int{}
	out := make([]string, len(found))
	for i, d := range found {
		key := strings.Join([]string{r.file(d), d.Code, digits.ReplaceAllString(d.Message.De, "0")}, "\x00")
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		seen[key]++
		out[i] = hex.EncodeToString(sum[:16])
	}
	return out
}
