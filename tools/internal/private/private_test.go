package private_test

import (
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/private"
)

func TestWhatIsPrivateInATextIsFound(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Schreib an ada.muster@privat.example!":                 "email:ada.muster@privat.example",
		"ada (at) privat.example":                               "email:ada (at) privat.example",
		"ada[at]privat[dot]example, danke":                      "email:ada[at]privat[dot]example",
		"Mühlenweg@örtchen.example":                             "email:Mühlenweg@örtchen.example",
		"Tel.: 0391 540-2345.":                                  "phone:0391 540-2345",
		"(0391) 7 65 43 21":                                     "phone:(0391) 7 65 43 21",
		"+49 (0)391 7654321":                                    "phone:+49 (0)391 7654321",
		"0049 391 7654321":                                      "phone:0049 391 7654321",
		"0391/7654321 oder 017623456789":                        "phone:0391/7654321 phone:017623456789",
		"هاتف ٠٣٩١ ٧٦٥٤٣٢١ هنا":                                 "phone:٠٣٩١ ٧٦٥٤٣٢١",
		"IBAN DE89370400440532013000":                           "iban:DE89370400440532013000",
		"GB82 WEST 1234 5698 7654 32 und sonst nichts":          "iban:GB82 WEST 1234 5698 7654 32",
		"DE89 3704 0044 0532 0130 01 ist keine":                 "",
		"geb. 1.2.1980":                                         "birth:geb. 1.2.1980",
		"geboren am 3. Mai 1975":                                "birth:geboren am 3. Mai 1975",
		"Sie ist am 3. Mai 1975 geboren":                        "birth:3. Mai 1975 geboren",
		"Дата рождения: 03.05.1975":                             "birth:рождения: 03.05.1975",
		"née le 3 mai 1975":                                     "birth:née le 3 mai 1975",
		"2019-11-04, 04.11.2019, 4. November 2019":              "",
		"Drucksache DS0434/24, Nr. 0391/2022, Seite 0123":       "",
		"39104 Magdeburg, 09:00-12:00 Uhr, 08.00 – 10.00":       "",
		"Hotline 0800 111 0 111, auch 0180 5 123456":            "",
		"23.430 Menschen, 0,5 Prozent, 1/2019 bis 03/2020":      "",
		"@netzwerk folgen; a@b; 5 @ 3 Euro":                     "",
		"gegründet am 1.2.1980, die neugeborene Idee":           "",
		"Der Kurs [an der Schule] kostet (atemberaubend) wenig": "",
		"https://example.org/0391-7654321":                      "",
	} {
		var got []string
		for _, h := range private.Find(text) {
			got = append(got, h.What+":"+text[h.Start:h.End])
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: found %q, want %q", text, s, want)
		}
	}
}

func TestANumberIsTheSameHoweverItIsWritten(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"+49 391 5400000", "0391 5400000", "0391/540-0000", "0049 391 5400000", "+49 (0)391 5400000", "(0391) 540 00 00"} {
		if got := private.PhoneKey(s); got != "3915400000" {
			t.Errorf("%s is %s", s, got)
		}
	}
	for s, want := range map[string]string{"+1 202 5550100": "2025550100", "+380 44 2345678": "442345678", "+7 495 1234567": "4951234567", "": ""} {
		if got := private.PhoneKey(s); got != want {
			t.Errorf("%s is %s, want %s", s, got, want)
		}
	}
}

func day(t testing.TB, s string) model.Day {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return model.Day{Date: d}
}

// person makes one whose consent to all holds until a day; with "", an office-holder.
func person(t testing.TB, id, name, until string) *model.Person {
	t.Helper()
	p := &model.Person{Base: model.Base{Kind: "persons", ID: id, Title: model.Text{S: name}}, Basis: model.Word{S: "office"}}
	if until != "" {
		p.Basis.S = "consent"
		c := model.Consent{Given: day(t, "2020-01-01"), Until: day(t, until)}
		for _, s := range model.ConsentScopes {
			c.Scope = append(c.Scope, model.Word{S: s})
		}
		p.Consents = []model.Consent{c}
	}
	return p
}

