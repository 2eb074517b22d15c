// Command bench measures netz on one machine in one run: what the tool costs beside Hugo, and how both grow.
//
//	go run ./tools/bench                                 1,000, 5,000 and 20,000 pages in two languages, then
//	                                                     2,000 records in three and in twelve, then one
//	                                                     changed record in 24,000 pages; three runs each
//	go run ./tools/bench -pages 1000 -across "" -reuse 0 -runs 1  quick
//	go run ./tools/bench -pages "" -across "" -reuse 0   publishing by push alone
//
// Every build weighs its pages too and fails where a home page or a list is heavier than a phone gets at once.
// Times of one machine say little about another; so every goal is a ratio of two times of the same run. The exit code
// tells whether all could be measured, not whether the goals were met.
package main

import (
	"context"
	"errors"
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
	languages int   // of these
	records   int   // of the networks that differ in languages alone
	across    []int // numbers of languages of these, smallest first
	runs      int
	seed      uint64
	reuse     int    // pages of a site of which one record changes; 0 for none
	push      string // folder of the site that is published by push; "" for none
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
	sizes, err := b.plan(ctx)
	if err != nil {
		return err
	}
	if err := b.measure(ctx, sizes); err != nil {
		return err
	}
	var again reused
	if s.reuse > 0 {
		if again, err = b.measureReuse(ctx, s.reuse); err != nil {
			return err
		}
	}
	var p pushed
	if s.push != "" {
		if p, err = b.measurePush(ctx, s.push); err != nil {
			return err
		}
	}
	writeTable(stdout, sizes)
	writeVerdicts(stdout, slices.Concat(verdicts(sizes), again.verdicts(), p.verdicts()))
	return nil
}

func parse(args []string, stderr io.Writer) (settings, error) {
	s := settings{}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	pages := flags.String("pages", "1000,5000,20000", "page counts to measure, over all languages, lists included; may be empty")
	flags.IntVar(&s.languages, "languages", 2, "languages of these networks")
	across := flags.String("across", "3,12", "numbers of languages to measure one network in; may be empty")
	flags.IntVar(&s.records, "records", 2000, "records of that network")
	flags.IntVar(&s.runs, "runs", 3, "first builds of each size; the median counts")
	flags.Uint64Var(&s.seed, "seed", 1, "seed of the invented network")
	flags.IntVar(&s.reuse, "reuse", 24000, "pages, in twelve languages, of a site of which one record changes; 0 for none")
	flags.StringVar(&s.push, "push", ".", "folder of the site of which one record is published by push; may be empty")
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
	var errs [2]error
	s.pages, errs[0] = numbers("pages", *pages)
	s.across, errs[1] = numbers("across", *across)
	if len(s.pages)+len(s.across) == 0 && s.push == "" && s.reuse == 0 {
		errs[0] = fmt.Errorf("-pages, -across, -reuse and -push are all empty: there is nothing to measure")
	}
	if s.reuse < 0 {
		errs[1] = errors.Join(errs[1], fmt.Errorf("-reuse %d: no number of pages", s.reuse))
	}
	return s, errors.Join(errs[:]...)
}

// numbers reads a list such as "1000,5000", smallest first and each once.
func numbers(flag, list string) ([]int, error) {
	var out []int
	for word := range strings.SplitSeq(list, ",") {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 {
			return nil, fmt.Errorf("-%s: %q is no number to measure", flag, word)
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
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
