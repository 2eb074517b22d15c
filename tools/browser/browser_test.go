package browser_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// violation is a barrier that axe has found.
type violation struct {
	ID, Help string
	Where    []string
}

func (v violation) String() string {
	return v.ID + ": " + v.Help + "\n\t" + strings.Join(v.Where, "\n\t")
}

const lookForBarriers = `axe.run(document, {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}).then(r => r.violations.map(v => ({ID: v.id, Help: v.help, Where: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + " | " + n.failureSummary.replace(/\s+/g, " "))})))`

func TestPagesHaveNoBarriers(t *testing.T) {
	t.Parallel()
	script, s := axe(t), serve(t)
	for _, l := range []look{{"light", 1280}, {"dark", 360}, {"light", 360}, {"dark", 1280}} {
		t.Run(l.String(), func(t *testing.T) {
			t.Parallel()
			b := open(t, s)
			b.as(t, l)
			for _, page := range s.pages {
				b.visit(t, page)
				b.do(t, chromedp.Evaluate[chromedp.Void](script))
				for _, v := range eval[[]violation](t, b, lookForBarriers) {
					t.Errorf("/%s: %s", page, v)
				}
				b.quiet(t, page)
			}
		})
	}
}

// A test that can find nothing would find nothing.
func TestBarriersAreFound(t *testing.T) {
	t.Parallel()
	script, s := axe(t), serve(t)
	b := open(t, s)
	b.visit(t, "")
	b.do(t, chromedp.Evaluate[chromedp.Void](script), chromedp.Evaluate[chromedp.Void](`document.documentElement.removeAttribute("lang");
document.querySelector("main").innerHTML += "<img src='icon.svg'><p style='color: #999'>pale</p>"`))
	found := map[string]bool{}
	for _, v := range eval[[]violation](t, b, lookForBarriers) {
		found[v.ID] = true
	}
	for _, id := range []string{"html-has-lang", "image-alt", "color-contrast"} {
		if !found[id] {
			t.Errorf("%s was not found, only %v", id, found)
		}
	}
}

// The parts that stick out, or nothing.
const lookForOverflow = `(() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const out = [...document.body.querySelectorAll("*")].filter(e => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.right > wide + 0.5 || r.left < -0.5) });
  return [document.documentElement.scrollWidth + " px wide", ...out.slice(0, 4).map(e => e.outerHTML.slice(0, 160))];
})()`

func TestPagesFitNarrowScreens(t *testing.T) {
	t.Parallel()
	s := serve(t)
	b := open(t, s)
	for _, width := range []int64{360, 320} {
		b.as(t, look{"light", width})
		for _, page := range s.pages {
			b.visit(t, page)
			for _, part := range eval[[]string](t, b, lookForOverflow) {
				t.Errorf("/%s at %d px: %s", page, width, part)
			}
			b.quiet(t, page)
		}
	}
}

func TestPagesPrint(t *testing.T) {
	t.Parallel()
	s := serve(t)
	b := open(t, s)
	for _, page := range s.pages {
		b.visit(t, page)
		_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		must(t, err)
		if eval[bool](t, b, `getComputedStyle(document.querySelector(".skip")).display !== "none"`) {
			t.Errorf("/%s: the skip link is on paper", page)
		}
		sheet, err := chromedp.Run(b.ctx, chromedp.PrintToPDF())
		must(t, err)
		if !bytes.HasPrefix(sheet, []byte("%PDF-")) {
			t.Errorf("/%s: no PDF", page)
		}
		b.quiet(t, page)
	}
}

// focused is what the keyboard is at.
type focused struct {
	Tag, Class, Name string
	Outlined, Inside bool
}

const lookAtFocus = `(() => {
  const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
  return {Tag: e.tagName, Class: e.className, Name: e.textContent.trim().slice(0, 40),
    Outlined: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0,
    Inside: r.width > 0 && r.height > 0 && r.top > -1 && r.bottom < innerHeight + 1 && r.left > -1 && r.right < innerWidth + 1};
})()`

func TestKeyboardReachesTheContentFirst(t *testing.T) {
	t.Parallel()
	s := serve(t)
	b := open(t, s)
	b.as(t, look{"light", 1280})
	for _, page := range []string{"", "gruppen/", "en/", "nirgends/"} {
		b.visit(t, page)
		if eval[bool](t, b, `document.querySelector(".skip").getBoundingClientRect().bottom > 0`) {
			t.Errorf("/%s: the skip link shows before it is reached", page)
		}
		b.do(t, chromedp.KeyEvent(kb.Tab))
		got := eval[focused](t, b, lookAtFocus)
		if got.Class != "skip" || !got.Inside || !got.Outlined {
			t.Errorf("/%s: the first Tab reaches %+v", page, got)
		}
		b.do(t, chromedp.KeyEvent(kb.Enter))
		if hash := eval[string](t, b, `location.hash`); hash != "#main" {
			t.Errorf("/%s: the skip link leads to %q", page, hash)
		}
	}
}

func TestKeyboardShowsWhereItIs(t *testing.T) {
	t.Parallel()
	s := serve(t)
	b := open(t, s)
	for _, scheme := range []string{"light", "dark"} {
		b.as(t, look{scheme, 1280})
		b.visit(t, "gruppen/sprache/")
		seen := map[string]bool{}
		for n := range 25 {
			b.do(t, chromedp.KeyEvent(kb.Tab))
			got := eval[focused](t, b, lookAtFocus)
			if got.Tag == "BODY" {
				break
			}
			seen[fmt.Sprint(got.Name, n)] = true
			if !got.Outlined || !got.Inside {
				t.Errorf("%s: Tab %d is not to be seen: %+v", scheme, n+1, got)
			}
		}
		if len(seen) < 10 {
			t.Errorf("%s: the keyboard reached %d things only", scheme, len(seen))
		}
	}
}

// An address that a record had before leads to the one it has now, with scripts or without.
func TestFormerAddressesLeadOn(t *testing.T) {
	t.Parallel()
	s := serve(t)
	b := open(t, s)
	for from, to := range map[string]string{"gruppen/kontakte/": "gruppen/begegnung/", "en/groups/kontakte/": "en/groups/begegnung/"} {
		b.visit(t, from)
		b.do(t, chromedp.WaitReady(`body[data-page="record"]`))
		if got := eval[string](t, b, "location.href"); got != s.url+to {
			t.Errorf("/%s leads to %s", from, got)
		}
	}
}
