// Package page turns the network and what is derived from it into pages: for each record, list and
// hand-written text one Hugo content file per language. It decides what stands on a page and in which
// order; the templates print it.
//
//	data/meetings/2023-10-11-netzwerk.toml
//	  -> content/meetings/2023-10-11-netzwerk.de.md   -> /sitzungen/2023-10-11-netzwerk/
//	  -> content/meetings/2023-10-11-netzwerk.en.md   -> /en/meetings/2023-10-11-netzwerk/
//
// A content file is front matter alone, in JSON, and all of ours stands under params.page. Text that people
// wrote is a value there, with its language; it is never the page's body, so no record can start a shortcode.
// params.page is JSON packed into a string, which the layouts unpack when they print the page: Hugo keeps the front
// matter of all pages in memory, and as maps it would be four times as large.
package page

import "encoding/json"

// front is what Hugo itself reads of a content file.
type front struct {
	Title  string `json:"title"`
	URL    string `json:"url"` // no leading slash: Hugo puts the language before it
	Type   string `json:"type"`
	Layout string `json:"layout"`
	Params struct {
		Page  packed `json:"page"`
		Entry *Item  `json:"entry,omitempty"` // records: how lists show it; other pages read it
	} `json:"params"`
}

// packed is a page as JSON in a string.
type packed struct{ *Page }

// MarshalJSON packs the page.
func (p packed) MarshalJSON() ([]byte, error) {
	inner, err := encodeLine(p.Page)
	if err != nil {
		return nil, err
	}
	return encodeLine(string(inner))
}

// UnmarshalJSON unpacks a page.
func (p *packed) UnmarshalJSON(data []byte) error {
	var inner string
	if err := json.Unmarshal(data, &inner); err != nil {
		return err
	}
	return json.Unmarshal([]byte(inner), &p.Page)
}

// Page is what one page shows. Keys that end in "key" and the fields said to be keys are i18n keys.
type Page struct {
	What        string     `json:"what"`           // home, list, record, prose, moved: budget and body class
	Kind        string     `json:"kind,omitempty"` // folder of data/, "pages" for hand-written ones
	ID          string     `json:"id,omitempty"`
	Heading     Text       `json:"heading"`               // the h1
	Over        string     `json:"over,omitempty"`        // key: the small line above the h1, such as event_info_fair
	Lead        *Text      `json:"lead,omitempty"`        // the paragraph below the h1
	LeadKey     string     `json:"lead_key,omitempty"`    // or a key
	Description string     `json:"description,omitempty"` // plain, in the page's language where there is one
	Canonical   string     `json:"canonical,omitempty"`   // absolute; where the page has nothing that its original does not have
	NoIndex     bool       `json:"no_index,omitempty"`    // nothing for search engines: a tombstone or a page that leads on
	Moved       *Link      `json:"moved,omitempty"`       // moved: where this page leads on to
	Schema      string     `json:"schema,omitempty"`      // schema.org type, such as Event
	Crumbs      []Link     `json:"crumbs,omitempty"`      // without the page itself
	Leaf        *Leaf      `json:"leaf,omitempty"`        // calendar leaf beside the h1
	State       *State     `json:"state,omitempty"`       // the state of the record
	Notices     []Notice   `json:"notices,omitempty"`     // cancelled, machine translation, old facts …
	Facts       []Fact     `json:"facts,omitempty"`
	Sections    []Section  `json:"sections,omitempty"`
	List        string     `json:"list,omitempty"`     // lists: href of the first page; which of the facets is this one
	Entry       *Item      `json:"-"`                  // records: how lists show it
	Pager       *Pager     `json:"pager,omitempty"`    // lists
	Feeds       []Feed     `json:"feeds,omitempty"`    // for <link rel=alternate> and the foot of the page
	Sources     []Source   `json:"sources,omitempty"`  // numbered from 1 as they stand
	Doubts      []Doubt    `json:"doubts,omitempty"`   // conflicts and uncertain facts of the record as a whole
	Modified    *Date      `json:"modified,omitempty"` // of the record
	Mail        string     `json:"mail,omitempty"`     // of the publisher: where to report an error on this page; "" when not known
	Original    *Link      `json:"original,omitempty"` // the page in the network's language, when this one is a translation
	Home        *HomeParts `json:"home,omitempty"`
	Changes     *Changes   `json:"changes,omitempty"` // what was changed: of the record or, on the page of the last changes, of all
}

