package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"offenesnetz/tools/internal/proof"
)

// remote is a site on the web. Only its own host is asked, and only for files that it lists itself or should have.
type remote struct {
	base   *url.URL
	client *http.Client
}

const (
	fetchTime    = 60 * time.Second // for one file
	fetchWorkers = 8
	mostHops     = 3
)

func newRemote(base *url.URL) *remote {
	stay := func(next *http.Request, before []*http.Request) error {
		if next.URL.Host != base.Host || next.URL.Scheme != base.Scheme || len(before) > mostHops {
			return fmt.Errorf("it leads on to %s", next.URL)
		}
		return nil
	}
	return &remote{base, &http.Client{Timeout: fetchTime, CheckRedirect: stay}}
}

func (r *remote) read(ctx context.Context, name string, most int64) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrNotExist
	}
	var parts []string
	for part := range strings.SplitSeq(name, "/") {
		parts = append(parts, url.PathEscape(part))
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.base.String()+strings.Join(parts, "/"), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", "netz/"+version())
	req.Header.Set("Cache-Control", "no-cache")
	res, err := r.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	switch {
	case res.StatusCode == http.StatusNotFound, res.StatusCode == http.StatusGone:
		return nil, fs.ErrNotExist
	case res.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("%s: %s", name, res.Status)
	}
	return limited(res.Body, name, most)
}

// sums fetches all files of both lists. A file that the server refuses to give at all ends it: that proves nothing.
func (r *remote) sums(ctx context.Context, listed, wanted proof.Sums) (proof.Sums, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	all := proof.Sums{}
	for _, list := range []proof.Sums{listed, wanted} {
		for name := range list {
			all[name] = ""
		}
	}
	names := all.Paths()
	found, errs := make([]string, len(names)), make([]error, fetchWorkers)
	var group sync.WaitGroup
	for w := range fetchWorkers {
		group.Go(func() {
			for i := w; i < len(names) && ctx.Err() == nil; i += fetchWorkers {
				data, err := r.read(ctx, names[i], maxFile)
				switch {
				case errors.Is(err, fs.ErrNotExist):
				case err != nil:
					errs[w] = err
					cancel()
					return
				default:
					found[i] = proof.Sum(data)
				}
			}
		})
	}
	group.Wait()
	out := proof.Sums{}
	for i, name := range names {
		if found[i] != "" {
			out[name] = found[i]
		}
	}
	return out, firstError(errs)
}

// firstError gives the error that came before the others were told to stop.
func firstError(errs []error) error {
	for _, err := range errs {
		if err != nil && !errors.Is(err, context.Canceled) {
			return err
		}
	}
	return errors.Join(errs...)
}
