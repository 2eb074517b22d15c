package main

import (
	"strings"
	"testing"
	"time"
)

func TestKeptPagesAreHeldAgainstAFullBuild(t *testing.T) {
	t.Parallel()
	if got := (reused{}).verdicts(); got != nil {
		t.Errorf("nothing was measured, but %v", got)
	}
	for seconds, met := range map[time.Duration]bool{9: true, 10: true, 11: false} {
		got := reused{pages: 24000, parts: []time.Duration{seconds * time.Second, time.Hour, time.Second}, full: []time.Duration{30 * time.Second}}.verdicts()
		if len(got) != 1 || got[0].met() != met || !strings.Contains(got[0].String(), "24000 pages, one record changed") {
			t.Errorf("%d to 30: %v", seconds, got)
		}
	}
}
