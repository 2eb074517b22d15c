package lasting

import (
	"encoding/json"
	"os"
	"slices"
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/export"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/page"
)

// Stamp is what a published site says of itself in its status file, for programs that watch it or build the next one. Its
// keys stay as they are; more may come.
type Stamp struct {
	AsOf      time.Time `json:"as_of"`
	Modified  string    `json:"modified,omitempty"` // day of the newest change of a public record, as 2006-01-02, 2006-01 or 2006
	Records   int       `json:"records"`            // public ones
	Pages     int       `json:"pages"`              // in all languages
	Languages []string  `json:"languages"`          // BCP 47 tags, in the order of the configuration
	Waiting   string    `json:"waiting"`            // what waits for an answer, with the same day
	Changes   string    `json:"changes,omitempty"`  // the last changes, where the history of the records is known
	Addresses string    `json:"addresses"`          // the addresses that stay
	Authority string    `json:"authority"`          // id_authority of the network: another one means another network
	Generator string    `json:"generator"`          // "netz" and its version
	BaseURL   string    `json:"base_url"`           // where the site is
	// Commit is what the records are from, byte for byte; "" where there is none, and Unproven says why. StampOf leaves it
	// and what follows to the caller.
	Commit   string `json:"commit,omitempty"`
	Unproven string `json:"unproven,omitempty"`
	History  bool   `json:"history"`             // the site shows what was changed, from git
	Theme    bool   `json:"own_theme,omitempty"` // templates of the owner were used
	Preview  bool   `json:"preview,omitempty"`
}

// StampOf is the stamp of a site that is being made. addresses are all its pages.
func StampOf(s *page.Site, addresses []page.Address) Stamp {
	first, records := s.Voices()[0], s.Facts.Records
	_, waiting := first.WaitingFeed()
	public := slices.Concat(s.Facts.All(), records.Singles())
	out := Stamp{AsOf: s.Facts.AsOf, Modified: newest(public, s.Facts.Today), Records: len(public), Languages: []string{}, Authority: records.Network.Authority.S,
		Generator: "netz " + s.Version, BaseURL: s.Config.BaseURL, Waiting: first.URL(waiting), Addresses: s.Config.BaseURL + export.AddressFile}
	for _, a := range addresses {
		out.Pages += len(a.URLs)
	}
	for _, v := range s.Voices() {
		out.Languages = append(out.Languages, v.Language.Tag)
	}
	if s.HasChanges() {
		out.Changes = first.URL(first.ChangesPath())
	}
	return out
}

// newest is the day on which one of the records changed last. A day after the site's own is none yet.
func newest(public []model.Record, today edtf.Date) string {
	var day edtf.Date
	for _, r := range public {
		if d := r.Meta().Modified.Date; !d.Interval() && edtf.Compare(d, day) > 0 && !d.First().After(today.First()) {
			day = d
		}
	}
	return page.ISODate(day)
}

// ReadStamp reads the status file of a published site; ok is false where there is none.
func ReadStamp(file string) (stamp Stamp, ok bool) {
	data, err := os.ReadFile(file)
	return stamp, err == nil && json.Unmarshal(data, &stamp) == nil
}