// Text is a text with its language. One of S and HTML is set.
type Text struct {
	S    string `json:"s,omitempty"`    // plain
	HTML string `json:"h,omitempty"`    // made by package text: safe
	Lang string `json:"lang,omitempty"` // only where it is not the page's
	Dir  string `json:"dir,omitempty"`  // with Lang
	How  string `json:"how,omitempty"`  // machine, outdated; original: untranslated
}

// Link leads to another page of the site or, with External, to another host.
type Link struct {
	Text     Text   `json:"text"`
	Key      string `json:"key,omitempty"` // i18n key instead of Text; a plural key takes the count 2
	Href     string `json:"href"`
	External bool   `json:"external,omitempty"`
	Note     *Text  `json:"note,omitempty"`
	NoteKey  string `json:"note_key,omitempty"` // key, such as role_speaker
	Date     *Date  `json:"date,omitempty"`     // day or term beside it
}

// Date is a day or period written out in the page's language.
type Date struct {
	ISO  string `json:"iso"`  // for <time datetime>: "" where HTML has no form for it
	Text string `json:"text"` // "11. Oktober 2023", "vermutlich Juni 2018", "15:00–18:00 Uhr" included where known
}

// Leaf is a day set like a calendar leaf. Day is "" where only month or year is known.
type Leaf struct {
	ISO   string `json:"iso"`
	Day   string `json:"day,omitempty"`
	Month string `json:"month,omitempty"`
	Year  string `json:"year"`
	Text  string `json:"text"` // the same in full, for screen readers
}

// State is word plus shape plus colour. Tone: done, open, late, stopped, neutral.
type State struct {
	Key  string `json:"key"`
	Tone string `json:"tone"`
}

// Notice stands at the top of a page. Key is the i18n key of the sentence; its parameters are Date and Text.
type Notice struct {
	Key  string `json:"key"`  // notice_cancelled, notice_moved, notice_machine, notice_original, notice_old, notice_announced …
	Tone string `json:"tone"` // warn or info
	Date *Date  `json:"date,omitempty"`
	Text *Text  `json:"text,omitempty"`
	Link *Link  `json:"link,omitempty"`
}

// Fact is one row of the definition list. Key is fact_when, fact_where …
type Fact struct {
	Key     string  `json:"key"`
	Values  []Value `json:"values"`
	Refs    []int   `json:"refs,omitempty"`   // numbers of the sources that stand behind it
	Doubts  []Doubt `json:"doubts,omitempty"` // shown where the fact stands
	Missing string  `json:"missing,omitempty"`
}

// Value is one value of a fact; Type says which field is set and which leaf template prints it.
type Value struct {
	Type  string `json:"type"` // text, names, link, date, word, state, number, share, phone, email, url, code, language
	Text  *Text  `json:"text,omitempty"`
	Link  *Link  `json:"link,omitempty"`
	Names []Text `json:"names,omitempty"`
	Date  *Date  `json:"date,omitempty"`
	Word  string `json:"word,omitempty"` // word: an i18n key
	State *State `json:"state,omitempty"`
	S     string `json:"s,omitempty"` // number and share (formatted), phone, email, url, code, language (its own name)
	Href  string `json:"href,omitempty"`
	Prop  string `json:"prop,omitempty"`  // schema.org itemprop
	About string `json:"about,omitempty"` // number: qualifier key, such as about, over, derived
	Part  int    `json:"part,omitempty"`  // share: per cent, for the bar beside S
}

