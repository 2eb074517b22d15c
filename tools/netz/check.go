package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"offenesnetz/i18n"
	"offenesnetz/tools/internal/check"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
)

func (c *command) checkCommand(de bool) *cobra.Command {
	var asOf, against string
	cmd := &cobra.Command{
		Use: "check", Args: noArguments,
		Short: pick(de, "Liest und prüft die Datensätze; schreibt nichts", "Reads and checks the records; writes nothing"),
		RunE: func(*cobra.Command, []string) error {
			if err := c.chooseFormat(); err != nil {
				return err
			}
			in, found, err := c.read(asOf, "")
			if err != nil {
				return err
			}
			defer in.source.Close()
			if against != "" && found.Faults() == 0 {
				vanished, err := c.against(in, against)
				if err != nil {
					return err
				}
				found = append(found, vanished...)
			}
			c.report(found)
			c.reportForm(found)
			if found.Faults() > 0 {
				c.say(counted(found))
				return faults()
			}
			c.say(checked(in, found))
			return nil
		},
	}
	c.formatFlag(cmd.Flags(), de)
	cmd.Flags().StringVar(&against, "against", "", pick(de, "frühere Seite (Ordner, Sitemap oder Liste von Adressen), von der keine Adresse verschwinden darf", "earlier site (folder, sitemap or list of addresses) of which no address may vanish"))
	cmd.Flags().StringVar(&asOf, "as-of", "", pick(de, "Tag oder Zeitpunkt, für den geprüft wird", "day or instant to check for"))
	return cmd
}

// checked says how much was checked.
func checked(in *input, found diag.List) diag.Message {
	n, warnings := len(in.records.All())+1, len(found)-found.Faults()
	return diag.M("geprüft: %[1]s, %[2]s", "checked: %[3]s, %[4]s",
		count(n, "Datensatz", "Datensätze"), count(warnings, "Hinweis", "Hinweise"), count(n, "record", "records"), count(warnings, "warning", "warnings"))
}

// counted says how many faults and warnings there are.
func counted(found diag.List) diag.Message {
	faults := found.Faults()
	warnings := len(found) - faults
	return diag.M("%[1]d Fehler, %[2]s", "%[3]s, %[4]s", faults, count(warnings, "Hinweis", "Hinweise"), count(faults, "fault", "faults"), count(warnings, "warning", "warnings"))
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// input is a site as read.
type input struct {
	source  *load.Source
	config  *lang.Config
	records *model.Records
	zone    *time.Location
	asOf    time.Time
}

// read reads and checks the site's folder.
func (c *command) read(asOf, baseURL string) (*input, diag.List, error) {
	source, err := load.Open(c.source)
	if err != nil {
		return nil, nil, wrongCall("der Ordner %q lässt sich nicht öffnen", "the folder %q can't be opened", c.source)
	}
	type answer struct {
		in    *input
		found diag.List
		err   error
	}
	done := make(chan answer, 1)
	go func() {
		var a answer
		defer func() {
			if v := recover(); v != nil {
				a.err = broken(v)
			}
			done <- a
		}()
		a.in, a.found, a.err = c.readFrom(source, asOf, baseURL)
	}()
	select {
	case a := <-done:
		if a.err != nil {
			source.Close()
		}
		return a.in, a.found, a.err
	case <-c.ctx.Done(): // the reading goes on in vain until the process ends
		return nil, nil, context.Cause(c.ctx)
	}
}

func (c *command) readFrom(source *load.Source, asOf, baseURL string) (*input, diag.List, error) {
	src, err := source.ReadFile(configName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, noSite(c.source)
	}
	if err != nil {
		return nil, nil, err
	}
	config, err := load.Config(src, "")
	if err == nil && baseURL != "" {
		if config, err = load.Config(src, baseURL); err != nil {
			return nil, nil, wrongCall("--base-url %q ist keine Adresse wie https://netz.example/", "--base-url %q is no address such as https://netz.example/", baseURL)
		}
	}
	if err != nil {
		return nil, nil, configFault(err)
	}
	for i := range config.Languages {
		if err := c.loadWords(&config.Languages[i], config.Default); err != nil {
			return nil, nil, err
		}
	}
	records, found, err := load.Records(source, config)
	if err != nil {
		return nil, nil, wrongCall("der Ordner data/ in %q lässt sich nicht lesen", "the folder data/ in %q can't be read", c.source)
	}
	zone, err := time.LoadLocation(records.Network.TimeZone.S)
	if err != nil {
		zone = time.UTC // package check reports the zone
	}
	instant, err := parseAsOf(asOf, c.now(), zone)
	if err != nil {
		return nil, nil, err
	}
	judged := instant
	if asOf != "" {
		judged = check.Known(records, instant)
	}
	found = append(found, check.All(records, config, judged)...)
	return &input{source, config, records, zone, instant}, found, nil
}

// configFault says what is wrong with config.toml.
func configFault(err error) error {
	var unfit load.ConfigError
	if errors.As(err, &unfit) {
		return &failure{exitFaults, unfit.Message}
	}
	return err
}

// loadWords reads the interface words of a language; a language without its own file has the original's.
func (c *command) loadWords(l *lang.Language, original string) error {
	src, err := c.words(l.Key)
	if errors.Is(err, fs.ErrNotExist) {
		src, err = c.words(original)
	}
	if err == nil {
		l.Words, err = lang.ParseWords(src)
	}
	if err != nil {
		return &failure{exitFaults, diag.M("die Wörter der Sprache %q lassen sich nicht lesen: %v", "the words of the language %q can't be read: %v", l.Key, err)}
	}
	return nil
}

// parseAsOf reads --as-of: an instant, or a day, which means its end in the network's zone. "" is now.
func parseAsOf(s string, now time.Time, zone *time.Location) (time.Time, error) {
	if s == "" {
		return now.In(zone).Truncate(time.Second), nil
	}
	instant, err := time.Parse(time.RFC3339, s)
	if err != nil {
		var day time.Time
		day, err = time.ParseInLocation(time.DateOnly, s, zone)
		instant = day.AddDate(0, 0, 1).Add(-time.Second)
	}
	if err != nil {
		return time.Time{}, wrongCall("--as-of %q ist kein Tag wie 2026-03-14 und kein Zeitpunkt wie 2026-03-14T10:00:00+01:00", "--as-of %q is no day such as 2026-03-14 and no instant such as 2026-03-14T10:00:00+01:00", s)
	}
	if instant = instant.In(zone); instant.Year() < edtf.MinYear || instant.Year() > edtf.MaxYear {
		return time.Time{}, wrongCall("--as-of %q liegt nicht in den Jahren %d bis %d", "--as-of %q does not lie in the years %d to %d", s, edtf.MinYear, edtf.MaxYear)
	}
	return instant, nil
}

// words reads a word file: of the theme that was named, else our own.
func (c *command) words(language string) ([]byte, error) {
	if c.theme != "" {
		if src, err := os.ReadFile(filepath.Join(c.theme, "i18n", language+".toml")); !errors.Is(err, fs.ErrNotExist) {
			return src, err
		}
	}
	return i18n.Files.ReadFile(language + ".toml")
}
