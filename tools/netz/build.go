package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/export"
	"offenesnetz/tools/internal/history"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/page"
	"offenesnetz/tools/internal/proof"
	"offenesnetz/tools/internal/reuse"
	"offenesnetz/tools/internal/site"
	"offenesnetz/tools/internal/theme"
	"offenesnetz/tools/internal/tree"
	"offenesnetz/tools/internal/verify"
)

// budget is the most that a page and its stylesheet may weigh, compressed: what a phone gets in its first round trip.
const budget = 14_600

// configName is the file with the site's settings.
const configName = "config.toml"

// buildFlags are what a build can be told.
type buildFlags struct {
	asOf, baseURL, out string
	noHistory, full    bool

	// Of a build for a server: the site that readers see now, whether it is a preview, and where the pushed history is.
	before  string
	preview bool
	merged  bool // what is built is no commit's content, see publish.Job
	pushed  *history.Options
}

func (c *command) buildCommand(de bool) *cobra.Command {
	var flags buildFlags
	cmd := &cobra.Command{
		Use: "build", Args: noArguments,
		Short: pick(de, "Prüft die Datensätze und baut die Seite in public/", "Checks the records and builds the site in public/"),
		RunE:  func(*cobra.Command, []string) error { return c.build(flags) },
	}
	f := cmd.Flags()
	f.StringVar(&flags.asOf, "as-of", "", pick(de, "Tag oder Zeitpunkt, für den gebaut wird", "day or instant to build for"))
	f.StringVar(&flags.baseURL, "base-url", "", pick(de, "Adresse der Seite statt der in config.toml", "address of the site instead of that in config.toml"))
	f.StringVar(&flags.out, "out", "", pick(de, "Zielordner statt public/", "folder to publish in instead of public/"))
	noHistory(f, &flags, de)
	f.BoolVar(&flags.full, "full", false, pick(de, "alle Seiten neu bauen, auch die, an denen sich nichts geändert hat", "build all pages anew, those of which nothing has changed too"))
	c.formatFlag(f, de)
	f.StringVar(&c.theme, "theme", "", pick(de, "Ordner mit eigenen layouts/, assets/, i18n/, static/; nur eigenen Vorlagen vertrauen", "folder with own layouts/, assets/, i18n/, static/; trust only your own templates"))
	return cmd
}

// building is one build on its way.
type building struct {
	*command
	flags buildFlags
	in    *input
	found diag.List
	// addresses are those of all pages, with what each is made from.
	addresses []page.Address
	pages     []page.Made
	composed  *page.Site // what the pages were composed from
	plan      reuse.Plan // which pages are kept
	settings  []byte     // config.toml as the plan has it; nil where no page can be kept, now or later
	weights   map[string]int
	steps     []step
	stats     result
	begun     time.Time
}

// step is what one step of a build cost.
type step struct {
	Name string `json:"name"`
	MS   int64  `json:"ms"`
}

// result is what `netz build --json` prints.
type result struct {
	Findings  json.RawMessage `json:"findings"`
	Steps     []step          `json:"steps"`
	Pages     int             `json:"pages"`
	Kept      int             `json:"kept"` // of the pages: taken over from the site before
	Files     int             `json:"files"`
	Written   int             `json:"written"`
	Removed   int             `json:"removed"`
	HugoPeak  int64           `json:"hugo_peak_bytes"`
	Peak      int64           `json:"peak_bytes"`
	Published bool            `json:"published"`
	History   remembered      `json:"history"`
	Withheld  []withheld      `json:"withheld"`
}

func (c *command) build(flags buildFlags) error {
	if err := c.chooseFormat(); err != nil {
		return err
	}
	if flags.out == "" {
		flags.out = filepath.Join(c.source, "public")
	}
	r := &building{command: c, flags: flags, begun: c.now()}
	cache := filepath.Join(c.source, "build")
	unlock, err := c.lock(cache)
	if err != nil {
		return err
	}
	defer unlock()
	debug.SetGCPercent(r.tidiness(cache))
	err = r.all(cache)
	if r.json && r.in != nil {
		r.printJSON(err == nil)
	}
	if r.in != nil {
		r.reportForm(r.found)
	}
	return err
}

// lock makes sure that no other run of netz works in the cache of this site.
func (c *command) lock(cache string) (unlock func() error, err error) {
	if _, err := os.Stat(filepath.Join(c.source, configName)); err != nil {
		return nil, noSite(c.source)
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return nil, c.disk(err)
	}
	lock, err := site.TryLock(filepath.Join(cache, "lock"))
	if err != nil {
		return nil, c.explained(err)
	}
	return lock.Unlock, nil
}

