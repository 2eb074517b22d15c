package export

import (
	"bytes"
	"slices"
	"strings"

	"offenesnetz/tools/internal/page"
	"offenesnetz/tools/internal/tree"
)

// AddressFile is the published list of the addresses that must never vanish: one a line, sorted, each with the record
// or hand-written page behind it. The next build compares with it.
const AddressFile = "addresses.txt"

func lasting(t *tree.Tree, s *page.Site) {
	var lines []string
	for _, a := range s.Lasting() {
		if !a.Waived {
			lines = append(lines, a.Path+" "+a.Of)
		}
	}
	slices.Sort(lines)
	var b bytes.Buffer
	b.WriteString("# " + s.Config.BaseURL + "\n" + strings.Join(lines, "\n") + "\n")
	t.Add(static+AddressFile, b.Bytes(), "addresses")
}
