package page

import (
	"slices"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// threadAnchor is the anchor of a matter's thread on the page of its root.
const threadAnchor = "thread"

// thread adds the story of the matter whose page this is; it tells whether there is one.
func (b *builder) thread(r model.Record) bool {
	t, ok := b.site.Facts.Thread(r)
	if !ok {
		return false
	}
	b.tied = map[string]bool{}
	w := threadWriter{builder: b, root: r, left: t.Next.What == derive.ExpectMeeting, first: map[string]bool{}}
	var steps []Step
	for _, k := range t.Knots {
		steps = append(steps, w.knot(k))
	}
	steps = append(steps, w.next(t.Next)...)
	b.section(Section{ID: threadAnchor, Key: "sec_steps", Type: "thread", Steps: steps, Empty: "empty_thread", Doubts: b.doubts([]string{"history", "said"})})
	return true
}

// matters leads to the threads that tell of the record. Those of a meeting's agenda items stand with the items.
func (b *builder) matters(r model.Record) {
	roots := b.site.Facts.Matters(r)
	if x, ok := r.(*model.Meeting); ok {
		roots = slices.DeleteFunc(roots, func(root model.Record) bool {
			return slices.ContainsFunc(x.Agenda, func(a model.AgendaItem) bool {
				return slices.Contains(b.site.Facts.MattersAt(x, a.ID.S), root)
			})
		})
	}
	if values := b.toThreads(roots); len(values) > 0 {
		b.page.Facts = append(b.page.Facts, Fact{Key: "fact_matter", Values: values})
	}
}

func (v *Voice) toThreads(roots []model.Record) []Value {
	var out []Value
	for _, r := range roots {
		l := v.linkOf(r)
		l.Href += "#" + threadAnchor
		out = append(out, Value{Type: "link", Link: &l})
	}
	return out
}

// untied keeps the references of an agenda item that its matters do not lead to already.
func (b *builder) untied(x *model.Meeting, a model.AgendaItem, refs []model.Ref) []model.Ref {
	return slices.DeleteFunc(refs, func(ref model.Ref) bool {
		return slices.ContainsFunc(b.site.Facts.MattersAt(x, a.ID.S), func(root model.Record) bool { return root.Meta().Key() == ref.Key() })
	})
}

// clock adds the days that a recommendation's way is measured by. What should have a day and has none is said to.
func (b *builder) clock(x *model.Recommendation) {
	on := func(key string, s model.Step) {
		f := Fact{Key: key, Values: b.dateValue(s.Date.Date), Refs: b.ref(s.Source)}
		if len(f.Values) == 0 {
			f.Values, f.Missing = []Value{}, "value_not_known"
		}
		b.page.Facts = append(b.page.Facts, f)
	}
	state := b.site.Facts.State(x)
	if s, ok := b.site.Facts.SentStep(x); ok || state == derive.Late {
		on("fact_sent_on", s)
	}
	b.fact("fact_answer_due", []string{"answer_due"}, b.dateValue(x.AnswerDue.Date))
	if s, ok := b.site.Facts.AnswerStep(x); ok {
		on("fact_answered_on", s)
	}
}

// said is what someone said about a question.
func (b *builder) said(s model.Said) Step {
	return Step{ID: "said-" + s.ID.S, Date: b.date(s.Date.Date), By: b.optional(s.By), Text: b.optional(s.Text), Tone: toneDone, Refs: b.ref(s.Source)}
}

// threadWriter writes the knots of one thread.
type threadWriter struct {
	*builder
	root  model.Record
	left  bool            // the first planned meeting is what comes next, and still to be told
	first map[string]bool // what stands with the first knot of its sort only, and has been told
}

// once tells whether the sort comes for the first time.
func (w *threadWriter) once(sort string) bool {
	seen := w.first[sort]
	w.first[sort] = true
	return !seen
}

func (w *threadWriter) knot(k derive.Knot) Step {
	out := Step{Date: w.date(k.Date), Tone: toneDone}
	switch k.Tells {
	case derive.KnotStep:
		w.step(&out, k)
	case derive.KnotSaid:
		out = w.said(*k.Said)
	case derive.KnotQuestion:
		w.question(&out, k)
	case derive.KnotOrigin:
		out.ID, out.Key = "thread-origin", "fact_came_up_in"
		out.Links = w.ties(k.Origins...)
		k.Origins = nil
	case derive.KnotMeeting:
		w.meeting(&out, k)
	case derive.KnotProject, derive.KnotEnd:
		w.project(&out, k)
	case derive.KnotMeasure:
		w.measure(&out, k)
	case derive.KnotIndicator:
		w.indicator(&out, k)
	}
	for _, q := range k.Asked {
		w.add(&out, "kind_questions", w.tieValues(q))
	}
	w.add(&out, "fact_came_up_in", w.tieValues(k.Origins...))
	if k.Planned {
		out.Tone = toneOpen
	}
	return out
}

// add adds a fact that has values.
func (w *threadWriter) add(s *Step, key string, values ...[]Value) {
	if all := slices.Concat(values...); len(all) > 0 {
		s.Facts = append(s.Facts, Fact{Key: key, Values: all})
	}
}

// ties leads to records and notes that the thread tells of them.
func (w *threadWriter) ties(records ...model.Record) []Link {
	var out []Link
	for _, r := range records {
		w.tied[r.Meta().Key()] = true
		out = append(out, w.linkOf(r))
	}
	return out
}

func (w *threadWriter) tieValues(records ...model.Record) []Value {
	var out []Value
	for _, l := range w.ties(records...) {
		out = append(out, Value{Type: "link", Link: &l})
	}
	return out
}

func (w *threadWriter) step(s *Step, k derive.Knot) {
	s.ID, s.Key = "history-"+k.Step.ID.S, key("step", k.Step.Step.S)
	s.Text, s.Refs = w.optional(k.Step.Text), w.ref(k.Step.Source)
	if k.Unlinked() {
		s.Tone, s.Note = toneNeutral, "note_link_undocumented"
	}
	x, ok := w.root.(*model.Recommendation)
	if !ok {
		return
	}
	switch step := k.Step.Step.S; {
	case step == "adopted":
		w.adopted(s, x, k)
	case step == "refused", step == "withdrawn":
		s.Tone = toneStopped
	case step == "superseded":
		w.add(s, "fact_superseded_by", w.links(x.SupersededBy))
	}
	if step := k.Step.Step.S; (step == "sent" || step == "received") && w.once("sent") {
		w.add(s, "fact_addressee", w.links(x.Addressees...), w.textValue(x.AddresseeNote))
	}
	if derive.IsAnswer(k.Step.Step.S) && !k.Unlinked() && w.once("answer") {
		w.add(s, "fact_answer_due", w.dateValue(x.AnswerDue.Date))
		if !x.Answer.IsZero() {
			s.Links = append(s.Links, Link{Key: "sec_answer", Href: w.href(w.RecordPath(x)) + "#answer"})
		}
	}
	w.items(s, k)
}

// adopted says who adopted the recommendation, and how.
func (w *threadWriter) adopted(s *Step, x *model.Recommendation, k derive.Knot) {
	decision := x.Decision.S
	var votes []Value
	for _, a := range k.Items {
		if a.Decision.S == "vote" || a.Decision.S == "consensus" {
			decision, votes = a.Decision.S, w.votes(a)
		}
	}
	if k.Meeting != nil {
		w.add(s, "fact_adopted_by", w.links(k.Meeting.Groups...))
	}
	w.add(s, "fact_decision", word(key("decision", decision)))
	w.add(s, "fact_votes", votes)
}

// items leads to the agenda items of the knot's meeting or, where none is known, to the meeting.
func (w *threadWriter) items(s *Step, k derive.Knot) {
	if k.Meeting == nil {
		return
	}
	w.tied[k.Meeting.Key()] = true
	w.add(s, "kind_meetings", w.itemLinks(k))
	for _, a := range k.Items {
		s.Refs = append(s.Refs, w.refIn(k.Meeting, a.Source)...)
	}
	slices.Sort(s.Refs)
	s.Refs = slices.Compact(s.Refs)
}

func (w *threadWriter) itemLinks(k derive.Knot) []Value {
	meeting := w.linkOf(k.Meeting)
	out := []Value{{Type: "link", Link: &meeting}}
	for i, a := range k.Items {
		title := w.For(k.Meeting).Text(a.Title)
		l := Link{Text: title, Href: meeting.Href + "#agenda_item-" + a.ID.S}
		if len(k.Items) == 1 {
			name := meeting.Text
			l.Note = &name
		}
		if i == 0 && len(k.Items) == 1 {
			out = nil
		}
		out = append(out, Value{Type: "link", Link: &l})
	}
	return out
}

func (w *threadWriter) question(s *Step, k derive.Knot) {
	q, foreign := k.Record.(*model.Question)
	s.Key = "step_raised"
	if !foreign {
		s.ID = "thread-raised"
		s.Refs = w.refs([]string{"raised_on"})
		x := w.root.(*model.Question)
		w.add(s, "fact_raised_by", w.links(x.RaisedBy...), w.textValue(x.RaisedNote))
		return
	}
	s.ID, s.Refs = threadID(q), w.refsIn(q, "raised_on")
	w.add(s, "kind_questions", w.tieValues(q))
}

// threadID is the anchor of a knot that another record tells.
func threadID(r model.Record) string { return "thread-" + r.Meta().Kind + "-" + r.Meta().ID }

func (w *threadWriter) meeting(s *Step, k derive.Knot) {
	s.ID, s.Key = threadID(k.Meeting), "thread_meeting"
	if k.Planned && w.left {
		s.Key, w.left = "next_meeting", false
	}
	if st := k.Meeting.Status.S; !k.Planned && (st == "announced" || st == "planned" || st == "moved") {
		s.Tone, s.Note = toneNeutral, "notice_announced"
	}
	if len(k.Items) == 1 {
		a := k.Items[0]
		s.Text = w.For(k.Meeting).result(a)
		w.add(s, "fact_decision", word(key("decision", a.Decision.S)))
		w.add(s, "fact_votes", w.votes(a))
	}
	w.items(s, k)
}

// result is what came of an agenda item, in one line.
func (v *Voice) result(a model.AgendaItem) *Text {
	if a.Result.IsZero() {
		return nil
	}
	plain, _ := v.Plain(a.Result)
	out := v.Text(a.Result)
	out.S = plain
	return shortened(out, maxSummary)
}

func (w *threadWriter) project(s *Step, k derive.Knot) {
	x, foreign := k.Record.(*model.Project)
	switch {
	case k.Tells == derive.KnotEnd:
		s.ID, s.Key, s.Refs = "thread-end", "thread_end", w.refs([]string{"end"})
	case !foreign:
		s.ID, s.Key, s.Refs = "thread-start", "thread_start", w.refs([]string{"start"})
	default:
		s.ID, s.Key, s.Refs = threadID(x), "kind_projects", w.refsIn(x, "start", "status")
		s.Links = w.ties(x)
		w.status(s, "project_state", w.site.Facts.ProjectState(x), x.Status, x.StatusOn)
	}
}

func (w *threadWriter) measure(s *Step, k derive.Knot) {
	x := k.Record.(*model.Measure)
	s.ID, s.Key, s.Refs = threadID(x), "kind_measures", w.refsIn(x, "start", "status")
	s.Links = w.ties(x)
	w.status(s, "measure_state", w.site.Facts.MeasureState(x), x.Status, x.StatusOn)
	w.add(s, "fact_responsible", w.links(x.Responsible...))
}

// status adds where a measure or project stands and, where that is derived, what was told; and the day of that. What is
// told of a later day is not known yet.
func (w *threadWriter) status(s *Step, prefix, now string, said model.Word, on model.Day) {
	told := slices.Concat(word(key(prefix, said.S)), w.dateValue(on.Date))
	switch {
	case now == said.S && fading(now):
		w.add(s, "fact_status", word(key(prefix, now)))
		w.add(s, "fact_status_on", w.dateValue(on.Date))
	case now == said.S:
		w.add(s, "fact_status", told)
	case on.First().After(w.site.Facts.Today.First()):
		w.add(s, "fact_status", word(key(prefix, now)))
	default:
		w.add(s, "fact_status", word(key(prefix, now)))
		w.add(s, "fact_status_told", told)
	}
	switch now {
	case derive.Late:
		s.Tone = toneLate
	case "dropped":
		s.Tone = toneStopped
	}
}

func (w *threadWriter) indicator(s *Step, k derive.Knot) {
	x := k.Record.(*model.Indicator)
	s.ID, s.Key, s.Note = threadID(x), "kind_indicators", "note_value_alone"
	s.Links = w.ties(x)
	if k.Last.ID.S == "" {
		s.Tone, s.Note = toneOpen, ""
		s.Facts = append(s.Facts, Fact{Key: "fact_latest", Values: []Value{}, Missing: "value_none_since"})
		return
	}
	if k.First.ID != k.Last.ID {
		w.add(s, "fact_first_value", w.observed(x, k.First), w.dateValue(k.First.Date.Date))
		s.Refs = w.refIn(x, k.First.Source)
	}
	w.add(s, "fact_latest", w.observed(x, k.Last), w.dateValue(k.Last.Date.Date))
	s.Refs = append(s.Refs, w.refIn(x, k.Last.Source)...)
	slices.Sort(s.Refs)
	s.Refs = slices.Compact(s.Refs)
}

// next says what is expected next, and by when. A planned meeting is a knot already.
func (w *threadWriter) next(e derive.Expectation) []Step {
	if e.What == "" || e.What == derive.ExpectMeeting {
		return nil
	}
	s := Step{ID: "next", Key: key("next", e.What), Tone: toneOpen}
	if e.Late {
		s.Tone = toneLate
	}
	if e.What == derive.ExpectUnknown {
		s.Tone = toneNeutral // where nothing is known, "still open" would say that something is to come
		return []Step{s}
	}
	by := Fact{Key: "fact_expected_by", Values: w.dateValue(e.By)}
	if len(by.Values) == 0 {
		by.Values, by.Missing = []Value{}, "value_not_known"
	}
	s.Facts = []Fact{by}
	if x, ok := w.root.(*model.Recommendation); ok && e.What == derive.ExpectAnswer && w.once("sent") {
		w.add(&s, "fact_addressee", w.links(x.Addressees...), w.textValue(x.AddresseeNote))
	}
	return []Step{s}
}

// refIn gives the number of a source of another record, which then stands among the sources of this page.
func (b *builder) refIn(r model.Record, id model.Word) []int {
	for _, s := range r.Meta().Sources {
		if s.ID.S == id.S {
			return []int{b.cite(r, s)}
		}
	}
	return nil
}

// refsIn gives the numbers of the sources of another record that stand behind any of its fields.
func (b *builder) refsIn(r model.Record, fields ...string) []int {
	var out []int
	for _, s := range r.Meta().Sources {
		if len(s.Supports) == 0 || slices.ContainsFunc(s.Supports, func(w model.Word) bool { return concerns(w.S, fields) }) {
			out = append(out, b.cite(r, s))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// cite gives the number of another record's source; one that this page has already is not listed twice.
func (b *builder) cite(r model.Record, s model.Source) int {
	for i, own := range b.base.Sources {
		if own.Title.S == s.Title.S && own.URL.S == s.URL.S && (s.URL.S != "" || own.Date.Date == s.Date.Date) {
			return i + 1
		}
	}
	made := b.For(r).source(s)
	for i, other := range b.foreign {
		if other.Title == made.Title && other.Href == made.Href && (made.Href != "" || dateText(other.Date) == dateText(made.Date)) {
			return len(b.base.Sources) + i + 1
		}
	}
	b.foreign = append(b.foreign, made)
	return len(b.base.Sources) + len(b.foreign)
}

func dateText(d *Date) string {
	if d == nil {
		return ""
	}
	return d.Text
}
