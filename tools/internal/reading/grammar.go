package reading

import "strings"

// passive finds a form of "werden" with a participle that belongs to it. With "wird" an infinitive speaks of the
// future, so there a participle must be one for sure.
func (l *easy) passive(s sentence) {
	for _, clause := range clauses(s.words) {
		if from, to, ok := passiveIn(clause); ok {
			l.reportWords(&passiveVoice, clause[from:to+1])
			return
		}
	}
}

// clauses parts a sentence at its commas.
func clauses(words []word) [][]word {
	var parts [][]word
	from := 0
	for i, w := range words {
		if w.comma && i > from {
			parts = append(parts, words[from:i])
			from = i
		}
	}
	return append(parts, words[from:])
}

// passiveIn gives the places of the first and last word of a passive in a clause.
func passiveIn(clause []word) (from, to int, ok bool) {
	auxiliary := -1
	for i, w := range clause {
		last := i+1 == len(clause) || clause[i+1].lower == "und" || clause[i+1].lower == "oder"
		switch {
		case w.quoted || w.capital() && i > 0:
			continue
		case w.lower == "worden":
			return max(0, i-1), i, true
		case werden[w.lower] && last && i > 0 && !clause[i-1].capital() && participle(clause[i-1].lower) != none && !clause[i-1].quoted:
			return i - 1, i, true
		case werden[w.lower]:
			auxiliary = i
		case auxiliary >= 0 && last && participleWith(clause[auxiliary].lower, w.lower):
			return auxiliary, i, true
		}
	}
	return 0, 0, false
}

var werden = set("wird werden wurde wurden wirst werdet wurdest")

func participleWith(auxiliary, word string) bool {
	switch participle(word) {
	case sure:
		return true
	case perhaps:
		return strings.HasPrefix(auxiliary, "wurde")
	}
	return false
}

// What a word may be, seen by its form.
type likeness int

const (
	none    likeness = iota
	perhaps          // a participle or an infinitive: "beraten"
	sure
)

// participle tells by its form whether a word in small letters is a past participle.
func participle(w string) likeness {
	if len(w) < 5 || noParticiple[w] || !strings.HasSuffix(w, "t") && !strings.HasSuffix(w, "en") {
		return none
	}
	if strong[w] {
		return sure
	}
	stem := w
	for _, prefix := range separable {
		if rest, ok := strings.CutPrefix(w, prefix); ok && strings.HasPrefix(rest, "ge") {
			stem = rest
			break
		}
	}
	switch {
	case noParticiple[stem]:
		return none
	case strings.HasPrefix(stem, "ge") && len(stem) > 5, len(w) > 6 && strings.HasSuffix(w, "iert"):
		return sure
	}
	for _, prefix := range inseparable {
		if strings.HasPrefix(w, prefix) && len(w) > len(prefix)+3 {
			if strings.HasSuffix(w, "t") {
				return sure
			}
			return perhaps
		}
	}
	return none
}

var (
	separable = strings.Fields("zusammen zurück voraus weiter wieder hinzu statt durch fort frei teil nach fest auf aus bei ein her hin hoch los mit um vor weg ab an zu")
	// The prefix of a verb that takes no "ge" in its participle.
	inseparable = strings.Fields("be ver er ent zer miss über unter hinter wider")
	strong      = set("beschlossen besprochen verschoben betrieben entschieden beschrieben unterschrieben erhoben verliehen übernommen unternommen " +
		"empfohlen verboten versprochen verstanden erfunden verbunden entnommen verwiesen bewiesen erworben verloren verglichen vermieden benannt ernannt erkannt anerkannt umbenannt")
	// noParticiple are infinitives, adjectives and other words that look like one.
	noParticiple = set("gehen geben gehören gelten gestalten gewinnen genießen geschehen gelingen gefallen gewähren genügen gestehen gewöhnen gelangen gedenken geraten " +
		"gefährden gedeihen gegen gesund gerecht geeignet gewohnt gespannt gesamt gering gestern gestalt " +
		"bekannt beliebt bereit berühmt berechtigt bewusst verwandt vertraut verrückt verliebt entfernt erst ersten beiden besten verschieden verschiedenen " +
		"unterschiedlichen überall unten über unter unser unseren eben neben älter besser erwachsen überzeugt interessiert")
)

