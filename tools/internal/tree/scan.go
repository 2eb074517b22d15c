package tree

import (
	"io/fs"
	"os"
	"slices"
)

// found is what lies on disk under a folder of ours, by path.
type found struct {
	files   map[string]entry // plain files: size and time, no sum
	folders []string         // outermost first
	others  []string         // symlinks, sockets and the like, never followed or opened
}

// scan lists everything under root without following a symlink.
func scan(root *os.Root) (found, error) {
	f := found{files: map[string]entry{}}
	err := f.walk(root, "")
	slices.Sort(f.folders)
	slices.Sort(f.others)
	return f, err
}

// walk lists one folder; at is its path with a slash behind it, or "".
func (f *found) walk(dir *os.Root, at string) error {
	self, err := dir.Open(".")
	if err != nil {
		return err
	}
	list, err := self.ReadDir(-1)
	if err == nil {
		err = f.note(list, at)
	}
	self.Close()
	if err != nil {
		return err
	}
	for _, item := range list {
		if !item.IsDir() {
			continue
		}
		if err := f.enter(dir, item.Name(), at); err != nil {
			return err
		}
	}
	return nil
}

func (f *found) enter(dir *os.Root, name, at string) error {
	below, err := dir.OpenRoot(name)
	if err != nil {
		return err
	}
	defer below.Close()
	return f.walk(below, at+name+"/")
}

func (f *found) note(list []fs.DirEntry, at string) error {
	for _, item := range list {
		path := at + item.Name()
		switch {
		case item.IsDir():
			f.folders = append(f.folders, path)
		case item.Type().IsRegular():
			info, err := item.Info()
			if err != nil {
				return err
			}
			f.files[path] = entry{size: info.Size(), mtime: info.ModTime().UnixNano()}
		default:
			f.others = append(f.others, path)
		}
	}
	return nil
}
