package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lasting"
	"offenesnetz/tools/internal/site"
)

// dueFlags are those of `netz publish due`.
type dueFlags struct {
	asOf  string
	since string // folder of a site, which may have its status file only
}

func (c *command) publishDue(de bool) *cobra.Command {
	var flags dueFlags
	cmd := &cobra.Command{
		Use:   pick(de, "due [ORDNER]", "due [DIR]"),
		Short: pick(de, "Nennt den nächsten Zeitpunkt, zu dem von selbst etwas öffentlich wird oder aufhört, es zu sein", "Names the next moment at which something becomes public, or stops being so, by itself"),
		Long: pick(de, "Ende einer Sperrfrist, Beginn oder Ende einer Einwilligung oder eines Amts, angekündigte Löschung. Gelesen wird, was der\nServer veröffentlicht, oder die Seite in --source. Die erste Zeile ist ein Zeitpunkt für Maschinen.\nMit --since kommt sie nur, wenn seit dem Stand jener Seite etwas fällig wurde oder ein neuer Tag begann.",
			"End of an embargo, beginning or end of a consent or an office, announced deletion. What is read is what the server\npublishes, or the site in --source. The first line is an instant for machines.\nWith --since it comes only if something has fallen due since the instant of that site, or another day has begun."),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return folder(0)(cmd, args)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.due(flags)
			}
			s, err := c.at(args[0])
			if err != nil {
				return err
			}
			dir, release, err := s.Published(c.ctx)
			if err != nil {
				return c.refusal(err)
			}
			defer release()
			if dir == "" {
				return c.tellDue(dueTurn{})
			}
			c.source = dir
			return c.due(flags)
		},
	}
	cmd.Flags().StringVar(&flags.asOf, "as-of", "", pick(de, "Zeitpunkt, nach dem gesucht wird, statt jetzt", "instant after which to look, instead of now"))
	cmd.Flags().StringVar(&flags.since, "since", "", pick(de, "Ordner einer veröffentlichten Seite (status.json genügt): Ist seither ein Bau fällig geworden?", "folder of a published site (status.json is enough): has a build fallen due since then?"))
	return cmd
}

// due reads a site and tells what is due next, or what has fallen due since another one was built.
func (c *command) due(flags dueFlags) error {
	asOf, now := flags.asOf, c.now()
	if asOf != "" && flags.since != "" {
		return wrongCall("--as-of und --since schließen einander aus", "--as-of and --since exclude each other")
	}
	if flags.since != "" {
		stamp, ok := lasting.ReadStamp(filepath.Join(flags.since, site.Marker))
		if !ok {
			return c.tellDue(dueTurn{at: now, reason: dueUnknown}) // a site that does not say of when it is
		}
		asOf = stamp.AsOf.Format(time.RFC3339)
	}
	in, found, err := c.read(asOf, "")
	if err != nil {
		return err
	}
	defer in.source.Close()
	if found.Faults() > 0 {
		c.report(found)
		return faults()
	}
	next := nextTurn(derive.New(in.records, in.zone, in.asOf), flags.since != "")
	if flags.since != "" && next.at.After(now) {
		next = dueTurn{since: true}
	}
	return c.tellDue(next)
}

// dueTurn is a moment at which a build is due; none has no time.
type dueTurn struct {
	at     time.Time
	record string // its key and file; "" for a moment that is no record's
	file   string
	reason string
	since  bool // nothing has fallen due since
}

const (
	dueDay     = "day"
	dueUnknown = "unknown"
)

var dueReasons = map[string]diag.Message{
	"embargo":  diag.M("die Sperrfrist endet", "the embargo ends"),
	"basis":    diag.M("eine Einwilligung oder ein Amt beginnt oder endet", "a consent or an office begins or ends"),
	"deleted":  diag.M("die Löschung gilt", "the deletion takes effect"),
	dueDay:     diag.M("ein neuer Tag beginnt", "another day begins"),
	dueUnknown: diag.M("die veröffentlichte Seite sagt nicht, von wann sie ist", "the published site does not say of when it is"),
}

// nextTurn is the first moment after the facts' own. days counts the beginning of each day in the network's zone.
func nextTurn(f *derive.Facts, days bool) (out dueTurn) {
	if next, ok := f.Due(); ok {
		out = dueTurn{at: next.At, record: next.Record.Meta().Key(), file: next.Record.Meta().File, reason: next.Reason}
	}
	if !days {
		return out
	}
	year, month, day := f.AsOf.In(f.Zone).Date()
	if dawn := time.Date(year, month, day+1, 0, 0, 0, 0, f.Zone); out.at.IsZero() || dawn.Before(out.at) {
		out = dueTurn{at: dawn, reason: dueDay}
	}
	return out
}

func (c *command) tellDue(next dueTurn) error {
	none := next.at.IsZero()
	switch {
	case c.json && none:
		return json.NewEncoder(c.stdout).Encode(struct {
			At *string `json:"at"`
		}{})
	case c.json:
		return json.NewEncoder(c.stdout).Encode(struct {
			At     string `json:"at"`
			Unix   int64  `json:"unix"`
			Record string `json:"record,omitempty"`
			Reason string `json:"reason"`
		}{next.at.Format(time.RFC3339), next.at.Unix(), next.record, next.reason})
	case none && next.since:
		c.say(diag.M("Seither ist nichts fällig geworden.", "Nothing has fallen due since."))
		return nil
	case none:
		c.say(diag.M("Von selbst ändert sich nichts, was öffentlich ist.", "Nothing that is public changes by itself."))
		return nil
	}
	fmt.Fprintln(c.stdout, next.at.Format(time.RFC3339))
	reason := dueReasons[next.reason]
	if next.file != "" {
		reason = diag.M("%[1]s: %[2]s", "%[1]s: %[3]s", next.file, reason.De, reason.En)
	}
	c.say(reason)
	return nil
}