// Doubt is a conflict between sources, or an uncertainty.
type Doubt struct {
	Key   string `json:"key"`             // doubt_conflict or doubt_uncertain
	Field string `json:"field,omitempty"` // key of the fact it concerns, where it stands with the whole record
	Of    *Date  `json:"of,omitempty"`    // of the one value it concerns, of several
	Value *Text  `json:"value,omitempty"` // conflict: what the other source says
	Note  *Text  `json:"note,omitempty"`
	Ref   int    `json:"ref,omitempty"` // number of the source
}

// Section is a part of a page with a heading of its own.
type Section struct {
	ID       string    `json:"id"`            // anchor
	Key      string    `json:"key,omitempty"` // i18n key of the heading
	Of       *Link     `json:"of,omitempty"`  // or the record that the section is about
	Type     string    `json:"type"`          // text, items, links, thread, agenda, table, series, rules, statements, words, pictures, drawing
	Text     *Text     `json:"text,omitempty"`
	Items    []Entry   `json:"items,omitempty"`
	Links    []Link    `json:"links,omitempty"`
	Steps    []Step    `json:"steps,omitempty"`
	Table    *Table    `json:"table,omitempty"`
	Chart    *Chart    `json:"chart,omitempty"` // series: beside its table
	Rules    []Rule    `json:"rules,omitempty"`
	Words    []Word    `json:"words,omitempty"`
	Points   []Point   `json:"points,omitempty"`
	Pictures []Picture `json:"pictures,omitempty"`
	Drawing  *Drawing  `json:"drawing,omitempty"`
	Empty    string    `json:"empty,omitempty"` // key: what to say where there is nothing
	More     *Link     `json:"more,omitempty"`  // to the whole list
	Refs     []int     `json:"refs,omitempty"`
	Doubts   []Doubt   `json:"doubts,omitempty"`
}

// Entry is a record in a list. What is shown of it stands once, with the record's own page.
type Entry struct {
	Page string  `json:"page"`           // content path, such as /meetings/2023-10-11-netzwerk
	Leaf *Leaf   `json:"leaf,omitempty"` // where it is not the day that the record is filed under
	Meta []Value `json:"meta,omitempty"` // instead of what lists say of the record
}

// Item is how lists show a record.
type Item struct {
	Kind    string  `json:"kind"`
	Href    string  `json:"href"`
	Title   Text    `json:"title"`
	Summary *Text   `json:"summary,omitempty"`
	Leaf    *Leaf   `json:"leaf,omitempty"`
	Over    string  `json:"over,omitempty"` // key: kind or class of the record
	State   *State  `json:"state,omitempty"`
	Meta    []Value `json:"meta,omitempty"` // place, groups, languages …
	Note    *Notice `json:"note,omitempty"` // where title or summary is not translated, or its translation is outdated
}

// Step is a knot of the thread: the timeline of a matter, a group, a concept.
type Step struct {
	ID    string `json:"id"`
	Date  *Date  `json:"date,omitempty"`
	Key   string `json:"key,omitempty"` // step_adopted …
	By    *Text  `json:"by,omitempty"`  // who said it
	Text  *Text  `json:"text,omitempty"`
	Tone  string `json:"tone"`
	Refs  []int  `json:"refs,omitempty"`
	Links []Link `json:"links,omitempty"`
	Facts []Fact `json:"facts,omitempty"`    // who, how, to whom
	Note  string `json:"note_key,omitempty"` // such as note_link_undocumented
}

// Picture is a picture of the record.
type Picture struct {
	ID      string `json:"id"`
	Src     string `json:"src"`
	Alt     Text   `json:"alt"`
	Credit  string `json:"credit"`
	Licence string `json:"licence,omitempty"`
}

// Drawing is a drawing of ours in a file of its own, sheet by sheet.
type Drawing struct {
	Sheets []Sheet `json:"sheets"`
	File   Link    `json:"file"`
	Note   Text    `json:"note"` // how it is read
}

