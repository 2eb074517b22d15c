package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestWhatActsIsFoundWhereverItHides(t *testing.T) {
	t.Parallel()
	const script = "<< /S /JavaScript /JS (app.alert(1)) >>"
	for name, c := range map[string]struct {
		onPage string
		more   []string
		want   string
	}{
		"nothing":                               {"/Annots [<< /Subtype /Link /A << /S /URI /URI (https://x.example) >> >>]", nil, ""},
		"a place to open at":                    {"/OpenAction [3 0 R /Fit]", nil, ""},
		"a leap to open at":                     {"/OpenAction << /S /GoTo /D [3 0 R /Fit] >>", nil, ""},
		"script":                                {"/OpenAction " + script, nil, "JS JavaScript OpenAction"},
		"script with a disguised name":          {"/Annots [<< /A << /S /J#61vaScri#70#74 /J#53 (x) >> >>]", nil, "JS JavaScript"},
		"script behind references":              {"/Annots [<< /A 4 0 R >>]", []string{"<< /S 5 0 R /J#53 (x) >>", "/JavaScript"}, "JS JavaScript"},
		"script in a stream":                    {"/A << /S /JavaScript /JS 4 0 R >>", []string{streamOf("", "app.alert(1)")}, "JS JavaScript"},
		"script after what leads about":         {"/OpenAction << /S /GoTo /Next << /S /Named /Next " + script + " >> >>", nil, "JS JavaScript OpenAction"},
		"script deep inside":                    {"/X [[[[[[<< /Y [" + script + "] >>]]]]]]", nil, "JS JavaScript"},
		"script of a form":                      {"/AA << /K " + script + " >>", nil, "AA JS JavaScript"},
		"an address to open by itself":          {"/OpenAction << /S /URI /URI (https://x.example) >>", nil, "OpenAction"},
		"an address at the turn of a page":      {"/AA << /O 4 0 R >>", []string{"<< /S /URI /URI (https://x.example) >>"}, "AA"},
		"an address after many leaps":           {"/OpenAction << /S /GoTo /Next [" + strings.Repeat("<< /S /GoTo >> ", 20) + "<< /S /URI /URI (x) >>] >>", nil, "OpenAction"},
		"an endless row of actions":             {"/OpenAction 4 0 R", []string{"<< /S /GoTo /Next 4 0 R >>"}, "OpenAction"},
		"a program":                             {"/A << /S /Launch /F (cmd.exe) >>", nil, "Launch"},
		"another document inside":               {"/A << /S /GoToE >>", nil, "GoToE"},
		"files":                                 {"/Names << /EmbeddedFiles << /Names [(x.exe) 4 0 R] >> >>", []string{"<< /Type /Filespec /EF << /F 5 0 R >> >>", streamOf("/Type /EmbeddedFile", "MZ")}, "EF EmbeddedFile EmbeddedFiles"},
		"a file pinned to the page":             {"/Annots [<< /Subtype /File#41ttachment >>]", nil, "FileAttachment"},
		"a form that programs draw":             {"/AcroForm << /XFA [(template) 4 0 R] >>", []string{streamOf("", "<xdp/>")}, "XFA"},
		"a form that sends":                     {"/A << /S /SubmitForm /F (https://x.example) >>", nil, "SubmitForm"},
		"a plain form":                          {"/AcroForm << /Fields [] >>", nil, ""},
		"a film":                                {"/Annots [<< /Subtype /RichMedia /RichMediaContent << >> >>]", nil, "RichMedia RichMediaContent"},
		"a picture in space":                    {"/Annots [<< /Subtype /3D /3DD 4 0 R >>]", []string{streamOf("/Type /3D /Subtype /U3D /OnInstantiate 5 0 R", "x"), streamOf("", "js")}, "3D OnInstantiate"},
		"a player":                              {"/Annots [<< /Subtype /Screen /A << /S /Rendition /JS (x) >> >>]", nil, "JS Rendition Screen"},
		"a stream in another file":              {"/Contents 4 0 R", []string{streamOf("/F (//x.example/share)", "")}, "F"},
		"a page about scripts, without a slash": {"/Contents 4 0 R", []string{streamOf("", "BT (JavaScript JS Launch) Tj ET")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			objects := document(c.onPage, c.more...)
			if got := active(mustRead(t, plain(objects, ""))); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
			for _, o := range objects {
				if strings.Contains(o, "stream") {
					return // not in a list of objects
				}
			}
			for _, kind := range []string{"ObjStm", "Obj#53tm"} {
				if got := active(mustRead(t, packed(objects, kind))); got != c.want {
					t.Errorf("found %q in a packed list, want %q", got, c.want)
				}
			}
		})
	}
}

