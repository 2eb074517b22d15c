// Package load reads a site's folder into the model: data/*.toml with their overlays, and content/*.md.
// It checks what concerns one file alone: names, unknown and missing keys, types. Rules that look at several
// records are package check's.
package load

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/parallel"
	"offenesnetz/tools/internal/record"
)

// Source is a site's folder, opened so that no link leads out of it.
type Source struct {
	root *os.Root
	// published are the documents and pictures that records declare, as they are to be published, by path.
	published map[string][]byte
}

// Open opens a site's folder.
func Open(dir string) (*Source, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the site's folder: %w", err)
	}
	return &Source{root: root}, nil
}

// Close gives the folder back.
func (s *Source) Close() error { return s.root.Close() }

// ReadFile reads one file of the site.
func (s *Source) ReadFile(name string) ([]byte, error) {
	if _, err := s.regular(name); err != nil {
		return nil, err
	}
	return s.root.ReadFile(name)
}

// regular demands a plain file. It is asked before the file is opened: opening a named pipe would wait for ever.
func (s *Source) regular(name string) (fs.FileInfo, error) {
	info, err := s.root.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no regular file", name)
	}
	return info, err
}

// file is one file of data/: a record or an overlay of one.
type file struct {
	path, kind, id, lang string
}

// listing is what lies in data/.
type listing struct {
	files   []file
	folders []string        // of records, with their documents
	refused map[string]bool // "kind/id" of files that can't become records
	found   diag.List
}

// loaded is what became of one file.
type loaded struct {
	file
	record model.Record
	table  *record.Table // of an overlay
	source *textFile     // of an overlay
	found  diag.List
}

// Records reads everything that people wrote. The error is for a folder that can't be read at all; faults of
// the files are in the list, and the records then are as complete as can be.
func Records(s *Source, config *lang.Config) (*model.Records, diag.List, error) {
	in, err := s.list(config)
	if err != nil {
		return nil, nil, err
	}
	found := in.found
	results := make([]loaded, len(in.files))
	parallel.Each(len(in.files), func(i int) { results[i] = s.read(in.files[i]) })
	for _, r := range results {
		found = append(found, r.found...)
		if r.record == nil && r.lang == "" {
			in.refused[r.kind+"/"+r.id] = true
		}
	}
	network, records := collect(results)
	if !slices.ContainsFunc(in.files, func(f file) bool { return f.kind == "network" && f.lang == "" }) {
		found.Add(diag.Pos{File: "data/network.toml"}, "network-missing", diag.M("es fehlt data/network.toml", "data/network.toml is missing"),
			diag.M("die Datei mit `netz new network` anlegen", "make the file with `netz new network`"))
	}
	applyOverlays(results, &found)
	s.documents(append(slices.Clone(records), network), in.folders, &found)
	out := model.NewRecords(network, records, s.prose(config, in.refused, &found))
	out.Refused = in.refused
	return out, found, nil
}

// collect parts the network from the other records. Without a network's file there is an empty one.
func collect(results []loaded) (*model.Network, []model.Record) {
	network := &model.Network{}
	var records []model.Record
	for _, r := range results {
		if n, ok := r.record.(*model.Network); ok {
			network = n
		} else if r.record != nil {
			records = append(records, r.record)
		}
	}
	return network, records
}

// read reads one file; an overlay stays a table until all records are there.
func (s *Source) read(f file) loaded {
	out := loaded{file: f}
	src, err := s.readLimited(f.path)
	if err != nil {
		out.found.Add(diag.Pos{File: f.path}, "file-unreadable", diag.M("die Datei lässt sich nicht lesen", "the file can't be read"),
			unreadable)
		return out
	}
	table, found := record.Read(f.path, src)
	out.found = append(out.found, found...)
	if table == nil {
		return out
	}
	text := newTextFile(f.path, src)
	if f.lang != "" {
		out.table, out.source = table, text
		return out
	}
	out.record = model.KindOf(f.kind).New()
	meta := out.record.Meta()
	meta.Kind, meta.ID, meta.File = f.kind, f.id, f.path
	fields := out.record.Fields()
	if table.Get("deleted") != nil {
		meta.Stripped = lacksRequired(fields, table)
		fields.NothingRequired()
	}
	fill(text, fields, table, &out.found)
	if own := meta.OwnID; own.S != "" && own.S != f.id {
		out.found.Add(own.Pos, "id-mismatch", diag.M("die Kennung %q gleicht nicht dem Dateinamen %q", "the id %q is not the file name %q", own.S, f.id),
			diag.M("die Zeile löschen oder die Datei umbenennen", "delete the line or rename the file"))
	}
	return out
}

func lacksRequired(fields *model.Fields, table *record.Table) bool {
	return slices.ContainsFunc(fields.List, func(f *model.Field) bool { return f.Required && table.Get(f.Name) == nil })
}

var unreadable = diag.M("verweist sie aus dem Ordner hinaus, oder fehlt das Leserecht?", "does it link out of the folder, or is the right to read missing?")

