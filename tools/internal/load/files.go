package load

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/media"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/parallel"
)

// Document gives a document or picture that a record declares as it is to be published. Records has read it, found no
// fault with it and freed it of what it tells of itself.
func (s *Source) Document(kind, id, name string) ([]byte, error) {
	data, ok := s.published[path.Join("data", kind, id, name)]
	if !ok {
		return nil, fmt.Errorf("%s of %s/%s was not read", name, kind, id)
	}
	return data, nil
}

// declared is a document or picture with all places that name it.
type declared struct {
	name   string
	places []diag.Pos
	result media.Result
	err    error
}

// documents holds what the records declare against what lies in their folders data/<kind>/<id>/, and judges its bytes.
func (s *Source) documents(records []model.Record, folders []string, found *diag.List) {
	known := map[string]*declared{}
	var sound []*declared
	for _, r := range records {
		for _, word := range declaredPaths(r.Meta()) {
			if d := s.document(r.Meta(), word, known, found); d != nil && len(d.places) == 1 {
				sound = append(sound, d)
			}
		}
	}
	parallel.Each(len(sound), func(i int) { sound[i].read(s) })
	s.published = map[string][]byte{}
	for _, d := range sound {
		d.tell(found)
		s.published[d.name] = d.result.Data
	}
	slices.Sort(folders)
	for _, folder := range folders {
		s.undeclared(folder, known, found)
	}
}

func (d *declared) read(s *Source) {
	var src []byte
	if src, d.err = s.root.ReadFile(d.name); d.err == nil {
		d.result = media.Read(ending(d.name), src)
	}
}

// tell reports what is wrong with a file wherever it is named.
func (d *declared) tell(found *diag.List) {
	for _, pos := range d.places {
		if d.err != nil {
			found.Add(pos, "file-unreadable", diag.M("die Datei %s lässt sich nicht lesen", "the file %s can't be read", d.name), unreadable)
		}
		for _, p := range d.result.Problems {
			if p.Warning {
				found.Warn(pos, p.Code, p.Message, p.Advice)
			} else {
				found.Add(pos, p.Code, p.Message, p.Advice)
			}
		}
	}
}

func ending(name string) string { return strings.TrimPrefix(strings.ToLower(path.Ext(name)), ".") }

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

// document demands that a declared file lies in the record's folder. It gives the file where its bytes are worth reading.
func (s *Source) document(b *model.Base, word model.Word, known map[string]*declared, found *diag.List) *declared {
	if k := model.KindOf(b.Kind); k != nil && k.Single() {
		found.Add(word.Pos, "file-missing", diag.M("%s hat keinen Ordner für Dateien", "%s has no folder for files", b.File),
			diag.M("url statt path schreiben, oder die Datei bei einem anderen Datensatz ablegen", "write url instead of path, or put the file with another record"))
		return nil
	}
	folder := path.Join("data", b.Kind, b.ID)
	if strings.Contains(word.S, `\`) || !filepath.IsLocal(word.S) {
		found.Add(word.Pos, "file-outside", diag.M("%q führt aus dem Ordner des Datensatzes hinaus", "%q leads out of the record's folder", word.S),
			diag.M("die Datei in %s/ legen und nur ihren Namen nennen", "put the file into %s/ and give its name only", folder))
		return nil
	}
	name := path.Join(folder, word.S)
	if known[name] == nil {
		known[name] = &declared{name: name}
	}
	if !fitPath(word.S) {
		found.Add(word.Pos, "file-name", diag.M("%q ist als Name einer veröffentlichten Datei nicht geeignet", "%q is no fit name of a published file", word.S),
			diag.M("Buchstaben, Ziffern, Leerzeichen und . _ - ( ) + , & ' verwenden", "use letters, digits, blanks and . _ - ( ) + , & '"))
		return nil
	}
	if !s.there(name, word.Pos, found) || !media.Known(ending(name)) { // package check reports the ending
		return nil
	}
	known[name].places = append(known[name].places, word.Pos)
	return known[name]
}

// there demands that a plain file of no great size lies there.
func (s *Source) there(name string, pos diag.Pos, found *diag.List) bool {
	info, err := s.root.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		found.Add(pos, "file-missing", diag.M("die Datei %s gibt es nicht", "there is no file %s", name),
			diag.M("die Datei dort ablegen oder die Angabe löschen; auf Groß- und Kleinschreibung achten", "put the file there or delete the entry; mind capital and small letters"))
		return false
	}
	if info.Size() > media.MaxBytes {
		found.Add(pos, "file-size", diag.M("die Datei %s hat mehr als %d MiB", "the file %s has more than %d MiB", name, media.MaxBytes>>20),
			diag.M("verkleinern, oder anderswo ablegen und url statt path schreiben", "make it smaller, or put it elsewhere and write url instead of path"))
		return false
	}
	return true
}

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
func (s *Source) undeclared(folder string, known map[string]*declared, found *diag.List) {
	walk := func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found.Add(diag.Pos{File: name}, "file-unreadable", diag.M("der Ordner lässt sich nicht lesen", "the folder can't be read"), diag.Message{})
			return fs.SkipDir
		case strings.HasPrefix(e.Name(), ".") && e.IsDir():
			return fs.SkipDir
		case e.IsDir(), strings.HasPrefix(e.Name(), "."), known[name] != nil:
			return nil
		}
		found.Warn(diag.Pos{File: name}, "file-undeclared", diag.M("kein Datensatz nennt diese Datei; sie wird nicht veröffentlicht", "no record names this file; it is not published"),
			diag.M("im Datensatz als [[file]] oder [[image]] eintragen oder löschen", "declare it in the record as [[file]] or [[image]], or delete it"))
		return nil
	}
	// The walk reports every error itself.
	_ = fs.WalkDir(s.root.FS(), folder, walk)
}
