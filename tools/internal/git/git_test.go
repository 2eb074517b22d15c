package git

import (
	"os"
	"testing"
)

func TestTheEnvironmentOfGitIsCleaned(t *testing.T) {
	t.Parallel()
	got := environment([]string{"PATH=/bin", "HOME=/root", "GIT_DIR=/x", "GIT_EXTERNAL_DIFF=/x", "GIT_TRACE=1", "GIT_CONFIG_COUNT=1", "LD_PRELOAD=/x", "TMPDIR=/t"})
	for _, pair := range got {
		switch pair {
		case "PATH=/bin", "TMPDIR=/t", "LC_ALL=C", "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_SYSTEM=" + os.DevNull, "GIT_CONFIG_GLOBAL=" + os.DevNull,
			"GIT_ATTR_NOSYSTEM=1", "GIT_GRAFT_FILE=" + os.DevNull, "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0":
		default:
			t.Errorf("git gets %s", pair)
		}
	}
}
