package model

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// TextHash names a source text in an overlay: the first 12 hexadecimal digits of the SHA-256 of the text
// with every run of white space made one blank. A change of white space alone keeps the hash.
func TextHash(s string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(s), " ")))
	return hex.EncodeToString(sum[:])[:12]
}

// Outdated tells that the original has changed since the translation was made.
func (t Text) Outdated(lang string) bool { return t.Translations[lang].Stale }