func TestNamesAreFoundInTheirForms(t *testing.T) {
	t.Parallel()
	all := []*model.Person{person(t, "a", "Ada Maria Muster", "2025"), person(t, "y", "Yusuf Numune (يوسف نمونة)", "2025"), person(t, "z", "Nur Zwei", "2025"),
		person(t, "zz", "Tom Zwei", ""), person(t, "d1", "Eva Doppelt", "2025"), person(t, "d2", "Eva Doppelt", ""), person(t, "w", "Madonna", "2025"), person(t, "n", "Verborgen (noch nicht)", "2025"),
		person(t, "u", "Bärbel Groß-Übel", "2025"), person(t, "v", "Ida von der Aue", "2025"), person(t, "o", "Олена Приклад", "2025"), person(t, "j", "Jan Wzorski", "2025")}
	names := private.NamesOf(all, func(p *model.Person) bool { return p.Basis.S == "consent" })
	for text, want := range map[string]string{
		"Ada Maria Muster kam, Ada  Muster ging":                  "a:Ada Maria Muster a:Ada  Muster",
		"Muster, Ada Maria; Ada\nMusters Rede":                    "a:Muster, Ada Maria a:Ada\nMusters",
		"Frau Muster und Herr Zwei":                               "a:Frau Muster", // two are called Zwei
		"Frau Prof. Dr. Muster, Fr. Muster, A. Muster":            "a:Frau Prof. Dr. Muster a:Fr. Muster a:A. Muster",
		"ADA MUSTER, Ada MUSTER, Frau MUSTERS":                    "a:ADA MUSTER a:Ada MUSTER a:Frau MUSTERS",
		"Ada M. Muster; B. Muster; Eva Muster; Muster":            "a:M. Muster", // a middle name's initial is no stranger's
		"Bärbel Groß-Übel, Baerbel Gross-Uebel, (Frau Groß-Übel)": "u:Bärbel Groß-Übel u:Baerbel Gross-Uebel u:Frau Groß-Übel",
		"Frau von der Aue, Ida Aues Rede, Frau Aue":               "v:Frau von der Aue v:Ida Aues v:Frau Aue",
		"з Оленою Приклад, Олени Приклад; Олег Приклад":           "o:Оленою Приклад o:Олени Приклад",
		"Jana Wzorskiego, Janowi Wzorskiemu; Jana Wzorska":        "j:Jana Wzorskiego j:Janowi Wzorskiemu",
		"Frau und Muster":                                     "",
		"يوسف نمونة هنا":                                      "y:يوسف نمونة",
		"Ada Mustermann, das Muster, Nur zwei":                "",
		"Eva Doppelt":                                         "", // one of the two may be named
		"Tom Zwei spricht, Madonna singt, noch nicht am Ende": "",
	} {
		var got []string
		for _, m := range names.Find(text, nil) {
			got = append(got, m.Person.ID+":"+text[m.Start:m.End])
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: found %q, want %q", text, s, want)
		}
	}
	if got := names.Find("Ada Muster", all[0]); len(got) != 0 {
		t.Error("a person's own name is found in the person's own record")
	}
}

