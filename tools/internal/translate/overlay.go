package translate

import (
	"bytes"
	"maps"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/record"
)

const mark = "\uFEFF" // some editors put it before UTF-8

// rewrite puts translations into an overlay; src is empty where there is none yet. It changes the values asked for and adds
// what is missing; everything else stays byte by byte. What it returns has been read back.
func rewrite(name string, src []byte, changes []change) ([]byte, *diag.Diagnostic) {
	bom := bytes.HasPrefix(src, []byte(mark))
	e := &editor{name: name, src: strings.TrimPrefix(string(src), mark), nl: "\n", rank: ranks(changes[0].text.Record)}
	if strings.Contains(e.src, "\r\n") {
		e.nl = "\r\n"
	}
	want := map[string]string{}
	if e.src != "" {
		before, found := record.Read(name, src)
		if before == nil {
			return nil, &found[0]
		}
		flatten(before, "", want)
	}
	for _, c := range changes {
		if bad := e.put(c); bad != nil {
			return nil, bad
		}
		expect(want, joined(c.text.Way), c.to)
	}
	got := map[string]string{}
	after, found := record.Read(name, []byte(e.src))
	if after == nil {
		return nil, &found[0]
	}
	if flatten(after, "", got); !maps.Equal(got, want) {
		return nil, unfit(diag.Pos{File: name})
	}
	if bom {
		e.src = mark + e.src
	}
	return []byte(e.src), nil
}

// expect notes what the leaves of a translation must be.
func expect(want map[string]string, way string, to model.Translation) {
	for _, l := range leaves(to) {
		delete(want, way+"."+l.key)
		if l.text != "" {
			want[way+"."+l.key] = l.text
		}
	}
}

// leaf is one key of a translation; one without text is left out.
type leaf struct{ key, text string }

// leaves lists the keys of a translation in the order of the documentation.
func leaves(to model.Translation) []leaf {
	return []leaf{{"text", to.S}, {"how", to.How}, {"by", to.By}, {"source_hash", to.SourceHash}}
}

// flatten lists the texts of a table by their ways, as package load takes them in.
func flatten(t *record.Table, way string, into map[string]string) {
	for _, e := range t.Entries {
		switch here := way + e.Key; e.Value.Kind {
		case record.TableKind:
			flatten(e.Value.Table, here+".", into)
		default:
			into[here] = strings.TrimSpace(unixLines(e.Value.Str))
		}
	}
}

func unfit(pos diag.Pos) *diag.Diagnostic {
	return &diag.Diagnostic{Pos: pos, Code: "translate-form", Message: diag.M("diese Übersetzung lässt sich nicht sicher von selbst ändern", "this translation can't be changed safely by itself"),
		Advice: diag.M(`als name = { text = "…", how = "…" } unter [teil.kennung] schreiben, dann geht der Import`, `write it as name = { text = "…", how = "…" } under [part.id]; then the import works`)}
}

func joined(way []string) string { return strings.Join(way, ".") }

// ranks gives the place of each text among those of its record, and to each table that of its first text.
func ranks(r model.Record) map[string]int {
	rank := map[string]int{}
	for i, t := range below(r, r.Fields(), nil) {
		rank[joined(t.Way)] = i + 1
		if table := joined(t.Way[:len(t.Way)-1]); rank[table] == 0 {
			rank[table] = i + 1
		}
	}
	return rank
}

// value is a translation as an overlay writes it.
func value(to model.Translation, nl string) string {
	var parts []string
	for _, l := range leaves(to) {
		if l.text != "" {
			parts = append(parts, l.key+" = "+quote(l.text, nl))
		}
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// quote writes a text as TOML; one of several lines stands between triple marks.
func quote(s, nl string) string {
	s = backslashes.Replace(s)
	if !strings.Contains(s, "\n") {
		return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"`
	}
	return `"""` + nl + strings.ReplaceAll(strings.ReplaceAll(s, `"""`, `""\"`), "\n", nl) + nl + `"""`
}

// Control characters other than tabs and line ends never come this far.
var backslashes = strings.NewReplacer(`\`, `\\`)
