package media

import (
	"encoding/binary"

	"offenesnetz/tools/internal/diag"
)

// flags of a WebP file's head.
const (
	webpMoves = 0x02
	webpXMP   = 0x04
	webpExif  = 0x08
)

// webp gives the picture without what it tells of itself.
func (f *finding) webp(src []byte) []byte {
	if len(src) < 12 || string(src[:4]) != "RIFF" || string(src[8:12]) != "WEBP" {
		f.other(src)
		return nil
	}
	end := uint64(binary.LittleEndian.Uint32(src[4:])) + 8
	if end < 12 || end > uint64(len(src)) {
		f.broken()
		return nil
	}
	w := webpReader{finding: f, orientation: 1, out: append(make([]byte, 0, end), src[:12]...)}
	for rest := src[12:end]; len(rest) > 0; {
		if len(rest) < 8 {
			f.broken()
			return nil
		}
		n := uint64(binary.LittleEndian.Uint32(rest[4:]))
		whole := 8 + n + n&1
		if whole > uint64(len(rest)) || !w.chunk(string(rest[:4]), rest[:whole], rest[8:8+n]) {
			f.broken()
			return nil
		}
		rest = rest[whole:]
	}
	if !w.pictured {
		f.broken()
		return nil
	}
	if w.places {
		f.located()
	}
	return w.whole()
}

type webpReader struct {
	*finding
	out         []byte
	head        int // where the flags stand in out; 0 where there are none
	orientation uint16
	pictured    bool
	places      bool
}

// chunk reads one chunk; false where it contradicts the format.
func (w *webpReader) chunk(kind string, chunk, body []byte) bool {
	switch kind {
	case "VP8X":
		if len(body) != 10 || len(w.out) != 12 {
			return false
		}
		w.head = len(w.out) + 8
		w.size(uint64(body[4])|uint64(body[5])<<8|uint64(body[6])<<16+1, uint64(body[7])|uint64(body[8])<<8|uint64(body[9])<<16+1)
		w.moves(body[0]&webpMoves != 0)
	case "VP8 ":
		if len(body) < 10 || w.pictured {
			return false
		}
		w.pictured = true
		w.size(uint64(binary.LittleEndian.Uint16(body[6:])&0x3fff), uint64(binary.LittleEndian.Uint16(body[8:])&0x3fff))
	case "VP8L":
		if len(body) < 5 || w.pictured {
			return false
		}
		w.pictured = true
		bits := uint64(binary.LittleEndian.Uint32(body[1:]))
		w.size(bits&0x3fff+1, bits>>14&0x3fff+1)
	case "ANIM", "ANMF":
		w.moves(true)
		w.pictured = true
		return true
	case "EXIF":
		if len(body) > 6 && string(body[:6]) == "Exif\x00\x00" {
			body = body[6:]
		}
		orientation, located := exif(body)
		w.orientation, w.places = orientation, w.places || located
		return true
	case "ALPH", "ICCP":
	default:
		w.places = w.places || placed(body)
		return true
	}
	w.out = append(w.out, chunk...)
	return true
}

// moves refuses a moving picture, once.
func (w *webpReader) moves(yes bool) {
	for _, p := range w.problems {
		yes = yes && p.Code != Active
	}
	if yes {
		w.add(Active, diag.M("das Bild bewegt sich und lässt sich nicht anhalten", "the picture moves and can't be stopped"),
			diag.M("ein stehendes Bild nehmen, oder einen Film als MP4 unter [[file]]", "take a still picture, or a film as MP4 under [[file]]"))
	}
}

// whole sets the flags and the length right. A picture without a head can't say how it is turned, and did not.
func (w *webpReader) whole() []byte {
	if w.head > 0 {
		w.out[w.head] &^= webpXMP | webpExif
		if tiff := turned(w.orientation); tiff != nil {
			w.out[w.head] |= webpExif
			w.out = append(w.out, "EXIF"...)
			w.out = binary.LittleEndian.AppendUint32(w.out, uint32(len(tiff)))
			w.out = append(w.out, tiff...)
		}
	}
	binary.LittleEndian.PutUint32(w.out[4:], uint32(len(w.out)-8))
	return w.out
}
