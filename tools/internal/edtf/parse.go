package edtf

import (
	"strings"

	"offenesnetz/tools/internal/diag"
)

// Error tells why a text is no Date, in both languages, and what to write instead.
type Error struct {
	Message diag.Message
	Advice  diag.Message
}

func (e *Error) Error() string { return e.Message.En }

var forms = diag.Message{
	De: `bekannt sind "2019", "2019-11", "2019-11-04", jedes auch mit "~" (etwa), "?" (vermutlich) oder "%" (beides) am Ende, und Zeiträume wie "2019-11-04/2019-11-08", "2019/..", "../2019"`,
	En: `known forms are "2019", "2019-11", "2019-11-04", each perhaps ending in "~" (about), "?" (probably) or "%" (both), and intervals like "2019-11-04/2019-11-08", "2019/..", "../2019"`,
}

// Parse reads the canonical form of a Date, strictly: no blanks, no other order, no word. Its errors are *Error.
func Parse(s string) (Date, error) {
	if strings.ContainsAny(s, " \t\r\n") {
		return Date{}, &Error{diag.M("ein Datum enthält keine Leerzeichen: %q", "a date contains no blanks: %q", s), forms}
	}
	left, right, interval := strings.Cut(s, "/")
	if !interval {
		p, err := parsePoint(s)
		if err != nil {
			return Date{}, err
		}
		return Date{from: p}, nil
	}
	return parseInterval(s, left, right)
}

func parseInterval(s, left, right string) (Date, error) {
	if left == ".." && right == ".." {
		return Date{}, &Error{diag.M("ein Zeitraum braucht mindestens ein Ende: %q", "an interval needs at least one end: %q", s), forms}
	}
	from, err := parseEnd(left)
	if err != nil {
		return Date{}, err
	}
	to, err := parseEnd(right)
	if err != nil {
		return Date{}, err
	}
	// An imprecise end may begin before the start ("2019-11-08/2019"); it must not be over by then.
	if from != (point{}) && to != (point{}) && to.last().Before(from.first()) {
		return Date{}, &Error{
			diag.M("das Ende %q liegt vor dem Anfang %q", "the end %q lies before the start %q", right, left),
			diag.M("zuerst der Anfang, dann das Ende", "write the start first, then the end"),
		}
	}
	return Date{from: from, to: to, interval: true}, nil
}

func parseEnd(s string) (point, error) {
	switch s {
	case "..":
		return point{}, nil
	case "":
		return point{}, &Error{
			diag.M("ein Ende des Zeitraums fehlt", "one end of the interval is missing"),
			diag.M(`ein offenes Ende heißt ".."`, `an open end is written ".."`),
		}
	}
	return parsePoint(s)
}

func parsePoint(s string) (point, error) {
	var p point
	body := s
	if i := strings.IndexAny(s, "~?%"); i >= 0 && i == len(s)-1 {
		p.qualifier = map[byte]Qualifier{'~': About, '?': Uncertain, '%': Both}[s[i]]
		body = s[:i]
	}
	digits := strings.Split(body, "-")
	if !shaped(digits) {
		return point{}, unknownForm(s)
	}
	for i, field := range []*int{&p.year, &p.month, &p.day} {
		if i < len(digits) {
			*field = number(digits[i])
		}
	}
	// A written "00" must not pass for an absent part.
	if len(digits) > 1 && p.month == 0 || len(digits) > 2 && p.day == 0 {
		return point{}, noSuchDay(body)
	}
	return p, p.check()
}

// shaped tells whether the parts are four, two and two digits, the latter two optional.
func shaped(parts []string) bool {
	if len(parts) > 3 {
		return false
	}
	for i, part := range parts {
		if want := []int{4, 2, 2}[i]; len(part) != want || strings.Trim(part, "0123456789") != "" {
			return false
		}
	}
	return true
}

func number(digits string) int {
	n := 0
	for _, c := range []byte(digits) {
		n = n*10 + int(c-'0')
	}
	return n
}

// unknownForm names the forms of EDTF that people know from elsewhere and that are refused here.
func unknownForm(s string) error {
	switch {
	case s == "":
		return &Error{diag.M("das Datum ist leer", "the date is empty"), forms}
	case strings.ContainsAny(s, "Xx"):
		return &Error{diag.M("offene Ziffern sind nicht erlaubt: %q", "unspecified digits are not allowed: %q", s), forms}
	case strings.ContainsAny(s, "T:"):
		return &Error{diag.M("ein Datum enthält keine Uhrzeit: %q", "a date contains no time of day: %q", s), forms}
	}
	return &Error{diag.M("%q ist kein Datum in bekannter Form", "%q is no date in a known form", s), forms}
}

// check refuses a point that is not on the calendar. Month and day are looked at only where they are set.
func (p point) check() error {
	if p.year < MinYear || p.year > MaxYear {
		return &Error{
			diag.M("das Jahr %d liegt nicht zwischen %d und %d", "the year %d is not between %d and %d", p.year, MinYear, MaxYear),
			diag.Message{},
		}
	}
	switch {
	case p.month >= 21 && p.month <= 41 && p.day == 0:
		return &Error{diag.M("Jahreszeiten und Quartale sind nicht erlaubt: %q", "seasons and quarters are not allowed: %q", p.String()), forms}
	case p.month < 0 || p.month > 12:
		return &Error{diag.M("den Monat %d gibt es nicht", "there is no month %d", p.month), diag.Message{}}
	case p.day != 0 && midnight(p.year, p.month, p.day).Day() != p.day:
		return noSuchDay(p.String())
	}
	return nil
}

func noSuchDay(written string) error {
	return &Error{diag.M("den Tag %s gibt es nicht", "there is no day %s", written), diag.Message{}}
}
