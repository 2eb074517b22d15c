package page

import (
	"offenesnetz/tools/internal/derive"
)

// promiseKey names the state of minutes; some are states of the record, too.
func promiseKey(state string) string {
	switch state {
	case derive.MinutesPublished, derive.MinutesMissing, derive.MinutesUnknown:
		return key("minutes", state)
	}
	return key("promise", state)
}

// promiseTones give the state of minutes its colour and shape.
var promiseTones = map[string]string{
	derive.MinutesInTime: toneDone, derive.MinutesPublished: toneDone, derive.MinutesLate: toneLate, derive.MinutesDue: toneLate,
	derive.MinutesMissing: toneLate, derive.MinutesWaiting: toneOpen, derive.MinutesUnknown: toneNeutral,
}

// MinutesPage composes a page, from 1, on how the meetings were announced and minuted, newest first. The first also
// sums up how long each group takes.
func (v *Voice) MinutesPage(n int) *Page {
	all := v.site.promises()
	p := v.statusPage(segmentMinutes, v.T("sec_minutes"), "intro_minutes")
	p.Pager = v.statusPager(segmentMinutes, n, pagesFor(len(all), perPage))
	start := (n - 1) * perPage
	p.Sections = []Section{v.promiseTable(all[start:min(start+perPage, len(all))])}
	if n == 1 && len(all) > 0 {
		p.Sections = append(p.Sections, v.delayTable(v.site.Facts.Delays(all)))
	}
	return p
}

func (v *Voice) promiseTable(list []derive.Promise) Section {
	s := Section{ID: "list", Key: "kind_meetings", Type: "table", Empty: "empty_meetings"}
	if len(list) == 0 {
		return s
	}
	s.Table = &Table{CaptionKey: "kind_meetings", Head: []string{"kind_meetings", "fact_minutes", "head_late", "fact_minutes_due", "head_invited", "head_topics"}}
	for _, p := range list {
		link := v.linkOf(p.Meeting)
		link.Date = v.date(p.Meeting.Start.Date)
		s.Table.Rows = append(s.Table.Rows, []Value{
			{Type: "link", Link: &link}, stateValue(promiseKey(p.State), promiseTones[p.State]), v.late(p), v.dayOrUnknown(p), v.dayCount(p.Invited), topicsWord(p.Agenda)})
	}
	return s
}

// late is how many days minutes came late or are overdue.
func (v *Voice) late(p derive.Promise) Value {
	switch p.State {
	case derive.MinutesDue:
		return v.dayCount(p.Waiting)
	case derive.MinutesInTime, derive.MinutesLate:
		return v.dayCount(p.Late)
	case derive.MinutesWaiting:
		return v.dayCount(0)
	}
	return v.dayCount(-1)
}

func (v *Voice) dayOrUnknown(p derive.Promise) Value {
	if p.Due.IsZero() {
		return Value{Type: "word", Word: "value_not_known"}
	}
	return Value{Type: "date", Date: v.date(p.Due)}
}

// topicsWord says whether the record tells what a meeting dealt with. That is less than an agenda, which nobody may have
// published: the items can come from reports. Where it tells nothing, nobody knows.
func topicsWord(there bool) Value {
	if there {
		return Value{Type: "word", Word: "value_yes"}
	}
	return Value{Type: "word", Word: "value_not_known"}
}

func (v *Voice) delayTable(list []derive.Delay) Section {
	t := &Table{CaptionKey: "sec_delays", Head: []string{"fact_groups", "head_median", "head_median_of", "head_held"}, Rows: [][]Value{}}
	for _, d := range first(list, perPage) {
		link := v.linkOf(d.Group)
		median := Value{Type: "word", Word: "value_not_known"}
		if d.Of > 0 {
			median = Value{Type: "number", S: v.number(d.Median, decimals(d.Median))}
		}
		t.Rows = append(t.Rows, []Value{{Type: "link", Link: &link}, median, v.dayCount(d.Of), v.dayCount(d.Held)})
	}
	return Section{ID: "delays", Key: "sec_delays", Type: "table", Table: t}
}

// decimals is one for the half day that lies between two in the middle.
func decimals(n float64) int {
	if n != float64(int(n)) {
		return 1
	}
	return 0
}
