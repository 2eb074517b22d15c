package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/history"
	"offenesnetz/tools/internal/lasting"
	"offenesnetz/tools/internal/proof"
	"offenesnetz/tools/internal/publish"
	"offenesnetz/tools/internal/site"
)

func (c *command) verifyCommand(de bool) *cobra.Command {
	var flags verifyFlags
	cmd := &cobra.Command{
		Use:   "verify " + pick(de, "ORDNER|ADRESSE", "FOLDER|ADDRESS"),
		Short: pick(de, "Vergleicht eine fertige Seite mit ihrer Liste oder mit den Datensätzen, aus denen sie entstand", "Compares a finished site with its list, or with the records it was made from"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongCall("`netz verify` braucht einen Ordner oder eine Adresse, zum Beispiel public/ oder https://netz.example/", "`netz verify` needs a folder or an address, such as public/ or https://netz.example/")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return c.verifySite(args[0], flags) },
	}
	cmd.Flags().BoolVar(&flags.rebuild, "rebuild", false, pick(de, "neu bauen aus dem Commit, den die Seite nennt; --source ist der Ordner im Repository", "build anew from the commit that the site names; --source is the folder in the repository"))
	cmd.Flags().BoolVar(&flags.ownConfig, "own-config", false, pick(de, "config.toml des Commits als Hugos eigene nehmen; sie kann Dateien lesen und Programme starten", "take the commit's config.toml as Hugo's own; it can read files and start programs"))
	cmd.Flags().StringVar(&c.theme, "theme", "", pick(de, "Ordner mit den eigenen Vorlagen, mit denen die Seite gebaut wurde", "folder with the own templates that the site was built with"))
	return cmd
}

type verifyFlags struct{ rebuild, ownConfig bool }

// finished is a site that is to be verified.
type finished interface {
	// read gives a file of at most most bytes. Where there is none, the error is fs.ErrNotExist.
	read(ctx context.Context, name string, most int64) ([]byte, error)
	// sums gives the sums of its files. From afar only the files that are listed in one of the two lists can be asked for.
	sums(ctx context.Context, listed, wanted proof.Sums) (proof.Sums, error)
}

func (c *command) verifySite(where string, flags verifyFlags) error {
	s, closeSite, err := c.openFinished(where)
	if err != nil {
		return err
	}
	defer closeSite()
	stamp, listed, err := c.sayings(s, where)
	if err != nil {
		return err
	}
	wanted := listed
	var own []string
	if flags.rebuild {
		var done func()
		if wanted, own, done, err = c.rebuild(stamp, flags.ownConfig); err != nil {
			return err
		}
		defer done()
	}
	actual, err := s.sums(c.ctx, listed, wanted)
	if err != nil {
		return c.unreachable(where, err)
	}
	found := proof.Compare(actual, wanted)
	if flags.rebuild && !bytes.Equal(listed.Encode(), wanted.Encode()) {
		found.Add(diag.Pos{File: proof.ListFile}, proof.Changed, diag.M("die Liste nennt andere Dateien oder Summen", "the list names other files or sums"), diag.Message{})
	}
	c.report(firstOf(found))
	if len(found) > 0 {
		c.say(diag.M("%[1]d von %[2]d Dateien stimmen nicht; die Seite ist nicht, was sie sein müsste", "%[1]d of %[2]d files are not right; the site is not what it should be", len(found), len(wanted)))
		if len(own) > 0 && !flags.ownConfig {
			c.say(diag.M("Das muss keine Fälschung sein: config.toml hat in diesem Commit eigene Einstellungen (%[1]s), und gebaut wurde ohne sie. Mit --own-config gelten sie; sie können Dateien lesen und Programme starten.",
				"This need not be a forgery: config.toml has settings of its own in this commit (%[1]s), and the build was without them. --own-config lets them in; they can read files and start programs.", strings.Join(own, ", ")))
		}
		return faults()
	}
	if flags.rebuild {
		c.say(diag.M("bewiesen: alle %d Dateien sind, was die Datensätze von Commit %s sagen (Stand %s)", "proved: all %d files are what the records of commit %s say (as of %s)", len(wanted), stamp.Commit, stamp.AsOf.Format(time.RFC3339)))
		return nil
	}
	c.say(diag.M("alle %d Dateien gleichen der Liste der Seite; ob sie den Datensätzen gleichen, sagt --rebuild", "all %d files are as the site's list says; whether they are what the records say, --rebuild tells", len(wanted)))
	return nil
}

