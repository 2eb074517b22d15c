package private_test

import (
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/private"
)

// What stands alone and may be a name is told apart from what is surely another word or another person.
func TestASurnameAloneIsFoundWhereItIsLikelyThePerson(t *testing.T) {
	t.Parallel()
	all := []*model.Person{person(t, "q", "Ada Quastorf", "2025"), person(t, "z", "Nur Zwei", "2025"), person(t, "zz", "Tom Zwei", ""), person(t, "li", "Mai Li", "2025")}
	names := private.NamesOf(all, func(p *model.Person) bool { return p.Basis.S == "consent" })
	for text, want := range map[string]string{
		"Quastorf kam spät.":                         "q:Quastorf",
		"Am Abend sprach Quastorf lange.":            "q:Quastorf",
		"Quastorfs Antwort; dann Quastorf.":          "q:Quastorfs q:Quastorf",
		"Es kamen: Quastorf, viele andere":           "q:Quastorf",
		"Frau Quastorf, A. Quastorf, Ada Quastorf":   "", // found as names
		"Hans Quastorf, der Quastorf, im Quastorf":   "",
		"Quastorf GmbH, Quastorf-Straße, Quastorfer": "",
		"quastorf; Zwei kamen; nach Li":              "", // others are called Zwei, and Li is short
	} {
		var got []string
		for _, m := range names.Alone(text, nil) {
			got = append(got, m.Person.ID+":"+text[m.Start:m.End])
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: found %q, want %q", text, s, want)
		}
	}
}

func TestNamesOfFilesBearNames(t *testing.T) {
	t.Parallel()
	all := []*model.Person{person(t, "a", "Zoë Maria Müßig", "2025"), person(t, "e", "Eva Doppelt", "2025"), person(t, "e2", "Eva Doppelt", ""), person(t, "y", "يوسف نمونة", "2025")}
	names := private.NamesOf(all, func(p *model.Person) bool { return p.Basis.S == "consent" })
	for name, want := range map[string]string{
		"zoe-muessig.pdf": "a", "Müßig_Zoë.jpg": "a", "2026-foto.ZoeMuessig2.PNG": "a", "zoë maria müßig.pdf": "a", "lebenslauf-muessig-zoe-maria": "a", "zoe-müssig.pdf": "a",
		"muessig.pdf": "", "zoe.png": "", "zoe-und-muessig.png": "", "zoem-uessig.png": "", "eva-doppelt.png": "", "": "", "2026.pdf": "", "يوسف-نمونة.png": "y",
	} {
		got := ""
		if p := names.InFile(name, nil); p != nil {
			got = p.ID
		}
		if got != want {
			t.Errorf("%q bears the name of %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{"lebenslauf-muessig.txt": "a", "Müßig.png": "a", "zoe-muessig.pdf": "", "muessiggang.pdf": "", "doppelt.pdf": ""} {
		if got := names.AloneInFile(name, nil); (got != nil) != (want != "") {
			t.Errorf("%q bears the surname of %v, want %q", name, got, want)
		}
	}
	if names.InFile("zoe-muessig.pdf", all[0]) != nil {
		t.Error("a file in the person's own record is found")
	}
}
