package site

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// Schemes are the kinds of object storage that a site can be deployed to.
var Schemes = []string{"s3", "gs", "azblob", "file"}

var (
	// ErrTaken says that a target holds something that is not a site of this network: deploying would remove it.
	ErrTaken = errors.New("the target holds something else")
	// ErrNoSite says that there is no built site to deploy.
	ErrNoSite = errors.New("there is no built site")
)

// Deployment says which site goes to which object storage.
type Deployment struct {
	Exe     string   // the program that becomes Hugo
	ExeArgs []string // its arguments ahead of Hugo's
	Site    string   // folder of the built site
	Target  string   // address of the storage, of one of the Schemes
	DryRun  bool     // only tells what would change
	Force   bool     // sends unchanged files too, for headers that changed
	Env     []string // the environment; the storage's credentials are part of it
}

// Deployed is what a deployment changed or, in a dry run, would change.
type Deployed struct {
	Sent    int
	Removed int
	// SentFiles and RemovedFiles name the files, sorted; only a dry run knows them.
	SentFiles, RemovedFiles []string
}

// Deploy brings a built site into object storage: first what pages need, then pages, then what leads to them; files that
// are there already are not sent. Only after all has arrived is removed what the site has no more. A run that is broken off
// leaves old pages and new ones and is made up for by the next. It takes a binary that can (CanDeploy).
func Deploy(ctx context.Context, d Deployment) (Deployed, error) {
	ours, err := authority(filepath.Join(d.Site, Marker))
	if err != nil {
		return Deployed{}, err
	}
	if d.Target, err = target(d.Target); err != nil {
		return Deployed{}, err
	}
	marker, empty, err := look(ctx, d.Target)
	if err != nil {
		return Deployed{}, err
	}
	if theirs, known := authorityOf(marker); !empty && (!known || theirs != ours) {
		return Deployed{}, ErrTaken
	}
	dir, err := os.MkdirTemp("", "netz-deploy-")
	if err != nil {
		return Deployed{}, err
	}
	defer os.RemoveAll(dir)
	if err := d.configure(dir); err != nil {
		return Deployed{}, err
	}
	if d.DryRun {
		return d.hugo(ctx, dir, "--dryRun", "--maxDeletes", "-1")
	}
	// Hugo goes on to remove after a file could not be sent, so removing is a run of its own.
	sent, err := d.hugo(ctx, dir, "--maxDeletes", "0")
	if err != nil || sent.Removed == 0 {
		return sent, err
	}
	d.Force = false
	_, err = d.hugo(ctx, dir, "--maxDeletes", "-1")
	return sent, err
}

func authority(marker string) (string, error) {
	data, err := os.ReadFile(marker)
	if err != nil {
		return "", ErrNoSite
	}
	if name, ok := authorityOf(data); ok {
		return name, nil
	}
	return "", ErrNoSite
}

// authorityOf reads from a site's marker which network it is of.
func authorityOf(marker []byte) (name string, ok bool) {
	var of struct {
		Authority string `json:"authority"`
	}
	return of.Authority, json.Unmarshal(marker, &of) == nil && of.Authority != ""
}

// target completes the address of a storage. A folder of files gets files alone: no notes beside them, which a web server
// would show, and temporary ones on the same disk.
func target(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	if u.Scheme == "file" {
		q := u.Query()
		q.Set("metadata", "skip")
		q.Set("no_tmp_dir", "true")
		u.RawQuery = q.Encode()
	}
	return u.String(), nil
}

// matcher gives files their headers. The first that fits a file is its.
type matcher struct {
	Pattern      string `json:"pattern"`
	CacheControl string `json:"cacheControl"`
	ContentType  string `json:"contentType,omitempty"`
}

