package page

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"offenesnetz/tools/internal/chart"
	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

func (b *builder) indicator(x *model.Indicator) {
	b.page.Schema = "Dataset"
	b.latest(x)
	b.trends(x)
	b.fact("fact_unit", []string{"unit"}, b.textValue(x.Unit))
	b.fact("fact_area", []string{"area"}, b.textValue(x.Area))
	b.fact("fact_target", []string{"target"}, b.figure(x.Target))
	b.factOr("fact_next_due", "value_not_known", []string{"next_due"}, b.dateValue(x.NextDue.Date))
	b.fact("fact_comparability", []string{"comparability"}, b.textValue(x.Comparable))
	b.prose("definition", "sec_definition", x.Definition)
	b.values(x)
	b.about()
	b.backs(x, "measures")
}

// latest shows the newest value first: it is what a reader looks for.
func (b *builder) latest(x *model.Indicator) {
	if o, ok := b.site.Facts.Latest(x); ok {
		values := append(b.observed(x, o.Observation), b.dateValue(o.Date.Date)...)
		b.page.Facts = append(b.page.Facts, Fact{Key: "fact_latest", Values: values, Refs: b.ref(o.Source), Doubts: b.doubts(fieldsOf(o))})
	}
}

// fieldsOf names one value, as conflicts and doubts about it do.
func fieldsOf(o derive.Observed) []string {
	return []string{"value." + o.ID.S, "value." + o.ID.S + ".value", "value." + o.ID.S + ".date"}
}

func (b *builder) observed(x *model.Indicator, o model.Observation) []Value {
	return []Value{{Type: "number", S: b.number(o.Value.Value, x.Decimals.N), About: o.Value.Qualifier}}
}

// trends tells in words how the newest value differs from the one before and from the first.
func (b *builder) trends(x *model.Indicator) {
	if c, ok := b.site.Facts.SinceLast(x); ok {
		b.trend("fact_trend_last", x, c)
	}
	if c, ok := b.site.Facts.SinceFirst(x); ok {
		k := "fact_trend_first"
		if c.Later {
			k = "fact_trend_comparable"
		}
		b.trend(k, x, c)
	}
}

// trend adds a change with the sources of both values.
func (b *builder) trend(key string, x *model.Indicator, c derive.Trend) {
	refs := slices.Concat(b.ref(c.From.Source), b.ref(c.To.Source))
	slices.Sort(refs)
	b.page.Facts = append(b.page.Facts, Fact{Key: key, Values: b.trendText(x, c), Refs: slices.Compact(refs)})
}

func (b *builder) trendText(x *model.Indicator, c derive.Trend) []Value {
	since := b.sinceText(c.From.Date.Date)
	k := key("trend", string(c.Way))
	var s string
	switch {
	case !c.By.Set || c.Way == derive.Same && c.By.Qualifier == "":
		s = b.T(k, "Date", since)
	case c.Way == derive.Same:
		s = b.T("trend_about_same", "Date", since)
	case x.Percent.Yes:
		s = b.T(k+"_share", "Amount", b.amount(c.By, x.Decimals.N), "Share", b.T("trend_points"), "Date", since)
	case c.HasShare:
		s = b.T(k+"_share", "Amount", b.amount(c.By, x.Decimals.N), "Share", b.percent(c), "Date", since)
	default:
		s = b.T(k, "Amount", b.amount(c.By, x.Decimals.N), "Date", since)
	}
	return []Value{{Type: "text", Text: &Text{S: s}}}
}

// sinceText writes a date behind "since"; of a period the years are enough there.
func (v *Voice) sinceText(d edtf.Date) string {
	first, last := d.From().Year(), d.To().Year()
	if !d.Interval() || d.OpenStart() || d.OpenEnd() || first == last {
		return v.dateText(d.To())
	}
	years := strconv.Itoa(first) + "–" + strconv.Itoa(last)
	switch d.Qualifier() {
	case edtf.None:
		return years
	case edtf.About:
		return v.T("date_about", "Date", years)
	}
	return v.T("date_probably", "Date", years)
}

// amount writes a figure with its qualifier: "mehr als 1.204".
func (v *Voice) amount(f model.Figure, decimals int) string {
	n := v.number(f.Value, decimals)
	if f.Qualifier == "" {
		return n
	}
	return v.T(key("qualifier", f.Qualifier)) + " " + n
}

// percent writes the share of a change as exactly as the change is known: of what is about so much with two digits that
// count, of what is more rounded down.
func (v *Voice) percent(c derive.Trend) string {
	n, decimals := c.Share*100, 0
	if n < 1 || n < 10 && c.By.Qualifier != model.About {
		decimals = 1
	}
	tens := math.Pow10(decimals)
	switch {
	case c.By.Qualifier == model.Over:
		n = math.Floor(n*tens) / tens
	case c.By.Qualifier == model.About && n >= 100:
		tens = math.Pow10(int(math.Log10(n)) - 1)
		n = math.Round(n/tens) * tens
	}
	s := v.locale.FormatPercent(n, decimals)
	if c.By.Qualifier == "" {
		return s
	}
	return v.T(key("qualifier", c.By.Qualifier)) + " " + s
}

