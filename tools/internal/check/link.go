package check

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/text"
)

// links demands that addresses lead to where they may: a scheme that reading devices open safely, or this site.
func links(f *finder, _ *subject, field *model.Field) {
	for _, w := range field.URLs() {
		f.address(w, strings.HasSuffix(field.Name, "url"))
	}
	if field.Type != model.TypeMarkdown {
		return
	}
	for _, t := range field.Texts() {
		f.markdown(t.S, t.Place)
		for _, key := range f.translationKeys(t) {
			f.markdown(t.Translations[key].S, t.Translations[key].Place)
		}
	}
}

// address checks a field that holds an address: whole with a scheme, or a path of the site. page tells that something to
// read lies there, which a telephone or a mailbox does not have.
func (f *finder) address(w model.Word, page bool) {
	scheme := text.Scheme(w.S)
	switch {
	case strings.ContainsFunc(w.S, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }):
		f.badTarget(w.Pos, w.S, diag.M("eine Adresse hat keine Leerzeichen und keine unsichtbaren Zeichen", "an address has no blanks and no invisible characters"))
	case scheme == "" && insidePath(w.S):
	case scheme == "":
		f.outside(w.Pos, w.S)
	case !text.Known(scheme), page && scheme != "https" && scheme != "http":
		f.badScheme(w.Pos, scheme, page)
	case !text.Sound(w.S) || scheme == "mailto" && !mailAddress(strings.TrimPrefix(w.S, "mailto:")):
		f.badTarget(w.Pos, w.S, diag.M("vollständig schreiben, ohne Namen oder Passwort vor dem Rechner", "write it in full, without name or password before the host"))
	case text.FeignedHost(hostOf(w.S)):
		f.feigned(w.Pos, w.S)
	}
}

// hostOf gives the host of a web address or of a mailbox; "" where there is none.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	_, mail, _ := strings.Cut(u.Opaque, "@")
	return u.Hostname() + mail
}

// feigned reports an address that readers would take for another one.
func (f *finder) feigned(pos diag.Pos, target string) {
	f.found.Add(pos, text.LinkFeigned, diag.M("der Verweis auf %q sieht aus wie eine andere Adresse", "the link to %q looks like another address", short(target)),
		diag.M("die Adresse neu eintippen; als Wörter die Adresse selbst oder einen Namen schreiben", "type the address anew; as words write the address itself or a name"))
}

// insidePath tells whether an address is a path of this site that does not climb out of it.
func insidePath(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//") &&
		!strings.ContainsRune(u.Path, '\\') && !slices.Contains(strings.Split(u.Path, "/"), "..")
}

func (f *finder) badScheme(pos diag.Pos, scheme string, page bool) {
	advice := diag.M("erlaubt sind https, http, mailto und tel", "allowed are https, http, mailto and tel")
	if page {
		advice = diag.M("hier gehört die Adresse einer Seite oder Datei hin, mit https oder http", "the address of a page or file belongs here, with https or http")
	}
	f.found.Add(pos, text.LinkScheme, diag.M("Verweise der Art %q sind hier nicht erlaubt", "links of the sort %q are not allowed here", scheme+":"), advice)
}

func (f *finder) badTarget(pos diag.Pos, target string, advice diag.Message) {
	f.found.Add(pos, text.LinkTarget, diag.M("%q ist keine Adresse, die sich öffnen lässt", "%q is no address that can be opened", target), advice)
}

func (f *finder) outside(pos diag.Pos, target string) {
	f.found.Add(pos, "link-outside", diag.M("%q ist weder eine vollständige Adresse noch ein Pfad dieser Seite", "%q is neither a full address nor a path of this site", target),
		diag.M(`mit "https://" oder mit "/" beginnen; ".." ist nicht erlaubt`, `begin with "https://" or "/"; ".." is not allowed`))
}

// markdown reports what package text would leave out of a page. place tells where a line and column of the text stand.
func (f *finder) markdown(md string, place func(line, column int) diag.Pos) {
	if harmless(md) {
		return
	}
	_, problems := text.HTML(md, text.Options{Resolve: f.resolves})
	for _, p := range problems {
		f.problem(place(p.Line, p.Column), p)
	}
}

