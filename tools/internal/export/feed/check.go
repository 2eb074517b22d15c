package feed

import (
	"fmt"
	"net/url"
	"strings"
	"time"
)

// check finds what would make the feed invalid: readers drop a feed whole for it.
func (f Feed) check() error {
	if err := required("feed", f.ID, f.Title, f.Updated); err != nil {
		return err
	}
	if strings.TrimSpace(f.Author) == "" {
		return fmt.Errorf("feed %s: no author", f.ID)
	}
	addresses := []string{f.ID, f.Self}
	if f.Alternate != "" {
		addresses = append(addresses, f.Alternate)
	}
	if err := absolute("feed "+f.ID, addresses); err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, e := range f.Entries {
		if seen[e.ID] {
			return fmt.Errorf("entry %s: id used twice", e.ID)
		}
		seen[e.ID] = true
		if err := e.check(f.Lang); err != nil {
			return err
		}
	}
	return nil
}

func (e Entry) check(feedLang string) error {
	if err := required("entry", e.ID, e.Title, e.Updated); err != nil {
		return err
	}
	addresses := []string{e.ID, e.Link}
	languages := map[string]bool{feedLang: true}
	for _, a := range e.Alternates {
		if languages[a.Lang] {
			return fmt.Errorf("entry %s: two links for language %q", e.ID, a.Lang)
		}
		languages[a.Lang] = true
		addresses = append(addresses, a.Link)
	}
	for _, c := range e.Categories {
		if c.Term == "" {
			return fmt.Errorf("entry %s: category without term", e.ID)
		}
	}
	return absolute("entry "+e.ID, addresses)
}

func required(what, id, title string, updated time.Time) error {
	switch {
	case id == "":
		return fmt.Errorf("%s %q: no id", what, title)
	case strings.TrimSpace(title) == "":
		return fmt.Errorf("%s %s: no title", what, id)
	case updated.IsZero():
		return fmt.Errorf("%s %s: no time of update", what, id)
	}
	return nil
}

func absolute(what string, addresses []string) error {
	for _, a := range addresses {
		u, err := url.Parse(a)
		if err != nil || u.Scheme == "" || strings.ContainsAny(a, " <>\"") {
			return fmt.Errorf("%s: %q is no absolute address", what, a)
		}
	}
	return nil
}
