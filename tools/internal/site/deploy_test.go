package site

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestToldReadsWhatHugoSaysOfADeployment(t *testing.T) {
	t.Parallel()
	head := "Deploying to target \"netz\" (s3://x)\n"
	for name, c := range map[string]struct {
		said string
		want Deployed
		ok   bool
	}{
		"nothing to do": {head + "No changes required.\n", Deployed{}, true},
		"changes":       {head + "Identified 2 file(s) to upload, totaling 6.9 MB, and 1 file(s) to delete.\nSuccess!\n", Deployed{Sent: 2, Removed: 1}, true},
		"a dry run": {head + "Identified 2 file(s) to upload, totaling 6 kB, and 1 file(s) to delete.\n" +
			"[DRY RUN] Would upload: b/ä (1)/index.html (13 kB, Cache-Control: \"public, max-age=300\", Content-Type: \"text/html; charset=utf-8\"): not found at target\n" +
			"[DRY RUN] Would upload: a.txt (0 B): md5 differs\n[DRY RUN] Would delete old (2).txt\nSuccess!\n",
			Deployed{2, 1, []string{"a.txt", "b/ä (1)/index.html"}, []string{"old (2).txt"}}, true},
		"another version's words": {head + "All done.\n", Deployed{}, false},
	} {
		got, err := told(c.said)
		if (err == nil) != c.ok || got.Sent != c.want.Sent || got.Removed != c.want.Removed || !slices.Equal(got.SentFiles, c.want.SentFiles) || !slices.Equal(got.RemovedFiles, c.want.RemovedFiles) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

// Object storage sends the headers that a file was given when it was sent.
func TestDeployedFilesHaveTheHeadersOfTheWebServers(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"css/netz.min." + strings.Repeat("a", 64) + ".css": "public, max-age=31536000, immutable text/css; charset=utf-8",
		"css/other.css":            "public, max-age=300",
		"index.html":               "public, max-age=300 text/html; charset=utf-8",
		"en/news/feed.xml":         "public, max-age=900 application/atom+xml; charset=utf-8",
		"sitemap.xml":              "public, max-age=900 application/xml; charset=utf-8",
		"sitzungen/calendar.ics":   "public, max-age=900 text/calendar; charset=utf-8",
		"files/persons/p/bild.png": "public, max-age=3600",
		"icon.svg":                 "public, max-age=300",
	} {
		i := slices.IndexFunc(matchers, func(m matcher) bool { return regexp.MustCompile(m.Pattern).MatchString(name) })
		if got := strings.TrimSpace(matchers[i].CacheControl + " " + matchers[i].ContentType); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestDeployedFilesGoInAnOrderThatLeavesNoPageWithoutItsParts(t *testing.T) {
	t.Parallel()
	place := func(name string) int {
		return slices.IndexFunc(append(slices.Clone(order), ""), func(p string) bool { return regexp.MustCompile(p).MatchString(name) })
	}
	last := -1
	for _, name := range []string{"status.json", "css/a.css", "gruppen/index.html", "index.html"} {
		if place(name) <= last {
			t.Errorf("%s is not sent after what it needs", name)
		}
		last = place(name)
	}
	if place("files/a/b.png") != place("css/a.css") || place("sitemap.xml") != place("index.html") {
		t.Error("files and lists have another place")
	}
}

func TestCredentialsReachTheStorageAndSettingsDoNot(t *testing.T) {
	t.Parallel()
	got := withoutSettings([]string{"AWS_ACCESS_KEY_ID=a", "HUGO_TITLE=x", "HUGOxTITLE=x", "GODEBUG=y", "PATH=/bin"})
	if !slices.Equal(got, []string{"AWS_ACCESS_KEY_ID=a", "PATH=/bin"}) {
		t.Errorf("%v", got)
	}
}

func TestAFolderAsStorageGetsFilesAlone(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"file:///srv/x":              "file:///srv/x?metadata=skip&no_tmp_dir=true",
		"s3://b?region=eu-central-1": "s3://b?region=eu-central-1",
	} {
		if got, err := target(address); err != nil || got != want {
			t.Errorf("%s: %s, %v", address, got, err)
		}
	}
}
