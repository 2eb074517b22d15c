package main

import (
	"math"
	"strings"
	"testing"
	"time"
)

// built is a report of a build with so many pages and milliseconds.
func built(pages int, load, write, hugo, verify int64) report {
	r := report{Pages: pages, Files: pages + 10, Peak: 50e6, HugoPeak: 200e6, wall: time.Duration(load+write+hugo+verify) * time.Millisecond}
	for _, s := range []struct {
		name string
		ms   int64
	}{{"load", load}, {"write", write}, {"hugo", hugo}, {"verify", verify}} {
		r.Steps = append(r.Steps, struct {
			Name string
			MS   int64
		}{s.name, s.ms})
	}
	return r
}

func measured(first ...report) *size {
	m := &size{records: first[0].Pages / 3, first: first, second: first[0]}
	for range first {
		m.copies = append(m.copies, time.Second)
	}
	return m
}

func inLanguages(n int, first ...report) *size {
	m := measured(first...)
	m.across, m.languages = true, n
	return m
}

func about(got, want float64) bool { return math.Abs(got-want) < 1e-9 }

func TestMedianIsTheMiddleOfTheRuns(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		runs []float64
		want float64
	}{
		{"one run", []float64{7}, 7},
		{"two runs", []float64{7, 9}, 8},
		{"three runs in any order", []float64{9, 1, 2}, 2},
		{"one slow run does not count", []float64{2, 3, 90}, 3},
		{"four runs", []float64{4, 1, 2, 90}, 3},
	} {
		runs := append([]float64{}, c.runs...)
		if got := median(c.runs, func(a, b float64) float64 { return (a + b) / 2 }); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
		for i := range runs {
			if runs[i] != c.runs[i] {
				t.Errorf("%s: the runs were put in another order", c.name)
			}
		}
	}
}

func TestStepsAddUp(t *testing.T) {
	t.Parallel()
	r := built(1000, 100, 200, 4000, 500)
	if got := r.before(); !about(got, 0.3) {
		t.Errorf("before Hugo: %v", got)
	}
	if got := r.seconds("verify"); !about(got, 0.5) {
		t.Errorf("verify: %v", got)
	}
	if got := r.seconds("swap"); got != 0 {
		t.Errorf("a step that the build does not name: %v", got)
	}
	if got := r.beforeToHugo(); !about(got, 0.075) {
		t.Errorf("before / Hugo: %v", got)
	}
	if got := (report{}).beforeToHugo(); got != 0 {
		t.Errorf("a build without Hugo: %v", got)
	}
}

func TestRatioIsTakenWithinEachRun(t *testing.T) {
	t.Parallel()
	// The machine halves its speed in the second run: each part takes twice as long, the ratio stays.
	m := measured(built(1000, 100, 100, 4000, 500), built(1000, 200, 200, 8000, 1000), built(1000, 100, 100, 4000, 500))
	if got := over(m.first, report.beforeToHugo); !about(got, 0.05) {
		t.Errorf("got %v", got)
	}
}

func TestGoals(t *testing.T) {
	t.Parallel()
	fast := measured(built(1000, 50, 50, 2000, 300))
	rewriting := measured(fast.first...)
	rewriting.touched = 3
	for _, c := range []struct {
		name   string
		sizes  []*size
		missed []string
	}{
		{"all met", []*size{fast, measured(built(20_000, 1000, 1000, 40_000, 6000))}, nil},
		{"one size has no growth", []*size{fast}, nil},
		{"slow before Hugo", []*size{measured(built(1000, 300, 50, 2000, 300))}, []string{"the tool before Hugo"}},
		{"slow verify", []*size{measured(built(1000, 50, 50, 2000, 501))}, []string{"verify"}},
		{"the second build writes", []*size{rewriting}, []string{"files written again"}},
		{"few languages grow with the pages", []*size{inLanguages(3, built(5000, 50, 50, 2000, 300)), inLanguages(12, built(20_000, 200, 200, 8000, 1200))}, nil},
		{"languages cost more than their pages", []*size{inLanguages(3, built(5000, 50, 50, 2000, 300)), inLanguages(12, built(20_000, 500, 500, 16_000, 1200))}, []string{"growth with languages"}},
		{"too much memory a page", []*size{inLanguages(12, built(2000, 50, 50, 2000, 300))}, []string{"peak memory a page"}},
		{"sizes and languages are not held against each other", []*size{fast, inLanguages(12, built(20_000, 800, 800, 80_000, 1200))}, nil},
		{"growth faster than the pages", []*size{fast, measured(built(20_000, 1200, 1200, 50_000, 7000))}, []string{"growth"}},
	} {
		var missed []string
		for _, v := range verdicts(c.sizes) {
			if !v.met() {
				missed = append(missed, v.what)
			}
		}
		if len(missed) != len(c.missed) {
			t.Errorf("%s: missed %q, want %q", c.name, missed, c.missed)
			continue
		}
		for i := range missed {
			if !strings.Contains(missed[i], c.missed[i]) {
				t.Errorf("%s: missed %q, want %q", c.name, missed[i], c.missed[i])
			}
		}
	}
}

func TestGrowthComparesTheBestRuns(t *testing.T) {
	t.Parallel()
	small := measured(built(1000, 0, 0, 900, 100), built(1000, 0, 0, 2900, 100))
	large := measured(built(20_000, 0, 0, 90_000, 1000), built(20_000, 0, 0, 19_000, 1000), built(20_000, 0, 0, 30_000, 1000))
	if got := growth(small, large); !about(got, 20) {
		t.Errorf("got %v", got)
	}
}

func TestGrowthGoalIs22For20000Against1000Pages(t *testing.T) {
	t.Parallel()
	list := verdicts([]*size{measured(built(1000, 1, 1, 1, 1)), measured(built(20_000, 1, 1, 1, 1))})
	if last := list[len(list)-1]; !about(last.limit, 22) {
		t.Errorf("%v", last)
	}
}

func TestRecordsAreCorrectedTowardsThePages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name                           string
		records, want, got, less, more int
	}{
		{"too few pages", 100, 1000, 600, 101, 400},
		{"too many pages", 500, 1000, 1800, 40, 499},
		{"just right", 300, 1000, 1000, 300, 300},
		{"never below what a network needs", 60, 200, 900, minimum, minimum},
	} {
		if got := refine(c.records, c.want, c.got, 2); got < c.less || got > c.more {
			t.Errorf("%s: %d records, want %d to %d", c.name, got, c.less, c.more)
		}
	}
	if guess(100, 2) != minimum {
		t.Errorf("a small site: %d records", guess(100, 2))
	}
	if guess(20_000, 2) <= guess(5000, 2) {
		t.Error("a larger site gets no more records")
	}
}

func TestNearIsWithinFivePercent(t *testing.T) {
	t.Parallel()
	for got, want := range map[int]bool{1000: true, 1050: true, 950: true, 1051: false, 949: false} {
		if near(1000, got) != want {
			t.Errorf("%d pages for 1000: %v", got, !want)
		}
	}
}
