// Package musterstadt_test holds the invented network Musterstadt to its promise: every field, every word of a fixed
// choice and every state is in it, so that whatever reads it meets all of them.
package musterstadt_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/record"
)

const (
	folder = "../testdata/musterstadt"
	asOf   = "2026-03-14T12:00:00+01:00"
)

// site is Musterstadt as the packages read it.
type site struct {
	config  *lang.Config
	records *model.Records
	facts   *derive.Facts
	found   diag.List
}

func open(t *testing.T) *site {
	t.Helper()
	source, err := load.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { source.Close() })
	src, err := source.ReadFile("config.toml")
	if err != nil {
		t.Fatal(err)
	}
	config, err := load.Config(src, "")
	if err != nil {
		t.Fatal(err)
	}
	records, found, err := load.Records(source, config)
	if err != nil {
		t.Fatal(err)
	}
	instant, err := time.Parse(time.RFC3339, asOf)
	if err != nil {
		t.Fatal(err)
	}
	zone, err := time.LoadLocation(records.Network.TimeZone.S)
	if err != nil {
		t.Fatal(err)
	}
	found = append(found, check.All(records, config, instant)...)
	return &site{config, records, derive.New(records, zone, instant), found}
}

// all lists the network, the glossary and every record.
func (s *site) all() []model.Record {
	return append(s.records.Singles(), s.records.All()...)
}

// table reads a file of data/ as written, without the model.
func table(t *testing.T, name string) *record.Table {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	out, found := record.Read(name, src)
	if len(found) > 0 {
		t.Fatalf("%s: %s", name, found[0].Message.En)
	}
	return out
}

func TestFindingsAreTheIntendedWarningsAlone(t *testing.T) {
	t.Parallel()
	intended := intendedWarnings(t)
	seen := map[string]bool{}
	for _, d := range open(t).found {
		row := d.Pos.File + " " + d.Code
		seen[row] = true
		if d.Severity == diag.Fault || !slices.Contains(intended, row) {
			t.Errorf("%s: %s [%s]; README.md does not list it", d.Pos, d.Message.En, d.Code)
		}
	}
	for _, row := range intended {
		if !seen[row] {
			t.Errorf("README.md lists a warning that is gone: %s", row)
		}
	}
}

// intendedWarnings reads the rows of README.md that name a file of data/ or content/.
func intendedWarnings(t *testing.T) []string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(folder, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for line := range strings.Lines(string(src)) {
		if cells := strings.Split(line, "|"); len(cells) == 5 && (strings.HasPrefix(cells[1], " data/") || strings.HasPrefix(cells[1], " content/")) {
			rows = append(rows, strings.TrimSpace(cells[1])+" "+strings.TrimSpace(cells[2]))
		}
	}
	return rows
}

func TestItIsMarkedAsInventedAndLiesBelowAPath(t *testing.T) {
	t.Parallel()
	s := open(t)
	if !s.records.Network.Invented.Yes {
		t.Error("the network is not marked as invented")
	}
	if got := s.config.BasePath(); got != "/netz/" {
		t.Errorf("the base path is %q", got)
	}
	for _, kind := range model.Kinds {
		if !kind.Single() && len(s.records.Of(kind.Name)) == 0 {
			t.Errorf("there is no record of %s", kind.Name)
		}
	}
}

func TestEveryRecordWasMadeBeforeTheAsOf(t *testing.T) {
	t.Parallel()
	s := open(t)
	for _, r := range s.all() {
		b := r.Meta()
		if b.Created.First().After(s.facts.Today.First()) || b.Modified.First().After(s.facts.Today.First()) {
			t.Errorf("%s was made or changed after the as-of", b.File)
		}
	}
}

// What must not be published is named so that a search in the built site finds it.
func TestWithheldRecordsCarryTheirWordAndNothingElseDoes(t *testing.T) {
	t.Parallel()
	s := open(t)
	words := map[string]string{derive.WithheldEmbargo: "Sperrfristwort", derive.WithheldDraft: "Entwurfswort", "": "Verborgene Person"}
	withheld := map[string][]string{}
	for _, w := range s.facts.Withheld() {
		if w.Scope != "" {
			continue
		}
		word, waits := words[w.Reason]
		if !waits {
			word = words[""]
		}
		withheld[word] = append(withheld[word], "data/"+w.Record.Meta().Key())
	}
	for _, word := range words {
		if len(withheld[word]) < 2 {
			t.Errorf("of records with %s there are %d: two at least, of different kinds or reasons", word, len(withheld[word]))
		}
		for _, name := range siteFiles(t) {
			src, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			hidden := slices.ContainsFunc(withheld[word], func(of string) bool {
				return strings.HasPrefix(name, of+".") || strings.HasPrefix(name, of+"/")
			})
			if hidden != strings.Contains(string(src), word) {
				t.Errorf("%s: withheld is %t, but %q says otherwise", name, hidden, word)
			}
		}
	}
}

// siteFiles lists what a site is made from.
func siteFiles(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, top := range []string{"data", "content"} {
		err := fs.WalkDir(os.DirFS(folder), top, func(name string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() && slices.Contains([]string{".toml", ".md", ".txt"}, path.Ext(name)) {
				names = append(names, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return names
}

func TestTheEmbargoCoversTitleSummaryAndText(t *testing.T) {
	t.Parallel()
	s := open(t)
	for _, key := range []string{"news/2026-03-16-sperrfrist", "recommendations/2026-sperrfrist-erklaerung"} {
		b := s.records.Get(model.RefOf(key)).Meta()
		for _, text := range []model.Text{b.Title, b.Summary, b.Body} {
			if !strings.Contains(text.S, "Sperrfristwort") || !strings.Contains(text.Translations["en"].S, "Sperrfristwort") {
				t.Errorf("%s: the word is missing in %q", key, text.S)
			}
		}
	}
}
