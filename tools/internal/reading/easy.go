package reading

import (
	"strings"
	"unicode"

	"offenesnetz/tools/internal/diag"
)

// The limits of easy language. BITV 2.0, annex 2 part 2, asks for short sentences and short words without a number;
// these are what the rule books of easy language give as the most.
const (
	mostWords   = 15 // in a sentence
	mostClauses = 1  // set off by commas
	mostCommas  = 4  // in a sentence that is no list
	mostLetters = 14 // of a word without hyphen or dot
	mostDigits  = 5  // of a number without dots
)

var (
	longSentence = rule{"easy-sentence",
		diag.M("der Satz ist für leichte Sprache zu lang (mehr als 15 Wörter)", "the sentence is too long for easy language (more than 15 words)"),
		diag.M("zwei oder drei kurze Sätze daraus machen, jeder mit einer Aussage", "make two or three short sentences of it, each with one statement")}
	nestedSentence = rule{"easy-nested",
		diag.M("der Satz hat zu viele Nebensätze oder Kommas", "the sentence has too many clauses or commas"),
		diag.M("jeden Nebensatz als eigenen Satz schreiben, lange Aufzählungen als Liste", "write each clause as a sentence of its own, long enumerations as a list")}
	passiveVoice = rule{"easy-passive",
		diag.M("Passiv", "passive voice"),
		diag.M("sagen, wer etwas tut: nicht „Es wird beraten“, sondern „Die Gruppe berät“", "say who does something: not „Es wird beraten“ but „Die Gruppe berät“")}
	genitiveCase = rule{"easy-genitive",
		diag.M("Genitiv", "genitive"),
		diag.M("mit „von“ schreiben: nicht „das Haus des Vereins“, sondern „das Haus vom Verein“", "write it with „von“: not „das Haus des Vereins“ but „das Haus vom Verein“")}
	subjunctiveMood = rule{"easy-subjunctive",
		diag.M("Konjunktiv", "subjunctive"),
		diag.M("schreiben, was ist: nicht „Das könnte helfen“, sondern „Vielleicht hilft das“", "write what is: not „Das könnte helfen“ but „Vielleicht hilft das“")}
	longWord = rule{"easy-compound",
		diag.M("das Wort ist lang und nicht geteilt", "the word is long and not split"),
		diag.M("mit einem Punkt in der Mitte oder einem Bindestrich teilen: Integrations·rat; oder ein kürzeres Wort nehmen", "split it with a middle dot or a hyphen: Integrations·rat; or take a shorter word")}
	manyNegations = rule{"easy-negation",
		diag.M("mehrere Verneinungen in einem Satz", "several negations in a sentence"),
		diag.M("schreiben, was ist und was geht: nicht „nicht ohne Termin“, sondern „nur mit Termin“", "write what is and what can be done: not „nicht ohne Termin“ but „nur mit Termin“")}
	abbreviated = rule{"easy-abbreviation",
		diag.M("Abkürzung", "abbreviation"),
		diag.M("ausschreiben: nicht „z. B.“, sondern „zum Beispiel“", "write it out: not „z. B.“ but „zum Beispiel“")}
	specialSign = rule{"easy-sign",
		diag.M("das versteht nicht jeder", "not everyone understands this"),
		diag.M("in Worten schreiben: „Prozent“, „und“, „oder“, „Paragraf“, „Bürgerinnen und Bürger“; statt Strichpunkt ein neuer Satz", "write it in words: „Prozent“, „und“, „oder“, „Paragraf“, „Bürgerinnen und Bürger“; a new sentence instead of a semicolon")}
	bracketed = rule{"easy-bracket",
		diag.M("Einschub in Klammern", "words put into brackets"),
		diag.M("als eigenen Satz dahinter schreiben", "write them as a sentence of their own behind it")}
	hardNumber = rule{"easy-number",
		diag.M("die Zahl ist schwer zu lesen", "the number is hard to read"),
		diag.M("arabische Ziffern nehmen und große Zahlen mit Punkten schreiben: 35.000; oder „viele“ sagen", "use Arabic digits and write large numbers with dots: 35.000; or say „viele“")}
)

