package demo

import (
	"fmt"
	"strings"
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
		for i, w := range m.languages {
			slug, how := p.slug, "human"
			if i > 0 {
				slug, how = p.id, "machine"
			}
			summary := said{sentence: sentenceInvented}.in(w)
			head := fmt.Sprintf("+++\ntitle = %s\nsummary = %s\nhow = %q\norder = %d\nslug = %q\n+++\n", quote(w.Pages[p.id]), quote(summary), how, 10*(order+1), slug)
			body := fmt.Sprintf("\n%s\n\n- {%s}\n\n%s\n", summary, strings.Join(p.facts, "}\n- {"), more("groups/"+groupID(0), groupName(0))(w))
			if err := out.file("content/"+p.id+"."+w.key+".md", head+body); err != nil {
				return err
			}
		}
	}
	return nil
}
