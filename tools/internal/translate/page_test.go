package translate

import (
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

const aboutPage = `+++
title = "Über uns"
summary = "Wer wir sind."
slug = "ueber"
how = "human"
order = 3
+++

Erster Absatz: {network.name}.

Zweiter [Absatz](groups/sprache).
`

const aboutHead = `+++
# who: the office
slug  = "about" # kept
title = "About us"
how = "machine"
by = "X"
source_hash = "HASH"
order = 3
+++
`

var aboutHash = model.TextHash("Über uns Wer wir sind. Erster Absatz: {network.name}. Zweiter [Absatz](groups/sprache).")

// withPage is the made site with a hand-written page and, unless english is empty, its English form.
func withPage(t *testing.T, english string) *site {
	t.Helper()
	s := made(t, "")
	write(t, s.dir, "content/about.de.md", aboutPage)
	if english != "" {
		write(t, s.dir, "content/about.en.md", strings.Replace(english, "HASH", aboutHash, 1))
	}
	return open(t, s.dir)
}

// pageEntry is a PO entry of the page.
func pageEntry(way, id, text string) string {
	return "msgctxt \"content/about.de.md#" + way + "\"\nmsgid \"" + id + "\"\nmsgstr \"" + text + "\"\n\n"
}

var (
	newTitle   = pageEntry("title", "Über uns", "About")
	newSummary = pageEntry("summary", "Wer wir sind.", "Who we are.")
	newBody    = pageEntry("body", `Erster Absatz: {network.name}.\n\nZweiter [Absatz](groups/sprache).`, `First: {network.name}.\n\nSecond [one](groups/sprache).`)
)

func TestPagesAreHandedOutAsThreeTexts(t *testing.T) {
	t.Parallel()
	s := withPage(t, strings.Replace(aboutHead, "HASH", "0123456789ab", 1)+"\nOld.\n")
	po := string(s.batch("en").PO())
	for what, want := range map[string]string{
		"the title":                 "# machine, by X\n#. heading of the page\n#. the original has changed since; which words of it is not known\n#: content/about.de.md:2\n#, fuzzy\nmsgctxt \"content/about.de.md#title\"\nmsgid \"Über uns\"\nmsgstr \"About us\"\n",
		"a summary that is missing": "msgctxt \"content/about.de.md#summary\"\nmsgid \"Wer wir sind.\"\nmsgstr \"\"\n",
		"the body":                  "#: content/about.de.md:9\n#, fuzzy\nmsgctxt \"content/about.de.md#body\"\nmsgid \"\"\n\"Erster Absatz: {network.name}.\\n\"\n\"\\n\"\n\"Zweiter [Absatz](groups/sprache).\"\nmsgstr \"Old.\"\n",
	} {
		if !strings.Contains(po, want) {
			t.Errorf("%s: no %q in\n%s", what, want, po)
		}
	}
}

func TestImportEditsPagesInPlace(t *testing.T) {
	t.Parallel()
	const firstBody = "First: {network.name}.\n\nSecond [one](groups/sprache)."
	current, stale := aboutHead+"\n\nOld.\n\n\n", strings.Replace(aboutHead, "HASH", "0123456789ab", 1)+"Old."
	whole := newTitle + newSummary + newBody
	made := strings.NewReplacer(`"machine"`, `"human"`, "by = \"X\"\n", "by = \"A. Muster\"\n", "HASH", aboutHash, `"About us"`, "\"About\"\nsummary = \"Who we are.\"")
	for what, c := range map[string]struct{ old, po, want string }{
		"a title alone, which makes no machine's page a person's": {current, newTitle, strings.NewReplacer(`"About us"`, `"About"`, "HASH", aboutHash).Replace(current)},
		"a body, which does": {current, newBody,
			strings.NewReplacer(`"machine"`, `"human"`, `"X"`, `"A. Muster"`, "HASH", aboutHash, "Old.", firstBody).Replace(current)},
		"all of an outdated page": {stale, whole, strings.Replace(made.Replace(aboutHead)+"Old.", "Old.", firstBody, 1)},
		"a page that is new, at the address it had": {"", whole,
			"+++\ntitle = \"About\"\nsummary = \"Who we are.\"\nhow = \"human\"\nby = \"A. Muster\"\nsource_hash = \"" + aboutHash + "\"\nslug = \"ueber\"\n+++\n\n" + firstBody + "\n"},
		"lines that end as in Windows": {"\uFEFF" + strings.ReplaceAll(current, "\n", "\r\n"), newBody,
			"\uFEFF" + strings.ReplaceAll(strings.NewReplacer(`"machine"`, `"human"`, `"X"`, `"A. Muster"`, "HASH", aboutHash, "Old.", firstBody).Replace(current), "\n", "\r\n")},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			s := withPage(t, c.old)
			_, files, after := s.take(t, []byte(head+c.po), Origin{How: model.ByHuman, By: "A. Muster"})
			if len(files) != 1 || files[0].Name != "content/about.en.md" || string(files[0].Data) != c.want {
				t.Fatalf("got:\n%s\nwant:\n%s", files[0].Data, c.want)
			}
			if plan, files, _ := after.take(t, []byte(head+c.po), human); plan.Changes() != 0 || len(files) != 0 {
				t.Errorf("not idempotent: %+v", plan)
			}
			if state := after.records.Prose[0].StateIn("en"); state == model.StateOutdated || state == model.StateMissing {
				t.Errorf("the page is in state %d", state)
			}
		})
	}
}

