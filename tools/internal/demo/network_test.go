package demo

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

func TestEachKindHasRecordsInProportion(t *testing.T) {
	t.Parallel()
	for _, n := range []int{MinRecords, 41, 99, 200, 1000, 4321, 100_000} {
		c := share(n)
		sum := 0
		for _, kind := range model.Kinds {
			if kind.Single() {
				continue
			}
			if c[kind.Name] < 1 {
				t.Errorf("%d records: no %s", n, kind.Name)
			}
			sum += c[kind.Name]
		}
		if sum != n {
			t.Errorf("%d records: the shares make %d", n, sum)
		}
		if c["topics"] != 12 || c["groups"] > 20 || c["organizations"] > 120 {
			t.Errorf("%d records: %d topics, %d groups, %d organisations", n, c["topics"], c["groups"], c["organizations"])
		}
		if n >= 1000 && c["meetings"]+c["events"]+c["news"] < n/2 {
			t.Errorf("%d records: too few meetings, events and news", n)
		}
	}
}

func TestRecordsLieInTenYears(t *testing.T) {
	t.Parallel()
	records, _, _ := read(t, write(t, Options{Records: 400, Languages: 1, Seed: 4}))
	from, to := today.AddDate(-10, -1, 0), today.AddDate(0, 0, ahead)
	years, coming := map[int]bool{}, 0
	for _, r := range records.All() {
		day := derive.DateOf(r)
		if day.IsZero() {
			continue
		}
		years[day.Year()] = true
		if day.Last().Before(from) || day.First().After(to) {
			t.Errorf("%s: %v", r.Meta().Key(), day)
		}
		if day.First().After(today) {
			coming++
		}
	}
	if len(years) < 10 {
		t.Errorf("the records lie in %d years only", len(years))
	}
	if coming == 0 {
		t.Error("nothing is to come")
	}
}

func TestTextsAreAsLongAsRealOnes(t *testing.T) {
	t.Parallel()
	records, _, _ := read(t, write(t, Options{Records: 200, Languages: 1, Seed: 4}))
	sentence := regexp.MustCompile(`[.](\s|$)`)
	linked := 0
	for _, r := range records.All() {
		b := r.Meta()
		if n := len(sentence.FindAllString(b.Summary.S, -1)); n < 1 || n > 2 {
			t.Errorf("%s: a summary of %d sentences", b.Key(), n)
		}
		if n := len(strings.Split(b.Body.S, "\n\n")); n < 2 || n > 4 {
			t.Errorf("%s: a text of %d paragraphs", b.Key(), n)
		}
		if strings.Contains(b.Body.S, "](") {
			linked++
		}
		if len(b.Sources) == 0 {
			t.Errorf("%s has no source", b.Key())
		}
	}
	if linked < 150 {
		t.Errorf("only %d texts link to other records", linked)
	}
}

func TestOverlaysSayTheSameAndAreMarkedMachine(t *testing.T) {
	t.Parallel()
	records, config, _ := read(t, write(t, Options{Records: 120, Languages: 4, Seed: 4}))
	for i := range config.Languages[1:] {
		key := config.Languages[i+1].Key
		translated := 0
		for _, r := range records.All() {
			tr, ok := r.Meta().Body.Translations[key]
			if !ok {
				continue
			}
			translated++
			if tr.How != model.ByMachine || r.Meta().Body.Outdated(key) {
				t.Errorf("%s in %s: how %q, outdated %v", r.Meta().Key(), key, tr.How, r.Meta().Body.Outdated(key))
			}
			if strings.Count(tr.S, "](") != strings.Count(r.Meta().Body.S, "](") {
				t.Errorf("%s in %s: not the original's links", r.Meta().Key(), key)
			}
		}
		if translated < 80 || translated == len(records.All()) {
			t.Errorf("%s: %d of %d texts are translated; most should be, not all", key, translated, len(records.All()))
		}
	}
}

