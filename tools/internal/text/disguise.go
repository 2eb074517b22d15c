package text

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
)

// Letters of other scripts that look like Latin ones, and Latin letters that look like those of the script.
var (
	lookCyrillic = "аеорсухѕіјһԁԛԝѵкӏёїАВЕЅІЈКМНОРСТУХҮԚԜЁЇ"
	likeCyrillic = "aeopcyxsijhdqwvklëïABESIJKMHOPCTYXQWËÏ"
	lookGreek    = "αονρικυγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
	likeGreek    = "aovpikuyABEZHIKMNOPTYX"
)

// Disguised finds the first word that is written in letters of two scripts so that it looks like one of a single script, and
// tells at which byte it begins; "" where there is none. Words of two scripts that nobody would mistake are left alone, and so
// are Latin abbreviations with an ending of the own language ("SMSки").
func Disguised(s string) (word string, at int) {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x370 && unicode.In(r, unicode.Cyrillic, unicode.Greek) }) {
		return "", 0
	}
	start := -1
	for i, r := range s + " " {
		inside := unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
		if inside && start < 0 {
			start = i
		}
		if !inside && start >= 0 {
			if disguised([]rune(s[start:i])) {
				return s[start:i], start
			}
			start = -1
		}
	}
	return "", 0
}

// letters parts a word by script.
type letters struct{ latin, cyrillic, greek, other string }

func lettersOf(word []rune) letters {
	var l letters
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Latin, r):
			l.latin += string(r)
		case unicode.Is(unicode.Cyrillic, r):
			l.cyrillic += string(r)
		case unicode.Is(unicode.Greek, r):
			l.greek += string(r)
		case unicode.IsLetter(r):
			l.other += string(r)
		}
	}
	return l
}

func disguised(word []rune) bool {
	const least = 3 // "ΔT" is a quantity
	l := lettersOf(word)
	if l.latin == "" || len(word) < least || abbreviation(word, l.latin) {
		return false
	}
	return l.cyrillic != "" && (all(l.cyrillic, lookCyrillic) || all(l.latin, likeCyrillic)) ||
		l.greek != "" && (all(l.greek, lookGreek) || all(l.latin, likeGreek))
}

// abbreviation tells whether a word is Latin capitals and then small letters of another script.
func abbreviation(word []rune, latin string) bool {
	n := len([]rune(latin))
	for i, r := range word {
		if i < n && !(unicode.Is(unicode.Latin, r) && unicode.IsUpper(r)) || i >= n && !unicode.IsLower(r) {
			return false
		}
	}
	return n > 1
}

func all(s, among string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !strings.ContainsRune(among, r) })
}

// FeignedHost tells whether a host is written so that it looks like another one: with letters of several scripts in one word,
// with letters that only look like Latin ones before a Latin ending, with wide or other forms of letters, or in the coded
// form ("xn--…") of such.
func FeignedHost(host string) bool {
	host = strings.ToLower(host)
	if strings.IndexFunc(host, func(r rune) bool { return r >= 0x80 }) < 0 && !strings.Contains(host, "xn--") {
		return false
	}
	shown, err := idna.Lookup.ToUnicode(host)
	coded, codedErr := idna.Punycode.ToUnicode(host)
	if err != nil || codedErr != nil || shown != coded {
		return true
	}
	words := strings.Split(shown, ".")
	last := lettersOf([]rune(words[len(words)-1]))
	for _, word := range words {
		l := lettersOf([]rune(word))
		if l.latin != "" && l.cyrillic+l.greek+l.other != "" {
			return true
		}
		if last.latin != "" && (l.cyrillic != "" && all(l.cyrillic, lookCyrillic) || l.greek != "" && all(l.greek, lookGreek)) {
			return true
		}
	}
	return false
}

// addressLike is a link's only word that readers take for an address.
var addressLike = regexp.MustCompile(`^(?:[\p{L}\p{N}_-]+\.)+([a-zA-Z]{2,})(?::[0-9]+)?(?:/\S*)?$`)

// fileEndings are words behind a dot that make no host.
var fileEndings = " pdf docx xlsx pptx odt ods odp txt csv ics epub html htm md toml jpg jpeg png webp avif zip mp3 mp4 doc xls "

// feigns tells whether the words of a link name another address than the one it leads to.
func feigns(words, href string) bool {
	u, err := url.Parse(href)
	if err != nil {
		return false
	}
	list := strings.Fields(words)
	for _, word := range list {
		word = strings.Trim(word, ".,;:!?()<>[]\"'„“”‚‘’«»")
		switch u.Scheme {
		case "http", "https":
			if host := hostNamed(word, len(list) == 1); host != "" && !related(host, u.Hostname()) {
				return true
			}
		case "mailto":
			if before, after, ok := strings.Cut(word, "@"); ok && before != "" && strings.Contains(after, ".") && !strings.EqualFold(word, u.Opaque) {
				return true
			}
		}
	}
	return false
}

// hostNamed gives the host that a word of a link names; "" where it names none. alone tells that there is no other word.
func hostNamed(word string, alone bool) string {
	lower := strings.ToLower(word)
	if strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://") {
		u, err := url.Parse(word)
		if err != nil {
			return word // whatever it is, it is not what the link leads to
		}
		return u.Hostname()
	}
	m := addressLike.FindStringSubmatch(word)
	if m == nil || !alone && !strings.HasPrefix(lower, "www.") || strings.Contains(fileEndings, " "+strings.ToLower(m[1])+" ") {
		return ""
	}
	host, _, _ := strings.Cut(word, "/")
	host, _, _ = strings.Cut(host, ":")
	return host
}

// related tells whether one host is the other, or lies below it.
func related(a, b string) bool {
	a, b = strings.TrimPrefix(strings.ToLower(a), "www."), strings.TrimPrefix(strings.ToLower(b), "www.")
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}
