// Package git asks git about a repository. git runs as a child that reads and writes objects only: a repository is data of
// strangers, its configuration included, so whatever could start a program or reach a host is kept away from it.
package git

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
)

// Repository is one repository, seen from a folder of it.
type Repository struct {
	Program string   // path of the git program
	Dir     string   // a folder in it, or a bare repository itself
	Env     []string // the environment ("KEY=value"), of which only the harmless part is handed on
	// Objects are further places of objects: inside a hook, the variables under which git keeps what is being pushed
	// (see Quarantine); else nil.
	Objects []string
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

// Quarantine picks from the environment of a hook where git keeps the objects of a push that is not yet accepted.
func Quarantine(env []string) []string {
	var out []string
	for _, pair := range env {
		name, _, _ := strings.Cut(pair, "=")
		if name == "GIT_OBJECT_DIRECTORY" || name == "GIT_ALTERNATE_OBJECT_DIRECTORIES" {
			out = append(out, pair)
		}
	}
	return out
}

// Command readies a call of git.
func (r *Repository) Command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, r.Program, append(slices.Clone(settings), args...)...)
	cmd.Dir, cmd.Env = r.Dir, append(environment(r.Env), r.Objects...)
	return cmd
}

// Ask runs git with the input and gives what it answers. Where the context ended, the error is its cause.
func (r *Repository) Ask(ctx context.Context, input string, args ...string) (string, error) {
	var stdout, stderr bytes.Buffer
	cmd := r.Command(ctx, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(input), &stdout, &stderr
	if err := cmd.Run(); err != nil {
		if cause := context.Cause(ctx); cause != nil {
			return "", cause
		}
		return "", fmt.Errorf("git %s: %w: %s", args[0], err, strings.TrimSpace(stderr.String()))
	}
	return stdout.String(), nil
}

// Blobs reads the contents of files out of one long-lived git.
type Blobs struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// Blobs starts such a git.
func (r *Repository) Blobs(ctx context.Context) (*Blobs, error) {
	b := &Blobs{cmd: r.Command(ctx, "cat-file", "--batch")}
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

// Get reads one blob; nil for a file of more than limit bytes, and for none, whose id is "".
func (b *Blobs) Get(id string, limit int64) ([]byte, error) {
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
	if size > limit {
		_, err = io.CopyN(io.Discard, b.out, size+1)
		return nil, err
	}
	data := make([]byte, size+1) // a line break ends it
	_, err = io.ReadFull(b.out, data)
	return data[:size], err
}

// Close ends git. What it read is already here, so how it ends does not matter.
func (b *Blobs) Close() {
	_ = b.in.Close()
	_ = b.cmd.Wait()
}
