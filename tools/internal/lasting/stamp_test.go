package lasting_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"offenesnetz/tools/internal/lasting"
	"offenesnetz/tools/internal/page"
)

// The keys of the status file are a promise to programs that watch sites.
func TestStatusSaysOfWhenTheSiteAndItsRecordsAre(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		modified, more string // of a news item, and more of it
		want           string
	}{
		"the newest record counts":           {"2026-11-20", "", "2026-11-20"},
		"an older one doesn't":               {"2026-10-20", "", "2026-11-01"},
		"an imprecise day is given as it is": {`"2026-11~"`, "", "2026-11"},
		"a day to come counts for nothing":   {"2026-12-20", "", "2026-11-01"},
		"what is under embargo is not told":  {"2026-11-20", "publish_at = 2026-12-01T10:00:00\n", "2026-11-01"},
		"what is a draft is not told":        {"2026-11-20", "draft = true\n", "2026-11-01"},
		"a period is no day of a change":     {`"2026-11-19/2026-11-20"`, "", "2026-11-01"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile("testdata/base.txtar")
			if err != nil {
				t.Fatal(err)
			}
			archive.Files = append(archive.Files, txtar.File{Name: "data/news/neu.toml",
				Data: []byte("title = \"Neu\"\nclassification = \"news\"\ndate = 2026-11-10\nmodified = " + c.modified + "\n" + c.more)})
			s := site(t, folder(t, archive))
			got := lasting.StampOf(s, []page.Address{{URLs: []string{"https://netz.example/", "https://netz.example/en/"}}, {URLs: []string{"https://netz.example/x/"}}})
			if got.Modified != c.want {
				t.Errorf("newest change %q, want %q", got.Modified, c.want)
			}
			if !got.AsOf.Equal(asOf) || got.Pages != 3 || got.Records != len(s.Facts.All())+1 || !slices.Equal(got.Languages, []string{"de", "en"}) {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestStatusHasItsKeysAndIsReadBack(t *testing.T) {
	t.Parallel()
	archive, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	stamp := lasting.StampOf(site(t, folder(t, archive)), nil)
	data, err := json.Marshal(stamp)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"as_of":"2026-11-24T12:00:00Z","modified":"2026-11-01","records":4,"pages":0,"languages":["de","en"],` +
		`"waiting":"https://netz.example/recommendations/waiting/","addresses":"https://netz.example/addresses.txt","authority":"netz.example",` +
		`"generator":"netz test","base_url":"https://netz.example/","history":false}`
	if string(data) != want {
		t.Errorf("got  %s\nwant %s", data, want)
	}
	file := filepath.Join(t.TempDir(), "status.json")
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
	if again, ok := lasting.ReadStamp(file); !ok || !again.AsOf.Equal(stamp.AsOf) || again.Authority != stamp.Authority || again.Modified != stamp.Modified {
		t.Errorf("read back %+v, %v", again, ok)
	}
	if _, ok := lasting.ReadStamp(file + "x"); ok {
		t.Error("read a file that is not there")
	}
}
