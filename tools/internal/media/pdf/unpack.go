package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
)

// unpackCost is what it costs to begin with a stream, in bytes that might be looked at instead.
const unpackCost = 1 << 8

// unpack gives the bytes of a stream that is packed with Flate or not at all.
func (f *file) unpack(o object) ([]byte, error) {
	data := f.src[o.begin:o.end]
	filters, ok := filtersOf(o.dict())
	if !ok || len(filters) > 1 || len(filters) == 1 && filters[0] != "FlateDecode" {
		return nil, errBroken
	}
	if f.work -= len(data) + unpackCost; f.work < 0 {
		return nil, errBroken
	}
	if len(filters) == 0 {
		if f.unpacked -= len(data); f.unpacked < 0 {
			return nil, errBroken // one stream may be read under many numbers
		}
		return data, nil
	}
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, errBroken
	}
	out, _ := io.ReadAll(io.LimitReader(r, int64(f.unpacked)+1)) // viewers, too, take what comes before a fault
	if f.unpacked -= len(out); f.unpacked < 0 {
		return nil, errBroken
	}
	parms := o.dict().get("DecodeParms")
	if list, ok := parms.([]any); ok && len(list) == 1 {
		parms = list[0]
	}
	d, isDict := parms.(*dict)
	if parms != nil && !isDict {
		return nil, errBroken
	}
	return predicted(d, out)
}

// filtersOf lists how a stream is packed; ok is false where that can't be told.
func filtersOf(d *dict) (list []name, ok bool) {
	switch v := d.get("Filter").(type) {
	case nil:
		return nil, true
	case name:
		return []name{v}, true
	case []any:
		for _, e := range v {
			n, ok := e.(name)
			if !ok {
				return nil, false
			}
			list = append(list, n)
		}
		return list, true
	}
	return nil, false
}

// predicted undoes the differences that a stream may be written in, those of PNG with one byte a value.
func predicted(d *dict, data []byte) ([]byte, error) {
	kind, ok := d.number("Predictor")
	if !ok || kind == 1 {
		return data, nil
	}
	columns, ok := d.number("Columns")
	for _, key := range []name{"Colors", "BitsPerComponent"} {
		if n, said := d.number(key); said && n != map[name]int{"Colors": 1, "BitsPerComponent": 8}[key] {
			return nil, errBroken
		}
	}
	if !ok || kind < 10 || columns < 1 || columns > 1<<16 {
		return nil, errBroken
	}
	above := make([]byte, columns)
	out := make([]byte, 0, len(data))
	for ; len(data) > columns; data = data[columns+1:] {
		row := bytes.Clone(data[1 : columns+1])
		for i := range row {
			var left, corner byte
			if i > 0 {
				left, corner = row[i-1], above[i-1]
			}
			switch data[0] {
			case 0:
			case 1:
				row[i] += left
			case 2:
				row[i] += above[i]
			case 3:
				row[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				row[i] += paeth(int(left), int(above[i]), int(corner))
			default:
				return nil, errBroken
			}
		}
		out = append(out, row...)
		above = row
	}
	return out, nil
}

// paeth gives that of three neighbours which is nearest to what they promise together.
func paeth(left, above, corner int) byte {
	distance := func(n int) int { return max(left+above-corner-n, n-left-above+corner) }
	switch {
	case distance(left) <= distance(above) && distance(left) <= distance(corner):
		return byte(left)
	case distance(above) <= distance(corner):
		return byte(above)
	}
	return byte(corner)
}
