package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

// shown writes the values of a fact in short.
func shown(f *Fact) string {
	if f == nil {
		return "(no such fact)"
	}
	var out []string
	for _, v := range f.Values {
		switch {
		case v.Date != nil:
			out = append(out, v.Date.Text)
		case v.Text != nil:
			out = append(out, v.Text.S)
		case v.Link != nil:
			out = append(out, v.Link.Text.S)
		case v.Type == "language":
			out = append(out, v.S)
		case v.Word != "":
			out = append(out, v.Word)
		default:
			out = append(out, strings.TrimSpace(v.About+" "+v.S))
		}
	}
	if f.Missing != "" {
		out = append(out, f.Missing)
	}
	return strings.Join(out, " | ")
}

func TestFactsOfMusterstadt(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	for _, c := range []struct{ record, fact, want string }{
		{"meetings/2024-06-12-plenum", "fact_when", "Mittwoch, 12. Juni 2024, 17:00–19:30 Uhr"},
		{"events/sprachcafe", "fact_when", "seit Dienstag, 5. September 2023, 16:00–18:00 Uhr"}, // the dates to come stand below
		{"meetings/2024-06-12-plenum", "fact_where", "Altes Kontor | Großer Saal"},
		{"meetings/2024-06-12-plenum", "fact_participants", "48"},
		{"meetings/2024-06-12-plenum", "fact_organizations_count", "about 30"},
		{"meetings/2024-06-12-plenum", "fact_minutes", "minutes_published | 24. Juni 2024 | Protokoll"},
		{"meetings/2014-runder-tisch", "fact_minutes", "value_not_known"},
		{"events/2026-03-13-infoboerse", "fact_interpreting", "فارسی | ትግርኛ"},
		{"events/2026-03-13-infoboerse", "fact_step_free", "value_yes"},
		{"events/2025-10-25-lange-nacht", "fact_step_free", "value_yes"}, // from its place
		{"events/2026-wochen", "fact_child_care", "value_not_known"},     // to come: a reader would look for it
		{"events/2025-fest", "fact_languages", "(no such fact)"},         // past: nobody needs to know that it is not known
		{"services/mitmachboerse", "fact_hours", "value_not_known"},
		{"services/migrationsberatung", "fact_hours", "Montag, Dienstag, Mittwoch, Donnerstag, Freitag, 09:00–12:00 Uhr | Samstag, Sonntag, 14:00–16:00 Uhr | nur mit Anmeldung | In den Ferien nur dienstags."},
		{"services/migrationsberatung", "fact_phone", "+49 30 23125 240"},
		{"groups/begegnung", "fact_speakers", "value_not_known"}, // two are wanted, the one there was has withdrawn
		{"groups/sprache", "fact_speakers", "Олена Приклад (Olena Pryklad) | Max Beispiel"},
		{"groups/plenum", "fact_speakers", "(no such fact)"},
		{"recommendations/2024-kursstarts", "fact_author", "Arbeitsgruppe Sprache und Verständigung | Haus für alle – بيت الجميع – e. V. | Lin Exempel | auf Anregung des Sprachcafés"},
		{"indicators/einbuergerungen", "fact_latest", "264 | 31. Dezember 2025"},
		{"indicators/beschaeftigung", "fact_latest", "58,4 | Juni 2025"},
		{"indicators/ehrenamt", "fact_latest", "(no such fact)"},
		{"concepts/leitbild-1999", "fact_superseded_by", "Konzept „Zusammenleben in Musterstadt“"},
		{"persons/p-1k7d", "fact_email", "erika.muster@musterstadt.example"},
		{"persons/p-6b1n", "fact_email", "(no such fact)"}, // out of office
	} {
		if got := shown(s.in(t, "de").Record(s.find(t, c.record)).fact(c.fact)); got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.record, c.fact, got, c.want)
		}
	}
}

// A number behind a fact leads to the source that stands behind it; sources are numbered as they stand.
func TestSourcesOfFacts(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	for _, c := range []struct {
		record, fact string
		want         []int
	}{
		{"events/2026-03-13-infoboerse", "fact_participants", []int{1}}, // the source names the field
		{"events/2026-03-13-infoboerse", "fact_stands", []int{1}},
		{"events/2026-03-13-infoboerse", "fact_when", nil},    // and not this one
		{"meetings/2024-06-12-plenum", "fact_when", []int{2}}, // the second names no field: it stands behind all
		{"groups/sprache", "fact_since", []int{1, 2}},
		{"services/migrationsberatung", "fact_hours", []int{1}}, // by the name of a part of it
	} {
		f := s.in(t, "de").Record(s.find(t, c.record)).fact(c.fact)
		if f == nil || !slices.Equal(f.Refs, c.want) {
			t.Errorf("%s: behind %s stand %+v, want %v", c.record, c.fact, f, c.want)
		}
	}
}

