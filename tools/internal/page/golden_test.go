package page

import (
	"bytes"
	"encoding/json"
	goflag "flag"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/tree"
)

var update = goflag.Bool("update", false, "write the golden files anew")

// goldens names the content file behind each golden one: of each kind Musterstadt's fullest record, and a list.
var goldens = map[string]string{
	"groups":          "groups/sprache.de",
	"organizations":   "organizations/haus-fuer-alle.de",
	"persons":         "persons/p-2x9f.de",
	"meetings":        "meetings/2024-06-12-plenum.de",
	"events":          "events/2026-03-13-infoboerse.de",
	"questions":       "questions/kursstart.de",
	"projects":        "projects/vielfaltswochen.de",
	"recommendations": "recommendations/2024-kursstarts.de",
	"concepts":        "concepts/zusammenleben-2023.de",
	"measures":        "measures/kursplan.de",
	"indicators":      "indicators/einbuergerungen.de",
	"news":            "news/2026-03-13-infoboerse.de",
	"services":        "services/migrationsberatung.de",
	"topics":          "topics/teilhabe.de",
	"locations":       "locations/altes-kontor.de",
	"network":         "site/network.de",
	"glossary":        "site/glossary.de",
	"glossary.en":     "site/glossary.en",
	"rules":           "site/rules.de",
	"rules-2024":      "site/rules-2024.de",
	"minutes":         "site/minutes.de",
	"offices":         "site/offices.de",
	"tasks":           "site/tasks.de",
	"overview":        "site/overview.de",
	"home":            "_index.de",
	"year-2024":       "site/contents-2024.de",
	"year-2026":       "site/contents-2026.de",
	"list.en":         "lists/events.en",
	"translations.en": "site/translations.en",
	"waiting":         "lists/recommendations--waiting.de",
	"followup":        "lists/recommendations--figures.de",
	"translated.en":   "recommendations/2024-kursstarts.en",
}

func TestGoldens(t *testing.T) {
	t.Parallel()
	files, _ := open(t, musterstadt, noon).written(t)
	for name, page := range goldens {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := files.Get("content/" + page + ".md")
			if !ok {
				t.Fatalf("there is no content/%s.md", page)
			}
			var pretty bytes.Buffer
			if err := json.Indent(&pretty, unpacked(t, got), "", "\t"); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", "golden", name+".json")
			if *update {
				if err := os.WriteFile(file, pretty.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(pretty.Bytes(), want) {
				t.Errorf("%s has changed %s; if it should, run go test -update and read the difference", page, firstDifference(want, pretty.Bytes()))
			}
		})
	}
}

// firstDifference shows the first line that is not as it was.
func firstDifference(want, got []byte) string {
	w, g := bytes.Split(want, []byte("\n")), bytes.Split(got, []byte("\n"))
	for i := range min(len(w), len(g)) {
		if !bytes.Equal(w[i], g[i]) {
			return "from " + string(w[i]) + " to " + string(g[i])
		}
	}
	return "in its length"
}

func TestEveryKindHasAGoldenAndNoGoldenIsOrphaned(t *testing.T) {
	t.Parallel()
	if *update {
		t.Skip("the files are being written")
	}
	for _, k := range model.Kinds {
		if goldens[k.Name] == "" {
			t.Errorf("%s has no golden file", k.Name)
		}
	}
	entries, err := os.ReadDir(filepath.Join("testdata", "golden"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	for _, name := range names {
		if stem, ok := cutJSON(name); !ok || goldens[stem] == "" {
			t.Errorf("no test reads testdata/golden/%s", name)
		}
	}
	for name := range goldens {
		if !slices.Contains(names, name+".json") {
			t.Errorf("testdata/golden/%s.json is missing", name)
		}
	}
}

func cutJSON(name string) (stem string, ok bool) {
	ext := filepath.Ext(name)
	return name[:len(name)-len(ext)], ext == ".json"
}

// The same records, instant and version give the same bytes, on one processor and on four. It sets how many there are
// for the whole process, so it runs alone.
func TestSameInputSameBytes(t *testing.T) {
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	first, _ := open(t, musterstadt, noon).written(t)
	runtime.GOMAXPROCS(4)
	second, _ := open(t, musterstadt, noon).written(t)
	differ(t, first, second)
}

func differ(t *testing.T, a, b *tree.Tree) {
	t.Helper()
	if !slices.Equal(a.Paths(), b.Paths()) {
		t.Fatal("the second run makes other files")
	}
	for _, name := range a.Paths() {
		x, _ := a.Get(name)
		y, _ := b.Get(name)
		if !bytes.Equal(x, y) {
			t.Errorf("%s differs from run to run: %s", name, firstDifference(x, y))
		}
	}
}
