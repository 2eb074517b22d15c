package text

import "testing"

func TestWordsOfTwoScriptsThatLookAlikeAreFound(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"Integration und интеграция":      "",
		"IT-специалист, e-mail, COVID-19": "",
		"SMSки und VIPовский":             "", // an abbreviation with an ending
		"β-Test, ΔT, µm, 5 μm, 10 kΩ":     "",
		"Сосо":                            "", // all Cyrillic
		"Straße, Çay, Ümit, Nguyễn":       "",
		"Magdebuрg":                       "Magdebuрg",
		"Die Stаdt sagt":                  "Stаdt",
		"Αmt":                             "Αmt",
		"Mоskva-Moskva":                   "Mоskva",
		"Росcия":                          "Росcия", // one Latin letter
		"Рoсcия":                          "Рoсcия",
	} {
		if got, at := Disguised(s); got != want || want != "" && s[at:at+len(want)] != want {
			t.Errorf("%q: %q at %d", s, got, at)
		}
	}
}

func TestFeignedHosts(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]bool{
		"magdeburg.de": false, "münchen.example": false, "xn--mnchen-3ya.example": false, "xn--p1ai": false, "хор.рф": false, "пример.example": false, "例え.example": false,
		"mаgdeburg.de":            true, // a Cyrillic letter
		"xn--mgdeburg-16g.de":     true, // the same, coded
		"книга.com":               false,
		"сосо.com":                true, // Cyrillic only, before a Latin ending
		"ｍagdeburg.de":            true, // a wide letter
		"magdeburg.de\u2024evil":  true,
		"xn--a.de":                true, // no code
		"magdeburgω.de":           true,
		"magdeburgע.de":           true,
		"a.xn--mgdeburg-16g.info": true,
	} {
		if got := FeignedHost(host); got != want {
			t.Errorf("%q: %v", host, got)
		}
	}
}

func TestLinksWhoseWordsNameAnotherAddress(t *testing.T) {
	t.Parallel()
	for md, want := range map[string]bool{
		"[https://stadt.example](https://stadt.example/a)":            false,
		"[stadt.example](https://www.stadt.example/)":                 false,
		"[www.stadt.example/x](https://amt.stadt.example/y)":          false,
		"[Die Stadt](https://stadt.example)":                          false,
		"[protokoll.pdf](https://stadt.example/p.pdf)":                false,
		"[z.B. hier](https://stadt.example)":                          false,
		"[amt@stadt.example](mailto:amt@stadt.example)":               false,
		"<https://stadt.example/>":                                    false,
		"[https://stadt.example](https://evil.example/stadt.example)": true,
		"[stadt.example](https://stadt.example.evil.example)":         true,
		"[**www.stadt.example**, die Seite](https://evil.example)":    true,
		"[https&colon;//stadt.example](https://evil.example)":         true,
		"[https\\://stadt.example](https://evil.example)":             true,
		"[stadt.example/a/b](http://1.2.3.4/)":                        true,
		"[amt@stadt.example](mailto:amt@evil.example)":                true,
		"[Stadt](https://st\u0430dt.example)":                         true,
		"[Stadt](https://xn--stdt-63d.example)":                       true,
		"[siehe HTTPS://STADT.example, dort](https://evil.example)":   true,
		"[https://stadt.example:99999999/%zz](https://stadt.example)": true,
	} {
		html, problems := HTML(md, Options{})
		got := len(problems) == 1 && problems[0].Code == LinkFeigned
		if got != want || want && html[:4] == "<p><a" {
			t.Errorf("%s: %v %s", md, problems, html)
		}
	}
}
