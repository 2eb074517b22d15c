package translate

import (
	"slices"
	"strings"
	"testing"
)

const stale = `name = { text = "Language", how = "human", source_hash = "000000000000" }
summary = { text = "It meets.", how = "human", source_hash = "000000000000" }
text = { text = "First.", how = "human", source_hash = "000000000000" }
rhythm = { text = "monthly", how = "human" }
`

// before are the originals that the translations in stale were made from, as far as they are known.
var before = map[string]string{
	"data/groups/sprache.toml#name":   "Gruppe \"Deutsch\" <neu>",
	"data/groups/sprache.toml#text":   "Erster\tAbsatz.\r\n\nEnde.",
	"data/groups/sprache.toml#rhythm": "jährlich",
}

func TestPOShowsTheOriginalThatAnOutdatedTranslationWasMadeFrom(t *testing.T) {
	t.Parallel()
	batch := made(t, stale).batch("en")
	batch.Previous = before
	po := string(batch.PO())
	for what, want := range map[string]string{
		"one line":      "#: data/groups/sprache.toml:1\n#, fuzzy\n#| msgid \"Gruppe \\\"Deutsch\\\" <neu>\"\nmsgctxt \"data/groups/sprache.toml#name\"\nmsgid \"Gruppe Sprache\"\n",
		"several lines": "#, fuzzy\n#| msgid \"\"\n#| \"Erster\\tAbsatz.\\n\"\n#| \"\\n\"\n#| \"Ende.\"\nmsgctxt \"data/groups/sprache.toml#text\"\n",
		"none known":    "#. the original has changed since; which words of it is not known\n#: data/groups/sprache.toml:4\n#, fuzzy\nmsgctxt \"data/groups/sprache.toml#summary\"\n",
	} {
		if !strings.Contains(po, want) {
			t.Errorf("%s: no %q in\n%s", what, want, po)
		}
	}
	if strings.Contains(po, "jährlich") || strings.Count(po, "not known") != 1 {
		t.Errorf("a current translation has an earlier original, or a known one is called unknown:\n%s", po)
	}
}

func TestXLIFFNotesTheOriginalThatAnOutdatedTranslationWasMadeFrom(t *testing.T) {
	t.Parallel()
	batch := made(t, stale).batch("en")
	batch.Previous = before
	xlf := string(batch.XLIFF())
	for _, want := range []string{
		"<note category=\"outdated\" appliesTo=\"target\">the original has changed since; the translation was made from:\nGruppe \"Deutsch\" &lt;neu&gt;</note>",
		"<note category=\"outdated\" appliesTo=\"target\">the original has changed since; the translation was made from:\nErster\tAbsatz.\n\nEnde.</note>",
		"<note category=\"outdated\" appliesTo=\"target\">the original has changed since; which words of it is not known</note>",
	} {
		if strings.Count(xlf, want) != 1 {
			t.Errorf("no %q in\n%s", want, xlf)
		}
	}
	if strings.Contains(xlf, "jährlich") {
		t.Errorf("a current translation has an earlier original:\n%s", xlf)
	}
}

// A page is outdated as a whole; where a text of it is as it was, there is nothing to compare.
func TestAnUnchangedTextOfAnOutdatedPageIsSaidToBe(t *testing.T) {
	t.Parallel()
	s := made(t, "")
	write(t, s.dir, "content/about.de.md", "+++\ntitle = \"Über uns\"\nslug = \"ueber\"\nhow = \"human\"\n+++\nNeu.\n")
	write(t, s.dir, "content/about.en.md", "+++\ntitle = \"About\"\nslug = \"about\"\nhow = \"human\"\nsource_hash = \"000000000000\"\n+++\nOld.\n")
	batch := open(t, s.dir).batch("en")
	batch.Previous = map[string]string{"content/about.de.md#title": "Über  uns", "content/about.de.md#body": "Alt."}
	po, xlf := string(batch.PO()), string(batch.XLIFF())
	for _, want := range []string{
		"#. this text of the page is as it was; another one has changed\n#: content/about.de.md:2\n#, fuzzy\nmsgctxt \"content/about.de.md#title\"\n",
		"#, fuzzy\n#| msgid \"Alt.\"\nmsgctxt \"content/about.de.md#body\"\n",
	} {
		if !strings.Contains(po, want) {
			t.Errorf("no %q in\n%s", want, po)
		}
	}
	if !strings.Contains(xlf, ">this text of the page is as it was; another one has changed</note>") || !strings.Contains(xlf, "made from:\nAlt.</note>") {
		t.Errorf("XLIFF says otherwise:\n%s", xlf)
	}
}

// What is told of an earlier original changes nothing of what comes back.
func TestAnEarlierOriginalComesBackAsNothing(t *testing.T) {
	t.Parallel()
	s := made(t, stale)
	batch := s.batch("en")
	batch.Previous = before
	for name, src := range map[string][]byte{"x.po": batch.PO(), "x.xlf": batch.XLIFF()} {
		plan, found := Read(name, src, s.texts, []string{"en", "uk"}, Origin{How: "human"})
		if len(found) > 0 || plan.Changes() != 0 || plan.Fuzzy != 3 || plan.Same != 1 {
			t.Errorf("%s: %+v, %v", name, plan, found)
		}
	}
	done := strings.NewReplacer("#, fuzzy\n", "", "msgstr \"Language\"", "msgstr \"Group\"").Replace(string(batch.PO()))
	if plan, found := Read("x.po", []byte(done), s.texts, []string{"en", "uk"}, Origin{How: "human"}); len(found) > 0 || plan.Changes() != 3 {
		t.Errorf("%+v, %v", plan, found)
	}
}

func TestATextMayHaveStoodUnderFormerIDs(t *testing.T) {
	t.Parallel()
	s := made(t, "")
	write(t, s.dir, "data/groups/sprache.toml", "former_ids = [\"deutsch\", \"kurse\"]\n"+group)
	write(t, s.dir, "content/about.de.md", "+++\ntitle = \"Über uns\"\nslug = \"ueber\"\nhow = \"human\"\n+++\nText.\n")
	got := map[string]string{}
	for _, text := range open(t, s.dir).texts {
		got[text.File()] = strings.Join(text.Files(), " ")
	}
	want := []string{"data/network.toml", "data/groups/sprache.toml data/groups/deutsch.toml data/groups/kurse.toml", "content/about.de.md"}
	for _, files := range got {
		if !slices.Contains(want, files) || len(got) != len(want) {
			t.Errorf("%v", got)
		}
	}
}
