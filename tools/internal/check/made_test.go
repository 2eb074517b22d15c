package check_test

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// madeCase is a case that a text file can't hold: bytes that are no text, links, and files of great size.
type madeCase struct {
	name string
	bad  func(t *testing.T, dir string)
	want string
}

const group = "data/groups/plenum.toml"

// madeCases shows by code what testdata can't.
var madeCases = map[string][]madeCase{
	"file-empty": {
		{"no byte", bytesIn(group, ""), "data/groups/plenum.toml: die Datei ist leer [file-empty]\n  Rat: einen Datensatz eintragen oder die Datei löschen\n"},
		{"comments only", bytesIn(group, "# nur ein Kommentar\n"), "data/groups/plenum.toml: die Datei ist leer [file-empty]\n  Rat: einen Datensatz eintragen oder die Datei löschen\n"},
	},
	"file-encoding": {
		{"Latin 1", bytesIn(group, "name = \"B\xfcro\"\n"), "data/groups/plenum.toml:1:10: hier steht ein Byte (0xFC), das kein UTF-8 ist [file-encoding]\n  Rat: die Datei im Editor als UTF-8 speichern\n"},
		{"UTF-16", bytesIn(group, "\xff\xfen\x00=\x001\x00"), "data/groups/plenum.toml:1:1: hier steht ein Byte (0xFF), das kein UTF-8 ist [file-encoding]\n" +
			"  Rat: die Datei ist wohl UTF-16 (manchmal \"Unicode\" genannt): im Editor als UTF-8 speichern\n"},
	},
	"file-size": {
		{"more than a mebibyte", bytesIn(group, "# "+strings.Repeat("x", 1<<20)), "data/groups/plenum.toml: die Datei hat 1048577 Bytes, erlaubt sind 1048576 [file-size]\n" +
			"  Rat: Bilder und Dokumente als eigene Dateien ablegen, lange Sammlungen aufteilen\n"},
	},
	"file-unreadable": {
		{"a link out of the site", linkAt(group, "/etc/passwd"), unreadable},
		{"a link to a folder of the site", linkAt(group, "."), unreadable},
		{"a link to nowhere", linkAt(group, "fehlt.toml"), unreadable},
	},
	"toml-limit": {
		{"deep", bytesIn(group, "name = "+strings.Repeat("[", 17)+strings.Repeat("]", 17)+"\n"), "data/groups/plenum.toml:1:24: hier sind mehr als 16 Klammern ineinander geschachtelt [toml-limit]\n"},
		{"wide", bytesIn(group, "topics = ["+strings.Repeat("1,", 50_001)+"]\n"), "data/groups/plenum.toml:1:100011: die Listen der Datei haben mehr als 50000 Werte [toml-limit]\n"},
	},
	"title-long": {
		{"of a record", bytesIn("data/topics/bildung.toml", "name = \""+strings.Repeat("x", 501)+"\"\nmodified = 2026-11-01\n"), "data/topics/bildung.toml:1:8: der Name oder Titel hat 501 Zeichen, erlaubt sind 500 [title-long]\n" + shorten},
		{"of a hand-written page", bytesIn("content/lang.de.md", "+++\ntitle = \""+strings.Repeat("x", 201)+"\"\nslug = \"lang\"\nhow = \"human\"\n+++\n"), "content/lang.de.md:2:9: der Name oder Titel hat 201 Zeichen, erlaubt sind 200 [title-long]\n" + shorten},
	},
	"text-deep": {
		{"quotations in quotations", bytesIn("data/topics/bildung.toml", "name = \"Bildung\"\nmodified = 2026-11-01\ntext = \"\"\"\n"+strings.Repeat(">", 80)+" tief\n\"\"\"\n"),
			"data/topics/bildung.toml:4:1: der Text ist zu tief verschachtelt, oder ein Absatz hat zu viele Verweise und Hervorhebungen [text-deep]\n  Rat: Listen und Zitate flacher schreiben, lange Absätze teilen\n"},
	},
}

const shorten = "  Rat: kürzen; was ihn erklärt, gehört in die Zusammenfassung oder den Text\n"

const unreadable = "data/groups/plenum.toml: die Datei lässt sich nicht lesen [file-unreadable]\n" +
	"  Rat: verweist sie aus dem Ordner hinaus, oder fehlt das Leserecht?\n"

func bytesIn(name, content string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func linkAt(name, target string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, path); err != nil {
			t.Skip("this system makes no links:", err)
		}
	}
}

func TestMadeCases(t *testing.T) {
	t.Parallel()
	base := readBase(t)
	// The group is what the cases break; nothing else may refer to it, or there would be further findings.
	for name, data := range base {
		base[name] = []byte(strings.NewReplacer("parent = \"plenum\"\n", "", "(groups/plenum)", "(groups/ag-bildung)", `"plenum"`, `"ag-bildung"`).Replace(string(data)))
	}
	good := findings(t, base.write(t))
	for code, cases := range madeCases {
		for _, c := range cases {
			t.Run(code+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				dir := maps.Clone(base).write(t)
				c.bad(t, dir)
				holds(t, code, good, findings(t, dir), c.want)
			})
		}
	}
}

func TestByteOrderMarkAndCRLFAreAccepted(t *testing.T) {
	t.Parallel()
	files := readBase(t)
	for name, data := range files {
		if strings.HasPrefix(name, "data/") || strings.HasPrefix(name, "content/") {
			files[name] = []byte("\ufeff" + strings.ReplaceAll(string(data), "\n", "\r\n"))
		}
	}
	if got := german(t, findings(t, files.write(t))); got != "" {
		t.Errorf("findings:\n%s", got)
	}
}
