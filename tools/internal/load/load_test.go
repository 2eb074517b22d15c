package load

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/media"
	"offenesnetz/tools/internal/model"
)

// valid is a small site without a fault.
var valid = map[string]string{
	"data/network.toml": `name = "Netz"
short_name = "Netz"
city = "Stadt"
time_zone = "Europe/Berlin"
id_authority = "netz.example"
id_since = 2026-01-01
modified = 2026-11-01
`,
	"data/groups/plenum.toml": `name = "Plenum"
classification = "plenary"
part_of_network = true
modified = 2026-11-01

[[history]]
id = "anfang"
date = "2005"
text = "Es beginnt."
`,
	"data/groups/plenum.en.toml": `name = { text = "Plenary", how = "human", by = "Amt", source_hash = "0123456789ab" }

[history.anfang]
text = { text = "It begins.", how = "machine" }
`,
	"content/about.de.md": "+++\ntitle = \"Über uns\"\nslug = \"ueber-uns\"\nhow = \"human\"\norder = 2\n+++\n\nText.\n",
	"content/help.de.md":  "+++\ntitle = \"Hilfe\"\nslug = \"hilfe\"\nhow = \"human\"\norder = 1\n+++\n",
	"content/help.en.md":  "+++\ntitle = \"Help\"\nslug = \"help\"\nhow = \"machine\"\n+++\nAsk.\n",
}

var languages = &lang.Config{BaseURL: "https://netz.example/", Default: "de", Languages: []lang.Language{
	{Key: "de", Tag: "de", Segments: map[string]string{"page": "seite"}}, {Key: "en", Tag: "en"}}}

// with gives the valid site with changes; an empty content leaves a file out.
func with(changes map[string]string) map[string]string {
	files := maps.Clone(valid)
	for name, content := range changes {
		if files[name] = content; content == "" {
			delete(files, name)
		}
	}
	return files
}

func open(t testing.TB, files map[string]string) *Source {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	source, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { source.Close() })
	return source
}

func load(t testing.TB, files map[string]string) (*model.Records, diag.List) {
	t.Helper()
	records, found, err := Records(open(t, files), languages)
	if err != nil {
		t.Fatal(err)
	}
	found.Sort()
	return records, found
}

func TestRecordsAreReadWithTheirPlaces(t *testing.T) {
	t.Parallel()
	records, found := load(t, valid)
	if len(found) > 0 {
		t.Fatalf("findings in a valid site: %v", found)
	}
	if records.Network.Title.S != "Netz" || records.Network.Key() != "network/network" || len(records.All()) != 1 {
		t.Errorf("network %+v, %d records", records.Network.Base, len(records.All()))
	}
	group, ok := model.Find[*model.Group](records, model.Ref{Kind: "groups", ID: "plenum"})
	if !ok {
		t.Fatal("the group is not there")
	}
	file := "data/groups/plenum.toml"
	if group.File != file || group.Title.Pos != (diag.Pos{File: file, Line: 1, Column: 8}) || group.Title.At.Column != 9 {
		t.Errorf("title stands at %v, %v", group.Title.Pos, group.Title.At)
	}
	if len(group.History) != 1 || group.History[0].Text.S != "Es beginnt." || !group.PartOf.Yes {
		t.Errorf("group %+v", group)
	}
}

func TestOverlaysBringTranslations(t *testing.T) {
	t.Parallel()
	records, _ := load(t, valid)
	group, _ := model.Find[*model.Group](records, model.Ref{Kind: "groups", ID: "plenum"})
	name := group.Title.Translations["en"]
	if name.S != "Plenary" || name.How != model.ByHuman || name.By != "Amt" || name.SourceHash != "0123456789ab" || name.At.Line != 1 {
		t.Errorf("name %+v", name)
	}
	if part := group.History[0].Text.Translations["en"]; part.S != "It begins." || part.How != model.ByMachine || part.Pos.Line != 4 {
		t.Errorf("part %+v", part)
	}
}

