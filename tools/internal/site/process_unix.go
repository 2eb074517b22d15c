//go:build unix

package site

import (
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"syscall"
)

// bind puts the child into a group of its own, which dies whole when the context is cancelled.
func bind(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	dieWithParent(cmd.SysProcAttr)
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}

// peak is the child's largest resident memory in bytes. Its own word comes first: on Linux the kernel's
// figure starts from the parent's memory, which exec doesn't reset.
func peak(stdout string, state *os.ProcessState) int64 {
	if m := last(peakLine, stdout); m != nil {
		n, _ := strconv.ParseInt(m[1], 10, 64)
		return n
	}
	if state == nil {
		return 0
	}
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return int64(usage.Maxrss)
	}
	return int64(usage.Maxrss) * 1024
}
