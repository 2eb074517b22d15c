package translate

import (
	"bytes"
	"maps"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/record"
)

// Page is a hand-written page. Its texts are three: title, summary and body. It has one state for all of them, so a body
// in paragraphs could not say which of them are outdated, and paragraphs that were joined or parted could not come back.
type Page struct {
	*model.Prose
	Original *model.ProseText
}

// The ways of a page's texts.
const (
	wayTitle   = "title"
	waySummary = "summary"
	wayBody    = "body"
)

func textsOfPage(p *Page) []Text {
	head := p.Original.Fields()
	out := []Text{p.text(wayTitle, p.Original.Title, head.Get(wayTitle).Doc, func(t *model.ProseText) model.Text { return t.Title })}
	if p.Original.Summary.S != "" {
		out = append(out, p.text(waySummary, p.Original.Summary, head.Get(waySummary).Doc, func(t *model.ProseText) model.Text { return t.Summary }))
	}
	if body := bodyOf(p.Original); body.S != "" {
		out = append(out, p.text(wayBody, body, diag.M("Text der Seite; was in geschweiften Klammern steht, bleibt", "text of the page; keep what stands in braces"), bodyOf))
	}
	return out
}

func bodyOf(t *model.ProseText) model.Text {
	text := strings.TrimSpace(t.Body)
	before, _, _ := strings.Cut(t.Body, text)
	return model.Text{S: text, Markdown: true, Pos: diag.Pos{File: t.File, Line: t.BodyLine + strings.Count(before, "\n"), Column: 1}}
}

// text is one of the page's texts with its translations; of gives the text of a translated page.
func (p *Page) text(way string, text model.Text, doc diag.Message, of func(*model.ProseText) model.Text) Text {
	text.Translations = map[string]model.Translation{}
	for lang, t := range p.In {
		if tr := of(t); t != p.Original && tr.S != "" {
			text.Translations[lang] = model.Translation{S: tr.S, How: t.How.S, By: t.By.S, SourceHash: t.SourceHash.S, Stale: t.Stale, Pos: tr.Pos}
		}
	}
	return Text{Text: &text, Page: p, Way: []string{way}, Doc: doc}
}

// current tells that the page has a translation that fits its original, so that single texts of it may change.
func (p *Page) current(lang string) bool {
	t := p.In[lang]
	return t != nil && !t.Stale
}

// with gives the page in a language as it is after the changes. How it came about is how its body did; a new title alone
// makes no machine's page a person's.
func (p *Page) with(lang string, changes []change) *model.ProseText {
	after := &model.ProseText{File: changes[0].text.Overlay(lang), ProseHead: model.ProseHead{Slug: p.Original.Slug}} // the address stays as it is without a translation
	if t := p.In[lang]; t != nil {
		*after = *t
	}
	made, to := !p.current(lang), changes[0].to
	for _, c := range changes {
		text := model.Text{S: c.to.S, Pos: c.to.Pos}
		switch c.text.Way[0] {
		case wayTitle:
			after.Title = text
		case waySummary:
			after.Summary = text
		case wayBody:
			after.File, after.Body, after.BodyLine, made, to = c.to.Pos.File, "\n"+c.to.S+"\n", c.to.Pos.Line, true, c.to
		}
	}
	if made {
		after.How, after.By, after.SourceHash = model.Word{S: to.How, Pos: to.Pos}, model.Word{S: to.By, Pos: to.Pos}, model.Word{S: p.Original.Hash(), Pos: to.Pos}
		after.Stale = false
	}
	return after
}

