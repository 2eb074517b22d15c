package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/history"
	"offenesnetz/tools/internal/lang"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/page"
	"offenesnetz/tools/internal/publish"
)

// buildJob builds one site for a server: the same steps as `netz build`, in silence.
func (c *command) buildJob(ctx context.Context, job publish.Job) (*publish.Built, diag.List, error) {
	sub := *c
	sub.ctx, sub.source, sub.theme, sub.json, sub.quiet, sub.stderr = ctx, job.Source, job.Theme, false, true, io.Discard
	r := &building{command: &sub, begun: c.now(), flags: buildFlags{
		out: job.Out, baseURL: job.BaseURL, before: job.Before, preview: job.Preview, merged: job.Merged,
		pushed: &history.Options{Dir: job.Repo, Commit: job.Commit, Objects: job.Objects},
	}}
	cache := filepath.Join(job.Source, "build")
	unlock, err := sub.lock(cache)
	if err != nil {
		return nil, nil, refused(err)
	}
	defer unlock()
	if err := r.all(cache); err != nil {
		return nil, r.found, refused(err)
	}
	built, err := c.built(r)
	return built, r.found, err
}

// refused takes over the sentence with which a build ended.
func refused(err error) error {
	var f *failure
	var wrong usageError
	switch {
	case errors.As(err, &f) && f.message != (diag.Message{}):
		return &publish.Refusal{Message: f.message}
	case errors.As(err, &wrong):
		return &publish.Refusal{Message: wrong.message}
	}
	return err
}

// lack notes that readers of a language don't get all of a record as it stands.
func lack(r *publish.Record, key string, missing, outdated bool) {
	if missing {
		r.Missing = append(r.Missing, key)
	}
	if outdated {
		r.Outdated = append(r.Outdated, key)
	}
}

// built tells what a finished build shows.
func (c *command) built(r *building) (*publish.Built, error) {
	source, err := load.Open(r.source)
	if err != nil {
		return nil, err
	}
	defer source.Close()
	r.in.source = source
	out := &publish.Built{Pages: r.stats.Pages, AsOf: r.in.asOf, BaseURL: r.in.config.BaseURL, Languages: map[string]diag.Message{}}
	for i := range r.in.config.Languages {
		l := &r.in.config.Languages[i]
		out.Languages[l.Key] = languageName(l)
	}
	v := r.composed.Original()
	for _, rec := range slices.Concat([]model.Record{r.in.records.Network}, r.composed.Facts.All()) {
		out.Records = append(out.Records, r.in.shownRecord(v, rec))
	}
	for _, p := range r.in.records.Prose {
		out.Records = append(out.Records, r.in.shownProse(v, p))
	}
	for _, w := range r.stats.Withheld {
		out.Withheld = append(out.Withheld, w.line())
		out.Hidden = append(out.Hidden, w.key())
	}
	for _, d := range r.found {
		if d.Severity == diag.Warning && strings.HasPrefix(d.Code, "private-") {
			out.Private = append(out.Private, diag.M("%[1]s: %[2]s", "%[1]s: %[3]s", d.Pos.String(), d.Message.De, d.Message.En))
		}
		if d.Severity == diag.Warning && d.Code != "overlay-outdated" { // told by language
			out.Warnings = append(out.Warnings, d)
		}
	}
	return out, nil
}

// languageName names a language for the people who push.
func languageName(l *lang.Language) diag.Message {
	if l.EasyGerman() {
		return diag.M("Leichte Sprache", "Easy German")
	}
	tag := language.Make(l.Tag)
	return diag.Message{De: display.German.Languages().Name(tag), En: display.English.Languages().Name(tag)}
}

// shownRecord tells of a record what a server compares.
func (in *input) shownRecord(v *page.Voice, rec model.Record) publish.Record {
	b := rec.Meta()
	title, _ := v.Plain(b.Title)
	out := publish.Record{Key: b.Key(), Kind: model.KindOf(b.Kind).Label, Title: title, Path: v.RecordPath(rec)}
	stem := strings.TrimSuffix(b.File, ".toml")
	out.Sum = in.sumOf(func(key string) string { return stem + "." + key + ".toml" }, b.File)
	for _, key := range in.translations() {
		missing, outdated := false, false
		rec.Fields().Walk(func(_ string, f *model.Field) {
			for _, t := range f.Texts() {
				state := t.StateIn(key)
				missing = missing || state == model.StateMissing && f.Name != "name"
				outdated = outdated || state == model.StateOutdated
			}
		})
		lack(&out, key, missing, outdated)
	}
	return out
}

func (in *input) shownProse(v *page.Voice, p *model.Prose) publish.Record {
	text := p.In[in.config.Default]
	out := publish.Record{Key: "pages/" + p.ID, Kind: diag.M("Text", "text"), Title: text.Title.S, Path: v.ProsePath(p)}
	out.Sum = in.sumOf(func(key string) string { return "content/" + p.ID + "." + key + ".md" }, text.File)
	for _, key := range in.translations() {
		state := p.StateIn(key)
		lack(&out, key, state == model.StateMissing, state == model.StateOutdated)
	}
	return out
}

func (in *input) translations() []string {
	return slices.DeleteFunc(in.config.Keys(), func(k string) bool { return k == in.config.Default })
}

// sumOf sums the bytes of a record's file and of its translations.
func (in *input) sumOf(translation func(key string) string, name string) string {
	h := sha256.New()
	for _, file := range append([]string{name}, mapped(in.translations(), translation)...) {
		data, err := in.source.ReadFile(file)
		if err != nil {
			continue // not translated
		}
		h.Write([]byte(file))
		h.Write(data)
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

func mapped(words []string, f func(string) string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = f(w)
	}
	return out
}
