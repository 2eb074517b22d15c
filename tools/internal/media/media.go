// Package media judges documents and pictures by their bytes before a site publishes them, whatever their names say, and
// takes out of pictures what they tell about where, when and with what they were made. It unpacks no picture and no
// archive: sizes are read where the format states them, so that a small file can't make us work long.
package media

import (
	"bytes"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
)

// Endings of the files that a site publishes beside its pages. What a browser would run as a page of the site, such as
// HTML and SVG, is not among them, nor are archives and moving pictures that nobody can stop.
var (
	Documents = []string{"pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "txt", "csv", "epub", "ics", "mp3", "mp4"}
	Pictures  = []string{"jpg", "jpeg", "png", "webp", "avif"}
)

// MaxBytes is the largest document or picture, in bytes: it goes to people with old phones, and through our memory.
const MaxBytes = 50 << 20

// Limits of what a file may become when it is opened.
const (
	maxPixels   = 50_000_000 // of a picture: four bytes each on the phone that shows it
	maxSide     = 20_000     // in pixels
	maxUnpacked = 300 << 20  // bytes of all that an office document holds
	maxMarkup   = 64 << 20   // bytes of its XML, which is read
	maxEntries  = 10_000     // files in an office document
	maxRatio    = 200        // unpacked bytes for one packed, where there are many
)

// Result is what was found in a file.
type Result struct {
	Data     []byte // what is to be published; nil where there is a fault
	Problems []Problem
}

// Problem is one thing about a file.
type Problem struct {
	Code            string
	Message, Advice diag.Message
	Warning         bool // the file is published all the same
}

// Codes of problems.
const (
	Content  = "file-content"  // the bytes are not what the ending says
	Active   = "file-active"   // it holds programs or other files
	Inside   = "file-inside"   // it becomes too large when it is opened
	Private  = "file-private"  // it tells of itself what can't be taken out
	Location = "file-location" // it tells where it was taken; what is published does not
	Formula  = "file-formula"  // a cell that a spreadsheet would reckon
)

// Known tells whether files with the ending are published, and so judged by Read.
func Known(ending string) bool {
	return slices.Contains(Documents, ending) || slices.Contains(Pictures, ending)
}

// Read judges the bytes of a file with the ending, which is in small letters and has no dot. The ending is a known one.
func Read(ending string, src []byte) Result {
	found := &finding{ending: ending}
	data := src
	switch ending {
	case "jpg", "jpeg":
		data = found.jpeg(src)
	case "png":
		data = found.png(src)
	case "webp":
		data = found.webp(src)
	case "avif":
		found.avif(src)
	case "pdf":
		data = found.pdf(src)
	case "odt", "ods", "odp", "docx", "xlsx", "pptx", "epub":
		data = found.office(src)
	case "mp3", "mp4":
		found.recording(src)
	default:
		found.plain(src)
	}
	if slices.ContainsFunc(found.problems, func(p Problem) bool { return !p.Warning }) {
		data = nil
	}
	return Result{data, found.problems}
}

// finding collects what is wrong with one file.
type finding struct {
	ending   string
	problems []Problem
}

func (f *finding) add(code string, message, advice diag.Message) {
	f.problems = append(f.problems, Problem{Code: code, Message: message, Advice: advice})
}

// other says that a file is not what its ending says and, where it is known, what it is.
func (f *finding) other(src []byte) {
	is := sniff(src)
	if is == "" {
		f.add(Content, diag.M("die Datei ist keine %s-Datei, auch wenn sie so heißt", "the file is no %s file, whatever its name", strings.ToUpper(f.ending)),
			diag.M("mit dem Programm öffnen, das sie gemacht hat, und als %s speichern", "open it with the program that made it and save it as %s", strings.ToUpper(f.ending)))
		return
	}
	f.add(Content, diag.M("die Datei ist in Wahrheit %[2]s, keine %[1]s-Datei", "the file is really %[2]s, no %[1]s file", strings.ToUpper(f.ending), is),
		diag.M("nicht nur umbenennen: als %s speichern", "don't just rename it: save it as %s", strings.ToUpper(f.ending)))
}

// broken says that a file ends early or contradicts itself.
func (f *finding) broken() {
	f.add(Content, diag.M("die Datei ist beschädigt oder nicht vollständig", "the file is damaged or not whole"),
		diag.M("die Datei neu speichern oder neu hochladen", "save the file anew or upload it anew"))
}

// size holds the width and height of a picture against the limits.
func (f *finding) size(width, height uint64) {
	if width == 0 || height == 0 {
		f.broken()
	} else if width > maxSide || height > maxSide || width*height > maxPixels {
		f.add(Inside, diag.M("das Bild hat %d mal %d Bildpunkte", "the picture has %d by %d pixels", width, height),
			diag.M("verkleinern: erlaubt sind %d Millionen, 2000 in der Breite genügen", "make it smaller: %d million are allowed, a width of 2000 is enough", maxPixels/1_000_000))
	}
}

// located warns that the file as it lies in the repository tells where it was taken.
func (f *finding) located() {
	f.problems = append(f.problems, Problem{Code: Location, Warning: true,
		Message: diag.M("das Bild verrät, wo es aufgenommen wurde; die Seite zeigt es ohne diese Angabe, in der Datei steht sie weiter", "the picture tells where it was taken; the site shows it without, the file still has it"),
		Advice:  diag.M("den Standort aus der Datei löschen, wenn andere sie lesen können", "remove the location from the file if others can read it")})
}

// signatures are the beginnings by which files are known.
var signatures = []struct{ start, is string }{
	{"\xff\xd8\xff", "JPEG"}, {pngStart, "PNG"}, {"GIF8", "GIF"}, {"%PDF-", "PDF"}, {"PK\x03\x04", "ZIP"}, {"PK\x05\x06", "ZIP"}, {"7z\xbc\xaf", "7z"}, {"Rar!", "RAR"},
	{"\x1f\x8b", "gzip"}, {"MZ", "EXE"}, {"\x7fELF", "ELF"}, {"\xd0\xcf\x11\xe0", "DOC/XLS/PPT (alt/old)"}, {"{\\rtf", "RTF"}, {"<svg", "SVG"}, {"<!doctype html", "HTML"}, {"<html", "HTML"}, {"<?xml", "XML"}, {"BM", "BMP"}, {"II*\x00", "TIFF"}, {"MM\x00*", "TIFF"}, {"ID3", "MP3"},
}

// sniff names what a file is; "" where that is not known.
func sniff(src []byte) string {
	head := src[:min(len(src), 64)]
	switch {
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return "WebP"
	case len(head) >= 12 && string(head[4:8]) == "ftyp":
		switch string(head[8:12]) {
		case "avif", "avis":
			return "AVIF"
		case "heic", "heix", "mif1", "hevc":
			return "HEIC"
		}
		return "MP4"
	}
	text := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"))
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.start)) || s.start[0] == '<' && bytes.HasPrefix(text, []byte(s.start)) {
			return s.is
		}
	}
	return ""
}
