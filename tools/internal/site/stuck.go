package site

import (
	"errors"
	"time"

	"offenesnetz/tools/internal/diag"
)

// Hugo 0.165 locks itself up when more than ten pages fail to render: the goroutine that collects the errors stops
// reading at the tenth, and the renderers wait for it for ever. Nothing has been printed by then. So we watch
// whether the child still works.

var errStuck = errors.New("hugo does nothing any more")

// stuckAfter is how long the child may sleep without any work before it counts as locked up.
const stuckAfter = 20 * time.Second

// idleTicks is what a Go program that does nothing uses in a second, in hundredths of a second, with some room:
// its runtime looks around now and then.
const idleTicks = 2

const stuckCode = "hugo-stuck"

// stuck is what we can say of a child that was locked up.
func stuck() diag.List {
	var list diag.List
	list.Add(diag.Pos{File: "hugo"}, stuckCode, diag.M("Hugo steht still und wurde beendet", "Hugo stood still and was stopped"),
		diag.M("das geschieht, wenn mehr als zehn Seiten scheitern: die zuletzt geänderten Vorlagen prüfen", "this happens when more than ten pages fail: check the templates changed last"))
	return list
}

// watchdog calls whenStuck once if the process has slept for as long as the patience without doing any work worth the name.
// The function it returns ends the watch.
func watchdog(pid int, patience time.Duration, whenStuck func()) (stop func()) {
	done := make(chan struct{})
	go func() {
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		var last int64
		idle := time.Duration(0)
		for {
			select {
			case <-done:
				return
			case <-tick.C:
			}
			used, asleep, known := work(pid)
			rests := known && asleep && used-last <= idleTicks
			if last = used; !rests {
				idle = 0
				continue
			}
			if idle += time.Second; idle >= patience {
				whenStuck()
				return
			}
		}
	}()
	return func() { close(done) }
}
