package verify

import (
	"fmt"
	"strings"
	"testing"
)

func TestAddressesInAStyle(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, style, want string }{
		{"unquoted", `a{b:url(x.png)}`, `url() x.png@8`},
		{"unquoted with spaces", `a{b:url(  x.png )}`, `url() x.png@10`},
		{"quoted", `a{b:url("x.png")}`, `url() x.png@8`},
		{"single quotes", `a{b:url( 'x)y.png' )}`, `url() x)y.png@9`},
		{"capitals", `a{b:URL(x.png)}`, `url() x.png@8`},
		{"several", `a{b:url(x),url(y)}`, `url() x@8 url() y@15`},
		{"import of a string", `@import "a.css" layer(x);`, `@import a.css@8`},
		{"import of a url", `@import url("a.css") screen;`, `url() a.css@12`},
		{"import in capitals", `@IMPORT 'a.css';`, `@import a.css@8`},
		{"import without a space", `@import"a.css";`, `@import a.css@7`},
		{"import with a comment between", `@import/**/"a.css";`, `@import a.css@11`},
		{"only the import's own string", `@import "a.css"; a{content:"b"}`, `@import a.css@8`},
		{"image set", `a{b:image-set("x" 1x, url(y) type("image/avif"))}`, `image-set() x@14 url() y@26`},
		{"prefixed image set", `a{b:-webkit-image-set('x' 1x)}`, `-webkit-image-set() x@22`},
		{"source of a font", `@font-face{src:url(a.woff2) format("woff2")}`, `url() a.woff2@19`},
		{"generated text", `a{content:"url(x)" attr(href)}`, ``},
		{"string with an escaped quote", `a{content:"\"url(x)";b:url(y)}`, `url() y@27`},
		{"string that the line ends", "a{content:\"x\nb:url(y)}", `url() y@19`},
		{"comment", `/* url(x) */ a{b:c}/*`, ``},
		{"namespace", `@namespace s url(http://x); @namespace "http://y"; a{b:url(z)}`, `url() z@59`},
		{"namespace in quotes", `@namespace url("http://x");`, ``},
		{"unclosed", `a{b:url(x`, `url() x@8`},
		{"unclosed string", `@import "x`, `@import x@8`},
		{"name with backslashes", `a{b:\75 rl(x.png)}`, `url() x.png@11`},
		{"selector with a backslash", `.md\:w{b:url(x)}`, `url() x@13`},
		{"import with a backslash at its end", `@impor\74 "a.css";`, `@import a.css@10`},
		{"backslash at the end", `a{b:\`, ``},
		{"nothing", `a{b:url(`, ``},
		{"too many parentheses", `))) a{b:url("x")}`, `url() x@12`},
		{"function of another name", `a{b:calc(1px * (2 + 3)) my-url("x")}`, ``},
	} {
		var got []string
		r := cssReader{src: []byte(c.style)}
		r.follow = func(address []byte, off int, rule string) {
			got = append(got, fmt.Sprintf("%s %s@%d", rule, address, off))
		}
		r.run()
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}
