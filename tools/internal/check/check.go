// Package check holds the rules that look at the network as a whole: references, intervals, doubles, addresses.
// Each rule has one code; Codes lists them all.
package check

import (
	"time"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/model"
)

// All applies every rule. asOf is the instant for rules that depend on the day.
func All(records *model.Records, config *lang.Config, asOf time.Time) diag.List {
	n := &network{records: records, config: config, asOf: asOf}
	for _, rule := range rules {
		rule(n)
	}
	return n.found
}

// network is what the rules look at, and what they find.
type network struct {
	records *model.Records
	config  *lang.Config
	asOf    time.Time
	found   diag.List
}

var rules = []func(*network){references}

// everyField visits all fields of all records, the network's included.
func (n *network) everyField(visit func(r model.Record, path string, f *model.Field)) {
	for _, r := range n.everyRecord() {
		r.Fields().Walk(func(path string, f *model.Field) { visit(r, path, f) })
	}
}

func (n *network) everyRecord() []model.Record {
	all := make([]model.Record, 0, len(n.records.All())+1)
	if n.records.Network.File != "" {
		all = append(all, n.records.Network)
	}
	return append(all, n.records.All()...)
}
