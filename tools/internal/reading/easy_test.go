package reading

import (
	"strings"
	"testing"
)

// testNames are the proper names of these tests.
var testNames = NewNames([]string{"Haus des Sports", "Migrantenorganisationen vor Ort", "Krzysztof Muster", "Kirche Johannes XXIII"})

// sayings gives what a text is found to have: the code without "easy-" and the words, by findings.
func sayings(s string, markdown bool) string {
	var out []string
	for _, f := range Easy(s, markdown, testNames) {
		_, words, _ := strings.Cut(f.Message.En, ": ")
		out = append(out, strings.TrimPrefix(f.Code, "easy-")+" "+words)
	}
	return strings.Join(out, " | ")
}

func TestEasyGerman(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"fifteen words", "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn.", ""},
		{"sixteen words", "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn.",
			"sentence eins zwei drei vier fünf sechs sieben acht neun zehn elf zwö…"},
		{"a day ends no sentence and counts as a word", "Der Beirat trifft sich am 11. Oktober 2023 und am 3. Mai 2024 in der Stadt im alten Haus.", ""},
		{"a number at the end of a sentence ends it", "Es waren rund 60. Alle Gruppen in der Stadt waren da und sprachen lange über ihre Arbeit.", ""},
		{"an ordinal ends no sentence", "Das ist die 2. Sitzung vom Beirat, und zwar im großen Saal vom alten Haus in der Stadt am Fluss mit Musik.",
			"sentence Das ist die 2. Sitzung vom Beirat, und zwar im großen Saal v…"},
		{"a title ends no sentence", "Der Beigeordnete Dr. Muster kam.", ""},
		{"a colon parts a sentence", "Viele arbeiten im Netzwerk zusammen: Ämter von der Stadt, das Jobcenter, große Verbände, kleine Vereine, Gruppen und einzelne Menschen.", ""},
		{"the name of an event counts as a word", "Die Stadt hat am Montag den Preis „Viele Wege und ein Ziel für alle Menschen in der Stadt“ bekommen.", ""},

		{"one clause", "Das sind Gruppen, die Menschen helfen.", ""},
		{"two clauses", "Das sind Gruppen, die Menschen helfen, wenn sie fragen.", "nested Das sind Gruppen, die Menschen helfen, wenn sie fragen"},
		{"articles in a list are no clauses", "Dabei sind die Ämter, die Stadt, das Jobcenter und der Beirat.", ""},
		{"many commas", "Es ging um Arbeit, Sprache, Kita, Schule, Wohnen, Geld.", "nested Es ging um Arbeit, Sprache, Kita, Schule, Wohnen, Geld"},

		{"passive in the present", "Der Antrag wird geprüft.", "passive wird geprüft"},
		{"passive in the past", "Die Kurse wurden im Mai angeboten.", "passive wurden im Mai angeboten"},
		{"passive with a participle like an infinitive", "Das Konzept wurde lange beraten.", "passive wurde lange beraten"},
		{"passive behind a verb of wish", "Die Gruppe soll informiert werden.", "passive informiert werden"},
		{"passive perfect", "Das Haus ist eröffnet worden.", "passive eröffnet worden"},
		{"passive in a clause", "Sie fragt, ob der Beirat gehört wird.", "passive gehört wird"},
		{"two participles", "Die Texte werden gelesen und geprüft.", "passive werden gelesen"},
		{"a separable verb", "Die Menschen werden eingeladen.", "passive werden eingeladen"},
		{"a strong verb", "Der Termin wird verschoben.", "passive wird verschoben"},
		{"future", "Die Gruppe wird im Mai beraten.", ""},
		{"future with ge", "Das wird allen gehören.", ""},
		{"becoming someone", "Er wurde Vorsitzender.", ""},
		{"becoming something", "Der Beirat wird größer und bekannt.", ""},
		{"a participle of another verb", "Der Beirat wird größer, er hat lange gearbeitet.", ""},
		{"a participle before a noun", "Daraus wurden beschlossene Maßnahmen.", ""},

		{"genitive with an article", "Das Büro des Vereins ist zu.", "genitive des Vereins"},
		{"genitive with an adjective", "Die Arbeit des neuen Beirats beginnt.", "genitive des neuen Beirats"},
		{"genitive of an abstract noun", "Das ist ein Thema der Integration.", "genitive der Integration"},
		{"genitive of a group", "Die Sitzung der Arbeits·gruppe ist im Mai.", "genitive der Arbeits·gruppe"},
		{"genitive with a preposition", "Sie kommen wegen der Kurse.", "genitive wegen der Kurse"},
		{"genitive with eines", "Das ist die Seite eines Vereins.", "genitive eines Vereins"},
		{"genitive pronoun", "Es gelten deren Regeln.", "genitive deren Regeln"},
		{"genitive of a name that stands in a record", "Das Fest ist im Haus des Sports.", ""},
		{"dative behind a preposition", "In der Verwaltung arbeiten viele. Mit der Integration geht es voran.", ""},
		{"dative of a verb", "Das Land hat im Jahr 2013 der Stadt geholfen. Das Land der Stadt.", ""},
		{"nominative behind a noun", "Im Mai trifft sich in Magdeburg der Beirat.", ""},

		{"subjunctive", "Das wäre gut. Sie müssten kommen.", "subjunctive wäre | subjunctive müssten"},
		{"reported speech", "Sie sagt, das sei gut.", "subjunctive sei"},
		{"advice", "Man sollte fragen.", "subjunctive sollte"},
		{"what was planned", "Das Fest sollte im Mai sein.", ""},
		{"seit and sein", "Das Amt gibt es seit 2020. Es kann besser sein.", ""},

		{"a long word", "Die Integrationspolitik.", "compound Integrationspolitik"},
		{"a long part of a split word", "Die Einwanderungsgesellschafts·politik.", "compound Einwanderungsgesellschafts·politik"},
		{"a split word", "Die Integrations·politik und der AWO-Landes·verband.", ""},
		{"a plain word with a long ending", "Die Mitarbeiterinnen machen Veranstaltungen.", ""},
		{"a word that can't be split", "Sie arbeitet gegen Diskriminierung.", ""},
		{"a long name", "Sie heißt Migrantenorganisationen vor Ort.", ""},
		{"a street", "Das Haus ist in der Klausenerstraße.", ""},
		{"a quotation", "Das Fest „Einwanderungsgesellschaften“.", ""},

		{"two negations", "Das geht nicht ohne Termin.", "negation nicht ohne"},
		{"negations side by side", "Es gibt keine Konten und keine Kosten.", ""},

		{"abbreviations", "Sie hilft z. B. bei Fragen, ca. drei Mal usw.", "abbreviation z. B. | abbreviation ca | abbreviation usw"},
		{"short names", "Die AGSA, der Verein e. V. und der IB helfen.", ""},

		{"percent", "Das sind 5 %.", "sign %."},
		{"a semicolon", "Das ist gut; das bleibt.", "sign gut;"},
		{"signs for sexes", "Bürger*innen, Bürger:innen, Bürger_innen.", "sign Bürger*innen, | sign Bürger:innen, | sign Bürger_innen."},
		{"a stroke between words", "Sie kommen und/oder gehen.", "sign und/oder"},
		{"times, addresses and numbers of papers", "Um 17:30 Uhr. www.stadt.example/a_b/c. Nummer DS0434/24.", ""},

		{"words in brackets", "Der Rat (eine Gruppe) hilft.", "bracket (eine Gruppe)"},
		{"a single word in brackets", "Das Fest (angekündigt) ist im Mai.", "bracket (angekündigt)"},
		{"short names and halves in brackets", "Die Auslands·gesellschaft (AGSA) hilft bei (Inter-)Kultur.", ""},

		{"a row of digits", "Es sind 350000 Menschen.", "number 350000"},
		{"numbers with dots, telephones, post codes", "Es sind 350.000. Telefon: 0391 1234567, +49 345 21389390. In 39104 Magdeburg.", ""},
		{"Roman numerals", "Das steht in Anlage IV.", "number IV"},
		{"Roman numerals in names and in numbers of papers", "Kirche Johannes XXIII. Beschluss 186-006(VIII)25.", ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := sayings(c.text, false); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestMarkdownIsReadAsAPageShowsIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"targets of links", "Siehe [Rat](recommendations/integrationskonzepte), [Ort](locations/haus) und **Hilfe**.", ""},
		{"words of links", "Siehe die [Integrationspolitik](topics/x).", "compound Integrationspolitik"},
		{"headings and items are sentences of their own", "## Eins zwei drei vier fünf sechs sieben acht\n- neun zehn elf zwölf\n- dreizehn vierzehn fünfzehn sechzehn\n", ""},
		{"a sentence over several lines", "eins zwei drei vier fünf sechs sieben acht\nneun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn.", "sentence eins zwei drei vier fünf sechs sieben acht neun zehn elf zwö…"},
		{"placeholders and addresses", "Fragen an {office.email} oder <https://stadt.example/verwaltungsgemeinschaft>.", ""},
		{"cells of a table", "| Eins zwei drei vier fünf | sechs sieben acht neun |\n|---|---|\n| zehn elf zwölf | dreizehn vierzehn fünfzehn sechzehn |", ""},
		{"code", "```\nIntegrationspolitik\n```\n", ""},
		{"an escaped sign", `Das \[Büro des Vereins\] ist zu.`, "genitive des Vereins"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := sayings(c.text, true); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestFindingsNameTheirPlace(t *testing.T) {
	t.Parallel()
	found := Easy("Erste Zeile.\n\n- Das [Büro **des** Vereins](groups/x).\n", true, testNames)
	if len(found) != 1 || found[0].Line != 3 || found[0].Column != 15 {
		t.Errorf("%+v", found)
	}
}
