package demo

import (
	"fmt"
	"strconv"
)

// named is an invented proper name with its form in ids.
type named struct{ id, name string }

var topicIDs = []string{"sprache", "arbeit", "gesundheit", "wohnen", "ankommen", "kultur", "teilhabe", "kinder-jugend", "ehrenamt", "sport", "schutz", "verwaltung"}

var orgForms = []named{
	{"verein", "Verein"}, {"initiative", "Initiative"}, {"beratung", "Beratungsstelle"}, {"bildungswerk", "Bildungswerk"}, {"amt", "Amt"}, {"verband", "Verband"},
	{"treff", "Treffpunkt"}, {"schule", "Schule"}, {"werkstatt", "Werkstatt"}, {"zentrum", "Zentrum"},
}

var orgNames = []named{
	{"lindenhof", "Lindenhof"}, {"brueckentor", "Brückentor"}, {"sonnenweg", "Sonnenweg"}, {"am-wehr", "Am Wehr"}, {"neue-muehle", "Neue Mühle"}, {"kastanie", "Kastanie"},
	{"hafenblick", "Hafenblick"}, {"rosengarten", "Rosengarten"}, {"weitblick", "Weitblick"}, {"ahorn", "Ahorn"}, {"windrose", "Windrose"}, {"kranich", "Kranich"},
}

var houses = []named{
	{"alte-post", "Alte Post"}, {"neuer-markt", "Haus am Neuen Markt"}, {"wasserturm", "Wasserturm"}, {"bibliothek", "Stadtbibliothek"}, {"kornspeicher", "Kornspeicher"},
	{"lindenhof", "Lindenhof"}, {"rathaus", "Rathaus"}, {"volkshaus", "Volkshaus"}, {"gartenhaus", "Gartenhaus"}, {"suedbahnhof", "Südbahnhof"}, {"turnhalle", "Turnhalle Nord"},
	{"schulhof", "Alte Schule"}, {"werft", "Alte Werft"}, {"brauhaus", "Brauhaus"}, {"kulturhof", "Kulturhof"}, {"begegnung", "Haus der Begegnung"}, {"familie", "Familienhaus"},
	{"jugend", "Jugendhaus"}, {"muehle", "Neue Mühle"}, {"orangerie", "Orangerie"}, {"salzhaus", "Salzhaus"}, {"schleuse", "Schleusenhaus"}, {"ziegelei", "Ziegelei"}, {"zeughaus", "Zeughaus"},
}

var districts = []string{"Altstadt", "Nordend", "Südwest", "Hafenviertel", "Mühlenberg", "Lindenau", "Seefeld", "Oststadt"}

var (
	firstNames = []string{"Ada", "Bela", "Cem", "Dina", "Emil", "Fatma", "Gero", "Hana", "Ilja", "Jana", "Karim", "Lea", "Mira", "Nuri", "Olga", "Pavel", "Rana", "Samir", "Tara", "Yara"}
	lastNames  = []string{"Muster", "Beispiel", "Probst", "Vorlage", "Entwurf", "Versuch", "Modell", "Skizze", "Schablone", "Exempel"}
)

func personName(i int) string {
	return firstNames[i%len(firstNames)] + " " + lastNames[i/len(firstNames)%len(lastNames)]
}

// personID is opaque, as the ids of persons are: four signs that say nothing and never meet.
func personID(i int) string { return "p-" + strconv.FormatInt(int64(36*36*36+i*7919), 36) }

// Groups that stand before the working groups.
var firstGroups = []struct{ id, class string }{{"vollversammlung", "plenary"}, {"verwaltung", "administration"}, {"beirat", "advisory-board"}}

// workingGroup parts the number of a working group into its topic and its round: with more groups than topics,
// districts have their own.
func workingGroup(i int) (topic, round int) {
	n := i - len(firstGroups)
	return n % len(topicIDs), n / len(topicIDs)
}

func groupClass(i int) string {
	if i < len(firstGroups) {
		return firstGroups[i].class
	}
	return "working-group"
}

func groupID(i int) string {
	if i < len(firstGroups) {
		return firstGroups[i].id
	}
	topic, round := workingGroup(i)
	if round == 0 {
		return "ag-" + topicIDs[topic]
	}
	return fmt.Sprintf("ag-%s-%d", topicIDs[topic], round+1)
}

func groupName(i int) phrase {
	if i < len(firstGroups) {
		return name(firstGroups[i].class)
	}
	topic, round := workingGroup(i)
	p := join(" ", name("working-group"), topicName(topic))
	if round == 0 {
		return p
	}
	return join(" ", p, same(districts[i%len(districts)]))
}
