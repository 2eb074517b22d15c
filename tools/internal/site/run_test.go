package site

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestRunBuildsTheSiteWhateverTheEnvironmentSays(t *testing.T) {
	t.Parallel()
	first := buildOf(t, nil)
	first.Env = append(first.Env, "HUGO_TITLE=Hacked", "HUGO_BASEURL=https://evil.example/", "TZ=Pacific/Auckland", "LANG=tr_TR.UTF-8", "GOMAXPROCS=1")
	result, list, err := Run(context.Background(), first)
	if err != nil || len(list) > 0 {
		t.Fatal(list, err)
	}
	if result.Duration <= 0 {
		t.Errorf("result %+v", result)
	}
	if runtime.GOOS == "linux" && (result.PeakMemory < 10<<20 || result.PeakMemory > 4<<30) {
		t.Errorf("peak memory of %d bytes", result.PeakMemory)
	}
	one := contents(t, first.Out)
	if got, want := one["index.html"], "Netz https://netz.example/ Wort 2026-01-15T12:00\n"; got != want {
		t.Errorf("home is %q, want %q", got, want)
	}
	second := buildOf(t, nil)
	if _, list, err := Run(context.Background(), second); err != nil || len(list) > 0 {
		t.Fatal(list, err)
	}
	if two := contents(t, second.Out); !maps.Equal(one, two) {
		t.Errorf("two runs differ:\n%q\n%q", one, two)
	}
	if _, err := os.Stat(filepath.Join(first.Source, ".hugo_build.lock")); err == nil {
		t.Error("Hugo left its lock behind")
	}
}

func TestEveryWordOfHugoIsAFault(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		changed map[string]string
		want    string // positions and codes
		says    string
	}{
		"missing word": {map[string]string{"i18n/en.toml": "other = 'x'\n"}, "hugo hugo-warning\n", "en|word"},
		"warning with the place of a dead link": {
			map[string]string{"content/a.de.md": "+++\n+++\n\n[x]({{< ref \"nowhere\" >}})\n", "config.toml": "refLinksErrorLevel = 'warning'\n" + tiny()["config.toml"], "layouts/page.html": "{{ .Content }}"},
			"content/a.de.md:4:5 hugo-warning\n", "nowhere"},
		"template that fails":       {map[string]string{"layouts/home.html": "\n\n  {{ .Nothing }}\n"}, "layouts/home.html:3:5 hugo-error\n", "Nothing"},
		"template that won't parse": {map[string]string{"layouts/home.html": "\n{{ if }}\n"}, "layouts/home.html:2:1 hugo-error\n", "missing value for if"},
		"errorf in a template":      {map[string]string{"layouts/page.html": "{{ errorf \"page %s is bad\" .Title }}"}, "hugo hugo-error\n", "page A is bad"},
		"config that won't parse":   {map[string]string{"config.toml": "title = \n"}, "config.toml:1:9 hugo-error\n", "unmarshal failed"},
		"two pages of one address": {map[string]string{"content/b.de.md": "+++\nurl = '/a/'\n+++\n"},
			"hugo hugo-warning\n", "Duplicate target paths"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := buildOf(t, c.changed)
			_, list, err := Run(context.Background(), b)
			if err != nil {
				t.Fatal(err)
			}
			if got := codes(list); got != c.want || list.Faults() != len(list) {
				t.Errorf("have %s want %s", got, c.want)
			}
			for _, d := range list {
				if !strings.Contains(d.Message.De, c.says) || strings.Contains(d.Message.De, b.Source) {
					t.Errorf("message: %s", d.Message.De)
				}
			}
		})
	}
}

// A device that is always full stands where Hugo writes a page, or copies a static file to.
func TestFullDiskIsAFaultAndLeavesTheSiteAlone(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full here")
	}
	for _, name := range []string{"index.html", "s.txt"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := buildOf(t, nil)
			out := filepath.Join(b.Source, "public")
			put(t, out, map[string]string{Marker: "{}", "index.html": "old"})
			staged, err := Stage(out)
			must(t, err)
			must(t, os.Symlink("/dev/full", filepath.Join(staged, name)))
			b.Out = staged
			_, list, err := Run(context.Background(), b)
			if err == nil && list.Faults() == 0 {
				t.Error("nobody noticed")
			}
			if err := Exchange(staged, out); err == nil {
				t.Error("a site without marker was published")
			}
			if got := contents(t, out); got["index.html"] != "old" || len(got) != 2 {
				t.Errorf("public holds %q", got)
			}
		})
	}
}

func TestCancelKillsHugoAndItsChildren(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("looks into /proc")
	}
	dir := t.TempDir()
	cause := errors.New("enough")
	ctx, cancel := context.WithCancelCause(context.Background())
	done := make(chan error)
	go func() {
		_, _, err := Run(ctx, shell(dir, "sleep 1000 & echo $! > pid; wait"))
		done <- err
	}()
	pid := awaitPid(t, filepath.Join(dir, "pid"))
	cancel(cause)
	if err := <-done; !errors.Is(err, cause) {
		t.Errorf("error %v", err)
	}
	awaitGone(t, pid)
	if _, _, err := Run(ctx, shell(dir, "echo started > late")); !errors.Is(err, cause) {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "late")); err == nil {
		t.Error("started after the cancel")
	}
}

