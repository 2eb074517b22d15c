package check

import (
	"path"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// Types of the files that a site publishes beside its pages. What a browser would run as a page of the site, such as
// HTML and SVG, is not among them.
var (
	documentTypes = []string{"pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "txt", "csv", "epub", "ics", "mp3", "mp4"}
	imageTypes    = []string{"jpg", "jpeg", "png", "webp", "avif"}
)

// filed demands that a document says where it is, in one way, and that files are of a type that is safe to open.
func filed(f *finder, s *subject) {
	for _, file := range s.Files {
		if (file.Path.S == "") == (file.URL.S == "") && file.ID.S != "" {
			f.found.Add(file.ID.Pos, "file-target", diag.M("ein Dokument hat entweder path oder url", "a document has either path or url"),
				diag.M("path für eine Datei im Ordner des Datensatzes, url für eine Adresse", "path for a file in the record's folder, url for an address"))
		}
		f.fileType(file.Path, append(slices.Clone(documentTypes), imageTypes...))
	}
	for _, image := range s.Images {
		f.fileType(image.Path, imageTypes)
	}
}

func (f *finder) fileType(name model.Word, types []string) {
	if name.S == "" || slices.Contains(types, strings.TrimPrefix(strings.ToLower(path.Ext(name.S)), ".")) {
		return
	}
	known := strings.Join(types, ", ")
	f.found.Add(name.Pos, "file-type", diag.M("Dateien wie %q werden hier nicht veröffentlicht", "files such as %q are not published here", path.Base(name.S)),
		diag.M("möglich sind: %s", "possible are: %s", known))
}
