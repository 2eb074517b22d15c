package media

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
)

// document is an office document whose parts are looked into.
type document struct {
	*finding
	z       *zip.Reader
	left    int64 // bytes of XML that may still be unpacked
	cleaned map[*zip.File][]byte
	signed  bool
}

// Why a part is not looked through to its end.
var (
	errDamaged = errors.New("media: a part can't be read")
	errSwells  = errors.New("media: the parts are too large")
)

// look looks into every part. It tells whether what is in them may be published.
func (d *document) look() bool {
	names := map[string]bool{}
	for _, e := range d.z.File {
		name := strings.ToLower(strings.ReplaceAll(e.Name, `\`, "/"))
		if names[name] || e.Method != zip.Store && e.Method != zip.Deflate {
			d.broken() // of two parts of a name, each program takes another
			return false
		}
		names[name] = true
		if e.Flags&1 != 0 || name == "meta-inf/encryption.xml" {
			d.locked()
			return false
		}
		if activePart(e.Name) {
			d.foreign(e.Name)
			return false
		}
		err := d.part(e, name)
		switch {
		case errors.Is(err, errSwells):
			d.swells()
		case err != nil:
			d.broken()
		}
		if err != nil || len(d.problems) > 0 {
			return false
		}
	}
	return true
}

func (f *finding) foreign(what string) {
	f.add(Active, diag.M("das Dokument enthält ein Programm oder eine fremde Datei: %s", "the document holds a program or a foreign file: %s", shown(what)),
		diag.M("ohne Makros und eingebettete Objekte speichern, oder als PDF", "save it without macros and embedded objects, or as PDF"))
}

func (f *finding) outside(what string) {
	f.add(Active, diag.M("das Dokument holt etwas von außen, wenn es geöffnet wird: %s", "the document fetches something from outside when it is opened: %s", shown(what)),
		diag.M("Vorlagen, Verknüpfungen und Felder lösen, Bilder und Texte einfügen statt verknüpfen, oder als PDF speichern", "unlink templates, links and fields, insert pictures and texts instead of linking them, or save it as PDF"))
}

func (f *finding) astray(address string) {
	f.add(Active, diag.M("ein Link im Dokument führt in einen Ordner oder zu einem Programm auf einem Rechner: %s", "a link in the document leads to a folder or program on a computer: %s", shown(address)),
		diag.M("den Link entfernen oder auf eine Seite im Netz richten", "remove the link or let it lead to a page of the web"))
}

func (f *finding) locked() {
	f.add(Active, diag.M("das Dokument ist verschlüsselt; niemand kann prüfen, was darin steht", "the document is encrypted; nobody can check what is in it"),
		diag.M("ohne Kennwort und Schutz speichern", "save it without password and protection"))
}

func (f *finding) discussed() {
	f.add(Private, diag.M("in dem Dokument stehen Kommentare oder nachverfolgte Änderungen, mit Namen", "the document holds comments or tracked changes, with names"),
		diag.M("Änderungen annehmen und Kommentare löschen, oder als PDF speichern", "accept the changes and delete the comments, or save it as PDF"))
}

// part looks into one part, whose name is given in small letters as well.
func (d *document) part(e *zip.File, name string) error {
	base := path.Base(name)
	switch {
	case strings.HasPrefix(base, "comments") && strings.HasSuffix(base, ".xml"), strings.Contains(name, "/comments/"), strings.Contains(name, "/threadedcomments/"), strings.Contains(name, "/revisions/"):
		d.discussed()
		return nil
	case d.told(e, name):
		return nil
	case strings.HasPrefix(name, "_xmlsignatures/"), name == "meta-inf/documentsignatures.xml":
		d.signed = true
		return nil
	case slices.Contains([]string{".jpg", ".jpeg", ".png"}, path.Ext(name)):
		return d.picture(e, strings.TrimPrefix(path.Ext(name), "."))
	case slices.Contains([]string{".xml", ".rels", ".vml", ".xhtml", ".html", ".htm", ".svg", ".opf", ".ncx"}, path.Ext(name)):
		src, err := d.untraced(e, name)
		if err != nil {
			return err
		}
		m := markup{document: d, name: e.Name, ext: path.Ext(name)}
		return m.read(src)
	}
	return d.binary(e)
}

// read unpacks a part.
func (d *document) read(e *zip.File) ([]byte, error) {
	r, err := e.Open()
	if err != nil {
		return nil, errDamaged
	}
	defer r.Close()
	src, err := io.ReadAll(io.LimitReader(r, d.left+1))
	if d.left -= int64(len(src)); d.left < 0 {
		return nil, errSwells
	}
	if err != nil {
		return nil, errDamaged
	}
	return src, nil
}

// binary knows what no document needs by how it begins, whatever its name says.
func (d *document) binary(e *zip.File) error {
	r, err := e.Open()
	if err != nil {
		return errDamaged
	}
	defer r.Close()
	head := make([]byte, 8)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return errDamaged
	}
	for _, start := range []string{"\xd0\xcf\x11\xe0", "PK\x03\x04", "MZ", "\x7fELF", "%PDF-", "Rar!", "7z\xbc\xaf"} {
		if bytes.HasPrefix(head[:n], []byte(start)) {
			d.foreign(e.Name)
			return nil
		}
	}
	return nil
}

// markup is a part written in XML.
type markup struct {
	*document
	name, ext string
	fields    strings.Builder // codes of fields and formulas
	inField   bool
	depth     int
}

func (m *markup) read(src []byte) error {
	const deepest = 1000 // elements in each other
	x := xml.NewDecoder(bytes.NewReader(src))
	if m.ext == ".xhtml" || m.ext == ".html" || m.ext == ".htm" {
		x.Entity = xml.HTMLEntity
	}
	for len(m.problems) == 0 {
		token, err := x.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || m.depth > deepest {
			return errDamaged // in another encoding, too: nobody writes those
		}
		switch t := token.(type) {
		case xml.Directive:
			if bytes.ContainsAny(t, "[") || bytes.Contains(t, []byte("ENTITY")) {
				return errDamaged
			}
		case xml.StartElement:
			m.depth++
			m.element(t)
		case xml.EndElement:
			m.depth--
			m.inField = false
		case xml.CharData:
			if m.inField {
				m.fields.Write(t)
			}
		}
	}
	if code := activeField.FindString(m.fields.String()); code != "" && len(m.problems) == 0 {
		m.outside(code)
	}
	return nil
}

// activeField are codes of fields and formulas that start programs or fetch something.
var activeField = regexp.MustCompile(`(?i)\b(ddeauto|dde|includetext|webservice|includepicture\s+"?\s*[a-z]+:)`)

// Elements that run, are another file, or fetch one, in the formats of Microsoft, OpenDocument and the web.
var (
	foreignElements = []string{"oleobject", "oleobj", "object-ole", "plugin", "applet", "script", "altchunk", "subdoc", "iframe", "embed", "foreignobject"}
	outsideElements = []string{"ddelink", "olelink", "dde-source", "dde-connection-decl", "section-source", "table-source", "cell-range-source", "floating-frame"}
	innocentTypes   = []string{"image/png", "image/jpeg", "image/gif", "image/svg+xml"} // of data in an address
)

func (m *markup) element(t xml.StartElement) {
	local := strings.ToLower(t.Name.Local)
	web := m.ext != ".xml" && m.ext != ".rels" && m.ext != ".vml"
	switch {
	case slices.Contains(foreignElements, local), local == "event-listener" && strings.Contains(t.Name.Space, ":script:"), local == "control" && strings.Contains(t.Name.Space, "wordprocessingml"):
		m.foreign(m.name)
		return
	case slices.Contains(outsideElements, local):
		m.outside(m.name)
		return
	case local == "change-info", local == "annotation" && strings.Contains(t.Name.Space, "opendocument"):
		m.discussed()
		return
	case local == "encryption-data":
		m.locked()
		return
	case local == "relationship" && m.ext == ".rels":
		m.relation(t)
		return
	}
	m.inField = slices.Contains([]string{"instrtext", "delinstrtext", "f", "definedname"}, local)
	if local == "fldchar" {
		m.fields.WriteByte(' ')
	}
	for _, a := range t.Attr {
		m.attribute(t.Name, a, web)
	}
}

func (m *markup) attribute(element xml.Name, a xml.Attr, web bool) {
	key := strings.ToLower(a.Name.Local)
	switch {
	case key == "author" && strings.Contains(a.Name.Space, "wordprocessingml"):
		m.discussed()
	case web && strings.HasPrefix(key, "on"):
		m.foreign(m.name)
	case key == "instr", key == "formula":
		m.fields.WriteString(" " + a.Value + " ")
	case key == "action" && strings.HasPrefix(a.Value, "ppaction://") && !strings.HasPrefix(a.Value, "ppaction://hlink") && a.Value != "ppaction://noaction":
		m.foreign(a.Value)
	case key == "contenttype", key == "media-type":
		for _, kind := range []string{"macroenabled", "vbaproject", "oleobject", "activex", "ms-word.attachedtoolbars", "customui"} {
			if strings.Contains(strings.ToLower(a.Value), kind) {
				m.foreign(a.Value)
				return
			}
		}
	case key == "href" && (web || strings.HasSuffix(a.Name.Space, "xlink")), key == "src" && web, key == "data" && web:
		if strings.EqualFold(element.Local, "a") {
			if !clicked(a.Value) {
				m.astray(a.Value)
			}
		} else if !within(a.Value, web) && (m.ext != ".opf" || !clicked(a.Value)) {
			m.outside(a.Value)
		}
	}
}

// relation judges what a part of a document of Microsoft's leads to.
func (m *markup) relation(t xml.StartElement) {
	var kind, target, mode string
	for _, a := range t.Attr {
		switch a.Name.Local {
		case "Type":
			kind = strings.ToLower(path.Base(a.Value))
		case "Target":
			target = a.Value
		case "TargetMode":
			mode = a.Value
		}
	}
	switch {
	case slices.Contains([]string{"oleobject", "package", "vbaproject", "wordvbadata", "control", "afchunk", "extensibility", "webextension", "connections"}, kind):
		m.foreign(target)
	case mode == "" || strings.EqualFold(mode, "Internal"):
		if slices.Contains([]string{"attachedtemplate", "externallinkpath", "subdocument", "frame"}, kind) || strings.Contains(target, ":") {
			m.outside(target)
		}
	case kind != "hyperlink":
		m.outside(target)
	case !clicked(target):
		m.astray(target)
	}
}

// clicked tells whether an address may stand behind a link: of the web, a letter, a call, or a place nearby.
func clicked(address string) bool {
	address = strings.TrimSpace(address)
	scheme, _, ok := strings.Cut(address, ":")
	if strings.HasPrefix(address, "//") || strings.Contains(address, `\`) {
		return false
	}
	return !ok || strings.ContainsAny(scheme, "/#?") || slices.Contains([]string{"http", "https", "mailto", "tel"}, strings.ToLower(scheme))
}

// within tells whether an address leads to something in the document itself.
func within(address string, web bool) bool {
	address = strings.TrimSpace(address)
	if scheme, rest, ok := strings.Cut(address, ":"); ok && !strings.ContainsAny(scheme, "/#?") {
		kind, _, _ := strings.Cut(rest, ";")
		return strings.EqualFold(scheme, "data") && slices.Contains(innocentTypes, kind)
	}
	return !strings.HasPrefix(address, "/") && !strings.Contains(address, `\`) && (web || !strings.HasPrefix(address, ".."))
}
