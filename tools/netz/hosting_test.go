//go:build unix

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

const hosting = "../hosting"

// pipelines are the ready ones, by platform.
var pipelines = map[string]string{
	"GitLab":  "gitlab/.gitlab-ci.yml",
	"Forgejo": "forgejo/.forgejo/workflows/netz.yaml",
	"GitHub":  "github/.github/workflows/netz.yaml",
}

func hostingFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(hosting, name))
	must(t, err)
	return string(data)
}

// pipeline reads a pipeline. The library refuses a key that stands twice.
func pipeline(t *testing.T, name string) map[string]any {
	t.Helper()
	var out map[string]any
	if err := yaml.Unmarshal([]byte(hostingFile(t, name)), &out); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

// walk visits every value of a YAML document with the keys that lead to it, lists by their owner's key, in order.
func walk(v any, keys string, visit func(keys string, v any)) {
	visit(keys, v)
	switch v := v.(type) {
	case map[string]any:
		names := []string{}
		for name := range v {
			names = append(names, name)
		}
		slices.Sort(names) // the jobs: check before pages or publish
		for _, name := range names {
			walk(v[name], strings.TrimPrefix(keys+"."+name, "."), visit)
		}
	case []any:
		for _, item := range v {
			walk(item, keys, visit)
		}
	}
}

// scripts lists the shell lines of a pipeline.
func scripts(doc map[string]any) []string {
	var out []string
	walk(doc, "", func(keys string, v any) {
		text, ok := v.(string)
		key := keys[strings.LastIndex(keys, ".")+1:]
		if ok && slices.Contains([]string{"run", "script", "before_script"}, key) {
			out = append(out, strings.Split(strings.TrimSpace(text), "\n")...)
		}
	})
	return out
}

var (
	netzCall    = regexp.MustCompile(`(?:^|[\s/(])netz ((?:"[^"]*"|[^|>&;")])*)`)
	quotedWords = regexp.MustCompile(`"[^"]*"|\S+`)
)

// netzCalls finds the calls of netz in shell lines, as their words.
func netzCalls(lines []string) [][]string {
	var out [][]string
	for _, line := range lines {
		if strings.HasPrefix(strings.TrimSpace(line), "#") || !netzCall.MatchString(line) {
			continue
		}
		var words []string
		for _, word := range quotedWords.FindAllString(netzCall.FindStringSubmatch(line)[1], -1) {
			words = append(words, strings.Trim(word, `"`))
		}
		out = append(out, words)
	}
	return out
}

// mustBeACall demands that netz understands the words: verb, flags and what stands beside them.
func mustBeACall(t *testing.T, where string, words []string) {
	t.Helper()
	c := &command{env: func(string) string { return "" }}
	cmd, rest, err := c.root().Find(words)
	if err == nil {
		err = cmd.ParseFlags(rest)
	}
	if err == nil {
		err = cmd.ValidateArgs(cmd.Flags().Args())
	}
	if err == nil && cmd.Flags().Lookup("format") != nil {
		err = c.chooseFormat()
	}
	if err != nil || !cmd.Runnable() {
		t.Errorf("%s: netz %q is no call: %v", where, words, err)
	}
}

func TestPipelinesCallNetzAsItIs(t *testing.T) {
	t.Parallel()
	for name, file := range pipelines {
		calls := netzCalls(scripts(pipeline(t, file)))
		if len(calls) < 2 {
			t.Errorf("%s calls netz %d times", name, len(calls))
		}
		for _, words := range calls {
			mustBeACall(t, name, words)
		}
	}
}

func TestCallsThatNetzDoesNotKnowAreFound(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"netz chek", "netz check --nope", `netz build --source "$SITE" extra`, "x && netz check --format xml > y"} {
		calls := netzCalls([]string{line})
		if len(calls) != 1 {
			t.Fatalf("%q: %d calls", line, len(calls))
		}
		c := &command{env: func(string) string { return "" }}
		cmd, rest, err := c.root().Find(calls[0])
		if err == nil && cmd.ParseFlags(rest) == nil && cmd.ValidateArgs(cmd.Flags().Args()) == nil && c.chooseFormat() == nil {
			t.Errorf("%q passes for a call", line)
		}
	}
}

