package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/translate"
)

func (c *command) translateCommand(de bool) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "translate",
		Short: pick(de, "Zeigt den Stand der Übersetzungen; gibt Texte als PO- oder XLIFF-Datei aus und nimmt sie zurück", "Shows the state of translations; hands texts out as a PO or XLIFF file and takes them back"),
		Long: pick(de, "Übersetzen mit den Werkzeugen für gettext PO oder XLIFF 2.0 (Poedit, Weblate, OmegaT): Texte ausgeben, übersetzen, zurücknehmen.\nDazu gehören die Datensätze in data/ und die handgeschriebenen Seiten in content/.",
			"Translating with the tools for gettext PO or XLIFF 2.0 (Poedit, Weblate, OmegaT): hand texts out, translate, take them back.\nThe records in data/ and the hand-written pages in content/ are among them."),
		Example: "  netz translate status --into uk\n  netz translate export --into uk --out uk.po\n  netz translate import uk.po --by \"A. Muster\"",
		Args:    knownVerb,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var asOf string
	cmd.PersistentFlags().StringVar(&asOf, "as-of", "", pick(de, "Tag oder Zeitpunkt, für den gelesen und geprüft wird", "day or instant to read and check for"))
	cmd.AddCommand(c.translateStatus(de, &asOf), c.translateExport(de, &asOf), c.translateImport(de, &asOf))
	return cmd
}

// target is the language that is translated into, as a call names it: by --into. Where --into is missing, --lang means it;
// else --lang is the language of messages, as everywhere.
type target struct{ into, lang string }

func (t *target) flags(cmd *cobra.Command, de bool) {
	cmd.Flags().StringVar(&t.into, "into", "", pick(de, "Sprache, in die übersetzt wird, etwa uk", "language that is translated into, such as uk"))
	cmd.Flags().StringVar(&t.lang, "lang", "", pick(de, "Sprache der Meldungen: de oder en; ohne --into stattdessen die Sprache, in die übersetzt wird", "language of messages: de or en; without --into, the language that is translated into instead"))
}

// language gives the key of the language, "" where the call names none, and sets the language of messages.
func (t *target) language(c *command) (string, error) {
	c.early = ""
	switch {
	case t.into == "":
		return t.lang, nil
	case !slices.Contains([]string{"", "de", "en"}, t.lang):
		return "", wrongCall("--lang kennt neben --into nur de und en, nicht %q", "beside --into, --lang knows de and en, not %q", t.lang)
	}
	c.lang = t.lang
	return t.into, nil
}

func (c *command) translateStatus(de bool, asOf *string) *cobra.Command {
	var asked target
	var top int
	cmd := &cobra.Command{
		Use: "status", Args: noArguments,
		Short: pick(de, "Zählt Texte je Sprache, Art und Stand und nennt, was zuerst zu übersetzen ist", "Counts texts by language, kind and state and names what to translate first"),
		RunE: func(*cobra.Command, []string) error {
			key, err := asked.language(c)
			if err != nil {
				return err
			}
			if top < 0 {
				return wrongCall("--top ist 0 (alle) oder eine Anzahl", "--top is 0 (all) or a number")
			}
			in, texts, err := c.texts(*asOf)
			if err != nil {
				return err
			}
			defer in.source.Close()
			keys := translated(in.config)
			if key != "" {
				if err := wantLanguage(key, keys); err != nil {
					return err
				}
				keys = []string{key}
			}
			return c.status(in, texts, keys, top)
		},
	}
	asked.flags(cmd, de)
	cmd.Flags().IntVar(&top, "top", 10, pick(de, "so viele Datensätze nennen, 0 für alle", "name so many records, 0 for all"))
	return cmd
}

