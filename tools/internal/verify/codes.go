package verify

import "offenesnetz/tools/internal/diag"

// Code is the lasting name of a kind of finding, with what it means.
type Code struct {
	Name    string
	Meaning diag.Message
}

// Codes are all that Check can report.
var Codes = []Code{
	{"alt-missing", diag.M("Bild ohne Alternativtext", "Image without alternative text")},
	{"anchor-broken", diag.M("Sprungziel fehlt auf der Zielseite", "Fragment is missing on the target page")},
	{"calendar-invalid", diag.M("Kalenderdatei verletzt iCalendar", "Calendar file breaks iCalendar")},
	{"canonical-wrong", diag.M("Kanonische Adresse führt zu keiner Seite", "Canonical address leads to no page")},
	{"cookie-set", diag.M("Seite setzt ein Cookie", "Page sets a cookie")},
	{"feed-invalid", diag.M("XML oder Atom ist fehlerhaft", "XML or Atom is faulty")},
	{"file-symlink", diag.M("Symbolischer Link in der fertigen Website", "Symbolic link in the built site")},
	{"heading-order", diag.M("Überschriften in falscher Ordnung", "Headings out of order")},
	{"hreflang-wrong", diag.M("Verweis auf andere Sprachen ist nicht schlüssig", "Links to other languages don't agree")},
	{"id-double", diag.M("id kommt auf der Seite mehrmals vor", "id stands on the page more than once")},
	{"landmark-missing", diag.M("Bereich der Seite fehlt oder hat keinen Namen", "Landmark is missing or has no name")},
	{"lang-wrong", diag.M("Sprache oder Schreibrichtung falsch angegeben", "Language or direction wrongly declared")},
	{"link-broken", diag.M("Interner Link führt ins Leere", "Internal link leads nowhere")},
	{"link-name", diag.M("Link oder Knopf ohne Namen", "Link or button without a name")},
	{"outside-request", diag.M("Seite lädt etwas von fremdem Rechner", "Page requests something from another host")},
	{"script-found", diag.M("Skript gefunden", "Script found")},
	{"style-inline", diag.M("Gestaltung in der Seite statt im Stylesheet", "Style in the page instead of the stylesheet")},
	{"title-missing", diag.M("Seite ohne Titel", "Page without title")},
	{"viewport-missing", diag.M("Angabe zur Breite des Bildschirms fehlt", "Viewport is not declared")},
	{"weight-over", diag.M("Seite ist zu schwer", "Page is too heavy")},
}

// wording is one way a code is told. Formats name their arguments by number.
type wording struct {
	code               string
	de, en             string
	adviceDe, adviceEn string
	warn               bool
}

