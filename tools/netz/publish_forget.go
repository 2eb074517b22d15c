package main

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/forget"
	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
)

func (c *command) publishForget(de bool) *cobra.Command {
	var (
		file     string
		surnames bool
	)
	cmd := &cobra.Command{
		Use:   pick(de, "forget KENNUNG", "forget ID"),
		Short: pick(de, "Zeigt, wo in der git-Geschichte Angaben zu einer Person noch stehen, und wie sie verschwinden", "Shows where in git's history data of a person still stands, and how to remove it"),
		Long: pick(de, "Gelesen werden alle Zweige und Marken des Repositorys, in dem --source liegt (auch ORDNER/repo.git eines Servers). Genannt werden Dateien,\nFelder und Commits, nie die Angaben selbst, es sei denn, eine Datei heißt so. Geändert wird nichts.",
			"What is read are all branches and tags of the repository that holds --source (DIR/repo.git of a server too). Files, fields and\ncommits are named, never the data, unless a file is called so. Nothing is changed."),
		Example: "  netz publish forget p-7k3f\n  netz publish forget p-7k3f --replacements /tmp/ersetzen.txt",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongCall("`netz publish forget` braucht die Kennung einer Person, zum Beispiel p-7k3f", "`netz publish forget` needs the id of a person, such as p-7k3f")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return c.forget(args[0], file, surnames) },
	}
	cmd.Flags().StringVar(&file, "replacements", "", pick(de, "Datei, in die geschrieben wird, was in Texten zu ersetzen ist; sie enthält die Angaben selbst", "file to write what is to be replaced in texts; it holds the data itself"))
	cmd.Flags().BoolVar(&surnames, "surname", false, pick(de, "dort auch den Nachnamen allein ersetzen, wo immer er steht", "replace the surname alone there too, wherever it stands"))
	return cmd
}

// forget tells where data of a record stands in the history.
func (c *command) forget(id, file string, surnames bool) error {
	kind, rest, named := strings.Cut(id, "/")
	if !named {
		kind, rest = "persons", id
	}
	if k := model.KindOf(kind); k == nil || k.Single() || !load.FitID(rest) {
		return wrongCall("%q ist keine Kennung wie p-7k3f oder news/2026-03-14-fest", "%q is no id such as p-7k3f or news/2026-03-14-fest", id)
	}
	program, err := exec.LookPath("git")
	if err != nil {
		return wrongCall("git ist nicht installiert", "git is not installed")
	}
	ref := model.Ref{Kind: kind, ID: rest}
	found, err := forget.Find(c.ctx, &git.Repository{Program: program, Dir: c.source, Env: os.Environ()}, ref)
	switch {
	case c.ctx.Err() != nil:
		return err
	case errors.Is(err, forget.ErrShallow):
		return wrongCall("der Klon ist flach, ältere Commits fehlen; erst `git fetch --unshallow`", "the clone is shallow, older commits are missing; first `git fetch --unshallow`")
	case err != nil:
		return wrongCall("git kann die Geschichte in %q nicht lesen: %v", "git can't read the history in %q: %v", c.source, err)
	}
	if file != "" {
		if err := c.replacements(file, found.Replacements(surnames)); err != nil {
			return err
		}
	}
	if c.json {
		return c.forgetJSON(found)
	}
	c.tellForgotten(ref, found)
	switch {
	case found.Nothing():
	case found.OnlyNow():
		c.print(diag.M("Sonst steht nichts mehr da: Übrig ist, was die Datei heute sagt. Ist auch das zu viel, erst dort löschen und committen, dann noch einmal fragen.", "Nothing else stands there: what is left is what the file says today. If that is too much, delete it there and commit first, then ask again."))
	default:
		c.tellCommands(ref, found, file)
	}
	return nil
}

