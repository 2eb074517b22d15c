package site

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"offenesnetz/tools/internal/diag"
)

var (
	ansi = regexp.MustCompile("\x1b\\[[0-9;]*[A-Za-z]")
	// "/site/layouts/home.html:3:5": as Hugo names a file it has opened
	quotedPlace = regexp.MustCompile(`"([^"\n]+):(\d+):(\d+)"`)
	// template: partials/x.html:3:5: as Go's template package names one
	templatePlace = regexp.MustCompile(`template: ([^\s:"]+):(\d+):(?:(\d+):)?`)
	peakLine      = regexp.MustCompile(`(?m)^` + peakMark + `(\d+)$`)
	loggedOnly    = regexp.MustCompile(`logged \d+ error\(s\)$`)
)

// unplaced stands for the file where Hugo names none.
const unplaced = "hugo"

// parseLog turns Hugo's stderr into faults. source is the folder that file names are made relative to.
func parseLog(text, source string) diag.List {
	var list diag.List
	var entries []entry
	for line := range strings.Lines(ansi.ReplaceAllString(text, "")) {
		line = strings.TrimSpace(line)
		level, rest, _ := strings.Cut(line, " ")
		switch {
		case level == "WARN" || level == "ERROR":
			entries = append(entries, entry{level, strings.TrimSpace(rest)})
		case line != "" && len(entries) > 0:
			entries[len(entries)-1].text += " " + line
		}
	}
	for _, e := range entries {
		if !e.isEcho(len(entries)) {
			e.report(&list, source)
		}
	}
	list.Sort()
	return list
}

// entry is one message of Hugo's log, its lines joined.
type entry struct{ level, text string }

// isEcho reports a closing "logged 2 error(s)", which only counts the messages before it.
func (e entry) isEcho(entries int) bool {
	return entries > 1 && e.level == "ERROR" && loggedOnly.MatchString(e.text)
}

func (e entry) report(list *diag.List, source string) {
	pos := place(e.text, source)
	text := strings.ReplaceAll(e.text, source+string(filepath.Separator), "")
	if e.level == "WARN" {
		list.Add(pos, "hugo-warning", diag.M("Hugo warnt: %s", "Hugo warns: %s", text), diag.Message{})
		return
	}
	list.Add(pos, "hugo-error", diag.M("Hugo meldet: %s", "Hugo says: %s", text), diag.Message{})
}

// place finds the innermost position that a message names.
func place(text, source string) diag.Pos {
	m := last(quotedPlace, text)
	if m == nil {
		m = last(templatePlace, text)
	}
	if m == nil {
		return diag.Pos{File: unplaced}
	}
	line, _ := strconv.Atoi(m[2])
	column, _ := strconv.Atoi(m[3])
	file := m[1]
	if rel, err := filepath.Rel(source, file); err == nil && filepath.IsAbs(file) && filepath.IsLocal(rel) {
		file = rel
	}
	return diag.Pos{File: filepath.ToSlash(file), Line: line, Column: max(column, 1)}
}

func last(pattern *regexp.Regexp, text string) []string {
	all := pattern.FindAllStringSubmatch(text, -1)
	if len(all) == 0 {
		return nil
	}
	return all[len(all)-1]
}
