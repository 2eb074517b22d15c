package translate

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"offenesnetz/tools/internal/model"
)

// unitFor is a unit of the made group; its inside stands in it as written.
func unitFor(way, inside string) string {
	return `<unit id="data:groups:sprache.toml::` + way + `">` + inside + "</unit>\n"
}

// segment is one with its state, as attributes, its original and its translation.
func segment(attributes, source, target string) string {
	return "<segment" + attributes + "><source>" + source + "</source><target>" + target + "</target></segment>"
}

// xlf is a whole file with what stands in its only <file>, from line 2.
func xlf(inside string) string {
	return `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="de" trgLang="en"><file id="f">` + "\n" + inside + "</file></xliff>\n"
}

var language = unitFor("name", segment("", "Gruppe Sprache", "Language"))

func TestXLIFFSaysWhatATranslatorNeeds(t *testing.T) {
	t.Parallel()
	s := made(t, `name = { text = "Language \"A\" & <b>", how = "reviewed", by = "Office", source_hash = "000000000000" }
summary = { text = "M", how = "machine" }
rhythm = { text = "H", how = "human" }
[history.ende]
text = { text = "R", how = "reviewed" }
`)
	out := string(s.batch("en").XLIFF())
	for what, want := range map[string]string{
		"the languages":      "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"de\" trgLang=\"en\">\n",
		"the file":           "  <file id=\"data:groups:sprache.toml\" original=\"data/groups/sprache.toml\">\n",
		"an id and its name": "    <unit id=\"data:groups:sprache.toml::history.anfang.text\" name=\"data/groups/sprache.toml#history.anfang.text\" xml:space=\"preserve\">\n",
		"a stale one": `      <notes>
        <note category="comment" appliesTo="source">name of the group</note>
        <note category="location" appliesTo="source">data/groups/sprache.toml:1</note>
        <note category="origin" appliesTo="target">reviewed, by Office</note>
        <note category="outdated" appliesTo="target">the original has changed since; which words of it is not known</note>
      </notes>
      <segment state="initial" subState="netz:outdated">
        <source>Gruppe Sprache</source>
        <target>Language "A" &amp; &lt;b&gt;</target>
      </segment>
`,
		"a machine's":   "<segment state=\"translated\" subState=\"netz:machine\">\n        <source>Sie trifft sich.</source>\n        <target>M<",
		"a person's":    "<segment state=\"translated\">\n        <source>monatlich</source>\n        <target>H<",
		"a checked one": "<segment state=\"reviewed\">\n        <source>Die Gruppe endet.</source>\n        <target>R<",
		"a missing one": "<segment>\n        <source>Erster Absatz.\n\nZweiter Absatz.</source>\n      </segment>\n",
		"Markdown":      "<note category=\"comment\" appliesTo=\"source\">Markdown: keep the marks and the addresses of links</note>\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%s: no %q in\n%s", what, want, out)
		}
	}
}

// The schema of OASIS for XLIFF 2.0, as far as we use it: what may stand in what, in which order, with which attributes.
func TestXLIFFKeepsToTheSchema(t *testing.T) {
	t.Parallel()
	grammar := map[string]struct{ children, attributes string }{
		"xliff":   {`^(file )+$`, "version srcLang trgLang"},
		"file":    {`^(unit )+$`, "id original"},
		"unit":    {`^notes segment $`, "id name space"},
		"notes":   {`^(note )+$`, ""},
		"note":    {`^$`, "category appliesTo"},
		"segment": {`^source (target )?$`, "state subState"},
		"source":  {`^$`, ""},
		"target":  {`^$`, ""},
	}
	token := regexp.MustCompile(`^[\p{L}\p{Nd}._:-]+$`)
	ids := map[string]bool{}
	var walk func(d *xml.Decoder, e xml.StartElement)
	walk = func(d *xml.Decoder, e xml.StartElement) {
		rule, known := grammar[e.Name.Local]
		if !known || e.Name.Space != xliffSpace {
			t.Fatalf("<%s> is none of XLIFF", e.Name.Local)
		}
		for _, a := range e.Attr {
			if a.Name.Local == "id" && (!token.MatchString(a.Value) || ids[a.Value]) {
				t.Errorf("the id %q is no token, or not unique", a.Value)
			}
			if ids[a.Value] = a.Name.Local == "id"; a.Name.Local != "xmlns" && !slices.Contains(strings.Fields(rule.attributes), a.Name.Local) {
				t.Errorf("<%s> has %s", e.Name.Local, a.Name.Local)
			}
		}
		inside := ""
		for {
			tok, err := d.Token()
			if err != nil {
				t.Fatal(err)
			}
			switch c := tok.(type) {
			case xml.StartElement:
				inside += c.Name.Local + " "
				walk(d, c)
			case xml.EndElement:
				if !regexp.MustCompile(rule.children).MatchString(inside) {
					t.Errorf("<%s> holds %s", e.Name.Local, inside)
				}
				return
			}
		}
	}
	d := xml.NewDecoder(strings.NewReader(string(musterstadt(t).batch("en").XLIFF())))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := tok.(xml.StartElement); ok {
			walk(d, e)
		}
	}
}

