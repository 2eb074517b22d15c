package main

import (
	"fmt"
	"os"
	"runtime/debug"

	"offenesnetz/tools/internal/diag"
)

// progress shows on a terminal that a long step is at work; the function it returns wipes it away.
func (c *command) progress(m diag.Message) (done func()) {
	f, ok := c.stderr.(*os.File)
	if !ok || c.quiet || c.json {
		return func() {}
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return func() {}
	}
	fmt.Fprint(f, m.In(c.speech())+" …")
	return func() { fmt.Fprint(f, "\r\033[K") }
}

// release is the version of the tool; it moves with CHANGELOG.md.
const release = "0.1.0"

func version() string { return release }

// hugoVersion is the version of Hugo that is built in.
func hugoVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "?"
	}
	for _, d := range info.Deps {
		if d.Path == "github.com/gohugoio/hugo" {
			return d.Version
		}
	}
	return "?"
}
