package pdf

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// What XMP may go on to say: the title, and which standards for archives and for people with screen readers the document
// keeps.
const (
	spaceRDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	spaceDC  = "http://purl.org/dc/elements/1.1/"
	spaceA   = "http://www.aiim.org/pdfa/ns/id/"
	spaceUA  = "http://www.aiim.org/pdfua/ns/id/"
)

// saidXMP is what is kept of a block of XMP.
type saidXMP struct{ title, language, part, conformance, revision, accessible string }

// shortXMP makes a block of XMP that says no more than that. Of what can't be read nothing is kept.
func shortXMP(src []byte) []byte {
	said := readXMP(src)
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"" + spaceRDF + "\">")
	element := func(name, value string) {
		if value != "" {
			b.WriteString("<" + name + ">" + escaped(value) + "</" + name + ">")
		}
	}
	if said.title != "" {
		b.WriteString(`<rdf:Description rdf:about="" xmlns:dc="` + spaceDC + `"><dc:title><rdf:Alt><rdf:li xml:lang="` + escaped(said.language) + `">` + escaped(said.title) + `</rdf:li></rdf:Alt></dc:title></rdf:Description>`)
	}
	if said.part != "" {
		b.WriteString(`<rdf:Description rdf:about="" xmlns:pdfaid="` + spaceA + `">`)
		element("pdfaid:part", said.part)
		element("pdfaid:conformance", said.conformance)
		element("pdfaid:rev", said.revision)
		b.WriteString(`</rdf:Description>`)
	}
	if said.accessible != "" {
		b.WriteString(`<rdf:Description rdf:about="" xmlns:pdfuaid="` + spaceUA + `">`)
		element("pdfuaid:part", said.accessible)
		b.WriteString(`</rdf:Description>`)
	}
	b.WriteString("</rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>")
	return b.Bytes()
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes all
	return b.String()
}

func readXMP(src []byte) (said saidXMP) {
	const (
		most = 1000 // bytes of a title
		deep = 50   // elements in each other
	)
	d := xml.NewDecoder(bytes.NewReader(src))
	var path []xml.Name
	for {
		token, err := d.Token()
		if err != nil || len(path) > deep {
			return said
		}
		switch t := token.(type) {
		case xml.StartElement:
			path = append(path, t.Name)
			for _, a := range t.Attr {
				said.note(a.Name, a.Value)
			}
			if t.Name == (xml.Name{Space: spaceRDF, Local: "li"}) && inside(path, spaceDC, "title") && said.title == "" {
				said.language = "x-default"
				for _, a := range t.Attr {
					if a.Name.Local == "lang" && len(a.Value) < 36 {
						said.language = a.Value
					}
				}
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			text := strings.TrimSpace(string(t))
			if len(path) == 0 || text == "" {
				continue
			}
			if said.note(path[len(path)-1], text); inside(path, spaceDC, "title") && said.title == "" && len(text) < most {
				said.title = text
			}
		}
	}
}

func inside(path []xml.Name, space, local string) bool {
	for _, n := range path {
		if n.Space == space && n.Local == local {
			return true
		}
	}
	return false
}

// note keeps the facts that are one short word each.
func (s *saidXMP) note(n xml.Name, value string) {
	value = strings.TrimSpace(value)
	if len(value) > 4 || strings.Trim(value, "0123456789ABUFEabufe") != "" {
		return
	}
	switch {
	case n.Space == spaceA && n.Local == "part":
		s.part = value
	case n.Space == spaceA && n.Local == "conformance":
		s.conformance = value
	case n.Space == spaceA && n.Local == "rev":
		s.revision = value
	case n.Space == spaceUA && n.Local == "part":
		s.accessible = value
	}
}
