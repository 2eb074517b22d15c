package reading

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"
)

// turnings gives what a text from right to left is found to have: the code without "rtl-" and the words.
func turnings(s, tag string) string {
	var out []string
	for _, f := range RightToLeft(s, true, tag) {
		_, words, _ := strings.Cut(f.Message.En, ": ")
		out = append(out, strings.TrimPrefix(f.Code, "rtl-")+" "+words)
	}
	return strings.Join(out, " | ")
}

func TestRightToLeft(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"a telephone number", "الهاتف +49 391 123456 هنا", "number +49 391 123456"},
		{"a telephone number at the start", "+49 391 123456", "number +49 391 123456"},
		{"a telephone number with a stroke", "الهاتف 0391/12 34 56", "number 0391/12 34 56"},
		{"an isolated telephone number", "الهاتف \u2068+49 391 123456\u2069 هنا", ""},
		{"an isolated one with its direction", "الهاتف \u2066+49 391 123456\u2069 هنا", ""},
		{"a marked one is not enough", "الهاتف \u200e+49 391 123456 هنا", ""},
		{"a day of digits", "في 2024-11-14 هنا", "number 2024-11-14"},
		{"a range of years reads as the text does", "من 2019-2020 إلى", ""},
		{"times, sums and issues", "17:30 و 35.000 و 03/2019 و 50% و 1,5", ""},
		{"the number of a decision", "رقم 186-006(VIII)25 هنا", "words 186-006(VIII)25"},
		{"an isolated decision", "رقم \u2068186-006(VIII)25\u2069 هنا", ""},
		{"the number of a paper", "رقم DS0434/24 هنا", ""},

		{"a Latin name", "انتخب Krzysztof Muster رئيسًا.", ""},
		{"a Latin name at the end", "انتخب Krzysztof Muster.", ""},
		{"a name with a dot of its own", "جمعية Muster e.V. هنا", "words e.V."},
		{"an isolated name", "جمعية \u2068Muster e.V.\u2069 هنا", ""},
		{"a name with a sign at its end", "لغة C++ هنا", "words C++"},
		{"a name with a sign inside", "متجر platz*machen هنا", ""},
		{"an address", "موقع https://stadt.example/netz/ هنا", ""},
		{"an address that the page isolates", "موقع <https://stadt.example/netz/> هنا", ""},

		{"brackets around Latin words", "المركز (Jobcenter) هنا", ""},
		{"brackets behind Latin words", "المكتب Büro (FIB) هنا", ""},
		{"brackets behind a name at the end", "المكتب Büro (FIB)", ""},
		{"brackets with both", "المكتب Büro (FIB، مكتب) هنا", ""},
		{"quotation marks", "اسمه «Neue Räume» هنا", ""},
		{"quotation marks behind a name", "فعالية Forum «Neue Räume» هنا", "bracket «Neue Räume»"},
		{"quotation marks before a name", "خطة («des» Konzepts، هنا)", "bracket «des»"},
		{"a bracket that an isolate tears apart", "المكتب (\u2068Büro) هنا\u2069 AG", "bracket (Büro)"},

		{"names with Arabic commas", "في Moritzplatz، Neue Neustadt هنا", "list Moritzplatz، Neue"},
		{"isolated names with commas", "في \u2068Moritzplatz\u2069، \u2068Neue Neustadt\u2069 هنا", ""},
		{"a comma inside an isolated Latin list", "في \u2067Moritzplatz\u2069، Neustadt", ""},
		{"the end of a sentence between names", "عمل في Magdeburg. Halle مدينة", "list Magdeburg. Halle"},
		{"titles before names", "جاء Dr. Muster و St. Norbert", ""},
		{"links in a list", "[Neuland](projects/neuland)، [Engagiert](projects/x)", "list Neuland، Engagiert"},

		{"Latin marks", "الرأي, والمساعدة; لمن? هنا", "punctuation الرأي, | punctuation والمساعدة; | punctuation لمن?"},
		{"mixed digits", "في ٢٠١٩ و 2020", "digits في ٢٠١٩ و 2020"},
		{"Persian letters in Arabic", "کتاب", "letter کتاب"},
		{"an open isolate", "المكتب \u2068Büro هنا", "isolate Büro"},
		{"a closed isolate that was never opened", "المكتب Büro\u2069 هنا", "isolate هنا"},
		{"an isolate over two paragraphs", "\u2068Büro\n\nهنا\u2069", "isolate Büro | isolate "},
		{"plain Arabic", "شبكة الاندماج، في المدينة؟", ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := turnings(c.text, "ar"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestLettersDependOnTheLanguage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ tag, text, want string }{
		{"fa", "كار و زبان براي", "letter كار"},
		{"fa-AF", "براي", "letter براي"},
		{"ur", "براي کتاب", ""},
		{"fa", "کار و می\u200cشود", ""},
	} {
		if got := turnings(c.text, c.tag); got != c.want {
			t.Errorf("%s in %s: got %q, want %q", c.text, c.tag, got, c.want)
		}
	}
}