// A coordinator who moves to another platform gets the same site.
func TestPipelinesRunTheSameCommands(t *testing.T) {
	t.Parallel()
	format := regexp.MustCompile(` --format \S+| --quiet`)
	var first string
	for _, name := range []string{"GitLab", "Forgejo", "GitHub"} {
		var lines []string
		for _, line := range scripts(pipeline(t, pipelines[name])) {
			line, _, _ = strings.Cut(line, " > ")
			if line = format.ReplaceAllString(strings.TrimSpace(line), ""); regexp.MustCompile(`^(netz|go|tools/|due=)`).MatchString(line) && !slices.Contains(lines, line) {
				lines = append(lines, line)
			}
		}
		slices.Sort(lines)
		if all := strings.Join(lines, "\n"); first == "" {
			first = all
		} else if all != first {
			t.Errorf("%s runs\n%s\nnot\n%s", name, all, first)
		}
	}
}

// What every pipeline must have: the whole history, cached modules, a Go that fits, runs by the clock, annotations.
func TestPipelinesAreComplete(t *testing.T) {
	t.Parallel()
	mod, err := os.ReadFile("../../go.mod")
	must(t, err)
	goVersion := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(string(mod))[1]
	for name, want := range map[string][]string{
		"GitLab": {
			"variables.GIT_DEPTH=0", "default.image=golang:" + goVersion, "default.cache.key.files=go.sum", "default.cache.paths=.cache/",
			"pages.allow_failure.exit_codes=75", "check.artifacts.when=always", "check.artifacts.reports.codequality=gl-code-quality-report.json", "pages.artifacts.paths=public",
		},
		"Forgejo": {"on.schedule.cron=5 * * * *", "jobs.publish.steps.if=steps.due.outputs.build != 'no'", "jobs.publish.steps.with.fetch-depth=0", "jobs.publish.steps.with.go-version-file=go.mod", "jobs.publish.needs=check"},
		"GitHub": {
			"on.schedule.cron=5 * * * *", "jobs.build.steps.with.fetch-depth=0", "jobs.build.steps.with.go-version-file=go.mod", "jobs.build.needs=check",
			"jobs.build.outputs.build=${{ steps.due.outputs.build }}", "jobs.deploy.needs=build", "jobs.check.permissions.security-events=write", "jobs.deploy.permissions.id-token=write", "jobs.check.steps.with.sarif_file=netz.sarif",
		},
	} {
		var has []string
		walk(pipeline(t, pipelines[name]), "", func(keys string, v any) { has = append(has, fmt.Sprintf("%s=%v", keys, v)) })
		for _, line := range want {
			if !slices.Contains(has, line) {
				t.Errorf("%s has no %s", name, line)
			}
		}
	}
}

// Text of a record, a branch or a pull request must never become a piece of a shell script.
func TestPipelinesPutNoExpressionIntoAScript(t *testing.T) {
	t.Parallel()
	for name, file := range pipelines {
		for _, line := range scripts(pipeline(t, file)) {
			if strings.Contains(line, "${{") {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}

// before.sh tells a site that isn't there yet from one that can't be asked.
func TestBeforeFetchesTheAddressesOfThePublishedSite(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("curl"); err != nil {
		if os.Getenv("NETZ_REQUIRE_SERVERS") != "" {
			t.Fatal("curl is not installed")
		}
		t.Skip("curl is not installed")
	}
	answer := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(code)
			fmt.Fprint(w, r.URL.Path)
		}
	}
	for name, c := range map[string]struct {
		handler http.HandlerFunc
		fails   bool
		files   []string
	}{
		"a site":                   {answer(http.StatusOK), false, []string{"addresses.txt", "status.json"}},
		"no site yet":              {answer(http.StatusNotFound), false, nil},
		"a site behind a password": {answer(http.StatusUnauthorized), true, nil},
		"a moved site":             {http.RedirectHandler("/gone/x", http.StatusFound).ServeHTTP, true, nil},
		"a server without words":   {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, true, nil},
		"a site that has one of the files": {func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, ".txt") {
				http.NotFound(w, r)
			}
		}, false, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(c.handler)
			defer server.Close()
			dir := filepath.Join(t.TempDir(), "public")
			script := strings.ReplaceAll(hostingFile(t, "before.sh"), "--retry 3 ", "")
			out, err := exec.Command("sh", "-c", script, "before.sh", server.URL+"/base/", dir).CombinedOutput()
			if (err != nil) != c.fails {
				t.Fatalf("%v: %s", err, out)
			}
			if c.fails {
				return
			}
			var files []string
			list, _ := os.ReadDir(dir)
			for _, item := range list {
				files = append(files, item.Name())
			}
			if !slices.Equal(files, c.files) {
				t.Errorf("files %v", files)
			}
			if data, _ := os.ReadFile(filepath.Join(dir, "status.json")); len(c.files) > 0 && string(data) != "/base/status.json" {
				t.Errorf("asked for %s", data)
			}
		})
	}
}

