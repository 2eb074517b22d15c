// Package verify checks the built site, a folder of pages, feeds, calendars and styles, before it is published.
// It reads every file once and changes nothing.
package verify

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"offenesnetz/tools/internal/diag"
)

// Language says what the pages below Prefix must declare.
type Language struct {
	Tag    string // BCP 47, as in <html lang>
	Dir    string // "ltr" or "rtl", as in <html dir>
	Prefix string // first folder(s) of the address without slashes, "" for the root
}

// Options say which site is checked and against what.
type Options struct {
	Dir       string     // folder of the built site
	BaseURL   string     // address of the site, with path; absolute links below it count as internal
	Languages []Language // the longest matching prefix decides; with none, any language is right
	Budget    int        // bytes of a page and its stylesheets, each compressed; 0 sets no limit
	// Weights are those of pages that were checked earlier with the same bytes, the same stylesheets and the same budget, as
	// Report.Weights gave them: weighing is a third of the work.
	Weights map[string]int
	Workers int // files read at the same time; 0 means one per processor
}

// Report is what Check found; its order is the same on every run.
type Report struct {
	Findings diag.List
	Pages    int // HTML files, redirects among them
	Files    int // all files
	Links    int // internal links looked up
	// Weights are the compressed sizes of the pages that are over the budget, in bytes, and 0 for the others, by their files.
	Weights map[string]int
}

const perCode = 200 // findings of one code that are told one by one

// checker is what the workers share; after listing, they only read it (pages and css have one writer an element).
type checker struct {
	opt     Options
	base    *url.URL
	files   []string         // paths with forward slashes, sorted
	index   map[string]int32 // path to its place in files
	folders map[string]bool
	pages   []page // one per file; empty for what is no page
	css     []int  // compressed size, for stylesheets
	heavy   []int  // compressed size, for pages over the budget
}

// Check reads the site and tells what is wrong with it. The error is for what kept it from reading: a wrong
// option, an unreadable file, an ended ctx. Then the report is incomplete.
func Check(ctx context.Context, o Options) (Report, error) {
	base, err := url.Parse(o.BaseURL)
	if err != nil || base.Host == "" || (base.Scheme != "https" && base.Scheme != "http") {
		return Report{}, fmt.Errorf("verify: base URL %q is not an absolute web address", o.BaseURL)
	}
	if !strings.HasSuffix(base.Path, "/") {
		base.Path += "/"
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	c := &checker{opt: o, base: base}
	symlinks, err := c.list(ctx)
	if err != nil {
		return Report{}, err
	}
	w := c.newWorkers()
	err = errors.Join(
		c.each(ctx, w, func(name string) bool { return strings.HasSuffix(name, ".css") }),
		c.each(ctx, w, func(name string) bool { return !strings.HasSuffix(name, ".css") }),
	)
	findings, links := c.linkPages(symlinks, w)
	r := Report{Findings: c.tell(findings), Files: len(c.files), Links: links, Weights: map[string]int{}}
	for i := range c.pages {
		if c.pages[i].isPage {
			r.Pages++
			r.Weights[c.files[i]] = c.heavy[i]
		}
	}
	return r, err
}

// worker reads files; it keeps its buffers from file to file.
type worker struct {
	c         *checker
	buf       []byte
	findings  []finding
	links     int
	addresses map[string]target // addresses that don't depend on the page they stand on
	tags      map[string]tagInfo
	zip       zipper
	doc       document
}

func (c *checker) newWorkers() []*worker {
	ws := make([]*worker, c.opt.Workers)
	for i := range ws {
		ws[i] = &worker{c: c, addresses: map[string]target{}, tags: map[string]tagInfo{}}
	}
	return ws
}

// each lets the workers read the files that want names; errors come joined, in the order of the files.
func (c *checker) each(ctx context.Context, ws []*worker, want func(string) bool) error {
	var next atomic.Int64
	var wait sync.WaitGroup
	errs := make([]error, len(c.files))
	for _, w := range ws {
		wait.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1) - 1)
				if i >= len(c.files) {
					return
				}
				if want(c.files[i]) {
					errs[i] = w.read(int32(i))
				}
			}
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	return errors.Join(errs...)
}

const maxFile = 64 << 20 // bytes; a generated page or feed beyond it is no such thing

// read gives one file to the check of its kind; other kinds are only listed, not opened.
func (w *worker) read(file int32) error {
	name := w.c.files[file]
	var check func(int32, []byte)
	switch name[strings.LastIndexByte(name, '.')+1:] {
	case "html", "htm":
		check = w.checkPage
	case "xml", "svg":
		check = w.checkXML
	case "css":
		check = w.checkStylesheet
	case "ics":
		check = w.checkCalendar
	default:
		return nil
	}
	src, err := w.load(name)
	if err != nil {
		return err
	}
	check(file, src)
	return nil
}

// load reads a file into the worker's buffer; the bytes hold until the next call.
func (w *worker) load(name string) ([]byte, error) {
	f, err := os.Open(w.c.path(name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	w.buf = w.buf[:0]
	for {
		if cap(w.buf)-len(w.buf) < 4096 {
			w.buf = append(make([]byte, 0, 2*cap(w.buf)+64<<10), w.buf...)
		}
		n, err := f.Read(w.buf[len(w.buf):cap(w.buf)])
		w.buf = w.buf[:len(w.buf)+n]
		switch {
		case n == 0 && err == nil, err != nil && !isEOF(err):
			return nil, fmt.Errorf("verify: %s can't be read to its end: %w", name, err)
		case err != nil:
			return w.buf, nil
		case len(w.buf) > maxFile:
			return nil, fmt.Errorf("verify: %s is larger than %d bytes", name, maxFile)
		}
	}
}
