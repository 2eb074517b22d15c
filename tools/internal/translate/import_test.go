package translate

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

var human = Origin{How: model.ByHuman}

// formats are the ways to hand out a batch; both keep the same promises.
var formats = map[string]func(Batch) []byte{"PO": Batch.PO, "XLIFF": Batch.XLIFF}

func TestExportAndImportWithoutChangeWritesNothing(t *testing.T) {
	t.Parallel()
	for format, export := range formats {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			s := musterstadt(t)
			file := export(s.batch("en"))
			if !bytes.Equal(file, export(open(t, s.dir).batch("en"))) {
				t.Error("two exports differ")
			}
			plan, files, _ := s.take(t, file, human)
			if plan.Changes() != 0 || len(files) != 0 || plan.Same == 0 || plan.Fuzzy == 0 || plan.Skipped != 0 {
				t.Errorf("%d changes in %d files, %+v", plan.Changes(), len(files), plan)
			}
		})
	}
}

// Everything is translated anew, into overlays that exist and such that don't; then nothing is left to do.
func TestImportOfEveryTextReadsBackEqual(t *testing.T) {
	t.Parallel()
	for format, export := range formats {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			s := musterstadt(t)
			var want []string
			for _, text := range s.texts {
				to := model.Translation{S: "neu \"\"\" \\ <b>&amp;]]> " + text.S + "\t’", How: model.ByHuman}
				text.Translations = map[string]model.Translation{"en": to}
				want = append(want, strings.TrimSpace(to.S))
			}
			file := export(s.batch("en"))
			before := open(t, s.dir)
			plan, files, after := before.take(t, file, Origin{How: model.Reviewed, By: `A. "M" Muster`})
			if plan.Changes() != len(want) || len(files) == 0 {
				t.Fatalf("%d changes of %d in %d files", plan.Changes(), len(want), len(files))
			}
			for i, text := range after.texts {
				tr, hash := text.Translations["en"], model.TextHash(text.S)
				if text.Page != nil {
					hash = text.Page.Original.Hash() // a page has one for all its texts
				}
				if tr.S != want[i] || tr.How != model.Reviewed || tr.By != `A. "M" Muster` || tr.SourceHash != hash {
					t.Errorf("%s: %+v, want the text %q", text.Context(), tr, want[i])
				}
			}
			if again, files, _ := after.take(t, file, human); again.Changes() != 0 || len(files) != 0 {
				t.Errorf("the second import has %d changes", again.Changes())
			}
		})
	}
}

const head = `msgid ""
msgstr "Language: en\n"

`

// entryFor is a PO entry of the made group; text stands in it as written.
func entryFor(way, id, text string) string {
	return "msgctxt \"data/groups/sprache.toml#" + way + "\"\nmsgid \"" + id + "\"\nmsgstr \"" + text + "\"\n\n"
}

