//go:build unix && !linux

package site

import "syscall"

// dieWithParent is not to be had here: a Hugo left over by a killed netz ends with its build, in a folder of
// its own.
func dieWithParent(*syscall.SysProcAttr) {}
