package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/publish"
)

func (c *command) publishStatus(de bool) *cobra.Command {
	var agreed limits
	cmd := &cobra.Command{
		Use: pick(de, "status ORDNER", "status DIR"), Args: folder(0),
		Short: pick(de, "Sagt, was zu sehen ist, seit wann und was bereitliegt", "Says what readers see, since when, and what is kept"),
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := c.at(args[0])
			if err != nil {
				return err
			}
			status, err := s.Status(c.ctx)
			if err != nil {
				return c.refusal(err)
			}
			ages := agesOf(s, status)
			if c.json {
				err = c.statusJSON(status, ages)
			} else {
				c.tellStatus(status, ages)
			}
			if err := cmp.Or(err, agreed.judge(ages, c.now())); err != nil {
				return err
			}
			if status.Behind {
				return &failure{exitFaults, diag.M("angenommen, aber noch nicht zu sehen ist eine neuere Fassung; `netz publish repair %s` veröffentlicht sie", "a newer version was taken but is not to be seen yet; `netz publish repair %s` publishes it", args[0])}
			}
			return nil
		},
	}
	agreed.flags(cmd, de)
	return cmd
}

func (c *command) tellStatus(s publish.Status, ages ages) {
	if s.Current.Number == 0 {
		c.print(diag.M("Noch ist nichts veröffentlicht.", "Nothing is published yet."))
		return
	}
	c.print(diag.M("Zu sehen: Seite %[1]d, Stand %[2]s, %[3]d Seiten, %[4]s", "To be seen: site %[1]d, as of %[2]s, %[3]d pages, %[4]s", s.Current.Number, when(s.Current.AsOf), s.Current.Pages, s.Current.BaseURL))
	c.tellAges(ages)
	if s.Held {
		c.print(diag.M("Sie ist von Hand zurückgeholt und bleibt bis zum nächsten Push.", "It was brought back by hand and stays until the next push."))
	}
	for _, r := range s.Releases {
		if r.Published && r.Number != s.Current.Number {
			c.print(diag.M("Bereit zum Zurückholen: Seite %[1]d, Stand %[2]s", "Kept for rollback: site %[1]d, as of %[2]s", r.Number, when(r.AsOf)))
		}
	}
	for _, name := range s.Previews {
		c.print(diag.M("Vorschau: %s", "Preview: %s", name))
	}
}

// print gives an answer, on standard output.
func (c *command) print(m diag.Message) { fmt.Fprintln(c.stdout, m.In(c.speech())) }

func (c *command) statusJSON(s publish.Status, ages ages) error {
	type site struct {
		Number int       `json:"number"`
		Commit string    `json:"commit"`
		AsOf   time.Time `json:"as_of"`
		Pushed time.Time `json:"pushed"`
		Pages  int       `json:"pages"`
	}
	brief := func(r publish.Release) site { return site{r.Number, r.Commit, r.AsOf, r.LastPush(), r.Pages} }
	out := struct {
		Current  *site    `json:"current"`
		Records  string   `json:"records_modified,omitempty"` // day of the newest change
		LastPush string   `json:"last_push,omitempty"`
		Kept     []site   `json:"kept"`
		Previews []string `json:"previews"`
		Held     bool     `json:"held"`
		Behind   bool     `json:"behind"`
	}{Records: ages.day, Kept: []site{}, Previews: append([]string{}, s.Previews...), Held: s.Held, Behind: s.Behind}
	if !ages.push.IsZero() {
		out.LastPush = ages.push.Format(time.RFC3339)
	}
	if s.Current.Number > 0 {
		now := brief(s.Current)
		out.Current = &now
	}
	for _, r := range s.Releases {
		if r.Published && r.Number != s.Current.Number {
			out.Kept = append(out.Kept, brief(r))
		}
	}
	return json.NewEncoder(c.stdout).Encode(out)
}

func (c *command) publishDue(de bool) *cobra.Command {
	var asOf string
	cmd := &cobra.Command{
		Use:   pick(de, "due [ORDNER]", "due [DIR]"),
		Short: pick(de, "Nennt den nächsten Zeitpunkt, zu dem von selbst etwas öffentlich wird oder aufhört, es zu sein", "Names the next moment at which something becomes public, or stops being so, by itself"),
		Long: pick(de, "Ende einer Sperrfrist, Beginn oder Ende einer Einwilligung oder eines Amts, angekündigte Löschung. Gelesen wird, was der\nServer veröffentlicht, oder die Seite in --source. Die erste Zeile ist ein Zeitpunkt für Maschinen.",
			"End of an embargo, beginning or end of a consent or an office, announced deletion. What is read is what the server\npublishes, or the site in --source. The first line is an instant for machines."),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return folder(0)(cmd, args)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.due(asOf)
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
				return c.tellDue(derive.Turn{}, false)
			}
			c.source = dir
			return c.due(asOf)
		},
	}
	cmd.Flags().StringVar(&asOf, "as-of", "", pick(de, "Zeitpunkt, nach dem gesucht wird, statt jetzt", "instant after which to look, instead of now"))
	return cmd
}

// due reads a site and tells what is due next.
func (c *command) due(asOf string) error {
	in, found, err := c.read(asOf, "")
	if err != nil {
		return err
	}
	defer in.source.Close()
	if found.Faults() > 0 {
		c.report(found)
		return faults()
	}
	next, ok := derive.New(in.records, in.zone, in.asOf).Due()
	return c.tellDue(next, ok)
}

var dueReasons = map[string]diag.Message{
	"embargo": diag.M("die Sperrfrist endet", "the embargo ends"),
	"basis":   diag.M("eine Einwilligung oder ein Amt beginnt oder endet", "a consent or an office begins or ends"),
	"deleted": diag.M("die Löschung gilt", "the deletion takes effect"),
}

func (c *command) tellDue(next derive.Turn, ok bool) error {
	switch {
	case c.json && !ok:
		return json.NewEncoder(c.stdout).Encode(struct {
			At *string `json:"at"`
		}{})
	case c.json:
		return json.NewEncoder(c.stdout).Encode(struct {
			At     string `json:"at"`
			Unix   int64  `json:"unix"`
			Record string `json:"record"`
			Reason string `json:"reason"`
		}{next.At.Format(time.RFC3339), next.At.Unix(), next.Record.Meta().Key(), next.Reason})
	case !ok:
		c.say(diag.M("Von selbst ändert sich nichts, was öffentlich ist.", "Nothing that is public changes by itself."))
		return nil
	}
	fmt.Fprintln(c.stdout, next.At.Format(time.RFC3339))
	reason := dueReasons[next.Reason]
	c.say(diag.M("%[1]s: %[2]s", "%[1]s: %[3]s", next.Record.Meta().File, reason.De, reason.En))
	return nil
}
