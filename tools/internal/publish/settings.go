package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// SettingsFile is the file in which the owner of a server says what it publishes.
const SettingsFile = "publish.toml"

// Settings are what it says.
type Settings struct {
	Branch     string   `toml:"branch"`
	BaseURL    string   `toml:"base_url"`
	PreviewURL string   `toml:"preview_url"`
	Keep       int      `toml:"keep"`
	Allow      []string `toml:"allow"`
	Lang       string   `toml:"lang"`
	Rewrite    string   `toml:"rewrite"`
	MaxFile    int64    `toml:"max_file_mb"`
	MaxTotal   int64    `toml:"max_total_mb"`
	MaxFiles   int      `toml:"max_files"`
}

const (
	allowTheme  = "theme"
	allowConfig = "config"
)

func (s Settings) allows(what string) bool { return slices.Contains(s.Allow, what) }

// defaults hold where the owner says nothing else.
var defaults = Settings{Branch: "main", Keep: 5, MaxFile: 50, MaxTotal: 1024, MaxFiles: 100_000}

const settingsText = `# What this server publishes. Only its owner writes here; nothing that is pushed can change it.
# Was dieser Server veröffentlicht. Hier schreibt nur, wem er gehört; ein Push kann nichts davon ändern.

# The branch that is published; others become previews.
branch = %q

# Address of the site. "" takes baseURL of the pushed config.toml.
base_url = %q

# Address below which previews are seen. "" takes the site's own with preview/ behind it.
preview_url = ""

# How many published sites stay for "netz publish rollback", at least 2.
keep = 5

# What else of a push takes effect. Each can read files of this server: allow it only if you trust all who push.
# "theme": layouts/, assets/, i18n/ and static/. "config": config.toml as Hugo's own configuration;
# where it has settings of its own, readers prove the site with "netz verify --rebuild --own-config" only.
allow = []

# Language of messages: "de", "en", or "" for that of the site.
lang = ""

# After "netz publish forget": the commit with which the rewritten history ends. It alone may take the place of what is public.
rewrite = ""

# What a push may hold. After a change of max_total_mb or branch: netz publish init, again.
max_file_mb = 50
max_total_mb = 1024
max_files = 100000
`

// ReadSettings reads the settings of a server. An error that its owner can mend is a *Refusal.
func ReadSettings(dir string) (Settings, error) {
	out := defaults
	src, err := os.ReadFile(filepath.Join(dir, SettingsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return out, refuse("in %q ist kein Server eingerichtet; `netz publish init` richtet einen ein", "there is no server in %q; `netz publish init` makes one", dir)
	}
	if err != nil {
		return out, err
	}
	return parseSettings(string(src))
}

func parseSettings(src string) (Settings, error) {
	out := defaults
	meta, err := toml.Decode(src, &out)
	if err != nil {
		return out, refuse("%s lässt sich nicht lesen: %v", "%s can't be read: %v", SettingsFile, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return out, refuse("%s: die Angabe %q gibt es nicht", "%s: there is no setting %q", SettingsFile, unknown[0].String())
	}
	return out, out.check()
}

func (s Settings) check() error {
	wrong := func(key, de, en string) error {
		return refuse("%[1]s: %[2]s muss %[3]s sein", "%[1]s: %[2]s must be %[4]s", SettingsFile, key, de, en)
	}
	for key, address := range map[string]string{"base_url": s.BaseURL, "preview_url": s.PreviewURL} {
		u, err := url.Parse(address)
		if address != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "") {
			return wrong(key, "eine Adresse wie https://netz.example/", "an address such as https://netz.example/")
		}
	}
	for _, what := range s.Allow {
		if what != allowTheme && what != allowConfig {
			return wrong("allow", `eine Liste aus "theme" und "config"`, `a list of "theme" and "config"`)
		}
	}
	switch {
	case s.Rewrite != "" && !commitForm.MatchString(s.Rewrite):
		return wrong("rewrite", "der volle Name eines Commits (`git rev-parse HEAD`)", "the full name of a commit (`git rev-parse HEAD`)")
	case !fitBranch(s.Branch):
		return wrong("branch", "der Name eines Zweigs", "the name of a branch")
	case s.Keep < 2:
		return wrong("keep", "mindestens 2", "at least 2")
	case s.Lang != "" && s.Lang != "de" && s.Lang != "en":
		return wrong("lang", `"de", "en" oder ""`, `"de", "en" or ""`)
	case s.MaxFile < 1 || s.MaxTotal < 1 || s.MaxFiles < 1 || s.MaxFile > 1<<20 || s.MaxTotal > 1<<20:
		return wrong("max_…", "eine Zahl ab 1", "a number from 1")
	}
	return nil
}

var commitForm = regexp.MustCompile(`^([0-9a-f]{40}|[0-9a-f]{64})$`)

// fitBranch keeps to the names that need no care anywhere; git itself allows more.
func fitBranch(name string) bool {
	fit := name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == ""
	return fit && !strings.HasPrefix(name, "-") && !strings.HasPrefix(name, ".") && !strings.Contains(name, "..") && !strings.HasSuffix(name, ".lock") && !strings.HasSuffix(name, ".")
}

// address ends an address in a slash.
func address(s string) string {
	if s == "" {
		return ""
	}
	return strings.TrimSuffix(s, "/") + "/"
}

func newSettings(branch, baseURL string) string { return fmt.Sprintf(settingsText, branch, baseURL) }
