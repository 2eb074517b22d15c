package translate

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
)

// part is a segment or what lies between two. A tool may have made many of the one that went out.
type part struct {
	ignorable            bool
	state, subState      string
	source, target       string
	hasSource, hasTarget bool
	order                string   // the target's place among those of the unit, from 1; empty where it is the part's own
	textPos              diag.Pos // of the target
}

// unit reads a text.
func (r *xliffReader) unit(e xml.StartElement, pos diag.Pos) {
	var parts []part
	before := r.found.Faults()
	r.children(func(e xml.StartElement, pos diag.Pos) {
		switch e.Name.Local {
		case "segment", "ignorable":
			parts = append(parts, r.part(e, pos))
		case "notes", "originalData":
			r.skip()
		default:
			r.among(e, pos, "unit")
		}
	})
	id := attr(e, "id")
	switch {
	case r.stopped || r.found.Faults() > before:
	case id == "":
		r.syntax(pos, diag.M("<unit> hat keine id", "<unit> has no id"), diag.Message{})
	case !slices.ContainsFunc(parts, func(p part) bool { return !p.ignorable }):
		r.syntax(pos, diag.M("<unit> hat kein <segment>", "<unit> has no <segment>"), diag.Message{})
	default:
		r.join(&unit{context: contextOf(id), pos: pos, textPos: pos}, parts)
	}
}

func (r *xliffReader) part(e xml.StartElement, pos diag.Pos) part {
	p := part{ignorable: e.Name.Local == "ignorable", state: attr(e, "state"), subState: attr(e, "subState")}
	known := []string{segmentInitial, segmentTranslated, segmentReviewed, segmentFinal}
	if p.state != "" && !slices.Contains(known, p.state) {
		r.fault(pos, "xliff-state", diag.M("den Zustand %q gibt es nicht", "there is no state %q", p.state), diag.DidYouMean(p.state, known))
	}
	parent := e.Name.Local
	r.children(func(e xml.StartElement, pos diag.Pos) {
		switch {
		case e.Name.Local == "source" && !p.hasSource:
			p.source, p.hasSource = r.text(pos), true
		case e.Name.Local == "target" && !p.hasTarget:
			p.order, p.textPos = attr(e, "order"), pos
			p.target, p.hasTarget = r.text(pos), true
		default:
			r.among(e, pos, parent)
		}
	})
	if !p.hasSource && !r.stopped {
		r.syntax(pos, diag.M("<%s> hat kein <source>", "<%s> has no <source>", parent), diag.Message{})
	}
	return p
}

// text reads what a source or target holds.
func (r *xliffReader) text(pos diag.Pos) string {
	var b strings.Builder
	r.inline(&b)
	s := unixLines(b.String())
	if strings.ContainsFunc(s, control) {
		r.syntax(pos, diag.M("hier steht ein unsichtbares Steuerzeichen", "here is an invisible control character"), diag.M("das Zeichen löschen", "delete the character"))
	}
	return s
}

// inline reads characters up to the end of the element. Annotations say something of them and are left away; a code stands for
// something that no text of ours has.
func (r *xliffReader) inline(b *strings.Builder) {
	for {
		token, pos := r.next()
		switch t := token.(type) {
		case nil, xml.EndElement:
			return
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			switch char, named := codePoint(t); {
			case t.Name.Space == xliffSpace && t.Name.Local == "mrk":
				r.inline(b)
			case t.Name.Space == xliffSpace && (t.Name.Local == "sm" || t.Name.Local == "em"):
				r.skip()
			case named:
				b.WriteRune(char)
				r.skip()
			default:
				r.fault(pos, "xliff-inline", diag.M("<%s> steht mitten im Text, der hier nur aus Zeichen besteht", "<%s> stands within the text, which consists of characters only", t.Name.Local),
					diag.M("das Element durch die Zeichen ersetzen, die im Original stehen (Markdown), oder im Werkzeug das Erkennen von Formatierungen abschalten", "replace the element by the characters of the original (Markdown), or turn off the tool's recognition of formatting"))
				r.skip()
			}
		}
	}
}

// codePoint reads <cp hex="001A"/>.
func codePoint(e xml.StartElement) (rune, bool) {
	if e.Name.Space != xliffSpace || e.Name.Local != "cp" {
		return 0, false
	}
	n, err := strconv.ParseUint(attr(e, "hex"), 16, 32)
	if err != nil || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return 0, false
	}
	return rune(n), true
}

// join makes one text of the parts: the originals as they stand, the translations in the order that they give.
func (r *xliffReader) join(u *unit, parts []part) {
	var original strings.Builder
	targets := make([]*part, len(parts))
	for i := range parts {
		original.WriteString(parts[i].source)
		place, ok := i, true
		if parts[i].order != "" {
			n, err := strconv.Atoi(parts[i].order)
			place, ok = n-1, err == nil && n >= 1 && n <= len(parts)
		}
		if !ok || targets[place] != nil {
			r.syntax(parts[i].textPos, diag.M("die Reihenfolge %q passt nicht zu den übrigen Teilen des Textes", "the order %q does not fit the other parts of the text", parts[i].order), diag.Message{})
			return
		}
		targets[place] = &parts[i]
	}
	u.original = original.String()
	r.translated(u, targets)
	r.back.units = append(r.back.units, u)
}

// translated puts the translation together and judges how far it is.
func (r *xliffReader) translated(u *unit, parts []*part) {
	var b strings.Builder
	segments, done := 0, 0
	u.reviewed = true
	for _, p := range parts {
		text := p.target
		switch {
		case p.ignorable && !p.hasTarget:
			text = p.source
		case !p.ignorable && strings.TrimSpace(p.source) != "":
			segments++
			if strings.TrimSpace(text) == "" {
				break
			}
			if done++; done == 1 {
				u.textPos = p.textPos
			}
			u.fuzzy = u.fuzzy || p.state == segmentInitial
			u.marked = u.marked || p.state == segmentInitial && p.subState == subOutdated
			u.reviewed = u.reviewed && (p.state == segmentReviewed || p.state == segmentFinal)
		}
		b.WriteString(text)
	}
	if u.text = b.String(); done == 0 {
		u.text = ""
	}
	if done > 0 && done < segments {
		u.fuzzy = true
		r.found.Warn(u.pos, "xliff-part", diag.M("übersprungen: von den %[2]d Segmenten von %[1]q sind %[3]d übersetzt", "left out: of the %[2]d segments of %[1]q %[3]d are translated", u.context, segments, done),
			diag.M("alle Segmente übersetzen", "translate all segments"))
	}
}
