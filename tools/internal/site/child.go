// Package site runs Hugo on the generated tree and exchanges the published folder for the new site.
package site

import (
	"fmt"
	"os"

	"github.com/gohugoio/hugo/commands"
	"github.com/gohugoio/hugo/common/herrors"
)

// peakMark begins the line in which the child tells its peak memory in bytes.
const peakMark = "netz-peak-memory "

// Child is Hugo itself, for a process that runs nothing else: a build leaves memory and globals behind and
// can't be cancelled, so Run starts one such process for each. It prints errors to stderr, one "ERROR" each,
// and returns the exit code, 0 or 1.
func Child(args []string) int {
	err := commands.Execute(args)
	if peak := peakOfSelf(); peak > 0 {
		fmt.Fprintf(os.Stdout, "%s%d\n", peakMark, peak)
	}
	if err == nil {
		return 0
	}
	for _, e := range herrors.Errors(err) {
		fmt.Fprintf(os.Stderr, "ERROR %s\n", e)
	}
	return 1
}
