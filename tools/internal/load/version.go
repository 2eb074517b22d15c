package load

import (
	"path"
	"slices"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/record"
)

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
