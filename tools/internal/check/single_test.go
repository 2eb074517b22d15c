package check_test

import (
	"strings"
	"testing"
)

// A record that is the only one of its kind has no id that could be another one.
func TestTheOnlyRecordOfAKindHasNoFormerID(t *testing.T) {
	t.Parallel()
	files := readBase(t)
	files["data/glossary.toml"] = []byte("modified = 2026-11-01\nformer_ids = [\"netz\"]\n")
	if got := german(t, findings(t, files.write(t))); !strings.Contains(got, "data/glossary.toml:2:15: \"netz\" kann keine frühere Kennung sein [id-unfit]\n") {
		t.Errorf("findings:\n%s", got)
	}
}