// mostTold bounds the differences that are told one by one.
const mostTold = 100

func firstOf(found diag.List) diag.List { return found[:min(len(found), mostTold)] }

func (c *command) openFinished(where string) (finished, func(), error) {
	if strings.Contains(where, "://") {
		u, err := url.Parse(where)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
			return nil, nil, wrongCall("%q ist keine Adresse einer Seite wie https://netz.example/", "%q is no address of a site such as https://netz.example/", where)
		}
		if !strings.HasSuffix(u.Path, "/") {
			u = u.JoinPath("/")
		}
		return newRemote(u), func() {}, nil
	}
	root, err := os.OpenRoot(where)
	if err != nil {
		return nil, nil, wrongCall("den Ordner %q gibt es nicht", "there is no folder %q", where)
	}
	return onDisk{root}, func() { root.Close() }, nil
}

const (
	maxStamp = 1 << 16   // bytes of status.json
	maxFile  = 100 << 20 // of any file of a site
)

// sayings reads what a site says of itself.
func (c *command) sayings(s finished, where string) (stamp lasting.Stamp, listed proof.Sums, err error) {
	marker, err := s.read(c.ctx, site.Marker, maxStamp)
	if err != nil {
		return stamp, nil, c.unreachable(where, err)
	}
	if json.Unmarshal(marker, &stamp) != nil || stamp.AsOf.IsZero() {
		return stamp, nil, refusedSite("%s der Seite lässt sich nicht lesen; netz hat sie nicht gebaut", "the site's %s can't be read; netz did not build it", site.Marker)
	}
	list, err := s.read(c.ctx, proof.ListFile, proof.MaxList)
	if err != nil {
		return stamp, nil, c.unreachable(where, err)
	}
	if listed, err = proof.Parse(list); err != nil {
		return stamp, nil, refusedSite("%[1]s der Seite ist beschädigt", "the site's %[1]s is damaged", proof.ListFile)
	}
	return stamp, listed, nil
}

func refusedSite(de, en string, args ...any) error {
	return &failure{exitFaults, diag.M(de, en, args...)}
}

// unreachable says that a site can't be read, or is none.
func (c *command) unreachable(where string, err error) error {
	if c.ctx.Err() != nil {
		return context.Cause(c.ctx)
	}
	return refusedSite("die Seite %q lässt sich nicht lesen: %v", "the site %q can't be read: %v", where, err)
}

// provable says why a site can't be built again.
func (c *command) provable(s lasting.Stamp) error {
	switch ours := "netz " + version(); {
	case s.Unproven == proof.Unclean:
		return refusedSite("die Seite wurde gebaut, als Dateien geändert und noch nicht im Commit waren; sie nennt keinen", "the site was built when files were changed and not in the commit yet; it names none")
	case s.Unproven == proof.Merged:
		return refusedSite("die Seite ist die Vorschau eines Entwurfs, zusammen mit dem, was veröffentlicht war; dafür gibt es keinen Commit", "the site is the preview of a draft together with what was public; there is no commit of that")
	case s.Commit == "" || strings.Trim(s.Commit, "0123456789abcdef") != "" || len(s.Commit) != 40 && len(s.Commit) != 64:
		return refusedSite("die Seite nennt keinen Commit; sie wurde ohne git gebaut", "the site names no commit; it was built without git")
	case s.Generator != ours:
		return refusedSite("die Seite wurde mit %[1]q gebaut, dies ist %[2]q; nur dieselbe Fassung baut dieselben Bytes", "the site was built with %[1]q, this is %[2]q; only the same version builds the same bytes", s.Generator, ours)
	case s.Theme && c.theme == "":
		return refusedSite("die Seite hat eigene Vorlagen; --theme nennt ihren Ordner", "the site has templates of its own; --theme names their folder")
	}
	return nil
}

