package tree

// Folders are the parts of a tree that Hugo reads, each mounted under its own name.
var Folders = []string{"content", "data", "static", "layouts", "assets", "i18n"}

// Place is where a site's folder holds them: the mounts in config.toml lead there.
const Place = "build/hugo"