func TestTranslationIsOutdatedOnceItsOriginalChanged(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		translation string
		want        bool
	}{
		"hash of another text":         {`source_hash = "0123456789ab"`, true},
		"hash of the text as it is":    {`source_hash = "` + model.TextHash("Plenum") + `"`, false},
		"hash before a change of gaps": {`source_hash = "` + model.TextHash(" Plenum\n") + `"`, false},
		"no hash":                      {`by = "Amt"`, false},
	} {
		records, _ := load(t, with(map[string]string{
			"data/groups/plenum.en.toml": `name = { text = "Plenary", how = "human", ` + c.translation + " }\n"}))
		group, _ := model.Find[*model.Group](records, model.Ref{Kind: "groups", ID: "plenum"})
		if group.Title.Outdated("en") != c.want || group.Title.Outdated("fr") {
			t.Errorf("%s: outdated is %v", name, !c.want)
		}
	}
}

func TestHandwrittenPagesAreReadInTheirOrder(t *testing.T) {
	t.Parallel()
	records, _ := load(t, valid)
	if len(records.Prose) != 2 || records.Prose[0].ID != "help" || records.Prose[1].ID != "about" {
		t.Fatalf("pages %v", records.Prose)
	}
	about, help := records.Prose[1].In["de"], records.Prose[0].In["en"]
	if about.Title.S != "Über uns" || about.BodyLine != 7 || about.Body != "\nText.\n" || about.Slug.Pos.Line != 3 {
		t.Errorf("about %+v", about)
	}
	if help.How.S != model.ByMachine || help.Body != "Ask.\n" || help.BodyLine != 6 {
		t.Errorf("help %+v", help)
	}
}

func TestHandwrittenPageIsOutdatedOnceItsOriginalChanged(t *testing.T) {
	t.Parallel()
	current := `source_hash = "` + model.TextHash("Über uns Text.") + `"`
	for name, c := range map[string]struct {
		original, hash string
		want           model.State
	}{
		"hash of the page as it is":       {"\nText.\n", current, model.StateHuman},
		"another hash":                    {"\nText.\n", `source_hash = "0123456789ab"`, model.StateOutdated},
		"hash before a change of gaps":    {"\n\nText.\n\n", current, model.StateHuman},
		"hash before a change of a word":  {"\nDer Text.\n", current, model.StateOutdated},
		"no hash, of which `check` warns": {"\nText.\n", `by = "Amt"`, model.StateHuman},
	} {
		records, _ := load(t, with(map[string]string{
			"content/about.de.md": "+++\ntitle = \"Über uns\"\nslug = \"ueber-uns\"\nhow = \"human\"\norder = 2\n+++\n" + c.original,
			"content/about.en.md": "+++\ntitle = \"About\"\nslug = \"about\"\nhow = \"human\"\n" + c.hash + "\n+++\nThe text."}))
		if got := records.Prose[1].StateIn("en"); got != c.want {
			t.Errorf("%s: state %d, want %d", name, got, c.want)
		}
	}
}

const glossary = "title = \"Wörter\"\nmodified = 2026-11-01\n[[term]]\nid = \"rat\"\nword = \"Rat\"\nexplanation = \"Er entscheidet.\"\n"

const noHistory = "name = \"Plenum\"\nclassification = \"plenary\"\npart_of_network = true\nmodified = 2026-11-01\n"

