package verify

import "testing"

func TestTags(t *testing.T) {
	t.Parallel()
	c := &checker{opt: goodOptions}
	for _, tc := range []struct {
		tag string
		ok  bool
		dir direction
	}{
		{"de", true, ltr},
		{"AR", true, rtl},
		{"fa", true, rtl},
		{"ckb", true, rtl},
		{"ps", true, rtl},
		{"he-IL", true, rtl},
		{"ku", true, ltr},
		{"ku-Arab", true, rtl},
		{"ar-Latn", true, ltr},
		{"sr-Latn-RS", true, ltr},
		{"uk", true, ltr},
		{"ti", true, ltr},
		{"de-simple", true, ltr},
		{"zz", true, ltr}, // well-formed, though no language
		{"x-default", true, ltr},
		{"", false, ltr},
		{"de_DE", false, ltr},
		{"deutsch-", false, ltr},
		{"d", false, ltr},
		{"de DE", false, ltr},
		{"{{ .Lang }}", false, ltr},
	} {
		if got := c.readTag(tc.tag); got.ok != tc.ok || got.ok && got.dir != tc.dir {
			t.Errorf("%q: got %+v", tc.tag, got)
		}
	}
}

func TestOptionsDecideADirection(t *testing.T) {
	t.Parallel()
	c := &checker{opt: Options{Languages: []Language{{"ku", "rtl", "ku"}}}}
	if got := c.readTag("KU"); got.dir != rtl {
		t.Error("the direction in the options doesn't count")
	}
}

func TestLongestPrefixDecides(t *testing.T) {
	t.Parallel()
	c := &checker{opt: Options{Languages: []Language{{"sr", "ltr", "sr"}, {"sr-Latn", "ltr", "sr/latn"}, {"de", "ltr", ""}}}}
	for name, want := range map[string]string{
		"index.html":           "de",
		"sr/index.html":        "sr",
		"sr/404.html":          "sr",
		"sr/latn/a/index.html": "sr-Latn",
		"sr/latnx/index.html":  "sr",
		"srx/index.html":       "de",
		"sr.html":              "de",
	} {
		if got, ok := c.languageOf(name); !ok || got.Tag != want {
			t.Errorf("%s is in %q, want %q", name, got.Tag, want)
		}
	}
}

func TestWithoutLanguagesAnyTagIsRight(t *testing.T) {
	t.Parallel()
	o := goodOptions
	o.Languages = nil
	if got := brief(check(t, o, goodSite)); got != "" {
		t.Errorf("got:\n%s", got)
	}
	if got := brief(check(t, o, change(t, "404.html", `lang="de"`, `lang="-"`))); got != "lang-wrong 404.html:2" {
		t.Errorf("got:\n%s", got)
	}
}