func TestXLIFFImportTakesWhatToolsMakeOfIt(t *testing.T) {
	t.Parallel()
	const done = ` state="translated"`
	for what, c := range map[string]struct{ file, name, want string }{
		"a text filled in by a tool that knows no states": {xlf(language), "name", "Language"},
		"split segments, with what lies between": {xlf(unitFor("text",
			segment(done, "Erster Absatz.", "One.")+"<ignorable><source>\n\n</source></ignorable>"+segment(done, "Zweiter Absatz.", "Two."))), "text", "One.\n\nTwo."},
		"an ignorable with a translation of its own": {xlf(unitFor("text",
			segment(done, "Erster Absatz.", "One.")+"<ignorable><source>\n\n</source><target>\n</target></ignorable>"+segment(done, "Zweiter Absatz.", "Two."))), "text", "One.\nTwo."},
		"segments whose translation has another order": {xlf(unitFor("text",
			`<segment><source>Erster Absatz.</source><target order="3">One.</target></segment><ignorable><source> </source></ignorable><segment><source>Zweiter Absatz.</source><target order="1">Two.</target></segment>`)), "text", "Two. One."},
		"annotations": {xlf(unitFor("name",
			segment(done, `Gruppe <mrk id="m1" type="term">Sprache</mrk>`, `<sm id="m2"/>Language<em startRef="m2"/>`))), "name", "Language"},
		"characters by their numbers": {xlf(unitFor("name", segment(done, "Gruppe <![CDATA[Sprache]]>", `&#x4C;<cp hex="0061"/>&lt;`))), "name", "La<"},
		"groups, other namespaces, comments": {"\uFEFF" + strings.ReplaceAll(xlf(`<skeleton>x</skeleton><m:x xmlns:m="urn:m">y<unit/></m:x><notes><note>n</note></notes><group id="g">`+
			strings.Replace(language, "<segment", `<!-- c --><m:y xmlns:m="urn:m"/><originalData><data id="d">x</data></originalData><segment`, 1)+"</group>"), "\n", "\r\n"), "name", "Language"},
		"a prefix for the namespace": {strings.NewReplacer("xmlns=", "xmlns:x=", "</", "</x:", "<", "<x:").Replace(xlf(language)), "name", "Language"},
		"version 2.1":                {strings.Replace(xlf(language), `version="2.0"`, `version="2.1"`, 1), "name", "Language"},
		"a language in capitals":     {strings.Replace(xlf(language), `trgLang="en"`, `trgLang="EN"`, 1), "name", "Language"},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			plan, files, after := made(t, "").take(t, []byte(c.file), human)
			if plan.Changes() != 1 || len(files) != 1 {
				t.Fatalf("%+v", plan)
			}
			for _, text := range after.texts {
				if tr := text.Translations["en"]; text.Way[0] == c.name && text.Kind() == "groups" && (tr.S != c.want || tr.How != model.ByHuman) {
					t.Errorf("%+v, want %q", tr, c.want)
				}
			}
		})
	}
}

