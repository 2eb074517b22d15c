package load

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/record"
)

// prose reads the hand-written pages content/<id>.<language>.md: TOML front matter between +++ lines, then Markdown.
func (s *Source) prose(config *lang.Config, refused map[string]bool, found *diag.List) []*model.Prose {
	entries, err := fs.ReadDir(s.root.FS(), "content")
	if err != nil {
		return nil // a site may have no hand-written pages
	}
	byID := map[string]*model.Prose{}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") || e.Name() == "README.md" {
			continue
		}
		s.proseFile(path.Join("content", e.Name()), e, config, byID, refused, found)
	}
	pages := make([]*model.Prose, 0, len(byID))
	for _, p := range byID {
		if refused["pages/"+p.ID] {
			continue
		}
		if p.In[config.Default] == nil {
			found.Add(diag.Pos{File: "content/" + p.ID}, "prose-original", diag.M("die Seite %q gibt es nicht in der Sprache des Netzwerks (%s)", "the page %q does not exist in the network's language (%s)", p.ID, config.Default),
				diag.M("content/%s.%s.md anlegen", "make content/%s.%s.md", p.ID, config.Default))
			continue
		}
		p.Compare(config.Default)
		pages = append(pages, p)
	}
	slices.SortFunc(pages, func(a, b *model.Prose) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
	return pages
}

func (s *Source) proseFile(name string, e fs.DirEntry, config *lang.Config, byID map[string]*model.Prose, refused map[string]bool, found *diag.List) {
	pos := diag.Pos{File: name}
	stem, ok := strings.CutSuffix(e.Name(), ".md")
	id, key, named := strings.Cut(stem, ".")
	if !ok || !named || e.IsDir() {
		found.Add(pos, "file-name", diag.M("handgeschriebene Seiten heißen kennung.sprache.md", "hand-written pages are named id.language.md"),
			diag.M("zum Beispiel content/about.%s.md", "such as content/about.%s.md", config.Default))
		return
	}
	if !FitID(id) {
		found.Add(pos, "id-unfit", diag.M("%q ist als Kennung nicht geeignet", "%q is no fit id", id), diag.M("zum Beispiel %s", "such as %s", cmp.Or(SuggestID(id), "neu")))
		return
	}
	if id == "index" || Device(id) { // Hugo takes an index for the folder's own page and drops all others
		refused["pages/"+id] = true
		found.Add(pos, "id-reserved", diag.M("das Wort %q ist vergeben und kann keine Kennung sein", "the word %q is taken and can't be an id", id),
			diag.M("ein weiteres Wort anhängen, zum Beispiel %s-1", "add another word, such as %s-1", id))
		return
	}
	if config.Find(key) == nil {
		found.Add(pos, "overlay-language", diag.M("die Sprache %q hat die Seite nicht", "the site does not have the language %q", key), diag.DidYouMean(key, config.Keys()))
		return
	}
	text := s.readProse(name, found)
	if text == nil {
		if key == config.Default {
			refused["pages/"+id] = true
		}
		return
	}
	if byID[id] == nil {
		byID[id] = &model.Prose{ID: id, In: map[string]*model.ProseText{}}
	}
	byID[id].In[key] = text
	if key == config.Default {
		byID[id].Order, byID[id].Legal = text.Order.N, text.Legal.Yes
	}
}

// readProse reads one hand-written page; nil where it can't be used.
func (s *Source) readProse(name string, found *diag.List) *model.ProseText {
	src, err := s.readLimited(name)
	if err != nil {
		found.Add(diag.Pos{File: name}, "file-unreadable", diag.M("die Datei lässt sich nicht lesen", "the file can't be read"), unreadable)
		return nil
	}
	before := found.Faults()
	if *found = append(*found, record.Conflicts(name, src)...); found.Faults() > before {
		return nil
	}
	if t := parseProse(name, src, found); found.Faults() == before {
		return t
	}
	return nil
}

// parseProse takes one hand-written page apart, as far as it can be understood; nil where it is none.
func parseProse(name string, src []byte, found *diag.List) *model.ProseText {
	head, body, line, ok := splitFront(string(src))
	if !ok {
		found.Add(diag.Pos{File: name, Line: 1, Column: 1}, "prose-front", diag.M("am Anfang fehlen die Angaben zwischen zwei Zeilen +++", "the facts between two lines of +++ are missing at the start"),
			diag.M("die erste Zeile ist +++, dann title = \"…\", dann wieder +++", "the first line is +++, then title = \"…\", then +++ again"))
		return nil
	}
	// The blank line stands for +++, so that positions in the front matter are those of the file.
	front := newTextFile(name, []byte("\n"+head))
	table, bad := record.Read(name, []byte(front.text))
	*found = append(*found, bad...)
	if table == nil {
		return nil
	}
	out := &model.ProseText{File: name, Body: body, BodyLine: line}
	fill(front, out.Fields(), table, found)
	return out
}

// splitFront parts "+++\nhead\n+++\nbody" and tells the line on which body starts.
func splitFront(src string) (head, body string, line int, ok bool) {
	src = strings.ReplaceAll(strings.TrimPrefix(src, "\ufeff"), "\r\n", "\n")
	rest, ok := strings.CutPrefix(src, "+++\n")
	if !ok {
		return "", "", 0, false
	}
	head, body, ok = strings.Cut(rest, "\n+++\n")
	if !ok {
		head, ok = strings.CutSuffix(rest, "\n+++")
	}
	return head, body, strings.Count(head, "\n") + 4, ok
}
