package tools_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// goFile is a parsed file of ours.
type goFile struct {
	file
	pkg  string // path of its package from the module's folder
	test bool
	tree *ast.File
	set  *token.FileSet
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	var out []goFile
	for _, f := range filesIn(t, []string{".go"}, "tools", "layouts", "assets", "i18n", "static") {
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, f.name, f.text, parser.ParseComments)
		must(t, err)
		out = append(out, goFile{f, path.Dir(f.name), strings.HasSuffix(f.name, "_test.go"), tree, set})
	}
	return out
}

// imports are the paths that a file imports.
func (f goFile) imports() []string {
	var out []string
	for _, spec := range f.tree.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		out = append(out, name)
	}
	return out
}

// policy is the order of the house: a package imports only the packages of ours that its line names, and these stand
// above it. libraries are the modules of others that it may know, by the beginnings of their paths.
var policy = []struct{ name, ours, libraries string }{
	{"diag", "", ""},
	{"report", "diag", ""},
	{"parallel", "", ""},
	{"media/pdf", "", ""},
	{"media", "diag media/pdf", ""},
	{"lang", "", "github.com/BurntSushi/toml golang.org/x/text/"},
	{"edtf", "diag", ""},
	{"record", "diag", "github.com/BurntSushi/toml"},
	{"model", "diag edtf record", "golang.org/x/text/"},
	{"glossary", "model", ""},
	{"private", "model glossary", "golang.org/x/text"},
	{"load", "diag parallel media lang record model", "github.com/BurntSushi/toml"},
	{"text", "", "github.com/yuin/goldmark golang.org/x/net/html golang.org/x/net/idna"},
	{"harm", "text", "golang.org/x/net/html"},
	{"recur", "diag", ""},
	{"reading", "diag", "golang.org/x/text/unicode/bidi"},
	{"check", "diag parallel media lang edtf model glossary private load text recur reading", ""},
	{"derive", "diag edtf model private recur", "golang.org/x/text/"},
	{"translate", "diag record model glossary derive", ""},
	{"git", "", ""},
	{"proof", "diag parallel git", ""},
	{"forget", "model private record load git", ""},
	{"history", "diag parallel record model load git", ""},
	{"tree", "diag", "golang.org/x/text/"},
	{"svg", "", ""},
	{"chart", "svg", ""},
	{"picture", "svg", ""},
	{"page", "diag parallel lang edtf model glossary text derive tree chart picture", "github.com/bep/golocales golang.org/x/text/"},
	{"reuse", "parallel proof tree page", "github.com/BurntSushi/toml"},
	{"export/ical", "recur", ""},
	{"export/feed", "", "golang.org/x/text/"},
	{"export", "diag parallel lang edtf model text derive tree page recur export/ical export/feed", ""},
	{"lasting", "diag lang edtf model load check page export", ""},
	{"theme", "diag media tree", ""},
	{"publish", "diag lang private load git tree lasting", "github.com/BurntSushi/toml github.com/gofrs/flock"},
	{"site", "diag parallel", "github.com/gohugoio/hugo/ github.com/gofrs/flock gocloud.dev/ golang.org/x/sys/"},
	{"verify", "diag", "golang.org/x/net/html golang.org/x/text/"},
	{"demo", "model", "github.com/BurntSushi/toml"},
	{"guide", "diag model check translate verify lasting publish", ""},
}

const (
	module   = "offenesnetz/"
	internal = module + "tools/internal/"
)

func TestPolicyNamesOnlyPackagesAbove(t *testing.T) {
	t.Parallel()
	for i, p := range policy {
		for _, name := range strings.Fields(p.ours) {
			if !slices.ContainsFunc(policy[:i], func(q struct{ name, ours, libraries string }) bool { return q.name == name }) {
				t.Errorf("%s may import %s, which does not stand above it", p.name, name)
			}
		}
	}
}

func TestPackagesImportOnlyWhatThePolicyAllows(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		name, ours := strings.CutPrefix(f.pkg, "tools/internal/")
		if !ours || f.test {
			continue
		}
		i := slices.IndexFunc(policy, func(p struct{ name, ours, libraries string }) bool { return p.name == name })
		if i < 0 {
			t.Errorf("%s: the policy doesn't know the package %s", f.name, name)
			continue
		}
		for _, path := range f.imports() {
			if !allowed(path, policy[i].ours, policy[i].libraries) {
				t.Errorf("%s imports %s against the policy", f.name, path)
			}
		}
	}
}

