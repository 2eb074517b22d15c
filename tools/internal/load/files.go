package load

import (
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// documents holds what the records declare against what lies in their folders data/<kind>/<id>/.
func (s *Source) documents(records []model.Record, folders []string, found *diag.List) {
	declared := map[string]bool{}
	for _, r := range records {
		for _, word := range declaredPaths(r.Meta()) {
			s.document(r.Meta(), word, declared, found)
		}
	}
	slices.Sort(folders)
	for _, folder := range folders {
		s.undeclared(folder, declared, found)
	}
}

func declaredPaths(b *model.Base) []model.Word {
	var words []model.Word
	for _, f := range b.Files {
		words = append(words, f.Path)
	}
	for _, i := range b.Images {
		words = append(words, i.Path)
	}
	return slices.DeleteFunc(words, func(w model.Word) bool { return w.S == "" })
}

// document demands that a declared file lies in the record's folder.
func (s *Source) document(b *model.Base, word model.Word, declared map[string]bool, found *diag.List) {
	if k := model.KindOf(b.Kind); k != nil && k.Single() {
		found.Add(word.Pos, "file-missing", diag.M("%s hat keinen Ordner für Dateien", "%s has no folder for files", b.File),
			diag.M("url statt path schreiben, oder die Datei bei einem anderen Datensatz ablegen", "write url instead of path, or put the file with another record"))
		return
	}
	folder := path.Join("data", b.Kind, b.ID)
	if strings.Contains(word.S, `\`) || !filepath.IsLocal(word.S) {
		found.Add(word.Pos, "file-outside", diag.M("%q führt aus dem Ordner des Datensatzes hinaus", "%q leads out of the record's folder", word.S),
			diag.M("die Datei in %s/ legen und nur ihren Namen nennen", "put the file into %s/ and give its name only", folder))
		return
	}
	name := path.Join(folder, word.S)
	declared[name] = true
	if !fitPath(word.S) {
		found.Add(word.Pos, "file-name", diag.M("%q ist als Name einer veröffentlichten Datei nicht geeignet", "%q is no fit name of a published file", word.S),
			diag.M("Buchstaben, Ziffern, Leerzeichen und . _ - ( ) + , & ' verwenden", "use letters, digits, blanks and . _ - ( ) + , & '"))
		return
	}
	info, err := s.root.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		found.Add(word.Pos, "file-missing", diag.M("die Datei %s gibt es nicht", "there is no file %s", name),
			diag.M("die Datei dort ablegen oder die Angabe löschen; auf Groß- und Kleinschreibung achten", "put the file there or delete the entry; mind capital and small letters"))
		return
	}
	if info.Size() > maxDocument {
		found.Add(word.Pos, "file-size", diag.M("die Datei %s hat mehr als %d MiB", "the file %s has more than %d MiB", name, maxDocument>>20),
			diag.M("verkleinern, oder anderswo ablegen und url statt path schreiben", "make it smaller, or put it elsewhere and write url instead of path"))
	}
}

// maxDocument is the largest document or picture that a record may bring along, in bytes: it goes to people with
// old phones, and through our memory.
const maxDocument = 50 << 20

var fitName = regexp.MustCompile(`^[\p{L}\p{M}\p{N}_(][\p{L}\p{M}\p{N} ._()+,&'-]*$`)

// fitPath tells whether a file can have the name on every system and in an address as it is.
func fitPath(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		stem, _, _ := strings.Cut(part, ".")
		if !fitName.MatchString(part) || strings.HasSuffix(part, ".") || Device(stem) {
			return false
		}
	}
	return true
}

// undeclared reports what lies in a record's folder without being named by the record: it would not be published.
func (s *Source) undeclared(folder string, declared map[string]bool, found *diag.List) {
	walk := func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found.Add(diag.Pos{File: name}, "file-unreadable", diag.M("der Ordner lässt sich nicht lesen", "the folder can't be read"), diag.Message{})
			return fs.SkipDir
		case strings.HasPrefix(e.Name(), ".") && e.IsDir():
			return fs.SkipDir
		case e.IsDir(), strings.HasPrefix(e.Name(), "."), declared[name]:
			return nil
		}
		found.Warn(diag.Pos{File: name}, "file-undeclared", diag.M("kein Datensatz nennt diese Datei; sie wird nicht veröffentlicht", "no record names this file; it is not published"),
			diag.M("im Datensatz als [[file]] oder [[image]] eintragen oder löschen", "declare it in the record as [[file]] or [[image]], or delete it"))
		return nil
	}
	// The walk reports every error itself.
	_ = fs.WalkDir(s.root.FS(), folder, walk)
}
