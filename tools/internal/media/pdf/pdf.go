// Package pdf reads a PDF as viewers do, by its cross-references and packed lists of objects, tells what in it acts by
// itself or hides other files, and takes out what it tells of who made it, when and with what. It is strict: where viewers
// would begin to guess it says that the document can't be read, so that none sees what we did not. Time and memory are
// bounded by the length of the document.
//
// No library does that for us: pdfcpu v0.15, the one that is kept well, takes 2 GB for a document of 3 MB that swells, can't
// be stopped, and writes the hour of the writing into each document.
package pdf

import (
	"bytes"
	"slices"
)

// Report is what was found in a document.
type Report struct {
	Active []string // names under which it acts, sorted
	Locked bool     // it is encrypted: nothing else is known of it
	Signed bool     // it bears a signature, which any change would break: Clean is the document itself
	Clean  []byte   // the document, as long as it was, without what it tells of its making
	Kept   bool     // something of that could not be taken out
}

// Read reads a document. The only error is that it can't be read.
func Read(src []byte) (Report, error) {
	f, err := open(src)
	if err != nil {
		return Report{}, err
	}
	if f.locked {
		return Report{Locked: true}, nil
	}
	r := reading{file: f, clean: newCleaning(f)}
	r.loose()
	for _, d := range f.trailers {
		r.judge(d)
	}
	done := map[entry]bool{}
	for _, e := range f.all {
		if done[e] {
			continue
		}
		done[e] = true
		o, _, err := f.object(e)
		if err != nil {
			return Report{}, err
		}
		r.judge(o.value)
		if o.stream {
			r.judgeStream(o)
			r.clean.stream(o)
		}
	}
	slices.Sort(r.found)
	report := Report{Active: slices.Compact(r.found), Signed: r.signed, Clean: src}
	if !r.signed {
		report.Clean, report.Kept = r.clean.finish()
	}
	if f.work < 0 {
		return Report{}, errBroken
	}
	return report, nil
}

// reading looks for what acts.
type reading struct {
	*file
	clean  *cleaning
	found  []string
	signed bool
}

func (r *reading) tell(what name) {
	if len(r.found) < 50 {
		r.found = append(r.found, string(what))
	}
}

// What acts: keys of dictionaries, kinds of actions under S, kinds of objects under Type and Subtype. What opens the file of
// another, plays, sends, or runs is among them; what leads to a place in the document or to an address when it is clicked is
// not.
var (
	activeKeys     = []name{"EF", "EmbeddedFiles", "JS", "OnInstantiate", "RichMediaContent", "XFA"}
	activeActions  = []name{"GoToE", "ImportData", "JavaScript", "Launch", "Movie", "Rendition", "RichMediaExecute", "Sound", "SubmitForm"}
	activeTypes    = []name{"EmbeddedFile"}
	activeSubtypes = []name{"3D", "FileAttachment", "Movie", "RichMedia", "Screen", "Sound"}
	// byItself are the actions that a document may take when it is opened, closed or leafed through: they lead about in it.
	byItself = []name{"GoTo", "GoTo3DView", "Hide", "Named", "ResetForm", "SetOCGState", "Thread", "Trans"}
)

// judge looks at a value and all that lies in it.
func (r *reading) judge(v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			r.judge(e)
		}
	case *dict:
		for _, p := range v.pairs {
			r.pair(v, p)
			r.judge(p.value)
		}
	}
}

func (r *reading) pair(d *dict, p pair) {
	if slices.Contains(activeKeys, p.key) && p.value != nil {
		r.tell(p.key)
	}
	value := p.value
	if slices.Contains([]name{"S", "Type", "Subtype"}, p.key) {
		value = r.resolve(value)
	}
	word, _ := value.(name)
	switch p.key {
	case "S":
		r.tellOf(activeActions, word)
	case "Type":
		r.tellOf(activeTypes, word)
	case "Subtype":
		r.tellOf(activeSubtypes, word)
	case "OpenAction":
		r.alone(p.key, p.value, 0)
	case "AA":
		if events, ok := r.resolve(p.value).(*dict); ok {
			for _, e := range events.pairs {
				r.alone(p.key, e.value, 0)
			}
		}
	case "ByteRange":
		r.signed = r.signed || d.get("Contents") != nil
	}
}

func (r *reading) tellOf(list []name, word name) {
	if slices.Contains(list, word) {
		r.tell(word)
	}
}

// alone demands that an action that nobody clicks, and those that follow, only lead about in the document.
func (r *reading) alone(key name, action any, depth int) {
	const most = 20 // actions one after the other
	d, ok := r.resolve(action).(*dict)
	if !ok {
		return // a place in the document
	}
	kind, _ := r.resolve(d.get("S")).(name)
	if kind != "" && !slices.Contains(byItself, kind) || depth > most {
		r.tell(key)
		return
	}
	switch next := r.resolve(d.get("Next")).(type) {
	case *dict:
		r.alone(key, next, depth+1)
	case []any:
		for _, n := range next[:min(len(next), most)] {
			r.alone(key, n, depth+most/2)
		}
		if len(next) > most {
			r.tell(key)
		}
	}
}

// judgeStream finds streams that lie in another file.
func (r *reading) judgeStream(o object) {
	if o.dict().get("F") != nil {
		r.tell("F")
	}
}

// loose looks at all bytes for long names, wherever they stand: in what no cross-reference leads to, too.
func (r *reading) loose() {
	long := []name{"EmbeddedFile", "EmbeddedFiles", "ImportData", "JavaScript", "RichMedia", "SubmitForm"}
	for at := 0; ; {
		n := bytes.IndexByte(r.src[at:], '/')
		if n < 0 {
			return
		}
		at += n + 1
		end := at
		for end < len(r.src) && end-at < 3*maxLoose && !isEnd(r.src[end]) {
			end++
		}
		r.tellOf(long, decoded(r.src[at:end]))
	}
}

// maxLoose is the length of the longest name that loose looks for.
const maxLoose = 13
