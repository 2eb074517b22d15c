package translate

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var codeName = regexp.MustCompile(`"((?:po|xliff|translate|file)-[a-z]+)"`)

// The files of this package are read for the codes that they name.
func TestEveryCodeThatIsReportedIsExplained(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var used, explained []string
	for _, name := range files {
		if name == "codes.go" || strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range codeName.FindAllStringSubmatch(string(src), -1) {
			used = append(used, m[1])
		}
	}
	for _, c := range Codes {
		explained = append(explained, c.Name)
		if c.Meaning.De == "" || c.Meaning.En == "" {
			t.Errorf("%s is not explained in both languages", c.Name)
		}
	}
	slices.Sort(used)
	if used = slices.Compact(used); !slices.Equal(used, explained) {
		t.Errorf("reported are %v, explained %v", used, explained)
	}
}
