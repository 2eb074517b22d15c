package media

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

// Parts that each document of a kind has.
var (
	wordParts  = []string{"[Content_Types].xml", "<Types/>", "word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`}
	sheetParts = []string{"[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>"}
	slideParts = []string{"[Content_Types].xml", "<Types/>", "ppt/presentation.xml", "<x/>"}
	openParts  = []string{"mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>"}
	bookParts  = []string{"mimetype", "application/epub+zip", "a.opf", "<x/>"}
)

// with is a document with more parts, which replace those of the same name.
func with(t testing.TB, parts []string, more ...string) []byte {
	t.Helper()
	all := slices.Clone(parts)
	for i := 0; i < len(more); i += 2 {
		if at := slices.Index(all, more[i]); at >= 0 {
			all[at+1] = more[i+1]
		} else {
			all = append(all, more[i], more[i+1])
		}
	}
	return packed(t, all...)
}

const (
	inWord = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`
	inOpen = `<o:d xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">`
	kinds  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

func relations(kind, target, mode string) string {
	if mode != "" {
		mode = ` TargetMode="` + mode + `"`
	}
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + kinds + kind + `" Target="` + target + `"` + mode + `/></Relationships>`
}

func TestOfficeDocumentsRunNothingAndFetchNothing(t *testing.T) {
	t.Parallel()
	word := func(kind, target, mode string) []byte {
		return with(t, wordParts, "word/_rels/document.xml.rels", relations(kind, target, mode))
	}
	open := func(content string) []byte { return with(t, openParts, "content.xml", inOpen+content+"</o:d>") }
	field := func(code string) []byte {
		return with(t, wordParts, "word/document.xml", inWord+code+"</w:document>")
	}
	for name, c := range map[string]struct {
		ending string
		src    []byte
		want   string
	}{
		"a link to the web":                  {"docx", word("hyperlink", "https://stadt.example/?a=b:c", "External"), ""},
		"a link to a letter":                 {"docx", word("hyperlink", "mailto:netz@stadt.example", "External"), ""},
		"a link to a folder":                 {"docx", word("hyperlink", `file:///C:\Users\anna\x.exe`, "External"), Active},
		"a link to a share":                  {"docx", word("hyperlink", `\\server\x`, "External"), Active},
		"a link to a script":                 {"docx", word("hyperlink", "javascript:x", "External"), Active},
		"a picture inside":                   {"docx", word("image", "media/image1.png", ""), ""},
		"a picture elsewhere":                {"docx", word("image", "https://evil.example/pixel.png", "External"), Active},
		"a picture elsewhere, inside":        {"docx", word("image", "https://evil.example/pixel.png", "Internal"), Active},
		"a template elsewhere, oddly put":    {"docx", with(t, wordParts, "word/_rels/settings.xml.rels", strings.Replace(relations("attachedTemplate", "https://evil.example/x.dotm", "External"), "/></R", "></Relationship></R", 1)), Active},
		"an object":                          {"docx", word("oleObject", "embeddings/x.bin", ""), Active},
		"an object elsewhere":                {"docx", word("oleObject", "https://evil.example/x", "External"), Active},
		"another document inside":            {"docx", word("package", "x.xlsx", ""), Active},
		"a page inside":                      {"docx", word("aFChunk", "x.html", ""), Active},
		"a document as a part":               {"docx", word("subDocument", "https://x.example/y.docx", "External"), Active},
		"a frame":                            {"docx", word("frame", "https://x.example/", "External"), Active},
		"a control":                          {"docx", word("control", "x.xml", ""), Active},
		"another sheet elsewhere":            {"xlsx", with(t, sheetParts, "xl/externalLinks/_rels/externalLink1.xml.rels", relations("externalLinkPath", "file:///C:/x.xlsx", "External")), Active},
		"a macro under another name":         {"docx", with(t, wordParts, "[Content_Types].xml", `<Types><Override PartName="/word/x.xml" ContentType="application/vnd.ms-office.vbaProject"/></Types>`), Active},
		"a document with macros, renamed":    {"docx", with(t, wordParts, "[Content_Types].xml", `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`), Active},
		"an old document under any name":     {"docx", with(t, wordParts, "word/media/image1.emf", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Active},
		"a program as a picture":             {"pptx", with(t, slideParts, "ppt/media/image1.png", "MZ\x90\x00"), Active},
		"a sheet behind a chart":             {"pptx", with(t, slideParts, "ppt/embeddings/sheet1.xlsx", "x"), Active},
		"a data connection":                  {"xlsx", with(t, sheetParts, "xl/connections.xml", "<x/>"), Active},
		"a button that runs a macro":         {"pptx", with(t, slideParts, "ppt/slides/slide1.xml", `<a action="ppaction://macro?name=x"/>`), Active},
		"a button to the next slide":         {"pptx", with(t, slideParts, "ppt/slides/slide1.xml", `<a action="ppaction://hlinkshowjump?jump=nextslide"/>`), ""},
		"a field that starts a program":      {"docx", field(`<w:fldSimple w:instr=' DDEAUTO c:\\cmd.exe "/k calc" '/>`), Active},
		"a field in pieces":                  {"docx", field(`<w:instrText>DD</w:instrText><w:t>x</w:t><w:instrText>EAUTO x</w:instrText>`), Active},
		"a field that fetches":               {"docx", field(`<w:instrText>INCLUDEPICTURE "https://evil.example/x.png" \d</w:instrText>`), Active},
		"a field with the page":              {"docx", field(`<w:instrText> PAGE </w:instrText><w:t>DDEAUTO</w:t>`), ""},
		"a formula that fetches":             {"xlsx", with(t, sheetParts, "xl/worksheets/sheet1.xml", `<c><f>_xlfn.WEBSERVICE("https://x.example")</f></c>`), Active},
		"a formula":                          {"xlsx", with(t, sheetParts, "xl/worksheets/sheet1.xml", `<c><f>SUM(A1:A3)</f></c>`), ""},
		"a formula that starts a program":    {"xlsx", with(t, sheetParts, "xl/externalLinks/externalLink1.xml", `<externalLink><ddeLink ddeService="cmd"/></externalLink>`), Active},
		"a locked document":                  {"odt", with(t, openParts, "META-INF/manifest.xml", `<m><encryption-data/></m>`), Active},
		"two parts of a name":                {"docx", packed(t, append(slices.Clone(wordParts), "WORD/document.xml", "<x/>")...), Content},
		"a part that is no XML":              {"docx", with(t, wordParts, "word/document.xml", "<a>"), Content},
		"a part in UTF-16":                   {"docx", with(t, wordParts, "word/document.xml", "\xff\xfe<\x00a\x00/\x00>\x00"), Content},
		"entities":                           {"docx", with(t, wordParts, "word/document.xml", `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`), Content},
		"elements a thousand deep":           {"docx", with(t, wordParts, "word/document.xml", strings.Repeat("<a>", 2000)+strings.Repeat("</a>", 2000)), Content},
		"an open document with a link":       {"odt", open(`<text:a xlink:href="https://stadt.example/">x</text:a><draw:image xlink:href="Pictures/1.png"/>`), ""},
		"one with a link to a folder":        {"odt", open(`<text:a xlink:href="file:///home/anna/">x</text:a>`), Active},
		"one with a picture elsewhere":       {"odt", open(`<draw:image xlink:href="https://evil.example/x.png"/>`), Active},
		"one with a picture beside it":       {"odt", open(`<draw:image xlink:href="../x.png"/>`), Active},
		"one that runs something":            {"odt", open(`<script:event-listener xlink:href="vnd.sun.star.script:x"/>`), Active},
		"one with an object":                 {"odt", open(`<draw:object-ole/>`), Active},
		"one with a hidden object":           {"odt", with(t, openParts, "META-INF/manifest.xml", `<m xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:media-type="application/vnd.sun.star.oleobject"/></m>`), Active},
		"one with a part elsewhere":          {"odt", open(`<text:section-source xlink:href="https://evil.example/x"/>`), Active},
		"one with a formula that fetches":    {"odt", open(`<table:table-cell table:formula="of:=DDE(&quot;cmd&quot;)"/>`), Active},
		"a book":                             {"epub", with(t, bookParts, "a.xhtml", `<!DOCTYPE html><html><a href="https://x.example">x&nbsp;</a><img src="../b.png"/></html>`), ""},
		"a book with a script":               {"epub", with(t, bookParts, "a.xhtml", `<html><script>x</script></html>`), Active},
		"a book with a handler":              {"epub", with(t, bookParts, "a.svg", `<svg onload="x"/>`), Active},
		"a book with a picture elsewhere":    {"epub", with(t, bookParts, "a.xhtml", `<html><img src="https://evil.example/x.png"/></html>`), Active},
		"comments":                           {"docx", with(t, wordParts, "word/comments.xml", "<x/>"), Private},
		"comments of a table":                {"xlsx", with(t, sheetParts, "xl/comments1.xml", "<x/>"), Private},
		"comments of slides":                 {"pptx", with(t, slideParts, "ppt/comments/modernComment_1.xml", "<x/>"), Private},
		"comments in an open document":       {"odt", open("<o:annotation/>"), Private},
		"tracked changes":                    {"docx", field(`<w:ins w:author="Anna"/>`), Private},
		"tracked changes of an open one":     {"odt", open("<o:change-info/>"), Private},
		"an open one that tracks none":       {"odt", open("<text:tracked-changes/>"), ""},
		"a signed document":                  {"docx", with(t, wordParts, "_xmlsignatures/sig1.xml", "<x/>"), Private + "?"},
		"a picture in it that would swell":   {"docx", with(t, wordParts, "word/media/a.png", string(hugePNG(t))), Inside},
		"markup that is longer than we read": {"docx", with(t, wordParts, "word/document.xml", "<a>"+noise(maxMarkup)+"</a>"), Inside},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if r := Read(c.ending, c.src); codes(r) != c.want {
				t.Errorf("found %q, want %q: %v", codes(r), c.want, r.Problems)
			}
		})
	}
}

// Each kind of part, element, field and relation is found by itself.
func TestEachThingThatRunsOrFetchesIsFound(t *testing.T) {
	t.Parallel()
	found := func(what, ending string, src []byte) {
		t.Helper()
		if got := codes(Read(ending, src)); got != Active {
			t.Errorf("%s: found %q", what, got)
		}
	}
	for _, start := range []string{"\xd0\xcf\x11\xe0", "PK\x03\x04", "MZ", "\x7fELF", "%PDF-", "Rar!", "7z\xbc\xaf"} {
		found(start, "docx", with(t, wordParts, "word/media/a.emf", start+"daten"))
	}
	for _, element := range strings.Fields("OLEObject oleObj object-ole plugin applet script altChunk subDoc iframe embed foreignObject ddeLink oleLink dde-source dde-connection-decl section-source table-source cell-range-source floating-frame") {
		found(element, "odt", with(t, openParts, "content.xml", "<a><"+element+"/></a>"))
	}
	for _, element := range strings.Fields("instrText delInstrText f definedName") {
		found(element, "xlsx", with(t, sheetParts, "xl/x.xml", "<a><"+element+">DDE</"+element+"></a>"))
	}
	for _, kind := range strings.Fields("oleObject package vbaProject wordVbaData control aFChunk extensibility webextension connections attachedTemplate externalLinkPath subDocument frame") {
		found(kind, "docx", with(t, wordParts, "word/_rels/document.xml.rels", relations(kind, "x", "")))
	}
	for _, kind := range strings.Fields("macroEnabled vbaProject oleObject activeX ms-word.attachedToolbars customUI") {
		found(kind, "docx", with(t, wordParts, "[Content_Types].xml", `<Types><Override ContentType="x-`+kind+`"/></Types>`))
	}
	for _, name := range []string{"word/activeX/a.xml", "word/embeddings/a.bin", "xl/queryTables/a.xml", "word/webextensions/a.xml", "customUI/a.xml", "xl/connections.xml", "word/oleObject1.bin", "Scripts/a.py", "Basic/a.xml",
		"a.js", "a.exe", "a.dll", "a.bat", "a.cmd", "a.ps1", "a.vbs", "a.jar", "a.lnk", "a.zip", "a.rar", "a.7z", "a.docm", "a.xlsm", "a.pptm", `..\a`, "/a"} {
		found(name, "docx", with(t, wordParts, name, "x"))
	}
}

// hugePNG says of itself that it has 60,000 pixels in each direction.
func hugePNG(t testing.TB) []byte {
	t.Helper()
	src := madePNG(t)
	binary.BigEndian.PutUint32(src[16:], 60_000)
	binary.BigEndian.PutUint32(src[20:], 60_000)
	return append(appendChunk([]byte(pngStart), "IHDR", src[16:29]), src[33:]...)
}

// noise is text that packs to about a fiftieth.
func noise(n int) string {
	var b strings.Builder
	for i := uint32(1); b.Len() < n; i = i*1664525 + 1013904223 {
		b.WriteString(strings.Repeat(string(rune('a'+i>>28)), 100+int(i>>24)))
	}
	return b.String()
}

// partsOf unpacks all parts, in their order.
func partsOf(t testing.TB, src []byte) (names []string, contents map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		t.Fatal(err)
	}
	contents = map[string]string{}
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names, contents[e.Name] = append(names, e.Name), string(data)
		if len(e.Extra) > 0 || e.Comment != "" || e.Modified.Year() > 1980 {
			t.Errorf("%s has extra facts, or a time: %v", e.Name, e.Modified)
		}
	}
	return names, contents
}

