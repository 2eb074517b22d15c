package guide

import (
	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lasting"
	"offenesnetz/tools/internal/publish"
	"offenesnetz/tools/internal/translate"
	"offenesnetz/tools/internal/verify"
)

// codes lists what `netz check`, `netz build`, `netz translate import` and a server can report.
func (w *writer) codes() string {
	var records, site, before, po, pushed [][]string
	for _, c := range check.Codes {
		records = append(records, w.code(c.Name, c.Meaning))
	}
	for _, c := range verify.Codes {
		site = append(site, w.code(c.Name, c.Meaning))
	}
	for _, c := range lasting.Codes {
		before = append(before, w.code(c.Name, c.Meaning))
	}
	for _, c := range translate.Codes {
		po = append(po, w.code(c.Name, c.Meaning))
	}
	for _, c := range publish.Codes {
		pushed = append(pushed, w.code(c.Name, c.Meaning))
	}
	head := []string{w.say("Wort", "Word"), w.say("Bedeutung", "Meaning")}
	return w.say("Zu Datensätzen und handgeschriebenen Seiten:", "On records and hand-written pages:") + "\n\n" + table(head, records) +
		"\n" + w.say("Zur fertigen Seite, nach `netz build`:", "On the built site, after `netz build`:") + "\n\n" + table(head, site) +
		"\n" + w.say("Beim Vergleich mit einer früheren Seite (`netz check --against`, `netz build`):", "Compared with an earlier site (`netz check --against`, `netz build`):") + "\n\n" + table(head, before) +
		"\n" + w.say("Zu Übersetzungen, nach `netz translate import`:", "On translations, after `netz translate import`:") + "\n\n" + table(head, po) +
		"\n" + w.say("Zu dem, was an einen Server gesendet wird (`netz publish`):", "On what is pushed to a server (`netz publish`):") + "\n\n" + table(head, pushed)
}

func (w *writer) code(name string, meaning diag.Message) []string {
	return []string{code(name), cell(upper(meaning.In(w.lang)))}
}
