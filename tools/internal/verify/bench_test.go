package verify

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
)

// manyPages is a site of n record pages of about 10 KB in ten languages, each with text of its own.
func manyPages(n int) map[string]string {
	rnd := rand.New(rand.NewPCG(1, 2))
	words := make([]string, 3000)
	for i := range words {
		b := make([]byte, 3+rnd.IntN(9))
		for j := range b {
			b[j] = "eeeennniiissrraattdhulcgmobwfkzpvj"[rnd.IntN(34)]
		}
		words[i] = string(b)
	}
	site := map[string]string{"css/main.css": "body { margin: 0 }", "index.html": page1("<h1>Start</h1>")}
	for i := range n / 10 {
		for l := range 10 {
			site[fmt.Sprintf("l%d/projekte/p-%d/index.html", l, i)] = onePage(rnd, words, l, i)
		}
	}
	return site
}

func onePage(rnd *rand.Rand, words []string, l, i int) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=\"l%d\" dir=\"ltr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"+
		"<title>Projekt %d</title><link rel=\"stylesheet\" href=\"/css/main.css\"><link rel=\"canonical\" href=\"https://example.org/l%d/projekte/p-%d/\">\n", l, i, l, i)
	for k := range 10 {
		fmt.Fprintf(&b, "<link rel=\"alternate\" hreflang=\"l%d\" href=\"https://example.org/l%d/projekte/p-%d/\">\n", k, k, i)
	}
	b.WriteString(`</head><body data-page="record"><header><nav aria-label="Haupt"><ul>`)
	for k := range 16 {
		fmt.Fprintf(&b, "<li><a class=\"nav-item\" href=\"/l%d/projekte/p-%d/\">Bereich &amp; Thema %d</a></li>\n", l, k, k)
	}
	fmt.Fprintf(&b, "</ul></nav></header><main id=\"inhalt\"><h1>Projekt %d</h1>\n", i)
	for k := 0; b.Len() < 10000; k++ {
		fmt.Fprintf(&b, "<section id=\"s-%d\"><h2>Abschnitt %d</h2>\n<dl class=\"facts\"><dt>Stand</dt><dd><time datetime=\"2025-01-%02d\">%d. Januar</time></dd></dl>\n<p>", k, k, k+1, k+1)
		for range 30 {
			b.WriteString(words[rnd.IntN(len(words))])
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "<a href=\"/l%d/projekte/p-%d/#s-1\">mehr</a></p></section>\n", l, rnd.IntN(10))
	}
	b.WriteString(`</main><footer><a href="#inhalt">Nach oben</a></footer></body></html>`)
	return b.String()
}

func BenchmarkCheck(b *testing.B) {
	o := goodOptions
	o.Workers = 0
	o.Languages = []Language{{"de", "ltr", ""}}
	for l := range 10 {
		o.Languages = append(o.Languages, Language{fmt.Sprintf("l%d", l), "ltr", fmt.Sprintf("l%d", l)})
	}
	site := manyPages(5000)
	o.Dir = writeSite(b, site)
	size := 0
	for _, text := range site {
		size += len(text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		r, err := Check(context.Background(), o)
		if err != nil || len(r.Findings) > 0 {
			b.Fatal(err, brief(r))
		}
	}
}