// harmless tells of a text, at a glance, that it has neither links nor HTML nor anything nested: most texts.
func harmless(md string) bool {
	const enough = 50 // signs that nesting would need; see package text
	signs := 0
	for i := range len(md) {
		switch md[i] {
		case '[', '<':
			return false
		case '>', '*', '_', '`', '|', '-', '+', '.', ')', '\t':
			if signs++; signs == enough {
				return false
			}
		}
	}
	return !strings.Contains(md, strings.Repeat(" ", enough))
}

func (f *finder) problem(pos diag.Pos, p text.Problem) {
	switch p.Code {
	case text.LinkScheme:
		f.badScheme(pos, p.Value, false)
	case text.LinkTarget:
		f.unresolved(pos, p.Value)
	case text.LinkFeigned:
		f.feigned(pos, p.Value)
	case text.RawHTML:
		f.found.Add(pos, p.Code, diag.M("HTML im Text: %s", "HTML in the text: %s", short(p.Value)),
			diag.M("Markdown verwenden: *kursiv*, **fett**, [Name](https://…)", "use Markdown: *italic*, **bold**, [name](https://…)"))
	case text.ImageInline:
		f.found.Add(pos, p.Code, diag.M("Bild im Text: %s", "picture in the text: %s", short(p.Value)),
			diag.M("Bilder als [[image]] mit Beschreibung eintragen", "declare pictures as [[image]] with a description"))
	case text.TextDeep:
		f.found.Add(pos, p.Code, diag.M("der Text ist zu tief verschachtelt, oder ein Absatz hat zu viele Verweise und Hervorhebungen", "the text is nested too deeply, or a paragraph has too many links and emphases"),
			diag.M("Listen und Zitate flacher schreiben, lange Absätze teilen", "write flatter lists and quotations, split long paragraphs"))
	}
}

func short(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// resolves tells whether a link without scheme leads to a record, to a kind's list, to a page of the network, to the glossary
// or to a hand-written page. What can't be read has its fault already and counts as there.
func (f *finder) resolves(target string) (string, bool) {
	target, _, _ = strings.Cut(target, "#")
	kind, id, _ := strings.Cut(target, "/")
	switch {
	case f.records.Refused[target]:
		return target, true
	case kind == "pages":
		return target, f.prose[id]
	case kind == "network":
		return target, id == "" || slices.Contains(model.NetworkPages, id)
	case kind == model.GlossaryKind:
		return target, id == "" && len(f.records.Glossary.Terms) > 0
	case id == "":
		return target, model.KindOf(kind) != nil
	}
	return target, f.records.Has(kind, id)
}

// unresolved tells why a link without scheme leads nowhere.
func (f *finder) unresolved(pos diag.Pos, target string) {
	path, _, _ := strings.Cut(target, "#")
	kindName, id, _ := strings.Cut(path, "/")
	kind := model.KindOf(kindName)
	switch {
	case target == "":
		f.found.Add(pos, text.LinkTarget, diag.M("einem Verweis fehlt das Ziel, oder er hat keine Wörter", "a link lacks its target, or it has no words"), recordLinkAdvice)
	case placeholder.MatchString(target):
		f.badTarget(pos, target, diag.M("den Platzhalter allein schreiben: Adressen macht netz selbst zum Verweis", "write the placeholder alone: netz makes addresses links by itself"))
	case kind != nil && !kind.Single() && id != "":
		f.missing = append(f.missing, missing{pos, text.LinkTarget, kind, id})
	case text.Scheme(target) != "":
		f.badTarget(pos, target, diag.M("vollständig schreiben, ohne Namen oder Passwort vor dem Rechner", "write it in full, without name or password before the host"))
	case strings.HasPrefix(target, "/"), strings.HasPrefix(target, "."):
		f.found.Add(pos, "link-outside", diag.M("%q ist kein Verweis auf einen Datensatz", "%q is no link to a record", target), recordLinkAdvice)
	default:
		f.found.Add(pos, text.LinkTarget, diag.M("das Ziel %q gibt es nicht", "there is no target %q", target), recordLinkAdvice)
	}
}

var recordLinkAdvice = diag.M("als [Name](groups/sprache), [Name](pages/about) oder [Name](https://…) schreiben", "write [name](groups/sprache), [name](pages/about) or [name](https://…)")