func TestImportEditsOverlaysInPlace(t *testing.T) {
	t.Parallel()
	const old = `# who: the office
name = { text = "Language", how = "machine", by = "X", source_hash = "000000000000" } # checked
# rhythm is easy
rhythm   =   {  text = """
mon{thly} # no
comment""" , how = "human" }

[history.ende] # last
text = { text = "The end.", how = "human" }
`
	name := entryFor("name", "Gruppe Sprache", "Language group")
	hash := func(s string) string { return model.TextHash(s) }
	for what, c := range map[string]struct{ old, po, want string }{
		"one value, with its comment kept": {old, name,
			strings.Replace(old, `{ text = "Language", how = "machine", by = "X", source_hash = "000000000000" }`, `{ text = "Language group", how = "human", source_hash = "`+hash("Gruppe Sprache")+`" }`, 1)},
		"a value of several lines": {old, entryFor("rhythm", "monatlich", "monthly"),
			strings.Replace(old, "{  text = \"\"\"\nmon{thly} # no\ncomment\"\"\" , how = \"human\" }", `{ text = "monthly", how = "human", source_hash = "`+hash("monatlich")+`" }`, 1)},
		"a key that is missing, in the order of the fields": {old, entryFor("summary", "Sie trifft sich.", "It meets."),
			strings.Replace(old, "# checked\n", "# checked\nsummary = { text = \"It meets.\", how = \"human\", source_hash = \""+hash("Sie trifft sich.")+"\" }\n", 1)},
		"a section before another": {old, entryFor("history.anfang.text", "Die Gruppe beginnt.", "The start."),
			strings.Replace(old, "\n[history.ende]", "\n[history.anfang]\ntext = { text = \"The start.\", how = \"human\", source_hash = \""+hash("Die Gruppe beginnt.")+"\" }\n\n[history.ende]", 1)},
		"a section at the end": {old, entryFor("uncertain.jahr.note", "Das Jahr ist unsicher.", "Unsure."),
			old + "\n[uncertain.jahr]\nnote = { text = \"Unsure.\", how = \"human\", source_hash = \"" + hash("Das Jahr ist unsicher.") + "\" }\n"},
		"a new file": {"", name, "name = { text = \"Language group\", how = \"human\", source_hash = \"" + hash("Gruppe Sprache") + "\" }\n"},
		"a file without final newline": {`name = { text = "G", how = "human" }`, entryFor("summary", "Sie trifft sich.", "It meets."),
			"name = { text = \"G\", how = \"human\" }\nsummary = { text = \"It meets.\", how = \"human\", source_hash = \"" + hash("Sie trifft sich.") + "\" }\n"},
		"a file that starts with a section": {"# end\n[history.ende]\ntext = { text = \"E\", how = \"human\" }\n", name,
			"name = { text = \"Language group\", how = \"human\", source_hash = \"" + hash("Gruppe Sprache") + "\" }\n\n# end\n[history.ende]\ntext = { text = \"E\", how = \"human\" }\n"},
		"a translation as a section": {"[name] # a\ntext = \"L\" # b\nhow = \"machine\"\nby = \"X\"\n\n[history.ende]\n", name,
			"[name] # a\ntext = \"Language group\" # b\nhow = \"human\"\nsource_hash = \"" + hash("Gruppe Sprache") + "\"\n\n[history.ende]\n"},
		"a translation by dotted names": {"name.how = \"machine\"\nname.text = \"\"\"L\nL\"\"\"\nname.source_hash = \"x\"\n", name,
			"name.how = \"human\"\nname.text = \"Language group\"\nname.source_hash = \"" + hash("Gruppe Sprache") + "\"\n"},
		"lines that end as in Windows": {"\uFEFFrhythm = { text = \"m\", how = \"human\" }\r\n", entryFor("text", `Erster Absatz.\n\nZweiter Absatz.`, `One.\n\nTwo.`),
			"\uFEFFrhythm = { text = \"m\", how = \"human\" }\r\ntext = { text = \"\"\"\r\nOne.\r\n\r\nTwo.\r\n\"\"\", how = \"human\", source_hash = \"" + hash("Erster Absatz. Zweiter Absatz.") + "\" }\r\n"},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			s := made(t, c.old)
			_, files, after := s.take(t, []byte(head+c.po), human)
			if len(files) != 1 || string(files[0].Data) != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", files[0].Data, c.want)
			}
			if plan, _, _ := after.take(t, []byte(head+c.po), human); plan.Changes() != 0 || plan.Same != 1 {
				t.Errorf("not idempotent: %+v", plan)
			}
		})
	}
}

// What can't be edited with certainty is refused with its place; the person writes it in the usual form first.
func TestImportRefusesOverlaysInUnusualForm(t *testing.T) {
	t.Parallel()
	for what, c := range map[string]struct{ old, way, id, at string }{
		"a part by dotted keys": {"history.ende.text = { text = \"E\", how = \"human\" }\n", "history.anfang.text", "Die Gruppe beginnt.", "data/groups/sprache.en.toml:1:1"},
		"a part in braces":      {"history = { ende = { text = { text = \"E\", how = \"human\" } } }\n", "history.anfang.text", "Die Gruppe beginnt.", "data/groups/sprache.en.toml:1:11"},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			s := made(t, c.old)
			plan, found := Read("x.po", []byte(head+entryFor(c.way, c.id, "new")), s.texts, []string{"en"}, human)
			if len(found) > 0 {
				t.Fatal(found)
			}
			files, bad := plan.Files(s.read)
			if len(files) != 0 || len(bad) != 1 || bad[0].Code != "translate-form" || bad[0].Pos.String() != c.at {
				t.Errorf("%d files, %v, want translate-form at %s", len(files), bad, c.at)
			}
		})
	}
}

