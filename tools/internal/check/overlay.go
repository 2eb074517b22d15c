package check

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// translationKeys lists the languages a text is translated into, in the order of the site.
func (s *site) translationKeys(t *model.Text) []string {
	if len(t.Translations) == 0 {
		return nil
	}
	var keys []string
	for i := range s.config.Languages {
		if key := s.config.Languages[i].Key; t.Translations[key].S != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// translations warns of overlays that can't be right: untranslated, older than the original, with other numbers.
func translations(f *finder, _ *subject, field *model.Field) {
	for _, t := range field.Texts() {
		for _, key := range f.translationKeys(t) {
			tr := t.Translations[key]
			if field.Name != "name" {
				f.sameText(t, tr)
			}
			f.hash(t, tr)
			f.numbers(t, tr)
		}
	}
}

// fewWords is up to how many words a text may be a name, which is the same in every language.
const fewWords = 3

func (f *finder) sameText(t *model.Text, tr model.Translation) {
	if t.S == tr.S && len(strings.Fields(t.S)) > fewWords {
		f.found.Warn(tr.Pos, "overlay-same", diag.M("die Übersetzung gleicht dem Original", "the translation is the original"),
			diag.M("übersetzen oder die Zeile löschen; dann zeigt die Seite das Original mit seiner Sprache", "translate it or delete the line; the page then shows the original with its language"))
	}
}

func (f *finder) hash(t *model.Text, tr model.Translation) {
	want := model.TextHash(t.S)
	switch tr.SourceHash {
	case want:
	case "":
		f.found.Warn(tr.Pos, "overlay-unhashed", diag.M("es steht nicht da, aus welcher Fassung übersetzt wurde", "it is not said which version was translated"),
			diag.M("wenn sie zum Original passt: source_hash = %q ergänzen", "if it fits the original: add source_hash = %q", want))
	default:
		f.found.Warn(tr.Pos, "overlay-outdated", diag.M("das Original hat sich seit der Übersetzung geändert", "the original has changed since it was translated"),
			diag.M("die Übersetzung anpassen, dann source_hash = %q setzen", "adapt the translation, then set source_hash = %q", want))
	}
}

// smallNumber is up to which number texts may differ: days, months and hours are written in words or otherwise.
const smallNumber = 60

func (f *finder) numbers(t *model.Text, tr model.Translation) {
	here, there := numbersIn(t.S), numbersIn(tr.S)
	lost := without(here, there)
	added := without(there, here)
	if lost == "" && added == "" {
		return
	}
	f.found.Warn(tr.Pos, "overlay-number", diag.M("die Zahlen weichen ab: Original %s, Übersetzung %s", "the numbers differ: original %s, translation %s", cmp.Or(lost, "–"), cmp.Or(added, "–")),
		diag.M("die Übersetzung mit dem Original vergleichen", "compare the translation with the original"))
}

// numbersIn lists the larger numbers of a text without their separators: 84.280, 84,280 and 84 280 are one.
func numbersIn(s string) []int {
	var found []int
	groups := digitGroups(s)
	for i := 0; i < len(groups); i++ {
		digits := groups[i].digits
		for i+1 < len(groups) && groups[i+1].joined && len(groups[i+1].digits) == 3 && len(groups[i].digits) <= 3 {
			i++
			digits += groups[i].digits
		}
		if n, err := strconv.Atoi(digits); err == nil && n > smallNumber && !slices.Contains(found, n) {
			found = append(found, n)
		}
	}
	return found
}

// digitGroup is a run of digits; joined tells that only one separator of thousands stands before it.
type digitGroup struct {
	digits string
	joined bool
}

func digitGroups(s string) []digitGroup {
	var groups []digitGroup
	var digits strings.Builder
	joined, gap := false, 2
	end := func() {
		if digits.Len() > 0 {
			groups = append(groups, digitGroup{digits.String(), joined})
			digits.Reset()
			gap = 0
		}
	}
	for _, r := range s {
		if value, ok := digit(r); ok {
			if digits.Len() == 0 {
				joined = gap == 1
			}
			digits.WriteByte(value)
			continue
		}
		end()
		gap += 2
		if strings.ContainsRune(".,'’ \u00A0\u202F\u066C", r) {
			gap--
		}
	}
	end()
	return groups
}

// digit reads a digit of any script that the site's languages use.
func digit(r rune) (byte, bool) {
	if r >= '0' && r <= '9' {
		return byte(r), true
	}
	if !unicode.Is(unicode.Nd, r) {
		return 0, false
	}
	for _, zero := range []rune{0x0660, 0x06F0, 0x0966, 0x09E6} {
		if r >= zero && r <= zero+9 {
			return byte('0' + r - zero), true
		}
	}
	return 0, false
}

// without lists the numbers of a that b does not have.
func without(a, b []int) string {
	var rest []string
	for _, n := range a {
		if !slices.Contains(b, n) {
			rest = append(rest, strconv.Itoa(n))
		}
	}
	return strings.Join(rest, ", ")
}
