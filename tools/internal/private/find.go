package private

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What is found in texts.
const (
	Email = "email"
	Phone = "phone"
	IBAN  = "iban"
	Birth = "birth"
)

// Hit is private data in a text, from byte Start to End.
type Hit struct {
	What       string
	Start, End int
	Key        string // of an address or number, the same however it is written; else ""
}

var (
	mailForm = regexp.MustCompile(`[\p{L}0-9._%+-]+(?:@| ?[\[({] ?(?:at|ät|AT) ?[\])}] ?)[\p{L}0-9-]+(?:(?:\.| ?[\[({] ?(?:dot|punkt|Punkt) ?[\])}] ?)[\p{L}0-9-]+)+`)
	// With a country code or a zero in front; a number of the town alone can't be told from any other number.
	phoneForm = regexp.MustCompile(`(?:\+ ?[1-9]|\b00[1-9])(?:[ ()/\x{2011}\x{2013}-]*[0-9]){6,14}|\(?\b0[1-9][0-9]{1,4}\)?[ /\x{2011}\x{2013}-]+[0-9](?:[ /\x{2011}\x{2013}-]?[0-9]){3,11}|\b01[5-7][0-9]{8,9}\b`)
	ibanForm  = regexp.MustCompile(`\b[A-Z]{2}[0-9]{2}(?:[ \x{00A0}]?[A-Z0-9]{4}){2,7}(?:[ \x{00A0}]?[A-Z0-9]{1,4})?\b`)
	birthForm = regexp.MustCompile(`(?i)(?:` + bornWords + `)[^\n0-9]{0,20}(?:` + dayForm + `)|(?:` + dayForm + `)[^\n0-9]{0,12}(?:\bgeboren\b|\bborn\b|\burodzon[ya]|\bdoğdu)`)
)

const (
	// The words for "born" of the languages that people here write.
	bornWords = `\bgeb\.|\bgeboren[a-z]*|\bgeburtsdatum|\bgeburtstag|\bborn\b|\bdate of birth|\bnée? le|\bdata nașterii|\bnăscut[ăa]?|\bur\.|\burodzon[ya]|\bdoğum|` +
		`\bsinh ngày|родил[а-я]*|народи[а-яії]*|рождения|народження|ولدت?|متولد|تاريخ الميلاد`
	dayForm = `[0-9]{1,2}[./-] ?[0-9]{1,2}[./-] ?[0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.? \p{L}+ [0-9]{4}`
)

// helplines begin the numbers of services that belong to no person.
var helplines = []string{"0800", "0180", "0137", "0900", "0700", "00800"}

// Find finds e-mail addresses, telephone numbers, numbers of bank accounts and days of birth in a text, in their order.
func Find(s string) []Hit {
	var hits []Hit
	if mayHaveMail(s) {
		for _, m := range mailForm.FindAllStringIndex(s, -1) {
			hits = append(hits, Hit{Email, m[0], m[1], MailKey(s[m[0]:m[1]])})
		}
	}
	switch digits := countDigits(s); {
	case digits >= leastPhone:
		hits = append(hits, numbers(s)...)
		fallthrough
	case digits >= leastBirth:
		hits = append(hits, births(s)...)
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return a.Start - b.Start })
	return hits
}

// Most texts have nothing of it; what is looked at first is cheap.

func mayHaveMail(s string) bool {
	return strings.Contains(s, "@") || strings.ContainsAny(s, "[({") && spelledAt.MatchString(s)
}

var spelledAt = regexp.MustCompile(`[\[({] ?(?:at|ät|AT) ?[\])}]`)

// The fewest digits that a telephone number and a day can have.
const leastPhone, leastBirth = 7, 4

func countDigits(s string) int {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' || isEastern(r) {
			n++
		}
	}
	return n
}

func births(s string) []Hit {
	plain, at := latinDigits(s)
	if !mayTellBirth(plain) || !someDay.MatchString(plain) {
		return nil
	}
	var hits []Hit
	for _, m := range birthForm.FindAllStringIndex(plain, -1) {
		hits = append(hits, Hit{Birth, at(m[0]), at(m[1]), ""})
	}
	return hits
}

// bornStems are in all of bornWords: with none of them in a text, the far slower search can be left out.
var bornStems = []string{"geb", "born", "birth", "née", "né le", "data naș", "născut", "ur.", "urodzon", "doğ", "sinh ng", "родил", "народ", "рожд", "ولد", "الميلاد"}

func mayTellBirth(s string) bool {
	s = strings.ToLower(s)
	return slices.ContainsFunc(bornStems, func(stem string) bool { return strings.Contains(s, stem) })
}

