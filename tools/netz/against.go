package main

import (
	"cmp"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lasting"
	"offenesnetz/tools/internal/page"
	"offenesnetz/tools/internal/site"
)

// against tells which addresses of an earlier site, given by its folder or by a list, the records no longer have.
func (c *command) against(in *input, name string) (diag.List, error) {
	if strings.Contains(name, "://") {
		return nil, wrongCall("--against holt nichts aus dem Netz; sitemap.xml von dort sichern und als Datei nennen", "--against fetches nothing; save sitemap.xml from there and name the file")
	}
	if before, ok := lasting.ReadStamp(filepath.Join(name, site.Marker)); ok && before.AsOf.After(in.asOf) {
		return nil, wrongCall("die Seite in %[1]q hat einen späteren Stand (%[2]s); sie lässt sich nur mit diesem oder einem späteren Tag vergleichen",
			"the site in %[1]q is of a later instant (%[2]s); it can be compared with that or a later day only", name, before.AsOf.Format(time.DateOnly))
	}
	old, err := lasting.Read(name)
	var unfit lasting.Unfit
	if errors.As(err, &unfit) {
		return nil, usageError{diag.Message{De: "--against: " + unfit.Message.De, En: "--against: " + unfit.Message.En}}
	}
	if err != nil {
		return nil, err
	}
	return lasting.Vanished(old, page.NewSite(derive.New(in.records, in.zone, in.asOf), in.config, version())), nil
}

// keepAddresses demands that the new site keeps the addresses of the one that stands in its place.
func (r *building) keepAddresses(s *page.Site) error {
	published := cmp.Or(r.flags.before, r.flags.out)
	if published == "" || r.flags.preview {
		return nil // nothing is published
	}
	old, err := lasting.Published(published, site.Marker, lasting.StampOf(s, nil))
	if err != nil {
		return r.disk(err)
	}
	found := lasting.Vanished(old, s)
	n := counted(found)
	return r.site(found, diag.M("%[1]s; die bisherige Seite bleibt, wie sie ist", "%[2]s; the site stays as it is", n.De, n.En))
}
