package browser_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// arabic is what a city adds to speak Arabic: the words of the interface are there already.
const arabic = `
[languages.ar]
label = "العربية"
locale = "ar"
direction = "rtl"
weight = 3
title = "شبكة"
[languages.ar.params]
tag = "ar"
`

// arabicService starts with a Latin name and has numbers among its words: what direction makes hard.
const arabicService = `name = { text = "Altes Kontor (استشارة الهجرة)", how = "human", source_hash = "3acd34117ab2" }
summary = { text = "استشارة في الإقامة والعمل.", how = "human", source_hash = "22af7d64e5c0" }
text = { text = "الرقم هو +49 30 23125 999 والقرار 186-006(VIII)25، وهذا *مهم*.", how = "human", source_hash = "fe81980b5f24" }
`

const (
	arabicRecord = "ar/services/migrationsberatung/"
	arabicList   = "ar/services/"
)

var arabicPages = []string{"ar/", arabicList, arabicRecord, "ar/meetings/", "ar/404.html"}

var builtArabic struct {
	sync.Once
	site
	err error
	out []byte
}

// serveArabic builds Musterstadt with Arabic once for all tests.
func serveArabic(t *testing.T) site {
	t.Helper()
	chromium(t)
	builtArabic.Do(func() {
		dir, err := os.MkdirTemp("", "netz-browser-ar-")
		if err != nil {
			builtArabic.err = err
			return
		}
		server := httptest.NewServer(http.StripPrefix(base, handler(filepath.Join(dir, "site", "public"))))
		atEnd = append(atEnd, server.Close, func() { _ = os.RemoveAll(dir) })
		builtArabic.url = server.URL + base
		builtArabic.out, builtArabic.err = buildArabic(dir, builtArabic.url)
	})
	if builtArabic.err != nil {
		t.Fatalf("%v\n%s", builtArabic.err, builtArabic.out)
	}
	return builtArabic.site
}

func buildArabic(dir, address string) ([]byte, error) {
	if err := lookAtSources(); err != nil {
		return nil, err
	}
	netz := filepath.Join(dir, "netz")
	if out, err := exec.Command("go", "build", "-o", netz, "../netz").CombinedOutput(); err != nil {
		return out, err
	}
	copied := filepath.Join(dir, "site")
	if err := os.CopyFS(copied, os.DirFS(musterstadt)); err != nil {
		return nil, err
	}
	config := filepath.Join(copied, "config.toml")
	text, err := os.ReadFile(config)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(config, append(text, arabic...), 0o644); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(copied, "data/services/migrationsberatung.ar.toml"), []byte(arabicService), 0o644); err != nil {
		return nil, err
	}
	return exec.Command(netz, "build", "--source", copied, "--base-url", address, "--as-of", asOf, "--quiet").CombinedOutput()
}

// edges are places on the page in CSS pixels from its left.
type edges struct {
	Dir, Lang                   string
	Inner, Title, Label, Column float64
}

const lookAtEdges = `(() => {
  const right = e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect().right; };
  const main = document.querySelector("main"), section = document.querySelector("main > section:has(> h2:not(.hidden))"), html = document.documentElement;
  return {Dir: html.dir, Lang: html.lang, Inner: main.getBoundingClientRect().right - parseFloat(getComputedStyle(main).paddingRight),
    Title: right(document.querySelector("h1")), Label: right(section.querySelector("h2")), Column: right(section.children[1])};
})()`

func TestArabicPagesStartAtTheRight(t *testing.T) {
	t.Parallel()
	b := open(t, serveArabic(t))
	near := func(a, b float64) bool { return a-b < 3 && b-a < 3 }
	for _, page := range []string{"ar/", arabicRecord} {
		b.as(t, look{"light", 360})
		b.visit(t, page)
		at := eval[edges](t, b, lookAtEdges)
		if at.Dir != "rtl" || at.Lang != "ar" {
			t.Errorf("/%s is %s, %s", page, at.Lang, at.Dir)
		}
		if !near(at.Title, at.Inner) || !near(at.Label, at.Inner) || !near(at.Column, at.Inner) {
			t.Errorf("/%s at 360 px doesn't start at the right: %+v", page, at)
		}
		b.as(t, look{"light", 1280})
		b.visit(t, page)
		at = eval[edges](t, b, lookAtEdges)
		if !near(at.Label, at.Inner) || !near(at.Title, at.Column) || at.Column > at.Label-100 {
			t.Errorf("/%s at 1280 px: labels don't stand to the right of the column: %+v", page, at)
		}
	}
}

// painted gives the left edge of every character of a text, which stands on one line of the page.
const painted = `(text => {
  const nodes = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const from = nodes.currentNode.data.indexOf(text);
    if (from < 0) continue;
    return [...text].map((_, i) => {
      const r = document.createRange();
      r.setStart(nodes.currentNode, from + i); r.setEnd(nodes.currentNode, from + i + 1);
      return r.getClientRects()[0].left;
    });
  }
  return [];
})(%q)`