var someDay = regexp.MustCompile(dayForm)

func numbers(s string) []Hit {
	var hits []Hit
	for _, m := range ibanForm.FindAllStringIndex(s, -1) {
		if validIBAN(s[m[0]:m[1]]) {
			hits = append(hits, Hit{IBAN, m[0], m[1], ""})
		}
	}
	plain, at := latinDigits(s)
	for _, m := range phoneForm.FindAllStringIndex(plain, -1) {
		number := plain[m[0]:m[1]]
		inAccount := slices.ContainsFunc(hits, func(h Hit) bool { return h.Start < at(m[1]) && at(m[0]) < h.End })
		if !inAccount && !wordBefore(plain, m[0]) && !isHelpline(number) && !paper.MatchString(number) {
			hits = append(hits, Hit{Phone, at(m[0]), at(m[1]), PhoneKey(number)})
		}
	}
	return hits
}

// wordBefore tells that a number is the end of something longer, such as the number of a paper or of an account.
func wordBefore(s string, i int) bool {
	r, size := utf8.DecodeLastRuneInString(s[:i])
	if r == ' ' {
		r, _ = utf8.DecodeLastRuneInString(s[:i-size])
		return unicode.IsDigit(r)
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("/-_=.%", r))
}

// paper is the number of a document with its year.
var paper = regexp.MustCompile(`^[0-9]+/(?:19|20)[0-9]{2}$`)

func isHelpline(number string) bool {
	digits := digitsOf(number)
	return slices.ContainsFunc(helplines, func(h string) bool { return strings.HasPrefix(digits, h) })
}

// latinDigits writes Arabic and Persian digits as Latin ones; at gives the place in s of a place in what comes out.
func latinDigits(s string) (plain string, at func(int) int) {
	if !strings.ContainsFunc(s, isEastern) {
		return s, func(i int) int { return i }
	}
	var b strings.Builder
	places := make([]int, 0, len(s)+1)
	for i, r := range s {
		if isEastern(r) {
			r = '0' + r&0xF
		}
		for range b.Len() + utf8.RuneLen(r) - len(places) {
			places = append(places, i)
		}
		b.WriteRune(r)
	}
	places = append(places, len(s))
	return b.String(), func(i int) int { return places[i] }
}

// isEastern tells digits whose last four bits are their value: U+0660 and U+06F0 are zero.
func isEastern(r rune) bool { return r >= 0x0660 && r <= 0x0669 || r >= 0x06F0 && r <= 0x06F9 }

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

var written = strings.NewReplacer(" ", "", "[at]", "@", "(at)", "@", "{at}", "@", "[ät]", "@", "(ät)", "@", "[dot]", ".", "(dot)", ".", "[punkt]", ".", "(punkt)", ".")

// MailKey is an address as it is compared.
func MailKey(s string) string { return written.Replace(strings.ToLower(s)) }

// PhoneKey is a number as it is compared: its digits without the country's code or the zero that stands for it.
func PhoneKey(s string) string {
	digits := digitsOf(strings.Replace(s, "(0)", "", 1))
	international := strings.HasPrefix(strings.TrimSpace(s), "+")
	if !international && strings.HasPrefix(digits, "00") {
		international, digits = true, digits[2:]
	}
	if !international {
		return strings.TrimPrefix(digits, "0")
	}
	return digits[min(countryCode(digits), len(digits)):]
}

// countryCode is how many digits the code at the front has. Of codes with three digits, all begin so.
func countryCode(digits string) int {
	switch {
	case digits == "":
		return 0
	case digits[0] == '1' || digits[0] == '7':
		return 1
	}
	for _, three := range []string{"21", "22", "23", "24", "25", "26", "29", "35", "37", "38", "42", "50", "59", "67", "68", "69", "80", "85", "87", "88", "96", "97", "99"} {
		if strings.HasPrefix(digits, three) {
			return 3
		}
	}
	return 2
}

// validIBAN checks the check digits by ISO 13616.
func validIBAN(s string) bool {
	s = strings.NewReplacer(" ", "", "\u00A0", "").Replace(s)
	if len(s) < 15 || len(s) > 34 {
		return false
	}
	var b strings.Builder
	for _, r := range s[4:] + s[:4] {
		if r >= 'A' {
			b.WriteString(big.NewInt(int64(r - 'A' + 10)).String())
			continue
		}
		b.WriteRune(r)
	}
	n, ok := new(big.Int).SetString(b.String(), 10)
	return ok && new(big.Int).Mod(n, big.NewInt(97)).Int64() == 1
}
