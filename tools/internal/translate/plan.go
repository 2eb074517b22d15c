package translate

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/record"
)

// Origin says how the translations of an import came about.
type Origin struct {
	How string // model.ByHuman, model.ByMachine or model.Reviewed
	By  string // who translated or checked; may be empty
}

// Plan is what an import would change.
type Plan struct {
	Language string

	// Entries that change nothing, by why.
	Same, Fuzzy, Empty, Skipped int // Skipped: made from an original that stands no more

	changes []change
}

// change is one new or changed translation.
type change struct {
	text Text
	to   model.Translation // its place is that in the translator's file
}

// Changes is the number of texts that an import would write.
func (p *Plan) Changes() int { return len(p.changes) }

// importing makes a Plan of a translator's file.
type importing struct {
	Plan
	origin    Origin
	byContext map[string]Text
	seen      map[string]diag.Pos
	found     diag.List
}

func (in *importing) take(u *unit) {
	t, ok := in.byContext[u.context]
	if !ok {
		in.found.Add(u.pos, "translate-context", diag.M("den Text %q gibt es nicht", "there is no text %q", u.context),
			diag.M("den Eintrag löschen oder die Datei mit `netz translate export` neu schreiben", "delete the entry or write the file anew with `netz translate export`"))
		return
	}
	if first, twice := in.seen[u.context]; twice {
		in.found.Add(u.pos, "translate-double", diag.M("der Text %q steht schon in Zeile %d", "the text %q already stands on line %d", u.context, first.Line),
			diag.M("einen der beiden Einträge löschen", "delete one of the two entries"))
		return
	}
	in.seen[u.context] = u.pos
	switch now := t.Translations[in.Language]; {
	case u.fuzzy:
		in.Fuzzy++
		in.stuck(u, now)
	case strings.TrimSpace(u.text) == "":
		in.Empty++
	case model.TextHash(u.original) != model.TextHash(t.S):
		in.Skipped++
		in.found.Warn(u.pos, "translate-original", diag.M("übersprungen: das Original von %q hat sich seit dem Export geändert", "left out: the original of %q has changed since the export", u.context),
			diag.M("neu exportieren und die Übersetzung anpassen", "export anew and adapt the translation"))
	default:
		in.translate(u, t, now)
	}
}

// stuck tells of a new text under our own mark for the old one: many tools know no states and leave the mark.
func (in *importing) stuck(u *unit, now model.Translation) {
	if u.marked && strings.TrimSpace(u.text) != strings.TrimSpace(unixLines(now.S)) {
		in.found.Warn(u.pos, "xliff-outdated", diag.M("übersprungen: %q hat einen neuen Text, ist aber noch als veraltet markiert", "left out: %q has a new text, but is still marked as outdated", u.context),
			diag.M(`ist er fertig, state="translated" setzen; kann das Werkzeug das nicht, als PO exportieren`, `if it is done, set state="translated"; where the tool can't, export as PO`))
	}
}

// translate notes a translation that is new, differs from the one there is, or has been checked. The same text for a changed
// original says that it still fits.
func (in *importing) translate(u *unit, t Text, now model.Translation) {
	var text model.Text
	form := &model.Fields{}
	form.Text("text", &text)
	if p := form.List[0].Set(&record.Value{Kind: record.String, Str: u.text, Pos: u.textPos}); p != nil {
		in.found.Add(p.Pos, "translate-text", p.Message, diag.M("übersetzen oder leer lassen", "translate it or leave it empty"))
		return
	}
	to := model.Translation{S: text.S, How: in.origin.How, By: in.origin.By, SourceHash: model.TextHash(t.S), Pos: u.textPos}
	same := text.S == unixLines(now.S) && !now.Stale
	// A text that went out as reviewed bears the word still, whatever became of it since.
	if checked := u.reviewed && t.ownState() && (now.How != model.Reviewed || now.Stale); checked {
		to.How = model.Reviewed
		if same {
			to.By = cmp.Or(to.By, now.By)
		}
	} else if same {
		in.Same++
		return
	}
	in.changes = append(in.changes, change{t, to})
}

