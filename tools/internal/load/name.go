package load

import "offenesnetz/tools/internal/lang"

// MaxID is the greatest length of an id.
const MaxID = maxID

// FitID tells whether a word can be the id of a record: small letters, digits and single hyphens, at most MaxID.
func FitID(id string) bool { return fitID.MatchString(id) && len(id) <= maxID }

// SuggestID makes a fit id of any word; "" where nothing of it remains.
func SuggestID(word string) string { return suggestID(word) }

// ReservedID tells whether the site's addresses need the word for something else than a record of the kind.
func ReservedID(kind, id string, config *lang.Config) bool { return reserved(kind, id, config) }
