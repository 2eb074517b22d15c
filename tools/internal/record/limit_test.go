package record

import (
	"fmt"
	"strings"
	"testing"
)

func TestHostileSizesAreRefusedBeforeDecoding(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, src, want string }{
		{"a text of 10 MB", `a = "` + strings.Repeat("x", 10<<20) + `"`, "0:0 file-size: the file has 10485766 bytes, 1048576 are allowed"},
		{"a million keys", strings.Repeat("a = 1\n", 1_000_000), "0:0 file-size: the file has 6000000 bytes, 1048576 are allowed"},
		{"as many keys as fit", manyKeys(MaxKeys + 1), "20001:1 toml-limit: the file has more than 20000 entries"},
		{"as many headers as fit", strings.Repeat("[[a]]\n", 150_000), "20001:3 toml-limit: the file has more than 20000 entries"},
		{"a key of 100,000 parts", "a" + strings.Repeat(".a", 99_999) + " = 1", "1:17 toml-limit: the name has more than 8 parts"},
		{"a header of 100,000 parts", "[a" + strings.Repeat(".a", 99_999) + "]", "1:18 toml-limit: the name has more than 8 parts"},
		{"a header of 400 KB over many keys", "[" + strings.Repeat("x", 400_000) + "]\n" + manyKeys(10_000), "1:2 toml-limit: the name is longer than 200 bytes"},
		{"a quoted name of 400 KB", `"` + strings.Repeat("ä", 200_000) + `" = 1`, "1:1 toml-limit: the name is longer than 200 bytes"},
		{"lists 10,000 deep", "a = " + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000), "1:21 toml-limit: more than 16 brackets are nested here"},
		{"lists 10,000 deep, never closed", "a = " + strings.Repeat("[", 10_000), "1:21 toml-limit: more than 16 brackets are nested here"},
		{"tables 10,000 deep", "a = " + strings.Repeat("{a=", 10_000), "1:53 toml-limit: more than 16 brackets are nested here"},
		{"a list of 500,000 values", "a = [" + strings.Repeat("1,", 500_000) + "]", "1:100006 toml-limit: the lists of the file have more than 50000 values"},
		{"many lists together", strings.Repeat("a = [1,1,1,1,1,1,1,1,1,1]\n", 6_000), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			table, found := Read("x.toml", []byte(c.src))
			if table != nil {
				t.Fatal("the file was read")
			}
			if got := render(found); c.want != "" && got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if len(found) > MaxFaults {
				t.Errorf("%d findings", len(found))
			}
		})
	}
}

// manyKeys writes n keys, a line each.
func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d = 1\n", i)
	}
	return b.String()
}

func TestWhatStaysWithinTheLimitsIsRead(t *testing.T) {
	t.Parallel()
	for name, src := range map[string]string{
		"keys":  manyKeys(MaxKeys),
		"name":  strings.Repeat("a", MaxKeyBytes) + " = 1",
		"parts": "a.b.c.d.e.f.g.h = 1",
		"depth": "a = " + strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth),
		"items": "a = [" + strings.Repeat("1,", MaxItems) + "]",
		"bytes": `a = "` + strings.Repeat("x", MaxBytes-6) + `"`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			read(t, src)
		})
	}
}

func BenchmarkRead(b *testing.B) {
	src := []byte(strings.Repeat("[[agenda_item]]\nid = \"a\"\ntitle = \"Bericht der AG Sprache\"\nday = 2019-11-04\nn = [1, 2, 3]\n\n", 200))
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, found := Read("x.toml", src); len(found) > 0 {
			b.Fatal(found)
		}
	}
}
