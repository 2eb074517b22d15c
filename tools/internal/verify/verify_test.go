package verify

import (
	"bytes"
	"testing"
)

func TestGoodSiteHasNoFinding(t *testing.T) {
	t.Parallel()
	r := check(t, goodOptions, goodSite)
	var b bytes.Buffer
	r.Findings.WriteText(&b, "de")
	if b.Len() > 0 {
		t.Error(b.String())
	}
	if r.Pages != 5 || r.Files != len(goodSite) || r.Links != 38 {
		t.Errorf("got %d pages, %d files, %d links", r.Pages, r.Files, r.Links)
	}
	if len(r.Heaviest) != 5 || r.Heaviest[0].File != "public/index.html" || r.Heaviest[0].Bytes <= 0 {
		t.Errorf("got %v", r.Heaviest)
	}
}
