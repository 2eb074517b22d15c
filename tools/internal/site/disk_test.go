package site

import (
	"os"
	"path/filepath"
	"testing"

	"offenesnetz/tools/internal/diag"
)

func TestTheDiskIsToldApartFromTheSite(t *testing.T) {
	t.Parallel()
	b := Build{Out: t.TempDir(), CacheDir: filepath.Join(t.TempDir(), "absent")}
	said := func(code, text string) diag.List {
		return diag.List{{Code: code, Message: diag.M("x", "%s", text)}}
	}
	for name, c := range map[string]struct {
		found diag.List
		want  bool
	}{
		"nothing":                      {nil, false},
		"a template":                   {said("hugo-error", "Hugo says: can't evaluate field X"), false},
		"a full disk":                  {said("hugo-error", "Hugo says: write /x/index.html: no space left on device"), true},
		"a full quota":                 {said("hugo-error", "Hugo says: write /x/index.html: disk quota exceeded"), true},
		"locked up with room to write": {said(stuckCode, "Hugo stood still"), false},
	} {
		if got := b.diskFailed(c.found); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if list, err := os.ReadDir(b.Out); err != nil || len(list) > 0 {
		t.Errorf("the trial left %v, %v", list, err)
	}
	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o600))
	b.Out = filepath.Join(file, "below") // no folder can be there
	if !b.diskFailed(said(stuckCode, "Hugo stood still")) {
		t.Error("a folder that can't be written is not noticed")
	}
}
