package page

import (
	"encoding/json"
	"path"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/tree"
)

// mades gives what each page of Musterstadt is made from, and all files.
func mades(t *testing.T) (*tree.Tree, []Made) {
	t.Helper()
	out := tree.New()
	_, pages, err := open(t, musterstadt, noon).Write(out)
	if err != nil {
		t.Fatal(err)
	}
	return out, pages
}

// entries finds in the data of a page all content paths of which a template may print the entry: whatever has a key "page".
func entries(value any, found map[string]bool) {
	switch v := value.(type) {
	case map[string]any:
		if name, ok := v["page"].(string); ok && strings.HasPrefix(name, "/") {
			found[name] = true
		}
		for _, inner := range v {
			entries(inner, found)
		}
	case []any:
		for _, inner := range v {
			entries(inner, found)
		}
	}
}

// A page that shows a record whose page doesn't know of it would stay as it is when the record changes.
func TestWhatAPageUsesIsWhatItListsAndItselfInOtherLanguages(t *testing.T) {
	t.Parallel()
	files, pages := mades(t)
	siblings := map[string][]string{}
	stem := func(m Made) string {
		return strings.TrimSuffix(m.Content, path.Ext(strings.TrimSuffix(m.Content, ".md"))+".md")
	}
	for _, m := range pages {
		siblings[stem(m)] = append(siblings[stem(m)], m.Content)
	}
	listing := 0
	for _, m := range pages {
		data, ok := files.Get(m.Content)
		var head front
		var raw any
		if !ok || json.Unmarshal(data, &head) != nil {
			t.Fatalf("%s can't be read", m.Content)
		}
		inner, err := encodeLine(head.Params.Page.Page)
		if err != nil || json.Unmarshal(inner, &raw) != nil {
			t.Fatal(m.Content, err)
		}
		found, want := map[string]bool{}, slices.Clone(siblings[stem(m)])
		entries(raw, found)
		language := path.Ext(strings.TrimSuffix(m.Content, ".md"))
		for name := range found {
			listing++
			want = append(want, "content"+name+language+".md")
		}
		want = slices.DeleteFunc(want, func(name string) bool { return name == m.Content })
		slices.Sort(want)
		if want = slices.Compact(want); !slices.Equal(m.Uses, want) {
			t.Errorf("%s uses %v, not %v", m.Content, m.Uses, want)
		}
		for _, name := range m.Uses {
			if _, ok := files.Get(name); !ok {
				t.Errorf("%s uses %s, which is not there", m.Content, name)
			}
		}
	}
	if listing < 1000 {
		t.Errorf("only %d entries of lists were found", listing)
	}
}

func TestAStubHasTheAddressAndTheEntryOfItsPage(t *testing.T) {
	t.Parallel()
	files, pages := mades(t)
	for _, m := range pages {
		data, _ := files.Get(m.Content)
		type both struct {
			URL    string
			Params struct{ Entry json.RawMessage }
		}
		var whole, short both
		if json.Unmarshal(data, &whole) != nil || json.Unmarshal(m.Stub, &short) != nil {
			t.Fatalf("%s can't be read", m.Content)
		}
		if whole.URL != short.URL || string(whole.Params.Entry) != string(short.Params.Entry) {
			t.Errorf("%s has the stub %s", m.Content, m.Stub)
		}
	}
}

func TestOnlyHomeAndListsDependOnTheDayAndOnlyListsOnTheirFacets(t *testing.T) {
	t.Parallel()
	files, pages := mades(t)
	for name, want := range map[string][]string{
		"content/_index.de.md":        {"data/stamp.json"},
		"content/groups/arbeit.de.md": nil,
		"content/pages/imprint.de.md": nil,
		"content/lists/groups.en.md":  {"data/stamp.json", "data/facets/groups.json"},
		"content/lists/topics.de.md":  {"data/stamp.json"},
		"content/site/contents.de.md": {"data/stamp.json"},
	} {
		i := slices.IndexFunc(pages, func(m Made) bool { return m.Content == name })
		if i < 0 {
			t.Errorf("there is no %s", name)
			continue
		}
		if got := pages[i].Data; !slices.Equal(got, want) {
			t.Errorf("%s prints from %v, not %v", name, got, want)
		}
		for _, data := range pages[i].Data {
			if _, ok := files.Get(data); !ok {
				t.Errorf("%s prints from %s, which is not there", name, data)
			}
		}
	}
}

func TestEachPageHasAFileOfItsOwn(t *testing.T) {
	t.Parallel()
	_, pages := mades(t)
	seen := map[string]string{}
	for _, m := range pages {
		if other, ok := seen[m.File]; ok {
			t.Errorf("%s and %s are both %s", m.Content, other, m.File)
		}
		seen[m.File] = m.Content
	}
	for _, file := range []string{"index.html", "en/index.html", "gruppen/arbeit/index.html", "en/groups/arbeit/index.html"} {
		if seen[file] == "" {
			t.Errorf("there is no %s", file)
		}
	}
}
