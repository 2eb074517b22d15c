package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the test binary the command itself when a story calls netz.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"netz": main})
}

// TestStories plays the calls in testdata/script against the real command. Messages are German: a story has no LANG.
func TestStories(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{Dir: "testdata/script"})
}