// oneChange makes one change to the valid site each and names all findings. The cases of package check show each code once;
// these show what is found together and what is not.
var oneChange = map[string]struct {
	changes map[string]string
	want    []string
}{
	"an overlay of a record with a broken text is not blamed for it": {
		map[string]string{"data/groups/plenum.toml": strings.Replace(valid["data/groups/plenum.toml"], `"Plenum"`, "5", 1)},
		[]string{"data/groups/plenum.toml:1:8 value-type"}},
	"an overlay of a record that can't be read waits": {
		map[string]string{"data/groups/plenum.toml": "name = \n"},
		[]string{"data/groups/plenum.toml:1:8 toml-syntax"}},
	"a part that is missing is the overlay's fault": {
		map[string]string{"data/groups/plenum.toml": noHistory},
		[]string{"data/groups/plenum.en.toml:3:10 overlay-part"}},
	"each wrong value of a record is told": {
		map[string]string{"data/groups/plenum.toml": "name = 1\nclassification = \"verein\"\npart_of_network = 2\nmodified = 3\n", "data/groups/plenum.en.toml": ""},
		[]string{"data/groups/plenum.toml:1:8 value-type", "data/groups/plenum.toml:2:18 value-unknown",
			"data/groups/plenum.toml:3:19 value-type", "data/groups/plenum.toml:4:12 value-type"}},
	"a table where parts belong": {
		map[string]string{"data/groups/plenum.toml": strings.Replace(valid["data/groups/plenum.toml"], "[[history]]", "[history]", 1), "data/groups/plenum.en.toml": ""},
		[]string{"data/groups/plenum.toml:6:1 value-type"}},
	"values where parts belong": {
		map[string]string{"data/groups/plenum.toml": noHistory + "history = [\"a\"]\n", "data/groups/plenum.en.toml": ""},
		[]string{"data/groups/plenum.toml:5:11 value-type"}},
	"a word for a table": {
		map[string]string{"data/network.toml": valid["data/network.toml"] + "office = \"Amt\"\n"},
		[]string{"data/network.toml:8:10 value-type"}},
	"a key missing in a table": {
		map[string]string{"data/network.toml": valid["data/network.toml"] + "[licence]\nurl = \"https://a.example/\"\n"},
		[]string{"data/network.toml:8:1 key-missing"}},
	"a network in a folder": {
		map[string]string{"data/network/network.toml": valid["data/network.toml"]},
		[]string{"data/network kind-unknown"}},
	"a network in two languages": {
		map[string]string{"data/network.en.toml": "name = { text = \"Net\", how = \"human\" }\n"}, nil},
	"a folder with a name of another language": {
		map[string]string{"data/gruppen/x.toml": "name = \"X\"\n"}, []string{"data/gruppen kind-unknown"}},
	"a glossary with its translation": {
		map[string]string{"data/glossary.toml": glossary, "data/glossary.en.toml": "term.rat.word = { text = \"council\", how = \"human\" }\n"}, nil},
	"a glossary without words": {
		map[string]string{"data/glossary.toml": "title = \"Wörter\"\nmodified = 2026-11-01\n"}, []string{"data/glossary.toml:1:1 key-missing"}},
	"a translation of a word that is not there": {
		map[string]string{"data/glossary.toml": glossary, "data/glossary.en.toml": "term.amt.word = { text = \"office\", how = \"human\" }\n"},
		[]string{"data/glossary.en.toml:1:6 overlay-part"}},
	"a glossary in a folder": {
		map[string]string{"data/glossary/rat.toml": glossary}, []string{"data/glossary kind-unknown"}},
	"a file that only begins like a kind": {
		map[string]string{"data/glossary-2.toml": glossary}, []string{"data/glossary-2.toml file-name"}},
	"an overlay without its network": {
		map[string]string{"data/network.toml": "", "data/network.en.toml": "name = { text = \"Net\", how = \"human\" }\n"},
		[]string{"data/network.en.toml overlay-orphan", "data/network.toml network-missing"}},
	"a wrong how, and nothing else of that text": {
		map[string]string{"data/groups/plenum.en.toml": "name = { text = \"Plenary\", how = \"bot\" }\n"},
		[]string{"data/groups/plenum.en.toml:1:34 value-unknown"}},
	"a page without title": {
		map[string]string{"content/help.en.md": "+++\nslug = \"help\"\nhow = \"human\"\n+++\n"},
		[]string{"content/help.en.md:1:1 key-missing"}},
	"a page whose head is no TOML": {
		map[string]string{"content/help.en.md": "+++\ntitle = \"Help\nslug = \"help\"\n+++\n"},
		[]string{"content/help.en.md:2:9 toml-syntax"}},
	"a page that can't be read is not missing": {
		map[string]string{"content/help.de.md": "Hilfe\n"}, []string{"content/help.de.md:1:1 prose-front"}},
	"a page that Hugo would take for the folder's own": {
		map[string]string{"content/index.de.md": "+++\ntitle = \"A\"\nslug = \"a\"\nhow = \"human\"\n+++\n"},
		[]string{"content/index.de.md id-reserved"}},
	"a folder among the pages": {
		map[string]string{"content/bilder/a.jpg": "x"}, []string{"content/bilder file-name"}},
}

