package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"offenesnetz/tools/internal/diag"
)

// usageError is a wrong call.
type usageError struct{ message diag.Message }

func (u usageError) Error() string { return u.message.En }

func wrongCall(de, en string, args ...any) error { return usageError{diag.M(de, en, args...)} }

// noArguments refuses words after a verb that takes none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return wrongCall("`netz %[1]s` nimmt keine weiteren Wörter, hier steht %[2]q; `netz %[1]s --help` zeigt, was geht",
		"`netz %[1]s` takes no further words, here stands %[2]q; `netz %[1]s --help` shows what works", cmd.Name(), strings.Join(args, " "))
}

// knownVerb refuses a verb that netz doesn't know and names the nearest.
func knownVerb(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var verbs []string
	for _, verb := range cmd.Commands() {
		if verb.IsAvailableCommand() {
			verbs = append(verbs, verb.Name())
		}
	}
	advice := diag.DidYouMean(args[0], verbs)
	if advice == (diag.Message{}) {
		advice = diag.M("es gibt %s", "there are %s", strings.Join(verbs, ", "))
	}
	return usageError{diag.M("den Befehl %[1]q gibt es nicht; %[2]s", "there is no command %[1]q; %[3]s", args[0], advice.De, advice.En)}
}

// wrongFlag says in our words what the flag parser found.
func wrongFlag(_ *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = "-" + unknown.GetSpecifiedName()
		}
		return wrongCall("die Angabe %s gibt es nicht; `netz --help` zeigt, was geht", "there is no flag %s; `netz --help` shows what works", name)
	case errors.As(err, &missing):
		return wrongCall("nach --%s fehlt der Wert", "the value after --%s is missing", missing.GetSpecifiedName())
	case errors.As(err, &invalid):
		return wrongCall("--%[1]s kann nicht %[2]q sein", "--%[1]s can't be %[2]q", invalid.GetFlag().Name, invalid.GetValue())
	}
	return usageError{diag.M("so geht der Aufruf nicht: %v; `netz --help` zeigt, was geht", "this call is wrong: %v; `netz --help` shows what works", err)}
}

// askedLanguage finds --lang before the flags are parsed: the flags' own explanations are written in it.
func askedLanguage(args []string) string {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// noSite says that a folder is no site's.
func noSite(source string) error {
	return wrongCall("in %q liegt keine config.toml; --source nennt den Ordner der Seite", "there is no config.toml in %q; --source names the site's folder", source)
}