var (
	sayAlt = &wording{code: "alt-missing",
		de: "<%[1]s> hat keinen Alternativtext", en: "<%[1]s> has no alternative text",
		adviceDe: `alt="…" angeben; ein Schmuckbild bekommt alt=""`, adviceEn: `give alt="…"; a decorative image gets alt=""`}
	sayAnchor = &wording{code: "anchor-broken",
		de: "Sprungziel #%[1]s gibt es auf %[2]s nicht", en: "Fragment #%[1]s doesn't exist on %[2]s",
		adviceDe: "Link oder id der Zielseite berichtigen", adviceEn: "correct the link or the id on the target page"}
	sayCanonical = &wording{code: "canonical-wrong",
		de: "Kanonische Adresse „%[1]s“ ist nicht die vollständige Adresse einer Seite", en: "Canonical address %[1]q is not the absolute address of a page",
		adviceDe: "eine Angabe, vollständig, auf diese oder eine vorhandene Seite", adviceEn: "one only, absolute, to this or an existing page"}
	sayCookie = &wording{code: "cookie-set",
		de: "Seite setzt mit http-equiv ein Cookie", en: "Page sets a cookie with http-equiv",
		adviceDe: "löschen: die Website merkt sich nichts über ihre Leserinnen und Leser", adviceEn: "delete it: the site remembers nothing of its readers"}
	saySymlink = &wording{code: "file-symlink",
		de: "%[1]s ist ein symbolischer Link", en: "%[1]s is a symbolic link",
		adviceDe: "die Datei selbst ablegen; Links können aus der Website hinausführen", adviceEn: "put the file itself there; links can lead out of the site"}
	sayHeadingNone = &wording{code: "heading-order",
		de: "Seite hat keine Überschrift h1", en: "Page has no heading h1",
		adviceDe: "genau eine h1 sagt, wovon die Seite handelt", adviceEn: "exactly one h1 says what the page is about"}
	sayHeadingFirst = &wording{code: "heading-order",
		de: "Vor der h1 steht eine %[1]s", en: "A %[1]s stands before the h1",
		adviceDe: "die erste Überschrift ist die h1", adviceEn: "the first heading is the h1"}
	sayHeadingSecond = &wording{code: "heading-order",
		de: "Zweite h1 auf der Seite", en: "Second h1 on the page",
		adviceDe: "genau eine h1 sagt, wovon die Seite handelt", adviceEn: "exactly one h1 says what the page is about"}
	sayHeadingSkip = &wording{code: "heading-order",
		de: "Auf h%[1]s folgt %[2]s: eine Ebene fehlt", en: "After h%[1]s comes %[2]s: a level is missing",
		adviceDe: "abwärts keine Ebene überspringen", adviceEn: "skip no level downwards"}
	sayAlternate = &wording{code: "hreflang-wrong",
		de: "hreflang=%[1]s führt zu keiner Seite: %[2]s", en: "hreflang=%[1]s leads to no page: %[2]s",
		adviceDe: "nur vorhandene Fassungen dieser Website nennen", adviceEn: "name only existing versions on this site"}
	sayAlternateTag = &wording{code: "hreflang-wrong",
		de: "hreflang=%[1]s ist keine Sprache oder doppelt", en: "hreflang=%[1]s is no language or stands twice",
		adviceDe: "jede Sprache und x-default höchstens einmal", adviceEn: "each language and x-default at most once"}
	sayAlternateSelf = &wording{code: "hreflang-wrong",
		de: "Seite nennt andere Sprachen, aber nicht sich selbst", en: "Page names other languages but not itself",
		adviceDe: "die Seite selbst mit aufführen", adviceEn: "list the page itself, too"}
	sayAlternateBack = &wording{code: "hreflang-wrong",
		de: "%[2]s (hreflang=%[1]s) verweist nicht zurück", en: "%[2]s (hreflang=%[1]s) doesn't point back",
		adviceDe: "alle Fassungen nennen einander", adviceEn: "all versions name each other"}
	sayDouble = &wording{code: "id-double",
		de: "id „%[1]s“ gibt es auf dieser Seite schon", en: "id %[1]q already exists on this page",
		adviceDe: "jede id nur einmal vergeben", adviceEn: "use each id only once"}
	sayLandmark = &wording{code: "landmark-missing",
		de: "Bereich %[1]s fehlt", en: "Landmark %[1]s is missing",
		adviceDe: "header, nav, main und footer gehören auf jede Seite", adviceEn: "header, nav, main and footer belong on every page"}
	sayLandmarkSecond = &wording{code: "landmark-missing",
		de: "Zweites main auf der Seite", en: "Second main on the page",
		adviceDe: "genau ein main enthält, wovon die Seite handelt", adviceEn: "exactly one main holds what the page is about"}
	sayLandmarkName = &wording{code: "landmark-missing",
		de: "Eine von mehreren Navigationen hat keinen Namen", en: "One of several navigations has no name",
		adviceDe: "aria-label oder aria-labelledby angeben", adviceEn: "give aria-label or aria-labelledby"}
)

