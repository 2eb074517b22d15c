package main

import (
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/lasting"
	"offenesnetz/tools/internal/publish"
	"offenesnetz/tools/internal/site"
)

// ages are the instants by which a silent stop shows: of a builder, of those who write records, of the way between them.
// A zero one is not known.
type ages struct {
	site    time.Time // the instant that readers see
	records time.Time // the day of the newest change of a public record
	day     string    // the same as it was written
	push    time.Time
}

// agesOf reads them off a server. What the published site says of its records stands in its status file.
func agesOf(s *publish.Server, status publish.Status) ages {
	out := ages{site: status.Current.AsOf, push: status.LastPush}
	stamp, ok := lasting.ReadStamp(filepath.Join(s.Dir, "site", "current", site.Marker))
	if !ok {
		return out
	}
	if day, err := edtf.Parse(stamp.Modified); err == nil {
		out.records, out.day = day.Last(), stamp.Modified
	}
	return out
}

// tellAges prints one line each.
func (c *command) tellAges(a ages) {
	unknown := diag.M("nicht bekannt", "not known")
	line := func(at time.Time, written string, what diag.Message) {
		value := unknown
		if !at.IsZero() {
			since := ago(c.now().Sub(at))
			value = diag.M("%[1]s (%[2]s)", "%[1]s (%[3]s)", written, since.De, since.En)
		}
		c.print(diag.Message{De: what.De + ": " + value.De, En: what.En + ": " + value.En})
	}
	line(a.site, when(a.site), diag.M("Stand der Seite", "As of"))
	line(a.records, a.day, diag.M("Neueste Änderung der Datensätze", "Newest change of the records"))
	push := a.push
	if !a.site.IsZero() {
		push = push.In(a.site.Location()) // one zone for both
	}
	line(a.push, when(push), diag.M("Letzter Push", "Last push"))
}

// ago says how long ago something was: in hours, after two days in days.
func ago(age time.Duration) diag.Message {
	hours := int(age.Hours())
	switch days := hours / 24; {
	case hours < 1:
		return diag.M("vor weniger als einer Stunde", "less than an hour ago")
	case hours == 1:
		return diag.M("vor einer Stunde", "an hour ago")
	case days < 2:
		return diag.M("vor %d Stunden", "%d hours ago", hours)
	default:
		return diag.M("vor %d Tagen", "%d days ago", days)
	}
}

// limits are the ages that were agreed upon; 0 is none.
type limits struct{ site, records, push age }

// age is a duration that is written in hours or days: 48h, 30d.
type age time.Duration

func (a *age) Type() string { return "duration" }

func (a *age) String() string {
	if *a == 0 {
		return ""
	}
	return time.Duration(*a).String()
}

func (a *age) Set(s string) error {
	if days, ok := strings.CutSuffix(s, "d"); ok {
		n, err := strconv.ParseUint(days, 10, 16)
		*a = age(n) * age(24*time.Hour)
		return err
	}
	d, err := time.ParseDuration(s)
	*a = age(d)
	return err
}

// words says it in hours, from three days on in days.
func (a age) words() diag.Message {
	hours := int(time.Duration(a).Hours())
	switch {
	case hours >= 72 && hours%24 == 0:
		return diag.M("%d Tage", "%d days", hours/24)
	case hours > 1 && age(hours)*age(time.Hour) == a:
		return diag.M("%d Stunden", "%d hours", hours)
	}
	return diag.M("%s", "%s", time.Duration(a))
}

func (l *limits) flags(cmd *cobra.Command, de bool) {
	f := cmd.Flags()
	f.Var(&l.site, "max-age", pick(de, "Fehler, wenn der Stand der Seite älter ist, etwa 48h oder 2d", "a fault when the site is of an earlier instant than that, such as 48h or 2d"))
	f.Var(&l.records, "max-record-age", pick(de, "Fehler, wenn die neueste Änderung der Datensätze älter ist, etwa 30d", "a fault when the newest change of the records is older, such as 30d"))
	f.Var(&l.push, "max-push-age", pick(de, "Fehler, wenn der letzte Push älter ist, etwa 30d", "a fault when the last push is older, such as 30d"))
}

// judge says all that is older than agreed. What is not known can't be young enough.
func (l *limits) judge(a ages, now time.Time) error {
	var found diag.Message
	for _, x := range []struct {
		limit age
		at    time.Time
		what  diag.Message
	}{
		{l.site, a.site, diag.M("die Seite ist älter als vereinbart (%[1]s)", "the site is older than agreed (%[2]s)", l.site.words().De, l.site.words().En)},
		{l.records, a.records, diag.M("die neueste Änderung der Datensätze ist älter als vereinbart (%[1]s)", "the newest change of the records is older than agreed (%[2]s)", l.records.words().De, l.records.words().En)},
		{l.push, a.push, diag.M("der letzte Push ist älter als vereinbart (%[1]s)", "the last push is older than agreed (%[2]s)", l.push.words().De, l.push.words().En)},
	} {
		if x.limit <= 0 || !x.at.IsZero() && now.Sub(x.at) <= time.Duration(x.limit) {
			continue
		}
		if found.De != "" {
			found.De, found.En = found.De+"; ", found.En+"; "
		}
		found.De, found.En = found.De+x.what.De, found.En+x.what.En
	}
	if found.De == "" {
		return nil
	}
	return &failure{exitFaults, found}
}
