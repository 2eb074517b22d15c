//go:build unix

package main

import "syscall"

// letOthersRead makes that what is written from now on can be read by a web server, which is another user: whoever pushes or
// sets the server up may be used to files that nobody else may read. It goes for programs that are started as well.
func letOthersRead() {
	const readAndEnter = 0o055
	syscall.Umask(syscall.Umask(0o077) &^ readAndEnter)
}
