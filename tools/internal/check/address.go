package check

import (
	"regexp"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
)

// OwnSegments are the words of addresses that netz has for pages of its own; config.toml may translate them.
var OwnSegments = []string{"network", "glossary", "rules", "contents", "translations", "changes", "monitoring", "years", "search"}

// topWords are the words of addresses that the site itself takes, beside those that config.toml may translate.
var (
	topWords = []string{"404", "sitemap", "robots", "index", "feed", "calendar", "data", "css", "js", "img", "fonts", "files", "tag", "search"}
	fitSlug  = regexp.MustCompile(`^[\p{L}\p{M}\p{Nd}]+(-[\p{L}\p{M}\p{Nd}]+)*$`)
	capital  = regexp.MustCompile(`\p{Lu}`)
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

// recordAddresses looks at kinds that share a word in a language: their records must differ in their ids, earlier ones
// included.
func (f *finder) recordAddresses(l *lang.Language) {
	byWord := map[string][]*model.Kind{}
	for _, kind := range model.Kinds {
		word := l.Segment(kind.Name)
		for _, other := range byWord[word] {
			f.disjoint(l, word, kind, other)
		}
		byWord[word] = append(byWord[word], kind)
	}
}

func (f *finder) disjoint(l *lang.Language, word string, kind, other *model.Kind) {
	taken := map[string]string{}
	for _, r := range f.records.Of(other.Name) {
		for _, id := range everyID(r) {
			taken[id] = r.Meta().File
		}
	}
	for _, r := range f.records.Of(kind.Name) {
		for _, id := range everyID(r) {
			if taken[id] != "" {
				f.sameAddress(l, word+"/"+id, diag.Pos{File: r.Meta().File}, taken[id], kind, other)
			}
		}
	}
}

// everyID lists the ids at which a record has an address.
func everyID(r model.Record) []string {
	b := r.Meta()
	ids := []string{b.ID}
	for _, w := range b.FormerIDs {
		ids = append(ids, w.S)
	}
	return ids
}

func (f *finder) sameAddress(l *lang.Language, address string, pos diag.Pos, file string, kind, other *model.Kind) {
	f.found.Add(pos, "address-double", diag.M("die Adresse /%s%s/ hat schon %s", "%[3]s has the address /%[1]s%[2]s/ already", f.config.Prefix(l), address, file),
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
		f.slug(l, text.Slug, "slug", taken, seen[text.Slug.S])
		if seen[text.Slug.S] == "" {
			seen[text.Slug.S] = text.File
		}
	}
	for _, p := range f.records.Prose { // when all present slugs are known
		if text := p.In[l.Key]; text != nil {
			for _, w := range text.Former {
				f.slug(l, w, "former_slugs", taken, seen[w.S])
				seen[w.S] = text.File
			}
		}
	}
}

// slug demands that a word can be an address of its own. key is the key of the front matter under which it stands.
func (f *finder) slug(l *lang.Language, w model.Word, key string, taken map[string]bool, other string) {
	change := diag.M("%s ändern", "change %s", key)
	switch {
	case !fitSlug.MatchString(w.S) || capital.MatchString(w.S) || utf8.RuneCountInString(w.S) > maxSlug:
		f.found.Add(w.Pos, "slug-unfit", diag.M("%q ist als Wort einer Adresse nicht geeignet", "%q is no fit word of an address", w.S),
			diag.M("nur kleine Buchstaben, Ziffern und einzelne Bindestriche, höchstens %d Zeichen", "only small letters, digits and single hyphens, at most %d characters", maxSlug))
	case taken[w.S]:
		f.found.Add(w.Pos, "address-collision", diag.M("unter /%s%s/ steht schon eine Seite, die netz macht", "a page that netz makes stands at /%s%s/ already", f.config.Prefix(l), w.S), change)
	case other != "":
		f.found.Add(w.Pos, "address-double", diag.M("die Adresse /%s%s/ hat schon %s", "%[3]s has the address /%[1]s%[2]s/ already", f.config.Prefix(l), w.S, other), change)
	}
}

// generated lists the first words of the addresses of a language that netz itself makes.
func (f *finder) generated(l *lang.Language) map[string]bool {
	words := map[string]bool{}
	for _, w := range topWords {
		words[w] = true
	}
	for _, w := range OwnSegments {
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