func TestXLIFFImportLeavesOutWhatIsNotDone(t *testing.T) {
	t.Parallel()
	old := `name = { text = "L", how = "human", source_hash = "000000000000" }` + "\n"
	for what, c := range map[string]struct {
		unit, code          string
		fuzzy, empty, other int
	}{
		"a stated initial":                     {unitFor("summary", segment(` state="initial"`, "Sie trifft sich.", "It")), "", 1, 0, 0},
		"no translation":                       {unitFor("summary", "<segment><source>Sie trifft sich.</source></segment>"), "", 0, 1, 0},
		"an empty translation":                 {unitFor("summary", segment(` state="final"`, "Sie trifft sich.", " ")), "", 0, 1, 0},
		"an outdated one as it went out":       {unitFor("name", segment(` state="initial" subState="netz:outdated"`, "Gruppe Sprache", "L")), "", 1, 0, 0},
		"an outdated one with a new text":      {unitFor("name", segment(` state="initial" subState="netz:outdated"`, "Gruppe Sprache", "New")), "xliff-outdated", 1, 0, 0},
		"a split one, translated in part":      {unitFor("summary", segment("", "Sie trifft ", "It ")+segment("", "sich.", "")), "xliff-part", 1, 0, 0},
		"one whose original is another by now": {unitFor("summary", segment("", "Sie traf sich.", "It met.")), "translate-original", 0, 0, 1},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			plan, found := Read("x.xlf", []byte(xlf(c.unit)), made(t, old).texts, []string{"en"}, human)
			if plan == nil || plan.Changes() != 0 || plan.Fuzzy != c.fuzzy || plan.Empty != c.empty || plan.Skipped != c.other {
				t.Fatalf("%+v, %v", plan, found)
			}
			if c.code == "" && len(found) > 0 || c.code != "" && (len(found) != 1 || found[0].Code != c.code || found[0].Pos.String() != "x.xlf:2:1") {
				t.Errorf("%v, want %q", found, c.code)
			}
		})
	}
}

// A reviewer's word counts where the reviewer has given it: not where the text went out as reviewed and was then changed.
func TestXLIFFImportTakesTheWordOfAReview(t *testing.T) {
	t.Parallel()
	for what, c := range map[string]struct{ old, state, text, how, by string }{
		"of a machine's text":             {`{ text = "L", how = "machine" }`, "reviewed", "L", model.Reviewed, ""},
		"of a person's, whose name stays": {`{ text = "L", how = "human", by = "X" }`, "final", "L", model.Reviewed, "X"},
		"of a new text":                   {`{ text = "O", how = "human", by = "X" }`, "reviewed", "L", model.Reviewed, ""},
		"of an outdated one":              {`{ text = "L", how = "reviewed", source_hash = "000000000000" }`, "reviewed", "L", model.Reviewed, ""},
		"but no old word for a new text":  {`{ text = "O", how = "reviewed" }`, "reviewed", "L", model.ByHuman, ""},
		"but not from a mere translation": {`{ text = "O", how = "machine" }`, "translated", "L", model.ByHuman, ""},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			s := made(t, "name = "+c.old+"\n")
			file := []byte(xlf(unitFor("name", segment(` state="`+c.state+`"`, "Gruppe Sprache", c.text))))
			plan, _, after := s.take(t, file, human)
			if tr := after.texts[2].Translations["en"]; plan.Changes() != 1 || tr.S != "L" || tr.How != c.how || tr.By != c.by || tr.Stale {
				t.Errorf("%d changes, %+v", plan.Changes(), tr)
			}
			if c.how == model.Reviewed {
				if plan, _, _ := after.take(t, file, human); plan.Changes() != 0 || plan.Same != 1 {
					t.Errorf("not idempotent: %+v", plan)
				}
			}
		})
	}
}

