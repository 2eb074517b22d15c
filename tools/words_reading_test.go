package tools_test

import (
	"testing"

	"offenesnetz/tools/internal/reading"
)

// inserted stands for what is put into a word: the page isolates it from the words around it.
const inserted = "\uFFFC"

func TestWordsOfEasyGermanAreEasy(t *testing.T) {
	t.Parallel()
	readWords(t, "de-simple", func(s string) []reading.Finding { return reading.Easy(s, false, reading.NewNames(nil)) })
}

func TestWordsFromRightToLeftComeOutInOrder(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"ar", "fa"} {
		readWords(t, key, func(s string) []reading.Finding { return reading.RightToLeft(s, false, key) })
	}
}

func readWords(t *testing.T, language string, lint func(string) []reading.Finding) {
	t.Helper()
	words := wordFiles(t)[language]
	for _, key := range words.Keys() {
		for class, text := range words[key] {
			for _, f := range lint(gap.ReplaceAllString(text, inserted)) {
				t.Errorf("i18n/%s.toml: %s (%s): %s [%s]", language, key, class, f.Message.En, f.Code)
			}
		}
	}
}
