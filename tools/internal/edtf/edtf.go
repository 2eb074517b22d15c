// Package edtf knows imprecise days: the part of the Extended Date/Time Format (levels 0 and 1) that a
// network's records need. "2019-11", "2018~" and "2019-11-04/2019-11-08" are Dates; times of day are not.
package edtf

import (
	"fmt"
	"strings"
	"time"
)

// Precision is the smallest calendar unit that is known.
type Precision int

const (
	Year Precision = iota + 1
	Month
	Day
)

// Qualifier says how sure a date is.
type Qualifier int

const (
	None      Qualifier = iota
	About               // "~": approximate, about
	Uncertain           // "?": uncertain, probably
	Both                // "%": uncertain and approximate
)

// The years that a record may name. A year outside is a slip of the hand, not history.
const (
	MinYear = 1000
	MaxYear = 2999
)

// point is one end: a year, perhaps a month, perhaps a day. Zero means absent or open.
type point struct {
	year, month, day int
	qualifier        Qualifier
}

// Date is a day, month, year or interval, each perhaps qualified. Dates are comparable with ==: two Dates are
// equal when they are written alike. The zero Date means unknown.
type Date struct {
	from, to point
	interval bool
}

// FromDay makes the precise Date of one calendar day, or tells why there is no such day.
func FromDay(year, month, day int) (Date, error) {
	p := point{year: year, month: month, day: day}
	if month == 0 || day == 0 { // in a point, zero stands for an absent part
		return Date{}, noSuchDay(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	}
	if err := p.check(); err != nil {
		return Date{}, err
	}
	return Date{from: p}, nil
}

// IsZero tells that nothing is known.
func (d Date) IsZero() bool { return d == Date{} }

// Interval tells that d has two ends ("2019/2021", "2019/.."), not that it lasts longer than a day.
func (d Date) Interval() bool { return d.interval }

// OpenStart tells that d is an interval without a known beginning ("../2019").
func (d Date) OpenStart() bool { return d.interval && d.from == point{} }

// OpenEnd tells that d is an interval that goes on ("2019/..").
func (d Date) OpenEnd() bool { return d.interval && d.to == point{} }

// From gives the first end of an interval, zero where it is open. Of any other Date it gives the Date itself.
func (d Date) From() Date { return Date{from: d.from} }

// To gives the second end of an interval, zero where it is open. Of any other Date it gives the Date itself.
func (d Date) To() Date { return Date{from: d.end()} }

func (d Date) end() point {
	if d.interval {
		return d.to
	}
	return d.from
}

// Precise tells that d is one real calendar day without a qualifier: only then may a rule treat it as a day.
func (d Date) Precise() bool {
	return !d.interval && d.from.day != 0 && d.from.qualifier == None
}

// Precision gives the coarser precision of the known ends, 0 for the zero Date.
func (d Date) Precision() Precision {
	a, b := d.from.precision(), d.end().precision()
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

// Qualifier gives the doubt about d; of an interval, the doubts about both ends together.
func (d Date) Qualifier() Qualifier {
	return d.from.qualifier | d.end().qualifier
}

// Year gives the year in which d begins, or ends where the beginning is open; 0 for the zero Date.
func (d Date) Year() int {
	if d.OpenStart() {
		return d.to.year
	}
	return d.from.year
}

// Start gives the first calendar day of d: of "2019-11" it is 1 November 2019. An open start gives
// 1 January of MinYear, the zero Date gives zeros.
func (d Date) Start() (year, month, day int) {
	if d.IsZero() {
		return 0, 0, 0
	}
	if d.OpenStart() {
		return MinYear, 1, 1
	}
	return d.from.year, max(d.from.month, 1), max(d.from.day, 1)
}

// First gives the first calendar day of d at midnight UTC; the zero Date gives the zero Time.
func (d Date) First() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	y, m, day := d.Start()
	return midnight(y, m, day)
}

// Last gives the last calendar day of d at midnight UTC: of "2019-11" it is 30 November 2019. An open end
// (see OpenEnd) gives 31 December of MaxYear, the zero Date gives the zero Time.
func (d Date) Last() time.Time {
	switch {
	case d.IsZero():
		return time.Time{}
	case d.OpenEnd():
		return midnight(MaxYear, 12, 31)
	}
	return d.end().last()
}

// Compare orders by first day, then by canonical form, so that equal results mean equal Dates.
// The zero Date comes first.
func Compare(a, b Date) int {
	if c := a.First().Compare(b.First()); c != 0 {
		return c
	}
	return strings.Compare(a.String(), b.String())
}

// String gives the canonical EDTF form, which Parse reads back; "" for the zero Date.
func (d Date) String() string {
	if !d.interval {
		return d.from.String()
	}
	return d.from.orOpen() + "/" + d.to.orOpen()
}

func (p point) orOpen() string {
	if p == (point{}) {
		return ".."
	}
	return p.String()
}

func (p point) String() string {
	if p == (point{}) {
		return ""
	}
	s := fmt.Sprintf("%04d", p.year)
	if p.month != 0 {
		s += fmt.Sprintf("-%02d", p.month)
	}
	if p.day != 0 {
		s += fmt.Sprintf("-%02d", p.day)
	}
	return s + [...]string{"", "~", "?", "%"}[p.qualifier]
}

func (p point) precision() Precision {
	switch {
	case p.year == 0:
		return 0
	case p.month == 0:
		return Year
	case p.day == 0:
		return Month
	}
	return Day
}

func (p point) first() time.Time { return midnight(p.year, max(p.month, 1), max(p.day, 1)) }

func (p point) last() time.Time {
	switch p.precision() {
	case Year:
		return midnight(p.year, 12, 31)
	case Month:
		return midnight(p.year, p.month+1, 0)
	}
	return p.first()
}

func midnight(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}