// painted gives a paragraph with R or L for each character.
func painted(s string) string {
	var b strings.Builder
	for _, left := range paintedLeft([]rune(s)) {
		b.WriteByte("RL"[btoi(left)])
	}
	return b.String()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestBracketsFollowTheRuleN0(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"ab (cd)", "LLLLLLL"},     // against the direction, behind the same
		{"א (cd)", "RRRLLR"},       // against it, behind the direction
		{"ab (א) cd", "LLRRRRRLL"}, // the direction inside
		{"ab (-) cd", "LLLLLLLLL"}, // nothing strong inside
		{"ab (c", "LLLLL"},         // no pair
		{"a (b [c] ) א", "LLLLLLLLLLRR"},
		{"a [b (c] d) א", "LLLLLLLLLLRRR"}, // the round ones overlap and are no pair
	} {
		if got := painted(c.text); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
}

// The library agrees on everything but brackets, which it does not pair, and the blanks at a paragraph's end.
func TestOrderIsThatOfTheLibrary(t *testing.T) {
	t.Parallel()
	signs := []rune("ab1 2אבش٣+-./,:%«»!\u064B\u2066\u2067\u2068\u2069")
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		runes := []rune{'ش'}
		for range random.IntN(12) {
			runes = append(runes, signs[random.IntN(len(signs))])
		}
		runes = append(runes, '!')
		got := paintedLeft(runes)
		want := libraryOrder(t, runes)
		for i := range runes {
			if got[i] != want[i] {
				t.Fatalf("%+q at %d: %v, the library says %v", string(runes), i, got, want)
			}
		}
	}
}

func libraryOrder(t *testing.T, runes []rune) []bool {
	t.Helper()
	var p bidi.Paragraph
	if _, err := p.SetString(string(runes), bidi.DefaultDirection(bidi.RightToLeft)); err != nil {
		t.Fatal(err)
	}
	order, err := p.Order()
	if err != nil {
		t.Fatal(err)
	}
	left := make([]bool, len(runes))
	for i := range order.NumRuns() {
		run := order.Run(i)
		start, end := run.Pos()
		for at := start; at <= end; at++ {
			left[at] = run.Direction() == bidi.LeftToRight
		}
	}
	return left
}

// hostile texts would take long if anything here took more than linear time.
func TestHostileTextsAreDoneInTime(t *testing.T) {
	t.Parallel()
	const size = 1 << 19
	for _, unit := range []string{"(", "a)", "[a](", "\u2068", "\u2068a", "«a", "0 ", "a. ", "a، ", "شa", "<{", "e.V.", "+1", "a/b", "(a", "|", "9.9", ",die ist"} {
		s := strings.Repeat(unit, size/len(unit))
		RightToLeft(s, true, "ar")
		Easy(s, true, testNames)
	}
}

func FuzzFindingsLieInTheText(f *testing.F) {
	for _, seed := range []string{"Das Büro (des Vereins) wird z. B. geprüft.", "الهاتف +49 391 123456 (AGSA e.V.", "# a\n- [b](c) {d} <e>\n|f|", "\u2068\u2069\u2066«»"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		lines := strings.Split(s, "\n")
		for _, markdown := range []bool{true, false} {
			for _, found := range append(Easy(s, markdown, testNames), RightToLeft(s, markdown, "fa")...) {
				if found.Line < 1 || found.Line > len(lines) || found.Column < 1 || found.Column > len([]rune(lines[found.Line-1]))+1 {
					t.Errorf("%q: %+v lies outside", s, found)
				}
			}
		}
	})
}

func BenchmarkEasy(b *testing.B) {
	s := strings.Repeat("Der Beirat trifft sich am 11. Oktober 2023 im [Alten Rathaus](locations/rathaus). Was kam danach?\n\n", 100)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Easy(s, true, testNames)
	}
}

func BenchmarkRightToLeft(b *testing.B) {
	s := strings.Repeat("انتخب المجلس Krzysztof Muster (AGSA) رئيسًا في 2019، [هنا](groups/beirat).\n\n", 100)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		RightToLeft(s, true, "ar")
	}
}
