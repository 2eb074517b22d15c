package translate

import (
	"fmt"
	"strings"
	"unicode"

	"offenesnetz/tools/internal/model"
)

// xliffSpace is the namespace of XLIFF 2.0 and 2.1.
const xliffSpace = "urn:oasis:names:tc:xliff:document:2.0"

// The states of a segment.
const (
	segmentInitial    = "initial"
	segmentTranslated = "translated"
	segmentReviewed   = "reviewed"
	segmentFinal      = "final"
)

// subOutdated marks a translation that was made from an earlier original.
const subOutdated = "netz:outdated"

// segmentStates are the marks of a segment by the state of its text. One without translation has none: that is "initial" to
// every tool, and a tool that fills in a text but knows no states leaves none behind, while a stated "initial" is a word that
// the text is not done.
var segmentStates = [model.States]string{
	model.StateMissing:  ``,
	model.StateOutdated: ` state="` + segmentInitial + `" subState="` + subOutdated + `"`,
	model.StateMachine:  ` state="` + segmentTranslated + `" subState="netz:machine"`,
	model.StateHuman:    ` state="` + segmentTranslated + `"`,
	model.StateReviewed: ` state="` + segmentReviewed + `"`,
}

// XLIFF writes the batch as XLIFF 2.0: a <file> for each that holds originals, a unit with one segment for each text, Markdown
// as plain text.
func (b Batch) XLIFF() []byte {
	var out strings.Builder
	out.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	out.WriteString("<!-- Texts of data/ and content/. A segment whose state says initial is not imported. -->\n")
	fmt.Fprintf(&out, "<xliff xmlns=\"%s\" version=\"2.0\" srcLang=\"%s\" trgLang=\"%s\">\n", xliffSpace, attribute(b.Original), attribute(b.Language))
	file := ""
	for _, e := range b.entries() {
		if f := e.text.File(); f != file {
			if file != "" {
				out.WriteString("  </file>\n")
			}
			file = f
			fmt.Fprintf(&out, "  <file id=\"%s\" original=\"%s\">\n", attribute(unitID(f)), attribute(f))
		}
		e.xliff(&out)
	}
	if file != "" {
		out.WriteString("  </file>\n")
	}
	out.WriteString("</xliff>\n")
	return []byte(out.String())
}

func (e entry) xliff(b *strings.Builder) {
	context := e.text.Context()
	fmt.Fprintf(b, "    <unit id=\"%s\" name=\"%s\" xml:space=\"preserve\">\n      <notes>\n", attribute(unitID(context)), attribute(context))
	for _, hint := range e.hints {
		note(b, `category="comment" appliesTo="source"`, hint)
	}
	note(b, `category="location" appliesTo="source"`, e.place)
	if e.made != "" {
		note(b, `category="origin" appliesTo="target"`, e.made)
	}
	if e.state == model.StateOutdated {
		note(b, `category="outdated" appliesTo="target"`, e.since())
	}
	fmt.Fprintf(b, "      </notes>\n      <segment%s>\n        <source>%s</source>\n", segmentStates[e.state], content(unixLines(e.text.S)))
	if e.translation != "" {
		fmt.Fprintf(b, "        <target>%s</target>\n", content(unixLines(e.translation)))
	}
	b.WriteString("      </segment>\n    </unit>\n")
}

// since says what became of the original since the translation was made.
func (e entry) since() string {
	switch {
	case e.previous == "":
		return unknownBefore
	case e.unchanged():
		return sameAsBefore
	}
	return "the original has changed since; the translation was made from:\n" + unixLines(e.previous)
}

func note(b *strings.Builder, attributes, text string) {
	fmt.Fprintf(b, "        <note %s>%s</note>\n", attributes, content(text))
}

// unitID gives the context as an NMTOKEN, which knows neither "/" nor "#". No id, name of a kind or of a field has a colon, so
// contextOf finds the way back.
func unitID(context string) string {
	return strings.ReplaceAll(strings.ReplaceAll(context, "/", ":"), "#", "::")
}

// contextOf undoes unitID.
func contextOf(id string) string {
	return strings.ReplaceAll(strings.ReplaceAll(id, "::", "#"), ":", "/")
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#xD;")

// content writes a text as XML, with <cp> for the characters that XML has no other way to name.
func content(s string) string {
	s = xmlEscapes.Replace(s)
	if strings.IndexFunc(s, unnameable) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if unnameable(r) {
			fmt.Fprintf(&b, `<cp hex="%04X"/>`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func unnameable(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r == '\uFFFE' || r == '\uFFFF' || unicode.Is(unicode.Cs, r)
}

var quotes = strings.NewReplacer(`"`, "&quot;", "\n", "&#xA;", "\t", "&#x9;")

func attribute(s string) string { return quotes.Replace(xmlEscapes.Replace(s)) }