func doubtful(t *testing.T) *model.Event {
	t.Helper()
	e := event(t, "e", "2026-03-20", "")
	e.Participants = model.Figure{Value: 300, Set: true}
	e.Sources = []model.Source{{ID: model.Word{S: "a"}, Title: model.Word{S: "A"}}, {ID: model.Word{S: "b"}, Title: model.Word{S: "B"}}}
	conflict := func(id, field string) model.Conflict {
		return model.Conflict{ID: model.Word{S: id}, Field: model.Word{S: field}, Value: model.Text{S: "anders"}, Source: model.Word{S: "b"}}
	}
	e.Conflict = []model.Conflict{conflict("1", "participants"), conflict("2", "title")}
	e.Unsure = []model.Uncertain{
		{ID: model.Word{S: "1"}, Field: model.Word{S: "child_care"}, Note: model.Text{S: "ob"}},
		{ID: model.Word{S: "2"}, Note: model.Text{S: "alles"}},
		{ID: model.Word{S: "3"}, Field: model.Word{S: "participant.x.role"}, Note: model.Text{S: "wer"}},
	}
	return e
}

// What is doubtful stands with the fact, even one that is not known; what belongs to no fact, with the record.
func TestDoubtsStandOnceAndWhereTheFactStands(t *testing.T) {
	t.Parallel()
	e := doubtful(t)
	p := made(t, e).in(t, "de").Record(e)
	if d := p.fact("fact_participants").Doubts; len(d) != 1 || d[0].Key != "doubt_conflict" || d[0].Value.S != "anders" || d[0].Ref != 2 {
		t.Errorf("with the figure stands %+v", d)
	}
	if f := p.fact("fact_child_care"); len(f.Doubts) != 1 || f.Doubts[0].Note.S != "ob" || f.Missing != "value_not_known" {
		t.Errorf("with what is not known stands %+v", f)
	}
	if len(p.Doubts) != 3 || p.Doubts[0].Key != "doubt_conflict" || p.Doubts[1].Note.S != "alles" || p.Doubts[2].Note.S != "wer" {
		t.Errorf("with the record stands %+v", p.Doubts)
	}
}

// A recommendation of which no step is known says so; what is doubtful about it is said all the same.
func TestDoubtsAboutWhatIsNotThereAreNotLost(t *testing.T) {
	t.Parallel()
	x := &model.Recommendation{Base: baseOf("recommendations", "r")}
	x.Unsure = []model.Uncertain{{ID: model.Word{S: "1"}, Field: model.Word{S: "history"}, Note: model.Text{S: "ob je ein Schritt folgte"}}}
	p := made(t, x).in(t, "de").Record(x)
	thread := p.part("thread")
	if thread == nil || len(thread.Steps) != 0 || thread.Empty != "empty_thread" {
		t.Fatalf("the thread is %+v", thread)
	}
	if len(thread.Doubts) != 1 || thread.Doubts[0].Note.S != "ob je ein Schritt folgte" {
		t.Errorf("with the thread stands %+v", thread.Doubts)
	}
}

// Every doubt of every record of both networks is told exactly once.
func TestNoDoubtIsLostOrToldTwice(t *testing.T) {
	t.Parallel()
	for _, folder := range []string{musterstadt, magdeburg} {
		s := open(t, folder, noon)
		for _, r := range s.Facts.All() {
			p := s.in(t, "de").Record(r)
			told := len(p.Doubts)
			for _, f := range p.Facts {
				told += len(f.Doubts)
			}
			for _, x := range p.Sections {
				told += len(x.Doubts)
			}
			if want := len(r.Meta().Conflict) + len(r.Meta().Unsure); told != want {
				t.Errorf("%s has %d doubts and tells %d", r.Meta().Key(), want, told)
			}
		}
	}
}

