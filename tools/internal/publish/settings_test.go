package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"offenesnetz/tools/internal/load"
)

func TestSettings(t *testing.T) {
	t.Parallel()
	for line, said := range map[string]string{
		``:                              "",
		`branch = "live"`:               "",
		`allow = ["theme", "config"]`:   "",
		`base_url = "https://a.de/x"`:   "",
		`keep = 1`:                      "mindestens 2",
		`branch = ""`:                   "Name eines Zweigs",
		`branch = "../main"`:            "Name eines Zweigs",
		`branch = "-x"`:                 "Name eines Zweigs",
		`branch = "a..b"`:               "Name eines Zweigs",
		`lang = "fr"`:                   "lang",
		`base_url = "netz.example"`:     "base_url",
		`preview_url = "javascript:x"`:  "preview_url",
		`allow = ["tools"]`:             "allow",
		`max_file_mb = 0`:               "max_",
		`max_total_mb = 99999999999999`: "max_",
		`rewrite = "abc"`:               "git rev-parse HEAD",
		`rewrite = "0123456789012345678901234567890123456789"`: "",
		`brunch = "main"`: `"brunch" gibt es nicht`,
		`keep = "viele"`:  "lässt sich nicht lesen",
	} {
		_, err := parseSettings(line)
		var r *Refusal
		switch {
		case said == "" && err != nil:
			t.Errorf("%s: %v", line, err)
		case said != "" && (!errors.As(err, &r) || !strings.Contains(r.Message.De, said)):
			t.Errorf("%s: %v, want %q", line, err, said)
		}
	}
}

func TestWrittenSettingsAreTheDefaults(t *testing.T) {
	t.Parallel()
	got, err := parseSettings(newSettings("live", "https://a.example/"))
	must(t, err)
	want := defaults
	want.Branch, want.BaseURL, want.Allow = "live", "https://a.example/", []string{}
	if got.Branch != want.Branch || got.BaseURL != want.BaseURL || got.Keep != want.Keep || len(got.Allow) > 0 || got.MaxFile != want.MaxFile || got.MaxTotal != want.MaxTotal || got.MaxFiles != want.MaxFiles || got.Lang != "" || got.PreviewURL != "" {
		t.Errorf("got %+v", got)
	}
}

func TestAMissingProgramIsToldInWords(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustPush("main")
	must(t, h.Init(context.Background(), filepath.Join(t.TempDir(), "it's gone"), "", ""))
	h.commit("data/number.txt", "2")
	h.mustRefuse([]string{"Auf dem Server fehlt das Programm netz.", "is missing on the server"}, "main")
	h.init()
	h.mustPush("main")
	h.mustShow("2 false")
}

func TestInitAgainKeepsSettingsSitesAndBranchesAndWritesTheHooks(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "keep = 5", "keep = 7")
	h.mustPush("main")
	hook := filepath.Join(h.repo(), "hooks/pre-receive")
	must(t, os.WriteFile(hook, []byte("#!/bin/sh\nexec /gone/netz\n"), 0o755))
	h.init()
	if h.Settings.Keep != 7 {
		t.Errorf("keep is %d", h.Settings.Keep)
	}
	h.mustShow("1 false")
	h.commit("data/number.txt", "2")
	h.mustPush("main")
	h.mustShow("2 false")
}

func TestInitRefusesAFolderOfOthers(t *testing.T) {
	t.Parallel()
	s := serverAt(t.TempDir())
	must(t, os.WriteFile(filepath.Join(s.Dir, "letter.txt"), nil, 0o644))
	var r *Refusal
	if err := s.Init(context.Background(), "/bin/netz", "", ""); !errors.As(err, &r) {
		t.Errorf("got %v", err)
	}
	if list, err := os.ReadDir(s.Dir); err != nil || len(list) != 1 {
		t.Errorf("%v, %v", list, err)
	}
}

func TestAnotherBranchCanBeTheOneThatIsPublished(t *testing.T) {
	t.Parallel()
	h := newHouse(t, `branch = "main"`, `branch = "live"`)
	h.mustPush("main")
	h.mustShow("")
	h.mustPush("main:live")
	h.mustShow("1 false")
}

func TestTemplatesTakeEffectOnlyWhereTheOwnerAllows(t *testing.T) {
	t.Parallel()
	for allow, unpacked := range map[string]bool{`allow = []`: false, `allow = ["theme"]`: true} {
		h := newHouse(t, `allow = []`, allow)
		h.mustPush("main")
		h.commit("layouts/home.html", "own", "static/x.txt", "own", "tools/main.go", "package main")
		screen := h.mustPush("main")
		if told := strings.Contains(screen, "(layouts, static) wirken hier nicht"); told == unpacked {
			t.Errorf("%s: the screen says %s", allow, screen)
		}
		job := h.job(workSite, "", nil)
		data, err := os.ReadFile(filepath.Join(h.work(workSite, themeFolder), "layouts/home.html"))
		if got := err == nil && string(data) == "own" && job.Theme != ""; got != unpacked {
			t.Errorf("%s: unpacked %v, theme %q", allow, got, job.Theme)
		}
	}
}

