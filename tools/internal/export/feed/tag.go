package feed

import "strings"

// TagURI makes a tag URI (RFC 4151), a name that holds for ever even when pages move: TagURI("example.org", "2026-01-01",
// "news/1") is "tag:example.org,2026-01-01:news/1". The authority is a host name or mail address held on startDate
// (a year, a month or a day). Characters that a tag can't hold are percent-encoded in the path.
func TagURI(authority, startDate, path string) string {
	return "tag:" + strings.ToLower(authority) + "," + startDate + ":" + encodePath(path)
}

const hexDigits = "0123456789ABCDEF"

func encodePath(path string) string {
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c := path[i]
		if plain(c) {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hexDigits[c>>4])
		b.WriteByte(hexDigits[c&15])
	}
	return b.String()
}

// plain tells whether RFC 4151 lets a byte stand in the specific part as it is. "#" would start a fragment.
func plain(c byte) bool {
	letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	return letter || strings.IndexByte("-._~!$&'()*+,;=:@/?", c) >= 0
}
