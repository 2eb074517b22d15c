package ical

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxOctets is the length of a line without its line break (RFC 5545, 3.1).
const maxOctets = 75

// lines collects content lines.
type lines struct {
	b    bytes.Buffer
	lang string // of the calendar
}

// add writes one line as it is, folded.
func (l *lines) add(line string) {
	room := maxOctets
	for len(line) > room {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		l.b.WriteString(line[:cut] + "\r\n ")
		line, room = line[cut:], maxOctets-1
	}
	l.b.WriteString(line + "\r\n")
}

// text writes a property of type TEXT with its language; an empty one is left out.
func (l *lines) text(name, value, lang string) {
	if value != "" {
		l.add(name + language(lang) + ":" + escape(value))
	}
}

func language(lang string) string {
	if lang == "" {
		return ""
	}
	return ";LANGUAGE=" + lang
}

var textEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// escape writes a TEXT value (3.3.11). Control characters but the tab have no place in one and are dropped.
func escape(s string) string {
	return strings.Map(printable, textEscapes.Replace(strings.ToValidUTF8(s, "\uFFFD")))
}

func printable(r rune) rune {
	if r != '\t' && unicode.IsControl(r) {
		return -1
	}
	return r
}