// The headers are those of the web servers in tools/hosting.
var matchers = []matcher{
	{`^css/.*\.[0-9a-f]{64}\.css$`, "public, max-age=31536000, immutable", "text/css; charset=utf-8"},
	{`^files/`, "public, max-age=3600", ""},
	{`(^|/)feed\.xml$`, "public, max-age=900", "application/atom+xml; charset=utf-8"},
	{`\.xml$`, "public, max-age=900", "application/xml; charset=utf-8"},
	{`\.ics$`, "public, max-age=900", "text/calendar; charset=utf-8"},
	{`\.txt$`, "public, max-age=900", "text/plain; charset=utf-8"},
	{`\.csv$`, "public, max-age=900", "text/csv; charset=utf-8"},
	{`\.json$`, "public, max-age=900", "application/json"},
	{`\.html$`, "public, max-age=300", "text/html; charset=utf-8"},
	{`.`, "public, max-age=300", ""},
}

// order is what is sent one after another. The marker is first: it says whose a half-filled target is. Home and lists of
// addresses are last, as what no pattern fits.
var order = []string{`^` + regexp.QuoteMeta(Marker) + `$`, `^(css|files)/`, `.+/.+`}

// configure writes what Hugo has to know.
func (d Deployment) configure(dir string) error {
	site, err := filepath.Abs(d.Site)
	if err != nil {
		return err
	}
	data, err := json.Marshal(map[string]any{
		"baseURL":      "https://netz.invalid/",
		"publishDir":   site,
		"cacheDir":     filepath.Join(dir, "cache"),
		"disableKinds": []string{"home", "page", "section", "taxonomy", "term", "rss", "sitemap", "robotsTXT", "404"},
		"deployment": map[string]any{
			"targets":  []map[string]any{{"name": "netz", "URL": d.Target}},
			"matchers": matchers, "order": order,
		},
	})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "hugo.json"), data, 0o600)
}

// hugo runs Hugo's own deploy.
func (d Deployment) hugo(ctx context.Context, dir string, flags ...string) (Deployed, error) {
	if d.Force {
		flags = append(flags, "--force")
	}
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, d.Exe, slices.Concat(d.ExeArgs, []string{"deploy", "--source", dir, "--config", "hugo.json", "--noBuildLock"}, flags)...)
	cmd.Dir, cmd.Env = dir, withoutSettings(d.Env)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	bind(cmd)
	runtime.LockOSThread() // the kernel ends the child with the thread that started it
	defer runtime.UnlockOSThread()
	err := cmd.Run()
	if ctx.Err() != nil {
		return Deployed{}, context.Cause(ctx)
	}
	if err != nil {
		return Deployed{}, fmt.Errorf("%w: %s", err, lastLines(stderr.String(), 3))
	}
	return told(stdout.String())
}

// withoutSettings keeps credentials, and drops what would change Hugo or Go unseen.
func withoutSettings(env []string) []string {
	return slices.DeleteFunc(slices.Clone(env), func(pair string) bool {
		return strings.HasPrefix(pair, "HUGO") || strings.HasPrefix(pair, "GODEBUG=")
	})
}

var (
	identified  = regexp.MustCompile(`(?m)^Identified (\d+) file\(s\) to upload, .* and (\d+) file\(s\) to delete\.$`)
	unchanged   = regexp.MustCompile(`(?m)^No changes required\.$`)
	wouldUpload = regexp.MustCompile(`(?m)^\[DRY RUN\] Would upload: (.+) \([^()]*\): [^:]*$`)
	wouldDelete = regexp.MustCompile(`(?m)^\[DRY RUN\] Would delete (.+)$`)
)

// told reads what Hugo says of a deployment.
func told(stdout string) (Deployed, error) {
	if unchanged.MatchString(stdout) {
		return Deployed{}, nil
	}
	m := identified.FindStringSubmatch(stdout)
	if m == nil {
		return Deployed{}, fmt.Errorf("hugo deploy did not say what it did: %s", lastLines(stdout, 3))
	}
	var out Deployed
	out.Sent, _ = strconv.Atoi(m[1])
	out.Removed, _ = strconv.Atoi(m[2])
	for _, file := range wouldUpload.FindAllStringSubmatch(stdout, -1) {
		out.SentFiles = append(out.SentFiles, file[1])
	}
	for _, file := range wouldDelete.FindAllStringSubmatch(stdout, -1) {
		out.RemovedFiles = append(out.RemovedFiles, file[1])
	}
	slices.Sort(out.SentFiles)
	slices.Sort(out.RemovedFiles)
	return out, nil
}
