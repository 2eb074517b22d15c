package browser_test

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience bounds what is done with one page, on slow machines as well.
const patience = 2 * time.Minute

// tab is a browser of its own with one tab, which remembers what goes wrong in it.
type tab struct {
	ctx  context.Context
	site site

	mu       sync.Mutex
	troubles []string
}

func open(t *testing.T, s site) *tab {
	t.Helper()
	ctx, stop := chromedp.NewExecAllocator(context.Background(), append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(chromium(t)))...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	b := &tab{ctx: ctx, site: s}
	must(t, chromedp.Do(ctx))
	must(t, chromedp.Listen(ctx, b.hear))
	return b
}

// hear notes errors in the console and requests to other hosts.
func (b *tab) hear(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err == nil && !strings.HasPrefix(e.Request.URL, b.site.url) && u.Scheme != "data" {
			b.note("asks another host: " + e.Request.URL)
		}
	case *runtime.EventExceptionThrown:
		b.note("exception: " + e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError {
			b.note(fmt.Sprintf("console: %v", e.Args))
		}
	case *log.EventEntryAdded:
		lost := strings.Contains(e.Entry.Text, "404") && (strings.HasSuffix(e.Entry.URL, "nirgends/") || strings.HasSuffix(e.Entry.URL, "nowhere/"))
		if e.Entry.Level == log.EntryLevelError && !lost {
			b.note("log: " + e.Entry.Text + " " + e.Entry.URL)
		}
	}
}

func (b *tab) note(trouble string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.troubles = append(b.troubles, trouble)
}

// quiet reports what went wrong since it was last called.
func (b *tab) quiet(t *testing.T, page string) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, trouble := range b.troubles {
		t.Errorf("/%s: %s", page, trouble)
	}
	b.troubles = nil
}

// do runs steps with bounded patience.
func (b *tab) do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, patience)
	defer stop()
	must(t, chromedp.Do(ctx, steps...))
}

// visit opens a page of the site.
func (b *tab) visit(t *testing.T, page string) {
	t.Helper()
	b.do(t, chromedp.Navigate(b.site.url+page))
}

// look is how a page is looked at.
type look struct {
	scheme string // light or dark
	width  int64  // CSS pixels
}

func (l look) String() string { return fmt.Sprintf("%s, %d px", l.scheme, l.width) }

func (b *tab) as(t *testing.T, l look) {
	t.Helper()
	b.do(t, chromedp.EmulateViewport(l.width, 800))
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: l.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
	})
	must(t, err)
}

// eval gives the value of an expression in the page.
func eval[T any](t *testing.T, b *tab, expression string) T {
	t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, patience)
	defer stop()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	must(t, err)
	return value
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
