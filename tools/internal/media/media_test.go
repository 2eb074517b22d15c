package media

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"
)

// codes lists what was found, warnings with a question mark.
func codes(r Result) string {
	var out []string
	for _, p := range r.Problems {
		code := p.Code
		if p.Warning {
			code += "?"
		}
		out = append(out, code)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestFilesAreJudgedByTheirBytes(t *testing.T) {
	t.Parallel()
	word := []string{"[Content_Types].xml", "<x/>", "word/document.xml", "<x/>"}
	odt := []string{"mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>"}
	table := map[string]struct {
		ending string
		src    []byte
		want   string
	}{
		"JPEG":                             {"jpg", madeJPEG(t), ""},
		"PNG":                              {"png", madePNG(t), ""},
		"WebP with a head":                 {"webp", riff(head(0, 4, 4), lossless(4, 4)), ""},
		"WebP without a head":              {"webp", riff(lossless(4, 4)), ""},
		"AVIF":                             {"avif", avifOf(4, 4, "av01"), ""},
		"PDF":                              {"pdf", pdfOf("/OpenAction [2 0 R /Fit]"), ""},
		"Word":                             {"docx", packed(t, word...), ""},
		"OpenDocument":                     {"odt", packed(t, odt...), ""},
		"text":                             {"txt", []byte("\xef\xbb\xbfGrüße"), ""},
		"calendar":                         {"ics", []byte("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"), ""},
		"MP3":                              {"mp3", []byte("ID3\x04daten"), ""},
		"MP4":                              {"mp4", []byte(boxOf("ftyp", "isom\x00\x00\x00\x00isom") + boxOf("moov", boxOf("mvhd", "x"))), ""},
		"PNG named JPEG":                   {"jpg", madePNG(t), Content},
		"JPEG named PNG":                   {"png", madeJPEG(t), Content},
		"page named PDF":                   {"pdf", []byte("<!DOCTYPE html><script>alert(1)</script>"), Content},
		"PDF named JPEG":                   {"jpeg", pdfOf(""), Content},
		"PDF behind a page":                {"pdf", append([]byte("<html>"), pdfOf("")...), Content},
		"PDF that ends early":              {"pdf", pdfOf("")[:40], Content},
		"program named PDF":                {"pdf", []byte("MZ\x90\x00"), Content},
		"drawing named text":               {"txt", []byte(" <svg onload=alert(1)>"), Content},
		"page named table":                 {"csv", []byte("\xef\xbb\xbf<HTML><script>"), Content},
		"text in UTF-16":                   {"txt", []byte("\xff\xfeG\x00"), Content},
		"text with a zero byte":            {"txt", []byte("a\x00b"), Content},
		"text named calendar":              {"ics", []byte("Termin"), Content},
		"archive named Word":               {"docx", packed(t, "a.txt", "x"), Content},
		"Word named Excel":                 {"xlsx", packed(t, word...), Content},
		"text document named presentation": {"odp", packed(t, odt...), Content},
		"archive behind a page":            {"docx", append([]byte("<html>"), packed(t, word...)...), Content},
		"Word that ends early":             {"docx", packed(t, word...)[:60], Content},
		"old Word named Word":              {"docx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Content},
		"HEIC named AVIF":                  {"avif", []byte(boxOf("ftyp", "heic\x00\x00\x00\x00mif1")), Content},
		"MP4 named MP3":                    {"mp3", []byte(boxOf("ftyp", "isom\x00\x00\x00\x00isom")), Content},
		"JPEG that ends early":             {"jpg", madeJPEG(t)[:300], Content},
		"JPEG of its start only":           {"jpg", []byte("\xff\xd8\xff"), Content},
		"PNG that ends early":              {"png", madePNG(t)[:100], Content},
		"PNG with a wrong sum":             {"png", bytes.Replace(madePNG(t), []byte("IDAT"), []byte("IDAU"), 1), Content},
		"WebP that ends early":             {"webp", riff(lossless(4, 4))[:20], Content},
		"WebP without a picture":           {"webp", riff(head(0, 4, 4)), Content},
		"AVIF without its size":            {"avif", []byte(boxOf("ftyp", "avif\x00\x00\x00\x00") + boxOf("meta", "\x00\x00\x00\x00")), Content},
		"nothing":                          {"png", nil, Content},
		"PDF with JavaScript":              {"pdf", pdfOf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), Active},
		"PDF with disguised JavaScript":    {"pdf", pdfOf("/OpenAction << /S /J#61vaScr#69pt /JS (x) >>"), Active},
		"PDF that nobody can check":        {"pdf", bytes.Replace(pdfOf(""), []byte("startxref\n"), []byte("startxref\n1"), 1), Content},
		"PDF with a signature":             {"pdf", pdfOf("/X << /ByteRange [0 1 2 3] /Contents <00> >>"), Private + "?"},
		"PDF that starts a program":        {"pdf", pdfOf("/AA << /O << /S /Launch /F (cmd.exe) >> >>"), Active},
		"PDF with files":                   {"pdf", pdfOf("/Names << /EmbeddedFiles 3 0 R >>"), Active},
		"PDF with a password":              {"pdf", bytes.Replace(pdfOf(""), []byte("/Size 3"), []byte("/Encrypt 4 0 R /Size 3"), 1), Active},
		"Word with macros":                 {"docx", packed(t, append(slices.Clone(word), "word/vbaProject.bin", "x")...), Active},
		"OpenDocument with macros":         {"odt", packed(t, append(slices.Clone(odt), "Basic/Standard/Modul1.xml", "x")...), Active},
		"Word that leads out":              {"docx", packed(t, append(slices.Clone(word), "../../x", "x")...), Active},
		"Word with an archive":             {"docx", packed(t, append(slices.Clone(word), "word/embeddings/a.zip", "x")...), Active},
		"moving WebP":                      {"webp", riff(head(webpMoves, 4, 4), "ANIM\x00\x00\x00\x00\x00\x00", "ANMFx"), Active},
		"calendar with a link":             {"ics", []byte("BEGIN:VCALENDAR\r\nURL:https://stadt.example/a:b\r\nACTION:DISPLAY\r\nATTACH;FMTTYPE=application/pdf:https://stadt.example/x.pdf\r\nEND:VCALENDAR\r\n"), ""},
		"calendar with a program":          {"ics", []byte("BEGIN:VCALENDAR\r\nACTION:PROCEDURE\r\nEND:VCALENDAR\r\n"), Active},
		"calendar with a file":             {"ics", []byte("BEGIN:VCALENDAR\r\nATTACH;VALUE=BINARY;ENCODING=BASE64:TVqQ\r\nEND:VCALENDAR\r\n"), Active},
		"calendar with a folder":           {"ics", []byte("BEGIN:VCALENDAR\r\nATTACH:file:///C:/x.exe\r\nEND:VCALENDAR\r\n"), Active},
		"calendar with a script":           {"ics", []byte("BEGIN:VCALENDAR\r\nURL:java\r\n script:x\r\nEND:VCALENDAR\r\n"), Active},
		"calendar with guests":             {"ics", []byte("BEGIN:VCALENDAR\r\nATTENDEE;CN=Anna:mailto:anna@x.example\r\nEND:VCALENDAR\r\n"), Private},
		"calendar with a host":             {"ics", []byte("BEGIN:VCALENDAR\r\nORGANIZER:mailto:anna@x.example\r\nEND:VCALENDAR\r\n"), Private},
		"text that is turned":              {"txt", []byte("a\u202eb"), Content},
		"AVIF with Exif":                   {"avif", avifOf(4, 4, "av01", "Exif"), Private},
		"AVIF with XMP":                    {"avif", avifOf(4, 4, "av01", "mime"), Private},
		"MP4 with a place":                 {"mp4", []byte(boxOf("ftyp", "isom\x00\x00\x00\x00isom") + boxOf("moov", boxOf("udta", boxOf("\xa9xyz", "+52.12+011.63/")))), Private},
	}
	for name, c := range table {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := Read(c.ending, c.src)
			if got := codes(r); got != c.want {
				t.Errorf("found %q, want %q: %v", got, c.want, r.Problems)
			}
			if (r.Data == nil) != (c.want != "" && !strings.HasSuffix(c.want, "?")) {
				t.Errorf("%d bytes are published", len(r.Data))
			}
		})
	}
}

