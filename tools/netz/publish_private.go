package main

import (
	"context"
	"io"
	"iter"

	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/publish"
)

// privateIn looks for private data in what is pushed to a server: it reads the records and builds nothing.
func (c *command) privateIn(ctx context.Context, job publish.Job, pushed func(folder string) iter.Seq[load.Pushed]) (diag.List, error) {
	sub := *c
	sub.ctx, sub.source, sub.theme, sub.json, sub.quiet, sub.stderr = ctx, job.Source, job.Theme, false, true, io.Discard
	in, _, err := sub.read("", "")
	if err != nil {
		return nil, refused(err)
	}
	defer in.source.Close()
	return check.Private(in.records, in.config, in.asOf, pushed), nil
}
