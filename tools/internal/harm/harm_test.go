package harm

import "testing"

// The look into files finds what it is for.
func TestHarmIsSeen(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"a.html": `<p><script>x</script>`, "b.html": `<p onclick=x>`, "c.html": `<a href="java&#10;script:x">x</a>`, "d.html": `<a href="//x.example">x</a>`, "e.html": `<!-- x --><p>`,
		"f.html": `<a href="data:text/html,x">x</a>`, "g.html": `<meta http-equiv=refresh content="0; url=https://x.example">`, "h.html": `<img src="https://x.example/p">`, "i.html": "<p>\u202ex", "j.html": `<p style="x">`,
		"k.html": `<iframe srcdoc=x>`, "l.html": `<svg><animate /></svg>`, "m.html": `<base href=x>`, "n.html": `<form><button formaction=x>`, "o.html": `<meta http-equiv=refresh content="0; url=//x.example">`,
		"a.xml": `<a><script/></a>`, "b.xml": `<a href="data:x"/>`, "c.xml": `<a>`, "d.svg": `<svg><foreignObject/></svg>`, "e.svg": `<svg onload="x"/>`,
		"a.ics": "BEGIN:VCALENDAR\r\nfrei\r\nEND:VCALENDAR\r\n", "b.ics": "BEGIN:VCALENDAR\r\n", "a.json": "{}{", "a.csv": "a,=1\n", "b.csv": "a,\"\t@x\"\n",
	} {
		if In(name, []byte(data)) == "" {
			t.Errorf("%s passes: %s", name, data)
		}
	}
	for name, data := range map[string]string{"a.html": `<meta http-equiv="refresh" content="0; url=/x/"><a href="https://x.example">x</a><a href="mailto:x@x.example">x</a>`, "a.csv": "a,-1\n", "a.xml": `<a href="/x"/>`} {
		if why := In(name, []byte(data)); why != "" {
			t.Errorf("%s %s: %s", name, why, data)
		}
	}
}
