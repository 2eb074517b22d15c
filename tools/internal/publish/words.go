package publish

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/lasting"
	"offenesnetz/tools/internal/load"
)

// most is how many lines of one kind are told before a number stands for the rest.
const most = 20

// change is what happens to the records that readers see.
type change struct{ fresh, changed, gone, moved []Record }

// compare tells what would be otherwise with the new records.
func compare(before, after []Record) change {
	old := map[string]Record{}
	for _, r := range before {
		old[r.Key] = r
	}
	var c change
	for _, r := range after {
		was, known := old[r.Key]
		switch {
		case !known:
			c.fresh = append(c.fresh, r)
		case was.Sum != r.Sum:
			c.changed = append(c.changed, r)
		}
		if known && was.Path != r.Path {
			c.moved = append(c.moved, r)
		}
		delete(old, r.Key)
	}
	for _, key := range slices.Sorted(maps.Keys(old)) {
		c.gone = append(c.gone, old[key])
	}
	return c
}

func (c change) empty() bool { return len(c.fresh)+len(c.changed)+len(c.gone)+len(c.moved) == 0 }

// called is how a record is told of: its kind and title.
func (r Record) called() diag.Message {
	return diag.M("%[1]s „%[3]s“", "%[2]s “%[3]s”", r.Kind.De, r.Kind.En, r.Title)
}

// tellPublished says what readers see now.
func (s *Server) tellPublished(now, before Release) {
	s.say("Veröffentlicht: %[1]s, %[2]d Seiten.", "Published: %[1]s, %[2]d pages.", now.BaseURL, now.Pages)
	defer s.tellPrivate(now.Private, before.Private)
	defer s.tellWithheld(now.Withheld, before.Withheld)
	if before.Number == 0 {
		s.say("Das ist die erste Veröffentlichung, mit %d Datensätzen und Texten.", "This is the first publication, with %d records and texts.", len(now.Records))
		return
	}
	c := compare(before.Records, now.Records)
	if c.empty() {
		s.say("An Datensätzen und Texten hat sich nichts geändert.", "No record and no text has changed.")
		return
	}
	s.tell(diag.M("Neu öffentlich:", "Public now:"), c.fresh, now.BaseURL)
	s.tell(diag.M("Geändert:", "Changed:"), c.changed, now.BaseURL)
	s.tell(diag.M("Nicht mehr öffentlich:", "No longer public:"), c.gone, "")
}

// tellWithheld says what is not shown; known is what was not shown before.
func (s *Server) tellWithheld(withheld, known []diag.Message) {
	fresh := slices.DeleteFunc(slices.Clone(withheld), func(m diag.Message) bool { return slices.Contains(known, m) })
	for _, m := range fresh[:min(most, len(fresh))] {
		s.Say(m)
	}
	s.rest(len(fresh))
}

// tellPrivate says where private data may stand in a text; known is what was told before.
func (s *Server) tellPrivate(found, known []diag.Message) {
	fresh := slices.DeleteFunc(slices.Clone(found), func(m diag.Message) bool { return slices.Contains(known, m) })
	if len(fresh) == 0 {
		return
	}
	s.say("Bitte ansehen:", "Please look at:")
	for _, m := range fresh[:min(most, len(fresh))] {
		s.item(m)
	}
	s.rest(len(fresh))
}

// tell lists records below a heading, with their addresses where base is one.
func (s *Server) tell(heading diag.Message, records []Record, base string) {
	if len(records) == 0 {
		return
	}
	s.Say(heading)
	for _, r := range records[:min(most, len(records))] {
		line := r.called()
		if base != "" {
			line = diag.Message{De: line.De + "  " + base + r.Path, En: line.En + "  " + base + r.Path}
		}
		s.item(line)
	}
	s.rest(len(records))
}

func (s *Server) item(m diag.Message) { s.Say(diag.Message{De: "  " + m.De, En: "  " + m.En}) }

func (s *Server) rest(n int) {
	if n > most {
		s.say("  und %d weitere", "  and %d more", n-most)
	}
}

// tellPreview says where a preview is and what its publication would change.
func (s *Server) tellPreview(branch string, built *Built, out string) {
	s.say("Vorschau von „%[1]s“: %[2]s", "Preview of “%[1]s”: %[2]s", branch, built.BaseURL)
	now := s.Current()
	c := compare(now.Records, built.Records)
	if c.empty() {
		s.say("An Datensätzen und Texten würde sich nichts ändern.", "No record and no text would change.")
	}
	s.tell(diag.M("Das würde neu öffentlich:", "This would become public:"), c.fresh, built.BaseURL)
	s.tell(diag.M("Das würde geändert:", "This would be changed:"), c.changed, built.BaseURL)
	s.tell(diag.M("Das wäre nicht mehr öffentlich:", "This would no longer be public:"), c.gone, "")
	touched := slices.Concat(c.fresh, c.changed)
	s.tellLanguages(diag.M("Diese Übersetzungen wären veraltet:", "These translations would be outdated:"), touched, built, func(r Record) []string { return newly(r, now.Records, outdated) })
	s.tellLanguages(diag.M("Hier fehlt noch eine Übersetzung, ganz oder zum Teil:", "Here a translation is still missing, in whole or in part:"), touched, built, missing)
	s.tellAddresses(now, built, c.moved, out)
	s.tellWithheld(built.Withheld, now.Withheld)
	s.tellWarnings(about(touched, built.Warnings))
	s.say("Öffentlich ist davon noch nichts.", "Nothing of this is public yet.")
}