func TestOfficeHoldersAreParted(t *testing.T) {
	t.Parallel()
	g := &model.Group{Base: baseOf("groups", "g")}
	holder := func(id, start, end string) *model.Person {
		return &model.Person{Base: baseOf("persons", id), Basis: model.Word{S: "office"}, Memberships: []model.Membership{
			{ID: model.Word{S: "m"}, Group: model.Ref{Kind: "groups", ID: "g"}, Role: model.Word{S: "chair"}, Start: day(t, start), End: day(t, end)}}}
	}
	s := made(t, g, holder("p-now", "2020", ""), holder("p-former", "2015", "2019"), holder("p-elect", "2026-05-01", ""), holder("p-unclear", "2015", "2019/2027"))
	p := s.in(t, "de").Record(g)
	for id, want := range map[string]string{"persons": "p-now", "former": "p-former", "offices": "p-elect p-unclear"} {
		var got []string
		for _, l := range p.part(id).Links {
			got = append(got, l.Text.S)
			if l.NoteKey != "role_chair" {
				t.Errorf("%s: the role is %q", l.Text.S, l.NoteKey)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", id, got, want)
		}
	}
	for id, tone := range map[string]string{"p-now": toneOpen, "p-former": toneDone, "p-elect": toneNeutral} {
		steps := s.in(t, "de").Record(s.find(t, "persons/"+id)).part("memberships").Steps
		if len(steps) != 1 || steps[0].Tone != tone {
			t.Errorf("%s: %+v", id, steps)
		}
	}
}

func TestAGroupIsFormerOnceItsEndIsPast(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ since, until, want string }{
		{"2005", "", ""}, {"2005", "2020", "notice_former"}, {"2005", "2026", ""}, {"2027", "", ""}, // not there yet is not former
	} {
		g := &model.Group{Base: baseOf("groups", "g"), Since: day(t, c.since), Until: day(t, c.until)}
		if got := noticeKeys(made(t, g).in(t, "de").Record(g)); got != c.want {
			t.Errorf("%s to %q: notices %q, want %q", c.since, c.until, got, c.want)
		}
	}
}

// What of a person has no consent is on no page and among no files.
func TestOfAPersonOnlyWhatConsentCoversIsShown(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ scope, want string }{
		{"name", ""}, {"name role", "role"}, {"name contact", "contact"}, {"name photo", "photo"}, {"name role contact photo", "role contact photo"},
	} {
		p := &model.Person{Base: baseOf("persons", "p-1"), Basis: model.Word{S: "consent"}, Email: model.Word{S: "a@b.example"},
			Memberships: []model.Membership{{ID: model.Word{S: "m"}, Group: model.Ref{Kind: "groups", ID: "g"}, Role: model.Word{S: "speaker"}, Start: day(t, "2020")}},
			Consents:    []model.Consent{{Given: day(t, "2020-01-01")}}}
		p.Images = []model.Image{{ID: model.Word{S: "i"}, Path: model.Word{S: "i.png"}}}
		for _, w := range strings.Fields(c.scope) {
			p.Consents[0].Scope = append(p.Consents[0].Scope, model.Word{S: w})
		}
		meeting := &model.Meeting{Base: baseOf("meetings", "m"), Start: moment(t, "2025"), People: []model.Participant{{ID: model.Word{S: "p"}, Person: model.Ref{Kind: "persons", ID: "p-1"}, Role: model.Text{S: "leitet"}}}}
		s := made(t, p, meeting, &model.Group{Base: baseOf("groups", "g")})
		page := s.in(t, "de").Record(p)
		var got []string
		if page.part("memberships") != nil {
			got = append(got, "role")
		}
		if page.fact("fact_email") != nil {
			got = append(got, "contact")
		}
		if page.part("pictures") != nil {
			got = append(got, "photo")
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("with consent to %s the page shows %v", c.scope, got)
		}
		if files := OwnFiles(s.Facts, p); (len(files) > 0) != strings.Contains(c.want, "photo") {
			t.Errorf("with consent to %s the files are %v", c.scope, files)
		}
		role := s.in(t, "de").Record(meeting).part("people").Links[0].Note
		inGroup := s.in(t, "de").Record(s.find(t, "groups/g")).part("persons")
		if (role != nil) != strings.Contains(c.want, "role") || (inGroup != nil) != (role != nil) {
			t.Errorf("with consent to %s the meeting shows %+v, the group %+v", c.scope, role, inGroup)
		}
	}
}

func TestHiddenPersonsAreOnNoMeeting(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	var got []string
	for _, l := range s.in(t, "de").Record(s.find(t, "meetings/2024-06-12-plenum")).part("people").Links {
		got = append(got, l.Text.S)
	}
	if fmt.Sprint(got) != "[Dr. Erika Muster]" {
		t.Errorf("people %v", got)
	}
}