// What a consent covered goes out of every record, translation and hand-written page on the day after it, and no sooner.
func TestConcealTakesOutWhatNoBasisCoversAnyMore(t *testing.T) {
	t.Parallel()
	make := func() (*model.Records, *model.Group, *model.Prose, *model.Person) {
		p := person(t, "p-1", "Ada Muster", "2026-03-13")
		p.Email, p.Phone = model.Word{S: "ada@privat.example"}, model.Word{S: "+49 391 7654321"}
		p.Summary.S = "Ada Muster spricht."
		g := &model.Group{Base: model.Base{Kind: "groups", ID: "g"}}
		g.Title = model.Text{S: "Gruppe von Ada Muster", Translations: map[string]model.Translation{"en": {S: "Ada Muster's group"}}}
		g.Email = model.Word{S: "gruppe@stadt.example"}
		g.Rhythm.S = "Fragen an ada@privat.example, 0391/7654321 oder gruppe@stadt.example"
		g.History = []model.History{{ID: model.Word{S: "h"}, Text: model.Text{S: "Frau Muster beginnt."}}}
		g.Sources = []model.Source{{ID: model.Word{S: "s"}, Title: model.Word{S: "Brief von Ada Muster"}, URL: model.Word{S: "https://example.org/"}}}
		g.Files = []model.File{{Path: model.Word{S: "lebenslauf_muster-ada.pdf"}}, {Path: model.Word{S: "muster.pdf"}}}
		g.Images = []model.Image{{Path: model.Word{S: "a.png"}, Alt: model.Text{S: "Ada Muster am Pult"}, Credit: model.Word{S: "Stadt"}}, {Path: model.Word{S: "Foto AdaMuster2.png"}, Alt: model.Text{S: "Eine Frau"}}, {Path: model.Word{S: "b.png"}, Alt: model.Text{S: "Ein Pult"}, Credit: model.Word{S: "Ada Muster"}}}
		prose := &model.Prose{ID: "about", In: map[string]*model.ProseText{"de": {Body: "Es grüßt Ada Muster."}}}
		return model.NewRecords(&model.Network{}, []model.Record{p, g}, []*model.Prose{prose}), g, prose, p
	}
	records, g, _, _ := make()
	if took := private.Conceal(records, time.Date(2026, 3, 13, 0, 0, 0, 0, time.UTC)); len(took) != 0 || !strings.Contains(g.Title.S, "Ada") || len(g.Images) != 3 || len(g.Files) != 2 {
		t.Errorf("on the last day %v is taken out", took)
	}
	records, g, prose, p := make()
	took := private.Conceal(records, time.Date(2026, 3, 14, 0, 0, 0, 0, time.UTC))
	var told []string
	for _, c := range took {
		told = append(told, c.In+" "+c.Person.ID+" "+c.Scope)
	}
	if got, want := strings.Join(told, ", "), "groups/g p-1 photo, groups/g p-1 name, groups/g p-1 contact, pages/about p-1 name"; got != want {
		t.Errorf("it tells %q, want %q", got, want)
	}
	for what, got := range map[string]string{
		"Gruppe von […]": g.Title.S, "[…]'s group": g.Title.Translations["en"].S, "[…] beginnt.": g.History[0].Text.S, "Brief von […]": g.Sources[0].Title.S, "[…]": g.Images[0].Credit.S,
		"Fragen an […], […] oder gruppe@stadt.example": g.Rhythm.S, "Es grüßt […].": prose.In["de"].Body, "https://example.org/": g.Sources[0].URL.S, "b.png": g.Images[0].Path.S, "muster.pdf": g.Files[0].Path.S,
		"Ada Muster spricht.": p.Summary.S, // the record is held back as a whole
	} {
		if got != what {
			t.Errorf("it says %q, want %q", got, what)
		}
	}
}

func TestADayOfBirthIsFoundByEveryWordForIt(t *testing.T) {
	t.Parallel()
	for _, word := range []string{"geb.", "Geb.", "geboren am", "Geborene", "Geburtsdatum:", "GEBURTSTAG", "born on", "Date of birth", "née le", "né le", "Data nașterii", "născut", "Născută", "ur.", "urodzony", "Urodzona",
		"doğum", "sinh ngày", "родилась", "Родился", "народився", "дата рождения", "дата народження", "ولد", "ولدت", "متولد", "تاريخ الميلاد"} {
		if hits := private.Find(word + " 12.03.1990"); len(hits) != 1 || hits[0].What != private.Birth {
			t.Errorf("%s: %v", word, hits)
		}
	}
	for _, word := range []string{"geboren", "born", "urodzony", "Doğdu"} {
		if hits := private.Find("12.03.1990 " + word); len(hits) != 1 || hits[0].What != private.Birth {
			t.Errorf("%s behind: %v", word, hits)
		}
	}
}
