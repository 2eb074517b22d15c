package verify

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/diag"
)

func TestGoodSiteHasNoFinding(t *testing.T) {
	t.Parallel()
	r := check(t, goodOptions, goodSite)
	var b bytes.Buffer
	r.Findings.WriteText(&b, "de")
	if b.Len() > 0 {
		t.Error(b.String())
	}
	if r.Pages != 5 || r.Files != len(goodSite) || r.Links != 38 {
		t.Errorf("got %d pages, %d files, %d links", r.Pages, r.Files, r.Links)
	}
}

func TestSymlinkIsAFindingAndNotFollowed(t *testing.T) {
	t.Parallel()
	o := goodOptions
	o.Dir = writeSite(t, goodSite)
	secret := writeSite(t, map[string]string{"a.html": "<script>"})
	for name, to := range map[string]string{"ordner": secret, "datei.html": filepath.Join(secret, "a.html"), "nichts": "/fehlt"} {
		if err := os.Symlink(to, filepath.Join(o.Dir, name)); err != nil {
			t.Skip("no symlinks here:", err)
		}
	}
	r, err := Check(context.Background(), o)
	if got := brief(r); err != nil || got != "file-symlink datei.html:0\nfile-symlink nichts:0\nfile-symlink ordner:0" {
		t.Errorf("got %v:\n%s", err, got)
	}
}

