package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

func (c *command) versionCommand(de bool) *cobra.Command {
	return &cobra.Command{
		Use: "version", Args: noArguments,
		Short: pick(de, "Nennt die Versionen von netz, Hugo und Go", "Tells the versions of netz, Hugo and Go"),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(c.stdout, "netz %s\nHugo %s\nGo %s\n", version(), hugoVersion(), runtime.Version())
			return err
		},
	}
}
