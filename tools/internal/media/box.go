package media

import (
	"bytes"
	"encoding/binary"
	"slices"

	"offenesnetz/tools/internal/diag"
)

// box is one of the boxes that AVIF and MP4 consist of.
type box struct {
	kind string
	body []byte
}

// boxes parts data; ok is false where they don't fill it.
func boxes(data []byte) (list []box, ok bool) {
	for len(data) > 0 {
		if len(data) < 8 {
			return list, false
		}
		n, head := uint64(binary.BigEndian.Uint32(data)), uint64(8)
		switch {
		case n == 0:
			n = uint64(len(data))
		case n == 1 && len(data) >= 16:
			n, head = binary.BigEndian.Uint64(data[8:]), 16
		}
		if n < head || n > uint64(len(data)) {
			return list, false
		}
		list = append(list, box{string(data[4:8]), data[head:n]})
		data = data[n:]
	}
	return list, true
}

func bodyOf(list []box, kind string) []byte {
	i := slices.IndexFunc(list, func(b box) bool { return b.kind == kind })
	if i < 0 {
		return nil
	}
	return list[i].body
}

// brand tells whether the file names one of the brands.
func brand(src []byte, brands ...string) bool {
	if len(src) < 16 || string(src[4:8]) != "ftyp" {
		return false
	}
	n := int(min(binary.BigEndian.Uint32(src), 256))
	for at := 8; at+4 <= min(n, len(src)); at += 4 {
		if slices.Contains(brands, string(src[at:at+4])) {
			return true
		}
	}
	return false
}

// avif refuses what it can't take out: positions of the picture's data depend on what stands before them.
func (f *finding) avif(src []byte) {
	if !brand(src, "avif") || brand(src, "avis") {
		f.other(src)
		return
	}
	list, ok := boxes(src)
	for _, b := range list {
		ok = ok && slices.Contains([]string{"ftyp", "meta", "mdat", "free", "skip"}, b.kind)
	}
	meta := bodyOf(list, "meta")
	if !ok || len(meta) < 4 {
		f.broken()
		return
	}
	inside, ok := boxes(meta[4:])
	items, known := itemTypes(bodyOf(inside, "iinf"))
	properties, sound := boxes(bodyOf(inside, "iprp"))
	if !ok || !known || !sound {
		f.broken()
		return
	}
	f.avifSize(bodyOf(properties, "ipco"))
	if bodyOf(inside, "uuid") != nil || slices.ContainsFunc(items, func(kind string) bool { return !slices.Contains([]string{"av01", "grid", "iden"}, kind) }) {
		f.add(Private, diag.M("das Bild enthält Angaben über sich selbst, etwa wann, womit und wo es entstand; aus AVIF lassen sie sich hier nicht entfernen", "the picture holds facts about itself, such as when, with what and where it was made; here they can't be taken out of AVIF"),
			diag.M("ohne diese Angaben (Metadaten) speichern, oder als JPEG, PNG oder WebP", "save it without these facts (metadata), or as JPEG, PNG or WebP"))
	}
}

// avifSize holds every size that the picture states against the limits.
func (f *finding) avifSize(ipco []byte) {
	list, ok := boxes(ipco)
	sized := false
	for _, b := range list {
		if b.kind == "ispe" && len(b.body) >= 12 && ok {
			before := len(f.problems)
			f.size(uint64(binary.BigEndian.Uint32(b.body[4:])), uint64(binary.BigEndian.Uint32(b.body[8:])))
			if sized = true; len(f.problems) > before {
				return
			}
		}
	}
	if !sized {
		f.broken()
	}
}

// itemTypes lists what the parts of a picture are.
func itemTypes(iinf []byte) (kinds []string, ok bool) {
	if len(iinf) < 6 {
		return nil, false
	}
	head := 6
	if iinf[0] > 0 {
		head = 8
	}
	if len(iinf) < head {
		return nil, false
	}
	list, ok := boxes(iinf[head:])
	for _, b := range list {
		at := 8 // version 2: id of two bytes, protection
		if len(b.body) > 0 && b.body[0] == 3 {
			at = 10
		}
		if b.kind != "infe" || len(b.body) < at+4 || b.body[0] < 2 {
			return nil, false
		}
		kinds = append(kinds, string(b.body[at:at+4]))
	}
	return kinds, ok
}

// recording knows films and sound by how they begin. A film that tells where it was taken is refused.
func (f *finding) recording(src []byte) {
	sound := bytes.HasPrefix(src, []byte("ID3")) || len(src) > 1 && src[0] == 0xff && src[1]&0xe0 == 0xe0 && src[1]&0x06 != 0
	film := brand(src, "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash")
	if f.ending == "mp3" && !sound || f.ending == "mp4" && !film {
		f.other(src)
		return
	}
	if f.ending == "mp3" {
		return
	}
	list, ok := boxes(src)
	moov := bodyOf(list, "moov")
	if !ok || moov == nil {
		f.broken()
		return
	}
	for _, sign := range []string{"\xa9xyz", "loci", "location.ISO6709", "GPSLatitude"} {
		if bytes.Contains(moov, []byte(sign)) {
			f.add(Private, diag.M("der Film verrät, wo er aufgenommen wurde", "the film tells where it was taken"),
				diag.M("ohne Standort (Metadaten) neu speichern", "save it anew without the location (metadata)"))
			return
		}
	}
}
