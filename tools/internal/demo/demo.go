// Package demo makes an invented network of any size as a whole site folder, for trying out and for measuring.
// The same options give the same bytes on every machine.
package demo

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

// Bounds of Options.
const (
	MinRecords   = 40      // below it, not every kind would have a record
	MaxRecords   = 200_000 // beyond it, ids would need more digits than they have
	MaxLanguages = 12      // as many as there are invented texts for
)

// Options say what network to make.
type Options struct {
	Records   int // files in the folders of data/, without overlays and data/network.toml
	Languages int // German first, then as languageOrder has them
	Seed      uint64
	Today     time.Time // a day in UTC; the records lie in the ten years before it, some gatherings in the weeks after
}

// ErrNotEmpty tells that the folder has something in it already; nothing was written.
var ErrNotEmpty = errors.New("the folder is not empty")

// Write makes the network in a folder that is absent or empty. Where writing fails half-way, what is written stays.
func Write(dir string, o Options) error {
	if o.Records < MinRecords || o.Records > MaxRecords || o.Languages < 1 || o.Languages > MaxLanguages {
		return fmt.Errorf("demo: %d records in %d languages lie outside %d to %d in 1 to %d", o.Records, o.Languages, MinRecords, MaxRecords, MaxLanguages)
	}
	languages, err := readWords(o.Languages)
	if err != nil {
		return err
	}
	out, err := openEmpty(dir)
	if err != nil {
		return err
	}
	m := &maker{Options: o, languages: languages, counts: share(o.Records)}
	return m.write(out)
}

// folder writes new files only.
type folder struct{ dir string }

func openEmpty(dir string) (folder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return folder{}, fmt.Errorf("demo: %w", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return folder{}, fmt.Errorf("demo: %w", err)
	}
	if len(entries) > 0 {
		return folder{}, fmt.Errorf("demo: %s: %w", dir, ErrNotEmpty)
	}
	return folder{dir}, nil
}

// file writes a file that must not be there yet.
func (f folder) file(name, content string) error {
	path := filepath.Join(f.dir, filepath.FromSlash(name))
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("demo: %w", err)
		}
		out, err = os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	}
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	_, err = out.WriteString(content)
	if err := errors.Join(err, out.Close()); err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	return nil
}

// composers fill the record of a kind with a number, in the order of the kinds.
var composers = []struct {
	kind    string
	compose func(m *maker, s *sheet, i int, r *rand.Rand)
}{
	{"groups", (*maker).group},
	{"organizations", (*maker).organization},
	{"persons", (*maker).person},
	{"meetings", (*maker).meeting},
	{"events", (*maker).event},
	{"questions", (*maker).question},
	{"projects", (*maker).project},
	{"recommendations", (*maker).recommendation},
	{"concepts", (*maker).concept},
	{"measures", (*maker).measure},
	{"indicators", (*maker).indicator},
	{"news", (*maker).newsItem},
	{"services", (*maker).service},
	{"topics", (*maker).topic},
	{"locations", (*maker).location},
}

func (m *maker) write(out folder) error {
	if err := out.file("config.toml", m.config()); err != nil {
		return err
	}
	if err := m.translated(out, "data/network", m.network(), rand.New(rand.NewPCG(m.Seed, 1<<48))); err != nil {
		return err
	}
	for k, c := range composers {
		for i := range m.counts[c.kind] {
			// A stream for each record: what one draws does not move the others.
			r := rand.New(rand.NewPCG(m.Seed, uint64(k)<<32|uint64(i)))
			s := &sheet{w: m.german()}
			c.compose(m, s, i, r)
			if err := m.translated(out, "data/"+c.kind+"/"+m.id(c.kind, i), s, r); err != nil {
				return err
			}
		}
	}
	return m.pages(out)
}

// translated writes a record with the overlays of the languages that have one: 17 of 20, so that a site shows
// texts in the original too.
func (m *maker) translated(out folder, name string, s *sheet, r *rand.Rand) error {
	if err := out.file(name+".toml", s.record()); err != nil {
		return err
	}
	for _, w := range m.languages[1:] {
		if r.IntN(20) >= 17 {
			continue
		}
		if err := out.file(name+"."+w.key+".toml", s.overlay(w)); err != nil {
			return err
		}
	}
	return nil
}
