package main

import (
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/page"
)

// traced names in the advice to each finding on a built page the record or hand-written page that it was made from:
// there it is to be mended.
func traced(found diag.List, baseURL string, addresses []page.Address) diag.List {
	if len(found) == 0 {
		return found
	}
	origins := map[string]string{}
	for _, a := range addresses {
		for _, url := range a.URLs {
			origins["public/"+strings.TrimPrefix(url, baseURL)+"index.html"] = a.Origin
		}
	}
	out := make(diag.List, len(found))
	for i, d := range found {
		if origin := origins[d.Pos.File]; strings.Contains(origin, "/") {
			d.Advice = joined(d.Advice, diag.M("die Seite entsteht aus %s", "the page is made from %s", origin))
		}
		out[i] = d
	}
	return out
}

func joined(a, b diag.Message) diag.Message {
	if a == (diag.Message{}) {
		return b
	}
	return diag.Message{De: a.De + "; " + b.De, En: a.En + "; " + b.En}
}
