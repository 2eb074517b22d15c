package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
)

func TestNumbersAreReadHoweverTheyAreWritten(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"84.280 Euro":                      {"84280"},
		"84,280 euros":                     {"84280"},
		"84 280 €":                         {"84280"},
		"84\u202f280 €":                    {"84280"},
		"1.250.000":                        {"1250000"},
		"am 13.06.2018":                    {"2018"},
		"2018/2019 und 2018":               {"2018", "2019"},
		"12 2018":                          {"2018"},
		"zwischen 17:00 und 19:30 Uhr":     nil,
		"90 Prozent von 65":                {"90", "65"},
		"٢٠١٩ و ١٬٢٥٠":                     {"2019", "1250"},
		"۱۲۰ نفر":                          {"120"},
		"2.5":                              nil,
		"keine":                            nil,
		"99999999999999999999999999999999": nil, // no number to reckon with
	} {
		if got := numbersIn(text); !slices.Equal(got, want) {
			t.Errorf("%q has %v, want %v", text, got, want)
		}
	}
}

func TestTargetsOfAText(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"[AG](groups/sprache), [Amt](https://x.example/a?b=1#teil)": {"groups/sprache", "https://x.example/a?b=1"},
		"siehe https://x.example/a, und <https://y.example>.":       {"https://x.example/a", "https://y.example"},
		"[so](pages/about#a) und [anders](pages/about#b)":           {"pages/about"},
		"Post: {office.email}. Kein { platz } und {buero}":          {"{office.email}"},
		"ohne [Ziel] (in Klammern)":                                 nil,
	} {
		if got := targetsIn(text); !slices.Equal(got, want) {
			t.Errorf("%q leads to %q, want %q", text, got, want)
		}
	}
}

func TestReadingsOfAWallClock(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		zone, wall string
		want       int
	}{
		{"Europe/Berlin", "2026-03-14T17:00", 1},
		{"Europe/Berlin", "2026-03-29T01:59", 1},
		{"Europe/Berlin", "2026-03-29T02:00", 0},
		{"Europe/Berlin", "2026-03-29T02:59", 0},
		{"Europe/Berlin", "2026-03-29T03:00", 1},
		{"Europe/Berlin", "2026-10-25T01:59", 1},
		{"Europe/Berlin", "2026-10-25T02:00", 2},
		{"Europe/Berlin", "2026-10-25T02:59", 2},
		{"Europe/Berlin", "2026-10-25T03:00", 1},
		{"UTC", "2026-03-29T02:30", 1},
		{"Australia/Lord_Howe", "2026-04-05T01:45", 2}, // half an hour
		{"Pacific/Apia", "2011-12-30T12:00", 0},        // a day that was left out
	} {
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		wall, err := time.Parse("2006-01-02T15:04", c.wall)
		if err != nil {
			t.Fatal(err)
		}
		got := readings(wall, zone)
		if len(got) != c.want {
			t.Errorf("%s in %s is read %d times, want %d", c.wall, c.zone, len(got), c.want)
		}
		for _, instant := range got {
			if shown := instant.Format("2006-01-02T15:04"); shown != c.wall {
				t.Errorf("the clock shows %s, not %s", shown, c.wall)
			}
		}
	}
}

func TestHiddenSigns(t *testing.T) {
	t.Parallel()
	config := &lang.Config{Default: "de", Languages: []lang.Language{{Key: "de", Dir: "ltr"}, {Key: "ar", Dir: "rtl"}}}
	hiddenIn := func(language, s string) bool {
		f := finder{site: &site{config: config}}
		f.hidden(s, language, func(int, int) diag.Pos { return diag.Pos{} })
		return len(f.found) > 0
	}
	hidden := func(s string) bool { return hiddenIn("de", s) }
	if hiddenIn("ar", "كلمة \u2068AGSA e.V.\u2069") || !hiddenIn("ar", "كلمة \u202eAGSA") {
		t.Error("a text from right to left may have isolates, and no overrides")
	}
	for name, s := range map[string]string{
		"a text":                      "Grüße,\n\tzweite Zeile",
		"a soft hyphen":               "Integra\u00adtion",
		"marks of direction":          "مرحبا\u200f (AG)\u200e",
		"a non-joiner in Persian":     "می\u200cشود",
		"a joiner in Hindi":           "क्\u200dष",
		"a family of pictographs":     "👩\u200d👧\ufe0f\u200d❤",
		"a skin tone before a joiner": "👩🏽\u200d🏫",
	} {
		if hidden(s) {
			t.Errorf("%s counts as hidden", name)
		}
	}
	for name, s := range map[string]string{
		"an override":              "abc\u202ecba",
		"an embedding":             "\u202aabc",
		"an isolate":               "\u2066abc\u2069",
		"a blank without width":    "ab\u200bc",
		"a word joiner":            "ab\u2060c",
		"a mark of byte order":     "ab\ufeffc",
		"a non-joiner in Latin":    "ab\u200cc",
		"a joiner at the start":    "\u200dab",
		"a control sign":           "ab\x07c",
		"a C1 control sign":        "ab\u0085c",
		"a tag":                    "a\U000E0061",
		"a line separator":         "a\u2028b",
		"a deprecated format sign": "a\u206ab",
	} {
		if !hidden(s) {
			t.Errorf("%s does not count as hidden", name)
		}
	}
}

