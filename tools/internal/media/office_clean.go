package media

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"hash/crc32"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Parts that name people and hold nothing else: without comments nobody needs them.
var peopleParts = map[string]string{
	"word/people.xml":        `<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>`,
	"xl/persons/person.xml":  `<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"/>`,
	"ppt/commentauthors.xml": `<p:cmAuthorLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>`,
	"ppt/authors.xml":        `<p188:authorLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main"/>`,
	"docprops/app.xml":       `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>`,
	"docprops/custom.xml":    `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>`,
}

// traces are places on the maker's computer, and the template that a document was made with. printers are the maker's.
var (
	traces   = regexp.MustCompile(`<x15ac:absPath [^>]*(?:/>|>\s*</x15ac:absPath>)|<w:attachedTemplate [^>]*(?:/>|>\s*</w:attachedTemplate>)|<Relationship [^>]*/attachedTemplate"[^>]*/>`)
	printers = regexp.MustCompile(`(<config:config-item config:name="Printer(?:Name|Setup)"[^>]*>)[^<]*`)
)

// untraced gives a part without such traces.
func (d *document) untraced(e *zip.File, name string) ([]byte, error) {
	src, err := d.read(e)
	if err != nil || !slices.Contains([]string{"workbook.xml", "settings.xml", "settings.xml.rels"}, path.Base(name)) {
		return src, err
	}
	short := printers.ReplaceAll(traces.ReplaceAll(src, nil), []byte("$1"))
	if !bytes.Equal(short, src) {
		d.cleaned[e] = short
	}
	return short, nil
}

// told takes out of a part what the document tells of its making. It tells whether that is all the part is for.
func (d *document) told(e *zip.File, name string) bool {
	if empty := peopleParts[name]; empty != "" {
		d.cleaned[e] = []byte(xml.Header + empty)
		return true
	}
	open := path.Base(name) == "meta.xml" && d.ending[0] == 'o'
	if name != "docprops/core.xml" && !open {
		return false
	}
	src, err := d.read(e)
	if err != nil {
		return false // it is read again, and the fault told
	}
	d.cleaned[e] = shortMeta(src, open)
	return true
}

// Spaces of the names of what a document says of itself.
const (
	spaceDC   = "http://purl.org/dc/elements/1.1/"
	spaceCore = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
	spaceMeta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
)

// shortMeta keeps title, subject, description, keywords and language.
func shortMeta(src []byte, open bool) []byte {
	var kept bytes.Buffer
	prefixes := map[string]string{spaceDC: "dc", spaceCore: "cp", spaceMeta: "meta"}
	x := xml.NewDecoder(bytes.NewReader(src))
	done := map[string]bool{}
	for at := ""; ; {
		token, err := x.Token()
		if err != nil {
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			at = ""
			if slices.Contains([]string{"title", "subject", "description", "keywords", "keyword", "language"}, t.Name.Local) && prefixes[t.Name.Space] != "" {
				at = prefixes[t.Name.Space] + ":" + t.Name.Local
			}
		case xml.EndElement:
			at = ""
		case xml.CharData:
			if text := strings.TrimSpace(string(t)); at != "" && text != "" && (open || !done[at]) {
				done[at] = true
				kept.WriteString("<" + at + ">")
				_ = xml.EscapeText(&kept, []byte(text)) // a buffer takes all
				kept.WriteString("</" + at + ">")
			}
		}
	}
	if open {
		return []byte(xml.Header + `<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="` + spaceMeta + `" xmlns:dc="` + spaceDC + `" office:version="1.2"><office:meta>` + kept.String() + `</office:meta></office:document-meta>`)
	}
	return []byte(xml.Header + `<cp:coreProperties xmlns:cp="` + spaceCore + `" xmlns:dc="` + spaceDC + `">` + kept.String() + `</cp:coreProperties>`)
}

// picture takes out of a picture in the document what it tells of itself. One that is none stays: programs leave it out.
func (d *document) picture(e *zip.File, ending string) error {
	if e.UncompressedSize64 > MaxBytes {
		return errSwells
	}
	r, err := e.Open()
	if err != nil {
		return errDamaged
	}
	defer r.Close()
	src, err := io.ReadAll(io.LimitReader(r, MaxBytes))
	if err != nil {
		return errDamaged
	}
	result := Read(ending, src)
	for _, p := range result.Problems {
		if p.Code == Inside {
			d.problems = append(d.problems, p)
			return nil
		}
	}
	if result.Data == nil {
		return d.binary(e)
	}
	if !bytes.Equal(result.Data, src) {
		d.cleaned[e] = result.Data
	}
	return nil
}

// repacked packs the document anew: in its order, without gaps, times and owners.
func (d *document) repacked() []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range d.z.File {
		if err := d.pack(z, e); err != nil {
			d.broken()
			return nil
		}
	}
	if z.Close() != nil {
		d.broken()
		return nil
	}
	return b.Bytes()
}

func (d *document) pack(z *zip.Writer, e *zip.File) error {
	const utf8Names = 0x800
	head := zip.FileHeader{Name: e.Name, Method: e.Method, Flags: e.Flags & utf8Names}
	head.CRC32, head.CompressedSize64, head.UncompressedSize64 = e.CRC32, e.CompressedSize64, e.UncompressedSize64
	raw, err := e.OpenRaw()
	if data, ok := d.cleaned[e]; ok {
		var packed bytes.Buffer
		if packed, err = deflate(data); err == nil {
			head.Method, head.CRC32, head.CompressedSize64, head.UncompressedSize64 = zip.Deflate, crc32.ChecksumIEEE(data), uint64(packed.Len()), uint64(len(data))
			raw = &packed
		}
	}
	if err != nil {
		return err
	}
	w, err := z.CreateRaw(&head)
	if err == nil {
		_, err = io.Copy(w, raw)
	}
	return err
}

func deflate(data []byte) (packed bytes.Buffer, err error) {
	w, err := flate.NewWriter(&packed, flate.DefaultCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	return packed, err
}