// rewritePage puts translations into a hand-written page; src is empty where there is none yet in the language. What is not
// asked for stays byte by byte. What it returns has been read back.
func rewritePage(name, lang string, src []byte, changes []change) ([]byte, *diag.Diagnostic) {
	page := changes[0].text.Page
	after := page.with(lang, changes)
	switch {
	case len(src) == 0:
		return newPage(after), nil
	case page.In[lang] == nil:
		return nil, unfitPage(name)
	}
	bom := bytes.HasPrefix(src, []byte(mark))
	text, nl := strings.TrimPrefix(string(src), mark), "\n"
	if strings.HasPrefix(text, "+++\r\n") {
		nl = "\r\n"
	}
	head, body, ok := splitPage(text, nl)
	if !ok {
		return nil, unfitPage(name)
	}
	e := &editor{name: name, src: head, nl: nl}
	want := map[string]string{}
	before, bad := e.read()
	if bad != nil {
		return nil, bad
	}
	flatten(before, "", want)
	list := changedLeaves(page.In[lang], after, want)
	if bad := e.lines(nil, wayTitle, list); bad != nil {
		return nil, bad
	}
	if old := strings.TrimSpace(body); old != strings.TrimSpace(after.Body) && asks(changes, wayBody) {
		start, end, _ := strings.Cut(body, old)
		if old == "" {
			start, end = nl, nl
		}
		body = start + strings.ReplaceAll(strings.TrimSpace(after.Body), "\n", nl) + end
	}
	return readBack(name, nl, e.src, body, bom, want)
}

func asks(changes []change, way string) bool {
	for _, c := range changes {
		if c.text.Way[0] == way {
			return true
		}
	}
	return false
}

// changedLeaves lists the keys of the front matter that become others, and notes in want what they must then be.
func changedLeaves(before, after *model.ProseText, want map[string]string) []leaf {
	var out []leaf
	note := func(key, old, now string) {
		if old == now {
			return
		}
		out = append(out, leaf{key, now})
		delete(want, key)
		if now != "" {
			want[key] = now
		}
	}
	note(wayTitle, before.Title.S, after.Title.S)
	note(waySummary, before.Summary.S, after.Summary.S)
	note("how", before.How.S, after.How.S)
	note("by", before.By.S, after.By.S)
	note("source_hash", before.SourceHash.S, after.SourceHash.S)
	return out
}

// readBack puts a page together and demands that it reads as wanted.
func readBack(name, nl, head, body string, bom bool, want map[string]string) ([]byte, *diag.Diagnostic) {
	text := "+++" + nl + head + "+++" + nl + body
	again, rest, ok := splitPage(text, nl)
	if !ok || rest != body {
		return nil, unfitPage(name)
	}
	table, found := record.Read(name, []byte(again))
	if table == nil {
		return nil, &found[0]
	}
	got := map[string]string{}
	if flatten(table, "", got); !maps.Equal(got, want) {
		return nil, unfitPage(name)
	}
	if bom {
		text = mark + text
	}
	return []byte(text), nil
}

// splitPage parts "+++\nhead\n+++\nbody"; the head keeps its last line end.
func splitPage(text, nl string) (head, body string, ok bool) {
	rest, ok := strings.CutPrefix(text, "+++"+nl)
	if !ok {
		return "", "", false
	}
	head, body, ok = strings.Cut(rest, nl+"+++"+nl)
	return head + nl, body, ok
}

func newPage(t *model.ProseText) []byte {
	var b strings.Builder
	b.WriteString("+++\n")
	for _, l := range []leaf{{wayTitle, t.Title.S}, {waySummary, t.Summary.S}, {"how", t.How.S}, {"by", t.By.S}, {"source_hash", t.SourceHash.S}, {"slug", t.Slug.S}} {
		if l.text != "" {
			b.WriteString(l.key + " = " + quote(l.text, "\n") + "\n")
		}
	}
	b.WriteString("+++\n" + t.Body)
	return []byte(b.String())
}

func unfitPage(name string) *diag.Diagnostic {
	return &diag.Diagnostic{Pos: diag.Pos{File: name}, Code: "translate-form", Message: diag.M("diese Seite lässt sich nicht sicher von selbst ändern", "this page can't be changed safely by itself"),
		Advice: diag.M("die Angaben zwischen den Zeilen +++ je auf eine Zeile schreiben, dann geht der Import", "write the facts between the lines of +++ on one line each; then the import works")}
}
