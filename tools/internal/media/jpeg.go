package media

import (
	"bytes"
	"encoding/binary"
)

// jpeg gives the picture without what it tells of itself: the segments that decoding needs, the colour profile, and how it is
// to be turned. Previews and films that cameras hang behind the picture go as well.
func (f *finding) jpeg(src []byte) []byte {
	if !bytes.HasPrefix(src, []byte("\xff\xd8\xff")) {
		f.other(src)
		return nil
	}
	j := jpegReader{finding: f, rest: src[2:], orientation: 1}
	for !j.done {
		if !j.segment() {
			f.broken()
			return nil
		}
	}
	if !j.sized || !j.scanned {
		f.broken()
		return nil
	}
	if j.places {
		f.located()
	}
	out := append(make([]byte, 0, len(src)), 0xff, 0xd8)
	out = append(out, j.jfif...)
	if tiff := turned(j.orientation); tiff != nil {
		out = append(out, 0xff, 0xe1, 0, byte(len(tiff)+8))
		out = append(append(out, "Exif\x00\x00"...), tiff...)
	}
	return append(out, j.kept...)
}

type jpegReader struct {
	*finding
	rest        []byte
	jfif, kept  []byte
	orientation uint16
	places      bool

	sized, scanned, done bool
}

// segment reads one segment, and the picture's data behind it.
func (j *jpegReader) segment() bool {
	for len(j.rest) > 1 && j.rest[0] == 0xff && j.rest[1] == 0xff {
		j.rest = j.rest[1:] // filling
	}
	if len(j.rest) < 2 || j.rest[0] != 0xff {
		return false
	}
	marker := j.rest[1]
	if marker == 0xd9 {
		j.kept, j.done = append(j.kept, 0xff, 0xd9), true
		return true
	}
	if len(j.rest) < 4 || marker < 0xc0 || marker >= 0xd0 && marker <= 0xd8 {
		return false
	}
	end := 2 + int(binary.BigEndian.Uint16(j.rest[2:]))
	if end < 4 || end > len(j.rest) {
		return false
	}
	segment, body := j.rest[:end], j.rest[4:end]
	j.rest = j.rest[end:]
	switch {
	case marker == 0xda:
		j.kept, j.scanned = append(j.kept, segment...), true
		return j.scan()
	case marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc:
		return j.frame(segment, body)
	case marker >= 0xe0 && marker <= 0xef || marker == 0xfe:
		j.told(marker, segment, body)
	default:
		j.kept = append(j.kept, segment...)
	}
	return true
}

func (j *jpegReader) frame(segment, body []byte) bool {
	if len(body) < 6 || j.sized {
		return false
	}
	j.size(uint64(binary.BigEndian.Uint16(body[3:])), uint64(binary.BigEndian.Uint16(body[1:])))
	j.kept, j.sized = append(j.kept, segment...), true
	return true
}

// scan copies the picture's data up to the next marker that is none of its own.
func (j *jpegReader) scan() bool {
	for at := 0; ; {
		n := bytes.IndexByte(j.rest[at:], 0xff)
		if n < 0 || at+n+1 >= len(j.rest) {
			return false
		}
		at += n
		if next := j.rest[at+1]; next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7) {
			j.kept, j.rest = append(j.kept, j.rest[:at]...), j.rest[at:]
			return true
		}
		at++
		if j.rest[at] != 0xff {
			at++
		}
	}
}

// told reads a segment in which programs tell something.
func (j *jpegReader) told(marker byte, segment, body []byte) {
	switch {
	case marker == 0xe0 && j.jfif == nil && len(body) >= 14 && bytes.HasPrefix(body, []byte("JFIF\x00")):
		j.jfif = append([]byte{0xff, 0xe0, 0, 16}, body[:12]...)
		j.jfif = append(j.jfif, 0, 0) // no preview
	case marker == 0xe1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")):
		var located bool
		j.orientation, located = exif(body[6:])
		j.places = j.places || located
	case marker == 0xe1:
		j.places = j.places || placed(body)
	case marker == 0xe2 && bytes.HasPrefix(body, []byte("ICC_PROFILE\x00")), marker == 0xee && bytes.HasPrefix(body, []byte("Adobe")):
		j.kept = append(j.kept, segment...)
	}
}
