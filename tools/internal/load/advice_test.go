package load

import (
	"strings"
	"testing"

	"offenesnetz/tools/internal/lang"
)

func TestAFolderThatIsNoKindsIsToldWhatIsMeant(t *testing.T) {
	t.Parallel()
	config := &lang.Config{Default: "de", Languages: []lang.Language{{Key: "de", Segments: map[string]string{"groups": "gruppen"}}}}
	for name, want := range map[string]string{"gruppen": "data/groups", "group": `"groups"`, "dies-und-das": "groups, "} {
		if got := meantKind(name, config).De; !strings.Contains(got, want) {
			t.Errorf("%s: advises %q, want %q", name, got, want)
		}
	}
}

// A slip in config.toml is told as one in a record is: with line, column and advice, in the reader's language.
func TestASlipInTheConfigurationIsToldInWords(t *testing.T) {
	t.Parallel()
	_, err := Config([]byte("baseURL = \"https://a.example/\"\ntitle = Netz\n"), "")
	said, ok := err.(ConfigError)
	if !ok || said.Message.De != "config.toml:2:9: hier steht ein Text ohne Anführungszeichen: Netz\n  Rat: so schreiben: \"…\"" || !strings.Contains(said.Message.En, "Advice: ") {
		t.Errorf("said %q", said.Message)
	}
}
