package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestPublishingByPushIsHeldAgainstABuildByHand(t *testing.T) {
	t.Parallel()
	if got := (pushed{}).verdicts(); got != nil {
		t.Errorf("nothing was measured, but %v", got)
	}
	for ratio, met := range map[time.Duration]bool{12: true, 15: true, 16: false} {
		got := pushed{pushes: []time.Duration{ratio * time.Second, time.Hour, time.Second}, builds: []time.Duration{10 * time.Second}}.verdicts()
		if len(got) != 1 || got[0].met() != met || !strings.Contains(got[0].String(), "push to live") {
			t.Errorf("%d to 10: %v", ratio, got)
		}
	}
}

func TestAChangeIsInOneRecordAndStaysText(t *testing.T) {
	t.Parallel()
	site := t.TempDir()
	groups := filepath.Join(site, "data/groups")
	if err := changeRecord(site, 1); err == nil {
		t.Error("a site without records was changed")
	}
	if err := os.MkdirAll(groups, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"a.en.toml": `summary = "x"`, "b.toml": "name = \"B\"\n", "c.toml": "name = \"C\"\nsummary = \"Für alle.\"\nmodified = 2026-01-01\n"} {
		if err := os.WriteFile(filepath.Join(groups, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 3 {
		if err := changeRecord(site, n); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(filepath.Join(groups, "c.toml"))
	if want := "name = \"C\"\nsummary = \"Für alle.3\"\nmodified = 2026-01-01\n"; err != nil || string(got) != want {
		t.Errorf("got %q, %v", got, err)
	}
}
