package record

import "testing"

func TestTheCursorCountsCharactersAndLines(t *testing.T) {
	t.Parallel()
	c := newCursor("x.toml", "ä=\r\n\t名 # اسم\n")
	for _, want := range []struct {
		r         rune
		line, col int // before the step
	}{
		{'ä', 1, 1}, {'=', 1, 2}, {'\r', 1, 3}, {'\n', 1, 4},
		{'\t', 2, 1}, {'名', 2, 2}, {' ', 2, 3}, {'#', 2, 4}, {' ', 2, 5}, {'ا', 2, 6}, {'س', 2, 7}, {'م', 2, 8}, {'\n', 2, 9},
	} {
		if p := c.pos(); p.Line != want.line || p.Column != want.col {
			t.Errorf("%q stands at %v, want %d:%d", want.r, p, want.line, want.col)
		}
		if r := c.next(); r != want.r {
			t.Errorf("stepped over %q, want %q", r, want.r)
		}
	}
	if !c.eof() || c.line != 3 || c.col != 1 || c.peek() != 0 {
		t.Errorf("the end stands at %v", c.pos())
	}
}

func TestBothSortsOfLineEndsEndALine(t *testing.T) {
	t.Parallel()
	for _, src := range []string{"ab # c\nd", "ab # c\r\nd"} {
		c := newCursor("x.toml", src)
		if c.lineEnd() || c.rest() != "ab # c" {
			t.Errorf("%q: the rest of the line is %q", src, c.rest())
		}
		c.skip(2)
		c.comment()
		if !c.lineEnd() || c.col != 7 {
			t.Errorf("%q: the comment ends at %v", src, c.pos())
		}
		c.newline()
		if c.line != 2 || c.col != 1 || c.peek() != 'd' {
			t.Errorf("%q: the next line starts at %v", src, c.pos())
		}
		c.toLineEnd()
		c.newline() // at the end of the file there is nothing to step over
		if !c.eof() || !c.lineEnd() || c.rest() != "" {
			t.Errorf("%q: the end stands at %v", src, c.pos())
		}
	}
}

func TestAcceptTakesOnlyWhatStandsThere(t *testing.T) {
	t.Parallel()
	c := newCursor("x.toml", " \t[[a")
	if c.accept("[") {
		t.Error("took a bracket behind blanks")
	}
	c.blanks()
	if !c.accept("[[") || c.accept("[") || c.peek() != 'a' || c.col != 5 {
		t.Errorf("stands at %v", c.pos())
	}
}
