package page

import (
	"strings"
	"testing"

	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
)

// Every form that a record may give a day in, in words. iso is what <time datetime> gets.
func TestDatesInWords(t *testing.T) {
	t.Parallel()
	s := made(t)
	for _, c := range []struct{ edtf, de, en, iso string }{
		{"2023-10-11", "11. Oktober 2023", "11 October 2023", "2023-10-11"},
		{"2026-03-01", "1. März 2026", "1 March 2026", "2026-03-01"},
		{"2019-11", "November 2019", "November 2019", "2019-11"},
		{"2018", "2018", "2018", "2018"},
		{"2018~", "etwa 2018", "about 2018", "2018"},
		{"2018-06?", "vermutlich Juni 2018", "probably June 2018", "2018-06"},
		{"2018-06-13%", "vermutlich etwa 13. Juni 2018", "probably about 13 June 2018", "2018-06-13"},
		{"2019-11-04/2019-11-08", "4. November 2019 bis 8. November 2019", "4 November 2019 to 8 November 2019", ""},
		{"2019/2021", "2019 bis 2021", "2019 to 2021", ""},
		{"2019~/2021-05?", "Beginn: etwa 2019; Ende: vermutlich Mai 2021", "start: about 2019; end: probably May 2021", ""},
		{"2022?/2023?", "Beginn: vermutlich 2022; Ende: vermutlich 2023", "start: probably 2022; end: probably 2023", ""},
		{"2019/..", "seit 2019", "since 2019", ""},
		{"2019-06?/..", "Beginn: vermutlich Juni 2019", "start: probably June 2019", ""},
		{"../2019~", "Ende: etwa 2019", "end: about 2019", ""},
		{"../2019-05", "bis Mai 2019", "until May 2019", ""},
	} {
		for language, want := range map[string]string{"de": c.de, "en": c.en} {
			got := s.in(t, language).date(date(t, c.edtf))
			if got.Text != want || got.ISO != c.iso {
				t.Errorf("%s in %s: %q (%q), want %q (%q)", c.edtf, language, got.Text, got.ISO, want, c.iso)
			}
		}
	}
	if s.in(t, "de").date(date(t, "")) != nil {
		t.Error("a day that is not known has words")
	}
}

func TestTimesInWords(t *testing.T) {
	t.Parallel()
	s := made(t)
	for _, c := range []struct{ start, end, de, en, iso string }{
		{"2026-03-14T15:00", "2026-03-14T17:30", "Samstag, 14. März 2026, 15:00–17:30 Uhr", "Saturday, 14 March 2026, 15:00–17:30", "2026-03-14T15:00+01:00"},
		{"2026-07-01T09:05", "", "Mittwoch, 1. Juli 2026, ab 09:05 Uhr", "Wednesday, 1 July 2026, from 09:05", "2026-07-01T09:05+02:00"},
		{"2026-03-14", "", "Samstag, 14. März 2026", "Saturday, 14 March 2026", "2026-03-14"},
		{"2026-03-14", "2026-03-14", "Samstag, 14. März 2026", "Saturday, 14 March 2026", "2026-03-14"},
		{"2025-10-25T20:00", "2025-10-26T02:30", "Samstag, 25. Oktober 2025, 20:00 Uhr bis Sonntag, 26. Oktober 2025, 02:30 Uhr",
			"Saturday, 25 October 2025, 20:00 to Sunday, 26 October 2025, 02:30", "2025-10-25T20:00+02:00"},
		{"2026-09-20/2026-10-04", "", "20. September 2026 bis 4. Oktober 2026", "20 September 2026 to 4 October 2026", ""},
		{"2022?", "2023?", "Beginn: vermutlich 2022; Ende: vermutlich 2023", "start: probably 2022; end: probably 2023", "2022"},
		{"2022", "2023-05-02", "2022 bis Dienstag, 2. Mai 2023", "2022 to Tuesday, 2 May 2023", "2022"},
		{"2026-11~", "", "etwa November 2026", "about November 2026", "2026-11"},
		{"2019-11-04?", "", "vermutlich 4. November 2019", "probably 4 November 2019", "2019-11-04"},
	} {
		for language, want := range map[string]string{"de": c.de, "en": c.en} {
			got := s.in(t, language).span(moment(t, c.start), moment(t, c.end))
			if got.Text != want || got.ISO != c.iso {
				t.Errorf("%s to %s in %s: %q (%q), want %q (%q)", c.start, c.end, language, got.Text, got.ISO, want, c.iso)
			}
		}
	}
	if s.in(t, "de").span(model.Moment{}, model.Moment{}) != nil {
		t.Error("a time that is not known has words")
	}
}

func TestCalendarLeaf(t *testing.T) {
	t.Parallel()
	s := made(t)
	for _, c := range []struct{ edtf, day, month, year, text, iso string }{
		{"2023-10-01", "1", "Okt.", "2023", "1. Oktober 2023", "2023-10-01"},
		{"2019-11", "", "Nov.", "2019", "November 2019", "2019-11"},
		{"2018~", "", "", "2018", "etwa 2018", "2018"},
		{"2026-09-20/2026-10-04", "20", "Sept.", "2026", "20. September 2026 bis 4. Oktober 2026", "2026-09-20"},
		{"2019/..", "", "", "2019", "seit 2019", "2019"},
	} {
		got := s.in(t, "de").leaf(date(t, c.edtf))
		if want := (Leaf{ISO: c.iso, Day: c.day, Month: c.month, Year: c.year, Text: c.text}); got == nil || *got != want {
			t.Errorf("%s: %+v, want %+v", c.edtf, got, want)
		}
	}
	for _, none := range []string{"", "../2019"} {
		if got := s.in(t, "de").leaf(date(t, none)); got != nil {
			t.Errorf("%q has the leaf %+v", none, got)
		}
	}
}