func (c *command) translateExport(de bool, asOf *string) *cobra.Command {
	var asked target
	var format, out string
	var noHistory bool
	cmd := &cobra.Command{
		Use: "export", Args: noArguments,
		Short: pick(de, "Gibt alle Texte mit ihren Übersetzungen als PO- oder XLIFF-Datei aus", "Hands out all texts with their translations as a PO or XLIFF file"),
		Long: pick(de, "Gibt alle Texte der Datensätze und der handgeschriebenen Seiten als PO-Datei (gettext) oder mit --format xliff als XLIFF 2.0\n(.xlf) aus, auch gesperrte Meldungen. Veraltete Übersetzungen sind als fuzzy oder initial markiert, damit sie jemand durchsieht;\ndabei steht, wenn git es noch hat, das Original, nach dem sie entstanden.\nEine Seite hat drei Texte: title, summary und body.",
			"Hands out all texts of the records and hand-written pages as a PO file (gettext) or, with --format xliff, as XLIFF 2.0\n(.xlf), news under embargo included. Outdated translations are marked fuzzy or initial, for somebody to look through,\nwith the original that they were made from where git still has it.\nA page has three texts: title, summary and body."),
		RunE: func(*cobra.Command, []string) error {
			key, err := asked.language(c)
			if err != nil {
				return err
			}
			if key == "" {
				return wrongCall("es fehlt die Sprache, zum Beispiel --into uk", "the language is missing, such as --into uk")
			}
			write, err := writerOf(format, out)
			if err != nil {
				return err
			}
			in, texts, err := c.texts(*asOf)
			if err != nil {
				return err
			}
			defer in.source.Close()
			if err := wantLanguage(key, translated(in.config)); err != nil {
				return err
			}
			batch := translate.Batch{Texts: texts, Glossary: in.records.Glossary, Original: in.config.Default, Language: key, Project: in.config.Original().Title}
			if !noHistory {
				if batch.Previous, err = c.previous(texts, key); err != nil {
					return err
				}
			}
			return c.export(write(batch), out)
		},
	}
	asked.flags(cmd, de)
	cmd.Flags().StringVar(&out, "out", "", pick(de, "Datei; sonst die Standardausgabe", "file; else standard output"))
	cmd.Flags().StringVar(&format, "format", "", pick(de, "po oder xliff; sonst nach der Endung von --out, ohne sie po", "po or xliff; else by the ending of --out, po without one"))
	cmd.Flags().BoolVar(&noHistory, "no-history", false, pick(de, "ohne die früheren Originale aus git", "without the earlier originals from git"))
	return cmd
}

// writerOf gives the way to write the format asked for, by its name or else by that of the file.
func writerOf(format, out string) (func(translate.Batch) []byte, error) {
	if ending := strings.ToLower(filepath.Ext(out)); format == "" && (ending == ".xlf" || ending == ".xliff") {
		format = "xliff"
	}
	switch format {
	case "", "po":
		return translate.Batch.PO, nil
	case "xliff":
		return translate.Batch.XLIFF, nil
	}
	return nil, wrongCall("--format kennt po und xliff, nicht %q", "--format knows po and xliff, not %q", format)
}

func (c *command) export(data []byte, out string) error {
	if out == "" {
		_, err := c.stdout.Write(data)
		return err
	}
	if err := os.WriteFile(out, data, 0o644); err != nil {
		return c.disk(err)
	}
	if !c.json {
		fmt.Fprintln(c.stdout, filepath.ToSlash(out))
	}
	return nil
}

func (c *command) translateImport(de bool, asOf *string) *cobra.Command {
	var origin translate.Origin
	cmd := &cobra.Command{
		Use: pick(de, "import DATEI", "import FILE"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongCall("`netz translate import` braucht eine PO- oder XLIFF-Datei", "`netz translate import` needs one PO or XLIFF file")
			}
			return nil
		},
		Short: pick(de, "Nimmt eine PO- oder XLIFF-Datei zurück: schreibt neue und geänderte Übersetzungen in die Datensätze", "Takes a PO or XLIFF file back: writes new and changed translations into the records"),
		Long: pick(de, "Schreibt, was in der Datei neu oder geändert ist, in data/<Art>/<Kennung>.<Sprache>.toml und content/<Kennung>.<Sprache>.md.\nOb sie PO oder XLIFF ist, zeigt ihr Inhalt. Leere und als fuzzy oder initial markierte Einträge ändern nichts; ein Eintrag, dessen\nOriginal sich geändert hat, wird mit Hinweis übersprungen, ebenso eine neue oder veraltete Seite, die noch nicht ganz übersetzt ist.\nWas ein Werkzeug in XLIFF auf reviewed oder final setzt, gilt als geprüft. Bei einem Fehler wird nichts geschrieben.",
			"Writes what is new or changed in the file into data/<kind>/<id>.<language>.toml and content/<id>.<language>.md.\nWhether it is PO or XLIFF shows in what it holds. Empty entries and those marked fuzzy or initial change nothing; an entry whose\noriginal has changed is left out with a warning, as is a new or outdated page that is not translated whole.\nWhat a tool sets to reviewed or final in XLIFF counts as reviewed. After a fault nothing is written."),
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case !slices.Contains([]string{model.ByHuman, model.ByMachine, model.Reviewed}, origin.How):
				return wrongCall("--how kennt human, machine und reviewed, nicht %q", "--how knows human, machine and reviewed, not %q", origin.How)
			case strings.ContainsFunc(origin.By, func(r rune) bool { return r < ' ' || r == 0x7F }):
				return wrongCall("--by ist ein Name in einer Zeile", "--by is a name on one line")
			}
			origin.By = strings.TrimSpace(origin.By)
			return c.takeBack(args[0], origin, *asOf)
		},
	}
	cmd.Flags().StringVar(&origin.How, "how", model.ByHuman, pick(de, "wie die Übersetzungen entstanden, die neu sind: human, machine oder reviewed", "how the translations that are new came about: human, machine or reviewed"))
	cmd.Flags().StringVar(&origin.By, "by", "", pick(de, "wer übersetzt oder geprüft hat", "who translated or checked"))
	return cmd
}