// rebuild builds the site of a stamp in a fresh folder, from git's objects and by our own configuration: nothing of the
// repository runs. done removes it.
func (c *command) rebuild(s lasting.Stamp, ownConfig bool) (sums proof.Sums, own []string, done func(), err error) {
	if err := c.provable(s); err != nil {
		return nil, nil, nil, err
	}
	dir, err := os.MkdirTemp("", "netz-verify-")
	if err != nil {
		return nil, nil, nil, c.disk(err)
	}
	done = func() { os.RemoveAll(dir) }
	if own, err = c.rebuildIn(dir, s, ownConfig); err == nil {
		sums, err = proof.Folder(c.ctx, os.DirFS(filepath.Join(dir, "public")), nil)
	}
	if err != nil {
		done()
		return nil, nil, nil, err
	}
	return sums, own, done, nil
}

// rebuildIn unpacks the commit of a stamp and builds it; own are settings of its config.toml that no other site has.
func (c *command) rebuildIn(dir string, s lasting.Stamp, ownConfig bool) (own []string, err error) {
	repo := c.git()
	if repo.Program == "" {
		return nil, refusedSite("git ist nicht installiert", "git is not installed")
	}
	prefix, err := proof.Prefix(c.ctx, repo)
	if err == nil {
		own, err = publish.Checkout(c.ctx, repo, proof.Tree(s.Commit, prefix), dir, ownConfig)
	}
	var refusal *publish.Refusal
	switch {
	case errors.As(err, &refusal) && len(refusal.Found) > 0:
		c.report(refusal.Found)
		return nil, faults()
	case errors.As(err, &refusal):
		return nil, &failure{exitFaults, refusal.Message}
	case c.ctx.Err() != nil:
		return nil, context.Cause(c.ctx)
	case err != nil:
		return nil, refusedSite("den Commit %[1]s gibt es in %[2]q nicht; --source nennt den Ordner der Seite in einem Klon mit der ganzen Geschichte", "there is no commit %[1]s in %[2]q; --source names the site's folder in a clone with the whole history", s.Commit, c.source)
	}
	return own, c.buildAgain(dir, s)
}

// buildAgain builds what was unpacked, as the stamp says it was built.
func (c *command) buildAgain(dir string, s lasting.Stamp) error {
	c.say(diag.M("baut Commit %s mit Stand %s", "building commit %s as of %s", s.Commit, s.AsOf.Format(time.RFC3339)))
	quiet := *c
	quiet.source, quiet.quiet, quiet.json = dir, true, false
	if c.json {
		quiet.stderr = io.Discard
	}
	r := &building{command: &quiet, begun: c.now(), flags: buildFlags{
		asOf: s.AsOf.Format(time.RFC3339), baseURL: s.BaseURL, out: filepath.Join(dir, "public"), noHistory: !s.History, preview: s.Preview,
		pushed: &history.Options{Dir: c.source, Commit: s.Commit},
	}}
	unlock, err := quiet.lock(filepath.Join(dir, "build"))
	if err != nil {
		return err
	}
	defer unlock()
	if err := r.all(filepath.Join(dir, "build")); err != nil {
		return err
	}
	if shown := r.stats.History.Absent == ""; shown != s.History {
		return refusedSite("der Verlauf der Änderungen fehlt hier (%s), die Seite zeigt ihn", "the history of changes is missing here (%s), the site shows it", r.stats.History.Absent)
	}
	return nil
}

// onDisk is a site on this machine.
type onDisk struct{ root *os.Root }

func (f onDisk) read(_ context.Context, name string, most int64) ([]byte, error) {
	file, err := f.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return limited(file, name, most)
}

// limited reads at most so many bytes; more are an error.
func limited(r io.Reader, name string, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(data)) > most {
		err = fmt.Errorf("%s has more than %d bytes", name, most)
	}
	return data, err
}

func (f onDisk) sums(ctx context.Context, _, _ proof.Sums) (proof.Sums, error) {
	return proof.Folder(ctx, f.root.FS(), nil)
}
