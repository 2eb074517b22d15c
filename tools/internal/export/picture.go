package export

// picture adds the drawing of the network at a glance.
func (w *writer) picture() {
	for _, f := range w.voice.Pictures() {
		w.add(f.Path, "picture "+f.Path, func() ([]byte, error) { return []byte(f.SVG()), nil })
	}
}
