package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"

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
			switch {
			case c.json:
				err = c.statusJSON(status, ages)
			case !c.quiet: // for a cron job that is to speak up only when something is amiss
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