func TestPagesWaitUntilAllTheirTextsAreTranslated(t *testing.T) {
	t.Parallel()
	stale := strings.Replace(aboutHead, "HASH", "0123456789ab", 1) + "Old."
	fuzzyBody := "#, fuzzy\n" + newBody
	for what, c := range map[string]struct{ old, po, says string }{
		"a new page without its body":           {"", newTitle + newSummary, "fehlt noch body"},
		"a new page with a fuzzy body":          {"", newTitle + fuzzyBody, "fehlt noch summary, body"},
		"an outdated page with a body to check": {stale, newTitle + newSummary + fuzzyBody, "fehlt noch body"},
	} {
		s := withPage(t, c.old)
		plan, found := Read("x.po", []byte(head+c.po), s.texts, []string{"en"}, human)
		if plan == nil || plan.Changes() != 0 || len(found) != 1 || found[0].Code != "translate-page" || !strings.HasSuffix(found[0].Message.De, c.says) {
			t.Errorf("%s: %+v, %v", what, plan, found)
		}
	}
}

func TestAnImportedPageIsLookedAtBeforeItIsWritten(t *testing.T) {
	t.Parallel()
	s := withPage(t, "")
	plan, found := Read("x.po", []byte(head+newTitle+newSummary+newBody), s.texts, []string{"en"}, human)
	if len(found) > 0 {
		t.Fatal(found)
	}
	plan.Apply()
	got := s.records.Prose[0].In["en"]
	if got.File != "x.po" || got.Title.Pos.Line != 6 || got.BodyLine != 14 || got.Hash() == "" || got.SourceHash.S != aboutHash || got.Slug.S != "ueber" {
		t.Errorf("%+v", got)
	}
}

func TestPagesInUnusualFormAreRefused(t *testing.T) {
	t.Parallel()
	// The title names the end of the head, which a tool can't tell from the end itself once the title is written anew.
	s := withPage(t, aboutHead+"\nOld.\n")
	plan, _ := Read("x.po", []byte(head+pageEntry("title", "Über uns", `A\n+++\nB`)), s.texts, []string{"en"}, human)
	if files, found := plan.Files(s.read); len(files) != 0 || len(found) != 1 || found[0].Code != "translate-form" || found[0].Pos.File != "content/about.en.md" {
		t.Errorf("%v, %v", files, found)
	}
}
