package check

import (
	"cmp"
	"regexp"
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
				f.sameText(t.S, tr.S, tr.Pos)
			}
			f.hash(model.TextHash(t.S), tr.SourceHash, tr.Pos)
			f.numbers(t.S, tr.S, tr.Pos)
			if t.Markdown {
				f.targets(t.S, tr.S, tr.Pos)
			}
		}
	}
}

// fewWords is up to how many words a text may be a name, which is the same in every language.
const fewWords = 3

func (f *finder) sameText(original, translation string, pos diag.Pos) {
	if original == translation && len(strings.Fields(original)) > fewWords {
		f.found.Warn(pos, "overlay-same", diag.M("die Übersetzung gleicht dem Original", "the translation is the original"),
			diag.M("übersetzen oder die Zeile löschen; dann zeigt die Seite das Original mit seiner Sprache", "translate it or delete the line; the page then shows the original with its language"))
	}
}

// hash looks at the hash that a translation gives of its original against that of the original as it stands.
func (f *finder) hash(want, given string, pos diag.Pos) {
	switch given {
	case want:
	case "":
		f.found.Warn(pos, "overlay-unhashed", diag.M("es steht nicht da, aus welcher Fassung übersetzt wurde", "it is not said which version was translated"),
			diag.M("wenn sie zum Original passt: source_hash = %q ergänzen", "if it fits the original: add source_hash = %q", want))
	default:
		f.found.Warn(pos, "overlay-outdated", diag.M("das Original hat sich seit der Übersetzung geändert", "the original has changed since it was translated"),
			diag.M("die Übersetzung anpassen, dann source_hash = %q setzen", "adapt the translation, then set source_hash = %q", want))
	}
}

// smallNumber is up to which number texts may differ: days, months and hours are written in words or otherwise.
const smallNumber = 60

func (f *finder) numbers(original, translation string, pos diag.Pos) {
	lost, added := differences(numbersIn(original), numbersIn(translation))
	if lost == "" && added == "" {
		return
	}
	f.found.Warn(pos, "overlay-number", diag.M("die Zahlen weichen ab: Original %s, Übersetzung %s", "the numbers differ: original %s, translation %s", cmp.Or(lost, "–"), cmp.Or(added, "–")),
		diag.M("die Übersetzung mit dem Original vergleichen", "compare the translation with the original"))
}

// leadsTo finds where Markdown leads to, and the placeholders of hand-written pages.
var leadsTo = regexp.MustCompile(`\]\(([^()\s]+)|https?://[^\s<>"()\[\]]+|\{[a-z_]+(?:\.[a-z_]+)+\}`)

// targets demands that a translation leads where its original does. What follows # is left out: headings are translated.
func (f *finder) targets(original, translation string, pos diag.Pos) {
	lost, added := differences(targetsIn(original), targetsIn(translation))
	if lost == "" && added == "" {
		return
	}
	f.found.Warn(pos, "overlay-link", diag.M("die Verweise weichen ab: Original %s, Übersetzung %s", "the links differ: original %s, translation %s", cmp.Or(lost, "–"), cmp.Or(added, "–")),
		diag.M("Ziele in runden und Platzhalter in geschweiften Klammern unverändert übernehmen", "keep targets in parentheses and placeholders in braces as they are"))
}

func targetsIn(s string) []string {
	if !strings.ContainsAny(s, "](:{") {
		return nil
	}
	var found []string
	for _, m := range leadsTo.FindAllStringSubmatch(s, -1) {
		to, _, _ := strings.Cut(cmp.Or(m[1], m[0]), "#")
		if to = strings.TrimRight(to, ".,;:!?…。،؛"); !slices.Contains(found, to) {
			found = append(found, to)
		}
	}
	return found
}

// numbersIn lists the larger numbers of a text without their separators: 84.280, 84,280 and 84 280 are one.
func numbersIn(s string) []string {
	var found []string
	groups := digitGroups(s)
	for i := 0; i < len(groups); i++ {
		digits := groups[i].digits
		for i+1 < len(groups) && groups[i+1].joined && len(groups[i+1].digits) == 3 && len(groups[i].digits) <= 3 {
			i++
			digits += groups[i].digits
		}
		if n, err := strconv.Atoi(digits); err == nil && n > smallNumber && !slices.Contains(found, strconv.Itoa(n)) {
			found = append(found, strconv.Itoa(n))
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

// differences lists what only the original has and what only its translation has.
func differences(original, translation []string) (lost, added string) {
	return without(original, translation), without(translation, original)
}

// without lists what a has and b does not.
func without(a, b []string) string {
	rest := slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
	return strings.Join(rest, ", ")
}
