// Package assets holds the theme's assets.
package assets

import "embed"

// Files are the files of this folder.
//
//go:embed all:*
var Files embed.FS
