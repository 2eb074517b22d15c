// Package layouts holds the theme's layouts.
package layouts

import "embed"

// Files are the files of this folder.
//
//go:embed all:*
var Files embed.FS