func TestTextThatIsNoMarkdownStandsSignBySign(t *testing.T) {
	t.Parallel()
	x := &model.Recommendation{Base: baseOf("recommendations", "r"), OutcomeNote: model.Text{S: "2 * 3 * 4 <b> [a](b)"}}
	x.Body = model.Text{S: "2 *drei* <b>", Markdown: true}
	p := made(t, x).in(t, "de").Record(x)
	if got := p.part("outcome").Text; got.HTML != "" || got.S != "2 * 3 * 4 <b> [a](b)" {
		t.Errorf("the note is %+v", got)
	}
	if got := p.part("about").Text.HTML; !contains(got, "<em>drei</em>") || contains(got, "<b>") {
		t.Errorf("the text is %q", got)
	}
}

// knot finds a knot of a thread by its id.
func (s *Section) knot(t *testing.T, id string) Step {
	t.Helper()
	for _, x := range s.Steps {
		if x.ID == id {
			return x
		}
	}
	t.Fatalf("there is no knot %s", id)
	return Step{}
}

func TestThreadOfARecommendation(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	page := s.in(t, "de").Record(s.find(t, "recommendations/2024-kursstarts"))
	thread := page.part("thread")
	for _, c := range []struct{ knot, fact, want string }{
		{"history-angeregt", "kind_questions", "Warum beginnen Deutschkurse nur zweimal im Jahr?"},
		{"history-angeregt", "fact_came_up_in", "Sprachcafé"},
		{"history-beschluss", "fact_adopted_by", "Plenum"},
		{"history-beschluss", "fact_decision", "decision_vote"},
		{"history-beschluss", "fact_votes", "21 dafür, 2 dagegen, 3 enthalten"},
		{"history-versand", "fact_addressee", "Stadt Musterstadt | Volkshochschule Musterstadt | und alle Kursträger"},
		{"history-antwort", "fact_answer_due", "31. Dezember 2024"},
		{"history-eingang", "fact_addressee", ""},  // said once, where it was sent
		{"history-annahme", "fact_answer_due", ""}, // said once, with the first answer
		{"thread-measures-kursplan", "fact_status", "measure_state_running"},
		{"thread-measures-kursplan", "fact_status_on", "19. November 2025"},
		{"thread-indicators-beschaeftigung", "fact_first_value", "57,9 | Juni 2024"},
		{"thread-indicators-beschaeftigung", "fact_latest", "58,4 | Juni 2025"},
		{"thread-indicators-kursplaetze", "fact_first_value", ""}, // there is but one value since
		{"thread-indicators-kursplaetze", "fact_latest", "420 | 1. Oktober 2025"},
	} {
		got := ""
		for _, f := range thread.knot(t, c.knot).Facts {
			if f.Key == c.fact {
				got = shown(&f)
			}
		}
		if got != c.want {
			t.Errorf("%s %s: %q, want %q", c.knot, c.fact, got, c.want)
		}
	}
	for _, x := range thread.Steps {
		if unlinked := x.ID == "history-zweiter-kurs"; unlinked != (x.Note == "note_link_undocumented") {
			t.Errorf("%s has the note %q", x.ID, x.Note)
		}
	}
	// What the thread tells of does not stand below it once more, and its sources stand with the page's own.
	for _, id := range []string{"measures", "projects", "questions", "meetings"} {
		if page.part(id) != nil {
			t.Errorf("the section %s tells again what the thread tells", id)
		}
	}
	if refs := thread.knot(t, "thread-measures-kursplan").Refs; !slices.Equal(refs, []int{3, 4}) || page.Sources[2].Title != "Koordination des Netzwerks: Jahresbericht 2024" {
		t.Errorf("the measure has the sources %v of %+v", refs, page.Sources)
	}
}

// The last knot is what is expected next; what is only announced for later stands on no page.
func TestTheThreadEndsWithWhatIsExpected(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	for id, want := range map[string]string{
		"2025-wartezeiten":   "next next_answer late fact_expected_by:31. Januar 2026",
		"2026-aufzug":        "next next_answer open fact_expected_by:Juni 2026",
		"2025-spielplatz":    "next next_answer open fact_expected_by:value_not_known",
		"2021-beschilderung": "next next_doing open fact_expected_by:value_not_known",
		"2025-lotsen":        "next next_doing open fact_expected_by:value_not_known",
		"2026-gesundheit":    "thread-meetings-2026-04-15-plenum next_meeting open kind_meetings:Entwurf „Wegweiser durch die Arztpraxen“",
		"2025-plakate":       "next next_unknown neutral",
		"2023-stimmrecht":    "history-ablehnung step_refused stopped",
		"2020-lotsen":        "history-ersetzt step_superseded done fact_superseded_by:Lotsinnen, Lotsen und Dolmetschende für das Klinikum",
	} {
		steps := s.in(t, "de").Record(s.find(t, "recommendations/"+id)).part("thread").Steps
		last := steps[len(steps)-1]
		got := last.ID + " " + last.Key + " " + last.Tone
		for _, f := range last.Facts {
			got += " " + f.Key + ":" + shown(&f)
		}
		if got != want {
			t.Errorf("%s ends with %s\nwant %s", id, got, want)
		}
	}
}

