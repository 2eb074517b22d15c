package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/site"
)

// command is one call of netz with all it may touch of the world.
type command struct {
	stdout, stderr io.Writer
	now            func() time.Time
	env            func(string) string
	ctx            context.Context

	source string
	theme  string // folder whose templates and words replace ours; "" for none
	lang   string
	early  string // --lang as it stands in the call, before flags are parsed
	json   bool
	format string // of the findings: "text", "json" or a report.Form; "" for verbs that have none
	quiet  bool

	unsaid error // why a machine did not get all of its answer
}

// failure ends a call with an exit code. A failure without message has said all it had to say.
type failure struct {
	code    int
	message diag.Message
}

func (f *failure) Error() string { return f.message.En }

// faults ends a call whose findings are printed already.
func faults() error { return &failure{code: exitFaults} }

// hugoVerb is the hidden verb under which netz is Hugo.
const hugoVerb = "hugo"

func (c *command) execute(args []string) int {
	if len(args) > 0 && args[0] == hugoVerb {
		return site.Child(args[1:])
	}
	c.early = askedLanguage(args)
	root := c.root()
	root.SetArgs(args)
	root.SetOut(c.stdout)
	root.SetErr(c.stderr)
	err := c.unbroken(root)
	if err == nil {
		err = c.unsaid
	}
	var (
		f     *failure
		wrong usageError
	)
	switch {
	case err == nil:
		return exitGood
	case errors.As(err, &f):
		if f.message != (diag.Message{}) {
			fmt.Fprintln(c.stderr, "netz: "+f.message.In(c.speech()))
		}
		return f.code
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(c.stderr, "netz: "+diag.M("abgebrochen; die bisherige Seite steht unverändert", "stopped; the site stands as it was").In(c.speech()))
		return exitFaults
	case errors.As(err, &wrong):
		fmt.Fprintln(c.stderr, "netz: "+wrong.message.In(c.speech()))
		return exitUsage
	}
	return c.ours(err)
}

// speech is the language of messages: --lang, else the environment's where it is English, else German.
func (c *command) speech() string {
	for _, asked := range []string{c.lang, c.early} {
		if asked != "" {
			return asked
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := c.env(name); v != "" {
			if strings.HasPrefix(v, "en") {
				return "en"
			}
			return "de"
		}
	}
	return "de"
}

func (c *command) root() *cobra.Command {
	de := c.speech() != "en"
	root := &cobra.Command{
		Use:           "netz",
		Short:         pick(de, "Macht aus den Datensätzen eines Netzwerks eine öffentliche Seite", "Turns the records of a network into a public site"),
		Args:          knownVerb,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if c.lang != "" && c.lang != "de" && c.lang != "en" {
				bad := c.lang
				c.lang = "de"
				return wrongCall("--lang kennt de und en, nicht %q", "--lang knows de and en, not %q", bad)
			}
			return nil
		},
	}
	root.SetFlagErrorFunc(wrongFlag)
	flags := root.PersistentFlags()
	flags.StringVar(&c.source, "source", ".", pick(de, "Ordner der Seite", "the site's folder"))
	flags.StringVar(&c.lang, "lang", "", pick(de, "Sprache der Meldungen: de oder en", "language of messages: de or en"))
	flags.BoolVar(&c.json, "json", false, pick(de, "Meldungen als JSON auf der Standardausgabe", "findings as JSON on standard output"))
	flags.BoolVar(&c.quiet, "quiet", false, pick(de, "nur Fehler melden", "report faults only"))
	root.AddCommand(c.checkCommand(de), c.buildCommand(de), c.serveCommand(de), c.demoCommand(de), c.newCommand(de), c.docCommand(de), c.translateCommand(de), c.publishCommand(de), c.deployCommand(de), c.verifyCommand(de), c.versionCommand(de))
	speakHelp(root, de)
	return root
}

func pick(de bool, german, english string) string {
	if de {
		return german
	}
	return english
}

// report prints findings where and how the call asks for.
func (c *command) report(found diag.List) {
	found.Sort()
	if c.json {
		c.unsaid = found.WriteJSON(c.stdout, c.speech())
		return
	}
	if c.quiet {
		var only diag.List
		for _, d := range found {
			if d.Severity == diag.Fault {
				only = append(only, d)
			}
		}
		found = only
	}
	found.WriteText(c.stderr, c.speech())
}

// say prints one line about a step.
func (c *command) say(m diag.Message) {
	if !c.quiet && !c.json {
		fmt.Fprintln(c.stderr, m.In(c.speech()))
	}
}