// Easy looks at a text in easy German, after the rules of BITV 2.0, annex 2, that a machine can check. It would rather
// miss something than object to what is right; names are exempt.
func Easy(s string, markdown bool, names Names) []Finding {
	l := easy{names: names}
	for _, b := range blocks(s, markdown) {
		l.block = &b
		l.signs()
		l.brackets()
		for _, s := range sentences(&b) {
			for _, check := range sentenceRules {
				check(&l, s)
			}
			for i := range s.words {
				for _, check := range wordRules {
					check(&l, s.words, i)
				}
			}
		}
	}
	return l.found
}

type easy struct {
	names Names
	block *block
	found []Finding
}

var (
	sentenceRules = []func(*easy, sentence){(*easy).length, (*easy).nesting, (*easy).passive, (*easy).negations}
	wordRules     = []func(*easy, []word, int){(*easy).genitive, (*easy).subjunctive, (*easy).compound, (*easy).abbreviation, (*easy).number}
)

// report adds a finding for the characters from start to end of the block.
func (l *easy) report(r *rule, start, end int) {
	l.found = append(l.found, r.found(l.block.at[start], l.block.text(start, end)))
}

func (l *easy) reportWords(r *rule, words []word) {
	l.report(r, words[0].start, words[len(words)-1].end)
}

// length counts the words of a sentence. A day is one, and so is what stands between quotation marks; of a list behind
// a colon the longest entry counts.
func (l *easy) length(s sentence) {
	n, most := 0, 0
	for i, w := range s.words {
		inDay := i > 0 && s.words[i-1].numeral() && (months[w.lower] || i > 1 && months[s.words[i-2].lower])
		afterMonth := i > 0 && months[s.words[i-1].lower] && w.numeral()
		inQuote := i > 0 && w.quoted && s.words[i-1].quoted
		if s.list && w.comma {
			n = 0
		}
		if !inDay && !afterMonth && !inQuote {
			n++
		}
		most = max(most, n)
	}
	if most > mostWords {
		l.reportWords(&longSentence, s.words)
	}
}

// nesting counts the clauses that a comma and a word for it set off, and the commas of what is no list.
func (l *easy) nesting(s sentence) {
	clauses, commas := 0, 0
	for i, w := range s.words {
		if !w.comma {
			continue
		}
		commas++
		if subordinators[w.lower] || relative[w.lower] && endsInVerb(s.words[i+1:]) {
			clauses++
		}
	}
	if clauses > mostClauses || commas > mostCommas && !s.list {
		l.reportWords(&nestedSentence, s.words)
	}
}

var (
	subordinators = set("dass weil wenn obwohl damit sodass während nachdem bevor indem sofern falls ob wo was wer wie warum wozu woran welche welcher welches")
	relative      = set("der die das den dem denen")
)

// endsInVerb tells whether the clause that begins with the words ends in what may be a verb.
func endsInVerb(words []word) bool {
	for i, w := range words {
		if w.comma {
			words = words[:i]
			break
		}
	}
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	return !last.capital() && (strings.HasSuffix(last.lower, "t") || strings.HasSuffix(last.lower, "en"))
}

// negations looks for two negations that cancel or darken one another, in one clause.
func (l *easy) negations(s sentence) {
	first := -1
	for i, w := range s.words {
		if w.comma || w.lower == "und" || w.lower == "oder" {
			first = -1
		}
		switch {
		case w.quoted || !negation[w.lower]:
		case first >= 0:
			l.reportWords(&manyNegations, s.words[first:i+1])
			return
		default:
			first = i
		}
	}
}

var negation = set("nicht nichts nie niemals niemand niemandem niemanden nirgends kein keine keinen keinem keiner keines ohne")

// compound objects to long words without a sign that splits them.
func (l *easy) compound(words []word, i int) {
	w := words[i]
	if w.quoted || !w.capital() || address(w.text) || l.names.has(w.text) {
		return
	}
	for part := range strings.FieldsFuncSeq(w.text, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M) }) {
		if len([]rune(uninflected(part))) > mostLetters && !longButWhole[strings.ToLower(uninflected(part))] {
			l.report(&longWord, w.start, w.end)
			return
		}
	}
}

// uninflected takes off the endings that make a plain word long: of women, of several, of a case.
func uninflected(word string) string {
	for _, ending := range []string{"innen", "in", "en", "er", "e", "n", "s"} {
		if short, ok := strings.CutSuffix(word, ending); ok {
			return short
		}
	}
	return word
}