func TestMailAddresses(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"netz@stadt.example": true, "a.b+c@x-y.example": true, "ä@stadt.example": true, "büro@städte.example": true,
		"netz@stadt": false, "netz": false, "@stadt.example": false, "netz@": false, "a@b@c.example": false,
		"Netz <netz@stadt.example>": false, "netz @stadt.example": false, `"n"@stadt.example`: false, "netz@.example": false, "netz@stadt.": false, "": false,
	} {
		if mailAddress(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

func TestAddresses(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"https://a.example/x?y=1#z": "", "http://a.example": "", "HTTPS://a.example/": "", "mailto:a@b.example": "", "mailto:a@b.example?subject=x": "", "tel:+49391540": "", "/pfad/a.pdf": "", "/": "",
		"javascript:alert(1)": "link-scheme", "JAVASCRIPT:x": "link-scheme", "data:text/html,x": "link-scheme", "ftp://a.example": "link-scheme", "webcal://a.example/x": "link-scheme", "file:///etc/passwd": "link-scheme",
		"java\u200bscript:x": "link-target", "https:// a.example": "link-target", "https://user:pw@a.example/": "link-target", "https://": "link-target", "https:a.example": "link-target", "mailto:nobody": "link-target", "tel:anna": "link-target", "http://a.example:port/": "link-target",
		"a.example": "link-outside", "//a.example/x": "link-outside", "../x": "link-outside", "/a/../../x": "link-outside", "/%2e%2e/x": "link-outside", `/\a.example`: "link-outside", "#teil": "link-outside",
	} {
		var f finder
		f.address(model.Word{S: s}, false)
		got := ""
		if len(f.found) > 0 {
			got = f.found[0].Code
		}
		if got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestAGlanceTellsHarmlessTexts(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"Ein Satz, wie er ist. Noch einer.": true, "**fett** und *kursiv*": true, "1 > 0": true,
		"[Link](groups/a)": false, "<b>": false, strings.Repeat(">", 60): false, strings.Repeat(" ", 60) + "- a": false,
	} {
		if harmless(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func day(t *testing.T, s string) model.Day {
	t.Helper()
	if s == "" {
		return model.Day{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return model.Day{Date: d}
}

func TestOrderIsWrongOnlyForCertain(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, to string
		wrong    bool
	}{
		{"2020", "2019", true}, {"2020-03", "2020-02-29", true}, {"2020-03-01", "2020-02", true}, {"2020/2021", "2019", true}, {"2020~", "2019", true},
		{"2020", "2020-01-01", false}, {"2020-12-31", "2020", false}, {"2020", "", false}, {"", "2020", false}, {"2020-03-01", "2020-03-01", false},
		{"2020", "../2019", true}, {"../2020", "2019", false}, {"2020", "2019/..", false},
	} {
		var f finder
		f.order(day(t, c.from), day(t, c.to), "start", "end")
		if (len(f.found) > 0) != c.wrong {
			t.Errorf("from %q to %q: wrong %v", c.from, c.to, !c.wrong)
		}
	}
}

func TestCirclesOfAnyLengthAreReportedOnce(t *testing.T) {
	t.Parallel()
	for _, length := range []int{1, 2, 3, 50, 3000} {
		var records []model.Record
		for i := range length + 2 { // two more lead into the circle
			topic := &model.Topic{Broader: model.Ref{Kind: "topics", ID: fmt.Sprintf("t%04d", (i+1)%length)}}
			topic.Kind, topic.ID = "topics", fmt.Sprintf("t%04d", i)
			records = append(records, topic)
		}
		f := finder{site: &site{records: model.NewRecords(&model.Network{}, records, nil)}}
		circles(&f)
		if len(f.found) != 1 || len(f.found[0].Message.De) > 120 {
			t.Errorf("a circle of %d: %v", length, f.found)
		}
	}
}

func TestSameFindingsInTheSameOrderAgain(t *testing.T) {
	t.Parallel()
	var records []model.Record
	for i := range 300 {
		topic := &model.Topic{}
		topic.Kind, topic.ID = "topics", fmt.Sprintf("t%d", i)
		topic.Title = model.Text{S: "Gleich\u202e", Pos: diag.Pos{File: topic.ID, Line: 1, Column: 1}}
		topic.Topics = []model.Ref{{Kind: "topics", ID: fmt.Sprintf("x%d", i)}}
		records = append(records, topic)
	}
	all := model.NewRecords(&model.Network{}, records, nil)
	config := &lang.Config{Default: "de", Languages: []lang.Language{{Key: "de"}}}
	first := All(all, config, time.Unix(1_800_000_000, 0))
	if len(first) != 300+299+300 {
		t.Fatalf("%d findings", len(first))
	}
	for range 5 {
		if again := All(all, config, time.Unix(1_800_000_000, 0)); !slices.Equal(first, again) {
			t.Fatal("other findings, or another order")
		}
	}
}

func TestAnEmptyNetworkHasNoFinding(t *testing.T) {
	t.Parallel()
	config := &lang.Config{Default: "de", Languages: []lang.Language{{Key: "de"}}}
	if found := All(model.NewRecords(&model.Network{}, nil, nil), config, time.Time{}); len(found) > 0 {
		t.Errorf("found %v", found)
	}
}

func TestPlaceholdersAreSortedNames(t *testing.T) {
	t.Parallel()
	if !slices.IsSorted(Placeholders) || !slices.Contains(Placeholders, "office.email") {
		t.Errorf("placeholders %v", Placeholders)
	}
	for _, name := range Placeholders {
		if !placeholder.MatchString("{" + name + "}") {
			t.Errorf("{%s} is not read as a placeholder", name)
		}
	}
}