// allowed tells whether a package may import path.
func allowed(path, ours, libraries string) bool {
	if name, ok := strings.CutPrefix(path, internal); ok {
		return slices.Contains(strings.Fields(ours), name)
	}
	if strings.HasPrefix(path, module) {
		return !strings.HasPrefix(path, module+"tools/") // the embedded theme
	}
	first, _, _ := strings.Cut(path, "/")
	if !strings.Contains(first, ".") {
		return path != "net/http" && path != "math/rand" // the standard library, but nothing asks the network
	}
	return slices.ContainsFunc(strings.Fields(libraries), func(start string) bool { return strings.HasPrefix(path, start) })
}

// Hugo is linked in one place, so that everything else builds and tests fast.
func TestOnlyPackageSiteKnowsHugo(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		for _, path := range f.imports() {
			if strings.HasPrefix(path, "github.com/gohugoio/hugo") && f.pkg != "tools/internal/site" {
				t.Errorf("%s imports %s", f.name, path)
			}
			if path == internal+"site" && f.pkg != "tools/netz" {
				t.Errorf("%s imports package site and so all of Hugo", f.name)
			}
		}
	}
}

// Only the command reads the clock and the environment: the same input gives the same bytes.
func TestLibrariesReadNeitherClockNorEnvironment(t *testing.T) {
	t.Parallel()
	measuring := []string{"tools/internal/site/run.go"} // only measures how long Hugo takes
	for _, f := range goFiles(t) {
		if f.test || !strings.HasPrefix(f.pkg, "tools/internal/") || slices.Contains(measuring, f.name) {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if pkg, isName := selected(call, ok); isName {
				switch pkg + "." + call.Sel.Name {
				case "time.Now", "time.Since", "time.Local", "os.Getenv", "os.LookupEnv", "os.Environ", "os.Exit", "os.Args", "log.Fatal", "log.Print", "fmt.Print", "fmt.Println", "fmt.Printf":
					t.Errorf("%s: %s.%s", f.set.Position(call.Pos()), pkg, call.Sel.Name)
				}
			}
			return true
		})
	}
}

func selected(call *ast.SelectorExpr, ok bool) (string, bool) {
	if !ok {
		return "", false
	}
	name, ok := call.X.(*ast.Ident)
	if !ok {
		return "", false
	}
	return name.Name, true
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	t.Parallel()
	said, all := map[string]int{}, map[string]bool{}
	for _, f := range goFiles(t) {
		if f.test && f.pkg != "tools" && f.pkg != "tools/browser" && f.pkg != "tools/musterstadt" {
			continue
		}
		all[f.pkg] = true
		if f.tree.Doc == nil {
			continue
		}
		said[f.pkg]++
		text, start := f.tree.Doc.Text(), "Package "+f.tree.Name.Name+" "
		if f.tree.Name.Name == "main" {
			start = "Command " + path.Base(f.pkg) + " "
		}
		if !strings.HasPrefix(text, start) {
			t.Errorf("%s: the comment of the package does not begin with %q", f.name, start)
		}
	}
	for pkg := range all {
		if said[pkg] != 1 {
			t.Errorf("%s has %d comments that say what it is for", pkg, said[pkg])
		}
	}
}

const (
	fileLines     = 500
	functionLines = 60
)

func TestFilesAndFunctionsStayReadable(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		if n := strings.Count(f.text, "\n"); n > fileLines {
			t.Errorf("%s has %d lines, more than %d", f.name, n, fileLines)
		}
		for _, decl := range f.tree.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || f.test {
				continue
			}
			if n := f.set.Position(fn.End()).Line - f.set.Position(fn.Pos()).Line + 1; n > functionLines {
				t.Errorf("%s: %s has %d lines, more than %d", f.set.Position(fn.Pos()), fn.Name.Name, n, functionLines)
			}
		}
	}
}

// A promise to finish something later is no part of a finished house.
func TestNothingIsLeftForLater(t *testing.T) {
	t.Parallel()
	later := regexp.MustCompile(`\b(?:TO` + `DO|FIX` + `ME|HA` + `CK)\b`)
	for _, f := range filesIn(t, []string{".go", ".html", ".css", ".toml", ".md", ".txtar"}, "tools", "layouts", "assets", "i18n", "data", "content", "config.toml") {
		if m := later.FindString(f.text); m != "" {
			t.Errorf("%s: %s", f.name, m)
		}
	}
}
