package history

import (
	"strings"
	"testing"

	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
)

// differ compares two versions of a record as they stand in files.
func differ(t *testing.T, kind, before, now string) string {
	t.Helper()
	a, ok := load.Version(kind, "x", []byte(before))
	b, readable := load.Version(kind, "x", []byte(now))
	if !ok || !readable {
		t.Fatalf("the case can't be read:\n%s\n%s", before, now)
	}
	return tell([]model.Change{{Kind: kind, ID: "x", What: model.Edited, Fields: compare(kind, a.Fields(), b.Fields())}})
}

func TestWhatIsToldOfAField(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ kind, before, now, want string }{
		"a day comes":                  {"groups", "x = 1", `since = "2019"`, "since:added(>2019)"},
		"a moment moves":               {"meetings", "start = 2026-03-11T17:00:00", "start = 2026-03-18T18:30:00", "start:edited(2026-03-11T17:00>2026-03-18T18:30)"},
		"an offset":                    {"meetings", "start = 2026-03-11", "start = 2026-03-11T17:00:00+01:00", "start:edited(2026-03-11>2026-03-11T17:00+01:00)"},
		"a choice changes":             {"measures", `status = "planned"`, `status = "running"`, "status:edited(planned>running)"},
		"a number goes":                {"meetings", "participants = 20", "", "participants:removed(20>)"},
		"a figure":                     {"meetings", "participants = 20", `participants = { value = 25, qualifier = "about" }`, "participants:edited(20>25 about)"},
		"yes and no":                   {"events", "free = true", "free = false", "free:edited(true>false)"},
		"a reference":                  {"measures", `concept = "a"`, `concept = "b"`, "concept:edited(concepts/a>concepts/b)"},
		"a list":                       {"events", `languages = ["de", "ar"]`, `languages = ["de", "uk"]`, "languages:edited(ar>uk)"},
		"the order of a list":          {"events", `languages = ["de", "ar"]`, `languages = ["ar", "de"]`, ""},
		"words are not told":           {"groups", `rhythm = "a"`, `rhythm = "b"`, "rhythm:edited"},
		"nor names":                    {"groups", `name = "a"`, `name = "b"`, "name:edited"},
		"nor addresses":                {"organizations", `website = "https://a.example"`, `website = "https://b.example"`, "website:edited"},
		"nor who is meant":             {"recommendations", "", `author_persons = ["p-1"]`, "author_persons:added@persons/p-1"},
		"a table":                      {"meetings", "[minutes]\nstate = \"missing\"", "[minutes]\nstate = \"published\"\npublished_on = 2026-03-20", "minutes.state:edited(missing>published) minutes.published_on:added(>2026-03-20)"},
		"a step comes":                 {"recommendations", "", "[[history]]\nid = \"a\"\ndate = 2026-03-01\nstep = \"answered\"", "history.step[]:added(>answered)"},
		"a value comes":                {"indicators", "", "[[value]]\nid = \"a\"\ndate = 2026-03-01\nvalue = 3", "value.date[]:added(>2026-03-01)"},
		"a part goes":                  {"recommendations", "[[history]]\nid = \"a\"\nstep = \"answered\"", "", "history[]:removed"},
		"parts change places":          {"concepts", "[[goal]]\nid = \"a\"\ntext = \"A\"\n[[goal]]\nid = \"b\"\ntext = \"B\"", "[[goal]]\nid = \"b\"\ntext = \"B\"\n[[goal]]\nid = \"a\"\ntext = \"A\"", ""},
		"a word in a part":             {"concepts", "[[goal]]\nid = \"a\"\ntext = \"A\"", "[[goal]]\nid = \"a\"\ntext = \"B\"", "goal:edited"},
		"word and day in a part":       {"groups", "[[history]]\nid = \"a\"\ndate = \"2019\"\ntext = \"A\"", "[[history]]\nid = \"a\"\ndate = \"2020\"\ntext = \"B\"", "history.date:edited(2019>2020) history:edited"},
		"a person takes part":          {"meetings", "", "[[participant]]\nid = \"a\"\nperson = \"p-1\"\nrole = \"Gast\"", "participant[]:added@persons/p-1"},
		"one person follows another":   {"meetings", "[[participant]]\nid = \"a\"\nperson = \"p-1\"", "[[participant]]\nid = \"a\"\nperson = \"p-2\"", "participant:edited@persons/p-1,persons/p-2"},
		"the office gets a holder":     {"network", "[office]\nphone = \"1\"", "[office]\nphone = \"1\"\nholder = \"p-1\"", "office:edited@persons/p-1"},
		"embargo and editing are mute": {"news", "publish_at = 2026-03-11T17:00:00\nlegal = true\nmodified = 2026-01-01", "publish_at = 2026-03-12T17:00:00\nmodified = 2026-01-02", ""},
		"of persons no contact":        {"persons", "email = \"a@b.example\"\nname = \"A\"\nbasis = \"office\"", "phone = \"+49 1\"\nname = \"B\"\nbasis = \"consent\"", ""},
		"of persons no day":            {"persons", "[[membership]]\nid = \"a\"\nrole = \"speaker\"\nstart = 2025-01-01", "[[membership]]\nid = \"a\"\nrole = \"chair\"\nstart = 2025-02-01\n[[membership]]\nid = \"b\"\nrole = \"chair\"", "membership:edited membership[]:added"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := strings.TrimSpace(strings.TrimPrefix(differ(t, c.kind, valid(c.before), valid(c.now)), c.kind+"/x edited"))
			if got != c.want {
				t.Errorf("told %q, want %q", got, c.want)
			}
		})
	}
}

// valid makes a file of what may be empty.
func valid(toml string) string {
	if toml == "" || toml == "x = 1" {
		return "created = 2026-01-01\n"
	}
	return toml + "\n"
}

func TestOnlyFilesOfRecordsCount(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]place{
		"s/data/groups/a-1.toml":    {"groups", "a-1", ""},
		"s/data/groups/a.ar.toml":   {"groups", "a", "ar"},
		"s/data/network.toml":       {"network", "network", ""},
		"s/data/network.ar.toml":    {"network", "network", "ar"},
		"data/groups/a.toml":        {},
		"s/data/a.toml":             {},
		"s/data/network/a.toml":     {},
		"s/data/groups/a/b.toml":    {},
		"s/data/groups/A.toml":      {},
		"s/data/groups/a.toml.orig": {},
		"s/data/groups/a..toml":     {},
		"s/data/things/a.toml":      {},
		"s/data/../data/network.md": {},
	} {
		got, ok := placeOf(path, "s/")
		if got != want || ok != (want.kind != "") {
			t.Errorf("%s is %v, %v", path, got, ok)
		}
	}
}
