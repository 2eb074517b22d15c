package model

import "slices"

// waiting are the kinds whose records may have an embargo.
var waiting = []string{"news", "recommendations"}

// CanWait tells whether records of a kind may have an embargo.
func CanWait(kind string) bool { return slices.Contains(waiting, kind) }

// Embargo is the moment before which nothing may be published of a record; zero where there is none.
func Embargo(r Record) Moment {
	switch x := r.(type) {
	case *News:
		return x.PublishAt
	case *Recommendation:
		return x.PublishAt
	}
	return Moment{}
}

// PublishOf says in a Change when a version of a record may be seen.
func PublishOf(r Record) string {
	if r.Meta().Draft.Yes {
		return PublishNever
	}
	return Embargo(r).Plain()
}
