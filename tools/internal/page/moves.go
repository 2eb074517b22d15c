package page

import (
	"fmt"
	"strconv"
	"strings"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// moveKeys name what happened; what is not here is named by its word, see moveKey.
var moveKeys = map[string]string{
	derive.MoveMinutes: "move_minutes", derive.MoveRaised: "step_raised", derive.MoveSaid: "question_state_discussed",
	derive.MoveAdopted: "step_adopted", derive.MoveInForce: "move_in_force", derive.MoveBegun: "move_begun", derive.MoveEnded: "move_ended", derive.MoveReport: "move_report",
}

var movePrefixes = map[string]string{derive.MoveStep: "step", derive.MoveMet: "state", derive.MoveTold: "measure_state"}

func moveKey(m derive.Move) string {
	if prefix, ok := movePrefixes[m.What]; ok {
		return key(prefix, m.Word)
	}
	return moveKeys[m.What]
}

// maxMoveTitle is how many characters of a title stand with what happened.
const maxMoveTitle = 120

// moveLink leads to the record that tells it; where its thread stands on the same page, to the thread.
func (v *Voice) moveLink(r model.Record) Link {
	l := v.linkOf(r)
	l.Text = *shortened(l.Text, maxMoveTitle)
	if t, ok := v.site.Facts.Thread(r); ok && len(t.Knots) > 0 {
		l.Href += "#" + threadAnchor
	}
	return l
}

// shownMoves is how many of the newest moves the home page tells.
const shownMoves = 5

// lately is what happened to the network's matters lately. That meetings and events took place stands in their own lists.
func (v *Voice) lately() Section {
	s := Section{ID: "moved", Key: "sec_moved", Type: "thread", Empty: "empty_moved"}
	for _, m := range v.site.moves() {
		if m.What == derive.MoveMet {
			continue
		}
		if len(s.Steps) == shownMoves {
			year := strconv.Itoa(v.site.moves()[0].Date.Year())
			s.More = &Link{Text: Text{S: v.T("year_report", "Year", year)}, Href: v.href(v.contentsPath(v.site.moves()[0].Date.Year()))}
			break
		}
		step := Step{ID: "moved-" + strconv.Itoa(len(s.Steps)+1), Date: v.date(m.Date), Key: moveKey(m), Tone: toneDone, Links: []Link{v.moveLink(m.Record)}}
		if roots := v.toThreads(v.site.Facts.Matters(m.Record)); len(roots) > 0 {
			step.Facts = []Fact{{Key: "fact_matter", Values: first(roots, 2)}}
		}
		s.Steps = append(s.Steps, step)
	}
	return s
}

// shownOfMonth is how many entries the thread of a year tells of one month.
const shownOfMonth = 6

// months is the thread of a year: a knot for each month in which something happened or is planned, and one for what has no
// month.
func (v *Voice) months(year *derive.Annual) Section {
	s := Section{ID: "months", Key: "sec_months", Type: "thread"}
	by := map[int][]derive.Move{}
	for _, m := range year.Moves {
		by[monthOf(m.Date)] = append(by[monthOf(m.Date)], m)
	}
	for _, month := range []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0} {
		if len(by[month]) > 0 {
			s.Steps = append(s.Steps, v.month(year.Year, month, by[month]))
		}
	}
	return s
}

// monthOf is the month in which something begins, 0 where only the year is known.
func monthOf(d edtf.Date) int {
	if d.OpenStart() || d.From().Precision() == edtf.Year {
		return 0
	}
	return int(d.First().Month())
}

func (v *Voice) month(year, month int, moves []derive.Move) Step {
	step := Step{ID: fmt.Sprintf("month-%02d", month), Key: "months_unknown", Tone: toneOpen}
	if month > 0 {
		step.Key = ""
		step.By = &Text{S: v.T("date_month", "Month", v.locale.MonthsWide()[month-1], "Year", strconv.Itoa(year))}
	}
	for _, m := range moves {
		if !m.Planned {
			step.Tone = toneDone
		}
	}
	entries := together(moves)
	for _, list := range first(entries, shownOfMonth) {
		m := list[0]
		l := v.moveLink(m.Record)
		if m.Date.Precise() || m.Date.Interval() || m.Date.Qualifier() != edtf.None {
			l.Date = v.date(m.Date)
		}
		var words []string
		for _, m := range list {
			words = append(words, v.T(moveKey(m)))
		}
		l.Note = &Text{S: strings.Join(words, " · ")}
		step.Links = append(step.Links, l)
	}
	if len(entries) > shownOfMonth {
		step.Text = &Text{S: v.T("shown_of", "Count", v.whole(shownOfMonth), "Of", v.whole(len(entries)))}
	}
	return step
}

// together joins what one record tells of one day.
func together(moves []derive.Move) [][]derive.Move {
	var out [][]derive.Move
	for _, m := range moves {
		if n := len(out); n > 0 && out[n-1][0].Record == m.Record && out[n-1][0].Date == m.Date {
			out[n-1] = append(out[n-1], m)
		} else {
			out = append(out, []derive.Move{m})
		}
	}
	return out
}
