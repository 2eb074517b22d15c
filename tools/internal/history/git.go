package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"

	"offenesnetz/tools/internal/record"
)

// repository asks git about one folder. It only uses plumbing that reads objects, and it keeps away from git whatever could
// start a program or reach a host: a repository is data of strangers, its configuration included.
type repository struct {
	ctx context.Context
	git string // path of the program
	dir string
	env []string
}

// settings overrule what the repository, the system or the user set. Who owns the folder does not matter: git asks for it
// because settings could start programs, and here none can.
var settings = []string{"--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs",
	"-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull, "-c", "core.pager=cat", "-c", "core.attributesFile=" + os.DevNull,
	"-c", "diff.external=", "-c", "log.showSignature=false", "-c", "protocol.allow=never", "-c", "safe.directory=*"}

// environment keeps what a process needs to live. A clone that lacks objects must not fetch them: no protocol is allowed.
func environment(env []string) []string {
	var out []string
	for _, pair := range env {
		name, _, _ := strings.Cut(pair, "=")
		if slices.Contains([]string{"PATH", "TMPDIR", "SYSTEMROOT", "TEMP", "TMP"}, strings.ToUpper(name)) {
			out = append(out, pair)
		}
	}
	return append(out, "LC_ALL=C", "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_SYSTEM="+os.DevNull, "GIT_CONFIG_GLOBAL="+os.DevNull,
		"GIT_ATTR_NOSYSTEM=1", "GIT_GRAFT_FILE="+os.DevNull, "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0")
}

func (r *repository) command(args ...string) *exec.Cmd {
	cmd := exec.CommandContext(r.ctx, r.git, append(slices.Clone(settings), args...)...)
	cmd.Dir, cmd.Env = r.dir, environment(r.env)
	return cmd
}

// ask runs git with the input and gives what it answers.
func (r *repository) ask(input string, args ...string) (string, error) {
	var stdout, stderr bytes.Buffer
	cmd := r.command(args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(input), &stdout, &stderr
	if err := cmd.Run(); err != nil {
		if cause := context.Cause(r.ctx); cause != nil {
			return "", cause
		}
		return "", fmt.Errorf("git %s: %w: %s", args[0], err, strings.TrimSpace(stderr.String()))
	}
	return stdout.String(), nil
}

// commit is one commit of the line that leads to HEAD by first parents.
type commit struct {
	id, parent string // parent is "" for the first
	at         int64  // seconds since 1970, by the committer's clock
	said       string // what its trailer "Change" says
	files      []entry
}

// entry is what a commit did to one file. A blob is "" where there is no file.
type entry struct {
	path     string // from the root of the repository
	old, new string // blobs
}

// commits lists the commits after since that lead to head, oldest first; all of them where since is "".
func (r *repository) commits(since, head string) ([]commit, error) {
	args := []string{"rev-list", "--first-parent", "--reverse", "--format=%P%x09%ct%x09%(trailers:key=Change,valueonly,unfold,separator=%x2C)", head}
	if since != "" {
		args = append(args, "^"+since)
	}
	out, err := r.ask("", append(args, "--")...)
	if err != nil {
		return nil, err
	}
	var list []commit
	lines := strings.Split(out, "\n")
	for i := 0; i+1 < len(lines); i += 2 {
		id, isCommit := strings.CutPrefix(lines[i], "commit ")
		parts := strings.SplitN(lines[i+1], "\t", 3)
		if !isCommit || len(parts) != 3 {
			return nil, fmt.Errorf("git rev-list: unexpected line %q", lines[i])
		}
		at, err := strconv.ParseInt(parts[1], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("git rev-list: time of %s: %w", id, err)
		}
		parent, _, _ := strings.Cut(parts[0], " ")
		list = append(list, commit{id: id, parent: parent, at: at, said: said(parts[2])})
	}
	return list, nil
}

// files adds to the commits what they did to the files in folders of the site.
func (r *repository) files(list []commit, folders ...string) error {
	var input strings.Builder
	byID := make(map[string]*commit, len(list))
	for i := range list {
		byID[list[i].id] = &list[i]
		input.WriteString(strings.TrimSpace(list[i].id+" "+list[i].parent) + "\n")
	}
	args := append([]string{"diff-tree", "--stdin", "--root", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--"}, folders...)
	out, err := r.ask(input.String(), args...)
	if err != nil {
		return err
	}
	var now *commit
	words := strings.Split(out, "\x00")
	for i := 0; i < len(words); i++ {
		raw, isEntry := strings.CutPrefix(words[i], ":")
		switch {
		case words[i] == "":
		case !isEntry:
			now = byID[words[i]]
		case now == nil || i+1 >= len(words):
			return errors.New("git diff-tree: an entry without its commit or path")
		default:
			i++
			if e, ok := entryOf(raw, words[i]); ok {
				now.files = append(now.files, e)
			}
		}
	}
	return nil
}

// entryOf reads "100644 100644 old new M". Links and submodules are no files.
func entryOf(raw, path string) (entry, bool) {
	f := strings.Fields(raw)
	if len(f) != 5 {
		return entry{}, false
	}
	e := entry{path: path, old: blobOf(f[0], f[2]), new: blobOf(f[1], f[3])}
	return e, e.old != e.new
}

func blobOf(mode, id string) string {
	if mode != "100644" && mode != "100755" {
		return ""
	}
	return id
}

// blobs reads the contents of files out of one long-lived git.
type blobs struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func (r *repository) blobs() (*blobs, error) {
	b := &blobs{cmd: r.command("cat-file", "--batch")}
	in, err := b.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := b.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	b.in, b.out = in, bufio.NewReaderSize(out, 1<<16)
	return b, b.cmd.Start()
}

// get reads one blob; nil for a file that is larger than any record, and for none.
func (b *blobs) get(id string) ([]byte, error) {
	if id == "" {
		return nil, nil
	}
	if _, err := io.WriteString(b.in, id+"\n"); err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	head, err := b.out.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	f := strings.Fields(head)
	if len(f) != 3 || f[1] != "blob" {
		return nil, fmt.Errorf("git cat-file: %s", strings.TrimSpace(head))
	}
	size, err := strconv.ParseInt(f[2], 10, 64)
	if err != nil {
		return nil, fmt.Errorf("git cat-file: size of %s: %w", id, err)
	}
	if size > record.MaxBytes {
		_, err = io.CopyN(io.Discard, b.out, size+1)
		return nil, err
	}
	data := make([]byte, size+1) // a line break ends it
	_, err = io.ReadFull(b.out, data)
	return data[:size], err
}

// close ends git. What it read is already here, so how it ends does not matter.
func (b *blobs) close() {
	_ = b.in.Close()
	_ = b.cmd.Wait()
}