func TestOfficeDocumentsLoseWhatTheyTellOfTheirMaking(t *testing.T) {
	t.Parallel()
	photo := string(segments(madeJPEG(t), "\xe1Exif\x00\x00"+string(tiffOf(binary.LittleEndian, 6))))
	core := `<cp:coreProperties xmlns:cp="` + spaceCore + `" xmlns:dc="` + spaceDC + `"><dc:title>Bericht &amp; Zahlen</dc:title><dc:title>zwei</dc:title><dc:creator>` + secret + `</dc:creator><cp:lastModifiedBy>` + secret + `</cp:lastModifiedBy><cp:keywords>Sprache</cp:keywords></cp:coreProperties>`
	meta := `<o:document-meta xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="` + spaceMeta + `" xmlns:dc="` + spaceDC + `"><o:meta><dc:creator>` + secret + `</dc:creator><meta:initial-creator>` + secret + `</meta:initial-creator><dc:title>Bericht</dc:title><meta:keyword>a</meta:keyword><meta:keyword>b</meta:keyword></o:meta></o:document-meta>`
	for name, c := range map[string]struct {
		ending string
		src    []byte
		keeps  map[string]string
	}{
		"Word": {"docx", with(t, wordParts, "docProps/core.xml", core, "docProps/app.xml", "<Properties><Company>"+secret+"</Company></Properties>", "docProps/custom.xml", "<x>"+secret+"</x>", "word/people.xml", `<p author="`+secret+`"/>`, "word/media/image1.jpeg", photo,
			"word/settings.xml", `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:attachedTemplate r:id="r1" xmlns:r="r"/><w:zoom/></w:settings>`, "word/_rels/settings.xml.rels", relations("attachedTemplate", `file:///C:\`+secret+`\Brief.dotx`, "External")),
			map[string]string{"docProps/core.xml": "<dc:title>Bericht &amp; Zahlen</dc:title><cp:keywords>Sprache</cp:keywords>", "word/settings.xml": "<w:zoom/>"}},
		"Word, with an end to each element": {"docx", with(t, wordParts,
			"word/settings.xml", `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:attachedTemplate r:id="r1" xmlns:r="r"></w:attachedTemplate><w:zoom/></w:settings>`, "word/_rels/settings.xml.rels", relations("attachedTemplate", `file:///C:\`+secret+`\Brief.dotx`, "External")),
			map[string]string{"word/settings.xml": `main"><w:zoom/>`}},
		"Excel":      {"xlsx", with(t, sheetParts, "xl/workbook.xml", `<workbook xmlns:x15ac="x"><x15ac:absPath url="C:\`+secret+`\"/><sheets/></workbook>`, "xl/persons/person.xml", `<person displayName="`+secret+`"/>`), map[string]string{"xl/workbook.xml": "<sheets/>"}},
		"PowerPoint": {"pptx", with(t, slideParts, "ppt/commentAuthors.xml", `<x name="`+secret+`"/>`, "ppt/authors.xml", `<x name="`+secret+`"/>`), nil},
		"OpenDocument": {"odt", with(t, openParts, "meta.xml", meta, "settings.xml", `<c xmlns:config="c"><config:config-item config:name="PrinterName" config:type="string">`+secret+`</config:config-item><config:config-item config:name="Zoom">100</config:config-item></c>`),
			map[string]string{"meta.xml": "<dc:title>Bericht</dc:title><meta:keyword>a</meta:keyword><meta:keyword>b</meta:keyword>", "settings.xml": `config:name="Zoom">100<`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := Read(c.ending, timed(t, c.src))
			if codes(r) != "" {
				t.Fatal(r.Problems)
			}
			before, _ := partsOf(t, c.src)
			names, after := partsOf(t, r.Data)
			if !slices.Equal(before, names) {
				t.Errorf("the parts are %v", names)
			}
			for name, text := range after {
				if strings.Contains(text, secret) || strings.Contains(text, "GPS") {
					t.Errorf("%s tells the secret: %s", name, text)
				}
				if !strings.Contains(text, c.keeps[name]) {
					t.Errorf("%s is now %s", name, text)
				}
			}
			if again := Read(c.ending, r.Data); !bytes.Equal(again.Data, r.Data) {
				t.Errorf("published again it differs: %v", again.Problems)
			}
		})
	}
}

// timed packs a document anew as programs do: with times, owners, and something between the parts.
func timed(t testing.TB, src []byte) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range from.File {
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: e.Name, Method: e.Method, Modified: time.Date(2026, 11, 1, 9, 30, 0, 0, time.UTC), Comment: "von Anna", Extra: []byte("ux\x04\x00anna")})
		if err == nil {
			_, err = io.Copy(w, r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
