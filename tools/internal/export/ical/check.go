package ical

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"offenesnetz/tools/internal/recur"
)

var languageTag = regexp.MustCompile(`^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$`)

// check finds what would make the file invalid, and reads the events' rules on the way; an event that takes place once has none.
func (c Calendar) check() ([]*recur.Rule, error) {
	if err := fit("calendar "+c.Name, c.Lang, c.URL, c.Source); err != nil {
		return nil, err
	}
	if strings.TrimSpace(c.Name) == "" {
		return nil, fmt.Errorf("calendar: no name")
	}
	rules := make([]*recur.Rule, len(c.Events))
	seen := map[string]bool{}
	for i, e := range c.Events {
		if seen[e.UID] {
			return nil, fmt.Errorf("event %s: uid used twice", e.UID)
		}
		seen[e.UID] = true
		if err := e.check(); err != nil {
			return nil, fmt.Errorf("event %s: %w", e.UID, err)
		}
		if e.Recurrence == "" {
			continue
		}
		r, err := recur.ParseRule(e.Recurrence)
		if err != nil {
			return nil, fmt.Errorf("event %s: %w", e.UID, err)
		}
		rules[i] = &r
	}
	return rules, nil
}

func (e Event) check() error {
	switch {
	case e.UID == "":
		return fmt.Errorf("no uid (%q)", e.Summary)
	case e.Stamp.IsZero():
		return fmt.Errorf("no stamp")
	case e.Start.IsZero():
		return fmt.Errorf("no start")
	case strings.TrimSpace(e.Summary) == "":
		return fmt.Errorf("no summary")
	case !e.End.IsZero() && !e.Start.Before(e.exclusiveEnd()):
		return fmt.Errorf("end isn't after the start")
	}
	for _, m := range append([]recur.Moment{e.End}, e.ExDates...) {
		if !m.IsZero() && m.AllDay() != e.Start.AllDay() {
			return fmt.Errorf("whole days and times of day are mixed")
		}
	}
	return fit("", e.Lang, e.URL)
}

// fit checks a language tag and addresses; both may be empty.
func fit(what, lang string, addresses ...string) error {
	if lang != "" && !languageTag.MatchString(lang) {
		return fmt.Errorf("%s %q is no language tag", what, lang)
	}
	for _, a := range addresses {
		u, err := url.Parse(a)
		if a != "" && (err != nil || u.Scheme == "" || strings.ContainsFunc(a, unfitForURI)) {
			return fmt.Errorf("%s %q is no absolute address", what, a)
		}
	}
	return nil
}

func unfitForURI(r rune) bool {
	return unicode.IsControl(r) || unicode.IsSpace(r) || r == '"' || r == '<' || r == '>'
}

func unfitForParameter(r rune) bool {
	return unicode.IsControl(r) || strings.ContainsRune(`":;,`, r)
}
