package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
)

// secret stands wherever a document tells of its making: it must never come out.
const secret = "Anna Geheim"

// catalogue is the first object of the documents that we make.
const catalogue = "<< /Type /Catalog /Pages 2 0 R >>"

// pages is the second.
const pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"

// page is the third. %s stands for more of it.
const page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] %s >>"

// info is the last.
const info = "<< /Title (Bericht) /Author (" + secret + ") /Producer (Office " + secret + ") /CreationDate (D:20261101) >>"

// document are the objects of a document with one more thing on its page and more objects, the first of which has the
// number 4.
func document(onPage string, more ...string) []string {
	return append([]string{catalogue, pages, fmt.Sprintf(page, onPage)}, append(more, info)...)
}

func streamOf(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

// plain writes objects with cross-references in text. The last object tells of the making.
func plain(objects []string, more string) []byte { return version(nil, 1, objects, more) }

// version writes objects behind a document, with the numbers from first on.
func version(before []byte, first int, objects []string, more string) []byte {
	b := bytes.NewBuffer(bytes.Clone(before))
	if b.Len() == 0 {
		b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	}
	table := fmt.Sprintf("xref\n%d %d\n", first, len(objects))
	if first == 1 {
		table = fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	}
	for i, o := range objects {
		table += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", first+i, o)
	}
	at := b.Len()
	fmt.Fprintf(b, "%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", table, first+len(objects), first+len(objects)-1, more, at)
	return b.Bytes()
}

// packed writes objects into a packed list, and the cross-references into a packed stream with differences of PNG.
func packed(objects []string, kind string) []byte {
	return listed(objects, kind, func(dict, data string) string { return streamOf(dict+" /Filter /FlateDecode", deflated(data)) })
}

// listed writes the list of objects as the function does.
func listed(objects []string, kind string, stream func(dict, data string) string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	head, body := "", ""
	rows := [][]byte{{0, 0, 0, 0}}
	list := len(objects) + 1
	for i, o := range objects {
		head += fmt.Sprintf("%d %d ", i+1, len(body))
		body += o + "\n"
		rows = append(rows, []byte{2, 0, byte(list), byte(i)})
	}
	rows = append(rows, []byte{1, byte(b.Len() >> 8), byte(b.Len()), 0})
	fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", list, stream(fmt.Sprintf("/Type /%s /N %d /First %d", kind, len(objects), len(head)), head+body))
	at := b.Len()
	rows = append(rows, []byte{1, byte(at >> 8), byte(at), 0})
	var data []byte
	above := make([]byte, 4)
	for _, row := range rows {
		data = append(data, 2)
		for i := range row {
			data = append(data, row[i]-above[i])
		}
		above = row
	}
	fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", list+1,
		streamOf(fmt.Sprintf("/Type /XRef /Size %d /W [1 2 1] /Root 1 0 R /Info %d 0 R /Filter [/FlateDecode] /DecodeParms << /Predictor 12 /Columns 4 >>", list+2, len(objects)), deflated(string(data))), at)
	return b.Bytes()
}

// packedBefore has a packed object at a place that is negative for us.
func packedBefore() []byte {
	b := bytes.NewBufferString("%PDF-1.7\n")
	list := b.Len()
	fmt.Fprintf(b, "1 0 obj\n%s\nendobj\n", streamOf("/Type /ObjStm /N 1 /First 4", "2 0 null"))
	at := b.Len()
	var rows []byte
	for _, row := range [][3]uint64{{0, 0, 0}, {1, uint64(list), 0}, {2, 1, 1 << 63}, {1, uint64(at), 0}} {
		rows = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(append(rows, byte(row[0])), row[1]), row[2])
	}
	fmt.Fprintf(b, "3 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", streamOf("/Type /XRef /Size 4 /W [1 8 8]", string(rows)), at)
	return b.Bytes()
}

func deflated(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

// xmp tells all that XMP tells, and which standards the document keeps.
const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="A">
<dc:title><rdf:Alt><rdf:li xml:lang="de-DE">Bericht &amp; Zahlen</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>` + secret + `</rdf:li></rdf:Seq></dc:creator></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Office ` + secret + `"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

func mustRead(t testing.TB, src []byte) Report {
	t.Helper()
	r, err := Read(src)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func active(r Report) string { return strings.Join(r.Active, " ") }