// all does the steps one after another; the site is exchanged at the very end.
func (r *building) all(cache string) error {
	if err := site.Heal(r.flags.out); err != nil {
		return r.explained(err)
	}
	if err := site.Check(r.flags.out); err != nil {
		return r.explained(err)
	}
	if err := r.check(); err != nil {
		return err
	}
	defer r.in.source.Close()
	t, err := r.write(cache)
	if err != nil {
		return err
	}
	if err := r.timed("keep", func() error { return r.keep(t, cache) }); err != nil {
		return err
	}
	stage, err := site.Stage(r.flags.out)
	if err != nil {
		return r.disk(err)
	}
	defer os.RemoveAll(stage)
	if err := r.hugo(stage, cache); err != nil {
		return err
	}
	if err := r.take(stage); err != nil {
		return r.disk(err)
	}
	if err := r.verify(stage); err != nil {
		return err
	}
	var sums proof.Sums
	if err := r.timed("sums", func() (err error) { sums, err = r.listSums(stage); return err }); err != nil {
		return r.disk(err)
	}
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if err := r.remember(cache, sums); err != nil {
		return r.disk(err)
	}
	if err := r.timed("swap", func() error { return site.Exchange(stage, r.flags.out) }); err != nil {
		return r.explained(err)
	}
	r.say(diag.M("fertig: %d Seiten in %s (%.1f s)", "done: %d pages in %s (%.1f s)", r.stats.Pages, r.flags.out, r.now().Sub(r.begun).Seconds()))
	return nil
}

// timed runs a step and notes what it cost.
func (r *building) timed(name string, do func() error) error {
	begin := r.now()
	err := do()
	r.steps = append(r.steps, step{name, r.now().Sub(begin).Milliseconds()})
	return err
}

// check reads and checks the site's folder. After a fault the folder is closed again.
func (r *building) check() error {
	err := r.timed("load", func() (err error) {
		r.in, r.found, err = r.read(r.flags.asOf, r.flags.baseURL)
		return err
	})
	if err != nil {
		return err
	}
	if !r.json {
		r.report(r.found)
	}
	if r.found.Faults() > 0 {
		r.in.source.Close()
		n := counted(r.found)
		r.say(diag.M("%[1]s; die bisherige Seite bleibt, wie sie ist", "%[2]s; the site stays as it is", n.De, n.En))
		return faults()
	}
	r.say(checked(r.in, r.found))
	return nil
}

// write makes all that Hugo reads.
func (r *building) write(cache string) (*tree.Tree, error) {
	changes, err := r.history(cache)
	if err != nil {
		return nil, err
	}
	t := tree.New()
	err = r.timed("pages", func() error {
		concealed := r.in.conceal()
		facts := derive.New(r.in.records, r.in.zone, r.in.asOf)
		facts.Remember(changes)
		r.tellWithheld(facts, concealed)
		s := page.NewSite(facts, r.in.config, version())
		s.Preview, r.composed = r.flags.preview, s
		err := r.keepAddresses(s)
		if err != nil {
			return err
		}
		if r.addresses, r.pages, err = s.Write(t); err != nil {
			return err
		}
		if err := export.Add(t, s, r.addresses); err != nil {
			return err
		}
		return r.files(t, s)
	})
	if err != nil {
		return nil, err
	}
	if found := t.Findings(); found.Faults() > 0 {
		r.found = append(r.found, found...)
		if !r.json {
			r.report(found)
		}
		return nil, faults()
	}
	err = r.timed("write", func() error {
		stats, err := t.Write(filepath.Join(cache, "hugo"))
		if err != nil {
			return r.disk(err)
		}
		r.stats.Files, r.stats.Written, r.stats.Removed = t.Len(), stats.Written, stats.Removed
		r.say(diag.M("geschrieben: %d Dateien, %d davon neu oder geändert, %d entfernt", "written: %d files, %d of them new or changed, %d removed", t.Len(), stats.Written, stats.Removed))
		return nil
	})
	return t, err
}

// files adds the theme, what the site says of itself and the records' own documents.
func (r *building) files(t *tree.Tree, s *page.Site) error {
	stamp, err := r.stamp(s)
	if err != nil {
		return err
	}
	marker, err := json.Marshal(stamp)
	if err != nil {
		return err
	}
	t.Add("static/"+site.Marker, append(marker, '\n'), "netz")
	for _, rec := range s.Facts.All() {
		if err := r.recordFiles(t, s.Facts, rec); err != nil {
			return err
		}
	}
	if r.theme == "" {
		_, err = theme.Add(t, nil)
		return err
	}
	root, err := os.OpenRoot(r.theme)
	if err != nil {
		return wrongCall("den Ordner %q für --theme gibt es nicht", "there is no folder %q for --theme", r.theme)
	}
	defer root.Close()
	found, err := theme.Add(t, root.FS())
	if err != nil {
		return err
	}
	return r.site(found, diag.M("der Ordner für --theme hat %d Fehler; die bisherige Seite bleibt, wie sie ist", "the folder for --theme has %d faults; the site stays as it is", found.Faults()))
}

