// Command bench measures netz on one machine in one run: what the tool costs beside Hugo, and how both grow.
//
//	go run ./tools/bench                        1,000, 5,000 and 20,000 pages, three runs each
//	go run ./tools/bench -pages 1000 -runs 1    quick
//
// Times of one machine say little about another; so every goal is a ratio of two times of the same run. The exit code
// tells whether all could be measured, not whether the goals were met.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

// settings are what a call asks for.
type settings struct {
	pages     []int // sizes, smallest first
	runs      int
	languages int
	seed      uint64
	keep      string // folder that stays; "" for one that goes
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	s, err := parse(args, stderr)
	if err != nil {
		return err
	}
	dir, done, err := workFolder(s.keep)
	if err != nil {
		return err
	}
	defer done()
	b := &bench{settings: s, dir: dir, log: stderr}
	if err := b.buildTool(ctx); err != nil {
		return err
	}
	sizes, err := b.measure(ctx)
	if err != nil {
		return err
	}
	writeTable(stdout, sizes)
	writeVerdicts(stdout, verdicts(sizes))
	return nil
}

func parse(args []string, stderr io.Writer) (settings, error) {
	s := settings{}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	pages := flags.String("pages", "1000,5000,20000", "page counts to measure, over all languages, lists included")
	flags.IntVar(&s.runs, "runs", 3, "first builds of each size; the median counts")
	flags.IntVar(&s.languages, "languages", 2, "languages of the invented network")
	flags.Uint64Var(&s.seed, "seed", 1, "seed of the invented network")
	flags.StringVar(&s.keep, "keep", "", "empty or absent folder to work in; it stays, to profile a build in it")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	if flags.NArg() > 0 {
		return s, fmt.Errorf("unknown argument %q", flags.Arg(0))
	}
	if s.runs < 1 {
		return s, fmt.Errorf("-runs %d: at least one", s.runs)
	}
	for _, word := range strings.Split(*pages, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(word))
		if err != nil || n < 1 {
			return s, fmt.Errorf("-pages: %q is no page count", word)
		}
		s.pages = append(s.pages, n)
	}
	slices.Sort(s.pages)
	s.pages = slices.Compact(s.pages)
	return s, nil
}

// workFolder gives the folder to work in and what ends its use.
func workFolder(keep string) (dir string, done func(), err error) {
	if keep == "" {
		dir, err = os.MkdirTemp("", "netz-bench-")
		return dir, func() { os.RemoveAll(dir) }, err
	}
	if err := os.MkdirAll(keep, 0o755); err != nil {
		return "", nil, err
	}
	entries, err := os.ReadDir(keep)
	if err == nil && len(entries) > 0 {
		err = fmt.Errorf("-keep %s: the folder is not empty", keep)
	}
	return keep, func() {}, err
}
