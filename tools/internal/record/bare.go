package record

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"offenesnetz/tools/internal/diag"
)

// The shapes of values without quotation marks.
var (
	integerShape = regexp.MustCompile(`^(?:[+-]?(?:0|[1-9](?:_?[0-9])*)|0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*)$`)
	floatShape   = regexp.MustCompile(`^[+-]?(?:inf|nan|(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)$`)
	dateShape    = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	dateTime     = regexp.MustCompile(`^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)?$`)
	clockShape   = regexp.MustCompile(`^\d\d:\d\d:\d\d(?:\.\d+)?$`)
	zoneShape    = regexp.MustCompile(`(?:[Zz]|[+-]\d\d:\d\d)$`)

	noSeconds    = regexp.MustCompile(`(?:^|[Tt ])\d?\d:\d\d(?:[Zz]|[+-]\d\d:\d\d)?$`)
	impreciseDay = regexp.MustCompile(`^(?:\d{4}(?:-\d\d){0,2}[~?%]?|\.\.)(?:/.*)?$`)
	germanDay    = regexp.MustCompile(`^\d{1,2}\.\d{1,2}\.\d{2,4}$`)
	leadingZero  = regexp.MustCompile(`^[+-]?0[0-9]`)
)

// bare reads a value without quotation marks: a number, a date or time, true or false.
func (s *scanner) bare() *fault {
	ahead := s.src[s.off:]
	token := ahead[:bareEnd(ahead)]
	if n := len(token); dateShape.MatchString(token) && len(ahead) > n+1 && ahead[n] == ' ' && isDigit(ahead[n+1]) {
		token = ahead[:n+1+bareEnd(ahead[n+1:])]
	}
	if bareOK(token) {
		if f := s.offScale(token); f != nil {
			return f
		}
		s.skip(len(token))
		return nil
	}
	if s.depth > 0 { // here a value ends at a comma or bracket, not at the line's end
		return notBareValue(s.pos(), token, token)
	}
	return notBareValue(s.pos(), token, s.rest())
}

// bareEnd finds where a value without quotation marks ends. It must not look further: a list may stand on one
// line of a megabyte.
func bareEnd(s string) int {
	if i := strings.IndexAny(s, " \t\r\n,]}#"); i >= 0 {
		return i
	}
	return len(s)
}

// bareOK tells whether the token has one of the known shapes.
func bareOK(token string) bool {
	for _, shape := range []*regexp.Regexp{integerShape, floatShape, dateShape, dateTime, clockShape} {
		if shape.MatchString(token) {
			return true
		}
	}
	return token == "true" || token == "false"
}

// offScale refuses a number, day or time that has the right shape but does not exist.
func (s *scanner) offScale(token string) *fault {
	var err error
	switch {
	case integerShape.MatchString(token):
		_, err = strconv.ParseInt(token, 0, 64)
	case floatShape.MatchString(token):
		_, err = strconv.ParseFloat(strings.ReplaceAll(token, "_", ""), 64)
	case strings.ContainsAny(token, "-:"):
		return noSuchTime(s.pos(), token)
	}
	if errors.Is(err, strconv.ErrRange) {
		return syntax(s.pos(), diag.M("die Zahl %s ist zu groß", "the number %s is too large", excerpt(token)), diag.Message{})
	}
	return nil
}

// noSuchTime refuses days and times that have the right shape but stand in no calendar.
func noSuchTime(pos diag.Pos, token string) *fault {
	text := strings.ToUpper(strings.Replace(token, " ", "T", 1))
	layout := "2006-01-02T15:04:05"
	switch {
	case clockShape.MatchString(token):
		layout = "15:04:05"
	case dateShape.MatchString(token):
		layout = "2006-01-02"
	case zoneShape.MatchString(token):
		layout = time.RFC3339
	}
	if _, err := time.Parse(layout, text); err != nil {
		return syntax(pos, diag.M("%s gibt es nicht im Kalender oder auf der Uhr", "%s is not on the calendar or the clock", token),
			diag.M("Tag und Uhrzeit prüfen", "check day and time"))
	}
	return nil
}

// yesNo are words that people write for true and false.
var yesNo = map[string]string{"ja": "true", "wahr": "true", "yes": "true", "nein": "false", "falsch": "false", "no": "false"}

// endsWith tells whether nothing of the value comes behind the token.
func endsWith(line, token string) bool {
	rest := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), token))
	return rest == "" || strings.ContainsRune("#,]}", rune(rest[0]))
}

// notBareValue tells what may have been meant by a value that is none.
func notBareValue(pos diag.Pos, token, line string) *fault {
	first, _ := firstRune(line)
	switch {
	case token == "":
		return syntax(pos, diag.M("hier fehlt ein Wert", "a value is missing here"), diag.Message{})
	case strings.ContainsRune("„“”»«‚‘’", first):
		return syntax(pos, diag.M("%q ist hier kein Anführungszeichen", "%q is no quotation mark here", first),
			diag.M(`den Text in gerade Anführungszeichen setzen: "…"`, `put the text in straight quotation marks: "…"`))
	case strings.EqualFold(token, "true") || strings.EqualFold(token, "false"):
		return syntax(pos, diag.M("%s ist kein bekannter Wert", "%s is no known value", token),
			diag.M("klein schreiben: %s", "write it in small letters: %s", strings.ToLower(token)))
	case yesNo[strings.ToLower(token)] != "" && endsWith(line, token):
		return syntax(pos, diag.M("%s ist kein bekannter Wert", "%s is no known value", token),
			diag.M("für ja oder nein steht %s", "yes or no is written %s", yesNo[strings.ToLower(token)]))
	case germanDay.MatchString(token):
		return syntax(pos, diag.M("%s ist kein Datum in bekannter Form", "%s is no date in a known form", token),
			diag.M("Jahr, Monat, Tag: 2019-11-04", "year, month, day: 2019-11-04"))
	case noSeconds.MatchString(token):
		return syntax(pos, diag.M("der Uhrzeit %s fehlen die Sekunden", "the time %s lacks its seconds", token),
			diag.M(`":00" anfügen`, `add ":00"`))
	case leadingZero.MatchString(token):
		return syntax(pos, diag.M("eine Zahl beginnt nicht mit 0: %s", "a number does not start with 0: %s", excerpt(token)),
			diag.M("die Null weglassen; Telefonnummern und Postleitzahlen in Anführungszeichen setzen",
				"leave out the zero; put telephone numbers and postcodes in quotation marks"))
	case impreciseDay.MatchString(token):
		return syntax(pos, diag.M("ein ungenaues Datum steht in Anführungszeichen", "an imprecise date stands in quotation marks"),
			diag.M(`so schreiben: "%s"`, `write it like this: "%s"`, token))
	case strings.ContainsRune("0123456789.+-", first):
		return syntax(pos, diag.M("%s ist weder Zahl noch Datum", "%s is neither a number nor a date", excerpt(token)),
			diag.M(`einen Text in Anführungszeichen setzen: "…"`, `put a text in quotation marks: "…"`))
	}
	return syntax(pos, diag.M("hier steht ein Text ohne Anführungszeichen: %s", "here is a text without quotation marks: %s", excerpt(strings.TrimSpace(line))),
		diag.M(`so schreiben: "…"`, `write it like this: "…"`))
}
