package report

import (
	"fmt"
	"io"
	"strings"

	"offenesnetz/tools/internal/diag"
)

// What a workflow command can't carry as it is. A line break would begin a command of the text's own.
var (
	inText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	inProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func (r Run) github(w io.Writer, found diag.List) error {
	for _, d := range found {
		command := "error"
		if d.Severity == diag.Warning {
			command = "warning"
		}
		place := fmt.Sprintf("file=%s,line=%d", inProperty.Replace(r.file(d)), line(d))
		if d.Pos.Column > 0 {
			place += fmt.Sprintf(",col=%d", d.Pos.Column)
		}
		_, err := fmt.Fprintf(w, "::%s %s,title=%s::%s\n", command, place, inProperty.Replace(d.Code), inText.Replace(r.text(d, "\n")))
		if err != nil {
			return err
		}
	}
	return nil
}