func TestImportLeavesOutWhatIsNotCertain(t *testing.T) {
	t.Parallel()
	s := made(t, "name = { text = \"L\", how = \"human\", source_hash = \"000000000000\" }\n")
	po := head +
		"#, c-format, fuzzy\n" + entryFor("name", "Gruppe Sprache", "Language") +
		entryFor("summary", "Sie traf sich.", "It met.") +
		entryFor("rhythm", "monatlich", " ")
	plan, found := Read("x.po", []byte(po), s.texts, []string{"en"}, human)
	if plan == nil || plan.Changes() != 0 || plan.Fuzzy != 1 || plan.Skipped != 1 || plan.Empty != 1 {
		t.Fatalf("%+v, %v", plan, found)
	}
	if len(found) != 1 || found[0].Code != "translate-original" || found[0].Pos.String() != "x.po:9:1" {
		t.Errorf("%v", found)
	}
}

// A translator who takes the mark away without changing the text says that it still fits.
func TestImportOfTheSameTextConfirmsAnOutdatedTranslation(t *testing.T) {
	t.Parallel()
	s := made(t, "name = { text = \"L\", how = \"machine\", source_hash = \"000000000000\" }\n")
	plan, _, after := s.take(t, []byte(head+entryFor("name", "Gruppe Sprache", "L")), human)
	if plan.Changes() != 1 || after.texts[2].StateIn("en") != model.StateHuman {
		t.Errorf("%d changes, %+v", plan.Changes(), after.texts[2])
	}
}

func TestReadRefusesWithFileAndLine(t *testing.T) {
	t.Parallel()
	s := made(t, "")
	good := entryFor("name", "Gruppe Sprache", "Language")
	for what, c := range map[string]struct{ po, code, at string }{
		"an unknown text":             {head + entryFor("nothing", "x", "y"), "translate-context", "x.po:4:1"},
		"an unknown record":           {head + "msgctxt \"data/groups/x.toml#name\"\nmsgid \"x\"\nmsgstr \"\"\n", "translate-context", "x.po:4:1"},
		"no context":                  {head + "msgid \"x\"\nmsgstr \"\"\n", "translate-context", "x.po:4:1"},
		"the same text twice":         {head + good + good, "translate-double", "x.po:8:1"},
		"another language":            {strings.Replace(head, "en", "xx", 1) + good, "translate-language", "x.po:1:1"},
		"the original's language":     {strings.Replace(head, "en", "de", 1) + good, "translate-language", "x.po:1:1"},
		"no language":                 {"msgid \"\"\nmsgstr \"X: y\\n\"\n\n" + good, "translate-language", "x.po:1:1"},
		"no header":                   {good, "po-header", "x.po:1:1"},
		"an empty file":               {"", "po-header", "x.po:1:1"},
		"another encoding":            {"msgid \"\"\nmsgstr \"Language: en\\nContent-Type: text/plain; charset=ISO-8859-1\\n\"\n", "po-header", "x.po:2:1"},
		"bytes that are not UTF-8":    {head + strings.Replace(good, "Language", "\xff", 1), "po-syntax", "x.po:6:1"},
		"a text that is never closed": {head + "msgctxt \"a\nmsgid \"\"\nmsgstr \"\"\n", "po-syntax", "x.po:4:1"},
		"a text without marks":        {head + "msgctxt a\nmsgid \"\"\nmsgstr \"\"\n", "po-syntax", "x.po:4:1"},
		"text after text":             {head + strings.Replace(good, "Language", "L\"x", 1), "po-syntax", "x.po:6:1"},
		"an unknown escape":           {head + strings.Replace(good, "Language", `\q`, 1), "po-syntax", "x.po:6:1"},
		"a control character":         {head + strings.Replace(good, "Language", "a\x01", 1), "po-syntax", "x.po:6:1"},
		"a text that belongs nowhere": {head + "\"x\"\n", "po-syntax", "x.po:4:1"},
		"an unknown keyword":          {head + "msgxyz \"x\"\n", "po-syntax", "x.po:4:1"},
		"plural forms":                {head + "msgctxt \"a\"\nmsgid \"b\"\nmsgid_plural \"c\"\nmsgstr[0] \"\"\n", "po-syntax", "x.po:6:1"},
		"an entry without original":   {head + "msgctxt \"a\"\nmsgstr \"x\"\n", "po-syntax", "x.po:5:1"},
		"an entry that ends early":    {head + "msgctxt \"a\"\nmsgid \"x\"\n", "po-syntax", "x.po:4:1"},
		"a comment within an entry":   {head + "msgctxt \"a\"\n# x\nmsgid \"x\"\nmsgstr \"\"\n", "po-syntax", "x.po:5:1"},
		"nothing that shows":          {head + strings.Replace(good, "Language", "\u200b", 1), "translate-text", "x.po:6:1"},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			plan, found := Read("x.po", []byte(c.po), s.texts, []string{"en", "uk"}, human)
			if plan != nil || len(found) == 0 || found[0].Code != c.code || found[0].Pos.String() != c.at {
				t.Errorf("%v, want %s at %s", found, c.code, c.at)
			}
			for _, d := range found {
				if d.Message.De == "" || d.Message.En == "" {
					t.Errorf("%+v lacks a language", d)
				}
			}
		})
	}
}

