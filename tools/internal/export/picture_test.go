package export

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestEachLanguageHasItsPicture(t *testing.T) {
	t.Parallel()
	b := build(t, noon, nil)
	for path, word := range map[string]string{
		"static/netzwerk/ueberblick/picture.svg": "Volkshochschule Musterstadt",
		"static/en/network/overview/picture.svg": "City of Musterstadt",
	} {
		data, ok := b.Get(path)
		if !ok || !strings.Contains(string(data), word) {
			t.Errorf("%s is missing or lacks %q", path, word)
		}
		d := xml.NewDecoder(strings.NewReader(string(data)))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
		}
	}
}
