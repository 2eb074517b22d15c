package page

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/glossary"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
)

// Site is what all pages are made from.
type Site struct {
	Facts   *derive.Facts
	Config  *lang.Config
	Version string // of the tool, for the foot of the page
	Preview bool   // nothing of it is public yet: every page says so, and search engines are sent away
	voices  []*Voice
	terms   *glossary.Finder   // of the glossary, in the network's language
	lists   map[string][]*List // by kind

	changed  []changeEntry            // what the page of the last changes lists
	coverage func() []derive.Coverage // of all languages but the network's own, counted when first asked for
	verdicts func() []derive.RuleYear // on the rules of procedure; this and what follows is derived when first asked for
	promises func() []derive.Promise  // of invitations and minutes
	posts    func() []derive.Post     // offices
	annuals  func() []*derive.Annual  // years, newest first
	moves    func() []derive.Move     // what moved, newest first
}

// NewSite readies the pages of a network.
func NewSite(facts *derive.Facts, config *lang.Config, version string) *Site {
	s := &Site{Facts: facts, Config: config, Version: version}
	s.coverage = sync.OnceValue(s.countCoverage)
	s.changed = changeEntries(facts.Changes())
	s.verdicts = sync.OnceValue(facts.RuleYears)
	s.promises = sync.OnceValue(facts.Promises)
	s.posts = sync.OnceValue(facts.Posts)
	s.annuals = sync.OnceValue(facts.Annuals)
	s.moves = sync.OnceValue(facts.Moves)
	s.terms = glossary.Words(facts.Records.Glossary)
	s.makeLists()
	for i := range config.Languages {
		s.voices = append(s.voices, newVoice(s, &config.Languages[i]))
	}
	return s
}

// Voices lists one Voice per language, in the order of the configuration.
func (s *Site) Voices() []*Voice { return s.voices }

// Words of addresses that stand for no kind.
const (
	segmentContents     = "contents"
	segmentNetwork      = "network"
	segmentRules        = "rules"
	segmentMinutes      = "minutes"
	segmentOffices      = "offices"
	segmentTasks        = "tasks"
	segmentOverview     = "overview"
	segmentTranslations = "translations"
	segmentChanges      = "changes"
	segmentMonitoring   = "monitoring"
	segmentWaiting      = "waiting" // below the list of recommendations, like
	segmentFigures      = "figures"
)

// path is the address of something below the site's root, without the language and with a slash at its end.
func (v *Voice) path(words ...string) string { return strings.Join(words, "/") + "/" }

// href is the address of a path as links have it: from the root of the host.
func (v *Voice) href(path string) string {
	return v.site.Config.BasePath() + v.site.Config.Prefix(v.Language) + path
}

// URL is the absolute address of a path of this language.
func (v *Voice) URL(path string) string {
	return v.site.Config.BaseURL + v.site.Config.Prefix(v.Language) + path
}

// RecordPath is the address of a record's page, without the language.
func (v *Voice) RecordPath(r model.Record) string {
	b := r.Meta()
	if model.KindOf(b.Kind).Single() {
		return v.path(v.Language.Segment(b.Kind))
	}
	return v.path(v.Language.Segment(b.Kind), b.ID)
}

// ListPath is the address of a kind's list, or of a part of it: ListPath("meetings", "year", "2023").
// Words after the kind come in pairs of facet and value; a single word stands alone.
func (v *Voice) ListPath(kind string, rest ...string) string {
	words := []string{v.Language.Segment(kind)}
	for i, w := range rest {
		if i%2 == 0 {
			w = v.Language.Segment(w)
		}
		words = append(words, w)
	}
	return v.path(words...)
}

// prosePath is the address of a hand-written page; in a language it was not written in, that of the original.
func (v *Voice) prosePath(p *model.Prose) string { return v.path(v.proseText(p).Slug.S) }

func (v *Voice) proseText(p *model.Prose) *model.ProseText {
	return p.Shown(v.Language.Key, v.site.Config.Default)
}

// resolve gives the address of a link in prose: "groups/sprache", "groups/sprache#part", "groups/", "pages/about" or "glossary".
func (v *Voice) resolve(dest string) (string, bool) {
	target, part, named := strings.Cut(dest, "#")
	kind, id, _ := strings.Cut(target, "/")
	anchor := ""
	if named {
		anchor = "#" + part
	}
	switch {
	case kind == "pages":
		for _, p := range v.site.Facts.Records.Prose {
			if p.ID == id {
				return v.href(v.prosePath(p)) + anchor, true
			}
		}
		return "", false
	case kind == "network":
		if slices.Contains(model.NetworkPages, id) {
			return v.href(v.belowNetwork(id)) + anchor, true
		}
		return v.href(v.networkPath()) + anchor, true
	case kind == model.GlossaryKind:
		return v.href(v.glossaryPath()) + anchor, v.site.hasGlossary() && id == ""
	case id == "" && model.KindOf(kind) != nil:
		return v.href(v.ListPath(kind)) + anchor, true
	}
	if l, ok := v.linkTo(model.Ref{Kind: kind, ID: id}); ok {
		return l.Href + anchor, true
	}
	return "", false
}

func yearDate(year int) edtf.Date {
	d, err := edtf.Parse(strconv.Itoa(year))
	if err != nil {
		return edtf.Date{}
	}
	return d
}
