package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lasting"
	"offenesnetz/tools/internal/report"
	"offenesnetz/tools/internal/verify"
)

// formatFlag adds --format to a verb that has findings.
func (c *command) formatFlag(f *pflag.FlagSet, de bool) {
	f.StringVar(&c.format, "format", "text", pick(de,
		"Form der Meldungen: text, json (wie --json) oder für Plattformen auf der Standardausgabe: sarif, gitlab (Code Quality), github (Workflow-Befehle)",
		"form of findings: text, json (as --json) or, for platforms, on standard output: sarif, gitlab (code quality), github (workflow commands)"))
}

// chooseFormat judges --format. A form for platforms goes to standard output, beside the text for people.
func (c *command) chooseFormat() error {
	names := []string{"text", "json"}
	for _, f := range report.Forms {
		names = append(names, string(f))
	}
	switch {
	case !slices.Contains(names, c.format):
		bad, list := c.format, strings.Join(names, ", ")
		return wrongCall("--format kennt %[2]s, nicht %[1]q", "--format knows %[2]s, not %[1]q", bad, list)
	case c.format == "json":
		c.json = true
	case c.json && c.format != "text":
		return wrongCall("--json und --format %s gehen nicht zusammen", "--json and --format %s don't go together", c.format)
	}
	return nil
}

// reportForm prints findings for a platform, if the call asks for that.
func (c *command) reportForm(found diag.List) {
	form := report.Form(c.format)
	if !slices.Contains(report.Forms, form) {
		return
	}
	found.Sort()
	meanings := map[string]diag.Message{}
	for _, code := range check.Codes {
		meanings[code.Name] = code.Meaning
	}
	for _, code := range verify.Codes {
		meanings[code.Name] = code.Meaning
	}
	for _, code := range lasting.Codes {
		meanings[code.Name] = code.Meaning
	}
	run := report.Run{Version: version(), Language: c.speech(), Folder: c.folder(), Meanings: meanings}
	c.unsaid = run.Write(c.stdout, form, found)
}

// folder is the site's from where netz was called, which in a pipeline is the repository's own; "" for one outside.
func (c *command) folder() string {
	here, err := os.Getwd()
	if err != nil {
		return ""
	}
	there, err := filepath.Abs(c.source)
	if err != nil {
		return ""
	}
	rel, err := filepath.Rel(here, there)
	if err != nil || rel == "." || !filepath.IsLocal(rel) {
		return ""
	}
	return filepath.ToSlash(rel)
}
