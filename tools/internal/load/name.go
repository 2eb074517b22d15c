package load

import (
	"regexp"
	"slices"
	"strings"

	"offenesnetz/tools/internal/lang"
)

// MaxID is the greatest length of an id, so that no file name of the site gets too long.
const MaxID = 80

var (
	fitID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	unfit = regexp.MustCompile(`[^a-z0-9]+`)
)

// FitID tells whether a word can be an id: small letters, digits and single hyphens, at most MaxID.
func FitID(id string) bool { return fitID.MatchString(id) && len(id) <= MaxID }

// SuggestID makes a fit id of any word; "" where nothing of it remains.
func SuggestID(word string) string {
	s := strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(strings.ToLower(word))
	s = strings.Trim(unfit.ReplaceAllString(s, "-"), "-")
	return strings.TrimRight(s[:min(len(s), MaxID)], "-")
}

// device is a file name that opens a device on Windows, whatever its extension.
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// Device tells whether a file of the name, its extension left away, could not be written on Windows.
func Device(stem string) bool { return device.MatchString(stem) }

// FacetWords are the words of addresses that lists use beside the ids of records.
var FacetWords = []string{"page", "year", "topic", "group", "state", "class", "need", "language", "organization", "past", "this-week", "field", "step-free", "child-care", "evidence", "outcome", "addressee", "waiting", "figures", "feed", "calendar"}

// facetKinds names the kinds whose lists have a facet, where not all have it.
var facetKinds = map[string][]string{
	"language": {"events", "services"}, "need": {"services"}, "this-week": {"events", "meetings"}, "past": {"events", "meetings"},
	"field": {"measures"}, "step-free": {"events", "services", "locations"}, "child-care": {"events"}, "evidence": {"organizations"},
	"outcome": {"recommendations"}, "addressee": {"recommendations"}, "waiting": {"recommendations"}, "figures": {"recommendations"},
}

// Reserved tells whether the list of a kind has the facet word in its addresses, so that no id of the kind may be it.
func Reserved(kind, word string) bool {
	kinds := facetKinds[word]
	return kinds == nil || slices.Contains(kinds, kind)
}

// ReservedID tells whether the site's addresses need the word for something else than a record of the kind: its list
// has its facets and pages there in some language, or no file can have the name.
func ReservedID(kind, id string, config *lang.Config) bool {
	if id == "index" || id == "feed" || id == "calendar" || Device(id) {
		return true
	}
	for _, w := range FacetWords {
		if !Reserved(kind, w) {
			continue
		}
		for i := range config.Languages {
			if config.Languages[i].Segment(w) == id {
				return true
			}
		}
	}
	return false
}
