package check_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/check"
)

func TestCodesAreSortedAndExplainedInBothLanguages(t *testing.T) {
	t.Parallel()
	names := codeNames()
	if !slices.IsSorted(names) || len(slices.Compact(slices.Clone(names))) != len(names) {
		t.Errorf("not sorted, or double: %v", names)
	}
	for _, c := range check.Codes {
		if c.Meaning.De == "" || c.Meaning.En == "" {
			t.Errorf("%s lacks a meaning", c.Name)
		}
	}
}

func codeNames() []string {
	names := make([]string, len(check.Codes))
	for i, c := range check.Codes {
		names[i] = c.Name
	}
	return names
}

// reports finds the code in a line that reports something.
var reports = regexp.MustCompile(`(?:\.Add\(|\.Warn\(|problem\(|Problem\{|missing\{|rule\{|LinkScheme|LinkTarget|LinkFeigned|RawHTML|ImageInline|TextDeep).*?"([a-z]+-[a-z-]+)"`)

func TestEveryCodeThatIsReportedIsListed(t *testing.T) {
	t.Parallel()
	names := codeNames()
	for _, dir := range []string{".", "../load", "../model", "../record", "../text", "../reading", "../media"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no sources in %s: %v", dir, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range reports.FindAllStringSubmatch(string(src), -1) {
				if !slices.Contains(names, m[1]) {
					t.Errorf("%s reports %q, which is not in check.Codes", file, m[1])
				}
			}
		}
	}
}