// A picture or document may be small and become huge. Nothing is unpacked to learn that.
func TestFilesThatSwellAreRefusedUnopened(t *testing.T) {
	t.Parallel()
	hugeJPEG := madeJPEG(t)
	at := bytes.Index(hugeJPEG, []byte{0xff, 0xc0})
	binary.BigEndian.PutUint16(hugeJPEG[at+5:], 65_535)
	binary.BigEndian.PutUint16(hugeJPEG[at+7:], 65_535)
	word := []string{"[Content_Types].xml", "<x/>", "word/document.xml", strings.Repeat("\x00", 20<<20)}
	many := []string{"[Content_Types].xml", "<x/>", "word/document.xml", "<x/>"}
	for range maxEntries {
		many = append(many, "x", "")
	}
	for name, c := range map[string]struct {
		ending string
		src    []byte
		want   string
	}{
		"PNG":                   {"png", hugePNG(t), Inside},
		"JPEG":                  {"jpg", hugeJPEG, Inside},
		"WebP":                  {"webp", riff(head(0, 1<<24, 1<<24), lossless(4, 4)), Inside},
		"lossless WebP":         {"webp", riff(lossless(16_000, 16_000)), Inside},
		"AVIF":                  {"avif", avifOf(1<<31, 1<<31, "av01"), Inside},
		"long and thin":         {"avif", avifOf(30_000, 1, "av01"), Inside},
		"Word":                  {"docx", packed(t, word...), Inside},
		"Word of too many":      {"docx", packed(t, many...), Inside},
		"profile of a PNG":      {"png", chunks(madePNG(t), "iCCPx\x00\x00"+deflated(t, strings.Repeat("\x00", maxProfile+1))), Content},
		"profile that is small": {"png", chunks(madePNG(t), "iCCPx\x00\x00"+deflated(t, "profil")), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := codes(Read(c.ending, c.src)); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

// Parts that share bytes make an archive swell although each states a modest size.
func TestPartsThatShareBytesAreRefused(t *testing.T) {
	t.Parallel()
	src := packed(t, "[Content_Types].xml", strings.Repeat("xyz", 3000), "word/document.xml", "<x/>")
	at := bytes.Index(src, []byte("PK\x01\x02"))
	second := at + 1 + bytes.Index(src[at+1:], []byte("PK\x01\x02"))
	copy(src[second+20:second+28], src[at+20:at+28]) // its sizes
	copy(src[second+42:second+46], src[at+42:at+46]) // and where it lies
	if got := codes(Read("docx", src)); got != Inside {
		t.Errorf("found %q", got)
	}
}

func TestPicturesLoseWhatTheyTellAndStayTheSame(t *testing.T) {
	t.Parallel()
	little, big := string(tiffOf(binary.LittleEndian, 6)), string(tiffOf(binary.BigEndian, 6))
	plain := string(tiffOf(binary.BigEndian, 1))
	xmp := "<x:xmpmeta exif:GPSLatitude='" + secret + "'/>"
	jpegs := segments(madeJPEG(t), "\xe0JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00", "\xe1Exif\x00\x00"+little, "\xe1http://ns.adobe.com/xap/1.0/\x00"+xmp,
		"\xe2ICC_PROFILE\x00\x01\x01profil", "\xe2MPF\x00"+secret, "\xedPhotoshop 3.0\x00"+secret, "\xfe"+secret)
	pngs := chunks(madePNG(t), "eXIf"+big, "tEXtComment\x00"+secret, "iTXtXML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmp, "tIME"+"\x07\xea\x01\x01\x01\x01\x01", "prVt"+secret, "gAMA\x00\x00\xb1\x8f")
	for name, c := range map[string]struct {
		ending string
		src    []byte
		keeps  []string
		decode func([]byte) (image.Image, error)
		want   string
	}{
		"JPEG":                 {"jpg", append(jpegs, "film "+secret...), []string{"ICC_PROFILE", string(turned(6))}, decodeJPEG, Location + "?"},
		"JPEG that is upright": {"jpg", segments(madeJPEG(t), "\xe1Exif\x00\x00"+plain), nil, decodeJPEG, Location + "?"},
		"PNG":                  {"png", append(pngs, "film "+secret...), []string{"gAMA", string(turned(6))}, decodePNG, Location + "?"},
		"PNG that is upright":  {"png", chunks(madePNG(t), "eXIf"+plain), nil, decodePNG, Location + "?"},
		"WebP":                 {"webp", append(riff(head(webpExif|webpXMP, 4, 4), "ICCPprofil", lossless(4, 4), "EXIF"+little, "XMP "+xmp, "odd!"+secret), secret...), []string{"ICCPprofil"[:4], string(turned(6))}, nil, Location + "?"},
		"WebP that is upright": {"webp", riff(head(webpExif, 4, 4), lossless(4, 4), "EXIFExif\x00\x00"+plain), nil, nil, Location + "?"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := bytes.Clone(c.src)
			r := Read(c.ending, c.src)
			if got := codes(r); got != c.want {
				t.Fatalf("found %q", got)
			}
			if bytes.Contains(r.Data, []byte(secret)) || bytes.Contains(r.Data, []byte("GPS")) || !bytes.Equal(c.src, before) {
				t.Error("the published picture tells the secret, or the source was changed")
			}
			for _, part := range c.keeps {
				if !bytes.Contains(r.Data, []byte(part)) {
					t.Errorf("%q is gone", part)
				}
			}
			if len(c.keeps) == 0 && (bytes.Contains(r.Data, []byte("Exif")) || bytes.Contains(r.Data, []byte("eXIf"))) {
				t.Error("there is a word on turning a picture that is upright")
			}
			again := Read(c.ending, r.Data)
			if !bytes.Equal(again.Data, r.Data) || len(again.Problems) > 0 {
				t.Errorf("what was published is found %q", codes(again))
			}
			if c.decode != nil {
				sameImage(t, c.decode, c.src, r.Data)
			}
		})
	}
}

func decodeJPEG(src []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(src)) }
func decodePNG(src []byte) (image.Image, error)  { return png.Decode(bytes.NewReader(src)) }

func sameImage(t *testing.T, decode func([]byte) (image.Image, error), a, b []byte) {
	t.Helper()
	before, err := decode(a)
	if err != nil {
		t.Fatal(err)
	}
	after, err := decode(b)
	if err != nil {
		t.Fatal(err)
	}
	for x := range before.Bounds().Dx() {
		for y := range before.Bounds().Dy() {
			if before.At(x, y) != after.At(x, y) {
				t.Fatalf("the pixel at %d, %d changed", x, y)
			}
		}
	}
}

func TestTablesHoldNoFormulas(t *testing.T) {
	t.Parallel()
	for text, bad := range map[string]bool{
		"Jahr,Wert\n2024,-5\n2025,+3.5\n":       false,
		"Telefon;+49 391 540-0\n":               false,
		"a,-,b\n":                               false,
		"a,- 3 %,b\n":                           false,
		"Mail,anna@netz.example\n":              false,
		"=1+1\n":                                true,
		"a,=HYPERLINK(\"https://x.example\")\n": true,
		"a;\"=cmd|' /C calc'!A0\"\n":            true,
		"a\t@SUM(1)\n":                          true,
		"a,\"\n=1\"\n":                          true,
		"a, =1\n":                               true,
		"a,-2+3+cmd|' /C calc'!A0\n":            true,
		"a,+cmd\n":                              true,
		"a,'=1\n":                               true,
		"a,\uff1d1\n":                           true,
	} {
		if got := codes(Read("csv", []byte(text))) == Formula; got != bad {
			t.Errorf("%q: formula %v", text, got)
		}
	}
}

// FuzzRead feeds any bytes under any ending: nothing panics, what is published is stable, and hardly longer than the source:
// a word on how a picture is turned, and what packing a document anew takes.
func FuzzRead(f *testing.F) {
	f.Add(madeJPEG(f), uint8(13))
	f.Add(segments(madeJPEG(f), "\xe1Exif\x00\x00"+string(tiffOf(binary.BigEndian, 6))), uint8(13))
	f.Add(chunks(madePNG(f), "eXIf"+string(tiffOf(binary.LittleEndian, 3))), uint8(15))
	f.Add(riff(head(webpExif, 4, 4), lossless(4, 4), "EXIF"+string(tiffOf(binary.LittleEndian, 3))), uint8(16))
	f.Add(avifOf(4, 4, "av01"), uint8(17))
	f.Add(pdfOf("/S /JavaScript"), uint8(0))
	f.Add(packed(f, "[Content_Types].xml", "x", "word/document.xml", "x"), uint8(4))
	f.Add([]byte("a,=1\n"), uint8(8))
	all := append(slices.Clone(Documents), Pictures...)
	f.Fuzz(func(t *testing.T, src []byte, n uint8) {
		ending := all[int(n)%len(all)]
		r := Read(ending, src)
		if r.Data == nil {
			return
		}
		if again := Read(ending, r.Data); !bytes.Equal(again.Data, r.Data) {
			t.Errorf("%s: published again it differs: %v", ending, again.Problems)
		}
		if len(r.Data) > len(src)+1024 {
			t.Errorf("%s: %d bytes became %d", ending, len(src), len(r.Data))
		}
	})
}