// readLimited reads a file, but no more of it than record.Read needs to see that it is too large.
func (s *Source) readLimited(name string) ([]byte, error) {
	if _, err := s.regular(name); err != nil {
		return nil, err
	}
	f, err := s.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, record.MaxBytes+1))
}

// list finds the files of data/ and refuses names that can't be records.
func (s *Source) list(config *lang.Config) (*listing, error) {
	in := &listing{refused: map[string]bool{}}
	entries, err := fs.ReadDir(s.root.FS(), "data")
	if err != nil {
		return nil, fmt.Errorf("read data/: %w", err)
	}
	for _, e := range entries {
		name := path.Join("data", e.Name())
		switch {
		case e.IsDir() && !slices.Contains(model.Folders(), e.Name()):
			in.found.Add(diag.Pos{File: name}, "kind-unknown", diag.M("die Art %q gibt es nicht", "there is no kind %q", e.Name()), meantKind(e.Name(), config))
		case e.IsDir():
			s.listKind(e.Name(), config, in)
		case single(e.Name()) != "":
			in.add(name, single(e.Name()), e, config)
		case strings.HasSuffix(e.Name(), ".md"), strings.HasPrefix(e.Name(), "."):
		default:
			in.found.Add(diag.Pos{File: name}, "file-name", diag.M("diese Datei gehört zu keiner Art", "this file belongs to no kind"),
				diag.M("Datensätze liegen in einem Ordner je Art, zum Beispiel data/groups/", "records lie in one folder per kind, such as data/groups/"))
		}
	}
	slices.SortFunc(in.files, func(a, b file) int { return cmp.Compare(a.path, b.path) })
	return in, nil
}

// meantKind advises whoever gave a folder a name that is no kind's: the German word, as it stands in addresses, is a usual one.
func meantKind(name string, config *lang.Config) diag.Message {
	if config.Original() != nil {
		for kind, segment := range config.Original().Segments {
			if segment == name {
				return diag.M("der Ordner heißt data/%s", "the folder is called data/%s", kind)
			}
		}
	}
	if meant := diag.DidYouMean(name, model.Folders()); meant.De != "" {
		return meant
	}
	known := strings.Join(model.Folders(), ", ")
	return diag.M("die Ordner heißen %s", "the folders are called %s", known)
}

// single gives the kind that a file in data/ itself belongs to, "" for none.
func single(name string) string {
	stem, _, _ := strings.Cut(name, ".")
	if k := model.KindOf(stem); k != nil && k.Single() {
		return stem
	}
	return ""
}

func (s *Source) listKind(kind string, config *lang.Config, in *listing) {
	dir := path.Join("data", kind)
	entries, err := fs.ReadDir(s.root.FS(), dir)
	if err != nil {
		in.found.Add(diag.Pos{File: dir}, "file-unreadable", diag.M("der Ordner lässt sich nicht lesen", "the folder can't be read"), diag.Message{})
		return
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			in.folders = append(in.folders, name)
		default:
			in.add(name, kind, e, config)
		}
	}
}

// add takes a file in, or tells why its name can't be a record's.
func (in *listing) add(name, kind string, e fs.DirEntry, config *lang.Config) {
	pos := diag.Pos{File: name}
	stem, ok := strings.CutSuffix(e.Name(), ".toml")
	if !ok {
		in.found.Add(pos, "file-name", diag.M("der Dateiname endet nicht auf .toml", "the file name does not end in .toml"),
			diag.M("Dokumente und Bilder gehören in den Ordner des Datensatzes", "documents and pictures belong in the record's folder"))
		return
	}
	id, tag, overlay := strings.Cut(stem, ".")
	switch {
	case !FitID(id):
		in.found.Add(pos, "id-unfit", diag.M("%q ist als Kennung nicht geeignet", "%q is no fit id", id),
			diag.M("nur kleine Buchstaben a–z, Ziffern und einzelne Bindestriche, höchstens %d Zeichen: %s", "only small letters a–z, digits and single hyphens, at most %d characters: %s", MaxID, cmp.Or(SuggestID(id), "neu")))
	case ReservedID(kind, id, config):
		in.refused[kind+"/"+id] = true
		in.found.Add(pos, "id-reserved", diag.M("das Wort %q ist vergeben und kann keine Kennung sein", "the word %q is taken and can't be an id", id),
			diag.M("ein weiteres Wort anhängen, zum Beispiel %s-1", "add another word, such as %s-1", id))
	case overlay && tag == config.Default:
		in.found.Add(pos, "overlay-language", diag.M("%q ist die Sprache, in der die Datensätze selbst stehen", "%q is the language that the records themselves are in", tag),
			diag.M("den Text in %s.toml schreiben und diese Datei löschen", "write the text in %s.toml and delete this file", id))
	case overlay && config.Find(tag) == nil:
		in.found.Add(pos, "overlay-language", diag.M("die Sprache %q hat die Seite nicht", "the site does not have the language %q", tag), diag.DidYouMean(tag, translations(config)))
	default:
		in.files = append(in.files, file{name, kind, id, tag})
	}
}

func translations(config *lang.Config) []string {
	return slices.DeleteFunc(config.Keys(), func(k string) bool { return k == config.Default })
}