// Each name is found by itself: packed, where only reading finds it, and in what no cross-reference leads to, where only
// looking at all bytes does.
func TestEachNameThatActsIsFound(t *testing.T) {
	t.Parallel()
	for key, names := range map[string]string{
		"S":       "GoToE ImportData JavaScript Launch Movie Rendition RichMediaExecute Sound SubmitForm",
		"Type":    "EmbeddedFile",
		"Subtype": "3D FileAttachment Movie RichMedia Screen Sound",
	} {
		for _, word := range strings.Fields(names) {
			if got := active(mustRead(t, packed(document(fmt.Sprintf("/X << /%s /%s >>", key, word)), "ObjStm"))); got != word {
				t.Errorf("/%s /%s: found %q", key, word, got)
			}
		}
	}
	for _, key := range strings.Fields("EF EmbeddedFiles JS OnInstantiate RichMediaContent XFA") {
		if got := active(mustRead(t, packed(document("/"+key+" 1"), "ObjStm"))); got != key {
			t.Errorf("/%s: found %q", key, got)
		}
	}
	for _, word := range strings.Fields("EmbeddedFile EmbeddedFiles ImportData JavaScript RichMedia SubmitForm") {
		disguised := fmt.Sprintf("#%02x%s", word[0], word[1:])
		if got := active(mustRead(t, plain(document("/Contents 4 0 R", streamOf("", "9 0 obj << /S /"+disguised+" >> endobj")), ""))); got != word {
			t.Errorf("%s beside the document: found %q", word, got)
		}
	}
}

// An earlier version of a document is still in it; so is what no cross-reference leads to.
func TestWhatActsIsFoundInEarlierVersionsAndBesideTheDocument(t *testing.T) {
	t.Parallel()
	first := plain(document("/A << /S /Launch >>"), "")
	second := version(first, 3, []string{fmt.Sprintf(page, ""), info}, fmt.Sprintf("/Prev %d", bytes.LastIndex(first, []byte("xref\n0"))))
	if got := active(mustRead(t, second)); got != "Launch" {
		t.Errorf("found %q", got)
	}
	beside := bytes.Replace(plain(document(""), ""), []byte("xref\n0"), []byte("9 0 obj << /S /J#61vaScript >> endobj\nxref\n0"), 1)
	beside = bytes.Replace(beside, fmt.Appendf(nil, "startxref\n%d", bytes.Index(plain(document(""), ""), []byte("xref\n0"))), fmt.Appendf(nil, "startxref\n%d", bytes.Index(beside, []byte("xref\n0"))), 1)
	if got := active(mustRead(t, beside)); got != "JavaScript" {
		t.Errorf("found %q", got)
	}
}

// Where a viewer would begin to guess, we don't: what it then showed we would not have seen.
func TestWhatCantBeReadForCertainIsRefused(t *testing.T) {
	t.Parallel()
	good := plain(document("/Contents 4 0 R", streamOf("", "BT ET")), "")
	mustRead(t, good)
	swap := func(old, with string) []byte {
		t.Helper()
		if !bytes.Contains(good, []byte(old)) {
			t.Fatalf("there is no %q", old)
		}
		return bytes.Replace(good, []byte(old), []byte(with), 1)
	}
	deep := strings.Repeat("[", 10_000)
	for name, src := range map[string][]byte{
		"nothing":                           nil,
		"only a start":                      []byte("%PDF-1.7\n%%EOF"),
		"no place of the cross-references":  swap("startxref", "startxxxx"),
		"a wrong place of them":             swap("startxref\n", "startxref\n1"),
		"a huge place of them":              swap("startxref\n", "startxref\n99999999999999999999"),
		"a place that is no object":         swap("0000000015 ", "0000000016 "),
		"another object at its place":       swap("2 0 obj", "7 0 obj"),
		"an object that does not end":       swap("endobj", "endxxx"),
		"a stream that is longer":           swap("/Length 5", "/Length 9"),
		"a stream of unknown length":        swap("/Length 5", "/Length null"),
		"a stream with a length in itself":  swap("/Length 5", "/Length 4 0 R"),
		"a text that does not end":          swap("(Bericht)", "(Bericht "),
		"a dictionary that does not end":    swap("/Count 1 >>", "/Count 1  "),
		"a dictionary with a loose value":   swap("/Count 1", "/Count 1 1"),
		"a word of two meanings":            plain(document("/OpenAction << /S /GoTo /S /URI /URI (https://x.example) >>"), ""),
		"a stream of two lengths":           swap("/Length 5", "/Length 5 /Length 9"),
		"a word of many meanings":           plain(document("/X << "+strings.Repeat("/ByteRange 1 ", 10_000)+">>"), ""),
		"a place in a list before it":       packedBefore(),
		"lists a thousand deep":             plain(document("/X "+deep), ""),
		"cross-references without an end":   swap("trailer", "trailxx"),
		"too many of them":                  swap("xref\n0 6", "xref\n0 99999999"),
		"a strange kind of them":            swap("00000 n", "00000 x"),
		"an earlier version that is none":   plain(document(""), "/Prev 3"),
		"an earlier version without place":  plain(document(""), "/Prev (x)"),
		"a list of objects of another kind": packed(document(""), "Objekte"),
		"a list that is not packed so":      bytes.Replace(packed(document(""), "ObjStm"), []byte("/Filter /FlateDecode"), []byte("/Filter /LZWDecodexx"), 1),
		"objects in a list in a list":       bytes.Replace(packed(document(""), "ObjStm"), []byte("5 0 obj"), []byte("6 0 obj"), 1),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if r, err := Read(src); err == nil {
				t.Errorf("it is read: %v", r.Active)
			}
		})
	}
}