// Sheet is an image of a part of a drawing. Width and Height are in pixels.
type Sheet struct {
	Src    string `json:"src"`
	Alt    string `json:"alt"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

// Table is a small table. Head holds keys.
type Table struct {
	CaptionKey string    `json:"caption_key"`
	Head       []string  `json:"head"`
	Rows       [][]Value `json:"rows"`
	Refs       [][]int   `json:"refs,omitempty"` // of each row
	IDs        []string  `json:"ids,omitempty"`
}

// Chart is a drawing of the values in the table beside it.
type Chart struct {
	SVG    string   `json:"svg,omitempty"` // made by package chart: safe; "" where one value or none is known
	Legend []Sample `json:"legend,omitempty"`
	Note   *Text    `json:"note,omitempty"` // what can't be compared
	Refs   []int    `json:"refs,omitempty"` // of the note
}

// Sample explains a sign of a chart.
type Sample struct {
	SVG string `json:"svg"`
	Key string `json:"key"`
}

// Rule is a rule of procedure.
type Rule struct {
	ID       string  `json:"id"`
	Text     Text    `json:"text"`
	Document *Text   `json:"document,omitempty"`
	Page     string  `json:"page,omitempty"`
	Note     *Text   `json:"note,omitempty"`
	Refs     []int   `json:"refs,omitempty"`
	Values   []Value `json:"values,omitempty"` // the number it sets
	Doubts   []Doubt `json:"doubts,omitempty"` // what other sources say of it

	Href  string        `json:"href,omitempty"`  // of a year: where the rule itself is told
	State *State        `json:"state,omitempty"` // of a year: the verdict
	Facts []Fact        `json:"facts,omitempty"` // of a year: what is measured, with evidence and reason
	Years []YearVerdict `json:"years,omitempty"` // of the rule itself: the newest verdicts
}

// YearVerdict is the verdict on a rule in a year, with the page that gives its reasons.
type YearVerdict struct {
	Link  Link  `json:"link"`
	State State `json:"state"`
}

// Point is a numbered or named statement, or an agenda item.
type Point struct {
	ID     string `json:"id"`
	Title  *Text  `json:"title,omitempty"`
	Text   *Text  `json:"text,omitempty"`
	Result *Text  `json:"result,omitempty"`
	Facts  []Fact `json:"facts,omitempty"` // decision, votes, report of
	Links  []Link `json:"links,omitempty"`
	Refs   []int  `json:"refs,omitempty"`
}

// Word is a word of the glossary with its explanation.
type Word struct {
	ID          string `json:"id"`
	Term        Text   `json:"term"`
	Original    *Text  `json:"original,omitempty"` // the word in the network's language, where Term is another
	Explanation Text   `json:"explanation"`
	Refs        []int  `json:"refs,omitempty"`
}

// Facet is one way to narrow a list down. Key is facet_year, facet_group …
type Facet struct {
	Key     string        `json:"key"`
	Options []FacetOption `json:"options"`
}

// FacetOption leads to the list narrowed down to one value.
type FacetOption struct {
	Link
	Count int `json:"count"`
}

// Pager leads through a list that has several pages.
type Pager struct {
	Page  int    `json:"page"`
	Pages int    `json:"pages"`
	Prev  string `json:"prev,omitempty"`
	Next  string `json:"next,omitempty"`
	First string `json:"first,omitempty"`
	Last  string `json:"last,omitempty"`
}

// Feed is another form of what the page shows: Atom or iCalendar.
type Feed struct {
	Type  string `json:"type"` // application/atom+xml or text/calendar
	Key   string `json:"key"`  // i18n key: feed_atom, feed_calendar, feed_entry
	Title string `json:"title"`
	Href  string `json:"href"`
}

// Source is where the facts of a page come from.
type Source struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Lang     string `json:"lang,omitempty"` // of the title, where it is not the page's
	Dir      string `json:"dir,omitempty"`
	Href     string `json:"href,omitempty"`
	Host     string `json:"host,omitempty"`
	Date     *Date  `json:"date,omitempty"`
	DateNote *Text  `json:"date_note,omitempty"`
	Checked  *Date  `json:"checked,omitempty"`
}

// Changes is what was changed, newest day first.
type Changes struct {
	Count string       `json:"count,omitempty"` // of all changes of a record, formatted
	Days  []ChangedDay `json:"days"`
	Older bool         `json:"older,omitempty"` // there are more than are shown
}

// ChangedDay is what was changed on one day.
type ChangedDay struct {
	Date    Date     `json:"date"`
	Changes []Change `json:"changes"`
}

// Change is what was changed of one record at once, or alike of many records of a kind.
type Change struct {
	Link  *Link        `json:"link,omitempty"`     // where it is not clear which record: to it, or to the list of its kind
	Mark  string       `json:"note_key,omitempty"` // key: news or correction
	Key   string       `json:"key,omitempty"`      // change_record_added … where the record as a whole was changed
	Count string       `json:"count,omitempty"`    // of records, formatted; "" for one
	Lines []ChangeLine `json:"lines,omitempty"`
	More  string       `json:"more,omitempty"` // how many lines are left out, formatted
}

// ChangeLine is what was changed of one field.
type ChangeLine struct {
	Key   string       `json:"key"`                // the field's label
	Note  string       `json:"note_key,omitempty"` // the label of the field within a part
	What  string       `json:"word,omitempty"`     // key: added, removed, changed; where Sides don't tell
	Count string       `json:"count,omitempty"`    // of parts, formatted; "" for one
	Sides []ChangeSide `json:"sides,omitempty"`
}

// ChangeSide is what stood there before, or stands there since.
type ChangeSide struct {
	Key    string  `json:"key,omitempty"` // change_before, change_after, change_came, change_gone; "" for what is new as a whole
	Values []Value `json:"values"`
}

// HomeParts is what only the home page shows.
type HomeParts struct {
	AsOf    Date     `json:"as_of"`
	What    Text     `json:"what"`    // what the network is
	Figures []Figure `json:"figures"` // few, large, linked to their evidence
	Ways    []Way    `json:"ways"`    // ways in
}

// Figure is a large number on the home page.
type Figure struct {
	Value string `json:"value"`
	Word  bool   `json:"word,omitempty"` // the value is a word, not a number
	Label string `json:"label"`
	Note  string `json:"note,omitempty"` // what stands below it: of how many, what is not known
	Href  string `json:"href"`
}

// Way is a way in for one sort of reader. Key names way_<key>_title and way_<key>_text.
type Way struct {
	Key   string `json:"key"`
	Links []Link `json:"links"`
}

// Shared is data/netz.json: what every page of a language shows. Hugo reads it as hugo.Data.netz.<language key>.
type Shared struct {
	Network   string            `json:"network"` // short name
	Full      string            `json:"full"`
	Invented  bool              `json:"invented"`
	Preview   bool              `json:"preview,omitempty"` // nothing of it is public yet
	Nav       []Link            `json:"nav"`               // the few main lists
	Footer    []Link            `json:"footer"`            // imprint, privacy, accessibility, contents …
	Languages []Language        `json:"languages"`
	Offers    map[string]string `json:"offers"` // by language key: "this page in …", in that language
	Licence   *Link             `json:"licence,omitempty"`
	Home      string            `json:"home"` // href
	Contents  string            `json:"contents"`
}

// Stamp is data/stamp.json: what the site was made from, as home and lists tell it. Hugo reads it as
// hugo.Data.stamp.<language key>. What it says changes without the records, so it is kept off all other pages.
type Stamp struct {
	AsOf    Date   `json:"as_of"`
	Version string `json:"version"`
}

// Language is one entry of the switch.
type Language struct {
	Key   string `json:"key"` // of config.toml
	Tag   string `json:"tag"` // BCP 47, for lang and hreflang
	Dir   string `json:"dir"`
	Label string `json:"label"` // in its own script
}
