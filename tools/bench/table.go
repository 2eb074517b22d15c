package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"
)

// row is one line of the table: a figure of each size.
type row struct {
	name   string
	figure func(m *size) string
}

// writeTable prints the figures, a column a size; times are medians of the first builds.
func writeTable(w io.Writer, sizes []*size) {
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	for _, r := range rows(sizes) {
		cells := []string{fmt.Sprintf("%-34s", r.name)}
		for _, m := range sizes {
			cells = append(cells, r.figure(m))
		}
		fmt.Fprintln(t, strings.Join(cells, "\t")+"\t")
	}
	t.Flush()
}

func rows(sizes []*size) []row {
	if len(sizes) == 0 {
		return nil
	}
	list := []row{
		{"pages", func(m *size) string { return fmt.Sprint(m.pages()) }},
		{"records", func(m *size) string { return fmt.Sprint(m.records) }},
		{"languages", func(m *size) string { return fmt.Sprint(m.languages) }},
		{"files for Hugo", func(m *size) string { return fmt.Sprint(m.first[0].Files) }},
		{"runs", func(m *size) string { return fmt.Sprint(len(m.first)) }},
		{"before Hugo, s", figure(report.before)},
	}
	for _, name := range stepsBefore(sizes) {
		list = append(list, row{"  " + name, figure(func(r report) float64 { return r.seconds(name) })})
	}
	list = append(list,
		row{"Hugo, s", figure(func(r report) float64 { return r.seconds("hugo") })},
		row{"verify, s", figure(func(r report) float64 { return r.seconds("verify") })},
		row{"whole build, s", figure(wall)},
		row{"  best run", func(m *size) string { return inSeconds(best(m.first)) }},
		row{"  processor time", figure(processor)},
		row{"copy of public/, s", func(m *size) string { return inSeconds(medianOf(m.copies).Seconds()) }},
		row{"second build, no change, s", func(m *size) string { return inSeconds(m.second.wall.Seconds()) }},
		row{"  before Hugo, s", func(m *size) string { return inSeconds(m.second.before()) }},
		row{"  files written again", func(m *size) string { return fmt.Sprint(m.touched) }},
		row{"peak memory of netz, MB", figureIn(func(r report) float64 { return float64(r.Peak) / 1e6 }, "%.0f")},
		row{"peak memory of Hugo, MB", figureIn(func(r report) float64 { return float64(r.HugoPeak) / 1e6 }, "%.0f")},
		row{"peak memory a page, KB", figureIn(report.memory, "%.0f")},
		row{"before / Hugo", figure(report.beforeToHugo)},
		row{"verify / Hugo", figure(report.verifyToHugo)},
	)
	return list
}

// stepsBefore lists the steps before Hugo, as the first build names them.
func stepsBefore(sizes []*size) []string {
	var names []string
	if len(sizes) == 0 {
		return nil
	}
	for _, s := range sizes[0].first[0].Steps {
		if s.Name == "hugo" {
			break
		}
		names = append(names, s.Name)
	}
	return names
}

func figure(of func(report) float64) func(*size) string { return figureIn(of, "%.2f") }

func figureIn(of func(report) float64, format string) func(*size) string {
	return func(m *size) string { return fmt.Sprintf(format, over(m.first, of)) }
}

func inSeconds(s float64) string { return fmt.Sprintf("%.2f", s) }

func medianOf(list []time.Duration) time.Duration {
	return median(list, func(a, b time.Duration) time.Duration { return (a + b) / 2 })
}

func writeVerdicts(w io.Writer, list []verdict) {
	fmt.Fprintln(w)
	missed := 0
	for _, v := range list {
		fmt.Fprintln(w, v)
		if !v.met() {
			missed++
		}
	}
	fmt.Fprintln(w)
	if missed == 0 {
		fmt.Fprintln(w, "All goals are met.")
		return
	}
	fmt.Fprintf(w, "%d of %d goals are not met. To see where time goes, keep the site with -keep DIR and profile\n", missed, len(list))
	fmt.Fprintln(w, "the packages: go test -run '^$' -bench . -cpuprofile cpu.out ./tools/internal/demo, then go tool pprof cpu.out.")
}
