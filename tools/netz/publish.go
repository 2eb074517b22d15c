package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/publish"
)

func (c *command) publishCommand(de bool) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "publish",
		Short: pick(de, "Richtet einen Server ein, der jeden Push prüft und veröffentlicht", "Makes a server that checks and publishes every push"),
		Long: pick(de, "Ein Ordner mit einem Repository, das Pushes annimmt, und der Seite, die daraus wird. Ein Push mit Fehlern wird abgelehnt,\nund die bisherige Seite bleibt; andere Zweige werden zu Vorschauen.",
			"A folder with a repository that takes pushes and the site that comes of them. A push with faults is refused and the site\nstays as it is; other branches become previews."),
		Example: "  netz publish init /srv/netz --base-url https://netz.example/\n  git push ssh://netz@server/srv/netz/repo.git main\n  netz publish rollback /srv/netz",
		Args:    knownVerb,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(c.publishInit(de), c.publishStatus(de), c.publishRollback(de), c.publishRepair(de), c.publishRenew(de), c.publishPurge(de), c.publishDue(de), c.publishForget(de), c.publishHook())
	return cmd
}

// folder demands the folder of a server as the first word of a call, with up to more further ones.
func folder(more int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < 1 || len(args) > 1+more {
			return wrongCall("`netz publish %[1]s` braucht den Ordner des Servers, zum Beispiel `netz publish %[1]s /srv/netz`", "`netz publish %[1]s` needs the server's folder, such as `netz publish %[1]s /srv/netz`", cmd.Name())
		}
		return nil
	}
}

// server readies the server in a folder. Without git there is none.
func (c *command) server(dir string) (*publish.Server, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, wrongCall("git ist nicht installiert; ohne git nimmt kein Server etwas an", "git is not installed; without git no server takes anything")
	}
	letOthersRead()
	s := &publish.Server{Dir: abs, Git: program, Env: os.Environ(), Now: c.now(), Build: c.buildJob, Private: c.privateIn}
	s.Say = func(m diag.Message) { c.line(c.stderr, m) }
	s.Show = func(r *publish.Refusal) { c.show(c.stderr, r) }
	return s, nil
}

// line prints one line in the language of the call. The pusher may have gone meanwhile: that is no reason to stop.
func (c *command) line(w io.Writer, m diag.Message) { fmt.Fprintln(w, m.In(c.speech())) }

func (c *command) show(w io.Writer, r *publish.Refusal) {
	r.Found.Sort()
	_ = r.Found.WriteText(w, c.speech()) // the pusher may have gone
	if r.Message != (diag.Message{}) {
		c.line(w, r.Message)
	}
}

// at opens a server that is there.
func (c *command) at(dir string) (*publish.Server, error) {
	s, err := c.server(dir)
	if err == nil {
		s.Settings, err = publish.ReadSettings(s.Dir)
	}
	return s, c.refusal(err)
}

// refusal turns what the owner of a server can mend into a sentence.
func (c *command) refusal(err error) error {
	var (
		r     *publish.Refusal
		f     *failure
		wrong usageError
	)
	if err == nil || errors.As(err, &f) || errors.As(err, &wrong) {
		return err
	}
	if !errors.As(err, &r) {
		return c.disk(err)
	}
	r.Found.Sort()
	if len(r.Found) > 0 {
		c.report(r.Found)
	}
	return &failure{exitFaults, r.Message}
}