func TestNumbersOnArabicPagesReadFromLeftToRight(t *testing.T) {
	t.Parallel()
	b := open(t, serveArabic(t))
	b.as(t, look{"light", 1280})
	b.visit(t, arabicRecord)
	for _, number := range []string{"+49 30 23125 240", "+49 30 23125 999", "186-006(VIII)25", "beratung@haus-fuer-alle.example", "haus-fuer-alle.example/beratung"} {
		lefts := eval[[]float64](t, b, fmt.Sprintf(painted, number))
		if len(lefts) != len(number) || !slices.IsSorted(lefts) {
			t.Errorf("%s is painted at %v", number, lefts)
		}
	}
}

// A test of painting that cannot tell wrong from right would tell nothing.
func TestTornNumbersAreSeen(t *testing.T) {
	t.Parallel()
	b := open(t, serveArabic(t))
	b.visit(t, arabicRecord)
	b.do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("h1").textContent = "الهاتف +49 111 222"`))
	if lefts := eval[[]float64](t, b, fmt.Sprintf(painted, "+49 111 222")); len(lefts) == 0 || slices.IsSorted(lefts) {
		t.Errorf("a number among Arabic words is painted at %v, as if nothing tore it apart", lefts)
	}
}

func TestLatinNamesDoNotTurnArabicTexts(t *testing.T) {
	t.Parallel()
	b := open(t, serveArabic(t))
	b.as(t, look{"light", 1280})
	for _, page := range []string{arabicRecord, arabicList} {
		b.visit(t, page)
		lefts := eval[[]float64](t, b, fmt.Sprintf(painted, "Altes Kontor (استشارة الهجرة)"))
		if len(lefts) == 0 || lefts[0] < lefts[len("Altes Kontor (")] || lefts[len(lefts)-1] > lefts[len("Altes Kontor (")] {
			t.Errorf("/%s: name and bracket are painted at %v", page, lefts)
		}
	}
}

func TestSourceNumbersFollowTheReadingDirection(t *testing.T) {
	t.Parallel()
	b := open(t, serveArabic(t))
	b.visit(t, arabicRecord)
	lefts := eval[[]float64](t, b, `(() => {
  const refs = document.querySelector(".refs");
  refs.append(refs.firstChild.cloneNode(true));
  return [...refs.children].slice(0, 2).map(e => e.getBoundingClientRect().left);
})()`)
	if len(lefts) != 2 || lefts[0] < lefts[1] {
		t.Errorf("the first and second number are painted at %v", lefts)
	}
}

// What Arabic letters, which are joined and have no slant, must not be set in; and what is set too tightly for them.
const lookForLatinHabits = `[...document.querySelectorAll("body *")].filter(e => e.matches(":dir(rtl)") && e.checkVisibility()).map(e => {
  const s = getComputedStyle(e), size = parseFloat(s.fontSize), own = [...e.childNodes].some(n => n.nodeType === 3 && /\p{Script=Arabic}/u.test(n.data));
  const why = [s.fontStyle !== "normal" && s.fontStyle, s.letterSpacing !== "normal" && "letter-spacing", s.textTransform !== "none" && s.textTransform,
    own && parseFloat(s.lineHeight) < 1.35 * size && "line-height " + s.lineHeight].filter(Boolean);
  return why.length ? why.join(", ") + ": " + e.outerHTML.slice(0, 120) : "";
}).filter(Boolean)`

func TestArabicIsSetAsArabic(t *testing.T) {
	t.Parallel()
	b := open(t, serveArabic(t))
	for _, page := range arabicPages {
		b.visit(t, page)
		for _, habit := range eval[[]string](t, b, lookForLatinHabits) {
			t.Errorf("/%s: %s", page, habit)
		}
	}
}

func TestArabicPagesFitAtTwiceTheTextSize(t *testing.T) {
	t.Parallel()
	b := open(t, serveArabic(t))
	for _, c := range []struct {
		width int64
		size  string
	}{{320, "100%"}, {360, "100%"}, {570, "200%"}} {
		b.as(t, look{"light", c.width})
		for _, page := range arabicPages {
			b.visit(t, page)
			// Sizes count in rem: the root has the size that a reader has chosen. Widths in media queries don't follow
			// it here as they do for the reader, so the width is one below all of them.
			b.do(t, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.documentElement.style.fontSize = %q`, c.size)))
			if parts := eval[[]string](t, b, lookForOverflow); len(parts) > 0 {
				t.Errorf("/%s at %d px, text at %s: %s", page, c.width, c.size, strings.Join(parts, "\n\t"))
			}
		}
	}
}

func TestArabicPagesHaveNoBarriers(t *testing.T) {
	t.Parallel()
	script, s := axe(t), serveArabic(t)
	b := open(t, s)
	for _, l := range []look{{"light", 1280}, {"dark", 360}} {
		b.as(t, l)
		for _, page := range []string{"ar/", arabicList, arabicRecord} {
			b.visit(t, page)
			b.do(t, chromedp.Evaluate[chromedp.Void](script))
			for _, v := range eval[[]violation](t, b, lookForBarriers) {
				t.Errorf("/%s, %s: %s", page, l, v)
			}
			b.quiet(t, page)
		}
	}
}
