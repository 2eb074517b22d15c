// Command netz turns the records of a civic network into a public site.
//
// It alone prints, exits, and reads the clock, the environment, flags and the network. Its voice: findings go to
// stderr, one line each, file:line:column first, advice below; steps go to stderr with counts and times; German,
// or English with --lang en; no stack traces, no jargon, no exclamation marks.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	_ "time/tzdata" // the network's zone must be known on every machine
)

// Exit codes.
const (
	exitGood   = 0
	exitFaults = 1 // faults in the records or the built site
	exitUsage  = 2 // wrong call
	exitOurs   = 3 // our own fault
)

func main() { os.Exit(run()) }

func run() int {
	// Reading and composing make much that lives until the end; collecting it less often halves the time. Hugo
	// keeps more and makes more garbage: there it would cost gigabytes.
	if len(os.Args) < 2 || os.Args[1] != hugoVerb {
		debug.SetGCPercent(400)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	c := &command{
		stdout: os.Stdout, stderr: os.Stderr,
		now: time.Now, env: os.Getenv, ctx: ctx,
	}
	return c.execute(os.Args[1:])
}
