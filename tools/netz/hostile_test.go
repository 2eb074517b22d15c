//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// attack is a TOML string that stands as the name, the summary and the text of a record. code is that of a fault which
// check must find in each; "" for what has to be harmless on the built site. text is what a reader then sees of it.
type attack struct{ value, code, text string }

var attacks = []attack{
	{`'{{ printf "x" }} {{ .Site }} {{ errorf "x" }}'`, "", `{{ printf`},
	{`'{{< ref "x" >}} {{% x %}} {{</* x */>}}'`, "", `{{< ref "x" >}}`},
	{`'{{% include "/etc/passwd" %}}'`, "", `{{% include`},
	{`'{{/* offen'`, "", `{{/* offen`},
	{`"+++\ntitle = 'x'\n+++\nVorne"`, "", "Vorne"},
	{`"---\ntitle: x\n---\nVorn"`, "", "Vorn"},
	{`'{"title":"x"} }{'`, "", "}{"},
	{`"Ende\n+++"`, "", "Ende"},
	{`'<script>alert(1)</script>'`, "raw-html", ""},
	{`'<img src=x onerror=alert(1)>'`, "raw-html", ""},
	{`'<svg/onload=alert(1)>'`, "", "<svg/onload"},
	{`'<iframe srcdoc="<script>x</script>">'`, "raw-html", ""},
	{`'</title></head><body onload=x>'`, "raw-html", ""},
	{`'<!-- offen'`, "raw-html", ""},
	{`'<style>*{display:none}</style>'`, "raw-html", ""},
	{`'<base href="https://evil.example/">'`, "raw-html", ""},
	{`'<meta http-equiv=refresh content="0;url=https://evil.example">'`, "raw-html", ""},
	{`'" autofocus onfocus="alert(2)'`, "", "autofocus"},
	{`"' onmouseover='alert(3)"`, "", "onmouseover"},
	{`'&#60;script&#62;alert(4)&#60;/script&#62;'`, "", "alert(4)"},
	{`'&lt;img src=x onerror=alert(5)&gt;'`, "", "alert(5)"},
	{`'[a](javascript:alert(1))'`, "link-scheme", ""},
	{`'[a](JaVaScRiPt:alert(1))'`, "link-scheme", ""},
	{`'[a](java&Tab;script&colon;alert(1))'`, "link-scheme", ""},
	{`'[a](data:text/html;base64,PHNjcmlwdD4=)'`, "link-scheme", ""},
	{`'[a](vbscript:x)'`, "link-scheme", ""},
	{`'[a](file:///etc/passwd)'`, "link-scheme", ""},
	{`'<javascript:alert(1)>'`, "link-scheme", ""},
	{`'[a](//evil.example)'`, "link-outside", ""},
	{`'[a](https://stadt.example@evil.example)'`, "link-target", ""},
	{`'[stadt.example](https://evil.example)'`, "link-feigned", ""},
	{`'[Stadt](https://stаdt.example)'`, "link-feigned", ""},
	{`'Stаdt Magdeburg'`, "text-disguised", ""},
	{`'![x](https://evil.example/pixel.png)'`, "image-inline", ""},
	{`'[x]: javascript:alert(1) "t"'`, "", ""},
	{`'[x](groups/../../etc)'`, "link-target", ""},
	{`"gpj\u202Egpj.exe"`, "text-hidden", ""},
	{`"Ra\u200Bt"`, "text-hidden", ""},
	{`"\u2066offen"`, "text-hidden", ""},
	{`"a\u0000b"`, "text-hidden", ""},
	{`"a\u001B[31mb"`, "text-hidden", ""},
	{`"a\u2028b"`, "text-hidden", ""},
	{`"a\uFEFFb"`, "text-hidden", ""},
	{`"=cmd|' /C calc'!A0"`, "", "cmd|"},
	{`"a\r\nEND:VEVENT\r\nBEGIN:VALARM"`, "", "BEGIN:VALARM"},
	{`']]> <![CDATA[ x'`, "", "CDATA"},
	{`'%s %d %!x(MISSING) %%'`, "", "%!x(MISSING)"},
	{`'\u003cscript\u003ealert(6)\u003c/script\u003e'`, "", "alert(6)"},
	{`"ﷺ﷽ ⁱ Z̶a̶l̶g̶o̶ 👩‍🏫"`, "", "👩‍🏫"},
	{"'" + strings.Repeat("x", 30_000) + "'", "", "xxxx"},
	{"'" + strings.Repeat("[", 5_000) + "'", "", "[[["},
	{"'" + strings.Repeat("> ", 200) + "x'", "text-deep", ""},
	{"'" + strings.Repeat("*a **b ", 2_000) + "'", "", "*a **b"},
}

// What strangers write is refused where it stands, or it is words on a page that keeps all its promises.
func TestHostileRecordsAreRefusedOrMereWords(t *testing.T) {
	t.Parallel()
	dir := siteOf(t, small)
	name := func(i int) string { return filepath.Join("data", "topics", fmt.Sprintf("fremd-%d.toml", i)) }
	for i, a := range attacks {
		must(t, os.WriteFile(filepath.Join(dir, name(i)), fmt.Appendf(nil, "name = \"Fremd %d\"\nmodified = 2026-11-01\nsummary = %s\ntext = %s\n", i, a.value, a.value), 0o644))
	}
	codes := faultsByFile(t, dir)
	for i, a := range attacks {
		if got := codes[filepath.ToSlash(name(i))]; a.code == "" && len(got) > 0 || a.code != "" && !got[a.code] {
			t.Errorf("%.60s: faults %v, want %q", a.value, got, a.code)
		}
		if a.code != "" {
			must(t, os.Remove(filepath.Join(dir, name(i))))
		}
	}
	build(t, dir, "--as-of", "2026-11-20")
	for i, a := range attacks {
		if a.code != "" {
			continue
		}
		page, err := os.ReadFile(filepath.Join(dir, "public/themen", fmt.Sprintf("fremd-%d", i), "index.html"))
		must(t, err)
		if words := wordsOfPage(t, page); !strings.Contains(words, a.text) {
			t.Errorf("%.60s: the page has no word %q", a.value, a.text)
		}
	}
}

// wordsOfPage gives what a reader sees of a page, and demands that nothing on it acts by itself.
func wordsOfPage(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	must(t, err)
	var words strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			words.WriteString(n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "autofocus" || a.Key == "srcdoc" || strings.Contains(a.Val, "script:") && a.Key != "content" || n.Data == "img" {
				t.Errorf("the page has <%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	return words.String()
}

// faultsByFile checks a site and gives the codes of its faults by file.
func faultsByFile(t *testing.T, dir string) map[string]map[string]bool {
	t.Helper()
	out, _ := netz("check", "--json", "--source", dir, "--as-of", "2026-11-20").Output() // faults end it with 1
	var list []struct {
		File, Code, Severity string
		Line                 int
	}
	must(t, json.Unmarshal(out, &list))
	codes := map[string]map[string]bool{}
	for _, d := range list {
		if d.Severity != "fault" {
			continue
		}
		if d.Line == 0 {
			t.Errorf("%s: %s without a line", d.File, d.Code)
		}
		if codes[d.File] == nil {
			codes[d.File] = map[string]bool{}
		}
		codes[d.File][d.Code] = true
	}
	return codes
}