// An end that is itself a period means some day within it.
func TestTermOfOfficeInWords(t *testing.T) {
	t.Parallel()
	v := made(t).in(t, "de")
	for _, c := range []struct{ start, end, want string }{
		{"2022-01-19", "", "seit 19. Januar 2022"},
		{"2010", "2015-06", "2010 bis Juni 2015"},
		{"", "2024-12", "bis Dezember 2024"},
		{"2020-06?", "2025-02-28", "Beginn: vermutlich Juni 2020; Ende: 28. Februar 2025"},
		{"2015", "2019-09-16/2024-05-29", "Beginn: 2015; Ende: zwischen 16. September 2019 und 29. Mai 2024"},
		{"2020-10-01/2024-05-29", "2025-01?", "Beginn: zwischen 1. Oktober 2020 und 29. Mai 2024; Ende: vermutlich Januar 2025"},
		{"2020/2021", "", "Beginn: zwischen 2020 und 2021"},
		{"2015", "2020/..", "seit 2015"},
	} {
		got := v.term(&model.Membership{Start: day(t, c.start), End: day(t, c.end)})
		if got == nil || got.Text != c.want {
			t.Errorf("%q to %q: %+v, want %q", c.start, c.end, got, c.want)
		}
	}
	if v.term(&model.Membership{}) != nil {
		t.Error("an office without dates has a term")
	}
}

// What stands after a preposition changes its form in many languages; so months and weekdays stand after a colon, a dash
// or a word that changes nothing.
func TestPeriodsAreSentencesInEveryLanguage(t *testing.T) {
	t.Parallel()
	s := made(t)
	for _, c := range []struct{ language, locale, since, days, between string }{
		{"pl", "pl-PL", "początek: marzec 2020", "sobota, 14 marca 2026 – niedziela, 15 marca 2026", "początek: 2015; koniec: najwcześniej styczeń 2019, najpóźniej maj 2024"},
		{"ru", "ru-RU", "начало: март 2020", "суббота, 14 марта 2026 г. – воскресенье, 15 марта 2026 г.", "начало: 2015; конец: самое раннее январь 2019, самое позднее май 2024"},
		{"uk", "uk-UA", "початок: березень 2020", "субота, 14 березня 2026 р. – неділя, 15 березня 2026 р.", "початок: 2015; кінець: найраніше січень 2019, найпізніше травень 2024"},
		{"ro", "ro-RO", "început: martie 2020", "sâmbătă, 14 martie 2026 – duminică, 15 martie 2026", "început: 2015; sfârșit: între ianuarie 2019 și mai 2024"},
		{"tr", "tr-TR", "başlangıç: Mart 2020", "14 Mart 2026 Cumartesi – 15 Mart 2026 Pazar", "başlangıç: 2015; bitiş: Ocak 2019 ile Mayıs 2024 arasında"},
		{"ar", "ar", "منذ مارس 2020", "السبت، 14 مارس 2026 حتى الأحد، 15 مارس 2026", "البداية: 2015؛ النهاية: بين يناير 2019 ومايو 2024"},
		{"fa", "fa-IR", "از مارس 2020", "شنبه 14 مارس 2026 تا یکشنبه 15 مارس 2026", "آغاز: 2015؛ پایان: بین ژانویه 2019 و مه 2024"},
		{"vi", "vi-VN", "từ tháng 3 năm 2020", "Thứ Bảy, 14 tháng 3, 2026 đến Chủ Nhật, 15 tháng 3, 2026", "bắt đầu: 2015; kết thúc: trong khoảng từ tháng 1 năm 2019 đến tháng 5 năm 2024"},
		{"fr", "fr-FR", "début : mars 2020", "samedi 14 mars 2026 – dimanche 15 mars 2026", "début : 2015 ; fin : au plus tôt janvier 2019, au plus tard mai 2024"},
		{"de-simple", "de-DE", "seit März 2020", "Samstag, 14. März 2026 bis Sonntag, 15. März 2026", "Anfang: 2015. Ende: zwischen Januar 2019 und Mai 2024"},
	} {
		v := newVoice(s, &lang.Language{Key: c.language, Tag: c.language, Locale: c.locale, Words: interfaceWords(t, c.language)})
		for want, got := range map[string]string{
			c.since:   v.date(date(t, "2020-03/..")).Text,
			c.days:    v.span(moment(t, "2026-03-14"), moment(t, "2026-03-15")).Text,
			c.between: v.term(&model.Membership{Start: day(t, "2015"), End: day(t, "2019-01/2024-05")}).Text,
		} {
			if got = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(got); got != want {
				t.Errorf("in %s: %q, want %q", c.language, got, want)
			}
		}
	}
}