func (c *command) publishInit(de bool) *cobra.Command {
	var branch, baseURL, program string
	cmd := &cobra.Command{
		Use: pick(de, "init ORDNER", "init DIR"), Args: folder(0),
		Short: pick(de, "Richtet den Server ein oder bringt ihn auf den Stand dieses netz", "Makes the server, or brings it up to date with this netz"),
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := c.server(args[0])
			if err != nil {
				return err
			}
			if program, err = hookProgram(program); err != nil {
				return err
			}
			if err := s.Init(c.ctx, program, branch, baseURL); err != nil {
				return c.refusal(err)
			}
			if branch != "" && branch != s.Settings.Branch || baseURL != "" && strings.TrimSuffix(baseURL, "/") != strings.TrimSuffix(s.Settings.BaseURL, "/") {
				return wrongCall("den Server gibt es schon; Zweig und Adresse stehen in %[1]s und werden dort geändert", "the server is there already; branch and address stand in %[1]s and are changed there", filepath.Join(s.Dir, publish.SettingsFile))
			}
			c.say(diag.M("Der Server ist bereit. So wird veröffentlicht:\n  git push %[1]s %[2]s\nDer Webserver zeigt %[3]s\nEinstellungen: %[4]s", "The server is ready. This is how to publish:\n  git push %[1]s %[2]s\nThe web server shows %[3]s\nSettings: %[4]s",
				filepath.Join(s.Dir, "repo.git"), s.Settings.Branch, filepath.Join(s.Dir, "site", "current"), filepath.Join(s.Dir, publish.SettingsFile)))
			return nil
		},
	}
	cmd.Flags().StringVar(&branch, "branch", "", pick(de, "Zweig, der veröffentlicht wird; ohne Angabe main", "branch that is published; main where not given"))
	cmd.Flags().StringVar(&baseURL, "base-url", "", pick(de, "Adresse der Seite; ohne Angabe die aus config.toml", "address of the site; that of config.toml where not given"))
	cmd.Flags().StringVar(&program, "netz", "", pick(de, "Programm, das die Hooks starten; ohne Angabe dieses", "program that the hooks start; this one where not given"))
	return cmd
}

// hookProgram gives the absolute path of the program for the hooks. One that `go run` made is gone tomorrow.
func hookProgram(named string) (string, error) {
	if named != "" {
		return filepath.Abs(named)
	}
	exe, err := os.Executable()
	if err == nil && strings.Contains(filepath.ToSlash(exe), "/go-build") {
		err = wrongCall("`go run` baut ein netz, das nach dem Aufruf verschwindet; erst `go build -o netz ./tools/netz`, dann damit einrichten", "`go run` builds a netz that vanishes after the call; first `go build -o netz ./tools/netz`, then use that")
	}
	return exe, err
}

func (c *command) publishRollback(de bool) *cobra.Command {
	anyway := false
	cmd := &cobra.Command{
		Use: pick(de, "rollback ORDNER [NUMMER]", "rollback DIR [NUMBER]"), Args: folder(1),
		Short: pick(de, "Holt eine frühere Seite zurück, bis wieder etwas gesendet wird", "Brings an earlier site back until something is pushed again"),
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := c.at(args[0])
			if err != nil {
				return err
			}
			number := 0
			if len(args) > 1 {
				if number, err = strconv.Atoi(args[1]); err != nil || number < 1 {
					return wrongCall("%q ist keine Nummer einer Seite; `netz publish status` zählt sie auf", "%q is no number of a site; `netz publish status` lists them", args[1])
				}
			}
			r, err := s.Rollback(c.ctx, number, anyway)
			if err != nil {
				return c.refusal(err)
			}
			c.say(diag.M("Zu sehen ist jetzt wieder die Seite %[1]d vom %[2]s.", "Site %[1]d of %[3]s is what readers see again.", r.Number, r.AsOf.Format("02.01.2006 15:04"), r.AsOf.Format("2006-01-02 15:04")))
			return nil
		},
	}
	cmd.Flags().BoolVar(&anyway, "anyway", false, pick(de, "auch wenn die Seite wieder zeigt, was nicht mehr gezeigt werden darf", "even though the site shows again what may no longer be shown"))
	return cmd
}

func (c *command) publishRepair(de bool) *cobra.Command {
	return c.publishAgain("repair", false, de, pick(de, "Bringt nach einem Absturz die Seite dahin, wo der Zweig steht", "After a crash, brings the site to where the branch is"))
}

func (c *command) publishRenew(de bool) *cobra.Command {
	return c.publishAgain("renew", true, de, pick(de, "Baut und veröffentlicht für jetzt: Sperrfristen, Einwilligungen, Termine", "Builds and publishes for now: embargoes, consents, dates"))
}