func TestReadRefusesAFileThatIsTooLarge(t *testing.T) {
	t.Parallel()
	plan, found := Read("x.po", make([]byte, MaxFile+1), nil, []string{"en"}, human)
	if plan != nil || len(found) != 1 || found[0].Code != "translate-size" || found[0].Pos.String() != "x.po" {
		t.Errorf("%v", found)
	}
}

func TestReadTakesWhatEditorsAdd(t *testing.T) {
	t.Parallel()
	s := made(t, "")
	po := "\uFEFF# Translators\r\nmsgid \"\"\r\nmsgstr \"\"\r\n\"Language: uk\\n\"\r\n\"content-type: text/plain; charset=utf-8\\n\"\r\n\r\n" +
		"# note\r\n#| msgid \"old\"\r\n#, c-format\r\nmsgctxt \"data/groups/sprache.toml\"\r\n\"#name\"\r\nmsgid \"\"\r\n\"Gruppe \"\r\n\"Sprache\"\r\nmsgstr \"\"\r\n\"Мо\"\r\n\"ва\"\r\n\r\n" +
		"#~ msgid \"gone\"\r\n#~ msgstr \"weg\"\r\n"
	_, files, after := s.take(t, []byte(po), human)
	if len(files) != 1 || after.texts[2].Translations["uk"].S != "Мова" {
		t.Errorf("%v, %+v", files, after.texts[2])
	}
}

func TestApplyShowsTheRulesTheTranslationAtItsPlaceInThePOFile(t *testing.T) {
	t.Parallel()
	s := made(t, "")
	plan, _ := Read("x.po", []byte(head+entryFor("name", "Gruppe Sprache", "Language")), s.texts, []string{"en"}, human)
	plan.Apply()
	if tr := s.texts[2].Translations["en"]; tr.S != "Language" || tr.Place(1, 3).String() != "x.po:6:1" {
		t.Errorf("%+v", tr)
	}
}

func TestWriteLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "a/x.toml", "old")
	write(t, dir, "a/.x.toml.new", "left by a run that was killed")
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := Write(root, []File{{"a/x.toml", []byte("new")}, {"missing/y.toml", nil}}); err == nil {
		t.Error("a folder that is missing is no fault")
	}
	list := func() string {
		got, _ := os.ReadFile(dir + "/a/x.toml")
		entries, _ := os.ReadDir(dir + "/a")
		return string(got) + " " + entries[0].Name() + strings.Repeat("+", len(entries)-1)
	}
	if got := list(); got != "old x.toml" {
		t.Errorf("after the fault: %s", got)
	}
	if err := Write(root, []File{{"a/x.toml", []byte("new")}}); err != nil || list() != "new x.toml" {
		t.Errorf("%v, %s", err, list())
	}
}
