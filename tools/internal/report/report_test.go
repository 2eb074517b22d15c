package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/diag"
)

var update = flag.Bool("update", false, "write the files in testdata anew")

func at(file string, line, column int) diag.Pos {
	return diag.Pos{File: file, Line: line, Column: column}
}

// sample has a fault with advice, a warning, a file as a whole, an unknown code and hostile text.
func sample() diag.List {
	var l diag.List
	l.Add(at("data/groups/sprache.toml", 3, 10), "ref-missing", diag.M("Gruppe %q gibt es nicht", "there is no group %q", "plenun"), diag.M("gemeint ist vielleicht %q", "did you mean %q?", "plenum"))
	l.Warn(at("data/meetings/märz: 50%.toml", 12, 1), "facts-old", diag.M("zuletzt vor mehr als 365 Tagen geprüft", "last checked more than 365 days ago"), diag.Message{})
	l.Add(diag.Pos{File: "data/topics/leer.toml"}, "file-empty", diag.M("die Datei ist leer", "the file is empty"), diag.Message{})
	l.Add(at("data/topics/x.toml", 1, 1), "odd", diag.Message{De: "<a>\n::error::100% \u202e", En: "<a>\n::error::100% \u202e"}, diag.Message{})
	return l
}

func run() Run {
	return Run{Version: "1.2.3", Language: "de", Folder: "my city", Meanings: map[string]diag.Message{
		"ref-missing": diag.M("ein Verweis nennt etwas, das es nicht gibt", "a reference names what does not exist"),
		"facts-old":   diag.M("Angaben sind lange nicht geprüft", "facts have not been checked for long"),
		"file-empty":  diag.M("die Datei ist leer", "the file is empty"),
	}}
}