func TestWordsOfEachLanguageAreComplete(t *testing.T) {
	t.Parallel()
	all, err := readWords(MaxLanguages)
	if err != nil {
		t.Fatal(err)
	}
	german := all[0]
	for _, w := range all {
		if w.Label == "" || w.Title == "" || w.Unit == "" || !strings.HasPrefix(w.Locale, w.key[:2]) || (w.Direction == "rtl") != slices.Contains([]string{"ar", "fa"}, w.key) {
			t.Errorf("%s: label %q, locale %q, direction %q", w.key, w.Label, w.Locale, w.Direction)
		}
		if slots(w.More) != slots(german.More) {
			t.Errorf("%s: more has other slots", w.key)
		}
		if len(w.Topics) != len(topicIDs) || len(w.Notes) != noteFree+1 || len(w.Sentences) != sentenceInvented+1 {
			t.Fatalf("%s: %d topics, %d notes, %d sentences", w.key, len(w.Topics), len(w.Notes), len(w.Sentences))
		}
		for i, s := range w.Sentences {
			if slots(s) != slots(german.Sentences[i]) {
				t.Errorf("%s: sentence %d has other slots than the German one", w.key, i)
			}
		}
		for key := range german.Names {
			if w.Names[key] == "" {
				t.Errorf("%s: no name for %s", w.key, key)
			}
		}
		for _, p := range handWritten {
			if w.Pages[p.id] == "" {
				t.Errorf("%s: no title for the page %s", w.key, p.id)
			}
		}
	}
}

// slots lists the slots of a sentence in the order of the alphabet.
func slots(s string) string {
	found := regexp.MustCompile(`\{\w+\}`).FindAllString(s, -1)
	slices.Sort(found)
	return strings.Join(found, "")
}

// The parts of the configuration that make a site safe must not drift from those of the repository.
func TestConfigurationAgreesWithTheRepository(t *testing.T) {
	t.Parallel()
	var ours, theirs map[string]any
	src, err := os.ReadFile("../../../config.toml")
	if err != nil {
		t.Fatal(err)
	}
	if err := toml.Unmarshal(src, &theirs); err != nil {
		t.Fatal(err)
	}
	if err := toml.Unmarshal([]byte(baseConfig), &ours); err != nil {
		t.Fatal(err)
	}
	german := func(c map[string]any) any { return c["languages"].(map[string]any)["de"].(map[string]any)["params"] }
	if !reflect.DeepEqual(german(ours), german(theirs)) {
		t.Errorf("the words of German addresses differ:\n%v\n%v", german(ours), german(theirs))
	}
	for key := range theirs {
		if _, ok := ours[key]; !ok {
			t.Errorf("%s is missing", key)
		}
	}
	for key := range ours {
		if !slices.Contains([]string{"baseURL", "title", "languages"}, key) && !reflect.DeepEqual(ours[key], theirs[key]) {
			t.Errorf("%s differs:\n%v\n%v", key, ours[key], theirs[key])
		}
	}
}

func TestWorkingGroupStandsUnderItsTopic(t *testing.T) {
	t.Parallel()
	records, _, _ := read(t, write(t, Options{Records: 800, Languages: 1, Seed: 4}))
	n := 0
	for _, g := range model.Each[*model.Group](records) {
		if g.GroupKind.S != "working-group" {
			continue
		}
		n++
		topic, _ := model.Find[*model.Topic](records, g.Topics[0])
		if !strings.Contains(g.Title.S, topic.Title.S) {
			t.Errorf("%q stands under %q", g.Title.S, topic.Title.S)
		}
	}
	if n != 17 {
		t.Errorf("%d working groups", n)
	}
}

func TestPersonsIDsNeverMeet(t *testing.T) {
	t.Parallel()
	seen, names := map[string]bool{}, map[string]bool{}
	for i := range 150 {
		id := personID(i)
		if seen[id] || names[personName(i)] || len(id) != len("p-7k3f") {
			t.Errorf("person %d: %s, %s", i, id, personName(i))
		}
		seen[id], names[personName(i)] = true, true
	}
}
