package history

import (
	"cmp"
	"maps"
	"slices"

	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/parallel"
	"offenesnetz/tools/internal/record"
)

// chunk is how many files are held in memory at once, or those of one commit.
const chunk = 256

// job is one file that a commit changed.
type job struct {
	commit   *commit
	at       place
	old, new []byte
	gone     bool // the commit took the file away
	made     bool // there was no file before
	moved    bool // the file goes on under another name, with its own job
	told     told
}

// told is what a job found out.
type told struct {
	fields  []model.FieldChange
	publish string
	same    bool // nothing that readers see was changed
	unread  int  // versions that can't be read
}

// changes tells what the commits did to records. unread counts the versions of files that can't be read today.
func (r *repository) changes(list []commit, prefix string) (out []model.Change, unread int, err error) {
	jobs, blobsOf := jobsOf(list, prefix)
	if len(jobs) == 0 {
		return nil, 0, nil
	}
	b, err := r.git.Blobs(r.ctx)
	if err != nil {
		return nil, 0, err
	}
	defer b.Close()
	for start, end := 0, 0; start < len(jobs); start = end {
		end = wholeCommits(jobs, start)
		part := jobs[start:end]
		for i := range part {
			e := blobsOf[start+i]
			if part[i].old, err = b.Get(e.Old, record.MaxBytes); err == nil {
				part[i].new, err = b.Get(e.New, record.MaxBytes)
			}
			if err != nil {
				return nil, 0, err
			}
		}
		for rest := part; len(rest) > 0; {
			n := commitLength(rest)
			rename(rest[:n])
			rest = rest[n:]
		}
		parallel.Each(len(part), func(i int) { part[i].compare() })
		for i := range part {
			unread += part[i].told.unread
			part[i].old, part[i].new = nil, nil
		}
	}
	return merge(jobs), unread, nil
}

// wholeCommits gives the end of the jobs from start on that are done together: commits as a whole.
func wholeCommits(jobs []job, start int) int {
	end := start
	for end < len(jobs) && end-start < chunk {
		end += commitLength(jobs[end:])
	}
	return end
}

// commitLength is how many jobs the first commit has.
func commitLength(jobs []job) int {
	for i := range jobs {
		if jobs[i].commit != jobs[0].commit {
			return i
		}
	}
	return len(jobs)
}

// jobsOf lists the files of records that the commits changed, in the order of commits and names.
func jobsOf(list []commit, prefix string) ([]job, []git.Entry) {
	var jobs []job
	var entries []git.Entry
	for i := range list {
		for _, e := range list[i].files {
			if at, ok := placeOf(e.Path, prefix); ok {
				jobs = append(jobs, job{commit: &list[i], at: at, gone: e.New == "", made: e.Old == ""})
				entries = append(entries, e)
			}
		}
	}
	return jobs, entries
}

// compare finds out what the commit did to the file.
func (j *job) compare() {
	switch {
	case j.moved:
	case j.at.language != "":
		j.translation()
	case j.gone:
	case j.made:
		j.version(j.new)
	default:
		now := j.version(j.new)
		before, ok := load.Version(j.at.kind, j.at.id, j.old)
		if now == nil || !ok {
			j.told.unread = 1
			return
		}
		j.told.fields = compare(j.at.kind, before.Fields(), now.Fields())
	}
}

// version reads the file as the commit left it; nil where it can't be read.
func (j *job) version(src []byte) model.Record {
	r, ok := load.Version(j.at.kind, j.at.id, src)
	if !ok {
		j.told.unread, j.told.publish = 1, "?"
		return nil
	}
	j.told.publish = model.PublishOf(r)
	return r
}

// translation compares two versions of an overlay: who translated it and how is no change of the text.
func (j *job) translation() {
	if j.made || j.gone {
		return
	}
	before, ok := load.Translated(j.old)
	now, readable := load.Translated(j.new)
	if !ok || !readable {
		j.told.unread, j.told.same = 1, true
		return
	}
	j.told.same = maps.Equal(before, now)
}

// merge makes one change of what a commit did to a record and to its translations.
func merge(jobs []job) []model.Change {
	var out []model.Change
	index := map[place]int{}
	var now *commit
	for i := range jobs {
		j := &jobs[i]
		if j.moved {
			continue
		}
		if j.commit != now {
			now = j.commit
			clear(index)
		}
		whole := place{kind: j.at.kind, id: j.at.id}
		at, there := index[whole]
		if !there {
			at = len(out)
			index[whole] = at
			out = append(out, model.Change{At: instant(now.at), Token: token(now.id), Kind: j.at.kind, ID: j.at.id, What: model.Edited, Said: now.said})
		}
		j.into(&out[at])
	}
	for i := range out {
		slices.SortFunc(out[i].Languages, func(a, b model.LanguageChange) int { return cmp.Compare(a.Language, b.Language) })
	}
	return out
}

func (j *job) into(c *model.Change) {
	what := model.Edited
	switch {
	case j.made:
		what = model.Added
	case j.gone:
		what = model.Removed
	}
	if j.at.language != "" {
		if !j.told.same {
			c.Languages = append(c.Languages, model.LanguageChange{Language: j.at.language, What: what})
		}
		return
	}
	c.Own = true
	c.What, c.Fields, c.Publish, c.Unread = what, j.told.fields, j.told.publish, j.told.unread > 0
}
