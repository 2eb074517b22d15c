package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/guide"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
)

func (c *command) newCommand(de bool) *cobra.Command {
	return &cobra.Command{
		Use:   pick(de, "new ART [KENNUNG]", "new KIND [ID]"),
		Short: pick(de, "Legt einen Datensatz an, kommentiert, zum Ausfüllen", "Makes a record, with comments, to fill in"),
		Example: pick(de, "  netz new sitzung 2026-03-14-sprache\n  netz new person\n  netz new network",
			"  netz new meeting 2026-03-14-sprache\n  netz new person\n  netz new network"),
		RunE: func(_ *cobra.Command, args []string) error {
			kind, err := kindArgument(args)
			if err != nil {
				return err
			}
			return c.newRecord(kind, args[1:])
		},
	}
}

// kindArgument reads the first argument of `netz new` and demands that there are not too many.
func kindArgument(args []string) (*model.Kind, error) {
	if len(args) == 0 || len(args) > 2 {
		return nil, wrongCall("`netz new` braucht eine Art und eine Kennung, zum Beispiel `netz new sitzung 2026-03-14-sprache`",
			"`netz new` needs a kind and an id, such as `netz new meeting 2026-03-14-sprache`")
	}
	kind, near := guide.KindNamed(args[0])
	if kind != nil {
		return kind, nil
	}
	advice := diag.M("bekannt sind: %s", "known are: %s", kindList())
	if near != "" {
		advice = diag.M("gemeint ist vielleicht %q", "did you mean %q?", near)
	}
	return nil, usageError{diag.M("die Art %[1]q gibt es nicht; %[2]s", "there is no kind %[1]q; %[3]s", args[0], advice.De, advice.En)}
}

func kindList() string {
	names := make([]string, len(model.Kinds))
	for i, k := range model.Kinds {
		names[i] = k.Name
	}
	return strings.Join(names, ", ")
}

// newRecord writes the template of a record into the site's folder and says what to do with it.
func (c *command) newRecord(kind *model.Kind, ids []string) error {
	root, err := os.OpenRoot(c.source)
	if err != nil {
		return wrongCall("der Ordner %q lässt sich nicht öffnen", "the folder %q can't be opened", c.source)
	}
	defer root.Close()
	id, err := c.newID(root, kind, ids)
	if err != nil {
		return err
	}
	name := guide.Path(kind, id)
	text := guide.Template(kind, id, c.speech(), c.now().Format(time.DateOnly))
	switch err := createFile(root, name, text); {
	case errors.Is(err, fs.ErrExist):
		return wrongCall("%s gibt es schon; nichts wurde geändert", "%s exists already; nothing was changed", name)
	case err != nil:
		return c.disk(err)
	}
	fmt.Fprintln(c.stdout, name)
	if kind.Name == "persons" && !strings.HasPrefix(id, "p-") {
		c.say(diag.M("Die Kennung einer Person soll ihren Namen nicht verraten; `netz new person` ohne Kennung denkt sich eine aus.",
			"The id of a person should not tell the name; `netz new person` without an id thinks one up."))
	}
	c.say(diag.M("Jetzt die Beispiele ersetzen, Unbenutztes löschen, dann `netz check` aufrufen. Alle Felder erklärt data/README.md.",
		"Now replace the examples, delete what is not used, then call `netz check`. data/README.en.md explains all fields."))
	return nil
}

// newID decides the id of a new record: as given, for persons made up, for the network and the glossary the only one there is.
func (c *command) newID(root *os.Root, kind *model.Kind, ids []string) (string, error) {
	config, err := siteConfig(root, c.source)
	switch {
	case err != nil:
		return "", err
	case kind.Single() && len(ids) > 0:
		return "", wrongCall("davon gibt es nur eine Datei; `netz new %[1]s` braucht keine Kennung", "there is only one such file; `netz new %[1]s` needs no id", kind.Name)
	case kind.Single():
		return kind.Name, nil
	case len(ids) == 0 && kind.Name == "persons":
		return freePerson(root)
	case len(ids) == 0:
		return "", wrongCall("es fehlt die Kennung, zum Beispiel `netz new %[1]s sprache`", "the id is missing, such as `netz new %[1]s sprache`", kind.Name)
	case !load.FitID(ids[0]):
		return "", unfitID(ids[0])
	case load.ReservedID(kind.Name, ids[0], config):
		return "", wrongCall("das Wort %[1]q ist vergeben und kann keine Kennung sein; ein weiteres Wort anhängen, zum Beispiel %[1]s-1",
			"the word %[1]q is taken and can't be an id; add another word, such as %[1]s-1", ids[0])
	}
	return ids[0], nil
}

func unfitID(id string) error {
	advice := diag.M("nur kleine Buchstaben a–z, Ziffern und einzelne Bindestriche, höchstens %d Zeichen", "only small letters a–z, digits and single hyphens, at most %d characters", load.MaxID)
	if fit := load.SuggestID(id); fit != "" {
		advice.De += ", zum Beispiel " + fit
		advice.En += ", such as " + fit
	}
	return usageError{diag.M("%[1]q ist als Kennung nicht geeignet; %[2]s", "%[1]q is no fit id; %[3]s", id, advice.De, advice.En)}
}

// siteConfig reads config.toml, which tells that the folder is a site's and which words its addresses need.
func siteConfig(root *os.Root, source string) (*lang.Config, error) {
	src, err := root.ReadFile(configName)
	if err != nil {
		return nil, noSite(source)
	}
	config, err := load.Config(src, "")
	if err != nil {
		return nil, configFault(err)
	}
	return config, nil
}

// Ids of persons tell nothing and are easy to read aloud: no letter or digit that looks like another.
const (
	personLetters = "23456789abcdefghjkmnpqrstuvwxyz"
	personLength  = 4
)

// freePerson makes up an id that no person of the site has.
func freePerson(root *os.Root) (string, error) {
	for range 100 {
		id, err := personID()
		if err != nil {
			return "", err
		}
		if _, err := root.Lstat("data/persons/" + id + ".toml"); errors.Is(err, fs.ErrNotExist) {
			return id, nil
		}
	}
	return "", wrongCall("es findet sich keine freie Kennung; bitte eine nennen, zum Beispiel `netz new person p-7k3f`", "no free id was found; please give one, such as `netz new person p-7k3f`")
}

func personID() (string, error) {
	id := []byte("p-")
	for range personLength {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(personLetters))))
		if err != nil {
			return "", fmt.Errorf("make up an id: %w", err)
		}
		id = append(id, personLetters[n.Int64()])
	}
	return string(id), nil
}

// createFile writes a file that must not exist yet. A file that could not be written whole is taken away again.
func createFile(root *os.Root, name, text string) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, root.Remove(name))
	}
	return nil
}
