package main

import (
	"errors"
	"time"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/demo"
	"offenesnetz/tools/internal/diag"
)

// demoDay is the day of an invented network unless the call says another: a fixed one, so that a seed means the same
// bytes on every day.
const demoDay = "2026-03-14"

func (c *command) demoCommand(de bool) *cobra.Command {
	o := demo.Options{Records: 200, Languages: 2, Seed: 1}
	var today string
	cmd := &cobra.Command{
		Use: "demo DIR",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongCall("demo braucht einen Ordner: netz demo DIR", "demo needs one folder: netz demo DIR")
			}
			return nil
		},
		Short: pick(de, "Schreibt ein erfundenes Netzwerk in einen neuen Ordner, zum Ausprobieren und Messen",
			"Writes an invented network into a new folder, for trying out and measuring"),
		RunE: func(_ *cobra.Command, args []string) error { return c.demo(args[0], o, today) },
	}
	flags := cmd.Flags()
	flags.IntVar(&o.Records, "records", o.Records, pick(de, "Zahl der Datensätze", "number of records"))
	flags.IntVar(&o.Languages, "languages", o.Languages, pick(de, "Zahl der Sprachen, Deutsch eingeschlossen", "number of languages, German included"))
	flags.Uint64Var(&o.Seed, "seed", o.Seed, pick(de, "Startwert: derselbe gibt dasselbe Netzwerk", "seed: the same one gives the same network"))
	flags.StringVar(&today, "as-of", demoDay, pick(de, "Tag, bis zu dem die Datensätze reichen", "day up to which the records reach"))
	return cmd
}

func (c *command) demo(dir string, o demo.Options, today string) error {
	day, err := time.Parse(time.DateOnly, today)
	switch {
	case err != nil:
		return wrongCall("--as-of %q ist kein Tag wie 2026-03-14", "--as-of %q is no day such as 2026-03-14", today)
	case o.Records < demo.MinRecords || o.Records > demo.MaxRecords:
		return wrongCall("--records geht von %d bis %d", "--records goes from %d to %d", demo.MinRecords, demo.MaxRecords)
	case o.Languages < 1 || o.Languages > demo.MaxLanguages:
		return wrongCall("--languages geht von 1 bis %d", "--languages goes from 1 to %d", demo.MaxLanguages)
	}
	o.Today = day
	err = demo.Write(dir, o)
	if errors.Is(err, demo.ErrNotEmpty) {
		return wrongCall("der Ordner %q ist nicht leer; netz demo überschreibt nichts", "the folder %q is not empty; netz demo overwrites nothing", dir)
	}
	if err != nil {
		return &failure{exitOurs, diag.M("das Netzwerk ließ sich nicht schreiben: %v", "the network could not be written: %v", err)}
	}
	c.say(diag.M("%d Datensätze in %d Sprachen in %s, alle erfunden; weiter mit: netz check --source %[3]s --as-of %[4]s",
		"%d records in %d languages in %s, all invented; go on with: netz check --source %[3]s --as-of %[4]s", o.Records+1, o.Languages, dir, today))
	return nil
}
