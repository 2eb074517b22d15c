package translate

import (
	"path"
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

func TestExportSaysWhatATranslatorNeeds(t *testing.T) {
	t.Parallel()
	s := made(t, `name = { text = "Language \"A\"", how = "reviewed", by = "Office", source_hash = "000000000000" }`)
	po := string(s.batch("en").PO())
	for what, want := range map[string]string{
		"the language":     "\"Language: en\\n\"\n",
		"plural forms":     "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n",
		"a stale one":      "# reviewed, by Office\n#. name of the group\n#. the original has changed since; which words of it is not known\n#: data/groups/sprache.toml:1\n#, fuzzy\nmsgctxt \"data/groups/sprache.toml#name\"\nmsgid \"Gruppe Sprache\"\nmsgstr \"Language \\\"A\\\"\"\n",
		"a part by its id": "msgctxt \"data/groups/sprache.toml#history.anfang.text\"\nmsgid \"Die Gruppe beginnt.\"\nmsgstr \"\"\n",
		"several lines":    "#. Markdown: keep the marks and the addresses of links\n#: data/groups/sprache.toml:6\nmsgctxt \"data/groups/sprache.toml#text\"\nmsgid \"\"\n\"Erster Absatz.\\n\"\n\"\\n\"\n\"Zweiter Absatz.\"\nmsgstr \"\"\n",
		"the network":      "msgctxt \"data/network.toml#name\"\n",
	} {
		if !strings.Contains(po, want) {
			t.Errorf("%s: no %q in\n%s", what, want, po)
		}
	}
}

func TestExportHintsAtTheTermsOfEachText(t *testing.T) {
	t.Parallel()
	s := made(t, "")
	write(t, s.dir, "data/glossary.toml", `title = "Wörter"
modified = 2026-11-01
[[term]]
id = "gruppe"
word = "Gruppe"
explanation = "Wer eine Gruppe bildet."
[[term]]
id = "absatz"
word = "Absatz"
explanation = "Ein Stück Text."
[[term]]
id = "jahr"
word = "Jahr"
explanation = "365 Tage."
`)
	write(t, s.dir, "data/glossary.uk.toml", `term.gruppe.word = { text = "група", how = "human" }
term.absatz.word = { text = "абзац", how = "human" }
`)
	s = open(t, s.dir)
	po := string(s.batch("uk").PO())
	for what, want := range map[string]string{
		"one term":         "#. glossary: Gruppe = група\n#: data/groups/sprache.toml:1\nmsgctxt \"data/groups/sprache.toml#name\"\n",
		"each term once":   "#. Markdown: keep the marks and the addresses of links\n#. glossary: Absatz = абзац\n#: data/groups/sprache.toml:6\n",
		"an explanation":   "#. glossary: Gruppe = група\n#: data/glossary.toml:6\n",
		"a term, for work": "one or two plain sentences\n#: data/glossary.toml:10\nmsgctxt \"data/glossary.toml#term.absatz.explanation\"\n",
	} {
		if !strings.Contains(po, want) {
			t.Errorf("%s: no %q in\n%s", what, want, po)
		}
	}
	if n := strings.Count(po, "#. glossary: "); n != 5 {
		t.Errorf("%d hints; no term hints at itself, and none without a translation is one:\n%s", n, po)
	}
	if xlf := string(s.batch("uk").XLIFF()); strings.Count(xlf, ">glossary: ") != 5 || !strings.Contains(xlf, ">glossary: Gruppe = група</note>") {
		t.Errorf("XLIFF has other hints:\n%s", xlf)
	}
	if en := string(s.batch("en").PO()); strings.Contains(en, "#. glossary: ") {
		t.Errorf("a language without the terms has hints:\n%s", en)
	}
}

// Our own readers understand the head and every entry of what we write, in each language that has rules of its own.
func TestExportReadsBack(t *testing.T) {
	t.Parallel()
	s := musterstadt(t)
	for _, lang := range []string{"en", "uk", "ar", "de-simple"} {
		batch := s.batch(lang)
		batch.Project = "A \"B\"\nC"
		for format, read := range map[string]func() (*returned, diag.List){
			"PO":    func() (*returned, diag.List) { return readPO("x.po", batch.PO()) },
			"XLIFF": func() (*returned, diag.List) { return readXLIFF("x.xlf", batch.XLIFF()) },
		} {
			back, found := read()
			if len(found) > 0 || len(back.units) != len(s.texts) || back.language != lang {
				t.Fatalf("%s, %s: %+v, %v", format, lang, back, found)
			}
			for i, text := range s.texts {
				tr := text.Translations[lang]
				u := back.units[i]
				if u.context != text.Context() || u.original != text.S || u.text != tr.S || u.fuzzy != tr.Stale {
					t.Errorf("%s: %+v is not %s", format, u, text.Context())
				}
			}
		}
	}
}

func TestExportAsPOSaysWhichFileItIs(t *testing.T) {
	t.Parallel()
	batch := made(t, "").batch("uk")
	batch.Project = "A \"B\"\nC"
	messages, _ := messagesOf("x.po", batch.PO())
	if header, _ := headerOf("x.po", messages); header["project-id-version"] != `A "B" C` || !strings.HasPrefix(header["plural-forms"], "nplurals=3;") {
		t.Errorf("%v", header)
	}
}

func TestCountsTellTheStates(t *testing.T) {
	t.Parallel()
	s := made(t, `
name = { text = "A", how = "reviewed", source_hash = "000000000000" }
summary = { text = "B", how = "machine" }
rhythm = { text = "C", how = "reviewed" }
text = { text = "D", how = "human" }
`)
	got := Counts(s.texts, "en")
	if len(got) != 2 || got[0].Kind != "network" || got[1].Kind != "groups" {
		t.Fatalf("%+v", got)
	}
	if want := [model.States]int{model.StateMissing: 3, model.StateOutdated: 1, model.StateMachine: 1, model.StateReviewed: 1, model.StateHuman: 1}; got[1].In != want || got[1].Total() != 7 {
		t.Errorf("%v, want %v", got[1].In, want)
	}
}

func TestQueueStartsWithWhatReadersNeedFirst(t *testing.T) {
	t.Parallel()
	s := made(t, `
name = { text = "A", how = "human" }
summary = { text = "B", how = "machine" }
rhythm = { text = "C", how = "human" }
text = { text = "D", how = "human" }
[history]
anfang = { text = { text = "E", how = "human" } }
ende = { text = { text = "F", how = "human" } }
[uncertain.jahr]
note = { text = "G", how = "human" }
`)
	const tail = "modified = 2026-11-01\n"
	write(t, s.dir, "data/events/fest.toml", "title = \"Fest\"\nclassification = \"info-fair\"\nstart = 2026-12-01\nstatus = \"planned\"\n"+tail)
	write(t, s.dir, "data/events/alt.toml", "title = \"Alt\"\nclassification = \"info-fair\"\nstart = 2025-12-01\nstatus = \"held\"\n"+tail)
	write(t, s.dir, "data/news/neu.toml", "title = \"Neu\"\nclassification = \"news\"\ndate = 2026-11-01\ntopics = [\"b\"]\n"+tail)
	write(t, s.dir, "data/news/alt.toml", "title = \"Alt\"\nclassification = \"news\"\ndate = 2025-11-01\ntopics = [\"b\"]\n"+tail)
	write(t, s.dir, "data/topics/a.toml", "name = \"A\"\nsummary = \"Es geht um A.\"\n"+tail)
	write(t, s.dir, "data/topics/b.toml", "name = \"B\"\nsummary = \"Es geht um B.\"\n"+tail)
	write(t, s.dir, "data/topics/c.toml", "name = \"C\"\n"+tail)
	s = open(t, s.dir)
	zone := berlin(t)
	facts := derive.New(s.records, zone, time.Date(2026, 11, 24, 12, 0, 0, 0, zone))
	var got []string
	for _, w := range Queue(s.texts, "en", facts) {
		got = append(got, w.File)
	}
	// The network stands on every page; the group only waits for review; a bare name waits for nobody.
	want := "data/events/fest.toml data/news/neu.toml data/network.toml data/topics/b.toml data/events/alt.toml data/news/alt.toml data/topics/a.toml data/groups/sprache.toml"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

// On law, a machine's text is not shown before review: it waits as if it were missing.
func TestQueueCountsAMachinesTextOnLawAsMissing(t *testing.T) {
	t.Parallel()
	s := made(t, "")
	const tail = "summary = \"Es geht darum.\"\nmodified = 2026-11-01\n"
	for _, id := range []string{"a", "b"} {
		write(t, s.dir, "data/topics/"+id+".en.toml", "summary = { text = \"It is this.\", how = \"machine\" }\n")
	}
	write(t, s.dir, "data/topics/a.toml", "name = \"A\"\n"+tail)
	write(t, s.dir, "data/topics/b.toml", "name = \"B\"\nlegal = true\n"+tail)
	s = open(t, s.dir)
	zone := berlin(t)
	queue := Queue(s.texts, "en", derive.New(s.records, zone, time.Date(2026, 11, 24, 12, 0, 0, 0, zone)))
	if n := len(queue); n != 4 || path.Base(queue[n-2].File) != "b.toml" || path.Base(queue[n-1].File) != "a.toml" {
		t.Errorf("%+v", queue)
	}
}