func TestGuideToHostingNamesWhatIsThere(t *testing.T) {
	t.Parallel()
	guide := hostingFile(t, "README.md")
	copied := regexp.MustCompile(`tools/hosting/(\S+)`).FindAllStringSubmatch(guide, -1)
	if len(copied) < len(pipelines) {
		t.Errorf("only %d things to copy", len(copied))
	}
	for _, m := range copied {
		if _, err := os.Stat(filepath.Join(hosting, m[1])); err != nil {
			t.Error(err)
		}
	}
}

func TestUnitsCallWhatIsThere(t *testing.T) {
	t.Parallel()
	service, timer, guide := hostingFile(t, "server/netz.service"), hostingFile(t, "server/netz.timer"), hostingFile(t, "README.md")
	for _, line := range []string{"ExecStart=/usr/local/bin/netz-due /srv/netz", "ReadWritePaths=/srv/netz", "PrivateNetwork=true"} {
		if !strings.Contains(service, "\n"+line+"\n") {
			t.Errorf("netz.service has no %s", line)
		}
	}
	for _, line := range []string{"OnCalendar=*:0/5", "Persistent=true", "WantedBy=timers.target"} {
		if !strings.Contains(timer, "\n"+line+"\n") {
			t.Errorf("netz.timer has no %s", line)
		}
	}
	if !strings.Contains(guide, "tools/hosting/server/due.sh /usr/local/bin/netz-due") {
		t.Error("the guide does not put due.sh where the unit looks for it")
	}
	calls := netzCalls(strings.Split(hostingFile(t, "server/due.sh"), "\n"))
	if len(calls) != 2 {
		t.Errorf("due.sh calls netz %d times", len(calls))
	}
	for _, words := range calls {
		mustBeACall(t, "due.sh", words)
	}
}

// The units are as systemd wants them, and leave a build hardly anything but its folder.
func TestUnitsAreSoundAndConfined(t *testing.T) {
	t.Parallel()
	analyze, dir := program(t, "systemd-analyze"), t.TempDir()
	service := strings.Replace(hostingFile(t, "server/netz.service"), "/usr/local/bin/netz-due /srv/netz", "/bin/true", 1)
	must(t, os.WriteFile(filepath.Join(dir, "netz.service"), []byte(service), 0o644))
	must(t, os.WriteFile(filepath.Join(dir, "netz.timer"), []byte(hostingFile(t, "server/netz.timer")), 0o644))
	for _, args := range [][]string{
		{"verify", "./netz.service", "./netz.timer"},
		{"security", "--offline=yes", "--threshold=10", "--no-pager", "./netz.service"}, // 1.0 of 10
	} {
		cmd := exec.Command(analyze, args...)
		cmd.Dir = dir
		if said, err := cmd.CombinedOutput(); err != nil || args[0] == "verify" && len(said) > 0 {
			t.Errorf("systemd-analyze %s: %v\n%s", args[0], err, said)
		}
	}
}

// due.sh builds only where a build would change what readers see.
func TestDuePublishesWhatHasTurned(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		due    string
		fails  bool
		renews bool
	}{
		"something has turned":    {"echo 2026-03-14T10:00:00+01:00", false, true},
		"nothing has turned":      {"true", false, false},
		"the records have faults": {"exit 1", true, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "Netz, Süd")
			must(t, os.MkdirAll(filepath.Join(dir, "bin"), 0o755))
			fake := fmt.Sprintf("#!/bin/sh\ncase \"$*\" in\n\"publish due $SERVER --since $SERVER/site/current --quiet\") %s ;;\n\"publish renew $SERVER\") echo renewed ;;\n*) exit 9 ;;\nesac\n", c.due)
			must(t, os.WriteFile(filepath.Join(dir, "bin/netz"), []byte(fake), 0o755))
			cmd := exec.Command("sh", hosting+"/server/due.sh", dir)
			cmd.Env = []string{"PATH=" + filepath.Join(dir, "bin") + ":" + os.Getenv("PATH"), "SERVER=" + dir}
			out, err := cmd.CombinedOutput()
			if (err != nil) != c.fails || (string(out) == "renewed\n") != c.renews {
				t.Errorf("%v: %q", err, out)
			}
		})
	}
}
