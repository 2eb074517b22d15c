package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// size is all that was measured of one number of pages.
type size struct {
	name      string
	site      string // folder
	records   int
	languages int
	across    bool     // one of the networks that differ in languages alone
	first     []report // builds from nothing
	copies    []time.Duration
	second    report // a build with nothing changed
	touched   int    // files under build/hugo that the second build wrote or removed
}

func (m *size) pages() int { return m.first[0].Pages }

// median of the runs of a figure; of an even number of runs, the mean of the middle two.
func median[T cmp.Ordered](runs []T, mean func(a, b T) T) T {
	s := slices.Sorted(slices.Values(runs))
	if len(s)%2 == 1 {
		return s[len(s)/2]
	}
	return mean(s[len(s)/2-1], s[len(s)/2])
}

// over applies a figure to each run and gives the median.
func over(runs []report, figure func(report) float64) float64 {
	values := make([]float64, len(runs))
	for i, r := range runs {
		values[i] = figure(r)
	}
	return median(values, func(a, b float64) float64 { return (a + b) / 2 })
}

// seconds of one step; 0 where the build does not name it.
func (r report) seconds(step string) float64 {
	sum := 0.0
	for _, s := range r.Steps {
		if s.Name == step {
			sum += float64(s.MS) / 1000
		}
	}
	return sum
}

// before is the tool's own time until Hugo starts.
func (r report) before() float64 {
	sum := 0.0
	for _, s := range r.Steps {
		if s.Name == "hugo" {
			break
		}
		sum += float64(s.MS) / 1000
	}
	return sum
}

// beforeToHugo and verifyToHugo are ratios within one run, so that a machine that slows down slows both parts.
func (r report) beforeToHugo() float64 { return quotient(r.before(), r.seconds("hugo")) }
func (r report) verifyToHugo() float64 { return quotient(r.seconds("verify"), r.seconds("hugo")) }

func quotient(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// memory is what the hungrier of the two processes takes for a page at its peak, in thousands of bytes.
func (r report) memory() float64 {
	return quotient(float64(max(r.Peak, r.HugoPeak)), float64(r.Pages)) / 1000
}

// The goals, each a ratio.
const (
	goalBefore = 0.10
	goalVerify = 0.25
	// goalGrowth is for 20,000 against 1,000 pages; 20 is linear, the rest is room for what a larger memory costs.
	goalGrowth = 22.0 / 20
	goalMemory = 70 // thousands of bytes a page, where the pages are so many that the program itself does not count
)

// verdict is what became of one goal.
type verdict struct {
	what       string
	got, limit float64
}

func (v verdict) met() bool { return v.got <= v.limit }

func (v verdict) String() string {
	word := "met"
	if !v.met() {
		word = "NOT met"
	}
	return fmt.Sprintf("%-56s %6.2f, goal at most %.2f: %s", v.what, v.got, v.limit, word)
}

// verdicts holds the measured sizes against the goals.
func verdicts(sizes []*size) []verdict {
	var out []verdict
	for _, m := range sizes {
		out = append(out,
			verdict{fmt.Sprintf("%d pages: the tool before Hugo, in times of Hugo", m.pages()), over(m.first, report.beforeToHugo), goalBefore},
			verdict{fmt.Sprintf("%d pages: verify, in times of Hugo", m.pages()), over(m.first, report.verifyToHugo), goalVerify},
			verdict{fmt.Sprintf("%d pages: files written again with no change", m.pages()), float64(m.touched + m.second.Written), 0})
	}
	var byPages, byLanguages []*size
	for _, m := range sizes {
		if m.across {
			byLanguages = append(byLanguages, m)
		} else {
			byPages = append(byPages, m)
		}
	}
	out = append(out, grown(byPages, "growth of the whole build")...)
	if n := len(byLanguages); n > 0 {
		m := byLanguages[n-1]
		out = append(out, verdict{fmt.Sprintf("%d pages: peak memory a page, KB", m.pages()), over(m.first, report.memory), goalMemory})
	}
	return append(out, grown(byLanguages, "growth with languages")...)
}

// grown holds the largest of some networks against the smallest.
func grown(sizes []*size, what string) []verdict {
	if len(sizes) < 2 {
		return nil
	}
	small, large := sizes[0], sizes[len(sizes)-1]
	return []verdict{{fmt.Sprintf("%d against %d pages: %s", large.pages(), small.pages(), what), growth(small, large), goalGrowth * float64(large.pages()) / float64(small.pages())}}
}

// growth compares the best runs: what else the machine does can only add time, and more to long builds.
func growth(small, large *size) float64 { return quotient(best(large.first), best(small.first)) }

func best(runs []report) float64 {
	return slices.MinFunc(runs, func(a, b report) int { return cmp.Compare(a.wall, b.wall) }).wall.Seconds()
}

func wall(r report) float64 { return r.wall.Seconds() }

func processor(r report) float64 { return r.processor.Seconds() }

// A network has, in each language, a page for each record, a list page for each listFor records in all lists taken
// together, and some hundred list pages even when it is small. Only the first try depends on these figures.
const (
	listFor  = 2.4
	smallest = 265.0
	minimum  = 40 // records that netz demo asks for
)

// guess is the number of records to try first.
func guess(pages, languages int) int {
	each := float64(pages)/float64(languages) - smallest
	return max(minimum, int(each/(1+1/listFor)))
}

// refine corrects the records after a build has told its pages.
func refine(records, want, got, languages int) int {
	missing := float64(want-got) / float64(languages)
	return max(minimum, records+int(missing/(1+1/listFor)))
}

// near tells whether the pages are close enough to what is asked for.
func near(want, got int) bool {
	off := float64(got-want) / float64(want)
	return off <= tolerance && off >= -tolerance
}
