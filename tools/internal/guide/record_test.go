package guide

import (
	"bytes"
	"flag"
	"image"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"

	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
)

var update = flag.Bool("update", false, "write the golden files anew")

const today = "2026-11-24"

func idOf(k *model.Kind) string {
	if k.Single() {
		return k.Name
	}
	return "probe"
}

// uncommented takes the # from every line that is TOML.
func uncommented(template string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(template, "\n") {
		switch {
		case strings.HasPrefix(line, "##"), line == "":
		case line == "#":
			b.WriteString("\n")
		default:
			b.WriteString(strings.TrimPrefix(line, "# ") + "\n")
		}
	}
	return b.String()
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

var config = &lang.Config{BaseURL: "https://netz.example/", Default: "de", Languages: []lang.Language{{Key: "de", Tag: "de"}, {Key: "en", Tag: "en"}}}

// records loads a folder as a site.
func records(t *testing.T, dir string) (*model.Records, diag.List) {
	t.Helper()
	source, err := load.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	all, found, err := load.Records(source, config)
	if err != nil {
		t.Fatal(err)
	}
	return all, found
}

func report(t *testing.T, found diag.List) {
	t.Helper()
	if len(found) > 0 {
		var b strings.Builder
		if err := found.WriteText(&b, "en"); err != nil {
			t.Fatal(err)
		}
		t.Error(b.String())
	}
}

func TestTemplatesLoadAsTheyAre(t *testing.T) {
	t.Parallel()
	for _, speech := range languages {
		dir := t.TempDir()
		for _, k := range model.Kinds {
			write(t, dir, Path(k, idOf(k)), Template(k, idOf(k), speech, today))
		}
		all, found := records(t, dir)
		report(t, found)
		if got, want := len(all.All())+len(all.Singles()), len(model.Kinds); got != want {
			t.Errorf("%d records, want %d", got, want)
		}
	}
}

func TestTemplatesWithoutCommentsLoadWithEveryField(t *testing.T) {
	t.Parallel()
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	for _, speech := range languages {
		dir := t.TempDir()
		for _, k := range model.Kinds {
			text := uncommented(Template(k, idOf(k), speech, today))
			write(t, dir, Path(k, idOf(k)), text)
			write(t, dir, filepath.Join("data", k.Name, idOf(k), "protokoll.pdf"), emptyPDF)
			write(t, dir, filepath.Join("data", k.Name, idOf(k), "gruppe.jpg"), photo.String())
			var plain map[string]any
			if _, err := toml.Decode(text, &plain); err != nil {
				t.Fatalf("%s: %v", k.Name, err)
			}
			everyKeyStands(t, k.Name, plain, k.New().Fields())
		}
		// A kind of one record has no folder for documents of its own.
		for _, k := range model.Kinds {
			if k.Single() {
				if err := os.RemoveAll(filepath.Join(dir, "data", k.Name)); err != nil {
					t.Fatal(err)
				}
			}
		}
		_, found := records(t, dir)
		var others diag.List
		for _, d := range found {
			if d.Code != "file-missing" || d.Pos.File != "data/network.toml" && d.Pos.File != "data/glossary.toml" {
				others = append(others, d)
			}
		}
		report(t, others)
	}
}

func everyKeyStands(t *testing.T, at string, plain map[string]any, fields *model.Fields) {
	t.Helper()
	for _, f := range fields.List {
		value, ok := plain[f.Name]
		if !ok {
			t.Errorf("%s: the template does not have %s", at, f.Name)
			continue
		}
		switch v := value.(type) {
		case []map[string]any:
			everyKeyStands(t, at+"."+f.Name, v[0], partFields(f))
		case map[string]any:
			if f.HasParts() {
				everyKeyStands(t, at+"."+f.Name, v, partFields(f))
			}
		}
	}
}

func TestTemplatesHaveOnlyWhatIsRequiredActive(t *testing.T) {
	t.Parallel()
	for _, k := range model.Kinds {
		var plain map[string]any
		if _, err := toml.Decode(Template(k, idOf(k), "de", today), &plain); err != nil {
			t.Fatalf("%s: %v", k.Name, err)
		}
		for _, f := range k.New().Fields().List {
			_, active := plain[f.Name]
			if want := f.Required || f.Name == "created"; active != want {
				t.Errorf("%s: %s active: %v, want %v", k.Name, f.Name, active, want)
			}
		}
		for _, key := range []string{"created", "modified"} {
			if day, ok := plain[key].(time.Time); !ok || day.Format(time.DateOnly) != today {
				t.Errorf("%s: %s is %v", k.Name, key, plain[key])
			}
		}
	}
}

func TestTemplateReadsLikeThis(t *testing.T) {
	t.Parallel()
	for _, speech := range languages {
		got := Template(model.KindOf("topics"), "wohnen", speech, today)
		golden := "testdata/topics." + speech + ".toml"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != strings.ReplaceAll(string(want), "\r\n", "\n") {
			t.Errorf("%s differs; `go test ./tools/internal/guide -update` writes it anew. Got:\n%s", golden, got)
		}
	}
}

// The examples of the reference are a small site without a fault.
func TestExamplesOfTheReferenceAreWithoutFault(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	examples, err := fs.Sub(files, "examples")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, examples); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "data/network.toml", Template(model.KindOf("network"), "network", "de", today)+"invented = true\n")
	write(t, dir, "data/groups/sprache.toml", Template(model.KindOf("groups"), "sprache", "de", today))
	write(t, dir, "data/topics/sprache.toml", Template(model.KindOf("topics"), "sprache", "de", today))
	write(t, dir, "data/questions/kursstarts.toml", Template(model.KindOf("questions"), "kursstarts", "de", today))
	write(t, dir, "data/meetings/2026-03-14-sprache/protokoll.pdf", emptyPDF)
	all, found := records(t, dir)
	report(t, append(found, check.All(all, config, time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC))...))
}

func TestNewRecordsGetTheirOwnIDAndFile(t *testing.T) {
	t.Parallel()
	groups, network := model.KindOf("groups"), model.KindOf("network")
	if got := Path(groups, "wohnen"); got != "data/groups/wohnen.toml" {
		t.Error(got)
	}
	if got := Path(network, "network"); got != "data/network.toml" {
		t.Error(got)
	}
	if text := Template(groups, "wohnen", "de", today); !strings.Contains(text, "\n# id = \"wohnen\"\n") {
		t.Error("the id of the template is not its own")
	}
}

// emptyPDF is a document with nothing in it.
const emptyPDF = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 2\n0000000000 65535 f\n0000000009 00000 n\ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n45\n%%EOF\n"