func (r *building) recordFiles(t *tree.Tree, facts *derive.Facts, rec model.Record) error {
	b := rec.Meta()
	for _, name := range page.OwnFiles(facts, rec) {
		data, err := r.in.source.Document(b.Kind, b.ID, name)
		if err != nil {
			return fmt.Errorf("file %s of %s: %w", name, b.Key(), err)
		}
		t.Add("static/"+page.FilePath(b, name), data, b.File)
	}
	return nil
}

func (r *building) hugo(stage, cache string) error {
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	var found diag.List
	err = r.timed("hugo", func() error {
		done := r.progress(diag.M("Hugo baut die Seiten", "Hugo builds the pages"))
		defer done()
		var out site.Result
		out, found, err = site.Run(r.ctx, site.Build{
			Exe: exe, ExeArgs: []string{hugoVerb}, Source: r.source, Config: r.configs(), Out: stage,
			CacheDir: filepath.Join(cache, "cache"), BaseURL: r.in.config.BaseURL, Clock: r.in.asOf, Env: os.Environ(),
		})
		r.stats.HugoPeak = out.PeakMemory
		return err
	})
	if errors.Is(err, site.ErrDisk) {
		return &failure{exitFaults, diag.M("beim Schreiben ging etwas schief: der Datenträger ist voll oder lässt sich nicht beschreiben; die bisherige Seite bleibt, wie sie ist", "writing failed: the disk is full or can't be written; the site stays as it is")}
	}
	if err != nil {
		return err
	}
	return r.site(found, diag.M("Hugo hat %d Fehler gefunden; die bisherige Seite bleibt, wie sie ist", "Hugo found %d faults; the site stays as it is", found.Faults()))
}

// site reports what is wrong with the built site; a fault ends the build.
func (r *building) site(found diag.List, summary diag.Message) error {
	r.found = append(r.found, found...)
	if !r.json {
		r.report(found)
	}
	if found.Faults() > 0 {
		r.say(summary)
		return faults()
	}
	return nil
}

func (r *building) verify(stage string) error {
	var report verify.Report
	err := r.timed("verify", func() (err error) {
		report, err = verify.Check(r.ctx, r.verifyOptions(stage))
		return err
	})
	if err != nil {
		return err
	}
	r.stats.Pages, r.weights = report.Pages, report.Weights
	found := traced(report.Findings, r.in.config.BaseURL, r.addresses)
	if err := r.site(found, diag.M("die gebaute Seite hat %d Fehler; die bisherige bleibt, wie sie ist", "the built site has %d faults; the present one stays as it is", found.Faults())); err != nil {
		return err
	}
	r.say(diag.M("nachgeprüft: %d Seiten, %d Verweise", "verified: %d pages, %d links", report.Pages, report.Links))
	return nil
}

func (r *building) verifyOptions(stage string) verify.Options {
	o := verify.Options{Dir: stage, BaseURL: r.in.config.BaseURL, Budget: budget, Weights: r.plan.Weights}
	for i := range r.in.config.Languages {
		l := &r.in.config.Languages[i]
		prefix := l.Key
		if l.Key == r.in.config.Default {
			prefix = ""
		}
		o.Languages = append(o.Languages, verify.Language{Tag: l.Tag, Dir: l.Dir, Prefix: prefix})
	}
	return o
}

// printJSON prints the run for machines.
func (r *building) printJSON(published bool) {
	var b jsonBuffer
	r.found.Sort()
	r.found.WriteJSON(&b, r.speech())
	r.stats.Findings, r.stats.Steps, r.stats.Published, r.stats.Peak = json.RawMessage(b), r.steps, published, peakMemory()
	enc := json.NewEncoder(r.stdout)
	enc.SetEscapeHTML(false)
	r.unsaid = enc.Encode(r.stats)
}

type jsonBuffer []byte

func (b *jsonBuffer) Write(p []byte) (int, error) {
	*b = append(*b, p...)
	return len(p), nil
}

// explained turns the errors that a user can mend into sentences.
func (c *command) explained(err error) error {
	message, advice, known := site.Explain(err)
	if !known {
		return c.disk(err)
	}
	return &failure{exitFaults, diag.Message{De: message.De + "; " + advice.De, En: message.En + "; " + advice.En}}
}

// disk says that the disk failed us; a site that stands is unharmed.
func (c *command) disk(err error) error {
	if c.ctx.Err() != nil {
		return context.Cause(c.ctx)
	}
	return &failure{exitFaults, diag.M("beim Schreiben ging etwas schief: %v; die bisherige Seite bleibt, wie sie ist", "writing failed: %v; the site stays as it is", err)}
}
