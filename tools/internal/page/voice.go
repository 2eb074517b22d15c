package page

import (
	"strconv"
	"strings"
	"sync"

	"github.com/bep/golocales"

	"offenesnetz/tools/internal/glossary"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/text"
)

// Voice says things in one language: texts with their fallback, dates, numbers, addresses.
type Voice struct {
	Language *lang.Language
	site     *Site
	words    lang.Words
	locale   golocales.Translator

	terms      *glossary.Finder  // as this language has them
	mentions   *mentions         // of the page that is composed; nil where none are looked for
	dictionary func() dictionary // the order of titles, made when first asked for

	legal bool // what is said is about law: machine translations wait until they are reviewed
}

func newVoice(s *Site, l *lang.Language) *Voice {
	v := &Voice{Language: l, site: s, words: l.Words, locale: localeOf(l), terms: s.terms}
	v.dictionary = sync.OnceValue(v.makeDictionary)
	if l.Key != s.Config.Default {
		v.terms = glossary.In(s.Facts.Records.Glossary, l.Key)
	}
	return v
}

// localeOf finds the months and number forms of a language; a locale that is not known falls back to the
// language alone, then to English.
func localeOf(l *lang.Language) golocales.Translator {
	base, _, _ := strings.Cut(l.Locale, "-")
	for _, name := range []string{l.Locale, base, "en"} {
		if t := golocales.New(name); t != nil {
			return t
		}
	}
	panic("page: the locales lack English")
}

// For is the voice for the texts of a record: of one about law the original is shown until a translation is reviewed.
func (v *Voice) For(r model.Record) *Voice {
	if r.Meta().Legal.Yes == v.legal {
		return v
	}
	out := *v
	out.legal = r.Meta().Legal.Yes
	return &out
}

// T gives an interface word; see lang.Words.
func (v *Voice) T(key string, pairs ...string) string { return v.words.T(key, pairs...) }

// plural gives an interface word for a whole number, which stands for Count in it.
func (v *Voice) plural(key string, n int) string {
	return v.words.Count(v.Language, key, n, "Count", v.number(float64(n), 0))
}

// How a text is shown.
const (
	howMachine  = "machine"
	howOutdated = "outdated"
	howOriginal = "original"
)

// choose picks the version of a text that this language shows, and says how it came about: "" for the original in
// its own language or a human translation.
func (v *Voice) choose(t model.Text) (s, how string) {
	if v.Language.Key == v.site.Config.Default {
		return t.S, ""
	}
	tr, ok := t.Translations[v.Language.Key]
	switch {
	case !ok, v.legal && tr.How == model.ByMachine:
		return t.S, howOriginal
	case t.Outdated(v.Language.Key):
		return tr.S, howOutdated
	case tr.How == model.ByMachine:
		return tr.S, howMachine
	}
	return tr.S, ""
}

// Text is a short text as this language shows it.
func (v *Voice) Text(t model.Text) Text {
	s, how := v.choose(t)
	return v.marked(Text{S: s}, how)
}

// marked adds language and direction where the text is not in the page's language.
func (v *Voice) marked(t Text, how string) Text {
	t.How = how
	if how == howOriginal {
		original := v.site.Config.Original()
		t.Lang, t.Dir = original.Tag, original.Dir
	}
	return t
}

// Plain is a short text without any mark, and the tag of its language.
func (v *Voice) Plain(t model.Text) (s, tag string) {
	s, how := v.choose(t)
	if t.Markdown {
		s = text.Plain(s)
	}
	if how == howOriginal {
		return s, v.site.Config.Original().Tag
	}
	return s, v.Language.Tag
}

// optional is nil for a text that the record does not have.
func (v *Voice) optional(t model.Text) *Text {
	if t.IsZero() {
		return nil
	}
	v.mention(t)
	out := v.Text(t)
	return &out
}

// markdown renders a long text below a heading of the level.
func (v *Voice) markdown(t model.Text, level int) *Text {
	if t.IsZero() {
		return nil
	}
	s, how := v.choose(t)
	html, _ := text.HTML(s, text.Options{Base: level, Resolve: v.resolve, Words: v.wordLinks(t.S, how)}) // package check reports the problems
	out := v.marked(Text{HTML: html}, how)
	return &out
}

// number writes a number the way the language does, with the decimals it has, at most four.
func (v *Voice) number(n float64, decimals int) string {
	if decimals == 0 {
		s := strconv.FormatFloat(n, 'f', -1, 64)
		if _, after, ok := strings.Cut(s, "."); ok {
			decimals = min(len(after), 4)
		}
	}
	return v.locale.FormatNumber(n, decimals)
}

// languageName is a language's name in itself where the site has it, else its tag's name among the words, else the tag.
func (v *Voice) languageName(tag string) string {
	for i := range v.site.Config.Languages {
		if v.site.Config.Languages[i].Tag == tag {
			return v.site.Config.Languages[i].Label
		}
	}
	if name, ok := lang.SelfName(tag); ok {
		return name
	}
	return tag
}

// key makes an i18n key of a prefix and one of the model's words: key("event", "info-fair") is "event_info_fair".
func key(prefix, word string) string {
	if word == "" {
		return ""
	}
	return prefix + "_" + strings.ReplaceAll(word, "-", "_")
}