func (c *command) publishAgain(verb string, again, de bool, short string) *cobra.Command {
	return &cobra.Command{
		Use: verb + pick(de, " ORDNER", " DIR"), Args: folder(0), Short: short,
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := c.at(args[0])
			if err != nil {
				return err
			}
			return c.refusal(s.Repair(c.ctx, again))
		},
	}
}

func (c *command) publishPurge(de bool) *cobra.Command {
	return &cobra.Command{
		Use: pick(de, "purge ORDNER", "purge DIR"), Args: folder(0),
		Short: pick(de, "Entfernt vom Server, was von früheren Fassungen übrig ist: nach `netz publish forget`", "Removes from the server what is left of former versions: after `netz publish forget`"),
		Long: pick(de, "Frühere Seiten, Vorschauen, Zwischenspeicher und alles, was in git kein Zweig und keine Marke mehr hält. Was zu sehen ist, bleibt; zu einer früheren\nSeite führt danach nichts zurück.",
			"Former sites, previews, caches, and whatever in git no branch and no tag holds any more. What readers see stays; nothing leads back\nto a former site afterwards."),
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := c.at(args[0])
			if err != nil {
				return err
			}
			return c.refusal(s.Purge(c.ctx))
		},
	}
}

// publishHook is what git calls through the hooks.
func (c *command) publishHook() *cobra.Command {
	return &cobra.Command{
		Use: "hook HOOK DIR", Hidden: true, Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := c.at(args[1])
			if err != nil {
				return err
			}
			defer func() { c.lang = c.spoken(s) }()
			input, err := io.ReadAll(os.Stdin)
			if err != nil {
				return err
			}
			updates, err := publish.ParseUpdates(string(input))
			if err != nil {
				return err
			}
			s.Say = func(m diag.Message) { fmt.Fprintln(c.stderr, m.In(c.spoken(s))) }
			s.Show = func(r *publish.Refusal) { c.lang = c.spoken(s); c.show(c.stderr, r) }
			if args[0] == "pre-receive" {
				return c.refuseOnHost(s, s.PreReceive(c.ctx, updates, git.Quarantine(os.Environ())))
			}
			// Who pushed may be gone before the site is swapped; it is swapped all the same.
			signal.Ignore(syscall.SIGPIPE)
			return c.refusal(s.PostReceive(c.ctx, updates))
		},
	}
}

// spoken is the language of a hook: nobody gave flags, and the environment is the server's.
func (c *command) spoken(s *publish.Server) string { return s.Speech() }

// refuseOnHost prints why a push is not taken. GitLab shows its users only lines that begin in a certain way.
func (c *command) refuseOnHost(s *publish.Server, err error) error {
	var r *publish.Refusal
	if !errors.As(err, &r) {
		return c.refusal(err)
	}
	c.lang = c.spoken(s)
	var text strings.Builder
	c.show(&text, r)
	if n := len(r.Found); n > 0 {
		c.line(&text, diag.M("Nichts wurde veröffentlicht; die Seite bleibt, wie sie ist. Bitte %[1]s beheben und noch einmal senden.", "Nothing was published; the site stays as it is. Please mend %[2]s and send again.", count(n, "Fehler", "Fehler"), count(n, "fault", "faults")))
	} else {
		c.line(&text, diag.M("Nichts wurde veröffentlicht; die Seite bleibt, wie sie ist.", "Nothing was published; the site stays as it is."))
	}
	prefix := ""
	if c.env("GL_REPOSITORY") != "" || c.env("GL_ID") != "" || c.env("GL_PROJECT_PATH") != "" {
		prefix = "GL-HOOK-ERR: "
	}
	for line := range strings.Lines(text.String()) {
		fmt.Fprint(c.stderr, prefix+line)
	}
	return faults()
}

// when prints an instant for people who read logs.
func when(t time.Time) string { return t.Format("2006-01-02 15:04:05 -07:00") }