// replacements writes the file that holds the data itself: for its owner alone, and not where it could be committed.
func (c *command) replacements(file string, text []byte) error {
	abs, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	top, err := filepath.Abs(c.source)
	if err != nil {
		return err
	}
	if in, err := filepath.Rel(top, abs); err == nil && filepath.IsLocal(in) {
		return wrongCall("%q liegt im Ordner der Seite und käme mit ins Repository; eine Datei anderswo nennen", "%q lies in the site's folder and would get into the repository; name a file elsewhere", file)
	}
	f, err := os.OpenFile(abs, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return wrongCall("die Datei %q lässt sich nicht anlegen, oder es gibt sie schon", "the file %q can't be made, or is there already", file)
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

var foundWords = map[string]diag.Message{"name": diag.M("Name", "name"), "email": diag.M("E-Mail-Adresse", "e-mail address"), "phone": diag.M("Telefonnummer", "telephone number"),
	"path": diag.M("Name der Datei", "name of the file"), "surname": diag.M("Nachname allein", "surname alone"), "path-surname": diag.M("Nachname im Namen der Datei", "surname in the name of the file")}

func (c *command) tellForgotten(ref model.Ref, found *forget.Report) {
	if found.Nothing() {
		c.print(diag.M("%s: in der Geschichte steht nichts mehr", "%s: nothing stands in the history any more", ref.Key()))
		return
	}
	for _, p := range found.Own {
		what := strings.Join(p.Fields, ", ")
		c.print(placeLine(p, diag.Message{De: what, En: what}))
	}
	for _, p := range found.Others {
		de, en := make([]string, len(p.Fields)), make([]string, len(p.Fields))
		for i, f := range p.Fields {
			de[i], en[i] = foundWords[f].De, foundWords[f].En
		}
		c.print(placeLine(p, diag.Message{De: strings.Join(de, ", "), En: strings.Join(en, ", ")}))
	}
	for _, m := range found.Messages {
		c.print(diag.M("Commit %s vom %s: in der Nachricht", "commit %s of %s: in the message", m.ID, m.At.Format("2006-01-02")))
	}
	for _, m := range found.Authors {
		c.print(diag.M("Commit %s vom %s: als Urheber", "commit %s of %s: as the author", m.ID, m.At.Format("2006-01-02")))
	}
	for _, id := range found.Refs {
		c.print(diag.M("Marke oder Zweig bei %[1]s: im Namen oder in der Nachricht; `git for-each-ref --points-at %[1]s` nennt ihn: umbenennen oder löschen", "tag or branch at %[1]s: in its name or message; `git for-each-ref --points-at %[1]s` names it: rename or delete it", id))
	}
	if found.Standing() {
		c.print(diag.M("Achtung: in anderen Dateien steht es auch im neuesten Stand; erst dort löschen und committen", "Mind: in other files it stands in the newest state too; delete it there and commit first"))
	}
}

// placeLine tells of a file and what stands in it.
func placeLine(p forget.Place, what diag.Message) diag.Message {
	if what.De != "" {
		what = diag.Message{De: " (" + what.De + ")", En: " (" + what.En + ")"}
	}
	now := diag.Message{}
	if p.Now {
		now = diag.M(", auch im neuesten Stand", ", in the newest state too")
	}
	from, to := p.First.ID+" "+p.First.At.Format("2006-01-02"), p.Last.ID+" "+p.Last.At.Format("2006-01-02")
	return diag.Message{
		De: p.Path + what.De + ": " + count(p.Versions, "Fassung", "Fassungen") + ", " + from + " bis " + to + now.De,
		En: p.Path + what.En + ": " + count(p.Versions, "version", "versions") + ", " + from + " to " + to + now.En,
	}
}

// tellCommands prints what to do. The commands are the same in both languages.
func (c *command) tellCommands(ref model.Ref, found *forget.Report, file string) {
	record := found.Prefix + "data/" + ref.Key()
	main := quoted(record + ".toml")
	keep := "/tmp/" + ref.ID + ".toml"
	if file == "" {
		file = "/tmp/ersetzen-" + ref.ID + ".txt"
		c.print(diag.M("\n0. Aufschreiben lassen, was zu ersetzen ist (die Datei enthält die Angaben; danach löschen):\n   netz publish forget %[1]s --replacements %[2]s", "\n0. Have written down what is to be replaced (the file holds the data; delete it afterwards):\n   netz publish forget %[1]s --replacements %[2]s", ref.Key(), file))
	}
	c.print(diag.M("\n1. In einem frischen Klon mit git-filter-repo (Paket git-filter-repo), URL ist die Adresse des Repositorys:", "\n1. In a fresh clone with git-filter-repo (package git-filter-repo); URL is the repository's address:"))
	c.plain("git clone --no-local URL vergessen && cd vergessen",
		"cp "+main+" "+keep,
		"git filter-repo --force --invert-paths --path-glob "+quoted(record+".*")+" --path-glob "+quoted(record+"/*")+pathOptions(found.Files()),
		"git filter-repo --force --replace-text "+quoted(file)+" --replace-message "+quoted(file))
	if found.Alone() {
		c.print(diag.M("   Wo nur der Nachname steht, bleibt er: Er kann jemand anderes sein. Mit --surname beim Aufschreiben geht er überall weg.", "   Where the surname stands alone it stays: it may be somebody else's. With --surname when it is written down it goes everywhere."))
	}
	if len(found.Authors) > 0 {
		c.print(diag.M("   Wo die Person Urheber ist: eine Datei /tmp/urheber.txt mit einer Zeile „Neuer Name <neu@netz.example> <bisherige Adresse>“, dann", "   Where the person is the author: a file /tmp/urheber.txt with a line “New name <new@netz.example> <former address>”, then"))
		c.plain("git filter-repo --force --mailmap /tmp/urheber.txt")
	}
	c.print(diag.M("   Dann die Datei des Datensatzes so, wie sie bleiben darf, wieder anlegen; sonst verschwindet die Adresse:", "   Then make the record's file again as it may stay; else the address vanishes:"))
	c.plain("mkdir -p "+quoted(path.Dir(record))+" && cp "+keep+" "+main,
		"netz check && git add "+main+" && git commit -m 'Datensatz ohne Angaben'")
	c.print(diag.M("   Ohne git-filter-repo entfernt git selbst die Dateien des Datensatzes, nicht aber, was in anderen Dateien und in Nachrichten steht:", "   Without git-filter-repo, git itself removes the record's files, but not what stands in other files and in messages:"))
	c.plain("git filter-branch --index-filter " + quoted("git rm -r -q --cached --ignore-unmatch -- "+main+" "+quoted(record+".*.toml")+" "+quoted(record)) + " --tag-name-filter cat -- --all")
	c.print(diag.M("\n2. Die neue Geschichte an die Stelle der alten setzen. Alle Commits bekommen neue Namen: Wer einen Klon hat, klont danach neu und pusht nie mehr aus dem alten.",
		"\n2. Put the new history in place of the old one. All commits get new names: whoever has a clone clones anew afterwards and never pushes from the old one."))
	c.plain("git remote add origin URL", "git push --force --all origin && git push --force --tags origin")
	c.print(diag.M("   Ein Server von netz publish lehnt das ab, bis sein Besitzer dort in publish.toml diese Fassung zulässt; `git rev-parse HEAD` nennt sie:", "   A server of netz publish refuses that until its owner lets this version in, in publish.toml there; `git rev-parse HEAD` names it:"))
	c.plain(`rewrite = "…"`)
	c.print(diag.M("\n3. Im Repository auf dem Server aufräumen; sonst bleibt die alte Geschichte dort erreichbar:", "\n3. Clean up in the repository on the server; else the old history can still be reached there:"))
	c.plain("git reflog expire --expire=now --all && git gc --prune=now")
	c.print(diag.M("   Auf einem Server von netz publish stattdessen so, auch für frühere Seiten, Vorschauen und Zwischenspeicher:", "   On a server of netz publish like this instead, for former sites, previews and caches too:"))
	c.plain(pick(c.speech() == "de", "netz publish purge ORDNER", "netz publish purge DIR"))
	c.print(diag.M("\n4. Auch dort steht es noch: in Abzweigungen (forks), Zwischenspeichern von Pipelines, Sicherungen und Archiven im Netz.\n   Bei einem Anbieter auch in Änderungsvorschlägen (pull requests): um Löschung der alten Commits bitten. Danach noch einmal: netz publish forget %[1]s",
		"\n4. It still stands in forks, caches of pipelines, backups and archives on the web.\n   With a hosting provider in pull requests too: ask to have the old commits deleted. Afterwards once more: netz publish forget %[1]s", ref.Key()))
}

// pathOptions names further files that are to go.
func pathOptions(files []string) string {
	var b strings.Builder
	for _, f := range files {
		b.WriteString(" --path " + quoted(f))
	}
	return b.String()
}

// quoted writes a word as a shell reads it whole.
func quoted(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool {
		return !strings.ContainsRune("/._-", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// plain prints commands, each on a line of its own.
func (c *command) plain(commands ...string) {
	for _, l := range commands {
		c.print(diag.Message{De: "   " + l, En: "   " + l})
	}
}

func (c *command) forgetJSON(found *forget.Report) error {
	type commit struct {
		ID string `json:"id"`
		On string `json:"on"`
	}
	type place struct {
		Path     string   `json:"path"`
		Own      bool     `json:"own"`
		Fields   []string `json:"fields"`
		Versions int      `json:"versions"`
		First    commit   `json:"first"`
		Last     commit   `json:"last"`
		Now      bool     `json:"now"`
	}
	brief := func(m forget.Commit) commit { return commit{m.ID, m.At.Format("2006-01-02")} }
	out := struct {
		Places   []place  `json:"places"`
		Messages []commit `json:"messages"`
		Authors  []commit `json:"authors"`
		Refs     []string `json:"refs"`
	}{[]place{}, []commit{}, []commit{}, append([]string{}, found.Refs...)}
	add := func(list []forget.Place, own bool) {
		for _, p := range list {
			out.Places = append(out.Places, place{p.Path, own, append([]string{}, p.Fields...), p.Versions, brief(p.First), brief(p.Last), p.Now})
		}
	}
	add(found.Own, true)
	add(found.Others, false)
	for _, m := range found.Messages {
		out.Messages = append(out.Messages, brief(m))
	}
	for _, m := range found.Authors {
		out.Authors = append(out.Authors, brief(m))
	}
	return json.NewEncoder(c.stdout).Encode(out)
}
