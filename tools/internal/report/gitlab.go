package report

import "offenesnetz/tools/internal/diag"

// issue is one entry of GitLab's code quality report.
type issue struct {
	Description string   `json:"description"`
	CheckName   string   `json:"check_name"`
	Fingerprint string   `json:"fingerprint"`
	Severity    string   `json:"severity"`
	Location    location `json:"location"`
}

type location struct {
	Path  string `json:"path"`
	Lines lines  `json:"lines"`
}

type lines struct {
	Begin int `json:"begin"`
}

func (r Run) gitlab(found diag.List) []issue {
	out := make([]issue, len(found))
	prints := r.fingerprints(found)
	for i, d := range found {
		severity := "blocker"
		if d.Severity == diag.Warning {
			severity = "minor"
		}
		out[i] = issue{r.text(d, " · "), d.Code, prints[i], severity, location{r.file(d), lines{line(d)}}}
	}
	return out
}