func written(t *testing.T, r Run, form Form, found diag.List) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := r.Write(&b, form, found); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFormsAreAsTheyWere(t *testing.T) {
	t.Parallel()
	for _, form := range Forms {
		got, name := written(t, run(), form, sample()), filepath.Join("testdata", string(form))
		if *update {
			if err := os.WriteFile(name, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: got\n%s", form, got)
		}
	}
}

func TestFormsSpeakEnglishToo(t *testing.T) {
	t.Parallel()
	r := run()
	r.Language = "en"
	for _, form := range Forms {
		got := string(written(t, r, form, sample()[:1]))
		if !strings.Contains(got, "there is no group") || !strings.Contains(got, "Advice: did you mean") || strings.Contains(got, "Rat:") {
			t.Errorf("%s: got %s", form, got)
		}
	}
}

func TestFormsOfNoFindings(t *testing.T) {
	t.Parallel()
	for form, want := range map[Form]string{GitLab: "[]\n", GitHub: ""} {
		if got := string(written(t, run(), form, nil)); got != want {
			t.Errorf("%s: got %q", form, got)
		}
	}
	if got := string(written(t, run(), SARIF, nil)); !strings.Contains(got, `"rules": []`) || !strings.Contains(got, `"results": []`) {
		t.Errorf("sarif: lists that must be there are missing: %s", got)
	}
}

func TestUnknownFormIsAnError(t *testing.T) {
	t.Parallel()
	if err := run().Write(&bytes.Buffer{}, "xml", nil); err == nil {
		t.Error("no error")
	}
}

// GitLab takes a report only if each entry has these, and a severity of its own words; it joins entries of one fingerprint.
func TestGitLabHasWhatItsReportNeeds(t *testing.T) {
	t.Parallel()
	var entries []struct {
		Description, Fingerprint, Severity string
		CheckName                          string `json:"check_name"`
		Location                           struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	if err := json.Unmarshal(written(t, run(), GitLab, append(sample(), sample()...)), &entries); err != nil {
		t.Fatal(err)
	}
	prints := map[string]bool{}
	for _, e := range entries {
		prints[e.Fingerprint] = true
		if e.Description == "" || e.CheckName == "" || e.Fingerprint == "" || e.Location.Lines.Begin < 1 {
			t.Errorf("incomplete: %+v", e)
		}
		if !slices.Contains([]string{"info", "minor", "major", "critical", "blocker"}, e.Severity) {
			t.Errorf("severity %q", e.Severity)
		}
		if strings.HasPrefix(e.Location.Path, "./") || strings.HasPrefix(e.Location.Path, "/") {
			t.Errorf("path %q is not relative to the repository", e.Location.Path)
		}
	}
	if len(prints) != 8 {
		t.Errorf("%d fingerprints of 8 entries", len(prints))
	}
}

// What the schema of SARIF 2.1.0 demands, and GitHub's code scanning beside it.
func TestSARIFHasWhatItsSchemaNeeds(t *testing.T) {
	t.Parallel()
	var log sarifLog
	if err := json.Unmarshal(written(t, run(), SARIF, sample()), &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 || log.Runs[0].Tool.Driver.Name == "" || log.Runs[0].ColumnKind != "unicodeCodePoints" {
		t.Fatalf("head: %+v", log)
	}
	one := log.Runs[0]
	if !regexp.MustCompile(`^[a-z]{2}(-[A-Z]{2})?$`).MatchString(one.Language) {
		t.Errorf("language %q", one.Language)
	}
	for _, r := range one.Results {
		if one.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("%s: the index leads to %s", r.RuleID, one.Tool.Driver.Rules[r.RuleIndex].ID)
		}
		if !slices.Contains([]string{"none", "note", "warning", "error"}, r.Level) || r.Message.Text == "" || len(r.Locations) != 1 {
			t.Errorf("result %+v", r)
		}
		place := r.Locations[0].PhysicalLocation
		if place.Region.StartLine < 1 || strings.ContainsAny(place.ArtifactLocation.URI, " ä\\") || place.ArtifactLocation.URIBaseID == "" {
			t.Errorf("place %+v", place)
		}
	}
}

// A line break in a text would end the command, and what follows could be one of the text's own.
func TestGitHubHasOneCommandForEachFinding(t *testing.T) {
	t.Parallel()
	out := strings.TrimSuffix(string(written(t, run(), GitHub, sample())), "\n")
	form := regexp.MustCompile(`^::(error|warning) file=[^,:]+,line=[0-9]+(,col=[0-9]+)?,title=[^,:]+::[^\r\n]+$`)
	commands := strings.Split(out, "\n")
	if len(commands) != len(sample()) {
		t.Errorf("%d commands", len(commands))
	}
	for _, command := range commands {
		if !form.MatchString(command) {
			t.Errorf("no command: %q", command)
		}
	}
}

func TestFingerprintStays(t *testing.T) {
	t.Parallel()
	base := func() diag.List {
		var l diag.List
		l.Add(at("a.toml", 7, 3), "key-double", diag.M("%q steht schon in Zeile %d", "%q already stands on line %d", "name", 2), diag.Message{})
		l.Warn(at("a.toml", 9, 1), "easy-sentence", diag.M("der Satz hat %d Wörter", "the sentence has %d words", 21), diag.Message{})
		l.Warn(at("a.toml", 20, 1), "easy-sentence", diag.M("der Satz hat %d Wörter", "the sentence has %d words", 30), diag.Message{})
		return l
	}
	before := run().fingerprints(base())
	for name, edit := range map[string]func(*Run, diag.List){
		"in the next run":   func(*Run, diag.List) {},
		"when lines move":   func(_ *Run, l diag.List) { l[0].Pos.Line, l[1].Pos.Line, l[2].Pos.Line = 70, 90, 200 },
		"when columns move": func(_ *Run, l diag.List) { l[1].Pos.Column = 30 },
		"when the line that is named moves": func(_ *Run, l diag.List) {
			l[0].Message = diag.M("%q steht schon in Zeile %d", "%q already stands on line %d", "name", 21)
		},
		"when words are counted anew": func(_ *Run, l diag.List) {
			l[1].Message = diag.M("der Satz hat %d Wörter", "the sentence has %d words", 22)
		},
		"when the advice is another":             func(_ *Run, l diag.List) { l[0].Advice = diag.M("heute so", "so today") },
		"in another language":                    func(r *Run, _ diag.List) { r.Language = "en" },
		"with another version":                   func(r *Run, _ diag.List) { r.Version = "9.9.9" },
		"when a warning is judged as a fault":    func(_ *Run, l diag.List) { l[1].Severity = diag.Fault },
		"when the meaning of a code is reworded": func(r *Run, _ diag.List) { r.Meanings = nil },
	} {
		r, l := run(), base()
		edit(&r, l)
		if got := r.fingerprints(l); !slices.Equal(got, before) {
			t.Errorf("%s it is another: %v, not %v", name, got, before)
		}
	}
}

func TestFingerprintTellsFindingsApart(t *testing.T) {
	t.Parallel()
	one := diag.Diagnostic{Pos: at("a.toml", 1, 1), Code: "x", Message: diag.M("fehlt", "missing")}
	other := func(edit func(*diag.Diagnostic)) diag.Diagnostic {
		d := one
		edit(&d)
		return d
	}
	all := diag.List{one, one,
		other(func(d *diag.Diagnostic) { d.Pos.File = "b.toml" }),
		other(func(d *diag.Diagnostic) { d.Code = "y" }),
		other(func(d *diag.Diagnostic) { d.Message = diag.M("ist doppelt", "is double") }),
	}
	prints := run().fingerprints(all)
	slices.Sort(prints)
	if n := len(slices.Compact(prints)); n != len(all) {
		t.Errorf("%d fingerprints of %d findings", n, len(all))
	}
}

var errFull = errors.New("disk full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteGivesTheErrorOfTheWriter(t *testing.T) {
	t.Parallel()
	for _, form := range Forms {
		if err := run().Write(full{}, form, sample()); !errors.Is(err, errFull) {
			t.Errorf("%s: %v", form, err)
		}
	}
}
