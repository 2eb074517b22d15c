package page

import (
	"testing"

	"offenesnetz/tools/internal/model"
)

// textIn is a German text, with an English translation unless that is "".
func textIn(de, en, how string) model.Text {
	t := model.Text{S: de}
	if en != "" {
		t.Translations = map[string]model.Translation{"en": {S: en, How: how}}
	}
	return t
}

// A reader always gets the best text there is, and is told what it is.
func TestWhichTextAReaderGets(t *testing.T) {
	t.Parallel()
	stale := func(how string) model.Text {
		return model.Text{S: "Treffen", Translations: map[string]model.Translation{"en": {S: "Meeting", How: how, Stale: true}}}
	}
	original := Text{S: "Treffen", Lang: "de", Dir: "ltr", How: "original"}
	for _, c := range []struct {
		name        string
		text        model.Text
		want, legal Text
	}{
		{"translated by a person", textIn("Treffen", "Meeting", model.ByHuman), Text{S: "Meeting"}, Text{S: "Meeting"}},
		{"translated by machine and reviewed", textIn("Treffen", "Meeting", model.Reviewed), Text{S: "Meeting"}, Text{S: "Meeting"}},
		{"translated by machine", textIn("Treffen", "Meeting", model.ByMachine), Text{S: "Meeting", How: "machine"}, original},
		{"not translated", textIn("Treffen", "", ""), original, original},
		{"original changed since", stale(model.ByHuman), Text{S: "Meeting", How: "outdated"}, Text{S: "Meeting", How: "outdated"}},
		{"original changed since a machine translated", stale(model.ByMachine), Text{S: "Meeting", How: "outdated"}, original},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			everyday, law := &model.Topic{Base: baseOf("topics", "a")}, &model.Topic{Base: baseOf("topics", "b")}
			law.Legal = model.Flag{Set: true, Yes: true}
			s := made(t, everyday, law)
			if got := s.in(t, "en").For(everyday).Text(c.text); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
			if got := s.in(t, "en").For(law).Text(c.text); got != c.legal {
				t.Errorf("in a text on law: %+v, want %+v", got, c.legal)
			}
			if got := s.in(t, "de").Text(c.text); got != (Text{S: c.text.S}) {
				t.Errorf("in German: %+v", got)
			}
		})
	}
}

