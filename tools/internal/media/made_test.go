package media

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strconv"
	"strings"
	"testing"
)

// secret stands in every block that pictures tell something in: it must never come out.
const secret = "GEHEIM 52.1205 N"

func picture() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 32, 16))
	for x := range 32 {
		for y := range 16 {
			m.Set(x, y, color.RGBA{uint8(x * 8), uint8(y * 16), uint8(x ^ y), 255})
		}
	}
	return m
}

func madeJPEG(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture(), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func madePNG(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, picture()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tiffOf is a block of Exif with a place, an orientation and a secret.
func tiffOf(order binary.AppendByteOrder, orientation uint16) []byte {
	out := []byte("II*\x00\x08\x00\x00\x00")
	if order.AppendUint16(nil, 1)[0] == 0 {
		out = []byte("MM\x00*\x00\x00\x00\x08")
	}
	out = order.AppendUint16(out, 2)
	out = order.AppendUint16(order.AppendUint16(out, tagOrientation), 3)
	out = order.AppendUint16(order.AppendUint32(out, 1), orientation)
	out = order.AppendUint16(out, 0)
	out = order.AppendUint16(order.AppendUint16(out, tagGPS), 4)
	out = order.AppendUint32(order.AppendUint32(out, 1), 38)
	return append(order.AppendUint32(out, 0), secret...)
}

// segments puts segments behind the start of a JPEG.
func segments(src []byte, list ...string) []byte {
	out := append([]byte(nil), src[:2]...)
	for _, s := range list {
		out = append(out, 0xff, s[0])
		out = binary.BigEndian.AppendUint16(out, uint16(len(s)+1))
		out = append(out, s[1:]...)
	}
	return append(out, src[2:]...)
}

// chunks puts chunks behind the head of a PNG.
func chunks(src []byte, list ...string) []byte {
	const head = 8 + 25
	out := append([]byte(nil), src[:head]...)
	for _, c := range list {
		out = appendChunk(out, c[:4], []byte(c[4:]))
	}
	return append(out, src[head:]...)
}

// riff makes a WebP of chunks.
func riff(list ...string) []byte {
	out := []byte("RIFF\x00\x00\x00\x00WEBP")
	for _, c := range list {
		out = append(out, c[:4]...)
		out = binary.LittleEndian.AppendUint32(out, uint32(len(c)-4))
		out = append(out, c[4:]...)
		if len(c)%2 == 1 {
			out = append(out, 0)
		}
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

// lossless is the chunk of a WebP picture of the size; its data is no picture.
func lossless(width, height uint32) string {
	return "VP8L\x2f" + string(binary.LittleEndian.AppendUint32(nil, width-1|(height-1)<<14)) + "daten"
}

func head(flags byte, width, height uint32) string {
	w, h := width-1, height-1
	return "VP8X" + string([]byte{flags, 0, 0, 0, byte(w), byte(w >> 8), byte(w >> 16), byte(h), byte(h >> 8), byte(h >> 16)})
}

func boxOf(kind string, parts ...string) string {
	body := strings.Join(parts, "")
	return string(binary.BigEndian.AppendUint32(nil, uint32(len(body)+8))) + kind + body
}

// avifOf is an AVIF of the size with items of the types; its data is no picture.
func avifOf(width, height uint32, types ...string) []byte {
	infos := ""
	for _, kind := range types {
		infos += boxOf("infe", "\x02\x00\x00\x00\x00\x01\x00\x00", kind, "\x00")
	}
	ispe := "\x00\x00\x00\x00" + string(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height))
	return []byte(boxOf("ftyp", "avif\x00\x00\x00\x00mif1avif") +
		boxOf("meta", "\x00\x00\x00\x00", boxOf("hdlr", "x"), boxOf("iinf", "\x00\x00\x00\x00\x00", string(byte(len(types))), infos), boxOf("iprp", boxOf("ipco", boxOf("ispe", ispe)))) +
		boxOf("mdat", "daten"))
}

// packed makes an archive of names and contents, the first of them unpacked.
func packed(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		method := zip.Deflate
		if i == 0 {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: pairs[i], Method: method})
		if err == nil {
			_, err = w.Write([]byte(pairs[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func deflated(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// pdfOf is a PDF whose catalogue says body, and which tells who made it.
func pdfOf(body string) []byte {
	b := "%PDF-1.7\n"
	table := "xref\n0 3\n0000000000 65535 f \n"
	for i, o := range []string{"<< /Type /Catalog " + body + " >>", "<< /Title (Bericht) /Author (" + secret + ") >>"} {
		table += fmt.Sprintf("%010d 00000 n \n", len(b))
		b += fmt.Sprintf("%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return []byte(b + table + "trailer\n<< /Size 3 /Root 1 0 R /Info 2 0 R >>\nstartxref\n" + strconv.Itoa(len(b)) + "\n%%EOF\n")
}
