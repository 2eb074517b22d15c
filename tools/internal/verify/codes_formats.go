package verify

const (
	adviceEventDe = "ein Termin braucht UID, DTSTAMP und DTSTART (RFC 5545)"
	adviceEventEn = "an event needs UID, DTSTAMP and DTSTART (RFC 5545)"
	adviceFoldDe  = "Zeilen enden mit CRLF und haben höchstens 75 Bytes; längere werden umbrochen (RFC 5545)"
	adviceFoldEn  = "lines end in CRLF and have at most 75 bytes; longer ones are folded (RFC 5545)"
	adviceNestDe  = "jedes BEGIN hat sein END, in umgekehrter Folge"
	adviceNestEn  = "each BEGIN has its END, in reverse order"
	adviceAtomDe  = "feed und entry brauchen id, title und updated (RFC 4287)"
	adviceAtomEn  = "feed and entry need id, title and updated (RFC 4287)"
	adviceXMLDe   = "die Vorlage muss wohlgeformtes XML schreiben"
	adviceXMLEn   = "the template must write well-formed XML"
)

var (
	sayICSEnd = &wording{code: "calendar-invalid", adviceDe: adviceFoldDe, adviceEn: adviceFoldEn,
		de: "Zeile endet nicht mit CRLF", en: "Line doesn't end in CRLF"}
	sayICSLong = &wording{code: "calendar-invalid", adviceDe: adviceFoldDe, adviceEn: adviceFoldEn,
		de: "Zeile hat %[1]s Bytes", en: "Line has %[1]s bytes"}
	sayICSLine = &wording{code: "calendar-invalid", adviceDe: adviceFoldDe, adviceEn: adviceFoldEn,
		de: "Zeile ohne Doppelpunkt", en: "Line without a colon"}
	sayICSNone = &wording{code: "calendar-invalid", adviceDe: adviceNestDe, adviceEn: adviceNestEn,
		de: "Datei beginnt nicht mit BEGIN:VCALENDAR", en: "File doesn't start with BEGIN:VCALENDAR"}
	sayICSOpen = &wording{code: "calendar-invalid", adviceDe: adviceNestDe, adviceEn: adviceNestEn,
		de: "BEGIN:%[1]s ohne END", en: "BEGIN:%[1]s without END"}
	sayICSClose = &wording{code: "calendar-invalid", adviceDe: adviceNestDe, adviceEn: adviceNestEn,
		de: "END:%[1]s ohne BEGIN", en: "END:%[1]s without BEGIN"}
	sayICSDeep = &wording{code: "calendar-invalid", adviceDe: adviceNestDe, adviceEn: adviceNestEn,
		de: "BEGIN:%[1]s ist zu tief verschachtelt", en: "BEGIN:%[1]s is nested too deeply"}
	sayICSEvent = &wording{code: "calendar-invalid", adviceDe: adviceEventDe, adviceEn: adviceEventEn,
		de: "Dem Termin fehlt %[1]s", en: "The event lacks %[1]s"}
	sayXMLSyntax = &wording{code: "feed-invalid", adviceDe: adviceXMLDe, adviceEn: adviceXMLEn,
		de: "Kein wohlgeformtes XML: %[1]s", en: "XML is not well-formed: %[1]s"}
	sayXMLDeep = &wording{code: "feed-invalid", adviceDe: adviceXMLDe, adviceEn: adviceXMLEn,
		de: "<%[1]s> ist zu tief verschachtelt", en: "<%[1]s> is nested too deeply"}
	sayXMLClose = &wording{code: "feed-invalid", adviceDe: adviceXMLDe, adviceEn: adviceXMLEn,
		de: "</%[1]s> schließt nicht das offene Element", en: "</%[1]s> doesn't close the open element"}
	sayXMLOpen = &wording{code: "feed-invalid", adviceDe: adviceXMLDe, adviceEn: adviceXMLEn,
		de: "<%[1]s> wird nicht geschlossen", en: "<%[1]s> is not closed"}
	sayXMLNone = &wording{code: "feed-invalid", adviceDe: adviceXMLDe, adviceEn: adviceXMLEn,
		de: "Datei hat kein Wurzelelement oder mehrere", en: "File has no root element or several"}
	sayAtomMissing = &wording{code: "feed-invalid", adviceDe: adviceAtomDe, adviceEn: adviceAtomEn,
		de: "In <%[1]s> fehlt %[2]s", en: "<%[1]s> lacks %[2]s"}
	sayAtomDouble = &wording{code: "feed-invalid", adviceDe: "jeder Eintrag hat eine id für sich", adviceEn: "each entry has an id of its own",
		de: "id %[1]s steht zweimal", en: "id %[1]s stands twice"}
)
