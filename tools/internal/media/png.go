package media

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
	"strings"
)

const pngStart = "\x89PNG\r\n\x1a\n"

// pngShown are the chunks that say how a picture looks. Those of a moving one are not among them: the still picture in it
// is published.
const pngShown = " IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT cICP mDCV cLLI "

const maxProfile = 8 << 20 // bytes of a colour profile, unpacked

// png gives the picture without what it tells of itself.
func (f *finding) png(src []byte) []byte {
	rest, ok := bytes.CutPrefix(src, []byte(pngStart))
	if !ok {
		f.other(src)
		return nil
	}
	out := append(make([]byte, 0, len(src)), pngStart...)
	located, first := false, true
	for {
		kind, chunk, body := pngChunk(rest)
		if chunk == nil || first != (kind == "IHDR") {
			f.broken()
			return nil
		}
		first, rest = false, rest[len(chunk):]
		switch {
		case kind == "IHDR" && !f.pngHead(body), kind == "iCCP" && !soundProfile(body), kind[0]&0x20 == 0 && !strings.Contains(pngShown, " "+kind+" "):
			f.broken()
			return nil
		case strings.Contains(pngShown, " "+kind+" "):
			out = append(out, chunk...)
		case kind == "eXIf":
			orientation, place := exif(body)
			located = located || place
			out = appendChunk(out, "eXIf", turned(orientation))
		default:
			located = located || placed(body)
		}
		if kind == "IEND" {
			break
		}
	}
	if located {
		f.located()
	}
	return out
}

func (f *finding) pngHead(body []byte) bool {
	if len(body) != 13 {
		return false
	}
	f.size(uint64(binary.BigEndian.Uint32(body)), uint64(binary.BigEndian.Uint32(body[4:])))
	return true
}

// pngChunk cuts one chunk off; nil where there is none that is whole.
func pngChunk(rest []byte) (kind string, chunk, body []byte) {
	if len(rest) < 12 {
		return "", nil, nil
	}
	n := uint64(binary.BigEndian.Uint32(rest))
	if n+12 > uint64(len(rest)) || crc32.ChecksumIEEE(rest[4:8+n]) != binary.BigEndian.Uint32(rest[8+n:]) {
		return "", nil, nil
	}
	return string(rest[4:8]), rest[:n+12], rest[8 : 8+n]
}

// appendChunk adds a chunk, none for an empty body.
func appendChunk(out []byte, kind string, body []byte) []byte {
	if len(body) == 0 {
		return out
	}
	out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
	start := len(out)
	out = append(append(out, kind...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
}

// soundProfile tells whether a packed colour profile stays small: nothing else bounds what it becomes.
func soundProfile(body []byte) bool {
	_, packed, ok := bytes.Cut(body, []byte{0})
	if !ok || len(packed) < 1 {
		return false
	}
	r, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return false
	}
	n, err := io.CopyN(io.Discard, r, maxProfile+1)
	return err == io.EOF && n <= maxProfile
}
