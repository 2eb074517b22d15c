package publish

import (
	"context"
	"os"
	"time"
)

// Status is how a server stands.
type Status struct {
	Current  Release   // number 0: nothing is published
	Releases []Release // whole ones, the newest first
	LastPush time.Time // to the published branch, of what is or was to be seen; zero: not known
	Previews []string  // names
	Held     bool      // the owner went back to an earlier release
	Behind   bool      // the branch has something that readers don't see yet: Repair publishes it
}

// Status tells how the server stands. It changes nothing and waits for nobody.
func (s *Server) Status(ctx context.Context) (Status, error) {
	out := Status{Current: s.Current(), Held: s.held()}
	head, err := s.head(ctx, s.Settings.Branch)
	if err != nil {
		return out, err
	}
	out.Behind = head != "" && head != out.Current.Commit && !out.Held
	if out.Releases, err = s.Releases(); err != nil {
		return out, err
	}
	for _, r := range out.Releases {
		if at := r.LastPush(); r.Published && at.After(out.LastPush) {
			out.LastPush = at
		}
	}
	list, err := os.ReadDir(s.site("preview"))
	for _, item := range list {
		if item.IsDir() && item.Name()[0] != '.' {
			out.Previews = append(out.Previews, item.Name())
		}
	}
	return out, err
}

// Published unpacks what the published branch says and gives its folder to read, which is the caller's until release is
// called. dir is "" where nothing was pushed yet.
func (s *Server) Published(ctx context.Context) (dir string, release func(), err error) {
	unlock, err := s.lock(ctx)
	if err != nil {
		return "", nil, err
	}
	head, err := s.head(ctx, s.Settings.Branch)
	if err == nil && head != "" {
		dir, err = s.work(workPreview), s.unpack(ctx, workPreview, head, nil)
	}
	if err != nil {
		unlock()
		return "", nil, err
	}
	return dir, unlock, nil
}
