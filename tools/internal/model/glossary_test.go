package model

import "testing"

func TestTheGlossaryStandsByItself(t *testing.T) {
	t.Parallel()
	g, topic := &Glossary{Base: Base{Kind: GlossaryKind, File: "data/glossary.toml"}}, &Topic{Base: Base{Kind: "topics", ID: "a"}}
	network := &Network{Base: Base{Kind: "network", File: "data/network.toml"}}
	r := NewRecords(network, []Record{topic, g}, nil)
	if r.Glossary != g || len(r.All()) != 1 || r.Has(GlossaryKind, "") {
		t.Errorf("the glossary is among %v", r.All())
	}
	if s := r.Singles(); len(s) != 2 || s[0] != Record(network) || s[1] != Record(g) {
		t.Errorf("singles %v", s)
	}
	r = NewRecords(&Network{}, []Record{topic}, nil)
	if r.Glossary == nil || len(r.Glossary.Terms) != 0 || len(r.Singles()) != 0 {
		t.Error("a site without a glossary has one with terms, or lacks an empty one")
	}
}

func TestFurtherFormsOfATermByLanguage(t *testing.T) {
	t.Parallel()
	term := Term{Also: []TermForms{{Word{S: "en"}, []Word{{S: "board"}}}}}
	if got := term.FormsIn("en"); len(got) != 1 || got[0].S != "board" {
		t.Errorf("English: %v", got)
	}
	if got := term.FormsIn("ar"); got != nil {
		t.Errorf("Arabic: %v", got)
	}
}
