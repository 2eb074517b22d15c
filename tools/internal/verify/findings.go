package verify

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
)

// pos is a line and a column of characters, both from 1; line 0 is the file as a whole.
type pos struct{ line, col int32 }

// finding is kept small; its sentences are only made for those that are told.
type finding struct {
	file int32 // place in the table of files; -1 for what isn't in it
	pos  pos
	say  *wording
	args []string
}

func (w *worker) add(file int32, at pos, say *wording, args ...string) {
	w.findings = append(w.findings, finding{file, at, say, args})
}

// tell sorts the findings, keeps the first ones of every code and writes out their sentences.
func (c *checker) tell(fs []finding) diag.List {
	slices.SortFunc(fs, compare)
	fs = slices.CompactFunc(fs, func(a, b finding) bool { return compare(a, b) == 0 })
	count := map[string]int{}
	dropped := map[string]*wording{}
	fs = c.heaviest(fs)
	var out diag.List
	for _, f := range fs {
		code := f.say.code
		if count[code]++; count[code] <= perCode {
			out = append(out, c.diagnostic(f))
			continue
		}
		if s := dropped[code]; s == nil || s.warn {
			dropped[code] = f.say
		}
	}
	for _, code := range Codes {
		if say := dropped[code.Name]; say != nil {
			out = append(out, furtherOnes(say, count[code.Name]-perCode))
		}
	}
	out.Sort()
	return out
}

// heaviest leaves, of the pages of records that are too heavy, the heaviest with the number of the others: a page is so in most
// languages, and what is to be done is the same for all.
func (c *checker) heaviest(fs []finding) []finding {
	top, lighter := -1, 0
	left := slices.DeleteFunc(slices.Clone(fs), func(f finding) bool { return f.say == sayWeightRecord })
	for i, f := range fs {
		if f.say != sayWeightRecord {
			continue
		}
		lighter++
		if top < 0 || c.heavy[f.file] > c.heavy[fs[top].file] {
			top = i
		}
	}
	switch {
	case lighter == 1:
		return fs
	case top >= 0:
		f := fs[top]
		f.say, f.args = sayWeightRecords, append(slices.Clone(f.args), strconv.Itoa(lighter-1))
		left = append(left, f)
	}
	return left
}

func compare(a, b finding) int {
	return cmp.Or(
		cmp.Compare(a.file, b.file),
		cmp.Compare(a.pos.line, b.pos.line),
		cmp.Compare(a.pos.col, b.pos.col),
		cmp.Compare(a.say.code, b.say.code),
		cmp.Compare(a.say.de, b.say.de),
		slices.Compare(a.args, b.args),
	)
}

func (c *checker) diagnostic(f finding) diag.Diagnostic {
	args := make([]any, len(f.args))
	for i, a := range f.args {
		args[i] = shorten(a)
	}
	name := ""
	if f.file >= 0 {
		name = c.files[f.file]
	} else if len(f.args) > 0 {
		name = f.args[0]
	}
	return diag.Diagnostic{
		Pos:      diag.Pos{File: "public/" + name, Line: int(f.pos.line), Column: int(f.pos.col)},
		Severity: severity(f.say),
		Code:     f.say.code,
		Message:  diag.M(f.say.de, f.say.en, args...),
		Advice:   diag.Message{De: f.say.adviceDe, En: f.say.adviceEn},
	}
}

func furtherOnes(say *wording, n int) diag.Diagnostic {
	return diag.Diagnostic{
		Pos:      diag.Pos{File: "public/"},
		Severity: severity(say),
		Code:     say.code,
		Message:  diag.M("… und %d weitere dieser Art", "… and %d more of this kind", n),
	}
}

func severity(say *wording) diag.Severity {
	if say.warn {
		return diag.Warning
	}
	return diag.Fault
}

// shorten keeps a hostile value from filling the screen; it cuts between characters.
func shorten(s string) string {
	const limit = 160
	if len(s) <= limit {
		return s
	}
	cut := limit
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// placer turns byte offsets into positions. Offsets mostly grow, so it goes on from the last one:
// the whole file is counted once, even when it is a single line.
type placer struct {
	src       []byte
	off       int
	line, col int
}

func newPlacer(src []byte) placer { return placer{src: src, line: 1, col: 1} }

func (p *placer) at(off int) pos {
	off = min(off, len(p.src))
	if off < p.off {
		*p = newPlacer(p.src)
	}
	part := p.src[p.off:off]
	if n := bytes.Count(part, []byte{'\n'}); n > 0 {
		p.line += n
		p.col = 1
		part = part[bytes.LastIndexByte(part, '\n')+1:]
	}
	p.col += utf8.RuneCount(part)
	p.off = off
	return pos{int32(p.line), int32(p.col)}
}
