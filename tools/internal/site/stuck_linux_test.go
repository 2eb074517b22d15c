package site

import (
	"os/exec"
	"testing"
	"time"
)

func TestWatchdogTellsAProcessThatSleepsFromOneThatWorks(t *testing.T) {
	t.Parallel()
	for script, want := range map[string]bool{"sleep 30": true, "while :; do :; done": false} {
		t.Run(script, func(t *testing.T) {
			t.Parallel()
			cmd := exec.CommandContext(t.Context(), "sh", "-c", script)
			bind(cmd)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			defer func() { _ = cmd.Cancel(); _ = cmd.Wait() }()
			stuck := make(chan struct{})
			stop := watchdog(cmd.Process.Pid, 2*time.Second, func() { close(stuck) })
			defer stop()
			select {
			case <-stuck:
				if !want {
					t.Error("a working process was called stuck")
				}
			case <-time.After(6 * time.Second):
				if want {
					t.Error("a sleeping process was not noticed")
				}
			}
		})
	}
}
