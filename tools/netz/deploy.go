package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/site"
)

func (c *command) deployCommand(de bool) *cobra.Command {
	var (
		out           string
		dryRun, force bool
	)
	cmd := &cobra.Command{
		Use:   pick(de, "deploy ZIEL", "deploy TARGET"),
		Short: pick(de, "Bringt die fertige Seite in einen Objektspeicher", "Brings the built site into object storage"),
		Long: pick(de, "Gesendet wird, was neu ist oder sich geändert hat; entfernt wird zuletzt, was die Seite nicht mehr hat. Die Zugangsdaten stehen\nin der Umgebung, wie der Speicher es verlangt (AWS_…, AZURE_…, GOOGLE_APPLICATION_CREDENTIALS).",
			"Sent is what is new or changed; removed last is what the site has no more. The credentials stand in the environment, as the\nstorage demands (AWS_…, AZURE_…, GOOGLE_APPLICATION_CREDENTIALS)."),
		Example: "  netz deploy --dry-run \"s3://netz.example?region=eu-central-1\"\n  netz deploy gs://netz.example\n  netz deploy azblob://netz\n  netz deploy file:///srv/netz/site",
		Args:    deployTarget,
		RunE: func(_ *cobra.Command, args []string) error {
			if out == "" {
				out = filepath.Join(c.source, "public")
			}
			return c.deploy(site.Deployment{Site: out, Target: args[0], DryRun: dryRun, Force: force})
		},
	}
	f := cmd.Flags()
	f.StringVar(&out, "site", "", pick(de, "Ordner der fertigen Seite statt public/", "folder of the built site instead of public/"))
	f.BoolVar(&dryRun, "dry-run", false, pick(de, "nur sagen, was geschähe", "only say what would happen"))
	f.BoolVar(&force, "force", false, pick(de, "auch unveränderte Dateien senden, wenn sich nur ihre Kopfzeilen geändert haben", "send unchanged files too, where only their headers changed"))
	return cmd
}

// deployTarget demands one address of a storage.
func deployTarget(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return wrongCall("`netz deploy` braucht ein Ziel, zum Beispiel `netz deploy \"s3://netz.example?region=eu-central-1\"`", "`netz deploy` needs one target, such as `netz deploy \"s3://netz.example?region=eu-central-1\"`")
	}
	if u, err := url.Parse(args[0]); err != nil || !slices.Contains(site.Schemes, u.Scheme) {
		return wrongCall("%q ist kein Speicher; es gibt s3://, gs://, azblob:// und file://", "%q is no storage; there are s3://, gs://, azblob:// and file://", args[0])
	}
	return nil
}

func (c *command) deploy(d site.Deployment) error {
	if !site.CanDeploy {
		return wrongCall("dieses netz ist ohne Objektspeicher gebaut; `go build -tags withdeploy -o netz ./tools/netz` baut eines mit", "this netz is built without object storage; `go build -tags withdeploy -o netz ./tools/netz` builds one that has it")
	}
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	d.Exe, d.ExeArgs, d.Env = exe, []string{hugoVerb}, os.Environ()
	done := c.progress(diag.M("senden", "sending"))
	result, err := site.Deploy(c.ctx, d)
	done()
	switch {
	case c.ctx.Err() != nil:
		return context.Cause(c.ctx)
	case errors.Is(err, site.ErrNoSite):
		return wrongCall("in %q liegt keine fertige Seite; `netz build` baut sie", "there is no built site in %q; `netz build` builds it", d.Site)
	case errors.Is(err, site.ErrTaken):
		return &failure{exitFaults, diag.M("in %s liegt etwas, das keine Seite dieses Netzwerks ist und verloren ginge; ein leeres Ziel nehmen oder es von Hand leeren", "in %s lies something that is no site of this network and would be lost; take an empty target or empty it by hand", d.Target)}
	case err != nil:
		return &failure{exitFaults, diag.M("%[1]s ließ sich nicht auf den neuen Stand bringen: %[2]v; der nächste Lauf setzt fort", "%[1]s could not be brought up to date: %[2]v; the next run goes on", d.Target, err)}
	}
	for _, file := range result.SentFiles {
		fmt.Fprintln(c.stdout, "+ "+diag.Visible(file))
	}
	for _, file := range result.RemovedFiles {
		fmt.Fprintln(c.stdout, "- "+diag.Visible(file))
	}
	if d.DryRun {
		c.say(diag.M("würde senden: %d, entfernen: %d", "would send: %d, remove: %d", result.Sent, result.Removed))
		return nil
	}
	c.say(diag.M("gesendet: %d, entfernt: %d", "sent: %d, removed: %d", result.Sent, result.Removed))
	return nil
}
