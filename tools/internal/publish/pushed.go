package publish

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/tree"
)

// Code is the lasting name of a kind of finding, with what it means.
type Code struct {
	Name    string
	Meaning diag.Message
}

// Codes are all that can be wrong with the files of a push, whatever stands in them; sorted.
var Codes = []Code{
	{"push-config", diag.M("config.toml fehlt oder enthält einen Wert, den die Seite nicht haben kann", "config.toml is missing or has a value that the site can't have")},
	{"push-double", diag.M("zwei Dateinamen unterscheiden sich nur in Groß- und Kleinschreibung", "two file names differ in capital and small letters only")},
	{"push-kind", diag.M("ein Eintrag ist keine Datei, sondern ein Verweis auf eine andere oder ein fremdes Repository", "an entry is no file but leads to another one or to a foreign repository")},
	{"push-path", diag.M("ein Dateiname, den nicht jedes System haben kann oder der gefährlich ist", "a file name that not every system can have or that is dangerous")},
	{"push-size", diag.M("eine Datei ist zu groß, oder alle zusammen sind es", "a file is too large, or all of them together are")},
}

// entry is a file of a push.
type entry struct {
	mode, id, path string
	size           int64
}

// errMany ends the reading of a push that has more files than the owner allows.
var errMany = errors.New("too many files")

// list reads which files a commit has. It stops at the limits, whatever a hostile tree holds:
// folders count as files do, because trees can nest without end.
func (s *Server) list(ctx context.Context, repo *git.Repository, commit string) ([]entry, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	cmd := repo.Command(ctx, "ls-tree", "-r", "-t", "-z", "--long", "--full-tree", commit)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	entries, err := readEntries(bufio.NewReader(out), s.Settings.MaxFiles)
	if err != nil {
		stop()
		_ = cmd.Wait()
		if errors.Is(err, errMany) {
			return nil, refuse("der Push hat mehr als %d Dateien und Ordner; mehr nimmt dieser Server nicht an (max_files)", "the push has more than %d files and folders, which is all that this server takes (max_files)", s.Settings.MaxFiles)
		}
		return nil, err
	}
	if err := cmd.Wait(); err != nil {
		return nil, fmt.Errorf("git ls-tree: %w", err)
	}
	return entries, nil
}

// maxPath bounds one line of git's list: a longer one is no path that a person made.
const maxPath = 8 << 10