// texts reads the site and lists its texts. Records with faults are not fit to be translated: what is missing in them would
// look untranslated.
func (c *command) texts(asOf string) (*input, []translate.Text, error) {
	in, found, err := c.read(asOf, "")
	if err != nil {
		return nil, nil, err
	}
	if found.Faults() > 0 {
		in.source.Close()
		c.report(slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Severity != diag.Fault }))
		return nil, nil, faults()
	}
	return in, translate.Texts(in.records, in.config.Default), nil
}

// translated lists the languages that records are translated into.
func translated(config *lang.Config) []string {
	return slices.DeleteFunc(config.Keys(), func(k string) bool { return k == config.Default })
}

func wantLanguage(key string, keys []string) error {
	if slices.Contains(keys, key) {
		return nil
	}
	known := strings.Join(keys, ", ")
	return wrongCall("in die Sprache %q übersetzt die Seite nicht; es gibt: %s", "the site does not translate into the language %q; there are: %s", key, known)
}

// takeBack writes the new and changed translations of a translator's file, all or none.
func (c *command) takeBack(name string, origin translate.Origin, asOf string) error {
	src, err := readSome(name, translate.MaxFile+1)
	if err != nil {
		return wrongCall("die Datei %q lässt sich nicht lesen", "the file %q can't be read", name)
	}
	in, texts, err := c.texts(asOf)
	if err != nil {
		return err
	}
	defer in.source.Close()
	name = filepath.ToSlash(name)
	plan, found := translate.Read(name, src, texts, translated(in.config), origin)
	if plan == nil {
		return c.refused(found)
	}
	files, bad := plan.Files(in.source.ReadFile)
	plan.Apply()
	for _, d := range append(bad, check.All(in.records, in.config, in.asOf)...) {
		if d.Severity == diag.Fault || d.Pos.File == name {
			found = append(found, d)
		}
	}
	if found.Faults() > 0 {
		return c.refused(found)
	}
	root, err := os.OpenRoot(c.source)
	if err != nil {
		return c.disk(err)
	}
	defer root.Close()
	if err := translate.Write(root, files); err != nil {
		return c.disk(err)
	}
	c.imported(plan, files, found)
	return nil
}

// readSome reads a file, at most so many bytes of it.
func readSome(name string, most int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}

// refused reports why an import writes nothing.
func (c *command) refused(found diag.List) error {
	c.report(found)
	c.say(diag.M("Nichts wurde geschrieben.", "Nothing was written."))
	return faults()
}

func (c *command) imported(plan *translate.Plan, files []translate.File, found diag.List) {
	c.report(found)
	for _, f := range files {
		if !c.json {
			fmt.Fprintln(c.stdout, f.Name)
		}
	}
	n := plan.Changes()
	c.say(diag.M("übernommen: %[1]s in %[2]s; unverändert: %[5]d, fuzzy: %[6]d, leer: %[7]d, übersprungen: %[8]d", "taken over: %[3]s in %[4]s; unchanged: %[5]d, fuzzy: %[6]d, empty: %[7]d, left out: %[8]d",
		count(n, "Text", "Texte"), count(len(files), "Datei", "Dateien"), count(n, "text", "texts"), count(len(files), "file", "files"),
		plan.Same, plan.Fuzzy, plan.Empty, plan.Skipped))
}

