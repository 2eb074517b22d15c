package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// unpackedAll is a document with all that is packed in it behind it.
func unpackedAll(src []byte) []byte {
	out := bytes.Clone(src)
	for rest := src; ; {
		_, after, ok := bytes.Cut(rest, []byte("stream\n"))
		if !ok {
			return out
		}
		if r, err := zlib.NewReader(bytes.NewReader(after)); err == nil {
			data, _ := io.ReadAll(r)
			out = append(out, data...)
		}
		rest = after
	}
}

func TestWhatADocumentTellsOfItsMakingGoes(t *testing.T) {
	t.Parallel()
	photo := "\xff\xd8\xff\xe0\x00\x04ab\xff\xe1\x00\x1aExif\x00\x00" + secret + "GPS12\xff\xda\x00\x02daten\xff\xd9"
	first := plain(document(""), "")
	changed := version(first, 3, []string{fmt.Sprintf(page, ""), "<< /Title (Bericht) >>"}, fmt.Sprintf("/Prev %d", bytes.LastIndex(first, []byte("xref\n0"))))
	own := strings.Replace(info, "/Author ("+secret+")", "/Author 4 0 R /Abteilung (Amt von "+secret+")", 1)
	refs := append(document("", "("+secret+")")[:4], own)
	for name, c := range map[string]struct {
		src   []byte
		keeps []string
	}{
		"facts":                         {plain(document(""), ""), []string{"/Title (Bericht)"}},
		"facts in a packed list":        {packed(document(""), "ObjStm"), []string{"/Title (Bericht)"}},
		"facts in a list":               {listed(document(""), "ObjStm", streamOf), []string{"/Title (Bericht)"}},
		"facts elsewhere":               {plain(refs, ""), []string{"/Title (Bericht)"}},
		"facts elsewhere, packed":       {packed(refs, "ObjStm"), []string{"/Title (Bericht)"}},
		"facts of an earlier version":   {changed, []string{"/Title (Bericht)"}},
		"XMP":                           {plain(document("/Metadata 4 0 R", streamOf("/Type /Metadata /Subtype /XML", xmp)), ""), []string{"Bericht &amp; Zahlen", `xml:lang="de-DE"`, "<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>"}},
		"packed XMP":                    {plain(document("/Metadata 4 0 R", streamOf("/Type /Metadata /Subtype /XML /Filter /FlateDecode", deflated(xmp+strings.Repeat("<!-- 1 -->", 20)+fmt.Sprint(rand.New(rand.NewPCG(1, 2)).Perm(200))))), ""), []string{"<pdfuaid:part>1</pdfuaid:part>"}},
		"XMP that is none":              {plain(document("/Metadata 4 0 R", streamOf("/Subtype /XML", "<a>"+secret)), ""), nil},
		"where a photograph was taken":  {plain(document("/X 4 0 R", streamOf("/Subtype /Image /Filter /DCTDecode", photo)), ""), []string{"\xff\xe0\x00\x04ab", "daten\xff\xd9"}},
		"a photograph that is none":     {plain(document("/X 4 0 R", streamOf("/Subtype /Image /Filter /DCTDecode", "\xff\xd8\xff\xe1\xff\xff")), ""), nil},
		"facts that are of no document": {plain([]string{catalogue, "[]"}, ""), nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := bytes.Clone(c.src)
			r := mustRead(t, c.src)
			if r.Kept || len(r.Clean) != len(c.src) || !bytes.Equal(c.src, before) {
				t.Fatalf("kept %v, %d bytes of %d", r.Kept, len(r.Clean), len(c.src))
			}
			after := unpackedAll(r.Clean)
			for _, gone := range []string{secret, "GPS12", "D:20261101"} {
				if bytes.Contains(after, []byte(gone)) {
					t.Errorf("%q is still there", gone)
				}
			}
			for _, part := range c.keeps {
				if !bytes.Contains(after, []byte(part)) {
					t.Errorf("%q is gone:\n%s", part, after)
				}
			}
			if again := mustRead(t, r.Clean); again.Kept || !bytes.Equal(again.Clean, r.Clean) {
				t.Error("cleaned again it differs")
			}
		})
	}
}

