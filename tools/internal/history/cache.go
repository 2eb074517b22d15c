package history

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"offenesnetz/tools/internal/model"
)

// form is raised whenever a change would be told otherwise from the same commits.
const form = "2"

// cache is what earlier runs have read.
type cache struct {
	Form    string // what it depends on beside the commits
	Tip     string // the newest commit in it
	Unread  int
	Changes []model.Change
}

// readCache gives what was kept in the form; an empty cache where there is none, another form, or one that is damaged.
func readCache(name, form string) cache {
	empty := cache{Form: form}
	data, err := os.ReadFile(name)
	if err != nil {
		return empty
	}
	sum, body, _ := bytes.Cut(data, []byte("\n"))
	var c cache
	if string(sum) != sumOf(body) || json.Unmarshal(body, &c) != nil || c.Form != form {
		return empty
	}
	return c
}

// write keeps the cache: whole, or as it was.
func (c *cache) write(name string) error {
	body, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("the cache of the history: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("the cache of the history: %w", err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(append([]byte(sumOf(body)+"\n"), body...))
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("the cache of the history: %w", err)
	}
	return nil
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
