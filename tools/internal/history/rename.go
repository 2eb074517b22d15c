package history

import (
	"bytes"

	"offenesnetz/tools/internal/load"
)

// rename joins the end of a file and the beginning of another in one commit where the new record names the old one's id
// among its former ids: that is one record with another name, and what else was changed of it can be told. jobs are those
// of one commit.
func rename(jobs []job) {
	at := make(map[place]*job, len(jobs))
	for i := range jobs {
		at[jobs[i].at] = &jobs[i]
	}
	for i := range jobs {
		j := &jobs[i]
		if !j.made || j.at.language != "" {
			continue
		}
		for _, id := range formerIDs(j) {
			was := at[place{kind: j.at.kind, id: id}]
			if was == nil || !was.gone || was.moved {
				continue
			}
			j.follows(was)
			follow(jobs, at, id, j.at)
			break
		}
	}
}

func formerIDs(j *job) []string {
	if !bytes.Contains(j.new, []byte("former_ids")) {
		return nil // most are new, and need not be read twice
	}
	r, ok := load.Version(j.at.kind, j.at.id, j.new)
	if !ok {
		return nil
	}
	var out []string
	for _, w := range r.Meta().FormerIDs {
		out = append(out, w.S)
	}
	return out
}

// follow joins the translations of a renamed record. One that got no new file ends with the old one.
func follow(jobs []job, at map[place]*job, former string, now place) {
	for i := range jobs {
		was := &jobs[i]
		if was.at.kind != now.kind || was.at.id != former || was.at.language == "" || !was.gone {
			continue
		}
		if j := at[place{now.kind, now.id, was.at.language}]; j != nil && j.made {
			j.follows(was)
			continue
		}
		was.at.id = now.id
	}
}

// follows makes the job one of a file that was there before under another name.
func (j *job) follows(was *job) {
	j.old, j.made, was.moved = was.old, false, true
}