func outdated(r Record) []string { return r.Outdated }
func missing(r Record) []string  { return r.Missing }

// newly gives the languages of a record that its published version does not have there.
func newly(r Record, published []Record, of func(Record) []string) []string {
	i := slices.IndexFunc(published, func(p Record) bool { return p.Key == r.Key })
	return slices.DeleteFunc(slices.Clone(of(r)), func(l string) bool { return i >= 0 && slices.Contains(of(published[i]), l) })
}

func (s *Server) tellLanguages(heading diag.Message, records []Record, built *Built, of func(Record) []string) {
	n := 0
	for _, r := range records {
		keys := of(r)
		if len(keys) == 0 {
			continue
		}
		if n++; n == 1 {
			s.Say(heading)
		}
		if n > most {
			continue
		}
		var de, en []string
		for _, key := range keys {
			name := built.Languages[key]
			de, en = append(de, cmp.Or(name.De, key)), append(en, cmp.Or(name.En, key))
		}
		line := r.called()
		s.item(diag.Message{De: line.De + ": " + strings.Join(de, ", "), En: line.En + ": " + strings.Join(en, ", ")})
	}
	s.rest(n)
}

// tellAddresses says which addresses would change, and which would lead nowhere: then the publication would be refused.
func (s *Server) tellAddresses(now Release, built *Built, moved []Record, out string) {
	if len(moved) > 0 {
		s.say("Diese Adressen würden sich ändern:", "These addresses would change:")
		for _, r := range moved[:min(most, len(moved))] {
			i := slices.IndexFunc(now.Records, func(p Record) bool { return p.Key == r.Key })
			s.item(diag.M("%[1]s → %[2]s", "%[1]s → %[2]s", now.Records[i].Path, r.Path))
		}
		s.rest(len(moved))
	}
	if now.Number == 0 {
		return
	}
	lost := lostAddresses(s.folder(now.Number), out)
	if len(lost) == 0 {
		return
	}
	s.say("Diese Adressen gäbe es nicht mehr; so würde die Veröffentlichung abgelehnt:", "These addresses would be gone; like this the publication would be refused:")
	for _, path := range lost[:min(most, len(lost))] {
		s.item(diag.M("%[1]s", "%[1]s", path))
	}
	s.rest(len(lost))
}

// lostAddresses lists the lasting addresses of one site that another does not have. A site without a list has none.
func lostAddresses(before, after string) []string {
	old, _ := lasting.Read(before)
	fresh, _ := lasting.Read(after)
	if len(fresh) == 0 {
		return nil
	}
	kept := map[string]bool{}
	for _, a := range fresh {
		kept[a.Path] = true
	}
	var out []string
	for _, a := range old {
		if !kept[a.Path] {
			out = append(out, a.Path)
		}
	}
	return out
}

// about picks the findings in files of the records.
func about(records []Record, found diag.List) diag.List {
	var out diag.List
	for _, d := range found {
		if slices.ContainsFunc(records, func(r Record) bool { return r.owns(d.Pos.File) }) {
			out = append(out, d)
		}
	}
	return out
}

// owns tells whether a file is the record's own or a translation of it.
func (r Record) owns(file string) bool {
	stem := "data/" + r.Key + "."
	if id, prose := strings.CutPrefix(r.Key, "pages/"); prose {
		stem = "content/" + id + "."
	}
	if r.Key == "network" || strings.HasPrefix(r.Key, "network/") {
		stem = "data/network."
	}
	return strings.HasPrefix(file, stem)
}

// tellWarnings says what the check noticed without refusing it.
func (s *Server) tellWarnings(found diag.List) {
	if len(found) == 0 {
		return
	}
	found.Sort()
	s.say("Bitte ansehen:", "Please look at:")
	for _, d := range found[:min(most, len(found))] {
		s.item(diag.M("%[1]s: %[2]s", "%[1]s: %[3]s", d.Pos.String(), d.Message.De, d.Message.En))
	}
	s.rest(len(found))
}

// readConfig reads what unpack wrote.
func readConfig(name string) (*lang.Config, error) {
	src, err := os.ReadFile(filepath.Clean(name))
	if err != nil {
		return nil, err
	}
	return load.Config(src, "")
}