// A later version may give the number of the facts to something that readers see.
func TestANumberMeansWhatItMeantInItsVersion(t *testing.T) {
	t.Parallel()
	first := plain(document(""), "")
	second := version(first, 3, []string{fmt.Sprintf(page, "/Resources 4 0 R"), "<< /ExtGState << /G << /CA 1 >> >> >>", info}, fmt.Sprintf("/Prev %d", bytes.LastIndex(first, []byte("xref\n0"))))
	r := mustRead(t, second)
	if !bytes.Contains(r.Clean, []byte("<< /ExtGState << /G << /CA 1 >> >> >>")) {
		t.Error("something else is taken for facts")
	}
	if bytes.Contains(r.Clean, []byte(secret)) {
		t.Errorf("%q is still there", secret)
	}
}

// A signature covers every byte.
func TestASignedDocumentStaysAsItIs(t *testing.T) {
	t.Parallel()
	src := plain(document("/V << /Type /Sig /ByteRange [0 9 9 9] /Contents <00> >>"), "")
	if r := mustRead(t, src); !r.Signed || !bytes.Equal(r.Clean, src) {
		t.Error("it is changed")
	}
}

func TestWhatCantBeTakenOutIsTold(t *testing.T) {
	t.Parallel()
	for name, stream := range map[string]string{
		"packed too tightly":    streamOf("/Subtype /XML /Filter /FlateDecode", deflated(secret)),
		"packed in another way": streamOf("/Subtype /XML /Filter /ASCII85Decode", secret),
	} {
		if r := mustRead(t, plain(document("/Metadata 4 0 R", stream), "")); !r.Kept {
			t.Errorf("%s: it is not", name)
		}
	}
}

func TestDataIsPackedToAnyLengthThatIsEnough(t *testing.T) {
	t.Parallel()
	data := []byte(xmp)
	least := len(deflated(xmp)) + 60
	for n := least; n < least+100; n++ {
		out := (&cleaning{effort: maxEffort}).squeezed(data, n)
		if len(out) != n {
			t.Fatalf("%d bytes, not %d", len(out), n)
		}
		r, err := zlib.NewReader(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		if back, err := io.ReadAll(r); err != nil || !bytes.HasPrefix(back, data) || strings.TrimSpace(string(back[len(data):])) != "" {
			t.Fatal("it is not the same", err)
		}
	}
	if (&cleaning{effort: maxEffort}).squeezed(data, 50) != nil {
		t.Error("too little room is enough")
	}
}

// FuzzRead feeds any bytes, and any bytes as the objects of a document whose cross-references are right: nothing panics, and
// what is cleaned is read again, is the same, and holds nothing new that acts.
func FuzzRead(f *testing.F) {
	for _, objects := range [][]string{document("", "[(a) <00> 1.5 true null 3 0 R]"), document("/A << /S /J#61vaScript /JS (x) >>"), document("/Metadata 4 0 R", streamOf("/Subtype /XML", xmp)), document("", streamOf("/Filter /DCTDecode", "\xff\xd8\xff\xe1\x00\x04ab\xff\xda"))} {
		f.Add([]byte(strings.Join(objects, "\x00")), uint8(0))
		f.Add([]byte(strings.Join(objects, "\x00")), uint8(1))
		f.Add(plain(objects, ""), uint8(2))
	}
	f.Fuzz(func(t *testing.T, src []byte, as uint8) {
		switch as % 3 {
		case 0:
			src = plain(strings.Split(string(src), "\x00"), "")
		case 1:
			src = packed(strings.Split(string(src), "\x00"), "ObjStm")
		}
		r, err := Read(src)
		if err != nil || r.Locked || r.Kept {
			return
		}
		again, err := Read(r.Clean)
		fresh := slices.ContainsFunc(again.Active, func(s string) bool { return !slices.Contains(r.Active, s) })
		if err != nil || len(r.Clean) != len(src) || fresh || !bytes.Equal(again.Clean, r.Clean) {
			t.Errorf("cleaned it is another: %v", err)
		}
	})
}
