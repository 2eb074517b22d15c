package media

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
)

// plain reads texts, tables and calendars.
func (f *finding) plain(src []byte) {
	text := bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 {
		if sniff(src) != "" {
			f.other(src)
			return
		}
		f.add(Content, diag.M("der Text ist nicht UTF-8", "the text is not UTF-8"), diag.M("im Editor oder beim Export als UTF-8 speichern", "save it as UTF-8 in the editor or when exporting"))
		return
	}
	switch is := sniff(src); {
	case is == "HTML", is == "SVG", is == "XML", is == "RTF", is == "PDF":
		f.other(src)
	case bytes.ContainsAny(text, "\u202d\u202e"):
		f.add(Content, diag.M("im Text stehen unsichtbare Zeichen, die die Reihenfolge der Buchstaben umdrehen", "the text has invisible signs that turn the order of letters"),
			diag.M("diese Zeichen (U+202D, U+202E) löschen", "delete these signs (U+202D, U+202E)"))
	case f.ending == "ics" && !isCalendar(string(text)):
		f.other(src)
	case f.ending == "ics":
		f.calendar(string(text))
	case f.ending == "csv":
		f.table(string(text))
	}
}

func isCalendar(text string) bool {
	text = strings.ToUpper(strings.TrimSpace(text))
	return strings.HasPrefix(text, "BEGIN:VCALENDAR") && strings.HasSuffix(text, "END:VCALENDAR")
}

// calendar refuses appointments that bring programs or files along, lead to them, or name who is invited.
func (f *finding) calendar(text string) {
	unfolded := strings.NewReplacer("\r\n ", "", "\r\n\t", "", "\n ", "", "\n\t", "").Replace(text)
	for line := range strings.FieldsFuncSeq(unfolded, func(r rune) bool { return r == '\r' || r == '\n' }) {
		property, value, _ := strings.Cut(line, ":")
		name, facts, _ := strings.Cut(strings.ToUpper(property), ";")
		switch name {
		case "ATTENDEE", "ORGANIZER":
			f.add(Private, diag.M("im Kalender steht, wer eingeladen ist oder hat (%s)", "the calendar tells who is invited or invites (%s)", name),
				diag.M("ohne Teilnehmende und Organisator speichern", "save it without attendees and organizer"))
			return
		case "ACTION":
			if kind := strings.ToUpper(strings.TrimSpace(value)); kind != "DISPLAY" && kind != "AUDIO" && kind != "NONE" {
				f.foreign(line)
				return
			}
		case "ATTACH", "URL":
			if strings.Contains(facts, "BINARY") || strings.Contains(facts, "BASE64") || !clicked(value) {
				f.foreign(line)
				return
			}
		}
	}
}

// table refuses cells that a spreadsheet would take for a formula: such a cell can start programs and send the sheet away.
// Numbers with a sign are none. Quoted or not, behind comma, semicolon or tab: programs differ in what parts the cells.
func (f *finding) table(text string) {
	line := 1
	start := true // of a cell
	for i, r := range text {
		switch {
		case r == '\n':
			line++
			start = true
			continue
		case r == ',', r == ';', r == '\t', r == '\r':
			start = true
			continue
		case start && (r == '"' || r == '\'' || r == ' ' || r == '\u00a0'):
			continue
		}
		if start && formula(text[i:]) {
			f.add(Formula, diag.M("in Zeile %d beginnt eine Zelle wie eine Formel (%q)", "in line %d a cell begins like a formula (%q)", line, string(r)),
				diag.M("nur die Werte speichern; ein Text bekommt ein anderes Zeichen an den Anfang", "save the values only; give a text another character at its start"))
			return
		}
		start = false
	}
}

// formula tells whether a cell that begins here is one. "-5", "+49 391" and a lone "-" are not.
func formula(cell string) bool {
	switch cell[0] {
	case '=', '@':
		return true
	case '+', '-':
		end := strings.IndexAny(cell, ",;\t\r\n")
		if end < 0 {
			end = len(cell)
		}
		return strings.Trim(cell[1:min(end, len(cell))], "0123456789.,%eE+-/() \u00a0\"") != ""
	}
	return strings.HasPrefix(cell, "\uff1d") || strings.HasPrefix(cell, "\uff20") || strings.HasPrefix(cell, "\uff0b")
}
