package demo

import (
	"fmt"
	"strings"

	"offenesnetz/tools/internal/model"
)

// handWritten are the pages of content/, with their German words in addresses and what they say.
var handWritten = []struct {
	id, slug string
	facts    []string // placeholders that the tool fills
}{
	{"about", "ueber", []string{"network.name", "network.city", "network.since"}},
	{"participate", "mitmachen", []string{"office.name", "office.email"}},
	{"privacy", "datenschutz", []string{"privacy.officer", "privacy.email"}},
	{"accessibility", "barrierefreiheit", []string{"accessibility.status", "accessibility.date"}},
	{"imprint", "impressum", []string{"imprint.publisher", "imprint.address", "imprint.email"}},
}

// pages writes content/*.md.
func (m *maker) pages(out folder) error {
	for order, p := range handWritten {
		var hash string // of the page in the first language
		for i, w := range m.languages {
			summary := said{sentence: sentenceInvented}.in(w)
			body := fmt.Sprintf("\n%s\n\n- {%s}\n\n%s\n", summary, strings.Join(p.facts, "}\n- {"), more("groups/"+groupID(0), groupName(0))(w))
			slug, made := p.slug, `how = "human"`
			if i == 0 {
				hash = model.TextHash(w.Pages[p.id] + "\n" + summary + "\n" + body)
			} else {
				slug, made = p.id, fmt.Sprintf("how = \"machine\"\nsource_hash = %q", hash)
			}
			head := fmt.Sprintf("+++\ntitle = %s\nsummary = %s\n%s\norder = %d\nslug = %q\n+++\n", quote(w.Pages[p.id]), quote(summary), made, 10*(order+1), slug)
			if err := out.file("content/"+p.id+"."+w.key+".md", head+body); err != nil {
				return err
			}
		}
	}
	return nil
}
