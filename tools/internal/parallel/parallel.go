// Package parallel does one thing many times on all processors. It knows nothing of what is done.
package parallel

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Panic is what a piece of work panicked with, and where. Each hands it to its caller, who can recover it; a panic
// that stays in a goroutine would end the program with a stack trace and another exit code than ours.
type Panic struct {
	Value any
	Stack string
}

func (p *Panic) Error() string { return fmt.Sprint(p.Value) }

// Each calls do for 0 … n-1 on all processors and returns when all are done. Should one panic, no new work begins,
// and Each panics with a *Panic when the rest has ended.
func Each(n int, do func(i int)) {
	var (
		next   atomic.Int64
		failed atomic.Pointer[Panic]
		wait   sync.WaitGroup
	)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			defer func() {
				if v := recover(); v != nil {
					failed.CompareAndSwap(nil, &Panic{v, string(debug.Stack())})
				}
			}()
			for i := int(next.Add(1)) - 1; i < n && failed.Load() == nil; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
	if p := failed.Load(); p != nil {
		panic(p)
	}
}
