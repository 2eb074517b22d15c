//go:build !unix

package site

import (
	"os"
	"os/exec"
)

// bind has nothing to do here: cancelling kills the child, and Hugo starts no processes of its own.
func bind(*exec.Cmd) {}

func peak(string, *os.ProcessState) int64 { return 0 }
