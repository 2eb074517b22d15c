package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// speakHelp gives the help texts, of which cobra knows only English ones, in the language of the call.
func speakHelp(root *cobra.Command, de bool) {
	root.PersistentFlags().BoolP("help", "h", false, pick(de, "zeigt diese Hilfe", "shows this help"))
	root.SetHelpCommand(&cobra.Command{
		Use:   pick(de, "help [BEFEHL]", "help [COMMAND]"),
		Short: pick(de, "Erklärt einen Befehl", "Explains a command"),
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 && cmd == root {
				return knownVerb(root, args)
			}
			return cmd.Help()
		},
	})
	if !de {
		return
	}
	root.SetUsageTemplate(strings.NewReplacer(
		"Usage:", "Aufruf:",
		"[command]\n", "BEFEHL\n",
		"[command]{{", "BEFEHL{{",
		"Examples:", "Beispiele:",
		"Available Commands:", "Befehle:",
		"Global Flags:", "Angaben für alle Befehle:",
		"Flags:", "Angaben:",
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`, "`{{.CommandPath}} BEFEHL --help` erklärt einen Befehl.",
	).Replace(root.UsageTemplate()))
}
