package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/parallel"
)

func TestAPanicEndsWithOurExitCodeAndWithoutStackTrace(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	for name, run := range map[string]func(){
		"here":           func() { panic("zerbrochen") },
		"in spread work": func() { parallel.Each(10, func(int) { panic("zerbrochen") }) },
		"out of bounds":  func() { _ = []int{}[len(os.Getenv("NETZ_NOTHING"))] },
	} {
		var stderr bytes.Buffer
		c := &command{stderr: &stderr, now: time.Now, env: func(string) string { return "" }, ctx: context.Background()}
		cmd := &cobra.Command{RunE: func(*cobra.Command, []string) error { run(); return nil }}
		cmd.SetArgs([]string{})
		err := c.unbroken(cmd)
		if err == nil || c.ours(err) != exitOurs {
			t.Errorf("%s: %v", name, err)
		}
		said := stderr.String()
		if strings.Contains(said, "goroutine") || !strings.Contains(said, "bitte mit der Datei ") {
			t.Errorf("%s: %s", name, said)
		}
		_, rest, _ := strings.Cut(said, "mit der Datei ")
		file, _, _ := strings.Cut(rest, " melden")
		if kept, err := os.ReadFile(file); err != nil || !bytes.Contains(kept, []byte("panic_test.go")) {
			t.Errorf("%s: the file does not tell where: %v\n%s", name, err, kept)
		}
	}
}
