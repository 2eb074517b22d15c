package translate

import (
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

func TestValueEnd(t *testing.T) {
	t.Parallel()
	for _, value := range []string{
		`"a"`, `""`, `'a'`, `''`, `"a\"b"`, `"a\\"`, `'a\'`, `"""a "b" c"""`, `"""a""""`, `"""a"""""`, `'''a''b'''`, "\"\"\"\na\n\"\"\"",
		`"""a\""""`, `{}`, `{ a = "}" }`, `{ a = { b = '}' }, c = "]" }`, `{ a = """}""", b = 1 }`, `[ "]", { a = "[" } ]`, "[ 1, # ]\n 2 ]", `12`, `true`, `2026-03-14`,
	} {
		for _, rest := range []string{"", "\n", " # \"}", "\r\nx = 1", ", y = 2", " }"} {
			if got := valueEnd("x = "+value+rest, 4); got != 4+len(value) {
				t.Errorf("%q before %q: ends at %d, want %d", value, rest, got, 4+len(value))
			}
		}
	}
}

// Tables below tables, and such that are only named on the way, get their lines where the record has them.
func TestImportReachesEveryDepth(t *testing.T) {
	t.Parallel()
	const accessible = network + `
[accessibility]
status = "partial"
method = "Selbst geprüft"

[[accessibility.limit]]
id = "alt"
text = "Alte Dokumente"

[[accessibility.limit]]
id = "fremd"
text = "Fremde Dokumente"
`
	const fremd = "[accessibility.limit.fremd]\ntext = { text = \"F\", how = \"human\" }\n"
	line := func(key, text, original string) string {
		return key + " = { text = \"" + text + "\", how = \"human\", source_hash = \"" + model.TextHash(original) + "\" }\n"
	}
	for what, c := range map[string]struct{ old, way, id, want string }{
		"a table named on the way gets its header": {fremd, "accessibility.method", "Selbst geprüft",
			"[accessibility]\n" + line("method", "new", "Selbst geprüft") + "\n" + fremd},
		"a part before its sibling": {"[accessibility]\nmethod = { text = \"M\", how = \"human\" }\n\n" + fremd, "accessibility.limit.alt.text", "Alte Dokumente",
			"[accessibility]\nmethod = { text = \"M\", how = \"human\" }\n\n[accessibility.limit.alt]\n" + line("text", "new", "Alte Dokumente") + "\n" + fremd},
		"a part in place": {"# a\n" + fremd + "# b\n", "accessibility.limit.fremd.text", "Fremde Dokumente",
			"# a\n[accessibility.limit.fremd]\n" + line("text", "new", "Fremde Dokumente") + "# b\n"},
		"a key under an empty header": {"name = { text = \"N\", how = \"human\" }\n[ accessibility ] # x", "accessibility.method", "Selbst geprüft",
			"name = { text = \"N\", how = \"human\" }\n[ accessibility ] # x\n" + line("method", "new", "Selbst geprüft")},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			s := made(t, "")
			write(t, s.dir, "data/network.toml", accessible)
			write(t, s.dir, "data/network.en.toml", c.old)
			s = open(t, s.dir)
			_, files, _ := s.take(t, []byte(head+"msgctxt \"data/network.toml#"+c.way+"\"\nmsgid \""+c.id+"\"\nmsgstr \"new\"\n"), human)
			if len(files) != 1 || string(files[0].Data) != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", files[0].Data, c.want)
			}
		})
	}
}

// An overlay that changed under our hands into something else is refused, not spoilt.
func TestRewriteRefusesWhatItDoesNotUnderstand(t *testing.T) {
	t.Parallel()
	s := made(t, "")
	i := slices.IndexFunc(s.texts, func(x Text) bool { return strings.HasSuffix(x.Context(), "#history.anfang.text") })
	to := model.Translation{S: "new", How: model.ByHuman, SourceHash: "0"}
	for _, src := range []string{
		"history = 1\n", "[history]\nanfang = \"x\"\n", "[history.anfang]\ntext = \"x\"\n", "[history.anfang.text]\nhow = \"human\"\n",
		"[[history]]\nid = \"anfang\"\n", "history.anfang.x = 1\n", "not TOML", "# a comment alone\n",
	} {
		if data, bad := rewrite("x.toml", []byte(src), []change{{s.texts[i], to}}); bad == nil || data != nil {
			t.Errorf("%q became %q", src, data)
		}
	}
}

// No PO file makes the reader stumble, and what it understands it would write again.
func FuzzReadPO(f *testing.F) {
	f.Add(head + entryFor("name", "a", "b"))
	f.Add("#, fuzzy\nmsgctxt \"a\"\nmsgid \"\"\n\"\\n\"\nmsgstr \"\\\\\"\n#~ x")
	f.Fuzz(func(t *testing.T, src string) {
		messages, found := messagesOf("x.po", []byte(src))
		if len(found) > 0 {
			return
		}
		for _, m := range messages {
			var b strings.Builder
			for i, text := range []string{m.context, m.original, m.text} {
				keyword(&b, keywords[i], text)
			}
			again, found := messagesOf("y.po", []byte(b.String()))
			if len(found) > 0 || len(again) != 1 || again[0].original != m.original || again[0].text != m.text || again[0].context != m.context {
				t.Errorf("%+v became %v, %v", m, again, found)
			}
		}
	})
}
