package page

import "offenesnetz/tools/internal/model"

// Original is the voice of the language that the records are written in.
func (s *Site) Original() *Voice { return s.original() }

// ProsePath is the address of a hand-written page, without the language; in a language that it was not written in, that of
// the original.
func (v *Voice) ProsePath(p *model.Prose) string { return v.prosePath(p) }
