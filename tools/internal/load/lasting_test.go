package load

import "testing"

// A record marked as deleted needs nothing else; what is left of it is still held by its types.
func TestADeletedRecordNeedsNothingElse(t *testing.T) {
	t.Parallel()
	const deleted = "[deleted]\non = 2026-11-20\nreason = \"Doppelt erfasst.\"\n"
	for name, c := range map[string]struct {
		record   string
		code     string // of the one finding, "" for none
		stripped bool
	}{
		"nothing left":        {deleted, "", true},
		"title left":          {"name = \"Plenum\"\n" + deleted, "", true},
		"all left":            {"name = \"Plenum\"\nclassification = \"plenary\"\npart_of_network = true\nmodified = 2026-11-01\n" + deleted, "", false},
		"wrong type left":     {"part_of_network = \"ja\"\n" + deleted, "value-type", true},
		"no reason":           {"[deleted]\non = 2026-11-20\n", "key-missing", true},
		"no day":              {"[deleted]\nreason = \"Doppelt erfasst.\"\n", "key-missing", true},
		"part without its id": {deleted + "[[source]]\ntitle = \"Satzung\"\n", "key-missing", true},
		"not marked":          {"name = \"Plenum\"\nclassification = \"plenary\"\nmodified = 2026-11-01\n", "key-missing", false},
	} {
		records, found, err := Records(open(t, with(map[string]string{"data/groups/plenum.toml": c.record, "data/groups/plenum.en.toml": ""})), languages)
		if err != nil {
			t.Fatal(err)
		}
		if c.code == "" && len(found) > 0 || c.code != "" && (len(found) != 1 || found[0].Code != c.code) {
			t.Errorf("%s: found %v, want %q", name, found, c.code)
		}
		if got := records.Of("groups")[0].Meta().Stripped; got != c.stripped {
			t.Errorf("%s: stripped %v", name, got)
		}
	}
}

func TestAReasonIsTranslatedLikeAnyText(t *testing.T) {
	t.Parallel()
	records, found, err := Records(open(t, with(map[string]string{
		"data/groups/plenum.toml":    "[deleted]\non = 2026-11-20\nreason = \"Doppelt erfasst.\"\n",
		"data/groups/plenum.en.toml": "[deleted]\nreason = { text = \"Recorded twice.\", how = \"human\" }\n",
	})), languages)
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	if got := records.Of("groups")[0].Meta().Deleted.Reason.Translations["en"].S; got != "Recorded twice." {
		t.Errorf("the reason is %q", got)
	}
}

func TestHandWrittenPagesNameFormerWords(t *testing.T) {
	t.Parallel()
	records, found, err := Records(open(t, with(map[string]string{
		"content/about.de.md": "+++\ntitle = \"Über uns\"\nslug = \"ueber-uns\"\nformer_slugs = [\"wir\", \"das-netz\"]\nhow = \"human\"\n+++\n\nText.\n",
	})), languages)
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	for _, p := range records.Prose {
		if p.ID == "about" && (len(p.In["de"].Former) != 2 || p.In["de"].Former[1].S != "das-netz" || p.In["de"].Former[1].Pos.Line != 4) {
			t.Errorf("former words: %v", p.In["de"].Former)
		}
	}
}
