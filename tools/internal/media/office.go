package media

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
)

// officeParts are what documents of a kind must hold: Microsoft's a file, the others a declared type.
var officeParts = map[string]string{
	"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml",
	"odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet", "odp": "application/vnd.oasis.opendocument.presentation",
	"epub": "application/epub+zip",
}

// office gives a packed document without what it tells of its making. The list of contents states sizes; parts that share
// bytes, the trick of an archive that swells beyond measure, show because the packed sizes then come to more than the file.
func (f *finding) office(src []byte) []byte {
	if !bytes.HasPrefix(src, []byte("PK\x03\x04")) {
		f.other(src)
		return nil
	}
	if bytes.Count(src, []byte("PK\x01\x02")) > maxEntries {
		f.swells()
		return nil
	}
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		f.broken()
		return nil
	}
	if !f.isOffice(z) {
		f.other(src)
		return nil
	}
	var packed, unpacked uint64
	for _, e := range z.File {
		packed, unpacked = packed+min(e.CompressedSize64, MaxBytes*2), unpacked+min(e.UncompressedSize64, maxUnpacked*2)
	}
	if packed > uint64(len(src)) || unpacked > maxUnpacked || unpacked > 10<<20 && unpacked > maxRatio*uint64(len(src)) {
		f.swells()
		return nil
	}
	d := document{finding: f, z: z, left: maxMarkup, cleaned: map[*zip.File][]byte{}}
	if !d.look() {
		return nil
	}
	if d.signed {
		f.unchanged()
		return src
	}
	return d.repacked()
}

func (f *finding) swells() {
	f.add(Inside, diag.M("das Dokument wird beim Öffnen ungewöhnlich groß", "the document becomes unusually large when it is opened"),
		diag.M("neu speichern, oder als PDF", "save it anew, or as PDF"))
}

// isOffice tells whether the archive is a document of the kind that its ending says.
func (f *finding) isOffice(z *zip.Reader) bool {
	want := officeParts[f.ending]
	if strings.HasPrefix(want, "application/") {
		if len(z.File) == 0 || z.File[0].Name != "mimetype" || z.File[0].Method != zip.Store {
			return false
		}
		r, err := z.File[0].Open()
		if err != nil {
			return false
		}
		defer r.Close()
		said, _ := io.ReadAll(io.LimitReader(r, 100))
		return strings.TrimSpace(string(said)) == want
	}
	has := func(name string) bool {
		return slices.ContainsFunc(z.File, func(e *zip.File) bool { return e.Name == name })
	}
	return has("[Content_Types].xml") && has(want)
}

// activePart tells by its name that a part runs, is another file, or leads out of the folder it is unpacked in.
func activePart(name string) bool {
	name = strings.ToLower(strings.ReplaceAll(name, `\`, "/"))
	base := path.Base(name)
	switch {
	case strings.HasPrefix(name, "/"), slices.Contains(strings.Split(name, "/"), ".."):
		return true
	case strings.HasPrefix(base, "vbaproject"), strings.HasPrefix(base, "oleobject"), name == "xl/connections.xml":
		return true
	case strings.HasPrefix(name, "basic/"), strings.HasPrefix(name, "scripts/"), strings.HasPrefix(name, "customui/"):
		return !strings.HasSuffix(name, "/")
	}
	for _, folder := range []string{"/activex/", "/embeddings/", "/querytables/", "/webextensions/"} {
		if strings.Contains("/"+name, folder) && !strings.HasSuffix(name, "/") {
			return true
		}
	}
	return slices.Contains([]string{".js", ".exe", ".dll", ".bat", ".cmd", ".ps1", ".vbs", ".jar", ".lnk", ".zip", ".rar", ".7z", ".docm", ".xlsm", ".pptm"}, path.Ext(base))
}

// shown is a name from inside a file, fit to be printed.
func shown(name string) string {
	const most = 60
	if r := []rune(strings.ToValidUTF8(name, "�")); len(r) > most {
		return string(r[:most]) + "…"
	}
	return strings.ToValidUTF8(name, "�")
}