func TestTheOwnConfigurationIsTakenWhereTheOwnerAllows(t *testing.T) {
	t.Parallel()
	h := newHouse(t, `allow = []`, `allow = ["config"]`)
	own := configText + "[params]\nown = true\n"
	h.commit("config.toml", own)
	h.mustPush("main")
	if got, err := os.ReadFile(h.work(workSite, configFile)); err != nil || string(got) != own {
		t.Errorf("%s, %v", got, err)
	}
}

func TestOwnSettingsAreNamed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ src, want string }{
		"the same, in another order":      {"b = [\"x\"]\na = 1\n", ""},
		"other address, title, languages": {"a = 1\nb = [\"x\"]\nbaseURL = \"y\"\ntitle = \"z\"\n[languages.de]\nlabel = \"d\"\n", ""},
		"one more and another value":      {"a = 2\nb = [\"x\"]\n[params]\nx = 1\n", "a params"},
		"one less":                        {"a = 1\n", "b"},
	} {
		own, err := ownSettings([]byte(c.src), []byte("a = 1\nb = [\"x\"]\n"))
		if got := strings.Join(own, " "); err != nil || got != c.want {
			t.Errorf("%s: %q, %v, want %q", name, got, err, c.want)
		}
	}
}

// The house's own configuration loses nothing that its site is made of.
func TestHugosConfigurationSaysTheSameOfTheSite(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("../../../config.toml")
	must(t, err)
	want, err := load.Config(src, "")
	must(t, err)
	if found := judgeConfig(want); len(found) > 0 {
		t.Errorf("refused: %v", found)
	}
	made, err := hugoConfig(want)
	must(t, err)
	if own, err := ownSettings(src, made); err != nil || len(own) > 0 {
		t.Errorf("it has settings of its own: %v, %v", own, err)
	}
	out, err := hugoConfig(want)
	must(t, err)
	got, err := load.Config(out, "")
	must(t, err)
	if got.BaseURL != want.BaseURL || got.Default != want.Default || len(got.Languages) != len(want.Languages) {
		t.Fatalf("got %+v", got)
	}
	for i := range got.Languages {
		a, b := &got.Languages[i], &want.Languages[i]
		if a.Key != b.Key || a.Tag != b.Tag || a.Locale != b.Locale || a.Dir != b.Dir || a.Label != b.Label || a.Title != b.Title || a.Weight != b.Weight || len(a.Segments) != len(b.Segments) {
			t.Errorf("got %+v, want %+v", a, b)
		}
		for word, segment := range b.Segments {
			if a.Segments[word] != segment {
				t.Errorf("%s: %s is %q, want %q", a.Key, word, a.Segments[word], segment)
			}
		}
	}
}

func TestConfigurationsThatAreRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ old, fresh, said string }{
		"no TOML":                      {"[languages.de]", "[languages", "config.toml:3:"},
		"an address of another kind":   {"https://netz.example/", "file:///etc/", "keine Adresse"},
		"an address with a question":   {"netz.example/", "netz.example/?x=1", "baseURL"},
		"an address with a name":       {"https://", "https://a:b@", "baseURL"},
		"a language that is a path":    {"[languages.en]", `[languages."../../en"]`, "languages"},
		"a direction of its own":       {`title = "Net"`, `title = "Net"` + "\ndirection = 'up'", "direction"},
		"a locale that is none":        {`title = "Net"`, `title = "Net"` + "\nlocale = '{{ x }}'", "locale"},
		"a tag that is none":           {`title = "Net"`, `title = "Net"` + "\nparams.tag = '\"><script>'", "tag"},
		"a title with a line break":    {`title = "Net"`, `title = "Ne\nt"`, "languages.en"},
		"a word of addresses with a /": {`title = "Net"`, `title = "Net"` + "\nparams.segments.groups = '../x'", "segments.groups"},
		"no language of its own":       {`Language = "de"`, `Language = "fr"`, "languages.fr"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			h.mustPush("main")
			h.commit("config.toml", strings.Replace(configText, c.old, c.fresh, 1))
			h.mustRefuse([]string{"config.toml", c.said}, "main")
		})
	}
	h := newHouse(t)
	h.commit("config.toml", "", "README.md", "x")
	h.mustRefuse([]string{"es fehlt config.toml", "wieder anlegen"}, "main")
	h.commit("netz/config.toml", configText)
	h.mustRefuse([]string{"es fehlt config.toml", "ganz oben im Repository liegen, nicht in netz/"}, "main")
}