// holdBack leaves out the pages that would be new or current in part only: a page has one state for all its text.
func (in *importing) holdBack(texts []Text) {
	wanting := map[*Page][]string{} // pages of which the file brings something, but not all
	brought := map[string]bool{}
	for _, c := range in.changes {
		brought[c.text.Context()] = true
		if p := c.text.Page; p != nil && !p.current(in.Language) {
			wanting[p] = []string{}
		}
	}
	for _, t := range texts {
		if missing, partly := wanting[t.Page]; partly && !brought[t.Context()] {
			wanting[t.Page] = append(missing, t.Way[0])
		}
	}
	told := map[*Page]bool{}
	in.changes = slices.DeleteFunc(in.changes, func(c change) bool {
		p := c.text.Page
		if p == nil || len(wanting[p]) == 0 {
			return false
		}
		if in.Skipped++; !told[p] {
			told[p] = true
			in.found.Warn(c.to.Pos, "translate-page", diag.M("übersprungen: von der Seite %q fehlt noch %s", "left out: of the page %q there is no %s yet", c.text.Overlay(in.Language), strings.Join(wanting[p], ", ")),
				diag.M("eine Seite kommt erst, wenn alle ihre Texte übersetzt und fertig sind, keiner mehr fuzzy oder initial", "a page is taken once all its texts are translated and done, none fuzzy or initial"))
		}
		return true
	})
}

// Apply puts the translations into the records, so that the rules can look at them before anything is written.
// Findings about them name the places in the translator's file.
func (p *Plan) Apply() {
	pages := map[*Page][]change{}
	for _, c := range p.changes {
		if c.text.Page != nil {
			pages[c.text.Page] = append(pages[c.text.Page], c)
			continue
		}
		if c.text.Translations == nil {
			c.text.Translations = map[string]model.Translation{}
		}
		c.text.Translations[p.Language] = c.to
	}
	for page, changes := range pages {
		page.In[p.Language] = page.with(p.Language, changes)
	}
}

// File is an overlay as it shall stand.
type File struct {
	Name string // relative to the site's folder
	Data []byte
}

// Files gives the overlays that the plan changes, in the order of the records. read reads a file of the site. Each is read
// back and compared before it is handed out: it holds the new translations, and all else as before.
//
// Codes: translate-form, for an overlay written in a way that can't be edited safely, and file-unreadable.
func (p *Plan) Files(read func(name string) ([]byte, error)) ([]File, diag.List) {
	var files []File
	var found diag.List
	for _, group := range p.byOverlay() {
		name := group[0].text.Overlay(p.Language)
		src, err := read(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			found.Add(diag.Pos{File: name}, "file-unreadable", diag.M("die Datei lässt sich nicht lesen", "the file can't be read"), diag.Message{})
			continue
		}
		put := rewrite
		if group[0].text.Page != nil {
			put = p.rewritePage
		}
		data, bad := put(name, src, group)
		if bad != nil {
			found = append(found, *bad)
			continue
		}
		files = append(files, File{name, data})
	}
	return files, found
}

func (p *Plan) rewritePage(name string, src []byte, changes []change) ([]byte, *diag.Diagnostic) {
	return rewritePage(name, p.Language, src, changes)
}

// byOverlay groups the changes by the file they go into, each group in the order of the record's fields.
func (p *Plan) byOverlay() [][]change {
	groups := map[string][]change{}
	var names []string
	for _, c := range p.changes {
		name := c.text.Overlay(p.Language)
		if groups[name] == nil {
			names = append(names, name)
		}
		groups[name] = append(groups[name], c)
	}
	slices.Sort(names)
	out := make([][]change, len(names))
	for i, name := range names {
		if groups[name][0].text.Page != nil {
			out[i] = groups[name]
			continue
		}
		rank := ranks(groups[name][0].text.Record)
		slices.SortFunc(groups[name], func(a, b change) int { return rank[joined(a.text.Way)] - rank[joined(b.text.Way)] })
		out[i] = groups[name]
	}
	return out
}
