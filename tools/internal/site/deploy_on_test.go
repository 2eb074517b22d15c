//go:build withdeploy

package site

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// deployment is a small site and an empty folder that stands for a storage.
func deployment(t *testing.T) (d Deployment, storage string) {
	t.Helper()
	d.Site, storage = filepath.Join(t.TempDir(), "Netz, Süd"), t.TempDir()
	for name, text := range map[string]string{
		Marker: `{"authority":"netz.example"}`, "index.html": "home", "404.html": "lost", "gruppen/index.html": "groups", "gruppen/ag (1)/index.html": "a group",
		"aktuelles/feed.xml": "<feed/>", "css/netz.min." + strings.Repeat("0", 64) + ".css": "a{}", "files/persons/p/bild.png": "png",
	} {
		lay(t, filepath.Join(d.Site, name), text)
	}
	d.Target = "file://" + storage
	d.Exe, d.ExeArgs, d.Env = os.Args[0], []string{"hugo"}, append(os.Environ(), "HUGO_DEPLOYMENT_ORDER=x")
	return d, storage
}

func lay(t *testing.T, name, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func deploy(t *testing.T, d Deployment) Deployed {
	t.Helper()
	out, err := Deploy(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// lines lists the files below a folder with what stands in them.
func lines(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		out = append(out, strings.TrimPrefix(path, dir)+"="+string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDeployBringsTheSiteAndNothingElse(t *testing.T) {
	t.Parallel()
	d, storage := deployment(t)
	if out := deploy(t, d); out.Sent != 8 || out.Removed != 0 {
		t.Errorf("%+v", out)
	}
	if got, want := lines(t, storage), lines(t, d.Site); !slices.Equal(got, want) {
		t.Errorf("the storage has %v, not %v", got, want)
	}
}

func TestDeploySendsOnlyWhatChangedAndRemovesWhatIsGone(t *testing.T) {
	t.Parallel()
	d, storage := deployment(t)
	deploy(t, d)
	long := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, line := range lines(t, storage) {
		name, _, _ := strings.Cut(line, "=")
		if err := os.Chtimes(storage+name, long, long); err != nil {
			t.Fatal(err)
		}
	}
	if out := deploy(t, d); out.Sent != 0 || out.Removed != 0 {
		t.Errorf("unchanged: %+v", out)
	}
	lay(t, filepath.Join(d.Site, "index.html"), "HOME") // as long as before
	if err := os.RemoveAll(filepath.Join(d.Site, "gruppen/ag (1)")); err != nil {
		t.Fatal(err)
	}
	if out := deploy(t, d); out.Sent != 1 || out.Removed != 1 {
		t.Errorf("%+v", out)
	}
	if got, want := lines(t, storage), lines(t, d.Site); !slices.Equal(got, want) {
		t.Errorf("the storage has %v, not %v", got, want)
	}
	if info, err := os.Stat(filepath.Join(storage, "404.html")); err != nil || !info.ModTime().Equal(long) {
		t.Errorf("an unchanged file was sent: %v", err)
	}
	d.Force = true
	if out := deploy(t, d); out.Sent != 7 {
		t.Errorf("forced: %+v", out)
	}
}

func TestDeployOnlyTellsInADryRun(t *testing.T) {
	t.Parallel()
	d, storage := deployment(t)
	deploy(t, d)
	lay(t, filepath.Join(d.Site, "index.html"), "other")
	lay(t, filepath.Join(storage, "gruppen/ag (2)/index.html"), "old")
	before := lines(t, storage)
	d.DryRun = true
	out := deploy(t, d)
	if !slices.Equal(out.SentFiles, []string{"index.html"}) || !slices.Equal(out.RemovedFiles, []string{"gruppen/ag (2)/index.html"}) || out.Sent != 1 || out.Removed != 1 {
		t.Errorf("%+v", out)
	}
	if !slices.Equal(lines(t, storage), before) {
		t.Error("a dry run changed the storage")
	}
}

// A file that can't be sent must not cost the readers the old ones.
func TestDeployRemovesNothingWhenSendingFailed(t *testing.T) {
	t.Parallel()
	d, storage := deployment(t)
	deploy(t, d)
	lay(t, filepath.Join(storage, "alt/index.html"), "old")
	lay(t, filepath.Join(d.Site, "neu/index.html"), "new")
	lay(t, filepath.Join(storage, "neu"), "a file where a folder must be")
	if _, err := Deploy(context.Background(), d); err == nil {
		t.Fatal("no error")
	}
	if _, err := os.Stat(filepath.Join(storage, "alt/index.html")); err != nil {
		t.Errorf("removed all the same: %v", err)
	}
}

// The wrong bucket would be emptied.
func TestDeployRefusesATargetThatIsNoSiteOfTheNetwork(t *testing.T) {
	t.Parallel()
	for name, files := range map[string]map[string]string{
		"other files":                {"thesis.docx": "years of work"},
		"another network's site":     {Marker: `{"authority":"other.example"}`},
		"a marker that says nothing": {Marker: "{}"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, storage := deployment(t)
			for file, text := range files {
				lay(t, filepath.Join(storage, file), text)
			}
			before := lines(t, storage)
			if _, err := Deploy(context.Background(), d); !errors.Is(err, ErrTaken) {
				t.Errorf("error %v", err)
			}
			if !slices.Equal(lines(t, storage), before) {
				t.Error("changed all the same")
			}
		})
	}
}

func TestDeployNeedsASiteAndATarget(t *testing.T) {
	t.Parallel()
	d, storage := deployment(t)
	none := d
	none.Site = t.TempDir()
	if _, err := Deploy(context.Background(), none); !errors.Is(err, ErrNoSite) {
		t.Errorf("without a site: %v", err)
	}
	d.Target = "file://" + storage + "/nowhere"
	if _, err := Deploy(context.Background(), d); err == nil || errors.Is(err, ErrTaken) {
		t.Errorf("without a target: %v", err)
	}
	d.Target = "file://" + storage
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Deploy(ctx, d); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
