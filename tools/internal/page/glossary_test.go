package page

import (
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

// termOfGlossary is a German term with an explanation and an English translation unless that is "".
func termOfGlossary(id, word, english string) model.Term {
	t := model.Term{ID: model.Word{S: id}, Word: textIn(word, english, model.ByHuman), Explanation: textIn("Das heißt "+word+".", "", "")}
	if english != "" {
		t.Explanation = textIn("Das heißt "+word+".", "It means "+english+".", model.ByHuman)
	}
	return t
}

// glossaryOf is a glossary of the usual words.
func glossaryOf(terms ...model.Term) *model.Glossary {
	g := &model.Glossary{Base: baseOf("glossary", "glossary"), Terms: terms}
	g.File, g.Title = "data/glossary.toml", textIn("Wörter", "Words", model.ByHuman)
	return g
}

func shownWords(p *Page) string {
	s := p.part("words")
	if s == nil {
		return ""
	}
	var out []string
	for _, w := range s.Words {
		out = append(out, strings.TrimPrefix(w.ID, "word-"))
	}
	return strings.Join(out, " ")
}

// A page explains the words that its texts have, in the order in which a reader meets them.
func TestWhichWordsAPageExplains(t *testing.T) {
	t.Parallel()
	g := glossaryOf(termOfGlossary("beirat", "Beirat", "board"), termOfGlossary("rat", "Rat", "council"), termOfGlossary("amt", "Amt", ""))
	for name, c := range map[string]struct {
		title, summary, text model.Text
		words                string
		html                 string
		english, englishHTML string
	}{
		"none": {title: textIn("Treffen", "Meeting", model.ByHuman), text: textIn("Ein Treffen.", "A meeting.", model.ByHuman),
			html: "<p>Ein Treffen.</p>\n", englishHTML: "<p>A meeting.</p>\n"},
		"the first in the text becomes a link": {title: textIn("Treffen", "Meeting", model.ByHuman), text: textIn("Rat und Rat.", "The council and the council.", model.ByHuman),
			words: "rat", html: `<p><a href="#word-rat" class="word">Rat</a> und Rat.</p>` + "\n",
			english: "rat", englishHTML: `<p>The <a href="#word-rat" class="word">council</a> and the council.</p>` + "\n"},
		"title and summary count first, without links": {title: textIn("Amt", "Office", model.ByHuman), summary: textIn("Der Beirat.", "The board.", model.ByHuman), text: textIn("Rat, Beirat", "Council, board", model.ByHuman),
			words: "amt beirat rat", html: `<p><a href="#word-rat" class="word">Rat</a>, <a href="#word-beirat" class="word">Beirat</a></p>` + "\n",
			english: "beirat rat", englishHTML: `<p><a href="#word-rat" class="word">Council</a>, <a href="#word-beirat" class="word">board</a></p>` + "\n"},
		"in a text without translation, the original's words": {title: textIn("Treffen", "Meeting", model.ByHuman), text: textIn("Der Rat, das Amt", "", ""),
			words: "rat amt", html: `<p>Der <a href="#word-rat" class="word">Rat</a>, das <a href="#word-amt" class="word">Amt</a></p>` + "\n",
			english: "rat amt", englishHTML: `<p>Der <a href="#word-rat" class="word">Rat</a>, das <a href="#word-amt" class="word">Amt</a></p>` + "\n"},
		"not a word that only looks like a translation": {title: textIn("Treffen", "Meeting", model.ByHuman), text: textIn("An Bord.", "On board.", model.ByHuman),
			html: "<p>An Bord.</p>\n", englishHTML: "<p>On board.</p>\n"},
		"not in links and headings": {title: textIn("Treffen", "Meeting", model.ByHuman), text: textIn("# Rat\n[Rat](https://rat.example/)", "# Council\n[council](https://rat.example/)", model.ByHuman),
			html:        "<h3>Rat</h3>\n<p><a href=\"https://rat.example/\" rel=\"noopener\">Rat</a></p>\n",
			englishHTML: "<h3>Council</h3>\n<p><a href=\"https://rat.example/\" rel=\"noopener\">council</a></p>\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			topic := &model.Topic{Base: baseOf("topics", "a")}
			topic.Title, topic.Summary, topic.Body = c.title, c.summary, c.text
			topic.Body.Markdown = true
			s := made(t, g, topic)
			for _, want := range []struct{ key, words, html string }{{"de", c.words, c.html}, {"en", c.english, c.englishHTML}} {
				p := s.in(t, want.key).Record(topic)
				if got := shownWords(p); got != want.words {
					t.Errorf("%s: explains %q, want %q", want.key, got, want.words)
				}
				if got := p.part("about").Text.HTML; got != want.html {
					t.Errorf("%s: got  %q\nwant %q", want.key, got, want.html)
				}
			}
		})
	}
}