// longButWhole are long words that nothing can split.
var longButWhole = set("diskriminierung internationalität beeinträchtigung veröffentlichung zusammenarbeit staatsangehörigkeit")

func address(text string) bool {
	return strings.ContainsAny(text, "@"+string(object)) || strings.HasPrefix(text, "www.") || strings.Contains(text, ".de") || strings.HasSuffix(text, "straße")
}

// abbreviation objects to shortened words. Short names such as AGSA and titles before names are none.
func (l *easy) abbreviation(words []word, i int) {
	w := words[i]
	dotted := l.block.rune(w.end) == '.'
	lone := dotted && len([]rune(w.text)) == 1 && unicode.IsLower([]rune(w.text)[0])
	second := i > 0 && words[i-1].end+2 >= w.start && l.block.rune(words[i-1].end) == '.' && len([]rune(words[i-1].text)) == 1
	association := w.lower == "e" && strings.HasPrefix(strings.TrimLeft(string(l.block.runes[w.end:min(w.end+4, len(l.block.runes))]), ". "), "V")
	switch {
	case association, w.quoted:
	case lone && !second && i+1 < len(words) && len(words[i+1].text) == 1:
		l.report(&abbreviated, w.start, min(words[i+1].end+1, len(l.block.runes)))
	case lone && !second, abbreviations[w.lower] && (dotted || alwaysShort[w.lower]), dotted && shortPairs[w.lower]:
		l.report(&abbreviated, w.start, w.end)
	}
}

var (
	abbreviations = set("usw bzw ca ggf etc evtl inkl exkl nr tel vgl bspw sog mind mio mrd lt zzgl ehem hrsg abs")
	alwaysShort   = set("usw bzw ca ggf etc evtl inkl exkl bspw zzgl")
	shortPairs    = set("z.b d.h u.a o.g v.a i.d.r u.v.m s.o s.u")
)

// number objects to Roman numerals and to long rows of digits.
func (l *easy) number(words []word, i int) {
	w := words[i]
	phone := i > 0 && strings.Trim(words[i-1].text, "+/-0123456789") == "" || w.text[0] == '0'
	row := len(w.text) > mostDigits && strings.Trim(w.text, "0123456789") == "" && !phone
	inside := l.block.rune(w.start-1) == '(' && alphanumeric(l.block.rune(w.start-2)) // of a longer number
	roman := len(w.text) > 1 && strings.Trim(w.text, "IVX") == "" && !w.quoted && !inside && !l.names.has(w.text)
	if row || roman {
		l.report(&hardNumber, w.start, w.end)
	}
}

// signs objects to signs that are no words, once in a word.
func (l *easy) signs() {
	reported := 0 // the end of the last word with one
	for i, r := range l.block.runes {
		if i < reported || !strings.ContainsRune("%‰§=<>#→;€&/*_:", r) {
			continue
		}
		before, after := l.block.rune(i-1), l.block.rune(i+1)
		joined := unicode.IsLower(before) && unicode.IsLetter(after) && !l.inAddress(i)
		switch {
		case strings.ContainsRune("/*_:", r) && !joined, r == '&' && l.names.has("&"):
			continue
		}
		reported = wordEnd(l.block, i)
		l.report(&specialSign, wordStart(l.block, i), reported)
	}
}

// inAddress tells whether the sign at i belongs to an address of the web.
func (l *easy) inAddress(i int) bool {
	around := strings.TrimRight(l.block.text(wordStart(l.block, i), wordEnd(l.block, i)), ".,;:!?)")
	return strings.ContainsAny(around, "@.")
}

// brackets objects to words between round brackets; a short name, a year or a number may stand there.
func (l *easy) brackets() {
	open := -1
	for i, r := range l.block.runes {
		switch {
		case r == '(':
			open = i
		case r == ')' && open >= 0:
			inside := l.block.runes[open+1 : i]
			one := !strings.ContainsRune(string(inside), ' ')
			if len(inside) > 1 && !(one && (!unicode.IsLower(inside[0]) || inside[len(inside)-1] == '-')) {
				l.report(&bracketed, open, i+1)
			}
			open = -1
		}
	}
}
