package page

import (
	"regexp"
	"strings"

	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/text"
)

// Prose composes a hand-written page.
func (v *Voice) Prose(p *model.Prose) *Page {
	t := v.proseText(p)
	v = v.attentive()
	page := &Page{What: "prose", Kind: "pages", ID: p.ID, Heading: v.proseTitle(p), Mail: v.site.Facts.Records.Network.Imprint.Email.S}
	page.Description = t.Summary.S
	how := v.proseHow(p)
	html, _ := text.HTML(v.fillPlaceholders(t.Body), text.Options{Base: 1, Resolve: v.resolve, Words: v.wordLinks(p.In[v.site.Config.Default].Body, how)})
	body := v.marked(Text{HTML: html}, how)
	page.Sections = []Section{{ID: "text", Type: "text", Text: &body}}
	page.Sections = append(page.Sections, v.explained()...)
	if v.Language.Key != v.site.Config.Default {
		o := v.site.original()
		link := o.inOriginal(o.prosePath(p))
		page.Original = &link
		if how != "" {
			page.Notices = []Notice{v.madeNotice(how, p.In[v.site.Config.Default].Modified, link)}
		}
		if how != howMachine && v.explainedByMachine() {
			page.Notices = append(page.Notices, v.madeNotice(howMachine, model.Day{}, link))
		}
		if how == howOriginal {
			page.Canonical = o.URL(o.prosePath(p))
		}
	}
	return page
}

func (v *Voice) proseHow(p *model.Prose) string {
	t := v.proseText(p)
	switch {
	case v.Language.Key == v.site.Config.Default:
		return ""
	case t == p.In[v.site.Config.Default]:
		return howOriginal
	case t.Stale:
		return howOutdated
	case t.How.S == model.ByMachine:
		return howMachine
	}
	return ""
}

func (v *Voice) proseTitle(p *model.Prose) Text {
	t := Text{S: v.proseText(p).Title.S}
	if v.proseHow(p) == howOriginal {
		return v.marked(t, howOriginal)
	}
	return t
}

var placeholder = regexp.MustCompile(`\{[a-z_]+(\.[a-z_]+)+\}`)

// fillPlaceholders puts the facts of data/network.toml into hand-written text: {office.email}. A fact that is not
// there reads "not known"; package check refuses names that do not exist.
func (v *Voice) fillPlaceholders(body string) string {
	return placeholder.ReplaceAllStringFunc(body, func(p string) string {
		fact := v.networkFact(strings.Trim(p, "{}"))
		if fact == "" {
			return v.T("value_not_known")
		}
		return fact
	})
}

// networkFact gives a fact of data/network.toml in Markdown.
func (v *Voice) networkFact(name string) string {
	for _, f := range v.site.Facts.Records.Network.Facts() {
		if f.Name == name {
			return v.factMarkdown(f)
		}
	}
	return ""
}

func (v *Voice) factMarkdown(f model.NetworkFact) string {
	switch {
	case len(f.List) > 0:
		lines := make([]string, len(f.List))
		for i, t := range f.List {
			s, _ := v.Plain(t)
			lines[i] = "- " + escapeMarkdown(s)
		}
		return "\n\n" + strings.Join(lines, "\n") + "\n\n"
	case f.Word.S != "" && f.Status:
		return escapeMarkdown(v.T(key("access_status", f.Word.S)))
	case f.Word.S != "" && (strings.HasSuffix(f.Name, ".email") || strings.HasSuffix(f.Name, ".contact")):
		return "[" + escapeMarkdown(f.Word.S) + "](mailto:" + f.Word.S + ")"
	case f.Word.S != "" && strings.Contains(f.Word.S, "://"):
		return "[" + escapeMarkdown(f.Word.S) + "](" + f.Word.S + ")"
	case f.Word.S != "":
		return escapeMarkdown(f.Word.S)
	case !f.Day.IsZero():
		return escapeMarkdown(v.dateText(f.Day.Date))
	}
	s, _ := v.Plain(f.Text)
	return escapeMarkdown(s)
}

var markdownSigns = regexp.MustCompile("[\\\\`*_{}\\[\\]<>#|&~]")

// escapeMarkdown keeps the signs of a fact from being read as Markdown.
func escapeMarkdown(s string) string { return markdownSigns.ReplaceAllString(s, `\$0`) }
