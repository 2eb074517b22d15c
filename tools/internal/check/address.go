package check

import (
	"regexp"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
)

// topWords are the words of addresses that the site itself takes, beside those that config.toml may translate.
var (
	topWords    = []string{"404", "sitemap", "robots", "index", "feed", "calendar", "data", "css", "js", "img", "fonts", "files", "tag", "search"}
	topSegments = []string{"network", "rules", "contents", "translations", "changes", "years", "search"}
	fitSlug     = regexp.MustCompile(`^[\p{L}\p{M}\p{Nd}]+(-[\p{L}\p{M}\p{Nd}]+)*$`)
	capital     = regexp.MustCompile(`\p{Lu}`)
)

// maxSlug is the greatest length of a slug in characters: of four bytes each they still make a name of a folder.
const maxSlug = 60

// addresses demands that no two pages of a language get the same address.
func addresses(f *finder) {
	for i := range f.config.Languages {
		l := &f.config.Languages[i]
		f.recordAddresses(l)
		f.proseAddresses(l)
	}
}

// recordAddresses looks at kinds that share a word in a language: their records must differ in their ids.
func (f *finder) recordAddresses(l *lang.Language) {
	byWord := map[string][]*model.Kind{}
	for _, kind := range model.Kinds {
		word := l.Segment(kind.Name)
		for _, other := range byWord[word] {
			for _, id := range f.records.IDs(kind.Name) {
				if f.records.Has(other.Name, id) {
					f.sameAddress(l, word, kind, other, id)
				}
			}
		}
		byWord[word] = append(byWord[word], kind)
	}
}

func (f *finder) sameAddress(l *lang.Language, word string, kind, other *model.Kind, id string) {
	pos := diag.Pos{File: f.records.Get(model.Ref{Kind: kind.Name, ID: id}).Meta().File}
	f.found.Add(pos, "address-double", diag.M("die Adresse /%s%s/%s/ hat schon data/%s/%s.toml", "data/%[4]s/%[5]s.toml has the address /%[1]s%[2]s/%[3]s/ already", f.config.Prefix(l), word, id, other.Name, id),
		diag.M("in config.toml unter languages.%s.params.segments den Arten %s und %s verschiedene Wörter geben", "give the kinds %[2]s and %[3]s different words in config.toml under languages.%[1]s.params.segments", l.Key, other.Name, kind.Name))
}

// proseAddresses looks at the hand-written pages of a language. A page without a text in it has the original's slug.
func (f *finder) proseAddresses(l *lang.Language) {
	taken := f.generated(l)
	seen := map[string]string{}
	for _, p := range f.records.Prose {
		text := p.Shown(l.Key, f.config.Default)
		if text == nil {
			continue
		}
		f.slug(l, text, taken[text.Slug.S], seen[text.Slug.S])
		if seen[text.Slug.S] == "" {
			seen[text.Slug.S] = text.File
		}
	}
}

func (f *finder) slug(l *lang.Language, text *model.ProseText, taken bool, other string) {
	switch {
	case !fitSlug.MatchString(text.Slug.S) || capital.MatchString(text.Slug.S) || utf8.RuneCountInString(text.Slug.S) > maxSlug:
		f.found.Add(text.Slug.Pos, "slug-unfit", diag.M("%q ist als Wort einer Adresse nicht geeignet", "%q is no fit word of an address", text.Slug.S),
			diag.M("nur kleine Buchstaben, Ziffern und einzelne Bindestriche, höchstens %d Zeichen", "only small letters, digits and single hyphens, at most %d characters", maxSlug))
	case taken:
		f.found.Add(text.Slug.Pos, "address-collision", diag.M("unter /%s%s/ steht schon eine Seite, die netz macht", "a page that netz makes stands at /%s%s/ already", f.config.Prefix(l), text.Slug.S),
			diag.M("slug ändern", "change slug"))
	case other != "":
		f.found.Add(text.Slug.Pos, "address-double", diag.M("die Adresse /%s%s/ hat schon %s", "%[3]s has the address /%[1]s%[2]s/ already", f.config.Prefix(l), text.Slug.S, other),
			diag.M("slug ändern", "change slug"))
	}
}

// generated lists the first words of the addresses of a language that netz itself makes.
func (f *finder) generated(l *lang.Language) map[string]bool {
	words := map[string]bool{}
	for _, w := range topWords {
		words[w] = true
	}
	for _, w := range topSegments {
		words[l.Segment(w)] = true
	}
	for _, kind := range model.Kinds {
		words[l.Segment(kind.Name)] = true
	}
	if l.Key == f.config.Default {
		for _, key := range f.config.Keys() {
			words[key] = true
		}
	}
	return words
}
