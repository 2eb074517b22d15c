package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// held tells whether the owner went back to an earlier release, whose records then stay until the next push. A release that
// came since ends it.
func (s *Server) held() bool {
	data, err := os.ReadFile(s.work("held"))
	return err == nil && strings.TrimSpace(string(data)) == strconv.Itoa(s.Current().Number)
}

// hold notes that a release stays.
func (s *Server) hold(r Release) error {
	return writeFile(s.work("held"), fmt.Appendln(nil, r.Number), 0o644)
}

// Rollback makes an earlier release current: the one with the number or, for 0, the one before the current. One that would
// show what may no longer be shown is refused, but for anyway.
func (s *Server) Rollback(ctx context.Context, number int, anyway bool) (Release, error) {
	unlock, err := s.lock(ctx)
	if err != nil {
		return Release{}, err
	}
	defer unlock()
	if err := s.heal(); err != nil {
		return Release{}, err
	}
	all, err := s.Releases()
	if err != nil {
		return Release{}, err
	}
	now := s.Current()
	earlier := slices.DeleteFunc(slices.Clone(all), func(r Release) bool { return !r.Published || r.Number == now.Number })
	i := slices.IndexFunc(earlier, func(r Release) bool { return r.Number == number || number == 0 && r.Number < now.Number })
	if i < 0 && number == 0 {
		return Release{}, refuse("es gibt keine frühere Seite, zu der es zurückgehen könnte", "there is no earlier site to go back to")
	}
	if i < 0 {
		return Release{}, refuse("die Seite %d gibt es nicht oder sie ist schon zu sehen; `netz publish status` zählt auf, welche es gibt", "there is no site %d, or it is what readers see; `netz publish status` lists those there are", number)
	}
	back := earlier[i]
	if again := reveals(back, all); len(again) > 0 && !anyway {
		return Release{}, refuse("Die Seite %[1]d zeigte wieder, was inzwischen nicht mehr gezeigt werden darf: %[2]s. Besser berichtigen und senden; soll sie trotzdem zu sehen sein: dasselbe noch einmal mit der Nummer und --anyway.",
			"Site %[1]d would show again what may no longer be shown: %[2]s. Better mend it and push; if it is to be seen all the same: the same again with its number and --anyway.", back.Number, strings.Join(again, ", "))
	}
	if err := s.hold(back); err != nil {
		return Release{}, err
	}
	return back, s.swap(&back)
}

// reveals names the records in which a release shows what a later one does not any more: persons whom nothing allows to
// name, and what of a person was held back or taken out since.
func reveals(back Release, all []Release) []string {
	shown := map[string]bool{}
	for _, r := range back.Records {
		shown[r.Key] = true
	}
	var out []string
	for _, later := range all {
		if !later.Published || later.At.Before(back.At) || later.Number == back.Number {
			continue
		}
		for _, hidden := range later.Hidden {
			if key := hiddenIn(hidden); shown[key] && !slices.Contains(back.Hidden, hidden) {
				out = append(out, key)
			}
		}
		for _, r := range back.Records {
			if strings.HasPrefix(r.Key, "persons/") && !slices.ContainsFunc(later.Records, func(l Record) bool { return l.Key == r.Key }) {
				out = append(out, r.Key)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// hiddenIn gives the key of the record in which something is hidden, see Built.Hidden.
func hiddenIn(hidden string) string {
	if _, in, ok := strings.Cut(hidden, "@"); ok {
		return in
	}
	key, _, _ := strings.Cut(hidden, "#")
	return key
}

// renew builds what readers see for now: of what the owner brought back too, for time takes away what a consent covered
// whatever was brought back.
func (s *Server) renew(ctx context.Context, now Release) (Release, error) {
	held := s.held()
	fresh, err := s.stage(ctx, now.Commit, nil)
	if err != nil {
		return now, err
	}
	if held {
		err = s.hold(fresh)
	}
	if err = errors.Join(err, s.follow(now, &fresh), s.prune(now.Commit)); err != nil {
		return now, err
	}
	return fresh, nil
}
