package check

import (
	"path"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/media"
	"offenesnetz/tools/internal/model"
)

// filed demands that a document says where it is, in one way, and that files are of a type that is safe to open.
func filed(f *finder, s *subject) {
	for _, file := range s.Files {
		if (file.Path.S == "") == (file.URL.S == "") && file.ID.S != "" {
			f.found.Add(file.ID.Pos, "file-target", diag.M("ein Dokument hat entweder path oder url", "a document has either path or url"),
				diag.M("path für eine Datei im Ordner des Datensatzes, url für eine Adresse", "path for a file in the record's folder, url for an address"))
		}
		f.fileType(file.Path, append(slices.Clone(media.Documents), media.Pictures...))
	}
	for _, image := range s.Images {
		f.fileType(image.Path, media.Pictures)
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
