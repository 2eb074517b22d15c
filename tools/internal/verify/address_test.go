package verify

import (
	"strings"
	"testing"
)

func TestAddressIsCleanedAsBrowsersDo(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		"/a/":             "/a/",
		" \n/a/\t ":       "/a/",
		"java\nscript:x":  "javascript:x",
		`\\host\a?b\c#\d`: `//host/a?b\c#\d`,
		`\a`:              "/a",
		"\x00\x1f/a":      "/a",
		"/ü b/":           "/ü b/",
		"":                "",
	} {
		if got := cleanAddress([]byte(raw)); got != want {
			t.Errorf("%q becomes %q, want %q", raw, got, want)
		}
	}
}

func TestSchemeIsSplitOff(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ ref, scheme, rest string }{
		{"https://a", "https", "//a"},
		{"HTTPS:a", "https", "a"},
		{"a+b-c.d1:x", "a+b-c.d1", "x"},
		{"//a:80/", "", "//a:80/"},
		{"a/b:c", "", "a/b:c"},
		{"?a:b", "", "?a:b"},
		{"1a:b", "", "1a:b"},
		{":a", "", ":a"},
		{"a", "", "a"},
		{"ä:b", "", "ä:b"},
	} {
		if scheme, rest := splitScheme(c.ref); scheme != c.scheme || rest != c.rest {
			t.Errorf("%q: got %q and %q", c.ref, scheme, rest)
		}
	}
}

func TestPathAndFragmentAreDecoded(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ address, path, fragment string }{
		{"/a/?b=c#d", "/a/", "d"},
		{"/gro%C3%9F/#%C3%BC", "/groß/", "ü"},
		{"/a#b?c", "/a", "b?c"},
		{"/a#b:~:text=c", "/a", "b"},
		{"/100%/", "/100%/", ""},
		{"#", "", ""},
		{"/a+b", "/a+b", ""},
	} {
		if p, fragment := splitAddress(c.address); p != c.path || fragment != c.fragment {
			t.Errorf("%q: got %q and %q", c.address, p, fragment)
		}
	}
}

func TestCandidatesOfASrcset(t *testing.T) {
	t.Parallel()
	for set, want := range map[string]string{
		"a.png":                              "a.png",
		"a.png 1x, b.png 2x":                 "a.png b.png",
		"a.png, b.png":                       "a.png b.png",
		" , a.png 100w ,b.png 2x, ":          "a.png b.png",
		"a,b.png 1x":                         "a,b.png",
		"data:image/png;base64,x 1x,\nb.png": "data:image/png;base64,x b.png",
		"a.png,,":                            "a.png",
		"":                                   "",
		",":                                  "",
	} {
		var got []string
		for one := range candidates([]byte(set)) {
			got = append(got, string(one))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: got %q, want %q", set, s, want)
		}
	}
}

func TestAddressesThatDependOnThePageAreNotRemembered(t *testing.T) {
	t.Parallel()
	c := &checker{opt: goodOptions, index: map[string]int32{"a/x": 1, "b/x": 2}}
	c.base = mustParse(goodOptions.BaseURL)
	w := c.newWorkers()[0]
	for range 2 {
		if a, b := w.resolve("a", []byte("x")), w.resolve("b", []byte("x")); a.file != 1 || b.file != 2 {
			t.Errorf("got %d and %d", a.file, b.file)
		}
		if got := w.resolve("b", []byte("/a/x")); got.file != 1 {
			t.Errorf("got %d", got.file)
		}
	}
	if len(w.addresses) != 1 {
		t.Errorf("%d addresses are remembered", len(w.addresses))
	}
}

func TestFolderIsToldFromNothing(t *testing.T) {
	t.Parallel()
	r := check(t, goodOptions, change(t, start, `href="/gruppen/"`, `href="/gruppen"`))
	if got := r.Findings[0].Advice.De; got != "Schrägstrich am Ende ergänzen" {
		t.Error(got)
	}
}