// values shows the table of all values and, where there are two or more, the chart beside it.
func (b *builder) values(x *model.Indicator) {
	series := b.site.Facts.Series(x)
	table := &Table{CaptionKey: "sec_values", Head: []string{"fact_date", "fact_value", "fact_note"}}
	marked := false
	for i, o := range series {
		marked = marked || readingOf(i, o) != ""
	}
	if marked {
		table.Head = []string{"fact_date", "fact_value", "fact_reading", "fact_note"}
	}
	for i, o := range series {
		row := []Value{cell(b.dateValue(o.Date.Date)), cell(b.observed(x, o.Observation))}
		if marked {
			row = append(row, cell(word(readingOf(i, o))))
		}
		table.Rows = append(table.Rows, append(row, cell(b.textValue(o.Note))))
		table.Refs = append(table.Refs, b.ref(o.Source))
		table.IDs = append(table.IDs, "value-"+o.ID.S)
	}
	s := Section{ID: "values", Key: "sec_values", Type: "series", Table: table, Empty: "empty_values", Doubts: b.valueDoubts(series)}
	if !x.Comparable.IsZero() {
		s.Chart = &Chart{Note: b.optional(x.Comparable), Refs: b.supporting("comparability")}
	}
	if len(series) == 0 {
		s.Table = nil
	} else if len(series) > 1 {
		if s.Chart == nil {
			s.Chart = &Chart{}
		}
		b.draw(x, series, s.Chart)
	}
	b.section(s)
}

// valueDoubts lists the doubts about values, those about a single one with its date.
func (b *builder) valueDoubts(series []derive.Observed) []Doubt {
	var out []Doubt
	for _, o := range series {
		for _, d := range b.doubts(fieldsOf(o)) {
			d.Of = b.date(o.Date.Date)
			out = append(out, d)
		}
	}
	return append(out, b.doubts([]string{"value"})...)
}

// readingOf says how a value is to be read, "" for one without a special case.
func readingOf(i int, o derive.Observed) string {
	switch {
	case o.Revised:
		return "value_revised"
	case o.Break.Yes && i > 0:
		return "value_break"
	}
	return ""
}

// supporting gives the numbers of the sources that name the field.
func (b *builder) supporting(field string) []int {
	var out []int
	for i, s := range b.base.Sources {
		for _, w := range s.Supports {
			if w.S == field {
				out = append(out, i+1)
			}
		}
	}
	return out
}

// signs are the chart's signs for figures as the records qualify them.
var signs = map[string]chart.Sign{"": chart.Exact, model.About: chart.About, model.Over: chart.Over, model.Under: chart.Under, model.Derived: chart.Derived}

// signKeys name the signs in the legend.
var signKeys = map[chart.Sign]string{chart.Exact: "chart_exact", chart.About: "chart_about", chart.Over: "chart_over", chart.Under: "chart_under",
	chart.Derived: "chart_derived", chart.Revised: "chart_revised", chart.Span: "chart_span", chart.Gap: "chart_gap"}

// shortSign stands before a figure in the chart, where there is no room for a word.
var shortSign = map[string]string{model.About: "~", model.Over: ">", model.Under: "<"}

func (b *builder) draw(x *model.Indicator, series []derive.Observed, out *Chart) {
	c := &chart.Chart{ID: "chart", Title: b.page.Heading.S, Desc: b.description(x, series), Bars: derive.OfPeriods(series), Number: b.exactly}
	for _, o := range series {
		d := o.Date.Date
		v := chart.Value{First: d.First(), Last: d.Last(), Vague: d.Qualifier() != edtf.None, N: o.Value.Value,
			Sign: signs[o.Value.Qualifier], Label: shortSign[o.Value.Qualifier] + b.number(o.Value.Value, x.Decimals.N), Break: o.Break.Yes}
		if o.Revised {
			v.Sign = chart.Revised
		}
		if d.OpenEnd() {
			v.Last = b.site.Facts.Today.First()
		}
		if d.OpenStart() {
			v.First = v.Last
		}
		c.Values = append(c.Values, v)
	}
	if x.Target.Set {
		c.Target = &chart.Target{N: x.Target.Value, Label: b.T("chart_target", "Value", b.amount(x.Target, x.Decimals.N))}
	}
	out.SVG = c.SVG()
	shown := c.Signs()
	if len(shown) == 1 && shown[0] == chart.Exact {
		return // nothing to explain
	}
	for _, s := range shown {
		out.Legend = append(out.Legend, Sample{SVG: chart.Sample(s, c.Bars), Key: signKeys[s]})
	}
}

// exactly writes a number with just the decimals.
func (v *Voice) exactly(n float64, decimals int) string { return v.locale.FormatNumber(n, decimals) }

// description says in words what the chart shows.
func (b *builder) description(x *model.Indicator, series []derive.Observed) string {
	said := func(o derive.Observed) string {
		return b.amount(o.Value, x.Decimals.N) + " (" + b.dateText(o.Date.Date) + ")"
	}
	low, high := series[0], series[0]
	for _, o := range series {
		if o.Value.Value < low.Value.Value {
			low = o
		}
		if o.Value.Value > high.Value.Value {
			high = o
		}
	}
	unit := b.Text(x.Unit).S
	return strings.Join([]string{b.T("chart_desc", "Unit", unit, "Count", b.number(float64(len(series)), 0)),
		b.T("chart_desc_values", "First", said(series[0]), "Last", said(series[len(series)-1]), "High", said(high), "Low", said(low))}, " ")
}
