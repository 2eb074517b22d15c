package publish

import (
	"context"
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/load"
)

// themeFolders are templates and what belongs to them: they take effect only where the owner allows it.
var themeFolders = []string{"layouts", "assets", "i18n", "static"}

// themeFolder is where they are unpacked, beside what the site is built from.
const themeFolder = "theme"

const configFile = "config.toml"

// place gives where a file of a push is unpacked, "" for one that takes no effect here.
func (s *Server) place(name string) string {
	top, _, inside := strings.Cut(name, "/")
	switch {
	case name == configFile, inside && (top == "data" || top == "content"):
		return name
	case inside && slices.Contains(themeFolders, top) && s.Settings.allows(allowTheme):
		return path.Join(themeFolder, name)
	}
	return ""
}

// unpack writes what a commit says into the folder of work named so, in place of what was there; only the builder's own
// folder stays. What is wrong with the push is a *Refusal.
func (s *Server) unpack(ctx context.Context, work, commit string, quarantine []string) error {
	repo := s.objects(quarantine)
	entries, err := s.list(ctx, repo, commit)
	if err != nil {
		return err
	}
	return s.unpackEntries(ctx, repo, entries, s.work(work))
}

// Checkout unpacks what a commit of any repository says into an empty folder, as a push of it would be. tree is the commit or,
// for a site below the repository's root, "commit:folder". Only what a site is made from is looked at. ownConfig takes
// config.toml as Hugo's own configuration; own names the settings in which it differs from the one that is made of it.
func Checkout(ctx context.Context, repo *git.Repository, tree, dir string, ownConfig bool) (own []string, err error) {
	s := &Server{Settings: defaults}
	if ownConfig {
		s.Settings.Allow = []string{allowConfig}
	}
	entries, err := s.list(ctx, repo, tree)
	if err != nil {
		return nil, err
	}
	entries = slices.DeleteFunc(entries, func(e entry) bool { return s.place(e.path) == "" })
	err = s.unpackEntries(ctx, repo, entries, dir)
	return s.own, err
}

func (s *Server) unpackEntries(ctx context.Context, repo *git.Repository, entries []entry, dir string) error {
	found := s.judge(entries)
	blobs, err := repo.Blobs(ctx)
	if err != nil {
		return err
	}
	defer blobs.Close()
	config, bad, err := s.config(blobs, entries)
	if err != nil {
		return err
	}
	if found = append(found, bad...); found.Faults() > 0 {
		return &Refusal{Found: found}
	}
	root, err := emptied(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, e := range entries {
		to := s.place(e.path)
		if to == "" || e.mode == modeFolder || to == configFile {
			continue
		}
		data, err := blobs.Get(e.id, s.Settings.MaxFile<<20)
		if err == nil {
			err = errors.Join(root.MkdirAll(path.Dir(to), folderMode), root.WriteFile(to, data, 0o644))
		}
		if err != nil {
			return err
		}
	}
	return root.WriteFile(configFile, config, 0o644)
}

// emptied opens a folder of work without what an earlier push left there.
func emptied(dir string) (*os.Root, error) {
	for _, name := range []string{"data", "content", themeFolder, configFile} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			return nil, err
		}
	}
	// The builder demands a folder of records, be there none.
	if err := os.MkdirAll(filepath.Join(dir, "data"), folderMode); err != nil {
		return nil, err
	}
	return os.OpenRoot(dir)
}

// config reads the pushed config.toml and gives the configuration to build with.
func (s *Server) config(blobs *git.Blobs, entries []entry) ([]byte, diag.List, error) {
	i := slices.IndexFunc(entries, func(e entry) bool { return e.path == configFile && (e.mode == modeFile || e.mode == modeRun) })
	if i < 0 {
		var found diag.List
		advice := diag.M("die Datei wieder anlegen; sie nennt die Adresse und die Sprachen der Seite", "make the file again; it names the address and the languages of the site")
		if j := slices.IndexFunc(entries, func(e entry) bool { return path.Base(e.path) == configFile }); j >= 0 {
			advice = diag.M("die Seite muss ganz oben im Repository liegen, nicht in %[1]s/", "the site must lie at the top of the repository, not in %[1]s/", path.Dir(entries[j].path))
		}
		found.Add(diag.Pos{File: configFile}, "push-config", diag.M("es fehlt config.toml", "config.toml is missing"), advice)
		return nil, found, nil
	}
	src, err := blobs.Get(entries[i].id, maxConfig)
	if err != nil {
		return nil, nil, err
	}
	config, err := load.Config(src, s.Settings.BaseURL)
	var unfit load.ConfigError
	if errors.As(err, &unfit) {
		return nil, nil, &Refusal{Message: unfit.Message}
	}
	if err != nil {
		return nil, nil, err
	}
	s.listen(config.Default)
	out, err := hugoConfig(config)
	if err == nil {
		s.own, err = ownSettings(src, out)
	}
	if found := judgeConfig(config); found.Faults() > 0 || s.Settings.allows(allowConfig) {
		return src, found, nil
	}
	return out, nil, err
}

// maxConfig bounds config.toml, in bytes.
const maxConfig = 1 << 20

// listen notes the language of the network: German or, for any other, English.
func (s *Server) listen(language string) {
	s.speech = "en"
	if language == "de" || strings.HasPrefix(language, "de-") {
		s.speech = "de"
	}
}
