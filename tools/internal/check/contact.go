package check

import (
	"net/mail"
	"regexp"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

var (
	phoneForm = regexp.MustCompile(`^\+[1-9][0-9 ]{4,22}[0-9]$`)
	clockForm = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)
)

// contacts demands addresses that a reader can use: e-mail, phone and opening hours.
func contacts(f *finder, _ *subject, field *model.Field) {
	if field.Type != model.TypeWord || field.List {
		return
	}
	switch field.Name {
	case "email", "contact":
		for _, w := range field.Words() {
			f.mail(field.Name, w)
		}
	case "phone":
		for _, w := range field.Words() {
			f.phone(w)
		}
	}
}

// mail demands an e-mail address. What a contact says in words is left alone.
func (f *finder) mail(key string, w model.Word) {
	if mailAddress(w.S) || key == "contact" && !strings.Contains(w.S, "@") {
		return
	}
	f.found.Add(w.Pos, "email-invalid", diag.M("%q ist keine E-Mail-Adresse", "%q is no e-mail address", w.S), diag.M(`zum Beispiel "netzwerk@stadt.example"`, `such as "netzwerk@stadt.example"`))
}

// mailAddress tells whether a word can be an e-mail address as people write it: no name, no quotation marks.
func mailAddress(s string) bool {
	parsed, err := mail.ParseAddress(s)
	if err != nil || parsed.Address != s || strings.ContainsAny(s, ` "<>`) {
		return false
	}
	_, host, _ := strings.Cut(s, "@")
	return strings.Contains(strings.Trim(host, "."), ".")
}

func (f *finder) phone(w model.Word) {
	if !phoneForm.MatchString(w.S) {
		f.found.Warn(w.Pos, "phone-form", diag.M("%q ist keine internationale Telefonnummer", "%q is no international phone number", w.S),
			diag.M(`mit + und Landesvorwahl, nur Ziffern und Leerzeichen: "+49 391 5400000"`, `with + and country code, digits and blanks only: "+49 391 5400000"`))
	}
}

// hours demands times of day, the later one last.
func (f *finder) hours(x *model.Service) {
	for _, h := range x.Hours {
		opens, closes := h.Opens, h.Closes
		switch {
		case opens.S == "" || closes.S == "": // a missing key has its fault already
		case !clockForm.MatchString(opens.S):
			f.badHours(opens)
		case !clockForm.MatchString(closes.S) && closes.S != "24:00":
			f.badHours(closes)
		case closes.S <= opens.S:
			f.found.Add(closes.Pos, "hours-form", diag.M("%s liegt nicht nach %s", "%s does not lie after %s", closes.S, opens.S),
				diag.M("Zeiten über Mitternacht als zwei Einträge schreiben", "write hours past midnight as two entries"))
		}
	}
}

func (f *finder) badHours(w model.Word) {
	f.found.Add(w.Pos, "hours-form", diag.M("%q ist keine Uhrzeit", "%q is no time of day", w.S), diag.M(`vier Ziffern mit Doppelpunkt: "09:00"`, `four digits with a colon: "09:00"`))
}
