package model

import (
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/record"
)

func problem(v *record.Value, code string, message, advice diag.Message) *Problem {
	return &Problem{v.Pos, code, message, advice}
}

func wrongType(v *record.Value, de, en string, advice diag.Message) *Problem {
	return problem(v, "value-type", diag.M("gefunden: %[1]s, erwartet: %[3]s", "found: %[2]s, expected: %[4]s",
		v.Kind.Name().De, v.Kind.Name().En, de, en), advice)
}

func empty(v *record.Value) *Problem {
	return problem(v, "value-empty", diag.M("der Wert ist leer", "the value is empty"),
		diag.M("die Zeile weglassen, wenn nichts bekannt ist", "leave the line out when nothing is known"))
}

func stringOf(v *record.Value, de, en string) (string, *Problem) {
	if v.Kind != record.String {
		return "", wrongType(v, de, en, diag.M(`in Anführungszeichen setzen, zum Beispiel "…"`, `put it in quotation marks, such as "…"`))
	}
	if !strings.ContainsFunc(v.Str, seen) {
		return "", empty(v)
	}
	return v.Str, nil
}

// seen tells whether a character shows by itself: neither blank nor control nor an accent without a letter.
func seen(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) }

func setText(dst *Text, v *record.Value, markdown bool) *Problem {
	s, p := stringOf(v, "ein Text", "a text")
	if p != nil {
		return p
	}
	*dst = Text{S: strings.TrimSpace(s), Pos: v.Pos, Markdown: markdown, Translations: dst.Translations}
	return nil
}

func setWord(dst *Word, v *record.Value) *Problem {
	s, p := stringOf(v, "ein Text", "a text")
	if p != nil {
		return p
	}
	if strings.ContainsAny(s, "\n\r") {
		return problem(v, "value-lines", diag.M("hier darf nur eine Zeile stehen", "only one line may stand here"), diag.Message{})
	}
	*dst = Word{strings.TrimSpace(s), v.Pos}
	return nil
}

// setList fills dst from an array; the first item that does not fit is the problem. What stands twice counts once.
func setList[T any](dst *[]T, v *record.Value, one func(*T, *record.Value) *Problem, key func(T) string) *Problem {
	if v.Kind != record.Array {
		return wrongType(v, "eine Liste", "a list", diag.M(`in eckige Klammern setzen, zum Beispiel ["…"]`, `put it in square brackets, such as ["…"]`))
	}
	list, there := make([]T, 0, len(v.Items)), map[string]bool{}
	for _, item := range v.Items {
		var x T
		if p := one(&x, item); p != nil {
			*dst = nil
			return p
		}
		if k := key(x); !there[k] {
			there[k] = true
			list = append(list, x)
		}
	}
	*dst = list
	return nil
}

func setEnum(dst *Word, v *record.Value, words []string) *Problem {
	if p := setWord(dst, v); p != nil {
		return p
	}
	for _, w := range words {
		if w == dst.S {
			return nil
		}
	}
	bad := dst.S
	*dst = Word{}
	advice := diag.DidYouMean(bad, words)
	known := strings.Join(words, ", ")
	advice.De = joinAdvice(advice.De, "bekannt sind: "+known)
	advice.En = joinAdvice(advice.En, "known are: "+known)
	return problem(v, "value-unknown", diag.M("%q ist keines der erlaubten Wörter", "%q is none of the words allowed", bad), advice)
}

func joinAdvice(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}

func setLanguage(dst *Word, v *record.Value) *Problem {
	if p := setWord(dst, v); p != nil {
		return p
	}
	tag, err := language.Parse(dst.S)
	if err != nil {
		bad := dst.S
		*dst = Word{}
		return problem(v, "value-language", diag.M("%q ist kein Sprachkürzel nach BCP 47", "%q is no BCP 47 language tag", bad),
			diag.M(`zum Beispiel "de", "ar", "uk", "fa"`, `such as "de", "ar", "uk", "fa"`))
	}
	dst.S = tag.String() // "DE" and "de" are one language
	return nil
}

func setDay(dst *Day, v *record.Value) *Problem {
	date, p := dateOf(v)
	if p != nil {
		return p
	}
	if v.Kind == record.LocalDateTime || v.Kind == record.OffsetDateTime {
		return wrongType(v, "ein Tag ohne Uhrzeit", "a day without a time", diag.Message{})
	}
	*dst = Day{date, v.Pos}
	return nil
}

// dateOf reads the day part of any of the day types.
func dateOf(v *record.Value) (edtf.Date, *Problem) {
	switch v.Kind {
	case record.LocalDate, record.LocalDateTime, record.OffsetDateTime:
		date, err := edtf.Parse(isoDay(v.Year, v.Month, v.Day))
		if err != nil {
			return date, badDay(v, isoDay(v.Year, v.Month, v.Day))
		}
		return date, nil
	case record.String:
		date, err := edtf.Parse(v.Str)
		if err != nil {
			return date, badDay(v, v.Str)
		}
		return date, nil
	}
	return edtf.Date{}, wrongType(v, "ein Tag", "a day", diag.M(`zum Beispiel 2026-03-14 oder "2026-03"`, `such as 2026-03-14 or "2026-03"`))
}

