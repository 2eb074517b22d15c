package check_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// Pictures and films are bytes that a text file can't hold.
func init() {
	const at = "data/topics/bildung.toml:"
	madeCases["file-inside"] = []madeCase{{"a picture that swells", pictured("bild.png", pngOf(60_000, 60_000)),
		at + "6:8: das Bild hat 60000 mal 60000 Bildpunkte [file-inside]\n  Rat: verkleinern: erlaubt sind 50 Millionen, 2000 in der Breite genügen\n"}}
	madeCases["file-location"] = []madeCase{{"a place in Exif", pictured("bild.png", pngOf(4, 4, "eXIfMM\x00*\x00\x00\x00\x08\x00\x01\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x1a")),
		at + "6:8: Hinweis: das Bild verrät, wo es aufgenommen wurde; die Seite zeigt es ohne diese Angabe, in der Datei steht sie weiter [file-location]\n" +
			"  Rat: den Standort aus der Datei löschen, wenn andere sie lesen können\n"}}
	madeCases["file-private"] = []madeCase{{"a place in a picture that can't be freed of it", pictured("bild.avif", avifWithExif()),
		at + "6:8: das Bild enthält Angaben über sich selbst, etwa wann, womit und wo es entstand; aus AVIF lassen sie sich hier nicht entfernen [file-private]\n" +
			"  Rat: ohne diese Angaben (Metadaten) speichern, oder als JPEG, PNG oder WebP\n"}}
}

// pictured gives a topic a picture.
func pictured(name string, data []byte) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		t.Helper()
		folder := filepath.Join(dir, "data/topics/bildung")
		if err := os.MkdirAll(folder, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
		bytesIn("data/topics/bildung.toml", "name = \"Bildung\"\nmodified = 2026-11-01\n\n[[image]]\nid = \"bild\"\npath = \""+name+"\"\nalt = \"Ein Haus\"\ncredit = \"Stadt\"\n")(t, dir)
	}
}

// pngOf is a small PNG that claims the size and has further chunks.
func pngOf(width, height uint32, chunks ...string) []byte {
	var b bytes.Buffer
	_ = png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4))) // a buffer takes everything
	src := b.Bytes()
	binary.BigEndian.PutUint32(src[16:], width)
	binary.BigEndian.PutUint32(src[20:], height)
	binary.BigEndian.PutUint32(src[29:], crc32.ChecksumIEEE(src[12:29]))
	out := bytes.Clone(src[:33])
	for _, c := range chunks {
		out = binary.BigEndian.AppendUint32(out, uint32(len(c)-4))
		out = binary.BigEndian.AppendUint32(append(out, c...), crc32.ChecksumIEEE([]byte(c)))
	}
	return append(out, src[33:]...)
}

func avifWithExif() []byte {
	box := func(kind, body string) string {
		return string(binary.BigEndian.AppendUint32(nil, uint32(len(body)+8))) + kind + body
	}
	info := box("infe", "\x02\x00\x00\x00\x00\x01\x00\x00Exif\x00")
	size := box("ispe", "\x00\x00\x00\x00\x00\x00\x00\x04\x00\x00\x00\x04")
	return []byte(box("ftyp", "avif\x00\x00\x00\x00") + box("meta", "\x00\x00\x00\x00"+box("iinf", "\x00\x00\x00\x00\x00\x01"+info)+box("iprp", box("ipco", size))))
}
