package load

import (
	"slices"
	"strings"
	"testing"
)

const siteConfig = `baseURL = "https://netz.example/a"
defaultContentLanguage = "de"

[languages.en]
label = "English"
weight = 2
[languages.ar]
label = "العربية"
direction = "rtl"
weight = 3
title = "شبكة"
[languages.de]
label = "Deutsch"
locale = "de-DE"
weight = 1
[languages.de.params]
tag = "de"
[languages.de.params.segments]
groups = "gruppen"
[languages.de-simple]
weight = 2
[languages.de-simple.params]
tag = "de-x-simple"
`

func TestConfigReadsLanguagesByWeightThenKey(t *testing.T) {
	t.Parallel()
	c, err := Config([]byte(siteConfig), "")
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Keys(); !slices.Equal(got, []string{"de", "de-simple", "en", "ar"}) {
		t.Errorf("languages %v", got)
	}
	if c.BaseURL != "https://netz.example/a/" || c.Original().Segment("groups") != "gruppen" || c.Original().Locale != "de-DE" {
		t.Errorf("config %+v", c)
	}
	if ar := c.Find("ar"); ar.Dir != "rtl" || ar.Tag != "ar" || ar.Locale != "ar" || ar.Title != "شبكة" {
		t.Errorf("Arabic %+v", ar)
	}
	if simple := c.Find("de-simple"); simple.Tag != "de-x-simple" || simple.Dir != "ltr" {
		t.Errorf("easy German %+v", simple)
	}
}

func TestConfigTakesAnotherAddress(t *testing.T) {
	t.Parallel()
	c, err := Config([]byte(siteConfig), "http://localhost:1313")
	if err != nil || c.BaseURL != "http://localhost:1313/" {
		t.Errorf("address %v, %v", c, err)
	}
}

func TestConfigRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ src, baseURL, want string }{
		"broken TOML":            {"baseURL = ", "", "config.toml"},
		"no address":             {"defaultContentLanguage = \"de\"\n", "", "baseURL"},
		"address without scheme": {siteConfig, "netz.example", "baseURL"},
		"address of a file":      {siteConfig, "file:///tmp", "baseURL"},
		"unknown language":       {strings.Replace(siteConfig, `= "de"`, `= "fr"`, 1), "", "languages.fr"},
	} {
		if _, err := Config([]byte(c.src), c.baseURL); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}
