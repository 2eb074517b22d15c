package tree

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"offenesnetz/tools/internal/diag"
)

// tempPrefix begins the names of half-written files; no page may bear it.
const tempPrefix = ".netz-"

// maxName is the longest file name that common file systems hold, in bytes.
const maxName = 255

func badName(path string, why diag.Message) diag.Message {
	return diag.Message{
		De: fmt.Sprintf("der Dateiname %q geht nicht: %s", path, why.De),
		En: fmt.Sprintf("the file name %q can't be used: %s", path, why.En),
	}
}

// Unfit says why no file may bear the path: some system that we serve, or somebody who works on the site, could not hold it.
// The zero Message is for a path that all can hold.
func Unfit(path string) diag.Message { return refuse(path) }

// Fold maps paths that a file system may take for one another to one key.
func Fold(path string) string { return fold(path) }

// refuse says why a path can't be written on every system we serve, or gives the zero Message.
func refuse(path string) diag.Message {
	switch {
	case path == "":
		return diag.M("er ist leer", "it is empty")
	case !utf8.ValidString(path):
		return diag.M("er ist kein gültiges UTF-8", "it isn't valid UTF-8")
	case strings.HasPrefix(path, "/"):
		return diag.M("er ist nicht relativ", "it isn't relative")
	}
	if i := strings.IndexFunc(path, forbidden); i >= 0 {
		r, _ := utf8.DecodeRuneInString(path[i:])
		return diag.M("das Zeichen %q ist nicht erlaubt", "the character %q isn't allowed", r)
	}
	for name := range strings.SplitSeq(path, "/") {
		if why := refuseName(name); why != (diag.Message{}) {
			return why
		}
	}
	return diag.Message{}
}

// forbidden are the characters that Windows refuses, and control characters, which would break the manifest.
func forbidden(r rune) bool {
	return unicode.IsControl(r) || strings.ContainsRune(`\:*?"<>|`, r)
}

func refuseName(name string) diag.Message {
	switch {
	case name == "" || name == "." || name == "..":
		return diag.M("er ist nicht bereinigt", "it isn't clean")
	case len(name) > maxName:
		return diag.M("ein Teil ist länger als %d Bytes", "a part is longer than %d bytes", maxName)
	case strings.HasPrefix(name, tempPrefix):
		return diag.M("%q ist für halb geschriebene Dateien vergeben", "%q is kept for half-written files", tempPrefix)
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return diag.M("ein Teil endet mit Punkt oder Leerzeichen", "a part ends in a dot or a space")
	case deviceName(name):
		return diag.M("%q ist unter Windows ein Gerät", "%q is a device on Windows", name)
	}
	return diag.Message{}
}

// deviceName reports whether Windows opens a device under this name, whatever its extension: CON, nul.md, COM1.
func deviceName(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	number, isPort := strings.CutPrefix(stem, "COM")
	if !isPort {
		number, isPort = strings.CutPrefix(stem, "LPT")
	}
	return isPort && utf8.RuneCountInString(number) == 1 && strings.Contains("0123456789¹²³", number)
}

// fold maps names that a file system may take for one another (case, composed letters) to one key.
func fold(path string) string {
	for i := 0; i < len(path); i++ {
		if path[i] >= utf8.RuneSelf {
			return norm.NFC.String(cases.Fold().String(norm.NFC.String(path)))
		}
	}
	return strings.ToLower(path)
}
