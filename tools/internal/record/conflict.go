package record

import (
	"bytes"

	"offenesnetz/tools/internal/diag"
)

// Conflicts finds the places in which git left two versions of the same lines one below the other, code merge-conflict. In
// a text of several lines they are no fault of syntax and would become public.
func Conflicts(name string, src []byte) diag.List {
	var found diag.List
	open, line := false, 0
	for text := range bytes.Lines(src) {
		line++
		begins, ends := marked(text, '<'), marked(text, '>')
		if (begins || ends && !open) && len(found) < MaxFaults {
			found.Add(diag.Pos{File: name, Line: line, Column: 1}, "merge-conflict", diag.M("hier stehen zwei Fassungen untereinander, Ihre und eine andere", "here two versions stand one below the other, yours and another"),
				diag.M("zwischen den Zeilen, die mit <<<<<<< und >>>>>>> beginnen, die richtige Fassung stehen lassen; die andere und die drei Zeilen mit <<<<<<<, ======= und >>>>>>> löschen",
					"between the lines that begin with <<<<<<< and >>>>>>>, keep the right version; delete the other one and the three lines with <<<<<<<, ======= and >>>>>>>"))
		}
		open = begins || open && !ends
	}
	return found
}

// marked tells a line that git begins with seven times the sign.
func marked(line []byte, sign byte) bool {
	const times = 7
	return len(line) > times && bytes.Count(line[:times], []byte{sign}) == times && (line[times] == ' ' || line[times] == '\n' || line[times] == '\r')
}