func readEntries(in *bufio.Reader, most int) ([]entry, error) {
	var out []entry
	for {
		line, err := readLine(in)
		if errors.Is(err, io.EOF) && line == "" {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		head, path, ok := strings.Cut(line, "\t")
		f := strings.Fields(head)
		if !ok || len(f) != 4 {
			return nil, fmt.Errorf("git ls-tree: unexpected line %q", line)
		}
		size, _ := strconv.ParseInt(f[3], 10, 64) // "-" for what is no file
		if len(out) >= most {
			return nil, errMany
		}
		out = append(out, entry{f[0], f[2], path, size})
	}
}

func readLine(in *bufio.Reader) (string, error) {
	var line []byte
	for {
		b, err := in.ReadByte()
		switch {
		case err != nil:
			return string(line), err
		case b == 0:
			return string(line), nil
		case len(line) >= maxPath:
			return "", errMany
		}
		line = append(line, b)
	}
}

// Modes of git's trees.
const (
	modeFolder = "040000"
	modeFile   = "100644"
	modeRun    = "100755"
	modeLink   = "120000"
	modeModule = "160000"
)

// judge tells what is wrong with the names, kinds and sizes. The first place of a name that stands twice is right.
func (s *Server) judge(entries []entry) diag.List {
	var found diag.List
	var total int64
	first := map[string]string{}
	for _, e := range entries {
		pos := diag.Pos{File: e.path}
		if why := unfit(e.path); why != (diag.Message{}) {
			found.Add(pos, "push-path", diag.Message{De: "dieser Name geht nicht: " + why.De, En: "this name can't be used: " + why.En}, diag.M("die Datei umbenennen oder löschen", "rename or delete the file"))
		} else if other, taken := first[tree.Fold(e.path)]; taken {
			found.Add(pos, "push-double", diag.M("der Name gleicht %q bis auf Groß- und Kleinschreibung", "the name is %q but for capital and small letters", other), diag.M("eine der beiden umbenennen oder löschen", "rename or delete one of the two"))
		}
		first[tree.Fold(e.path)] = e.path
		switch e.mode {
		case modeFolder, modeFile, modeRun:
		case modeLink:
			found.Add(pos, "push-kind", diag.M("hier steht ein symbolischer Verweis statt einer Datei", "here is a symbolic link in place of a file"), diag.M("die Datei selbst an diese Stelle legen", "put the file itself in this place"))
		case modeModule:
			found.Add(pos, "push-kind", diag.M("hier steht ein fremdes Repository (Submodul) statt eines Ordners", "here is a foreign repository (submodule) in place of a folder"), diag.M("die Dateien selbst in den Ordner legen", "put the files themselves into the folder"))
		default:
			found.Add(pos, "push-kind", diag.M("das ist keine gewöhnliche Datei", "this is no ordinary file"), diag.M("die Datei neu anlegen", "make the file anew"))
		}
		if total += e.size; e.size > s.Settings.MaxFile<<20 {
			found.Add(pos, "push-size", diag.M("die Datei hat %d MB; mehr als %d nimmt dieser Server nicht an", "the file has %d MB, more than the %d that this server takes", e.size>>20, s.Settings.MaxFile),
				diag.M("verkleinern, oder anderswo ablegen und auf die Adresse verweisen", "make it smaller, or put it elsewhere and give its address"))
		}
	}
	if total > s.Settings.MaxTotal<<20 {
		found.Add(diag.Pos{File: "."}, "push-size", diag.M("alle Dateien zusammen haben %d MB; mehr als %d nimmt dieser Server nicht an", "all files together have %d MB, more than the %d that this server takes", total>>20, s.Settings.MaxTotal),
			diag.M("große Dateien verkleinern oder anderswo ablegen", "make large files smaller or put them elsewhere"))
	}
	return found
}

// unfit says why a path is refused.
func unfit(path string) diag.Message {
	if dangerous(path) {
		return diag.M("er greift in git selbst oder aus dem Ordner hinaus", "it reaches into git itself or out of the folder")
	}
	return tree.Unfit(path)
}

// dangerous tells whether a part of the path is a way out of the folder or, on some system, the folder of git.
func dangerous(path string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(path, func(r rune) bool { return r == '/' || r == '\\' || r == ':' }), func(part string) bool {
		shown := strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Cf, r) { // some file systems pass over these
				return -1
			}
			return unicode.ToLower(r)
		}, part)
		shown = strings.TrimRight(shown, ". ")
		return shown == "" || shown == ".git" || shown == "git~1"
	})
}

// between tells which of the commits that come with the push carry a dangerous path, were it taken back by a later one.
func (s *Server) between(ctx context.Context, repo *git.Repository, commit string) (diag.List, error) {
	fresh, err := repo.Ask(ctx, "", "rev-list", commit, "--not", "--all")
	if err != nil || fresh == "" {
		return nil, err
	}
	out, err := repo.Ask(ctx, fresh, "diff-tree", "--stdin", "--root", "-r", "-m", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv")
	if err != nil {
		return nil, err
	}
	var found diag.List
	for name := range strings.SplitSeq(out, "\x00") {
		if name != "" && dangerous(name) {
			found.Add(diag.Pos{File: name}, "push-path", diag.M("eine frühere Fassung hat diesen Namen, der in git selbst oder aus dem Ordner hinaus greift", "an earlier version has this name, which reaches into git itself or out of the folder"),
				diag.M("diese Fassung aus der Geschichte nehmen", "take this version out of the history"))
		}
	}
	found.Sort()
	return found, nil
}
