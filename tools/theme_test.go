package tools_test

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	cssComment  = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssText     = regexp.MustCompile(`"[^"]*"|url\([^)]*\)`)
	cssBlock    = regexp.MustCompile(`[^{}]*\{`)
	cssID       = regexp.MustCompile(`#[a-zA-Z_-][\w-]*`)
	cssColour   = regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\(|:[^;]*\b(?:white|black|red|green|blue|gr[ae]y|orange|yellow|silver|navy|teal)\b`)
	cssPhysical = regexp.MustCompile(`\b(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b|` +
		`(?:^|[{;]|\s)(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius|overflow-[xy])\s*:|` +
		`\btext-align\s*:\s*(?:left|right)\b|\b(?:float|clear)\s*:`)
)

// plainCSS is a stylesheet without comments, texts and addresses, and without the heads of @media blocks.
func plainCSS(text string) string {
	text = cssText.ReplaceAllString(cssComment.ReplaceAllString(text, ""), `""`)
	return regexp.MustCompile(`@(?:media|container|supports)[^{]*`).ReplaceAllString(text, "@")
}

func TestStylesReadInEveryDirectionAndFromTokensOnly(t *testing.T) {
	t.Parallel()
	for _, f := range filesIn(t, []string{".css"}, "assets") {
		text := plainCSS(f.text)
		for _, m := range cssPhysical.FindAllString(text, -1) {
			t.Errorf("%s: %q is physical; it reads wrong from right to left", f.name, strings.TrimSpace(m))
		}
		if strings.Contains(text, "!important") {
			t.Errorf("%s: !important; layers settle what wins", f.name)
		}
		for _, head := range cssBlock.FindAllString(text, -1) {
			if id := cssID.FindString(head); id != "" {
				t.Errorf("%s: the id %s in a selector; a class or an element says it", f.name, id)
			}
		}
		if path.Base(f.name) == "tokens.css" {
			continue
		}
		for _, m := range cssColour.FindAllString(text, -1) {
			t.Errorf("%s: the colour %q stands outside of tokens.css", f.name, m)
		}
	}
}

func TestStylesSayWhatTheyAreFor(t *testing.T) {
	t.Parallel()
	for _, f := range filesIn(t, []string{".css"}, "assets") {
		if !strings.HasPrefix(f.text, "/* ") {
			t.Errorf("%s: the first line doesn't say what it is for", f.name)
		}
		if n := strings.Count(f.text, "\n"); n > 150 {
			t.Errorf("%s has %d lines", f.name, n)
		}
	}
}

// reach are the ways in which a template gets at more than the page in its hands, with the templates that may go them. What a
// page prints from is told to the tool in one place (page.Made): it takes pages over from the site before whose sources are
// the same, and what a template reads beside them would be old.
var reach = []struct{ what, may string }{
	{`hugo\.Data\b`, "frame/shared.html frame/footer.html list/facets.html"},
	{`\bGetPage\b`, "section/items.html"},
	{`\bfacets\.html\b`, "list.html"},
	{`\bfooter\.html\b`, "baseof.html"},
	{`\b(?:AllTranslations|Translations)\b`, "frame/head.html frame/language-switch.html frame/offers.html"},
	{`\b(?:now|time\.Now|os\.\w+|getenv|readFile|readDir|resources\.(?:GetRemote|Match|GetMatch|ByType))\b`, ""},
	{`\.(?:Pages|RegularPages|RegularPagesRecursive|Sections|Parent|Ancestors|CurrentSection|FirstSection|Next|Prev|NextInSection|PrevInSection|Related|Sites|Home|Taxonomies|Menus|Lastmod|GitInfo|File|Resources|Paginate|Paginator|Store|Scratch)\b`, ""},
	{`\b(?:site|hugo)\.(?:Pages|AllPages|RegularPages|Home|BuildDate|Store|Lastmod|Sites|GetPage|Menus|Taxonomies|IsServer|Environment|Version)\b`, "section/items.html"},
}

func TestTemplatesPrintFromNothingButThePageAndWhatTheToolKnows(t *testing.T) {
	t.Parallel()
	for _, r := range reach {
		pattern, met := regexp.MustCompile(r.what), false
		for _, f := range filesIn(t, []string{".html"}, "layouts") {
			name := strings.TrimPrefix(strings.TrimPrefix(f.name, "layouts/"), "_partials/")
			code := strings.Join(regexp.MustCompile(`(?s){{.*?}}`).FindAllString(regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(f.text, ""), -1), "\n")
			for _, m := range pattern.FindAllString(code, -1) {
				met = true
				if !slices.Contains(strings.Fields(r.may), name) {
					t.Errorf("%s: %s reaches beyond the page", f.name, m)
				}
			}
		}
		if !met && r.may != "" {
			t.Errorf("no template has %s", r.what)
		}
	}
}

const templateLines = 60

func TestTemplatesSayWhatTheyAreForAndStayShort(t *testing.T) {
	t.Parallel()
	for _, f := range filesIn(t, []string{".html"}, "layouts") {
		if !strings.HasPrefix(f.text, "{{- /* ") {
			t.Errorf("%s: the first line doesn't say what it is for", f.name)
		}
		if strings.HasPrefix(f.name, "layouts/_partials/") && !strings.Contains(f.text, "@context") {
			t.Errorf("%s doesn't say what its context is", f.name)
		}
		if n := strings.Count(f.text, "\n"); n > templateLines {
			t.Errorf("%s has %d lines, more than %d", f.name, n, templateLines)
		}
	}
}

var (
	action          = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	templateComment = regexp.MustCompile(`(?s)\{\{-? */\*.*?\*/ *-?\}\}`)
	templateQuote   = regexp.MustCompile("\"[^\"]*\"|`[^`]*`")
	tag             = regexp.MustCompile(`(?s)<[^>]*>`)
	entity          = regexp.MustCompile(`&#?\w+;`)
	letters         = regexp.MustCompile(`\p{L}{3,}`)
	spoken          = regexp.MustCompile(`\b(?:alt|title|aria-label|aria-description|placeholder)="([^"]*)"`)
	styled          = regexp.MustCompile(`\s(?:style|on[a-z]+)=`)
	siteData        = regexp.MustCompile(`\b(?:site\.Data|\.Site\.Data|hugo\.Data(?:\.\w+)?)`)
)

// What a template computes depends on nothing but what the tool wrote for it.
func TestTemplatesReadNothingButTheirData(t *testing.T) {
	t.Parallel()
	forbidden := regexp.MustCompile(`\b(?:now|time\.Now|os\.\w+|readFile|readDir|fileExists|getenv|resources\.GetRemote|getJSON|getCSV|safeJS|safeCSS|markdownify|RenderString|where|\.Site\.\w*Pages|site\.\w*Pages)\b`)
	for _, f := range filesIn(t, []string{".html"}, "layouts") {
		for _, a := range action.FindAllString(templateComment.ReplaceAllString(f.text, ""), -1) {
			a = templateQuote.ReplaceAllString(a, `""`)
			if m := forbidden.FindString(a); m != "" {
				t.Errorf("%s: %s in %s", f.name, m, a)
			}
			for _, m := range siteData.FindAllString(a, -1) {
				if !strings.HasPrefix(m, "hugo.Data") {
					t.Errorf("%s: %s; only hugo.Data is read", f.name, m)
				}
			}
		}
	}
}

// params.page is JSON in a string; a template that reads it as it is fails, and only where its page is built.
func TestTemplatesUnpackPages(t *testing.T) {
	t.Parallel()
	readers := 0
	for _, f := range filesIn(t, []string{".html"}, "layouts") {
		for n, line := range strings.Split(f.text, "\n") {
			if !strings.Contains(line, ".Params.page") {
				continue
			}
			readers++
			if !strings.Contains(line, "transform.Unmarshal") {
				t.Errorf("%s:%d reads the page packed", f.name, n+1)
			}
		}
	}
	if readers < 4 {
		t.Errorf("only %d lines read a page: the search is broken", readers)
	}
}

// Every word that a reader meets is in i18n or comes from the records.
func TestTemplatesHoldNoWords(t *testing.T) {
	t.Parallel()
	for _, f := range filesIn(t, []string{".html"}, "layouts") {
		text := action.ReplaceAllString(templateComment.ReplaceAllString(f.text, ""), "")
		if m := styled.FindString(text); m != "" {
			t.Errorf("%s: %s breaks the content security policy", f.name, strings.TrimSpace(m))
		}
		for _, m := range spoken.FindAllStringSubmatch(text, -1) {
			if letters.MatchString(m[1]) {
				t.Errorf("%s: the words %q stand in an attribute", f.name, m[0])
			}
		}
		if m := letters.FindString(entity.ReplaceAllString(tag.ReplaceAllString(text, " "), " ")); m != "" {
			t.Errorf("%s: the word %q stands in the template, not in i18n", f.name, m)
		}
	}
}

// A page travels packed: a layout that reads it without unpacking it fails only once such a page is built.
func TestLayoutsUnpackThePage(t *testing.T) {
	t.Parallel()
	packed := regexp.MustCompile(`\$page :?= \.Params\.page\b`)
	for _, f := range filesIn(t, []string{".html"}, "layouts") {
		if m := packed.FindString(f.text); m != "" {
			t.Errorf("%s: %s without transform.Unmarshal", f.name, m)
		}
	}
}
