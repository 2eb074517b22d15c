package page

import (
	"strconv"
	"strings"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

const (
	maxChanges      = 200 // how many entries the pages of the last changes have together
	changesPerPage  = 20
	maxAlike        = 8 // how many records of a kind that were changed alike on a day stand there one by one
	shownOfRecord   = 5 // how many changes a record's page tells
	maxChangedLines = 6 // how many fields of a record a change names
)

// changeEntry is one change of a record or, with more, those of many records that were changed alike on a day.
type changeEntry struct {
	derive.Changed
	more []derive.Changed // the first one included
}

// alike tells what changes have in common that can stand together: those of one kind, or translations of whatever kind.
func alike(c *derive.Changed) string {
	if c.Translated() {
		return c.Day.String() + "/translations"
	}
	return c.Day.String() + "/" + c.Kind + "/" + c.What
}

// recordsOf counts the records of changes. Those that are no more count each time that they ended.
func recordsOf(changes []derive.Changed) int {
	seen, gone := map[model.Record]bool{}, 0
	for i := range changes {
		if changes[i].Record == nil {
			gone++
			continue
		}
		seen[changes[i].Record] = true
	}
	return len(seen) + gone
}

// changeEntries lists the last changes, newest first; those alike stand together where there are many.
func changeEntries(changes []derive.Changed) []changeEntry {
	groups := map[string][]derive.Changed{}
	for i := range changes {
		k := alike(&changes[i])
		groups[k] = append(groups[k], changes[i])
	}
	var out []changeEntry
	for _, c := range changes {
		k := alike(&c)
		group, open := groups[k]
		switch {
		case !open || len(out) == maxChanges:
		case recordsOf(group) > maxAlike || c.Record == nil:
			out = append(out, changeEntry{c, group})
			delete(groups, k)
		default:
			out = append(out, changeEntry{Changed: c})
		}
	}
	return out
}

// changeFiles lists the pages of the last changes; none where no history is known.
func (s *Site) changeFiles() []file {
	var files []file
	for n := 1; n <= s.changePages(); n++ {
		files = append(files, file{name: "site/changes--" + strconv.Itoa(n), layout: "changes", origin: "changes",
			address: func(v *Voice) string { return v.changesPagePath(n) }, compose: func(v *Voice) *Page { return v.ChangesPage(n) }})
	}
	return files
}

func (s *Site) changePages() int { return (len(s.changed) + changesPerPage - 1) / changesPerPage }

// HasChanges tells whether there is a page of the last changes.
func (s *Site) HasChanges() bool { return len(s.changed) > 0 }

// ChangesPath is the address of the page of the last changes.
func (v *Voice) ChangesPath() string { return v.path(v.Language.Segment(segmentChanges)) }

func (v *Voice) changesPagePath(n int) string {
	if n == 1 {
		return v.ChangesPath()
	}
	return v.path(v.Language.Segment(segmentChanges), v.Language.Segment("page"), strconv.Itoa(n))
}

// changesLink leads to the page of the last changes, where there is one.
func (v *Voice) changesLink() []Link {
	if !v.site.HasChanges() {
		return nil
	}
	return []Link{{Key: "sec_changes", Href: v.href(v.ChangesPath())}}
}

// ChangesPage composes a page of the last changes, from 1.
func (v *Voice) ChangesPage(n int) *Page {
	p := &Page{What: "list", Kind: segmentChanges, Heading: Text{S: v.T("sec_changes")}, LeadKey: "intro_changes", Description: v.T("intro_changes"),
		Crumbs: []Link{{Key: "sec_contents", Href: v.href(v.contentsPath(0))}}, Changes: &Changes{},
		Pager: v.pagerOf(n, v.site.changePages(), v.changesPagePath)}
	p.Feeds = []Feed{{Type: "application/atom+xml", Key: "feed_atom", Title: p.Heading.S, Href: v.href(v.ChangesPath()) + FeedFile}}
	all := v.site.changed
	for _, e := range all[(n-1)*changesPerPage : min(n*changesPerPage, len(all))] {
		p.Changes.add(v, e.Day, v.changeOf(&e))
	}
	return p
}

// changesOf tells on a record's page what was changed of it, newest first; nil where no history is known.
func (v *Voice) changesOf(r model.Record) *Changes {
	all := v.site.Facts.ChangesOf(r)
	if len(all) == 0 {
		return nil
	}
	out := &Changes{Count: v.number(float64(len(all)), 0), Older: len(all) > shownOfRecord}
	for i := range all[:min(len(all), shownOfRecord)] {
		out.add(v, all[i].Day, v.change(&all[i]))
	}
	return out
}

func (c *Changes) add(v *Voice, day edtf.Date, change Change) {
	date := *v.date(day)
	if n := len(c.Days); n == 0 || c.Days[n-1].Date != date {
		c.Days = append(c.Days, ChangedDay{Date: date})
	}
	last := &c.Days[len(c.Days)-1]
	last.Changes = append(last.Changes, change)
}

// changeOf is a change with the record it is of, or many of one kind.
func (v *Voice) changeOf(e *changeEntry) Change {
	if len(e.more) == 0 {
		out := v.change(&e.Changed)
		link := v.linkOf(e.Record)
		link.Text = *shortened(link.Text, maxTitle)
		out.Link = &link
		return out
	}
	out := Change{Link: &Link{Key: "kind_" + e.Kind, Href: v.href(v.ListPath(e.Kind))}, Count: v.number(float64(recordsOf(e.more)), 0)}
	switch {
	case e.Translated():
		out.Link = &Link{Key: "sec_translations", Href: v.href(v.translationsPath())}
		out.Key, out.Lines = "change_entries", v.languageLines(languagesIn(e.more))
	case e.What == model.Added:
		out.Key, out.Mark = "change_record_added", "change_news"
	case e.What == model.Removed:
		out.Key = "change_record_removed"
	default:
		out.Key = "change_record_edited"
	}
	return out
}

// languagesIn collects the languages of many changes, each once.
func languagesIn(changes []derive.Changed) []model.LanguageChange {
	var out []model.LanguageChange
	seen := map[model.LanguageChange]bool{}
	for _, c := range changes {
		for _, l := range c.Languages {
			if !seen[l] {
				seen[l] = true
				out = append(out, l)
			}
		}
	}
	return out
}

// change tells one change of a record whose name is clear.
func (v *Voice) change(c *derive.Changed) Change {
	out := Change{}
	if c.Mark != "" {
		out.Mark = "change_" + c.Mark
	}
	switch {
	case c.What == model.Added:
		out.Key = "change_record_added"
	case c.What == model.Removed:
		out.Key = "change_record_removed"
	case c.Unread:
		out.Key = "change_record_unread"
	}
	for i := range c.Fields {
		line := v.changeLine(c.Kind, &c.Fields[i])
		if !hasLine(out.Lines, line) {
			out.Lines = append(out.Lines, line)
		}
	}
	out.Lines = append(out.Lines, v.languageLines(c.Languages)...)
	if n := len(out.Lines) - maxChangedLines; n > 0 {
		out.Lines, out.More = out.Lines[:maxChangedLines], v.number(float64(n), 0)
	}
	return out
}

// hasLine tells whether a line that tells no values stands there already: two fields may have one label.
func hasLine(lines []ChangeLine, line ChangeLine) bool {
	for _, l := range lines {
		if l.Key == line.Key && l.What == line.What && l.Note == line.Note && len(l.Sides)+len(line.Sides) == 0 {
			return true
		}
	}
	return false
}

// languageLines tells which translations came, were changed or went, in this order.
func (v *Voice) languageLines(languages []model.LanguageChange) []ChangeLine {
	var out []ChangeLine
	for _, what := range []string{model.Added, model.Edited, model.Removed} {
		var values []Value
		for i := range v.site.Config.Languages {
			l := &v.site.Config.Languages[i]
			for _, c := range languages {
				if c.Language == l.Key && c.What == what {
					values = append(values, Value{Type: "language", S: l.Label, Word: l.Tag})
				}
			}
		}
		if len(values) > 0 {
			out = append(out, ChangeLine{Key: "change_translation", What: "change_" + what, Sides: []ChangeSide{{Values: values}}})
		}
	}
	return out
}

// ChangeNote is an entry of the last changes in plain text, for feeds.
type ChangeNote struct {
	Key     string // names the occasion and the record for good
	Title   string
	Path    func(*Voice) string // of the record or of the list of its kind
	Summary string
	Day     edtf.Date
}

// ChangeNotes lists the last changes, newest first.
func (v *Voice) ChangeNotes() []ChangeNote {
	out := make([]ChangeNote, len(v.site.changed))
	for i := range v.site.changed {
		e := &v.site.changed[i]
		c := v.changeOf(e)
		n := ChangeNote{Day: e.Day, Summary: v.plainChange(c)}
		if len(e.more) > 0 {
			n.Key, n.Title = alike(&e.Changed), v.kindName(e.Kind)
			n.Path = func(v *Voice) string { return v.ListPath(e.Kind) }
			if e.Translated() {
				n.Title, n.Path = v.T("sec_translations"), (*Voice).translationsPath
			}
		} else {
			n.Key, n.Title = e.Token+"/"+e.Record.Meta().Key(), c.Link.Text.S
			n.Path = func(v *Voice) string { return v.RecordPath(e.Record) }
		}
		out[i] = n
	}
	return out
}

// plainChange writes a change in one paragraph.
func (v *Voice) plainChange(c Change) string {
	var parts []string
	add := func(label, text string) { parts = append(parts, v.T("change_line", "Label", label, "Text", text)) }
	switch {
	case c.Key != "" && c.Count != "":
		add(v.T(c.Key), c.Count)
	case c.Key != "":
		parts = append(parts, v.T(c.Key))
	}
	for _, l := range c.Lines {
		label, text := v.T(l.Key), ""
		if l.Note != "" {
			label += " (" + v.T(l.Note) + ")"
		}
		if l.What != "" {
			text = v.T(l.What)
		}
		for _, side := range l.Sides {
			text = strings.TrimSpace(text + " " + v.plainSide(side))
		}
		add(label, text)
	}
	if c.More != "" {
		parts = append(parts, v.T("change_more", "Count", c.More))
	}
	if c.Mark != "" {
		parts = append([]string{v.T(c.Mark)}, parts...)
	}
	return strings.Join(parts, " · ")
}

func (v *Voice) plainSide(side ChangeSide) string {
	var values []string
	for _, x := range side.Values {
		switch x.Type {
		case "date":
			values = append(values, x.Date.Text)
		case "word":
			values = append(values, v.T(x.Word))
		case "link":
			values = append(values, x.Link.Text.S)
		case "number":
			if x.About != "" {
				x.S = v.T(key("qualifier", x.About)) + " " + x.S
			}
			values = append(values, x.S)
		default:
			values = append(values, x.S)
		}
	}
	text := strings.Join(values, v.T("comma")+" ")
	if side.Key != "" {
		text = v.T(side.Key) + " " + text
	}
	return text
}