func TestAnOriginalKeepsItsDirectionInAPageThatRunsTheOtherWay(t *testing.T) {
	t.Parallel()
	s := made(t)
	s.Config.Original().Tag, s.Config.Original().Dir = "ar", "rtl"
	if got, want := s.in(t, "en").Text(model.Text{S: "أهلاً"}), (Text{S: "أهلاً", Lang: "ar", Dir: "rtl", How: "original"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestPlainTextNamesItsLanguage(t *testing.T) {
	t.Parallel()
	v := made(t).in(t, "en")
	for _, c := range []struct {
		text      model.Text
		want, tag string
	}{
		{textIn("Treffen", "Meeting", model.ByHuman), "Meeting", "en"},
		{textIn("Treffen", "", ""), "Treffen", "de"},
		{model.Text{S: "Ein **fetter** [Verweis](groups/g)", Markdown: true}, "Ein fetter Verweis", "de"},
		{model.Text{S: "Zwei * zwei"}, "Zwei * zwei", "de"}, // no Markdown where the record has none
	} {
		if s, tag := v.Plain(c.text); s != c.want || tag != c.tag {
			t.Errorf("%q: %q in %q, want %q in %q", c.text.S, s, tag, c.want, c.tag)
		}
	}
}

// A record on law shows machine translations nowhere: not on its page, in lists, in links to it or to search engines.
func TestNoMachineTranslationOfLaw(t *testing.T) {
	t.Parallel()
	service := &model.Service{Base: baseOf("services", "rat"), Audience: textIn("alle", "everyone", model.ByMachine), Room: textIn("Zimmer", "room", model.ByHuman)}
	service.Legal = model.Flag{Set: true, Yes: true}
	service.Title, service.Summary = textIn("Rat", "Advice", model.ByMachine), textIn("Rat und Hilfe", "Advice and help", model.ByMachine)
	service.Body = textIn("Der *lange* Text", "The *long* text", model.ByMachine)
	service.Body.Markdown = true
	project := &model.Project{Base: baseOf("projects", "p"), Services: []model.Ref{{Kind: "services", ID: "rat"}}}
	project.Title = textIn("Vorhaben", "Undertaking", model.ByMachine)
	s := made(t, service, project)
	v := s.in(t, "en")
	p := v.Record(service)
	for what, got := range map[string]string{
		"heading": p.Heading.How, "lead": p.Lead.How, "text": p.part("about").how(), "audience": p.fact("fact_audience").Values[0].Text.How,
		"entry in lists": p.Entry.Title.How, "summary in lists": p.Entry.Summary.How,
	} {
		if got != "original" {
			t.Errorf("the %s is shown as %q", what, got)
		}
	}
	if p.Description != "Rat und Hilfe" {
		t.Errorf("search engines get %q", p.Description)
	}
	if got := v.Record(project).Heading; got.S != "Undertaking" || got.How != "machine" {
		t.Errorf("a record beside it shows %+v", got)
	}
	if keys := noticeKeys(p); keys != "notice_unchecked_facts notice_partly" {
		t.Errorf("notices %s", keys)
	}
}

func (s *Section) how() string {
	if s == nil || s.Text == nil {
		return "not there"
	}
	return s.Text.How
}

func noticeKeys(p *Page) string {
	out := ""
	for i, n := range p.Notices {
		if i > 0 {
			out += " "
		}
		out += n.Key
	}
	return out
}

// The top of a page says once what kinds of text it has; a name that stays as it is needs no word.
func TestNoticesOnTranslation(t *testing.T) {
	t.Parallel()
	name := func(how string) *model.Group {
		g := &model.Group{Base: baseOf("groups", "g")}
		g.Title = textIn("Gruppe", "Group", how)
		return g
	}
	machine, mixed, untranslated := name(model.ByMachine), name(model.ByMachine), name("")
	mixed.Rhythm = textIn("oft", "", "")
	untranslated.Title = model.Text{S: "Kalyna"}
	for _, c := range []struct {
		what  string
		group *model.Group
		want  string
	}{
		{"by a person", name(model.ByHuman), ""},
		{"by machine", machine, "notice_machine"},
		{"by machine and in part not at all", mixed, "notice_partly notice_machine"},
		{"a name alone", untranslated, ""},
	} {
		s := made(t, c.group)
		if got := noticeKeys(s.in(t, "en").Record(c.group)); got != c.want {
			t.Errorf("%s: notices %q, want %q", c.what, got, c.want)
		}
		if got := noticeKeys(s.in(t, "de").Record(c.group)); got != "" {
			t.Errorf("%s: the original carries %q", c.what, got)
		}
		if o := s.in(t, "en").Record(c.group).Original; o == nil || o.Href != "/netz/groups/g/" || o.Text.Lang != "de" {
			t.Errorf("%s: the original is linked as %+v", c.what, o)
		}
	}
}

func TestLinksInProseLeadToTheReadersLanguage(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	for _, c := range []struct{ dest, de, en string }{
		{"groups/sprache", "/netz/gruppen/sprache/", "/netz/en/groups/sprache/"},
		{"groups/sprache#history-start", "/netz/gruppen/sprache/#history-start", "/netz/en/groups/sprache/#history-start"},
		{"meetings/", "/netz/sitzungen/", "/netz/en/meetings/"},
		{"pages/participate", "/netz/mitmachen/", "/netz/en/take-part/"},
		{"network/", "/netz/netzwerk/", "/netz/en/network/"},
		{"network/rules", "/netz/netzwerk/regeln/", "/netz/en/network/rules/"},
		{"groups/nirgends", "", ""},
		{"pages/nirgends", "", ""},
		{"nichts/nirgends", "", ""},
		{"persons/p-8wz5", "", ""},             // may not be named
		{"news/2026-03-16-sperrfrist", "", ""}, // not yet
	} {
		for language, want := range map[string]string{"de": c.de, "en": c.en} {
			got, ok := s.in(t, language).resolve(c.dest)
			if got != want || ok != (want != "") {
				t.Errorf("%s in %s: %q, want %q", c.dest, language, got, want)
			}
		}
	}
	body := s.in(t, "en").Record(s.find(t, "groups/sprache")).part("about").Text
	if want := `<a href="/netz/en/take-part/">`; !contains(body.HTML, want) || body.Lang != "de" {
		t.Errorf("the untranslated text lacks %s: %+v", want, body)
	}
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	s := made(t)
	for _, c := range []struct {
		n        float64
		decimals int
		de, en   string
	}{
		{0, 0, "0", "0"},
		{48, 0, "48", "48"},
		{3_170_000, 0, "3.170.000", "3,170,000"},
		{58.4, 1, "58,4", "58.4"},
		{58, 1, "58,0", "58.0"},
		{0.125, 0, "0,125", "0.125"}, // as many as it has, where the record names none
		{1.0 / 3, 0, "0,3333", "0.3333"},
		{-12.5, 1, "-12,5", "-12.5"},
	} {
		if got := s.in(t, "de").number(c.n, c.decimals); got != c.de {
			t.Errorf("%v in German: %q, want %q", c.n, got, c.de)
		}
		if got := s.in(t, "en").number(c.n, c.decimals); got != c.en {
			t.Errorf("%v in English: %q, want %q", c.n, got, c.en)
		}
	}
}

func TestLanguagesAreNamedInThemselves(t *testing.T) {
	t.Parallel()
	v := made(t).in(t, "de")
	for tag, want := range map[string]string{"en": "English", "ar": "العربية", "uk": "українська", "ti": "ትግርኛ", "x-none": "x-none"} {
		if got := v.languageName(tag); got != want {
			t.Errorf("%s is called %q, want %q", tag, got, want)
		}
	}
}

func TestALocaleThatIsNotKnownFallsBack(t *testing.T) {
	t.Parallel()
	s := made(t)
	for locale, want := range map[string]string{"de-XX": "März", "en": "March", "zz-ZZ": "March", "": "March"} {
		l := *s.in(t, "en").Language
		l.Locale = locale
		if got := newVoice(s, &l).locale.MonthsWide()[2]; got != want {
			t.Errorf("%q: %q, want %q", locale, got, want)
		}
	}
}

// A page of which nothing is translated has nothing of its own for a search engine.
func TestUntranslatedPagesNameTheirOriginal(t *testing.T) {
	t.Parallel()
	plain, half := &model.Topic{Base: baseOf("topics", "plain")}, &model.Topic{Base: baseOf("topics", "half")}
	plain.Title, plain.Summary = model.Text{S: "Wohnen"}, model.Text{S: "Wie man wohnt"}
	half.Title, half.Summary = model.Text{S: "Arbeit"}, textIn("Wie man arbeitet", "How to work", model.ByMachine)
	s := made(t, plain, half)
	for _, c := range []struct {
		language string
		record   model.Record
		want     string
	}{
		{"en", plain, "https://netz.example/netz/topics/plain/"}, {"en", half, ""}, {"de", plain, ""},
	} {
		if got := s.in(t, c.language).Record(c.record).Canonical; got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.record.Meta().ID, c.language, got, c.want)
		}
	}
}

func TestNoMachineTranslationOfAHandwrittenTextOnLaw(t *testing.T) {
	t.Parallel()
	s := made(t)
	for _, c := range []struct {
		legal bool
		how   string
		want  string
	}{
		{true, model.ByMachine, "Datenschutz original"}, {true, model.Reviewed, "Privacy "}, {true, model.ByHuman, "Privacy "}, {false, model.ByMachine, "Privacy machine"},
	} {
		p := &model.Prose{ID: "privacy", Legal: c.legal, In: map[string]*model.ProseText{
			"de": proseIn("Datenschutz", "datenschutz", model.ByHuman), "en": proseIn("Privacy", "privacy", c.how)}}
		v := s.in(t, "en")
		if got := v.proseTitle(p).S + " " + v.proseHow(p); got != c.want {
			t.Errorf("legal %v, made by %s: %q, want %q", c.legal, c.how, got, c.want)
		}
	}
}

func proseIn(title, slug, how string) *model.ProseText {
	return &model.ProseText{ProseHead: model.ProseHead{Title: model.Text{S: title}, Slug: model.Word{S: slug}, How: model.Word{S: how}}}
}

// The original is newer since the day on which its record was changed last.
func TestWhatIsOutdatedIsSaidWithItsDayAndTheWayToTheOriginal(t *testing.T) {
	t.Parallel()
	s := open(t, musterstadt, noon)
	r, ok := s.Facts.Public(model.Ref{Kind: "groups", ID: "begegnung"})
	if !ok {
		t.Fatal("Musterstadt has no such group")
	}
	en, de := s.in(t, "en").Record(r), s.in(t, "de").Record(r)
	for place, n := range map[string]*Notice{"the page": notice(en, "notice_outdated_since"), "lists": en.Entry.Note} {
		if n == nil || n.Date == nil || n.Date.ISO != "2025-11-30" || n.Link.Href != "/netz/gruppen/begegnung/" || n.Link.Text.Lang != "de" || n.Link.Text.Dir != "ltr" {
			t.Errorf("%s: %+v", place, n)
		}
	}
	if en.Entry.Note.Key != "list_outdated" || de.Entry.Note != nil || len(de.Notices) > 0 {
		t.Errorf("in lists %+v, in German %+v", en.Entry.Note, de.Notices)
	}
}

func notice(p *Page, key string) *Notice {
	for i := range p.Notices {
		if p.Notices[i].Key == key {
			return &p.Notices[i]
		}
	}
	return nil
}

func TestListsSayWhatIsNotTranslated(t *testing.T) {
	t.Parallel()
	topic := func(id string, title, summary model.Text) *model.Topic {
		r := &model.Topic{Base: baseOf("topics", id)}
		r.Title, r.Summary = title, summary
		return r
	}
	german := model.Text{S: "Arbeit"}
	for name, c := range map[string]struct {
		record *model.Topic
		want   string
	}{
		"all in English":            {topic("a", textIn("Arbeit", "Work", model.ByHuman), model.Text{}), ""},
		"made by machine":           {topic("a", textIn("Arbeit", "Work", model.ByMachine), model.Text{}), ""},
		"only the name is German":   {topic("a", german, textIn("Wie", "How", model.ByHuman)), ""},
		"the summary is in German":  {topic("a", textIn("Arbeit", "Work", model.ByHuman), german), "list_original"},
		"neither is in English yet": {topic("a", german, german), "list_original"},
	} {
		s := made(t, c.record)
		n, got := s.in(t, "en").Record(c.record).Entry.Note, ""
		if n != nil {
			got = n.Key
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
