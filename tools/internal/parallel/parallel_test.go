package parallel

import (
	"strings"
	"sync/atomic"
	"testing"
)

func TestEachDoesEverythingOnce(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 2, 1000} {
		done := make([]int, n)
		Each(n, func(i int) { done[i]++ })
		for i, times := range done {
			if times != 1 {
				t.Errorf("%d of %d was done %d times", i, n, times)
			}
		}
	}
}

func TestEachHandsAPanicToItsCaller(t *testing.T) {
	t.Parallel()
	var done atomic.Int64
	defer func() {
		p, ok := recover().(*Panic)
		if !ok || p.Error() != "broken" || !strings.Contains(p.Stack, "parallel_test.go") {
			t.Errorf("recovered %v", p)
		}
		if done.Load() == 1_000_000 {
			t.Error("the work went on")
		}
	}()
	Each(1_000_000, func(i int) {
		if i == 3 {
			panic("broken")
		}
		done.Add(1)
	})
	t.Error("Each returned")
}