func TestOneChange(t *testing.T) {
	t.Parallel()
	for name, c := range oneChange {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, found := load(t, with(c.changes))
			var got []string
			for _, d := range found {
				got = append(got, d.Pos.String()+" "+d.Code)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("found %v\nwant  %v", got, c.want)
			}
		})
	}
}

func TestFilesThatAreRefusedAreKnown(t *testing.T) {
	t.Parallel()
	records, _ := load(t, with(map[string]string{"data/groups/broken.toml": "name =\n", "data/topics/seite.toml": "name = \"Seite\"\nmodified = 2026-01-01\n"}))
	for key, want := range map[string]bool{"groups/broken": true, "topics/seite": true, "groups/plenum": false, "groups/none": false} {
		if records.Refused[key] != want {
			t.Errorf("%s refused: %v", key, !want)
		}
	}
}

func TestFindingsDoNotDependOnTheOrderOfReading(t *testing.T) {
	t.Parallel()
	changes := map[string]string{}
	for _, id := range strings.Fields("a b c d e f g h i j k l") {
		changes["data/topics/"+id+".toml"] = "nam = \"x\"\n"
	}
	source := open(t, with(changes))
	_, first, err := Records(source, languages)
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		if _, again, _ := Records(source, languages); !slices.Equal(first, again) {
			t.Fatal("another order of findings")
		}
	}
}

func TestFolderWithoutRecordsIsAnError(t *testing.T) {
	t.Parallel()
	if _, _, err := Records(open(t, map[string]string{"config.toml": ""}), languages); err == nil {
		t.Error("no error without data/")
	}
	if _, err := Open(filepath.Join(t.TempDir(), "fehlt")); err == nil {
		t.Error("no error without a folder")
	}
}

func TestSiteMayHaveNoHandwrittenPages(t *testing.T) {
	t.Parallel()
	records, found := load(t, with(map[string]string{"content/about.de.md": "", "content/help.de.md": "", "content/help.en.md": ""}))
	if len(found) > 0 || len(records.Prose) > 0 {
		t.Errorf("found %v, pages %v", found, records.Prose)
	}
}

func TestSuggestID(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{
		"Büro Süd": "buero-sued", "Straße_1": "strasse-1", "--a--b--": "a-b", "مهرجان": "", "ok": "ok", strings.Repeat("ab-", 40): strings.TrimRight(strings.Repeat("ab-", 40)[:80], "-"),
	} {
		got := SuggestID(id)
		if got != want {
			t.Errorf("%q: %q, want %q", id, got, want)
		}
		if got != "" && !FitID(got) {
			t.Errorf("%q is no fit id", got)
		}
	}
}

func TestReservedWordsHoldOnlyForListsThatHaveThem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind, id string
		want     bool
	}{
		{"groups", "seite", true}, {"groups", "page", true}, {"topics", "index", true}, {"topics", "feed", true},
		{"services", "language", true}, {"topics", "language", false}, {"events", "this-week", true}, {"news", "this-week", false},
		{"groups", "sprache", false}, {"topics", "con", true}, {"topics", "com1", true}, {"topics", "con-1", false},
	} {
		if got := ReservedID(c.kind, c.id, languages); got != c.want {
			t.Errorf("%s/%s reserved: %v", c.kind, c.id, got)
		}
	}
}

func TestADocumentMustNotBeHuge(t *testing.T) {
	t.Parallel()
	for size, want := range map[int64]string{media.MaxBytes: "", media.MaxBytes + 1: "file-size"} {
		source := open(t, with(map[string]string{
			"data/groups/plenum.toml":     valid["data/groups/plenum.toml"] + "\n[[file]]\nid = \"band\"\ntitle = \"Mitschnitt\"\npath = \"band.mp3\"\n",
			"data/groups/plenum/band.mp3": "ID3",
		}))
		file, err := source.root.OpenFile("data/groups/plenum/band.mp3", os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(file.Truncate(size), file.Close()); err != nil { // a hole: nothing is written
			t.Fatal(err)
		}
		_, found, err := Records(source, languages)
		if err != nil {
			t.Fatal(err)
		}
		if want == "" && len(found) > 0 || want != "" && (len(found) != 1 || found[0].Code != want) {
			t.Errorf("%d bytes: found %v, want %q", size, found, want)
		}
	}
}
