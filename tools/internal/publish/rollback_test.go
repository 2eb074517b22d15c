package publish

import (
	"context"
	"errors"
	"strings"
	"testing"

	"offenesnetz/tools/internal/diag"
)

// What nobody may see any more does not come back with an earlier site.
func TestAnEarlierSiteThatShowsWhatIsWithheldSinceIsNotBroughtBack(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.commit("data/persons/p-1.toml", "Ada Muster")
	h.mustPush("main")
	h.commit("data/number.txt", "2", "data/persons/p-1.toml", "SECRET")
	h.mustPush("main")
	_, err := h.Rollback(context.Background(), 0, false)
	var refusal *Refusal
	if !errors.As(err, &refusal) || !strings.Contains(refusal.Message.De, "persons/p-1") || strings.Contains(refusal.Message.De, "Ada") {
		t.Errorf("it ends with %v", err)
	}
	h.mustShow("2 false")
	h.commit("data/number.txt", "3")
	h.mustPush("main")
	_, err = h.Rollback(context.Background(), 0, false) // to site 2, which shows nothing of it
	must(t, err)
	h.mustShow("2 false")
	_, err = h.Rollback(context.Background(), 1, true)
	must(t, err)
	h.mustShow("1 false")
}

func TestWhatAnEarlierSiteRevealsIsWhatLaterOnesHide(t *testing.T) {
	t.Parallel()
	at := func(n int, hidden []string, keys ...string) Release {
		r := Release{Number: n, Published: true, Hidden: hidden}
		r.At = r.At.AddDate(0, 0, n)
		for _, k := range keys {
			r.Records = append(r.Records, Record{Key: k})
		}
		return r
	}
	for name, c := range map[string]struct {
		later []Release
		want  string
	}{
		"nothing changed":                     {[]Release{at(2, nil, "groups/a", "persons/p-1")}, ""},
		"a person is gone":                    {[]Release{at(2, nil, "groups/a")}, "persons/p-1"},
		"a group is gone":                     {[]Release{at(2, nil, "persons/p-1")}, ""},
		"a contact is held back":              {[]Release{at(2, []string{"persons/p-1#contact"}, "persons/p-1")}, "persons/p-1"},
		"a name was taken out of a text":      {[]Release{at(2, []string{"persons/p-1", "persons/p-1#name@groups/a"}, "groups/a")}, "groups/a persons/p-1"},
		"what was hidden then":                {[]Release{at(2, []string{"persons/p-0"}, "persons/p-1")}, ""},
		"a draft that it does not know":       {[]Release{at(2, []string{"news/x"}, "persons/p-1")}, ""},
		"hidden by a site before":             {[]Release{at(0, []string{"persons/p-1"})}, ""},
		"hidden by one of two":                {[]Release{at(3, nil, "persons/p-1"), at(2, []string{"persons/p-1"})}, "persons/p-1"},
		"hidden by one that was never to see": {[]Release{{Number: 4, At: at(4, nil).At}}, ""},
	} {
		back := at(1, []string{"persons/p-0"}, "groups/a", "persons/p-1")
		if got := strings.Join(reveals(back, append(c.later, back)), " "); got != c.want {
			t.Errorf("%s: reveals %q, want %q", name, got, c.want)
		}
	}
}

func TestPrivateDataInTextsIsToldOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	var said []string
	h.Say = func(m diag.Message) { said = append(said, strings.TrimSpace(m.De)) }
	known, fresh := diag.M("a.toml:1:1: alt", "old"), diag.M("b.toml:1:1: neu", "new")
	h.tellPrivate([]diag.Message{known, fresh}, []diag.Message{known})
	h.tellPrivate([]diag.Message{known}, []diag.Message{known})
	if got := strings.Join(said, "|"); got != "Bitte ansehen:|b.toml:1:1: neu" {
		t.Errorf("it says %q", got)
	}
}
