package text

import "bytes"

// The parser's time grows with the square of some inputs: nested containers, emphasis signs without partner, open
// brackets, wide tables with many short rows. So a text is measured before it is parsed; the limits lie far above
// what prose needs and keep a hostile text of 1 MiB well under a second or two.
const (
	maxBytes  = 1 << 20
	maxDepth  = 60         // containers and emphasis, one in the other
	maxLead   = 50         // container signs, or pairs of blanks, before the words of a line
	maxWork   = 60_000_000 // sum over all blocks of inline signs × bytes
	maxCells  = 50_000     // sum over all blocks of columns × rows
	maxTarget = 2048       // bytes of a link's target; reference links repeat it
)

// measure keeps the sums for the block that is being read. A block ends at a blank line or a list item.
type measure struct {
	marks, bytes, columns, rows int
	work, cells                 int
}

func (m *measure) endBlock() {
	m.work += m.marks * m.bytes
	m.cells += m.columns * m.rows
	m.marks, m.bytes, m.columns, m.rows = 0, 0, 0, 0
}

func (m *measure) over() bool {
	return m.work+m.marks*m.bytes > maxWork || m.cells+m.columns*m.rows > maxCells
}

// tangled tells in linear time whether a text may cost more than its length, and from which line on.
func tangled(source []byte) (at int, yes bool) {
	if len(source) > maxBytes {
		return 0, true
	}
	var m measure
	for at < len(source) {
		end := at + bytes.IndexByte(source[at:], '\n') + 1
		if end == at {
			end = len(source)
		}
		line := source[at:end]
		if lead(line) > maxLead {
			return at, true
		}
		m.add(line)
		if m.over() {
			return at, true
		}
		at = end
	}
	return 0, false
}

func (m *measure) add(line []byte) {
	words := bytes.TrimSpace(line)
	if len(words) == 0 || startsItem(line) {
		m.endBlock()
	}
	if pipes := bytes.Count(words, []byte("|")); pipes > 0 {
		m.columns = max(m.columns, pipes+1)
	}
	if m.columns > 0 {
		m.rows++
	}
	m.bytes += len(line)
	m.marks += marks(words)
}

// marks counts the signs that may open or close something inside a line; a run of the same sign counts once,
// but for brackets. What closes costs nothing where nothing is open.
func marks(line []byte) int {
	n := 0
	for i, c := range line {
		switch c {
		case '[', '<':
			n++
		case '*', '_', '`':
			if i == 0 || line[i-1] != c {
				n++
			}
		}
	}
	return n
}

// startsItem tells whether the line surely begins a new list item, and with it a new block.
func startsItem(line []byte) bool {
	rest := bytes.TrimLeft(line, " ")
	if len(line)-len(rest) > 3 || len(rest) < 3 {
		return false
	}
	return bytes.IndexByte([]byte("-*+"), rest[0]) >= 0 && rest[1] == ' ' && rest[2] > ' '
}

// lead measures how deep a line's containers may be: quote and list signs before its words, and its indentation in pairs of blanks.
func lead(line []byte) int {
	if words := bytes.TrimSpace(line); len(words) == 0 || len(bytes.Trim(words, string(words[:1])+" \t")) == 0 && words[0] != '>' {
		return 0 // a blank line or a rule across the page
	}
	signs, blanks := 0, 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			blanks++
		case c == '\t':
			blanks += 4
		case c == '>':
			signs++
		case listSign(line, i):
			signs++
		case c < '0' || c > '9':
			return max(signs, blanks/2)
		}
	}
	return max(signs, blanks/2)
}

// listSign tells whether a bullet or the sign after an item's number stands at i, with a blank behind it.
func listSign(line []byte, i int) bool {
	blank := i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t' || line[i+1] == '\n'
	return blank && bytes.IndexByte([]byte("-*+.)"), line[i]) >= 0
}
