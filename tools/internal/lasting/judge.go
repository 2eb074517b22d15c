package lasting

import (
	"slices"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
)

// judge tells what is to be mended so that an address stays; nil where it need not.
func (c *comparison) judge(a Address) *loss {
	kind, id, ok := c.whose(a)
	if !ok {
		return nil
	}
	l, words := c.parted(a.Path)
	switch {
	case l == nil:
		return c.language(wordsOf(a.Path)[0])
	case kind == "pages" && a.Of != "":
		return c.prose(l, id, words[len(words)-1])
	case kind == "pages":
		return c.slug(l, id)
	case kind == "network":
		return c.segment(l, kind, words[0])
	case kind == "":
		return c.unknown(l, id, words[0])
	}
	return c.record(l, model.Ref{Kind: kind, ID: id}, words[0], words[len(words)-1])
}

func (c *comparison) language(key string) *loss {
	return &loss{key: "language " + key, pos: diag.Pos{File: "config.toml"},
		advice: diag.M("die Sprache behalten: den Abschnitt [languages.%s] wieder eintragen", "keep the language: enter the section [languages.%s] again", key)}
}

// segment is the loss of all addresses of a kind in a language, whose word is another one now.
func (c *comparison) segment(l *lang.Language, kind, word string) *loss {
	return &loss{key: "segment " + l.Key + " " + kind, pos: diag.Pos{File: "config.toml"},
		advice: diag.M("das Wort der Adressen behalten: unter languages.%s.params.segments %s = %q", "keep the word of the addresses: under languages.%s.params.segments %s = %q", l.Key, kind, word)}
}

// prose is the loss of an address of a hand-written page, of which the old list tells the id.
func (c *comparison) prose(l *lang.Language, id, slug string) *loss {
	i := slices.IndexFunc(c.records.Prose, func(p *model.Prose) bool { return p.ID == id })
	if i < 0 {
		return &loss{key: "pages " + id, pos: diag.Pos{File: "content/" + id + "." + c.config.Default + ".md"},
			advice: diag.M("die Seite behalten, oder former_slugs = [%q] bei der Seite ergänzen, die an ihre Stelle tritt", "keep the page, or add former_slugs = [%q] to the page that takes its place", slug)}
	}
	p := c.records.Prose[i]
	text := p.In[l.Key]
	if text == nil {
		text = p.In[c.config.Default]
	}
	return &loss{key: "pages " + text.File + " " + slug, pos: text.Slug.Pos, advice: diag.M("former_slugs = [%q] ergänzen", "add former_slugs = [%q]", slug)}
}

// slug is the loss of an address that was a hand-written page's, of which nothing but the word is known.
func (c *comparison) slug(l *lang.Language, slug string) *loss {
	return &loss{key: "slug " + l.Key + " " + slug, pos: diag.Pos{File: "content"}, advise: func() diag.Message {
		var fresh []string
		files := map[string]string{}
		for _, p := range c.records.Prose {
			if t := p.Shown(l.Key, c.config.Default); t != nil && !c.before["pages"][t.Slug.S] {
				fresh = append(fresh, t.Slug.S)
				files[t.Slug.S] = t.File
			}
		}
		if near := likely(slug, fresh); near != "" {
			return diag.M("umbenannt? dann former_slugs = [%q] in %s ergänzen; sonst die Seite behalten", "renamed? then add former_slugs = [%q] to %s; else keep the page", slug, files[near])
		}
		return diag.M("die Seite behalten, oder former_slugs = [%q] bei der Seite ergänzen, die an ihre Stelle tritt", "keep the page, or add former_slugs = [%q] to the page that takes its place", slug)
	}}
}

// unknown is the loss of an address below a word that no kind has: the word of a kind was changed, or the list is odd.
func (c *comparison) unknown(l *lang.Language, id, word string) *loss {
	for _, kind := range model.Folders() {
		if c.records.Has(kind, id) {
			return c.segment(l, kind, word)
		}
	}
	return &loss{key: "word " + l.Key + " " + word + " " + id, pos: diag.Pos{File: "data"},
		advice: diag.M("kein Datensatz heißt %q, und keine Art von Datensätzen hat das Wort %q; gab es ihn hier, dann die Datei mit [deleted] (on, reason) wieder anlegen",
			"no record is named %q, and no kind of record has the word %q; if it was here, make the file again with [deleted] (on, reason)", id, word)}
}

// record is the loss of an address of a record. last is the id in the address: a former one, where it differs.
func (c *comparison) record(l *lang.Language, ref model.Ref, word, last string) *loss {
	r := c.records.Get(ref)
	if r == nil {
		r = c.records.Renamed(ref)
	}
	if r == nil {
		return c.missing(ref)
	}
	out := &loss{key: ref.Key() + " " + last, pos: diag.Pos{File: r.Meta().File}}
	_, shown := c.site.Facts.Public(model.Ref{Kind: ref.Kind, ID: r.Meta().ID})
	switch {
	case r.Meta().Draft.Yes:
		out.advice = diag.M("der Datensatz war schon veröffentlicht: draft zurücknehmen oder durch [deleted] (on, reason) ersetzen", "the record was published already: take draft back or put [deleted] (on, reason) in its place")
	case !shown && !c.site.Facts.Buried(r) && model.CanWait(ref.Kind):
		out.advice = diag.M("das war schon veröffentlicht: publish_at zurücknehmen oder durch [deleted] (on, reason) ersetzen", "this was published already: take publish_at back or put [deleted] (on, reason) in its place")
	case !shown && !c.site.Facts.Buried(r):
		out.advice = diag.M("given in [[consent]] berichtigen oder [deleted] (on, reason) ergänzen", "correct given in [[consent]] or add [deleted] (on, reason)")
	case last != r.Meta().ID && !slices.ContainsFunc(r.Meta().FormerIDs, func(w model.Word) bool { return w.S == last }):
		out.advice = diag.M("former_ids = [%q] ergänzen", "add former_ids = [%q]", last)
	default:
		return c.segment(l, ref.Kind, word)
	}
	return out
}

// missing is the loss of a record whose file is no longer there.
func (c *comparison) missing(ref model.Ref) *loss {
	file := "data/" + ref.Key() + ".toml"
	return &loss{key: ref.Key(), pos: diag.Pos{File: file}, advise: func() diag.Message {
		keep := diag.M("die Datei behalten und darin [deleted] mit on und reason schreiben; alles andere darf fehlen", "keep the file and write [deleted] in it, with on and reason; all else may be missing")
		if ref.Kind == "persons" {
			return keep
		}
		var fresh []string
		for _, id := range c.records.IDs(ref.Kind) {
			if !c.before[ref.Kind][id] {
				fresh = append(fresh, id)
			}
		}
		if near := likely(ref.ID, fresh); near != "" {
			renamed := diag.M("umbenannt in %[1]q? dann former_ids = [%[2]q] in data/%[3]s/%[1]s.toml ergänzen; gelöscht? dann ", "renamed to %[1]q? then add former_ids = [%[2]q] to data/%[3]s/%[1]s.toml; deleted? then ", near, ref.ID, ref.Kind)
			return diag.Message{De: renamed.De + keep.De, En: renamed.En + keep.En}
		}
		return keep
	}}
}

// likely finds the name that something may have got: one alike among the new ones or, where there is only one, that.
func likely(name string, fresh []string) string {
	if len(fresh) == 1 {
		return fresh[0]
	}
	return diag.Nearest(name, fresh)
}
