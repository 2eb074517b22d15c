package load

import (
	"path"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/record"
)

// Pushed is a version of a file that somebody sends.
type Pushed struct {
	File    string // path in the site
	Src     []byte
	Earlier bool // a later version that is sent with it says otherwise
}

// RecordFile tells from the path of a file, below the site, whose record it is or, with a language, whose translation; ok
// is false for what is no record.
func RecordFile(file string) (kind, id, language string, ok bool) {
	rest, ok := strings.CutPrefix(file, "data/")
	if !ok {
		return "", "", "", false
	}
	dir, name := path.Split(rest)
	stem, ok := strings.CutSuffix(name, ".toml")
	id, language, overlay := strings.Cut(stem, ".")
	kind = strings.TrimSuffix(dir, "/")
	if dir == "" { // a kind of one record
		kind = id
	}
	k := model.KindOf(kind)
	if !ok || k == nil || k.Single() != (dir == "") || !FitID(id) || overlay && language == "" {
		return "", "", "", false
	}
	return kind, id, language, true
}

// Version reads a record as it stood once. ok is false where anything in it can't be understood today; a key that is
// required only since then is no reason.
func Version(kind, id string, src []byte) (r model.Record, ok bool) {
	name := path.Join("data", kind, id+".toml")
	table, _ := record.Read(name, src)
	if table == nil {
		return nil, false
	}
	r = model.KindOf(kind).New()
	meta := r.Meta()
	meta.Kind, meta.ID, meta.File = kind, id, name
	var found diag.List
	fill(newTextFile(name, src), r.Fields(), table, &found)
	return r, understood(found)
}

// understood tells that an old version lacks nothing but keys that are required today.
func understood(found diag.List) bool {
	return !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code != "key-missing" })
}

// PageVersion reads a hand-written page as it stood once; ok is as in Version.
func PageVersion(name string, src []byte) (t *model.ProseText, ok bool) {
	var found diag.List
	t = parseProse(name, src, &found)
	return t, t != nil && understood(found)
}

// Translated gives the texts of an overlay as it stood once, by the way that leads to them. ok is false where it can't
// be read.
func Translated(src []byte) (texts map[string]string, ok bool) {
	table, _ := record.Read("", src)
	if table == nil {
		return nil, false
	}
	texts = map[string]string{}
	collectTexts(table, "", texts)
	return texts, true
}

func collectTexts(table *record.Table, way string, texts map[string]string) {
	for _, e := range table.Entries {
		switch {
		case e.Value.Kind == record.TableKind:
			collectTexts(e.Value.Table, way+"."+e.Key, texts)
		case e.Key == "text" && e.Value.Kind == record.String:
			texts[way] = e.Value.Str
		}
	}
}
