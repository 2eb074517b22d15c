package check_test

import (
	"fmt"
	"testing"

	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/model"
)

// benchSize is the number of records of the benchmarks; a city's network has a few hundred, the largest aimed at 20,000.
const benchSize = 5000

// bigSite writes a network of meetings with agendas, sources, links in texts and a translation each fifth.
func bigSite(b *testing.B) string {
	b.Helper()
	files := readBase(b)
	for i := range benchSize {
		name := fmt.Sprintf("data/meetings/treffen-%d", i)
		files[name+".toml"] = fmt.Appendf(nil, `title = "Treffen %[1]d"
summary = "Die Gruppe tauschte sich aus, und zwar zum %[1]d. Mal."
groups = ["plenum", "ag-bildung"]
start = 2025-03-14T17:%02[2]d:00
end = 2025-03-14T19:00:00
status = "held"
location = "haus"
text = """
Erster Absatz mit einem [Verweis](groups/ag-bildung) und vielen Worten, wie sie in einem Bericht stehen.

Zweiter Absatz mit **Betonung** und einer Adresse: <https://verein.example/>.
"""
topics = ["bildung"]
modified = 2026-11-01

[[agenda_item]]
id = "bericht"
title = "Bericht der Arbeitsgruppe"
text = "Was zu sagen war, wurde gesagt."
report_of = ["ag-bildung"]
source = "s1"

[[agenda_item]]
id = "ausblick"
title = "Ausblick"
source = "s1"

[[source]]
id = "s1"
title = "Einladung"
url = "https://verein.example/einladung"
supports = ["start", "agenda_item.bericht.title"]
`, i, i%60)
		if i%5 == 0 {
			files[name+".en.toml"] = fmt.Appendf(nil, "title = { text = \"Meeting %d\", how = \"human\" }\n", i)
		}
	}
	return files.write(b)
}

func BenchmarkLoad(b *testing.B) {
	dir := bigSite(b)
	for b.Loop() {
		records, _, _ := read(b, dir)
		if len(records.All()) < benchSize {
			b.Fatal("not all records were read")
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	records, config, _ := read(b, bigSite(b))
	for b.Loop() {
		if found := check.All(records, config, asOf); found.Faults() > 0 {
			b.Fatal(german(b, found))
		}
	}
}

// BenchmarkMissing has a network in which every reference leads nowhere.
func BenchmarkMissing(b *testing.B) {
	dir := bigSite(b)
	records, config, _ := read(b, dir)
	config.Languages = config.Languages[:1]
	for _, r := range records.All() {
		for i := range r.Meta().Topics {
			r.Meta().Topics[i].ID = "treffen-99x"
			r.Meta().Topics[i].Kind = "meetings"
		}
	}
	for b.Loop() {
		check.All(records, config, asOf)
	}
}

// BenchmarkGlossary has a glossary of many words, some of which stand in every record.
func BenchmarkGlossary(b *testing.B) {
	records, config, _ := read(b, bigSite(b))
	for i := range 1000 {
		t := model.Term{ID: model.Word{S: fmt.Sprintf("wort-%d", i)}, Word: model.Text{S: fmt.Sprintf("Wort%d", i), Translations: map[string]model.Translation{"en": {S: fmt.Sprintf("word%d", i)}}}}
		if i < 3 {
			t.Forms = []model.Word{{S: []string{"Treffen", "Bericht", "Arbeitsgruppe"}[i]}}
		}
		records.Glossary.Terms = append(records.Glossary.Terms, t)
	}
	for b.Loop() {
		if found := check.All(records, config, asOf); len(found) < benchSize/5 {
			b.Fatal("the translations without their word were not found")
		}
	}
}