// A page has one state, which is that of its body.
func TestXLIFFImportTakesTheWordOfAReviewOfAPageFromItsBody(t *testing.T) {
	t.Parallel()
	s := withPage(t, aboutHead+"\nOld.\n")
	pageUnit := func(way, state, source, target string) string {
		return `<unit id="content:about.de.md::` + way + `">` + segment(` state="`+state+`"`, source, target) + "</unit>"
	}
	title, body := pageUnit("title", "reviewed", "Über uns", "About us"), "Erster Absatz: {network.name}.\n\nZweiter [Absatz](groups/sprache)."
	if plan, _, _ := s.take(t, []byte(xlf(title+pageUnit("body", "translated", body, "Old."))), human); plan.Changes() != 0 || plan.Same != 2 {
		t.Errorf("the title alone: %+v", plan)
	}
	file := []byte(xlf(title + pageUnit("body", "final", body, "Old.")))
	_, files, after := s.take(t, file, human)
	if want := strings.NewReplacer("machine", "reviewed", "HASH", aboutHash).Replace(aboutHead) + "\nOld.\n"; len(files) != 1 || string(files[0].Data) != want {
		t.Errorf("%s", files)
	}
	if plan, _, _ := after.take(t, file, human); plan.Changes() != 0 {
		t.Errorf("not idempotent: %+v", plan)
	}
}

// The mark ¦ shows where the fault is reported; it is taken out before the file is read.
func TestXLIFFIsRefusedWithFileLineAndColumn(t *testing.T) {
	t.Parallel()
	s := made(t, "")
	const root = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" trgLang="en">`
	inName := func(inside string) string { return xlf(unitFor("name", inside)) }
	for what, c := range map[string]struct{ file, code string }{
		"an unknown text":             {xlf("¦" + unitFor("nothing", segment("", "x", "y"))), "translate-context"},
		"an id of another tool":       {xlf("  ¦<unit id=\"1\">" + segment("", "x", "y") + "</unit>"), "translate-context"},
		"the same text twice":         {xlf(language + "  ¦" + language), "translate-double"},
		"another language":            {"¦" + strings.Replace(xlf(language), `"en"`, `"xx"`, 1), "translate-language"},
		"no language":                 {"¦" + strings.Replace(xlf(language), ` trgLang="en"`, "", 1), "translate-language"},
		"nothing that shows":          {inName("<segment><source>Gruppe Sprache</source>¦<target>\u200b</target></segment>"), "translate-text"},
		"a DTD":                       {"¦<!DOCTYPE xliff [<!ENTITY a \"aa\">]>\n" + xlf(language), "xliff-dtd"},
		"a DTD from elsewhere":        {"<?xml version=\"1.0\"?>\n¦<!DOCTYPE xliff SYSTEM \"file:///etc/passwd\">" + xlf(language), "xliff-dtd"},
		"an entity":                   {inName(segment("", "Gruppe Sprache", "&a;¦")), "xliff-syntax"},
		"a code in the text":          {inName(segment("", "Gruppe Sprache", `ä¦<ph id="1"/>`)), "xliff-inline"},
		"a code in the original":      {inName(segment("", `¦<pc id="1">Gruppe</pc> Sprache`, "L")), "xliff-inline"},
		"no number of a character":    {inName(segment("", `¦<cp hex="D800"/>`, "L")), "xliff-inline"},
		"a control character":         {inName(`<segment><source>x</source>¦<target><cp hex="0001"/></target></segment>`), "xliff-syntax"},
		"elements that nest too deep": {xlf(strings.Repeat("<group>", maxDepth-2) + "¦" + strings.Repeat("<group>", 9)), "xliff-limit"},
		"an unknown state":            {inName("¦" + segment(` state="done"`, "Gruppe Sprache", "L")), "xliff-state"},
		"version 1.2":                 {`¦<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>`, "xliff-version"},
		"version 2.2":                 {"¦" + strings.ReplaceAll(xlf(language), "2.0", "2.2"), "xliff-version"},
		"another kind of XML":         {"\n¦<svg/>", "xliff-syntax"},
		"only a comment":              {"<!-- x -->¦", "xliff-syntax"},
		"an end that is missing":      {root + "<file>¦", "xliff-syntax"},
		"something after the end":     {xlf(language) + "¦<x/>", "xliff-syntax"},
		"text after the end":          {xlf(language) + " ¦x", "xliff-syntax"},
		"text between units":          {xlf("\n ¦x" + language), "xliff-syntax"},
		"an unknown element":          {root + "¦<files/></xliff>", "xliff-syntax"},
		"a unit beside files":         {root + "¦" + language + "</xliff>", "xliff-syntax"},
		"a segment beside units":      {xlf("¦" + segment("", "x", "y")), "xliff-syntax"},
		"a source beside segments":    {inName("¦<source>x</source>"), "xliff-syntax"},
		"two translations":            {inName("<segment><source>x</source><target>a</target>¦<target>b</target></segment>"), "xliff-syntax"},
		"a segment without original":  {inName("¦<segment><target>a</target></segment>"), "xliff-syntax"},
		"a unit without segment":      {xlf("¦" + unitFor("name", "<ignorable><source>a</source></ignorable>")), "xliff-syntax"},
		"a unit without id":           {xlf("¦<unit>" + segment("", "x", "y") + "</unit>"), "xliff-syntax"},
		"an order beyond the parts":   {inName(`<segment><source>a</source>¦<target order="2">a</target></segment>`), "xliff-syntax"},
		"an order given twice":        {inName(`<segment><source>a</source><target order="2">a</target></segment><segment><source>b</source>¦<target order="2">b</target></segment>`), "xliff-syntax"},
		"an attribute given twice":    {xlf(`¦<unit id="a" id="b"/>`), "xliff-syntax"},
		"bytes that are not UTF-8":    {xlf(strings.Replace(language, "Language", "ä¦\xff", 1)), "xliff-syntax"},
		"another encoding":            {"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>¦\n" + xlf(language), "xliff-syntax"},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			before, after, _ := strings.Cut(c.file, "¦")
			lines := strings.Split(before, "\n")
			at := fmt.Sprintf("x.xlf:%d:%d", len(lines), utf8.RuneCountInString(lines[len(lines)-1])+1)
			plan, found := Read("x.xlf", []byte(before+after), s.texts, []string{"en", "uk"}, human)
			if plan != nil || len(found) == 0 || found[0].Code != c.code || found[0].Pos.String() != at {
				t.Errorf("%v, want %s at %s", found, c.code, at)
			}
			for _, d := range found {
				if d.Message.De == "" || d.Message.En == "" {
					t.Errorf("%+v lacks a language", d)
				}
			}
		})
	}
}

