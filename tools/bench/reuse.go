package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// goalReuse is how long a build may take after one record has changed, in times of a build of all pages.
const goalReuse = 1.0 / 3

// reused is what was measured of taking pages over from the site before.
type reused struct {
	pages, kept int
	parts, full []time.Duration // builds after one record has changed, and of all pages
}

func (r reused) verdicts() []verdict {
	if len(r.full) == 0 {
		return nil
	}
	return []verdict{{fmt.Sprintf("%d pages, one record changed: in times of a full build", r.pages), quotient(medianOf(r.parts).Seconds(), medianOf(r.full).Seconds()), goalReuse}}
}

// reuseLanguages is in how many languages that site is.
const reuseLanguages = 12

// measureReuse changes a record over and over. Each time it builds what follows from it and then all pages, and demands that
// both sites are the same.
func (b *bench) measureReuse(ctx context.Context, pages int) (reused, error) {
	var out reused
	in := *b
	in.languages = reuseLanguages
	site, _, err := in.calibrate(ctx, pages)
	if err != nil {
		return out, err
	}
	for i := range b.runs + 1 {
		fmt.Fprintf(b.log, "reuse: %d of %d\n", i, b.runs)
		if err := changeRecord(site, i); err != nil {
			return out, err
		}
		part, err := b.build(ctx, site)
		if err != nil {
			return out, err
		}
		list, err := os.ReadFile(filepath.Join(site, "public", "sha256.txt"))
		if err != nil {
			return out, err
		}
		full, err := b.build(ctx, site, "--full")
		if err != nil {
			return out, err
		}
		if same, err := os.ReadFile(filepath.Join(site, "public", "sha256.txt")); err != nil || !bytes.Equal(list, same) {
			return out, fmt.Errorf("the site with kept pages is not the one that a full build makes (%v)", err)
		}
		if full.Kept > 0 || part.Kept == 0 {
			return out, fmt.Errorf("%d pages kept, %d in a full build", part.Kept, full.Kept)
		}
		if i > 0 { // the first ones fill the caches
			out.pages, out.kept = part.Pages, part.Kept
			out.parts, out.full = append(out.parts, part.wall), append(out.full, full.wall)
			fmt.Fprintf(b.log, "reuse: %.1f s with %d pages kept (%s), %.1f s for all (%s)\n", part.wall.Seconds(), part.Kept, part.steps(), full.wall.Seconds(), full.steps())
		}
	}
	return out, nil
}
