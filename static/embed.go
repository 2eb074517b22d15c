// Package static holds the theme's static.
package static

import "embed"

// Files are the files of this folder.
//
//go:embed all:*
var Files embed.FS