func TestEveryRecordOfAMatterLinksItsThread(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	v := s.in(t, "de")
	thread := "/netz/empfehlungen/2024-kursstarts/#thread"
	for _, key := range []string{"questions/kursstart", "events/sprachcafe", "measures/kursplan", "indicators/kursplaetze", "projects/sprachpaten", "meetings/2025-11-19-plenum"} {
		linked := slices.ContainsFunc(v.Record(s.find(t, key)).Facts, func(f Fact) bool {
			return f.Key == "fact_matter" && slices.ContainsFunc(f.Values, func(v Value) bool { return v.Link.Href == thread })
		})
		if !linked {
			t.Errorf("%s does not lead to %s", key, thread)
		}
	}
	// A meeting leads there from its agenda item, and not from its facts as well.
	meeting := v.Record(s.find(t, "meetings/2024-06-12-plenum"))
	if slices.ContainsFunc(meeting.Facts, func(f Fact) bool { return f.Key == "fact_matter" }) {
		t.Error("the meeting leads to the thread twice")
	}
	item := meeting.part("agenda").Points[1]
	if i := slices.IndexFunc(item.Facts, func(f Fact) bool { return f.Key == "fact_matter" }); i < 0 || item.Facts[i].Values[0].Link.Href != thread || len(item.Links) != 0 {
		t.Errorf("the item is %+v", item)
	}
}

func TestNoticesOfWhatTakesPlace(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	for record, want := range map[string]string{
		"meetings/2026-03-20-begegnung": "notice_cancelled / Die Gruppe sucht erst Sprecherinnen und Sprecher.",
		"meetings/2026-04-15-plenum":    "notice_moved_from Mittwoch, 8. April 2026, ab 17:00 Uhr / Am 8. April ist der Saal gesperrt.",
		"events/2026-fachtag":           "", // to come: that it is announced says its state
		"meetings/2024-06-12-plenum":    "",
	} {
		got := ""
		for _, n := range s.in(t, "de").Record(s.find(t, record)).Notices {
			got = n.Key
			if n.Date != nil {
				got += " " + n.Date.Text
			}
			got += " /"
			if n.Text != nil {
				got += " " + n.Text.S
			}
		}
		if got != want {
			t.Errorf("%s: notice %q, want %q", record, got, want)
		}
	}
}

func TestNextDatesOfASeries(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	page := s.in(t, "de").Record(s.find(t, "events/sprachcafe"))
	points := page.part("dates").Points
	if len(points) != shownOccurrences || points[0].Text.S != "Dienstag, 17. März 2026, 16:00–18:00 Uhr" || page.Leaf.ISO != "2026-03-17" {
		t.Errorf("leaf %+v, dates %+v", page.Leaf, points)
	}
}

// Whether an announced event took place is a question only once it is past.
func TestAnnouncedAndNeverDocumented(t *testing.T) {
	t.Parallel()
	e := event(t, "e", "2025-03", "")
	e.Status = model.Word{S: "announced"}
	if got := noticeKeys(made(t, e).in(t, "de").Record(e)); got != "notice_announced" {
		t.Errorf("notices %q", got)
	}
}

func TestServicesThatClose(t *testing.T) {
	t.Parallel()
	service := func(id, closed string) *model.Service {
		return &model.Service{Base: baseOf("services", id), Closed: day(t, closed), Checked: day(t, "2026-03-01")}
	}
	s := made(t, service("a-closed", "2026-03-14"), service("b-month", "2026-03"), service("c-later", "2026-06-30"), service("d-open", ""))
	for id, want := range map[string]string{"a-closed": "notice_closed", "b-month": "notice_closing", "c-later": "notice_closing", "d-open": ""} {
		p := s.in(t, "de").Record(s.find(t, "services/"+id))
		if got := noticeKeys(p); got != want {
			t.Errorf("%s: notices %q, want %q", id, got, want)
		}
		if closed := p.State != nil && p.State.Key == "state_closed"; closed != (id == "a-closed") {
			t.Errorf("%s: state %+v", id, p.State)
		}
	}
	var order []string
	for _, r := range s.Lists("services")[0].Records {
		order = append(order, r.Meta().ID)
	}
	if got := strings.Join(order, " "); got != "b-month c-later d-open a-closed" {
		t.Errorf("the list shows %s: what is closed comes last", got)
	}
}