var (
	sayLangPage = &wording{code: "lang-wrong",
		de: "<html> hat %[1]s=„%[2]s“, zur Adresse gehört „%[3]s“", en: "<html> has %[1]s=%[2]q, the address calls for %[3]q",
		adviceDe: "Sprache und Schreibrichtung folgen aus der Adresse", adviceEn: "language and direction follow from the address"}
	sayLangTag = &wording{code: "lang-wrong",
		de: "lang=„%[1]s“ ist kein Sprachkürzel", en: "lang=%[1]q is no language tag",
		adviceDe: "nach BCP 47, etwa „ar“ oder „sr-Latn“", adviceEn: `as BCP 47 has it, such as "ar" or "sr-Latn"`}
	sayLangDir = &wording{code: "lang-wrong",
		de: "lang=„%[1]s“ braucht dir=„%[2]s“", en: "lang=%[1]q needs dir=%[2]q",
		adviceDe: "wo die Schreibrichtung wechselt, steht dir daneben", adviceEn: "where the direction changes, dir stands beside it"}
	sayLink = &wording{code: "link-broken",
		de: "„%[1]s“ gibt es nicht", en: "%[1]q doesn't exist",
		adviceDe: "Link berichtigen oder Seite anlegen", adviceEn: "correct the link or make the page"}
	sayLinkSlash = &wording{code: "link-broken",
		de: "„%[1]s“ ist ein Ordner", en: "%[1]q is a folder",
		adviceDe: "Schrägstrich am Ende ergänzen", adviceEn: "add the slash at the end"}
	sayLinkEmpty = &wording{code: "link-broken",
		de: "Leere Adresse in %[2]s", en: "Empty address in %[2]s",
		adviceDe: "Adresse angeben oder das Attribut weglassen", adviceEn: "give an address or leave the attribute out"}
	sayLinkForeign = &wording{code: "link-broken",
		de: "„%[1]s“ gehört nicht zu dieser Website", en: "%[1]q is not part of this site",
		adviceDe: "Adresse der Website (base URL) prüfen", adviceEn: "check the site's address (base URL)"}
	sayName = &wording{code: "link-name",
		de: "<%[1]s> hat keinen Namen", en: "<%[1]s> has no name",
		adviceDe: "Text, aria-label oder ein Bild mit Alternativtext angeben", adviceEn: "give text, aria-label or an image with alternative text"}
	sayOutside = &wording{code: "outside-request",
		de: "%[2]s lädt von fremdem Rechner: %[1]s", en: "%[2]s requests from another host: %[1]s",
		adviceDe: "die Datei in die Website aufnehmen oder nur verlinken", adviceEn: "take the file into the site or only link to it"}
	sayScript = &wording{code: "script-found",
		de: "Skript in %[1]s", en: "Script in %[1]s",
		adviceDe: "die Website kommt ohne Skripte aus", adviceEn: "the site does without scripts"}
	sayStyle = &wording{code: "style-inline",
		de: "Gestaltung in %[1]s", en: "Style in %[1]s",
		adviceDe: "ins Stylesheet verschieben; die CSP verbietet sie hier", adviceEn: "move it to the stylesheet; the CSP forbids it here"}
	sayTitle = &wording{code: "title-missing",
		de: "Seite hat keinen Titel", en: "Page has no title",
		adviceDe: "<title> mit Text in den Kopf setzen", adviceEn: "put a <title> with text into the head"}
	sayViewport = &wording{code: "viewport-missing",
		de: `<meta name="viewport"> fehlt`, en: `<meta name="viewport"> is missing`,
		adviceDe: `content="width=device-width, initial-scale=1"`, adviceEn: `content="width=device-width, initial-scale=1"`}
	sayWeight = &wording{code: "weight-over",
		de: "Seite und Stylesheets wiegen %[1]s Bytes, erlaubt sind %[2]s", en: "Page and stylesheets weigh %[1]s bytes, %[2]s are allowed",
		adviceDe: "Liste aufteilen oder kürzen", adviceEn: "split or shorten the list"}
	sayWeightRecord = &wording{code: "weight-over", warn: true,
		de: "Seite und Stylesheets wiegen %[1]s Bytes, angestrebt sind %[2]s", en: "Page and stylesheets weigh %[1]s bytes, %[2]s are aimed at",
		adviceDe: "lange Texte als Datei anbieten", adviceEn: "offer long texts as a file"}
	sayWeightRecords = &wording{code: "weight-over", warn: true,
		de: "Seite und Stylesheets wiegen %[1]s Bytes, angestrebt sind %[2]s; so auch bei %[3]s weiteren, leichteren Seiten", en: "Page and stylesheets weigh %[1]s bytes, %[2]s are aimed at; so it is with %[3]s more pages, less heavy ones",
		adviceDe: sayWeightRecord.adviceDe, adviceEn: sayWeightRecord.adviceEn}
)