func isoDay(year, month, day int) string {
	s := itoa(year)
	for len(s) < 4 {
		s = "0" + s
	}
	return s + "-" + twoDigits(month) + "-" + twoDigits(day)
}

func badDay(v *record.Value, s string) *Problem {
	return problem(v, "day-invalid", diag.M("%q ist kein Tag und kein Zeitraum, den es gibt", "%q is no day and no period that exists", s),
		diag.M(`möglich sind 2026-03-14, "2026-03", "2026", "2026~" (etwa), "2026?" (vermutlich), "2026-03-14/2026-03-20"`,
			`possible are 2026-03-14, "2026-03", "2026", "2026~" (about), "2026?" (probably), "2026-03-14/2026-03-20"`))
}

func setMoment(dst *Moment, v *record.Value) *Problem {
	date, p := dateOf(v)
	if p != nil {
		return p
	}
	*dst = Moment{Date: date, Pos: v.Pos}
	if v.Kind == record.LocalDateTime || v.Kind == record.OffsetDateTime {
		dst.Timed, dst.Hour, dst.Minute = true, v.Hour, v.Min
	}
	if v.Kind == record.OffsetDateTime {
		_, offset := v.Time.Zone()
		dst.Offset = &offset
	}
	return nil
}

func setInteger(dst *Integer, v *record.Value) *Problem {
	if v.Kind != record.Integer {
		return wrongType(v, "eine ganze Zahl", "a whole number", diag.Message{})
	}
	if v.Int < 0 || v.Int > math.MaxInt32 {
		return problem(v, "value-range", diag.M("die Zahl %d liegt außerhalb von 0 bis %d", "the number %d lies outside 0 to %d", v.Int, math.MaxInt32), diag.Message{})
	}
	*dst = Integer{int(v.Int), true, v.Pos}
	return nil
}

func setNumber(dst *Number, v *record.Value) *Problem {
	switch v.Kind {
	case record.Integer:
		*dst = Number{float64(v.Int), true, v.Pos}
		return nil
	case record.Float:
		if math.IsNaN(v.Float) || math.IsInf(v.Float, 0) {
			return problem(v, "value-range", diag.M("das ist keine Zahl, mit der sich rechnen lässt", "this is no number that can be reckoned with"), diag.Message{})
		}
		*dst = Number{v.Float, true, v.Pos}
		return nil
	}
	return wrongType(v, "eine Zahl", "a number", diag.M("ohne Anführungszeichen, mit Punkt statt Komma", "without quotation marks, with a point instead of a comma"))
}

func setFigure(dst *Figure, v *record.Value) *Problem {
	if v.Kind != record.TableKind {
		var n Number
		if p := setNumber(&n, v); p != nil {
			return p
		}
		*dst = Figure{Value: n.N, Set: true, Pos: v.Pos}
		return nil
	}
	var n Number
	var q Word
	for _, e := range v.Table.Entries {
		var p *Problem
		switch e.Key {
		case "value":
			p = setNumber(&n, e.Value)
		case "qualifier":
			p = setEnum(&q, e.Value, []string{About, Over, Under, Derived})
		default:
			p = &Problem{e.KeyPos, "key-unknown", diag.M("den Schlüssel %q gibt es hier nicht", "there is no key %q here", e.Key),
				diag.M("möglich sind value und qualifier", "possible are value and qualifier")}
		}
		if p != nil {
			return p
		}
	}
	if !n.Set {
		return problem(v, "key-missing", diag.M(`es fehlt "value"`, `"value" is missing`), diag.Message{})
	}
	*dst = Figure{n.N, q.S, true, v.Pos}
	return nil
}

func setFlag(dst *Flag, v *record.Value) *Problem {
	if v.Kind != record.Bool {
		return wrongType(v, "true oder false", "true or false", diag.M("ohne Anführungszeichen; unbekannt: die Zeile weglassen", "without quotation marks; when not known, leave the line out"))
	}
	*dst = Flag{v.Bool, true, v.Pos}
	return nil
}

func setRef(dst *Ref, v *record.Value, kind string) *Problem {
	var w Word
	if p := setWord(&w, v); p != nil {
		return p
	}
	if kind == "" {
		before, after, ok := strings.Cut(w.S, "/")
		if !ok {
			return problem(v, "ref-form", diag.M("%q nennt keine Art", "%q names no kind", w.S),
				diag.M(`als "art/kennung" schreiben, zum Beispiel "groups/sprache"`, `write "kind/id", such as "groups/sprache"`))
		}
		*dst = Ref{before, after, v.Pos}
		return nil
	}
	*dst = Ref{kind, strings.TrimPrefix(w.S, kind+"/"), v.Pos}
	return nil
}
