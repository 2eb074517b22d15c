package main

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/proof"
	"offenesnetz/tools/internal/reuse"
	"offenesnetz/tools/internal/tree"
)

const (
	// partFolder is where stands, below the cache, what Hugo reads when it makes some pages only.
	partFolder = "part"
	// memoryFile is, below the cache, what is known of the pages made earlier.
	memoryFile = "pages"
)

// earlier is the folder of the site before.
func (r *building) earlier() string { return cmp.Or(r.flags.before, r.flags.out) }

// tidiness is by how many per cent the memory in use may grow before it is cleared up. Hugo's comes on top where it makes all
// pages: there half of Go's usual takes a fifth off the peak, for a tenth more time before Hugo.
func (r *building) tidiness(cache string) int {
	if _, err := os.Stat(filepath.Join(cache, memoryFile)); err != nil || r.flags.full {
		return 50
	}
	return 100
}

// keep finds the pages that need not be made anew and writes what Hugo reads for the others. Where the owner's templates or
// settings could print anything, all is made anew.
func (r *building) keep(t *tree.Tree, cache string) error {
	config, err := os.ReadFile(filepath.Join(r.source, configName))
	if err != nil {
		return r.disk(err)
	}
	if r.theme != "" || !reuse.Fits(config) {
		return nil
	}
	r.settings = config
	program, err := ownSum()
	if err != nil {
		return err
	}
	r.plan = reuse.New(t, r.pages, reuse.Frame{Program: program, BaseURL: r.in.config.BaseURL, Config: config})
	if r.flags.full {
		return nil
	}
	rights, err := reuse.RightsIn(cache)
	if err != nil {
		return r.disk(err)
	}
	r.plan.Keep(t, r.earlier(), reuse.Recall(filepath.Join(cache, memoryFile)), rights)
	if r.plan.Pages == 0 {
		return nil
	}
	part, err := r.plan.Part(t, "build/"+partFolder)
	if err != nil {
		return err
	}
	if found := part.Findings(); found.Faults() > 0 { // the whole tree had none
		return errors.New(found[0].Message.En)
	}
	if _, err := part.Write(filepath.Join(cache, partFolder)); err != nil {
		return r.disk(err)
	}
	r.stats.Kept = r.plan.Pages
	r.say(diag.M("übernommen: %d Seiten, an denen sich nichts geändert hat; neu gebaut: %d", "kept: %d pages of which nothing has changed; built anew: %d", r.plan.Pages, r.plan.Fresh()))
	return nil
}

// ownSum sums the program itself: another one may print pages otherwise.
func ownSum() (string, error) {
	exe, err := os.Executable()
	if err != nil {
		return "", err
	}
	return proof.File(os.DirFS(filepath.Dir(exe)), filepath.Base(exe))
}

// configs are the files that say what Hugo reads.
func (r *building) configs() string {
	if r.plan.Pages == 0 {
		return configName
	}
	return configName + ",build/" + partFolder + "/" + reuse.MountsFile
}

// take puts the kept pages into the new site.
func (r *building) take(stage string) error {
	if r.plan.Pages == 0 {
		return nil
	}
	return r.timed("take", func() error { return r.plan.Take(r.earlier(), stage) })
}

// listSums writes into a built site the list of its files, and gives what is the same as before its old time.
func (r *building) listSums(stage string) (proof.Sums, error) {
	sums, err := proof.Folder(r.ctx, os.DirFS(stage), r.plan.Kept)
	if err != nil {
		return nil, err
	}
	name := filepath.Join(stage, proof.ListFile)
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return nil, errors.Join(err, fs.ErrExist)
	}
	if err := os.WriteFile(name, sums.Encode(), 0o644); err != nil {
		return nil, err
	}
	return sums, reuse.KeepTimes(r.earlier(), stage, sums, r.plan.Kept)
}

// remember notes what the pages were made from. A build that is not whole is not remembered, nor is one whose settings were
// changed meanwhile: nobody knows which of them Hugo read. It comes before the exchange, so that what fails leaves the present
// site; should the exchange fail, that site's pages still have their own sums.
func (r *building) remember(cache string, sums proof.Sums) error {
	if r.settings == nil {
		return nil
	}
	now, err := os.ReadFile(filepath.Join(r.source, configName))
	if err != nil || !bytes.Equal(now, r.settings) {
		return err
	}
	return r.plan.Remember(sums, r.weights).Save(filepath.Join(cache, memoryFile))
}