// genitive finds what can be nothing else: "des", "deren", "dessen", "eines" before a noun, a noun with "der" and a noun
// that is surely female, and prepositions of that case.
func (l *easy) genitive(words []word, i int) {
	w := words[i]
	if w.quoted || i+1 == len(words) || words[i+1].comma {
		return
	}
	next := words[i+1]
	ofNoun := i > 0 && words[i-1].capital() && !w.comma && !prepositions[words[i-1].lower] && l.block.rune(words[i-1].end) == ' '
	pair := w.text + " " + next.text
	switch {
	case next.quoted, l.names.has(pair):
	case w.lower == "des", w.lower == "deren", w.lower == "dessen",
		w.lower == "eines" && strings.HasSuffix(words[nounFrom(words, i+1)].lower, "s"),
		genitivePrepositions[w.lower] && genitiveArticles[next.lower],
		w.lower == "der" && w.text == "der" && ofNoun && next.capital() && ofGenitive(words[i-1].lower, next.lower):
		l.reportWords(&genitiveCase, words[i:nounFrom(words, i+1)+1])
	}
}

// nounFrom gives the place of the first word with a great letter at or behind i, or i.
func nounFrom(words []word, i int) int {
	for n := i; n < len(words) && n < i+4; n++ {
		if words[n].capital() {
			return n
		}
	}
	return i
}

// ofGenitive tells of "der" between two nouns that it can't be the nominative of the second, nor a dative that the verb
// asks for, as offices and groups often are: these need a first noun that is a part of something or belongs to it.
func ofGenitive(before, after string) bool {
	if places[lastPart(after)] {
		return belongs[lastPart(before)]
	}
	for _, ending := range []string{"ung", "heit", "keit", "schaft", "tion", "tät", "ungen", "wochen"} {
		if strings.HasSuffix(after, ending) {
			return true
		}
	}
	return false
}

// lastPart gives the last part of a word that is split by dots or hyphens.
func lastPart(word string) string {
	parts := strings.FieldsFunc(word, func(r rune) bool { return r == '·' || r == '-' })
	if len(parts) == 0 {
		return word
	}
	return parts[len(parts)-1]
}

var (
	places  = set("stadt gruppe stelle behörde verwaltung schule versammlung leitung organisation arbeitsgruppe beratungsstelle stadtverwaltung vollversammlung")
	belongs = set("sitzung sitzungen treffen mitglied mitglieder sprecher sprecherin sprecherinnen leitung arbeit aufgabe aufgaben bericht berichte seite teil teile beschluss büro ergebnis ergebnisse vertretung")
)

var (
	prepositions         = set("in an auf aus bei mit nach seit von vor zu für über unter neben hinter zwischen gegen ohne um durch bis außer ab")
	genitivePrepositions = set("wegen trotz aufgrund innerhalb außerhalb mithilfe anstelle statt anstatt mittels bezüglich hinsichtlich seitens zugunsten anlässlich")
	genitiveArticles     = set("der des eines einer dieser dieses ihrer seiner ihres seines unserer aller")
)

// subjunctive finds forms that are nothing else. "Sollte" is also what was planned in the past, so it counts only where
// it gives advice or makes a condition.
func (l *easy) subjunctive(words []word, i int) {
	w := words[i]
	if w.quoted || w.capital() && i > 0 {
		return
	}
	advice := w.lower == "sollte" && (near(words, i, "man") || near(words, i, "Man")) || w.lower == "sollten" && near(words, i, "Sie") && i != 1 || w.capital() && strings.HasPrefix(w.lower, "sollte")
	if subjunctives[w.lower] || advice {
		l.report(&subjunctiveMood, w.start, w.end)
	}
}

// near tells whether a word stands beside the one at i.
func near(words []word, i int, text string) bool {
	return i > 0 && words[i-1].text == text || i+1 < len(words) && words[i+1].text == text
}

var subjunctives = forms("würde könnte hätte wäre möge müsste dürfte gäbe käme bräuchte ließe ginge sei")

// forms adds the endings of the other persons.
func forms(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		for _, ending := range []string{"", "n", "st", "t"} {
			out[w+ending] = true
		}
	}
	out["seien"] = true
	delete(out, "sein")
	delete(out, "seit")
	return out
}
