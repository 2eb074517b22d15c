// Package i18n holds the interface words, one file a language.
package i18n

import "embed"

// Files are the word files by name, such as "de.toml".
//
//go:embed *.toml
var Files embed.FS