// standing is the state of one language, as --json gives it.
type standing struct {
	Language string  `json:"language"`
	Kinds    []row   `json:"kinds"`
	Queue    []awake `json:"queue"`
	More     int     `json:"more"` // records of the queue that are not listed
}

type row struct {
	Kind     string `json:"kind"`
	Human    int    `json:"human"`
	Reviewed int    `json:"reviewed"`
	Machine  int    `json:"machine"`
	Outdated int    `json:"outdated"`
	Missing  int    `json:"missing"`
}

type awake struct {
	File     string `json:"file"`
	Missing  int    `json:"missing"`
	Outdated int    `json:"outdated"`
	Machine  int    `json:"machine"`
}

func (c *command) status(in *input, texts []translate.Text, keys []string, top int) error {
	facts := derive.New(in.records, in.zone, in.asOf)
	all := make([]standing, len(keys))
	for i, key := range keys {
		all[i] = stand(texts, key, facts, top)
	}
	if c.json {
		enc := json.NewEncoder(c.stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(all)
	}
	for i, s := range all {
		if i > 0 {
			fmt.Fprintln(c.stdout)
		}
		if err := c.printStanding(s); err != nil {
			return err
		}
	}
	return nil
}

func stand(texts []translate.Text, key string, facts *derive.Facts, top int) standing {
	s := standing{Language: key, Kinds: []row{}, Queue: []awake{}}
	for _, n := range translate.Counts(texts, key) {
		s.Kinds = append(s.Kinds, row{n.Kind, n.In[model.StateHuman], n.In[model.StateReviewed], n.In[model.StateMachine], n.In[model.StateOutdated], n.In[model.StateMissing]})
	}
	queue := translate.Queue(texts, key, facts)
	if top > 0 && len(queue) > top {
		s.More = len(queue) - top
		queue = queue[:top]
	}
	for _, w := range queue {
		s.Queue = append(s.Queue, awake{w.File, w.In[model.StateMissing], w.In[model.StateOutdated], w.In[model.StateMachine]})
	}
	return s
}

func (c *command) printStanding(s standing) error {
	de := c.speech() != "en"
	fmt.Fprintf(c.stdout, "%s: %s\n", pick(de, "Sprache", "language"), s.Language)
	missing, outdated, machine := pick(de, "fehlt", "missing"), pick(de, "veraltet", "outdated"), pick(de, "maschinell", "machine")
	w := c.columns()
	line(w, pick(de, "Art", "kind"), pick(de, "menschlich", "human"), pick(de, "geprüft", "reviewed"), machine, outdated, missing)
	var sum row
	for _, k := range s.Kinds {
		line(w, k.Kind, k.Human, k.Reviewed, k.Machine, k.Outdated, k.Missing)
		sum.Human, sum.Reviewed, sum.Machine, sum.Outdated, sum.Missing = sum.Human+k.Human, sum.Reviewed+k.Reviewed, sum.Machine+k.Machine, sum.Outdated+k.Outdated, sum.Missing+k.Missing
	}
	line(w, pick(de, "zusammen", "together"), sum.Human, sum.Reviewed, sum.Machine, sum.Outdated, sum.Missing)
	if err := w.Flush(); err != nil || len(s.Queue) == 0 {
		return err
	}
	fmt.Fprintln(c.stdout)
	line(w, pick(de, "zuerst zu tun", "to do first"), missing, outdated, machine)
	for _, q := range s.Queue {
		line(w, q.File, q.Missing, q.Outdated, q.Machine)
	}
	if err := w.Flush(); err != nil || s.More == 0 {
		return err
	}
	_, err := fmt.Fprintln(c.stdout, diag.M("und %d weitere; --top 0 nennt alle", "and %d more; --top 0 names all", s.More).In(c.speech()))
	return err
}

// columns starts a table of right-aligned numbers.
func (c *command) columns() *tabwriter.Writer {
	return tabwriter.NewWriter(c.stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
}

// line writes a row of a table: its numbers, then what they are of.
func line(w *tabwriter.Writer, name string, columns ...any) {
	for _, column := range columns {
		fmt.Fprintf(w, "%v\t", column)
	}
	fmt.Fprintf(w, "  %s\n", name)
}
