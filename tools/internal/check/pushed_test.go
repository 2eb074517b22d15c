package check_test

import (
	"iter"
	"strings"
	"testing"

	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/load"
)

// sent gives versions of files to check.Private.
func sent(versions ...load.Pushed) func(string) iter.Seq[load.Pushed] {
	return func(folder string) iter.Seq[load.Pushed] {
		return func(yield func(load.Pushed) bool) {
			for _, v := range versions {
				if strings.HasPrefix(v.File, folder) && !yield(v) {
					return
				}
			}
		}
	}
}

const (
	nobody = "name = \"Kira Kreideweiss\"\nbasis = \"consent\"\nemail = \"kira@privat.example\"\nmodified = 2026-01-01\n"
	known  = nobody + "[[membership]]\nid = \"m\"\ngroup = \"plenum\"\nrole = \"speaker\"\n"
)

func TestEachPushedVersionIsLookedAtForItself(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		file, text string
		want       string
	}{
		"a name in a record":                {"data/news/a.toml", "title = \"A\"\ntext = \"Es sprach\\nKira Kreideweiss.\"\n", "data/news/a.toml:2:8: private-name"},
		"an address in a record":            {"data/news/a.toml", "title = \"A\"\ntext = \"Fragen an kira@privat.example\"\n", "data/news/a.toml:2:19: private-contact"},
		"in a translation":                  {"data/news/a.en.toml", "[text]\ntext = \"Kira Kreideweiss spoke.\"\nhow = \"human\"\n", "data/news/a.en.toml: private-name"},
		"in a hand-written page":            {"content/about.de.md", "+++\ntitle = \"A\"\n+++\nMit Kira Kreideweiss.\n", "content/about.de.md:4:5: private-name"},
		"in a record that can't be read":    {"data/news/a.toml", "title = \"A\ntext = \"Kira Kreideweiss\"\n", "data/news/a.toml:2:9: private-name"},
		"in a record with an unknown key":   {"data/news/a.toml", "titel = \"Kira Kreideweiss\"\n", "data/news/a.toml:1:10: private-name"},
		"in what is no record":              {"data/news/A B.toml", "x = \"Kira Kreideweiss\"\n", "data/news/A B.toml:1:6: private-name"},
		"the record of the person":          {"data/persons/p-7k3f.toml", known, ""},
		"nothing":                           {"data/news/a.toml", "title = \"A\"\ntext = \"Es sprach jemand.\"\n", ""},
		"what is only a warning on a draft": {"data/news/a.toml", "title = \"A\"\ntext = \"Konto DE02120300000000202051, fremd@anderswo.example\"\n", ""},
	} {
		for where, base := range map[string]bool{"known now": true, "known in an earlier version only": false} {
			t.Run(name+", "+where, func(t *testing.T) {
				t.Parallel()
				site := readBase(t)
				versions := []load.Pushed{{File: c.file, Src: []byte(c.text)}}
				if base {
					site["data/persons/p-7k3f.toml"] = []byte(known)
				} else {
					versions = append(versions, load.Pushed{File: "data/persons/p-7k3f.toml", Src: []byte(known), Earlier: true})
				}
				if got := privateOf(t, site, versions...); got != c.want {
					t.Errorf("got %q, want %q", got, c.want)
				}
			})
		}
	}
}

func TestAnEarlierVersionIsSaidToBeOne(t *testing.T) {
	t.Parallel()
	site := readBase(t)
	site["data/persons/p-7k3f.toml"] = []byte(known)
	records, config, _ := read(t, site.write(t))
	found := check.Private(records, config, asOf, sent(load.Pushed{File: "data/news/a.toml", Src: []byte("title = \"Kira Kreideweiss\"\n"), Earlier: true}))
	if len(found) != 1 || !strings.HasPrefix(found[0].Message.De, "in einer früheren Fassung, die mitkommt: hier steht der Name") || strings.Contains(found[0].Message.De, "Kreideweiss") {
		t.Errorf("found %v", found)
	}
}

// privateOf gives the places and codes of what is found.
func privateOf(t *testing.T, site tree, versions ...load.Pushed) string {
	t.Helper()
	records, config, _ := read(t, site.write(t))
	var out []string
	for _, d := range check.Private(records, config, asOf, sent(versions...)) {
		out = append(out, d.Pos.String()+": "+d.Code)
	}
	return strings.Join(out, "\n")
}