func TestWeight(t *testing.T) {
	t.Parallel()
	const random = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	var long strings.Builder
	for i, x := 0, uint64(7); i < 20000; i++ {
		x = x*6364136223846793005 + 1442695040888963407
		long.WriteByte(random[x>>33%62])
	}
	heavy := "<p>" + long.String() + "</p>"
	for _, c := range []struct{ name, file, old, new, want string }{
		{"list", "404.html", `<footer>`, heavy + `<footer>`, "404.html:0 Fault"},
		{"home", "index.html", `<footer>`, heavy + `<footer>`, "index.html:0 Fault"},
		{"record", "404.html", `list"><header>`, `record"><header>` + heavy, "404.html:0 Warning"},
		{"page that says nothing of itself", "404.html", ` data-page="list"><header>`, `><header>` + heavy, "404.html:0 Warning"},
		{"repetition", "404.html", `<footer>`, strings.Repeat("<p>viel</p>\n", 9000) + `<footer>`, ""},
		{"few letters", "404.html", `<footer>`, strings.Repeat("e", 20000) + `<footer>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, d := range check(t, goodOptions, change(t, c.file, c.old, c.new)).Findings {
				got = append(got, fmt.Sprintf("%s:%d %s", strings.TrimPrefix(d.Pos.File, "public/"), d.Pos.Line, []string{"Fault", "Warning"}[d.Severity]))
				if d.Code != "weight-over" {
					t.Error(d)
				}
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("got %q, want %q", s, c.want)
			}
		})
	}
}

func TestWeightCountsStylesheetsOnceEach(t *testing.T) {
	t.Parallel()
	page := []byte(strings.Replace(goodSite["404.html"], "</head>", `<link rel="stylesheet" href="/css/main.css"></head>`, 1))
	site := change(t, "404.html", "", string(page))
	var z zipper
	want := z.size(page, usual) + z.size([]byte(goodSite["css/main.css"]), usual)
	for budget, over := range map[int]bool{want: false, want - 1: true} {
		o := goodOptions
		o.Budget = budget
		told := slices.ContainsFunc(check(t, o, site).Findings, func(d diag.Diagnostic) bool { return d.Pos.File == "public/404.html" && d.Code == "weight-over" })
		if told != over {
			t.Errorf("with %d of %d bytes allowed: told %v", budget, want, told)
		}
	}
}

func TestBoundsAreNeverBelowTheCompressedSize(t *testing.T) {
	t.Parallel()
	var z zipper
	for name, text := range goodSite {
		for _, src := range []string{text, strings.Repeat(text, 30), strings.Repeat("a", 5000), ""} {
			size := z.size([]byte(src), usual)
			if bound := huffmanBound([]byte(src)); bound < size {
				t.Errorf("%s: bound %d, size %d", name, bound, size)
			}
			if fast := z.size([]byte(src), quick); fast < size {
				t.Errorf("%s: quick %d, size %d", name, fast, size)
			}
		}
	}
}

func TestManyFindingsOfACodeAreSummedUp(t *testing.T) {
	t.Parallel()
	site := change(t, "404.html", `<footer>`, strings.Repeat(`<a href="/fehlt/">x</a>`, perCode+312)+`<p style=""><footer>`)
	r := check(t, goodOptions, site)
	if len(r.Findings) != perCode+2 {
		t.Fatalf("got %d findings", len(r.Findings))
	}
	first := r.Findings[0]
	if first.Code != "link-broken" || first.Message.De != "… und 312 weitere dieser Art" || first.Pos.String() != "public/" {
		t.Errorf("got %+v", first)
	}
}

func TestFindingsAreTheSameWithAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	site := map[string]string{}
	for i := range 60 {
		site[fmt.Sprintf("p%d/index.html", i)] = page1(fmt.Sprintf(`<h3>x</h3><a href="/p%d/#x"></a><a href="/q/">y</a>`, i+1))
	}
	o := goodOptions
	o.Workers = 1
	want := check(t, o, site)
	for _, n := range []int{2, 7, 0} {
		o.Workers = n
		if got := check(t, o, site); !reflect.DeepEqual(got, want) {
			t.Errorf("%d workers find something else", n)
		}
	}
}

func TestMessagesNamePlaceAndRemedyInBothLanguages(t *testing.T) {
	t.Parallel()
	for _, c := range badCases {
		for _, d := range check(t, goodOptions, change(t, c.file, c.old, c.new)).Findings {
			for _, m := range []string{d.Message.De, d.Message.En, d.Advice.De, d.Advice.En} {
				if m == "" || strings.Contains(m, "%!") {
					t.Errorf("%s: %q in %+v", c.name, m, d)
				}
			}
			if d.Message.De == d.Message.En || d.Pos.Line > 0 && d.Pos.Column == 0 {
				t.Errorf("%s: %+v", c.name, d)
			}
		}
	}
}

func TestColumnsCountCharacters(t *testing.T) {
	t.Parallel()
	r := check(t, goodOptions, change(t, start, `<h1>`, `<p>größer</p><a href="/x/">x</a><h1>`))
	if got := r.Findings[0].Pos.String(); got != "public/index.html:20:14" {
		t.Error(got)
	}
}

func TestSiteBelowAPath(t *testing.T) {
	t.Parallel()
	c := &checker{base: &url.URL{Scheme: "https", Host: "example.org", Path: "/netz/"}, index: map[string]int32{"index.html": 0, "a/index.html": 1, "a/b c.txt": 2}}
	for ref, want := range map[string]int32{
		"/netz/": 0, "/netz": 0, "https://example.org/netz/a/": 1, "//EXAMPLE.org/netz/a/?q#f": 1, "b%20c.txt": 2, "./": 1, "../": 0, "../../..": 0,
		"/a/": -1, "/": -1, "/netzwerk/": -1, "b%2": -1, "https://example.org/": -1, "?x": 1,
	} {
		if got, _ := c.resolve("a", ref); got.file != want {
			t.Errorf("%s leads to %d, want %d", ref, got.file, want)
		}
	}
	for ref, want := range map[string]kind{"https://example.org/andere/": outside, "https://example.org.evil/netz/": outside, "http:x": outside, "tel:1": other, "JavaScript:x": scripted, "": empty, "1:x": internal} {
		if got, _ := c.resolve("a", ref); got.kind != want {
			t.Errorf("%s is of kind %d, want %d", ref, got.kind, want)
		}
	}
}

func TestWhatCantBeReadIsAnError(t *testing.T) {
	t.Parallel()
	o := goodOptions
	o.Dir = filepath.Join(t.TempDir(), "fehlt")
	if _, err := Check(context.Background(), o); err == nil {
		t.Error("a missing folder gives no error")
	}
	o.Dir = writeSite(t, goodSite)
	o.BaseURL = "/relativ/"
	if _, err := Check(context.Background(), o); err == nil {
		t.Error("a relative base URL gives no error")
	}
	o.BaseURL = goodOptions.BaseURL
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Check(ctx, o); err != context.Canceled {
		t.Errorf("got %v after the end of ctx", err)
	}
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		return
	}
	if err := os.Chmod(filepath.Join(o.Dir, "404.html"), 0); err != nil {
		t.Fatal(err)
	}
	if r, err := Check(context.Background(), o); err == nil || r.Files != len(goodSite) {
		t.Errorf("an unreadable file gives error %v and %d files", err, r.Files)
	}
}
