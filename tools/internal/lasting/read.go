package lasting

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/export"
)

// Unfit says why a list of addresses can't be used.
type Unfit struct{ Message diag.Message }

func (e Unfit) Error() string { return e.Message.En }

func unfit(de, en string, args ...any) error { return Unfit{diag.M(de, en, args...)} }

// Published gives the addresses of the site that stands in a folder, if the new site has to keep them: it is of the same
// network and of no later instant. marker is the name of the marker file.
func Published(dir, marker string, now Stamp) ([]Address, error) {
	before, ok := ReadStamp(filepath.Join(dir, marker))
	if !ok || before.Authority == "" || before.Authority != now.Authority || before.AsOf.After(now.AsOf) {
		return nil, nil
	}
	data, err := os.ReadFile(filepath.Join(dir, export.AddressFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return lines(data), err
}

// Read reads the addresses of an earlier site from its folder or from a list: addresses one a line, or a sitemap. An
// error that the caller can mend is an Unfit.
func Read(name string) ([]Address, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, unfit("%q gibt es nicht", "there is no %q", name)
	}
	if !info.IsDir() {
		return readList(name)
	}
	for _, file := range []string{export.AddressFile, "sitemap.xml"} {
		if _, err := os.Stat(filepath.Join(name, file)); err == nil {
			return readList(filepath.Join(name, file))
		}
	}
	return nil, unfit("in %q liegt weder %s noch sitemap.xml; ist es der Ordner einer fertigen Seite?", "there is neither %[2]s nor sitemap.xml in %[1]q; is it the folder of a built site?", name, export.AddressFile)
}

// maxList bounds how much is read of a list, in bytes: a sitemap may have 50 MB.
const maxList = 64 << 20

func readList(name string) ([]Address, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, unfit("%q lässt sich nicht lesen", "%q can't be read", name)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxList))
	if err != nil {
		return nil, unfit("%q lässt sich nicht lesen", "%q can't be read", name)
	}
	var out []Address
	if bytes.HasPrefix(bytes.TrimLeft(data, "\ufeff \t\r\n"), []byte("<")) {
		out, err = sitemap(name, data)
	} else {
		out = lines(data)
	}
	if err == nil && len(out) == 0 {
		err = unfit("in %q steht keine Adresse", "there is no address in %q", name)
	}
	return out, err
}

// lines reads one address a line, with what it is of behind a blank. Lines that begin with # are passed over.
func lines(data []byte) []Address {
	var out []Address
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		a := Address{Path: pathOf(words[0])}
		if len(words) > 1 {
			a.Of = words[1]
		}
		out = append(out, a)
	}
	return out
}

// pathOf gives the path of an address: from the host's root where it names a host or begins with a slash.
func pathOf(address string) string {
	p := address
	if u, err := url.Parse(address); err == nil {
		p = u.Path
		if u.Host != "" && p == "" {
			p = "/"
		}
	}
	p = strings.TrimSuffix(p, "index.html")
	if last := path.Base(p); p != "" && !strings.HasSuffix(p, "/") && !strings.Contains(last, ".") {
		p += "/"
	}
	return p
}

// sitemap reads a sitemap. The parts of an index are read from beside it.
func sitemap(name string, data []byte) ([]Address, error) {
	var x struct {
		URLs  []string `xml:"url>loc"`
		Parts []string `xml:"sitemap>loc"`
	}
	if err := xml.Unmarshal(data, &x); err != nil {
		return nil, unfit("%q ist keine Sitemap: %v", "%q is no sitemap: %v", name, err)
	}
	var out []Address
	for _, u := range x.URLs {
		out = append(out, Address{Path: pathOf(strings.TrimSpace(u))})
	}
	for _, p := range x.Parts {
		file := filepath.Join(filepath.Dir(name), path.Base(strings.TrimSpace(p)))
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, unfit("%q nennt %s; diese Datei daneben legen", "%q names %s; put this file beside it", name, path.Base(p))
		}
		if bytes.Contains(data, []byte("<sitemapindex")) {
			return nil, unfit("%q ist selbst ein Verzeichnis von Sitemaps", "%q is an index of sitemaps itself", file)
		}
		part, err := sitemap(file, data)
		if err != nil {
			return nil, err
		}
		out = append(out, part...)
	}
	return out, nil
}
