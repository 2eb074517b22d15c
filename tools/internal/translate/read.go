package translate

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"offenesnetz/tools/internal/diag"
)

// MaxFile is how many bytes of a translator's file are read at most.
const MaxFile = 64 << 20

// returned is a file that came back from a translator.
type returned struct {
	language string
	pos      diag.Pos // of the head that names the language
	units    []*unit
}

// unit is what such a file says of one text.
type unit struct {
	context, original, text string
	fuzzy                   bool     // not done: it changes nothing
	marked                  bool     // fuzzy by the very mark that the export set
	reviewed                bool     // the file says that somebody has checked it
	pos, textPos            diag.Pos // of the unit and of its translation
}

// Read reads a translator's file, PO or XLIFF by what it holds, against the site's texts. languages are the keys of those that
// texts are translated into. With a fault in the list the plan is nil and nothing may be written; warnings tell of what is
// left out.
//
// Codes: translate-size, translate-language, translate-context, translate-double, translate-text and those of the format; as
// warnings translate-original, translate-page, xliff-outdated and xliff-part.
func Read(name string, src []byte, texts []Text, languages []string, origin Origin) (*Plan, diag.List) {
	in := &importing{origin: origin, byContext: map[string]Text{}, seen: map[string]diag.Pos{}}
	if len(src) > MaxFile {
		in.found.Add(diag.Pos{File: name}, "translate-size", diag.M("die Datei ist größer als %d MiB", "the file is larger than %d MiB", MaxFile>>20), diag.Message{})
		return nil, in.found
	}
	read := readPO
	if bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(src, []byte(mark))), []byte("<")) {
		read = readXLIFF
	}
	back, found := read(name, src)
	if in.found = found; found.Faults() > 0 {
		return nil, found
	}
	i := slices.IndexFunc(languages, func(key string) bool { return strings.EqualFold(key, back.language) })
	if i < 0 {
		in.found.Add(back.pos, "translate-language", diag.M("in die Sprache %q übersetzt die Seite nicht", "the site does not translate into the language %q", back.language),
			diag.DidYouMean(back.language, languages))
		return nil, in.found
	}
	in.Language = languages[i]
	for _, t := range texts {
		in.byContext[t.Context()] = t
	}
	for _, u := range back.units {
		in.take(u)
	}
	in.holdBack(texts)
	if in.found.Faults() > 0 {
		return nil, in.found
	}
	return &in.Plan, in.found
}

// unixLines ends lines as translators' files do: a record that was written on Windows may have them otherwise.
func unixLines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// control tells of characters that no text may hold: control characters other than those that order lines.
func control(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
