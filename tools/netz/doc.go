package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/guide"
)

func (c *command) docCommand(de bool) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use: "doc", Args: noArguments,
		Short: pick(de, "Schreibt data/README.md neu: die Erklärung aller Felder", "Writes data/README.md anew: what all fields mean"),
		RunE: func(*cobra.Command, []string) error {
			if out == "" {
				out = filepath.Join(c.source, "data")
			}
			return c.writeReference(out)
		},
	}
	cmd.Flags().StringVar(&out, "out", "", pick(de, "Ordner für README.md und README.en.md; sonst data/ der Seite", "folder for README.md and README.en.md; else the site's data/"))
	return cmd
}

// writeReference writes the reference in both languages and names the files.
func (c *command) writeReference(dir string) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return wrongCall("den Ordner %q gibt es nicht; --source nennt den Ordner der Seite, --out einen anderen", "there is no folder %q; --source names the site's folder, --out another one", dir)
	}
	for _, file := range []struct{ name, lang string }{{"README.md", "de"}, {"README.en.md", "en"}} {
		name := filepath.Join(dir, file.name)
		if err := os.WriteFile(name, []byte(guide.Reference(file.lang)), 0o644); err != nil {
			return c.disk(err)
		}
		fmt.Fprintln(c.stdout, filepath.ToSlash(name))
	}
	c.say(diag.M("Die Erklärung aller Felder ist neu geschrieben.", "The reference of all fields is written anew."))
	return nil
}
