package page

import (
	"testing"

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
		{"2019~/2021-05?", "etwa 2019 bis vermutlich Mai 2021", "about 2019 to probably May 2021", ""},
		{"2019/..", "seit 2019", "since 2019", ""},
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
		{"2025-10-25T20:00", "2025-10-26T02:30", "Samstag, 25. Oktober 2025, ab 20:00 Uhr bis Sonntag, 26. Oktober 2025, 02:30 Uhr",
			"Saturday, 25 October 2025, from 20:00 to Sunday, 26 October 2025, 02:30", "2025-10-25T20:00+02:00"},
		{"2026-09-20/2026-10-04", "", "20. September 2026 bis 4. Oktober 2026", "20 September 2026 to 4 October 2026", ""},
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
		{"2020-06?", "2025-02-28", "vermutlich Juni 2020 bis 28. Februar 2025"},
		{"2015", "2019-09-16/2024-05-29", "2015 bis zwischen 16. September 2019 und 29. Mai 2024"},
		{"2020-10-01/2024-05-29", "2025-01?", "zwischen 1. Oktober 2020 und 29. Mai 2024 bis vermutlich Januar 2025"},
		{"2020/2021", "", "seit zwischen 2020 und 2021"},
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