func TestALockedDocumentIsKnown(t *testing.T) {
	t.Parallel()
	if r := mustRead(t, plain(document(""), "/Encrypt 4 0 R")); !r.Locked || r.Clean != nil {
		t.Error("it is not")
	}
}

// Versions that name each other, objects that hold each other and lists that swell end soon.
func TestHostileDocumentsEndSoon(t *testing.T) {
	t.Parallel()
	base := plain(document(""), "")
	round := version(base, 3, []string{fmt.Sprintf(page, ""), info}, fmt.Sprintf("/Prev %d", bytes.LastIndex(version(base, 3, []string{fmt.Sprintf(page, ""), info}, ""), []byte("xref\n3"))))
	mustRead(t, round) // its earlier version is itself
	mustRead(t, plain(document("/Kids [3 0 R 4 0 R]", "[4 0 R 4 0 R 3 0 R]"), ""))
	for name, objects := range map[string][]string{
		"spaces":       {strings.Repeat(" ", maxUnpacked+1)},
		"empty arrays": {"[" + strings.Repeat("[]", maxValues+1) + "]"},
	} {
		if _, err := Read(packed(append(objects, info), "ObjStm")); err == nil {
			t.Errorf("%s are unpacked", name)
		}
	}
	if r := mustRead(t, plain(document("", slices.Repeat([]string{streamOf("/Subtype /XML /Filter /FlateDecode", deflated("<a/>"))}, 2_000)...), "")); !r.Kept {
		t.Error("thousands of blocks of XMP that are packed too tightly are not told")
	}
	// many numbers for one photograph, of which each piece has to be looked at
	photo := strings.Repeat(" ", 1000) + "1 0 obj\n" + streamOf("/Filter /DCTDecode", "\xff\xd8"+strings.Repeat("\xff\xe0\x00\x02", 25_000)) + "\nendobj\n"
	places := ""
	for i := range 1000 {
		places += fmt.Sprintf("1 1\n%010d 00000 n \n", i)
	}
	if _, err := Read(fmt.Appendf(nil, "%sxref\n%strailer\n<< /Size 2 >>\nstartxref\n%d\n%%%%EOF\n", photo, places, len(photo))); err == nil {
		t.Error("one photograph is looked at a thousand times")
	}
	const many = 20_000
	var nested, table strings.Builder
	nested.WriteString("%PDF-1.7\n")
	fmt.Fprintf(&table, "xref\n0 %d\n0000000000 65535 f \n", many+1)
	for i := range many {
		fmt.Fprintf(&table, "%010d 00000 n \n", nested.Len())
		fmt.Fprintf(&nested, "%d 0 obj (", i+1)
	}
	src := nested.String() + strings.Repeat(")", many) + "\nendobj\n"
	if _, err := Read(fmt.Appendf(nil, "%s%strailer\n<< /Size %d >>\nstartxref\n%d\n%%%%EOF\n", src, table.String(), many+1, len(src))); err == nil {
		t.Error("each of many objects reaches to the end, and all are read")
	}
}