// What XML has no way to name goes out with its number and comes back.
func TestXLIFFKeepsEveryCharacter(t *testing.T) {
	t.Parallel()
	const odd = "a\uFFFE\uFFFF <&>\"' \t\n\n  \u00a0\u202e]]> é𝄞 "
	s := made(t, "")
	s.texts[2].Text.S = odd
	back, found := readXLIFF("x.xlf", s.batch("en").XLIFF())
	if len(found) > 0 || back.units[2].original != odd {
		t.Errorf("%+v, %v", back, found)
	}
}

// No XLIFF file makes the reader stumble; places lie in the file, and what it understands it would write again.
func FuzzReadXLIFF(f *testing.F) {
	f.Add(xlf(language))
	f.Add(xlf(unitFor("text", segment(` state="initial"`, "a<mrk>b</mrk>", "&#10;")+"<ignorable><source>\r\n</source></ignorable>"+segment("", "x", `<cp hex="41"/>`))))
	f.Add("<!DOCTYPE x><xliff>\n<é>")
	f.Fuzz(func(t *testing.T, src string) {
		back, found := readXLIFF("x.xlf", []byte(src))
		for _, d := range found {
			if lines := strings.Split(src, "\n"); d.Pos.Line < 1 || d.Pos.Line > len(lines) || d.Pos.Column < 1 || d.Pos.Column > len([]rune(lines[d.Pos.Line-1]))+1 {
				t.Errorf("%v lies outside the file", d)
			}
		}
		if found.Faults() > 0 {
			return
		}
		for _, u := range back.units {
			text := u.text
			if strings.TrimSpace(text) == "" {
				text = ""
			}
			again, found := readXLIFF("y.xlf", []byte(xlf(`<unit id="x">`+segment("", "x"+content(u.original), content(text))+"</unit>")))
			if len(found) > 0 || again.units[0].original != "x"+u.original || again.units[0].text != text {
				t.Errorf("%+v became %+v, %v", u, again, found)
			}
		}
	})
}
