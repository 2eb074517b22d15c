package media

import (
	"bytes"
	"encoding/binary"
)

// tags of the first directory of Exif that matter to us.
const (
	tagOrientation = 0x0112
	tagGPS         = 0x8825
)

// exif reads how a picture is to be turned (1 to 8; 1 is as it is) and whether it tells a place, out of a TIFF block.
func exif(tiff []byte) (orientation uint16, located bool) {
	orientation = 1
	if len(tiff) < 8 {
		return orientation, false
	}
	var order binary.ByteOrder = binary.LittleEndian
	if string(tiff[:2]) == "MM" {
		order = binary.BigEndian
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return orientation, false
	}
	entries := tiff[at+2:]
	for n := int(order.Uint16(tiff[at:])); n > 0 && len(entries) >= 12; n-- {
		switch order.Uint16(entries) {
		case tagOrientation:
			if v := order.Uint16(entries[8:]); v >= 1 && v <= 8 {
				orientation = v
			}
		case tagGPS:
			located = true
		}
		entries = entries[12:]
	}
	return orientation, located
}

// turned is a TIFF block that says how a picture is to be turned and nothing else; nil for a picture that is not turned.
func turned(orientation uint16) []byte {
	if orientation == 1 {
		return nil
	}
	return []byte{'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1, tagOrientation >> 8, tagOrientation & 0xff, 0, 3, 0, 0, 0, 1, 0, byte(orientation), 0, 0, 0, 0, 0, 0}
}

// placed tells whether a block of XMP names a place.
func placed(xmp []byte) bool { return bytes.Contains(xmp, []byte("GPSLatitude")) }
