package verify

import (
	"bytes"
	"strconv"
	"strings"
)

// calendar reads one iCalendar file, line by line.
type calendar struct {
	w     *worker
	file  int32
	dir   string
	place placer
	open  []component
	crlf  bool // a wrong line end has been told; one is enough
}

// component is an open BEGIN, with the properties an event must have.
type component struct {
	name                string
	at                  pos
	uid, dtstamp, start bool
}

const maxComponents = 100

// checkCalendar checks the form of an ICS file and follows its URL lines.
func (w *worker) checkCalendar(file int32, src []byte) {
	c := &calendar{w: w, file: file, dir: folderOf(w.c.files[file]), place: newPlacer(src)}
	var line []byte // unfolded
	start := c.place.at(0)
	for off := 0; off < len(src); {
		at := c.place.at(off)
		raw, size := c.line(src[off:], at)
		if len(raw) > 0 && (raw[0] == ' ' || raw[0] == '\t') {
			line = append(line, raw[1:]...)
		} else {
			c.property(line, start)
			line = append(line[:0], raw...)
			start = at
		}
		off += size
	}
	c.property(line, start)
	for _, open := range c.open {
		c.fault(open.at, sayICSOpen, open.name)
	}
	if len(src) == 0 {
		c.fault(pos{}, sayICSNone)
	}
}

func (c *calendar) fault(at pos, say *wording, args ...string) { c.w.add(c.file, at, say, args...) }

// line cuts off one line and checks its end and length.
func (c *calendar) line(rest []byte, at pos) (line []byte, size int) {
	end := bytes.IndexByte(rest, '\n')
	size = end + 1
	if end < 0 {
		end, size = len(rest), len(rest)
	}
	line = rest[:end]
	if n := len(line); size == end || n == 0 || line[n-1] != '\r' {
		if !c.crlf {
			c.fault(at, sayICSEnd)
		}
		c.crlf = true
	} else {
		line = line[:n-1]
	}
	if len(line) > 75 {
		c.fault(at, sayICSLong, strconv.Itoa(len(line)))
	}
	return line, size
}

// property takes one unfolded line.
func (c *calendar) property(line []byte, at pos) {
	name, value, ok := bytes.Cut(line, []byte(":"))
	if !ok {
		if len(line) > 0 {
			c.fault(at, sayICSLine)
		}
		return
	}
	name, _, _ = bytes.Cut(name, []byte(";"))
	switch key := strings.ToUpper(string(name)); key {
	case "BEGIN":
		c.begin(string(value), at)
	case "END":
		c.end(string(value), at)
	case "URL":
		_, value = cutParameters(line)
		c.w.follow(c.file, c.dir, value, reference{at: at, attr: "URL"})
	default:
		c.note(key)
	}
}

// cutParameters finds the colon that ends the parameters; one in quotes doesn't.
func cutParameters(line []byte) (head, value []byte) {
	quoted := false
	for i, b := range line {
		switch {
		case b == '"':
			quoted = !quoted
		case b == ':' && !quoted:
			return line[:i], line[i+1:]
		}
	}
	return line, nil
}

func (c *calendar) begin(name string, at pos) {
	switch {
	case len(c.open) == 0 && name != "VCALENDAR":
		c.fault(at, sayICSNone)
	case len(c.open) >= maxComponents:
		c.fault(at, sayICSDeep, name)
		return
	}
	c.open = append(c.open, component{name: name, at: at})
}

func (c *calendar) end(name string, at pos) {
	n := len(c.open)
	if n == 0 || c.open[n-1].name != name {
		c.fault(at, sayICSClose, name)
		return
	}
	last := c.open[n-1]
	c.open = c.open[:n-1]
	if name != "VEVENT" {
		return
	}
	var missing []string
	for _, m := range []struct {
		name  string
		there bool
	}{{"UID", last.uid}, {"DTSTAMP", last.dtstamp}, {"DTSTART", last.start}} {
		if !m.there {
			missing = append(missing, m.name)
		}
	}
	if len(missing) > 0 {
		c.fault(last.at, sayICSEvent, strings.Join(missing, ", "))
	}
}

func (c *calendar) note(key string) {
	if len(c.open) == 0 {
		return
	}
	last := &c.open[len(c.open)-1]
	switch key {
	case "UID":
		last.uid = true
	case "DTSTAMP":
		last.dtstamp = true
	case "DTSTART":
		last.start = true
	}
}
