package reading

import (
	"strings"
	"unicode"
)

// word is a word of a sentence: letters and digits with the signs that join them, such as "03/2019" or "Stadt·teil".
type word struct {
	text, lower string
	start, end  int  // in the block
	quoted      bool // stands between quotation marks: a name or somebody's own words
	comma       bool // a comma stands before it
}

// capital tells that the word begins with a great letter.
func (w word) capital() bool { return unicode.IsUpper([]rune(w.text)[0]) }

// numeral tells that the word is made of digits alone.
func (w word) numeral() bool {
	return strings.Trim(w.text, "0123456789.,") == "" && w.text[0] <= '9'
}

// sentence is what stands up to a full stop, a question mark, a colon or a semicolon.
type sentence struct {
	words []word
	list  bool // stands after a colon
}

// sentences parts a block of German.
func sentences(b *block) []sentence {
	p := parser{block: b}
	for i := 0; i < len(b.runes); {
		if inWord(b, i) {
			i = p.word(i)
			continue
		}
		p.sign(i)
		i++
	}
	p.end(false)
	return p.done
}

// parser collects the sentences of a block.
type parser struct {
	block         *block
	done          []sentence
	now           sentence
	quoted, comma bool // what the next word will be
}

func (p *parser) end(colon bool) {
	if len(p.now.words) > 0 {
		p.done = append(p.done, p.now)
	}
	p.now = sentence{list: colon}
}

// word takes the word that begins at i and gives the place behind it.
func (p *parser) word(i int) int {
	end := i + 1
	for end < len(p.block.runes) && inWord(p.block, end) {
		end++
	}
	text := string(p.block.runes[i:end])
	p.now.words = append(p.now.words, word{text, strings.ToLower(text), i, end, p.quoted, p.comma})
	p.comma = false
	return end
}

func (p *parser) sign(i int) {
	switch r := p.block.runes[i]; {
	case r == '„', (r == '"' || r == '»' && p.block.rune(i+1) != ' ') && !p.quoted:
		p.quoted = true
	case strings.ContainsRune("“”«»\"", r):
		p.quoted = false
	case r == ',':
		p.comma = true
	case r == ':', r == ';', endsSentence(p.block, i, p.now.words):
		p.end(r == ':')
	}
}

// inWord tells whether the character at i belongs to a word: a letter, a digit, or a sign between two of them.
func inWord(b *block, i int) bool {
	r := b.runes[i]
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
		return true
	case r == ' ' || r == '.' && b.rune(i+1) == ' ':
		return false
	}
	if unicode.In(r, unicode.L, unicode.N, unicode.M) || r == object || r == '\u00AD' {
		return true
	}
	before, after := b.rune(i-1), b.rune(i+1)
	if !alphanumeric(before) || !alphanumeric(after) {
		return r == '-' && i > 0 && alphanumeric(before) && after != '-' || r == '-' && alphanumeric(after) && before != '-' || r == '+' && unicode.IsDigit(after) && !alphanumeric(before)
	}
	switch r {
	case '-', '·', '.', '/', '\'', '’', '*', '_', '&', '@':
		return true
	case ',':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	case ':':
		return unicode.IsDigit(before) == unicode.IsDigit(after)
	}
	return false
}

func alphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == object }

// endsSentence tells whether the sign at i ends the sentence with the words so far. The dot of an ordinal number, of a
// day and of an abbreviation does not.
func endsSentence(b *block, i int, before []word) bool {
	switch b.runes[i] {
	case '!', '?', '…':
		return true
	case '.':
	default:
		return false
	}
	if len(before) == 0 || before[len(before)-1].end != i {
		return true
	}
	last := before[len(before)-1]
	next := nextWord(b, i+1)
	switch {
	case next == "":
		return true
	case last.numeral() && len(last.text) <= 3:
		return !ordinal(before, next)
	case len([]rune(last.text)) == 1, titles[last.lower]:
		return false
	case abbreviations[last.lower]:
		return unicode.IsUpper([]rune(next)[0])
	}
	return true
}

// titles are abbreviations that stand before a name.
var titles = set("dr prof st")

// ordinal tells whether a number with a dot counts what follows: a month, or something after an article.
func ordinal(before []word, next string) bool {
	if months[strings.ToLower(next)] || !unicode.IsUpper([]rune(next)[0]) {
		return true
	}
	return len(before) > 1 && countable[before[len(before)-2].lower]
}

var (
	months    = set("januar februar märz april mai juni juli august september oktober november dezember")
	countable = set("der die das den dem des am vom zum zur im beim ab seit bis und ihr sein ihre seine unser unsere mein meine")
)

// nextWord gives the word behind a place, or "".
func nextWord(b *block, i int) string {
	for i < len(b.runes) && !alphanumeric(b.runes[i]) {
		i++
	}
	from := i
	for i < len(b.runes) && inWord(b, i) {
		i++
	}
	return string(b.runes[from:i])
}

// set makes a set of the words of a line.
func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// Names are words and pairs of words that stand in proper names, which easy language must keep as they are.
type Names struct{ words map[string]bool }

// NewNames collects the words of proper names.
func NewNames(names []string) Names {
	n := Names{map[string]bool{}}
	for _, name := range names {
		before := ""
		for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !alphanumeric(r) && !strings.ContainsRune("-·.&*/'’", r) }) {
			n.words[w] = true
			n.words[before+" "+w] = true
			before = w
		}
	}
	return n
}

// has tells whether a word, or two words with a blank between, stand in a name.
func (n Names) has(words string) bool { return n.words[words] }