func TestAPageExplainsSixWordsAtMost(t *testing.T) {
	t.Parallel()
	var terms []model.Term
	for _, w := range []string{"Eins", "Zwei", "Drei", "Vier", "Fünf", "Sechs", "Sieben"} {
		terms = append(terms, termOfGlossary(strings.ToLower(w[:2])+w[len(w)-1:], w, ""))
	}
	topic := &model.Topic{Base: baseOf("topics", "a")}
	topic.Body = model.Text{S: "Eins Zwei Drei Vier Fünf Sechs Sieben Eins", Markdown: true}
	p := made(t, glossaryOf(terms...), topic).in(t, "de").Record(topic)
	if n := len(p.part("words").Words); n != maxExplained {
		t.Errorf("%d words are explained", n)
	}
	if html := p.part("about").Text.HTML; strings.Count(html, "<a ") != maxExplained || !strings.Contains(html, "</a> Sieben Eins</p>") {
		t.Errorf("links without explanation, or twice: %s", html)
	}
}

func TestAWordStandsWithItsOriginalAndLeadsToTheGlossary(t *testing.T) {
	t.Parallel()
	topic := &model.Topic{Base: baseOf("topics", "a")}
	topic.Title = textIn("Rat im Amt", "Council in the office", model.ByHuman)
	s := made(t, glossaryOf(termOfGlossary("rat", "Rat", "council"), termOfGlossary("amt", "Amt", "office")), topic)
	got := s.in(t, "en").Record(topic).part("words")
	want := Word{ID: "word-rat", Term: Text{S: "council"}, Original: &Text{S: "Rat", Lang: "de", Dir: "ltr"}, Explanation: Text{S: "It means council."}}
	if w := got.Words[0]; w.ID != want.ID || w.Term != want.Term || *w.Original != *want.Original || w.Explanation != want.Explanation {
		t.Errorf("got %+v", w)
	}
	if got.More.Href != "/netz/en/glossary/" {
		t.Errorf("more at %q", got.More.Href)
	}
	if w := s.in(t, "de").Record(topic).part("words").Words[0]; w.Original != nil {
		t.Errorf("a German word stands beside itself: %+v", w)
	}
}

// The reader is told when only the explanations come from a machine.
func TestExplanationsByMachineAreSaidToBe(t *testing.T) {
	t.Parallel()
	word := termOfGlossary("rat", "Rat", "council")
	word.Explanation = textIn("Er entscheidet.", "It decides.", model.ByMachine)
	topic := &model.Topic{Base: baseOf("topics", "a")}
	topic.Title = textIn("Rat", "Council", model.ByHuman)
	s := made(t, glossaryOf(word), topic)
	if got := noticeKeys(s.in(t, "en").Record(topic)); got != "notice_machine" {
		t.Errorf("notices %q", got)
	}
	if got := noticeKeys(s.in(t, "de").Record(topic)); got != "" {
		t.Errorf("notices in German %q", got)
	}
	page := &model.Prose{ID: "about", In: map[string]*model.ProseText{
		"de": proseOf("Über uns", "ueber", "Der Rat."), "en": proseOf("About", "about", "The council.")}}
	p := s.in(t, "en").Prose(page)
	if shownWords(p) != "rat" || noticeKeys(p) != "notice_machine" || !strings.Contains(p.part("text").Text.HTML, `<a href="#word-rat" class="word">council</a>`) {
		t.Errorf("the hand-written page is %+v", p)
	}
}

func TestTheGlossaryIsSortedAsItsReadersSort(t *testing.T) {
	t.Parallel()
	g := glossaryOf(termOfGlossary("zoo", "Zoo", "attic"), termOfGlossary("amt", "Ämter", "zebra"), termOfGlossary("rat", "Rat", "council"))
	s := made(t, g)
	for key, want := range map[string]string{"de": "Ämter Rat Zoo", "en": "attic council zebra"} {
		var got []string
		p := s.in(t, key).Glossary()
		for _, w := range p.part("list").Words {
			got = append(got, w.Term.S)
		}
		if strings.Join(got, " ") != want || p.part("words") != nil {
			t.Errorf("%s: %v, want %s", key, got, want)
		}
	}
}

func TestASiteWithoutAGlossaryHasNoPageAndNoLinkToOne(t *testing.T) {
	t.Parallel()
	topic := &model.Topic{Base: baseOf("topics", "a")}
	without, with := made(t, topic), made(t, glossaryOf(termOfGlossary("rat", "Rat", "")), topic)
	for s, want := range map[*Site]bool{without: false, with: true} {
		files, _ := s.written(t)
		v := s.in(t, "de")
		_, page := files.Get("content/site/glossary.de.md")
		leads := func(links []Link) bool {
			return slices.ContainsFunc(links, func(l Link) bool { return l.Key == "kind_glossary" })
		}
		_, resolved := v.resolve("glossary#word-rat")
		if page != want || leads(v.shared().Footer) != want || leads(v.Contents().part("pages").Links) != want || resolved != want {
			t.Errorf("page %v, footer %v, contents %v, links in texts %v; want %v", page, leads(v.shared().Footer), leads(v.Contents().part("pages").Links), resolved, want)
		}
	}
}

func proseOf(title, slug, body string) *model.ProseText {
	return &model.ProseText{ProseHead: model.ProseHead{Title: model.Text{S: title}, Slug: model.Word{S: slug}, How: model.Word{S: model.ByHuman}}, Body: body}
}