func TestHugoDiesWithAKilledParent(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("only Linux can do that")
	}
	dir := t.TempDir()
	parent, _ := helper(t, "parent", dir)
	pid := awaitPid(t, filepath.Join(dir, "pid"))
	kill(parent)
	awaitGone(t, pid)
}

func TestRunTellsABreakdownFromAFault(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		script string
		faults int
		says   string // in the error; none wanted where empty
	}{
		"error with a word":        {"echo 'ERROR bad page' >&2; exit 1", 1, ""},
		"exit without a word":      {"exit 1", 0, "exit status 1"},
		"crash":                    {"echo 'panic: oh' >&2; exit 2", 0, "panic: oh"},
		"crash after a warning":    {"echo 'WARN a' >&2; exit 2", 1, "exit status 2"},
		"killed by somebody":       {"kill -9 $$", 0, "signal: killed"},
		"error line but exit good": {"echo 'ERROR bad page' >&2", 1, ""},
		"all good":                 {"echo fine", 0, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, list, err := Run(context.Background(), shell(t.TempDir(), c.script))
			if list.Faults() != c.faults {
				t.Errorf("faults: %v", list)
			}
			if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
				t.Errorf("error: %v", err)
			}
		})
	}
	if _, _, err := Run(context.Background(), Build{Exe: filepath.Join(t.TempDir(), "absent")}); err == nil {
		t.Error("an absent program is no error")
	}
}

func TestEnvironmentKeepsOnlyWhatAProcessNeeds(t *testing.T) {
	t.Parallel()
	got := environment([]string{"PATH=/bin", "HUGO_TITLE=x", "hugo_title=x", "HUGOxPARAMSxA=1", "GODEBUG=x=1", "GOMAXPROCS=9",
		"LC_TIME=tr_TR", "TZ=Asia/Tokyo", "LANG=ar", "HOME=/h", "TMPDIR=/t", "http_proxy=x", "SystemRoot=C", "broken"})
	want := []string{"PATH=/bin", "HOME=/h", "TMPDIR=/t", "SystemRoot=C", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TZ=UTC"}
	if !slices.Equal(got, want) {
		t.Errorf("have %q", got)
	}
}

func TestParseLog(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ text, want string }{
		"nothing":                  {"", ""},
		"noise before any entry":   {"Start building sites …\n", ""},
		"colours":                  {"\x1b[33mWARN\x1b[0m  deprecated: x\n", "hugo hugo-warning Hugo warnt: deprecated: x\n"},
		"several lines":            {"WARN Duplicate target paths:\n    /a/ (2)\nWARN b\n", "hugo hugo-warning Hugo warnt: Duplicate target paths: /a/ (2)\nhugo hugo-warning Hugo warnt: b\n"},
		"doubles":                  {"WARN b\nWARN b\n", "hugo hugo-warning Hugo warnt: b\n"},
		"innermost place":          {`ERROR render of "/s/content/a.md" failed: "/s/layouts/a.html:1:2": x: "/s/layouts/_partials/b.html:30:4": y`, "layouts/_partials/b.html:30:4 hugo-error"},
		"place outside the site":   {`ERROR "/theme/layouts/a.html:1:2": x`, "/theme/layouts/a.html:1:2 hugo-error"},
		"only the template's name": {"ERROR template: list.html:7: unexpected", "list.html:7:1 hugo-error"},
		"closing count":            {"ERROR a\nERROR error building site: logged 1 error(s)\n", "hugo hugo-error Hugo meldet: a\n"},
		"closing count alone":      {"ERROR error building site: logged 1 error(s)\n", "hugo hugo-error"},
		"word that only begins so": {"WARNING x\nERRORS y\n", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var b strings.Builder
			for _, d := range parseLog(c.text, "/s") {
				b.WriteString(d.Pos.String() + " " + d.Code + " " + d.Message.De + "\n")
			}
			if got := b.String(); !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
				t.Errorf("have %q", got)
			}
		})
	}
}

// Hugo would take a folder config/ for settings: the site would be another than the one that netz has read and checked.
func TestRunObeysNoSettingsButThoseOfTheConfigItIsGiven(t *testing.T) {
	t.Parallel()
	plain := buildOf(t, nil)
	b := buildOf(t, map[string]string{
		"config/_default/hugo.toml": "[[module.mounts]]\nsource = \"more\"\ntarget = \"static\"\n", "more/extra.txt": "not checked",
		"config/production/hugo.toml": "title = \"Other\"\n",
	})
	for _, b := range []Build{plain, b} {
		if _, list, err := Run(context.Background(), b); err != nil || len(list) > 0 {
			t.Fatal(list, err)
		}
	}
	if got, want := contents(t, b.Out), contents(t, plain.Out); !maps.Equal(got, want) {
		t.Errorf("built %v, not %v", got, want)
	}
}
