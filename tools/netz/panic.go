package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/parallel"
)

// broken makes an error of what the program panicked with, here or in work that it had spread out.
func broken(v any) error {
	if p, ok := v.(*parallel.Panic); ok {
		return p
	}
	return &parallel.Panic{Value: v, Stack: string(debug.Stack())}
}

// unbroken runs the call; a panic becomes an error, so that it ends with our exit code and a plain sentence.
func (c *command) unbroken(root *cobra.Command) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = broken(v)
		}
	}()
	return root.ExecuteContext(c.ctx)
}

// ours tells of a fault of our own. What a developer needs to find a panic goes to a file: nobody else can read it.
func (c *command) ours(err error) int {
	fmt.Fprintln(c.stderr, "netz: "+err.Error())
	var p *parallel.Panic
	if !errors.As(err, &p) {
		return exitOurs
	}
	say := diag.M("das ist ein Fehler in netz, nicht in den Datensätzen; bitte melden", "this is a fault of netz, not of the records; please report it")
	if name, err := keep(p); err == nil {
		say = diag.M("das ist ein Fehler in netz, nicht in den Datensätzen; bitte mit der Datei %s melden", "this is a fault of netz, not of the records; please report it with the file %s", name)
	}
	fmt.Fprintln(c.stderr, "netz: "+say.In(c.speech()))
	return exitOurs
}

// keep writes where a panic came from into a file of its own.
func keep(p *parallel.Panic) (name string, err error) {
	f, err := os.CreateTemp("", "netz-*.txt")
	if err != nil {
		return "", err
	}
	_, err = fmt.Fprintf(f, "netz %s\n%s\n\n%s", version(), p, p.Stack)
	return f.Name(), errors.Join(err, f.Close())
}
