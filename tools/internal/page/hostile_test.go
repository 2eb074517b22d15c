package page

import (
	"encoding/json"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

// hostile holds what means something to Hugo, HTML, JSON, JavaScript or TOML.
const hostile = "{{ shortcode }} {{< x >}} {{% y %}}\n+++\n---\n</script><script>alert(1)</script> <!-- \"quote\" 'single' \\ & &amp; \u2028\u2029\u202e %s [a](javascript:x) ![i](https://x.example/p.png)"

// Text that people wrote comes back from a content file as it was, and the file is front matter alone: one line of
// JSON, in which nothing can end or begin.
func TestHostileTextStaysData(t *testing.T) {
	t.Parallel()
	e := event(t, "e", "2026-03-20", "")
	e.Title, e.Summary, e.Motto, e.Cost = model.Text{S: hostile}, model.Text{S: hostile}, model.Word{S: hostile}, model.Text{S: hostile}
	e.Body = model.Text{S: hostile, Markdown: true}
	e.Sources = []model.Source{{ID: model.Word{S: "a"}, Title: model.Word{S: hostile}}}
	s := made(t, e)
	files, _ := s.written(t)
	for _, language := range []string{"de", "en"} {
		data, ok := files.Get("content/events/e." + language + ".md")
		if !ok {
			t.Fatal("the page is missing")
		}
		if text := string(data); !strings.HasPrefix(text, `{"title":`) || strings.Count(text, "\n") != 1 || strings.ContainsAny(text, "\u2028\u2029") {
			t.Errorf("the file is not one line of JSON: %.200q", text)
		}
		var head front
		if err := json.Unmarshal(data, &head); err != nil {
			t.Fatal(err)
		}
		p := head.Params.Page
		for what, got := range map[string]string{
			"title": head.Title, "heading": p.Heading.S, "lead": p.Lead.S, "description": p.Description,
			"motto": p.fact("fact_motto").Values[0].Text.S, "cost": p.fact("fact_cost").Values[0].Text.S, "source": p.Sources[0].Title,
		} {
			if got != hostile {
				t.Errorf("the %s became %q", what, got)
			}
		}
		for _, bad := range []string{"<script", "javascript:", "<img", "<!--"} {
			if html := p.part("about").Text.HTML; strings.Contains(html, bad) {
				t.Errorf("the text lets %s through: %s", bad, html)
			}
		}
	}
}

func TestFactsInHandWrittenPagesStayData(t *testing.T) {
	t.Parallel()
	s := made(t)
	n := s.Facts.Records.Network
	n.Office.Name = model.Text{S: "Amt *für* [alles](https://x.example/) <b> &copy; `x` | #1"}
	n.Office.Email = model.Word{S: "amt@netz.example"}
	n.Imprint.Publisher = model.Text{}
	p := &model.Prose{ID: "about", In: map[string]*model.ProseText{"de": {ProseHead: model.ProseHead{Title: model.Text{S: "Über"}, Slug: model.Word{S: "ueber"}},
		Body: "Name: {office.name}\n\nPost: {office.email}\n\nWer: {imprint.publisher}\n\n{{ office.name }} und {nichts} bleiben."}}}
	html := s.in(t, "de").Prose(p).part("text").Text.HTML
	for _, want := range []string{
		"Amt *für* [alles](https://x.example/) &lt;b&gt; &amp;copy; `x` | #1",
		`<a href="mailto:amt@netz.example">amt@netz.example</a>`,
		"Wer: nicht bekannt",
		"{{ office.name }} und {nichts} bleiben.",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("%q is not in %s", want, html)
		}
	}
}

func TestHandWrittenPages(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	byID := map[string]*model.Prose{}
	for _, p := range s.Facts.Records.Prose {
		byID[p.ID] = p
	}
	for _, c := range []struct{ id, language, title, how, notices string }{
		{"press", "de", "Für die Presse", "", ""},
		{"press", "en", "For the press", "outdated", "notice_outdated_since"},
		{"accessibility", "en", "Accessibility statement", "", ""}, // reviewed
	} {
		p := s.in(t, c.language).Prose(byID[c.id])
		if p.Heading.S != c.title || p.part("text").Text.How != c.how || noticeKeys(p) != c.notices {
			t.Errorf("%s in %s: %q, %q, notices %q", c.id, c.language, p.Heading.S, p.part("text").Text.How, noticeKeys(p))
		}
	}
	if n := s.in(t, "en").Prose(byID["press"]).Notices[0]; n.Date == nil || n.Date.ISO != "2026-02-20" || n.Link.Href != "/netz/presse/" || n.Link.Text.Lang != "de" {
		t.Errorf("the note on the outdated page is %+v", n)
	}
	delete(byID["press"].In, "en")
	p := s.in(t, "en").Prose(byID["press"])
	if p.Heading.Lang != "de" || p.part("text").Text.How != "original" || noticeKeys(p) != "notice_original" || p.Original.Href != "/netz/presse/" {
		t.Errorf("without its English text the page is %+v", p)
	}
	if got := s.in(t, "en").prosePath(byID["press"]); got != "presse/" {
		t.Errorf("without its English text the page lies at %q", got)
	}
}
